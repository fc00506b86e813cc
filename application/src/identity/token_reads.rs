use async_trait::async_trait;
use domain_identity::{ApiTokenHash, ApiTokenId, ApiTokenName, CompanyName, Language, PersonName};
use domain_kernel::{CompanyId, Permit, PersonId, Role, Scopes, StoreError, Timestamp, ZoneName};

use crate::{Page, PageNumber};

/// The tokens of programs that come in for people. Looking at one notes its last use, to the minute;
/// losing that harms nobody.
#[async_trait]
pub trait TokenReads: Send + Sync {
    /// The token with this hash in whichever company, with who its person is now: if it has not
    /// expired at `now`, the person is active, and nobody has suspended their company.
    async fn token(
        &self,
        hash: &ApiTokenHash,
        now: Timestamp,
    ) -> Result<Option<FoundToken>, StoreError>;
    /// What a person of the permit's company has, the newest first.
    async fn tokens_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<TokenLine>, StoreError>;
    /// What all of the permit's company have, the newest first.
    async fn tokens_in(
        &self,
        permit: &Permit,
        page: PageNumber,
    ) -> Result<Page<PersonToken>, StoreError>;
    /// Deletes so many tokens at most that expired before then, and says how many.
    async fn sweep_tokens(&self, before: Timestamp, most: u32) -> Result<u32, StoreError>;
}

/// A token that lets somebody in, with its person as they are now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundToken {
    pub id: ApiTokenId,
    pub name: ApiTokenName,
    pub scopes: Scopes,
    pub expires: Timestamp,
    pub person: PersonId,
    pub person_name: PersonName,
    pub role: Role,
    pub company: CompanyId,
    pub company_name: CompanyName,
    /// The one that the person chose, or their company; `None` for the first of all.
    pub language: Option<Language>,
    /// Where the company is, if it says so.
    pub zone: Option<ZoneName>,
    pub must_change_password: bool,
    /// Whether the company asks for a second factor and there is none yet.
    pub must_set_up_second_factor: bool,
}

/// A token in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenLine {
    pub id: ApiTokenId,
    pub name: ApiTokenName,
    pub scopes: Scopes,
    pub made: Timestamp,
    pub expires: Timestamp,
    /// To the minute.
    pub last_used: Option<Timestamp>,
}

/// The same with whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonToken {
    pub person: PersonId,
    pub name: PersonName,
    pub line: TokenLine,
}
