//! Which of the company's mails wait, were sent and could not be sent.

use application::{
    App,
    mail::{ListMails, ListMailsError, MailLine, MailState, SendAgain, SendAgainError, list_mails},
};
use axum::extract::State;
use domain_identity::Mail;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    Api,
    answer::{Answer, counted, moment},
    caller::Caller,
    cursor,
    document::Refuses,
    flaw::Flaws,
    params::Params,
    path::PathId,
    problem::Problem,
};

/// A part of the mails, and how many there are of each state, whichever is shown.
#[derive(Serialize, ToSchema)]
#[schema(as = Mails)]
pub(crate) struct MailsDocument {
    items: Vec<MailDocument>,
    next: Option<String>,
    /// How many there are in all; nothing above 10,000, where counting stops.
    total: Option<u32>,
    waiting: u32,
    sent: u32,
    failed: u32,
}

/// A mail, without what stands in it.
#[derive(Serialize, ToSchema)]
#[schema(as = Mail)]
pub(crate) struct MailDocument {
    id: String,
    /// `waiting`, `sent` or `failed`.
    state: &'static str,
    /// Whom it is for.
    name: Option<String>,
    email: String,
    /// What it is about; nothing if this version of the program does not know.
    #[schema(example = "welcome")]
    kind: Option<String>,
    written: String,
    sent: Option<String>,
    /// When it is tried next, if it waits.
    next_try: Option<String>,
    tries: u32,
    /// What was in the way the last time.
    #[schema(example = "unreachable")]
    trouble: Option<String>,
    /// What the server said then, in its own words.
    reply: Option<String>,
}

const PATH: &str = "/api/v1/mails";

pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(send_again))
}

/// The company's mails, the newest first, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/mails",
    operation_id = "list_mails",
    tag = "Mails",
    params(
        (
            "state" = Option<String>, Query, description = "`waiting`, `sent` or `failed`",
            pattern = "^(waiting|sent|failed)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = MailsDocument), Refuses<ListMailsError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<MailsDocument>, Problem> {
    let params = params.only(&["state", "cursor"], &[])?;
    let list = params.list(PATH);
    let mut flaws = Flaws::default();
    let state = flaws.asked("state", params.parsed("state", MailState::parse));
    let page = flaws.asked("cursor", params.page(&list));
    let (state, page) = state.zip(page).ok_or(flaws)?;
    let seen = list_mails(&app, &caller.actor(), ListMails { state, page }).await?;
    Ok(Answer::of(MailsDocument {
        items: seen.page.items.iter().map(MailDocument::new).collect(),
        next: cursor::next(&seen.page, &list),
        total: counted(seen.page.n_matches),
        waiting: seen.n_waiting,
        sent: seen.n_sent,
        failed: seen.n_failed,
    }))
}

/// Has a mail that was sent or could not be sent sent once more, as it is, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/mails/{id}/send",
    operation_id = "send_mail_again",
    tag = "Mails",
    params(("id" = String, Path)),
    responses((status = 204), Refuses<SendAgainError>)
)]
pub(crate) async fn send_again(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Mail>,
) -> Result<StatusCode, Problem> {
    application::mail::send_again(&app, &caller.actor(), SendAgain { id }).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl MailDocument {
    fn new(mail: &MailLine) -> Self {
        let trouble = mail.trouble.as_ref();
        Self {
            id: mail.id.to_string(),
            state: mail.state.name(),
            name: mail.name.as_ref().map(|it| it.as_str().to_owned()),
            email: mail.email.clone(),
            kind: mail.kind.map(|it| it.name().to_owned()),
            written: moment(mail.written),
            sent: mail.sent.map(moment),
            next_try: (mail.state == MailState::Waiting).then(|| moment(mail.next)),
            tries: mail.n_tries,
            trouble: trouble.map(|it| it.kind.name().to_owned()),
            reply: trouble.and_then(|it| it.reply.clone()),
        }
    }
}
