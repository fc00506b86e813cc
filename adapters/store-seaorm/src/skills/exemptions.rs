use async_trait::async_trait;
use domain_kernel::{Id, Line, PersonId, StoreError};
use domain_skills::{Exemption, Exemptions, SkillId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{day, day_column},
    tables::skill_exemptions::{ActiveModel, Column, Entity, Model},
};

#[async_trait]
impl Exemptions for SeaTx {
    async fn last(
        &mut self,
        person: PersonId,
        skill: SkillId,
    ) -> Result<Option<Exemption>, StoreError> {
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::PersonId.eq(person.uuid()))
            .filter(Column::SkillId.eq(skill.uuid()))
            .order_by_desc(Column::UntilOn)
            .order_by_desc(Column::Id)
            .limit(1);
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_exemption).transpose()?)
    }

    async fn insert(&mut self, exemption: &Exemption) -> Result<(), StoreError> {
        let row = ActiveModel {
            company_id: Set(self.scope.company()?),
            id: Set(exemption.id.uuid()),
            person_id: Set(exemption.person.uuid()),
            skill_id: Set(exemption.skill.uuid()),
            from_on: Set(day_column(exemption.from)?),
            until_on: Set(day_column(exemption.until)?),
            reason: Set(exemption.reason.as_str().to_owned()),
            by_id: Set(exemption.by.map(Id::uuid)),
        };
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, exemption: &Exemption) -> Result<(), StoreError> {
        let changed = self
            .scope
            .change::<Entity>()?
            .col_expr(Column::UntilOn, Expr::value(day_column(exemption.until)?))
            .filter(Column::Id.eq(exemption.id.uuid()));
        changed.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError> {
        let changed = self
            .scope
            .change::<Entity>()?
            .col_expr(Column::Reason, Expr::value(String::new()))
            .filter(Column::PersonId.eq(person.uuid()));
        changed.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }
}

pub(super) fn to_exemption(row: Model) -> Result<Exemption, Corrupt> {
    let corrupt = |column| Corrupt { table: "skill_exemptions", column };
    Ok(Exemption {
        id: Id::from_uuid(row.id),
        person: Id::from_uuid(row.person_id),
        skill: Id::from_uuid(row.skill_id),
        from: day(row.from_on).ok_or(corrupt("from_on"))?,
        until: day(row.until_on).ok_or(corrupt("until_on"))?,
        reason: Line::restore(row.reason),
        by: row.by_id.map(Id::from_uuid),
    })
}
