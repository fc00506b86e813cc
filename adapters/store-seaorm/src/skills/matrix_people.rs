//! Who of the company is in the matrix, and which skills.

use application::{
    identity::Direction,
    skills::{MatrixFilter, MatrixOrder, MatrixSortedBy},
};
use domain_identity::PersonName;
use domain_kernel::{Date, Id, PersonId, StoreError, days_later, fold};
use sea_orm::Value;

use crate::{onboarding::BELOW_MANAGER, search::containing, stored::day_column};

/// Conditions of one filter, and their values from `$2` on.
pub(super) struct Sought<'a> {
    filter: &'a MatrixFilter,
    /// Goes before the statement.
    pub(super) with: &'static str,
    pub(super) from: &'static str,
    pub(super) conditions: String,
    pub(super) values: Vec<Value>,
}

impl<'a> Sought<'a> {
    /// Of `people p`.
    pub(super) fn people(filter: &'a MatrixFilter) -> Result<Self, StoreError> {
        let mut all = Self::all(filter, "people p", "p.company_id = $1");
        if let Some(team) = filter.team {
            // The second value of the statement, as whoever is below it has to be.
            all.values.push(team.uuid().into());
            all.with = BELOW_MANAGER;
            all.from = "team CROSS JOIN people p";
            all.and("p.id = team.id");
        }
        all.and("p.deactivated_at IS NULL");
        all.and("p.role <> 'customer'");
        let searched = fold(filter.search.trim());
        if !searched.is_empty() {
            all.and_value("p.sort_name LIKE ? ESCAPE '!'", containing(&searched));
        }
        if let Some(department) = filter.department {
            all.and_value("p.department_id = ?", department.uuid());
        }
        for (condition, id) in [
            (HAS_JOB_ROLE, filter.job_role.map(Id::uuid)),
            (HAS_PROJECT, filter.project.map(Id::uuid)),
            (HAS_GRADE, filter.grade.map(Id::uuid)),
        ] {
            if let Some(id) = id {
                all.and_value(condition, id);
            }
        }
        all.by_levels()?;
        Ok(all)
    }

    /// Of `skills s`.
    pub(super) fn skills(filter: &'a MatrixFilter) -> Self {
        let mut all = Self::all(filter, "skills s", "s.company_id = $1");
        if let Some(category) = filter.category {
            all.and_value("s.category_id = ?", category.uuid());
        }
        if filter.only_gaps {
            let needed = all.is_needed("s.id");
            all.and(&needed);
        }
        all
    }

    /// Those who come after somebody by name.
    pub(super) fn beyond(&mut self, name: &PersonName, id: PersonId) {
        let name = self.value(fold(name.as_str()));
        let id = self.value(id.uuid());
        self.and(&format!("(p.sort_name, p.id) > ({name}, {id})"));
    }

    fn all(filter: &'a MatrixFilter, from: &'static str, condition: &str) -> Self {
        let conditions = condition.to_owned();
        Self { filter, with: "", from, conditions, values: Vec::new() }
    }

    fn by_levels(&mut self) -> Result<(), StoreError> {
        let filter = self.filter;
        if filter.skill.is_none() && filter.lapsing.is_none() && !filter.only_gaps {
            return Ok(());
        }
        let day = self.value(day_column(filter.on)?);
        let valid = format!("x.from_on <= {day} AND x.until_on >= {day}");
        if let Some((skill, level)) = filter.skill {
            let skill = self.value(skill.uuid());
            let level = self.value(i32::from(level.get()));
            self.and(&format!(
                "p.id IN (SELECT x.person_id FROM skill_spans x WHERE x.company_id = $1 \
                    AND x.skill_id = {skill} AND {valid} AND x.level >= {level})"
            ));
        }
        if let Some(n_days) = filter.lapsing {
            let last = days_later(filter.on, n_days.into()).unwrap_or(Date::MAX);
            let last = self.value(day_column(last)?);
            let mut among = self.in_category("x.skill_id");
            if filter.only_gaps {
                among.push_str(" AND ");
                among.push_str(&self.is_needed("x.skill_id"));
            }
            self.and(&format!(
                "p.id IN (SELECT x.person_id FROM skill_spans x WHERE x.company_id = $1 \
                    AND x.falls_on >= {day} AND x.falls_on <= {last} AND {valid}{among})"
            ));
        }
        if filter.only_gaps {
            self.lacking(&day, &valid);
        }
        Ok(())
    }

    /// The tables of a cross join SQLite reads in their order: it would go through all job roles for
    /// each person.
    fn lacking(&mut self, day: &str, valid: &str) {
        let not_exempt = not_exempt("p.id", day);
        let mut among = self.in_category("n.skill_id");
        if self.filter.job_role.is_some() {
            among.push_str(" AND ");
            among.push_str(&self.is_needed("n.skill_id"));
        }
        self.and(&format!(
            "EXISTS (SELECT 1 FROM skill_profile_roles r CROSS JOIN job_role_needs n \
                WHERE r.company_id = $1 AND r.person_id = p.id \
                    AND n.company_id = $1 AND n.job_role_id = r.job_role_id{among} \
                    AND {not_exempt} \
                    AND NOT EXISTS (SELECT 1 FROM skill_spans x \
                        WHERE x.company_id = $1 AND x.person_id = p.id \
                            AND x.skill_id = n.skill_id AND {valid} AND x.level >= n.level))"
        ));
    }

    /// Goes on with another condition.
    fn in_category(&mut self, skill: &str) -> String {
        let Some(category) = self.filter.category else { return String::new() };
        let category = self.value(category.uuid());
        format!(
            " AND EXISTS (SELECT 1 FROM skills s WHERE s.company_id = $1 AND s.id = {skill} \
                AND s.category_id = {category})"
        )
    }

    /// Whether the job role that is asked for needs the skill, or any one.
    fn is_needed(&mut self, skill: &str) -> String {
        let by = self.filter.job_role.map(|it| self.value(it.uuid()));
        let by = by.map(|it| format!(" AND o.job_role_id = {it}")).unwrap_or_default();
        format!(
            "EXISTS (SELECT 1 FROM job_role_needs o WHERE o.company_id = $1 \
                AND o.skill_id = {skill}{by})"
        )
    }

    fn and(&mut self, condition: &str) {
        self.conditions.push_str(" AND ");
        self.conditions.push_str(condition);
    }

    fn and_value(&mut self, condition: &str, value: impl Into<Value>) {
        let place = self.value(value);
        self.and(&condition.replace('?', &place));
    }

    /// Its place in the statement.
    fn value(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len() + 1)
    }
}

/// Whether somebody is not exempt from `n.skill_id` on a day: whoever is needs none of it.
pub(super) fn not_exempt(person: &str, day: &str) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM skill_exemptions e \
            WHERE e.company_id = $1 AND e.person_id = {person} AND e.skill_id = n.skill_id \
                AND e.from_on <= {day} AND e.until_on >= {day})"
    )
}

const HAS_JOB_ROLE: &str = "\
    p.id IN (SELECT r.person_id FROM skill_profile_roles r \
        WHERE r.company_id = $1 AND r.job_role_id = ?)";

const HAS_PROJECT: &str = "\
    p.id IN (SELECT w.person_id FROM skill_profile_projects w \
        WHERE w.company_id = $1 AND w.label_id = ?)";

const HAS_GRADE: &str = "\
    p.id IN (SELECT f.person_id FROM skill_profiles f \
        WHERE f.company_id = $1 AND f.grade_id = ?)";

/// Words of ours only: how the people of a page are found, and how they stand in it. Whoever is in no
/// department comes last, whichever database it is.
pub(super) fn order(order: MatrixOrder) -> [String; 2] {
    let way = match order.direction {
        Direction::Ascending => "ASC",
        Direction::Descending => "DESC",
    };
    match order.sorted_by {
        MatrixSortedBy::Name => ["p", "l"].map(|it| format!("{it}.sort_name {way}, {it}.id {way}")),
        MatrixSortedBy::Department => [("d.sort_name", "p"), ("l.department_key", "l")]
            .map(|(key, it)| format!("{key} IS NULL, {key} {way}, {it}.sort_name, {it}.id")),
    }
}
