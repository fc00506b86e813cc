//! How the draft of a module becomes a version.

use application::{
    App, Failure, Message,
    training::{
        FindModuleError, Publication, PublishModule, PublishModuleError, publish_module,
        see_module, see_publication,
    },
};
use axum::extract::State;
use domain_kernel::{Date, days_later, parse_day};
use domain_training::{ChangeNote, Days, Impact, Module, Release, VersionNumber};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    answer::Answer,
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::{Flaws, Place},
    path::PathId,
    problem::Problem,
};

/// What publishing would do.
#[derive(Serialize, ToSchema)]
#[schema(as = ModulePublication)]
pub(crate) struct PublicationDocument {
    /// The version that it would become.
    version: u32,
    /// Whether nothing changed that is scored.
    is_editorial: bool,
    /// People who have completed it, and for whom that is good today.
    good: u32,
    /// The code of what stands against it, if anything does.
    refused: Option<&'static str>,
}

/// What a new version means for those who completed an older one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleRelease)]
pub(crate) struct ReleaseDocument {
    /// `editorial`, `new_content` (which it is without one) or `retraining`.
    #[schema(pattern = "^(editorial|new_content|retraining)$")]
    impact: Option<String>,
    /// What changed, for those who are to do it again.
    #[schema(max_length = 500)]
    note: Option<String>,
    /// From when they are to do it again; only looked at with `retraining`.
    #[schema(example = "2027-01-31", format = Date)]
    recalls_from: Option<String>,
    /// For how many days what they completed is good from then on; only looked at with
    /// `retraining`.
    #[schema(maximum = 366)]
    grace_days: Option<u16>,
}

/// What was published.
#[derive(Serialize, ToSchema)]
#[schema(as = ModulePublished)]
pub(crate) struct PublishedDocument {
    version: u32,
}

const LAST_DAY: Date = Date::constant(2100, 12, 31);

/// What publishing a module would do, for authors.
#[utoipa::path(
    get,
    path = "/api/v1/training/modules/{id}/publication",
    operation_id = "show_publication",
    tag = "Modules",
    params(("id" = String, Path)),
    responses((
        status = 200, body = PublicationDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<FindModuleError>)
)]
pub(crate) async fn see(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
) -> Result<Answer<PublicationDocument>, Problem> {
    let seen = see_publication(&app, &caller.actor(), id, caller.today(&app).date).await?;
    Ok(Answer::of(PublicationDocument::new(&seen)).version(seen.module.module.version))
}

/// Gives the draft of a module to those who are to take it, for authors.
#[utoipa::path(
    post,
    path = "/api/v1/training/modules/{id}/publish",
    operation_id = "publish_module",
    tag = "Modules",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = ReleaseDocument,
    responses(
        (status = 200, body = PublishedDocument),
        Refuses<FindModuleError, PublishModuleError>
    )
)]
pub(crate) async fn publish(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
    Seen(expected): Seen,
    Body(document): Body<ReleaseDocument>,
) -> Result<Answer<PublishedDocument>, Problem> {
    let release = document.parsed(caller.today(&app).date)?;
    let latest = see_module(&app, &caller.actor(), id).await?.module.value.latest();
    let number = following(latest);
    let command = PublishModule { id, expected, number, release };
    let number = publish_module(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(Answer::of(PublishedDocument { version: number.get() }))
}

fn following(latest: Option<VersionNumber>) -> VersionNumber {
    latest.map_or(VersionNumber::FIRST, VersionNumber::next)
}

impl PublicationDocument {
    fn new(seen: &Publication) -> Self {
        Self {
            version: following(seen.module.module.value.latest()).get(),
            is_editorial: seen.is_editorial,
            good: seen.n_good,
            refused: seen.refused.as_ref().map(|it| it.message().key),
        }
    }
}

impl ReleaseDocument {
    fn parsed(&self, today: Date) -> Result<Release, Problem> {
        let mut flaws = Flaws::default();
        let note = ChangeNote::parse_optional(self.note.as_deref().unwrap_or_default());
        let note = flaws.take("note", note);
        let impact = match self.impact.as_deref() {
            Some("editorial") => Some(Impact::Editorial),
            None | Some("new_content") => Some(Impact::NewContent),
            Some("retraining") => self.retraining(today, &mut flaws),
            Some(_) => {
                flaws.add(Place::field("impact"), RequestRefused::WrongValue.message());
                None
            }
        };
        flaws.none()?;
        // Whatever is missing by now was wrong, and has been said.
        let wrong = RequestRefused::Invalid;
        Ok(Release { note: note.ok_or(wrong)?, impact: impact.ok_or(wrong)? })
    }

    fn retraining(&self, today: Date, flaws: &mut Flaws) -> Option<Impact> {
        let from = self.recalls_from.as_deref().unwrap_or_default();
        let from = parse_day(from).ok();
        let from = from.filter(|it| (today..=LAST_DAY).contains(it));
        if from.is_none() {
            flaws.add(Place::field("recalls_from"), Message::new("recall-from-malformed"));
        }
        let grace = flaws.take("grace_days", Days::new(self.grace_days.unwrap_or_default()));
        let (from, grace) = from.zip(grace)?;
        // Without grace the day before is the last one.
        let until = days_later(from, i64::from(grace.get()) - 1)?;
        Some(Impact::Retraining { from, until })
    }
}
