use application::{
    App, Page as Lines, PageNumber,
    skills::{GapLine, ListGaps, TeamChoices, list_gaps},
};
use axum::{extract::State, response::Response};
use domain_kernel::{Date, PersonId};
use serde::Serialize;

use super::{OWN_PATH, closing::GapText, member_url, narrow, narrow::Narrow, sample};
use crate::{
    form::{Draft, Field, Tick},
    pager::Pager,
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::Signed,
};

const PATH: &str = "/skills/gaps";

/// What people have less of than they need.
#[derive(Debug, Serialize)]
pub(crate) struct GapsPage {
    matches: String,
    search: Field,
    skill: Field,
    narrow: Narrow,
    critical: Tick,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    lines: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    gap: GapText,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let reader = screen.reader();
    let asked = asked(&query, reader.date_of(app.clock.now()).unwrap_or_default());
    let (gaps, choices) = list_gaps(&app, &actor, &asked).await?;
    Ok(screen.show(&GapsPage::new(&gaps, &choices, &asked, actor.person_id(), reader)))
}

fn asked(query: &Query, day: Date) -> ListGaps {
    ListGaps {
        search: query.text("q").to_owned(),
        skill: query.text("skill").to_owned(),
        people: narrow::asked(query),
        only_critical: query.text("critical") == "1",
        day,
        page: query.page(),
    }
}

impl GapsPage {
    fn new(
        gaps: &Lines<GapLine>,
        choices: &TeamChoices,
        asked: &ListGaps,
        reading: Option<PersonId>,
        reader: &Reader,
    ) -> Self {
        let people = narrow::fields(&asked.people);
        let people = people.each_ref().map(|(name, value)| (*name, value.as_str()));
        let critical = if asked.only_critical { "1" } else { "" };
        let rest = [("q", asked.search.as_str()), ("skill", &asked.skill), ("critical", critical)];
        let fields = [&rest[..], &people].concat();
        let said = fields.iter().copied().filter(|(_, value)| !value.is_empty());
        let draft = Draft::filled(said.collect::<Vec<_>>());
        let lines = gaps.items.iter().map(|it| Line::new(it, reading, reader));
        let is_part = query::url(PATH, &fields) != PATH || asked.page != PageNumber::FIRST;
        Self {
            matches: reader.count("gaps-match", "gaps-match-many", gaps.n_matches),
            search: draft.field("q", reader),
            skill: draft.field("skill", reader),
            narrow: Narrow::new(choices, &draft, reader),
            critical: draft.tick("critical", reader),
            all_url: is_part.then_some(PATH),
            lines: lines.collect(),
            pager: Pager::new(gaps, PATH, &fields),
        }
    }
}

impl Line {
    /// Who reads it finds what they can do themselves where everybody finds that.
    fn new(gap: &GapLine, reading: Option<PersonId>, reader: &Reader) -> Self {
        let href = match reading == Some(gap.person) {
            true => OWN_PATH.to_owned(),
            false => member_url(gap.person),
        };
        let gap_text = GapText::in_list(gap, format!("{href}/{}", gap.skill), reader);
        Self { href, name: gap.name.as_str().to_owned(), gap: gap_text }
    }
}

impl Page for GapsPage {
    const TEMPLATE: &'static str = "ratings/gaps.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("gaps-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let day = sample::today();
        let all = asked(&Query::default(), day);
        let some = ListGaps {
            search: "\"x\"".to_owned(),
            only_critical: true,
            people: sample::which_people(),
            ..all.clone()
        };
        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        let (choices, none) = (sample::choices(), TeamChoices::default());
        let own = sample::gaps().first().map(|it| it.person);
        vec![
            Self::new(&page(sample::gaps(), 10_001), &choices, &all, None, reader),
            Self::new(&page(sample::gaps(), 4), &choices, &some, own, reader),
            Self::new(&page(Vec::new(), 0), &choices, &some, None, reader),
            Self::new(&page(Vec::new(), 0), &none, &all, None, reader),
        ]
    }
}
