use std::{fmt, time::Duration};

use domain_kernel::{Id, PersonId, Timestamp};

use crate::Email;

/// A mail that waits, was sent or could not be sent.
pub enum Mail {}
pub type MailId = Id<Mail>;

/// A link that only the reader of a mail knows, good for one thing and once.
pub enum LinkMark {}
pub type LinkId = Id<LinkMark>;

/// What a link is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// To choose another password without knowing the one before.
    ResetPassword,
    /// To choose one's first password.
    Welcome,
    /// To show that another address is one's own.
    ChangeEmail,
}

/// SHA-256 of a link's secret. Whoever reads the store learns nothing that opens the link.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkHash(pub [u8; 32]);

/// Of one person there is one link of each purpose: a newer one takes the place of the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub id: LinkId,
    pub person: PersonId,
    pub purpose: Purpose,
    pub hash: LinkHash,
    pub expires: Timestamp,
    /// The address to which it was mailed, if it shows that this is the person's.
    pub email: Option<Email>,
}

impl Purpose {
    pub const ALL: [Self; 3] = [Self::ResetPassword, Self::Welcome, Self::ChangeEmail];

    /// The word that stores and the audit trail keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::ResetPassword => "reset_password",
            Self::Welcome => "welcome",
            Self::ChangeEmail => "change_email",
        }
    }

    /// The opposite of [`Purpose::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// How long such a link is good (spec: defaults, 4).
    pub fn lifetime(self) -> Duration {
        match self {
            Self::ResetPassword | Self::ChangeEmail => Duration::from_mins(30),
            Self::Welcome => Duration::from_hours(72),
        }
    }
}

impl Link {
    pub fn issue(
        id: LinkId,
        person: PersonId,
        purpose: Purpose,
        hash: LinkHash,
        now: Timestamp,
    ) -> Self {
        Self { id, person, purpose, hash, expires: now.plus(purpose.lifetime()), email: None }
    }

    /// A link for the reader of another address, which becomes the person's when they follow it.
    pub fn to_confirm(
        email: Email,
        id: LinkId,
        person: PersonId,
        hash: LinkHash,
        now: Timestamp,
    ) -> Self {
        Self { email: Some(email), ..Self::issue(id, person, Purpose::ChangeEmail, hash, now) }
    }

    pub fn is_good(&self, purpose: Purpose, now: Timestamp) -> bool {
        self.purpose == purpose && now < self.expires
    }
}

impl fmt::Debug for LinkHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkHash(…)")
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_link_to_reset_a_password_is_good_for_half_an_hour() {
        let at = |minutes: i64| Timestamp::from_micros(minutes * 60_000_000);
        let id = Id::from_uuid(Uuid::from_u128(1));
        let person = Id::from_uuid(Uuid::from_u128(2));
        let link = Link::issue(id, person, Purpose::ResetPassword, LinkHash([7; 32]), at(0));
        assert!(link.is_good(Purpose::ResetPassword, at(29)));
        assert!(!link.is_good(Purpose::ResetPassword, at(30)));
    }

    #[test]
    fn a_link_to_come_in_for_the_first_time_is_good_for_three_days() {
        let at = |hours: i64| Timestamp::from_micros(hours * 3_600_000_000);
        let (id, person) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let (id, person) = (Id::from_uuid(id), Id::from_uuid(person));
        let link = Link::issue(id, person, Purpose::Welcome, LinkHash([7; 32]), at(0));
        assert!(link.is_good(Purpose::Welcome, at(71)));
        assert!(!link.is_good(Purpose::ResetPassword, at(0)));
        assert!(!link.is_good(Purpose::Welcome, at(72)));
    }

    #[test]
    fn what_opens_a_link_is_not_printed() {
        assert_eq!(format!("{:?}", LinkHash([7; 32])), "LinkHash(…)");
    }
}
