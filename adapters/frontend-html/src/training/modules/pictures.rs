//! The pictures of a module: brought by its authors, and shown to whoever sees the module.

use application::{
    App, Failure, Message,
    identity::PictureError,
    training::{AddPicture, ModuleView, PictureKind, add_picture, list_pictures, see_picture},
};
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain_kernel::{Actor, Permission};
use domain_training::{Module, ModuleId, Picture, PictureAlt, PictureId};
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};
use serde::Serialize;

use super::{back, upload, url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::Link,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

#[derive(Debug, Serialize)]
pub(crate) struct PicturesPage {
    title: String,
    back: Link,
    action: String,
    id: String,
    /// Whether something is being written, so that pictures can be added.
    has_draft: bool,
    alt: Field,
    file: Field,
    pictures: Vec<Line>,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct Line {
    src: String,
    alt: String,
    /// What puts it into a text.
    markdown: String,
}

pub(super) fn pictures_url(module: ModuleId) -> String {
    format!("{}/pictures", url(module))
}

pub(crate) fn picture_url(id: PictureId) -> String {
    format!("/pictures/{id}")
}

pub(crate) async fn list(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(module): PathId<Module>,
    screen: Screen,
) -> Result<Response, Problem> {
    let (view, pictures) = list_pictures(&app, &actor, module).await?;
    let draft = Draft::blank();
    let page = PicturesPage::new(&view, &pictures, app.ids.next(), &draft, screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn add(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(module): PathId<Module>,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    actor.permit(Permission::AuthorTraining)?;
    let (form, file) = upload::read_binary(body).await?;
    let form = form.only(&["id", "alt"])?;
    let id: PictureId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save(&app, &actor, (module, id), &form, file.map(|(_, it)| it)).await {
        Ok(picture) => {
            let notice = Message::new("picture-added").text("alt", picture.alt.as_str());
            Ok(SeeOther::to(pictures_url(module)).notice(notice).into_response())
        }
        Err(refusal) => {
            let problem = |it: Problem| it.back_to(pictures_url(module));
            let draft = Draft::refused(form, refusal.mistakes().map_err(problem)?);
            let (view, pictures) = list_pictures(&app, &actor, module).await?;
            let page = PicturesPage::new(&view, &pictures, id, &draft, screen.reader());
            Ok(screen.show(&page))
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    (module, id): (ModuleId, PictureId),
    form: &Form,
    file: Option<Bytes>,
) -> Result<Picture, Refusal> {
    let mut errors = FieldErrors::default();
    let alt = errors.take("alt", PictureAlt::parse(form.text("alt")));
    if file.is_none() {
        errors.add("file", PictureError::Missing.message());
    }
    let (Some(alt), Some(upload)) = (alt, file) else {
        return Err(errors.into());
    };
    Ok(add_picture(app, actor, AddPicture { id, module, alt, upload }).await?)
}

/// A picture that stands in a text.
pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Picture>,
    screen: Screen,
) -> Result<Response, Problem> {
    let today = screen.reader().date_of(app.clock.now()).unwrap_or_default();
    let (kind, content) = see_picture(&app, &actor, id, today).await?;
    let of_type = match kind {
        PictureKind::Jpeg => "image/jpeg",
        PictureKind::Png => "image/png",
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(of_type)),
        // It never changes; who may see it does.
        (CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'")),
    ];
    Ok((headers, content).into_response())
}

impl PicturesPage {
    fn new(
        view: &ModuleView,
        pictures: &[Picture],
        id: PictureId,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let back = back(view);
        let line = |it: &Picture| Line {
            src: picture_url(it.id),
            alt: it.alt.as_str().to_owned(),
            markdown: it.markdown(),
        };
        Self {
            title: back.text.clone(),
            back,
            action: pictures_url(view.module.value.id()),
            id: id.to_string(),
            has_draft: view.module.value.draft().is_some(),
            alt: draft.field("alt", reader),
            file: draft.field("file", reader),
            pictures: pictures.iter().map(line).collect(),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for PicturesPage {
    const TEMPLATE: &'static str = "training/modules/pictures.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", reader.say("pictures-title"), self.title)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use super::sample;

        let id = crate::training::sample::id(1);
        let mut errors = FieldErrors::default();
        errors.add("file", PictureError::TooBig.message());
        errors.add("alt", domain_kernel::LineError::Empty.message());
        let refused = Draft::refused(Form::from_iter([("alt", "")]), errors);
        let picture = [sample::picture()];
        vec![
            Self::new(&sample::draft(), &picture, id, &Draft::blank(), reader),
            Self::new(&sample::draft(), &[], id, &refused, reader),
            Self::new(&sample::published(), &picture, id, &Draft::blank(), reader),
        ]
    }
}
