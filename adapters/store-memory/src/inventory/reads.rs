use std::collections::BTreeSet;

use application::inventory::{
    ChangesPage, ErpStanding, LineBatches, Outlook, StockFilter, StockOrder, StockPage, StockQuery,
    StockReads, StockScope, StockTotals, ValueCount,
};
use async_trait::async_trait;
use domain_inventory::{
    CustomerKey, CustomerName, Generation, GenerationNumber, Load, StockColumn, StockLine,
    Visibility,
};
use domain_kernel::{CompanyId, Permit, PersonId, Role, StoreError, Timestamp, Who};

use super::{
    changes::changes,
    lines::{is_seen, page, sorted, totals, values},
};
use crate::{MemoryStore, State, company_of};

/// So many lines come at once.
const BATCH: usize = 2000;

struct Batches(std::vec::IntoIter<StockLine>);

/// Whether people of this role see the stock of every customer, and need no grants.
fn sees_everything(role: Role) -> bool {
    matches!(role, Role::Admin | Role::Manager)
}

#[async_trait]
impl StockReads for MemoryStore {
    async fn outlook(
        &self,
        permit: &Permit,
        whose: Option<PersonId>,
    ) -> Result<Outlook, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let actor = permit.actor();
        let of = |account| state.customers.visibility(company, account).cloned();
        let nothing = || Visibility::Granted(BTreeSet::new());
        let visibility = match (whose, actor.who(), actor.role()) {
            (Some(account), ..) => of(account).unwrap_or_else(nothing),
            (None, Who::System { .. }, _) => Visibility::All,
            (None, _, Some(role)) if sees_everything(role) => Visibility::All,
            (None, Who::Person { id, .. }, _) => of(id).unwrap_or_else(nothing),
            (None, ..) => nothing(),
        };
        let kept = state.stock.connectors.get(&company);
        let erp = kept.map(|it| ErpStanding {
            current: state.stock.current(company, it),
            held: it.held,
            failing: it.failing,
            trouble: it.trouble.clone(),
            loading_until: it.lease.map(|(_, until)| until),
            soft_at: it.soft_at,
            next_at: it.next_at,
        });
        let visitor = actor.person_id().filter(|_| whose.is_none());
        let visit = visitor.and_then(|it| state.stock_visits.get(&(company, it)).copied());
        Ok(Outlook::new(company, visibility, erp).with_visit(visit))
    }

    async fn generation(
        &self,
        permit: &Permit,
        number: GenerationNumber,
    ) -> Result<Option<Generation>, StoreError> {
        let company = company_of(permit.realm())?;
        let shown = self.state().shown(company).into_iter().find(|it| it.number == number);
        Ok(shown)
    }

    async fn generation_before(
        &self,
        permit: &Permit,
        then: Timestamp,
    ) -> Result<Option<Generation>, StoreError> {
        let company = company_of(permit.realm())?;
        let shown = self.state().shown(company);
        Ok(shown.into_iter().rev().find(|it| it.loaded_at < then))
    }

    async fn stock_page(
        &self,
        scope: &StockScope,
        query: &StockQuery,
    ) -> Result<StockPage, StoreError> {
        if scope.visibility().is_nothing() {
            return Ok(StockPage::default());
        }
        let lines = self.state().shelf(scope.company(), scope.generation())?;
        Ok(page(&lines, scope, query))
    }

    async fn stock_totals(
        &self,
        scope: &StockScope,
        filter: &StockFilter,
    ) -> Result<StockTotals, StoreError> {
        if scope.visibility().is_nothing() {
            return Ok(StockTotals::default());
        }
        let lines = self.state().shelf(scope.company(), scope.generation())?;
        Ok(totals(lines.iter().filter(|it| is_seen(it, scope, filter))))
    }

    async fn stock_values(
        &self,
        scope: &StockScope,
        column: StockColumn,
        text: Option<&str>,
        most: u32,
    ) -> Result<Vec<ValueCount>, StoreError> {
        if scope.visibility().is_nothing() {
            return Ok(Vec::new());
        }
        let lines = self.state().shelf(scope.company(), scope.generation())?;
        let all = StockFilter::default();
        let seen = lines.iter().filter(|it| is_seen(it, scope, &all));
        Ok(values(seen, column, text).take(size(most)).collect())
    }

    async fn stock_lines(
        &self,
        scope: &StockScope,
        filter: &StockFilter,
        order: StockOrder,
    ) -> Result<Box<dyn LineBatches>, StoreError> {
        let lines = self.state().shelf(scope.company(), scope.generation())?;
        let sorted = sorted(&lines, scope, filter, order).into_iter();
        let lines: Vec<StockLine> = sorted.map(|it| it.line.clone()).collect();
        Ok(Box::new(Batches(lines.into_iter())))
    }

    async fn stock_changes(
        &self,
        scope: &StockScope,
        before: GenerationNumber,
        skip: u32,
        most: u32,
    ) -> Result<ChangesPage, StoreError> {
        if scope.visibility().is_nothing() {
            return Ok(ChangesPage::default());
        }
        let company = scope.company();
        let after = self.state().shelf(company, scope.generation())?;
        let before = self.state().shelf(company, before)?;
        let all = changes(&before, &after, scope);
        let n_matches = u64::try_from(all.len()).unwrap_or(u64::MAX);
        let changes = all.into_iter().skip(size(skip)).take(size(most)).collect();
        Ok(ChangesPage { changes, n_matches })
    }

    async fn customer_names(
        &self,
        permit: &Permit,
        keys: &BTreeSet<CustomerKey>,
    ) -> Result<Vec<(CustomerKey, CustomerName)>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let found = keys.iter().filter_map(|key| {
            let name = state.customers.name(company, key)?;
            Some((key.clone(), name.clone()))
        });
        Ok(found.collect())
    }

    async fn loads(&self, permit: &Permit, most: u32) -> Result<Vec<Load>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let loads = state.stock.loads.iter().rev().filter(|((it, _), _)| *it == company);
        Ok(loads.map(|(_, load)| load.clone()).take(size(most)).collect())
    }
}

#[async_trait]
impl LineBatches for Batches {
    async fn next(&mut self) -> Result<Option<Vec<StockLine>>, StoreError> {
        let batch: Vec<StockLine> = self.0.by_ref().take(BATCH).collect();
        Ok((!batch.is_empty()).then_some(batch))
    }
}

impl State {
    /// The generations of a company that are or were shown and are still kept, in their order.
    fn shown(&self, company: CompanyId) -> Vec<Generation> {
        let all =
            self.stock.generations.iter().filter(|((it, _), kept)| *it == company && kept.is_shown);
        let there = all.filter(|(of, _)| self.stock.shelves.contains_key(*of));
        there.map(|(_, kept)| kept.generation.clone()).collect()
    }
}

fn size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
