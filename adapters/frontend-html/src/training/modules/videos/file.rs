//! The files themselves. Whether somebody may have one is asked each time.

use std::collections::HashMap;

use application::{
    App,
    training::{SeenVideo, VideoKind, VideoPart, read_video, see_captions, see_video},
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain_kernel::Date;
use domain_training::{LanguageCode, Video};
use http::{
    HeaderMap, HeaderValue,
    header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};

use crate::{
    file_part::FilePart,
    problem::Problem,
    screen::Screen,
    visitor::{PathId, Signed},
};

pub(crate) async fn video(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Video>,
    screen: Screen,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let seen = see_video(&app, &actor, id, today(&app, &screen)).await?;
    send(&app, &seen, &headers).await
}

pub(crate) async fn captions(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Video>,
    Path(path): Path<HashMap<String, String>>,
    screen: Screen,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = path.get("language").map(String::as_str).unwrap_or_default();
    let language = LanguageCode::parse(language).map_err(|_| Problem::not_found())?;
    let seen = see_captions(&app, &actor, (id, &language), today(&app, &screen)).await?;
    send(&app, &seen, &headers).await
}

fn today(app: &App, screen: &Screen) -> Date {
    screen.reader().date_of(app.clock.now()).unwrap_or_default()
}

async fn send(app: &App, seen: &SeenVideo, headers: &HeaderMap) -> Result<Response, Problem> {
    let part = FilePart::of(headers, seen.n_bytes, &seen.file);
    let pieces = match part.bytes() {
        Some(bytes) => Some(read_video(app, seen, bytes).await?),
        None => None,
    };
    let (of_type, disposition) = match seen.part {
        VideoPart::Content(VideoKind::Mp4) => ("video/mp4", "inline; filename=\"video.mp4\""),
        VideoPart::Content(VideoKind::WebM) => ("video/webm", "inline; filename=\"video.webm\""),
        VideoPart::Captions => ("text/vtt; charset=utf-8", "inline; filename=\"captions.vtt\""),
    };
    let about = [
        (CONTENT_TYPE, of_type),
        (CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'; frame-ancestors 'none'"),
        (CONTENT_DISPOSITION, disposition),
    ];
    let about = about.map(|(name, value)| (name, HeaderValue::from_static(value)));
    Ok(part.answer(pieces, about))
}
