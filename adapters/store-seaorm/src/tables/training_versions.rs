use sea_orm::entity::prelude::*;

use crate::scope::CompanyOwned;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub module_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub published_at: i64,
    pub title: String,
    pub kind: String,
    pub minutes: i32,
    pub n_questions: i32,
    pub needed_milli: i32,
    pub max_milli: i32,
    pub is_open_to_all: bool,
    pub impact: String,
    pub change_note: Option<String>,
    pub recalls_from: Option<TimeDate>,
    pub recalls_until: Option<TimeDate>,
    #[sea_orm(column_type = "Text")]
    pub lesson: String,
    pub most_tries: Option<i32>,
    pub wait_minutes: Option<i32>,
    pub time_limit_minutes: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}
