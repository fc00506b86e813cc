use application::{
    App, Message,
    skills::{
        CreateSkill, EditSkill, LabelLine, SkillView, create_skill, edit_skill, list_labels,
        see_skill,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::Actor;
use domain_skills::{Skill, SkillId as Id};
use serde::Serialize;

use super::{
    PATH, back, list, sample,
    skill_form::{self, FIELDS, SkillFields},
    url,
};
use crate::{
    form::{Choice, Draft, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Hidden, Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// What a skill is: a new one, or one that is here.
#[derive(Debug, Serialize)]
pub(crate) struct SkillFormPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    button: String,
    hidden: Hidden,
    fields: SkillFields,
    categories: Vec<Choice>,
    mistakes: Vec<Mistake>,
}

/// What a form shows besides what it is about.
struct Shown<'a> {
    labels: &'a [LabelLine],
    draft: &'a Draft,
}

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let labels = list_labels(&app, &actor).await?;
    let shown = Shown { labels: &labels, draft: &Draft::blank() };
    Ok(screen.show(&SkillFormPage::create(app.ids.next(), &shown, screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let labels = list_labels(&app, &actor).await?;
    let form = form.only(&FIELDS)?;
    let id: Id = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save_new(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("skill-created");
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let shown = Shown { labels: &labels, draft: &draft };
            Ok(screen.show(&SkillFormPage::create(id, &shown, screen.reader())))
        }
    }
}

async fn save_new(app: &App, actor: &Actor, id: Id, form: &Form) -> Result<(), Refusal> {
    let settings = skill_form::parse(form)?;
    Ok(create_skill(app, actor, CreateSkill { id, settings }).await?)
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Skill>,
    screen: Screen,
) -> Result<Response, Problem> {
    let skill = see_skill(&app, &actor, id).await?;
    let labels = list_labels(&app, &actor).await?;
    let draft = skill_form::stored(&skill);
    let shown = Shown { labels: &labels, draft: &draft };
    Ok(screen.show(&SkillFormPage::edit(&skill, &shown, screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Skill>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let skill = see_skill(&app, &actor, id).await?;
    let form = form.only(&FIELDS)?;
    match save_edited(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("skill-saved");
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let labels = list_labels(&app, &actor).await?;
            let shown = Shown { labels: &labels, draft: &draft };
            Ok(screen.show(&SkillFormPage::edit(&skill, &shown, screen.reader())))
        }
    }
}

async fn save_edited(app: &App, actor: &Actor, id: Id, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let settings = skill_form::parse(form)?;
    Ok(edit_skill(app, actor, EditSkill { id, expected, settings }).await?)
}

impl SkillFormPage {
    fn create(id: Id, shown: &Shown<'_>, reader: &Reader) -> Self {
        Self {
            heading: reader.say("skill-new-title"),
            lead: reader.say("skill-new-lead"),
            back: Link { href: PATH.to_owned(), text: reader.say("skills-title") },
            action: PATH.to_owned(),
            button: reader.say("skill-create"),
            hidden: Hidden::new("id", &id),
            fields: SkillFields::new(shown.draft, reader),
            categories: choices(shown, reader),
            mistakes: shown.draft.mistakes(reader),
        }
    }

    fn edit(skill: &SkillView, shown: &Shown<'_>, reader: &Reader) -> Self {
        Self {
            heading: reader.say("skill-edit-title"),
            lead: reader.say("skill-edit-lead"),
            back: back(skill),
            action: format!("{}/edit", url(skill.id)),
            button: reader.say("save"),
            hidden: Hidden::new("version", &shown.draft.version(skill.version)),
            fields: SkillFields::new(shown.draft, reader),
            categories: choices(shown, reader),
            mistakes: shown.draft.mistakes(reader),
        }
    }
}

fn choices(shown: &Shown<'_>, reader: &Reader) -> Vec<Choice> {
    list::categories(shown.labels, shown.draft, reader.say("skill-no-category"))
}

impl Page for SkillFormPage {
    const TEMPLATE: &'static str = "skills/form.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (skill, labels) = (sample::skill(), sample::labels());
        let typed = Form::from_iter([("name", "\"Knots\""), ("level_2", "<b>"), ("critical", "1")]);
        let mut errors = FieldErrors::default();
        errors.add("name", Message::new("skill-name-taken"));
        errors.add("category", Message::new("skill-no-such-category"));
        let (blank, refused) = (Draft::blank(), Draft::refused(typed, errors));
        let stored = skill_form::stored(&skill);
        let shown = |draft| Shown { labels: &labels, draft };
        vec![
            Self::create(skill.id, &shown(&blank), reader),
            Self::create(skill.id, &shown(&refused), reader),
            Self::edit(&skill, &shown(&stored), reader),
        ]
    }
}
