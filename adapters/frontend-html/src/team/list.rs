use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use application::{
    App, Message, Page as Lines,
    identity::Direction,
    onboarding::{MemberOnPath, Team, TeamMember, TeamPerson, see_team},
};
use axum::{extract::State, response::Response};
use domain_identity::{JobTitle, PersonName};
use domain_kernel::{Role, Timestamp, fold};
use domain_onboarding::PathTitle;
use domain_training::ModuleTitle;
use serde::Serialize;

use super::{
    PATH,
    asked::{Asked, Entry, Sort},
    line::{Show, TeamLine},
    nudge,
};
use crate::{
    form::{Choice, Draft, Field},
    pager::Pager,
    parts::{Export, Hidden, Link, count},
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    sort::SortHead,
    training::sample,
    views::Page,
    visitor::Signed,
};

/// How everybody in the team is getting on.
#[derive(Debug, Serialize)]
pub(crate) struct TeamPage {
    title: String,
    lead: String,
    chips: Vec<Chip>,
    search: Field,
    path: Field,
    paths: Vec<Choice>,
    /// The view and the order go along with a search.
    hidden: Vec<Hidden>,
    heads: Vec<SortHead>,
    export: Export,
    /// Whether this is a part of the list.
    is_part: bool,
    lines: Vec<TeamLine>,
    matches: String,
    /// Whether there is anybody at all.
    has_people: bool,
    pager: Option<Pager>,
    /// To remind everybody who is overdue, if anybody is.
    late: Option<Link>,
}

/// A quick view and how many lines it has.
#[derive(Debug, Serialize)]
struct Chip {
    href: String,
    text: String,
    count: String,
    is_current: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let (now, reader) = (app.clock.now(), screen.reader());
    let team = see_team(&app, &actor, reader.date_of(now).unwrap_or_default()).await?;
    let title = match actor.role() {
        Some(Role::Manager) => "nav-team",
        _ => "team-everyone",
    };
    let asked = Asked::parse(&query);
    Ok(screen.show(&TeamPage::new(&team, title, &asked, now, reader)))
}

impl TeamPage {
    fn new(team: &Team, title: &str, asked: &Asked, now: Timestamp, reader: &Reader) -> Self {
        let entries = asked.entries(&team.people);
        let chosen = asked.chosen(&entries);
        let n_matches = count(chosen.len());
        let skipped = usize::try_from(asked.page.n_skipped()).unwrap_or(usize::MAX);
        let n_lines = usize::try_from(Lines::<()>::N_LINES).unwrap_or(usize::MAX);
        let items = chosen.into_iter().skip(skipped).take(n_lines);
        let items = items.map(|(person, path)| TeamLine::new(person, path, now, reader)).collect();
        let page = Lines { items, number: asked.page, n_matches };
        let filters = asked.filters();
        let filters = filters.each_ref().map(|(name, value)| (*name, value.as_str()));
        let (order, draft) = (asked.order(), Draft::filled(filters));
        let show = [("show", asked.show.name())];
        let hidden = show.iter().chain(&order).filter(|(_, value)| !value.is_empty());
        let heads = Sort::ALL.map(|it| {
            let current = (it == asked.sort).then_some(asked.direction);
            SortHead::new(it.name(), reader.say(it.head()), current, PATH, &filters)
        });
        let all = (&filters[..], &order[..]);
        let all = [all.0, all.1].concat();
        Self {
            title: reader.say(title),
            lead: standing(team, reader),
            chips: Show::ALL.map(|it| Chip::new(&entries, it, asked, reader)).into(),
            search: draft.field("q", reader),
            path: draft.field("path", reader),
            paths: draft.choices("path", paths(team, reader)),
            hidden: hidden.map(|(name, value)| Hidden::new(name, *value)).collect(),
            heads: heads.into(),
            export: Export {
                csv: query::url("/team.csv", &all),
                xlsx: query::url("/team.xlsx", &all),
            },
            is_part: filters.iter().any(|(_, value)| !value.is_empty()),
            matches: reader.count("team-match", "people-match-many", n_matches),
            pager: Pager::new(&page, PATH, &all),
            lines: page.items,
            has_people: !team.people.is_empty(),
            late: late(team, reader),
        }
    }
}

/// The paths that anybody of the team is on, by title, after the choice of all.
fn paths(team: &Team, reader: &Reader) -> Vec<(String, String)> {
    let paths = team.people.iter().flat_map(|it| &it.paths);
    let paths: BTreeMap<_, _> = paths.map(|it| (it.path, it.title.as_str())).collect();
    let titles = paths.into_iter().map(|(id, title)| (fold(title), id.to_string(), title));
    let titles: BTreeSet<_> = titles.collect();
    let titles = titles.into_iter().map(|(_, id, title)| (id, title.to_owned()));
    [(String::new(), reader.say("team-all-paths"))].into_iter().chain(titles).collect()
}

/// "3 people are behind. Everyone else is on time."
pub(crate) fn standing(team: &Team, reader: &Reader) -> String {
    if team.people.is_empty() {
        return reader.say("team-nobody");
    }
    let behind = u32::try_from(team.n_behind()).unwrap_or(u32::MAX);
    reader.text(&Message::new("team-lead").number("n", behind))
}

fn late(team: &Team, reader: &Reader) -> Option<Link> {
    let n = count(team.n_behind());
    let text = reader.text(&Message::new("nudge-late-link").number("n", n));
    (0 < n).then(|| Link { href: nudge::late_url(), text })
}

impl Chip {
    fn new(entries: &[Entry<'_>], show: Show, asked: &Asked, reader: &Reader) -> Self {
        let n = entries.iter().filter(|(_, path)| show.takes(*path)).count();
        let is_current = show == asked.show;
        let asked = &Asked { show, ..asked.clone() };
        let filters = asked.filters();
        let filters = filters.each_ref().map(|(name, value)| (*name, value.as_str()));
        let key = match show {
            Show::Everyone => "team-all",
            Show::Overdue => "team-show-overdue",
            Show::Failed => "team-failed",
            Show::InProgress => "team-in-progress",
            Show::Lapsing => "team-show-lapsing",
            Show::Completed => "team-completed",
        };
        Self {
            href: query::url(PATH, &[&filters[..], &asked.order()].concat()),
            text: reader.say(key),
            count: reader.number(i64::try_from(n).unwrap_or(i64::MAX)),
            is_current,
        }
    }
}

impl Page for TeamPage {
    const TEMPLATE: &'static str = "team/index.html";

    fn title(&self, _: &Reader) -> String {
        self.title.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let all = Asked::default();
        let by_name = Asked {
            path: Some(sample::id(3)),
            sort: Sort::Name,
            direction: Direction::Descending,
            ..Asked::default()
        };
        let none = Asked { show: Show::Failed, search: "\"x\"".to_owned(), ..Asked::default() };
        let nobody = Team { people: Vec::new() };
        let new = |team: &Team, asked| Self::new(team, "nav-team", asked, sample::now(), reader);
        let team = sample();
        vec![new(&team, &all), new(&team, &by_name), new(&team, &none), new(&nobody, &all)]
    }
}

/// Somebody late, somebody on the way, somebody done and somebody without a path.
pub(super) fn sample() -> Team {
    let date = |day| domain_kernel::Date::constant(2026, 11, day);
    let title = |it: &str| ModuleTitle::restore(it.to_owned());
    let path = |n_done, n_overdue, due: Option<i8>, failed: &[&str], going: &[&str]| MemberOnPath {
        path: sample::id(3),
        title: PathTitle::restore("Workshop starter".to_owned()),
        n_done,
        n_steps: 11,
        n_overdue,
        next_due: due.map(date),
        failed: failed.iter().map(|it| title(it)).collect(),
        in_progress: going.iter().map(|it| title(it)).collect(),
        lapsing: due
            .filter(|it| *it == 27)
            .map(|it| (title("Lock-out"), date(it)))
            .into_iter()
            .collect(),
    };
    let person = |number: u128, name: &str, paths: Vec<MemberOnPath>| {
        Arc::new(TeamPerson {
            member: TeamMember {
                id: sample::id(number),
                name: PersonName::restore(name.to_owned()),
                job_title: Some(JobTitle::restore("Fitter".to_owned())),
                role: Role::Staff,
                is_active: number != 5,
                photo: None,
                manager: Some(sample::id(2)),
                last_activity: (!paths.is_empty()).then(sample::now),
            },
            paths,
        })
    };
    Team {
        people: vec![
            person(4, "Priya Raman", vec![path(11, 0, None, &[], &[])]),
            person(5, "Amina Yusuf", vec![path(7, 0, Some(27), &[], &["Chemical labels"])]),
            person(6, "Mehmet <Yıldız>", vec![path(4, 2, Some(15), &["Working at height"], &[])]),
            person(7, "Joaquín Morales", vec![path(0, 0, Some(31 - 1), &[], &[])]),
            person(8, "Olena Kovalenko", Vec::new()),
        ],
    }
}
