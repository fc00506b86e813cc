mod page;
mod script;

use std::collections::BTreeMap;

use application::{
    App, Message,
    training::{
        AcknowledgeModule, AttemptInProgress, SaveAnswers, SaveAnswersError, SubmitAttempt,
        SubmitAttemptError, Submitted, acknowledge_module, save_answers, see_attempt,
        submit_attempt,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Timestamp};
use domain_training::{
    Attempt, AttemptId, AttemptStatus, Ending, QuestionId, SaveRefused, Saved, SheetEntry,
};
use http::{HeaderMap, StatusCode, header::ACCEPT};

use super::{
    answer_form::{Action, AnswerForm},
    attempt_url,
    player::{Track, tracks_in},
    question::Note,
    result,
};
use crate::{
    form::Form,
    identity::sign_in_and_send,
    problem::Problem,
    query::Query,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed, Visitor},
};

pub(crate) use page::{AttemptPage, ReadingPage, TimeIsUpPage};

/// What is beside what is stored, by question.
pub(super) type Notes = BTreeMap<QuestionId, Note>;

/// Goes on with an attempt, or looks back at it.
pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Attempt>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let found = see_attempt(&app, &actor, id).await?;
    if found.attempt.value.status() == AttemptStatus::Finished {
        return result::show(&app, &actor, &found, &screen).await;
    }
    if found.version.quiz().is_none() {
        let tracks = tracks(&app, &actor, &found, &screen).await?;
        return Ok(screen.show(&ReadingPage::new(&found, tracks)));
    }
    let now = app.clock.now();
    if found.attempt.value.is_time_up(now) {
        // Looking changes nothing; whoever goes on, or the next sweep, ends it.
        return Ok(screen.show(&TimeIsUpPage::new(&found, now, screen.reader())));
    }
    let page = AttemptPage::new(&found, &Notes::new(), place(&query), now, screen.reader());
    let mut page = page.with_tracks(tracks(&app, &actor, &found, &screen).await?);
    if query.text("ask") == "submit" {
        page.ask_to_submit(&found, screen.reader());
    }
    Ok(screen.show(&page))
}

/// Saves or submits the answers of a form, or says that everything was read.
pub(crate) async fn post(
    State(app): State<App>,
    visitor: Visitor,
    PathId(id): PathId<Attempt>,
    screen: Screen,
    query: Query,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let Some(actor) = visitor.person().map(|it| it.actor) else {
        // The session ended while somebody was answering; what they sent is not lost.
        if wants_json(&headers) {
            return Err(Problem::new(StatusCode::UNAUTHORIZED));
        }
        return Ok(sign_in_and_send(&screen, &form));
    };
    if form.text("action") == "acknowledge" {
        form.only(&["action", "person"])?;
        acknowledge_module(&app, &actor, AcknowledgeModule { attempt: id }).await?;
        return Ok(SeeOther::to(attempt_url(id)).into_response());
    }
    let AnswerForm { action, sheet } = AnswerForm::parse(&form)?;
    match action {
        Action::Save if wants_json(&headers) => {
            script::save(&app, &actor, id, sheet, &screen).await
        }
        Action::Save => save(&app, &actor, id, sheet, &screen, &query).await,
        Action::Submit | Action::SubmitAnyway => {
            let even_incomplete = action == Action::SubmitAnyway;
            submit(&app, &actor, id, sheet, even_incomplete, &screen, &query).await
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    id: AttemptId,
    sheet: Vec<SheetEntry>,
    screen: &Screen,
    query: &Query,
) -> Result<Response, Problem> {
    let command = SaveAnswers { attempt: id, sheet: sheet.clone() };
    match save_answers(app, actor, command).await {
        Ok(done) if done.saved.conflicts.is_empty() => {
            let next = query.text("then").parse().unwrap_or(place(query));
            Ok(SeeOther::to(page::url(id, next)).into_response())
        }
        Ok(done) => {
            let now = app.clock.now();
            let tracks = tracks(app, actor, &done.attempt, screen).await?;
            Ok(conflict((&done.attempt, tracks), &done.saved, now, screen, query))
        }
        Err(SaveAnswersError::Refused(SaveRefused::AlreadyFinished)) => {
            let found = see_attempt(app, actor, id).await?;
            match found.attempt.value.ending() {
                Some(Ending::TimedOut) => Ok(too_late(id)),
                _ => Err(finished(id)),
            }
        }
        Err(SaveAnswersError::Refused(SaveRefused::TimeIsUp)) => Ok(too_late(id)),
        Err(SaveAnswersError::Refused(SaveRefused::Problems(problems))) => {
            let found = see_attempt(app, actor, id).await?;
            let found = (&found, tracks(app, actor, &found, screen).await?);
            Ok(refused(found, (&sheet, &problems), app.clock.now(), screen, query))
        }
        Err(err) => Err(err.into()),
    }
}

async fn submit(
    app: &App,
    actor: &Actor,
    id: AttemptId,
    sheet: Vec<SheetEntry>,
    even_incomplete: bool,
    screen: &Screen,
    query: &Query,
) -> Result<Response, Problem> {
    let command = SubmitAttempt { attempt: id, sheet: sheet.clone(), even_incomplete };
    match submit_attempt(app, actor, command).await {
        Ok(Submitted::Finished(_)) => Ok(SeeOther::to(attempt_url(id)).into_response()),
        Ok(Submitted::TooLate(_)) => Ok(too_late(id)),
        Ok(Submitted::Incomplete(_)) => {
            let url = format!("{}?ask=submit", attempt_url(id));
            Ok(SeeOther::to(url).into_response())
        }
        // Saving once more finds out which answers they are.
        Ok(Submitted::Conflicting) => save(app, actor, id, sheet, screen, query).await,
        Err(SubmitAttemptError::Save(SaveRefused::Problems(problems))) => {
            let found = see_attempt(app, actor, id).await?;
            let found = (&found, tracks(app, actor, &found, screen).await?);
            Ok(refused(found, (&sheet, &problems), app.clock.now(), screen, query))
        }
        Err(err) => Err(err.into()),
    }
}

/// What came too late counts no more; the result is what was saved before.
fn too_late(id: AttemptId) -> Response {
    let warning = Message::new("attempt-too-late");
    SeeOther::to(attempt_url(id)).warning(warning).into_response()
}

/// The rest is saved; these questions show what this window and the other one said.
fn conflict(
    (found, tracks): (&AttemptInProgress, Vec<Track>),
    saved: &Saved,
    now: Timestamp,
    screen: &Screen,
    query: &Query,
) -> Response {
    let notes = saved
        .conflicts
        .iter()
        .map(|it| (it.question, Note { conflict: Some(it.clone()), ..Note::default() }));
    let page = AttemptPage::new(found, &notes.collect(), place(query), now, screen.reader());
    let page = page.with_tracks(tracks);
    (StatusCode::CONFLICT, screen.show(&page)).into_response()
}

/// Nothing was saved; everything that was sent is still in the form.
fn refused(
    (found, tracks): (&AttemptInProgress, Vec<Track>),
    (sheet, problems): (&[SheetEntry], &[domain_training::Problem]),
    now: Timestamp,
    screen: &Screen,
    query: &Query,
) -> Response {
    let mut notes: Notes = sheet
        .iter()
        .map(|it| (it.question, Note { given: Some(it.given.clone()), ..Note::default() }))
        .collect();
    for problem in problems {
        notes.entry(problem.question).or_default().error = Some(problem.refused);
    }
    let page = AttemptPage::new(found, &notes, place(query), now, screen.reader());
    screen.show(&page.with_tracks(tracks).with_problems(problems, screen.reader()))
}

/// The captions of the films in what it says.
async fn tracks(
    app: &App,
    actor: &Actor,
    found: &AttemptInProgress,
    screen: &Screen,
) -> Result<Vec<Track>, Problem> {
    let content = found.version.lesson().about().content.as_ref();
    tracks_in(app, actor, content, screen.reader()).await
}

fn finished(id: AttemptId) -> Problem {
    Problem::from(SaveAnswersError::from(SaveRefused::AlreadyFinished)).back_to(attempt_url(id))
}

/// Our script asks for an answer that it can read.
fn wants_json(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).is_some_and(|it| it.as_bytes() == b"application/json")
}

/// Which page of a long module is shown, from one.
fn place(query: &Query) -> u32 {
    query.page().get()
}
