//! The rows of a path's form: a module, a course, an item or a task each, and what can be done to them.

use domain_courses::{CourseId, CourseTitle};
use domain_equipment::{CategoryId, CategoryName};
use domain_onboarding::{Doer, Path};
use domain_training::{ModuleId, ModuleTitle};
use serde::Serialize;

use crate::{
    form::{Choice, Draft, Field, Form, Tick},
    reader::Reader,
};

/// What the fields of a row are called, before its place.
const PARTS: [&str; 10] =
    ["kind", "step", "module", "course", "category", "title", "text", "by", "due", "waits"];

/// What was typed into one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Typed([Option<String>; PARTS.len()]);

/// A step as `onboarding/paths/form.html` draws it.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    place: usize,
    /// "module", "course", "item" or "task"
    kind: Field,
    /// The id of a task that is there already.
    step: Field,
    module: Field,
    modules: Vec<Choice>,
    course: Field,
    courses: Vec<Choice>,
    category: Field,
    categories: Vec<Choice>,
    title: Field,
    text: Field,
    by: Field,
    doers: Vec<Choice>,
    due: Field,
    waits: Tick,
    may_go_up: bool,
    may_go_down: bool,
    /// Whether it has just been asked for.
    is_new: bool,
}

/// What a button other than "save" does to the rows. Places count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rearrange {
    AddModule,
    AddCourse,
    AddItem,
    AddTask,
    Up(usize),
    Down(usize),
    Remove(usize),
}

pub(super) const MODULE: &str = "module";
pub(super) const COURSE: &str = "course";
pub(super) const ITEM: &str = "item";
pub(super) const TASK: &str = "task";

/// What there is to make steps of.
#[derive(Clone, Debug, Default)]
pub(super) struct Choices {
    pub(super) modules: Vec<(ModuleId, ModuleTitle)>,
    pub(super) courses: Vec<(CourseId, CourseTitle)>,
    pub(super) categories: Vec<(CategoryId, CategoryName)>,
}

/// Every field that a path's rows may have.
pub(super) fn names() -> impl Iterator<Item = String> {
    (1..=Path::MOST_STEPS).flat_map(|place| PARTS.map(|part| name(part, place)))
}

pub(super) fn name(part: &str, place: usize) -> String {
    format!("{part}_{place}")
}

/// How many rows the form has.
pub(super) fn n_rows(form: &Form) -> usize {
    let has = |it: &usize| form.is_ticked(&name("kind", *it));
    (1..=Path::MOST_STEPS).rev().find(has).unwrap_or_default()
}

impl Typed {
    pub(super) fn module(module: &str) -> Self {
        Self::default().with("kind", MODULE).with("module", module)
    }

    pub(super) fn course(course: &str) -> Self {
        Self::default().with("kind", COURSE).with("course", course)
    }

    pub(super) fn item(category: &str) -> Self {
        Self::default().with("kind", ITEM).with("category", category)
    }

    pub(super) fn task(step: &str) -> Self {
        Self::default().with("kind", TASK).with("step", step)
    }

    #[must_use]
    pub(super) fn with(mut self, part: &str, value: &str) -> Self {
        for (known, kept) in PARTS.iter().zip(&mut self.0) {
            if *known == part {
                *kept = Some(value.to_owned());
            }
        }
        self
    }

    fn of(form: &Form, place: usize) -> Self {
        Self(PARTS.map(|part| {
            let name = name(part, place);
            form.is_ticked(&name).then(|| form.text(&name).to_owned())
        }))
    }

    /// The fields of rows, in their order.
    pub(super) fn fields(rows: Vec<Self>) -> impl Iterator<Item = (String, String)> {
        (1..).zip(rows).flat_map(|(place, row)| {
            let fields = PARTS.into_iter().zip(row.0);
            fields.filter_map(move |(part, value)| Some((name(part, place), value?)))
        })
    }
}

impl Rearrange {
    pub(super) fn parse(form: &Form) -> Option<Self> {
        let (what, of) = form.text("action").split_once('_')?;
        match (what, of) {
            ("add", MODULE) => return Some(Self::AddModule),
            ("add", COURSE) => return Some(Self::AddCourse),
            ("add", ITEM) => return Some(Self::AddItem),
            ("add", TASK) => return Some(Self::AddTask),
            _ => {}
        }
        let place = of.parse().ok().filter(|it| (1..=n_rows(form)).contains(it))?;
        match what {
            "up" => Some(Self::Up(place)),
            "down" => Some(Self::Down(place)),
            "remove" => Some(Self::Remove(place)),
            _ => None,
        }
    }

    /// The same form with other rows.
    pub(super) fn apply(self, form: &Form) -> Form {
        let mut rows: Vec<Typed> = (1..=n_rows(form)).map(|it| Typed::of(form, it)).collect();
        match self {
            Self::AddModule if rows.len() < Path::MOST_STEPS => rows.push(Typed::module("")),
            Self::AddCourse if rows.len() < Path::MOST_STEPS => rows.push(Typed::course("")),
            Self::AddItem if rows.len() < Path::MOST_STEPS => rows.push(Typed::item("")),
            Self::AddTask if rows.len() < Path::MOST_STEPS => rows.push(Typed::task("")),
            Self::Up(place) if 1 < place => rows.swap(place - 2, place - 1),
            Self::Down(place) if place < rows.len() => rows.swap(place - 1, place),
            Self::Remove(place) => {
                rows.remove(place - 1);
            }
            Self::AddModule
            | Self::AddCourse
            | Self::AddItem
            | Self::AddTask
            | Self::Up(_)
            | Self::Down(_) => {}
        }
        let of_rows: Vec<String> = names().collect();
        let own = |it: &(&str, &str)| !of_rows.iter().any(|name| name == it.0);
        let others =
            form.fields().filter(own).map(|(name, value)| (name.to_owned(), value.to_owned()));
        others.chain(Typed::fields(rows)).collect()
    }

    fn adds(self) -> bool {
        matches!(self, Self::AddModule | Self::AddCourse | Self::AddItem | Self::AddTask)
    }
}

impl Row {
    pub(super) fn all(
        draft: &Draft,
        choices: &Choices,
        rearranged: Option<Rearrange>,
        reader: &Reader,
    ) -> Vec<Self> {
        let n_rows = n_rows(draft.form());
        let row = |place: usize| Self {
            may_go_up: 1 < place,
            may_go_down: place < n_rows,
            is_new: rearranged.is_some_and(Rearrange::adds) && place == n_rows,
            ..Self::new(draft, choices, place, reader)
        };
        (1..=n_rows).map(row).collect()
    }

    fn new(draft: &Draft, choices: &Choices, place: usize, reader: &Reader) -> Self {
        let field = |part| draft.field(name(part, place), reader);
        let nothing = (String::new(), reader.say("path-no-module"));
        let modules = choices.modules.iter();
        let modules = modules.map(|(id, it)| (id.to_string(), it.as_str().to_owned()));
        let none = (String::new(), reader.say("path-no-course"));
        let courses = choices.courses.iter();
        let courses = courses.map(|(id, it)| (id.to_string(), it.as_str().to_owned()));
        let no_category = (String::new(), reader.say("path-no-category"));
        let categories = choices.categories.iter();
        let categories = categories.map(|(id, it)| (id.to_string(), it.as_str().to_owned()));
        let categories = [no_category].into_iter().chain(categories);
        let doers = Doer::ALL.map(|it| (it.name().to_owned(), reader.say(doer(it))));
        Self {
            place,
            kind: field("kind"),
            step: field("step"),
            module: field("module"),
            modules: draft.choices(&name("module", place), [nothing].into_iter().chain(modules)),
            course: field("course"),
            courses: draft.choices(&name("course", place), [none].into_iter().chain(courses)),
            category: field("category"),
            categories: draft.choices(&name("category", place), categories),
            title: field("title"),
            text: field("text"),
            by: field("by"),
            doers: draft.choices(&name("by", place), doers),
            due: field("due"),
            waits: draft.tick(name("waits", place), reader),
            may_go_up: false,
            may_go_down: false,
            is_new: false,
        }
    }
}

pub(super) fn doer(doer: Doer) -> &'static str {
    match doer {
        Doer::Person => "task-by-person",
        Doer::Manager => "task-by-manager",
        Doer::Admin => "task-by-admin",
        Doer::Teacher => "task-by-teacher",
        Doer::Holder => "task-by-holder",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(action: &str) -> Form {
        let rows = [
            ("kind_1", "module"),
            ("module_1", "a"),
            ("due_1", "1"),
            ("kind_2", "task"),
            ("title_2", "b"),
            ("waits_2", "1"),
            ("kind_3", "module"),
            ("module_3", ""),
        ];
        [("title", "T"), ("action", action)].into_iter().chain(rows).collect()
    }

    fn rows_after(action: &str) -> Vec<String> {
        let form = form(action);
        let form = Rearrange::parse(&form).map_or(form.clone(), |it| it.apply(&form));
        assert_eq!(form.text("title"), "T");
        let row = |it| {
            let text = |part| form.text(&name(part, it)).to_owned();
            let waits = if form.is_ticked(&name("waits", it)) { "!" } else { "" };
            [text("kind"), text("module"), text("title"), waits.to_owned()].concat()
        };
        (1..=n_rows(&form)).map(row).collect()
    }

    #[test]
    fn rows_are_added_moved_and_removed() {
        assert_eq!(rows_after(""), ["modulea", "taskb!", "module"]);
        assert_eq!(rows_after("add_module"), ["modulea", "taskb!", "module", "module"]);
        assert_eq!(rows_after("add_task"), ["modulea", "taskb!", "module", "task"]);
        assert_eq!(rows_after("add_course"), ["modulea", "taskb!", "module", "course"]);
        assert_eq!(rows_after("add_item"), ["modulea", "taskb!", "module", "item"]);
        assert_eq!(rows_after("up_2"), ["taskb!", "modulea", "module"]);
        assert_eq!(rows_after("up_1"), ["modulea", "taskb!", "module"]);
        assert_eq!(rows_after("down_1"), ["taskb!", "modulea", "module"]);
        assert_eq!(rows_after("down_3"), ["modulea", "taskb!", "module"]);
        assert_eq!(rows_after("remove_1"), ["taskb!", "module"]);
        for none in ["up_0", "up_4", "remove_x", "up_", "jump_1", "add_cake", "add"] {
            assert_eq!(Rearrange::parse(&form(none)), None, "{none}");
        }
    }
}
