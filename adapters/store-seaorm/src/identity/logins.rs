//! The only door that is not opened for a realm: who is this, before anybody is someone.
#![expect(clippy::disallowed_methods, reason = "it is not known yet whose company it is")]

use std::collections::BTreeMap;

use application::identity::{Halfway, Login, Logins, Member, TicketKey};
use async_trait::async_trait;
use domain_identity::{AccountId, Identifier, Link, LinkHash, Purpose};
use domain_kernel::{CompanyId, Id, OperatorId, OperatorRole, Role, StoreError, Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult,
    PaginatorTrait, QueryFilter, QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use super::{
    links::to_domain,
    people::{credential, epoch},
};
use crate::{
    Corrupt, SeaStore, by_hand, platform,
    rules::store_error,
    stored::signed,
    tables::{identifiers, installation, links, operator_sign_ins, sign_ins},
};

/// One statement, whatever the name is of, so that how long it takes says nothing about that.
const LOGIN: &str = "\
    SELECT i.company_id, i.person_id, i.operator_id, \
        COALESCE(p.role, o.role) AS role, \
        COALESCE(p.credential, o.credential) AS credential, \
        COALESCE(p.password_hash, o.password_hash) AS password_hash, \
        COALESCE(p.password_expires_at, o.password_expires_at) AS password_expires_at, \
        COALESCE(p.epoch, o.epoch) AS epoch, \
        COALESCE(p.deactivated_at, o.deactivated_at) AS deactivated_at, \
        COALESCE(f.since, g.since) AS second_factor_since, \
        c.suspended_at \
    FROM identifiers i \
    LEFT JOIN people p ON p.company_id = i.company_id AND p.id = i.person_id \
    LEFT JOIN companies c ON c.id = i.company_id \
    LEFT JOIN second_factors f ON f.company_id = i.company_id AND f.person_id = i.person_id \
    LEFT JOIN operators o ON o.id = i.operator_id \
    LEFT JOIN operator_second_factors g ON g.operator_id = i.operator_id \
    WHERE i.identifier = $1";

#[derive(FromQueryResult)]
struct Found {
    company_id: Option<Uuid>,
    person_id: Option<Uuid>,
    operator_id: Option<Uuid>,
    role: String,
    credential: String,
    password_hash: String,
    password_expires_at: Option<i64>,
    epoch: i32,
    deactivated_at: Option<i64>,
    suspended_at: Option<i64>,
    second_factor_since: Option<i64>,
}

#[async_trait]
impl Logins for SeaStore {
    async fn login(&self, identifier: &Identifier) -> Result<Option<Login>, StoreError> {
        let backend = self.read.get_database_backend();
        let query = by_hand::statement(backend, LOGIN, vec![identifier.as_str().into()]);
        let found = Found::find_by_statement(query).one(&self.read).await.map_err(store_error)?;
        found.map(to_login).transpose()
    }

    async fn accounts(
        &self,
        identifiers: &[Identifier],
    ) -> Result<BTreeMap<Identifier, AccountId>, StoreError> {
        let names = identifiers.iter().map(Identifier::as_str);
        let query =
            identifiers::Entity::find().filter(identifiers::Column::Identifier.is_in(names));
        let rows = query.all(&self.read).await.map_err(store_error)?;
        let mut accounts = BTreeMap::new();
        for row in rows {
            let account = account(row.company_id, row.person_id, row.operator_id)?;
            let identifier = identifiers.iter().find(|it| it.as_str() == row.identifier);
            accounts.extend(identifier.map(|it| (it.clone(), account)));
        }
        Ok(accounts)
    }

    async fn link(&self, hash: &LinkHash) -> Result<Option<(CompanyId, Link)>, StoreError> {
        let query = links::Entity::find().filter(links::Column::Hash.eq(hash.0.to_vec()));
        let row = query.one(&self.read).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn operator_of_link(
        &self,
        hash: &LinkHash,
        now: Timestamp,
    ) -> Result<Option<OperatorId>, StoreError> {
        platform::operator_of_link(self, hash, now).await
    }

    async fn is_set_up(&self) -> Result<bool, StoreError> {
        let n_rows = installation::Entity::find().count(&self.read).await.map_err(store_error)?;
        Ok(0 < n_rows)
    }

    async fn go_halfway(
        &self,
        ticket: &TicketKey,
        halfway: &Halfway,
        expires: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (company, person) = match halfway.account {
            AccountId::Person { company, person } => (company.uuid(), person.uuid()),
            AccountId::Operator(operator) => {
                let whose = (operator, halfway.epoch);
                return platform::go_halfway(self, ticket, whose, expires, now).await;
            }
        };
        let over = sign_ins::Entity::delete_many()
            .filter(sign_ins::Column::CompanyId.eq(company))
            .filter(sign_ins::Column::PersonId.eq(person))
            .filter(sign_ins::Column::ExpiresAt.lte(now.micros()));
        over.exec(&self.write).await.map_err(store_error)?;
        let row = sign_ins::ActiveModel {
            ticket_hash: Set(ticket.0.to_vec()),
            company_id: Set(company),
            person_id: Set(person),
            epoch: Set(signed(halfway.epoch.get())),
            expires_at: Set(expires.micros()),
        };
        let inserted = sign_ins::Entity::insert(row).exec_without_returning(&self.write).await;
        inserted.map_err(store_error)?;
        Ok(())
    }

    async fn sweep_tickets(&self, now: Timestamp, most: u32) -> Result<u32, StoreError> {
        use operator_sign_ins as of_operators;
        let over = sign_ins::Column::ExpiresAt.lte(now.micros());
        let key = sign_ins::Column::TicketHash;
        let n_people = sweep_over::<sign_ins::Entity>(self, key, over, most).await?;
        let over = of_operators::Column::ExpiresAt.lte(now.micros());
        let (key, left) = (of_operators::Column::TicketHash, most.saturating_sub(n_people));
        let n_operators = sweep_over::<of_operators::Entity>(self, key, over, left).await?;
        Ok(n_people + n_operators)
    }

    async fn sweep_links(&self, now: Timestamp, most: u32) -> Result<u32, StoreError> {
        let over = links::Column::ExpiresAt.lte(now.micros());
        // A person's page shows when an invitation has run out.
        let over = over.and(links::Column::Purpose.ne(Purpose::Welcome.name()));
        sweep_over::<links::Entity>(self, links::Column::Hash, over, most).await
    }

    async fn halfway(
        &self,
        ticket: &TicketKey,
        now: Timestamp,
    ) -> Result<Option<Halfway>, StoreError> {
        let query = sign_ins::Entity::find_by_id(ticket.0.to_vec())
            .filter(sign_ins::Column::ExpiresAt.gt(now.micros()));
        let Some(row) = query.one(&self.read).await.map_err(store_error)? else {
            return platform::halfway(self, ticket, now).await;
        };
        let (company, person) = (Id::from_uuid(row.company_id), Id::from_uuid(row.person_id));
        let account = AccountId::Person { company, person };
        Ok(Some(Halfway { account, epoch: epoch(row.epoch)? }))
    }
}

fn to_login(row: Found) -> Result<Login, StoreError> {
    Ok(Login {
        member: member(&row)?,
        is_active: row.deactivated_at.is_none(),
        is_suspended: row.suspended_at.is_some(),
        credential: credential(&row.credential, row.password_hash, row.password_expires_at)?,
        epoch: epoch(row.epoch)?,
        has_second_factor: row.second_factor_since.is_some(),
    })
}

fn member(row: &Found) -> Result<Member, Corrupt> {
    match account(row.company_id, row.person_id, row.operator_id)? {
        AccountId::Person { company, person: id } => Ok(Member::Person {
            id,
            company,
            role: Role::parse(&row.role).ok_or(Corrupt { table: "people", column: "role" })?,
        }),
        AccountId::Operator(id) => Ok(Member::Operator {
            id,
            role: OperatorRole::parse(&row.role)
                .ok_or(Corrupt { table: "operators", column: "role" })?,
        }),
    }
}

fn account(
    company: Option<Uuid>,
    person: Option<Uuid>,
    operator: Option<Uuid>,
) -> Result<AccountId, Corrupt> {
    match (company, person, operator) {
        (Some(company), Some(person), None) => {
            Ok(AccountId::Person { company: Id::from_uuid(company), person: Id::from_uuid(person) })
        }
        (None, None, Some(operator)) => Ok(AccountId::Operator(Id::from_uuid(operator))),
        _ => Err(Corrupt { table: "identifiers", column: "operator_id" }),
    }
}

/// Deletes so many rows at most that are over, each known by a hash, and says how many. A newer one
/// has another hash.
async fn sweep_over<E: EntityTrait>(
    store: &SeaStore,
    key: E::Column,
    over: Expr,
    most: u32,
) -> Result<u32, StoreError> {
    let over = E::find().filter(over).limit(u64::from(most));
    let keys = over.select_only().column(key).into_tuple::<Vec<u8>>().all(&store.read).await;
    let keys = keys.map_err(store_error)?;
    if keys.is_empty() {
        return Ok(0);
    }
    let deleted = E::delete_many().filter(key.is_in(keys)).exec(&store.write).await;
    Ok(u32::try_from(deleted.map_err(store_error)?.rows_affected).unwrap_or(most))
}
