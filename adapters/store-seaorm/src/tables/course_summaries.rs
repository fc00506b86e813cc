use sea_orm::entity::prelude::*;

use crate::scope::CompanyOwned;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "course_summaries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub material_id: Uuid,
    pub course_id: Uuid,
    pub file_id: Uuid,
    pub state: String,
    pub asked_at: i64,
    pub done_at: Option<i64>,
    #[sea_orm(column_type = "Text", nullable)]
    pub text: Option<String>,
    pub method: Option<String>,
    pub writer: Option<String>,
    pub trouble: Option<String>,
    pub due_at: i64,
    pub lease_id: Option<Uuid>,
    pub n_tries: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl CompanyOwned for Entity {
    const COMPANY: Column = Column::CompanyId;
}
