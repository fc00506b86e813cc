//! The fields of a path: its title, and a row for each step.

use application::{
    Message,
    onboarding::{PathStep, PathStepKind, PathView, module_step},
};
use domain_onboarding::{Path, PathTitle, WorkingDays, WrittenStep};
use domain_training::{ModuleId, ModuleTitle};
use serde::Serialize;

use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, FormError},
    reader::Reader,
};

/// A step as `onboarding/paths/form.html` draws it.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    place: usize,
    module: Field,
    modules: Vec<Choice>,
    due: Field,
    may_go_up: bool,
    may_go_down: bool,
    /// Whether it has just been asked for.
    is_new: bool,
}

/// What was filled in.
pub(super) struct FilledIn {
    pub(super) title: PathTitle,
    pub(super) steps: Vec<WrittenStep>,
}

/// What a button other than "save" does to the rows. Places count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rearrange {
    Add,
    Up(usize),
    Down(usize),
    Remove(usize),
}

/// How many rows a new path begins with.
const ROWS_AT_FIRST: usize = 3;

/// Refuses a form that is not one of a path.
pub(super) fn only(form: Form) -> Result<Form, FormError> {
    let rows = (1..=Path::MOST_STEPS).flat_map(|it| [name("module", it), name("due", it)]);
    let rows: Vec<String> = rows.collect();
    let known = ["id", "version", "action", "title"];
    let names: Vec<&str> = known.into_iter().chain(rows.iter().map(String::as_str)).collect();
    form.only(&names)
}

fn name(part: &str, place: usize) -> String {
    format!("{part}_{place}")
}

impl FilledIn {
    /// Rows without a module are no steps.
    pub(super) fn parse(form: &Form) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", PathTitle::parse(form.text("title")));
        let mut steps = Vec::new();
        for place in 1..=n_rows(form) {
            let (module, due) = (name("module", place), name("due", place));
            let raw = form.text(&module).to_owned();
            if raw.is_empty() {
                continue;
            }
            let id = raw.parse::<ModuleId>().ok();
            if id.is_none() {
                errors.add(module, Message::new("choice-unknown"));
            }
            let days = WorkingDays::parse_optional(form.text(&due));
            let days = errors.take(due, days);
            steps.extend(id.zip(days).map(|(module, days)| module_step(module, days)));
        }
        match title {
            Some(title) if errors.is_empty() => Ok(Self { title, steps }),
            _ => Err(errors),
        }
    }
}

/// How many rows the form has.
fn n_rows(form: &Form) -> usize {
    let has = |it: &usize| form.is_ticked(&name("module", *it));
    (1..=Path::MOST_STEPS).rev().find(has).unwrap_or_default()
}

impl Rearrange {
    pub(super) fn parse(form: &Form) -> Option<Self> {
        let action = form.text("action");
        if action == "add" {
            return Some(Self::Add);
        }
        let (what, place) = action.split_once('_')?;
        let place = place.parse().ok().filter(|it| (1..=n_rows(form)).contains(it))?;
        match what {
            "up" => Some(Self::Up(place)),
            "down" => Some(Self::Down(place)),
            "remove" => Some(Self::Remove(place)),
            _ => None,
        }
    }

    /// The same form with other rows.
    pub(super) fn apply(self, form: &Form) -> Form {
        let row = |it| {
            (form.text(&name("module", it)).to_owned(), form.text(&name("due", it)).to_owned())
        };
        let mut rows: Vec<(String, String)> = (1..=n_rows(form)).map(row).collect();
        match self {
            Self::Add if rows.len() < Path::MOST_STEPS => rows.push(Default::default()),
            Self::Up(place) if 1 < place => rows.swap(place - 2, place - 1),
            Self::Down(place) if place < rows.len() => rows.swap(place - 1, place),
            Self::Remove(place) => {
                rows.remove(place - 1);
            }
            Self::Add | Self::Up(_) | Self::Down(_) => {}
        }
        let own = |it: &(&str, &str)| !it.0.starts_with("module_") && !it.0.starts_with("due_");
        let others =
            form.fields().filter(own).map(|(name, value)| (name.to_owned(), value.to_owned()));
        others.chain(named(rows)).collect()
    }
}

fn named(rows: Vec<(String, String)>) -> impl Iterator<Item = (String, String)> {
    let rows = rows.into_iter().enumerate();
    rows.flat_map(|(place, (module, due))| {
        [(name("module", place + 1), module), (name("due", place + 1), due)]
    })
}

impl Row {
    /// `modules` are those that can be chosen.
    pub(super) fn all(
        draft: &Draft,
        modules: &[(ModuleId, ModuleTitle)],
        rearranged: Option<Rearrange>,
        reader: &Reader,
    ) -> Vec<Self> {
        let n_rows = n_rows(draft.form());
        let row = |place: usize| {
            let nothing = (String::new(), reader.say("path-no-module"));
            let modules = modules.iter().map(|(id, it)| (id.to_string(), it.as_str().to_owned()));
            let module = name("module", place);
            Self {
                place,
                modules: draft.choices(&module, [nothing].into_iter().chain(modules)),
                module: draft.field(module, reader),
                due: draft.field(name("due", place), reader),
                may_go_up: 1 < place,
                may_go_down: place < n_rows,
                is_new: rearranged == Some(Rearrange::Add) && place == n_rows,
            }
        };
        (1..=n_rows).map(row).collect()
    }
}

/// The form of a new path.
pub(super) fn blank() -> Draft {
    Draft::filled(named(vec![Default::default(); ROWS_AT_FIRST]))
}

/// The fields as they are stored, and one more row.
pub(super) fn stored(path: &PathView) -> Draft {
    let row = |it: &PathStep| {
        let due = it.due_after.map(|it| it.get().to_string());
        let (module, _) = module(it)?;
        Some((module.to_string(), due.unwrap_or_default()))
    };
    let rows = path.steps.iter().filter_map(row).chain([Default::default()]);
    let rows = rows.take(Path::MOST_STEPS).collect();
    let title = ("title".to_owned(), path.title().as_str().to_owned());
    Draft::filled([title].into_iter().chain(named(rows)))
}

fn module(step: &PathStep) -> Option<(ModuleId, &ModuleTitle)> {
    match &step.kind {
        PathStepKind::Module { id, title, .. } => Some((*id, title)),
        PathStepKind::Task(_) => None,
    }
}

/// The modules that a step may be: those on offer, and those of the path that are retired by now.
pub(super) fn modules(
    offered: Vec<(ModuleId, ModuleTitle)>,
    path: Option<&PathView>,
) -> Vec<(ModuleId, ModuleTitle)> {
    let own = path.map(|it| it.steps.as_slice()).unwrap_or_default();
    let own = own.iter().filter_map(module).map(|(id, title)| (id, title.clone()));
    let missing = own.filter(|(id, _)| !offered.iter().any(|(it, _)| it == id));
    let missing: Vec<_> = missing.collect();
    offered.into_iter().chain(missing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(action: &str) -> Form {
        let rows = [
            ("module_1", "a"),
            ("due_1", "1"),
            ("module_2", "b"),
            ("due_2", ""),
            ("module_3", ""),
            ("due_3", ""),
        ];
        [("title", "T"), ("action", action)].into_iter().chain(rows).collect()
    }

    fn modules_after(action: &str) -> Vec<String> {
        let form = form(action);
        let form = Rearrange::parse(&form).map_or(form.clone(), |it| it.apply(&form));
        assert_eq!(form.text("title"), "T");
        (1..=n_rows(&form)).map(|it| form.text(&name("module", it)).to_owned()).collect()
    }

    #[test]
    fn rows_are_added_moved_and_removed() {
        assert_eq!(modules_after(""), ["a", "b", ""]);
        assert_eq!(modules_after("add"), ["a", "b", "", ""]);
        assert_eq!(modules_after("up_2"), ["b", "a", ""]);
        assert_eq!(modules_after("up_1"), ["a", "b", ""]);
        assert_eq!(modules_after("down_1"), ["b", "a", ""]);
        assert_eq!(modules_after("down_3"), ["a", "b", ""]);
        assert_eq!(modules_after("remove_1"), ["b", ""]);
        for none in ["up_0", "up_4", "remove_x", "up_", "jump_1"] {
            assert_eq!(Rearrange::parse(&form(none)), None, "{none}");
        }
    }

    #[test]
    fn a_row_without_module_is_no_step_and_a_bad_one_is_said() {
        let id = crate::training::sample::id::<()>(1).to_string();
        let fields = |due| {
            Form::from_iter([
                ("title", "T"),
                ("module_1", ""),
                ("due_1", "x"),
                ("module_2", id.as_str()),
                ("due_2", due),
            ])
        };
        let filled = FilledIn::parse(&fields("5")).unwrap_or_else(|err| panic!("{err:?}"));
        assert_eq!(filled.steps.len(), 1);
        assert!(FilledIn::parse(&fields("-5")).is_err());
    }
}
