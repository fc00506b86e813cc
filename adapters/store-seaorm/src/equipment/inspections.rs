use async_trait::async_trait;
use domain_equipment::{CategoryId, InspectionRule, InspectionRules, ItemId, RuleOf};
use domain_kernel::StoreError;
use sea_orm::{ColumnTrait, QueryFilter};

use super::upkeep_rows as rows;
use crate::{
    SeaTx,
    rules::store_error,
    tables::inspection_rules::{Column, Entity},
};

#[async_trait]
impl InspectionRules for SeaTx {
    async fn find(&mut self, of: RuleOf) -> Result<Option<InspectionRule>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(rows::rule_id(of)));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(|it| rows::rule(it.every_months, it.every_uses)).transpose()?.flatten())
    }

    async fn that_counts(
        &mut self,
        item: ItemId,
        category: Option<CategoryId>,
    ) -> Result<Option<InspectionRule>, StoreError> {
        let ids = [Some(item.uuid()), category.map(domain_kernel::Id::uuid)];
        let query = self.scope.select::<Entity>()?;
        let query = query.filter(Column::Id.is_in(ids.into_iter().flatten()));
        let found = query.all(&self.txn).await.map_err(store_error)?;
        let own = found.iter().find(|it| it.item_id.is_some()).or(found.first());
        Ok(own.map(|it| rows::rule(it.every_months, it.every_uses)).transpose()?.flatten())
    }

    async fn set(&mut self, of: RuleOf, rule: Option<InspectionRule>) -> Result<(), StoreError> {
        let before = self.scope.delete::<Entity>()?.filter(Column::Id.eq(rows::rule_id(of)));
        before.exec(&self.txn).await.map_err(store_error)?;
        let Some(rule) = rule else {
            return Ok(());
        };
        let row = rows::rule_row(self.scope.company()?, of, rule);
        self.scope.insert(&self.txn, row).await
    }
}
