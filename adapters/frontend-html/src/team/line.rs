use std::sync::Arc;

use application::{
    Message,
    onboarding::{MemberOnPath, TeamPerson},
    training::Due,
};
use domain_kernel::{Date, Timestamp};
use domain_training::ModuleTitle;
use serde::Serialize;

use super::asked::Asked;
use crate::{
    chrome::initials,
    reader::Reader,
    training::{DueText, Progress},
    visitor::photo_url,
};

/// One person on one path, as a line of a table; somebody without a path has one line too.
#[derive(Debug, Serialize)]
pub(crate) struct TeamLine {
    id: String,
    href: String,
    name: String,
    initials: String,
    photo: Option<String>,
    job_title: Option<String>,
    path: Option<String>,
    progress: Option<Progress>,
    due: Option<NextDue>,
    standing: Option<Standing>,
    /// "Lock-out until 30 November", of what lapses first.
    lapsing: Option<String>,
    last_activity: String,
}

/// When the next step is due, or how many are late.
#[derive(Debug, Serialize)]
struct NextDue {
    tone: &'static str,
    icon: Option<&'static str>,
    text: String,
}

#[derive(Debug, Serialize)]
struct Standing {
    tone: &'static str,
    icon: &'static str,
    word: String,
    note: Option<String>,
}

/// Which lines of a team are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Show {
    Everyone,
    Overdue,
    Failed,
    InProgress,
    Lapsing,
    Completed,
}

impl Show {
    pub(crate) const ALL: [Self; 6] = [
        Self::Everyone,
        Self::Overdue,
        Self::Failed,
        Self::InProgress,
        Self::Lapsing,
        Self::Completed,
    ];

    /// As the query string says it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Everyone => "",
            Self::Overdue => "overdue",
            Self::Failed => "failed",
            Self::InProgress => "in_progress",
            Self::Lapsing => "lapsing",
            Self::Completed => "completed",
        }
    }

    pub(crate) fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.name() == name).unwrap_or(Self::Everyone)
    }

    pub(crate) fn takes(self, path: Option<&MemberOnPath>) -> bool {
        let is = |test: &dyn Fn(&MemberOnPath) -> bool| path.is_some_and(test);
        match self {
            Self::Everyone => true,
            Self::Overdue => is(&|it| 0 < it.n_overdue),
            Self::Failed => is(&|it| !it.failed.is_empty()),
            Self::InProgress => is(&|it| !it.in_progress.is_empty()),
            Self::Lapsing => is(&|it| !it.lapsing.is_empty()),
            Self::Completed => is(&MemberOnPath::is_done),
        }
    }
}

impl TeamLine {
    pub(crate) fn new(
        person: &TeamPerson,
        path: Option<&MemberOnPath>,
        now: Timestamp,
        reader: &Reader,
    ) -> Self {
        let today = reader.date_of(now).unwrap_or_default();
        let member = &person.member;
        let name = member.name.as_str();
        Self {
            id: member.id.to_string(),
            href: format!("/team/{}", member.id),
            name: name.to_owned(),
            initials: initials(name),
            photo: member.photo.map(|it| photo_url(member.id, it)),
            job_title: member.job_title.as_ref().map(|it| it.as_str().to_owned()),
            path: path.map(|it| it.title.as_str().to_owned()),
            progress: path.map(|it| progress(it, reader)),
            due: path.and_then(|it| NextDue::new(it, today, reader)),
            standing: path.and_then(|it| Standing::new(it, reader)),
            lapsing: path.and_then(|it| lapsing(it, reader)),
            last_activity: match member.last_activity {
                Some(at) => reader.ago(at, now),
                None => reader.say("team-no-activity"),
            },
        }
    }
}

/// "4 of 11 steps done"
fn progress(path: &MemberOnPath, reader: &Reader) -> Progress {
    let text = Message::new("team-progress").number("n", path.n_done).number("of", path.n_steps);
    Progress { value: path.n_done, max: path.n_steps, text: reader.text(&text) }
}

fn lapsing(path: &MemberOnPath, reader: &Reader) -> Option<String> {
    let (title, until) = path.lapsing.iter().min_by_key(|(_, until)| *until)?;
    let text = Message::new("team-lapses")
        .text("module", title.as_str())
        .text("date", &reader.day(*until));
    Some(reader.text(&text))
}

impl NextDue {
    fn new(path: &MemberOnPath, today: Date, reader: &Reader) -> Option<Self> {
        let due = Due::On(path.next_due?);
        if 0 < path.n_overdue {
            let days = path.next_due?.until(today).map_or(0, |it| it.get_days().unsigned_abs());
            let text =
                Message::new("team-overdue").number("n", path.n_overdue).number("days", days);
            let (tone, icon) = ("negative", Some("exclamation-circle"));
            return Some(Self { tone, icon, text: reader.text(&text) });
        }
        let next = DueText::short(due, today, reader)?;
        let text = reader.text(&Message::new("team-next").text("date", &next.text));
        match next.tone {
            "soon" => Some(Self { tone: "warning", icon: Some("clock"), text }),
            _ => Some(Self { tone: "", icon: None, text }),
        }
    }
}

impl Standing {
    fn new(path: &MemberOnPath, reader: &Reader) -> Option<Self> {
        let named = |titles: &[ModuleTitle]| titles.first().map(|it| it.as_str().to_owned());
        let (tone, icon, key, note) = if path.is_done() {
            ("positive", "check-circle", "team-completed", None)
        } else if !path.failed.is_empty() {
            ("negative", "x-circle", "team-failed", named(&path.failed))
        } else if !path.in_progress.is_empty() {
            ("accent", "circle-half", "team-in-progress", named(&path.in_progress))
        } else if path.n_done == 0 && 0 < path.n_steps {
            ("", "circle", "team-not-started", None)
        } else {
            return None;
        };
        Some(Self { tone, icon, word: reader.say(key), note })
    }
}

/// The first lines of a team, those who are late before the others, and how many there are.
pub(crate) fn first(
    people: &[Arc<TeamPerson>],
    most: usize,
    now: Timestamp,
    reader: &Reader,
) -> (Vec<TeamLine>, usize) {
    let asked = Asked::default();
    let chosen = asked.chosen(&asked.entries(people));
    let first = chosen.iter().take(most);
    (first.map(|(person, path)| TeamLine::new(person, *path, now, reader)).collect(), chosen.len())
}
