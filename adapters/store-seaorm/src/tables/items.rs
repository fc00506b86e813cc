#![expect(clippy::struct_field_names, reason = "items have models too")]

use sea_orm::entity::prelude::*;

use crate::scope::{CompanyOwned, Counted};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "items")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tag: String,
    pub sort_tag: String,
    pub name: String,
    pub sort_name: String,
    pub category_id: Option<Uuid>,
    pub model: Option<String>,
    pub serial: Option<String>,
    pub sort_serial: Option<String>,
    pub location_id: Option<Uuid>,
    pub notes: Option<String>,
    pub search: String,
    pub state: String,
    pub retired_for: Option<String>,
    pub condition_is: String,
    pub photo_id: Option<Uuid>,
    pub code_number: i32,
    pub inspected_at: Option<i64>,
    pub created_at: i64,
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
