use async_trait::async_trait;
use domain_identity::{Email, Link, LinkHash, Links, Purpose};
use domain_kernel::{CompanyId, Id, PersonId, Rule, StoreError, Timestamp};
use sea_orm::{ActiveValue::Set, ColumnTrait, PaginatorTrait, QueryFilter};

use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    tables::links::{ActiveModel, Column, Entity, Model},
};

#[async_trait]
impl Links for SeaTx {
    async fn issue(&mut self, link: &Link) -> Result<(), StoreError> {
        let earlier = self
            .scope
            .delete::<Entity>()?
            .filter(Column::PersonId.eq(link.person.uuid()))
            .filter(Column::Purpose.eq(link.purpose.name()));
        earlier.exec(&self.txn).await.map_err(store_error)?;
        let row = ActiveModel {
            company_id: Set(self.scope.company()?),
            person_id: Set(link.person.uuid()),
            purpose: Set(link.purpose.name().to_owned()),
            id: Set(link.id.uuid()),
            hash: Set(link.hash.0.to_vec()),
            expires_at: Set(link.expires.micros()),
            email: Set(link.email.as_ref().map(|it| it.as_str().to_owned())),
        };
        match self.scope.insert(&self.txn, row).await {
            // Somebody else has just issued one; the next time round it is there to be replaced.
            Err(StoreError::Duplicate(Rule::Link)) => Err(StoreError::Busy),
            inserted => inserted,
        }
    }

    async fn use_up(
        &mut self,
        hash: &LinkHash,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<Option<PersonId>, StoreError> {
        let of_hash = Column::Hash.eq(hash.0.to_vec());
        let query = self.scope.select::<Entity>()?.filter(of_hash.clone());
        let row = query.one(&self.txn).await.map_err(store_error)?;
        let link = row.map(to_domain).transpose()?.map(|(_, it)| it);
        let Some(link) = link.filter(|it| it.is_good(purpose, now)) else {
            return Ok(None);
        };
        // Of all who have just read it, one deletes it.
        let used = self.scope.delete::<Entity>()?.filter(of_hash).exec(&self.txn).await;
        Ok((used.map_err(store_error)?.rows_affected == 1).then_some(link.person))
    }

    async fn has(&mut self, person: PersonId, purpose: Purpose) -> Result<bool, StoreError> {
        let theirs = self
            .scope
            .select::<Entity>()?
            .filter(Column::PersonId.eq(person.uuid()))
            .filter(Column::Purpose.eq(purpose.name()));
        Ok(0 < theirs.count(&self.txn).await.map_err(store_error)?)
    }

    async fn revoke(&mut self, person: PersonId) -> Result<(), StoreError> {
        let theirs = self.scope.delete::<Entity>()?.filter(Column::PersonId.eq(person.uuid()));
        theirs.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }
}

pub(super) fn to_domain(row: Model) -> Result<(CompanyId, Link), Corrupt> {
    let corrupt = |column| Corrupt { table: "links", column };
    let link = Link {
        id: Id::from_uuid(row.id),
        person: Id::from_uuid(row.person_id),
        purpose: Purpose::parse(&row.purpose).ok_or(corrupt("purpose"))?,
        hash: LinkHash(row.hash.try_into().map_err(|_| corrupt("hash"))?),
        expires: Timestamp::from_micros(row.expires_at),
        email: row.email.map(Email::restore),
    };
    Ok((Id::from_uuid(row.company_id), link))
}
