//! Everyone below a manager, and how far each of them is: one statement however many they are.

use application::onboarding::{MemberProgress, TeamMember, TeamStep};
use domain_kernel::{Id, Line, Permit, PersonId, Role, StoreError, Timestamp};
use domain_onboarding::Doer;
use sea_orm::{FromQueryResult, QueryResult, Value, prelude::TimeDate};
use uuid::Uuid;

use super::{
    dates::{due_after, to_date},
    marks::{COURSE_OF, MARK, taken_at},
    steps::step_state,
};
use crate::{Corrupt, SeaStore, rules::store_error, stored::MOST_ROWS, training::TENURE};

/// Level by level. Nobody is there twice, so even people who lead each other come to an end. The tables
/// of a cross join SQLite reads in their order: it would go through the whole company for each of the
/// team.
pub(crate) const BELOW_MANAGER: &str = "\
    WITH RECURSIVE team (id) AS ( \
        SELECT p.id FROM people p \
        WHERE p.company_id = $1 AND p.manager_id = $2 AND p.id <> $2 \
        UNION \
        SELECT p.id FROM team CROSS JOIN people p \
        WHERE p.company_id = $1 AND p.manager_id = team.id AND p.id <> $2 \
    ) ";

const EVERYONE: &str = "\
    WITH team (id) AS ( \
        SELECT p.id FROM people p WHERE p.company_id = $1 AND p.role <> 'customer') ";

/// When each was last active, found out once for each of them: without `DISTINCT` SQLite would do it
/// again for each of their steps.
const ACTIVITY: [&str; 2] = [
    ", active (id, last_activity) AS (SELECT DISTINCT team.id, \
        (SELECT MAX(a.saved_at) FROM training_attempts a \
            WHERE a.company_id = $1 AND a.person_id = team.id) \
        FROM team",
    ") ",
];

const MEMBER: &str = "\
    SELECT p.id, p.name, p.job_title, p.role, p.photo_id, p.manager_id, p.deactivated_at, \
        active.last_activity";

/// The tables of a cross join SQLite reads in their order: it would begin with everybody.
const FROM_TEAM: &str = " FROM active CROSS JOIN people p";

const OF_TEAM: &str = " WHERE p.company_id = $1 AND p.id = active.id";

/// Goes on with the last condition of [`OF_TEAM`].
const ACTIVE: &str = " AND p.deactivated_at IS NULL";

const BY_NAME: &str = " ORDER BY p.sort_name, p.id";

/// Where the company's trail ends in the same moment.
const SEQ: &str = ", (SELECT h.seq FROM audit_heads h WHERE h.realm_id = $1) AS seq";

/// A row for each step of each path of each person, or one without. Of a module that was never
/// published there is no title yet, and no step. Goes on with [`TENURE`],
/// [`MARK`] and [`taken_at`].
///
/// What is good for ever can be tried in vain, and that is no matter.
const STEPS: &str = ", \
        t.id AS path_id, t.title AS path_title, o.starts_on, s.due_after, m.id AS module_id, \
        COALESCE(m.title, cs.title, ic.name, s.title) AS title, m.status, \
        s.doer, c.id AS completion_id, \
        CASE WHEN c.id IS NOT NULL AND c.ends_on IS NULL AND c.recalled_from IS NULL \
                AND c.revoked_for IS NULL THEN 0 \
            ELSE (SELECT COUNT(*) FROM training_attempts a \
                WHERE a.company_id = $1 AND a.person_id = p.id AND a.module_id = m.id \
                    AND a.outcome = 'failed' AND NOT a.is_practice \
                    AND (c.id IS NULL OR c.completed_at < a.started_at)) END AS n_failed, \
        (SELECT COUNT(*) FROM training_attempts a \
            WHERE a.company_id = $1 AND a.person_id = p.id AND a.open_module_id = m.id) AS n_open, ";

const ON_PATHS: &str = "\
    \x20LEFT JOIN onboarding_assignments o ON o.company_id = $1 AND o.person_id = p.id \
    LEFT JOIN onboarding_paths t ON t.company_id = $1 AND t.id = o.path_id \
    LEFT JOIN onboarding_path_steps s ON s.company_id = $1 AND s.path_id = t.id \
        AND s.number = o.number \
    LEFT JOIN training_modules m ON m.company_id = $1 AND m.id = s.module_id \
        AND m.number IS NOT NULL \
    LEFT JOIN training_completions c ON c.company_id = $1 AND c.person_id = p.id \
        AND c.current_module_id = m.id \
    LEFT JOIN item_categories ic ON ic.company_id = $1 AND ic.id = s.category_id \
    LEFT JOIN onboarding_step_marks k ON k.company_id = $1 AND k.person_id = p.id \
        AND k.path_id = t.id AND k.step_id = s.id";

const BY_PLACE: &str = " ORDER BY p.sort_name, p.id, t.sort_title, t.id, s.place";

#[derive(FromQueryResult)]
struct MemberRow {
    id: Uuid,
    name: String,
    job_title: Option<String>,
    role: String,
    photo_id: Option<Uuid>,
    manager_id: Option<Uuid>,
    deactivated_at: Option<i64>,
    last_activity: Option<i64>,
}

#[derive(FromQueryResult)]
struct StepRow {
    path_id: Uuid,
    path_title: String,
    starts_on: TimeDate,
    due_after: Option<i32>,
    module_id: Option<Uuid>,
    title: String,
    doer: Option<String>,
    n_failed: i64,
    n_open: i64,
}

impl SeaStore {
    pub(super) async fn members(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<Vec<TeamMember>, StoreError> {
        let sql = [&team(manager, ""), MEMBER, FROM_TEAM, OF_TEAM, ACTIVE, BY_NAME].concat();
        let rows = self.rows(permit, &sql, led_by(manager)).await?;
        rows.iter().map(member).collect()
    }

    pub(super) async fn one_member(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        person: PersonId,
    ) -> Result<Option<TeamMember>, StoreError> {
        let one = match manager {
            Some(_) => " WHERE team.id = $3",
            None => " WHERE team.id = $2",
        };
        let sql = [&team(manager, one), MEMBER, FROM_TEAM, OF_TEAM].concat();
        let values = led_by(manager).into_iter().chain([person.uuid().into()]);
        let row = self.row(permit, &sql, values).await?;
        row.as_ref().map(member).transpose()
    }

    pub(super) async fn members_with_steps(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<(Vec<MemberProgress>, i64), StoreError> {
        let sql = with_steps(&team(manager, ""));
        let (mut members, mut seq) = (Vec::new(), 0);
        let each = |row: &QueryResult| {
            seq = row.try_get::<Option<i64>>("", "seq").map_err(store_error)?.unwrap_or(seq);
            add(&mut members, row)
        };
        self.each_row(permit, &sql, led_by(manager), each).await?;
        Ok((members, seq))
    }

    pub(super) async fn some_with_steps(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        people: &[PersonId],
    ) -> Result<Vec<MemberProgress>, StoreError> {
        // The company is the first value, and the manager the second if there is one.
        let first = if manager.is_some() { 3 } else { 2 };
        let mut found = Vec::new();
        for piece in people.chunks(MOST_ROWS) {
            let marks = (first..).take(piece.len()).map(|it| format!("${it}"));
            let some = format!(" WHERE team.id IN ({})", marks.collect::<Vec<_>>().join(", "));
            let sql = with_steps(&team(manager, &some));
            let ids = piece.iter().map(|it| Value::from(it.uuid()));
            let values = led_by(manager).into_iter().chain(ids);
            self.each_row(permit, &sql, values, |row| add(&mut found, row)).await?;
        }
        Ok(found)
    }
}

fn with_steps(team: &str) -> String {
    let taken = taken_at("p.id", "COALESCE(o.begins_at, 0)");
    let lines = [MEMBER, STEPS, TENURE, ", ", MARK, &taken, SEQ].concat();
    let [course, completed] = COURSE_OF;
    let tables = [FROM_TEAM, ON_PATHS, course, "p.id", completed].concat();
    [team, &lines, &tables, OF_TEAM, ACTIVE, BY_PLACE].concat()
}

/// Goes on with the last one, or with somebody new.
fn add(members: &mut Vec<MemberProgress>, row: &QueryResult) -> Result<(), StoreError> {
    let id: Uuid = row.try_get("", "id").map_err(store_error)?;
    if members.last().is_none_or(|it| it.member.id.uuid() != id) {
        members.push(MemberProgress { member: member(row)?, steps: Vec::new() });
    }
    if let Some((last, step)) = members.last_mut().zip(step(row)?) {
        last.steps.push(step);
    }
    Ok(())
}

/// Those below a manager or everybody, all of them or some.
fn team(manager: Option<PersonId>, some: &str) -> String {
    let team = if manager.is_some() { BELOW_MANAGER } else { EVERYONE };
    let [first, last] = ACTIVITY;
    [team, first, some, last].concat()
}

fn led_by(manager: Option<PersonId>) -> Option<Value> {
    manager.map(|it| it.uuid().into())
}

fn member(row: &QueryResult) -> Result<TeamMember, StoreError> {
    let row = MemberRow::from_query_result(row, "").map_err(store_error)?;
    let role = Role::parse(&row.role).ok_or(Corrupt { table: "people", column: "role" })?;
    Ok(TeamMember {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        job_title: row.job_title.map(Line::restore),
        role,
        is_active: row.deactivated_at.is_none(),
        photo: row.photo_id.map(Id::from_uuid),
        manager: row.manager_id.map(Id::from_uuid),
        last_activity: row.last_activity.map(Timestamp::from_micros),
    })
}

fn step(row: &QueryResult) -> Result<Option<TeamStep>, StoreError> {
    let title: Option<String> = row.try_get("", "title").map_err(store_error)?;
    if title.is_none() {
        return Ok(None);
    }
    let state = step_state(row)?;
    let row = StepRow::from_query_result(row, "").map_err(store_error)?;
    Ok(Some(TeamStep {
        path: Id::from_uuid(row.path_id),
        path_title: Line::restore(row.path_title),
        starts_on: to_date(row.starts_on)?,
        due_after: due_after(row.due_after)?,
        module: row.module_id.map(Id::from_uuid),
        title: Line::restore(row.title),
        state,
        is_own: row.doer.is_none_or(|it| Doer::parse(&it).is_some_and(Doer::is_person)),
        has_failed: 0 < row.n_failed,
        is_in_progress: 0 < row.n_open,
    }))
}
