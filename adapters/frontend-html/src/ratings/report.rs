use application::{
    App, Message,
    skills::{PersonReport, SkillPosition, see_own_report, see_report},
};
use axum::{extract::State, response::Response};
use domain_kernel::{Date, Person};
use domain_skills::Level;
use serde::Serialize;

use super::{
    Whose,
    closing::GapText,
    list::Verdict,
    radar::{Radar, category, decimal},
    sample,
};
use crate::{
    parts::Link,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};

/// How somebody stands with all their skills, to be read or printed.
#[derive(Debug, Serialize)]
pub(crate) struct ReportPage {
    heading: String,
    lead: String,
    back: Link,
    tiles: Vec<Tile>,
    radar: Option<Radar>,
    /// What the picture is of, for whoever does not see it.
    radar_text: String,
    categories: Vec<Category>,
    gaps: Vec<GapText>,
}

#[derive(Debug, Serialize)]
struct Tile {
    name: String,
    figure: String,
}

#[derive(Debug, Serialize)]
struct Category {
    name: String,
    skills: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    is_critical: bool,
    level: String,
    needed: Option<String>,
    verdict: Option<Verdict>,
}

pub(crate) async fn own(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let reader = screen.reader();
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    let (name, report) = see_own_report(&app, &actor, today).await?;
    Ok(screen.show(&ReportPage::new(&Whose::Own, name.as_str(), &report, reader)))
}

pub(crate) async fn of_member(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let reader = screen.reader();
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    let (member, report) = see_report(&app, &actor, id, today).await?;
    let name = member.name.as_str().to_owned();
    Ok(screen.show(&ReportPage::new(&Whose::Member(member), &name, &report, reader)))
}

impl ReportPage {
    fn new(whose: &Whose, name: &str, report: &PersonReport, reader: &Reader) -> Self {
        let named = |key| reader.text(&Message::new(key).text("name", name));
        let back = match whose {
            Whose::Own => reader.say("person-skills-own"),
            Whose::Member(_) => named("person-skills-of"),
        };
        let lead = Message::new("report-lead").text("date", &reader.date(report.day));
        let categories = report.skills.chunk_by(|one, two| one.category == two.category);
        Self {
            heading: named("report-of"),
            lead: reader.text(&lead),
            back: Link { href: whose.url(), text: back },
            tiles: tiles(report, reader),
            radar: Radar::of(report, reader),
            radar_text: named("report-radar-text"),
            categories: categories
                .filter_map(|it| Category::new(it, whose, report.day, reader))
                .collect(),
            gaps: report.gaps.iter().map(|it| GapText::new(it, whose, reader)).collect(),
        }
    }
}

fn tiles(report: &PersonReport, reader: &Reader) -> Vec<Tile> {
    let it = &report.overview;
    let tile = |key, figure| Tile { name: reader.say(key), figure };
    let met = Message::new("report-met").number("n", it.n_met).number("of", it.n_needed);
    vec![
        tile("report-held", reader.number(it.n_held)),
        tile("report-average", it.tenths.map_or_else(|| "–".to_owned(), |it| decimal(it, reader))),
        tile("report-needed", reader.text(&met)),
        tile("gaps-title", reader.number(it.n_gaps())),
        tile("person-skill-is-lapsed", reader.number(it.n_lapsed)),
        tile("report-lapsing", reader.number(it.n_lapsing)),
    ]
}

impl Category {
    fn new(skills: &[SkillPosition], whose: &Whose, today: Date, reader: &Reader) -> Option<Self> {
        let name = category(skills.first()?, reader);
        let lines = skills.iter().map(|it| Line::new(it, whose, today, reader));
        Some(Self { name, skills: lines.collect() })
    }
}

impl Line {
    fn new(skill: &SkillPosition, whose: &Whose, today: Date, reader: &Reader) -> Self {
        let position = skill.position;
        let needed = Some(position.needed).filter(|it| Level::NONE < *it);
        Self {
            href: whose.skill_url(skill.skill),
            name: skill.name.as_str().to_owned(),
            is_critical: skill.is_critical,
            level: reader.number(position.level.get()),
            needed: needed.map(|it| reader.number(it.get())),
            verdict: Verdict::of(&position, today, reader),
        }
    }
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "ratings/report.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let member = sample::member();
        let name = member.name.as_str().to_owned();
        let member = Whose::Member(member);
        vec![
            Self::new(&member, &name, &sample::report(), reader),
            Self::new(&Whose::Own, &name, &sample::small_report(), reader),
            Self::new(&Whose::Own, &name, &sample::empty_report(), reader),
        ]
    }
}
