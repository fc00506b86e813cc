use sea_orm::entity::prelude::*;

use crate::scope::CompanyOwned;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stock_numbers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    pub last_number: i64,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}
