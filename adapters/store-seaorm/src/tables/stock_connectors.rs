use sea_orm::entity::prelude::*;

use crate::scope::{CompanyOwned, Counted};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stock_connectors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    pub place: String,
    pub kind: Option<String>,
    pub address: Option<String>,
    pub database_name: Option<String>,
    pub username: Option<String>,
    pub sealed_password: Option<Vec<u8>>,
    pub questions: String,
    #[sea_orm(column_type = "Text")]
    pub stock_question: String,
    #[sea_orm(column_type = "Text")]
    pub customers_question: String,
    #[sea_orm(column_type = "Text")]
    pub mapping: String,
    pub soft_age_seconds: Option<i32>,
    pub changed_at: i64,
    pub version: i32,
    pub due_at: i64,
    pub lease_id: Option<Uuid>,
    pub lease_until: Option<i64>,
    pub loading_number: Option<i64>,
    pub last_number: i64,
    pub current_number: Option<i64>,
    pub held_number: Option<i64>,
    pub failing_since: Option<i64>,
    pub n_failures: i32,
    pub next_try_at: Option<i64>,
    pub trouble: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub trouble_column: Option<String>,
    pub asked_at: Option<i64>,
    pub soft_at: i64,
    pub next_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}

impl Counted for Entity {
    /// A company has one.
    const ID: Column = Column::CompanyId;
    const VERSION: Column = Column::Version;
}
