//! The only door that is not opened for a realm: who is this, before anybody is someone.
#![expect(clippy::disallowed_methods, reason = "it is not known yet whose company it is")]

use application::identity::{Login, Logins};
use async_trait::async_trait;
use domain_identity::{Identifier, Link, LinkHash};
use domain_kernel::{CompanyId, Id, Role, StoreError};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    links::to_domain,
    people::{credential, epoch},
};
use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    tables::{identifiers, installation, links, people},
};

#[async_trait]
impl Logins for SeaStore {
    async fn login(&self, identifier: &Identifier) -> Result<Option<Login>, StoreError> {
        let query =
            identifiers::Entity::find_by_id(identifier.as_str()).find_also_related(people::Entity);
        let found = query.one(&self.read).await.map_err(store_error)?;
        let Some((_, Some(person))) = found else {
            return Ok(None);
        };
        let role = Role::parse(&person.role).ok_or(Corrupt { table: "people", column: "role" })?;
        Ok(Some(Login {
            person: Id::from_uuid(person.id),
            company: Id::from_uuid(person.company_id),
            role,
            is_active: person.deactivated_at.is_none(),
            credential: credential(
                &person.credential,
                person.password_hash,
                person.password_expires_at,
            )?,
            epoch: epoch(person.epoch)?,
        }))
    }

    async fn link(&self, hash: &LinkHash) -> Result<Option<(CompanyId, Link)>, StoreError> {
        let query = links::Entity::find().filter(links::Column::Hash.eq(hash.0.to_vec()));
        let row = query.one(&self.read).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn is_set_up(&self) -> Result<bool, StoreError> {
        let n_rows = installation::Entity::find().count(&self.read).await.map_err(store_error)?;
        Ok(0 < n_rows)
    }
}
