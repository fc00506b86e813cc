use domain_equipment::{CustodyReason, ItemId, ItemName, ItemTag, WorkOrderId};
use domain_identity::{
    CompanyName, Email, Identifier, InviteCode, InviteId, Language, LinkId, MailId, Money,
    Operator, Password, Person, PersonName, PurchaseNumber, RegistrationNumber, WrittenMessage,
};
use domain_kernel::{LocalTime, OperatorId, PersonId, Realm, StoreError, Timestamp, Version};
use domain_training::{
    AttemptId, ChallengeReply, ChallengeVerdict, ModuleId, ModuleTitle, QuestionId,
};

use crate::{
    Tx,
    mail::{Digest, DigestLine},
    shop::Paying,
};

/// What a mail is about, with as much as it takes to write it out. No secret is in it: links and
/// temporary passwords follow from a key of the installation, and are made when the mail is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Letter {
    /// A link to choose another password, asked for by somebody who has forgotten theirs.
    ResetPassword { link: LinkId },
    /// The same for an operator.
    ResetOperatorPassword { operator: OperatorId, link: LinkId },
    /// A link to choose one's first password.
    Welcome { link: LinkId },
    /// A temporary password, given by an admin from a form that showed this version of the person.
    TemporaryPassword { shown: Version },
    /// A customer's first temporary password, with what it lets them see.
    CustomerWelcome,
    /// That the person's password was changed, in case it was not they who did it.
    PasswordChanged,
    /// That the person's second factor was, or its recovery codes.
    SecondFactorChanged,
    /// That a token was made that lets a program in for the person, in case it was not they.
    ApiTokenMade,
    /// A link to confirm the address that somebody wants to have. If it is another account's by the
    /// time that the mail is sent, it says so instead.
    ConfirmEmail { link: LinkId },
    /// To the address that somebody has, that they want another one.
    EmailChangeAsked,
    /// To the address that somebody had, that they have another one.
    EmailChanged,
    /// That an admin has given the person's account another e-mail; to the old one and the new.
    EmailEdited,
    /// That an admin has given the person another role.
    RoleEdited,
    /// A link to confirm the address with which somebody asked to join. If it is somebody's by the
    /// time that the mail is sent, it says so instead.
    ConfirmJoin { request: PersonId, link: LinkId },
    /// That somebody wants to join, for those who decide.
    SomebodyWaits,
    /// That somebody who asked to join is in.
    JoinApproved,
    /// That somebody who asked to join is not let in.
    JoinRefused,
    /// What somebody is reminded of today.
    Digest(Digest),
    /// What somebody is late with, because somebody who leads them asked for it to be said.
    Nudge(Vec<DigestLine>),
    /// That somebody who had used all tries at a module may try once more.
    ExtraTry { module: ModuleId, title: ModuleTitle },
    /// What the authors of a question say to somebody who thinks that it is wrong.
    ChallengeAnswered {
        attempt: AttemptId,
        question: QuestionId,
        title: ModuleTitle,
        verdict: ChallengeVerdict,
        reply: ChallengeReply,
    },
    /// What became of an item that somebody has, had or added.
    Item(ItemNews, MailedItem),
    /// That whoever had an item says that it is damaged, for those who keep the equipment. What they
    /// say stands on the order, since it goes with them when they are erased.
    ItemDamaged { order: WorkOrderId, name: ItemName, tag: ItemTag },
    /// That an item which somebody had was taken out of use.
    ItemWithdrawn { name: ItemName, tag: ItemTag, reason: CustodyReason },
    /// That nothing comes of what somebody has reserved.
    ReservationCancelled(CancelledReservation),
    /// What somebody wrote to whoever runs the platform.
    Contact(WrittenTo),
    /// What somebody of the company wrote to its admins.
    Feedback { by: PersonId, written: WrittenTo },
    /// That an order for an invite is here, and what happens next.
    OrderPlaced { order: PurchaseNumber, company: CompanyName, price: Money, paying: Paying },
    /// The invite for which somebody has paid, good for so many days.
    OrderPaid {
        order: PurchaseNumber,
        registration: RegistrationNumber,
        invite: InviteId,
        days: u32,
    },
}

/// What somebody wrote, and where an answer goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenTo {
    pub name: PersonName,
    pub email: Email,
    pub message: WrittenMessage,
}

/// What somebody had reserved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CancelledReservation {
    pub item: ItemName,
    pub tag: ItemTag,
    /// Where the company is.
    pub from: LocalTime,
    pub to: LocalTime,
    /// Why an admin needs the item; nothing where it is not used any more.
    pub reason: Option<CustodyReason>,
}

/// The kind of a letter, for lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterKind {
    ResetPassword,
    ResetOperatorPassword,
    Welcome,
    TemporaryPassword,
    CustomerWelcome,
    PasswordChanged,
    SecondFactorChanged,
    ApiTokenMade,
    ConfirmEmail,
    EmailChangeAsked,
    EmailChanged,
    EmailEdited,
    RoleEdited,
    ConfirmJoin,
    SomebodyWaits,
    JoinApproved,
    JoinRefused,
    Digest,
    Nudge,
    ExtraTry,
    ChallengeAnswered,
    ReservationCancelled,
    ItemDamaged,
    ItemWithdrawn,
    ItemAsked,
    ItemReturned,
    ItemHandedOver,
    ItemAdded,
    Contact,
    Feedback,
    OrderPlaced,
    OrderPaid,
}

/// What somebody hears about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemNews {
    /// Somebody asks for what they have.
    Asked,
    /// Somebody else has returned what they had.
    Returned,
    /// An admin has given what they had to somebody else.
    HandedOver,
    /// They have added it, and its label can be printed.
    Added,
}

/// An item as a mail names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailedItem {
    pub id: ItemId,
    pub tag: ItemTag,
    pub name: ItemName,
}

/// Whom a mail is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Whose mail it is, so that it goes when they are erased.
    pub person: Option<PersonId>,
    pub name: Option<PersonName>,
    pub email: Email,
    pub language: Language,
}

/// A mail that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMail {
    pub id: MailId,
    pub to: Recipient,
    pub letter: Letter,
    pub written: Timestamp,
}

/// A mail that waits to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub id: MailId,
    pub realm: Realm,
    pub company: Option<CompanyName>,
    pub to: Recipient,
    pub letter: Letter,
    /// How often an admin had it sent again. Each time is a message of its own.
    pub round: u32,
}

/// Somebody who is not signed in asked for a link. Whose account they named is found out by the
/// worker, so that answering them takes the same time whoever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResetRequest {
    pub id: MailId,
    pub identifier: Identifier,
    /// In which they read the form.
    pub language: Language,
    pub at: Timestamp,
}

/// A mail with all that it says, secrets included. It is written out and sent, and never kept.
#[derive(Clone, Debug)]
pub struct Opened {
    pub company: Option<CompanyName>,
    pub to: Recipient,
    pub said: Said,
}

/// What a letter says. A secret is left out of the copy that somebody else gets.
#[derive(Clone, Debug)]
pub enum Said {
    ResetPassword {
        path: Option<String>,
    },
    Welcome {
        path: Option<String>,
    },
    TemporaryPassword {
        password: Option<Password>,
    },
    CustomerWelcome {
        password: Option<Password>,
    },
    PasswordChanged,
    SecondFactorChanged,
    ApiTokenMade,
    ConfirmEmail {
        path: Option<String>,
    },
    /// Somebody else wants to have the address of an account.
    EmailKnown,
    EmailChangeAsked,
    EmailChanged,
    EmailEdited,
    RoleEdited,
    ConfirmJoin {
        path: Option<String>,
    },
    /// Somebody asked to join with the address of an account.
    JoinKnown,
    SomebodyWaits,
    JoinApproved,
    JoinRefused,
    Digest(Digest),
    Nudge(Vec<DigestLine>),
    ExtraTry {
        path: String,
        title: ModuleTitle,
    },
    ChallengeAnswered {
        path: String,
        title: ModuleTitle,
        verdict: ChallengeVerdict,
        reply: ChallengeReply,
    },
    Item(ItemNews, MailedItem),
    ItemDamaged {
        path: String,
        name: ItemName,
        tag: ItemTag,
    },
    ItemWithdrawn {
        name: ItemName,
        tag: ItemTag,
        reason: CustodyReason,
    },
    ReservationCancelled(CancelledReservation),
    Contact(WrittenTo),
    Feedback(WrittenTo),
    Order(OrderSaid),
}

/// What somebody hears who has ordered an invite.
#[derive(Clone, Debug)]
pub enum OrderSaid {
    Placed {
        order: PurchaseNumber,
        company: CompanyName,
        price: Money,
        paying: Paying,
    },
    Paid {
        order: PurchaseNumber,
        registration: RegistrationNumber,
        /// How long the invite is good.
        days: u32,
        code: Option<InviteCode>,
    },
}

impl Letter {
    pub fn kind(&self) -> LetterKind {
        match self {
            Self::ResetPassword { .. } => LetterKind::ResetPassword,
            Self::ResetOperatorPassword { .. } => LetterKind::ResetOperatorPassword,
            Self::Welcome { .. } => LetterKind::Welcome,
            Self::TemporaryPassword { .. } => LetterKind::TemporaryPassword,
            Self::CustomerWelcome => LetterKind::CustomerWelcome,
            Self::PasswordChanged => LetterKind::PasswordChanged,
            Self::SecondFactorChanged => LetterKind::SecondFactorChanged,
            Self::ApiTokenMade => LetterKind::ApiTokenMade,
            Self::ConfirmEmail { .. } => LetterKind::ConfirmEmail,
            Self::EmailChangeAsked => LetterKind::EmailChangeAsked,
            Self::EmailChanged => LetterKind::EmailChanged,
            Self::EmailEdited => LetterKind::EmailEdited,
            Self::RoleEdited => LetterKind::RoleEdited,
            Self::ConfirmJoin { .. } => LetterKind::ConfirmJoin,
            Self::SomebodyWaits => LetterKind::SomebodyWaits,
            Self::JoinApproved => LetterKind::JoinApproved,
            Self::JoinRefused => LetterKind::JoinRefused,
            Self::Digest(_) => LetterKind::Digest,
            Self::Nudge(_) => LetterKind::Nudge,
            Self::ExtraTry { .. } => LetterKind::ExtraTry,
            Self::ChallengeAnswered { .. } => LetterKind::ChallengeAnswered,
            Self::ReservationCancelled(_) => LetterKind::ReservationCancelled,
            Self::ItemDamaged { .. } => LetterKind::ItemDamaged,
            Self::ItemWithdrawn { .. } => LetterKind::ItemWithdrawn,
            Self::Item(news, _) => news.kind(),
            Self::Contact(_) => LetterKind::Contact,
            Self::Feedback { .. } => LetterKind::Feedback,
            Self::OrderPlaced { .. } => LetterKind::OrderPlaced,
            Self::OrderPaid { .. } => LetterKind::OrderPaid,
        }
    }
}

impl ItemNews {
    fn kind(self) -> LetterKind {
        match self {
            Self::Asked => LetterKind::ItemAsked,
            Self::Returned => LetterKind::ItemReturned,
            Self::HandedOver => LetterKind::ItemHandedOver,
            Self::Added => LetterKind::ItemAdded,
        }
    }
}

impl LetterKind {
    pub const ALL: [Self; 32] = [
        Self::ResetPassword,
        Self::ResetOperatorPassword,
        Self::Welcome,
        Self::TemporaryPassword,
        Self::CustomerWelcome,
        Self::PasswordChanged,
        Self::SecondFactorChanged,
        Self::ApiTokenMade,
        Self::ConfirmEmail,
        Self::EmailChangeAsked,
        Self::EmailChanged,
        Self::EmailEdited,
        Self::RoleEdited,
        Self::ConfirmJoin,
        Self::SomebodyWaits,
        Self::JoinApproved,
        Self::JoinRefused,
        Self::Digest,
        Self::Nudge,
        Self::ExtraTry,
        Self::ChallengeAnswered,
        Self::ReservationCancelled,
        Self::ItemDamaged,
        Self::ItemWithdrawn,
        Self::ItemAsked,
        Self::ItemReturned,
        Self::ItemHandedOver,
        Self::ItemAdded,
        Self::Contact,
        Self::Feedback,
        Self::OrderPlaced,
        Self::OrderPaid,
    ];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::ResetPassword => "reset_password",
            Self::ResetOperatorPassword => "reset_operator_password",
            Self::Welcome => "welcome",
            Self::TemporaryPassword => "temporary_password",
            Self::CustomerWelcome => "customer_welcome",
            Self::PasswordChanged => "password_changed",
            Self::SecondFactorChanged => "second_factor_changed",
            Self::ApiTokenMade => "api_token_made",
            Self::ConfirmEmail => "confirm_email",
            Self::EmailChangeAsked => "email_change_asked",
            Self::EmailChanged => "email_changed",
            Self::EmailEdited => "email_edited",
            Self::RoleEdited => "role_edited",
            Self::ConfirmJoin => "confirm_join",
            Self::SomebodyWaits => "somebody_waits",
            Self::JoinApproved => "join_approved",
            Self::JoinRefused => "join_refused",
            Self::Digest => "digest",
            Self::Nudge => "nudge",
            Self::ExtraTry => "extra_try",
            Self::ChallengeAnswered => "challenge_answered",
            Self::ReservationCancelled => "reservation_cancelled",
            Self::ItemDamaged => "item_damaged",
            Self::ItemWithdrawn => "item_withdrawn",
            Self::ItemAsked => "item_asked",
            Self::ItemReturned => "item_returned",
            Self::ItemHandedOver => "item_handed_over",
            Self::ItemAdded => "item_added",
            Self::Contact => "contact",
            Self::Feedback => "feedback",
            Self::OrderPlaced => "order_placed",
            Self::OrderPaid => "order_paid",
        }
    }

    /// The opposite of [`LetterKind::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Recipient {
    /// Somebody with an account, in the language that they chose, else in the company's, else in
    /// this one.
    pub(crate) async fn of(
        tx: &mut dyn Tx,
        person: &Person,
        otherwise: Language,
    ) -> Result<Self, StoreError> {
        let language = match person.account.language {
            Some(own) => Some(own),
            None => tx.companies().find().await?.and_then(|it| it.value.settings.language),
        };
        Ok(Self {
            person: Some(person.id),
            name: Some(person.profile.name.clone()),
            email: person.profile.email.clone(),
            language: language.unwrap_or(otherwise),
        })
    }

    /// Somebody who runs the platform. Their mails are nobody's to erase.
    pub(crate) fn of_operator(operator: &Operator, otherwise: Language) -> Self {
        Self {
            person: None,
            name: Some(operator.profile.name.clone()),
            email: operator.profile.email.clone(),
            language: operator.account.language.unwrap_or(otherwise),
        }
    }
}

impl Said {
    /// For somebody else than the one it is written to.
    #[must_use]
    pub fn without_secret(&self) -> Self {
        match self {
            Self::ResetPassword { .. } => Self::ResetPassword { path: None },
            Self::Welcome { .. } => Self::Welcome { path: None },
            Self::TemporaryPassword { .. } => Self::TemporaryPassword { password: None },
            Self::CustomerWelcome { .. } => Self::CustomerWelcome { password: None },
            Self::ConfirmEmail { .. } => Self::ConfirmEmail { path: None },
            Self::ConfirmJoin { .. } => Self::ConfirmJoin { path: None },
            Self::Order(OrderSaid::Paid { order, registration, days, .. }) => {
                let (order, days, registration) = (*order, *days, registration.clone());
                Self::Order(OrderSaid::Paid { order, registration, days, code: None })
            }
            Self::PasswordChanged
            | Self::SecondFactorChanged
            | Self::ApiTokenMade
            | Self::EmailKnown
            | Self::EmailChangeAsked
            | Self::EmailChanged
            | Self::EmailEdited
            | Self::RoleEdited
            | Self::JoinKnown
            | Self::SomebodyWaits
            | Self::JoinApproved
            | Self::JoinRefused
            | Self::ExtraTry { .. }
            | Self::ChallengeAnswered { .. }
            | Self::ReservationCancelled(_)
            | Self::Contact(_)
            | Self::Feedback(_)
            | Self::Order(OrderSaid::Placed { .. })
            | Self::ItemDamaged { .. }
            | Self::ItemWithdrawn { .. }
            | Self::Item(..)
            | Self::Digest(_)
            | Self::Nudge(_) => self.clone(),
        }
    }
}
