//! Paths for the samples of pages.

use application::onboarding::{PathLine, PathPage, PathStep, PathView, PersonOnPath, TeamMember};
use domain_identity::PersonName;
use domain_kernel::{Date, Role, Version};
use domain_onboarding::{PathTitle, WorkingDays};
use domain_training::{ModuleId, ModuleStatus, ModuleTitle};

use crate::training::sample::id;

fn title() -> PathTitle {
    PathTitle::restore("Workshop <starter>".to_owned())
}

pub(super) fn lines() -> Vec<PathLine> {
    vec![PathLine { id: id(1), title: title(), n_steps: 12, n_people: 1_204 }]
}

pub(super) fn modules() -> Vec<(ModuleId, ModuleTitle)> {
    let module = |number, title: &str| (id(number), ModuleTitle::restore(title.to_owned()));
    vec![module(11, "Lock-out & tag-out"), module(12, "Working at height")]
}

pub(super) fn path() -> PathView {
    let step = |number: u128, status, days: Option<u16>| PathStep {
        id: id(number),
        module: id(number),
        title: ModuleTitle::restore("Lock-out & tag-out".to_owned()),
        status,
        due_after: days.and_then(|it| WorkingDays::new(it).ok()),
    };
    PathView {
        id: id(1),
        version: Version::FIRST,
        title: title(),
        steps: vec![
            step(11, ModuleStatus::Published, Some(0)),
            step(12, ModuleStatus::Published, Some(5)),
            step(13, ModuleStatus::Retired, None),
        ],
    }
}

pub(super) fn page() -> PathPage {
    let person = |number, name: &str| PersonOnPath {
        id: id(number),
        name: PersonName::restore(name.to_owned()),
        photo: (number == 1).then(|| id(9)),
        starts_on: Date::constant(2026, 11, 30),
    };
    PathPage {
        path: path(), people: vec![person(1, "Amina Yusuf"), person(2, "Sean <O’Connor>")]
    }
}

pub(super) fn team() -> Vec<TeamMember> {
    let member = |number, name: &str| TeamMember {
        id: id(number),
        name: PersonName::restore(name.to_owned()),
        job_title: None,
        role: Role::Staff,
        photo: None,
        manager: None,
        last_activity: None,
    };
    vec![member(1, "Amina Yusuf"), member(3, "Kofi \"B\" Mensah")]
}
