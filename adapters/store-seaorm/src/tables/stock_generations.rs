use sea_orm::entity::prelude::*;

use crate::scope::CompanyOwned;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stock_generations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub as_of: i64,
    pub loaded_at: i64,
    pub n_lines: i64,
    pub n_flawed: i64,
    pub columns_said: String,
    pub is_shown: bool,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}
