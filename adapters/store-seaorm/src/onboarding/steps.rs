//! Steps as rows have them.

use application::onboarding::StepState;
use domain_kernel::{Id, Line, StoreError};
use domain_onboarding::{Doer, Path, Step, StepKind, StepPlan, Task, WorkingDays};
use sea_orm::{FromQueryResult, QueryResult};
use uuid::Uuid;

use super::{dates::due_after, marks::mark_line};
use crate::{
    Corrupt,
    rules::store_error,
    stored::signed,
    tables::onboarding_path_steps::Model,
    training::{status, tenure},
};

const MODULE: &str = "module";
const TASK: &str = "task";
const COURSE: &str = "course";
const ITEM: &str = "item";

pub(super) fn to_step(row: &Model) -> Result<Step, Corrupt> {
    let kind = match row.kind.as_str() {
        MODULE => StepKind::Module(Id::from_uuid(row.module_id.ok_or(corrupt("module_id"))?)),
        COURSE => StepKind::Course(Id::from_uuid(row.course_id.ok_or(corrupt("course_id"))?)),
        ITEM => StepKind::Item(Id::from_uuid(row.category_id.ok_or(corrupt("category_id"))?)),
        TASK => {
            let (title, text, doer) = (row.title.clone(), row.text.clone(), row.doer.as_deref());
            StepKind::Task(to_task(title, text, doer)?)
        }
        _ => return Err(corrupt("kind")),
    };
    let plan = StepPlan { kind, due_after: due_after(row.due_after)?, waits: row.waits };
    Ok(Step { id: Id::from_uuid(row.id), plan })
}

/// The columns of a task in a query by hand.
#[derive(FromQueryResult)]
pub(crate) struct TaskRow {
    task_title: Option<String>,
    text: Option<String>,
    doer: Option<String>,
}

impl TaskRow {
    pub(crate) fn task(self) -> Result<Task, Corrupt> {
        to_task(self.task_title, self.text, self.doer.as_deref())
    }
}

/// Of a row with `status`, `completion_id`, and what `TENURE` and `MARK` select.
pub(super) fn step_state(row: &QueryResult) -> Result<StepState, StoreError> {
    let word: Option<String> = row.try_get("", "status").map_err(store_error)?;
    let completion: Option<Uuid> = row.try_get("", "completion_id").map_err(store_error)?;
    Ok(StepState {
        status: word.as_deref().map(status).transpose()?,
        completion: completion.map(|_| tenure(row)).transpose()?,
        marked: mark_line(row)?.map(|it| it.what.reached()),
    })
}

fn to_task(
    title: Option<String>,
    text: Option<String>,
    doer: Option<&str>,
) -> Result<Task, Corrupt> {
    Ok(Task {
        title: Line::restore(title.ok_or(corrupt("title"))?),
        text: text.map(Line::restore),
        by: doer.and_then(Doer::parse).ok_or(corrupt("doer"))?,
    })
}

/// Of the version that people are put on now.
pub(super) fn to_rows(company: Uuid, path: &Path) -> Vec<Model> {
    let rows = (0..).zip(path.steps()).map(|(place, step)| {
        let task = step.task();
        Model {
            company_id: company,
            path_id: path.id().uuid(),
            number: signed(path.number().get()),
            id: step.id.uuid(),
            place,
            kind: kind(&step.plan.kind).to_owned(),
            module_id: step.module().map(Id::uuid),
            course_id: step.course().map(Id::uuid),
            category_id: step.category().map(Id::uuid),
            title: task.map(|it| it.title.as_str().to_owned()),
            text: task.and_then(|it| it.text.as_ref()).map(|it| it.as_str().to_owned()),
            doer: match &step.plan.kind {
                StepKind::Module(_) => None,
                StepKind::Course(_) => Some(Doer::Teacher.name().to_owned()),
                StepKind::Item(_) => Some(Doer::Holder.name().to_owned()),
                StepKind::Task(task) => Some(task.by.name().to_owned()),
            },
            due_after: step.plan.due_after.map(|it| WorkingDays::get(it).into()),
            waits: step.plan.waits,
        }
    });
    rows.collect()
}

fn kind(kind: &StepKind) -> &'static str {
    match kind {
        StepKind::Module(_) => MODULE,
        StepKind::Course(_) => COURSE,
        StepKind::Item(_) => ITEM,
        StepKind::Task(_) => TASK,
    }
}

fn corrupt(column: &'static str) -> Corrupt {
    Corrupt { table: "onboarding_path_steps", column }
}
