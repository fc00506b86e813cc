//! How the ERP is read, and how that went.

mod form;
mod loads;
mod page;
mod report;

use application::{
    App, Message,
    inventory::{
        DecideLoad, LoadVerdict, RemoveConnector, SaveConnector, SaveConnectorError,
        check_connector, decide_load, find_columns, remove_connector, save_connector,
        see_connector,
    },
};
use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use domain_inventory::{ErpKind, GenerationNumber};
use domain_kernel::{Actor, Version};

use crate::{
    Web,
    confirm::{Change, ConfirmPage},
    form::{Draft, FieldErrors, Form, FormError, Refusal},
    parts::{Hidden, Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    visitor::Signed,
};

pub(crate) use page::ConnectorPage;
use report::Found;

pub(super) const PATH: &str = "/admin/inventory";

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/admin/inventory", get(show).post(save))
        .route("/admin/inventory/held", post(decide))
        .route("/admin/inventory/remove", get(ask).post(remove))
}

/// What a form led to.
enum Done {
    Found(Found),
    Saved(Message),
}

async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let view = see_connector(&app, &actor).await?;
    let draft = Draft::refused(form::stored(view.connector.as_ref()), FieldErrors::default());
    Ok(screen.show(&ConnectorPage::new(&view, &draft, None, screen.reader())))
}

async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    typed: Form,
) -> Result<Response, Problem> {
    let typed = typed.only(&form::FIELDS)?;
    // Whoever may not is told so before anything on the form is.
    let view = see_connector(&app, &actor).await?;
    let typed = match view.is_fixed {
        true => form::fixed(view.connector.as_ref(), &typed),
        false => typed,
    };
    let (draft, found) = match act(&app, &actor, (&typed, view.offers.configured)).await {
        Ok(Done::Saved(notice)) => return Ok(SeeOther::to(PATH).notice(notice).into_response()),
        Ok(Done::Found(found)) => (found.draft(typed), Some(found)),
        Err(refusal) => (Draft::refused(typed, refusal.mistakes()?), None),
    };
    let view = see_connector(&app, &actor).await?;
    Ok(screen.show(&ConnectorPage::new(&view, &draft, found.as_ref(), screen.reader())))
}

/// The ERP is asked for its columns, or read as it would be; and that is kept if it is good.
async fn act(
    app: &App,
    actor: &Actor,
    (typed, configured): (&Form, Option<ErpKind>),
) -> Result<Done, Refusal> {
    if typed.text("action") == "columns" {
        let (place, questions) = form::place_and_questions(typed, configured)?;
        let found = find_columns(app, actor, &place, &questions).await?;
        return Ok(Done::Found(Found::Columns(found)));
    }
    let draft = form::draft(typed, configured)?;
    if typed.text("action") != "save" {
        let checked = check_connector(app, actor, &draft).await?;
        return Ok(Done::Found(Found::Checked(Box::new(checked))));
    }
    let expected = match typed.text("version") {
        "" => None,
        _ => Some(version(typed)?),
    };
    let checked = save_connector(app, actor, &SaveConnector { expected, draft }).await?;
    if !checked.is_good() {
        return Ok(Done::Found(Found::Checked(Box::new(checked))));
    }
    let n_lines = super::words::count(checked.n_lines);
    Ok(Done::Saved(Message::new("connector-saved").number("n", n_lines)))
}

async fn decide(
    State(app): State<App>,
    Signed(actor): Signed,
    form: Form,
) -> Result<SeeOther, Problem> {
    let form = form.only(&["number", "verdict"])?;
    // Whoever may not is told so first.
    see_connector(&app, &actor).await?;
    let number = form.text("number").parse().map_err(|_| FormError::Unreadable)?;
    let verdict = LoadVerdict::parse(form.text("verdict")).ok_or(FormError::Unreadable)?;
    let command = DecideLoad { number: GenerationNumber(number), verdict };
    decide_load(&app, &actor, command).await.map_err(|err| Problem::from(err).back_to(PATH))?;
    Ok(SeeOther::to(PATH).notice(Message::new(match verdict {
        LoadVerdict::Show => "load-is-shown",
        LoadVerdict::Drop => "load-is-dropped",
    })))
}

async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let connector = see_connector(&app, &actor).await?.connector;
    let connector = connector.ok_or(SaveConnectorError::NoConnector)?;
    let (back, change) = removal(connector.version, screen.reader());
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

async fn remove(
    State(app): State<App>,
    Signed(actor): Signed,
    form: Form,
) -> Result<SeeOther, Problem> {
    see_connector(&app, &actor).await?;
    let expected = version(&form.only(&["version"])?)?;
    let removed = remove_connector(&app, &actor, RemoveConnector { expected }).await;
    removed.map_err(|err| Problem::from(err).back_to(PATH))?;
    Ok(SeeOther::to(PATH).notice(Message::new("connector-removed")))
}

fn removal(version: Version, reader: &Reader) -> (Link, Change) {
    let change = Change {
        heading: Message::new("connector-remove-title"),
        lead: "connector-remove-lead",
        points: vec![Message::new("connector-remove-gone"), Message::new("connector-remove-stays")],
        stem: None,
        refused: None,
        action: format!("{PATH}/remove"),
        hidden: vec![Hidden::new("version", &version.get())],
        button: Message::new("connector-remove"),
        is_destructive: true,
    };
    (Link { href: PATH.to_owned(), text: reader.say("connector-title") }, change)
}

/// For the tests that draw every confirmation.
pub(super) fn changes(reader: &Reader) -> Vec<(Link, Change)> {
    vec![removal(Version::FIRST, reader)]
}
