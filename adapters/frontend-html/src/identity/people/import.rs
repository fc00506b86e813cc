//! Many people out of one file: looked at first, then made, all of them or nobody.

mod page;
pub(crate) mod upload;

use application::{
    App, Message,
    identity::{CheckedPeople, ImportPeople, Table, check_people, import_people},
};
use axum::{
    body::Bytes,
    extract::{Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Permission, PersonId};

use crate::{
    form::{Draft, FieldErrors, Form, Refusal},
    parts::count,
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::Signed,
};

pub(crate) use page::ImportPeoplePage;

const FIELDS: [&str; 3] = ["text", "action", "first"];

pub(crate) async fn ask(Signed(actor): Signed, screen: Screen) -> Result<Response, Problem> {
    actor.permit(Permission::ManagePeople)?;
    Ok(screen.show(&ImportPeoplePage::new(None, &Draft::blank(), screen.reader())))
}

pub(crate) async fn import(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    actor.permit(Permission::ManagePeople)?;
    let mut errors = FieldErrors::default();
    let upload = upload::read(body).await?;
    let mut form = upload.form.only(&FIELDS)?;
    // A file that was only just chosen is shown first.
    let is_asked = form.text("action") == "apply" && upload.file.is_none();
    let field = if upload.file.is_some() { "file" } else { "text" };
    let is_file = upload.file.is_some();
    let bytes = upload.file.unwrap_or_else(|| Bytes::from(form.text("text").to_owned()));
    let Some(table) = errors.take(field, app.tables.read(bytes).await) else {
        let draft = Draft::refused(form, errors);
        return Ok(screen.show(&ImportPeoplePage::new(None, &draft, screen.reader())));
    };
    if is_file {
        form = Form::from_iter([("text", upload::text(&table))]);
    }
    if is_asked {
        let first = form.text("first").parse().unwrap_or_else(|_| app.ids.next());
        match save(&app, &actor, first, &table).await {
            Ok(done) => {
                let notice =
                    Message::new("import-people-done").number("n", count(done.people.len()));
                return Ok(SeeOther::to(super::passwords::PATH).notice(notice).into_response());
            }
            Err(refusal) => errors = refusal.mistakes()?,
        }
    }
    let first = app.ids.next();
    let command = ImportPeople { realm: actor.realm(), first, table };
    let checked = check_people(&app, &actor, &command).await?;
    if !checked.faults.is_empty() && !is_asked {
        let n = count(checked.faults.len());
        errors.add("verdicts", Message::new("import-people-faults").number("n", n));
    }
    let draft = Draft::refused(form, errors);
    Ok(screen.show(&ImportPeoplePage::new(Some((&checked, first)), &draft, screen.reader())))
}

async fn save(
    app: &App,
    actor: &Actor,
    first: PersonId,
    table: &Table,
) -> Result<CheckedPeople, Refusal> {
    let command = ImportPeople { realm: actor.realm(), first, table: table.clone() };
    Ok(import_people(app, actor, &command).await?)
}
