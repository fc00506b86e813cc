use sea_orm::entity::prelude::*;

/// Those who run the platform. Belongs to no company, so only a door opens it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "operators")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub sort_name: String,
    pub email: String,
    pub username: Option<String>,
    pub role: String,
    pub credential: String,
    pub password_hash: String,
    pub password_expires_at: Option<i64>,
    pub epoch: i32,
    pub reset_hash: Option<Vec<u8>>,
    pub reset_expires_at: Option<i64>,
    pub language: Option<String>,
    pub appearance: String,
    pub created_at: i64,
    pub deactivated_at: Option<i64>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
