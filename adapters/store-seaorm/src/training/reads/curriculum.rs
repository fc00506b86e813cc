use application::training::{
    Curriculum, CurriculumItem, CurriculumLine, ModuleItem, Offer, StepLine,
};
use domain_kernel::{Id, Line, StoreError};
use domain_training::{KindType, Minutes, MostTries, Points, TimeLimit, Tries, Wait};
use sea_orm::{FromQueryResult, QueryResult, prelude::TimeDate};
use uuid::Uuid;

use crate::{
    Corrupt,
    onboarding::{TaskRow, due_after, mark_line, read_calendar, to_date},
    rules::store_error,
    stored::{count, unsigned},
    training::modules::status,
};

/// What was given before the module was last completed counts no more.
macro_rules! extra_tries {
    () => {
        "CASE WHEN v.most_tries IS NULL THEN 0 ELSE ( \
            SELECT COUNT(*) FROM training_extra_tries x \
            WHERE x.company_id = $1 AND x.person_id = $2 AND x.module_id = m.id \
                AND x.given_at > COALESCE(( \
                    SELECT MAX(c.completed_at) FROM training_completions c \
                    WHERE c.company_id = $1 AND c.person_id = $2 AND c.module_id = m.id \
                ), 0) \
        ) END AS n_extra_tries"
    };
}

/// The steps first, then what is open to all, then the calendar by which they are due. The tables of
/// a cross join SQLite reads in their order: it would begin with every step of the company.
pub(super) const OF_PERSON: &str = concat!(
    "\
    SELECT p.id AS path_id, p.title AS path_title, o.starts_on, s.id AS step_id, \
        s.due_after, s.waits, COALESCE(cs.title, ic.name, s.title) AS task_title, s.text, s.doer, \
        s.category_id, \
        COALESCE(ce.completed_at, k.marked_at) AS marked_at, \
        CASE WHEN ce.completed_at IS NULL THEN k.waived_for END AS waived_for, \
        CASE WHEN s.category_id IS NOT NULL THEN ( \
            SELECT MIN(cu.since_at) FROM custodies cu \
            JOIN items ci ON ci.company_id = $1 AND ci.id = cu.item_id \
                AND ci.category_id = s.category_id \
            WHERE cu.company_id = $1 AND cu.holder_id = $2 \
                AND (cu.ended_at IS NULL OR COALESCE(o.begins_at, 0) <= cu.ended_at) \
        ) END AS taken_at, \
        NULL AS calendar, \
        m.id AS module_id, \
        m.status, v.title, v.kind, v.minutes, v.n_questions, v.needed_milli, v.max_milli, \
        v.most_tries, v.wait_minutes, v.time_limit_minutes, ",
    extra_tries!(),
    ", \
        1 AS part, p.sort_title AS sort_title, p.id AS sort_id, s.place AS place \
    FROM onboarding_assignments o \
    CROSS JOIN onboarding_paths p CROSS JOIN onboarding_path_steps s \
    LEFT JOIN training_modules m ON m.company_id = s.company_id AND m.id = s.module_id \
    LEFT JOIN training_versions v ON v.company_id = m.company_id AND v.module_id = m.id \
        AND v.number = m.number \
    LEFT JOIN onboarding_step_marks k ON k.company_id = o.company_id \
        AND k.person_id = o.person_id AND k.path_id = o.path_id AND k.step_id = s.id \
    LEFT JOIN courses cs ON cs.company_id = s.company_id AND cs.id = s.course_id \
    LEFT JOIN students st ON st.company_id = o.company_id AND st.person_id = o.person_id \
    LEFT JOIN course_enrollments ce ON ce.company_id = s.company_id \
        AND ce.course_id = s.course_id AND ce.student_id = st.id AND ce.result <> 'not_passed' \
    LEFT JOIN item_categories ic ON ic.company_id = s.company_id AND ic.id = s.category_id \
    WHERE o.company_id = $1 AND o.person_id = $2 \
        AND p.company_id = o.company_id AND p.id = o.path_id \
        AND s.company_id = p.company_id AND s.path_id = p.id AND s.number = o.number \
        AND (s.module_id IS NULL OR v.number IS NOT NULL) \
        AND (s.course_id IS NULL OR cs.id IS NOT NULL) \
        AND (s.category_id IS NULL OR ic.id IS NOT NULL) \
    UNION ALL \
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, \
        m.id, m.status, v.title, v.kind, v.minutes, v.n_questions, v.needed_milli, v.max_milli, \
        v.most_tries, v.wait_minutes, v.time_limit_minutes, ",
    extra_tries!(),
    ", \
        2, m.sort_title, m.id, NULL \
    FROM training_modules m \
    JOIN training_versions v ON v.company_id = m.company_id AND v.module_id = m.id \
        AND v.number = m.number \
    WHERE m.company_id = $1 AND m.status = 'published' AND v.is_open_to_all \
    UNION ALL \
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, \
        w.document, NULL, \
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, \
        3, NULL, NULL, NULL \
    FROM onboarding_calendars w WHERE w.company_id = $1 \
    ORDER BY part, sort_title, sort_id, place"
);

#[derive(FromQueryResult)]
struct StepRow {
    path_id: Uuid,
    path_title: String,
    starts_on: TimeDate,
    step_id: Uuid,
    due_after: Option<i32>,
    waits: bool,
    category_id: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct OfferRow {
    module_id: Uuid,
    status: String,
    title: String,
    kind: String,
    minutes: i32,
    n_questions: i32,
    needed_milli: i32,
    max_milli: i32,
    most_tries: Option<i32>,
    wait_minutes: Option<i32>,
    time_limit_minutes: Option<i32>,
    n_extra_tries: i64,
}

pub(super) fn curriculum(rows: &[QueryResult]) -> Result<Curriculum, StoreError> {
    let mut curriculum = Curriculum::default();
    for row in rows {
        let document: Option<String> = row.try_get("", "calendar").map_err(store_error)?;
        match document {
            Some(document) => curriculum.calendar = read_calendar(&document)?.calendar(),
            None => curriculum.lines.push(line(row)?),
        }
    }
    Ok(curriculum)
}

fn line(row: &QueryResult) -> Result<CurriculumLine, StoreError> {
    let path: Option<Uuid> = row.try_get("", "path_id").map_err(store_error)?;
    let step = path.map(|_| step(row)).transpose()?;
    let module: Option<Uuid> = row.try_get("", "module_id").map_err(store_error)?;
    let item = match module {
        Some(_) => CurriculumItem::Module(offered(row)?),
        None => {
            let task = TaskRow::from_query_result(row, "").map_err(store_error)?;
            CurriculumItem::Task(task.task()?)
        }
    };
    Ok(CurriculumLine { step, item })
}

fn step(row: &QueryResult) -> Result<StepLine, StoreError> {
    let mark = mark_line(row)?;
    let step = StepRow::from_query_result(row, "").map_err(store_error)?;
    Ok(StepLine {
        id: Id::from_uuid(step.step_id),
        path: Id::from_uuid(step.path_id),
        path_title: Line::restore(step.path_title),
        starts_on: to_date(step.starts_on)?,
        due_after: due_after(step.due_after)?,
        waits: step.waits,
        mark,
        category: step.category_id.map(Id::from_uuid),
    })
}

fn offered(row: &QueryResult) -> Result<ModuleItem, StoreError> {
    let row = OfferRow::from_query_result(row, "").map_err(store_error)?;
    let corrupt = |column| Corrupt { table: "training_versions", column };
    let points = |milli, column| unsigned(milli, corrupt(column)).map(Points::from_milli);
    let (tries, time_limit) = (tries(&row)?, time_limit(&row)?);
    let minutes = u16::try_from(row.minutes).map_err(|_| corrupt("minutes"))?;
    Ok(ModuleItem {
        module: Id::from_uuid(row.module_id),
        status: status(&row.status)?,
        offer: Offer {
            title: Line::restore(row.title),
            kind: KindType::parse(&row.kind).ok_or(corrupt("kind"))?,
            minutes: Minutes::restore(minutes),
            n_questions: unsigned(row.n_questions, corrupt("n_questions"))?,
            needed: points(row.needed_milli, "needed_milli")?,
            max: points(row.max_milli, "max_milli")?,
            tries,
            time_limit,
        },
        n_extra_tries: count(row.n_extra_tries),
    })
}

fn tries(row: &OfferRow) -> Result<Tries, Corrupt> {
    let corrupt = |column| Corrupt { table: "training_versions", column };
    let most =
        row.most_tries.map(|it| u8::try_from(it).ok().and_then(|it| MostTries::new(it).ok()));
    let minutes = u32::try_from(row.wait_minutes.unwrap_or_default()).ok();
    Ok(Tries {
        most: most.map(|it| it.ok_or(corrupt("most_tries"))).transpose()?,
        wait: minutes.and_then(|it| Wait::from_minutes(it).ok()).ok_or(corrupt("wait_minutes"))?,
    })
}

fn time_limit(row: &OfferRow) -> Result<Option<TimeLimit>, Corrupt> {
    let limit = |it| u16::try_from(it).ok().and_then(|it| TimeLimit::from_minutes(it).ok());
    let corrupt = Corrupt { table: "training_versions", column: "time_limit_minutes" };
    row.time_limit_minutes.map(|it| limit(it).ok_or(corrupt)).transpose()
}
