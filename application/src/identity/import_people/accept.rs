//! People out of a plan that nothing speaks against.

use std::{collections::BTreeMap, iter};

use domain_identity::{
    Department, DepartmentCreated, DepartmentId, Email, Person, PersonCreated, PlaceRefused,
    Superior,
};
use domain_kernel::{PersonId, fold};

use super::{
    newcomer,
    plan::{Place, Plan},
    rows::Row,
};
use crate::App;

pub(super) struct Accepted {
    pub(super) departments: Vec<(Department, DepartmentCreated)>,
    /// Managers before those whom they lead.
    pub(super) people: Vec<AcceptedPerson>,
}

pub(super) struct AcceptedPerson {
    pub(super) level: usize,
    pub(super) person: Person,
    pub(super) created: PersonCreated,
}

pub(super) fn all(app: &App, plan: &Plan, first: PersonId) -> Result<Accepted, PlaceRefused> {
    let now = app.clock.now();
    let others = plan.rows.iter().skip(1).map(|_| app.ids.next());
    let ids: Vec<PersonId> = iter::once(first).chain(others).collect();
    let (mut departments, mut places) = (Vec::new(), BTreeMap::new());
    for (folded, place) in &plan.departments {
        let id = match place {
            Place::There(id) => *id,
            Place::New(name) => {
                let made = Department::create(app.ids.next(), name.clone());
                let id = made.0.id;
                departments.push(made);
                id
            }
        };
        places.insert(folded.clone(), id);
    }
    let department_of = |row: &Row| -> Option<DepartmentId> {
        places.get(&fold(row.department.as_ref()?.as_str())).copied()
    };
    let mut people = Vec::new();
    for ((row, id), level) in plan.rows.iter().zip(&ids).zip(&plan.levels) {
        let superior = row.manager.as_ref().and_then(|it| superior(plan, &ids, it));
        let made = Person::create(newcomer(app, *id, row), superior.as_ref(), now)?;
        let (mut person, created) = Person::placed(made, department_of(row));
        person.account.language = row.language;
        people.push(AcceptedPerson { level: *level, person, created });
    }
    people.sort_by_key(|it| it.level);
    Ok(Accepted { departments, people })
}

/// Somebody of the table, above whom is nobody whom they lead, or somebody who is there.
fn superior(plan: &Plan, ids: &[PersonId], manager: &Email) -> Option<Superior> {
    let identifier = manager.identifier();
    let Some(place) = plan.places.get(&identifier) else {
        return plan.leaders.get(&identifier).cloned();
    };
    let (row, id) = (plan.rows.get(*place)?, *ids.get(*place)?);
    Some(Superior { id, role: row.role, is_active: true, above: Vec::new() })
}
