use sea_orm::entity::prelude::*;

use crate::scope::CompanyOwned;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "onboarding_path_steps")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub path_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub place: i32,
    pub kind: String,
    pub module_id: Option<Uuid>,
    pub title: Option<String>,
    pub text: Option<String>,
    pub doer: Option<String>,
    pub due_after: Option<i32>,
    pub waits: bool,
    pub course_id: Option<Uuid>,
    pub category_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}
