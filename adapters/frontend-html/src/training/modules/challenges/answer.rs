//! What an author says to a challenge.

use application::{
    App, Failure, Message,
    training::{AnswerChallenge, ChallengeLine, answer_challenge, see_challenge},
};
use axum::{
    extract::{FromRequestParts, State},
    response::{IntoResponse, Response},
};
use domain_kernel::Actor;
use domain_training::{AlreadyAnswered, ChallengeId, ChallengeReply, ChallengeVerdict, ModuleId};
use http::request::Parts;
use serde::Serialize;

use super::{answer_url, list_url, verdict};
use crate::{
    Web,
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::{Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{Signed, two_ids},
};

/// The `{id}` and `{challenge}` of a path. Malformed ids name nothing, so they are not found.
pub(crate) struct AnswerPath {
    module: ModuleId,
    challenge: ChallengeId,
}

#[derive(Debug, Serialize)]
pub(crate) struct AnswerChallengePage {
    lead: String,
    back: Link,
    action: String,
    version: String,
    /// Markdown.
    stem: String,
    said: String,
    verdict: Field,
    verdicts: Vec<Choice>,
    reply: Field,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    path: AnswerPath,
    screen: Screen,
) -> Result<Response, Problem> {
    let found = find(&app, &actor, &path).await?;
    if found.challenge.value.answer.is_some() {
        return Err(Problem::from(AlreadyAnswered).back_to(list_url(path.module)));
    }
    Ok(screen.show(&AnswerChallengePage::new(&found, &Draft::blank(), screen.reader())))
}

pub(crate) async fn answer(
    State(app): State<App>,
    Signed(actor): Signed,
    path: AnswerPath,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let found = find(&app, &actor, &path).await?;
    let form = form.only(&["version", "verdict", "reply"])?;
    match save(&app, &actor, path.challenge, &form).await {
        Ok(()) => Ok(SeeOther::to(list_url(path.module))
            .notice(Message::new("challenge-answered"))
            .into_response()),
        Err(refusal) => {
            let problem = |it: Problem| it.back_to(list_url(path.module));
            let draft = Draft::refused(form, refusal.mistakes().map_err(problem)?);
            Ok(screen.show(&AnswerChallengePage::new(&found, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, id: ChallengeId, form: &Form) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let verdict = ChallengeVerdict::parse(form.text("verdict"));
    if verdict.is_none() {
        errors.add("verdict", Message::new("challenge-verdict-missing"));
    }
    let reply = errors.take("reply", ChallengeReply::parse(form.text("reply")));
    let (Some(verdict), Some(reply)) = (verdict, reply) else {
        return Err(errors.into());
    };
    let command = AnswerChallenge { id, expected: version(form)?, verdict, reply };
    Ok(answer_challenge(app, actor, command).await?)
}

/// A challenge of this module.
async fn find(app: &App, actor: &Actor, path: &AnswerPath) -> Result<ChallengeLine, Problem> {
    let found = see_challenge(app, actor, path.challenge).await?;
    match found.challenge.value.module == path.module {
        true => Ok(found),
        false => Err(Problem::not_found()),
    }
}

impl AnswerChallengePage {
    fn new(found: &ChallengeLine, draft: &Draft, reader: &Reader) -> Self {
        let challenge = &found.challenge.value;
        let lead = Message::new("challenge-answer-lead")
            .text("name", found.name.as_str())
            .text("when", &reader.date_time(challenge.made));
        let verdicts = ChallengeVerdict::ALL.map(|it| (it.name().to_owned(), verdict(it, reader)));
        let stem = found.question.as_ref().map(|it| it.stem().as_str().to_owned());
        Self {
            lead: reader.text(&lead),
            back: Link { href: list_url(challenge.module), text: reader.say("challenges-title") },
            action: answer_url(challenge.module, challenge.id),
            version: draft.version(found.challenge.version),
            stem: stem.unwrap_or_default(),
            said: challenge.text.as_str().to_owned(),
            verdict: draft.field("verdict", reader),
            verdicts: draft.choices("verdict", verdicts),
            reply: draft.field("reply", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for AnswerChallengePage {
    const TEMPLATE: &'static str = "training/modules/challenge.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("challenge-answer-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let found = super::super::sample::challenge(None);
        let mut errors = FieldErrors::default();
        errors.add("verdict", Message::new("challenge-verdict-missing"));
        errors.add("reply", domain_kernel::LineError::Empty.message());
        let refused = Draft::refused(Form::from_iter([("reply", "")]), errors);
        [Draft::blank(), refused].iter().map(|it| Self::new(&found, it, reader)).collect()
    }
}

impl FromRequestParts<Web> for AnswerPath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (module, challenge) = two_ids(parts, web).await?;
        Ok(Self { module, challenge })
    }
}
