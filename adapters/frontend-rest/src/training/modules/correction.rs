//! A key that was wrong is corrected for those who have been marked by it.

use std::collections::BTreeMap;

use application::{
    App, Failure,
    training::{
        CorrectKey, CorrectKeyError, Correctable, Rehearsal, ResultChange, correct_key,
        rehearse_correction, see_correctable,
    },
};
use axum::extract::State;
use domain_training::{
    AnswerRefused, CorrectionCounts, CorrectionReason, Module, QuestionId, Reach, Regrade, Remedy,
    VersionNumber, new_key,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{super::result::PointsDocument, statistics::version};
use crate::{
    RequestRefused,
    answer::Answer,
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::{Flaws, Place},
    params::Params,
    path::PathId,
    problem::Problem,
    schema::IdText,
    value::id,
};

/// A module can have more results than anybody looks through.
const MOST_CHANGES: usize = 500;

/// A version whose key can be corrected.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleCorrectable)]
pub(crate) struct CorrectableDocument {
    title: String,
    version: u32,
    /// The newest version, in which the right keys stand.
    key: u32,
    questions: Vec<CorrectableQuestionDocument>,
    /// The versions that were taken, oldest first.
    versions: Vec<TakenDocument>,
    /// Why it was corrected last, if it was.
    reason: Option<String>,
}

/// A question of that version.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleCorrectableQuestion)]
pub(crate) struct CorrectableQuestionDocument {
    id: String,
    stem: String,
    /// Whether the newest version has another key for it.
    has_new_key: bool,
    /// How it is marked so far: `new_key`, `full_marks` or `left_out`.
    remedy: Option<&'static str>,
}

/// A version with how many attempts at it have ended.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleTaken)]
pub(crate) struct TakenDocument {
    version: u32,
    results: u32,
}

/// How the answers to a version are marked from now on. It says all that is corrected of it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleCorrection)]
pub(crate) struct CorrectionDocument {
    #[schema(maximum = 2_147_483_647)]
    version: u32,
    /// One for each question that is marked otherwise.
    remedies: Vec<RemedyDocument>,
    /// `where_it_helps`, `everybody` or `everybody_revoking`.
    #[schema(pattern = "^(where_it_helps|everybody|everybody_revoking)$")]
    reach: String,
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
    /// Whether it is only told what would change.
    #[serde(default)]
    dry_run: bool,
}

/// How the answers to one question are marked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleRemedy)]
pub(crate) struct RemedyDocument {
    #[schema(value_type = IdText)]
    question: String,
    /// `new_key`, `full_marks` or `left_out`.
    #[schema(pattern = "^(new_key|full_marks|left_out)$")]
    remedy: String,
}

/// What has changed, or would.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleCorrected)]
pub(crate) struct CorrectedDocument {
    changed: u32,
    /// Who passes now and had not.
    passed: u32,
    /// Who does not any more.
    failed: u32,
    revoked: u32,
    /// The first 500 results that would change, of which `changed` says how many there are; nothing
    /// if it was done.
    changes: Option<Vec<ChangeDocument>>,
}

/// A result that would change.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleResultChange)]
pub(crate) struct ChangeDocument {
    person: String,
    is_practice: bool,
    before: RegradeDocument,
    after: RegradeDocument,
}

/// What an attempt comes to.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleRegrade)]
pub(crate) struct RegradeDocument {
    outcome: &'static str,
    points: PointsDocument,
}

/// What there is to correct of a version, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/training/modules/{id}/correction",
    operation_id = "show_correctable",
    tag = "Modules",
    params(
        ("id" = String, Path),
        (
            "version" = Option<String>, Query, description = "Without it the newest that was taken",
            pattern = "^[0-9]{0,9}$"
        )
    ),
    responses((
        status = 200, body = CorrectableDocument,
        headers(("ETag" = String, description = "The version of the module, for `If-Match`"))
    ), Refuses<CorrectKeyError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(module): PathId<Module>,
    params: Params,
) -> Result<Answer<CorrectableDocument>, Problem> {
    let found = see_correctable(&app, &caller.actor(), module, version(params)?).await?;
    Ok(Answer::of(CorrectableDocument::new(&found)).version(found.expected))
}

/// Marks the attempts at a version anew, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/training/modules/{id}/correction",
    operation_id = "correct_key",
    tag = "Modules",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = CorrectionDocument,
    responses((status = 200, body = CorrectedDocument), Refuses<CorrectKeyError>)
)]
pub(crate) async fn correct(
    State(app): State<App>,
    caller: Caller,
    PathId(module): PathId<Module>,
    Seen(expected): Seen,
    Body(document): Body<CorrectionDocument>,
) -> Result<Answer<CorrectedDocument>, Problem> {
    let actor = caller.actor();
    let mut flaws = Flaws::default();
    let remedies = remedies(&document.remedies, &mut flaws);
    let reach = Reach::parse(&document.reach).ok_or(RequestRefused::WrongValue);
    let reach = flaws.take("reach", reach);
    let reason = flaws.take("reason", CorrectionReason::parse(&document.reason));
    flaws.none()?;
    // Whatever is missing by now was wrong, and has been said.
    let wrong = RequestRefused::Invalid;
    let (reach, reason) = (reach.ok_or(wrong)?, reason.ok_or(wrong)?);
    let version = VersionNumber::new(document.version);
    let command = CorrectKey { module, expected, version, remedies, reach, reason };
    if document.dry_run {
        let found = see_correctable(&app, &actor, module, Some(version)).await?;
        let rehearsal = rehearse_correction(&app, &actor, &found, &command).await?;
        return Ok(Answer::of(CorrectedDocument::rehearsed(&rehearsal)));
    }
    let counts = correct_key(&app, &actor, command).await.map_err(changed)?;
    Ok(Answer::of(CorrectedDocument::new(counts)))
}

fn remedies(documents: &[RemedyDocument], flaws: &mut Flaws) -> BTreeMap<QuestionId, Remedy> {
    let mut remedies = BTreeMap::new();
    for (place, document) in documents.iter().enumerate() {
        let at = format!("remedies/{place}");
        let id = flaws.take(&format!("{at}/question"), id(&document.question));
        let remedy = Remedy::parse(&document.remedy).ok_or(RequestRefused::WrongValue);
        let remedy = flaws.take(&format!("{at}/remedy"), remedy);
        if let Some((id, remedy)) = id.zip(remedy)
            && remedies.insert(id, remedy).is_some()
        {
            let twice = AnswerRefused::QuestionTwice.message();
            flaws.add(Place::field(&format!("{at}/question")), twice);
        }
    }
    remedies
}

impl CorrectableDocument {
    fn new(found: &Correctable) -> Self {
        let correction = found.correction.as_ref();
        let questions = found.version.lesson().questions().iter();
        let questions = questions.map(|it| CorrectableQuestionDocument {
            id: it.id().to_string(),
            stem: it.stem().as_str().to_owned(),
            has_new_key: new_key(it, &found.key).is_some(),
            remedy: correction.and_then(|of| of.remedies.get(&it.id())).map(|it| it.name()),
        });
        let versions = found.versions.iter();
        let versions =
            versions.map(|(version, n)| TakenDocument { version: version.get(), results: *n });
        Self {
            title: found.title.as_str().to_owned(),
            version: found.version.number().get(),
            key: found.key.number().get(),
            questions: questions.collect(),
            versions: versions.collect(),
            reason: correction.map(|it| it.reason.as_str().to_owned()),
        }
    }
}

impl CorrectedDocument {
    fn new(counts: CorrectionCounts) -> Self {
        Self {
            changed: counts.n_changed,
            passed: counts.n_passed,
            failed: counts.n_failed,
            revoked: counts.n_revoked,
            changes: None,
        }
    }

    fn rehearsed(rehearsal: &Rehearsal) -> Self {
        let changes = rehearsal.changes.iter().take(MOST_CHANGES);
        let changes = changes.map(ChangeDocument::new).collect();
        Self { changes: Some(changes), ..Self::new(rehearsal.counts) }
    }
}

impl ChangeDocument {
    fn new(change: &ResultChange) -> Self {
        Self {
            person: change.person.as_str().to_owned(),
            is_practice: change.is_practice,
            before: RegradeDocument::new(&change.before),
            after: RegradeDocument::new(&change.after),
        }
    }
}

impl RegradeDocument {
    fn new(regrade: &Regrade) -> Self {
        Self { outcome: regrade.outcome().name(), points: PointsDocument::new(&regrade.result) }
    }
}
