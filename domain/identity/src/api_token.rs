use std::{fmt, time::Duration};

use domain_kernel::{Id, Line, PersonId, Role, Scopes, Timestamp};
use thiserror::Error;

use crate::{ApiTokenMade, ApiTokenRevoked};

/// What lets a program in for a person.
pub enum ApiTokenMark {}
pub type ApiTokenId = Id<ApiTokenMark>;

/// What its person calls a token, by what it is for.
pub type ApiTokenName = Line<60>;

/// SHA-256 of a token's secret. Whoever reads the store learns nothing that lets anybody in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ApiTokenHash(pub [u8; 32]);

/// A program comes in with a token for the person who made it, and does what its scopes and the
/// rights that the person has by then both allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    pub id: ApiTokenId,
    pub person: PersonId,
    pub name: ApiTokenName,
    pub hash: ApiTokenHash,
    pub scopes: Scopes,
    pub made: Timestamp,
    /// From then on it lets nobody in.
    pub expires: Timestamp,
}

/// A token that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewApiToken {
    pub id: ApiTokenId,
    pub person: PersonId,
    pub name: ApiTokenName,
    pub hash: ApiTokenHash,
    pub scopes: Scopes,
    pub days: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ApiTokenRefused {
    #[error("choose what the token opens")]
    NothingOpen,
    /// It would never be of use.
    #[error("a token opens nothing that its person may not do")]
    BeyondRole,
    #[error("a token is good for 1 to {} days", ApiToken::MOST_DAYS)]
    Days,
}

impl ApiToken {
    /// A year.
    pub const MOST_DAYS: u16 = 365;
    /// Of one person, with those that have expired.
    pub const MOST: u16 = 20;
    /// For so long after it expired a token is still listed.
    pub const LISTED_AFTER: Duration = Duration::from_hours(30 * 24);

    /// `role` is the person's. What they may do later is found out with each use.
    pub fn make(
        new: NewApiToken,
        role: Role,
        now: Timestamp,
    ) -> Result<(Self, ApiTokenMade), ApiTokenRefused> {
        let NewApiToken { id, person, name, hash, scopes, days } = new;
        if scopes.is_empty() {
            return Err(ApiTokenRefused::NothingOpen);
        }
        if !scopes.are_within(Scopes::of_role(role)) {
            return Err(ApiTokenRefused::BeyondRole);
        }
        if !(1..=Self::MOST_DAYS).contains(&days) {
            return Err(ApiTokenRefused::Days);
        }
        let expires = now.plus(Duration::from_hours(u64::from(days) * 24));
        let token = Self { id, person, name, hash, scopes, made: now, expires };
        Ok((token, ApiTokenMade { token: id, person, scopes, days }))
    }

    /// Whether it still lets somebody in.
    pub fn is_good(&self, now: Timestamp) -> bool {
        now < self.expires
    }

    pub fn revoke(self) -> ApiTokenRevoked {
        ApiTokenRevoked { token: self.id, person: self.person }
    }
}

impl fmt::Debug for ApiTokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiTokenHash(…)")
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Access, Area};
    use uuid::Uuid;

    use super::*;

    fn given_new(scopes: Scopes, days: u16) -> NewApiToken {
        NewApiToken {
            id: Id::from_uuid(Uuid::from_u128(1)),
            person: Id::from_uuid(Uuid::from_u128(2)),
            name: ApiTokenName::restore("Scanner at the gate".to_owned()),
            hash: ApiTokenHash([7; 32]),
            scopes,
            days,
        }
    }

    fn equipment() -> Scopes {
        Scopes::of([(Area::Equipment, Access::Write)])
    }

    #[test]
    fn a_token_is_good_until_it_expires() {
        let now = Timestamp::from_micros(0);
        let made = ApiToken::make(given_new(equipment(), 365), Role::Staff, now);
        let (token, _) = made.expect("nothing against it");
        assert!(token.is_good(token.expires.minus(Duration::from_micros(1))));
        assert!(!token.is_good(token.expires));
        assert_eq!(token.expires.since(now), Duration::from_hours(365 * 24));
    }

    #[test]
    fn a_token_opens_something_of_what_its_person_may_do_for_a_year_at_most() {
        let now = Timestamp::from_micros(0);
        let refused = |scopes, days, role| ApiToken::make(given_new(scopes, days), role, now).err();
        assert_eq!(refused(equipment(), 1, Role::Staff), None);
        let nothing = Scopes::default();
        assert_eq!(refused(nothing, 1, Role::Admin), Some(ApiTokenRefused::NothingOpen));
        assert_eq!(refused(equipment(), 1, Role::Customer), Some(ApiTokenRefused::BeyondRole));
        for days in [0, 366, u16::MAX] {
            assert_eq!(refused(equipment(), days, Role::Admin), Some(ApiTokenRefused::Days));
        }
    }
}
