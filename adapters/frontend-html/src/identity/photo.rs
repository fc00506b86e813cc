use application::{
    App, Message,
    identity::{ChangePhoto, PictureError, SeePhoto, change_photo, see_photo},
};
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use domain_kernel::Person;

use super::account::AccountPage;
use crate::{
    form::Refusal,
    photos,
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
    let photo = see_photo(&app, &actor, SeePhoto { person, size: photos::size(&query) }).await?;
    Ok(photos::answer(photo, &query))
}

pub(crate) async fn change(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let uploaded = match photos::upload(body, "photo").await? {
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
