//! Many people out of one file.

use application::{
    App, Message,
    identity::{
        CheckedPeople, CheckedPerson, Column, Fault, Heading, ImportPeople, RowFault, check_people,
        import_people,
    },
};
use domain_identity::{DepartmentName, Email, PersonName};
use domain_kernel::{Actor, Id, Permission, Role};

use super::role;
use crate::{
    form::Refusal,
    parts::count,
    problem::Problem,
    reader::Reader,
    table_import::{Asked, CellText, Looked, LookedFault, LookedRow, TableImport, Words},
};

pub(crate) struct PeopleImport;

impl TableImport for PeopleImport {
    const WORDS: Words = Words {
        permission: Permission::ManagePeople,
        path: "/admin/people/import",
        back: ("/admin/people", "people-title"),
        done: super::passwords::PATH,
        title: "import-people-title",
        lead: "import-people-lead",
        file_hint: "import-people-file-hint",
        check: "import-people-check",
        apply: "import-people-apply",
        caption: "import-people-caption",
        heads: &["people-person", "import-line", "person-role", "person-department"],
        good: "import-people-good",
        faults: "import-people-faults",
        note: Some("import-people-passwords"),
        day: None,
        choice: None,
        catalog: None,
        other: None,
    };
    type Checked = CheckedPeople;

    async fn check(app: &App, actor: &Actor, asked: &Asked) -> Result<CheckedPeople, Problem> {
        Ok(check_people(app, actor, &command(asked)).await?)
    }

    async fn import(app: &App, actor: &Actor, asked: &Asked) -> Result<Message, Refusal> {
        let done = import_people(app, actor, &command(asked)).await?;
        Ok(Message::new("import-people-done").number("n", count(done.people.len())))
    }

    fn look(checked: &CheckedPeople, reader: &Reader) -> Looked {
        let names = checked.new_departments.iter().map(DepartmentName::as_str);
        let names = names.collect::<Vec<_>>().join(", ");
        let departments = (!names.is_empty())
            .then(|| reader.text(&Message::new("import-people-departments").text("names", &names)));
        let people = checked.people.iter().map(|it| row(it, reader));
        let faults = checked.faults.iter().map(|it| {
            let column = Column::ALL.into_iter().find(|column| column.name() == it.column);
            let column = column.map_or_else(|| it.column.clone(), |it| reader.say(head(it)));
            LookedFault::new(it.line, column, &it.fault, reader)
        });
        let (n_people, n_faults) = (checked.people.len(), checked.faults.len());
        Looked::new((n_people, people), (n_faults, faults), departments)
    }

    fn samples() -> [CheckedPeople; 2] {
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
        let faults =
            vec![fault("shoe \"size\"", Fault::UnknownHead), fault("manager", Fault::Circle)];
        [good, CheckedPeople { faults, ..CheckedPeople::default() }]
    }
}

fn command(asked: &Asked) -> ImportPeople {
    let first = Id::from_uuid(asked.first.uuid());
    ImportPeople { realm: asked.realm, first, table: asked.table.clone() }
}

fn row(person: &CheckedPerson, reader: &Reader) -> LookedRow {
    let manager = person.manager.as_ref();
    let place = CellText {
        text: person.department.as_ref().map(|it| it.as_str().to_owned()),
        detail: manager
            .map(|it| reader.text(&Message::new("job-manager").text("name", it.as_str()))),
    };
    LookedRow {
        line: person.line,
        name: person.name.as_str().to_owned(),
        detail: Some(person.email.as_str().to_owned()),
        cells: vec![CellText::of(Some(role(person.role, reader))), place],
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
