use sea_orm::entity::prelude::*;

use crate::scope::CompanyOwned;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inspection_rules")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub item_id: Option<Uuid>,
    pub category_id: Option<Uuid>,
    pub every_months: Option<i32>,
    pub every_uses: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}
