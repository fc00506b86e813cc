//! Mails: what they say, and which of them wait, were sent and could not be sent.

mod letter;
mod list;

use application::{
    App, Message,
    mail::{ListMails, SendAgain, list_mails, send_again},
};
use axum::{
    Router,
    extract::State,
    response::Response,
    routing::{get, post},
};
use domain_identity::Mail;

use crate::{
    Web,
    problem::Problem,
    query::Query,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub use letter::HtmlLetters;
#[cfg(test)]
pub(crate) use letter::LetterPage;
pub(crate) use list::MailsPage;

const PATH: &str = "/admin/mails";

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/admin/mails", get(show)).route("/admin/mails/{id}/send", post(send))
}

async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = ListMails { state: list::state(query.text("state")), page: query.page() };
    let seen = list_mails(&app, &actor, asked).await?;
    let page = MailsPage::new(&seen, asked, app.policy.has_smtp, screen.reader());
    Ok(screen.show(&page))
}

async fn send(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Mail>,
) -> Result<SeeOther, Problem> {
    send_again(&app, &actor, SendAgain { id }).await?;
    Ok(SeeOther::to(PATH).notice(Message::new("mail-sent-again")))
}
