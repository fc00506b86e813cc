//! Sections as their authors keep them: the list of a module, and one's form.

use application::{
    App, Message,
    training::{
        ModuleView, MoveSection, PutSection, RemoveSection, move_section, put_section,
        remove_section, see_module,
    },
};
use axum::{
    extract::{FromRequestParts, State},
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Version};
use domain_training::{EditRefused, Lesson, Module, ModuleId, Quiz, Section, SectionId};
use http::request::Parts;

use super::{
    back,
    edit::{edited, see_quiz},
    section_form::{self, SectionFormPage},
    section_list::SectionsPage,
    url,
};
use crate::{
    Web,
    confirm::{Change, ConfirmPage},
    form::{Draft, Form, FormError, Refusal},
    parts::{Hidden, count, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed, two_ids},
};

/// The `{id}` and `{section}` of a path. Malformed ids name nothing, so they are not found.
pub(crate) struct SectionPath {
    module: ModuleId,
    section: SectionId,
}

pub(crate) async fn list(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
) -> Result<Response, Problem> {
    let module = see_quiz(&app, &actor, id).await?;
    Ok(screen.show(&SectionsPage::new(&module, screen.reader())))
}

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
) -> Result<Response, Problem> {
    let module = see_quiz(&app, &actor, id).await?;
    let draft = Draft::blank();
    Ok(screen.show(&SectionFormPage::create(&module, app.ids.next(), &draft, screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(module_id): PathId<Module>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let module = see_quiz(&app, &actor, module_id).await?;
    let form = form.only(&[&section_form::FIELDS[..], &["id"]].concat())?;
    let id: SectionId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match put(&app, &actor, (module_id, id), None, &form).await {
        Ok(()) => Ok(done(module_id, "section-added").into_response()),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&SectionFormPage::create(&module, id, &draft, screen.reader())))
        }
    }
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    path: SectionPath,
    screen: Screen,
) -> Result<Response, Problem> {
    let module = see_quiz(&app, &actor, path.module).await?;
    let (_, section) = find(&module, path.section)?;
    let draft = section_form::stored(section);
    Ok(screen.show(&SectionFormPage::edit(&module, section, &draft, screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    path: SectionPath,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let module = see_quiz(&app, &actor, path.module).await?;
    let (_, section) = find(&module, path.section)?;
    let form = form.only(&[&section_form::FIELDS[..], &["version"]].concat())?;
    let expected = version(&form)?;
    match put(&app, &actor, (path.module, path.section), Some(expected), &form).await {
        Ok(()) => Ok(done(path.module, "section-saved").into_response()),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&SectionFormPage::edit(&module, section, &draft, screen.reader())))
        }
    }
}

async fn put(
    app: &App,
    actor: &Actor,
    (module, id): (ModuleId, SectionId),
    expected: Option<Version>,
    form: &Form,
) -> Result<(), Refusal> {
    let settings = section_form::parse(form)?;
    Ok(put_section(app, actor, PutSection { module, id, expected, settings }).await?)
}

pub(crate) async fn shift(
    State(app): State<App>,
    Signed(actor): Signed,
    path: SectionPath,
    form: Form,
) -> Result<SeeOther, Problem> {
    let SectionPath { module, section } = path;
    find(&see_module(&app, &actor, module).await?, section)?;
    let form = form.only(&["to"])?;
    let to: u16 = form.text("to").parse().map_err(|_| FormError::Unreadable)?;
    move_section(&app, &actor, MoveSection { module, id: section, to: to.into() }).await?;
    Ok(done(module, "section-moved"))
}

pub(crate) async fn ask_to_remove(
    State(app): State<App>,
    Signed(actor): Signed,
    path: SectionPath,
    screen: Screen,
) -> Result<Response, Problem> {
    let module = see_module(&app, &actor, path.module).await?;
    let (_, section) = find(&module, path.section)?;
    let change = change(&module, section);
    Ok(screen.show(&ConfirmPage::new(back(&module), change, screen.reader())))
}

pub(crate) async fn remove(
    State(app): State<App>,
    Signed(actor): Signed,
    path: SectionPath,
    form: Form,
) -> Result<SeeOther, Problem> {
    let SectionPath { module, section } = path;
    find(&see_module(&app, &actor, module).await?, section)?;
    let expected = version(&form.only(&["version"])?)?;
    remove_section(&app, &actor, RemoveSection { module, id: section, expected }).await?;
    Ok(done(module, "section-removed"))
}

/// A section that can be changed, and its place counted from 0.
fn find(module: &ModuleView, id: SectionId) -> Result<(usize, &Section), EditRefused> {
    let sections = sections(module)?.iter().enumerate();
    let mut found = sections.filter(|(_, it)| it.id == id);
    found.next().ok_or(EditRefused::NoSuchSection)
}

/// Those that can be changed.
pub(super) fn sections(module: &ModuleView) -> Result<&[Section], EditRefused> {
    Ok(edited(module)?.quiz().map(Quiz::sections).unwrap_or_default())
}

pub(super) fn sections_url(module: ModuleId) -> String {
    format!("{}/sections", url(module))
}

fn done(module: ModuleId, key: &'static str) -> SeeOther {
    SeeOther::to(sections_url(module)).notice(Message::new(key))
}

pub(super) fn change(module: &ModuleView, section: &Section) -> Change {
    let quiz = edited(module).ok().and_then(Lesson::quiz);
    let n_questions = quiz.map_or(0, |it| it.questions_in(Some(section.id)).count());
    let id = module.module.value.id();
    Change {
        heading: Message::new("section-remove-title")
            .text("section", section.settings.title.as_str()),
        lead: "section-remove-lead",
        points: vec![Message::new("section-remove-stays").number("n", count(n_questions))],
        stem: None,
        refused: None,
        action: format!("{}/{}/delete", sections_url(id), section.id),
        hidden: vec![Hidden::new("version", &module.module.version.get())],
        button: Message::new("section-remove-submit"),
        is_destructive: true,
    }
}

impl FromRequestParts<Web> for SectionPath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (module, section) = two_ids(parts, web).await?;
        Ok(Self { module, section })
    }
}
