use sea_orm::entity::prelude::*;

use crate::scope::{CompanyOwned, Counted};

/// A company owns itself, so a transaction sees its own and no other.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "companies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub guard: i64,
    pub version: i32,
    pub code: String,
    pub address: Option<String>,
    pub accent: Option<String>,
    pub language: Option<String>,
    pub time_zone: Option<String>,
    pub joining: String,
    pub logo_id: Option<Uuid>,
    pub registration_number: Option<String>,
    pub registration_key: Option<String>,
    pub suspended_at: Option<i64>,
    pub search: Option<String>,
    pub second_factor_roles: String,
    pub shows_holders: bool,
    pub reminded_on: Option<TimeDate>,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::Id;
}

impl Counted for Entity {
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;
}
