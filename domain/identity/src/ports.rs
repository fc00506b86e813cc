use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_kernel::{OperatorId, PersonId, StoreError, Timestamp, Version, Versioned};

use crate::{
    ApiToken, ApiTokenId, Company, CompanyName, Department, DepartmentId, DepartmentName, Email,
    Identifier, JobReason, JoinRequest, Link, LinkHash, Others, Owner, Person, PersonName, Purpose,
    SecondFactor, Superior,
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
    /// Takes note that the look of this operator into the company is over, which was to end then. Of
    /// all who ever try, one is told `true`.
    async fn close_visit(&mut self, by: OperatorId, ends: Timestamp) -> Result<bool, StoreError>;
    /// Marks the installation as set up. Of all who ever try, one is told `true`.
    async fn claim_installation(&mut self) -> Result<bool, StoreError>;
    /// Whether any company of a claimed installation has this name. Of two transactions that would
    /// both be told no, one waits until the other is over, or is given up.
    async fn is_name_taken(&mut self, name: &CompanyName) -> Result<bool, StoreError>;
}

/// The people of the transaction's company.
#[async_trait]
pub trait People: Send {
    /// Somebody who works for the company. A customer is nobody here, so that whatever is done to or
    /// with people cannot be done to or with one.
    async fn find(&mut self, id: PersonId) -> Result<Option<Versioned<Person>>, StoreError>;
    /// The same or a customer, for what everybody does with their own account and an admin with a
    /// customer's.
    async fn account(&mut self, id: PersonId) -> Result<Option<Versioned<Person>>, StoreError>;
    /// Makes every other transaction that guards the same person wait until this one is over, so
    /// that nothing begins for somebody who is just being deactivated.
    async fn guard(&mut self, id: PersonId) -> Result<(), StoreError>;
    /// Refuses an e-mail address or username that is another account's, in whichever company. Their
    /// job history begins.
    async fn insert(&mut self, person: &Person) -> Result<(), StoreError>;
    /// Many at once. Whoever leads one of them is there already.
    async fn insert_all(&mut self, people: &[&Person]) -> Result<(), StoreError>;
    /// Refuses the same, and a person that was changed since it was read.
    async fn update(&mut self, person: &Versioned<Person>) -> Result<(), StoreError>;
    /// Notes that a person's job has been what it is now since a time.
    async fn add_job(
        &mut self,
        person: &Person,
        since: Timestamp,
        reason: Option<&JobReason>,
    ) -> Result<(), StoreError>;
    /// Writes a person's job over what was noted last.
    async fn correct_job(&mut self, person: &Person) -> Result<(), StoreError>;
    /// How many of the company are erased.
    async fn n_erased(&mut self) -> Result<u32, StoreError>;
    /// Removes what else says who somebody was: what stands beside the audit trail, their sessions,
    /// and why their jobs changed.
    async fn erase_traces(&mut self, id: PersonId) -> Result<(), StoreError>;
    /// Ends every session in the company for good, and every sign-in that waits for a code: what
    /// began before is of an earlier epoch, and what is just beginning is too.
    async fn end_sessions(&mut self) -> Result<(), StoreError>;
    /// Notes when somebody signed in last. That is no change of the person.
    async fn note_sign_in(&mut self, id: PersonId, at: Timestamp) -> Result<(), StoreError>;
    /// A person as somebody's manager, with everybody above them. A customer leads nobody.
    async fn superior(&mut self, id: PersonId) -> Result<Option<Superior>, StoreError>;
    /// What a person's place depends on.
    async fn others(&mut self, id: PersonId) -> Result<Others, StoreError>;
    /// Those who keep the company and can come in.
    async fn admins(&mut self) -> Result<Vec<Person>, StoreError>;
    /// Whose account a name is, so that a form can say so before the store refuses it.
    async fn holder(&mut self, identifier: &Identifier) -> Result<Option<Holder>, StoreError>;
    /// Of many names those that are somebody's.
    async fn known(
        &mut self,
        identifiers: &[Identifier],
    ) -> Result<BTreeMap<Identifier, Known>, StoreError>;
}

/// The departments of the transaction's company.
#[async_trait]
pub trait Departments: Send {
    async fn find(&mut self, id: DepartmentId)
    -> Result<Option<Versioned<Department>>, StoreError>;
    /// The one of this name, whatever the case.
    async fn named(&mut self, name: &DepartmentName) -> Result<Option<DepartmentId>, StoreError>;
    /// Refuses a name that another one has.
    async fn insert(&mut self, department: &Department) -> Result<(), StoreError>;
    /// Refuses the same, and one that was changed since it was read.
    async fn update(&mut self, department: &Versioned<Department>) -> Result<(), StoreError>;
    async fn remove(&mut self, id: DepartmentId, read: Version) -> Result<(), StoreError>;
    /// How many people are in it, be they active or not.
    async fn n_people(&mut self, id: DepartmentId) -> Result<u32, StoreError>;
}

/// What is known of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub holder: Holder,
    /// Somebody who works for this company as a manager, without those above.
    pub superior: Option<Superior>,
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
    /// Whether a person has a link for this, be it still good or not.
    async fn has(&mut self, person: PersonId, purpose: Purpose) -> Result<bool, StoreError>;
    /// Makes every link of a person good for nothing.
    async fn revoke(&mut self, person: PersonId) -> Result<(), StoreError>;
}

/// The tokens of people of the transaction's company.
#[async_trait]
pub trait ApiTokens: Send {
    async fn find(&mut self, id: ApiTokenId) -> Result<Option<ApiToken>, StoreError>;
    /// Keeps one more of a person who has fewer than [`ApiToken::MOST`], and says whether they had.
    /// Of any number at once no more are kept than that.
    async fn insert(&mut self, token: &ApiToken) -> Result<bool, StoreError>;
    /// From its commit on it lets nobody in. Of all who ever try, one is told `true`.
    async fn remove(&mut self, id: ApiTokenId) -> Result<bool, StoreError>;
    /// The same of all that a person has. Says how many there were.
    async fn remove_all(&mut self, person: PersonId) -> Result<u32, StoreError>;
}

/// The second factors of the transaction's realm: one of each person of the company, or of each
/// operator of the platform, who has one.
#[async_trait]
pub trait SecondFactors: Send {
    async fn find(&mut self, owner: Owner) -> Result<Option<Versioned<SecondFactor>>, StoreError>;
    /// Refuses a second one of an owner: [`domain_kernel::Rule::SecondFactor`].
    async fn insert(&mut self, factor: &SecondFactor) -> Result<(), StoreError>;
    /// Refuses one that was used since it was read, so that no code is taken twice.
    async fn update(&mut self, factor: &Versioned<SecondFactor>) -> Result<(), StoreError>;
    /// Refuses the same.
    async fn remove(&mut self, owner: Owner, read: Version) -> Result<(), StoreError>;
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
    /// Deletes every other request from the same address, and says which there were.
    async fn remove_others(&mut self, request: &JoinRequest) -> Result<Vec<PersonId>, StoreError>;
    /// Deletes every request from an address.
    async fn forget_address(&mut self, email: &Email) -> Result<(), StoreError>;
}

/// Whose account an identifier names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Somebody of this company.
    Colleague { id: PersonId, name: PersonName },
    /// A customer of this company, who is nobody's colleague.
    Customer { id: PersonId, name: PersonName },
    /// Somebody of another company, of whom no more may be said.
    Stranger,
}
