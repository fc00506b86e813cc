use application::{App, skills::find_certificate_file};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_skills::{CertificateFileKind, SkillCertificate};
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};

use crate::{
    next::encoded,
    problem::Problem,
    visitor::{PathId, Signed},
};

/// To be kept, never shown by us: it is somebody else's paper.
pub(super) async fn download(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<SkillCertificate>,
) -> Result<Response, Problem> {
    let (file, content) = find_certificate_file(&app, &actor, id).await?;
    let of_type = match file.kind {
        CertificateFileKind::Pdf => "application/pdf",
        CertificateFileKind::Png => "image/png",
        CertificateFileKind::Jpeg => "image/jpeg",
    };
    let ending = file.kind.name();
    // The name is encoded, so it ends no header (RFC 6266).
    let name = encoded(file.name.as_str());
    let kept = format!("attachment; filename=\"certificate.{ending}\"; filename*=UTF-8''{name}");
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(of_type)),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'")),
    ];
    let mut response = (headers, content).into_response();
    if let Ok(kept) = HeaderValue::try_from(kept) {
        response.headers_mut().insert(CONTENT_DISPOSITION, kept);
    }
    Ok(response)
}
