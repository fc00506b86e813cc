use application::{
    App, Message,
    identity::{ChangePhoto, PhotoSize, PictureError, SeePhoto, change_photo, see_photo},
};
use axum::{
    extract::{Multipart, State, multipart::MultipartError},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain_kernel::Person;
use http::{
    HeaderValue, StatusCode,
    header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};

use super::account::AccountPage;
use crate::{
    form::Refusal,
    problem::Problem,
    query::Query,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

/// The photo of a colleague as JPEG.
pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(person): PathId<Person>,
    query: Query,
) -> Result<Response, Problem> {
    // Only the address that names this very photo can be kept: without, it is another one tomorrow.
    let keep = match query.text("v") {
        "" => "private, no-cache",
        _ => "private, max-age=3600",
    };
    let size = if query.text("size") == "small" { PhotoSize::Small } else { PhotoSize::Large };
    let photo = see_photo(&app, &actor, SeePhoto { person, size }).await?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("image/jpeg")),
        (CACHE_CONTROL, HeaderValue::from_static(keep)),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'")),
    ];
    Ok((headers, photo).into_response())
}

pub(crate) async fn change(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    body: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<Response, Problem> {
    let body = body.map_err(|_| Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
    let uploaded = match upload(body, "photo").await? {
        Some(upload) => {
            let command = ChangePhoto { upload: Some(upload) };
            change_photo(&app, &actor, command).await.map_err(Refusal::from)
        }
        None => Err(PictureError::Missing.into()),
    };
    match uploaded {
        Ok(()) => {
            Ok(SeeOther::to("/account").notice(Message::new("photo-changed")).into_response())
        }
        Err(refusal) => {
            let errors = refusal.mistakes()?;
            let page = AccountPage::load(&app, &actor, Some(errors), screen.reader()).await?;
            Ok(screen.show(&page))
        }
    }
}

pub(crate) async fn remove(
    State(app): State<App>,
    Signed(actor): Signed,
) -> Result<SeeOther, Problem> {
    change_photo(&app, &actor, ChangePhoto { upload: None }).await?;
    Ok(SeeOther::to("/account").notice(Message::new("photo-removed")))
}

/// The one file of the form, or nothing if none was chosen.
pub(super) async fn upload(mut body: Multipart, name: &str) -> Result<Option<Bytes>, Problem> {
    let mut upload = None;
    while let Some(field) = body.next_field().await.map_err(|err| refused(&err))? {
        if field.name() != Some(name) || upload.is_some() {
            return Err(Problem::from(crate::form::FormError::UnknownField));
        }
        upload = Some(field.bytes().await.map_err(|err| refused(&err))?);
    }
    Ok(upload.filter(|it| !it.is_empty()))
}

fn refused(err: &MultipartError) -> Problem {
    Problem::new(err.status())
}
