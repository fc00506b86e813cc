//! The films of a module: brought by its authors with what is said in them, and shown to whoever sees
//! the module.

mod captions;
mod file;

use application::{
    App, Message,
    training::{AddVideo, AddVideoError, ModuleView, add_video, list_videos},
};
use axum::{
    Router,
    extract::{FromRequestParts, Request, State},
    response::Response,
    routing::{get, post},
};
use domain_courses::FileRefused;
use domain_kernel::LineError;
use domain_training::{LanguageCode, Module, ModuleId, Video, VideoId, VideoTitle};
use http::request::Parts;
use serde::Serialize;

use super::{back, url};
use crate::{
    Web,
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    incoming::{Incoming, done, is_by_script},
    parts::{Hidden, Link, file_size},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    training::{
        player::{Track, language_name, tracks},
        video_url,
    },
    views::Page,
    visitor::{PathId, Signed, two_ids},
};

#[cfg(test)]
pub(crate) use captions::CaptionsPage;

#[derive(Debug, Serialize)]
pub(crate) struct VideosPage {
    title: String,
    back: Link,
    action: String,
    id: String,
    /// Whether something is being written, so that films can be added.
    has_draft: bool,
    name: Field,
    file: Field,
    hint: String,
    /// What a script says before it sends more.
    most_bytes: u64,
    too_large: String,
    videos: Vec<Line>,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct Line {
    key: String,
    name: String,
    note: String,
    src: String,
    tracks: Vec<Track>,
    captions: Vec<CaptionsLine>,
    captions_url: String,
    /// Where captions are removed.
    remove_url: String,
    /// What puts it into a text.
    markdown: String,
}

#[derive(Debug, Serialize)]
struct CaptionsLine {
    name: String,
    hidden: Vec<Hidden>,
}

/// The two ids of an address.
#[derive(Clone, Copy)]
pub(crate) struct VideoPath {
    module: ModuleId,
    video: VideoId,
}

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/modules/{id}/videos", get(list).post(add))
        .route(
            "/modules/{module}/videos/{video}/captions",
            get(captions::ask).post(captions::caption),
        )
        .route("/modules/{module}/videos/{video}/captions/delete", post(captions::remove))
        .route("/videos/{id}", get(file::video))
        .route("/videos/{id}/captions/{language}", get(file::captions))
}

pub(super) fn videos_url(module: ModuleId) -> String {
    format!("{}/videos", url(module))
}

fn captions_url(module: ModuleId, video: VideoId) -> String {
    format!("{}/{video}/captions", videos_url(module))
}

async fn list(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(module): PathId<Module>,
    screen: Screen,
) -> Result<Response, Problem> {
    let (view, videos) = list_videos(&app, &actor, module).await?;
    let (id, most) = (app.ids.next(), app.policy.material_bytes);
    let page = VideosPage::new((&view, &videos), id, &Draft::blank(), most, screen.reader());
    Ok(screen.show(&page))
}

async fn add(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(module): PathId<Module>,
    screen: Screen,
    request: Request,
) -> Result<Response, Problem> {
    let (view, videos) = list_videos(&app, &actor, module).await?;
    let is_script = is_by_script(request.headers());
    let most = app.policy.material_bytes;
    let mut incoming = Incoming::of(request, most).await?;
    let id: VideoId = incoming.field("id").await?.parse().map_err(|_| FormError::Unreadable)?;
    let name = incoming.field("name").await?;
    let added = match (VideoTitle::parse(&name), incoming.file().await?) {
        (Ok(title), Some(mut file)) => {
            let command = AddVideo { id, module, title, file_name: file.name.clone() };
            add_video(&app, &actor, command, &mut file).await.map_err(Refusal::from)
        }
        (title, file) => Err(incomplete(title.err(), file.is_none()).into()),
    };
    match added {
        Ok(()) => {
            incoming.end().await;
            let notice = Message::new("video-added").text("name", name.trim());
            Ok(done(captions_url(module, id), notice, is_script))
        }
        Err(refusal) => {
            let errors = refusal.mistakes().map_err(|it| it.back_to(videos_url(module)))?;
            let draft = Draft::refused(Form::from_iter([("name", name)]), errors);
            let page = VideosPage::new((&view, &videos), id, &draft, most, screen.reader());
            Ok(screen.show(&page))
        }
    }
}

/// What a form lacks. Its file, if there is one, has to be chosen again.
fn incomplete(title: Option<LineError>, is_without_file: bool) -> FieldErrors {
    use application::Failure;

    let mut errors = FieldErrors::default();
    if let Some(err) = title {
        errors.add("name", err.message());
    }
    if is_without_file {
        errors.add("file", FileRefused::Missing.message());
    }
    errors
}

impl FromRequestParts<Web> for VideoPath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (module, video) = two_ids(parts, web).await?;
        Ok(Self { module, video })
    }
}

impl VideosPage {
    fn new(
        (view, videos): (&ModuleView, &[Video]),
        id: VideoId,
        draft: &Draft,
        most_bytes: u64,
        reader: &Reader,
    ) -> Self {
        let (back, module) = (back(view), view.module.value.id());
        let most_mb = u32::try_from(most_bytes / (1024 * 1024)).unwrap_or(u32::MAX);
        let limited = |key| reader.text(&Message::new(key).number("most", most_mb));
        Self {
            title: back.text.clone(),
            back,
            action: videos_url(module),
            id: id.to_string(),
            has_draft: view.module.value.draft().is_some(),
            name: draft.field("name", reader),
            file: draft.field("file", reader),
            hint: limited("video-file-hint"),
            most_bytes,
            too_large: limited("material-too-large"),
            videos: videos.iter().map(|it| Line::new(module, it, reader)).collect(),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Line {
    fn new(module: ModuleId, video: &Video, reader: &Reader) -> Self {
        let captions: Vec<_> =
            video.captions.iter().map(|it| (video.id, it.language.clone())).collect();
        let url = captions_url(module, video.id);
        let name = |it: &(VideoId, LanguageCode)| CaptionsLine {
            name: language_name(&it.1),
            hidden: vec![Hidden::new("language", &it.1)],
        };
        Self {
            key: video.id.to_string(),
            name: video.title.as_str().to_owned(),
            note: format!("{} · {}", video.kind.name(), file_size(video.file.n_bytes, reader)),
            src: video_url(video.id),
            tracks: tracks(&captions, reader),
            captions: captions.iter().map(name).collect(),
            remove_url: format!("{url}/delete"),
            captions_url: url,
            markdown: video.markdown(),
        }
    }
}

impl Page for VideosPage {
    const TEMPLATE: &'static str = "training/modules/videos.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", reader.say("videos-title"), self.title)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use super::sample;

        const MOST: u64 = 25 * 1024 * 1024;
        let id = crate::training::sample::id(1);
        let wrong = FieldErrors::try_from_failure(AddVideoError::NotOffered).unwrap_or_default();
        let wrong = Draft::refused(Form::from_iter([("name", "Locks")]), wrong);
        let empty = Draft::refused(Form::default(), incomplete(Some(LineError::Empty), true));
        let videos = [sample::video(true), sample::video(false)];
        let page = |view: &_, videos: &[Video], draft: &_| {
            Self::new((view, videos), id, draft, MOST, reader)
        };
        vec![
            page(&sample::draft(), &videos, &Draft::blank()),
            page(&sample::draft(), &[], &wrong),
            page(&sample::draft(), &[], &empty),
            page(&sample::published(), &videos, &Draft::blank()),
        ]
    }
}
