use sea_orm::entity::prelude::*;

/// What lets companies in. Belongs to none, so only a door opens it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invites")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub code_hash: Vec<u8>,
    pub registration_number: String,
    pub registration_key: String,
    pub issued_at: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
    pub used_by: Option<Uuid>,
    pub revoked_at: Option<i64>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
