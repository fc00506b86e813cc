//! What somebody can do, by whom it was found, and what gives it.

mod certificates;
mod closing;
mod coverage;
mod exempt;
mod gaps;
mod grants;
mod import;
mod list;
mod narrow;
mod radar;
mod reason;
mod report;
mod revoke;
mod sample;
mod show;

use application::onboarding::TeamMember;
use axum::{
    Router,
    extract::{FromRequestParts, Path},
    routing::get,
};
use domain_kernel::{Id, PersonId};
use domain_skills::{Level, RatingId, SkillId};
use http::request::Parts;

use crate::{
    Web, confirm, parts::Link, problem::Problem, reader::Reader, skills, table_import,
    visitor::two_ids,
};

pub(crate) use closing::ClosingText;
pub(crate) use import::RatingsImport;

#[cfg(test)]
pub(crate) use {
    certificates::{CertificateQueuePage, SkillCertificatePage, SkillCertificatesPage},
    coverage::CoveragePage,
    exempt::ExemptPage,
    gaps::GapsPage,
    grants::GrantsPage,
    list::PersonSkillsPage,
    report::ReportPage,
    revoke::RevokeRatingPage,
    show::PersonSkillPage,
};

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .merge(certificates::routes())
        .route("/training/skills", get(list::own))
        .route("/training/skills/report", get(report::own))
        .route("/training/skills/{id}", get(show::own).post(show::rate_own))
        .route(
            "/training/skills/{id}/ratings/{rating}/revoke",
            get(revoke::ask_own).post(revoke::revoke_own),
        )
        .route("/team/{id}/skills", get(list::of_member))
        .route("/team/{id}/skills/report", get(report::of_member))
        .route("/team/{id}/skills/{skill}", get(show::of_member).post(show::rate))
        .route("/team/{id}/skills/{skill}/exemption", get(exempt::ask).post(exempt::exempt))
        .route("/team/{id}/skills/{skill}/exemption/end", get(exempt::ask_end).post(exempt::end))
        .route(
            "/team/{id}/skills/{skill}/ratings/{rating}/revoke",
            get(revoke::ask).post(revoke::revoke),
        )
        .route("/skills/gaps", get(gaps::show))
        .route("/skills/coverage", get(coverage::show))
        .route("/skills/import/ratings", table_import::page::<RatingsImport>())
        .route("/skills/{id}/grants", get(grants::show).post(grants::add))
        .route("/skills/{id}/grants/{giver}/remove", get(grants::ask).post(grants::remove))
}

/// What can be asked before it is done, for the samples of the page that asks.
pub(crate) fn changes(reader: &Reader) -> Vec<(Link, confirm::Change)> {
    grants::changes(reader).into_iter().chain(exempt::changes()).collect()
}

/// Where somebody sees what they can do.
pub(crate) const OWN_PATH: &str = "/training/skills";

/// Where a manager sees what somebody can do.
pub(crate) fn member_url(person: PersonId) -> String {
    format!("/team/{person}/skills")
}

/// Whose skills a page is about.
enum Whose {
    /// Its reader's.
    Own,
    Member(TeamMember),
}

impl Whose {
    /// Where their skills are.
    fn url(&self) -> String {
        match self {
            Self::Own => OWN_PATH.to_owned(),
            Self::Member(member) => member_url(member.id),
        }
    }

    fn skill_url(&self, skill: SkillId) -> String {
        format!("{}/{skill}", self.url())
    }

    /// Where it is said which job roles they have.
    fn profile_url(&self) -> Option<String> {
        match self {
            Self::Own => None,
            Self::Member(member) => Some(skills::profile_url(member.id)),
        }
    }

    fn name(&self) -> Option<&str> {
        match self {
            Self::Own => None,
            Self::Member(member) => Some(member.name.as_str()),
        }
    }
}

/// The `{id}` and `{skill}` of an address. Malformed ids name nothing.
pub(crate) struct OfMember(PersonId, SkillId);

/// The same with a `{rating}`.
pub(crate) struct RatingOfMember(PersonId, SkillId, RatingId);

/// A skill of the reader's, and a rating in it.
pub(crate) struct OwnRating(SkillId, RatingId);

impl FromRequestParts<Web> for OfMember {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (person, skill) = two_ids(parts, web).await?;
        Ok(Self(person, skill))
    }
}

impl FromRequestParts<Web> for OwnRating {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (skill, rating) = two_ids(parts, web).await?;
        Ok(Self(skill, rating))
    }
}

impl FromRequestParts<Web> for RatingOfMember {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let path: Result<Path<(String, String, String)>, _> =
            Path::from_request_parts(parts, web).await;
        let Path((person, skill, rating)) = path.map_err(|_| Problem::not_found())?;
        let ids = (parsed(&person), parsed(&skill), parsed(&rating));
        let (Some(person), Some(skill), Some(rating)) = ids else {
            return Err(Problem::not_found());
        };
        Ok(Self(person, skill, rating))
    }
}

fn parsed<T>(id: &str) -> Option<Id<T>> {
    id.parse().ok()
}

/// One of the five, as a form has it.
fn level(text: &str) -> Option<Level> {
    Level::parse(text).ok()
}
