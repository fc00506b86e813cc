//! What people can do out of a table: a matrix as companies have it, or a line for each rating. All of
//! it, or nothing.

mod columns;
mod faults;
mod lines;

use std::collections::{BTreeMap, BTreeSet};

use domain_identity::{Holder, Identifier};
use domain_kernel::{Actor, Date, Denied, Facts, Permission, PersonId, Realm, StoreError, fold};
use domain_skills::{
    Rated, Rating, RatingNote, RatingSource, RatingsImported, Skill, SkillId, SkillName,
    SkillRated, is_said,
};
use thiserror::Error;

use columns::heads;
use lines::Entry;

pub use columns::RatingColumn;
pub use faults::{RatingFault, RatingRowFault};

use crate::{
    App, Tx,
    failure::failure,
    identity::{Heading, Table},
    onboarding::leads,
    repeat,
    training::today,
};

/// Somebody takes over what is known of many people's skills.
#[derive(Clone, Debug)]
pub struct ImportRatings {
    /// The company whose people they are.
    pub realm: Realm,
    pub table: Table,
    /// Since when it is so where the table does not say; today if nobody does.
    pub on: Option<Date>,
}

/// What would become of a table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CheckedRatings {
    /// By line and column.
    pub new: Vec<CheckedRating>,
    /// How many were said already, which are not said again.
    pub n_before: usize,
    /// By line. What has one keeps all out.
    pub faults: Vec<RatingRowFault>,
}

/// A level of a skill of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedRating {
    pub line: u32,
    /// Whose, as it was typed.
    pub account: String,
    pub skill: SkillName,
    pub what: Rated,
    pub on: Date,
    about: (PersonId, SkillId),
}

#[derive(Debug, Error)]
pub enum ImportRatingsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("some of these ratings cannot be taken, so none was")]
    SomeRefused,
}

/// As many as one transaction takes within seconds.
pub(super) const MOST_RATINGS: u32 = 50_000;
/// So many people's ratings are looked at together.
const MOST_PEOPLE: usize = 500;

/// Says what would become of a table, and stores nothing.
pub async fn check_ratings(
    app: &App,
    actor: &Actor,
    command: &ImportRatings,
) -> Result<CheckedRatings, ImportRatingsError> {
    let permit = actor.permit_in(command.realm, Permission::RateSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    Ok(check(app, actor, &mut *tx, command).await?)
}

/// What was said already is not said again, so that a file that is sent twice adds nothing.
pub async fn import_ratings(
    app: &App,
    actor: &Actor,
    command: &ImportRatings,
) -> Result<CheckedRatings, ImportRatingsError> {
    repeat(|| import_once(app, actor, command)).await
}

async fn import_once(
    app: &App,
    actor: &Actor,
    command: &ImportRatings,
) -> Result<CheckedRatings, ImportRatingsError> {
    let permit = actor.permit_in(command.realm, Permission::RateSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    // Of a form that is sent twice at once, the second sees what the first has done.
    tx.companies().guard().await?;
    let checked = check(app, actor, &mut *tx, command).await?;
    if !checked.faults.is_empty() {
        return Err(ImportRatingsError::SomeRefused);
    }
    if checked.new.is_empty() {
        return Ok(checked);
    }

    let now = app.clock.now();
    let given = checked.new.iter().map(|it| {
        Rating::give(app.ids.next(), it.about, it.what.clone(), (it.on, now))
            // It was looked at just now.
            .map_err(|_| ImportRatingsError::SomeRefused)
    });
    let given = given.collect::<Result<Vec<(Rating, SkillRated)>, _>>()?;
    let (ratings, rated): (Vec<_>, Vec<_>) = given.into_iter().unzip();

    tx.ratings().add_all(&ratings).await?;
    let n_ratings = u32::try_from(ratings.len()).unwrap_or(u32::MAX);
    let imported = RatingsImported { company: permit.realm().company(), n_ratings };
    let facts = rated.iter().fold(Facts::new(now, &imported), |all, it| all.and(it));
    tx.commit(facts).await?;
    Ok(checked)
}

async fn check(
    app: &App,
    actor: &Actor,
    tx: &mut dyn Tx,
    command: &ImportRatings,
) -> Result<CheckedRatings, StoreError> {
    let today = today(app, tx, app.clock.now()).await?;
    let on = command.on.unwrap_or(today);
    let mut checked = CheckedRatings::default();
    let Some((head, rows)) = command.table.rows.split_first() else {
        let account = RatingColumn::Account.name();
        checked.faults.push(RatingRowFault::new(1, account, RatingFault::Nothing));
        return Ok(checked);
    };
    if today < on {
        let day = RatingColumn::On.name();
        checked.faults.push(RatingRowFault::new(head.line, day, RatingFault::ToCome));
    }
    let skills = tx.skills().all().await?;
    let skills = by_name(&skills);
    let (shape, faults) = heads(head, &skills);
    checked.faults.extend(faults);
    let (lines, faults) = lines::read(rows, &shape, &skills, (on, today));
    checked.faults.extend(faults);
    if rows.is_empty() {
        let account = RatingColumn::Account.name();
        checked.faults.push(RatingRowFault::new(head.line, account, RatingFault::Nothing));
    } else if (MOST_RATINGS as usize) < lines.len() {
        let many = RatingFault::TooMany { most: MOST_RATINGS };
        checked.faults.push(RatingRowFault::new(head.line, RatingColumn::Level.name(), many));
        return Ok(checked);
    }
    settle(actor, tx, lines, &mut checked).await?;
    checked.faults.sort_by_key(|it| it.line);
    Ok(checked)
}

/// What only the other lines and the company tell of a line.
async fn settle(
    actor: &Actor,
    tx: &mut dyn Tx,
    lines: Vec<Entry<'_>>,
    checked: &mut CheckedRatings,
) -> Result<(), StoreError> {
    let people = people(actor, tx, &lines).await?;
    let mut by_what = BTreeMap::new();
    let mut ratings = Vec::new();
    for line in lines {
        let person = match people.get(&fold(line.account)) {
            Some(Ok(person)) => *person,
            found => {
                let why =
                    found.and_then(|it| it.clone().err()).unwrap_or(RatingFault::NoSuchPerson);
                let fault = RatingRowFault::new(line.line, RatingColumn::Account.name(), why);
                // A line of a matrix has one person and many ratings.
                if checked.faults.last() != Some(&fault) {
                    checked.faults.push(fault);
                }
                continue;
            }
        };
        let about = (person, line.skill.id);
        if let Some(first) = by_what.insert((about, line.on), line.line) {
            let twice = RatingFault::Twice { line: first };
            checked.faults.push(RatingRowFault::new(line.line, line.column, twice));
        }
        ratings.push(line.rating(about, actor.person_id()));
    }
    if checked.faults.is_empty() {
        leave_out_said(tx, ratings, checked).await?;
    }
    Ok(())
}

/// Those whom the lines name, by the folded name, as far as they are the actor's to rate.
async fn people(
    actor: &Actor,
    tx: &mut dyn Tx,
    lines: &[Entry<'_>],
) -> Result<BTreeMap<String, Result<PersonId, RatingFault>>, StoreError> {
    let typed: BTreeMap<String, &str> =
        lines.iter().map(|it| (fold(it.account), it.account)).collect();
    let identifiers: Vec<_> = typed.values().filter_map(|it| Identifier::parse(it)).collect();
    let known = tx.people().known(&identifiers).await?;
    let mut people = BTreeMap::new();
    for (key, typed) in typed {
        let found = Identifier::parse(typed).and_then(|it| known.get(&it));
        let person = match found.map(|it| &it.holder) {
            Some(Holder::Colleague { id, .. }) if actor.person_id() == Some(*id) => {
                Err(RatingFault::Oneself)
            }
            Some(Holder::Colleague { id, .. }) if leads(tx, actor, *id).await? => Ok(*id),
            _ => Err(RatingFault::NoSuchPerson),
        };
        people.insert(key, person);
    }
    Ok(people)
}

/// Some people at a time, because a company may have said much of everybody.
async fn leave_out_said(
    tx: &mut dyn Tx,
    ratings: Vec<CheckedRating>,
    checked: &mut CheckedRatings,
) -> Result<(), StoreError> {
    let people: BTreeSet<PersonId> = ratings.iter().map(|it| it.about.0).collect();
    let people: Vec<PersonId> = people.into_iter().collect();
    let mut said = BTreeSet::new();
    for piece in people.chunks(MOST_PEOPLE) {
        let mut before: BTreeMap<_, Vec<Rating>> = BTreeMap::new();
        for it in tx.ratings().of_people(piece).await? {
            before.entry((it.person, it.skill)).or_default().push(it);
        }
        let is_same = |it: &&CheckedRating| {
            before.get(&it.about).is_some_and(|before| is_said(before, &it.what, it.on))
        };
        let same = ratings.iter().filter(|it| piece.binary_search(&it.about.0).is_ok());
        said.extend(same.filter(is_same).map(|it| (it.about, it.on)));
    }
    checked.n_before = said.len();
    checked.new = ratings.into_iter().filter(|it| !said.contains(&(it.about, it.on))).collect();
    Ok(())
}

impl CheckedRating {
    /// A line that says this of somebody whom nobody has looked for yet.
    pub fn new((line, account): (u32, String), skill: SkillName, rating: &Rating) -> Self {
        let (what, about) = (rating.what.clone(), (rating.person, rating.skill));
        Self { line, account, skill, what, on: rating.on, about }
    }
}

fn by_name(skills: &[Skill]) -> BTreeMap<String, &Skill> {
    skills.iter().map(|it| (fold(it.settings.name.as_str()), it)).collect()
}

impl Entry<'_> {
    fn rating(self, about: (PersonId, SkillId), by: Option<PersonId>) -> CheckedRating {
        let note: Option<RatingNote> = self.note;
        let what = Rated {
            level: self.level,
            source: RatingSource::Manager,
            by,
            until: self.until,
            overrides: false,
            note,
            granted: None,
        };
        let skill = self.skill.settings.name.clone();
        let account = self.account.to_owned();
        CheckedRating { line: self.line, account, skill, what, on: self.on, about }
    }
}

failure!(ImportRatingsError {
    Denied(Denied),
    Store(StoreError),
    ;
    SomeRefused => Invalid "import-ratings-refused",
});
