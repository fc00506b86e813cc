//! How many people have which skill, how one person stands with all of theirs, and what lists of that
//! can be narrowed to.

use application::{
    Page,
    skills::{CoverageLine, Held, ListCoverage, SkillPosition, TeamChoices, WhichPeople},
};
use domain_identity::PersonName;
use domain_kernel::{Date, Id, Line, Permit, PersonId, StoreError, days_later, fold};
use domain_skills::{Level, Position};
use sea_orm::{FromQueryResult, QueryResult, prelude::TimeDate};
use uuid::Uuid;

use super::{
    gaps::lapse,
    rating_reads::{NEEDED, THEIRS},
    rows,
    whose::{Values, Whose},
};
use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    search::containing,
    stored::{count, day, day_column},
};

const SKILLS: &str = "\
    SELECT s.id, s.name, s.is_critical, l.name AS category, \
        (SELECT MAX(n.level) FROM job_role_needs n \
            WHERE n.company_id = s.company_id AND n.skill_id = s.id) AS needed \
    FROM skills s \
    LEFT JOIN skill_labels l ON l.company_id = s.company_id AND l.id = s.category_id";

/// Goes on with the skills and the people. The tables of a cross join SQLite reads in their order.
const HELD: &str = "\
    SELECT h.skill_id, h.level, \
        COUNT(CASE WHEN h.from_on <= $2 AND h.until_on >= $2 THEN 1 END) AS n_today, \
        COUNT(CASE WHEN h.from_on <= $3 AND h.until_on >= $3 THEN 1 END) AS n_soon, \
        MAX(CASE WHEN h.from_on <= $2 AND h.until_on >= $2 THEN p.name END) AS somebody \
    FROM skill_spans h \
    CROSS JOIN people p \
    WHERE h.company_id = $1 AND h.until_on >= $2 AND h.from_on <= $3 AND h.level > 0 \
        AND p.id = h.person_id AND h.skill_id IN (";

/// Of each list the first hundred.
const CHOICES: [&str; 2] = [
    "SELECT * FROM (SELECT 1 AS kind, p.id, p.name, p.sort_name FROM people p WHERE ",
    " AND EXISTS (SELECT 1 FROM people b WHERE b.company_id = $1 AND b.manager_id = p.id) \
        ORDER BY p.sort_name, p.id LIMIT 100) AS teams \
    UNION ALL \
    SELECT * FROM (SELECT 2 AS kind, d.id, d.name, d.sort_name FROM departments d \
        WHERE d.company_id = $1 ORDER BY d.sort_name LIMIT 100) AS departments \
    UNION ALL \
    SELECT * FROM (SELECT 3 AS kind, r.id, r.title AS name, r.sort_title AS sort_name \
        FROM job_roles r WHERE r.company_id = $1 ORDER BY r.sort_title LIMIT 100) AS job_roles \
    UNION ALL \
    SELECT * FROM (SELECT 4 AS kind, l.id, l.name, l.sort_name FROM skill_labels l \
        WHERE l.company_id = $1 AND l.kind = 'category' \
        ORDER BY l.sort_name LIMIT 100) AS categories \
    ORDER BY 1, 4, 2",
];

#[derive(FromQueryResult)]
struct SkillRow {
    id: Uuid,
    name: String,
    is_critical: bool,
    category: Option<String>,
    needed: Option<i32>,
}

#[derive(FromQueryResult)]
struct HeldRow {
    skill_id: Uuid,
    level: i32,
    n_today: i64,
    n_soon: i64,
    somebody: Option<String>,
}

#[derive(FromQueryResult)]
struct SpanRow {
    level: Option<i32>,
    falls_on: Option<TimeDate>,
    lapsed_on: Option<TimeDate>,
    lapsed_level: Option<i32>,
    n_exemptions: i64,
}

#[derive(FromQueryResult)]
struct ChoiceRow {
    kind: i32,
    id: Uuid,
    name: String,
}

impl SeaStore {
    pub(super) async fn covered(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        query: &ListCoverage,
    ) -> Result<Page<CoverageLine>, StoreError> {
        let mut values = Values::default();
        let mark = values.mark(containing(&fold(query.search.trim())));
        let mut all = vec![format!("s.company_id = $1 AND s.sort_name LIKE {mark} ESCAPE '!'")];
        if let Some(category) = query.category {
            let mark = values.mark(category.uuid());
            all.push(format!("s.category_id = {mark}"));
        }
        if query.only_critical {
            all.push("s.is_critical".to_owned());
        }
        let filter = all.join(" AND ");
        let list = format!("{SKILLS} WHERE {filter} ORDER BY s.sort_name");
        let counted = format!(
            "SELECT COUNT(*) AS n_matches FROM \
                (SELECT s.id FROM skills s WHERE {filter} LIMIT ${}) AS counted",
            values.0.len() + 2
        );
        let (list, counted) = (list.as_str(), counted.as_str());
        let mut page = self.a_page(permit, (list, counted), values.0, query.page, skill).await?;
        for (skill, held) in self.held(permit, manager, query, &page.items).await? {
            let line = page.items.iter_mut().find(|it| it.skill.uuid() == skill);
            if let Some(line) = line {
                line.held.push(held);
            }
        }
        Ok(page)
    }

    async fn held(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        query: &ListCoverage,
        skills: &[CoverageLine],
    ) -> Result<Vec<(Uuid, Held)>, StoreError> {
        if skills.is_empty() {
            return Ok(Vec::new());
        }
        let mut values = Values::default();
        values.mark(day_column(query.day)?);
        let soon = days_later(query.day, Position::SOON).unwrap_or(Date::MAX);
        values.mark(day_column(soon)?);
        let marks: Vec<_> = skills.iter().map(|it| values.mark(it.skill.uuid())).collect();
        let whose = Whose::of(manager, &query.people, &mut values);
        let sql = format!(
            "{}{HELD}{}) AND {} GROUP BY h.skill_id, h.level ORDER BY h.skill_id, h.level",
            whose.with,
            marks.join(", "),
            whose.sql
        );
        let rows = self.rows(permit, &sql, values.0).await?;
        rows.iter().map(held).collect()
    }

    pub(super) async fn positions_of(
        &self,
        permit: &Permit,
        person: PersonId,
        day: Date,
    ) -> Result<Vec<SkillPosition>, StoreError> {
        let sql = format!(
            "SELECT s.id, s.name, s.is_critical, l.name AS category, {NEEDED} AS needed, h.level, \
                h.falls_on, h.lapsed_on, h.lapsed_level, \
                (SELECT COUNT(*) FROM skill_exemptions e \
                    WHERE e.company_id = s.company_id AND e.person_id = $2 AND e.skill_id = s.id \
                        AND e.from_on <= $3 AND e.until_on >= $3) AS n_exemptions \
            FROM skills s \
            LEFT JOIN skill_labels l ON l.company_id = s.company_id AND l.id = s.category_id \
            LEFT JOIN skill_spans h ON h.company_id = s.company_id AND h.person_id = $2 \
                AND h.skill_id = s.id AND h.from_on <= $3 AND h.until_on >= $3 \
            WHERE s.company_id = $1 AND {THEIRS} \
            ORDER BY l.sort_name IS NULL, l.sort_name, s.sort_name"
        );
        let values = [person.uuid().into(), day_column(day)?.into()];
        let rows = self.rows(permit, &sql, values).await?;
        rows.iter().map(position).collect()
    }

    pub(super) async fn choices_of(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<TeamChoices, StoreError> {
        let mut values = Values::default();
        let whose = Whose::of(manager, &WhichPeople::default(), &mut values);
        let [first, rest] = CHOICES;
        let sql = [&whose.with, first, &whose.sql, rest].concat();
        let mut choices = TeamChoices::default();
        for row in self.rows(permit, &sql, values.0).await? {
            let row = ChoiceRow::from_query_result(&row, "").map_err(store_error)?;
            let name = row.name;
            match row.kind {
                1 => choices.teams.push((Id::from_uuid(row.id), PersonName::restore(name))),
                2 => choices.departments.push((Id::from_uuid(row.id), Line::restore(name))),
                3 => choices.job_roles.push((Id::from_uuid(row.id), Line::restore(name))),
                _ => choices.categories.push((Id::from_uuid(row.id), Line::restore(name))),
            }
        }
        Ok(choices)
    }
}

fn skill(row: &QueryResult) -> Result<CoverageLine, StoreError> {
    let row = SkillRow::from_query_result(row, "").map_err(store_error)?;
    Ok(CoverageLine {
        skill: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        category: row.category.map(Line::restore),
        is_critical: row.is_critical,
        needed: rows::level(row.needed.unwrap_or_default())?,
        held: Vec::new(),
    })
}

fn held(row: &QueryResult) -> Result<(Uuid, Held), StoreError> {
    let row = HeldRow::from_query_result(row, "").map_err(store_error)?;
    let held = Held {
        level: rows::level(row.level)?,
        n_today: count(row.n_today),
        n_soon: count(row.n_soon),
        somebody: row.somebody.map(PersonName::restore),
    };
    Ok((row.skill_id, held))
}

fn position(row: &QueryResult) -> Result<SkillPosition, StoreError> {
    let span = SpanRow::from_query_result(row, "").map_err(store_error)?;
    let skill = skill(row)?;
    let corrupt = Corrupt { table: "skill_spans", column: "falls_on" };
    let falls_on = span.falls_on.map(|it| day(it).ok_or(corrupt)).transpose()?;
    Ok(SkillPosition {
        skill: skill.skill,
        name: skill.name,
        category: skill.category,
        is_critical: skill.is_critical,
        position: Position {
            level: rows::level(span.level.unwrap_or_default())?,
            // Whoever is exempt needs none of it.
            needed: if span.n_exemptions == 0 { skill.needed } else { Level::NONE },
            falls_on,
            lapse: lapse(span.lapsed_on, span.lapsed_level)?,
        },
    })
}
