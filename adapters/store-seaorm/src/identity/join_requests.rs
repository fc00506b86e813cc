use async_trait::async_trait;
use domain_identity::{
    Email, JoinRequest, JoinRequests, JoinState, Language, LinkHash, PasswordHash, PersonName,
    Username,
};
use domain_kernel::{Id, PersonId, StoreError, Timestamp, Version, Versioned};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{signed, unsigned},
    tables::join_requests::{ActiveModel, Column, Entity, Model},
};

#[async_trait]
impl JoinRequests for SeaTx {
    async fn find(&mut self, id: PersonId) -> Result<Option<Versioned<JoinRequest>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn insert(&mut self, request: &JoinRequest) -> Result<(), StoreError> {
        let row = to_row(self.scope.company()?, request, Version::FIRST);
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, request: &Versioned<JoinRequest>) -> Result<(), StoreError> {
        let row = to_row(self.scope.company()?, &request.value, request.version.next());
        self.scope.update(&self.txn, request.value.id.uuid(), request.version, row).await
    }

    async fn remove(&mut self, id: PersonId, read: Version) -> Result<(), StoreError> {
        self.scope.remove::<Entity>(&self.txn, id.uuid(), read).await
    }

    async fn remove_others(&mut self, request: &JoinRequest) -> Result<Vec<PersonId>, StoreError> {
        let others: Vec<Uuid> = self
            .scope
            .select::<Entity>()?
            .filter(Column::Identifier.eq(request.email.identifier().as_str()))
            .filter(Column::Id.ne(request.id.uuid()))
            .select_only()
            .column(Column::Id)
            .into_tuple()
            .all(&self.txn)
            .await
            .map_err(store_error)?;
        if others.is_empty() {
            return Ok(Vec::new());
        }
        let gone = self.scope.delete::<Entity>()?.filter(Column::Id.is_in(others.iter().copied()));
        gone.exec(&self.txn).await.map_err(store_error)?;
        Ok(others.into_iter().map(Id::from_uuid).collect())
    }

    async fn forget_address(&mut self, email: &Email) -> Result<(), StoreError> {
        let all = self.scope.delete::<Entity>()?;
        let from_it = all.filter(Column::Identifier.eq(email.identifier().as_str()));
        from_it.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }
}

pub(super) fn to_domain(row: Model) -> Result<Versioned<JoinRequest>, Corrupt> {
    let corrupt = |column| Corrupt { table: "join_requests", column };
    let state = match (row.link_hash, row.waiting_since) {
        (Some(hash), None) => {
            let hash = hash.try_into().map_err(|_| corrupt("link_hash"))?;
            JoinState::Unconfirmed { link: LinkHash(hash) }
        }
        (None, Some(since)) => JoinState::Waiting { since: Timestamp::from_micros(since) },
        _ => return Err(corrupt("waiting_since")),
    };
    let value = JoinRequest {
        id: Id::from_uuid(row.id),
        name: PersonName::restore(row.name),
        email: Email::restore(row.email),
        username: row.username.map(Username::restore),
        password: PasswordHash::restore(row.password_hash),
        language: Language::parse(&row.language).ok_or(corrupt("language"))?,
        asked: Timestamp::from_micros(row.asked_at),
        state,
    };
    Ok(Versioned { value, version: Version::new(unsigned(row.version, corrupt("version"))?) })
}

fn to_row(company: Uuid, request: &JoinRequest, version: Version) -> ActiveModel {
    let link = match &request.state {
        JoinState::Unconfirmed { link } => Some(link.0.to_vec()),
        JoinState::Waiting { .. } => None,
    };
    ActiveModel {
        company_id: Set(company),
        id: Set(request.id.uuid()),
        name: Set(request.name.as_str().to_owned()),
        email: Set(request.email.as_str().to_owned()),
        identifier: Set(request.email.identifier().as_str().to_owned()),
        username: Set(request.username.as_ref().map(|it| it.as_str().to_owned())),
        password_hash: Set(request.password.as_str().to_owned()),
        language: Set(request.language.tag().to_owned()),
        asked_at: Set(request.asked.micros()),
        link_hash: Set(link),
        waiting_since: Set(request.waiting_since().map(Timestamp::micros)),
        version: Set(signed(version.get())),
    }
}
