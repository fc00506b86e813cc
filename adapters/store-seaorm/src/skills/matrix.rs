//! The matrix of people and skills, a part at a time.

use std::collections::BTreeMap;

use application::{
    Page, PageNumber,
    skills::{
        Columns, MatrixCell, MatrixChoices, MatrixFilter, MatrixOrder, MatrixPerson, MatrixReads,
        MatrixSkill,
    },
};
use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{Date, Id, Line, Permit, PersonId, StoreError};
use domain_skills::{Lapse, Level, SkillId};
use sea_orm::{
    FromQueryResult, QueryResult, Value,
    prelude::{TimeDate, Uuid},
};

use super::{
    matrix_people::{Sought, not_exempt, order},
    ratings::level,
};
use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    stored::{count, day, day_column},
};

/// Every choice of the filters with what it is, by name.
const CHOICES: &str = "\
    SELECT 1 AS kind, d.id, d.name, d.sort_name FROM departments d WHERE d.company_id = $1 \
    UNION ALL \
    SELECT 2 AS kind, m.id, m.name, m.sort_name FROM ( \
        SELECT DISTINCT p.manager_id FROM people p \
        WHERE p.company_id = $1 AND p.manager_id IS NOT NULL) l \
    JOIN people m ON m.company_id = $1 AND m.id = l.manager_id \
    UNION ALL \
    SELECT 3 AS kind, r.id, r.title AS name, r.sort_title AS sort_name \
        FROM job_roles r WHERE r.company_id = $1 \
    UNION ALL \
    SELECT CASE l.kind WHEN 'category' THEN 4 WHEN 'grade' THEN 5 ELSE 6 END AS kind, \
        l.id, l.name, l.sort_name \
        FROM skill_labels l WHERE l.company_id = $1 \
    UNION ALL \
    SELECT 7 AS kind, s.id, s.name, s.sort_name FROM skills s \
        WHERE s.company_id = $1 AND s.id = $2 \
    ORDER BY 1, 4, 2";

const PERSON: &str = "\
    SELECT p.id, p.name, p.sort_name, p.job_title, d.name AS department, \
        d.sort_name AS department_key";

const DEPARTMENT: &str = "\
    \x20LEFT JOIN departments d ON d.company_id = $1 AND d.id = p.department_id";

const SKILL: &str = "\
    SELECT s.id, s.name, s.sort_name, k.name AS category FROM skills s \
    LEFT JOIN skill_labels k ON k.company_id = $1 AND k.id = s.category_id";

#[derive(FromQueryResult)]
struct ChoiceRow {
    kind: i32,
    id: Uuid,
    name: String,
}

/// Beside what was counted there is nobody where a page is empty.
#[derive(FromQueryResult)]
struct PersonRow {
    id: Option<Uuid>,
    name: Option<String>,
    job_title: Option<String>,
    department: Option<String>,
}

#[derive(FromQueryResult)]
struct SkillRow {
    id: Option<Uuid>,
    name: Option<String>,
    category: Option<String>,
}

#[derive(FromQueryResult)]
struct CellRow {
    person_id: Uuid,
    skill_id: Uuid,
    level: i32,
    needed: i32,
    falls_on: Option<TimeDate>,
    lapsed_on: Option<TimeDate>,
    lapsed_level: Option<i32>,
}

#[async_trait]
impl MatrixReads for SeaStore {
    async fn matrix_choices(
        &self,
        permit: &Permit,
        skill: Option<SkillId>,
    ) -> Result<MatrixChoices, StoreError> {
        let rows = self.rows(permit, CHOICES, [Value::from(skill.map(Id::uuid))]).await?;
        let mut choices = MatrixChoices::default();
        for row in &rows {
            let ChoiceRow { kind, id, name } =
                ChoiceRow::from_query_result(row, "").map_err(store_error)?;
            match kind {
                1 => choices.departments.push((Id::from_uuid(id), Line::restore(name))),
                2 => choices.leaders.push((Id::from_uuid(id), PersonName::restore(name))),
                3 => choices.job_roles.push((Id::from_uuid(id), Line::restore(name))),
                4 => choices.categories.push((Id::from_uuid(id), Line::restore(name))),
                5 => choices.grades.push((Id::from_uuid(id), Line::restore(name))),
                6 => choices.projects.push((Id::from_uuid(id), Line::restore(name))),
                _ => choices.skill = Some((Id::from_uuid(id), Line::restore(name))),
            }
        }
        Ok(choices)
    }

    async fn matrix_people(
        &self,
        permit: &Permit,
        filter: &MatrixFilter,
        order: MatrixOrder,
        page: PageNumber,
    ) -> Result<Page<MatrixPerson>, StoreError> {
        let Sought { with, from, conditions, values, .. } = Sought::people(filter)?;
        let ([found, shown], skipped) = (self::order(order), page.n_skipped());
        let (limit, most) = (Page::<()>::N_LINES, Page::<()>::MOST_COUNTED + 1);
        let query = format!(
            "{with}SELECT c.n_matches, l.* FROM (SELECT COUNT(*) AS n_matches FROM \
                (SELECT 1 AS one FROM {from} WHERE {conditions} LIMIT {most}) f) c \
            LEFT JOIN ({PERSON} FROM {from}{DEPARTMENT} WHERE {conditions} \
                ORDER BY {found} LIMIT {limit} OFFSET {skipped}) l ON 1 = 1 \
            ORDER BY {shown}"
        );
        let rows = self.rows(permit, &query, values).await?;
        let items = rows.iter().filter_map(|it| person(it).transpose());
        let items = items.collect::<Result<_, _>>()?;
        Ok(Page { items, number: page, n_matches: n_matches(&rows)? })
    }

    async fn matrix_people_after(
        &self,
        permit: &Permit,
        filter: &MatrixFilter,
        after: Option<&MatrixPerson>,
        limit: u32,
    ) -> Result<Vec<MatrixPerson>, StoreError> {
        let mut sought = Sought::people(filter)?;
        if let Some(last) = after {
            sought.beyond(&last.name, last.id);
        }
        let Sought { with, from, conditions, values, .. } = sought;
        let query = format!(
            "{with}{PERSON} FROM {from}{DEPARTMENT} WHERE {conditions} \
            ORDER BY p.sort_name, p.id LIMIT {limit}"
        );
        let rows = self.rows(permit, &query, values).await?;
        rows.iter().filter_map(|it| person(it).transpose()).collect()
    }

    async fn matrix_skills(
        &self,
        permit: &Permit,
        filter: &MatrixFilter,
        Columns { n_skipped, limit }: Columns,
    ) -> Result<(Vec<MatrixSkill>, u32), StoreError> {
        let Sought { conditions, values, .. } = Sought::skills(filter);
        let query = format!(
            "SELECT c.n_matches, l.* FROM \
                (SELECT COUNT(*) AS n_matches FROM skills s WHERE {conditions}) c \
            LEFT JOIN ({SKILL} WHERE {conditions} \
                ORDER BY s.sort_name LIMIT {limit} OFFSET {n_skipped}) l ON 1 = 1 \
            ORDER BY l.sort_name"
        );
        let rows = self.rows(permit, &query, values).await?;
        let skills = rows.iter().filter_map(|it| skill(it).transpose());
        Ok((skills.collect::<Result<_, _>>()?, n_matches(&rows)?))
    }

    async fn matrix_cells(
        &self,
        permit: &Permit,
        people: &[PersonId],
        skills: Option<&[SkillId]>,
        on: Date,
    ) -> Result<Vec<MatrixCell>, StoreError> {
        if people.is_empty() || skills.is_some_and(<[SkillId]>::is_empty) {
            return Ok(Vec::new());
        }
        let ids = people.iter().map(|it| it.uuid());
        let ids = ids.chain(skills.unwrap_or_default().iter().map(|it| it.uuid()));
        let values: Vec<Value> =
            [day_column(on)?.into()].into_iter().chain(ids.map(Value::from)).collect();
        let query = cells(people.len(), skills.map(<[SkillId]>::len));
        let mut found = BTreeMap::new();
        self.each_row(permit, &query, values, |row| add(&mut found, row)).await?;
        Ok(found.into_values().collect())
    }
}

/// What was said, and what is needed, each on rows of its own.
fn cells(n_people: usize, n_skills: Option<usize>) -> String {
    let places = |first: usize, n: usize| {
        let places: Vec<String> = (first..first + n).map(|it| format!("${it}")).collect();
        places.join(", ")
    };
    let people = places(3, n_people);
    let among = |column: &str| match n_skills {
        Some(n) => format!(" AND {column} IN ({})", places(3 + n_people, n)),
        None => String::new(),
    };
    // Of somebody SQLite is to read what there is: by an index of skills it would look at everybody's,
    // and it has none for what comes out of a function.
    let (rated, needed) = (among("COALESCE(x.skill_id, x.skill_id)"), among("n.skill_id"));
    let not_exempt = not_exempt("r.person_id", "$2");
    format!(
        "SELECT x.person_id, x.skill_id, x.level, 0 AS needed, x.falls_on, x.lapsed_on, \
            x.lapsed_level \
        FROM skill_spans x \
        WHERE x.company_id = $1 AND x.person_id IN ({people}){rated} \
            AND x.from_on <= $2 AND x.until_on >= $2 \
        UNION ALL \
        SELECT r.person_id, n.skill_id, 0 AS level, n.level AS needed, NULL AS falls_on, \
            NULL AS lapsed_on, NULL AS lapsed_level \
        FROM skill_profile_roles r CROSS JOIN job_role_needs n \
        WHERE r.company_id = $1 AND r.person_id IN ({people}) \
            AND n.company_id = $1 AND n.job_role_id = r.job_role_id{needed} AND {not_exempt}"
    )
}

fn add(
    cells: &mut BTreeMap<(Uuid, Uuid), MatrixCell>,
    row: &QueryResult,
) -> Result<(), StoreError> {
    let row = CellRow::from_query_result(row, "").map_err(store_error)?;
    let cell = cells.entry((row.person_id, row.skill_id)).or_insert_with(|| MatrixCell {
        person: Id::from_uuid(row.person_id),
        skill: Id::from_uuid(row.skill_id),
        level: Level::NONE,
        needed: Level::NONE,
        falls_on: None,
        lapse: None,
    });
    cell.level = cell.level.max(a_level(row.level)?);
    // Of several job roles the highest level counts that one of them asks for.
    cell.needed = cell.needed.max(a_level(row.needed)?);
    if let Some(last) = row.falls_on {
        cell.falls_on = Some(date(last)?);
    }
    if let (Some(last), Some(level)) = (row.lapsed_on, row.lapsed_level) {
        cell.lapse = Some(Lapse { last: date(last)?, level: a_level(level)? });
    }
    Ok(())
}

fn a_level(column: i32) -> Result<Level, Corrupt> {
    level(column).ok_or(Corrupt { table: "skill_spans", column: "level" })
}

fn date(column: TimeDate) -> Result<Date, Corrupt> {
    day(column).ok_or(Corrupt { table: "skill_spans", column: "falls_on" })
}

fn n_matches(rows: &[QueryResult]) -> Result<u32, StoreError> {
    let counted = rows.first().map(|it| it.try_get::<i64>("", "n_matches")).transpose();
    Ok(count(counted.map_err(store_error)?.unwrap_or_default()))
}

fn person(row: &QueryResult) -> Result<Option<MatrixPerson>, StoreError> {
    let row = PersonRow::from_query_result(row, "").map_err(store_error)?;
    let person = row.id.zip(row.name).map(|(id, name)| MatrixPerson {
        id: Id::from_uuid(id),
        name: PersonName::restore(name),
        job_title: row.job_title.map(Line::restore),
        department: row.department.map(Line::restore),
    });
    Ok(person)
}

fn skill(row: &QueryResult) -> Result<Option<MatrixSkill>, StoreError> {
    let row = SkillRow::from_query_result(row, "").map_err(store_error)?;
    let skill = row.id.zip(row.name).map(|(id, name)| MatrixSkill {
        id: Id::from_uuid(id),
        name: Line::restore(name),
        category: row.category.map(Line::restore),
    });
    Ok(skill)
}
