//! What people can do, who says so, and what gives it.

use application::{
    Page,
    skills::{
        ExemptionLine, GrantLine, ListPersonSkills, PersonSkill, RatingLine, RatingReads,
        WhichSkills,
    },
};
use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{Id, Line, Permit, PersonId, StoreError, fold};
use domain_skills::{Exemption, Giver, Level, SkillId, SkillName};
use sea_orm::{FromQueryResult, QueryResult, Value, prelude::TimeDate};
use uuid::Uuid;

use super::{
    exemptions::to_exemption,
    ratings::{level, to_rating},
};
use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    search::containing,
    stored::day,
    tables::{skill_exemptions, skill_ratings},
};

/// How much of a skill the job roles of a person need.
pub(super) const NEEDED: &str = "\
    (SELECT MAX(n.level) FROM skill_profile_roles r \
        JOIN job_role_needs n ON n.company_id = r.company_id AND n.job_role_id = r.job_role_id \
        WHERE r.company_id = s.company_id AND r.person_id = $2 AND n.skill_id = s.id)";

/// The exemption of a person from a skill that lasts longest.
const LAST_EXEMPTION: &str = "\
    (SELECT x.id FROM skill_exemptions x \
        WHERE x.company_id = s.company_id AND x.person_id = $2 AND x.skill_id = s.id \
        ORDER BY x.until_on DESC, x.id DESC LIMIT 1)";

/// Whether a person was rated in a skill, or their job roles need it.
pub(super) const THEIRS: &str = "\
    (EXISTS (SELECT 1 FROM skill_ratings g \
        WHERE g.company_id = s.company_id AND g.person_id = $2 AND g.skill_id = s.id) \
    OR EXISTS (SELECT 1 FROM skill_profile_roles r \
        JOIN job_role_needs n ON n.company_id = r.company_id AND n.job_role_id = r.job_role_id \
        WHERE r.company_id = s.company_id AND r.person_id = $2 AND n.skill_id = s.id))";

const RATINGS: &str = "\
    SELECT g.*, s.name AS skill_name, b.name AS by_name, v.name AS revoker, m.title AS module_title, \
        c.title AS course_title \
    FROM skill_ratings g \
    JOIN skills s ON s.company_id = g.company_id AND s.id = g.skill_id \
    LEFT JOIN people b ON b.company_id = g.company_id AND b.id = g.by_id \
    LEFT JOIN people v ON v.company_id = g.company_id AND v.id = g.revoked_by \
    LEFT JOIN training_modules m ON m.company_id = g.company_id AND m.id = g.module_id \
    LEFT JOIN courses c ON c.company_id = g.company_id AND c.id = g.course_id \
    WHERE g.company_id = $1 AND g.person_id = $2";

const EXEMPTIONS: &str = "\
    SELECT e.*, s.name AS skill_name, b.name AS by_name FROM skill_exemptions e \
    JOIN skills s ON s.company_id = e.company_id AND s.id = e.skill_id \
    LEFT JOIN people b ON b.company_id = e.company_id AND b.id = e.by_id \
    WHERE e.company_id = $1 AND e.person_id = $2 ORDER BY e.from_on, e.id";

const GRANTS: &str = "\
    SELECT g.module_id, g.course_id, g.level, COALESCE(m.title, c.title) AS title, \
        COALESCE(m.sort_title, c.sort_title) AS sort_title \
    FROM skill_grants g \
    LEFT JOIN training_modules m ON m.company_id = g.company_id AND m.id = g.module_id \
    LEFT JOIN courses c ON c.company_id = g.company_id AND c.id = g.course_id \
    WHERE g.company_id = $1 AND g.skill_id = $2 \
    ORDER BY sort_title, g.giver_id";

/// More than anybody would look through.
const GIVERS: &str = "\
    SELECT m.id AS module_id, NULL AS course_id, m.title, m.sort_title \
    FROM training_modules m WHERE m.company_id = $1 AND m.status = 'published' \
    UNION ALL \
    SELECT NULL AS module_id, c.id AS course_id, c.title, c.sort_title \
    FROM courses c WHERE c.company_id = $1 \
    ORDER BY sort_title LIMIT 1000";

#[derive(FromQueryResult)]
struct SkillRow {
    id: Uuid,
    name: String,
    category: Option<String>,
    is_critical: bool,
    level_1: Option<String>,
    level_2: Option<String>,
    level_3: Option<String>,
    level_4: Option<String>,
    needed: Option<i32>,
    exemption_id: Option<Uuid>,
    person_id: Option<Uuid>,
    from_on: Option<TimeDate>,
    until_on: Option<TimeDate>,
    reason: Option<String>,
    by_id: Option<Uuid>,
    by_name: Option<String>,
}

#[derive(FromQueryResult)]
struct NamesRow {
    skill_name: String,
    by_name: Option<String>,
    revoker: Option<String>,
    module_title: Option<String>,
    course_title: Option<String>,
}

#[derive(FromQueryResult)]
struct GiverRow {
    module_id: Option<Uuid>,
    course_id: Option<Uuid>,
    title: String,
}

#[async_trait]
impl RatingReads for SeaStore {
    async fn person_skills(
        &self,
        permit: &Permit,
        query: &ListPersonSkills,
    ) -> Result<Page<PersonSkill>, StoreError> {
        let whose = match query.which {
            WhichSkills::Theirs => THEIRS,
            // Names its person all the same.
            WhichSkills::All => "$2 IS NOT NULL",
        };
        let filter = format!("s.company_id = $1 AND {whose} AND s.sort_name LIKE $3 ESCAPE '!'");
        let list = format!("{} WHERE {filter} ORDER BY s.sort_name, s.id", skills());
        let counted = format!(
            "SELECT COUNT(*) AS n_matches FROM \
                (SELECT s.id FROM skills s WHERE {filter} LIMIT $4) AS counted"
        );
        let pattern = containing(&fold(query.search.trim()));
        let values = vec![query.person.uuid().into(), pattern.into()];
        self.a_page(permit, (&list, &counted), values, query.page, person_skill).await
    }

    async fn person_skill(
        &self,
        permit: &Permit,
        person: PersonId,
        skill: SkillId,
    ) -> Result<Option<PersonSkill>, StoreError> {
        let one = format!("{} WHERE s.company_id = $1 AND s.id = $3", skills());
        let row = self.row(permit, &one, [person.uuid().into(), skill.uuid().into()]).await?;
        row.as_ref().map(person_skill).transpose()
    }

    async fn ratings(
        &self,
        permit: &Permit,
        person: PersonId,
        skills: &[SkillId],
    ) -> Result<Vec<RatingLine>, StoreError> {
        if skills.is_empty() {
            return Ok(Vec::new());
        }
        let places: Vec<String> = (3..skills.len() + 3).map(|it| format!("${it}")).collect();
        let query = format!(
            "{RATINGS} AND g.skill_id IN ({}) ORDER BY g.recorded_at, g.id",
            places.join(", ")
        );
        let values = [person.uuid()].into_iter().chain(skills.iter().map(|it| it.uuid()));
        let values: Vec<Value> = values.map(Value::from).collect();
        let rows = self.rows(permit, &query, values).await?;
        rows.iter().map(rating_line).collect()
    }

    async fn all_ratings(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<RatingLine>, StoreError> {
        let query = format!("{RATINGS} ORDER BY g.recorded_at, g.id");
        let rows = self.rows(permit, &query, [person.uuid().into()]).await?;
        rows.iter().map(rating_line).collect()
    }

    async fn exemptions(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<(SkillName, ExemptionLine)>, StoreError> {
        let rows = self.rows(permit, EXEMPTIONS, [person.uuid().into()]).await?;
        rows.iter().map(exemption_line).collect()
    }

    async fn grants(&self, permit: &Permit, skill: SkillId) -> Result<Vec<GrantLine>, StoreError> {
        let rows = self.rows(permit, GRANTS, [skill.uuid().into()]).await?;
        rows.iter().map(grant_line).collect()
    }

    async fn givers(&self, permit: &Permit) -> Result<Vec<(Giver, String)>, StoreError> {
        let rows = self.rows(permit, GIVERS, []).await?;
        rows.iter().map(giver).collect()
    }
}

fn skills() -> String {
    format!(
        "SELECT s.id, s.name, l.name AS category, s.is_critical, s.level_1, s.level_2, \
            s.level_3, s.level_4, {NEEDED} AS needed, e.id AS exemption_id, e.person_id, e.from_on, e.until_on, \
            e.reason, e.by_id, b.name AS by_name \
        FROM skills s \
        LEFT JOIN skill_labels l ON l.company_id = s.company_id AND l.id = s.category_id \
        LEFT JOIN skill_exemptions e ON e.company_id = s.company_id AND e.id = {LAST_EXEMPTION} \
        LEFT JOIN people b ON b.company_id = e.company_id AND b.id = e.by_id"
    )
}

fn person_skill(row: &QueryResult) -> Result<PersonSkill, StoreError> {
    let row = SkillRow::from_query_result(row, "").map_err(store_error)?;
    let exemption = exemption(&row)?;
    let levels = [row.level_1, row.level_2, row.level_3, row.level_4];
    Ok(PersonSkill {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        category: row.category.map(Line::restore),
        is_critical: row.is_critical,
        levels: levels.map(|it| it.map(Line::restore)),
        needed: a_level(row.needed.unwrap_or_default(), "job_role_needs")?,
        exemption,
        ratings: Vec::new(),
    })
}

fn exemption(row: &SkillRow) -> Result<Option<ExemptionLine>, Corrupt> {
    let days = row.from_on.zip(row.until_on);
    let (Some(id), Some(person), Some((from, until))) = (row.exemption_id, row.person_id, days)
    else {
        return Ok(None);
    };
    let corrupt = |column| Corrupt { table: "skill_exemptions", column };
    let exemption = Exemption {
        id: Id::from_uuid(id),
        person: Id::from_uuid(person),
        skill: Id::from_uuid(row.id),
        from: day(from).ok_or(corrupt("from_on"))?,
        until: day(until).ok_or(corrupt("until_on"))?,
        reason: Line::restore(row.reason.clone().unwrap_or_default()),
        by: row.by_id.map(Id::from_uuid),
    };
    Ok(Some(ExemptionLine { exemption, by: row.by_name.clone().map(PersonName::restore) }))
}

fn exemption_line(row: &QueryResult) -> Result<(SkillName, ExemptionLine), StoreError> {
    let name: String = row.try_get("", "skill_name").map_err(store_error)?;
    let by: Option<String> = row.try_get("", "by_name").map_err(store_error)?;
    let exemption = skill_exemptions::Model::from_query_result(row, "").map_err(store_error)?;
    let (exemption, by) = (to_exemption(exemption)?, by.map(PersonName::restore));
    Ok((Line::restore(name), ExemptionLine { exemption, by }))
}

fn rating_line(row: &QueryResult) -> Result<RatingLine, StoreError> {
    let names = NamesRow::from_query_result(row, "").map_err(store_error)?;
    let rating = skill_ratings::Model::from_query_result(row, "").map_err(store_error)?;
    Ok(RatingLine {
        rating: to_rating(rating)?,
        skill: Line::restore(names.skill_name),
        by: names.by_name.map(PersonName::restore),
        revoked_by: names.revoker.map(PersonName::restore),
        giver: names.module_title.or(names.course_title),
    })
}

fn grant_line(row: &QueryResult) -> Result<GrantLine, StoreError> {
    let (giver, title) = giver(row)?;
    let level = row.try_get("", "level").map_err(store_error)?;
    Ok(GrantLine { giver, title, level: a_level(level, "skill_grants")? })
}

fn giver(row: &QueryResult) -> Result<(Giver, String), StoreError> {
    let row = GiverRow::from_query_result(row, "").map_err(store_error)?;
    let giver = match (row.module_id, row.course_id) {
        (Some(module), None) => Giver::Module(Id::from_uuid(module)),
        (None, Some(course)) => Giver::Course(Id::from_uuid(course)),
        _ => return Err(Corrupt { table: "skill_grants", column: "giver_id" }.into()),
    };
    Ok((giver, row.title))
}

pub(super) fn a_level(column: i32, table: &'static str) -> Result<Level, Corrupt> {
    level(column).ok_or(Corrupt { table, column: "level" })
}
