//! Tokens are found by their secret alone: whoever shows one comes in for its person.
#![expect(clippy::disallowed_methods, reason = "a token says whose company it is")]

use std::collections::BTreeSet;

use application::{
    Page, PageNumber,
    identity::{FoundToken, PersonToken, TokenLine, TokenReads},
};
use async_trait::async_trait;
use domain_identity::{
    ApiToken, ApiTokenHash, ApiTokenId, ApiTokenName, ApiTokens, Lifetime, PersonName,
};
use domain_kernel::{
    Id, Line, Permit, PersonId, Role, Rule, Scopes, StoreError, Timestamp, ZoneName,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter,
    QuerySelect, Value,
};
use uuid::Uuid;

use super::companies;
use crate::{
    Corrupt, SeaStore, SeaTx, by_hand,
    rules::store_error,
    scope::Scope,
    tables::api_tokens::{ActiveModel, Column, Entity, Model},
};

/// One statement for each request of a program.
const FIND: &str = "\
    SELECT t.company_id, t.id, t.name, t.scopes, t.expires_at, t.last_used_at, t.person_id, \
        p.name AS person_name, p.role, p.credential, \
        COALESCE(p.language, c.language) AS language, c.name AS company_name, c.time_zone, \
        c.second_factor_roles, f.since AS second_factor_since \
    FROM api_tokens t \
    JOIN people p ON p.company_id = t.company_id AND p.id = t.person_id \
        AND p.deactivated_at IS NULL \
    JOIN companies c ON c.id = t.company_id AND c.suspended_at IS NULL \
    LEFT JOIN second_factors f ON f.company_id = t.company_id AND f.person_id = t.person_id \
    WHERE t.hash = $1 AND t.expires_at > $2";
const TOUCH: &str = "UPDATE api_tokens SET last_used_at = $1 WHERE company_id = $2 AND id = $3";
const COLUMNS: &str = "\
    t.id, t.person_id, t.name, t.scopes, t.made_at, t.expires_at, t.last_used_at, \
    p.name AS person_name \
    FROM api_tokens t \
    JOIN people p ON p.company_id = t.company_id AND p.id = t.person_id \
    WHERE t.company_id = $1";
const ORDER: &str = "ORDER BY t.made_at DESC, t.id";

#[derive(FromQueryResult)]
struct FoundRow {
    company_id: Uuid,
    id: Uuid,
    name: String,
    scopes: String,
    expires_at: i64,
    last_used_at: Option<i64>,
    person_id: Uuid,
    person_name: String,
    role: String,
    credential: String,
    language: Option<String>,
    company_name: String,
    time_zone: Option<String>,
    second_factor_roles: String,
    second_factor_since: Option<i64>,
}

#[derive(FromQueryResult)]
struct LineRow {
    id: Uuid,
    person_id: Uuid,
    name: String,
    scopes: String,
    made_at: i64,
    expires_at: i64,
    last_used_at: Option<i64>,
    person_name: String,
}

#[async_trait]
impl ApiTokens for SeaTx {
    async fn find(&mut self, id: ApiTokenId) -> Result<Option<ApiToken>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn insert(&mut self, token: &ApiToken) -> Result<bool, StoreError> {
        let tokens = self.scope.select::<Entity>()?;
        let numbers: Vec<i32> = tokens
            .filter(Column::PersonId.eq(token.person.uuid()))
            .select_only()
            .column(Column::Number)
            .into_tuple()
            .all(&self.txn)
            .await
            .map_err(store_error)?;
        let numbers: BTreeSet<i32> = numbers.into_iter().collect();
        let Some(number) = (1..=i32::from(ApiToken::MOST)).find(|it| !numbers.contains(it)) else {
            return Ok(false);
        };
        let row = ActiveModel {
            company_id: Set(self.scope.company()?),
            id: Set(token.id.uuid()),
            person_id: Set(token.person.uuid()),
            number: Set(number),
            name: Set(token.name.as_str().to_owned()),
            hash: Set(token.hash.0.to_vec()),
            scopes: Set(token.scopes.words()),
            made_at: Set(token.made.micros()),
            expires_at: Set(token.expires.micros()),
            last_used_at: Set(None),
        };
        match self.scope.insert(&self.txn, row).await {
            // They have just made another one; the next time round it has its number.
            Err(StoreError::Duplicate(Rule::ApiToken)) => Err(StoreError::Busy),
            inserted => inserted.map(|()| true),
        }
    }

    async fn remove(&mut self, id: ApiTokenId) -> Result<bool, StoreError> {
        let one = self.scope.delete::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let removed = one.exec(&self.txn).await.map_err(store_error)?;
        Ok(0 < removed.rows_affected)
    }

    async fn remove_all(&mut self, person: PersonId) -> Result<u32, StoreError> {
        let tokens = self.scope.delete::<Entity>()?.filter(Column::PersonId.eq(person.uuid()));
        let removed = tokens.exec(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(removed.rows_affected).unwrap_or(u32::MAX))
    }
}

#[async_trait]
impl TokenReads for SeaStore {
    async fn token(
        &self,
        hash: &ApiTokenHash,
        now: Timestamp,
    ) -> Result<Option<FoundToken>, StoreError> {
        let values = vec![hash.0.to_vec().into(), now.micros().into()];
        let query = by_hand::statement(self.read.get_database_backend(), FIND, values);
        let row = FoundRow::find_by_statement(query).one(&self.read).await.map_err(store_error)?;
        let Some(row) = row else {
            return Ok(None);
        };
        let last_used = row.last_used_at.map(Timestamp::from_micros);
        if last_used.is_none_or(|it| Lifetime::TOUCHED_EVERY <= now.since(it)) {
            // Losing the last use of a token harms nobody; not answering would.
            self.touch_token(row.company_id, row.id, now).await.ok();
        }
        Ok(Some(to_found(row)?))
    }

    async fn tokens_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<TokenLine>, StoreError> {
        let sql = format!("SELECT {COLUMNS} AND t.person_id = $2 {ORDER}");
        let rows = self.token_rows(permit, &sql, vec![person.uuid().into()]).await?;
        let lines = rows.into_iter().map(|it| to_line(it).map(|it| it.line));
        Ok(lines.collect::<Result<_, Corrupt>>()?)
    }

    async fn tokens_in(
        &self,
        permit: &Permit,
        page: PageNumber,
    ) -> Result<Page<PersonToken>, StoreError> {
        let most = Page::<()>::MOST_COUNTED + 1;
        let sql = format!(
            "SELECT COUNT(*) AS n FROM (\
                SELECT t.id FROM api_tokens t WHERE t.company_id = $1 LIMIT {most}) counted"
        );
        let n_matches = match self.row(permit, &sql, []).await? {
            Some(row) => row.try_get::<i64>("", "n").map_err(store_error)?,
            None => 0,
        };
        let (n_lines, n_skipped) = (Page::<()>::N_LINES, page.n_skipped());
        let sql = format!("SELECT {COLUMNS} {ORDER} LIMIT {n_lines} OFFSET {n_skipped}");
        let rows = self.token_rows(permit, &sql, Vec::new()).await?;
        let items = rows.into_iter().map(to_line).collect::<Result<_, Corrupt>>()?;
        Ok(Page { items, number: page, n_matches: u32::try_from(n_matches).unwrap_or(most) })
    }

    async fn sweep_tokens(&self, before: Timestamp, most: u32) -> Result<u32, StoreError> {
        let over = Column::ExpiresAt.lt(before.micros());
        let ids: Vec<Uuid> = Entity::find()
            .filter(over.clone())
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
        // Another company may have the same id for one that is still good.
        let deleted = Entity::delete_many().filter(Column::Id.is_in(ids)).filter(over);
        let deleted = deleted.exec(&self.write).await.map_err(store_error)?;
        Ok(u32::try_from(deleted.rows_affected).unwrap_or(most))
    }
}

impl SeaStore {
    async fn touch_token(&self, company: Uuid, id: Uuid, now: Timestamp) -> Result<(), StoreError> {
        let values = vec![now.micros().into(), company.into(), id.into()];
        let touch = by_hand::statement(self.write.get_database_backend(), TOUCH, values);
        self.write.execute_raw(touch).await.map_err(store_error)?;
        Ok(())
    }

    async fn token_rows(
        &self,
        permit: &Permit,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Vec<LineRow>, StoreError> {
        let query = Scope::of(permit).by_hand(self.read.get_database_backend(), sql, values)?;
        LineRow::find_by_statement(query).all(&self.read).await.map_err(store_error)
    }
}

fn to_domain(row: Model) -> Result<ApiToken, Corrupt> {
    Ok(ApiToken {
        id: Id::from_uuid(row.id),
        person: Id::from_uuid(row.person_id),
        name: ApiTokenName::restore(row.name),
        hash: ApiTokenHash(row.hash.try_into().map_err(|_| corrupt("hash"))?),
        scopes: scopes(&row.scopes)?,
        made: Timestamp::from_micros(row.made_at),
        expires: Timestamp::from_micros(row.expires_at),
    })
}

fn to_found(row: FoundRow) -> Result<FoundToken, Corrupt> {
    let role = Role::parse(&row.role).ok_or(Corrupt { table: "people", column: "role" })?;
    let needs_factor = companies::factor_roles(&row.second_factor_roles)?.has(role);
    Ok(FoundToken {
        id: Id::from_uuid(row.id),
        name: ApiTokenName::restore(row.name),
        scopes: scopes(&row.scopes)?,
        expires: Timestamp::from_micros(row.expires_at),
        person: Id::from_uuid(row.person_id),
        person_name: PersonName::restore(row.person_name),
        role,
        company: Id::from_uuid(row.company_id),
        company_name: Line::restore(row.company_name),
        language: companies::language(row.language.as_deref())?,
        zone: row.time_zone.map(ZoneName::restore),
        must_change_password: row.credential != "chosen",
        must_set_up_second_factor: needs_factor && row.second_factor_since.is_none(),
    })
}

fn to_line(row: LineRow) -> Result<PersonToken, Corrupt> {
    Ok(PersonToken {
        person: Id::from_uuid(row.person_id),
        name: PersonName::restore(row.person_name),
        line: TokenLine {
            id: Id::from_uuid(row.id),
            name: ApiTokenName::restore(row.name),
            scopes: scopes(&row.scopes)?,
            made: Timestamp::from_micros(row.made_at),
            expires: Timestamp::from_micros(row.expires_at),
            last_used: row.last_used_at.map(Timestamp::from_micros),
        },
    })
}

fn scopes(words: &str) -> Result<Scopes, Corrupt> {
    Scopes::parse(words).ok_or(corrupt("scopes"))
}

fn corrupt(column: &'static str) -> Corrupt {
    Corrupt { table: "api_tokens", column }
}
