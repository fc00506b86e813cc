use async_trait::async_trait;
use domain_equipment::{ItemNeeds, NeededLevel, NeededSkillId, Needs, NeedsOf};
use domain_kernel::{Id, StoreError};
use sea_orm::{ActiveValue::Set, ColumnTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    tables::{item_category_needs, item_needs},
};

#[async_trait]
impl ItemNeeds for SeaTx {
    async fn of(&mut self, of: NeedsOf) -> Result<Needs, StoreError> {
        let rows: Vec<(Uuid, i32)> = match of {
            NeedsOf::Item(id) => {
                let query = self.scope.select::<item_needs::Entity>()?;
                let query = query.filter(item_needs::Column::ItemId.eq(id.uuid()));
                let rows = query.all(&self.txn).await.map_err(store_error)?;
                rows.into_iter().map(|it| (it.skill_id, it.level)).collect()
            }
            NeedsOf::Category(id) => {
                let query = self.scope.select::<item_category_needs::Entity>()?;
                let query = query.filter(item_category_needs::Column::CategoryId.eq(id.uuid()));
                let rows = query.all(&self.txn).await.map_err(store_error)?;
                rows.into_iter().map(|it| (it.skill_id, it.level)).collect()
            }
        };
        let needs =
            rows.into_iter().map(|(skill, level)| Ok((Id::from_uuid(skill), needed(level)?)));
        Ok(Needs::restore(needs.collect::<Result<Vec<_>, Corrupt>>()?))
    }

    async fn replace(&mut self, of: NeedsOf, needs: &Needs) -> Result<(), StoreError> {
        let company_id = Set(self.scope.company()?);
        let needs = needs.iter().map(|(skill, level)| (Set(skill.uuid()), Set(level.get().into())));
        match of {
            NeedsOf::Item(id) => {
                let before = self.scope.delete::<item_needs::Entity>()?;
                let before = before.filter(item_needs::Column::ItemId.eq(id.uuid()));
                before.exec(&self.txn).await.map_err(store_error)?;
                let row = |(skill_id, level)| {
                    let (company_id, item_id) = (company_id.clone(), Set(id.uuid()));
                    item_needs::ActiveModel { company_id, item_id, skill_id, level }
                };
                self.scope.insert_many(&self.txn, needs.map(row).collect()).await
            }
            NeedsOf::Category(id) => {
                let before = self.scope.delete::<item_category_needs::Entity>()?;
                let before = before.filter(item_category_needs::Column::CategoryId.eq(id.uuid()));
                before.exec(&self.txn).await.map_err(store_error)?;
                let row = |(skill_id, level)| {
                    let (company_id, category_id) = (company_id.clone(), Set(id.uuid()));
                    item_category_needs::ActiveModel { company_id, category_id, skill_id, level }
                };
                self.scope.insert_many(&self.txn, needs.map(row).collect()).await
            }
        }
    }

    async fn n_uses(&mut self, skill: NeededSkillId) -> Result<u32, StoreError> {
        let items = self.scope.select::<item_needs::Entity>()?;
        let items = items.filter(item_needs::Column::SkillId.eq(skill.uuid()));
        let n_items = items.count(&self.txn).await.map_err(store_error)?;
        let categories = self.scope.select::<item_category_needs::Entity>()?;
        let categories = categories.filter(item_category_needs::Column::SkillId.eq(skill.uuid()));
        let n_categories = categories.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_items + n_categories).unwrap_or(u32::MAX))
    }
}

fn needed(column: i32) -> Result<NeededLevel, Corrupt> {
    let level = u8::try_from(column).ok().and_then(NeededLevel::new);
    level.ok_or(Corrupt { table: "item_needs", column: "level" })
}
