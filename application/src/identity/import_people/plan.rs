//! What would become of a table, beside everybody who is there already.

use std::collections::{BTreeMap, btree_map::Entry};

use domain_identity::{
    DepartmentId, DepartmentName, Email, Holder, Identifier, Known, Person, Superior, Username,
};
use domain_kernel::{StoreError, fold};

use super::{CheckedPeople, CheckedPerson, Column, Fault, rows, rows::Row};
use crate::{
    Tx,
    identity::{Cell, Columns, Heading, NameTaken, RowFault, Table, TableRow},
};

#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) rows: Vec<Row>,
    pub(super) faults: Vec<RowFault>,
    /// Whoever is there already and is somebody's manager in the table.
    pub(super) leaders: BTreeMap<Identifier, Superior>,
    /// By folded name.
    pub(super) departments: BTreeMap<String, Place>,
    /// Where in `rows` an e-mail address is.
    pub(super) places: BTreeMap<Identifier, usize>,
    /// How many managers of the table are above each of `rows`.
    pub(super) levels: Vec<usize>,
}

#[derive(Debug)]
pub(super) enum Place {
    There(DepartmentId),
    New(DepartmentName),
}

pub(super) async fn of(tx: &mut dyn Tx, table: &Table) -> Result<Plan, StoreError> {
    let mut plan = Plan::read(table);
    plan.find_repeated();
    let known = tx.people().known(&plan.identifiers()).await?;
    plan.find_taken(&known);
    plan.find_leaders(&known);
    plan.find_circles();
    for name in plan.rows.iter().filter_map(|it| it.department.clone()) {
        if let Entry::Vacant(entry) = plan.departments.entry(fold(name.as_str())) {
            let id = tx.departments().named(&name).await?;
            entry.insert(id.map_or(Place::New(name), Place::There));
        }
    }
    plan.faults.sort_by_key(|it| it.line);
    Ok(plan)
}

impl Plan {
    fn read(table: &Table) -> Self {
        let mut plan = Self::default();
        let mut lines = table.rows.iter().filter(|it| !is_empty(it));
        let Some(head) = lines.next() else {
            plan.faults.push(RowFault::new(1, Column::Name.name(), Fault::NoPeople));
            return plan;
        };
        let (columns, faults) = Columns::of(head);
        plan.faults = faults;
        if !plan.faults.is_empty() {
            return plan;
        }
        for line in lines {
            match rows::read(line, &columns) {
                Ok(row) => plan.rows.push(row),
                Err(faults) => plan.faults.extend(faults),
            }
        }
        if plan.rows.is_empty() && plan.faults.is_empty() {
            plan.faults.push(RowFault::new(head.line, Column::Name.name(), Fault::NoPeople));
        }
        plan
    }

    /// Two lines of the table with one name to sign in with.
    fn find_repeated(&mut self) {
        let mut first_lines: BTreeMap<Identifier, u32> = BTreeMap::new();
        for (place, row) in self.rows.iter().enumerate() {
            for (column, identifier) in names(row) {
                match first_lines.entry(identifier.clone()) {
                    Entry::Vacant(entry) => {
                        entry.insert(row.line);
                    }
                    Entry::Occupied(entry) => {
                        let fault = Fault::Repeated { line: *entry.get() };
                        self.faults.push(RowFault::new(row.line, column.name(), fault));
                        continue;
                    }
                }
                if column == Column::Email {
                    self.places.insert(identifier, place);
                }
            }
        }
    }

    /// All that somebody could have already.
    fn identifiers(&self) -> Vec<Identifier> {
        let own = self.rows.iter().flat_map(|it| it.profile.identifiers());
        let managers = self.rows.iter().filter_map(|it| it.manager.as_ref());
        let mut all: Vec<Identifier> = own.chain(managers.map(Email::identifier)).collect();
        all.sort();
        all.dedup();
        all
    }

    fn find_taken(&mut self, known: &BTreeMap<Identifier, Known>) {
        for row in &self.rows {
            for (column, identifier) in names(row) {
                let Some(known) = known.get(&identifier) else { continue };
                let taken = match (&known.holder, column) {
                    (
                        Holder::Colleague { name, .. } | Holder::Customer { name, .. },
                        Column::Email,
                    ) => NameTaken::EmailOf(name.as_str().to_owned()),
                    (Holder::Colleague { name, .. } | Holder::Customer { name, .. }, _) => {
                        NameTaken::UsernameOf(name.as_str().to_owned())
                    }
                    (Holder::Stranger, Column::Email) => NameTaken::Email,
                    (Holder::Stranger, _) => NameTaken::Username,
                };
                self.faults.push(RowFault::new(row.line, column.name(), taken));
            }
        }
    }

    /// Somebody of the table first, else somebody who is there.
    fn find_leaders(&mut self, known: &BTreeMap<Identifier, Known>) {
        for row in &self.rows {
            let Some(manager) = row.manager.as_ref().map(Email::identifier) else { continue };
            let superior = known.get(&manager).and_then(|it| it.superior.clone());
            let in_table = self.places.get(&manager).and_then(|it| self.rows.get(*it));
            let role = in_table.map(|it| it.role).or(superior.as_ref().map(|it| it.role));
            let fault = match (role, &superior) {
                (None, _) => Some(Fault::NoSuchManager),
                (Some(domain_kernel::Role::Staff), _) => Some(Fault::ManagerIsStaff),
                (_, Some(it)) if in_table.is_none() && !it.is_active => {
                    Some(Fault::ManagerIsDeactivated)
                }
                _ => None,
            };
            let fault = fault.map(|it| RowFault::new(row.line, Column::Manager.name(), it));
            self.faults.extend(fault);
            if let Some(superior) = superior.filter(|_| in_table.is_none()) {
                self.leaders.insert(manager, superior);
            }
        }
    }

    /// Whoever is there already is led by nobody of the table, so a circle is all in it.
    fn find_circles(&mut self) {
        let above = |place: usize| {
            let manager = self.rows.get(place)?.manager.as_ref()?;
            self.places.get(&manager.identifier()).copied()
        };
        let mut levels: Vec<Option<usize>> = vec![None; self.rows.len()];
        let mut circles = Vec::new();
        // From where each was met last.
        let mut met_from: Vec<Option<usize>> = vec![None; self.rows.len()];
        for start in 0..self.rows.len() {
            // Upwards until somebody's level is known, or somebody is met again.
            let mut way = Vec::new();
            let mut next = Some(start);
            while let Some(place) = next.filter(|it| levels.get(*it) == Some(&None)) {
                if met_from.get(place) == Some(&Some(start)) {
                    circles.extend(way.iter().skip_while(|it| **it != place).copied());
                    break;
                }
                if let Some(it) = met_from.get_mut(place) {
                    *it = Some(start);
                }
                way.push(place);
                next = above(place);
            }
            let mut level = next.and_then(|it| levels.get(it).copied().flatten());
            for place in way.into_iter().rev() {
                level = Some(level.map_or(0, |it| it + 1));
                if let Some(it) = levels.get_mut(place) {
                    *it = level;
                }
            }
        }
        for place in circles {
            let line = self.rows.get(place).map_or(0, |it| it.line);
            self.faults.push(RowFault::new(line, Column::Manager.name(), Fault::Circle));
        }
        self.levels = levels.into_iter().map(Option::unwrap_or_default).collect();
    }

    /// Whether this is whom its first line is about.
    pub(super) fn begins_with(&self, person: &Person) -> bool {
        self.rows.first().is_some_and(|it| it.profile.email == person.profile.email)
    }

    pub(super) fn checked(&self) -> CheckedPeople {
        let people = self.rows.iter().map(|it| CheckedPerson {
            line: it.line,
            name: it.profile.name.clone(),
            email: it.profile.email.clone(),
            role: it.role,
            department: it.department.clone(),
            manager: it.manager.clone(),
        });
        let new = self.departments.values().filter_map(|it| match it {
            Place::New(name) => Some(name.clone()),
            Place::There(_) => None,
        });
        CheckedPeople {
            people: people.collect(),
            faults: self.faults.clone(),
            new_departments: new.collect(),
        }
    }
}

fn is_empty(row: &TableRow) -> bool {
    row.cells.iter().all(|it| matches!(it, Cell::Text(text) if text.trim().is_empty()))
}

fn names(row: &Row) -> impl Iterator<Item = (Column, Identifier)> {
    let username = row.profile.username.as_ref().map(Username::identifier);
    let email = [(Column::Email, row.profile.email.identifier())];
    email.into_iter().chain(username.map(|it| (Column::Username, it)))
}
