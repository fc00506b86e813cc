//! The fields of a path: its title, and a row for each step.

use application::{
    Message,
    onboarding::{PathStep, PathStepKind, PathView},
};
use domain_kernel::Id;
use domain_onboarding::{
    Doer, Path, PathTitle, StepId, StepKind, StepPlan, Task, TaskText, TaskTitle, WorkingDays,
    WrittenStep,
};
use domain_training::{ModuleId, ModuleTitle};

use super::path_rows::{COURSE, ITEM, TASK, Typed, n_rows, name, names};
use crate::form::{Draft, FieldErrors, Form, FormError};

/// What was filled in.
pub(super) struct FilledIn {
    pub(super) title: PathTitle,
    pub(super) steps: Vec<WrittenStep>,
}

/// How many rows a new path begins with.
const ROWS_AT_FIRST: usize = 3;

/// Refuses a form that is not one of a path.
pub(super) fn only(form: Form) -> Result<Form, FormError> {
    let rows: Vec<String> = names().collect();
    let known = ["id", "version", "action", "title"];
    let names: Vec<&str> = known.into_iter().chain(rows.iter().map(String::as_str)).collect();
    form.only(&names)
}

impl FilledIn {
    /// Rows that say nothing are no steps.
    pub(super) fn parse(form: &Form) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", PathTitle::parse(form.text("title")));
        let mut steps = Vec::new();
        for place in 1..=n_rows(form) {
            let text = |part| form.text(&name(part, place));
            let says = match text("kind") {
                TASK => ["title", "text"].as_slice(),
                COURSE => ["course"].as_slice(),
                ITEM => ["category"].as_slice(),
                _ => ["module"].as_slice(),
            };
            if says.iter().all(|it| text(it).trim().is_empty()) {
                continue;
            }
            let written = match text("kind") {
                TASK => task(form, place, &mut errors),
                COURSE => chosen(form, "course", place, &mut errors)
                    .map(|it| (None, StepKind::Course(it))),
                ITEM => chosen(form, "category", place, &mut errors)
                    .map(|it| (None, StepKind::Item(it))),
                _ => chosen(form, "module", place, &mut errors)
                    .map(|it| (None, StepKind::Module(it))),
            };
            let days = WorkingDays::parse_optional(text("due"));
            let due_after = errors.take(name("due", place), days);
            let waits = form.is_ticked(&name("waits", place));
            steps.extend(written.zip(due_after).map(|((id, kind), due_after)| WrittenStep {
                id,
                plan: StepPlan { kind, due_after, waits },
            }));
        }
        match title {
            Some(title) if errors.is_empty() => Ok(Self { title, steps }),
            _ => Err(errors),
        }
    }
}

fn chosen<T>(form: &Form, part: &str, place: usize, errors: &mut FieldErrors) -> Option<Id<T>> {
    let field = name(part, place);
    let id = form.text(&field).parse().ok();
    if id.is_none() {
        errors.add(field, Message::new("choice-unknown"));
    }
    id
}

/// A task, and the step that it is if it is there already.
fn task(form: &Form, place: usize, errors: &mut FieldErrors) -> Option<(Option<StepId>, StepKind)> {
    let text = |part| form.text(&name(part, place));
    let title = errors.take(name("title", place), TaskTitle::parse(text("title")));
    let more = errors.take(name("text", place), TaskText::parse_optional(text("text")));
    let by = Doer::ALL.into_iter().find(|it| it.name() == text("by"));
    if by.is_none() {
        errors.add(name("by", place), Message::new("choice-unknown"));
    }
    let (raw, known) = (text("step"), text("step").parse::<StepId>().ok());
    if known.is_none() && !raw.is_empty() {
        errors.add("steps", Message::new("path-no-such-step"));
        return None;
    }
    let kind = StepKind::Task(Task { title: title?, text: more?, by: by? });
    Some((known, kind))
}

/// The form of a new path.
pub(super) fn blank() -> Draft {
    Draft::filled(Typed::fields(vec![Typed::module(""); ROWS_AT_FIRST]))
}

/// The fields as they are stored, and one more row.
pub(super) fn stored(path: &PathView) -> Draft {
    let rows = path.steps.iter().map(typed).chain([Typed::module("")]);
    let rows = rows.take(Path::MOST_STEPS).collect();
    let title = ("title".to_owned(), path.title().as_str().to_owned());
    Draft::filled([title].into_iter().chain(Typed::fields(rows)))
}

fn typed(step: &PathStep) -> Typed {
    let row = match &step.kind {
        PathStepKind::Module { id, .. } => Typed::module(&id.to_string()),
        PathStepKind::Course { id, .. } => Typed::course(&id.to_string()),
        PathStepKind::Item { id, .. } => Typed::item(&id.to_string()),
        PathStepKind::Task(task) => Typed::task(&step.id.to_string())
            .with("title", task.title.as_str())
            .with("text", task.text.as_ref().map(TaskText::as_str).unwrap_or_default())
            .with("by", task.by.name()),
    };
    let due = step.due_after.map(|it| it.get().to_string()).unwrap_or_default();
    let row = row.with("due", &due);
    if step.waits { row.with("waits", "1") } else { row }
}

/// The modules that a step may be: those on offer, and those of the path that are retired by now.
pub(super) fn modules(
    offered: Vec<(ModuleId, ModuleTitle)>,
    path: Option<&PathView>,
) -> Vec<(ModuleId, ModuleTitle)> {
    let own = path.map(|it| it.steps.as_slice()).unwrap_or_default();
    let own = own.iter().filter_map(|it| match &it.kind {
        PathStepKind::Module { id, title, .. } => Some((*id, title.clone())),
        PathStepKind::Course { .. } | PathStepKind::Item { .. } | PathStepKind::Task(_) => None,
    });
    let missing = own.filter(|(id, _)| !offered.iter().any(|(it, _)| it == id));
    let missing: Vec<_> = missing.collect();
    offered.into_iter().chain(missing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::sample::id;

    #[test]
    fn a_row_that_says_nothing_is_no_step_and_a_bad_one_is_said() {
        let module = id::<()>(1).to_string();
        let fields = |due| {
            Form::from_iter([
                ("title", "T"),
                ("kind_1", "module"),
                ("module_1", ""),
                ("due_1", "x"),
                ("kind_2", "module"),
                ("module_2", module.as_str()),
                ("due_2", due),
                ("kind_3", "task"),
                ("title_3", " "),
                ("by_3", "manager"),
            ])
        };
        let filled = FilledIn::parse(&fields("5")).unwrap_or_else(|err| panic!("{err:?}"));
        assert_eq!(filled.steps.len(), 1);
        assert!(FilledIn::parse(&fields("-5")).is_err());
    }

    #[test]
    fn an_item_is_of_the_category_that_was_chosen() {
        let category = id::<()>(1).to_string();
        let filled = |category: &str| {
            let fields = [("title", "T"), ("kind_1", "item"), ("category_1", category)];
            FilledIn::parse(&Form::from_iter(fields)).map(|it| it.steps)
        };
        let steps = filled(&category).unwrap_or_else(|err| panic!("{err:?}"));
        let plan = StepPlan { kind: StepKind::Item(id(1)), due_after: None, waits: false };
        assert_eq!(steps, [WrittenStep { id: None, plan }]);
        assert!(filled(" ").is_ok_and(|it| it.is_empty()));
        assert!(filled("x").is_err());
    }

    #[test]
    fn a_task_has_a_title_and_somebody_who_does_it() {
        let step = id::<()>(7).to_string();
        let filled = |step: &str, title: &str, by: &str| {
            let fields = [("title_1", title), ("text_1", "More"), ("by_1", by), ("step_1", step)];
            let fields =
                [("title", "T"), ("kind_1", "task"), ("waits_1", "1")].iter().chain(&fields);
            FilledIn::parse(&fields.copied().collect())
        };
        let steps = filled(&step, "Keys", "admin").unwrap_or_else(|err| panic!("{err:?}")).steps;
        let task = WrittenStep {
            id: Some(id(7)),
            plan: StepPlan {
                kind: StepKind::Task(Task {
                    title: TaskTitle::restore("Keys".to_owned()),
                    text: Some(TaskText::restore("More".to_owned())),
                    by: Doer::Admin,
                }),
                due_after: None,
                waits: true,
            },
        };
        assert_eq!(steps, [task]);
        for (step, title, by) in [("x", "Keys", "admin"), ("", "", "admin"), ("", "Keys", "cook")] {
            assert!(filled(step, title, by).is_err(), "{step} {title} {by}");
        }
    }
}
