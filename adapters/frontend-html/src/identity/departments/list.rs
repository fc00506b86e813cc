use application::{
    App, Failure, Message, Page as Lines, PageNumber,
    identity::{
        CreateDepartment, DepartmentError, DepartmentLine, create_department, list_departments,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{DepartmentId, DepartmentName};
use domain_kernel::{Actor, Id, Permission};
use serde::Serialize;

use super::{PATH, people_url, sample, url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    pager::Pager,
    parts::count,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Signed,
};

/// Every department with how many people are in it, and a form for one more.
#[derive(Debug, Serialize)]
pub(crate) struct DepartmentsPage {
    departments: Vec<Line>,
    matches: String,
    pager: Option<Pager>,
    id: String,
    name: Field,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    n_people: String,
    people_url: String,
}

pub(crate) async fn index(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let departments = list_departments(&app, &actor).await?;
    let draft = Draft::blank();
    let page =
        DepartmentsPage::new(&departments, query.page(), app.ids.next(), &draft, screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::ManagePeople)?;
    let form = form.only(&["id", "name"])?;
    let id: DepartmentId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save(&app, &actor, id, &form).await {
        Ok(name) => {
            let notice = Message::new("department-created").text("name", name.as_str());
            Ok(SeeOther::to(PATH).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let departments = list_departments(&app, &actor).await?;
            let first = PageNumber::FIRST;
            let page = DepartmentsPage::new(&departments, first, id, &draft, screen.reader());
            Ok(screen.show(&page))
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    id: DepartmentId,
    form: &Form,
) -> Result<DepartmentName, Refusal> {
    let mut errors = FieldErrors::default();
    let Some(name) = errors.take("name", DepartmentName::parse(form.text("name"))) else {
        return Err(errors.into());
    };
    create_department(app, actor, CreateDepartment { id, name: name.clone() }).await?;
    Ok(name)
}

impl DepartmentsPage {
    fn new(
        departments: &[DepartmentLine],
        number: PageNumber,
        id: DepartmentId,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let n_matches = count(departments.len());
        let skipped = usize::try_from(number.n_skipped()).unwrap_or(usize::MAX);
        let n_lines = usize::try_from(Lines::<()>::N_LINES).unwrap_or(usize::MAX);
        let on_page = departments.iter().skip(skipped).take(n_lines);
        let items: Vec<Line> = on_page.map(|it| Line::new(it, reader)).collect();
        let page = Lines { items, number, n_matches };
        Self {
            matches: reader.text(&Message::new("departments-match").number("n", n_matches)),
            pager: Pager::new(&page, PATH, &[]),
            departments: page.items,
            id: id.to_string(),
            name: draft.field("name", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Line {
    fn new(department: &DepartmentLine, reader: &Reader) -> Self {
        Self {
            href: url(department.id),
            name: department.name.as_str().to_owned(),
            n_people: reader.number(department.n_people),
            people_url: people_url(department.id),
        }
    }
}

impl Page for DepartmentsPage {
    const TEMPLATE: &'static str = "identity/departments/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("departments-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let id = Id::from_uuid(uuid::Uuid::from_u128(7));
        let some = [sample(1, "Warehouse <b>", 12), sample(2, "Yard", 0)];
        let many: Vec<_> = (1..=26).map(|it| sample(it, "Yard", 1)).collect();
        let mut errors = FieldErrors::default();
        errors.add("name", DepartmentError::NameTaken.message());
        let refused = Draft::refused(Form::from_iter([("name", "yard")]), errors);
        let page = |departments: &[DepartmentLine], draft: &Draft| {
            Self::new(departments, PageNumber::FIRST, id, draft, reader)
        };
        vec![page(&some, &refused), page(&[], &Draft::blank()), page(&many, &Draft::blank())]
    }
}
