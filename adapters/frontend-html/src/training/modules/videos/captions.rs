//! What is said in a film, brought as a file for each language.

use application::{
    App, Failure, Message,
    training::{
        CaptionVideo, CaptionVideoError, RemoveCaptions, caption_video, find_video, remove_captions,
    },
};
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use domain_courses::FileRefused;
use domain_training::{LanguageCode, LanguageCodeError, ModuleId, Video};
use serde::Serialize;

use super::{VideoPath, captions_url, videos_url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    incoming::{Incoming, done, is_by_script},
    parts::Link,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Signed,
};

/// A form for the captions of one film in one language.
#[derive(Debug, Serialize)]
pub(crate) struct CaptionsPage {
    name: String,
    back: Link,
    action: String,
    /// In which languages it has some.
    there: Option<String>,
    language: Field,
    file: Field,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    path: VideoPath,
    screen: Screen,
) -> Result<Response, Problem> {
    let (_, video) = find_video(&app, &actor, (path.module, path.video)).await?;
    let own = [("language", screen.reader().language().tag())];
    let page = CaptionsPage::new(path.module, &video, &Draft::filled(own), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn caption(
    State(app): State<App>,
    Signed(actor): Signed,
    path: VideoPath,
    screen: Screen,
    request: Request,
) -> Result<Response, Problem> {
    let VideoPath { module, video } = path;
    let (_, found) = find_video(&app, &actor, (module, video)).await?;
    let is_script = is_by_script(request.headers());
    let mut incoming = Incoming::of(request, app.policy.material_bytes).await?;
    let code = incoming.field("language").await?;
    let captioned = match (LanguageCode::parse(&code), incoming.file().await?) {
        (Ok(language), Some(mut file)) => {
            let command = CaptionVideo { module, video, language, file_name: file.name.clone() };
            caption_video(&app, &actor, command, &mut file).await.map_err(Refusal::from)
        }
        (language, file) => Err(incomplete(language.err(), file.is_none()).into()),
    };
    match captioned {
        Ok(()) => {
            incoming.end().await;
            Ok(done(videos_url(module), Message::new("captions-are-added"), is_script))
        }
        Err(refusal) => {
            let errors = refusal.mistakes().map_err(|it| it.back_to(videos_url(module)))?;
            let draft = Draft::refused(Form::from_iter([("language", code)]), errors);
            Ok(screen.show(&CaptionsPage::new(module, &found, &draft, screen.reader())))
        }
    }
}

pub(crate) async fn remove(
    State(app): State<App>,
    Signed(actor): Signed,
    path: VideoPath,
    form: Form,
) -> Result<Response, Problem> {
    let VideoPath { module, video } = path;
    find_video(&app, &actor, (module, video)).await?;
    let form = form.only(&["language"])?;
    let language = form.text("language");
    let language = LanguageCode::parse(language).map_err(|_| FormError::Unreadable)?;
    remove_captions(&app, &actor, RemoveCaptions { module, video, language }).await?;
    let notice = Message::new("captions-are-deleted");
    Ok(SeeOther::to(videos_url(module)).notice(notice).into_response())
}

/// What a form lacks. Its file, if there is one, has to be chosen again.
fn incomplete(language: Option<LanguageCodeError>, is_without_file: bool) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if let Some(err) = language {
        errors.add("language", err.message());
    }
    if is_without_file {
        errors.add("file", FileRefused::Missing.message());
    }
    errors
}

impl CaptionsPage {
    fn new(module: ModuleId, video: &Video, draft: &Draft, reader: &Reader) -> Self {
        let languages = video.captions.iter().map(|it| it.language.as_str());
        let languages = languages.collect::<Vec<_>>().join(", ");
        let there = Message::new("video-captions-there").text("languages", &languages);
        Self {
            name: video.title.as_str().to_owned(),
            back: Link { href: videos_url(module), text: reader.say("videos-title") },
            action: captions_url(module, video.id),
            there: (!languages.is_empty()).then(|| reader.text(&there)),
            language: draft.field("language", reader),
            file: draft.field("file", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for CaptionsPage {
    const TEMPLATE: &'static str = "training/modules/captions.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", reader.say("captions-add"), self.name)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use crate::training::modules::sample;

        let id = crate::training::sample::id(1);
        let long = FieldErrors::try_from_failure(CaptionVideoError::TooLong).unwrap_or_default();
        let long = Draft::refused(Form::from_iter([("language", "de")]), long);
        let empty = Draft::refused(Form::default(), incomplete(Some(LanguageCodeError), true));
        let blank = Draft::filled([("language", "en")]);
        let page = |has: bool, draft: &_| Self::new(id, &sample::video(has), draft, reader);
        vec![page(true, &blank), page(false, &blank), page(false, &long), page(false, &empty)]
    }
}
