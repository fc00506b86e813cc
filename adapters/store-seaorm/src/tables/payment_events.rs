use sea_orm::entity::prelude::*;

/// What payment providers have said. Belongs to no company, so only a door opens it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub event: String,
    pub purchase_id: Uuid,
    pub heard_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
