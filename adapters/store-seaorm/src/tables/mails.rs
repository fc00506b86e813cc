use sea_orm::entity::prelude::*;

use crate::scope::CompanyOwned;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mails")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub company_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    pub name: Option<String>,
    pub address: String,
    pub language: String,
    pub kind: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
    pub written_at: i64,
    pub state: String,
    pub due_at: i64,
    pub lease_id: Option<Uuid>,
    pub n_tries: i32,
    pub round: i32,
    pub sent_at: Option<i64>,
    pub trouble: Option<String>,
    pub reply: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}
