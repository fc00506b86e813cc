//! Parts of a matrix for the samples of its page.

use std::collections::BTreeMap;

use application::{
    Page, PageNumber,
    skills::{Matrix, MatrixCell, MatrixChoices, MatrixPerson, MatrixSkill},
};
use domain_identity::PersonName;
use domain_kernel::{Date, Id, Line};
use domain_skills::{Lapse, Level};
use uuid::Uuid;

use super::asked::Asked;

pub(super) const TODAY: Date = Date::constant(2026, 11, 26);

pub(super) fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

pub(super) fn asked(fields: &[(&str, &str)]) -> Asked {
    Asked::parse(&fields.iter().copied().collect(), TODAY)
}

fn line<const N: usize>(text: &str) -> Line<N> {
    Line::restore(text.to_owned())
}

fn level(level: u8) -> Level {
    Level::new(level).unwrap_or_default()
}

fn person(number: u128, name: &str, title: Option<&str>) -> MatrixPerson {
    MatrixPerson {
        id: id(number),
        name: PersonName::restore(name.to_owned()),
        job_title: title.map(line),
        department: (number == 31).then(|| line("Workshop")),
    }
}

fn cell(person: u128, skill: u128, levels: (u8, u8), falls_on: Option<Date>) -> MatrixCell {
    let (has, needed) = (level(levels.0), level(levels.1));
    MatrixCell { person: id(person), skill: id(skill), level: has, needed, falls_on, lapse: None }
}

/// One of each cell.
pub(super) fn matrix() -> Matrix {
    let (soon, later) = (Date::constant(2027, 1, 2), Date::constant(2028, 10, 14));
    let lapse = Lapse { last: Date::constant(2026, 11, 20), level: level(2) };
    let cells = [
        cell(31, 1, (2, 2), Some(later)),
        cell(31, 2, (3, 2), None),
        cell(31, 3, (1, 2), None),
        cell(32, 1, (3, 2), Some(soon)),
        MatrixCell { lapse: Some(lapse), ..cell(32, 2, (0, 2), None) },
        cell(32, 3, (1, 0), None),
    ];
    let skill = |number, name: &str, category: Option<&str>| MatrixSkill {
        id: id(number),
        name: line(name),
        category: category.map(line),
    };
    let people = vec![
        person(31, "Amina <b>Yusuf</b>", Some("Technician")),
        person(32, "Rashid al-Farsi", None),
        person(33, "Linh Nguyen", Some("Packer & more")),
    ];
    Matrix {
        choices: choices(),
        people: Page { items: people, number: PageNumber::FIRST, n_matches: 3 },
        skills: vec![
            skill(1, "Forklift <counterbalance>", Some("Warehouse")),
            skill(2, "Abrasive wheels", Some("Machines")),
            skill(3, "Knots", None),
        ],
        n_skills: 3,
        cells: cells.into_iter().map(|it| ((it.person, it.skill), it)).collect(),
    }
}

/// A part of a large one.
pub(super) fn wide() -> Matrix {
    let whole = matrix();
    let people = Page { n_matches: 10_001, ..whole.people };
    Matrix { people, n_skills: 83, ..whole }
}

/// Nobody matches.
pub(super) fn nobody() -> Matrix {
    let people = Page { items: Vec::new(), number: PageNumber::FIRST, n_matches: 0 };
    Matrix { people, cells: BTreeMap::new(), ..matrix() }
}

/// A company that has noted nothing down.
pub(super) fn nothing() -> Matrix {
    let choices = MatrixChoices::default();
    Matrix { choices, skills: Vec::new(), n_skills: 0, cells: BTreeMap::new(), ..matrix() }
}

fn choices() -> MatrixChoices {
    MatrixChoices {
        departments: vec![(id(41), line("Workshop"))],
        leaders: vec![(id(42), PersonName::restore("Tomasz Wiśniewski".to_owned()))],
        job_roles: vec![(id(21), line("Driver <yard>"))],
        categories: vec![(id(11), line("Warehouse"))],
        grades: vec![(id(13), line("Seasonal"))],
        projects: vec![(id(14), line("New dock"))],
        skill: Some((id(9), line("Welding, MIG"))),
    }
}
