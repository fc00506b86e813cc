//! Lists of skills and job roles, and one of each.

use application::{
    Page,
    identity::Direction,
    skills::{
        JobRoleLine, JobRoleView, LabelLine, ListJobRoles, ListSkills, NeedLine, ProfileView,
        SkillLine, SkillView, SkillsReads, SkillsSortedBy,
    },
};
use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{Id, Line, Permit, PersonId, StoreError, Timestamp, fold};
use domain_skills::{
    JobRoleId, JobRoleSettings, JobRoleTitle, Need, ProfileSettings, SkillId, SkillName,
};
use sea_orm::{FromQueryResult, QueryResult, Value};
use uuid::Uuid;

use super::rows;
use crate::{
    SeaStore,
    rules::store_error,
    search::containing,
    stored::count,
    tables::{job_roles, skill_labels, skills},
};

const SKILLS: &str = "\
    SELECT s.id, s.name, s.is_critical, l.name AS category, l.sort_name, \
        (SELECT COUNT(*) FROM job_role_needs n \
            WHERE n.company_id = s.company_id AND n.skill_id = s.id) AS n_job_roles \
    FROM skills s \
    LEFT JOIN skill_labels l ON l.company_id = s.company_id AND l.id = s.category_id \
    WHERE s.company_id = $1 AND s.sort_name LIKE $2 ESCAPE '!'";

const SKILL: &str = "\
    SELECT s.*, l.name AS category, \
        (SELECT COUNT(*) FROM job_role_needs n \
            WHERE n.company_id = s.company_id AND n.skill_id = s.id) AS n_job_roles, \
        (SELECT COUNT(*) FROM item_needs n \
            WHERE n.company_id = s.company_id AND n.skill_id = s.id) \
        + (SELECT COUNT(*) FROM item_category_needs n \
            WHERE n.company_id = s.company_id AND n.skill_id = s.id) AS n_equipment \
    FROM skills s \
    LEFT JOIN skill_labels l ON l.company_id = s.company_id AND l.id = s.category_id \
    WHERE s.company_id = $1 AND s.id = $2";

const SKILL_CHOICES: &str = "\
    SELECT id, name AS text FROM skills WHERE company_id = $1 ORDER BY sort_name";

const LABELS: &str = "\
    SELECT l.*, \
        (SELECT COUNT(*) FROM skills s \
            WHERE s.company_id = l.company_id AND s.category_id = l.id) \
        + (SELECT COUNT(*) FROM skill_profiles p \
            WHERE p.company_id = l.company_id AND p.grade_id = l.id) \
        + (SELECT COUNT(*) FROM skill_profile_projects w \
            WHERE w.company_id = l.company_id AND w.label_id = l.id) AS n_uses \
    FROM skill_labels l \
    WHERE l.company_id = $1 \
    ORDER BY l.kind, l.sort_name";

const JOB_ROLES: &str = "\
    SELECT r.id, r.title, \
        (SELECT COUNT(*) FROM job_role_needs n \
            WHERE n.company_id = r.company_id AND n.job_role_id = r.id) AS n_needs, \
        (SELECT COUNT(*) FROM skill_profile_roles p \
            WHERE p.company_id = r.company_id AND p.job_role_id = r.id) AS n_people \
    FROM job_roles r \
    WHERE r.company_id = $1 AND r.sort_title LIKE $2 ESCAPE '!' \
    ORDER BY r.sort_title";

/// Counts no further than it is told.
const N_JOB_ROLES: &str = "\
    SELECT COUNT(*) AS n_matches FROM ( \
        SELECT r.id FROM job_roles r \
        WHERE r.company_id = $1 AND r.sort_title LIKE $2 ESCAPE '!' LIMIT $3) AS counted";

const JOB_ROLE: &str = "\
    SELECT r.*, \
        (SELECT COUNT(*) FROM skill_profile_roles p \
            WHERE p.company_id = r.company_id AND p.job_role_id = r.id) AS n_people \
    FROM job_roles r \
    WHERE r.company_id = $1 AND r.id = $2";

const NEEDS: &str = "\
    SELECT n.skill_id, n.level, s.name \
    FROM job_role_needs n \
    JOIN skills s ON s.company_id = n.company_id AND s.id = n.skill_id \
    WHERE n.company_id = $1 AND n.job_role_id = $2 \
    ORDER BY s.sort_name";

const JOB_ROLE_CHOICES: &str = "\
    SELECT id, title AS text FROM job_roles WHERE company_id = $1 ORDER BY sort_title";

/// All in one: a row for each part, and one without a part where there is none.
const PROFILE: &str = "\
    SELECT p.name, f.version, f.grade_id, w.label_id, r.job_role_id \
    FROM people p \
    LEFT JOIN skill_profiles f ON f.company_id = p.company_id AND f.person_id = p.id \
    LEFT JOIN skill_profile_projects w ON w.company_id = f.company_id AND w.person_id = f.person_id \
    LEFT JOIN skill_profile_roles r ON r.company_id = f.company_id AND r.person_id = f.person_id \
    WHERE p.company_id = $1 AND p.role <> 'customer' AND p.id = $2";

#[derive(FromQueryResult)]
struct SkillRow {
    id: Uuid,
    name: String,
    is_critical: bool,
    category: Option<String>,
    n_job_roles: i64,
}

#[derive(FromQueryResult)]
struct Beside {
    category: Option<String>,
    n_job_roles: i64,
    n_equipment: i64,
}

#[derive(FromQueryResult)]
struct ChoiceRow {
    id: Uuid,
    text: String,
}

#[derive(FromQueryResult)]
struct JobRoleRow {
    id: Uuid,
    title: String,
    n_needs: i64,
    n_people: i64,
}

#[derive(FromQueryResult)]
struct NeedRow {
    skill_id: Uuid,
    level: i32,
    name: String,
}

#[derive(FromQueryResult)]
struct ProfileRow {
    name: String,
    version: Option<i32>,
    grade_id: Option<Uuid>,
    label_id: Option<Uuid>,
    job_role_id: Option<Uuid>,
}

#[async_trait]
impl SkillsReads for SeaStore {
    async fn skills(
        &self,
        permit: &Permit,
        query: &ListSkills,
    ) -> Result<Page<SkillLine>, StoreError> {
        let mut values = vec![Value::from(containing(&fold(query.search.trim())))];
        let mut filter = "";
        if let Some(category) = query.category {
            values.push(category.uuid().into());
            filter = " AND s.category_id = $3";
        }
        let list = format!("{SKILLS}{filter} ORDER BY {}", skill_order(query));
        // Counts no further than it is told.
        let counted = format!(
            "SELECT COUNT(*) AS n_matches FROM ( \
                SELECT s.id FROM skills s \
                WHERE s.company_id = $1 AND s.sort_name LIKE $2 ESCAPE '!'{filter} \
                LIMIT ${}) AS counted",
            values.len() + 2
        );
        self.a_page(permit, (&list, &counted), values, query.page, skill_line).await
    }

    async fn skill(&self, permit: &Permit, id: SkillId) -> Result<Option<SkillView>, StoreError> {
        let row = self.row(permit, SKILL, [id.uuid().into()]).await?;
        row.as_ref().map(skill_view).transpose()
    }

    async fn skill_choices(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(SkillId, SkillName)>, StoreError> {
        let rows = self.rows(permit, SKILL_CHOICES, []).await?;
        let choices = rows.iter().map(choice);
        choices.map(|it| it.map(|it| (Id::from_uuid(it.id), Line::restore(it.text)))).collect()
    }

    async fn labels(&self, permit: &Permit) -> Result<Vec<LabelLine>, StoreError> {
        let rows = self.rows(permit, LABELS, []).await?;
        rows.iter().map(label_line).collect()
    }

    async fn job_roles(
        &self,
        permit: &Permit,
        query: &ListJobRoles,
    ) -> Result<Page<JobRoleLine>, StoreError> {
        let pattern = containing(&fold(query.search.trim()));
        let values = vec![pattern.into()];
        self.a_page(permit, (JOB_ROLES, N_JOB_ROLES), values, query.page, job_role_line).await
    }

    async fn job_role(
        &self,
        permit: &Permit,
        id: JobRoleId,
    ) -> Result<Option<JobRoleView>, StoreError> {
        let Some(row) = self.row(permit, JOB_ROLE, [id.uuid().into()]).await? else {
            return Ok(None);
        };
        let n_people: i64 = row.try_get("", "n_people").map_err(store_error)?;
        let row = job_roles::Model::from_query_result(&row, "").map_err(store_error)?;
        let needs = self.rows(permit, NEEDS, [id.uuid().into()]).await?;
        let needs = needs.iter().map(need_line).collect::<Result<Vec<_>, _>>()?;
        let needed = needs.iter().map(|it| Need { skill: it.skill, level: it.level }).collect();
        Ok(Some(JobRoleView {
            id,
            version: rows::version("job_roles", row.version)?,
            settings: JobRoleSettings::restore(Line::restore(row.title), needed),
            needs,
            created: Timestamp::from_micros(row.created_at),
            n_people: count(n_people),
        }))
    }

    async fn job_role_choices(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(JobRoleId, JobRoleTitle)>, StoreError> {
        let rows = self.rows(permit, JOB_ROLE_CHOICES, []).await?;
        let choices = rows.iter().map(choice);
        choices.map(|it| it.map(|it| (Id::from_uuid(it.id), Line::restore(it.text)))).collect()
    }

    async fn profile(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Option<ProfileView>, StoreError> {
        let rows = self.rows(permit, PROFILE, [person.uuid().into()]).await?;
        let rows = rows.iter().map(|it| ProfileRow::from_query_result(it, "").map_err(store_error));
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        let Some(first) = rows.first() else {
            return Ok(None);
        };
        let version = first.version.map(|it| rows::version("skill_profiles", it)).transpose()?;
        let ids = rows.iter();
        Ok(Some(ProfileView {
            person,
            name: PersonName::restore(first.name.clone()),
            version,
            settings: ProfileSettings {
                grade: first.grade_id.map(Id::from_uuid),
                projects: ids.clone().filter_map(|it| it.label_id.map(Id::from_uuid)).collect(),
                job_roles: ids.filter_map(|it| it.job_role_id.map(Id::from_uuid)).collect(),
            },
        }))
    }
}

/// Words of ours only. What has no category comes last, whichever database it is.
fn skill_order(query: &ListSkills) -> String {
    let way = match query.direction {
        Direction::Ascending => "ASC",
        Direction::Descending => "DESC",
    };
    match query.sorted_by {
        SkillsSortedBy::Name => format!("s.sort_name {way}"),
        SkillsSortedBy::Category => {
            format!("l.sort_name IS NULL, l.sort_name {way}, s.sort_name")
        }
        SkillsSortedBy::JobRoles => format!("n_job_roles {way}, s.sort_name"),
    }
}

fn choice(row: &QueryResult) -> Result<ChoiceRow, StoreError> {
    ChoiceRow::from_query_result(row, "").map_err(store_error)
}

fn skill_line(row: &QueryResult) -> Result<SkillLine, StoreError> {
    let row = SkillRow::from_query_result(row, "").map_err(store_error)?;
    Ok(SkillLine {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        category: row.category.map(Line::restore),
        is_critical: row.is_critical,
        n_job_roles: count(row.n_job_roles),
    })
}

fn skill_view(row: &QueryResult) -> Result<SkillView, StoreError> {
    let beside = Beside::from_query_result(row, "").map_err(store_error)?;
    let row = skills::Model::from_query_result(row, "").map_err(store_error)?;
    let version = rows::version("skills", row.version)?;
    let skill = rows::skill(row);
    Ok(SkillView {
        id: skill.id,
        version,
        settings: skill.settings,
        category: beside.category.map(Line::restore),
        created: skill.created,
        n_job_roles: count(beside.n_job_roles),
        n_equipment: count(beside.n_equipment),
    })
}

fn label_line(row: &QueryResult) -> Result<LabelLine, StoreError> {
    let n_uses: i64 = row.try_get("", "n_uses").map_err(store_error)?;
    let row = skill_labels::Model::from_query_result(row, "").map_err(store_error)?;
    let version = rows::version("skill_labels", row.version)?;
    let label = rows::label(row)?;
    Ok(LabelLine {
        id: label.id,
        version,
        kind: label.kind,
        name: label.name,
        n_uses: count(n_uses),
    })
}

fn job_role_line(row: &QueryResult) -> Result<JobRoleLine, StoreError> {
    let row = JobRoleRow::from_query_result(row, "").map_err(store_error)?;
    Ok(JobRoleLine {
        id: Id::from_uuid(row.id),
        title: Line::restore(row.title),
        n_needs: count(row.n_needs),
        n_people: count(row.n_people),
    })
}

fn need_line(row: &QueryResult) -> Result<NeedLine, StoreError> {
    let row = NeedRow::from_query_result(row, "").map_err(store_error)?;
    Ok(NeedLine {
        skill: Id::from_uuid(row.skill_id),
        name: Line::restore(row.name),
        level: rows::level(row.level)?,
    })
}
