use sea_orm::entity::prelude::*;

/// Orders for invites. They belong to no company, so only a door opens them.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "purchases")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub number: i32,
    pub company_name: String,
    pub registration_number: String,
    pub buyer_name: String,
    pub email: String,
    pub language: String,
    pub amount: i64,
    pub currency: String,
    pub ordered_at: i64,
    pub state: String,
    pub doubt: Option<String>,
    pub changed_at: Option<i64>,
    pub invite_id: Option<Uuid>,
    pub search: String,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
