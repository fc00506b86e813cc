use sea_orm::entity::prelude::*;

use crate::scope::{CompanyOwned, Counted};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "people")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub sort_name: String,
    pub search: String,
    pub email: String,
    pub username: Option<String>,
    pub job_title: Option<String>,
    pub phone: Option<String>,
    pub role: String,
    pub manager_id: Option<Uuid>,
    pub credential: String,
    pub password_hash: String,
    pub password_expires_at: Option<i64>,
    pub epoch: i32,
    pub language: Option<String>,
    pub appearance: String,
    pub photo_id: Option<Uuid>,
    pub created_at: i64,
    pub version: i32,
    pub deactivated_at: Option<i64>,
    pub department_id: Option<Uuid>,
    pub last_signed_in_at: i64,
    pub erased_at: Option<i64>,
    pub time_factor: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}

impl Counted for Entity {
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;
}
