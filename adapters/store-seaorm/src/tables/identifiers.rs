use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identifiers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub identifier: String,
    pub company_id: Uuid,
    pub person_id: Uuid,
    #[sea_orm(belongs_to, from = "(company_id, person_id)", to = "(company_id, id)")]
    pub person: HasOne<super::people::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
