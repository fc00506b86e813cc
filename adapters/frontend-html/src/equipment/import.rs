//! Many items out of one file, ours or one of Snipe-IT's assets.

use application::{
    App, Message,
    equipment::{
        CheckedItem, CheckedItems, ImportItems, ItemColumn, ItemFault, ItemRowFault, check_items,
        import_items,
    },
    identity::{Fault, Heading},
};
use domain_equipment::ItemSettings;
use domain_kernel::{Actor, Id, Line, Permission};

use super::imports;
use crate::{
    form::Refusal,
    parts::count,
    problem::Problem,
    reader::Reader,
    table_import::{Asked, CellText, Looked, LookedFault, LookedRow, TableImport, Words},
};

pub(crate) struct ItemsImport;

/// So many names of what would be made as somebody reads.
const MOST_NAMES: usize = 10;

impl TableImport for ItemsImport {
    const WORDS: Words = Words {
        permission: Permission::ManageEquipment,
        path: "/equipment/import",
        back: ("/equipment", "items-title"),
        done: imports::PATH,
        title: "import-items-title",
        lead: "import-items-lead",
        file_hint: "import-items-file-hint",
        check: "import-items-check",
        apply: "import-items-apply",
        caption: "import-items-caption",
        heads: &["item", "import-line", "item-category", "item-location"],
        good: "import-items-good",
        faults: "import-table-faults",
        note: None,
        day: None,
        choice: Some("import-items-adds-missing"),
        catalog: None,
        other: Some((imports::PATH, "item-imports-title")),
    };
    type Checked = CheckedItems;

    async fn check(app: &App, actor: &Actor, asked: &Asked) -> Result<CheckedItems, Problem> {
        Ok(check_items(app, actor, &command(asked)).await?)
    }

    async fn import(app: &App, actor: &Actor, asked: &Asked) -> Result<Message, Refusal> {
        let done = import_items(app, actor, &command(asked)).await?;
        Ok(Message::new("import-items-done").number("n", count(done.new.len())))
    }

    fn look(checked: &CheckedItems, reader: &Reader) -> Looked {
        let items = checked.new.iter().map(|it| LookedRow {
            line: it.line,
            name: it.settings.name.as_str().to_owned(),
            detail: Some(it.settings.tag.as_str().to_owned()),
            cells: vec![CellText::of(it.category.clone()), CellText::of(it.location.clone())],
        });
        let faults = checked.faults.iter().map(|it| {
            let column = ItemColumn::ALL.into_iter().find(|column| column.name() == it.column);
            let column = column.map_or_else(|| it.column.clone(), |it| reader.say(head(it)));
            LookedFault::new(it.line, column, &it.fault, reader)
        });
        let (n_items, n_faults) = (checked.new.len(), checked.faults.len());
        Looked::new((n_items, items), (n_faults, faults), notes(checked, reader))
    }

    fn samples() -> [CheckedItems; 2] {
        let item = |line: u32| {
            let text = |it: &str| it.to_owned();
            CheckedItem {
                line,
                settings: ItemSettings {
                    tag: Line::restore(format!("HB-{line:04}")),
                    name: Line::restore(text("Drill <b>")),
                    category: None,
                    model: None,
                    serial: None,
                    location: None,
                    notes: None,
                },
                category: (line < 4).then(|| text("Drills & saws")),
                location: (line < 3).then(|| text("Workshop > Bay 2")),
            }
        };
        let fault =
            |column: &str, fault| ItemRowFault { line: 3, column: column.to_owned(), fault };
        let faults = vec![
            fault("shoe \"size\"", ItemFault::from(Fault::UnknownHead)),
            fault("category", ItemFault::NoSuchCategory),
        ];
        let names = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect();
        let good = CheckedItems {
            new: (2..=103).map(item).collect(),
            n_before: 2,
            new_categories: names(&["Drills & saws"]),
            new_locations: names(&["Workshop", "Workshop, Bay 2"]),
            left_out: names(&["Supplier", "Purchase Cost"]),
            faults: Vec::new(),
        };
        [good, CheckedItems { faults, ..CheckedItems::default() }]
    }
}

/// What else there is to know before it is done.
fn notes(checked: &CheckedItems, reader: &Reader) -> Vec<String> {
    let named = |key: &'static str, names: &[String]| {
        let shown = names.iter().take(MOST_NAMES).map(String::as_str).collect::<Vec<_>>();
        let more = if MOST_NAMES < names.len() { " …" } else { "" };
        let shown = format!("{}{more}", shown.join("; "));
        let message = Message::new(key).number("n", count(names.len())).text("names", &shown);
        (!names.is_empty()).then(|| reader.text(&message))
    };
    let before = Message::new("import-items-before").number("n", count(checked.n_before));
    let before = (0 < checked.n_before).then(|| reader.text(&before));
    let said = [
        named("import-items-new-categories", &checked.new_categories),
        named("import-items-new-locations", &checked.new_locations),
        named("import-items-left-out", &checked.left_out),
        before,
    ];
    said.into_iter().flatten().collect()
}

fn command(asked: &Asked) -> ImportItems {
    ImportItems {
        realm: asked.realm,
        id: Id::from_uuid(asked.first.uuid()),
        table: asked.table.clone(),
        adds_missing: asked.is_chosen,
    }
}

fn head(column: ItemColumn) -> &'static str {
    match column {
        ItemColumn::Tag => "item-form-tag",
        ItemColumn::Name => "item-form-name",
        ItemColumn::Category => "item-category",
        ItemColumn::Model => "item-form-model",
        ItemColumn::Serial => "item-form-serial",
        ItemColumn::Location => "item-location",
        ItemColumn::Notes => "item-form-notes",
    }
}
