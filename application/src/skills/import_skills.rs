//! A catalog of skills out of a table: all of them, or none.

mod columns;
mod faults;

use std::collections::{BTreeMap, BTreeSet};

use domain_kernel::{Actor, Denied, Facts, Permission, Realm, StoreError, fold};
use domain_skills::{
    Label, LabelId, LabelKind, LabelName, LevelText, NewSkill, Skill, SkillName, SkillSettings,
    SkillsImported,
};
use thiserror::Error;

pub use columns::SkillColumn;
pub use faults::{SkillFault, SkillRowFault};

use crate::{
    App, Tx,
    failure::failure,
    identity::{Cells, Columns, Fault, Heading, Table, TableRow},
    repeat,
};

/// An author makes skills of a table, with the categories that they are in.
#[derive(Clone, Debug)]
pub struct ImportSkills {
    /// The company whose skills they become.
    pub realm: Realm,
    pub table: Table,
}

/// What would become of a table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CheckedSkills {
    /// Those that the company does not have yet.
    pub new: Vec<CheckedSkill>,
    /// How many it has, which stay as they are.
    pub n_before: usize,
    /// By line. What has one keeps all out.
    pub faults: Vec<SkillRowFault>,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedSkill {
    pub line: u32,
    pub name: SkillName,
    pub category: Option<LabelName>,
    pub levels: [Option<LevelText>; 4],
    pub is_critical: bool,
}

#[derive(Debug, Error)]
pub enum ImportSkillsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("some of these skills cannot be taken, so none was")]
    SomeRefused,
}

/// Says what would become of a table, and stores nothing.
pub async fn check_skills(
    app: &App,
    actor: &Actor,
    command: &ImportSkills,
) -> Result<CheckedSkills, ImportSkillsError> {
    let permit = actor.permit_in(command.realm, Permission::AuthorSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    Ok(check(&mut *tx, &command.table).await?)
}

/// What is there stays as it is, so that a file that is sent twice adds nothing.
pub async fn import_skills(
    app: &App,
    actor: &Actor,
    command: &ImportSkills,
) -> Result<CheckedSkills, ImportSkillsError> {
    repeat(|| import_once(app, actor, command)).await
}

async fn import_once(
    app: &App,
    actor: &Actor,
    command: &ImportSkills,
) -> Result<CheckedSkills, ImportSkillsError> {
    let permit = actor.permit_in(command.realm, Permission::AuthorSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;
    let checked = check(&mut *tx, &command.table).await?;
    if !checked.faults.is_empty() {
        return Err(ImportSkillsError::SomeRefused);
    }
    if checked.new.is_empty() {
        return Ok(checked);
    }

    let (now, n_skills) = (app.clock.now(), number(checked.new.len()));
    let known = tx.skill_labels().all(LabelKind::Category).await?;
    let (categories, added) = categories(app, &known, &checked.new);
    let skills = checked.new.iter().map(|it| {
        let category = it.category.as_ref().and_then(|it| categories.get(&fold(it.as_str())));
        let settings = SkillSettings {
            name: it.name.clone(),
            category: category.copied(),
            levels: it.levels.clone(),
            is_critical: it.is_critical,
        };
        Skill::create(NewSkill { id: app.ids.next(), settings }, now)
    });
    let (skills, created): (Vec<_>, Vec<_>) = skills.unzip();

    let n_categories = number(added.len());
    let imported = SkillsImported { company: permit.realm().company(), n_skills, n_categories };
    let mut facts = Facts::new(now, &imported);
    for category in added {
        let (label, fact) = Label::create(category.0, LabelKind::Category, category.1);
        tx.skill_labels().insert(&label).await?;
        facts = facts.and(&fact);
    }
    tx.skills().insert_all(&skills).await?;
    let facts = created.iter().fold(facts, |all, it| all.and(it));
    tx.commit(facts).await?;
    Ok(checked)
}

/// The id of each category by its folded name, and those that are not there yet.
fn categories(
    app: &App,
    known: &[Label],
    skills: &[CheckedSkill],
) -> (BTreeMap<String, LabelId>, Vec<(LabelId, LabelName)>) {
    let mut ids: BTreeMap<_, _> = known.iter().map(|it| (fold(it.name.as_str()), it.id)).collect();
    let mut added = Vec::new();
    for name in skills.iter().filter_map(|it| it.category.as_ref()) {
        ids.entry(fold(name.as_str())).or_insert_with(|| {
            let id = app.ids.next();
            added.push((id, name.clone()));
            id
        });
    }
    (ids, added)
}

async fn check(tx: &mut dyn Tx, table: &Table) -> Result<CheckedSkills, StoreError> {
    let mut checked = CheckedSkills::default();
    let Some((head, lines)) = table.rows.split_first() else {
        checked.faults.push(SkillRowFault::new(1, SkillColumn::Name.name(), SkillFault::Nothing));
        return Ok(checked);
    };
    let (columns, faults) = Columns::of(head);
    checked.faults = faults;
    if lines.is_empty() {
        let name = SkillColumn::Name.name();
        checked.faults.push(SkillRowFault::new(head.line, name, SkillFault::Nothing));
    }
    if !columns.are_all_there() {
        return Ok(checked);
    }
    let here: BTreeSet<_> =
        tx.skills().all().await?.iter().map(|it| fold(it.settings.name.as_str())).collect();
    let mut by_name = BTreeMap::new();
    for line in lines {
        let Some(skill) = read(line, &columns, &mut checked.faults) else { continue };
        let key = fold(skill.name.as_str());
        let is_here = here.contains(&key);
        if let Some(first) = by_name.insert(key, line.line) {
            let twice = SkillFault::Twice { line: first };
            checked.faults.push(SkillRowFault::new(line.line, SkillColumn::Name.name(), twice));
        } else if is_here {
            checked.n_before += 1;
        } else {
            checked.new.push(skill);
        }
    }
    checked.faults.sort_by_key(|it| it.line);
    Ok(checked)
}

/// One line, as far as it tells by itself.
fn read(
    row: &TableRow,
    columns: &Columns<SkillColumn>,
    faults: &mut Vec<SkillRowFault>,
) -> Option<CheckedSkill> {
    let mut cells = Cells::of(row, columns);
    let name = cells.take(SkillColumn::Name, |it| SkillName::parse(it).map_err(Fault::from));
    let category =
        cells.take(SkillColumn::Category, |it| LabelName::parse_optional(it).map_err(Fault::from));
    let levels = [1, 2, 3, 4].map(|level| {
        let column = SkillColumn::Level(level);
        cells.take(column, |it| LevelText::parse_optional(it).map_err(Fault::from)).flatten()
    });
    let is_critical = cells.take(SkillColumn::Critical, yes_or_no);
    let is_good = cells.faults.is_empty();
    faults.extend(cells.faults);
    let (name, category, is_critical) = (name?, category?, is_critical?);
    is_good.then_some(CheckedSkill { line: row.line, name, category, levels, is_critical })
}

/// In English and German; nothing is no.
fn yes_or_no(typed: &str) -> Result<bool, SkillFault> {
    match fold(typed).as_str() {
        "yes" | "ja" | "true" | "1" | "x" => Ok(true),
        "" | "no" | "nein" | "false" | "0" => Ok(false),
        _ => Err(SkillFault::NeitherYesNorNo),
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

failure!(ImportSkillsError {
    Denied(Denied),
    Store(StoreError),
    ;
    SomeRefused => Invalid "import-skills-refused",
});
