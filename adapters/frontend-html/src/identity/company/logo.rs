use application::{
    App, Message,
    identity::{ChangeLogo, ChangeLogoError, PictureError, change_logo, see_logo},
};
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use domain_identity::{Logo, LogoId};
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};

use super::{CompanyPage, URL};
use crate::{
    form::Refusal,
    photos::upload,
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

/// Where a logo lies. Another logo has another address, so that browsers may keep it.
pub(crate) fn logo_url(logo: LogoId) -> String {
    format!("/company/logo/{logo}")
}

/// A logo of the own company as PNG.
pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(logo): PathId<Logo>,
) -> Result<Response, Problem> {
    let logo = see_logo(&app, &actor, logo).await?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("image/png")),
        (CACHE_CONTROL, HeaderValue::from_static("private, max-age=86400")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'")),
    ];
    Ok((headers, logo).into_response())
}

pub(crate) async fn change(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let uploaded = match upload(body, "logo").await? {
        Some(upload) => {
            let command = ChangeLogo { upload: Some(upload) };
            change_logo(&app, &actor, command).await.map_err(Refusal::from)
        }
        None => Err(ChangeLogoError::from(PictureError::Missing).into()),
    };
    match uploaded {
        Ok(()) => Ok(SeeOther::to(URL).notice(Message::new("logo-changed")).into_response()),
        Err(refusal) => {
            let errors = refusal.mistakes()?;
            let page = CompanyPage::load(&app, &actor, Some(errors), screen.reader()).await?;
            Ok(screen.show(&page))
        }
    }
}

pub(crate) async fn remove(
    State(app): State<App>,
    Signed(actor): Signed,
) -> Result<SeeOther, Problem> {
    change_logo(&app, &actor, ChangeLogo { upload: None }).await?;
    Ok(SeeOther::to(URL).notice(Message::new("logo-removed")))
}
