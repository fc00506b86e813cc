use application::{
    Message,
    identity::Leader,
    onboarding::{Around, Dashboard, Figures, Team},
    training::{Due, ModuleRecord, NextStep, PathRecord, Record, Standing, StepRecord},
};
use domain_kernel::{Date, Timestamp};
use domain_onboarding::Task;
use serde::Serialize;

use crate::{
    chrome::initials,
    equipment::{OwnItemLine, own_item_lines, sample_own},
    identity::sample_person,
    next::encoded,
    reader::Reader,
    team::{TeamLine, first_lines, sample_team, team_standing},
    training::{
        DueText, PathPanel, Whose, attempt_url, module_url, said, sample, step_url, take_url,
    },
    views::Page,
    visitor::photo_url,
};

/// The page after signing in.
#[derive(Debug, Serialize)]
pub(crate) struct DashboardPage {
    greeting: String,
    lead: String,
    next: Option<NextAction>,
    /// "2 people want to join", for those who decide.
    joining: Option<String>,
    /// "2 items are with people who are deactivated", for those who keep them.
    left_behind: Option<String>,
    tiles: Vec<Tile>,
    paths: Vec<PathPanel>,
    /// What its reader has of the company's.
    own_items_now: Vec<OwnItemLine>,
    /// What is completed and soon is not any more.
    lapsing: Vec<Lapsing>,
    /// Nothing for staff.
    team: Option<TeamPanel>,
    manager: Option<Contact>,
    /// Nothing to learn and nobody to lead.
    is_quiet: bool,
}

/// The one thing to do, in the dark panel.
#[derive(Debug, Serialize)]
struct NextAction {
    title: String,
    text: Option<String>,
    facts: Vec<NextFact>,
    href: String,
    /// Whether it is a change: a form then, and not a link.
    is_start: bool,
    /// What the form says.
    value: Option<&'static str>,
    button: String,
}

#[derive(Debug, Serialize)]
struct NextFact {
    icon: &'static str,
    text: String,
}

#[derive(Debug, Serialize)]
struct Tile {
    name: String,
    figure: String,
    href: &'static str,
}

#[derive(Debug, Serialize)]
struct TeamPanel {
    title: String,
    lines: Vec<TeamLine>,
    /// "All 35 people", if these are not all.
    more: Option<String>,
    /// Leads to what they have, for whoever leads them.
    items: Option<String>,
    /// "2 people have something that lapses soon"
    lapsing: Option<String>,
}

#[derive(Debug, Serialize)]
struct Lapsing {
    title: String,
    href: String,
    due: DueText,
}

/// Somebody to ask.
#[derive(Debug, Serialize)]
struct Contact {
    name: String,
    initials: String,
    photo: Option<String>,
    phone: Option<String>,
    mail_url: String,
}

/// So many lines of a team are on the dashboard; the rest is one link away.
const MOST_LINES: usize = 10;

impl DashboardPage {
    pub(super) fn new(name: &str, dashboard: &Dashboard, now: Timestamp, reader: &Reader) -> Self {
        let today = reader.date_of(now).unwrap_or_default();
        let first = name.split_whitespace().next().unwrap_or_default();
        let Dashboard { record, around } = dashboard;
        let (team, figures) = (around.team(), around.figures());
        let whose = Whose::own(figures.is_some());
        let paths = record.paths.iter();
        let paths = paths.map(|it| PathPanel::new(it, record, today, &whose, reader)).collect();
        let next = match (record.next(now), team, figures) {
            (Some(NextStep::Module(it)), _, _) => Some(NextAction::learn(it, today, reader)),
            (Some(NextStep::Task(path, step, task)), _, _) => {
                Some(NextAction::finish(path, step, task, today, reader))
            }
            (None, Some(team), Some(figures)) => NextAction::set_up(team, figures, reader),
            (None, _, _) => None,
        };
        Self {
            greeting: reader.text(&Message::new(reader.greeting(now)).text("name", first)),
            lead: lead(team, now, reader),
            is_quiet: next.is_none() && record.paths.is_empty() && team.is_none(),
            next,
            joining: figures.and_then(|it| joining(it, reader)),
            left_behind: figures.and_then(|it| left_behind(it, reader)),
            tiles: figures.zip(team).map(|(it, team)| tiles(it, team, reader)).unwrap_or_default(),
            paths,
            own_items_now: own_item_lines(around.items(), today, reader),
            lapsing: record
                .lapsing(today)
                .into_iter()
                .map(|(it, until)| Lapsing::new(it, until, today, reader))
                .collect(),
            team: team.filter(|it| !it.people.is_empty()).map(|it| {
                TeamPanel::new(it, matches!(around, Around::Manager { .. }), now, reader)
            }),
            manager: around.manager().map(Contact::new),
        }
    }
}

/// "Tuesday 24 November. 3 people are behind."
fn lead(team: Option<&Team>, now: Timestamp, reader: &Reader) -> String {
    let today = reader.today(now);
    match team.filter(|it| !it.people.is_empty()) {
        Some(team) => format!("{today}. {}", team_standing(team, reader)),
        None => format!("{today}."),
    }
}

fn joining(figures: Figures, reader: &Reader) -> Option<String> {
    let text = Message::new("dashboard-joining").number("n", figures.n_waiting);
    (0 < figures.n_waiting).then(|| reader.text(&text))
}

fn left_behind(figures: Figures, reader: &Reader) -> Option<String> {
    let text = Message::new("dashboard-left-behind").number("n", figures.n_left_behind);
    (0 < figures.n_left_behind).then(|| reader.text(&text))
}

fn tiles(figures: Figures, team: &Team, reader: &Reader) -> Vec<Tile> {
    let count = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
    let tile = |key, n: i64, href| Tile { name: reader.say(key), figure: reader.number(n), href };
    vec![
        // The one who looks is not in their own team.
        tile("dashboard-people", count(team.people.len()), "/admin/people"),
        tile("dashboard-behind", count(team.n_behind()), "/team?show=overdue"),
        tile("dashboard-lapsing", count(team.n_lapsing()), "/team?show=lapsing"),
        tile("dashboard-modules", i64::from(figures.n_modules), "/modules?status=published"),
        Tile {
            name: reader.say("dashboard-overdue-items"),
            figure: overdue_of(figures, reader),
            href: "/equipment/use",
        },
    ]
}

/// "2 of 31"
fn overdue_of(figures: Figures, reader: &Reader) -> String {
    let [overdue, out] = [figures.n_overdue, figures.n_out].map(|it| reader.number(it));
    reader.text(&Message::new("dashboard-overdue-of").text("n", &overdue).text("of", &out))
}

impl NextAction {
    fn learn(module: &ModuleRecord, today: Date, reader: &Reader) -> Self {
        let due = match module.due {
            Due::On(_) => Some(DueText::new(module.due, today, reader).text),
            Due::Never => None,
        };
        let facts = [
            module.offer.as_ref().map(|it| ("card-checklist", said(it, reader))),
            due.map(|it| ("calendar-event", it)),
        ];
        let (href, is_start, key) = match (module.in_progress, &module.standing) {
            (Some(open), _) => (attempt_url(open.attempt), false, "attempt-continue"),
            (None, Standing::Failed(_)) => {
                (format!("{}/start", module_url(module.module)), true, "attempt-again")
            }
            (None, Standing::Again(_)) => (module_url(module.module), false, "attempt-renew"),
            (None, _) => (module_url(module.module), false, "attempt-start"),
        };
        Self {
            title: module.title.as_str().to_owned(),
            text: None,
            facts: facts
                .into_iter()
                .flatten()
                .map(|(icon, text)| NextFact { icon, text })
                .collect(),
            href,
            is_start,
            value: None,
            button: reader.say(key),
        }
    }

    /// A task is done by saying so, and an item by taking it.
    fn finish(
        path: &PathRecord,
        step: &StepRecord,
        task: &Task,
        today: Date,
        reader: &Reader,
    ) -> Self {
        let due = match step.due {
            Due::On(_) => Some(DueText::new(step.due, today, reader).text),
            Due::Never => None,
        };
        let fact = |icon, text| NextFact { icon, text };
        let on = fact("card-checklist", path.title.as_str().to_owned());
        let is_said = step.category.is_none();
        Self {
            title: task.title.as_str().to_owned(),
            text: task.text.as_ref().map(|it| it.as_str().to_owned()),
            facts: [on].into_iter().chain(due.map(|it| fact("calendar-event", it))).collect(),
            href: take_url(step).unwrap_or_else(|| step_url(path, step)),
            is_start: is_said,
            value: is_said.then_some("done"),
            button: reader.say(if is_said { "task-finish" } else { "item-step-take" }),
        }
    }

    /// What an admin of a young company does next: people, then modules, then paths.
    fn set_up(team: &Team, figures: Figures, reader: &Reader) -> Option<Self> {
        let (title, text, href, button) = if team.people.is_empty() {
            ("dashboard-alone", "dashboard-alone-text", "/admin/people/new", "person-create")
        } else if figures.n_modules == 0 {
            (
                "dashboard-no-modules",
                "dashboard-no-modules-text",
                "/modules",
                "dashboard-to-modules",
            )
        } else if figures.n_paths == 0 {
            ("dashboard-no-paths", "dashboard-no-paths-text", "/paths", "dashboard-to-paths")
        } else {
            return None;
        };
        Some(Self {
            title: reader.say(title),
            text: Some(reader.say(text)),
            facts: Vec::new(),
            href: href.to_owned(),
            is_start: false,
            value: None,
            button: reader.say(button),
        })
    }
}

impl Lapsing {
    fn new(module: &ModuleRecord, until: Date, today: Date, reader: &Reader) -> Self {
        let text = Message::new("dashboard-good-until").text("date", &reader.day(until));
        let DueText { tone, .. } = DueText::new(Due::On(until), today, reader);
        Self {
            title: module.title.as_str().to_owned(),
            href: module_url(module.module),
            due: DueText { tone, text: reader.text(&text) },
        }
    }
}

impl TeamPanel {
    fn new(team: &Team, is_led: bool, now: Timestamp, reader: &Reader) -> Self {
        let (lines, n_lines) = first_lines(&team.people, MOST_LINES, now, reader);
        let n_all = u32::try_from(team.people.len()).unwrap_or(u32::MAX);
        let more = Message::new("dashboard-all-people").number("n", n_all);
        let more = (MOST_LINES < n_lines).then(|| reader.text(&more));
        let n_lapsing = u32::try_from(team.n_lapsing()).unwrap_or(u32::MAX);
        let lapsing = Message::new("dashboard-team-lapsing").number("n", n_lapsing);
        let lapsing = (0 < n_lapsing).then(|| reader.text(&lapsing));
        let items = is_led.then(|| reader.say("dashboard-team-items"));
        Self { title: reader.say("dashboard-team"), lines, more, items, lapsing }
    }
}

impl Contact {
    fn new(leader: &Leader) -> Self {
        Self {
            name: leader.name.as_str().to_owned(),
            initials: initials(leader.name.as_str()),
            photo: leader.photo.map(|it| photo_url(leader.id, it)),
            phone: leader.phone.as_ref().map(|it| it.as_str().to_owned()),
            mail_url: format!("mailto:{}", encoded(leader.email.as_str())),
        }
    }
}

impl Page for DashboardPage {
    const TEMPLATE: &'static str = "dashboard.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("nav-home")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (person, learning) = (sample_person(), sample::record());
        let manager = person.manager;
        let nothing = || Record { modules: Vec::new(), paths: Vec::new() };
        let nobody = Team { people: Vec::new() };
        let admin = |team, n_modules, n_paths| Around::Admin {
            team,
            figures: Figures {
                n_modules,
                n_paths,
                n_waiting: n_modules / 6,
                n_left_behind: n_modules / 12,
                n_out: n_modules * 3,
                n_overdue: n_modules / 6,
            },
        };
        let dashboards = [
            (learning, Around::Staff { manager: manager.clone(), items: sample_own() }),
            (nothing(), Around::Staff { manager: manager.clone(), items: Vec::new() }),
            (nothing(), Around::Manager { manager, team: sample_team() }),
            (nothing(), admin(sample_team(), 12, 0)),
            (nothing(), admin(nobody, 0, 0)),
        ];
        let dashboards = dashboards.map(|(record, around)| Dashboard { record, around });
        let drawn = dashboards.iter();
        drawn.map(|it| Self::new(person.name.as_str(), it, sample::now(), reader)).collect()
    }
}
