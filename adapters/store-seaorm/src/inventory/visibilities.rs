use async_trait::async_trait;
use domain_inventory::{CustomerKey, Visibilities, Visibility};
use domain_kernel::{PersonId, StoreError};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter};

use crate::{
    SeaTx,
    rules::store_error,
    stored::pieces,
    tables::{customer_accounts, customer_grants},
};

#[async_trait]
impl Visibilities for SeaTx {
    async fn find(&mut self, account: PersonId) -> Result<Option<Visibility>, StoreError> {
        let query = self.scope.select::<customer_accounts::Entity>()?;
        let query = query.filter(customer_accounts::Column::PersonId.eq(account.uuid()));
        let Some(row) = query.one(&self.txn).await.map_err(store_error)? else {
            return Ok(None);
        };
        if row.sees_all {
            return Ok(Some(Visibility::All));
        }
        let query = self.scope.select::<customer_grants::Entity>()?;
        let query = query.filter(customer_grants::Column::PersonId.eq(account.uuid()));
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        let keys = rows.into_iter().map(|it| CustomerKey::restore(it.customer_key));
        Ok(Some(Visibility::Granted(keys.collect())))
    }

    async fn save(&mut self, account: PersonId, visibility: &Visibility) -> Result<(), StoreError> {
        let (company, person) = (self.scope.company()?, account.uuid());
        let before = self.scope.delete::<customer_grants::Entity>()?;
        let before = before.filter(customer_grants::Column::PersonId.eq(person));
        before.exec(&self.txn).await.map_err(store_error)?;
        let before = self.scope.delete::<customer_accounts::Entity>()?;
        let before = before.filter(customer_accounts::Column::PersonId.eq(person));
        before.exec(&self.txn).await.map_err(store_error)?;

        let row = customer_accounts::ActiveModel {
            company_id: Set(company),
            person_id: Set(person),
            sees_all: Set(visibility.sees_all()),
        };
        self.scope.insert(&self.txn, row).await?;
        let rows = visibility.keys().map(|it| customer_grants::ActiveModel {
            company_id: Set(company),
            person_id: Set(person),
            customer_key: Set(it.as_str().to_owned()),
        });
        for rows in pieces(rows.collect()) {
            self.scope.insert_many(&self.txn, rows).await?;
        }
        Ok(())
    }
}
