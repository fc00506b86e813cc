use application::{
    Failure, Message,
    identity::{CheckedPeople, CheckedPerson, Column, Fault, RowFault},
};
use domain_identity::{DepartmentName, Email, PersonName};
use domain_kernel::{Id, PersonId, Role};
use serde::Serialize;
use uuid::Uuid;

use super::super::role;
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake},
    parts::count,
    reader::Reader,
    views::Page,
};

/// A file of people, before anybody is made of it.
#[derive(Debug, Serialize)]
pub(crate) struct ImportPeoplePage {
    file: Field,
    text: Field,
    checked: Option<Checked>,
    /// What the button that does it says, and whose id it sends, if it can be done.
    apply: Option<String>,
    first: Option<String>,
    mistakes: Vec<Mistake>,
}

/// What would become of it.
#[derive(Debug, Serialize)]
struct Checked {
    summary: String,
    faults: Vec<FaultRow>,
    people: Vec<PersonRow>,
    /// How many lines are not shown.
    more: Option<String>,
    new_departments: Option<String>,
}

#[derive(Debug, Serialize)]
struct FaultRow {
    line: u32,
    column: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct PersonRow {
    line: u32,
    name: String,
    email: String,
    role: String,
    department: Option<String>,
    manager: Option<String>,
}

/// As many as somebody reads; a page of ten thousand is no page.
const MOST_LINES: usize = 100;

impl ImportPeoplePage {
    pub(super) fn new(
        checked: Option<(&CheckedPeople, PersonId)>,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let good = checked.filter(|(it, _)| it.faults.is_empty());
        let apply = good.map(|(it, _)| {
            let n = count(it.people.len());
            reader.text(&Message::new("import-people-apply").number("n", n))
        });
        Self {
            file: draft.field("file", reader),
            text: draft.field("text", reader),
            checked: checked.map(|(it, _)| Checked::new(it, reader)),
            apply,
            first: good.map(|(_, first)| first.to_string()),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Checked {
    fn new(checked: &CheckedPeople, reader: &Reader) -> Self {
        let (n_people, n_faults) = (checked.people.len(), checked.faults.len());
        let (summary, n_lines) = match n_faults {
            0 => (Message::new("import-people-good").number("n", count(n_people)), n_people),
            _ => (Message::new("import-people-faults").number("n", count(n_faults)), n_faults),
        };
        let more = n_lines.checked_sub(MOST_LINES).filter(|it| 0 < *it);
        let more = more.map(|it| Message::new("import-people-more").number("n", count(it)));
        let people = checked.people.iter().filter(|_| n_faults == 0).take(MOST_LINES);
        let faults = checked.faults.iter().take(MOST_LINES);
        let names = checked.new_departments.iter().map(DepartmentName::as_str);
        let names = names.collect::<Vec<_>>().join(", ");
        Self {
            summary: reader.text(&summary),
            faults: faults.map(|it| FaultRow::new(it, reader)).collect(),
            people: people.map(|it| PersonRow::new(it, reader)).collect(),
            more: more.map(|it| reader.text(&it)),
            new_departments: (!names.is_empty()).then(|| {
                reader.text(&Message::new("import-people-departments").text("names", &names))
            }),
        }
    }
}

impl FaultRow {
    fn new(fault: &RowFault, reader: &Reader) -> Self {
        let column = Column::ALL.into_iter().find(|it| it.name() == fault.column);
        Self {
            line: fault.line,
            column: column.map_or_else(|| fault.column.clone(), |it| reader.say(head(it))),
            text: reader.text(&fault.fault.message()),
        }
    }
}

impl PersonRow {
    fn new(person: &CheckedPerson, reader: &Reader) -> Self {
        Self {
            line: person.line,
            name: person.name.as_str().to_owned(),
            email: person.email.as_str().to_owned(),
            role: role(person.role, reader),
            department: person.department.as_ref().map(|it| it.as_str().to_owned()),
            manager: person.manager.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}

fn head(column: Column) -> &'static str {
    match column {
        Column::Name => "person-name",
        Column::Email => "person-email",
        Column::Username => "person-username",
        Column::JobTitle => "person-job-title",
        Column::Department => "person-department",
        Column::Phone => "person-phone",
        Column::Role => "person-role",
        Column::Manager => "column-manager",
        Column::Language => "audit-field-language",
    }
}

impl Page for ImportPeoplePage {
    const TEMPLATE: &'static str = "identity/people/import.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("import-people-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let person = |line, manager: Option<&str>| CheckedPerson {
            line,
            name: PersonName::restore("Kofi <b> Mensah".to_owned()),
            email: Email::restore("kofi@harbour.example".to_owned()),
            role: Role::Staff,
            department: manager.map(|_| DepartmentName::restore("Yard & dock".to_owned())),
            manager: manager.map(|it| Email::restore(it.to_owned())),
        };
        let good = CheckedPeople {
            people: (2..=103).map(|it| person(it, (it < 4).then_some("bo@x.example"))).collect(),
            faults: Vec::new(),
            new_departments: vec![DepartmentName::restore("Yard & dock".to_owned())],
        };
        let fault = |column: &str, fault| RowFault { line: 3, column: column.to_owned(), fault };
        let bad = CheckedPeople {
            faults: vec![
                fault("shoe \"size\"", Fault::UnknownHead),
                fault("manager", Fault::Circle),
            ],
            ..CheckedPeople::default()
        };
        let first = Id::from_uuid(Uuid::from_u128(1));
        let mut errors = FieldErrors::default();
        errors.add("verdicts", Message::new("import-people-faults").number("n", 2));
        let typed = || Form::from_iter([("text", "name,email\r\n<b>,b@x.example")]);
        let refused = Draft::refused(typed(), errors);
        let read = Draft::refused(typed(), FieldErrors::default());
        vec![
            Self::new(None, &Draft::blank(), reader),
            Self::new(Some((&good, first)), &read, reader),
            Self::new(Some((&bad, first)), &refused, reader),
        ]
    }
}
