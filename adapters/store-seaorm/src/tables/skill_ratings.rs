use sea_orm::entity::prelude::*;

use crate::scope::CompanyOwned;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "skill_ratings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub skill_id: Uuid,
    pub level: i32,
    pub source: String,
    pub by_id: Option<Uuid>,
    pub rated_on: TimeDate,
    pub recorded_at: i64,
    pub until_on: Option<TimeDate>,
    pub overrides: bool,
    pub note: Option<String>,
    pub module_id: Option<Uuid>,
    pub completion_id: Option<Uuid>,
    pub course_id: Option<Uuid>,
    pub revoked_on: Option<TimeDate>,
    pub revoked_by: Option<Uuid>,
    pub revoked_for: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}
