use application::{
    Page, PageNumber,
    onboarding::{
        Candidate, Figures, FindAssignable, ListPaths, MemberBehind, MemberProgress,
        OnboardingReads, PathLine, PathStep, PathStepKind, PathView, PersonOnPath, Placed,
        TeamMember,
    },
};
use async_trait::async_trait;
use domain_courses::{CourseId, CourseTitle};
use domain_equipment::{CategoryId, CategoryName};
use domain_identity::{DepartmentId, DepartmentName};
use domain_kernel::{Date, Id, Line, Permit, PersonId, StoreError, Versioned, fold};
use domain_onboarding::{PathId, PathSettings, PathTitle, WorkCalendar};
use domain_training::{ModuleId, ModuleTitle};
use sea_orm::{FromQueryResult, QueryResult};
use uuid::Uuid;

use super::{audience, dates::due_after, paths, steps::TaskRow};
use crate::{
    SeaStore,
    rules::store_error,
    search::containing,
    stored::{count, day_column},
    training::status,
};

const LIST: &str = "\
    SELECT p.id, p.title, \
        (SELECT COUNT(*) FROM onboarding_path_steps s \
            WHERE s.company_id = $1 AND s.path_id = p.id AND s.number = p.number) AS n_steps, \
        (SELECT COUNT(*) FROM onboarding_assignments o \
            WHERE o.company_id = $1 AND o.path_id = p.id) AS n_people \
    FROM onboarding_paths p \
    WHERE p.company_id = $1 AND p.sort_title LIKE $2 ESCAPE '!' \
    ORDER BY p.sort_title, p.id \
    LIMIT $3 OFFSET $4";

/// Counts no further than it is told.
const COUNT: &str = "\
    SELECT COUNT(*) AS n_matches FROM ( \
        SELECT p.id FROM onboarding_paths p \
        WHERE p.company_id = $1 AND p.sort_title LIKE $2 ESCAPE '!' \
        LIMIT $3 \
    ) AS counted";

/// A row for each step, or one without, so that version and steps are of one moment.
const FIND: &str = "\
    SELECT p.version, p.title AS path_title, p.number, p.audience, s.id, s.module_id, \
        s.title AS task_title, s.text, s.doer, s.due_after, s.waits, m.title, m.status, \
        c.id AS course_id, c.title AS course_title, g.id AS category_id, g.name AS category, \
        (SELECT COUNT(*) FROM onboarding_assignments o \
            WHERE o.company_id = $1 AND o.path_id = p.id AND o.number < p.number) AS n_behind \
    FROM onboarding_paths p \
    LEFT JOIN onboarding_path_steps s ON s.company_id = p.company_id AND s.path_id = p.id \
        AND s.number = p.number \
    LEFT JOIN training_modules m ON m.company_id = s.company_id AND m.id = s.module_id \
    LEFT JOIN courses c ON c.company_id = s.company_id AND c.id = s.course_id \
    LEFT JOIN item_categories g ON g.company_id = s.company_id AND g.id = s.category_id \
    WHERE p.company_id = $1 AND p.id = $2 \
    ORDER BY s.place";

const MODULES_FOR_STEPS: &str = "\
    SELECT m.id, m.title FROM training_modules m \
    WHERE m.company_id = $1 AND m.status = 'published' \
    ORDER BY m.sort_title, m.id";

const COURSES_FOR_STEPS: &str = "\
    SELECT c.id, c.title FROM courses c WHERE c.company_id = $1 ORDER BY c.sort_title, c.id";

const CATEGORIES_FOR_STEPS: &str = "\
    SELECT c.id, c.name AS title FROM item_categories c \
    WHERE c.company_id = $1 \
    ORDER BY c.sort_name, c.id";

const FIGURES: &str = "\
    SELECT \
        (SELECT COUNT(*) FROM training_modules m \
            WHERE m.company_id = $1 AND m.status = 'published') AS modules, \
        (SELECT COUNT(*) FROM onboarding_paths p WHERE p.company_id = $1) AS paths, \
        (SELECT COUNT(*) FROM join_requests j \
            WHERE j.company_id = $1 AND j.waiting_since IS NOT NULL) AS waiting, \
        COUNT(h.deactivated_at) AS left_behind, COUNT(c.id) AS n_out, \
        COUNT(CASE WHEN c.due_on < $2 THEN 1 END) AS n_overdue \
    FROM custodies c \
    JOIN people h ON h.company_id = c.company_id AND h.id = c.holder_id \
    WHERE c.company_id = $1 AND c.open_item_id IS NOT NULL";

#[derive(FromQueryResult)]
struct FiguresRow {
    modules: i64,
    paths: i64,
    waiting: i64,
    left_behind: i64,
    n_out: i64,
    n_overdue: i64,
}

#[derive(FromQueryResult)]
struct PathRow {
    id: Uuid,
    title: String,
    n_steps: i64,
    n_people: i64,
}

#[derive(FromQueryResult)]
struct HeadRow {
    version: i32,
    path_title: String,
    number: i32,
    audience: Option<String>,
    n_behind: i64,
    id: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct StepRow {
    id: Uuid,
    module_id: Option<Uuid>,
    due_after: Option<i32>,
    waits: bool,
    title: Option<String>,
    status: Option<String>,
    course_id: Option<Uuid>,
    course_title: Option<String>,
    category_id: Option<Uuid>,
    category: Option<String>,
}

#[derive(FromQueryResult)]
struct ModuleRow {
    id: Uuid,
    title: String,
}

#[async_trait]
impl OnboardingReads for SeaStore {
    async fn paths(
        &self,
        permit: &Permit,
        query: &ListPaths,
    ) -> Result<Page<PathLine>, StoreError> {
        let pattern = containing(&fold(query.search.trim()));
        let most = i64::from(Page::<()>::MOST_COUNTED) + 1;
        let counted = self.row(permit, COUNT, [pattern.as_str().into(), most.into()]).await?;
        let n_matches = n_matches(counted.as_ref())?;
        let (limit, offset) = (i64::from(Page::<()>::N_LINES), i64::from(query.page.n_skipped()));
        let rows = self.rows(permit, LIST, [pattern.into(), limit.into(), offset.into()]).await?;
        let items = rows.iter().map(path_line).collect::<Result<_, _>>()?;
        Ok(Page { items, number: query.page, n_matches })
    }

    async fn path(&self, permit: &Permit, id: PathId) -> Result<Option<PathView>, StoreError> {
        let rows = self.rows(permit, FIND, [id.uuid().into()]).await?;
        let Some(first) = rows.first() else {
            return Ok(None);
        };
        let head = HeadRow::from_query_result(first, "").map_err(store_error)?;
        let steps = match head.id {
            Some(_) => rows.iter().map(path_step).collect::<Result<_, _>>()?,
            None => Vec::new(),
        };
        let settings = PathSettings {
            title: Line::restore(head.path_title),
            audience: audience::read(head.audience.as_deref())?,
        };
        let (version, number) = (paths::version(head.version)?, paths::number(head.number)?);
        let n_behind = count(head.n_behind);
        Ok(Some(PathView { id, version, settings, number, steps, n_behind }))
    }

    async fn people_on(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: PathId,
        page: PageNumber,
    ) -> Result<Page<PersonOnPath>, StoreError> {
        self.members_on(permit, manager, path, page).await
    }

    async fn people_behind(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: PathId,
        page: PageNumber,
    ) -> Result<Page<MemberBehind>, StoreError> {
        self.members_behind(permit, manager, path, page).await
    }

    async fn person_on(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: PathId,
        person: PersonId,
    ) -> Result<Option<PersonOnPath>, StoreError> {
        self.member_on(permit, manager, path, person).await
    }

    async fn people_off(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        query: &FindAssignable,
        limit: u32,
    ) -> Result<Vec<Candidate>, StoreError> {
        self.members_off(permit, manager, query, limit).await
    }

    async fn placed(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: Option<PathId>,
        people: &[PersonId],
    ) -> Result<Vec<Placed>, StoreError> {
        self.those_placed(permit, manager, path, people).await
    }

    async fn path_titles(&self, permit: &Permit) -> Result<Vec<(PathId, PathTitle)>, StoreError> {
        self.titles_of_paths(permit).await
    }

    async fn unassigned(
        &self,
        permit: &Permit,
        path: PathId,
    ) -> Result<Vec<(Candidate, Option<(DepartmentId, DepartmentName)>)>, StoreError> {
        self.not_on(permit, path).await
    }

    async fn modules_for_steps(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(ModuleId, ModuleTitle)>, StoreError> {
        let rows = self.rows(permit, MODULES_FOR_STEPS, []).await?;
        let rows = rows.iter().map(|it| ModuleRow::from_query_result(it, "").map_err(store_error));
        rows.map(|it| it.map(|it| (Id::from_uuid(it.id), Line::restore(it.title)))).collect()
    }

    async fn courses_for_steps(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(CourseId, CourseTitle)>, StoreError> {
        let rows = self.rows(permit, COURSES_FOR_STEPS, []).await?;
        let rows = rows.iter().map(|it| ModuleRow::from_query_result(it, "").map_err(store_error));
        rows.map(|it| it.map(|it| (Id::from_uuid(it.id), Line::restore(it.title)))).collect()
    }

    async fn categories_for_steps(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(CategoryId, CategoryName)>, StoreError> {
        let rows = self.rows(permit, CATEGORIES_FOR_STEPS, []).await?;
        let rows = rows.iter().map(|it| ModuleRow::from_query_result(it, "").map_err(store_error));
        rows.map(|it| it.map(|it| (Id::from_uuid(it.id), Line::restore(it.title)))).collect()
    }

    async fn work_calendar(&self, permit: &Permit) -> Result<Versioned<WorkCalendar>, StoreError> {
        self.kept_calendar(permit).await
    }

    async fn team(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<Vec<TeamMember>, StoreError> {
        self.members(permit, manager).await
    }

    async fn member(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        person: PersonId,
    ) -> Result<Option<TeamMember>, StoreError> {
        self.one_member(permit, manager, person).await
    }

    async fn progress_of_team(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<(Vec<MemberProgress>, i64), StoreError> {
        self.members_with_steps(permit, manager).await
    }

    async fn progress_of_members(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        people: &[PersonId],
    ) -> Result<Vec<MemberProgress>, StoreError> {
        self.some_with_steps(permit, manager, people).await
    }

    async fn figures(&self, permit: &Permit, today: Date) -> Result<Figures, StoreError> {
        let row = self.row(permit, FIGURES, [day_column(today)?.into()]).await?;
        let row = row.as_ref().map(|it| FiguresRow::from_query_result(it, ""));
        let row = row.transpose().map_err(store_error)?;
        let figures = row.map(|it| Figures {
            n_modules: count(it.modules),
            n_paths: count(it.paths),
            n_waiting: count(it.waiting),
            n_left_behind: count(it.left_behind),
            n_out: count(it.n_out),
            n_overdue: count(it.n_overdue),
        });
        Ok(figures.unwrap_or_default())
    }
}

fn path_line(row: &QueryResult) -> Result<PathLine, StoreError> {
    let row = PathRow::from_query_result(row, "").map_err(store_error)?;
    Ok(PathLine {
        id: Id::from_uuid(row.id),
        title: Line::restore(row.title),
        n_steps: count(row.n_steps),
        n_people: count(row.n_people),
    })
}

fn path_step(row: &QueryResult) -> Result<PathStep, StoreError> {
    let step = StepRow::from_query_result(row, "").map_err(store_error)?;
    let course = step.course_id.zip(step.course_title);
    let category = step.category_id.zip(step.category);
    let module = step.module_id.zip(step.title).zip(step.status);
    let kind = match (course, category, module) {
        (Some((id, title)), ..) => {
            PathStepKind::Course { id: Id::from_uuid(id), title: Line::restore(title) }
        }
        (None, Some((id, name)), _) => {
            PathStepKind::Item { id: Id::from_uuid(id), name: Line::restore(name) }
        }
        (None, None, Some(((id, title), word))) => PathStepKind::Module {
            id: Id::from_uuid(id),
            title: Line::restore(title),
            status: status(&word)?,
        },
        (None, None, None) => {
            let task = TaskRow::from_query_result(row, "").map_err(store_error)?;
            PathStepKind::Task(task.task()?)
        }
    };
    let due_after = due_after(step.due_after)?;
    Ok(PathStep { id: Id::from_uuid(step.id), kind, due_after, waits: step.waits })
}

pub(crate) fn n_matches(counted: Option<&QueryResult>) -> Result<u32, StoreError> {
    match counted {
        Some(row) => Ok(count(row.try_get("", "n_matches").map_err(store_error)?)),
        None => Ok(0),
    }
}
