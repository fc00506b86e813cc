use sea_orm::entity::prelude::*;

use crate::scope::CompanyOwned;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stock_loads")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub state: String,
    pub began_at: i64,
    pub ended_at: Option<i64>,
    pub n_lines: Option<i64>,
    pub n_flawed: Option<i64>,
    pub trouble: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub trouble_column: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}
