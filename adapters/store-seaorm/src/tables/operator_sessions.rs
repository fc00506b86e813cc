use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "operator_sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id_hash: Vec<u8>,
    pub operator_id: Uuid,
    pub epoch: i32,
    pub begun_at: i64,
    pub last_used_at: i64,
    pub absolute_micros: i64,
    pub idle_micros: i64,
    pub visited_id: Option<Uuid>,
    pub visit_ends_at: Option<i64>,
    pub agent: Option<String>,
    pub address: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
