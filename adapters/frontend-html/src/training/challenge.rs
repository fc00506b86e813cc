//! That a question is wrong, said by somebody who was asked it.

use application::{
    App, Message,
    training::{
        AttemptInProgress, ChallengeQuestion, OwnChallenge, challenge_question, own_challenges,
        see_challengeable,
    },
};
use axum::{
    extract::{FromRequestParts, State},
    response::{IntoResponse, Response},
};
use domain_kernel::Actor;
use domain_training::{
    AttemptId, ChallengeId, ChallengeText, ChallengeVerdict, Question, QuestionId,
};
use http::request::Parts;
use serde::Serialize;

use super::attempt_url;
use crate::{
    Web,
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Link, count},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{Signed, two_ids},
};

/// The `{id}` and `{question}` of a path. Malformed ids name nothing, so they are not found.
pub(crate) struct ChallengePath {
    attempt: AttemptId,
    question: QuestionId,
}

/// A question of a finished attempt, and what was said against it last.
struct Found {
    attempt: AttemptInProgress,
    question: Question,
    last: Option<OwnChallenge>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ChallengePage {
    /// Names the question by its number on the page of the result.
    heading: String,
    back: Link,
    action: String,
    id: String,
    /// Markdown.
    stem: String,
    /// What was said before, and what became of it.
    said: Option<String>,
    /// Whether nobody has answered that.
    is_open: bool,
    text: Field,
    mistakes: Vec<Mistake>,
}

pub(super) fn url(attempt: AttemptId, question: QuestionId) -> String {
    format!("{}/questions/{question}/challenge", attempt_url(attempt))
}

pub(super) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    path: ChallengePath,
    screen: Screen,
) -> Result<Response, Problem> {
    let found = find(&app, &actor, &path).await?;
    let page = ChallengePage::new(&found, app.ids.next(), &Draft::blank(), screen.reader());
    Ok(screen.show(&page))
}

pub(super) async fn challenge(
    State(app): State<App>,
    Signed(actor): Signed,
    path: ChallengePath,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let found = find(&app, &actor, &path).await?;
    let form = form.only(&["id", "text"])?;
    let id: ChallengeId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save(&app, &actor, &path, id, &form).await {
        Ok(()) => Ok(SeeOther::to(attempt_url(path.attempt))
            .notice(Message::new("challenge-made"))
            .into_response()),
        Err(refusal) => {
            let problem = |it: Problem| it.back_to(attempt_url(path.attempt));
            let draft = Draft::refused(form, refusal.mistakes().map_err(problem)?);
            Ok(screen.show(&ChallengePage::new(&found, id, &draft, screen.reader())))
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    path: &ChallengePath,
    id: ChallengeId,
    form: &Form,
) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let text = errors.take("text", ChallengeText::parse(form.text("text")));
    let &ChallengePath { attempt, question } = path;
    let command = ChallengeQuestion { id, attempt, question, text: text.ok_or(errors)? };
    Ok(challenge_question(app, actor, command).await?)
}

async fn find(app: &App, actor: &Actor, path: &ChallengePath) -> Result<Found, Problem> {
    let found = see_challengeable(app, actor, path.attempt, path.question).await;
    let problem = |err| Problem::from(err).back_to(attempt_url(path.attempt));
    let (attempt, question) = found.map_err(problem)?;
    let of = (attempt.version.module(), attempt.version.number());
    let own = own_challenges(app, actor, of).await?;
    let last = own.into_iter().rfind(|it| it.question == path.question);
    Ok(Found { attempt, question, last })
}

/// What somebody has said against the question last, and what became of that.
pub(super) fn said(last: &OwnChallenge, reader: &Reader) -> String {
    let text = match &last.answer {
        None => Message::new("challenge-waits").text("when", &reader.date_time(last.made)),
        Some((verdict, reply)) => Message::new(match verdict {
            ChallengeVerdict::Accepted => "challenge-was-accepted",
            ChallengeVerdict::Refused => "challenge-was-refused",
        })
        .text("reply", reply.as_str()),
    };
    reader.text(&text)
}

impl ChallengePage {
    fn new(found: &Found, id: ChallengeId, draft: &Draft, reader: &Reader) -> Self {
        let Found { attempt: found, question, last } = found;
        let attempt = found.attempt.value.id();
        let asked = found.attempt.value.asked(&found.version);
        let place = asked.iter().position(|it| it.question.id() == question.id());
        let number = count(place.unwrap_or_default() + 1);
        Self {
            heading: reader.text(&Message::new("challenge-title").number("n", number)),
            said: last.as_ref().map(|it| said(it, reader)),
            is_open: last.as_ref().is_some_and(|it| it.answer.is_none()),
            back: Link {
                href: attempt_url(attempt),
                text: found.version.lesson().about().title.as_str().to_owned(),
            },
            action: url(attempt, question.id()),
            id: id.to_string(),
            stem: question.stem().as_str().to_owned(),
            text: draft.field("text", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for ChallengePage {
    const TEMPLATE: &'static str = "training/attempts/challenge.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::Failure;

        use super::sample;

        let mut found = sample::finished();
        let attempt = found.swap_remove(0);
        let question = attempt.version.lesson().questions().first().cloned();
        let mut errors = FieldErrors::default();
        errors.add("text", domain_kernel::LineError::Empty.message());
        let refused = Draft::refused(Form::from_iter([("text", "")]), errors);
        let Some(question) = question else {
            return Vec::new();
        };
        let mut found = Found { attempt, question, last: None };
        let page = |found: &Found, draft: &Draft| Self::new(found, sample::id(1), draft, reader);
        let mut pages = vec![page(&found, &Draft::blank()), page(&found, &refused)];
        for last in sample::challenged(&found.question) {
            found.last = Some(last);
            pages.push(page(&found, &Draft::blank()));
        }
        pages
    }
}

impl FromRequestParts<Web> for ChallengePath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (attempt, question) = two_ids(parts, web).await?;
        Ok(Self { attempt, question })
    }
}
