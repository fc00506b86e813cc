//! The mail that reminds somebody of everything at once.

use application::{
    Message,
    mail::{Digest, DigestLine, TeamFigures},
};

use super::{LetterList, LetterPage};
use crate::{parts::Link, reader::Reader};

/// Where to go on, and what the link to it says: a manager's team before their own training.
pub(super) fn place(digest: &Digest) -> (&'static str, &'static str) {
    match digest.team {
        Some(_) => ("/team", "mail-digest-team-link"),
        None => ("/training", "mail-digest-link"),
    }
}

pub(super) fn remind(
    digest: &Digest,
    link: Link,
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    let lists = [
        ("mail-digest-overdue", &digest.overdue),
        ("mail-digest-due", &digest.due),
        ("mail-digest-lapsing", &digest.lapsing),
    ];
    let lists = lists.into_iter().filter(|(_, lines)| !lines.is_empty());
    let lists = lists.map(|(key, lines)| LetterList {
        title: reader.say(key),
        lines: lines.iter().map(|it| line(it, reader)).collect(),
    });
    let mut lists: Vec<_> = lists.collect();
    if let Some(team) = digest.team {
        let title = reader.say("mail-digest-team");
        lists.push(LetterList { title, lines: figures(team, reader) });
    }
    LetterPage {
        subject: reader.say("mail-digest-subject"),
        sentences: vec![reader.say("mail-digest-today")],
        lists,
        link: Some(link),
        notes: vec![reader.say("mail-digest-once")],
        ..blank
    }
}

fn line(line: &DigestLine, reader: &Reader) -> String {
    format!("{}: {}", line.title.as_str(), reader.date(line.on))
}

fn figures(team: TeamFigures, reader: &Reader) -> Vec<String> {
    let figures = [
        ("mail-digest-team-overdue", team.n_overdue),
        ("mail-digest-team-lapsing", team.n_lapsing),
    ];
    let figures = figures.into_iter().filter(|(_, n)| *n != 0);
    figures.map(|(key, n)| reader.text(&Message::new(key).number("count", n))).collect()
}

pub(super) fn sample(team: Option<TeamFigures>) -> Digest {
    let line = |title: &str, day| DigestLine {
        title: domain_training::ModuleTitle::restore(title.to_owned()),
        on: jiff::civil::date(2026, 11, day),
    };
    Digest {
        overdue: vec![line("Fire & water", 20)],
        due: vec![line("Lifting <and> carrying", 27), line("Knots", 30)],
        lapsing: vec![line("First aid", 30)],
        team,
    }
}
