use application::{
    App, Message,
    skills::{
        GrantLine, PersonSkill, RateOwnSkill, RateSkill, RatingLine, list_givers, rate_own_skill,
        rate_skill, see_own_skill, see_person_skill,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Date, PersonId};
use domain_skills::{Giver, Level, RatingNote, RatingSource, Skill, SkillId};
use serde::Serialize;

use super::{OfMember, Whose, level, list::Verdict, reason, sample};
use crate::{
    courses::{DayFields, optional_day},
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake, Refusal, Tick},
    parts::{Fact, Link},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// One skill of one person: how they stand, since when and why, and where to say something else.
#[derive(Debug, Serialize)]
pub(crate) struct PersonSkillPage {
    heading: String,
    lead: Option<String>,
    back: Link,
    verdict: Option<Verdict>,
    facts: Vec<Fact>,
    /// Where to say that they need not have it, or need it again.
    exempt: Option<Link>,
    /// What gives a higher level than they have.
    givers: Vec<GiverText>,
    history: Vec<RatingText>,
    action: String,
    certificates_url: String,
    form_heading: String,
    level: Field,
    levels: Vec<Choice>,
    until: DayFields,
    note: Field,
    /// Nobody says of themselves that a training counts no more.
    overrides: Option<Tick>,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct GiverText {
    title: String,
    level: String,
}

/// A rating of the past, newest first.
#[derive(Debug, Serialize)]
struct RatingText {
    level: String,
    said: String,
    note: Option<String>,
    overrides: bool,
    /// When, by whom and why it was taken back.
    revoked: Option<String>,
    revoke_url: Option<String>,
}

const UNTIL: [&str; 3] = ["until", "until_month", "until_year"];
const FIELDS: [&str; 6] = ["level", "until", "until_month", "until_year", "note", "overrides"];

/// What a form says.
struct Said {
    level: Level,
    until: Option<Date>,
    note: Option<RatingNote>,
    overrides: bool,
}

pub(crate) async fn own(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Skill>,
    screen: Screen,
) -> Result<Response, Problem> {
    answer_own(&app, &actor, id, &screen, &Draft::blank()).await
}

pub(crate) async fn of_member(
    State(app): State<App>,
    Signed(actor): Signed,
    OfMember(person, skill): OfMember,
    screen: Screen,
) -> Result<Response, Problem> {
    answer(&app, &actor, (person, skill), &screen, &Draft::blank()).await
}

pub(crate) async fn rate_own(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Skill>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let seen = see_own_skill(&app, &actor, id).await?;
    let form = form.only(&FIELDS[..5])?;
    match save_own(&app, &actor, id, &form).await {
        Ok(level) => Ok(rated(&Whose::Own, &seen, level)),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            answer_own(&app, &actor, id, &screen, &draft).await
        }
    }
}

pub(crate) async fn rate(
    State(app): State<App>,
    Signed(actor): Signed,
    OfMember(person, skill): OfMember,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let (member, seen) = see_person_skill(&app, &actor, person, skill).await?;
    let form = form.only(&FIELDS)?;
    match save(&app, &actor, (person, skill), &form).await {
        Ok(level) => Ok(rated(&Whose::Member(member), &seen, level)),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            answer(&app, &actor, (person, skill), &screen, &draft).await
        }
    }
}

fn rated(whose: &Whose, skill: &PersonSkill, level: Level) -> Response {
    let notice = Message::new("person-skill-rated")
        .text("skill", skill.name.as_str())
        .number("level", level.get().into());
    SeeOther::to(whose.skill_url(skill.id)).notice(notice).into_response()
}

async fn save_own(app: &App, actor: &Actor, skill: SkillId, form: &Form) -> Result<Level, Refusal> {
    let Said { level, until, note, .. } = said(form)?;
    rate_own_skill(app, actor, RateOwnSkill { skill, level, until, note }).await?;
    Ok(level)
}

async fn save(
    app: &App,
    actor: &Actor,
    (person, skill): (PersonId, SkillId),
    form: &Form,
) -> Result<Level, Refusal> {
    let Said { level, until, note, overrides } = said(form)?;
    rate_skill(app, actor, RateSkill { person, skill, level, until, overrides, note }).await?;
    Ok(level)
}

fn said(form: &Form) -> Result<Said, FieldErrors> {
    let mut errors = FieldErrors::default();
    let level = level(form.text("level"));
    if level.is_none() {
        errors.add("level", Message::new("rating-no-level"));
    }
    let until = errors.take("until", optional_day(form, UNTIL));
    let note = errors.take("note", RatingNote::parse_optional(form.text("note")));
    let (Some(level), Some(until), Some(note)) = (level, until, note) else {
        return Err(errors);
    };
    Ok(Said { level, until, note, overrides: form.is_ticked("overrides") })
}

async fn answer_own(
    app: &App,
    actor: &Actor,
    skill: SkillId,
    screen: &Screen,
    draft: &Draft,
) -> Result<Response, Problem> {
    let seen = see_own_skill(app, actor, skill).await?;
    let givers = list_givers(app, actor, skill).await?;
    let (reader, now) = (screen.reader(), app.clock.now());
    let today = reader.date_of(now).unwrap_or_default();
    let page = PersonSkillPage::new(&Whose::Own, &seen, &givers, today, draft, reader);
    Ok(screen.show(&page))
}

async fn answer(
    app: &App,
    actor: &Actor,
    (person, skill): (PersonId, SkillId),
    screen: &Screen,
    draft: &Draft,
) -> Result<Response, Problem> {
    let (member, seen) = see_person_skill(app, actor, person, skill).await?;
    let givers = list_givers(app, actor, skill).await?;
    let (reader, whose) = (screen.reader(), Whose::Member(member));
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    Ok(screen.show(&PersonSkillPage::new(&whose, &seen, &givers, today, draft, reader)))
}

impl PersonSkillPage {
    fn new(
        whose: &Whose,
        skill: &PersonSkill,
        givers: &[GrantLine],
        today: Date,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let state = skill.on(today);
        let lead = skill.category.as_ref().map(|it| it.as_str().to_owned());
        let back = match whose.name() {
            None => reader.say("person-skills-own"),
            Some(name) => reader.text(&Message::new("person-skills-of").text("name", name)),
        };
        let form_heading = match whose.name() {
            None => reader.say("rating-own-form"),
            Some(name) => reader.text(&Message::new("rating-form").text("name", name)),
        };
        let higher = givers.iter().filter(|it| state.level < it.level);
        let levels =
            Level::ALL.map(|it| (it.get().to_string(), reason::level(it, &skill.levels, reader)));
        let history = skill.ratings.iter().rev();
        Self {
            heading: skill.name.as_str().to_owned(),
            lead,
            back: Link { href: whose.url(), text: back },
            verdict: Verdict::of_skill(skill, today, reader),
            facts: facts(skill, today, reader),
            exempt: exempt_link(whose, skill, today, reader),
            givers: higher.map(|it| GiverText::new(it, skill, reader)).collect(),
            history: history.map(|it| RatingText::new(it, whose, skill, reader)).collect(),
            action: whose.skill_url(skill.id),
            certificates_url: format!("{}/certificates", whose.skill_url(skill.id)),
            form_heading,
            level: draft.field("level", reader),
            levels: draft.choices("level", levels),
            until: DayFields::new(UNTIL, draft, reader),
            note: draft.field("note", reader),
            overrides: whose.name().map(|_| draft.tick("overrides", reader)),
            mistakes: draft.mistakes(reader),
        }
    }
}

/// How they stand today, with what they say themselves beside what their manager says.
fn facts(skill: &PersonSkill, today: Date, reader: &Reader) -> Vec<Fact> {
    let state = skill.on(today);
    let fact = |key, value: String| Fact { name: reader.say(key), value };
    let newest = |source| {
        let is_valid = |it: &&RatingLine| {
            it.rating.revoked.is_none() && it.rating.what.until.is_none_or(|it| today <= it)
        };
        let of = skill.ratings.iter().filter(|it| it.rating.what.source == source);
        let newest = of.filter(is_valid).max_by_key(|it| (it.rating.on, it.rating.recorded));
        match newest {
            Some(it) => {
                let level = reason::level(it.rating.what.level, &skill.levels, reader);
                format!("{level} ({})", reason::said(it, reader))
            }
            None => reader.say("rating-none"),
        }
    };
    let needed = match skill.needed {
        Level::NONE => reader.say("person-skill-not-needed"),
        needed => reason::level(needed, &skill.levels, reader),
    };
    let why = state.reason.map(|it| fact("rating-why", reason::said(it, reader)));
    let lapsed = state.lapse.map(|it| fact("person-skill-is-lapsed", reason::lapsed(it, reader)));
    let exempt = skill.exemption_on(today);
    let exempt = exempt.map(|it| fact("exemption-is", reason::exempt(it, reader)));
    let now = [fact("person-skill-level", reason::level(state.level, &skill.levels, reader))];
    let rest = [
        fact("person-skill-needed", needed),
        fact("rating-own", newest(RatingSource::Own)),
        fact("rating-manager", newest(RatingSource::Manager)),
    ];
    now.into_iter().chain(why).chain(lapsed).chain(exempt).chain(rest).collect()
}

/// Only of what their job takes, and only for whoever may rate them.
fn exempt_link(whose: &Whose, skill: &PersonSkill, today: Date, reader: &Reader) -> Option<Link> {
    whose.name()?;
    let url = format!("{}/exemption", whose.skill_url(skill.id));
    match skill.exemption_on(today) {
        Some(_) => Some(Link { href: format!("{url}/end"), text: reader.say("exemption-end") }),
        None if skill.needed == Level::NONE => None,
        None => Some(Link { href: url, text: reader.say("exemption-submit") }),
    }
}

impl GiverText {
    fn new(grant: &GrantLine, skill: &PersonSkill, reader: &Reader) -> Self {
        let key = match grant.giver {
            Giver::Module(_) => "grant-module",
            Giver::Course(_) => "grant-course",
        };
        let title = Message::new(key).text("title", &grant.title);
        let level = reason::level(grant.level, &skill.levels, reader);
        Self { title: reader.text(&title), level }
    }
}

impl RatingText {
    fn new(line: &RatingLine, whose: &Whose, skill: &PersonSkill, reader: &Reader) -> Self {
        let (rating, what) = (&line.rating, &line.rating.what);
        let is_theirs = match whose {
            Whose::Own => what.source == RatingSource::Own,
            Whose::Member(_) => what.granted.is_none(),
        };
        let revoked = rating.revoked.as_ref().map(|it| {
            let by = line.revoked_by.as_ref().map(|it| it.as_str().to_owned());
            let key = if by.is_some() { "rating-revoked-by" } else { "rating-revoked-on" };
            let message = Message::new(key)
                .text("date", &reader.date(it.on))
                .text("name", &by.unwrap_or_default());
            let revoked = reader.text(&message);
            match it.reason.as_str() {
                "" => revoked,
                reason => format!("{revoked}: {reason}"),
            }
        });
        let url = format!("{}/ratings/{}/revoke", whose.skill_url(skill.id), rating.id);
        Self {
            level: reason::level(what.level, &skill.levels, reader),
            said: reason::said(line, reader),
            note: what.note.as_ref().map(|it| it.as_str().to_owned()),
            overrides: what.overrides,
            revoke_url: (is_theirs && revoked.is_none()).then_some(url),
            revoked,
        }
    }
}

impl Page for PersonSkillPage {
    const TEMPLATE: &'static str = "ratings/show.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (today, givers) = (sample::today(), sample::grants());
        let member = Whose::Member(sample::member());
        let mut errors = FieldErrors::default();
        errors.add("level", Message::new("rating-no-level"));
        errors.add("until", Message::new("rating-ends-before"));
        errors.add("note", Message::new("rating-overrides-without-note"));
        let typed = Form::from_iter([("until", "31"), ("overrides", "1"), ("note", "\"x\"")]);
        let refused = Draft::refused(typed, errors);
        let blank = Draft::blank();
        let skills = sample::skills();
        let pages = skills.iter().enumerate().map(|(place, it)| match place {
            0 => Self::new(&member, it, &givers, today, &refused, reader),
            1 => Self::new(&Whose::Own, it, &[], today, &blank, reader),
            _ => Self::new(&member, it, &[], today, &blank, reader),
        });
        pages.collect()
    }
}
