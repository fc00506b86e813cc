use sea_orm::entity::prelude::*;

/// Operators who have shown a password and not yet a code.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "operator_sign_ins")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ticket_hash: Vec<u8>,
    pub operator_id: Uuid,
    pub epoch: i32,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
