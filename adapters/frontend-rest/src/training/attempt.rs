//! An attempt, while it is made and after its end.

use application::{
    App,
    training::{AttemptInProgress, FindAttemptError, see_aftermath, see_attempt},
};
use axum::extract::State;
use domain_kernel::Timestamp;
use domain_training::{Asked, Attempt, AttemptStatus, Content, Given};
use serde::Serialize;
use utoipa::ToSchema;

use super::result::ResultDocument;
use crate::{
    answer::{Answer, moment},
    caller::Caller,
    document::Refuses,
    path::PathId,
    problem::Problem,
};

/// One's own run through a version of a module.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingAttempt)]
pub(crate) struct AttemptDocument {
    id: String,
    module: String,
    version: u32,
    title: String,
    /// Markdown.
    content: Option<String>,
    /// `quiz` or `acknowledge`.
    kind: &'static str,
    /// Whether it changes nothing, since there is nothing to do.
    is_practice: bool,
    /// `in_progress` or `finished`.
    state: &'static str,
    started: String,
    /// When an answer was kept last.
    saved: String,
    /// When it ends by itself.
    deadline: Option<String>,
    /// What is asked, in order, as long as it can be answered.
    questions: Vec<AskedDocument>,
    /// What it came to.
    result: Option<ResultDocument>,
}

/// A question as one person is asked it, with what they have answered.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingAsked)]
pub(crate) struct AskedDocument {
    question: String,
    /// What the section is called that begins with it.
    section: Option<String>,
    /// Markdown.
    stem: String,
    points: String,
    /// Whether nobody passes who does not answer it right.
    is_critical: bool,
    /// `single_choice`, `true_false`, `several_answers`, `number` or `short_text`.
    kind: &'static str,
    options: Vec<OptionDocument>,
    /// The ids of options, `true` or `false`, a number or a text; none without an answer.
    values: Vec<String>,
    /// To be sent with another answer.
    revision: u32,
}

/// Something to choose.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingOption)]
pub(crate) struct OptionDocument {
    pub(super) id: String,
    pub(super) text: String,
}

/// One's own attempt, to go on with or to look back at.
#[utoipa::path(
    get,
    path = "/api/v1/training/attempts/{id}",
    operation_id = "show_attempt",
    tag = "Training",
    params(("id" = String, Path)),
    responses((status = 200, body = AttemptDocument), Refuses<FindAttemptError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Attempt>,
) -> Result<Answer<AttemptDocument>, Problem> {
    let found = see_attempt(&app, &caller.actor(), id).await?;
    let result = match found.attempt.value.status() {
        AttemptStatus::InProgress => None,
        AttemptStatus::Finished => {
            let aftermath = see_aftermath(&app, &caller.actor(), &found).await?;
            ResultDocument::new(&found, &aftermath)
        }
    };
    Ok(Answer::of(AttemptDocument::new(&found, result, app.clock.now())))
}

impl AttemptDocument {
    fn new(found: &AttemptInProgress, result: Option<ResultDocument>, now: Timestamp) -> Self {
        let (attempt, version) = (&found.attempt.value, &found.version);
        let about = version.lesson().about();
        let is_open = attempt.status() == AttemptStatus::InProgress && !attempt.is_time_up(now);
        let asked = attempt.asked(version);
        let asked = asked.iter().filter(|_| is_open);
        Self {
            id: attempt.id().to_string(),
            module: attempt.module().to_string(),
            version: attempt.version().get(),
            title: about.title.as_str().to_owned(),
            content: about.content.as_ref().map(|it| Content::as_str(it).to_owned()),
            kind: version.lesson().kind().of_type().name(),
            is_practice: attempt.is_practice(),
            state: attempt.status().name(),
            started: moment(attempt.started()),
            saved: moment(found.saved),
            deadline: attempt.deadline().map(|it| moment(it.instant())),
            questions: asked.map(|it| AskedDocument::new(it, attempt)).collect(),
            result,
        }
    }
}

impl AskedDocument {
    fn new(asked: &Asked<'_>, attempt: &Attempt) -> Self {
        let question = asked.question;
        let stored = attempt.response(question.id());
        let options = asked
            .options
            .iter()
            .map(|it| OptionDocument { id: it.id.to_string(), text: it.text.as_str().to_owned() });
        Self {
            question: question.id().to_string(),
            section: asked.begins.map(|it| it.settings.title.as_str().to_owned()),
            stem: question.stem().as_str().to_owned(),
            points: question.points().to_string(),
            is_critical: question.rules().is_critical,
            kind: question.kind().of_type().name(),
            options: options.collect(),
            values: values(stored.answer.as_ref()),
            revision: stored.revision.get(),
        }
    }
}

/// An answer as it would be given again.
pub(super) fn values(answer: Option<&domain_training::Answer>) -> Vec<String> {
    let given: Given = answer.map(domain_training::Answer::given).unwrap_or_default();
    given.values().to_vec()
}
