//! Who has the steps of an earlier version of a path, and how far they are before and after they
//! are moved.

use application::{Page, PageNumber, onboarding::PersonBehind};
use domain_kernel::{Id, Line, Permit, PersonId, StoreError};
use domain_onboarding::{PathId, PathProgress};
use sea_orm::{FromQueryResult, QueryResult};
use uuid::Uuid;

use super::{on_path::Place, paths::number, reads::n_matches};
use crate::{SeaStore, rules::store_error, stored::count};

/// Counts no further than it is told.
const COUNT: &str = "\
    SELECT COUNT(*) AS n_matches FROM ( \
        SELECT o.id FROM onboarding_assignments o \
        JOIN team ON team.id = o.person_id \
        JOIN onboarding_paths t ON t.company_id = $1 AND t.id = o.path_id \
        WHERE o.company_id = $1 AND o.path_id = $3 AND o.number < t.number \
        LIMIT $4 \
    ) AS counted";

/// First whose page it is, then each of their steps in both versions, then how many of these are
/// done and how many count.
const BEHIND: &str = "\
    SELECT x.id, x.name, x.number, \
        COUNT(CASE WHEN x.step_number = x.number AND 0 < x.n_passed THEN 1 END) AS n_done, \
        COUNT(CASE WHEN x.step_number = x.number \
            AND (0 < x.n_passed OR x.status = 'published') THEN 1 END) AS n_counted, \
        COUNT(CASE WHEN x.step_number = x.newest AND 0 < x.n_passed THEN 1 END) AS n_done_then, \
        COUNT(CASE WHEN x.step_number = x.newest \
            AND (0 < x.n_passed OR x.status = 'published') THEN 1 END) AS n_counted_then \
    FROM ( \
        SELECT b.id, b.name, b.sort_name, b.number, b.newest, s.number AS step_number, m.status, \
            (SELECT COUNT(*) FROM training_attempts a \
                WHERE a.company_id = $1 AND a.person_id = b.id AND a.module_id = m.id \
                    AND a.outcome IN ('passed', 'acknowledged')) AS n_passed \
        FROM ( \
            SELECT p.id, p.name, p.sort_name, o.number, t.number AS newest \
            FROM onboarding_assignments o \
            JOIN team ON team.id = o.person_id \
            JOIN people p ON p.company_id = $1 AND p.id = o.person_id \
            JOIN onboarding_paths t ON t.company_id = $1 AND t.id = o.path_id \
            WHERE o.company_id = $1 AND o.path_id = $3 AND o.number < t.number \
            ORDER BY p.sort_name, p.id LIMIT $4 OFFSET $5 \
        ) AS b \
        LEFT JOIN onboarding_path_steps s ON s.company_id = $1 AND s.path_id = $3 \
            AND (s.number = b.number OR s.number = b.newest) \
        LEFT JOIN training_modules m ON m.company_id = $1 AND m.id = s.module_id \
            AND m.number IS NOT NULL \
    ) AS x \
    GROUP BY x.id, x.name, x.sort_name, x.number \
    ORDER BY x.sort_name, x.id";

#[derive(FromQueryResult)]
struct BehindRow {
    id: Uuid,
    name: String,
    number: i32,
    n_done: i64,
    n_counted: i64,
    n_done_then: i64,
    n_counted_then: i64,
}

impl SeaStore {
    pub(super) async fn members_behind(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: PathId,
        page: PageNumber,
    ) -> Result<Page<PersonBehind>, StoreError> {
        let place = Place::new(manager, path);
        let most = i64::from(Page::<()>::MOST_COUNTED) + 1;
        let counted = self.row(permit, &place.sql(&[COUNT]), place.and([most.into()])).await?;
        let (limit, offset) = (i64::from(Page::<()>::N_LINES), i64::from(page.n_skipped()));
        let values = place.and([limit.into(), offset.into()]);
        let rows = self.rows(permit, &place.sql(&[BEHIND]), values).await?;
        let items = rows.iter().map(behind).collect::<Result<_, _>>()?;
        Ok(Page { items, number: page, n_matches: n_matches(counted.as_ref())? })
    }
}

fn behind(row: &QueryResult) -> Result<PersonBehind, StoreError> {
    let row = BehindRow::from_query_result(row, "").map_err(store_error)?;
    let progress = |n_done, n_counted| PathProgress {
        n_done: count(n_done) as usize,
        n_counted: count(n_counted) as usize,
    };
    Ok(PersonBehind {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        number: number(row.number)?,
        before: progress(row.n_done, row.n_counted),
        after: progress(row.n_done_then, row.n_counted_then),
    })
}
