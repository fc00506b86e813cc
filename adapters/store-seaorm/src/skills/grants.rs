use async_trait::async_trait;
use domain_kernel::{Id, StoreError};
use domain_skills::{Giver, Grant, Grants, SkillId};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::ratings::level;
use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::signed,
    tables::skill_grants::{ActiveModel, Column, Entity, Model},
};

#[async_trait]
impl Grants for SeaTx {
    async fn of_giver(&mut self, giver: Giver) -> Result<Vec<Grant>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::GiverId.eq(giver_id(giver)));
        let rows = query.order_by_asc(Column::SkillId).all(&self.txn).await;
        let rows = rows.map_err(store_error)?;
        Ok(rows.iter().map(to_grant).collect::<Result<_, _>>()?)
    }

    async fn find(&mut self, skill: SkillId, giver: Giver) -> Result<Option<Grant>, StoreError> {
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::SkillId.eq(skill.uuid()))
            .filter(Column::GiverId.eq(giver_id(giver)));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.as_ref().map(to_grant).transpose()?)
    }

    async fn insert(&mut self, grant: &Grant) -> Result<(), StoreError> {
        let (module, course) = match grant.giver {
            Giver::Module(module) => (Some(module.uuid()), None),
            Giver::Course(course) => (None, Some(course.uuid())),
        };
        let row = ActiveModel {
            company_id: Set(self.scope.company()?),
            skill_id: Set(grant.skill.uuid()),
            giver_id: Set(giver_id(grant.giver)),
            module_id: Set(module),
            course_id: Set(course),
            level: Set(grant.level.get().into()),
        };
        self.scope.insert(&self.txn, row).await
    }

    async fn remove(&mut self, grant: &Grant) -> Result<(), StoreError> {
        let removed = self
            .scope
            .delete::<Entity>()?
            .filter(Column::SkillId.eq(grant.skill.uuid()))
            .filter(Column::GiverId.eq(giver_id(grant.giver)))
            .filter(Column::Level.eq(signed(grant.level.get().into())));
        let removed = removed.exec(&self.txn).await.map_err(store_error)?;
        if removed.rows_affected == 1 { Ok(()) } else { Err(StoreError::Stale) }
    }
}

fn giver_id(giver: Giver) -> Uuid {
    match giver {
        Giver::Module(module) => module.uuid(),
        Giver::Course(course) => course.uuid(),
    }
}

fn to_grant(row: &Model) -> Result<Grant, Corrupt> {
    let corrupt = |column| Corrupt { table: "skill_grants", column };
    let giver = match (row.module_id, row.course_id) {
        (Some(module), None) => Giver::Module(Id::from_uuid(module)),
        (None, Some(course)) => Giver::Course(Id::from_uuid(course)),
        _ => return Err(corrupt("giver_id")),
    };
    let level = level(row.level).ok_or(corrupt("level"))?;
    Ok(Grant { skill: Id::from_uuid(row.skill_id), giver, level })
}
