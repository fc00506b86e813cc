use sea_orm::entity::prelude::*;

use crate::scope::{CompanyOwned, Counted};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "skill_certificates")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub skill_id: Uuid,
    pub level: i32,
    pub issued_on: TimeDate,
    pub until_on: Option<TimeDate>,
    pub note: Option<String>,
    pub file_id: Option<Uuid>,
    pub file_kind: Option<String>,
    pub file_name: Option<String>,
    pub file_bytes: Option<i64>,
    pub handed_in_at: i64,
    pub handed_in_by: Option<Uuid>,
    pub state: String,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<i64>,
    pub decided_for: Option<String>,
    pub rating_id: Option<Uuid>,
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
