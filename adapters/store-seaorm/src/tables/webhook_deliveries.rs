use sea_orm::entity::prelude::*;

use crate::scope::CompanyOwned;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_deliveries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub webhook_id: Uuid,
    pub seq: Option<i64>,
    pub event: String,
    pub made_at: i64,
    pub state: String,
    pub due_at: i64,
    pub lease_id: Option<Uuid>,
    pub n_tries: i32,
    pub sent_at: Option<i64>,
    pub trouble: Option<String>,
    pub status: Option<i32>,
    #[sea_orm(column_type = "Text", nullable)]
    pub reply: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}
