//! Many items at once, out of a table: all of them, or none.

mod columns;
mod faults;
mod groups;
mod snipe_it;

use std::collections::BTreeMap;

use domain_equipment::{
    CategoryName, ImportSize, Item, ItemId, ItemImport, ItemImportId, ItemModel, ItemName,
    ItemNotes, ItemSettings, ItemTag, NewItem, SerialNumber,
};
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, StoreError, fold};
use thiserror::Error;

use groups::Groups;
use snipe_it::translated;

pub use columns::ItemColumn;
pub use faults::{ItemFault, ItemRowFault};

use super::{codes::fresh_code, edit_item::company};
use crate::{
    App, Tx,
    failure::failure,
    identity::{Cells, Columns, Heading, Table, TableRow},
    repeat,
};

/// An admin makes items of a table, ours or one of Snipe-IT's assets.
#[derive(Clone, Debug)]
pub struct ImportItems {
    /// The company whose they become.
    pub realm: Realm,
    /// Handed out with the form, so that a form sent twice makes them once.
    pub id: ItemImportId,
    pub table: Table,
    /// Whether categories and locations that the company does not have are made too.
    pub adds_missing: bool,
}

/// What would become of a table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CheckedItems {
    /// Those that the company does not have yet.
    pub new: Vec<CheckedItem>,
    /// How many it has just so, which stay as they are.
    pub n_before: usize,
    /// The names of those that would be made.
    pub new_categories: Vec<String>,
    pub new_locations: Vec<String>,
    /// Heads of another program's table that have no place here.
    pub left_out: Vec<String>,
    /// By line. What has one keeps all out.
    pub faults: Vec<ItemRowFault>,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedItem {
    pub line: u32,
    pub settings: ItemSettings,
    pub category: Option<String>,
    pub location: Option<String>,
}

#[derive(Debug, Error)]
pub enum ImportItemsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("some of these items cannot be taken, so none was")]
    SomeRefused,
}

/// Says what would become of a table, and stores nothing.
pub async fn check_items(
    app: &App,
    actor: &Actor,
    command: &ImportItems,
) -> Result<CheckedItems, ImportItemsError> {
    let permit = actor.permit_in(command.realm, Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    Ok(check(app, &mut *tx, command).await?.0)
}

/// What is there just so stays as it is, so that a file that is sent twice adds nothing.
pub async fn import_items(
    app: &App,
    actor: &Actor,
    command: &ImportItems,
) -> Result<CheckedItems, ImportItemsError> {
    repeat(|| import_once(app, actor, command)).await
}

async fn import_once(
    app: &App,
    actor: &Actor,
    command: &ImportItems,
) -> Result<CheckedItems, ImportItemsError> {
    let permit = actor.permit_in(command.realm, Permission::ManageEquipment)?;
    let company = company(&permit)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;
    let (checked, groups) = check(app, &mut *tx, command).await?;
    if !checked.faults.is_empty() {
        return Err(ImportItemsError::SomeRefused);
    }
    if checked.new.is_empty() || tx.item_imports().find(command.id).await?.is_some() {
        return Ok(checked);
    }

    let now = app.clock.now();
    let added = checked
        .new
        .iter()
        .map(|it| Item::add(NewItem { id: app.ids.next(), settings: it.settings.clone() }, now));
    let (items, added): (Vec<Item>, Vec<_>) = added.unzip();
    let codes: Vec<_> =
        items.iter().map(|it| fresh_code(app, company, (it.id, it.code), now)).collect();
    let size = ImportSize {
        n_items: number(items.len()),
        n_categories: number(groups.new_categories.len()),
        n_locations: number(groups.new_locations.len()),
    };
    let by = actor.person_id();
    let (import, imported) = ItemImport::bring(command.id, company, by, size, now);
    let mut facts = Facts::new(now, &imported);

    for (category, fact) in &groups.new_categories {
        tx.item_categories().insert(category).await?;
        facts = facts.and(fact);
    }
    for (location, fact) in &groups.new_locations {
        tx.item_locations().insert(location).await?;
        facts = facts.and(fact);
    }
    tx.items().insert_all(&items).await?;
    tx.item_codes().insert_all(&codes).await?;
    tx.item_imports().insert(&import, &items).await?;
    tx.commit(added.iter().fold(facts, |all, it| all.and(it))).await?;
    Ok(checked)
}

async fn check<'a>(
    app: &'a App,
    tx: &mut dyn Tx,
    command: &ImportItems,
) -> Result<(CheckedItems, Groups<'a>), StoreError> {
    let mut checked = CheckedItems::default();
    let mut groups = Groups::read(tx, &*app.ids, command.adds_missing).await?;
    let translated = translated(&command.table);
    let table = translated.as_ref().map_or(&command.table, |it| &it.table);
    let tag = ItemColumn::Tag.name();
    let Some((head, lines)) = table.rows.split_first() else {
        checked.faults.push(ItemRowFault::new(1, tag, ItemFault::Nothing));
        return Ok((checked, groups));
    };
    let (columns, faults) = Columns::of(head);
    checked.faults = faults;
    if lines.is_empty() {
        checked.faults.push(ItemRowFault::new(head.line, tag, ItemFault::Nothing));
    }
    if !columns.are_all_there() {
        return Ok((checked, groups));
    }
    let mut read = Vec::new();
    for line in lines {
        match item(line, &columns, tx, &mut groups).await? {
            Ok(item) => read.push(item),
            Err(faults) => checked.faults.extend(faults),
        }
    }
    settle(tx, read, &mut checked).await?;
    checked.left_out = translated.map(|it| it.left_out).unwrap_or_default();
    checked.faults.sort_by_key(|it| it.line);
    checked.new_categories =
        groups.new_categories.iter().map(|(it, _)| it.name.as_str().to_owned()).collect();
    checked.new_locations =
        groups.new_locations.iter().map(|(it, _)| it.path.as_str().to_owned()).collect();
    Ok((checked, groups))
}

/// One line, as far as it tells by itself.
async fn item(
    row: &TableRow,
    columns: &Columns<ItemColumn>,
    tx: &mut dyn Tx,
    groups: &mut Groups<'_>,
) -> Result<Result<CheckedItem, Vec<ItemRowFault>>, StoreError> {
    let mut cells: Cells<'_, ItemColumn, ItemFault> = Cells::of(row, columns);
    let tag = cells.take(ItemColumn::Tag, ItemTag::parse);
    let name = cells.take(ItemColumn::Name, ItemName::parse);
    let model = cells.take(ItemColumn::Model, ItemModel::parse_optional);
    let serial = cells.take(ItemColumn::Serial, SerialNumber::parse_optional);
    let notes = cells.take(ItemColumn::Notes, ItemNotes::parse_optional);
    let category = cells.take(ItemColumn::Category, CategoryName::parse_optional).flatten();
    let category_id = match &category {
        Some(name) => {
            let found = groups.category(tx, name).await?;
            cells.take(ItemColumn::Category, |_| found)
        }
        None => None,
    };
    let location = cells.text(ItemColumn::Location);
    let location_id = match location {
        "" => None,
        typed => cells.take(ItemColumn::Location, |_| groups.location(typed)),
    };
    let read = tag.zip(name).zip(model).zip(serial).zip(notes);
    Ok(match read {
        Some(((((tag, name), model), serial), notes)) if cells.faults.is_empty() => {
            let settings = ItemSettings {
                tag,
                name,
                category: category_id,
                model,
                serial,
                location: location_id,
                notes,
            };
            let category = category.map(|it| it.as_str().to_owned());
            let location = Some(location.to_owned()).filter(|it| !it.is_empty());
            Ok(CheckedItem { line: row.line, settings, category, location })
        }
        _ => Err(cells.faults),
    })
}

/// What only the other lines and the company tell of a line.
async fn settle(
    tx: &mut dyn Tx,
    read: Vec<CheckedItem>,
    checked: &mut CheckedItems,
) -> Result<(), StoreError> {
    let tags: Vec<ItemTag> = read.iter().map(|it| it.settings.tag.clone()).collect();
    let serials: Vec<SerialNumber> =
        read.iter().filter_map(|it| it.settings.serial.clone()).collect();
    let by_tag = tx.items().with_tags(&tags).await?.into_iter();
    let by_tag: BTreeMap<String, Item> =
        by_tag.map(|it| (fold(it.settings.tag.as_str()), it)).collect();
    let by_serial = tx.items().with_serials(&serials).await?.into_iter();
    let by_serial: BTreeMap<String, ItemId> = by_serial
        .filter_map(|it| Some((fold(it.settings.serial.as_ref()?.as_str()), it.id)))
        .collect();
    let (mut tags, mut serials) = (BTreeMap::new(), BTreeMap::new());
    for item in read {
        let n_faults = checked.faults.len();
        let mut note = |column: ItemColumn, why: ItemFault| {
            checked.faults.push(ItemRowFault::new(item.line, column.name(), why));
        };
        let tag = fold(item.settings.tag.as_str());
        let here = by_tag.get(&tag);
        let is_here =
            here.is_some_and(|it| it.settings == item.settings && it.state.retired().is_none());
        if let Some(line) = tags.insert(tag, item.line) {
            note(ItemColumn::Tag, ItemFault::Twice { line });
        } else if here.is_some() && !is_here {
            note(ItemColumn::Tag, ItemFault::TagTaken);
        }
        if let Some(serial) = &item.settings.serial {
            let serial = fold(serial.as_str());
            let holder = by_serial.get(&serial);
            if holder.is_some_and(|it| here.is_none_or(|here| here.id != *it)) {
                note(ItemColumn::Serial, ItemFault::SerialTaken);
            }
            if let Some(line) = serials.insert(serial, item.line) {
                note(ItemColumn::Serial, ItemFault::Twice { line });
            }
        }
        match is_here {
            true => checked.n_before += 1,
            false if checked.faults.len() == n_faults => checked.new.push(item),
            false => {}
        }
    }
    Ok(())
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

failure!(ImportItemsError {
    Denied(Denied),
    Store(StoreError),
    ;
    SomeRefused => Invalid "import-items-refused",
});
