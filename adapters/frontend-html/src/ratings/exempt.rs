use application::{
    App, Failure, Message,
    onboarding::TeamMember,
    skills::{
        EndExemption, ExemptFromSkill, PersonSkill, end_exemption, exempt_from_skill,
        see_person_skill,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Date, LineError, PersonId};
use domain_skills::{ExemptionReason, SkillId};
use serde::Serialize;

use super::{OfMember, Whose, sample};
use crate::{
    confirm::{Change, ConfirmPage},
    courses::{DayFields, optional_day},
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::Link,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Signed,
};

/// Why somebody need not have a skill which their job takes, and until when.
#[derive(Debug, Serialize)]
pub(crate) struct ExemptPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    reason: Field,
    until: DayFields,
    mistakes: Vec<Mistake>,
}

const UNTIL: [&str; 3] = ["until", "until_month", "until_year"];

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    OfMember(person, skill): OfMember,
    screen: Screen,
) -> Result<Response, Problem> {
    let (member, seen) = see_person_skill(&app, &actor, person, skill).await?;
    let page = ExemptPage::new(&member, &seen, &Draft::blank(), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn exempt(
    State(app): State<App>,
    Signed(actor): Signed,
    OfMember(person, skill): OfMember,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let (member, seen) = see_person_skill(&app, &actor, person, skill).await?;
    let form = form.only(&["reason", UNTIL[0], UNTIL[1], UNTIL[2]])?;
    match save(&app, &actor, (person, skill), &form).await {
        Ok(()) => Ok(back(member, &seen, "exemption-begun").into_response()),
        Err(refusal) => {
            let mistakes = refusal.mistakes().map_err(|it| it.back_to(url(&member, &seen)))?;
            let draft = Draft::refused(form, mistakes);
            Ok(screen.show(&ExemptPage::new(&member, &seen, &draft, screen.reader())))
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    (person, skill): (PersonId, SkillId),
    form: &Form,
) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", ExemptionReason::parse(form.text("reason")));
    let until: Option<Option<Date>> = errors.take("until", optional_day(form, UNTIL));
    let (Some(reason), Some(until)) = (reason, until) else {
        return Err(errors.into());
    };
    let command = ExemptFromSkill { person, skill, until, reason };
    Ok(exempt_from_skill(app, actor, command).await?)
}

pub(crate) async fn ask_end(
    State(app): State<App>,
    Signed(actor): Signed,
    OfMember(person, skill): OfMember,
    screen: Screen,
) -> Result<Response, Problem> {
    let (member, seen) = see_person_skill(&app, &actor, person, skill).await?;
    let today = screen.reader().date_of(app.clock.now()).unwrap_or_default();
    seen.exemption_on(today).ok_or_else(Problem::not_found)?;
    let (back, change) = ending(&member, &seen);
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

pub(crate) async fn end(
    State(app): State<App>,
    Signed(actor): Signed,
    OfMember(person, skill): OfMember,
    form: Form,
) -> Result<SeeOther, Problem> {
    form.only(&[])?;
    let (member, seen) = see_person_skill(&app, &actor, person, skill).await?;
    let ended = end_exemption(&app, &actor, EndExemption { person, skill }).await;
    ended.map_err(|err| Problem::from(err).back_to(url(&member, &seen)))?;
    Ok(back(member, &seen, "exemption-ended"))
}

/// What is asked before an exemption is ended.
pub(super) fn changes() -> Vec<(Link, Change)> {
    let skills = sample::skills();
    let exempt = skills.iter().filter(|it| it.exemption.is_some());
    exempt.map(|it| ending(&sample::member(), it)).collect()
}

fn ending(member: &TeamMember, skill: &PersonSkill) -> (Link, Change) {
    let url = url(member, skill);
    let change = Change {
        heading: about("exemption-end-title", member, skill),
        lead: "exemption-end-lead",
        points: Vec::new(),
        stem: None,
        refused: None,
        action: format!("{url}/exemption/end"),
        hidden: Vec::new(),
        button: Message::new("exemption-end"),
        is_destructive: false,
    };
    (Link { href: url, text: skill.name.as_str().to_owned() }, change)
}

fn url(member: &TeamMember, skill: &PersonSkill) -> String {
    format!("{}/{}", super::member_url(member.id), skill.id)
}

fn back(member: TeamMember, skill: &PersonSkill, key: &'static str) -> SeeOther {
    let notice = about(key, &member, skill);
    SeeOther::to(Whose::Member(member).skill_url(skill.id)).notice(notice)
}

fn about(key: &'static str, member: &TeamMember, skill: &PersonSkill) -> Message {
    Message::new(key).text("name", member.name.as_str()).text("skill", skill.name.as_str())
}

impl ExemptPage {
    fn new(member: &TeamMember, skill: &PersonSkill, draft: &Draft, reader: &Reader) -> Self {
        let url = url(member, skill);
        Self {
            heading: reader.text(&about("exemption-title", member, skill)),
            lead: reader.say("exemption-lead"),
            action: format!("{url}/exemption"),
            back: Link { href: url, text: skill.name.as_str().to_owned() },
            reason: draft.field("reason", reader),
            until: DayFields::new(UNTIL, draft, reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for ExemptPage {
    const TEMPLATE: &'static str = "ratings/exempt.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("reason", LineError::Empty.message());
        errors.add("until", Message::new("exemption-ends-before"));
        let typed = Form::from_iter([("until", "31"), ("reason", "\"x\"")]);
        let refused = Draft::refused(typed, errors);
        let (member, skills) = (sample::member(), sample::skills());
        let drafts = [refused, Draft::blank()];
        let pages = skills.iter().zip(&drafts);
        pages.map(|(skill, draft)| Self::new(&member, skill, draft, reader)).collect()
    }
}
