use application::{App, skills::find_certificate_file};
use axum::{extract::State, response::Response};
use domain_skills::SkillCertificate;

use crate::{
    papers,
    problem::Problem,
    visitor::{PathId, Signed},
};

pub(super) async fn download(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<SkillCertificate>,
) -> Result<Response, Problem> {
    let (file, content) = find_certificate_file(&app, &actor, id).await?;
    Ok(papers::download((file.kind, file.name.as_str()), "certificate", content))
}
