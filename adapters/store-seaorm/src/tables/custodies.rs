use sea_orm::entity::prelude::*;

use crate::scope::CompanyOwned;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "custodies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub item_id: Uuid,
    pub holder_id: Uuid,
    pub since_at: i64,
    pub taken_how: String,
    pub taken_by: Option<Uuid>,
    pub taken_for: Option<String>,
    pub due_on: Option<TimeDate>,
    pub open_item_id: Option<Uuid>,
    pub ended_at: Option<i64>,
    pub ended_how: Option<String>,
    pub ended_by: Option<Uuid>,
    pub ended_for: Option<String>,
    pub missing: Option<String>,
    pub waived_for: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}
