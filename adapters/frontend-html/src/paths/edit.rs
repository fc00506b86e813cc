use application::{
    App, Failure, Message,
    onboarding::{
        CreatePath, EditPath, PathView, create_path, edit_path, list_step_categories,
        list_step_courses, list_step_modules, see_path,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, LineError, Permission};
use domain_onboarding::{Audience, Path, PathId as Id, PathNumber, PathSettings};
use serde::Serialize;

use super::{
    PATH, back,
    path_form::{self, FilledIn},
    path_rows::{Choices, Rearrange, Row},
    sample, url,
};
use crate::{
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// A path's title and steps: a new one's, or those of one that is here.
#[derive(Debug, Serialize)]
pub(crate) struct PathFormPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    button: String,
    /// What the form sends along: an id for a new path, else the version that is changed.
    hidden_name: &'static str,
    hidden_value: String,
    title: Field,
    steps_error: Option<String>,
    rows: Vec<Row>,
    may_add_row: bool,
    /// Whether there is anything to make steps of.
    has_modules: bool,
    offers: Offers,
    mistakes: Vec<Mistake>,
}

/// What there is to make steps of beside modules and tasks.
#[derive(Debug, Serialize)]
struct Offers {
    courses: bool,
    items: bool,
}

/// What a form shows besides what was typed.
struct Shown<'a> {
    choices: &'a Choices,
    draft: &'a Draft,
    rearranged: Option<Rearrange>,
}

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let choices = choices(&app, &actor, None).await?;
    let draft = path_form::blank();
    let shown = Shown { choices: &choices, draft: &draft, rearranged: None };
    Ok(screen.show(&PathFormPage::create(app.ids.next(), &shown, screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::AuthorTraining)?;
    let form = path_form::only(form)?;
    let id: Id = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    let rearranged = Rearrange::parse(&form);
    let draft = match rearranged {
        Some(rearrange) => Draft::refused(rearrange.apply(&form), FieldErrors::default()),
        None => match save_new(&app, &actor, id, &form).await {
            Ok(()) => {
                let notice = Message::new("path-created");
                return Ok(SeeOther::to(url(id)).notice(notice).into_response());
            }
            Err(refusal) => Draft::refused(form, refusal.mistakes()?),
        },
    };
    let choices = choices(&app, &actor, None).await?;
    let shown = Shown { choices: &choices, draft: &draft, rearranged };
    Ok(screen.show(&PathFormPage::create(id, &shown, screen.reader())))
}

async fn save_new(app: &App, actor: &Actor, id: Id, form: &Form) -> Result<(), Refusal> {
    let FilledIn { title, steps } = FilledIn::parse(form)?;
    let settings = PathSettings { title, audience: Audience::default() };
    Ok(create_path(app, actor, CreatePath { id, settings, steps }).await?)
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    screen: Screen,
) -> Result<Response, Problem> {
    let path = see_path(&app, &actor, id).await?;
    let choices = choices(&app, &actor, Some(&path)).await?;
    let draft = path_form::stored(&path);
    let shown = Shown { choices: &choices, draft: &draft, rearranged: None };
    Ok(screen.show(&PathFormPage::edit(&path, &shown, screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let path = see_path(&app, &actor, id).await?;
    let form = path_form::only(form)?;
    let rearranged = Rearrange::parse(&form);
    let draft = match rearranged {
        Some(rearrange) => Draft::refused(rearrange.apply(&form), FieldErrors::default()),
        None => match save_edited(&app, &actor, &path, &form).await {
            Ok(begun) => {
                let notice = saved(begun);
                return Ok(SeeOther::to(url(id)).notice(notice).into_response());
            }
            Err(refusal) => Draft::refused(form, refusal.mistakes()?),
        },
    };
    let choices = choices(&app, &actor, Some(&path)).await?;
    let shown = Shown { choices: &choices, draft: &draft, rearranged };
    Ok(screen.show(&PathFormPage::edit(&path, &shown, screen.reader())))
}

/// A change under people is a version that they are not on yet.
fn saved(begun: Option<PathNumber>) -> Message {
    match begun {
        Some(number) => Message::new("path-saved-version").number("n", number.get()),
        None => Message::new("path-saved"),
    }
}

async fn save_edited(
    app: &App,
    actor: &Actor,
    path: &PathView,
    form: &Form,
) -> Result<Option<PathNumber>, Refusal> {
    let expected = version(form)?;
    let FilledIn { title, steps } = FilledIn::parse(form)?;
    let settings = PathSettings { title, ..path.settings.clone() };
    Ok(edit_path(app, actor, EditPath { id: path.id, expected, settings, steps }).await?)
}

/// What there is to make steps of, with what the path has already.
async fn choices(app: &App, actor: &Actor, path: Option<&PathView>) -> Result<Choices, Problem> {
    let modules = path_form::modules(list_step_modules(app, actor).await?, path);
    let courses = list_step_courses(app, actor).await?;
    Ok(Choices { modules, courses, categories: list_step_categories(app, actor).await? })
}

impl PathFormPage {
    fn create(id: Id, shown: &Shown<'_>, reader: &Reader) -> Self {
        let back = Link { href: PATH.to_owned(), text: reader.say("paths-title") };
        Self {
            heading: reader.say("path-new-title"),
            lead: reader.say("path-new-lead"),
            button: reader.say("path-create"),
            hidden_name: "id",
            hidden_value: id.to_string(),
            ..Self::new(back, PATH.to_owned(), shown, reader)
        }
    }

    fn edit(path: &PathView, shown: &Shown<'_>, reader: &Reader) -> Self {
        Self {
            heading: reader.say("path-edit-title"),
            lead: reader.say("path-edit-lead"),
            button: reader.say("save"),
            hidden_name: "version",
            hidden_value: shown.draft.version(path.version),
            ..Self::new(back(path), format!("{}/edit", url(path.id)), shown, reader)
        }
    }

    fn new(back: Link, action: String, shown: &Shown<'_>, reader: &Reader) -> Self {
        let rows = Row::all(shown.draft, shown.choices, shown.rearranged, reader);
        Self {
            heading: String::new(),
            lead: String::new(),
            back,
            action,
            button: String::new(),
            hidden_name: "id",
            hidden_value: String::new(),
            title: shown.draft.field("title", reader),
            steps_error: shown.draft.error("steps", reader),
            may_add_row: rows.len() < Path::MOST_STEPS,
            rows,
            has_modules: !shown.choices.modules.is_empty(),
            offers: Offers {
                courses: !shown.choices.courses.is_empty(),
                items: !shown.choices.categories.is_empty(),
            },
            mistakes: shown.draft.mistakes(reader),
        }
    }
}

impl Page for PathFormPage {
    const TEMPLATE: &'static str = "onboarding/paths/form.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (path, some) = (sample::path(), sample::choices());
        let nothing = Choices::default();
        let (blank, stored) = (path_form::blank(), path_form::stored(&path));
        let shown = |draft, rearranged| Shown { choices: &some, draft, rearranged };
        let mut errors = FieldErrors::default();
        errors.add("due_1", Message::new("working-days-malformed").number("most", 520));
        errors.add("steps", Message::new("path-module-twice"));
        errors.add("title_2", LineError::Empty.message());
        let typed = [
            ("title", "\"New\""),
            ("kind_1", "module"),
            ("module_1", ""),
            ("due_1", "-1"),
            ("kind_2", "task"),
            ("text_2", "In the <office>"),
            ("by_2", "manager"),
        ];
        let refused = Draft::refused(Form::from_iter(typed), errors);
        let none = Shown { choices: &nothing, draft: &blank, rearranged: None };
        vec![
            Self::create(path.id, &shown(&blank, None), reader),
            Self::create(path.id, &none, reader),
            Self::create(path.id, &shown(&refused, None), reader),
            Self::edit(&path, &shown(&stored, Some(Rearrange::AddModule)), reader),
        ]
    }
}
