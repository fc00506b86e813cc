//! The mail that reminds somebody of everything at once.

use application::{
    Message,
    mail::{Digest, DigestItem, DigestLine, TeamFigures},
};

use super::{LetterList, LetterPage};
use crate::{parts::Link, reader::Reader};

/// Where to go on, and what the link to it says: a manager's team before their own training.
pub(super) fn place(digest: &Digest) -> (&'static str, &'static str) {
    let learns = [&digest.overdue, &digest.due, &digest.lapsing];
    match digest.team {
        Some(it) if it.n_overdue + it.n_lapsing == 0 && learns.iter().all(|it| it.is_empty()) => {
            ("/equipment/in-use?overdue=1", "mail-digest-items-link")
        }
        Some(_) => ("/team", "mail-digest-team-link"),
        None if learns.iter().all(|it| it.is_empty()) => ("/equipment/mine", "mail-item-own-link"),
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
    let lists = lists.map(|(key, lines)| LetterList::dated(key, lines, reader));
    let mut lists: Vec<_> = lists.collect();
    if !digest.items.is_empty() {
        lists.push(LetterList::due(&digest.items, reader));
    }
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

/// The mail that somebody who leads them has asked for.
pub(super) fn nudge(
    lines: &[DigestLine],
    link: Link,
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    LetterPage {
        subject: reader.say("mail-nudge-subject"),
        sentences: vec![reader.say("mail-nudge-asked")],
        lists: vec![LetterList::dated("mail-digest-overdue", lines, reader)],
        link: Some(link),
        ..blank
    }
}

impl LetterList {
    /// What has to be brought back.
    fn due(items: &[DigestItem], reader: &Reader) -> Self {
        let line = |it: &DigestItem| {
            format!("{} {}: {}", it.name.as_str(), it.tag.as_str(), reader.date(it.due))
        };
        let title = reader.say("mail-digest-items");
        Self { title, lines: items.iter().map(line).collect() }
    }

    fn dated(key: &'static str, lines: &[DigestLine], reader: &Reader) -> Self {
        let line = |it: &DigestLine| format!("{}: {}", it.title.as_str(), reader.date(it.on));
        Self { title: reader.say(key), lines: lines.iter().map(line).collect() }
    }
}

fn figures(team: TeamFigures, reader: &Reader) -> Vec<String> {
    let figures = [
        ("mail-digest-team-items", team.n_items),
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
        items: vec![DigestItem {
            tag: domain_kernel::Line::restore("GR-0101".to_owned()),
            name: domain_kernel::Line::restore("Bench grinder <b>".to_owned()),
            due: jiff::civil::date(2026, 11, 25),
        }],
        team,
    }
}
