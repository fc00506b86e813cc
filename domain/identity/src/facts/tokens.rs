use domain_kernel::{Change, Fact, PersonId, Scopes};

use super::person;
use crate::ApiTokenId;

/// Somebody made a token that lets a program in for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApiTokenMade {
    pub token: ApiTokenId,
    pub person: PersonId,
    pub scopes: Scopes,
    pub days: u16,
}

/// Somebody, or an admin, took a token back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApiTokenRevoked {
    pub token: ApiTokenId,
    pub person: PersonId,
}

impl Fact for ApiTokenMade {
    fn name(&self) -> &'static str {
        "identity.api_token_made"
    }

    fn subject(&self) -> String {
        person(self.person)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("api_token", self.token.to_string()),
            Change::set("scopes", self.scopes.words()),
            Change::set("days", self.days.to_string()),
        ]
    }
}

impl Fact for ApiTokenRevoked {
    fn name(&self) -> &'static str {
        "identity.api_token_revoked"
    }

    fn subject(&self) -> String {
        person(self.person)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("api_token", self.token.to_string())]
    }
}
