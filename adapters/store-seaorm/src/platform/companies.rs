//! What operators read of companies and invites.
#![expect(clippy::disallowed_methods, reason = "the platform sees all companies as wholes")]

use std::collections::BTreeMap;

use application::{
    Page,
    platform::{
        AdminLine, CompaniesShown, CompanyLine, CompanyView, InviteLine, ListCompanies,
        ListInvites, PlatformFigures,
    },
};
use domain_identity::{CompanyName, CompanyState, InviteId, InviteStanding, RegistrationNumber};
use domain_kernel::{CompanyId, Id, Role, StoreError, Timestamp, fold};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, LikeExpr},
};
use uuid::Uuid;

use super::invites;
use crate::{
    SeaStore, by_hand,
    identity::{companies, people},
    rules::store_error,
    search::{ESCAPE, containing},
    stored::count,
    tables::{
        companies::{Column, Entity, Model},
        invites as invite_table, people as people_table,
    },
};

/// Everything that is counted, in one statement.
const FIGURES: &str = "\
    SELECT (SELECT COUNT(*) FROM companies) AS n_companies, \
        (SELECT COUNT(*) FROM companies WHERE suspended_at IS NOT NULL) AS n_suspended, \
        (SELECT COUNT(*) FROM people \
            WHERE deactivated_at IS NULL AND role <> 'customer') AS n_people, \
        (SELECT COUNT(*) FROM invites WHERE used_at IS NULL AND revoked_at IS NULL \
            AND $1 < expires_at) AS n_open_invites";

#[derive(FromQueryResult)]
#[expect(clippy::struct_field_names, reason = "all are numbers of something")]
struct Figures {
    n_companies: i64,
    n_suspended: i64,
    n_people: i64,
    n_open_invites: i64,
}

pub(super) async fn figures(
    store: &SeaStore,
    now: Timestamp,
) -> Result<PlatformFigures, StoreError> {
    let backend = store.read.get_database_backend();
    let query = by_hand::statement(backend, FIGURES, vec![now.micros().into()]);
    let row = Figures::find_by_statement(query).one(&store.read).await.map_err(store_error)?;
    let row = row.ok_or_else(|| StoreError::corrupt("nothing was counted"))?;
    Ok(PlatformFigures {
        n_companies: count(row.n_companies),
        n_suspended: count(row.n_suspended),
        n_people: count(row.n_people),
        n_open_invites: count(row.n_open_invites),
    })
}

pub(super) async fn companies(
    store: &SeaStore,
    query: &ListCompanies,
) -> Result<Page<CompanyLine>, StoreError> {
    let rows = sought(query);
    let counted = rows.clone().limit(u64::from(Page::<()>::MOST_COUNTED) + 1);
    let n_matches = counted.count(&store.read).await.map_err(store_error)?;
    let page = rows
        .order_by_asc(Column::Search)
        .order_by_asc(Column::Id)
        .offset(u64::from(query.page.n_skipped()))
        .limit(u64::from(Page::<()>::N_LINES));
    let rows = page.all(&store.read).await.map_err(store_error)?;
    let n_people = n_people(store, rows.iter().map(|it| it.id)).await?;
    let items = rows.into_iter().map(|it| line(it, &n_people)).collect();
    let n_matches = u32::try_from(n_matches).unwrap_or(u32::MAX);
    Ok(Page { items, number: query.page, n_matches })
}

fn sought(query: &ListCompanies) -> Select<Entity> {
    let mut rows = Entity::find();
    let searched = fold(query.search.trim());
    if !searched.is_empty() {
        let like = |text: &str| LikeExpr::new(containing(text)).escape(ESCAPE);
        let by_name = Expr::col(Column::Search).like(like(&searched));
        let mut either = Condition::any().add(by_name);
        let key = RegistrationNumber::restore(searched).key();
        if !key.is_empty() {
            either = either.add(Expr::col(Column::RegistrationKey).like(like(&key)));
        }
        rows = rows.filter(either);
    }
    match query.shown {
        CompaniesShown::All => rows,
        CompaniesShown::Active => rows.filter(Column::SuspendedAt.is_null()),
        CompaniesShown::Suspended => rows.filter(Column::SuspendedAt.is_not_null()),
    }
}

fn line(row: Model, n_people: &BTreeMap<Uuid, u32>) -> CompanyLine {
    CompanyLine {
        id: Id::from_uuid(row.id),
        name: CompanyName::restore(row.name),
        registration: row.registration_number.map(RegistrationNumber::restore),
        n_people: n_people.get(&row.id).copied().unwrap_or_default(),
        state: CompanyState::restore(row.suspended_at.map(Timestamp::from_micros)),
    }
}

/// How many of each company can come in.
async fn n_people(
    store: &SeaStore,
    companies: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, u32>, StoreError> {
    use people_table::Column as Of;
    let query = people_table::Entity::find()
        .filter(Of::CompanyId.is_in(companies))
        .filter(Of::DeactivatedAt.is_null())
        .filter(Of::Role.ne(Role::Customer.name()))
        .select_only()
        .column(Of::CompanyId)
        .column_as(Of::Id.count(), "n")
        .group_by(Of::CompanyId);
    let rows: Vec<(Uuid, i64)> = query.into_tuple().all(&store.read).await.map_err(store_error)?;
    Ok(rows.into_iter().map(|(company, n)| (company, count(n))).collect())
}

pub(super) async fn company(
    store: &SeaStore,
    id: CompanyId,
) -> Result<Option<CompanyView>, StoreError> {
    use people_table::Column as Of;
    let row = Entity::find_by_id(id.uuid()).one(&store.read).await.map_err(store_error)?;
    let Some(row) = row else {
        return Ok(None);
    };
    let n_people = n_people(store, [id.uuid()].into_iter()).await?;
    let admins = people_table::Entity::find()
        .filter(Of::CompanyId.eq(id.uuid()))
        .filter(Of::Role.eq(Role::Admin.name()))
        .order_by_asc(Of::SortName)
        .order_by_asc(Of::Id)
        .limit(u64::from(Page::<()>::N_LINES));
    let admins = admins.all(&store.read).await.map_err(store_error)?.into_iter().map(admin);
    Ok(Some(CompanyView {
        n_people: n_people.get(&row.id).copied().unwrap_or_default(),
        admins: admins.collect::<Result<_, _>>()?,
        company: companies::to_domain(row)?,
    }))
}

fn admin(row: people_table::Model) -> Result<AdminLine, StoreError> {
    let person = people::to_domain(row)?;
    Ok(AdminLine {
        id: person.value.id,
        version: person.version,
        is_active: person.value.state.is_active(),
        must_change_password: person.value.credential.must_change(),
        name: person.value.profile.name,
        email: person.value.profile.email,
    })
}

pub(super) async fn has_registration(
    store: &SeaStore,
    number: &RegistrationNumber,
) -> Result<bool, StoreError> {
    let query = Entity::find().filter(Column::RegistrationKey.eq(number.key()));
    Ok(0 < query.count(&store.read).await.map_err(store_error)?)
}

pub(super) async fn invites(
    store: &SeaStore,
    query: ListInvites,
    now: Timestamp,
) -> Result<Page<InviteLine>, StoreError> {
    use invite_table::Column as Of;
    let rows = invite_table::Entity::find();
    let open = Condition::all().add(Of::UsedAt.is_null()).add(Of::RevokedAt.is_null());
    let rows = match query.standing {
        None => rows,
        Some(InviteStanding::Open) => rows.filter(open.add(Of::ExpiresAt.gt(now.micros()))),
        Some(InviteStanding::Expired) => rows.filter(open.add(Of::ExpiresAt.lte(now.micros()))),
        Some(InviteStanding::Used) => rows.filter(Of::UsedAt.is_not_null()),
        Some(InviteStanding::Revoked) => rows.filter(Of::RevokedAt.is_not_null()),
    };
    let counted = rows.clone().limit(u64::from(Page::<()>::MOST_COUNTED) + 1);
    let n_matches = counted.count(&store.read).await.map_err(store_error)?;
    let page = rows
        .order_by_desc(Of::IssuedAt)
        .order_by_desc(Of::Id)
        .offset(u64::from(query.page.n_skipped()))
        .limit(u64::from(Page::<()>::N_LINES));
    let rows = page.all(&store.read).await.map_err(store_error)?;
    let items = with_names(store, rows).await?;
    let n_matches = u32::try_from(n_matches).unwrap_or(u32::MAX);
    Ok(Page { items, number: query.page, n_matches })
}

pub(super) async fn invite(
    store: &SeaStore,
    id: InviteId,
) -> Result<Option<InviteLine>, StoreError> {
    let row = invite_table::Entity::find_by_id(id.uuid()).one(&store.read).await;
    let row = row.map_err(store_error)?;
    Ok(with_names(store, row.into_iter().collect()).await?.pop())
}

/// Each with the name of the company that came in by it.
async fn with_names(
    store: &SeaStore,
    rows: Vec<invite_table::Model>,
) -> Result<Vec<InviteLine>, StoreError> {
    let names = Entity::find()
        .filter(Column::Id.is_in(rows.iter().filter_map(|it| it.used_by)))
        .select_only()
        .column(Column::Id)
        .column(Column::Name);
    let names: Vec<(Uuid, String)> =
        names.into_tuple().all(&store.read).await.map_err(store_error)?;
    let names: BTreeMap<Uuid, String> = names.into_iter().collect();
    let line = |row: invite_table::Model| -> Result<InviteLine, StoreError> {
        let used_by = row.used_by.and_then(|it| names.get(&it).cloned());
        let used_by = used_by.map(CompanyName::restore);
        Ok(InviteLine { invite: invites::to_domain(row)?, used_by })
    };
    rows.into_iter().map(line).collect()
}
