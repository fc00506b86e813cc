use application::{
    App, Message, Page as Lines, PageNumber,
    skills::{CoverageLine, Holders, ListCoverage, TeamChoices, see_coverage},
};
use axum::{extract::State, response::Response};
use domain_kernel::Date;
use domain_skills::Level;
use serde::Serialize;

use super::{level, list::Verdict, narrow, narrow::Narrow, sample};
use crate::{
    form::{Choice, Draft, Field, Tick},
    pager::Pager,
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::Signed,
};

const PATH: &str = "/skills/coverage";

/// How many people have which skill.
#[derive(Debug, Serialize)]
pub(crate) struct CoveragePage {
    matches: String,
    search: Field,
    category: Field,
    categories: Vec<Choice>,
    level: Field,
    levels: Vec<Choice>,
    narrow: Narrow,
    critical: Tick,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    lines: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    /// Where what is missing of it is.
    href: String,
    name: String,
    category: Option<String>,
    is_critical: bool,
    /// From which level on people count.
    enough: String,
    n_today: String,
    verdicts: Vec<Verdict>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let reader = screen.reader();
    let asked = asked(&query, reader.date_of(app.clock.now()).unwrap_or_default());
    let enough = level(query.text("level")).filter(|it| Level::NONE < *it);
    let (lines, choices) = see_coverage(&app, &actor, &asked).await?;
    Ok(screen.show(&CoveragePage::new(&lines, &choices, &asked, enough, reader)))
}

fn asked(query: &Query, day: Date) -> ListCoverage {
    ListCoverage {
        search: query.text("q").to_owned(),
        category: query.text("category").parse().ok(),
        only_critical: query.text("critical") == "1",
        people: narrow::asked(query),
        day,
        page: query.page(),
    }
}

impl CoveragePage {
    fn new(
        lines: &Lines<CoverageLine>,
        choices: &TeamChoices,
        asked: &ListCoverage,
        enough: Option<Level>,
        reader: &Reader,
    ) -> Self {
        let people = narrow::fields(&asked.people);
        let people = people.each_ref().map(|(name, value)| (*name, value.as_str()));
        let category = asked.category.map(|it| it.to_string()).unwrap_or_default();
        let level = enough.map(|it| it.get().to_string()).unwrap_or_default();
        let rest = [
            ("q", asked.search.as_str()),
            ("category", &category),
            ("level", &level),
            ("critical", if asked.only_critical { "1" } else { "" }),
        ];
        let fields = [&rest[..], &people].concat();
        let said = fields.iter().copied().filter(|(_, value)| !value.is_empty());
        let draft = Draft::filled(said.collect::<Vec<_>>());
        let categories =
            choices.categories.iter().map(|(id, it)| (id.to_string(), it.as_str().to_owned()));
        let all = |key| [(String::new(), reader.say(key))].into_iter();
        let levels = Level::ALL.into_iter().filter(|it| Level::NONE < *it);
        let levels = levels.map(|it| (it.get().to_string(), from(it, reader)));
        let is_part = query::url(PATH, &fields) != PATH || asked.page != PageNumber::FIRST;
        Self {
            matches: reader.count("skills-match", "skills-match-many", lines.n_matches),
            search: draft.field("q", reader),
            category: draft.field("category", reader),
            categories: draft.choices("category", all("skills-all-categories").chain(categories)),
            level: draft.field("level", reader),
            levels: draft.choices("level", all("coverage-as-needed").chain(levels)),
            narrow: Narrow::new(choices, &draft, reader),
            critical: draft.tick("critical", reader),
            all_url: is_part.then_some(PATH),
            lines: lines.items.iter().map(|it| Line::new(it, enough, &people, reader)).collect(),
            pager: Pager::new(lines, PATH, &fields),
        }
    }
}

/// "From level 2"
fn from(level: Level, reader: &Reader) -> String {
    reader.text(&Message::new("coverage-from").number("level", level.get().into()))
}

impl Line {
    fn new(
        skill: &CoverageLine,
        enough: Option<Level>,
        people: &[(&str, &str)],
        reader: &Reader,
    ) -> Self {
        let enough = skill.enough(enough);
        let holders = skill.holders(enough);
        Self {
            href: query::url("/skills/gaps", &[&[("skill", skill.name.as_str())], people].concat()),
            name: skill.name.as_str().to_owned(),
            category: skill.category.as_ref().map(|it| it.as_str().to_owned()),
            is_critical: skill.is_critical,
            enough: from(enough, reader),
            n_today: reader.number(holders.n_today),
            verdicts: verdicts(&holders, reader),
        }
    }
}

/// What is to be looked after: that nobody has it, or only one person, or that some soon have it no
/// more.
fn verdicts(holders: &Holders, reader: &Reader) -> Vec<Verdict> {
    let warning = |message: &Message, icon| Verdict::new(reader.text(message), "warning", icon);
    let few = match (holders.n_today, &holders.only) {
        (0, _) => Some(Verdict::new(reader.say("coverage-nobody"), "negative", "x-lg")),
        (_, Some(name)) => Some(warning(
            &Message::new("coverage-only").text("name", name.as_str()),
            "exclamation-triangle",
        )),
        _ => None,
    };
    let lapsing = (0 < holders.n_lapsing()).then(|| {
        let key = match holders.n_soon {
            0 => "coverage-lapse-nobody",
            _ => "coverage-lapse",
        };
        warning(&Message::new(key).number("n", holders.n_lapsing()), "clock")
    });
    let verdicts: Vec<Verdict> = few.into_iter().chain(lapsing).collect();
    match verdicts.is_empty() {
        true => vec![Verdict::new(reader.say("coverage-enough"), "positive", "check-lg")],
        false => verdicts,
    }
}

impl Page for CoveragePage {
    const TEMPLATE: &'static str = "ratings/coverage.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("coverage-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let all = asked(&Query::default(), sample::today());
        let some = ListCoverage {
            search: "\"x\"".to_owned(),
            people: sample::which_people(),
            only_critical: true,
            ..all.clone()
        };
        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        let (choices, none) = (sample::choices(), TeamChoices::default());
        vec![
            Self::new(&page(sample::coverage(), 400), &choices, &all, None, reader),
            Self::new(&page(Vec::new(), 0), &choices, &some, Level::new(3).ok(), reader),
            Self::new(&page(Vec::new(), 0), &none, &all, None, reader),
        ]
    }
}
