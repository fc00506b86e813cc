use std::time::Duration;

use domain_kernel::{DayError, Denied, LineError, Permission, Rule, StoreError};

/// What kind of failure this is, so that each frontend can answer in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The input is wrong; the person can correct it.
    Invalid,
    /// There is more of the input than is taken.
    TooLarge,
    /// The input is of a kind that is not taken.
    WrongType,
    /// The input is fine, but the current state refuses it.
    Refused,
    /// Someone else changed the record first.
    Stale,
    NotFound,
    Denied,
    /// Nothing is wrong, but not now. Trying again later helps.
    Busy,
    /// Too often; not again before this time has passed.
    Throttled(Duration),
    /// Something that this needs does not answer. Trying again later helps, trying again at once
    /// does not. Log the source chain, show nothing of it.
    Unavailable,
    /// What this needs went away in the middle of it, and it may have been done. Log the source
    /// chain, show nothing of it.
    Undecided,
    /// Not the caller's fault. Log the source chain, show nothing of it.
    Broken,
}

impl Class {
    /// Whether what failed may have been done all the same, so that nothing it needs may go.
    pub fn leaves_open(self) -> bool {
        matches!(self, Self::Unavailable | Self::Undecided)
    }
}

/// What to tell a person, before it is known in which language: a key of the catalogs and the
/// values its text asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub key: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

/// A number is not yet text, because languages count and write numbers differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    Number(u32),
    Text(String),
}

/// Implemented by every error a frontend meets. `message` is what a person reads; `Display` is
/// the same in English, for the command line and for logs; `source` is for logs only.
pub trait Failure: std::error::Error {
    fn class(&self) -> Class;
    /// Without a wildcard in its `match`, so that no variant goes without a message.
    fn message(&self) -> Message;
    /// One of each variant, for the test that looks their messages up in every catalog.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
    /// The form field at fault, when there is one.
    fn field(&self) -> Option<&'static str> {
        None
    }
    /// What whoever asked may not do, if that is why.
    fn denied(&self) -> Option<Permission> {
        None
    }
}

impl Message {
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    #[must_use]
    pub fn number(mut self, name: &'static str, value: u32) -> Self {
        self.args.push((name, Arg::Number(value)));
        self
    }

    #[must_use]
    pub fn text(mut self, name: &'static str, value: &str) -> Self {
        self.args.push((name, Arg::Text(value.to_owned())));
        self
    }
}

impl Failure for Denied {
    fn class(&self) -> Class {
        Class::Denied
    }

    fn denied(&self) -> Option<Permission> {
        Some(self.permission)
    }

    fn message(&self) -> Message {
        Message::new("denied")
    }

    fn samples() -> Vec<Self> {
        vec![Self { permission: Permission::TakeTraining }]
    }
}

impl Failure for StoreError {
    fn class(&self) -> Class {
        match self {
            Self::Stale => Class::Stale,
            Self::Duplicate(_) => Class::Refused,
            Self::ReadOnly => Class::Denied,
            Self::Busy => Class::Busy,
            Self::Unavailable(_) => Class::Unavailable,
            Self::Undecided(_) => Class::Undecided,
            Self::Corrupt(_) => Class::Broken,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Stale => Message::new("stale"),
            Self::Duplicate(Rule::Installation) => Message::new("duplicate-installation"),
            Self::Duplicate(Rule::Identifier) => Message::new("duplicate-identifier"),
            Self::Duplicate(Rule::DepartmentName) => Message::new("department-taken"),
            Self::Duplicate(Rule::OpenAttempt) => Message::new("duplicate-attempt"),
            Self::Duplicate(Rule::Assignment) => Message::new("duplicate-assignment"),
            Self::Duplicate(Rule::StudentEmail) => Message::new("student-email-taken"),
            Self::Duplicate(Rule::StudentPerson) => Message::new("student-person-taken"),
            Self::Duplicate(Rule::Enrollment) => Message::new("duplicate-enrollment"),
            Self::Duplicate(Rule::SkillName) => Message::new("skill-name-taken"),
            Self::Duplicate(Rule::SkillLabelName) => Message::new("skill-label-taken"),
            Self::Duplicate(Rule::JobRoleTitle) => Message::new("job-role-title-taken"),
            Self::Duplicate(Rule::ItemCategoryName) => Message::new("item-category-taken"),
            Self::Duplicate(Rule::ItemTag) => Message::new("item-tag-taken"),
            Self::Duplicate(Rule::SerialNumber) => Message::new("item-serial-taken"),
            Self::Duplicate(Rule::OpenCustody) => Message::new("item-in-use"),
            Self::Duplicate(Rule::BlockingOrder) => Message::new("work-order-blocked"),
            Self::Duplicate(Rule::OpenHandover) => Message::new("handover-asked-by-other"),
            Self::Duplicate(Rule::RegistrationNumber) => Message::new("registration-taken"),
            Self::Duplicate(
                Rule::CompanyId
                | Rule::CompanyCode
                | Rule::PersonId
                | Rule::SessionId
                | Rule::DepartmentId
                | Rule::ModuleId
                | Rule::VersionNumber
                | Rule::AttemptId
                | Rule::CompletionId
                | Rule::CurrentCompletion
                | Rule::AttemptOrdinal
                | Rule::ExtraTry
                | Rule::Correction
                | Rule::PathId
                | Rule::StepMark
                | Rule::WorkCalendar
                | Rule::OperatorId
                | Rule::InviteId
                | Rule::PurchaseId
                | Rule::PurchaseNumber
                | Rule::PaymentEvent
                | Rule::MailId
                | Rule::Link
                | Rule::Calendar
                | Rule::ChallengeId
                | Rule::PictureId
                | Rule::VideoId
                | Rule::OpenChallenge
                | Rule::ApiToken
                | Rule::OnceRequest
                | Rule::SecondFactor
                | Rule::JoinRequestId
                | Rule::Reminder
                | Rule::CourseId
                | Rule::MaterialId
                | Rule::StudentId
                | Rule::CourseSessionId
                | Rule::Attendance
                | Rule::SkillId
                | Rule::SkillLabelId
                | Rule::JobRoleId
                | Rule::JobRoleNeed
                | Rule::SkillProfile
                | Rule::RatingId
                | Rule::SkillCertificateId
                | Rule::SkillGrant
                | Rule::ItemCategoryId
                | Rule::ItemLocationId
                | Rule::ItemImportId
                | Rule::ItemId
                | Rule::ItemCode
                | Rule::ItemNeed
                | Rule::CustodyId
                | Rule::ReservationId
                | Rule::WorkOrderId
                | Rule::OrderFileId
                | Rule::InspectionRule
                | Rule::HandoverId
                | Rule::StockColumns
                | Rule::StockVisit
                | Rule::StockConnector
                | Rule::WebhookId
                | Rule::DeliveryId
                | Rule::Delivery,
            ) => Message::new("duplicate-id"),
            Self::ReadOnly => Message::new("token-only-reads"),
            Self::Busy => Message::new("busy"),
            Self::Unavailable(_) => Message::new("unavailable"),
            Self::Undecided(_) => Message::new("undecided"),
            Self::Corrupt(_) => Message::new("broken"),
        }
    }

    fn samples() -> Vec<Self> {
        let rules = Rule::ALL.map(Self::Duplicate);
        let machines = [
            Self::unavailable("the disk is full"),
            Self::undecided("the line was cut"),
            Self::corrupt("no such role"),
        ];
        rules.into_iter().chain([Self::Stale, Self::ReadOnly, Self::Busy]).chain(machines).collect()
    }
}

impl Failure for DayError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Malformed => Message::new("start-malformed"),
            Self::OutOfRange => Message::new("course-day-out-of-range"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Malformed, Self::OutOfRange]
    }
}

impl Failure for LineError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("line-empty"),
            Self::TooLong { max } => {
                Message::new("line-too-long").number("max", u32::try_from(*max).unwrap_or(u32::MAX))
            }
            Self::Unprintable => Message::new("line-unprintable"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Empty, Self::TooLong { max: 120 }, Self::Unprintable]
    }
}

/// Implements [`Failure`] for the error of a use case: for the variants that carry another
/// failure, each with the form field it belongs to if it has none itself, and for its own, each
/// with its class, its key and its field.
///
/// There is no wildcard in what it writes, so no variant goes without a message.
macro_rules! failure {
    ($error:ident {
        $($inner:ident($carried:ty) $(at $inner_field:literal)?,)*
        $(; $($own:ident => $class:ident $key:literal $(at $field:literal)?,)*)?
    }) => {
        impl $crate::Failure for $error {
            fn class(&self) -> $crate::Class {
                match self {
                    $(Self::$inner(it) => it.class(),)*
                    $($(Self::$own => $crate::Class::$class,)*)?
                }
            }

            fn message(&self) -> $crate::Message {
                match self {
                    $(Self::$inner(it) => it.message(),)*
                    $($(Self::$own => $crate::Message::new($key),)*)?
                }
            }

            fn field(&self) -> Option<&'static str> {
                match self {
                    $(Self::$inner(it) => {
                        it.field().or($crate::failure::failure!(@field $($inner_field)?))
                    })*
                    $($(Self::$own => $crate::failure::failure!(@field $($field)?),)*)?
                }
            }

            fn denied(&self) -> Option<::domain_kernel::Permission> {
                match self {
                    $(Self::$inner(it) => it.denied(),)*
                    $($(Self::$own => None,)*)?
                }
            }

            fn samples() -> Vec<Self> {
                let mut samples = Vec::new();
                $(samples.extend(<$carried>::samples().into_iter().map(Self::$inner));)*
                $(samples.extend([$(Self::$own),*]);)?
                samples
            }
        }
    };
    (@field) => { None };
    (@field $field:literal) => { Some($field) };
}

pub(crate) use failure;
