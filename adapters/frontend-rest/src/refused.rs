use application::{Class, Failure, Message};
use thiserror::Error;

/// Why a request is none of ours, before anybody asks what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RequestRefused {
    #[error("send a token: Authorization: Bearer ssp_…")]
    NoToken,
    #[error("this is no JSON document")]
    NoJson,
    #[error("send a JSON document: Content-Type: application/json")]
    OtherType,
    #[error("this document is nested too deep")]
    TooDeep,
    #[error("something in this request cannot be taken")]
    Invalid,
    #[error("there is no such field")]
    UnknownField,
    #[error("this value is not of the kind that belongs here")]
    WrongValue,
    #[error("this does not go together with the rest of the request")]
    Mismatched,
    #[error("there is no such parameter")]
    UnknownParameter,
    #[error("this parameter has one value")]
    SecondValue,
    #[error("this is no cursor of this list")]
    OtherCursor,
    #[error("say which version you change: If-Match")]
    NoVersion,
    #[error("it is not the version that If-Match names any more")]
    OtherVersion,
    #[error("its person may do this, but the token does not open it")]
    OtherScope,
}

impl RequestRefused {
    pub const ALL: [Self; 14] = [
        Self::NoToken,
        Self::NoJson,
        Self::OtherType,
        Self::TooDeep,
        Self::Invalid,
        Self::UnknownField,
        Self::WrongValue,
        Self::Mismatched,
        Self::UnknownParameter,
        Self::SecondValue,
        Self::OtherCursor,
        Self::NoVersion,
        Self::OtherVersion,
        Self::OtherScope,
    ];
}

impl Failure for RequestRefused {
    fn class(&self) -> Class {
        match self {
            Self::NoToken | Self::OtherScope => Class::Denied,
            Self::OtherType => Class::WrongType,
            Self::NoVersion | Self::OtherVersion => Class::Refused,
            Self::NoJson
            | Self::TooDeep
            | Self::Invalid
            | Self::UnknownField
            | Self::WrongValue
            | Self::Mismatched
            | Self::UnknownParameter
            | Self::SecondValue
            | Self::OtherCursor => Class::Invalid,
        }
    }

    fn message(&self) -> Message {
        Message::new(match self {
            Self::NoToken => "request-no-token",
            Self::NoJson => "request-no-json",
            Self::OtherType => "request-other-type",
            Self::TooDeep => "request-too-deep",
            Self::Invalid => "request-invalid",
            Self::UnknownField => "request-unknown-field",
            Self::WrongValue => "request-wrong-value",
            Self::Mismatched => "request-mismatched",
            Self::UnknownParameter => "request-unknown-parameter",
            Self::SecondValue => "request-second-value",
            Self::OtherCursor => "request-other-cursor",
            Self::NoVersion => "request-no-version",
            Self::OtherVersion => "request-other-version",
            Self::OtherScope => "request-other-scope",
        })
    }

    fn samples() -> Vec<Self> {
        Self::ALL.into()
    }
}
