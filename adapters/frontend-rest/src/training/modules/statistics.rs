//! What the answers of many people say about the questions of a version.

use application::{
    App,
    training::{FindModuleError, ModuleStatistics, SeeStatistics, VersionLine, see_statistics},
};
use axum::extract::State;
use domain_training::{AnswerCount, Answered, Concern, ItemStatistics, Module, VersionNumber};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, count, moment},
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    params::Params,
    path::PathId,
    problem::Problem,
};

/// What many people's first attempts at a version say, without saying whose they are.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleStatistics)]
pub(crate) struct StatisticsDocument {
    version: u32,
    /// All that there are, newest first.
    versions: Vec<VersionDocument>,
    /// Whose first attempts are counted.
    people: u32,
    /// Whether there are others, who began before those.
    is_part: bool,
    /// One for each question that enough people were asked to stay unknown.
    items: Vec<ItemDocument>,
}

/// A published version.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleVersion)]
pub(crate) struct VersionDocument {
    version: u32,
    published: String,
}

/// What the answers say about one question.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleItemStatistics)]
pub(crate) struct ItemDocument {
    question: String,
    stem: Option<String>,
    asked: u32,
    answered: u32,
    right: u32,
    /// The share of its points that was earned, in percent.
    ease: Option<u8>,
    /// How much better the best answer it than the others, in percent.
    discrimination: Option<i8>,
    /// What should be looked at: `too_easy`, `too_hard`, `tells_nothing` or `backwards`.
    concern: Option<&'static str>,
    /// The most frequent first.
    answers: Vec<AnswerCountDocument>,
}

/// How often something was answered.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleAnswerCount)]
pub(crate) struct AnswerCountDocument {
    /// The id of an option, `true` or `false`, a number or a text.
    value: String,
    is_right: bool,
    count: u32,
    /// How many of them are of the best, and of the others.
    upper: u32,
    lower: u32,
}

/// What the answers to a version say about its questions, for authors.
#[utoipa::path(
    get,
    path = "/api/v1/training/modules/{id}/statistics",
    operation_id = "show_module_statistics",
    tag = "Modules",
    params(
        ("id" = String, Path),
        (
            "version" = Option<String>, Query, description = "Without it the newest",
            pattern = "^[0-9]{0,9}$"
        )
    ),
    responses((status = 200, body = StatisticsDocument), Refuses<FindModuleError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(module): PathId<Module>,
    params: Params,
) -> Result<Answer<StatisticsDocument>, Problem> {
    let version = version(params)?;
    let query = SeeStatistics { module, version };
    let found = see_statistics(&app, &caller.actor(), query).await?;
    Ok(Answer::of(StatisticsDocument::new(&found)))
}

/// The version that is asked for, if one is.
pub(super) fn version(params: Params) -> Result<Option<VersionNumber>, Problem> {
    let params = params.only(&["version"], &[])?;
    let mut flaws = Flaws::default();
    let parsed = |it: &str| it.parse().ok().map(VersionNumber::new);
    let version = flaws.asked("version", params.parsed("version", parsed));
    version.ok_or_else(|| flaws.into())
}

impl StatisticsDocument {
    fn new(found: &ModuleStatistics) -> Self {
        Self {
            version: found.version.number().get(),
            versions: found.versions.iter().map(VersionDocument::new).collect(),
            people: count(found.n_people),
            is_part: found.is_part(),
            items: found.items.iter().map(|it| ItemDocument::new(it, found)).collect(),
        }
    }
}

impl VersionDocument {
    fn new(line: &VersionLine) -> Self {
        Self { version: line.number.get(), published: moment(line.published) }
    }
}

impl ItemDocument {
    fn new(item: &ItemStatistics, of: &ModuleStatistics) -> Self {
        let question = of.version.question(item.question);
        Self {
            question: item.question.to_string(),
            stem: question.map(|it| it.stem().as_str().to_owned()),
            asked: count(item.n_asked),
            answered: count(item.n_answered),
            right: count(item.n_right),
            ease: item.ease,
            discrimination: item.discrimination,
            concern: item.concern().map(|it| match it {
                Concern::TooEasy => "too_easy",
                Concern::TooHard => "too_hard",
                Concern::TellsNothing => "tells_nothing",
                Concern::Backwards => "backwards",
            }),
            answers: item.answers.iter().map(AnswerCountDocument::new).collect(),
        }
    }
}

impl AnswerCountDocument {
    fn new(answer: &AnswerCount) -> Self {
        Self {
            value: match &answer.answered {
                Answered::Option(id) => id.to_string(),
                Answered::Said(said) => said.to_string(),
                Answered::Typed(text) => text.clone(),
            },
            is_right: answer.is_right,
            count: count(answer.n),
            upper: count(answer.n_upper),
            lower: count(answer.n_lower),
        }
    }
}
