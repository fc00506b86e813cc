//! The pictures and films that authors have brought for a module. To bring them is left to the
//! pages, since they are files.

use application::{
    App,
    training::{
        CaptionVideoError, FindModuleError, RemoveCaptions, list_pictures, list_videos,
        remove_captions,
    },
};
use axum::extract::{Path, State};
use domain_training::{LanguageCode, Module, Picture, Video};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, moment, whole},
    caller::Caller,
    document::Refuses,
    params::Params,
    path::{PathId, parsed},
    problem::Problem,
};

/// A picture of a module.
#[derive(Serialize, ToSchema)]
#[schema(as = ModulePicture)]
pub(crate) struct PictureDocument {
    id: String,
    /// `jpeg` or `png`.
    kind: &'static str,
    /// What its author said of it.
    alt: String,
    /// What shows it in a text.
    markdown: String,
    added: String,
}

/// A film of a module.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleVideo)]
pub(crate) struct VideoDocument {
    id: String,
    /// `mp4` or `webm`.
    kind: &'static str,
    title: String,
    bytes: u64,
    /// The languages of its captions.
    captions: Vec<String>,
    /// What shows it in a text.
    markdown: String,
    added: String,
}

/// The pictures of a module, those added last first, for authors.
#[utoipa::path(
    get,
    path = "/api/v1/training/modules/{id}/pictures",
    operation_id = "list_module_pictures",
    tag = "Modules",
    params(("id" = String, Path)),
    responses((status = 200, body = List<PictureDocument>), Refuses<FindModuleError>)
)]
pub(crate) async fn pictures(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
    params: Params,
) -> Result<Answer<List<PictureDocument>>, Problem> {
    params.only(&[], &[])?;
    let (_, pictures) = list_pictures(&app, &caller.actor(), id).await?;
    Ok(whole(pictures.iter().map(PictureDocument::new).collect()))
}

/// The films of a module, those added last first, for authors.
#[utoipa::path(
    get,
    path = "/api/v1/training/modules/{id}/videos",
    operation_id = "list_module_videos",
    tag = "Modules",
    params(("id" = String, Path)),
    responses((status = 200, body = List<VideoDocument>), Refuses<FindModuleError>)
)]
pub(crate) async fn videos(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
    params: Params,
) -> Result<Answer<List<VideoDocument>>, Problem> {
    params.only(&[], &[])?;
    let (_, videos) = list_videos(&app, &caller.actor(), id).await?;
    Ok(whole(videos.iter().map(VideoDocument::new).collect()))
}

/// Takes the captions in a language from a film, for authors.
#[utoipa::path(
    delete,
    path = "/api/v1/training/modules/{id}/videos/{video}/captions/{language}",
    operation_id = "remove_module_captions",
    tag = "Modules",
    params(("id" = String, Path), ("video" = String, Path), ("language" = String, Path)),
    responses((status = 204), Refuses<CaptionVideoError>)
)]
pub(crate) async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path((module, video, language)): Path<(String, String, String)>,
) -> Result<StatusCode, Problem> {
    // What is no language has no captions.
    let language = LanguageCode::parse(&language).map_err(|_| Problem::not_found())?;
    let (module, video) = (parsed(&module)?, parsed(&video)?);
    let command = RemoveCaptions { module, video, language };
    remove_captions(&app, &caller.actor(), command).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl PictureDocument {
    fn new(picture: &Picture) -> Self {
        Self {
            id: picture.id.to_string(),
            kind: picture.kind.name(),
            alt: picture.alt.as_str().to_owned(),
            markdown: picture.markdown(),
            added: moment(picture.added),
        }
    }
}

impl VideoDocument {
    fn new(video: &Video) -> Self {
        let languages = video.captions.iter();
        Self {
            id: video.id.to_string(),
            kind: video.kind.name(),
            title: video.title.as_str().to_owned(),
            bytes: video.file.n_bytes,
            captions: languages.map(|it| it.language.as_str().to_owned()).collect(),
            markdown: video.markdown(),
            added: moment(video.added),
        }
    }
}
