use async_trait::async_trait;
use domain_inventory::{Connector, Failing, Generation, GenerationNumber, Trouble};
use domain_kernel::{CompanyId, Id, Permit, StoreError, Timestamp};

pub type LoadLease = Id<LeasedLoad>;

/// A company's stock that this instance loads, until its lease is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeasedLoad {
    pub company: CompanyId,
    pub connector: Connector,
    /// What this load will be.
    pub number: GenerationNumber,
    /// What is shown now.
    pub current: Option<Generation>,
    /// A load that an admin is to look at.
    pub held: Option<GenerationNumber>,
    pub failing: Option<Failing>,
}

/// When a company's ERP is asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextLoad {
    /// As soon as somebody looks at older stock than that.
    pub soft_at: Timestamp,
    /// Whoever looks or not: so that stock stays comparable, and is there for whoever comes first.
    pub at: Timestamp,
}

/// The loads of every company, as the refresher sees them. What it keeps is no part of the audit
/// trail: loads have a timeline of their own.
#[async_trait]
pub trait LoadQueue: Send + Sync {
    /// Takes the one that is due the longest, for as long as the lease, and begins it in the
    /// timeline. Of all who claim at once, one gets it; whoever does not come back by then loses it
    /// to the next, and their load is dropped.
    async fn claim_load(
        &self,
        lease: LoadLease,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<LeasedLoad>, StoreError>;
    /// Says that it is still being loaded, and whether it is still ours.
    async fn go_on(
        &self,
        load: &LeasedLoad,
        lease: LoadLease,
        until: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Shows it from now on, in one statement, and says whether it was still ours to.
    async fn show_load(
        &self,
        load: &LeasedLoad,
        lease: LoadLease,
        loaded: &Generation,
        next: NextLoad,
    ) -> Result<bool, StoreError>;
    /// Keeps it for an admin to look at, in the place of one that is held already.
    async fn hold_load(
        &self,
        load: &LeasedLoad,
        lease: LoadLease,
        loaded: &Generation,
        next: NextLoad,
    ) -> Result<bool, StoreError>;
    async fn fail_load(
        &self,
        load: &LeasedLoad,
        lease: LoadLease,
        failing: Failing,
        trouble: &Trouble,
        at: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Has the ERP of the permit's company asked at once, unless it is being asked, was asked for
    /// within `not_again_before`, or has not answered and waits for its next try. Says whether.
    async fn ask_for_load(
        &self,
        permit: &Permit,
        now: Timestamp,
        not_again_before: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Which generations of a company are kept: the current one, the one that is held, the one
    /// before, and the last one of each day since then.
    async fn kept_generations(
        &self,
        company: CompanyId,
        since: Timestamp,
    ) -> Result<Vec<GenerationNumber>, StoreError>;
}
