use std::collections::BTreeMap;

use application::{
    Page,
    equipment::{ItemInspection, ListOrders, OrderFileLine, OrderLine, OrdersShown, UpkeepReads},
};
use async_trait::async_trait;
use domain_equipment::{
    CategoryId, InspectionRule, InspectionRules, Item, ItemId, OrderContentId, OrderFile,
    OrderFileId, OrderKind, OrderResult, OrderText, OrdersStanding, RuleOf, WorkOrder, WorkOrderId,
    WorkOrders,
};
use domain_kernel::{CompanyId, LocalDay, Permit, PersonId, Rule, StoreError};

use crate::{MemoryStore, MemoryTx, State, company_of, onboarding_reads::on_page};

#[derive(Clone, Default)]
pub(crate) struct UpkeepTables {
    pub(crate) orders: BTreeMap<(CompanyId, WorkOrderId), WorkOrder>,
    pub(crate) files: BTreeMap<(CompanyId, OrderFileId), OrderFile>,
    item_rules: BTreeMap<(CompanyId, ItemId), InspectionRule>,
    category_rules: BTreeMap<(CompanyId, CategoryId), InspectionRule>,
}

impl UpkeepTables {
    pub(crate) fn orders(&self, company: CompanyId) -> impl Iterator<Item = &WorkOrder> {
        self.orders.iter().filter(move |((it, _), _)| *it == company).map(|(_, it)| it)
    }

    fn blocking(&self, company: CompanyId, item: ItemId) -> Option<WorkOrderId> {
        let mut orders = self.orders(company).filter(|it| it.item == item);
        orders.find(|it| it.is_blocking && it.end.is_none()).map(|it| it.id)
    }

    fn last_result(
        &self,
        (company, item): (CompanyId, ItemId),
        counts: impl Fn(OrderKind, OrderResult) -> bool,
    ) -> Option<OrderResult> {
        let orders = self.orders(company).filter(|it| it.item == item);
        let ended = orders.filter_map(|it| Some((it, it.end.as_ref()?)));
        let ended = ended.filter(|(order, end)| counts(order.kind, end.result));
        ended.max_by_key(|(order, end)| (end.at, order.id)).map(|(_, end)| end.result)
    }

    fn rule(&self, company: CompanyId, of: RuleOf) -> Option<InspectionRule> {
        match of {
            RuleOf::Item(id) => self.item_rules.get(&(company, id)).copied(),
            RuleOf::Category(id) => self.category_rules.get(&(company, id)).copied(),
        }
    }

    /// What goes with an item.
    pub(crate) fn remove_item(&mut self, company: CompanyId, item: ItemId) {
        self.orders.retain(|(of, _), it| *of != company || it.item != item);
        self.files.retain(|(of, _), it| self.orders.contains_key(&(*of, it.order)));
        self.item_rules.remove(&(company, item));
    }

    /// What goes with a category.
    pub(crate) fn remove_category(&mut self, company: CompanyId, category: CategoryId) {
        self.category_rules.remove(&(company, category));
    }
}

#[async_trait]
impl WorkOrders for MemoryTx {
    async fn find(&mut self, id: WorkOrderId) -> Result<Option<WorkOrder>, StoreError> {
        Ok(self.local.upkeep.orders.get(&(self.company()?, id)).cloned())
    }

    async fn standing(&mut self, item: ItemId) -> Result<OrdersStanding, StoreError> {
        let of = (self.company()?, item);
        let upkeep = &self.local.upkeep;
        let is_inspection =
            |kind, result| kind == OrderKind::Inspection && result != OrderResult::NotApplicable;
        Ok(OrdersStanding {
            blocking: upkeep.blocking(of.0, item),
            last_result: upkeep.last_result(of, |_, _| true),
            last_inspection: upkeep.last_result(of, is_inspection),
        })
    }

    async fn insert(&mut self, order: &WorkOrder) -> Result<(), StoreError> {
        let (company, order) = (self.company()?, order.clone());
        self.write(move |state| {
            let upkeep = &mut state.upkeep;
            let key = (company, order.id);
            if upkeep.orders.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::WorkOrderId));
            }
            let blocks = order.is_blocking && order.end.is_none();
            if blocks && upkeep.blocking(company, order.item).is_some() {
                return Err(StoreError::Duplicate(Rule::BlockingOrder));
            }
            upkeep.orders.insert(key, order.clone());
            Ok(())
        })
    }

    async fn close(&mut self, order: &WorkOrder) -> Result<(), StoreError> {
        let (company, order) = (self.company()?, order.clone());
        self.write(move |state| {
            let stored = state.upkeep.orders.get_mut(&(company, order.id));
            let stored = stored.filter(|it| it.end.is_none()).ok_or(StoreError::Stale)?;
            stored.end.clone_from(&order.end);
            Ok(())
        })
    }

    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            let orders = state.upkeep.orders.iter_mut().filter(|((of, _), _)| *of == company);
            for (_, order) in orders.filter(|(_, it)| it.taken_from == Some(person)) {
                let nothing = || OrderText::restore(String::new());
                order.description = nothing();
                if let Some(note) = order.end.as_mut().and_then(|it| it.note.as_mut()) {
                    *note = nothing();
                }
            }
            Ok(())
        })
    }
}

#[async_trait]
impl InspectionRules for MemoryTx {
    async fn find(&mut self, of: RuleOf) -> Result<Option<InspectionRule>, StoreError> {
        Ok(self.local.upkeep.rule(self.company()?, of))
    }

    async fn that_counts(
        &mut self,
        item: ItemId,
        category: Option<CategoryId>,
    ) -> Result<Option<InspectionRule>, StoreError> {
        let company = self.company()?;
        let upkeep = &self.local.upkeep;
        let own = upkeep.rule(company, RuleOf::Item(item));
        Ok(own.or_else(|| upkeep.rule(company, RuleOf::Category(category?))))
    }

    async fn set(&mut self, of: RuleOf, rule: Option<InspectionRule>) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            let UpkeepTables { item_rules, category_rules, .. } = &mut state.upkeep;
            match (of, rule) {
                (RuleOf::Item(id), Some(rule)) => drop(item_rules.insert((company, id), rule)),
                (RuleOf::Item(id), None) => drop(item_rules.remove(&(company, id))),
                (RuleOf::Category(id), Some(rule)) => {
                    category_rules.insert((company, id), rule);
                }
                (RuleOf::Category(id), None) => drop(category_rules.remove(&(company, id))),
            }
            Ok(())
        })
    }
}

#[async_trait]
impl UpkeepReads for MemoryStore {
    async fn work_orders(
        &self,
        permit: &Permit,
        query: &ListOrders,
    ) -> Result<Page<OrderLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let is_asked = |it: &OrderLine| match query.shown {
            OrdersShown::All => true,
            OrdersShown::Open => it.order.end.is_none(),
            OrdersShown::Closed => it.order.end.is_some(),
        };
        let lines = state.order_lines(company).into_iter().filter(is_asked);
        let lines = lines.filter(|it| query.item.is_none_or(|item| it.order.item == item));
        Ok(on_page(lines, query.page))
    }

    async fn work_order(
        &self,
        permit: &Permit,
        id: WorkOrderId,
    ) -> Result<Option<OrderLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let order = state.upkeep.orders.get(&(company, id));
        Ok(order.and_then(|it| state.order_line(company, it)))
    }

    async fn orders_of(
        &self,
        permit: &Permit,
        item: ItemId,
        most: u32,
    ) -> Result<Vec<OrderLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let lines = self.state().order_lines(company).into_iter();
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        Ok(lines.filter(|it| it.order.item == item).take(most).collect())
    }

    async fn order_files(
        &self,
        permit: &Permit,
        order: WorkOrderId,
    ) -> Result<Vec<OrderFileLine>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().order_file_lines(company, order))
    }

    async fn order_file(
        &self,
        permit: &Permit,
        id: OrderFileId,
    ) -> Result<Option<OrderFile>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().upkeep.files.get(&(company, id)).cloned())
    }

    async fn kept_order_contents(
        &self,
        permit: &Permit,
        contents: &[OrderContentId],
    ) -> Result<Vec<OrderContentId>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let ours = state.upkeep.files.iter().filter(|((it, _), _)| *it == company);
        let kept = ours.map(|(_, it)| it.content);
        Ok(kept.filter(|it| contents.contains(it)).collect())
    }

    async fn inspection_rule(
        &self,
        permit: &Permit,
        of: RuleOf,
    ) -> Result<Option<InspectionRule>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().upkeep.rule(company, of))
    }
}

impl State {
    /// Those that are open first, each group with the last ones first.
    fn order_lines(&self, company: CompanyId) -> Vec<OrderLine> {
        let lines = self.upkeep.orders(company);
        let mut lines: Vec<_> = lines.filter_map(|it| self.order_line(company, it)).collect();
        lines.sort_by_key(|it| {
            let order = &it.order;
            (order.end.is_some(), std::cmp::Reverse((order.opened, order.id)))
        });
        lines
    }

    fn order_line(&self, company: CompanyId, order: &WorkOrder) -> Option<OrderLine> {
        let item = &self.equipment.items.get(&(company, order.item))?.value;
        let name = |it: Option<PersonId>| it.map(|it| self.person_name(company, it));
        Some(OrderLine {
            order: order.clone(),
            tag: item.settings.tag.clone(),
            name: item.settings.name.clone(),
            opened_by: name(order.opened_by),
            closed_by: name(order.end.as_ref().and_then(|it| it.by)),
        })
    }

    pub(crate) fn inspection(&self, company: CompanyId, item: &Item) -> Option<ItemInspection> {
        let own = self.upkeep.rule(company, RuleOf::Item(item.id));
        let category = item.settings.category.map(RuleOf::Category);
        let rule = own.or_else(|| self.upkeep.rule(company, category?))?;
        let since = item.inspected.unwrap_or(item.created);
        let uses = self.equipment.custodies_of(company, item.id).filter(|it| since <= it.since);
        let n_uses = u32::try_from(uses.count()).unwrap_or(u32::MAX);
        Some(ItemInspection { rule, is_own: own.is_some(), since, n_uses })
    }

    /// Whether it has to be inspected before somebody takes it.
    pub(crate) fn is_to_inspect(&self, company: CompanyId, item: &Item, today: &LocalDay) -> bool {
        let due = self.inspection(company, item).map(|it| it.due(today.date_of(it.since)));
        due.is_some_and(|it| it.check(today.date).is_err())
    }

    pub(crate) fn is_near_inspection(
        &self,
        company: CompanyId,
        item: &Item,
        today: &LocalDay,
    ) -> bool {
        let due = self.inspection(company, item).map(|it| it.due(today.date_of(it.since)));
        item.state.retired().is_none() && due.is_some_and(|it| it.is_near(today.date))
    }
}
