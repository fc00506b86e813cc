use async_trait::async_trait;
use domain_identity::{Companies, Company, CompanyName};
use domain_kernel::{Id, Rule, StoreError};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::Expr,
};

use crate::{
    SeaTx,
    rules::store_error,
    tables::{
        companies::{ActiveModel, Column, Entity, Model},
        installation,
    },
};

/// The row that says that the installation is set up.
const ONLY_ROW: i16 = 1;

#[async_trait]
impl Companies for SeaTx {
    async fn find(&mut self) -> Result<Option<Company>, StoreError> {
        let query = self.scope.select::<Entity>()?;
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain))
    }

    async fn insert(&mut self, company: &Company) -> Result<(), StoreError> {
        if company.id.uuid() != self.scope.company()? {
            return Err(StoreError::corrupt("this is another company's transaction"));
        }
        let row = ActiveModel {
            id: Set(company.id.uuid()),
            name: Set(company.name.as_str().to_owned()),
            guard: Set(0),
            version: Set(1),
        };
        self.scope.insert(&self.txn, row).await
    }

    #[expect(clippy::disallowed_methods, reason = "filtered by the company's own id")]
    async fn guard(&mut self) -> Result<(), StoreError> {
        let update = Entity::update_many()
            .col_expr(Column::Guard, Expr::col(Column::Guard).add(1))
            .filter(Column::Id.eq(self.scope.company()?));
        update.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    #[expect(clippy::disallowed_methods, reason = "the row belongs to nobody")]
    async fn claim_installation(&mut self) -> Result<bool, StoreError> {
        let claimed = installation::Entity::find_by_id(ONLY_ROW).one(&self.txn).await;
        if claimed.map_err(store_error)?.is_some() {
            return Ok(false);
        }
        let row = installation::ActiveModel { id: Set(ONLY_ROW) };
        match self.scope.insert(&self.txn, row).await {
            // Somebody else was quicker; the next time round the row is there to be seen.
            Err(StoreError::Duplicate(Rule::Installation)) => Err(StoreError::Busy),
            inserted => inserted.map(|()| true),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "a name is one company's in the installation")]
    async fn is_name_taken(&mut self, name: &CompanyName) -> Result<bool, StoreError> {
        // Whoever holds this row is alone in founding a company, and what the one before has
        // founded can be seen.
        let row = installation::Entity::find_by_id(ONLY_ROW).lock_exclusive();
        row.one(&self.txn).await.map_err(store_error)?;
        let named = Entity::find().filter(Column::Name.eq(name.as_str()));
        Ok(named.one(&self.txn).await.map_err(store_error)?.is_some())
    }
}

pub(super) fn to_domain(row: Model) -> Company {
    Company { id: Id::from_uuid(row.id), name: CompanyName::restore(row.name) }
}
