use sea_orm::entity::prelude::*;

use crate::scope::{CompanyOwned, Counted};

/// One of each person who has one, and nothing that opens an account.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_factors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    pub serial: i64,
    pub since: i64,
    pub last_step: i64,
    pub recovery_codes: String,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}

impl Counted for Entity {
    const ID: Column = Column::PersonId;
    const VERSION: Column = Column::Version;
}
