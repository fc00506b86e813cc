use sea_orm::entity::prelude::*;

/// One of each operator who has one, and nothing that opens an account.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "operator_second_factors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub operator_id: Uuid,
    pub serial: i64,
    pub since: i64,
    pub last_step: i64,
    pub recovery_codes: String,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
