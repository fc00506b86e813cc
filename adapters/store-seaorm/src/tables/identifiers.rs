use sea_orm::entity::prelude::*;

/// A name to sign in with: a person's, or an operator's.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identifiers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub identifier: String,
    pub company_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    pub operator_id: Option<Uuid>,
    #[sea_orm(belongs_to, from = "(company_id, person_id)", to = "(company_id, id)")]
    pub person: HasOne<super::people::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
