//! What the refusals of films mean.

use domain_training::{LanguageCodeError, TooManyCaptions, Video};

use crate::{Class, Failure, Message};

impl Failure for LanguageCodeError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("video-language-malformed")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for TooManyCaptions {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        let most = u32::try_from(Video::MOST_CAPTIONS).unwrap_or(u32::MAX);
        Message::new("video-captions-too-many").number("most", most)
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}
