//! Items that come in by a table, go out by one, and go again.

use std::sync::Arc;

use application::{
    PageNumber,
    equipment::{
        ImportItems, ImportItemsError, ItemsExport, ItemsSortedBy, ListItems, TakeItem, UndoImport,
        export_items, import_items, list_item_imports, list_items, see_item_import, take_item,
        undo_import,
    },
    identity::{Cell, Table, TableRow},
};
use domain_equipment::{ItemId, ItemImportId};
use domain_kernel::{Date, LocalDay, Role};
use world::{Somebody, World};

use crate::{AnyStore, world::at_once};

pub async fn a_table_of_items_comes_in_goes_out_and_goes_again<S: AnyStore>(store: Arc<S>) {
    let world = World::over(store);
    let admin = world.found().await;
    let lines = ["tag,name,category,location,serial", "B-2,Hoist,Lifting,Yard > Bay 2,1E5"];
    let more = ["a-1,Drill \u{1f528},Drills,Yard,00123", "C-3,Saw,DRILLS,\"\",\"\""];
    let table = table(&[&lines[..], &more[..]].concat());
    let id = import(&world, &admin, &table).await.expect("a good table");
    import_items(&world.app, &admin.actor, &command(&admin, id, &table)).await.expect("sent again");
    assert_eq!(tags(&world, &admin, "").await, ["a-1", "B-2", "C-3"]);

    let query = ListItems { search: "r".to_owned(), ..ListItems::default() };
    let mut export = export(&world, &admin, query).await;
    assert!(export.next().await.expect("read").len() == 1);
    let mut export = self::export(&world, &admin, ListItems::default()).await;
    let sent = export.next().await.expect("read");
    let sent: Vec<_> = sent
        .iter()
        .map(|it| (it.settings.tag.as_str(), it.category.as_deref(), it.location.as_deref()))
        .collect();
    let said = [
        ("a-1", Some("Drills"), Some("Yard")),
        ("B-2", Some("Lifting"), Some("Yard, Bay 2")),
        ("C-3", Some("Drills"), None),
    ];
    assert_eq!(sent, said);
    assert!(export.next().await.expect("read").is_empty());

    let drill = item(&world, &admin, "a-1").await;
    world.take(&admin, &admin, drill).await;
    let hoist = item(&world, &admin, "B-2").await;
    world.reserve(&admin, hoist, ("2026-11-27T09:00", "2026-11-27T12:00")).await;
    let seen = see_item_import(&world.app, &admin.actor, id).await.expect("it is there");
    assert_eq!((seen.line.import.n_items, seen.line.n_untouched), (3, 1));
    assert!(seen.line.by.is_some());
    assert_eq!(seen.touched.iter().map(|it| it.tag.as_str()).collect::<Vec<_>>(), ["a-1", "B-2"]);
    let undo = UndoImport { id, n_items: 1 };
    undo_import(&world.app, &admin.actor, undo).await.expect("one can go");
    assert_eq!(tags(&world, &admin, "").await, ["a-1", "B-2"]);
    let imports = list_item_imports(&world.app, &admin.actor, PageNumber::FIRST).await;
    let imports = imports.expect("an admin may").items;
    assert_eq!(imports[0].import.undone.map(|it| it.n_items), Some(1));
    assert!(undo_import(&world.app, &admin.actor, undo).await.is_err());

    let eve = world.another_company().await;
    let imports = list_item_imports(&world.app, &eve.actor, PageNumber::FIRST).await;
    assert!(imports.expect("an admin may").items.is_empty());
    assert!(see_item_import(&world.app, &eve.actor, id).await.is_err());
    assert!(undo_import(&world.app, &eve.actor, undo).await.is_err());
}

/// Whoever has something has something that is there.
pub async fn what_is_taken_while_its_import_is_undone_stays_or_is_not_had<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    let admin = world.found().await;
    let sam = world.person(&admin, "Sam", Role::Staff, None).await;
    for round in 0..n_rounds {
        let (one, two) = (format!("R{round}-1"), format!("R{round}-2"));
        let table = table(&["tag,name", &format!("{one},Drill"), &format!("{two},Saw")]);
        let id = import(&world, &admin, &table).await.expect("a good table");
        let drill = item(&world, &admin, &one).await;
        let code = world.code(&admin, drill).await;
        let done = at_once(2, |n| {
            let (world, code) = (Arc::clone(&world), code.clone());
            async move {
                if n == 0 {
                    let undo = UndoImport { id, n_items: 2 };
                    return undo_import(&world.app, &admin.actor, undo).await.is_ok();
                }
                take_item(&world.app, &sam.actor, TakeItem { code, due: None }).await.is_ok()
            }
        })
        .await;
        assert!(done[0] != done[1], "{round}: {done:?}");
        let left = tags(&world, &admin, &one).await;
        assert_eq!(left.contains(&one), done[1], "{round}: {left:?}");
        if done[1] {
            let undo = UndoImport { id, n_items: 1 };
            undo_import(&world.app, &admin.actor, undo).await.expect("one can go");
        }
    }
}

pub async fn a_table_of_items_sent_at_once_makes_each_of_them_once<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    let admin = world.found().await;
    for round in 0..n_rounds {
        let (head, line) = ("tag,name,category", format!("T{round},Drill,Drills {round}"));
        let table = table(&[head, &line]);
        let id: ItemImportId = world.app.ids.next();
        let done = at_once(4, |n| {
            let (world, table) = (Arc::clone(&world), table.clone());
            // Two of them are one form that was sent twice.
            let id = if n < 2 { id } else { world.app.ids.next() };
            async move { import_items(&world.app, &admin.actor, &command(&admin, id, &table)).await }
        })
        .await;
        assert!(done.iter().all(Result::is_ok), "{round}: {done:?}");
        let n_new: usize = done.iter().flatten().filter(|it| it.n_before == 0).count();
        assert_eq!(n_new, 1, "{round}: {done:?}");
        assert_eq!(tags(&world, &admin, &format!("T{round}")).await[0], format!("T{round}"));
    }
}

fn table(lines: &[&str]) -> Table {
    let row = |(at, line): (usize, &&str)| TableRow {
        line: u32::try_from(at + 1).expect("a few lines"),
        cells: line.split(',').map(|it| Cell::Text(it.trim_matches('"').to_owned())).collect(),
    };
    Table { rows: lines.iter().enumerate().map(row).collect() }
}

fn command(admin: &Somebody, id: ItemImportId, table: &Table) -> ImportItems {
    ImportItems { realm: admin.actor.realm(), id, table: table.clone(), adds_missing: true }
}

async fn import(
    world: &World,
    admin: &Somebody,
    table: &Table,
) -> Result<ItemImportId, ImportItemsError> {
    let id = world.app.ids.next();
    import_items(&world.app, &admin.actor, &command(admin, id, table)).await?;
    Ok(id)
}

async fn export(world: &World, admin: &Somebody, query: ListItems) -> ItemsExport {
    export_items(&world.app, &admin.actor, query, LocalDay::utc(Date::MAX))
        .await
        .expect("an admin may")
}

async fn item(world: &World, admin: &Somebody, tag: &str) -> ItemId {
    let query = ListItems { search: tag.to_owned(), ..ListItems::default() };
    let found = list_items(&world.app, &admin.actor, &query, &LocalDay::utc(Date::MAX)).await;
    found.expect("an admin may").items[0].id
}

async fn tags(world: &World, admin: &Somebody, search: &str) -> Vec<String> {
    let query = ListItems {
        search: search.to_owned(),
        sorted_by: ItemsSortedBy::Tag,
        ..ListItems::default()
    };
    let items = list_items(&world.app, &admin.actor, &query, &LocalDay::utc(Date::MAX)).await;
    let items = items.expect("an admin may").items.into_iter();
    items.map(|it| it.tag.as_str().to_owned()).collect()
}
