use sea_orm::entity::prelude::*;

use crate::scope::{CompanyOwned, Counted};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "course_materials")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub course_id: Uuid,
    pub kind: String,
    pub file_id: Uuid,
    pub file_name: String,
    pub file_hash: Vec<u8>,
    pub file_bytes: i64,
    pub captions_id: Option<Uuid>,
    pub captions_name: Option<String>,
    pub captions_hash: Option<Vec<u8>>,
    pub captions_bytes: Option<i64>,
    pub added_at: i64,
    pub added_by: Option<Uuid>,
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
