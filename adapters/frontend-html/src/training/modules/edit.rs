use application::{
    App, Message,
    training::{CreateModule, EditModule, ModuleView, create_module, edit_module, see_module},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Date, Permission};
use domain_training::{EditRefused, Lesson, Module, ModuleId, ModuleVersion};
use serde::Serialize;

use super::{
    PATH,
    module_form::{self, FilledIn, ModuleFields},
    url,
};
use crate::{
    form::{Draft, Form, FormError, Mistake, Refusal},
    parts::{Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// What a module says and how it is passed: a new one's, or that of one that is here.
#[derive(Debug, Serialize)]
pub(crate) struct ModuleFormPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    button: String,
    /// What the form sends along: an id for a new module, else the version that is changed.
    hidden_name: &'static str,
    hidden_value: String,
    fields: ModuleFields,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    actor.permit(Permission::AuthorTraining)?;
    let (draft, today) = (module_form::blank(), today(&app, &screen));
    Ok(screen.show(&ModuleFormPage::create(app.ids.next(), &draft, today, screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::AuthorTraining)?;
    let form = form.only(&[&module_form::FIELDS[..], &["id"]].concat())?;
    let id: ModuleId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save_new(&app, &actor, id, &form).await {
        Ok(()) => Ok(SeeOther::to(url(id)).notice(Message::new("module-created")).into_response()),
        Err(refusal) => {
            let (draft, today) = (Draft::refused(form, refusal.mistakes()?), today(&app, &screen));
            Ok(screen.show(&ModuleFormPage::create(id, &draft, today, screen.reader())))
        }
    }
}

async fn save_new(app: &App, actor: &Actor, id: ModuleId, form: &Form) -> Result<(), Refusal> {
    let FilledIn { about, rules } = FilledIn::parse(form)?;
    Ok(create_module(app, actor, CreateModule { id, about, rules }).await?)
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
) -> Result<Response, Problem> {
    let module = see_module(&app, &actor, id).await?;
    let (draft, today) = (module_form::stored(edited(&module)?), today(&app, &screen));
    Ok(screen.show(&ModuleFormPage::edit(&module, &draft, today, screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let module = see_module(&app, &actor, id).await?;
    let form = form.only(&[&module_form::FIELDS[..], &["version"]].concat())?;
    match save_edited(&app, &actor, id, &form).await {
        Ok(()) => Ok(SeeOther::to(url(id)).notice(Message::new("module-saved")).into_response()),
        Err(refusal) => {
            let (draft, today) = (Draft::refused(form, refusal.mistakes()?), today(&app, &screen));
            Ok(screen.show(&ModuleFormPage::edit(&module, &draft, today, screen.reader())))
        }
    }
}

async fn save_edited(app: &App, actor: &Actor, id: ModuleId, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let FilledIn { about, rules } = FilledIn::parse(form)?;
    Ok(edit_module(app, actor, EditModule { id, expected, about, rules }).await?)
}

pub(super) fn today(app: &App, screen: &Screen) -> Date {
    screen.reader().date_of(app.clock.now()).unwrap_or_default()
}

/// What an edit begins with: the draft, or what is published if there is none.
pub(super) fn edited(module: &ModuleView) -> Result<&Lesson, EditRefused> {
    if let Some(draft) = module.module.value.draft() {
        return Ok(draft);
    }
    let published = module.latest.as_ref().filter(|_| module.module.value.offered().is_ok());
    published.map(ModuleVersion::lesson).ok_or(EditRefused::Retired)
}

impl ModuleFormPage {
    fn create(id: ModuleId, draft: &Draft, today: Date, reader: &Reader) -> Self {
        Self {
            heading: reader.say("module-new-title"),
            lead: reader.say("module-new-lead"),
            back: Link { href: PATH.to_owned(), text: reader.say("modules-title") },
            action: PATH.to_owned(),
            button: reader.say("module-create"),
            hidden_name: "id",
            hidden_value: id.to_string(),
            fields: ModuleFields::new(draft, today, reader),
            mistakes: draft.mistakes(reader),
        }
    }

    fn edit(module: &ModuleView, draft: &Draft, today: Date, reader: &Reader) -> Self {
        let id = module.module.value.id();
        let lead = match (module.module.value.latest(), module.module.value.draft()) {
            (Some(_), None) => "module-edit-lead-opens",
            (Some(_), Some(_)) => "module-edit-lead-next",
            (None, _) => "module-edit-lead-draft",
        };
        Self {
            heading: reader.say("module-edit-title"),
            lead: reader.say(lead),
            back: Link { href: url(id), text: title(module).to_owned() },
            action: format!("{}/edit", url(id)),
            button: reader.say("save"),
            hidden_name: "version",
            hidden_value: draft.version(module.module.version),
            fields: ModuleFields::new(draft, today, reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

/// A module whose questions can be changed.
pub(super) async fn see_quiz(
    app: &App,
    actor: &Actor,
    id: ModuleId,
) -> Result<ModuleView, Problem> {
    let module = see_module(app, actor, id).await?;
    if edited(&module)?.quiz().is_none() {
        return Err(Problem::from(EditRefused::NoQuiz).back_to(url(id)));
    }
    Ok(module)
}

/// As its author knows the module: the draft's title, or the newest version's.
pub(super) fn title(module: &ModuleView) -> &str {
    let published = module.latest.as_ref().map(ModuleVersion::lesson);
    let lesson = module.module.value.draft().or(published);
    lesson.map(|it| it.about().title.as_str()).unwrap_or_default()
}

impl Page for ModuleFormPage {
    const TEMPLATE: &'static str = "training/modules/form.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::Failure;
        use domain_training::{MinutesError, PassMarkError, ValidityError};

        use super::sample;
        use crate::form::FieldErrors;

        let mut errors = FieldErrors::default();
        errors.add("minutes", MinutesError.message());
        errors.add("pass_mark", PassMarkError::Zero.message());
        let typed = Form::from_iter([
            ("title", "A \"new\" <one>"),
            ("minutes", "0"),
            ("kind", "quiz"),
            ("pass_mark", "0 %"),
            ("valid_months", "12"),
            ("valid_from", "yearly"),
            ("yearly_on", "31.01."),
        ]);
        errors.add("yearly_on", ValidityError::DayOfYear.message());
        let today = Date::constant(2026, 11, 24);
        let id = crate::training::sample::id(1);
        let (draft, next) = (sample::draft(), sample::next());
        let strict = sample::strict();
        let of_strict = module_form::stored(sample::lesson(&strict));
        let (of_draft, of_next) = (
            module_form::stored(sample::lesson(&draft)),
            module_form::stored(sample::lesson(&next)),
        );
        vec![
            Self::create(id, &module_form::blank(), today, reader),
            Self::create(id, &Draft::refused(typed, errors), today, reader),
            Self::edit(&draft, &of_draft, today, reader),
            Self::edit(&next, &of_next, today, reader),
            Self::edit(&strict, &of_strict, today, reader),
            Self::edit(&sample::published(), &of_next, today, reader),
        ]
    }
}
