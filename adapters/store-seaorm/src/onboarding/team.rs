//! Everyone below a manager, and how far each of them is: the same number of statements however
//! many they are.

use std::collections::HashMap;

use application::onboarding::{TeamMember, TeamStep};
use domain_kernel::{Id, Line, Permit, PersonId, Role, StoreError, Timestamp};
use domain_training::Outcome;
use sea_orm::{FromQueryResult, QueryResult, Value, prelude::TimeDate};
use uuid::Uuid;

use super::dates::{due_after, to_date};
use crate::{Corrupt, SeaStore, rules::store_error, training::status};

/// Level by level. Nobody is there twice, so even people who lead each other come to an end.
pub(super) const BELOW_MANAGER: &str = "\
    WITH RECURSIVE team (id) AS ( \
        SELECT p.id FROM people p \
        WHERE p.company_id = $1 AND p.manager_id = $2 AND p.id <> $2 \
        UNION \
        SELECT p.id FROM people p \
        JOIN team ON p.manager_id = team.id \
        WHERE p.company_id = $1 AND p.id <> $2 \
    ) ";

const EVERYONE: &str = "WITH team (id) AS (SELECT p.id FROM people p WHERE p.company_id = $1) ";

const MEMBERS: &str = "\
    SELECT p.id, p.name, p.job_title, p.role, p.photo_id, p.manager_id, \
        (SELECT MAX(a.saved_at) FROM training_attempts a \
            WHERE a.company_id = $1 AND a.person_id = p.id) AS last_activity \
    FROM team \
    JOIN people p ON p.company_id = $1 AND p.id = team.id \
    ORDER BY p.sort_name, p.id";

const STEPS: &str = "\
    SELECT o.person_id, t.id AS path_id, t.title AS path_title, o.starts_on, s.due_after, \
        m.id AS module_id, m.title, m.status \
    FROM team \
    JOIN people p ON p.company_id = $1 AND p.id = team.id \
    JOIN onboarding_assignments o ON o.company_id = $1 AND o.person_id = p.id \
    JOIN onboarding_paths t ON t.company_id = $1 AND t.id = o.path_id \
    JOIN onboarding_steps s ON s.company_id = $1 AND s.path_id = t.id \
    JOIN training_modules m ON m.company_id = $1 AND m.id = s.module_id \
    WHERE m.number IS NOT NULL \
    ORDER BY p.sort_name, p.id, t.sort_title, t.id, s.place";

const STANDINGS: &str = "\
    SELECT a.person_id, a.module_id, \
        COUNT(CASE WHEN a.outcome = 'passed' THEN 1 END) AS n_passed, \
        COUNT(CASE WHEN a.outcome = 'acknowledged' THEN 1 END) AS n_acknowledged, \
        COUNT(CASE WHEN a.outcome = 'failed' THEN 1 END) AS n_failed, \
        COUNT(a.open_module_id) AS n_open \
    FROM team \
    JOIN training_attempts a ON a.company_id = $1 AND a.person_id = team.id \
    GROUP BY a.person_id, a.module_id";

/// How far each person is with each module, where they began it.
type Standings = HashMap<(Uuid, Uuid), StandingRow>;

#[derive(FromQueryResult)]
struct MemberRow {
    id: Uuid,
    name: String,
    job_title: Option<String>,
    role: String,
    photo_id: Option<Uuid>,
    manager_id: Option<Uuid>,
    last_activity: Option<i64>,
}

#[derive(FromQueryResult)]
struct StepRow {
    person_id: Uuid,
    path_id: Uuid,
    path_title: String,
    starts_on: TimeDate,
    due_after: Option<i32>,
    module_id: Uuid,
    title: String,
    status: String,
}

#[derive(FromQueryResult)]
struct StandingRow {
    person_id: Uuid,
    module_id: Uuid,
    n_passed: i64,
    n_acknowledged: i64,
    n_failed: i64,
    n_open: i64,
}

impl SeaStore {
    pub(super) async fn members(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<Vec<TeamMember>, StoreError> {
        let rows = self.rows(permit, &sql(manager, MEMBERS), values(manager)).await?;
        rows.iter().map(member).collect()
    }

    pub(super) async fn member_steps(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<Vec<TeamStep>, StoreError> {
        let standings = self.standings(permit, manager).await?;
        let rows = self.rows(permit, &sql(manager, STEPS), values(manager)).await?;
        rows.iter().map(|it| step(it, &standings)).collect()
    }

    async fn standings(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<Standings, StoreError> {
        let rows = self.rows(permit, &sql(manager, STANDINGS), values(manager)).await?;
        let mut standings = Standings::new();
        for row in &rows {
            let row = StandingRow::from_query_result(row, "").map_err(store_error)?;
            standings.insert((row.person_id, row.module_id), row);
        }
        Ok(standings)
    }
}

impl StandingRow {
    /// What was reached once stays, whatever came after it.
    fn best(&self) -> Option<Outcome> {
        let reached = [
            (self.n_passed, Outcome::Passed),
            (self.n_acknowledged, Outcome::Acknowledged),
            (self.n_failed, Outcome::Failed),
        ];
        reached.into_iter().find(|(n_times, _)| 0 < *n_times).map(|(_, outcome)| outcome)
    }
}

fn sql(manager: Option<PersonId>, query: &str) -> String {
    let team = if manager.is_some() { BELOW_MANAGER } else { EVERYONE };
    format!("{team}{query}")
}

fn values(manager: Option<PersonId>) -> Option<Value> {
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
        photo: row.photo_id.map(Id::from_uuid),
        manager: row.manager_id.map(Id::from_uuid),
        last_activity: row.last_activity.map(Timestamp::from_micros),
    })
}

fn step(row: &QueryResult, standings: &Standings) -> Result<TeamStep, StoreError> {
    let row = StepRow::from_query_result(row, "").map_err(store_error)?;
    let standing = standings.get(&(row.person_id, row.module_id));
    Ok(TeamStep {
        person: Id::from_uuid(row.person_id),
        path: Id::from_uuid(row.path_id),
        path_title: Line::restore(row.path_title),
        starts_on: to_date(row.starts_on)?,
        due_after: due_after(row.due_after)?,
        module: Id::from_uuid(row.module_id),
        title: Line::restore(row.title),
        status: status(&row.status)?,
        best: standing.and_then(StandingRow::best),
        is_in_progress: standing.is_some_and(|it| 0 < it.n_open),
    })
}
