//! Several people put on a path at once: chosen, looked at, and then done.

mod page;

use application::{
    App, Message,
    onboarding::{
        AssignPath, AssignmentPreview, PreviewAssignment, assign_path, list_chosen,
        list_path_titles, preview_assignment,
    },
};
use axum::{
    body::Bytes,
    extract::{Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Date, Permission, PersonId};
use domain_onboarding::PathId;

use super::PATH;
use crate::{
    form::{Draft, FieldErrors, Form, Refusal},
    paths::{date_fields, notice, start},
    problem::Problem,
    query::{self, Query},
    screen::Screen,
    see_other::SeeOther,
    table_import::upload,
    visitor::Signed,
};

pub(crate) use page::AssignPage;

pub(super) const ASSIGN: &str = "/team/assign";
/// A list of addresses is small.
pub(super) const MOST_BYTES: usize = 2 * 1024 * 1024;
const FIELDS: [&str; 6] =
    ["path", "starts_on", "starts_on_month", "starts_on_year", "text", "action"];

/// What was filled in.
struct FilledIn {
    path: PathId,
    people: Vec<PersonId>,
    addresses: Vec<String>,
    starts_on: Date,
}

/// Where one person is put on a path: this one, unless another is chosen.
pub(crate) fn url(person: PersonId, path: Option<PathId>) -> String {
    let path = path.map(|it| it.to_string()).unwrap_or_default();
    query::url(ASSIGN, &[("person", &person.to_string()), ("path", &path)])
}

pub(super) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    actor.permit(Permission::AssignTraining)?;
    let people = super::people(query.texts("person")).ok_or_else(Problem::not_found)?;
    let today = screen.reader().date_of(app.clock.now()).map(date_fields);
    let today = today.into_iter().flatten().map(|(name, value)| (name.to_owned(), value));
    let ticked = people.iter().map(|it| ("person".to_owned(), it.to_string()));
    let path = [("path".to_owned(), query.text("path").to_owned())];
    let draft = Draft::filled(today.chain(ticked).chain(path));
    show(&app, &actor, &screen, &draft, None).await
}

pub(super) async fn assign(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    actor.permit(Permission::AssignTraining)?;
    let upload = upload::read(body).await?;
    let form = upload.form.only_with(&FIELDS, &["person"])?;
    // A file that was only just chosen is shown first.
    let is_asked = form.text("action") == "apply" && upload.file.is_none();
    let mut errors = FieldErrors::default();
    let form = match upload.file {
        Some(file) => with_text(&form, &read(&app, "file", file, &mut errors).await),
        None => form,
    };
    match go_on(&app, &actor, &form, errors, is_asked).await {
        Ok(Done::Looked(preview)) => {
            let draft = Draft::refused(form, FieldErrors::default());
            show(&app, &actor, &screen, &draft, Some(&preview)).await
        }
        Ok(Done::Assigned(notice, starts_on)) => {
            let notice = notice.text("date", &screen.reader().date(starts_on));
            Ok(SeeOther::to(PATH).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            show(&app, &actor, &screen, &draft, None).await
        }
    }
}

enum Done {
    Looked(AssignmentPreview),
    Assigned(Message, Date),
}

async fn go_on(
    app: &App,
    actor: &Actor,
    form: &Form,
    errors: FieldErrors,
    is_asked: bool,
) -> Result<Done, Refusal> {
    let FilledIn { path, people, addresses, starts_on } = fill_in(app, form, errors).await?;
    let query = PreviewAssignment { path: Some(path), people, addresses };
    let preview = preview_assignment(app, actor, query).await?;
    if !is_asked || preview.new.is_empty() {
        return Ok(Done::Looked(preview));
    }
    let people = preview.new.into_iter().map(|(id, _)| id).collect();
    let assigned = assign_path(app, actor, AssignPath { path, people, starts_on }).await?;
    Ok(Done::Assigned(notice(&assigned), starts_on))
}

async fn fill_in(app: &App, form: &Form, mut errors: FieldErrors) -> Result<FilledIn, FieldErrors> {
    let people = super::people(form.texts("person"));
    if people.is_none() {
        errors.add("person", Message::new("assign-no-such-person"));
    }
    let text = Bytes::from(form.text("text").to_owned());
    let addresses = match text.iter().all(u8::is_ascii_whitespace) {
        true => Vec::new(),
        false => read(app, "text", text, &mut errors).await,
    };
    if people.as_ref().is_some_and(Vec::is_empty) && addresses.is_empty() && errors.is_empty() {
        errors.add("person", Message::new("assign-nobody"));
    }
    let path: Option<PathId> = form.text("path").parse().ok();
    if path.is_none() {
        errors.add("path", Message::new("assign-no-path"));
    }
    let starts_on = errors.take("starts_on", start(form));
    match (path, people, starts_on) {
        (Some(path), Some(people), Some(starts_on)) if errors.is_empty() => {
            Ok(FilledIn { path, people, addresses, starts_on })
        }
        _ => Err(errors),
    }
}

/// The addresses in a file, or in what was typed.
async fn read(
    app: &App,
    field: &'static str,
    bytes: Bytes,
    errors: &mut FieldErrors,
) -> Vec<String> {
    let table = errors.take(field, app.tables.read(bytes).await);
    table.map(|it| it.addresses()).unwrap_or_default()
}

/// The form with these addresses instead of what was typed, so that the page shows what it speaks of
/// and sends it again.
fn with_text(form: &Form, addresses: &[String]) -> Form {
    let others = form.fields().filter(|(name, _)| *name != "text");
    let others = others.map(|(name, value)| (name.to_owned(), value.to_owned()));
    others.chain([("text".to_owned(), addresses.join("\n"))]).collect()
}

async fn show(
    app: &App,
    actor: &Actor,
    screen: &Screen,
    draft: &Draft,
    preview: Option<&AssignmentPreview>,
) -> Result<Response, Problem> {
    let ticked = super::people(draft.form().texts("person")).unwrap_or_default();
    let chosen = list_chosen(app, actor, &ticked).await?;
    let paths = list_path_titles(app, actor).await?;
    Ok(screen.show(&AssignPage::new(&chosen, &paths, preview, draft, screen.reader())))
}
