//! Of two who keep categories and locations at once nobody breaks what the other one did.

use std::sync::Arc;

use application::{
    Class,
    equipment::{
        AddItem, CreateCategory, CreateLocation, DeleteCategory, DeleteLocation, EditLocation,
        RenameCategory, add_item, create_category, create_location, delete_category,
        delete_location, edit_location, list_categories, list_locations, rename_category,
    },
};
use domain_equipment::{CategoryName, ItemSettings};
use domain_kernel::{Role, Version};
use world::{Somebody, World, item_settings, location_settings};

use crate::{
    AnyStore,
    world::{at_once, told},
};

pub async fn a_category_added_twice_at_once_is_there_once<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admins) = given_two_admins(&store).await;
    for round in 0..n_rounds {
        let added = at_once(2, |n| {
            let (world, admin) = (Arc::clone(&world), admins[n]);
            let name = CategoryName::restore(format!("{} {round}", ["Drills", "DRILLS"][n]));
            let command = CreateCategory { id: world.app.ids.next(), name };
            async move { told(create_category(&world.app, &admin.actor, command).await) }
        })
        .await;

        assert_eq!(added.iter().filter(|it| it.is_ok()).count(), 1, "{added:?}");
        assert!(added.iter().all(|it| matches!(it, Ok(()) | Err(Class::Invalid))), "{added:?}");
        let categories = list_categories(&world.app, &admins[0].actor).await.expect("may");
        assert_eq!(categories.len(), round + 1);
    }
}

pub async fn of_two_who_rename_a_category_the_second_is_told<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admins) = given_two_admins(&store).await;
    let id = world.item_category(&admins[0], "Drills").await;
    for round in 0..n_rounds {
        let seen = list_categories(&world.app, &admins[0].actor).await.expect("may");
        let expected = seen[0].version;
        let renamed = at_once(2, |n| {
            let (world, admin) = (Arc::clone(&world), admins[n]);
            let name = CategoryName::restore(format!("Drills {round} {n}"));
            let command = RenameCategory { id, expected, name };
            async move { told(rename_category(&world.app, &admin.actor, command).await) }
        })
        .await;

        let winner = renamed.iter().position(Result::is_ok).expect("one is first");
        assert_eq!(renamed[1 - winner], Err(Class::Stale));
        let seen = list_categories(&world.app, &admins[0].actor).await.expect("may");
        assert_eq!(seen[0].name.as_str(), format!("Drills {round} {winner}"));
    }
}

/// Each moves one of two locations into the other one.
pub async fn a_location_is_never_in_itself_whoever_moves_what_at_once<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admins) = given_two_admins(&store).await;
    for round in 0..n_rounds {
        let names = [format!("Workshop {round}"), format!("Yard {round}")];
        let ids = [
            world.item_location(&admins[0], &names[0], None).await,
            world.item_location(&admins[0], &names[1], None).await,
        ];
        let moved = at_once(2, |n| {
            let (world, admin) = (Arc::clone(&world), admins[n]);
            let settings = location_settings(&names[n], Some(ids[1 - n]));
            let command = EditLocation { id: ids[n], expected: Version::FIRST, settings };
            async move { told(edit_location(&world.app, &admin.actor, command).await) }
        })
        .await;

        assert_eq!(moved.iter().filter(|it| it.is_ok()).count(), 1, "{moved:?}");
        let winner = moved.iter().position(Result::is_ok).expect("just seen");
        assert_eq!(moved[1 - winner], Err(Class::Invalid));
        let locations = list_locations(&world.app, &admins[0].actor).await.expect("may");
        let path = format!("{}, {}", names[1 - winner], names[winner]);
        assert!(locations.iter().any(|it| it.path.as_str() == path), "{locations:?}");
    }
}

/// One deletes it while another one makes a location in it.
pub async fn nothing_is_put_into_a_location_that_goes<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let (world, admins) = given_two_admins(&store).await;
    for round in 0..n_rounds {
        let yard = world.item_location(&admins[0], &format!("Yard {round}"), None).await;
        let done = at_once(2, |n| {
            let (world, admin) = (Arc::clone(&world), admins[n]);
            async move {
                let (app, actor) = (&world.app, &admin.actor);
                if n == 0 {
                    let command = DeleteLocation { id: yard, expected: Version::FIRST };
                    return told(delete_location(app, actor, command).await);
                }
                let settings = location_settings("Zone", Some(yard));
                let command = CreateLocation { id: app.ids.next(), settings };
                told(create_location(app, actor, command).await)
            }
        })
        .await;

        let deleted = [Ok(()), Err(Class::Invalid)];
        let filled = [Err(Class::Refused), Ok(())];
        assert!(done == deleted || done == filled, "{done:?}");
        let locations = list_locations(&world.app, &admins[0].actor).await.expect("may");
        let n_there = locations.iter().filter(|it| it.path.as_str().starts_with("Yard")).count();
        assert_eq!(n_there % 2, 0, "a location with what is in it, or neither: {locations:?}");
    }
}

/// One deletes a category or a location while another one adds an item to it.
pub async fn no_item_is_of_what_goes<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let (world, admins) = given_two_admins(&store).await;
    for round in 0..n_rounds {
        let category = world.item_category(&admins[0], &format!("Drills {round}")).await;
        let location = world.item_location(&admins[0], &format!("Yard {round}"), None).await;
        let done = at_once(2, |n| {
            let (world, admin) = (Arc::clone(&world), admins[n]);
            async move {
                let (app, actor) = (&world.app, &admin.actor);
                let expected = Version::FIRST;
                match (n, round % 2) {
                    (0, 0) => {
                        let command = DeleteCategory { id: category, expected };
                        told(delete_category(app, actor, command).await)
                    }
                    (0, _) => {
                        let command = DeleteLocation { id: location, expected };
                        told(delete_location(app, actor, command).await)
                    }
                    _ => {
                        let settings = ItemSettings {
                            category: Some(category),
                            location: Some(location),
                            ..item_settings(&format!("D-{round}"))
                        };
                        let command = AddItem { id: app.ids.next(), settings };
                        told(add_item(app, actor, command).await)
                    }
                }
            }
        })
        .await;

        let deleted = [Ok(()), Err(Class::Invalid)];
        let added = [Err(Class::Refused), Ok(())];
        assert!(done == deleted || done == added, "{done:?}");
    }
}

async fn given_two_admins<S: AnyStore>(store: &Arc<S>) -> (Arc<World>, [Somebody; 2]) {
    let world = World::over(Arc::clone(store));
    let anna = world.found().await;
    let omar = world.person(&anna, "Omar Haddad", Role::Admin, None).await;
    (Arc::new(world), [anna, omar])
}
