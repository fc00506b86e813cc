use sea_orm::entity::prelude::*;

use crate::scope::CompanyOwned;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "work_orders")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub item_id: Uuid,
    pub kind: String,
    pub opened_by: Option<Uuid>,
    pub opened_at: i64,
    pub due_on: Option<TimeDate>,
    pub is_blocking: bool,
    pub description: String,
    pub taken_from: Option<Uuid>,
    pub blocked_item_id: Option<Uuid>,
    pub closed_at: Option<i64>,
    pub closed_by: Option<Uuid>,
    pub result: Option<String>,
    pub cost: Option<i64>,
    pub currency: Option<String>,
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}
