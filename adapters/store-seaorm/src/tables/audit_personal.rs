use sea_orm::entity::prelude::*;

use super::audit_trail::Changes;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_personal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub realm_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub about: String,
    pub person_id: Option<Uuid>,
    pub salt: Vec<u8>,
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Changes,
}

impl ActiveModelBehavior for ActiveModel {}
