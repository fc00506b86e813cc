use sea_orm::entity::prelude::*;

use crate::scope::CompanyOwned;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reservations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub item_id: Uuid,
    pub person_id: Uuid,
    pub from_at: i64,
    pub to_at: i64,
    pub note: Option<String>,
    pub made_at: i64,
    pub state: String,
    pub custody_id: Option<Uuid>,
    pub cancelled_at: Option<i64>,
    pub cancelled_how: Option<String>,
    pub cancelled_by: Option<Uuid>,
    pub cancelled_for: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}
