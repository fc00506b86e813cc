//! Whose skills a list is about: conditions on `people p`.

use application::skills::WhichPeople;
use domain_kernel::PersonId;
use sea_orm::Value;

/// Of those who work for the company.
const ACTIVE: &str = "p.company_id = $1 AND p.role <> 'customer' AND p.deactivated_at IS NULL";

/// The values of a statement from `$2` on.
#[derive(Clone, Default)]
pub(super) struct Values(pub(super) Vec<Value>);

/// Active people, as far as they are asked for.
pub(super) struct Whose {
    /// What stands before the statement.
    pub(super) with: String,
    /// Conditions after `WHERE`.
    pub(super) sql: String,
}

impl Values {
    /// Where the value stands in the statement.
    pub(super) fn mark(&mut self, value: impl Into<Value>) -> String {
        self.0.push(value.into());
        format!("${}", self.0.len() + 1)
    }
}

impl Whose {
    pub(super) fn of(manager: Option<PersonId>, which: &WhichPeople, values: &mut Values) -> Self {
        let mut with = Vec::new();
        let mut all = vec![ACTIVE.to_owned()];
        for (team, above) in [("led", manager), ("team", which.team)] {
            let Some(above) = above else { continue };
            with.push(below(team, &values.mark(above.uuid())));
            all.push(format!("p.id IN (SELECT {team}.id FROM {team})"));
        }
        if let Some(department) = which.department {
            let mark = values.mark(department.uuid());
            all.push(format!("p.department_id = {mark}"));
        }
        if let Some(job_role) = which.job_role {
            let mark = values.mark(job_role.uuid());
            all.push(format!(
                "EXISTS (SELECT 1 FROM skill_profile_roles f \
                    WHERE f.company_id = $1 AND f.person_id = p.id AND f.job_role_id = {mark})"
            ));
        }
        let with = match with.as_slice() {
            [] => String::new(),
            teams => format!("WITH RECURSIVE {} ", teams.join(", ")),
        };
        Self { with, sql: all.join(" AND ") }
    }
}

/// Level by level. Nobody is there twice, so even people who lead each other come to an end. The tables
/// of a cross join SQLite reads in their order.
pub(crate) fn below(team: &str, above: &str) -> String {
    format!(
        "{team} (id) AS ( \
            SELECT p.id FROM people p \
            WHERE p.company_id = $1 AND p.manager_id = {above} AND p.id <> {above} \
            UNION \
            SELECT p.id FROM {team} CROSS JOIN people p \
            WHERE p.company_id = $1 AND p.manager_id = {team}.id AND p.id <> {above} \
        )"
    )
}
