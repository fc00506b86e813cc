use application::{
    App, Message,
    skills::{
        CreateJobRole, EditJobRole, JobRoleView, create_job_role, edit_job_role,
        list_skill_choices, see_job_role,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::Actor;
use domain_skills::{JobRole, JobRoleId as Id, JobRoleSettings, JobRoleTitle, SkillId, SkillName};
use serde::Serialize;

use super::{PATH, back, url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Hidden, Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    skills::{
        need_rows::{self as rows, Rearrange, Row},
        sample,
    },
    views::Page,
    visitor::{PathId, Signed},
};

/// What a job takes: a new one, or one that is here.
#[derive(Debug, Serialize)]
pub(crate) struct JobRoleFormPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    button: String,
    hidden: Hidden,
    title: Field,
    needs_error: Option<String>,
    rows: Vec<Row>,
    may_add_row: bool,
    mistakes: Vec<Mistake>,
}

/// What a form shows besides what it is about.
struct Shown<'a> {
    skills: &'a [(SkillId, SkillName)],
    draft: &'a Draft,
    rearranged: Option<Rearrange>,
}

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let skills = list_skill_choices(&app, &actor).await?;
    let draft = blank();
    let shown = Shown { skills: &skills, draft: &draft, rearranged: None };
    Ok(screen.show(&JobRoleFormPage::create(app.ids.next(), &shown, screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let skills = list_skill_choices(&app, &actor).await?;
    let form = only(form)?;
    let id: Id = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    let rearranged = Rearrange::parse(&form);
    let draft = match rearranged {
        Some(rearrange) => Draft::refused(rearrange.apply(&form), FieldErrors::default()),
        None => match save_new(&app, &actor, id, &form).await {
            Ok(()) => {
                let notice = Message::new("job-role-created");
                return Ok(SeeOther::to(url(id)).notice(notice).into_response());
            }
            Err(refusal) => Draft::refused(form, refusal.mistakes()?),
        },
    };
    let shown = Shown { skills: &skills, draft: &draft, rearranged };
    Ok(screen.show(&JobRoleFormPage::create(id, &shown, screen.reader())))
}

async fn save_new(app: &App, actor: &Actor, id: Id, form: &Form) -> Result<(), Refusal> {
    let settings = parse(form)?;
    Ok(create_job_role(app, actor, CreateJobRole { id, settings }).await?)
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<JobRole>,
    screen: Screen,
) -> Result<Response, Problem> {
    let job_role = see_job_role(&app, &actor, id).await?;
    let skills = list_skill_choices(&app, &actor).await?;
    let draft = stored(&job_role);
    let shown = Shown { skills: &skills, draft: &draft, rearranged: None };
    Ok(screen.show(&JobRoleFormPage::edit(&job_role, &shown, screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<JobRole>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let job_role = see_job_role(&app, &actor, id).await?;
    let form = only(form)?;
    let rearranged = Rearrange::parse(&form);
    let draft = match rearranged {
        Some(rearrange) => Draft::refused(rearrange.apply(&form), FieldErrors::default()),
        None => match save_edited(&app, &actor, id, &form).await {
            Ok(()) => {
                let notice = Message::new("job-role-saved");
                return Ok(SeeOther::to(url(id)).notice(notice).into_response());
            }
            Err(refusal) => Draft::refused(form, refusal.mistakes()?),
        },
    };
    let skills = list_skill_choices(&app, &actor).await?;
    let shown = Shown { skills: &skills, draft: &draft, rearranged };
    Ok(screen.show(&JobRoleFormPage::edit(&job_role, &shown, screen.reader())))
}

async fn save_edited(app: &App, actor: &Actor, id: Id, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let settings = parse(form)?;
    Ok(edit_job_role(app, actor, EditJobRole { id, expected, settings }).await?)
}

fn only(form: Form) -> Result<Form, FormError> {
    let rows: Vec<String> = rows::names().collect();
    let own = ["id", "version", "action", "title"];
    let names: Vec<&str> = own.into_iter().chain(rows.iter().map(String::as_str)).collect();
    form.only(&names)
}

fn parse(form: &Form) -> Result<JobRoleSettings, Refusal> {
    let mut errors = FieldErrors::default();
    let title = errors.take("title", JobRoleTitle::parse(form.text("title")));
    let needs = rows::parse(form)?;
    let settings = title.and_then(|it| errors.take("needs", JobRoleSettings::new(it, needs)));
    settings.ok_or_else(|| errors.into())
}

/// A form with a row to begin with.
fn blank() -> Draft {
    Draft::filled(rows::fields(vec![[String::new(), "1".to_owned()]]))
}

/// The fields as they are stored.
fn stored(job_role: &JobRoleView) -> Draft {
    let title = ("title".to_owned(), job_role.settings.title.as_str().to_owned());
    let needs = job_role.needs.iter();
    let rows = needs.map(|it| [it.skill.to_string(), it.level.get().to_string()]);
    Draft::filled([title].into_iter().chain(rows::fields(rows.collect())))
}

impl JobRoleFormPage {
    fn create(id: Id, shown: &Shown<'_>, reader: &Reader) -> Self {
        let back = Link { href: PATH.to_owned(), text: reader.say("job-roles-title") };
        Self {
            heading: reader.say("job-role-new-title"),
            button: reader.say("job-role-create"),
            ..Self::new((back, PATH.to_owned()), Hidden::new("id", &id), shown, reader)
        }
    }

    fn edit(job_role: &JobRoleView, shown: &Shown<'_>, reader: &Reader) -> Self {
        let hidden = Hidden::new("version", &shown.draft.version(job_role.version));
        let action = format!("{}/edit", url(job_role.id));
        Self {
            heading: reader.say("job-role-edit-title"),
            button: reader.say("save"),
            ..Self::new((back(job_role), action), hidden, shown, reader)
        }
    }

    fn new(
        (back, action): (Link, String),
        hidden: Hidden,
        shown: &Shown<'_>,
        reader: &Reader,
    ) -> Self {
        let rows = Row::all(shown.draft, shown.skills, shown.rearranged, reader);
        Self {
            heading: String::new(),
            lead: reader.say("job-role-form-lead"),
            back,
            action,
            button: String::new(),
            hidden,
            title: shown.draft.field("title", reader),
            needs_error: shown.draft.error("needs", reader),
            may_add_row: rows.len() < JobRoleSettings::MOST_NEEDS,
            rows,
            mistakes: shown.draft.mistakes(reader),
        }
    }
}

impl Page for JobRoleFormPage {
    const TEMPLATE: &'static str = "skills/job_roles/form.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (job_role, skills) = (sample::job_role(), sample::skills());
        let typed = [("title", "\"Mate\""), ("skill_1", ""), ("level_1", "7")];
        let mut errors = FieldErrors::default();
        errors.add("title", Message::new("job-role-title-taken"));
        errors.add("needs", Message::new("job-role-skill-twice"));
        errors.add("level_1", Message::new("skill-level-malformed"));
        let refused = Draft::refused(Form::from_iter(typed), errors);
        let (blank, stored) = (blank(), stored(&job_role));
        let shown = |draft, rearranged| Shown { skills: &skills, draft, rearranged };
        vec![
            Self::create(job_role.id, &shown(&blank, None), reader),
            Self::create(job_role.id, &shown(&refused, None), reader),
            Self::edit(&job_role, &shown(&stored, Some(Rearrange::Add)), reader),
        ]
    }
}
