use async_trait::async_trait;
use domain_kernel::{PersonId, StoreError, Timestamp, Version, Versioned};

use crate::{
    Company, CompanyName, Identifier, JoinRequest, Link, LinkHash, Others, Person, PersonName,
    Purpose, Superior,
};

/// The company of the transaction's realm.
#[async_trait]
pub trait Companies: Send {
    async fn find(&mut self) -> Result<Option<Versioned<Company>>, StoreError>;
    /// Refuses an ID to join by that is another company's.
    async fn insert(&mut self, company: &Company) -> Result<(), StoreError>;
    /// Refuses the same, and a company that was changed since it was read.
    async fn update(&mut self, company: &Versioned<Company>) -> Result<(), StoreError>;
    /// Makes every other transaction that guards the same company wait until this one is over, so
    /// that a rule about all of its people can be checked and kept.
    async fn guard(&mut self) -> Result<(), StoreError>;
    /// Marks the installation as set up. Of all who ever try, one is told `true`.
    async fn claim_installation(&mut self) -> Result<bool, StoreError>;
    /// Whether any company of a claimed installation has this name. Of two transactions that would
    /// both be told no, one waits until the other is over, or is given up.
    async fn is_name_taken(&mut self, name: &CompanyName) -> Result<bool, StoreError>;
}

/// The people of the transaction's company.
#[async_trait]
pub trait People: Send {
    async fn find(&mut self, id: PersonId) -> Result<Option<Versioned<Person>>, StoreError>;
    /// Refuses an e-mail address or username that is another account's, in whichever company.
    async fn insert(&mut self, person: &Person) -> Result<(), StoreError>;
    /// Refuses the same, and a person that was changed since it was read.
    async fn update(&mut self, person: &Versioned<Person>) -> Result<(), StoreError>;
    /// A person as somebody's manager, with everybody above them.
    async fn superior(&mut self, id: PersonId) -> Result<Option<Superior>, StoreError>;
    /// What a person's place depends on.
    async fn others(&mut self, id: PersonId) -> Result<Others, StoreError>;
    /// Those who keep the company and can come in.
    async fn admins(&mut self) -> Result<Vec<Person>, StoreError>;
    /// Whose account a name is, so that a form can say so before the store refuses it.
    async fn holder(&mut self, identifier: &Identifier) -> Result<Option<Holder>, StoreError>;
}

/// The links that were mailed to people of the transaction's company.
#[async_trait]
pub trait Links: Send {
    /// Keeps a link in place of the person's earlier one of the same purpose.
    async fn issue(&mut self, link: &Link) -> Result<(), StoreError>;
    /// Uses a link up that is good at `now`, and says whose it was. Of all who ever try, one is told.
    async fn use_up(
        &mut self,
        hash: &LinkHash,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<Option<PersonId>, StoreError>;
    /// Makes every link of a person good for nothing.
    async fn revoke(&mut self, person: PersonId) -> Result<(), StoreError>;
}

/// Those who want to join the transaction's company.
#[async_trait]
pub trait JoinRequests: Send {
    async fn find(&mut self, id: PersonId) -> Result<Option<Versioned<JoinRequest>>, StoreError>;
    async fn insert(&mut self, request: &JoinRequest) -> Result<(), StoreError>;
    /// Refuses a request that was changed since it was read.
    async fn update(&mut self, request: &Versioned<JoinRequest>) -> Result<(), StoreError>;
    /// Refuses the same. Of all who decide at once, one does.
    async fn remove(&mut self, id: PersonId, read: Version) -> Result<(), StoreError>;
    /// Deletes every other request from the same address.
    async fn remove_others(&mut self, request: &JoinRequest) -> Result<(), StoreError>;
}

/// Whose account an identifier names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Somebody of this company.
    Colleague { id: PersonId, name: PersonName },
    /// Somebody of another company, of whom no more may be said.
    Stranger,
}
