//! What every page about stock begins with: who looks, at what, and how old that is.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use domain_identity::PersonName;
use domain_inventory::{
    CustomerKey, CustomerName, Failing, Freshness, Generation, GenerationNumber, Trouble,
    Visibility,
};
use domain_kernel::{Actor, Denied, Permission, Permit, PersonId, StoreError, Timestamp};

use super::{ErpStanding, Outlook, StockError, StockScope};
use crate::App;

/// Whoever wants to see newer stock than there is waits for it no longer than that: ten looks, a
/// second and a half (spec: inventory, "The ERP").
const MOST_LOOKS: u32 = 10;
const LOOK_EVERY: Duration = Duration::from_millis(150);
/// Nobody has an ERP asked again before.
pub(super) const NOT_AGAIN: Duration = Duration::from_secs(30);

/// Why there is no stock to look at. Nothing is shown as empty because it could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotYet {
    /// No ERP is connected.
    NoErp,
    /// No customer is assigned to the account.
    NothingGranted,
    NeverLoaded(NeverLoaded),
    /// It is shown to whoever insists.
    TooOld(TooOld),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeverLoaded {
    pub is_loading: bool,
    pub trouble: Option<Trouble>,
    pub next_try: Option<Timestamp>,
    pub now: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooOld {
    pub as_of: Timestamp,
    pub trouble: Option<Trouble>,
    pub next_try: Option<Timestamp>,
    pub now: Timestamp,
}

/// Stock that can be looked at.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    pub(super) outlook: Outlook,
    pub(super) generation: Generation,
    pub(super) trouble: Option<Trouble>,
    pub(super) freshness: Freshness,
    pub(super) is_refreshing: bool,
    /// The generation is an earlier one, on which somebody was already.
    pub(super) has_newer: bool,
    pub(super) now: Timestamp,
}

/// How somebody looks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) whose: Option<PersonId>,
    /// Shows what is older than a day too.
    pub(super) insists: bool,
    /// On which generation they are already.
    pub(super) on: Option<GenerationNumber>,
}

impl NotYet {
    pub(super) fn samples() -> Vec<Self> {
        let (trouble, now) = (Some(Trouble::Unreachable), Timestamp::from_micros(0));
        let never =
            NeverLoaded { is_loading: false, trouble: trouble.clone(), next_try: Some(now), now };
        let old = TooOld { as_of: now, trouble, next_try: None, now };
        vec![Self::NoErp, Self::NothingGranted, Self::NeverLoaded(never), Self::TooOld(old)]
    }
}

impl Sight {
    pub(super) fn scope(&self) -> StockScope {
        self.outlook.scope(self.generation.number)
    }

    /// Whether there may be stock of more than one customer.
    pub(super) fn has_several(&self) -> bool {
        match self.outlook.visibility() {
            Visibility::All => true,
            Visibility::Granted(keys) => 1 < keys.len(),
        }
    }
}

/// With one's own eyes, or with those of an account that one keeps.
pub(super) fn stock_permit(actor: &Actor, whose: Option<PersonId>) -> Result<Permit, Denied> {
    match whose {
        None => actor.permit(Permission::SeeStock),
        Some(_) => actor.permit(Permission::ManageCustomers),
    }
}

/// What the account is called with whose eyes somebody looks.
pub(super) async fn name_of(
    app: &App,
    permit: &Permit,
    whose: Option<PersonId>,
) -> Result<Option<PersonName>, StockError> {
    let Some(person) = whose else {
        return Ok(None);
    };
    let customer = app.customers.customer(permit, person).await?;
    customer.map(|it| Some(it.name)).ok_or(StockError::NoSuchCustomer)
}

/// What customers are called, as far as the ERP ever said so.
pub(super) async fn names_of(
    app: &App,
    permit: &Permit,
    keys: &BTreeSet<CustomerKey>,
) -> Result<BTreeMap<CustomerKey, CustomerName>, StoreError> {
    if keys.is_empty() {
        return Ok(BTreeMap::new());
    }
    Ok(app.stock.customer_names(permit, keys).await?.into_iter().collect())
}

/// What can be seen. Whoever comes to it, and is not on a page of it already, has the ERP asked
/// again where that is due, and waits for a moment.
pub(super) async fn look(
    app: &App,
    permit: &Permit,
    look: Look,
) -> Result<Result<Sight, NotYet>, StoreError> {
    let mut outlook = app.stock.outlook(permit, look.whose).await?;
    if outlook.visibility().is_nothing() {
        return Ok(Err(NotYet::NothingGranted));
    }
    let Some(erp) = &outlook.erp else {
        return Ok(Err(NotYet::NoErp));
    };
    let now = app.clock.now();
    let mut is_refreshing = erp.is_loading(now);
    if look.on.is_none() && erp.soft_at <= now {
        (outlook, is_refreshing) = refreshed(app, permit, look.whose, outlook).await?;
    }
    let now = app.clock.now();
    let (Some(erp), false) = (outlook.erp.clone(), outlook.visibility().is_nothing()) else {
        // It was taken away in this moment.
        return Ok(Err(NotYet::NoErp));
    };
    let next_try = erp.failing.map(|it| it.next_try);
    let Some(current) = erp.current.clone() else {
        let (trouble, is_loading) = (erp.trouble, is_refreshing);
        return Ok(Err(NotYet::NeverLoaded(NeverLoaded { is_loading, trouble, next_try, now })));
    };
    let pinned = pinned(app, permit, &erp, &current, look.on).await?;
    let has_newer = pinned.is_some();
    let generation = pinned.unwrap_or(current);
    let freshness = Freshness::of(generation.as_of, erp.failing, now);
    if matches!(freshness, Freshness::Old { .. }) && !look.insists {
        let (as_of, trouble) = (generation.as_of, erp.trouble);
        return Ok(Err(NotYet::TooOld(TooOld { as_of, trouble, next_try, now })));
    }
    let trouble = erp.trouble;
    Ok(Ok(Sight { outlook, generation, trouble, freshness, is_refreshing, has_newer, now }))
}

/// The earlier generation on which somebody is, as long as it is kept. One that an admin is still to
/// look at is nobody's.
async fn pinned(
    app: &App,
    permit: &Permit,
    erp: &ErpStanding,
    current: &Generation,
    on: Option<GenerationNumber>,
) -> Result<Option<Generation>, StoreError> {
    match on.filter(|it| *it < current.number && Some(*it) != erp.held) {
        Some(number) => app.stock.generation(permit, number).await,
        None => Ok(None),
    }
}

/// Has the ERP asked, and waits for a moment. Says too whether it is still being asked.
async fn refreshed(
    app: &App,
    permit: &Permit,
    whose: Option<PersonId>,
    mut outlook: Outlook,
) -> Result<(Outlook, bool), StoreError> {
    let now = app.clock.now();
    let is_asked = app.loads.ask_for_load(permit, now, now.minus(NOT_AGAIN)).await?;
    let (seen, failing) = (shown(&outlook), failing(&outlook));
    if !is_asked && !outlook.erp.as_ref().is_some_and(|it| it.is_loading(now)) {
        return Ok((outlook, false));
    }
    for _ in 0..MOST_LOOKS {
        app.pauses.pause(LOOK_EVERY).await;
        outlook = app.stock.outlook(permit, whose).await?;
        let has_failed = self::failing(&outlook).is_some_and(|it| Some(it) != failing);
        if shown(&outlook) != seen || has_failed {
            return Ok((outlook, false));
        }
    }
    Ok((outlook, true))
}

fn shown(outlook: &Outlook) -> Option<GenerationNumber> {
    outlook.erp.as_ref()?.current.as_ref().map(|it| it.number)
}

fn failing(outlook: &Outlook) -> Option<Failing> {
    outlook.erp.as_ref()?.failing
}
