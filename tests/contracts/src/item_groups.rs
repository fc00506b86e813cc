//! What items are sorted by: categories and locations.

use std::{collections::BTreeSet, sync::Arc};

use application::{
    PageNumber,
    equipment::{AddItem, ItemsSortedBy, ListItems, StateFilter, add_item},
    identity::Direction,
};
use domain_equipment::{
    Category, CategoryId, ItemSettings, ItemState, Location, LocationId, LocationName,
    LocationSettings, LocationTree,
};
use domain_kernel::{
    Date, Facts, Id, Line, LocalDay, Permission, Rule, StoreError, Version, Versioned,
};
use uuid::Uuid;
use world::World;

use crate::{
    AnyStore,
    equipment::{add, item},
    identity::fact,
    world::{given_company, noon, permit},
};

pub async fn a_category_is_kept_renamed_and_found_whatever_the_case<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let saved = category(1, "Übung \u{1f528} <b>");
    add_category(&*store, 1, &saved).await.expect("nothing against it");
    let mut read = find(&*store, 1, saved.id).await.expect("just saved");
    assert_eq!(read, Versioned { value: saved, version: Version::FIRST });
    let again = add_category(&*store, 1, &category(1, "Drills")).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::ItemCategoryId))), "{again:?}");

    add_category(&*store, 1, &category(2, "Drills")).await.expect("another name");
    add_category(&*store, 2, &category(2, "DRILLS")).await.expect("another company");
    let taken = add_category(&*store, 1, &category(3, "DRILLS")).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::ItemCategoryName))), "{taken:?}");
    read.value.name = Line::restore("drills".to_owned());
    let taken = change(&*store, 1, &read).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::ItemCategoryName))), "{taken:?}");
    read.value.name = Line::restore("Ladders".to_owned());
    change(&*store, 1, &read).await.expect("read a moment ago");
    let stale = change(&*store, 1, &read).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let name = Line::restore("LADDERS".to_owned());
    let found = tx.item_categories().with_name(&name).await.expect("read");
    assert_eq!(found, Some(category_id(1)));
    assert_eq!(tx.item_categories().n_items(category_id(1)).await.expect("read"), 0);
    drop(tx);
    let stale = remove(&*store, 1, category_id(1), Version::FIRST).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    remove(&*store, 1, category_id(1), Version::new(2)).await.expect("nothing is of it");
    assert_eq!(find(&*store, 1, category_id(1)).await, None);
}

pub async fn a_location_takes_what_is_in_it_along<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for (number, name, parent) in [
        (1, "Workshop", None),
        (2, "Yard", None),
        (3, "Bay \u{1f528} 2", Some(1)),
        (4, "Shelf", Some(3)),
    ] {
        add_location(&*store, 1, number, name, parent).await.expect("nothing against it");
    }
    given_company(&*store, 2).await;
    let is_there = async |company, number| {
        let mut tx = store.begin(&permit(company)).await.expect("begin");
        tx.item_locations().is_there(location_id(number)).await.expect("read")
    };
    assert_eq!((is_there(1, 4).await, is_there(1, 5).await), (true, false));
    assert!(!is_there(2, 4).await, "it is another company's");
    let before = tree(&*store, 1).await;
    let shelf = before.find(location_id(4)).expect("saved");
    assert_eq!(shelf.value.path.as_str(), "Workshop, Bay \u{1f528} 2, Shelf");
    assert_eq!(shelf.value.sort_path, "workshop\tbay \u{1f528} 2\tshelf");
    assert_eq!(shelf.version, Version::FIRST);

    let moved =
        before.edit(location_id(3), &settings("Dock", Some(2))).expect("good").expect("new");
    change_locations(&*store, 1, &moved.changed).await.expect("read a moment ago");
    let after = tree(&*store, 1).await;
    let paths = [1, 2, 3, 4].map(|it| path(&after, it));
    assert_eq!(paths, ["Workshop", "Yard", "Yard, Dock", "Yard, Dock, Shelf"]);
    let stale = change_locations(&*store, 1, &moved.changed).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");

    let again = add_location(&*store, 1, 4, "Other", None).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::ItemLocationId))), "{again:?}");
    let used = remove_location(&*store, 1, 3, Version::new(2)).await;
    assert!(matches!(used, Err(StoreError::Stale)), "{used:?}");
    let stale = remove_location(&*store, 1, 4, Version::FIRST).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    remove_location(&*store, 1, 4, Version::new(2)).await.expect("nothing is in it");
    remove_location(&*store, 1, 3, Version::new(2)).await.expect("nothing is in it any more");
    assert!(tree(&*store, 1).await.find(location_id(3)).is_none());
}

pub async fn what_items_are_sorted_by_is_listed_and_chosen_from<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for (number, name) in [(1, "ladders"), (2, "Drills"), (3, "Übung")] {
        add_category(&*store, 1, &category(number, name)).await.expect("add");
    }
    for (number, name, parent) in
        [(1, "yard annex", None), (2, "Yard", None), (3, "Zone 1", Some(2)), (4, "A", Some(3))]
    {
        add_location(&*store, 1, number, name, parent).await.expect("add");
    }
    let categories = store.categories(&permit(1)).await.expect("read");
    let names: Vec<_> = categories.iter().map(|it| (it.name.as_str(), it.n_items)).collect();
    assert_eq!(names, [("Drills", 0), ("ladders", 0), ("Übung", 0)]);
    assert_eq!((categories[0].id, categories[0].version), (category_id(2), Version::FIRST));

    let locations = store.locations(&permit(1)).await.expect("read");
    let lines: Vec<_> = locations.iter().map(|it| (it.path.as_str(), it.depth)).collect();
    let expected = [("Yard", 0), ("Yard, Zone 1", 1), ("Yard, Zone 1, A", 2), ("yard annex", 0)];
    assert_eq!(lines, expected);
    let zone = &locations[1];
    assert_eq!((zone.id, &zone.settings), (location_id(3), &settings("Zone 1", Some(2))));
    assert_eq!((zone.version, zone.n_items), (Version::FIRST, 0));

    let choices = store.item_choices(&permit(1)).await.expect("read");
    let names: Vec<_> = choices.categories.iter().map(|it| (it.0, it.1.as_str())).collect();
    let expected = [(2, "Drills"), (1, "ladders"), (3, "Übung")];
    assert_eq!(names, expected.map(|(number, name)| (category_id(number), name)));
    let paths: Vec<_> = choices.locations.iter().map(|it| it.0).collect();
    assert_eq!(paths, [2, 3, 4, 1].map(location_id));
    assert_eq!(choices.locations[2].1.as_str(), "Yard, Zone 1, A");
}

pub async fn items_follow_locations_that_are_renamed_and_moved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for (number, name, parent) in [
        (1, "Workshop", None),
        (2, "Yard", None),
        (3, "Bay", Some(1)),
        (4, "Yard annex", None),
        (5, "Zone", Some(2)),
    ] {
        add_location(&*store, 1, number, name, parent).await.expect("add");
    }
    for (number, name, location) in [
        (1, "Tongs", Some(2)),
        (2, "axe", Some(3)),
        (3, "Bench", Some(3)),
        (4, "Anvil", None),
        (5, "Saw", Some(1)),
        (6, "Ladder", Some(4)),
        (7, "Hose", Some(5)),
    ] {
        let mut it = item(number, &number.to_string(), name);
        it.settings.location = location.map(location_id);
        it.state = if number == 3 { ItemState::InUse } else { ItemState::Available };
        add(&*store, 1, &it).await.expect("add");
    }
    let all = ListItems { sorted_by: ItemsSortedBy::Location, ..ListItems::default() };
    let listed = async |query: &ListItems| tags(&*store, query).await.join(" ");
    assert_eq!(listed(&all).await, "5 2 3 1 7 6 4");
    let backwards = ListItems { direction: Direction::Descending, ..all.clone() };
    assert_eq!(listed(&backwards).await, "6 7 1 2 3 5 4");

    let edit = async |number, name: &str, parent| {
        let edited = tree(&*store, 1).await.edit(location_id(number), &settings(name, parent));
        let changed = edited.expect("nothing against it").expect("new").changed;
        change_locations(&*store, 1, &changed).await.expect("read a moment ago");
    };
    edit(1, "Zoo", None).await;
    assert_eq!(listed(&all).await, "1 7 6 5 2 3 4");
    edit(3, "Bay", Some(2)).await;
    assert_eq!(listed(&all).await, "1 2 3 7 6 5 4");
    assert_eq!(listed(&backwards).await, "5 6 7 2 3 1 4");
    for (query, expected) in [
        (ListItems { search: "a".to_owned(), ..all.clone() }, "2 6 5 4"),
        (ListItems { state: StateFilter::InUse, ..all.clone() }, "3"),
        (ListItems { location: Some(location_id(3)), ..all.clone() }, "2 3"),
    ] {
        assert_eq!(listed(&query).await, expected, "{query:?}");
    }

    // Whatever is on one page is not on another, and what has no location is on the last one.
    for number in 10..60 {
        let mut it = item(number, &number.to_string(), "Bucket");
        it.settings.location = (number < 45).then(|| location_id(number % 5 + 1));
        add(&*store, 1, &it).await.expect("add");
    }
    let mut found = Vec::new();
    for page in [1, 2, 3, 4] {
        let page = PageNumber::parse(page).expect("a page");
        found.extend(tags(&*store, &ListItems { page, ..all.clone() }).await);
    }
    assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), 57);
    assert_eq!(found.len(), 57);
    assert_eq!(found[41], "4");
}

/// Retired ones count too, since they are on record with it.
pub async fn what_items_are_of_is_counted_and_stays<S: AnyStore>(store: Arc<S>) {
    let world = World::over(Arc::clone(&store));
    let admin = world.found().await;
    let category = world.item_category(&admin, "Drills").await;
    let location = world.item_location(&admin, "Yard", None).await;
    world.item_location(&admin, "Dock", None).await;
    for (tag, location) in [("D-1", Some(location)), ("D-2", Some(location)), ("D-3", None)] {
        let settings =
            ItemSettings { category: Some(category), location, ..world::item_settings(tag) };
        let command = AddItem { id: world.app.ids.next(), settings };
        add_item(&world.app, &admin.actor, command).await.expect("an admin may");
    }

    let permit = admin.actor.permit(Permission::ManageEquipment).expect("an admin may");
    let categories = store.categories(&permit).await.expect("read");
    assert_eq!(categories[0].n_items, 3);
    let locations = store.locations(&permit).await.expect("read");
    let counted: Vec<_> = locations.iter().map(|it| (it.path.as_str(), it.n_items)).collect();
    assert_eq!(counted, [("Dock", 0), ("Yard", 2)]);
    let mut tx = store.begin(&permit).await.expect("begin");
    assert_eq!(tx.item_categories().n_items(category).await.expect("read"), 3);
    assert_eq!(tx.item_locations().n_items(location).await.expect("read"), 2);
    let used = tx.item_categories().remove(category, Version::FIRST).await;
    assert!(matches!(used, Err(StoreError::Stale)), "{used:?}");
    drop(tx);
    let mut tx = store.begin(&permit).await.expect("begin");
    let used = tx.item_locations().remove(location, Version::FIRST).await;
    assert!(matches!(used, Err(StoreError::Stale)), "{used:?}");
}

pub async fn another_company_sees_and_changes_no_category_and_no_location<S: AnyStore>(
    store: Arc<S>,
) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    add_category(&*store, 1, &category(1, "Drills")).await.expect("add");
    add_location(&*store, 1, 1, "Yard", None).await.expect("add");
    let theirs = permit(2);
    assert_eq!(find(&*store, 2, category_id(1)).await, None);
    assert_eq!(tree(&*store, 2).await, LocationTree::new([]));
    assert_eq!(store.categories(&theirs).await.expect("read"), []);
    assert_eq!(store.locations(&theirs).await.expect("read"), []);
    assert_eq!(
        store.item_choices(&theirs).await.expect("read"),
        application::equipment::ItemChoices::default()
    );

    let mut read = find(&*store, 1, category_id(1)).await.expect("added");
    read.value.name = Line::restore("Meddled".to_owned());
    let meddled = change(&*store, 2, &read).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let meddled = remove(&*store, 2, category_id(1), Version::FIRST).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let ours = tree(&*store, 1).await;
    let moved = ours.edit(location_id(1), &settings("Meddled", None)).expect("good").expect("new");
    let meddled = change_locations(&*store, 2, &moved.changed).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let meddled = remove_location(&*store, 2, 1, Version::FIRST).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    // What only the domain would refuse, the store refuses too.
    let (inside, _) = ours.create(location_id(2), &settings("Inside", Some(1))).expect("good");
    let mut tx = store.begin(&theirs).await.expect("begin");
    let inserted = tx.item_locations().insert(&inside).await;
    assert!(inserted.is_err(), "{inserted:?}");
}

pub fn category_id(number: u128) -> CategoryId {
    Id::from_uuid(Uuid::from_u128(0x1a_0000 + number))
}

pub fn location_id(number: u128) -> LocationId {
    Id::from_uuid(Uuid::from_u128(0x1b_0000 + number))
}

pub fn category(number: u128, name: &str) -> Category {
    Category { id: category_id(number), name: Line::restore(name.to_owned()) }
}

async fn tags(store: &dyn AnyStore, query: &ListItems) -> Vec<String> {
    let today = LocalDay::utc(Date::constant(2026, 3, 1));
    let page = store.items(&permit(1), query, &today).await.expect("read");
    page.items.iter().map(|it| it.tag.as_str().to_owned()).collect()
}

fn settings(name: &str, parent: Option<u128>) -> LocationSettings {
    LocationSettings {
        name: LocationName::restore(name.to_owned()),
        parent: parent.map(location_id),
    }
}

fn path(tree: &LocationTree, number: u128) -> &str {
    tree.find(location_id(number)).expect("there").value.path.as_str()
}

pub async fn add_category(
    store: &dyn AnyStore,
    company: u128,
    category: &Category,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.item_categories().insert(category).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

/// Numbers count from 1. One that there is already is made again as if there were none.
pub async fn add_location(
    store: &dyn AnyStore,
    company: u128,
    number: u128,
    name: &str,
    parent: Option<u128>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    let tree = tx.item_locations().all().await?;
    let created = tree.create(location_id(number), &settings(name, parent));
    let (location, _) = created.expect("nothing against it");
    tx.item_locations().insert(&location).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn find(store: &dyn AnyStore, company: u128, id: CategoryId) -> Option<Versioned<Category>> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.item_categories().find(id).await.expect("read")
}

async fn tree(store: &dyn AnyStore, company: u128) -> LocationTree {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.item_locations().all().await.expect("read")
}

async fn change(
    store: &dyn AnyStore,
    company: u128,
    category: &Versioned<Category>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.item_categories().update(category).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn change_locations(
    store: &dyn AnyStore,
    company: u128,
    locations: &[Versioned<Location>],
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.item_locations().update(locations).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub(crate) async fn remove(
    store: &dyn AnyStore,
    company: u128,
    id: CategoryId,
    read: Version,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.item_categories().remove(id, read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn remove_location(
    store: &dyn AnyStore,
    company: u128,
    number: u128,
    read: Version,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.item_locations().remove(location_id(number), read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
