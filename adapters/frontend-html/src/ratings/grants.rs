//! What gives a skill to those who pass or complete it.

use application::{
    App, Message,
    skills::{AddGrant, GrantLine, RemoveGrant, SkillGrants, add_grant, remove_grant, see_grants},
};
use axum::{
    extract::{FromRequestParts, State},
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Id};
use domain_skills::{Giver, Level, Skill, SkillId};
use http::request::Parts;
use serde::Serialize;
use uuid::Uuid;

use super::{level, reason, sample};
use crate::{
    Web,
    confirm::{Change, ConfirmPage},
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::Link,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed, two_ids},
};

/// The modules and courses that give a skill.
#[derive(Debug, Serialize)]
pub(crate) struct GrantsPage {
    heading: String,
    back: Link,
    action: String,
    grants: Vec<GrantText>,
    giver: Field,
    /// A first empty one, then all that could.
    givers: Vec<Choice>,
    level: Field,
    levels: Vec<Choice>,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct GrantText {
    title: String,
    level: String,
    remove_url: String,
}

/// A skill and what gives it, as a path names them. Malformed ids name nothing.
pub(crate) struct OfSkill(SkillId, Uuid);

impl FromRequestParts<Web> for OfSkill {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (skill, giver): (SkillId, Id<Giver>) = two_ids(parts, web).await?;
        Ok(Self(skill, giver.uuid()))
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Skill>,
    screen: Screen,
) -> Result<Response, Problem> {
    let seen = see_grants(&app, &actor, id).await?;
    Ok(screen.show(&GrantsPage::new(&seen, &Draft::blank(), screen.reader())))
}

pub(crate) async fn add(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Skill>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let seen = see_grants(&app, &actor, id).await?;
    let form = form.only(&["giver", "level"])?;
    match save(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("grant-added").text("skill", seen.name.as_str());
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&GrantsPage::new(&seen, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, skill: SkillId, form: &Form) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let (giver, level) = (parsed(form.text("giver")), level(form.text("level")));
    if giver.is_none() {
        errors.add("giver", Message::new("grant-no-such-giver"));
    }
    if level.is_none() {
        errors.add("level", Message::new("grant-nothing"));
    }
    let (Some(giver), Some(level)) = (giver, level) else {
        return Err(errors.into());
    };
    Ok(add_grant(app, actor, AddGrant { skill, giver, level }).await?)
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    OfSkill(skill, giver): OfSkill,
    screen: Screen,
) -> Result<Response, Problem> {
    let seen = see_grants(&app, &actor, skill).await?;
    let grant = found(&seen, giver)?;
    let change = change(&seen, grant, screen.reader());
    Ok(screen.show(&ConfirmPage::new(back(&seen), change, screen.reader())))
}

pub(crate) async fn remove(
    State(app): State<App>,
    Signed(actor): Signed,
    OfSkill(skill, giver): OfSkill,
    form: Form,
) -> Result<SeeOther, Problem> {
    form.only(&[])?;
    let seen = see_grants(&app, &actor, skill).await?;
    let giver = found(&seen, giver)?.giver;
    let removed = remove_grant(&app, &actor, RemoveGrant { skill, giver }).await;
    removed.map_err(|err| Problem::from(err).back_to(url(skill)))?;
    let notice = Message::new("grant-removed").text("skill", seen.name.as_str());
    Ok(SeeOther::to(url(skill)).notice(notice))
}

fn found(seen: &SkillGrants, giver: Uuid) -> Result<&GrantLine, Problem> {
    let grant = seen.grants.iter().find(|it| uuid(it.giver) == giver);
    grant.ok_or_else(Problem::not_found)
}

fn change(seen: &SkillGrants, grant: &GrantLine, reader: &Reader) -> Change {
    Change {
        heading: Message::new("grant-remove-title")
            .text("giver", &titled(grant, reader))
            .text("skill", seen.name.as_str()),
        lead: "grant-remove-lead",
        points: vec![Message::new("grant-remove-stays")],
        stem: None,
        refused: None,
        action: remove_url(seen.id, grant.giver),
        hidden: Vec::new(),
        button: Message::new("grant-remove-submit"),
        is_destructive: true,
    }
}

pub(super) fn changes(reader: &Reader) -> Vec<(Link, Change)> {
    let seen = sample::skill_grants();
    seen.grants.iter().map(|it| (back(&seen), change(&seen, it, reader))).collect()
}

fn back(seen: &SkillGrants) -> Link {
    Link { href: url(seen.id), text: seen.name.as_str().to_owned() }
}

fn url(skill: SkillId) -> String {
    format!("/skills/{skill}/grants")
}

fn remove_url(skill: SkillId, giver: Giver) -> String {
    format!("{}/{}/remove", url(skill), uuid(giver))
}

fn uuid(giver: Giver) -> Uuid {
    match giver {
        Giver::Module(module) => module.uuid(),
        Giver::Course(course) => course.uuid(),
    }
}

/// As the form names it: "module:…" or "course:…".
fn word(giver: Giver) -> String {
    match giver {
        Giver::Module(module) => format!("module:{module}"),
        Giver::Course(course) => format!("course:{course}"),
    }
}

fn parsed(word: &str) -> Option<Giver> {
    let (kind, id) = word.split_once(':')?;
    match kind {
        "module" => Some(Giver::Module(id.parse().ok()?)),
        "course" => Some(Giver::Course(id.parse().ok()?)),
        _ => None,
    }
}

fn named(giver: Giver, title: &str, reader: &Reader) -> String {
    let key = match giver {
        Giver::Module(_) => "grant-module",
        Giver::Course(_) => "grant-course",
    };
    reader.text(&Message::new(key).text("title", title))
}

fn titled(grant: &GrantLine, reader: &Reader) -> String {
    named(grant.giver, &grant.title, reader)
}

impl GrantsPage {
    fn new(seen: &SkillGrants, draft: &Draft, reader: &Reader) -> Self {
        let heading = Message::new("grants-title").text("skill", seen.name.as_str());
        let grants = seen.grants.iter().map(|it| GrantText {
            title: titled(it, reader),
            level: reason::level(it.level, &seen.levels, reader),
            remove_url: remove_url(seen.id, it.giver),
        });
        let left =
            seen.givers.iter().filter(|(it, _)| seen.grants.iter().all(|of| of.giver != *it));
        let givers = left.map(|(it, title)| (word(*it), named(*it, title, reader)));
        let none = (String::new(), reader.say("grant-choose"));
        let levels = Level::ALL[1..].iter();
        let levels =
            levels.map(|it| (it.get().to_string(), reason::level(*it, &seen.levels, reader)));
        Self {
            heading: reader.text(&heading),
            back: Link {
                href: format!("/skills/{}", seen.id),
                text: seen.name.as_str().to_owned(),
            },
            action: url(seen.id),
            grants: grants.collect(),
            giver: draft.field("giver", reader),
            givers: draft.choices("giver", [none].into_iter().chain(givers)),
            level: draft.field("level", reader),
            levels: draft.choices("level", levels),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for GrantsPage {
    const TEMPLATE: &'static str = "ratings/grants.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let seen = sample::skill_grants();
        let mut errors = FieldErrors::default();
        errors.add("giver", Message::new("grant-already"));
        errors.add("level", Message::new("grant-nothing"));
        let nothing = SkillGrants { grants: Vec::new(), givers: Vec::new(), ..seen.clone() };
        vec![
            Self::new(&seen, &Draft::refused(Form::default(), errors), reader),
            Self::new(&nothing, &Draft::blank(), reader),
        ]
    }
}
