use sea_orm::entity::prelude::*;

use crate::scope::{CompanyOwned, Counted};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training_attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub module_id: Uuid,
    pub number: i32,
    pub person_id: Uuid,
    pub started_at: i64,
    pub is_practice: bool,
    pub status: String,
    pub open_module_id: Option<Uuid>,
    pub outcome: Option<String>,
    pub needed_milli: Option<i32>,
    pub max_milli: Option<i32>,
    pub score_milli: Option<i32>,
    pub finished_at: Option<i64>,
    pub saved_at: i64,
    pub n_answered: i32,
    pub version: i32,
    #[sea_orm(column_type = "Text")]
    pub responses: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub layout: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub unmet: Option<String>,
    pub ending: Option<String>,
    pub deadline_at: Option<i64>,
    pub ordinal: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}

impl Counted for Entity {
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;
}
