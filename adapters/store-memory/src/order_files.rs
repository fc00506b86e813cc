use application::equipment::OrderFileLine;
use async_trait::async_trait;
use domain_equipment::{OrderFile, OrderFileId, OrderFiles, WorkOrderId};
use domain_kernel::{CompanyId, Rule, StoreError};

use crate::{MemoryTx, State};

#[async_trait]
impl OrderFiles for MemoryTx {
    async fn find(&mut self, id: OrderFileId) -> Result<Option<OrderFile>, StoreError> {
        Ok(self.local.upkeep.files.get(&(self.company()?, id)).cloned())
    }

    async fn n_of(&mut self, order: WorkOrderId) -> Result<u32, StoreError> {
        let n_files = self.local.files_of(self.company()?, order).count();
        Ok(u32::try_from(n_files).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, file: &OrderFile) -> Result<(), StoreError> {
        let (company, file) = (self.company()?, file.clone());
        self.write(move |state| {
            if !state.upkeep.orders.contains_key(&(company, file.order)) {
                return Err(StoreError::corrupt("this company has no such work order"));
            }
            let key = (company, file.id);
            if state.upkeep.files.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::OrderFileId));
            }
            state.upkeep.files.insert(key, file.clone());
            Ok(())
        })
    }

    async fn remove(&mut self, id: OrderFileId) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| match state.upkeep.files.remove(&(company, id)) {
            Some(_) => Ok(()),
            None => Err(StoreError::Stale),
        })
    }
}

impl State {
    fn files_of(&self, company: CompanyId, order: WorkOrderId) -> impl Iterator<Item = &OrderFile> {
        let ours = self.upkeep.files.iter().filter(move |((it, _), _)| *it == company);
        ours.map(|(_, it)| it).filter(move |it| it.order == order)
    }

    /// In the order in which they were added.
    pub(crate) fn order_file_lines(
        &self,
        company: CompanyId,
        order: WorkOrderId,
    ) -> Vec<OrderFileLine> {
        let mut files: Vec<&OrderFile> = self.files_of(company, order).collect();
        files.sort_by_key(|it| (it.added, it.id));
        let lines = files.into_iter().map(|it| OrderFileLine {
            file: it.clone(),
            added_by: it.added_by.map(|it| self.person_name(company, it)),
        });
        lines.collect()
    }
}
