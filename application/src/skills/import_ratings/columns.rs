use std::collections::BTreeMap;

use domain_kernel::fold;
use domain_skills::Skill;

use super::{RatingFault, RatingRowFault};
use crate::identity::{Column, Fault, Heading, TableRow, called, head_text};

/// What a column is about where every line is one rating, and above the people of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatingColumn {
    Account,
    Skill,
    Level,
    On,
    Until,
    Note,
}

/// What a column of a table is about.
#[derive(Clone, Copy)]
pub(super) enum About<'a> {
    Column(RatingColumn),
    /// The levels of everybody in this skill.
    Levels(&'a Skill),
    /// Something else about people, which is left alone.
    Else,
}

/// What each column is about, as far as it is known.
pub(super) struct Shape<'a>(pub(super) Vec<Option<About<'a>>>);

/// A line for each rating has its skill and its level in columns of their own; else each column is a
/// skill.
pub(super) fn heads<'a>(
    head: &TableRow,
    skills: &BTreeMap<String, &'a Skill>,
) -> (Shape<'a>, Vec<RatingRowFault>) {
    let texts: Vec<&str> = head.cells.iter().map(head_text).collect();
    let is_list = [RatingColumn::Skill, RatingColumn::Level]
        .iter()
        .all(|it| texts.iter().any(|text| called(text) == Some(*it)));
    let is_account = |it: &&&str| called(it) == Some(RatingColumn::Account);
    // Beside their e-mails, the people are there by their names too.
    let account = texts.iter().filter(is_account).min_by_key(|it| fold(it) == "person").copied();
    let (mut shape, mut faults) = (Shape(Vec::new()), Vec::new());
    for text in texts.iter().copied() {
        let about = match (is_list, called(text)) {
            (_, Some(RatingColumn::Account)) if account != Some(text) => Some(About::Else),
            (true, Some(column)) => Some(About::Column(column)),
            (false, Some(RatingColumn::Account)) => Some(About::Column(RatingColumn::Account)),
            (false, _) => skills.get(&fold(text)).map(|it| About::Levels(it)),
            (true, None) => None,
        };
        let about = about.or_else(|| called::<Column>(text).map(|_| About::Else));
        let why: Option<RatingFault> = match about {
            _ if text.is_empty() => None,
            None if is_list => Some(Fault::UnknownHead.into()),
            None => Some(RatingFault::NoSuchSkill),
            Some(it) if shape.is_there(it) => Some(Fault::HeadTwice.into()),
            Some(_) => None,
        };
        // What is wrong with a head is not said again of every cell below it.
        let is_wrong = why.is_some();
        faults.extend(why.map(|why| RatingRowFault::new(head.line, text, why)));
        shape.0.push(if is_wrong { Some(About::Else) } else { about });
    }
    if !shape.has(RatingColumn::Account) {
        let account = RatingColumn::Account.name();
        faults.push(RatingRowFault::new(head.line, account, Fault::NoColumn));
    }
    if !is_list
        && faults.is_empty()
        && !shape.0.iter().any(|it| matches!(it, Some(About::Levels(_))))
    {
        let skill = RatingColumn::Skill.name();
        faults.push(RatingRowFault::new(head.line, skill, Fault::NoColumn));
    }
    (shape, faults)
}

impl Shape<'_> {
    fn has(&self, column: RatingColumn) -> bool {
        self.place(column).is_some()
    }

    pub(super) fn place(&self, column: RatingColumn) -> Option<usize> {
        let is_it = |it: &Option<About<'_>>| matches!(it, Some(About::Column(it)) if *it == column);
        self.0.iter().position(is_it)
    }

    fn is_there(&self, about: About<'_>) -> bool {
        self.0.iter().flatten().any(|it| match (it, about) {
            (About::Column(one), About::Column(two)) => *one == two,
            (About::Levels(one), About::Levels(two)) => one.id == two.id,
            _ => false,
        })
    }
}

impl RatingColumn {
    pub const ALL: [Self; 6] =
        [Self::Account, Self::Skill, Self::Level, Self::On, Self::Until, Self::Note];
}

impl Heading for RatingColumn {
    const NEEDED: &'static [Self] = &[Self::Account];

    fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Skill => "skill",
            Self::Level => "level",
            Self::On => "date",
            Self::Until => "valid until",
            Self::Note => "note",
        }
    }

    fn called(head: &str) -> Option<Self> {
        match head {
            "person" | "account" | "konto" | "e-mail" | "email" | "mail" | "e-mail address"
            | "e-mail-adresse" | "username" | "benutzername" => Some(Self::Account),
            "skill" | "fähigkeit" => Some(Self::Skill),
            "level" | "stufe" => Some(Self::Level),
            "date" | "datum" | "rated on" | "bewertet am" => Some(Self::On),
            "valid until" | "until" | "gültig bis" | "bis" => Some(Self::Until),
            "note" | "notiz" | "bemerkung" | "anmerkung" => Some(Self::Note),
            _ => None,
        }
    }
}
