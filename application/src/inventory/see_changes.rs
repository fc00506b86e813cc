use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use domain_inventory::{CustomerKey, CustomerName, Freshness, Generation};
use domain_kernel::{Actor, Permit, StoreError, Timestamp};

use super::{
    ChangesPage, ExportStockError, NotYet, NothingToExport, StockChange, StockError, StockScope,
    export_stock::record,
    look::{Look, Sight, look, names_of, stock_permit},
    visits::visit,
};
use crate::{App, Page, PageNumber, exports::may_export, repeat};

/// Somebody looks at what is different from how it was.
#[derive(Clone, Copy, Debug)]
pub struct SeeChanges {
    pub since: Since,
    pub page: PageNumber,
    /// Shows it even if it is older than a day.
    pub insists: bool,
}

/// From when on changes are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Since {
    #[default]
    Yesterday,
    LastWeek,
    /// Since whoever looks came to look before, and since a week at most.
    LastVisit,
}

/// What is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenChanges {
    pub generation: Generation,
    pub freshness: Freshness,
    /// When whoever looks came to look before this visit.
    pub last_visit: Option<Timestamp>,
    /// What it is compared with. Nothing where none is old enough.
    pub before: Option<Generation>,
    pub has_several: bool,
    pub changes: Page<StockChange>,
    pub names: BTreeMap<CustomerKey, CustomerName>,
}

/// All that is different, a piece at a time.
pub struct ChangesExport {
    app: App,
    permit: Permit,
    scope: StockScope,
    /// Nothing when there are no more.
    rest: Option<(Generation, u32)>,
    pub generation: Generation,
    pub has_several: bool,
}

/// Some changes, and what their customers are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportedChanges {
    pub changes: Vec<StockChange>,
    pub names: BTreeMap<CustomerKey, CustomerName>,
}

pub async fn see_changes(
    app: &App,
    actor: &Actor,
    command: SeeChanges,
) -> Result<Result<SeenChanges, NotYet>, StockError> {
    let permit = stock_permit(actor, None)?;
    let how = Look { insists: command.insists, ..Look::default() };
    let sight = match look(app, &permit, how).await? {
        Ok(sight) => sight,
        Err(not_yet) => return Ok(Err(not_yet)),
    };
    let visit = visit(app, &permit, &sight.outlook, sight.now).await?;
    let last_visit = visit.and_then(|it| it.before);
    let before = before(app, &permit, &sight, (command.since, last_visit)).await?;
    let found = match &before {
        Some(it) => {
            let (skip, most) = (command.page.n_skipped(), Page::<()>::N_LINES);
            app.stock.stock_changes(&sight.scope(), it.number, skip, most).await?
        }
        None => ChangesPage::default(),
    };
    let has_several = sight.has_several();
    let keys = keys(&found.changes, has_several);
    let most = u64::from(Page::<()>::MOST_COUNTED) + 1;
    let n_matches = u32::try_from(found.n_matches.min(most)).unwrap_or(u32::MAX);
    Ok(Ok(SeenChanges {
        names: names_of(app, &permit, &keys).await?,
        generation: sight.generation,
        freshness: sight.freshness,
        last_visit,
        before,
        has_several,
        changes: Page { items: found.changes, number: command.page, n_matches },
    }))
}

/// Takes away all of them. That is on record before the first one goes.
pub async fn export_changes(
    app: &App,
    actor: &Actor,
    since: Since,
) -> Result<ChangesExport, ExportStockError> {
    let permit = stock_permit(actor, None)?;
    may_export(app, actor).await??;
    let how = Look { insists: true, ..Look::default() };
    let sight = look(app, &permit, how).await?.map_err(NothingToExport)?;
    let visit = visit(app, &permit, &sight.outlook, sight.now).await?;
    let last_visit = visit.and_then(|it| it.before);
    let before = before(app, &permit, &sight, (since, last_visit)).await?;
    let n_changes = match &before {
        Some(it) => app.stock.stock_changes(&sight.scope(), it.number, 0, 1).await?.n_matches,
        None => 0,
    };
    repeat(|| record(app, &permit, &sight, n_changes)).await?;
    Ok(ChangesExport {
        app: app.clone(),
        permit,
        scope: sight.scope(),
        rest: before.map(|it| (it, 0)),
        has_several: sight.has_several(),
        generation: sight.generation,
    })
}

async fn before(
    app: &App,
    permit: &Permit,
    sight: &Sight,
    (since, last_visit): (Since, Option<Timestamp>),
) -> Result<Option<Generation>, StoreError> {
    let Some(then) = since.then(sight.generation.as_of, last_visit) else {
        return Ok(None);
    };
    let before = app.stock.generation_before(permit, then).await?;
    Ok(before.filter(|it| it.number != sight.generation.number))
}

fn keys(changes: &[StockChange], has_several: bool) -> BTreeSet<CustomerKey> {
    let changes = changes.iter().filter(|_| has_several);
    changes.map(|it| it.customer.clone()).collect()
}

impl ChangesExport {
    const N_AT_ONCE: u32 = 1000;

    /// The next ones, or nothing when there are no more.
    pub async fn next(&mut self) -> Result<Option<ExportedChanges>, StockError> {
        let Some((before, skip)) = self.rest.take() else {
            return Ok(None);
        };
        let (app, permit) = (self.app.clone(), self.permit);
        let found =
            app.stock.stock_changes(&self.scope, before.number, skip, Self::N_AT_ONCE).await?;
        let n_found = u32::try_from(found.changes.len()).unwrap_or(u32::MAX);
        if n_found == Self::N_AT_ONCE {
            self.rest = Some((before, skip.saturating_add(n_found)));
        }
        let names = names_of(&app, &permit, &keys(&found.changes, self.has_several)).await?;
        Ok(Some(ExportedChanges { changes: found.changes, names }))
    }
}

impl Since {
    pub const ALL: [Self; 3] = [Self::LastVisit, Self::Yesterday, Self::LastWeek];

    const DAY: Duration = Duration::from_hours(24);
    const WEEK: Duration = Duration::from_hours(7 * 24);

    /// The word of query strings, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yesterday => "1",
            Self::LastWeek => "7",
            Self::LastVisit => "visit",
        }
    }

    /// The opposite of [`Since::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What was shown before that moment is compared with what is shown now. Nothing for whoever is
    /// here for the first time.
    fn then(self, as_of: Timestamp, last_visit: Option<Timestamp>) -> Option<Timestamp> {
        let week = as_of.minus(Self::WEEK);
        match self {
            Self::Yesterday => Some(as_of.minus(Self::DAY)),
            Self::LastWeek => Some(week),
            Self::LastVisit => last_visit.map(|it| it.max(week)),
        }
    }
}
