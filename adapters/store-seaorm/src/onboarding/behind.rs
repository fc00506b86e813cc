//! Who has the steps of an earlier version of a path, and how far they are before and after they
//! are moved.

use application::{Page, PageNumber, onboarding::MemberBehind};
use domain_kernel::{Id, Line, Permit, PersonId, StoreError};
use domain_onboarding::PathId;
use sea_orm::{FromQueryResult, QueryResult};
use uuid::Uuid;

use super::{
    marks::{COURSE_OF, MARK, taken_at},
    on_path::Place,
    paths::number,
    reads::n_matches,
    steps::step_state,
};
use crate::{SeaStore, rules::store_error, training::TENURE};

/// Counts no further than it is told.
const COUNT: &str = "\
    SELECT COUNT(*) AS n_matches FROM ( \
        SELECT o.id FROM onboarding_assignments o \
        JOIN team ON team.id = o.person_id \
        JOIN onboarding_paths t ON t.company_id = $1 AND t.id = o.path_id \
        WHERE o.company_id = $1 AND o.path_id = $3 AND o.number < t.number \
        LIMIT $4 \
    ) AS counted";

/// First whose page it is, then each of their steps in both versions. Goes on with [`TENURE`],
/// [`MARK`] and [`taken_at`].
const BEHIND: &str = "\
    SELECT b.id, b.name, b.number, s.number AS step_number, \
        CASE WHEN s.module_id IS NOT NULL THEN COALESCE(m.status, 'draft') END AS status, \
        c.id AS completion_id, ";

const STEPS: &str = "\
    \x20FROM ( \
        SELECT p.id, p.name, p.sort_name, o.number, t.number AS newest, \
            COALESCE(o.begins_at, 0) AS begins_at \
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
    LEFT JOIN training_completions c ON c.company_id = $1 AND c.person_id = b.id \
        AND c.current_module_id = m.id \
    LEFT JOIN onboarding_step_marks k ON k.company_id = $1 AND k.person_id = b.id \
        AND k.path_id = $3 AND k.step_id = s.id";

const BY_NAME: &str = " ORDER BY b.sort_name, b.id, s.number, s.place";

#[derive(FromQueryResult)]
struct BehindRow {
    id: Uuid,
    name: String,
    number: i32,
    step_number: Option<i32>,
}

impl SeaStore {
    pub(super) async fn members_behind(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: PathId,
        page: PageNumber,
    ) -> Result<Page<MemberBehind>, StoreError> {
        let place = Place::new(manager, path);
        let most = i64::from(Page::<()>::MOST_COUNTED) + 1;
        let counted = self.row(permit, &place.sql(&[COUNT]), place.and([most.into()])).await?;
        let (limit, offset) = (i64::from(Page::<()>::N_LINES), i64::from(page.n_skipped()));
        let values = place.and([limit.into(), offset.into()]);
        let [course, completed] = COURSE_OF;
        let taken = taken_at("b.id", "b.begins_at");
        let lines = [BEHIND, TENURE, ", ", MARK, &taken, STEPS].concat();
        let sql = place.sql(&[&lines, course, "b.id", completed, BY_NAME]);
        let rows = self.rows(permit, &sql, values).await?;
        let mut items: Vec<MemberBehind> = Vec::new();
        for row in &rows {
            add(&mut items, row)?;
        }
        Ok(Page { items, number: page, n_matches: n_matches(counted.as_ref())? })
    }
}

fn add(items: &mut Vec<MemberBehind>, row: &QueryResult) -> Result<(), StoreError> {
    let found = BehindRow::from_query_result(row, "").map_err(store_error)?;
    if items.last().is_none_or(|it| it.id.uuid() != found.id) {
        items.push(MemberBehind {
            id: Id::from_uuid(found.id),
            name: Line::restore(found.name),
            number: number(found.number)?,
            before: Vec::new(),
            after: Vec::new(),
        });
    }
    if let (Some(member), Some(step_number)) = (items.last_mut(), found.step_number) {
        let is_before = step_number == found.number;
        let steps = if is_before { &mut member.before } else { &mut member.after };
        steps.push(step_state(row)?);
    }
    Ok(())
}
