//! Who of a team is on a path, and who could be.

use application::{
    Page, PageNumber,
    onboarding::{Candidate, FindAssignable, PersonOnPath},
};
use domain_identity::{DepartmentId, DepartmentName};
use domain_kernel::{Id, Line, Permit, PersonId, StoreError, fold};
use domain_onboarding::PathId;
use sea_orm::{FromQueryResult, QueryResult, Value, prelude::TimeDate};
use uuid::Uuid;

use super::{dates::to_date, paths::number, reads::n_matches, team::BELOW_MANAGER};
use crate::{SeaStore, rules::store_error, search::containing};

/// Everyone but somebody who does not exist, so that the values of a query are counted alike with
/// and without a manager.
const EVERYONE: &str = "\
    WITH team (id) AS ( \
        SELECT p.id FROM people p \
        WHERE p.company_id = $1 AND p.role <> 'customer' AND p.id <> $2) ";

const ON_PATH: &str = "\
    SELECT p.id, p.name, p.photo_id, p.deactivated_at, o.starts_on, o.number \
    FROM onboarding_assignments o \
    JOIN team ON team.id = o.person_id \
    JOIN people p ON p.company_id = $1 AND p.id = o.person_id \
    WHERE o.company_id = $1 AND o.path_id = $3 ";

const ONE: &str = "AND o.person_id = $4";

const A_PAGE: &str = "ORDER BY p.sort_name, p.id LIMIT $4 OFFSET $5";

/// Counts no further than it is told.
const COUNT: &str = "\
    SELECT COUNT(*) AS n_matches FROM ( \
        SELECT o.id FROM onboarding_assignments o \
        JOIN team ON team.id = o.person_id \
        WHERE o.company_id = $1 AND o.path_id = $3 \
        LIMIT $4 \
    ) AS counted";

const OFF_PATH: &str = "\
    SELECT p.id, p.name, p.job_title \
    FROM team \
    JOIN people p ON p.company_id = $1 AND p.id = team.id \
    WHERE p.deactivated_at IS NULL AND p.search LIKE $4 ESCAPE '!' AND NOT EXISTS ( \
        SELECT 1 FROM onboarding_assignments o \
        WHERE o.company_id = $1 AND o.path_id = $3 AND o.person_id = p.id \
    ) \
    ORDER BY p.sort_name, p.id \
    LIMIT $5";

const UNASSIGNED: &str = "\
    SELECT p.id, p.name, p.job_title, d.id AS department_id, d.name AS department \
    FROM people p \
    LEFT JOIN departments d ON d.company_id = $1 AND d.id = p.department_id \
    WHERE p.company_id = $1 AND p.role <> 'customer' AND p.deactivated_at IS NULL AND NOT EXISTS ( \
        SELECT 1 FROM onboarding_assignments o \
        WHERE o.company_id = $1 AND o.path_id = $2 AND o.person_id = p.id \
    ) \
    ORDER BY p.sort_name, p.id";

#[derive(FromQueryResult)]
struct DepartmentRow {
    department_id: Option<Uuid>,
    department: Option<String>,
}

#[derive(FromQueryResult)]
struct OnPathRow {
    id: Uuid,
    name: String,
    photo_id: Option<Uuid>,
    deactivated_at: Option<i64>,
    starts_on: TimeDate,
    number: i32,
}

#[derive(FromQueryResult)]
struct OffPathRow {
    id: Uuid,
    name: String,
    job_title: Option<String>,
}

/// The people below a manager or everyone, and which path.
pub(super) struct Place {
    team: &'static str,
    values: [Value; 2],
}

impl SeaStore {
    pub(super) async fn members_on(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: PathId,
        page: PageNumber,
    ) -> Result<Page<PersonOnPath>, StoreError> {
        let place = Place::new(manager, path);
        let most = i64::from(Page::<()>::MOST_COUNTED) + 1;
        let counted = self.row(permit, &place.sql(&[COUNT]), place.and([most.into()])).await?;
        let (limit, offset) = (i64::from(Page::<()>::N_LINES), i64::from(page.n_skipped()));
        let values = place.and([limit.into(), offset.into()]);
        let rows = self.rows(permit, &place.sql(&[ON_PATH, A_PAGE]), values).await?;
        let items = rows.iter().map(on_path).collect::<Result<_, _>>()?;
        Ok(Page { items, number: page, n_matches: n_matches(counted.as_ref())? })
    }

    pub(super) async fn member_on(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: PathId,
        person: PersonId,
    ) -> Result<Option<PersonOnPath>, StoreError> {
        let place = Place::new(manager, path);
        let values = place.and([person.uuid().into()]);
        let row = self.row(permit, &place.sql(&[ON_PATH, ONE]), values).await?;
        row.as_ref().map(on_path).transpose()
    }

    pub(super) async fn not_on(
        &self,
        permit: &Permit,
        path: PathId,
    ) -> Result<Vec<(Candidate, Option<(DepartmentId, DepartmentName)>)>, StoreError> {
        let rows = self.rows(permit, UNASSIGNED, [path.uuid().into()]).await?;
        let found = |row: &QueryResult| {
            let of = DepartmentRow::from_query_result(row, "").map_err(store_error)?;
            let name = of.department.map(DepartmentName::restore);
            Ok((off_path(row)?, of.department_id.map(Id::from_uuid).zip(name)))
        };
        rows.iter().map(found).collect()
    }

    pub(super) async fn members_off(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        query: &FindAssignable,
        limit: u32,
    ) -> Result<Vec<Candidate>, StoreError> {
        let place = Place::new(manager, query.path);
        let pattern = containing(&fold(query.search.trim()));
        let values = place.and([pattern.into(), i64::from(limit).into()]);
        let rows = self.rows(permit, &place.sql(&[OFF_PATH]), values).await?;
        rows.iter().map(off_path).collect()
    }
}

impl Place {
    pub(super) fn new(manager: Option<PersonId>, path: PathId) -> Self {
        let team = if manager.is_some() { BELOW_MANAGER } else { EVERYONE };
        let manager = manager.map_or(Uuid::nil(), Id::uuid);
        Self { team, values: [manager.into(), path.uuid().into()] }
    }

    pub(super) fn sql(&self, parts: &[&str]) -> String {
        [&[self.team], parts].concat().concat()
    }

    /// The values of a query: the manager, the path, and what else it asks for.
    pub(super) fn and(&self, more: impl IntoIterator<Item = Value>) -> Vec<Value> {
        self.values.iter().cloned().chain(more).collect()
    }
}

fn on_path(row: &QueryResult) -> Result<PersonOnPath, StoreError> {
    let row = OnPathRow::from_query_result(row, "").map_err(store_error)?;
    Ok(PersonOnPath {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        photo: row.photo_id.map(Id::from_uuid),
        starts_on: to_date(row.starts_on)?,
        number: number(row.number)?,
        is_active: row.deactivated_at.is_none(),
    })
}

fn off_path(row: &QueryResult) -> Result<Candidate, StoreError> {
    let row = OffPathRow::from_query_result(row, "").map_err(store_error)?;
    Ok(Candidate {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        job_title: row.job_title.map(Line::restore),
    })
}
