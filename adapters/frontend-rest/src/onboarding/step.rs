//! Steps of a path as documents.

use application::{
    Message,
    onboarding::{PathStep, PathStepKind},
};
use domain_onboarding::{
    Doer, StepId, StepKind, StepPlan, Task, TaskText, TaskTitle, WorkingDays, WrittenStep,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    flaw::{Flaws, Place},
    schema::IdText,
    training::record::TaskDocument,
    value::{self, optional_id},
};

/// A step of a path.
#[derive(Serialize, ToSchema)]
#[schema(as = PathStep)]
pub(crate) struct StepDocument {
    id: String,
    /// `module`, `course`, `item` or `task`.
    kind: &'static str,
    /// The id of the module, the course or the category of items.
    of: Option<String>,
    task: Option<TaskDocument>,
    title: String,
    /// So many working days after the start.
    due_after: Option<u16>,
    /// Whether it begins only when all that stands before it is done.
    waits: bool,
}

/// A step as an author writes it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PathStepSettings)]
pub(crate) struct StepSettingsDocument {
    what: WhatDocument,
    #[schema(maximum = 520)]
    due_after: Option<u16>,
    #[serde(default)]
    waits: bool,
}

/// What there is to do: one of these and no other.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PathStepWhat)]
pub(crate) struct WhatDocument {
    /// To complete a module, by its id.
    #[schema(value_type = Option<IdText>)]
    module: Option<String>,
    /// To complete a course, by its id.
    #[schema(value_type = Option<IdText>)]
    course: Option<String>,
    /// To take an item of a category, by its id.
    #[schema(value_type = Option<IdText>)]
    item: Option<String>,
    task: Option<TaskSettingsDocument>,
}

/// Something to do, as an author writes it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PathTaskSettings)]
pub(crate) struct TaskSettingsDocument {
    /// The id of the step that it is already; without it, it is a new one.
    #[schema(value_type = Option<IdText>)]
    step: Option<String>,
    #[schema(min_length = 1, max_length = 120)]
    title: String,
    #[schema(max_length = 1000)]
    text: Option<String>,
    /// Who says that it is done: `person`, `manager` or `admin`.
    #[schema(pattern = "^(person|manager|admin)$")]
    by: String,
}

impl StepDocument {
    pub(super) fn new(step: &PathStep) -> Self {
        let (kind, of, title) = match &step.kind {
            PathStepKind::Module { id, title, .. } => {
                ("module", Some(id.to_string()), title.as_str())
            }
            PathStepKind::Course { id, title } => ("course", Some(id.to_string()), title.as_str()),
            PathStepKind::Item { id, name } => ("item", Some(id.to_string()), name.as_str()),
            PathStepKind::Task(task) => ("task", None, task.title.as_str()),
        };
        let task = match &step.kind {
            PathStepKind::Task(task) => Some(TaskDocument::new(task)),
            _ => None,
        };
        Self {
            id: step.id.to_string(),
            kind,
            of,
            task,
            title: title.to_owned(),
            due_after: step.due_after.map(WorkingDays::get),
            waits: step.waits,
        }
    }
}

/// All steps that were sent; what is wrong with one stands at its place.
pub(super) fn steps(documents: &[StepSettingsDocument], flaws: &mut Flaws) -> Vec<WrittenStep> {
    let mut steps = Vec::new();
    for (place, document) in documents.iter().enumerate() {
        let at = format!("steps/{place}");
        let due_after = document.due_after.map(WorkingDays::new).transpose();
        let due_after = flaws.take(&format!("{at}/due_after"), due_after);
        let kind = document.what.kind(&format!("{at}/what"), flaws);
        let written = kind.zip(due_after).map(|((id, kind), due_after)| WrittenStep {
            id,
            plan: StepPlan { kind, due_after, waits: document.waits },
        });
        steps.extend(written);
    }
    steps
}

impl WhatDocument {
    fn kind(&self, at: &str, flaws: &mut Flaws) -> Option<(Option<StepId>, StepKind)> {
        let kind = match (&self.module, &self.course, &self.item, &self.task) {
            (Some(id), None, None, None) => {
                StepKind::Module(flaws.take(&format!("{at}/module"), value::id(id))?)
            }
            (None, Some(id), None, None) => {
                StepKind::Course(flaws.take(&format!("{at}/course"), value::id(id))?)
            }
            (None, None, Some(id), None) => {
                StepKind::Item(flaws.take(&format!("{at}/item"), value::id(id))?)
            }
            (None, None, None, Some(task)) => return task.written(&format!("{at}/task"), flaws),
            _ => {
                flaws.add(Place::field(at), Message::new("choice-unknown"));
                return None;
            }
        };
        Some((None, kind))
    }
}

impl TaskSettingsDocument {
    fn written(&self, at: &str, flaws: &mut Flaws) -> Option<(Option<StepId>, StepKind)> {
        let step = flaws.take(&format!("{at}/step"), optional_id(self.step.as_deref()));
        let title = flaws.take(&format!("{at}/title"), TaskTitle::parse(&self.title));
        let text = TaskText::parse_optional(self.text.as_deref().unwrap_or_default());
        let text = flaws.take(&format!("{at}/text"), text);
        let by = Doer::ALL.into_iter().find(|it| it.name() == self.by);
        let by = flaws.take(&format!("{at}/by"), by.ok_or(RequestRefused::WrongValue));
        Some((step?, StepKind::Task(Task { title: title?, text: text?, by: by? })))
    }
}
