//! A file is chosen and sent. The form works as it is; a script shows how far the file has come.

use application::{
    App, Message,
    courses::{
        AddMaterial, BringFileError, MaterialPart, MaterialView, ReplaceFile, SeesAs, add_material,
        replace_file, see_course, see_material,
    },
};
use axum::{
    extract::{Request, State},
    response::Response,
};
use domain_courses::{Course, FileRefused, MaterialId};
use domain_kernel::{Actor, Permission, Version};
use serde::Serialize;

use super::{MaterialPath, back, sample, url_of};
use crate::{
    courses,
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    incoming::{Incoming, done, is_by_script},
    parts::{Hidden, Link},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};

/// A form for one file, which says before what is taken.
#[derive(Debug, Serialize)]
pub(crate) struct BringFilePage {
    heading: String,
    lead: Option<String>,
    back: Link,
    action: String,
    /// The one field that goes before the file.
    hidden: Hidden,
    file: Field,
    hint: String,
    accept: &'static str,
    /// What a script says before it sends more.
    most_bytes: u64,
    too_large: String,
    button: String,
    mistakes: Vec<Mistake>,
}

/// What differs from one such form to another.
struct Brought {
    heading: &'static str,
    lead: Option<Message>,
    back: Link,
    action: String,
    hidden: Hidden,
    part: MaterialPart,
}

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
) -> Result<Response, Problem> {
    let course = see_course(&app, &actor, id).await?;
    let brought = Brought::new(courses::back(&course), app.ids.next());
    Ok(screen.show(&BringFilePage::new(brought, &Draft::blank(), &app, screen.reader())))
}

pub(crate) async fn add(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(course): PathId<Course>,
    screen: Screen,
    request: Request,
) -> Result<Response, Problem> {
    let view = see_course(&app, &actor, course).await?;
    let is_script = is_by_script(request.headers());
    let mut incoming = Incoming::of(request, app.policy.material_bytes).await?;
    let id = incoming.field("id").await?.parse().map_err(|_| FormError::Unreadable)?;
    let added = match incoming.file().await? {
        Some(mut file) => {
            let command = AddMaterial { id, course, file_name: file.name.clone() };
            add_material(&app, &actor, command, &mut file).await
        }
        None => Err(FileRefused::Missing.into()),
    };
    match added.map_err(Refusal::from) {
        Ok(()) => {
            incoming.end().await;
            Ok(done(courses::url(course), Message::new("material-is-added"), is_script))
        }
        Err(refusal) => {
            let draft = refused(refusal, courses::url(course))?;
            let brought = Brought::new(courses::back(&view), id);
            Ok(screen.show(&BringFilePage::new(brought, &draft, &app, screen.reader())))
        }
    }
}

pub(crate) async fn ask_to_replace(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    screen: Screen,
) -> Result<Response, Problem> {
    ask(&app, &actor, path, MaterialPart::Content, &screen).await
}

pub(crate) async fn replace(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    screen: Screen,
    request: Request,
) -> Result<Response, Problem> {
    bring(&app, &actor, (path, MaterialPart::Content), &screen, request).await
}

pub(crate) async fn ask_for_captions(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    screen: Screen,
) -> Result<Response, Problem> {
    ask(&app, &actor, path, MaterialPart::Captions, &screen).await
}

pub(crate) async fn caption(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    screen: Screen,
    request: Request,
) -> Result<Response, Problem> {
    bring(&app, &actor, (path, MaterialPart::Captions), &screen, request).await
}

async fn ask(
    app: &App,
    actor: &Actor,
    path: MaterialPath,
    part: MaterialPart,
    screen: &Screen,
) -> Result<Response, Problem> {
    let view = see_material(app, actor, path.seen_as(SeesAs::Teacher)).await?;
    let brought = Brought::instead(&view, part, view.material.version);
    Ok(screen.show(&BringFilePage::new(brought, &Draft::blank(), app, screen.reader())))
}

async fn bring(
    app: &App,
    actor: &Actor,
    (path, part): (MaterialPath, MaterialPart),
    screen: &Screen,
    request: Request,
) -> Result<Response, Problem> {
    actor.permit(Permission::AuthorCourses)?;
    let view = see_material(app, actor, path.seen_as(SeesAs::Teacher)).await?;
    let is_script = is_by_script(request.headers());
    let mut incoming = Incoming::of(request, app.policy.material_bytes).await?;
    let expected = incoming.field("version").await?.parse().map(Version::new);
    let expected = expected.map_err(|_| FormError::Unreadable)?;
    let MaterialPath { course, id } = path;
    let replaced = match incoming.file().await? {
        Some(mut file) => {
            let file_name = file.name.clone();
            let command = ReplaceFile { course, id, part, expected, file_name };
            replace_file(app, actor, command, &mut file).await
        }
        None => Err(FileRefused::Missing.into()),
    };
    let notice = match part {
        MaterialPart::Content => "material-is-replaced",
        MaterialPart::Captions => "captions-are-added",
    };
    match replaced.map_err(Refusal::from) {
        Ok(()) => {
            incoming.end().await;
            Ok(done(url_of(&view), Message::new(notice), is_script))
        }
        Err(refusal) => {
            let draft = refused(refusal, url_of(&view))?;
            let brought = Brought::instead(&view, part, expected);
            Ok(screen.show(&BringFilePage::new(brought, &draft, app, screen.reader())))
        }
    }
}

fn refused(refusal: Refusal, back: String) -> Result<Draft, Problem> {
    let errors = refusal.mistakes().map_err(|it| it.back_to(back))?;
    Ok(Draft::refused(Form::default(), errors))
}

impl Brought {
    fn new(back: Link, id: MaterialId) -> Self {
        Self {
            heading: "material-add",
            lead: None,
            action: format!("{}/materials", back.href),
            back,
            hidden: Hidden::new("id", &id),
            part: MaterialPart::Content,
        }
    }

    fn instead(view: &MaterialView, part: MaterialPart, expected: Version) -> Self {
        let (way, heading, lead) = match part {
            MaterialPart::Content => ("replace", "material-replace", "material-replace-lead"),
            MaterialPart::Captions => ("captions", "captions-add", "captions-lead"),
        };
        Self {
            heading,
            lead: Some(Message::new(lead)),
            back: back(view),
            action: format!("{}/{way}", url_of(view)),
            hidden: Hidden::new("version", &expected.get()),
            part,
        }
    }
}

impl BringFilePage {
    fn new(brought: Brought, draft: &Draft, app: &App, reader: &Reader) -> Self {
        Self::limited(brought, draft, app.policy.material_bytes, reader)
    }

    fn limited(brought: Brought, draft: &Draft, most_bytes: u64, reader: &Reader) -> Self {
        let most_mb = u32::try_from(most_bytes / (1024 * 1024)).unwrap_or(u32::MAX);
        let (hint, accept) = match brought.part {
            MaterialPart::Content => ("material-file-hint", ".pdf,.docx,.mp3,.mp4"),
            MaterialPart::Captions => ("captions-file-hint", ".vtt"),
        };
        let limited = |key| reader.text(&Message::new(key).number("most", most_mb));
        Self {
            heading: reader.say(brought.heading),
            lead: brought.lead.map(|it| reader.text(&it)),
            back: brought.back,
            action: brought.action,
            hidden: brought.hidden,
            file: draft.field("file", reader),
            hint: limited(hint),
            accept,
            most_bytes,
            too_large: limited("material-too-large"),
            button: reader.say(brought.heading),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for BringFilePage {
    const TEMPLATE: &'static str = "courses/materials/bring.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        const MOST: u64 = 25 * 1024 * 1024;
        let course = Link { href: "/courses/1".to_owned(), text: "Reading scores".to_owned() };
        let refused = |err: BringFileError| {
            let errors = FieldErrors::try_from_failure(err).unwrap_or_default();
            Draft::refused(Form::default(), errors)
        };
        let film = sample::film();
        let new = || {
            Brought::new(
                Link { href: course.href.clone(), text: course.text.clone() },
                film.material.value.id,
            )
        };
        let instead = |part| Brought::instead(&film, part, film.material.version);
        let wrong = refused(FileRefused::NotWhatItSays.into());
        vec![
            Self::limited(new(), &Draft::blank(), MOST, reader),
            Self::limited(new(), &wrong, MOST, reader),
            Self::limited(instead(MaterialPart::Content), &Draft::blank(), MOST, reader),
            Self::limited(instead(MaterialPart::Captions), &Draft::blank(), MOST, reader),
        ]
    }
}
