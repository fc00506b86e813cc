//! Paths for the samples of pages.

use application::onboarding::{
    Candidate, PathLine, PathStep, PathStepKind, PathView, PersonBehind, PersonOnPath,
};
use domain_courses::CourseTitle;
use domain_equipment::CategoryName;
use domain_identity::{JobTitle, PersonName};
use domain_kernel::{Date, Version};
use domain_onboarding::{
    Audience, Doer, PathNumber, PathProgress, PathSettings, PathTitle, Task, TaskTitle, WorkingDays,
};
use domain_training::{ModuleId, ModuleStatus, ModuleTitle};

use super::path_rows::Choices;
use crate::training::sample::id;

fn title() -> PathTitle {
    PathTitle::restore("Workshop <starter>".to_owned())
}

pub(super) fn lines() -> Vec<PathLine> {
    vec![PathLine { id: id(1), title: title(), n_steps: 12, n_people: 1_204 }]
}

pub(super) fn choices() -> Choices {
    let scores = CourseTitle::restore("Reading <scores>".to_owned());
    Choices {
        modules: modules(),
        courses: vec![(id(15), scores)],
        categories: vec![(id(16), category())],
    }
}

fn category() -> CategoryName {
    CategoryName::restore("Helmets & <gloves>".to_owned())
}

fn modules() -> Vec<(ModuleId, ModuleTitle)> {
    let module = |number, title: &str| (id(number), ModuleTitle::restore(title.to_owned()));
    vec![module(11, "Lock-out & tag-out"), module(12, "Working at height")]
}

pub(super) fn path() -> PathView {
    let step = |number: u128, status, days: Option<u16>| PathStep {
        id: id(number),
        kind: PathStepKind::Module {
            id: id(number),
            title: ModuleTitle::restore("Lock-out & tag-out".to_owned()),
            status,
        },
        due_after: days.and_then(|it| WorkingDays::new(it).ok()),
        waits: false,
    };
    let keys = TaskTitle::restore("Hand over the <keys>".to_owned());
    let task = PathStep {
        id: id(14),
        kind: PathStepKind::Task(Task { title: keys, text: None, by: Doer::Manager }),
        due_after: None,
        waits: true,
    };
    let scores = CourseTitle::restore("Reading <scores>".to_owned());
    let course = PathStep {
        id: id(15),
        kind: PathStepKind::Course { id: id(15), title: scores },
        due_after: None,
        waits: false,
    };
    let item = PathStep {
        id: id(16),
        kind: PathStepKind::Item { id: id(16), name: category() },
        due_after: WorkingDays::new(2).ok(),
        waits: false,
    };
    PathView {
        id: id(1),
        version: Version::FIRST,
        settings: PathSettings { title: title(), audience: Audience::default() },
        number: PathNumber::new(2),
        steps: vec![
            step(11, ModuleStatus::Published, Some(0)),
            step(12, ModuleStatus::Published, Some(5)),
            step(13, ModuleStatus::Retired, None),
            task,
            course,
            item,
        ],
        n_behind: 2,
    }
}

pub(super) fn people() -> Vec<PersonOnPath> {
    let person = |number: u32, name: &str| PersonOnPath {
        id: id(number.into()),
        name: PersonName::restore(name.to_owned()),
        photo: (number == 1).then(|| id(9)),
        starts_on: Date::constant(2026, 11, 30),
        number: PathNumber::new(number),
        is_active: number == 1,
    };
    vec![person(1, "Amina Yusuf"), person(2, "Sean <O’Connor>")]
}

pub(super) fn behind() -> Vec<PersonBehind> {
    let progress = |n_done, n_counted| PathProgress { n_done, n_counted };
    let behind = people().into_iter().zip([(progress(2, 3), progress(2, 4)), Default::default()]);
    let behind = behind.map(|(person, (before, after))| PersonBehind {
        id: person.id,
        name: person.name,
        number: PathNumber::FIRST,
        before,
        after,
    });
    behind.collect()
}

pub(super) fn candidates() -> Vec<Candidate> {
    let candidate = |number, name: &str, job_title: Option<&str>| Candidate {
        id: id(number),
        name: PersonName::restore(name.to_owned()),
        job_title: job_title.map(|it| JobTitle::restore(it.to_owned())),
    };
    vec![candidate(3, "Kofi \"B\" Mensah", Some("Fitter <b>")), candidate(4, "Omar Haddad", None)]
}
