//! Categories and locations of equipment.

use application::{
    Class, Failure,
    equipment::{
        CreateCategory, CreateLocation, DeleteCategory, DeleteLocation, EditLocation,
        RenameCategory, create_category, create_location, delete_category, delete_location,
        edit_location, list_categories, list_item_choices, list_locations, rename_category,
    },
};
use domain_kernel::{Line, Role, Version};
use world::{World, location_settings, no_id};

#[tokio::test]
async fn a_category_is_added_renamed_and_deleted() {
    let (world, admin) = World::set_up().await;
    let (app, actor) = (&world.app, &admin.actor);
    let drills = world.item_category(&admin, "Drills").await;
    let name = |it: &str| Line::restore(it.to_owned());

    let again = CreateCategory { id: drills, name: name("Drills") };
    create_category(app, actor, again).await.expect("the same form");
    let taken = CreateCategory { id: app.ids.next(), name: name("DRILLS") };
    let taken = create_category(app, actor, taken).await.expect_err("a name is one's");
    assert_eq!((taken.class(), taken.field()), (Class::Invalid, Some("name")));

    let rename = |it| RenameCategory { id: drills, expected: Version::FIRST, name: name(it) };
    rename_category(app, actor, rename("drills")).await.expect("its own name");
    let stale = rename_category(app, actor, rename("Saws")).await.expect_err("changed meanwhile");
    assert_eq!(stale.class(), Class::Stale);
    let left = list_categories(app, actor).await.expect("an admin may");
    assert_eq!((left[0].name.as_str(), left[0].version), ("drills", Version::new(2)));

    let delete = |id, version| DeleteCategory { id, expected: Version::new(version) };
    let stale = delete_category(app, actor, delete(drills, 1)).await.expect_err("changed");
    assert_eq!(stale.class(), Class::Stale);
    let none = delete_category(app, actor, delete(no_id(), 1)).await.expect_err("there is none");
    assert_eq!(none.class(), Class::NotFound);
    delete_category(app, actor, delete(drills, 2)).await.expect("nothing is of it");
    assert_eq!(list_categories(app, actor).await.expect("an admin may"), []);
}

#[tokio::test]
async fn a_location_is_added_moved_and_deleted() {
    let (world, admin) = World::set_up().await;
    let (app, actor) = (&world.app, &admin.actor);
    let workshop = world.item_location(&admin, "Workshop", None).await;
    let yard = world.item_location(&admin, "Yard", None).await;
    let bay = world.item_location(&admin, "Bay 2", Some(workshop)).await;
    world.item_location(&admin, "Shelf", Some(bay)).await;
    let paths = async || {
        let locations = list_locations(app, actor).await.expect("an admin may");
        locations.into_iter().map(|it| it.path.as_str().to_owned()).collect::<Vec<_>>()
    };

    let again = CreateLocation { id: bay, settings: location_settings("Bay 2", Some(workshop)) };
    create_location(app, actor, again).await.expect("the same form");
    for (name, parent, field) in [
        ("WORKSHOP", None, "name"),
        ("bay 2", Some(workshop), "name"),
        ("Bay 3", Some(no_id()), "parent"),
    ] {
        let settings = location_settings(name, parent);
        let command = CreateLocation { id: app.ids.next(), settings };
        let refused = create_location(app, actor, command).await.expect_err("refused");
        assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some(field)), "{name}");
    }

    let edit = |id, name: &str, parent| EditLocation {
        id,
        expected: Version::FIRST,
        settings: location_settings(name, parent),
    };
    let inside = edit_location(app, actor, edit(workshop, "Workshop", Some(bay))).await;
    let inside = inside.expect_err("it is in it");
    assert_eq!((inside.class(), inside.field()), (Class::Invalid, Some("parent")));
    edit_location(app, actor, edit(bay, "Dock", Some(yard))).await.expect("an admin may");
    assert_eq!(paths().await, ["Workshop", "Yard", "Yard, Dock", "Yard, Dock, Shelf"]);
    let stale = edit_location(app, actor, edit(bay, "Bay", None)).await.expect_err("changed");
    assert_eq!(stale.class(), Class::Stale);
    let none = edit_location(app, actor, edit(no_id(), "Bay", None)).await.expect_err("none");
    assert_eq!(none.class(), Class::NotFound);

    let delete = |id, version| DeleteLocation { id, expected: Version::new(version) };
    let used = delete_location(app, actor, delete(yard, 1)).await.expect_err("the dock is in it");
    assert_eq!(used.class(), Class::Refused);
    let stale = delete_location(app, actor, delete(bay, 1)).await.expect_err("changed meanwhile");
    assert_eq!(stale.class(), Class::Stale);
    delete_location(app, actor, delete(workshop, 1)).await.expect("nothing is in it");
    assert_eq!(paths().await, ["Yard", "Yard, Dock", "Yard, Dock, Shelf"]);
}

#[tokio::test]
async fn admins_keep_categories_and_locations_and_managers_choose_from_them() {
    let (world, admin) = World::set_up().await;
    let app = &world.app;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let drills = world.item_category(&admin, "Drills").await;
    let yard = world.item_location(&admin, "Yard", None).await;
    let stranger = world.another_company().await;

    for somebody in [&mara, &sam] {
        let actor = &somebody.actor;
        let name = Line::restore("Saws".to_owned());
        let command = CreateCategory { id: app.ids.next(), name };
        let denied = create_category(app, actor, command).await.expect_err("only admins");
        assert_eq!(denied.class(), Class::Denied);
        let settings = location_settings("Dock", None);
        let command = CreateLocation { id: app.ids.next(), settings };
        let denied = create_location(app, actor, command).await.expect_err("only admins");
        assert_eq!(denied.class(), Class::Denied);
        assert!(list_categories(app, actor).await.is_err());
        assert!(list_locations(app, actor).await.is_err());
    }
    let choices = list_item_choices(app, &mara.actor).await.expect("a manager may");
    assert_eq!((choices.categories[0].0, choices.locations[0].0), (drills, yard));
    // Whoever looks for a free item narrows the list by them.
    assert!(list_item_choices(app, &sam.actor).await.is_ok());

    let theirs = list_item_choices(app, &stranger.actor).await.expect("an admin");
    assert_eq!(theirs, application::equipment::ItemChoices::default());
    let delete = DeleteCategory { id: drills, expected: Version::FIRST };
    let unseen = delete_category(app, &stranger.actor, delete).await.expect_err("not theirs");
    assert_eq!(unseen.class(), Class::NotFound);
    let delete = DeleteLocation { id: yard, expected: Version::FIRST };
    let unseen = delete_location(app, &stranger.actor, delete).await.expect_err("not theirs");
    assert_eq!(unseen.class(), Class::NotFound);
}
