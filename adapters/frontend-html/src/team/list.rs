use application::{
    App, Message, Page as Lines, PageNumber,
    onboarding::{MemberOnPath, Team, TeamMember, TeamPerson, see_team},
};
use axum::{extract::State, response::Response};
use domain_identity::{JobTitle, PersonName};
use domain_kernel::{Role, Timestamp};
use domain_onboarding::PathTitle;
use domain_training::ModuleTitle;
use serde::Serialize;

use super::{
    PATH,
    line::{Show, TeamLine, lines},
    nudge,
};
use crate::{
    form::{Draft, Field},
    pager::Pager,
    parts::{Link, count},
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
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
    show: &'static str,
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
    let asked = Asked {
        show: Show::parse(query.text("show")),
        search: query.text("q"),
        page: query.page(),
    };
    Ok(screen.show(&TeamPage::new(&team, title, &asked, now, reader)))
}

/// What of a team is looked for.
struct Asked<'a> {
    show: Show,
    search: &'a str,
    page: PageNumber,
}

impl TeamPage {
    fn new(team: &Team, title: &str, asked: &Asked<'_>, now: Timestamp, reader: &Reader) -> Self {
        let found = lines(&team.people, asked.show, asked.search, now, reader);
        let n_matches = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let skipped = usize::try_from(asked.page.n_skipped()).unwrap_or(usize::MAX);
        let n_lines = usize::try_from(Lines::<()>::N_LINES).unwrap_or(usize::MAX);
        let items: Vec<TeamLine> = found.into_iter().skip(skipped).take(n_lines).collect();
        let page = Lines { items, number: asked.page, n_matches };
        let fields = [("q", asked.search), ("show", asked.show.name())];
        let chips = Show::ALL.map(|it| Chip::new(team, it, asked, reader));
        Self {
            title: reader.say(title),
            lead: standing(team, reader),
            chips: chips.into(),
            search: Draft::filled(fields).field("q", reader),
            show: asked.show.name(),
            matches: reader.count("team-match", "people-match-many", n_matches),
            pager: Pager::new(&page, PATH, &fields),
            lines: page.items,
            has_people: !team.people.is_empty(),
            late: late(team, reader),
        }
    }
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
    fn new(team: &Team, show: Show, asked: &Asked<'_>, reader: &Reader) -> Self {
        let paths = team.people.iter().map(|it| match it.paths.len() {
            0 => usize::from(show.takes(None)),
            _ => it.paths.iter().filter(|it| show.takes(Some(it))).count(),
        });
        let key = match show {
            Show::Everyone => "team-all",
            Show::Overdue => "team-show-overdue",
            Show::Failed => "team-failed",
            Show::InProgress => "team-in-progress",
            Show::Lapsing => "team-show-lapsing",
            Show::Completed => "team-completed",
        };
        Self {
            href: query::url(PATH, &[("q", asked.search), ("show", show.name())]),
            text: reader.say(key),
            count: reader.number(i64::try_from(paths.sum::<usize>()).unwrap_or(i64::MAX)),
            is_current: show == asked.show,
        }
    }
}

impl Page for TeamPage {
    const TEMPLATE: &'static str = "team/index.html";

    fn title(&self, _: &Reader) -> String {
        self.title.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let asked = |show, search| Asked { show, search, page: PageNumber::FIRST };
        let (all, none) = (asked(Show::Everyone, ""), asked(Show::Failed, "\"x\""));
        let nobody = Team { people: Vec::new() };
        let new = |team: &Team, asked| Self::new(team, "nav-team", asked, sample::now(), reader);
        vec![new(&sample(), &all), new(&sample(), &none), new(&nobody, &all)]
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
    let person = |number: u128, name: &str, paths: Vec<MemberOnPath>| TeamPerson {
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
