//! What people have less of than they need, and what closes that.

use application::{
    Page,
    skills::{
        Closing, CoverageLine, GapLine, GapReads, ListCoverage, ListGaps, SkillPosition,
        TeamChoices,
    },
};
use async_trait::async_trait;
use domain_kernel::{Date, Id, Line, Permit, PersonId, StoreError, fold};
use domain_skills::{Giver, Lapse};
use sea_orm::{FromQueryResult, QueryResult, prelude::TimeDate};
use uuid::Uuid;

use super::{
    rows,
    whose::{Values, Whose},
};
use crate::{
    Corrupt, SeaStore,
    onboarding::n_matches,
    rules::store_error,
    search::containing,
    stored::{day, day_column},
};

/// A row for each person and skill. Of two job roles that need a skill the one that asks for more
/// counts. The tables of a cross join SQLite reads in their order, so that a page by name costs no
/// more than the people on it and before it.
const GAPS: &str = "\
    FROM people p \
    CROSS JOIN skill_profile_roles r \
    CROSS JOIN job_role_needs n \
    CROSS JOIN skills s \
    LEFT JOIN skill_spans h ON h.company_id = $1 AND h.person_id = p.id \
        AND h.skill_id = n.skill_id AND h.from_on <= $2 AND h.until_on >= $2 \
    WHERE r.company_id = $1 AND r.person_id = p.id \
        AND n.company_id = $1 AND n.job_role_id = r.job_role_id \
        AND s.company_id = $1 AND s.id = n.skill_id \
        AND (h.level IS NULL OR h.level < n.level) \
        AND NOT EXISTS (SELECT 1 FROM skill_exemptions e \
            WHERE e.company_id = $1 AND e.person_id = p.id AND e.skill_id = n.skill_id \
                AND e.from_on <= $2 AND e.until_on >= $2) \
        AND NOT EXISTS (SELECT 1 FROM skill_profile_roles r2 \
            JOIN job_role_needs n2 ON n2.company_id = $1 AND n2.job_role_id = r2.job_role_id \
                AND n2.skill_id = n.skill_id \
            WHERE r2.company_id = $1 AND r2.person_id = p.id AND (n.level < n2.level \
                OR (n.level = n2.level AND n2.job_role_id < n.job_role_id))) \
        AND ";

const GAP: &str = "\
    SELECT p.id AS person_id, p.name, p.sort_name, s.id AS skill_id, s.name AS skill_name, \
        s.sort_name AS sort_skill, s.is_critical, n.level AS needed, h.level AS has, \
        h.lapsed_on, h.lapsed_level ";

const BY_NAME: &str = " ORDER BY p.sort_name, p.id, s.sort_name";

const CLOSED: &str = "\
    SELECT x.person_id, x.name, x.skill_id, x.skill_name, x.is_critical, x.needed, x.has, \
        x.lapsed_on, x.lapsed_level, ";

/// Goes on after columns of the gaps `x` with a row for each thing that closes them, or one without.
/// Of what gives a skill, modules that are not offered and courses that are over are of no use.
pub(super) const CLOSING: &str = "\
    m.id AS module_id, c.id AS course_id, g.level AS gives, \
        COALESCE(m.title, c.title) AS title, v.is_open_to_all, \
        (SELECT COUNT(*) FROM onboarding_assignments o \
            JOIN onboarding_path_steps t ON t.company_id = $1 AND t.path_id = o.path_id \
                AND t.number = o.number AND t.module_id = m.id \
            WHERE o.company_id = $1 AND o.person_id = x.person_id) \
        + (SELECT COUNT(*) FROM students u \
            JOIN course_enrollments e ON e.company_id = $1 AND e.student_id = u.id \
                AND e.course_id = c.id \
            WHERE u.company_id = $1 AND u.person_id = x.person_id) AS n_theirs, \
        (SELECT w.id FROM onboarding_paths w \
            JOIN onboarding_path_steps t ON t.company_id = $1 AND t.path_id = w.id \
                AND t.number = w.number AND t.module_id = m.id \
            WHERE w.company_id = $1 ORDER BY w.sort_title, w.id LIMIT 1) AS path_id \
    FROM (";

pub(super) const BY_GIVER: &str = ") AS x \
    LEFT JOIN skill_grants g ON g.company_id = $1 AND g.skill_id = x.skill_id \
        AND g.level >= x.needed \
    LEFT JOIN training_modules m ON m.company_id = $1 AND m.id = g.module_id \
        AND m.status = 'published' \
    LEFT JOIN training_versions v ON v.company_id = $1 AND v.module_id = m.id \
        AND v.number = m.number \
    LEFT JOIN courses c ON c.company_id = $1 AND c.id = g.course_id \
        AND (c.ends_on IS NULL OR c.ends_on >= $2) \
    ORDER BY x.sort_name, x.person_id, x.sort_skill, g.level, \
        COALESCE(m.sort_title, c.sort_title), g.giver_id";

#[derive(FromQueryResult)]
struct GapRow {
    person_id: Uuid,
    name: String,
    skill_id: Uuid,
    skill_name: String,
    is_critical: bool,
    needed: i32,
    has: Option<i32>,
    lapsed_on: Option<TimeDate>,
    lapsed_level: Option<i32>,
}

#[derive(FromQueryResult)]
struct ClosingRow {
    module_id: Option<Uuid>,
    course_id: Option<Uuid>,
    gives: Option<i32>,
    title: Option<String>,
    is_open_to_all: Option<bool>,
    n_theirs: i64,
    path_id: Option<Uuid>,
}

#[async_trait]
impl GapReads for SeaStore {
    async fn gaps(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        query: &ListGaps,
    ) -> Result<Page<GapLine>, StoreError> {
        let mut values = Values::default();
        values.mark(day_column(query.day)?);
        let whose = Whose::of(manager, &query.people, &mut values);
        let mut all = vec![whose.sql];
        for (column, text) in [("p.sort_name", &query.search), ("s.sort_name", &query.skill)] {
            let searched = fold(text.trim());
            if !searched.is_empty() {
                let mark = values.mark(containing(&searched));
                all.push(format!("{column} LIKE {mark} ESCAPE '!'"));
            }
        }
        if query.only_critical {
            all.push("s.is_critical".to_owned());
        }
        let sql = all.join(" AND ");
        let mut counted = values.clone();
        let most = counted.mark(i64::from(Page::<()>::MOST_COUNTED) + 1);
        let count = format!(
            "{}SELECT COUNT(*) AS n_matches FROM (SELECT p.id {GAPS}{sql} LIMIT {most}) AS counted",
            whose.with
        );
        let counted = self.row(permit, &count, counted.0).await?;
        let limit = values.mark(i64::from(Page::<()>::N_LINES));
        let offset = values.mark(i64::from(query.page.n_skipped()));
        let page = format!("{GAP}{GAPS}{sql}{BY_NAME} LIMIT {limit} OFFSET {offset}");
        let list = [&whose.with, CLOSED, CLOSING, &page, BY_GIVER].concat();
        let items = gap_lines(&self.rows(permit, &list, values.0).await?)?;
        Ok(Page { items, number: query.page, n_matches: n_matches(counted.as_ref())? })
    }

    async fn gaps_of(
        &self,
        permit: &Permit,
        person: PersonId,
        day: Date,
    ) -> Result<Vec<GapLine>, StoreError> {
        let one = "p.company_id = $1 AND p.id = $3";
        let list = [CLOSED, CLOSING, GAP, GAPS, one, BY_GIVER].concat();
        let values = [day_column(day)?.into(), person.uuid().into()];
        gap_lines(&self.rows(permit, &list, values).await?)
    }

    async fn coverage(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        query: &ListCoverage,
    ) -> Result<Page<CoverageLine>, StoreError> {
        self.covered(permit, manager, query).await
    }

    async fn positions(
        &self,
        permit: &Permit,
        person: PersonId,
        day: Date,
    ) -> Result<Vec<SkillPosition>, StoreError> {
        self.positions_of(permit, person, day).await
    }

    async fn choices(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<TeamChoices, StoreError> {
        self.choices_of(permit, manager).await
    }
}

/// Rows of one gap follow one another.
fn gap_lines(rows: &[QueryResult]) -> Result<Vec<GapLine>, StoreError> {
    let mut lines: Vec<GapLine> = Vec::new();
    for row in rows {
        let gap = GapRow::from_query_result(row, "").map_err(store_error)?;
        let key = (gap.person_id, gap.skill_id);
        if lines.last().is_none_or(|it| (it.person.uuid(), it.skill.uuid()) != key) {
            lines.push(gap_line(gap)?);
        }
        if let Some((last, closing)) = lines.last_mut().zip(closing(row)?) {
            last.closings.push(closing);
        }
    }
    Ok(lines)
}

fn gap_line(row: GapRow) -> Result<GapLine, StoreError> {
    Ok(GapLine {
        person: Id::from_uuid(row.person_id),
        name: Line::restore(row.name),
        skill: Id::from_uuid(row.skill_id),
        skill_name: Line::restore(row.skill_name),
        is_critical: row.is_critical,
        has: rows::level(row.has.unwrap_or_default())?,
        needed: rows::level(row.needed)?,
        lapse: lapse(row.lapsed_on, row.lapsed_level)?,
        closings: Vec::new(),
    })
}

pub(super) fn closing(row: &QueryResult) -> Result<Option<Closing>, StoreError> {
    let row = ClosingRow::from_query_result(row, "").map_err(store_error)?;
    let giver = match (row.module_id, row.course_id) {
        (Some(module), _) => Giver::Module(Id::from_uuid(module)),
        (None, Some(course)) => Giver::Course(Id::from_uuid(course)),
        (None, None) => return Ok(None),
    };
    let is_theirs = row.is_open_to_all.unwrap_or_default() || 0 < row.n_theirs;
    Ok(Some(Closing {
        giver,
        title: row.title.unwrap_or_default(),
        level: rows::level(row.gives.unwrap_or_default())?,
        is_theirs,
        path: row.path_id.map(Id::from_uuid),
    }))
}

/// That something has ended, as spans have it.
pub(super) fn lapse(on: Option<TimeDate>, level: Option<i32>) -> Result<Option<Lapse>, StoreError> {
    let (Some(on), Some(level)) = (on, level) else { return Ok(None) };
    let last = day(on).ok_or(Corrupt { table: "skill_spans", column: "lapsed_on" })?;
    Ok(Some(Lapse { last, level: rows::level(level)? }))
}
