use sea_orm::entity::prelude::*;

use crate::scope::{CompanyOwned, Counted};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training_completions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub module_id: Uuid,
    pub number: i32,
    pub attempt_id: Uuid,
    pub completed_at: i64,
    pub completed_on: TimeDate,
    pub ends_on: Option<TimeDate>,
    pub aims_at: Option<i32>,
    pub opens_on: Option<TimeDate>,
    pub recalled_by: Option<i32>,
    pub recalled_from: Option<TimeDate>,
    pub recalled_until: Option<TimeDate>,
    pub revoked_for: Option<String>,
    pub current_module_id: Option<Uuid>,
    pub certificate_code: Option<String>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}

impl Counted for Entity {
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;
}
