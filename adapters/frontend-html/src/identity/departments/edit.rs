use application::{
    App, Message,
    identity::{DepartmentLine, RenameDepartment, rename_department},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{Department, DepartmentId, DepartmentName};
use domain_kernel::Actor;
use serde::Serialize;

use super::{PATH, find, people_url, sample, url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::version,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// What a department is called.
#[derive(Debug, Serialize)]
pub(crate) struct DepartmentPage {
    heading: String,
    lead: String,
    action: String,
    version: String,
    name: Field,
    people_url: String,
    delete_url: String,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Department>,
    screen: Screen,
) -> Result<Response, Problem> {
    let department = find(&app, &actor, id).await?;
    let draft = Draft::filled([("name", department.name.as_str())]);
    Ok(screen.show(&DepartmentPage::new(&department, &draft, screen.reader())))
}

pub(crate) async fn edit(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Department>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let department = find(&app, &actor, id).await?;
    let form = form.only(&["version", "name"])?;
    match save(&app, &actor, id, &form).await {
        Ok(()) => Ok(SeeOther::to(PATH).notice(Message::new("department-saved")).into_response()),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&DepartmentPage::new(&department, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, id: DepartmentId, form: &Form) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let expected = version(form)?;
    let Some(name) = errors.take("name", DepartmentName::parse(form.text("name"))) else {
        return Err(errors.into());
    };
    Ok(rename_department(app, actor, RenameDepartment { id, expected, name }).await?)
}

impl DepartmentPage {
    fn new(department: &DepartmentLine, draft: &Draft, reader: &Reader) -> Self {
        let lead = Message::new("department-lead").number("n", department.n_people);
        Self {
            heading: department.name.as_str().to_owned(),
            lead: reader.text(&lead),
            action: url(department.id),
            version: draft.version(department.version),
            name: draft.field("name", reader),
            people_url: people_url(department.id),
            delete_url: format!("{}/delete", url(department.id)),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for DepartmentPage {
    const TEMPLATE: &'static str = "identity/departments/form.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let department = sample(1, "Warehouse \"B\"", 12);
        let draft = Draft::filled([("name", "Warehouse \"B\"")]);
        vec![Self::new(&department, &draft, reader)]
    }
}
