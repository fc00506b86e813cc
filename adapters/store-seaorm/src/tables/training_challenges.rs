use sea_orm::entity::prelude::*;

use crate::scope::{CompanyOwned, Counted};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training_challenges")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub attempt_id: Uuid,
    pub module_id: Uuid,
    pub number: i32,
    pub question_id: Uuid,
    pub open_question_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    pub made_at: i64,
    pub verdict: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub reply: Option<String>,
    pub answered_by: Option<Uuid>,
    pub answered_at: Option<i64>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}

impl Counted for Entity {
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;
}
