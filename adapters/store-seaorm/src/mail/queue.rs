//! The worker sends the mails of everybody.
#![expect(clippy::disallowed_methods, reason = "a mail says whose company it is")]

use application::mail::{
    Claimed, Lease, Mail, MailQueue, MailState, Recipient, ResetRequest, Task, Trouble,
};
use async_trait::async_trait;
use domain_identity::{CompanyName, Email, Identifier, Language, MailId};
use domain_kernel::{Id, Line, Realm, StoreError, Timestamp};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany, sea_query::Expr,
};
use uuid::Uuid;

use super::{letter::to_domain, outbox::REQUEST};
use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    stored::unsigned,
    tables::{
        companies,
        mails::{Column, Entity, Model},
    },
};

/// So many are looked at, since others may be quicker with the first ones.
const CANDIDATES: u64 = 8;

#[async_trait]
impl MailQueue for SeaStore {
    async fn claim(
        &self,
        lease: Lease,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<Claimed>, StoreError> {
        let candidates = Entity::find()
            .filter(Column::State.eq(MailState::Waiting.name()))
            .filter(Column::DueAt.lte(now.micros()))
            .order_by_asc(Column::DueAt)
            .order_by_asc(Column::Id)
            .limit(CANDIDATES);
        for row in candidates.all(&self.read).await.map_err(store_error)? {
            // Whoever was quicker has moved the time on.
            let update = Entity::update_many()
                .col_expr(Column::LeaseId, lease.uuid().into())
                .col_expr(Column::DueAt, until.micros().into())
                .col_expr(Column::NTries, (row.n_tries + 1).into())
                .filter(Column::Id.eq(row.id))
                .filter(Column::State.eq(MailState::Waiting.name()))
                .filter(Column::DueAt.eq(row.due_at));
            let claimed = update.exec(&self.write).await.map_err(store_error)?;
            if claimed.rows_affected == 1 {
                return self.claimed(row).await.map(Some);
            }
        }
        Ok(None)
    }

    async fn sent(&self, id: MailId, lease: Lease, now: Timestamp) -> Result<(), StoreError> {
        let update = leased(id, lease)
            .col_expr(Column::State, MailState::Sent.name().into())
            .col_expr(Column::SentAt, now.micros().into())
            .col_expr(Column::Trouble, Expr::value(None::<String>))
            .col_expr(Column::Reply, Expr::value(None::<String>));
        update.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }

    async fn failed(
        &self,
        id: MailId,
        lease: Lease,
        trouble: &Trouble,
        next: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let update = leased(id, lease)
            .col_expr(Column::Trouble, trouble.kind.name().into())
            .col_expr(Column::Reply, Expr::value(trouble.reply.clone()));
        let update = match next {
            Some(next) => update.col_expr(Column::DueAt, next.micros().into()),
            None => update.col_expr(Column::State, MailState::Failed.name().into()),
        };
        update.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }

    async fn discard(&self, id: MailId, lease: Lease) -> Result<(), StoreError> {
        let deleted = Entity::delete_many()
            .filter(Column::Id.eq(id.uuid()))
            .filter(Column::LeaseId.eq(lease.uuid()));
        deleted.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }

    async fn sweep(&self, before: Timestamp, most: u32) -> Result<u32, StoreError> {
        let old = Column::SentAt.lt(before.micros());
        let ids: Vec<Uuid> = Entity::find()
            .filter(old.clone())
            .limit(u64::from(most))
            .select_only()
            .column(Column::Id)
            .into_tuple()
            .all(&self.read)
            .await
            .map_err(store_error)?;
        if ids.is_empty() {
            return Ok(0);
        }
        // Asked again: somebody may have had one sent again in between.
        let deleted = Entity::delete_many().filter(Column::Id.is_in(ids)).filter(old);
        let deleted = deleted.exec(&self.write).await.map_err(store_error)?;
        Ok(u32::try_from(deleted.rows_affected).unwrap_or(most))
    }
}

/// For changes by whoever still has the lease, which ends with them.
fn leased(id: MailId, lease: Lease) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::LeaseId, Expr::value(None::<Uuid>))
        .filter(Column::Id.eq(id.uuid()))
        .filter(Column::LeaseId.eq(lease.uuid()))
}

impl SeaStore {
    /// What the row was when it was claimed. One that cannot be read is somebody's to look at, and
    /// not to be tried again and again.
    async fn claimed(&self, row: Model) -> Result<Claimed, StoreError> {
        let (id, n_tries) = (Id::from_uuid(row.id), row.n_tries);
        let task = match self.task(row).await {
            Err(StoreError::Corrupt(err)) => Task::Unreadable { why: err.to_string() },
            task => task?,
        };
        Ok(Claimed { id, n_tries: u32::try_from(n_tries).unwrap_or(0).saturating_add(1), task })
    }

    async fn task(&self, row: Model) -> Result<Task, StoreError> {
        let corrupt = |column| Corrupt { table: "mails", column };
        let id = Id::from_uuid(row.id);
        let language = Language::parse(&row.language).ok_or(corrupt("language"))?;
        if row.kind == REQUEST {
            let identifier = Identifier::parse(&row.address).ok_or(corrupt("address"))?;
            let at = Timestamp::from_micros(row.written_at);
            return Ok(Task::Answer(ResetRequest { id, identifier, language, at }));
        }
        let company = match row.company_id {
            Some(company) => self.name_of_company(company).await?,
            None => None,
        };
        Ok(Task::Send(Mail {
            id,
            realm: row.company_id.map_or(Realm::Platform, |it| Realm::Company(Id::from_uuid(it))),
            company,
            to: Recipient {
                person: row.person_id.map(Id::from_uuid),
                name: row.name.map(Line::restore),
                email: Email::restore(row.address),
                language,
            },
            letter: to_domain(&row.kind, row.content)?,
            round: unsigned(row.round, corrupt("round"))?,
        }))
    }

    async fn name_of_company(&self, id: Uuid) -> Result<Option<CompanyName>, StoreError> {
        let query = companies::Entity::find_by_id(id);
        let row = query.one(&self.read).await.map_err(store_error)?;
        Ok(row.map(|it| CompanyName::restore(it.name)))
    }
}
