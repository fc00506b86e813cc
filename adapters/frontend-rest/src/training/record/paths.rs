use application::training::{PathRecord, StepItem, StepRecord};
use domain_onboarding::{Marked, Reached, Task, TaskText};
use serde::Serialize;
use utoipa::ToSchema;

use super::day;
use crate::answer::{count, moment};

/// How far somebody is on one path.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingRecordPath)]
pub(crate) struct PathRecordDocument {
    id: String,
    title: String,
    /// Of those that count.
    done: u32,
    counted: u32,
    steps: Vec<StepRecordDocument>,
}

/// How far somebody is with one step of a path.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingRecordStep)]
pub(crate) struct StepRecordDocument {
    id: String,
    /// What it is: a module, or a task.
    module: Option<String>,
    task: Option<TaskDocument>,
    /// The category of which an item is to be taken, where it is that.
    category: Option<String>,
    due: Option<String>,
    /// `open`, `done`, `waived` or `gone`.
    reached: &'static str,
    /// Whether it waits for one that is open.
    is_locked: bool,
    /// When somebody said so.
    marked: Option<String>,
    /// Why it was waived.
    reason: Option<String>,
}

/// Something to do.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingTask)]
pub(crate) struct TaskDocument {
    title: String,
    text: Option<String>,
    /// Who says that it is done: `person`, `manager`, `admin`, `teacher` or `holder`.
    by: &'static str,
}

impl PathRecordDocument {
    pub(super) fn new(path: &PathRecord) -> Self {
        let progress = path.progress();
        Self {
            id: path.id.to_string(),
            title: path.title.as_str().to_owned(),
            done: count(progress.n_done),
            counted: count(progress.n_counted),
            steps: path.steps.iter().map(StepRecordDocument::new).collect(),
        }
    }
}

impl StepRecordDocument {
    fn new(step: &StepRecord) -> Self {
        let (module, task) = match &step.item {
            StepItem::Module(id) => (Some(id.to_string()), None),
            StepItem::Task(task) => (None, Some(TaskDocument::new(task))),
        };
        let reason = step.mark.as_ref().and_then(|it| match &it.what {
            Marked::Done => None,
            Marked::Waived(reason) => Some(reason.as_str().to_owned()),
        });
        Self {
            id: step.id.to_string(),
            module,
            task,
            category: step.category.map(|it| it.to_string()),
            due: day(step.due),
            reached: reached(step.reached),
            is_locked: step.is_locked,
            marked: step.mark.as_ref().map(|it| moment(it.at)),
            reason,
        }
    }
}

fn reached(reached: Reached) -> &'static str {
    match reached {
        Reached::Open => "open",
        Reached::Done => "done",
        Reached::Waived => "waived",
        Reached::Gone => "gone",
    }
}

impl TaskDocument {
    pub(crate) fn new(task: &Task) -> Self {
        Self {
            title: task.title.as_str().to_owned(),
            text: task.text.as_ref().map(|it| TaskText::as_str(it).to_owned()),
            by: task.by.name(),
        }
    }
}
