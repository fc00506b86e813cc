use application::{
    App, Message, Page as Lines,
    skills::{
        GapLine, ListPersonSkills, PersonSkill, WhichSkills, list_own_gaps, list_own_skills,
        list_person_skills,
    },
};
use axum::{extract::State, response::Response};
use domain_kernel::{Date, Id, Person, PersonId};
use domain_skills::{Level, Position};
use serde::Serialize;
use uuid::Uuid;

use super::{Whose, closing::GapText, reason, sample};
use crate::{
    form::Choice,
    form::Draft,
    pager::Pager,
    parts::Link,
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};

/// What somebody can do, skill by skill.
#[derive(Debug, Serialize)]
pub(crate) struct PersonSkillsPage {
    heading: String,
    back: Link,
    action: String,
    matches: String,
    search: String,
    which: Vec<Choice>,
    /// Where the list is without what is looked for, if that is something.
    clear_url: Option<String>,
    /// Where every skill is, if these are some of them.
    all_url: Option<String>,
    skills: Vec<Line>,
    pager: Option<Pager>,
    /// Where it is said what they do, by whoever leads them.
    profile_url: Option<String>,
    report_url: String,
    /// What its reader has too little of.
    gaps: Vec<GapText>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    category: Option<String>,
    is_critical: bool,
    level: String,
    needed: Option<String>,
    verdict: Option<Verdict>,
    reason: Option<String>,
}

/// As `components/state.html` draws it.
#[derive(Debug, Serialize)]
pub(super) struct Verdict {
    text: String,
    tone: &'static str,
    icon: &'static str,
}

pub(crate) async fn own(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    // Whose they are is known by who asks.
    let asked = asked(actor.person_id().unwrap_or(Id::from_uuid(Uuid::nil())), &query);
    let skills = list_own_skills(&app, &actor, asked.clone()).await?;
    let reader = screen.reader();
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    let gaps = list_own_gaps(&app, &actor, today).await?;
    let page = PersonSkillsPage::new(&Whose::Own, &skills, &asked, today, reader);
    Ok(screen.show(&page.with_gaps(&gaps, reader)))
}

pub(crate) async fn of_member(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = asked(id, &query);
    let (member, skills) = list_person_skills(&app, &actor, &asked).await?;
    let (whose, reader) = (Whose::Member(member), screen.reader());
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    Ok(screen.show(&PersonSkillsPage::new(&whose, &skills, &asked, today, reader)))
}

fn asked(person: PersonId, query: &Query) -> ListPersonSkills {
    ListPersonSkills {
        person,
        search: query.text("q").to_owned(),
        which: WhichSkills::parse(query.text("which")).unwrap_or_default(),
        page: query.page(),
    }
}

impl PersonSkillsPage {
    fn new(
        whose: &Whose,
        skills: &Lines<PersonSkill>,
        asked: &ListPersonSkills,
        today: Date,
        reader: &Reader,
    ) -> Self {
        let path = whose.url();
        let is_all = asked.which == WhichSkills::All;
        let which = if is_all { asked.which.name() } else { "" };
        let fields = [("q", asked.search.as_str()), ("which", which)];
        let draft = Draft::filled([("which", asked.which.name())]);
        let options = WhichSkills::ALL.map(|it| {
            let key = match it {
                WhichSkills::Theirs => "person-skills-theirs",
                WhichSkills::All => "person-skills-all",
            };
            (it.name().to_owned(), reader.say(key))
        });
        let (heading, back) = match whose {
            Whose::Own => {
                let back = Link { href: "/training".to_owned(), text: reader.say("nav-training") };
                (reader.say("person-skills-own"), back)
            }
            Whose::Member(member) => {
                let name = member.name.as_str();
                let heading = reader.text(&Message::new("person-skills-of").text("name", name));
                let href = format!("/team/{}", member.id);
                (heading, Link { href, text: name.to_owned() })
            }
        };
        let all = query::url(&path, &[("which", WhichSkills::All.name())]);
        Self {
            heading,
            back,
            matches: reader.count("skills-match", "skills-match-many", skills.n_matches),
            search: asked.search.clone(),
            which: draft.choices("which", options),
            clear_url: (!asked.search.is_empty()).then(|| query::url(&path, &fields[1..])),
            all_url: (!is_all).then_some(all),
            skills: skills.items.iter().map(|it| Line::new(whose, it, today, reader)).collect(),
            pager: Pager::new(skills, &path, &fields),
            profile_url: whose.profile_url(),
            report_url: format!("{path}/report"),
            action: path,
            gaps: Vec::new(),
        }
    }

    fn with_gaps(self, gaps: &[GapLine], reader: &Reader) -> Self {
        let gaps = gaps.iter().map(|it| GapText::new(it, &Whose::Own, reader));
        Self { gaps: gaps.collect(), ..self }
    }
}

impl Line {
    fn new(whose: &Whose, skill: &PersonSkill, today: Date, reader: &Reader) -> Self {
        let (state, needed) = (skill.on(today), skill.needed_on(today));
        let needs = Message::new("person-skill-needs").number("level", needed.get().into());
        Self {
            href: whose.skill_url(skill.id),
            name: skill.name.as_str().to_owned(),
            category: skill.category.as_ref().map(|it| it.as_str().to_owned()),
            is_critical: skill.is_critical,
            level: reader.number(state.level.get()),
            needed: (Level::NONE < needed).then(|| reader.text(&needs)),
            verdict: Verdict::of_skill(skill, today, reader),
            reason: state.reason.map(|it| reason::said(it, reader)),
        }
    }
}

impl Verdict {
    pub(super) fn new(text: String, tone: &'static str, icon: &'static str) -> Self {
        Self { text, tone, icon }
    }

    /// The same of whom it is known whether they are exempt.
    pub(super) fn of_skill(skill: &PersonSkill, today: Date, reader: &Reader) -> Option<Self> {
        match skill.exemption_on(today) {
            Some(_) => Some(Self::new(reader.say("exemption-is"), "", "slash-circle")),
            None => Self::of(&skill.position(today), today, reader),
        }
    }

    /// Nothing of what nobody needs and what has not ended.
    pub(super) fn of(position: &Position, today: Date, reader: &Reader) -> Option<Self> {
        let (text, tone, icon) = match (position.lapses_soon(today), position.lapse) {
            (_, Some(_)) => (reader.say("person-skill-is-lapsed"), "negative", "x-lg"),
            _ if position.standing().is_gap() => {
                (reader.say("person-skill-gap"), "warning", "exclamation-triangle")
            }
            (Some(until), None) => {
                let lapses = Message::new("person-skill-lapses").text("date", &reader.date(until));
                (reader.text(&lapses), "warning", "clock")
            }
            (None, None) if position.needed == Level::NONE => return None,
            (None, None) => (reader.say("person-skill-met"), "positive", "check-lg"),
        };
        Some(Self::new(text, tone, icon))
    }
}

impl Page for PersonSkillsPage {
    const TEMPLATE: &'static str = "ratings/index.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let asked = |which, search: &str| {
            let query = Query::default();
            let asked = self::asked(sample::member().id, &query);
            ListPersonSkills { which, search: search.to_owned(), ..asked }
        };
        let page =
            |items, n_matches| Lines { items, number: application::PageNumber::FIRST, n_matches };
        let (theirs, all) = (WhichSkills::Theirs, WhichSkills::All);
        let today = sample::today();
        let member = || Whose::Member(sample::member());
        vec![
            Self::new(&member(), &page(sample::skills(), 400), &asked(all, ""), today, reader),
            Self::new(&Whose::Own, &page(sample::skills(), 5), &asked(theirs, ""), today, reader)
                .with_gaps(&sample::gaps(), reader),
            Self::new(&member(), &page(Vec::new(), 0), &asked(all, "\"x\""), today, reader),
            Self::new(&Whose::Own, &page(Vec::new(), 0), &asked(theirs, ""), today, reader),
        ]
    }
}
