//! How a path changes under people, and who gets the new steps.

use application::{
    Class, Failure, PageNumber,
    onboarding::{
        EditPath, MovePeople, PathView, edit_path, list_people_behind, module_step, move_people,
        see_path,
    },
    training::{StepItem, StepRecord, list_training},
};
use domain_kernel::{Actor, Role};
use domain_onboarding::{PathId, PathNumber};
use domain_training::ModuleId;
use world::{Somebody, World};

use crate::records::today;

async fn seen(world: &World, by: &Somebody, path: PathId) -> PathView {
    see_path(&world.app, &by.actor, path).await.expect("there")
}

/// Gives a path these steps.
async fn change(
    world: &World,
    by: &Somebody,
    path: PathId,
    modules: &[ModuleId],
) -> Option<PathNumber> {
    let PathView { version, settings, .. } = seen(world, by, path).await;
    let steps = modules.iter().map(|it| module_step(*it, None)).collect();
    let command = EditPath { id: path, expected: version, settings, steps };
    edit_path(&world.app, &by.actor, command).await.expect("good steps")
}

async fn steps(world: &World, who: &Somebody) -> Vec<ModuleId> {
    let record = list_training(&world.app, &who.actor, today()).await.expect("may");
    let module = |it: &StepRecord| match it.item {
        StepItem::Module(module) => module,
        StepItem::Task(_) => panic!("there are only modules"),
    };
    record.paths[0].steps.iter().map(module).collect()
}

async fn names(world: &World, by: &Actor, path: PathId) -> Vec<String> {
    let people = list_people_behind(&world.app, by, path, today(), PageNumber::FIRST).await;
    people.expect("may").items.iter().map(|it| it.name.as_str().to_owned()).collect()
}

#[tokio::test]
async fn whoever_is_on_a_path_keeps_their_steps_until_they_are_moved() {
    let (world, admin) = World::set_up().await;
    let bilal = world.person(&admin, "Bilal Haddad", Role::Manager, None).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&bilal)).await;
    let sean = world.person(&admin, "Sean Byrne", Role::Staff, None).await;
    let (one, two) = (world.quiz(&admin, "One").await, world.quiz(&admin, "Two").await);
    let path = world.path(&admin, "Starter", &[(one, None)]).await;

    assert_eq!(change(&world, &admin, path, &[two]).await, None, "nobody is on it");
    assert_eq!(change(&world, &admin, path, &[one]).await, None);
    for person in [&kofi, &sean] {
        world.assign(&admin, path, person, "2026-11-16").await;
    }
    let second = PathNumber::FIRST.next();
    assert_eq!(change(&world, &admin, path, &[one, two]).await, Some(second));
    assert_eq!(change(&world, &admin, path, &[two, one]).await, None, "nobody has these yet");
    assert_eq!(steps(&world, &kofi).await, [one]);
    assert_eq!(seen(&world, &admin, path).await.n_behind, 2);
    assert_eq!(names(&world, &admin.actor, path).await, ["Kofi Mensah", "Sean Byrne"]);
    assert_eq!(names(&world, &bilal.actor, path).await, ["Kofi Mensah"]);

    let expected = seen(&world, &admin, path).await.version;
    let command = MovePeople { path, expected };
    for n_people in [1, 0] {
        let moved = move_people(&world.app, &bilal.actor, command).await.expect("may");
        assert_eq!((moved.number, moved.n_people), (second, n_people), "only those below");
    }
    assert_eq!(steps(&world, &kofi).await, [two, one]);
    assert_eq!(steps(&world, &sean).await, [one]);
    let refused = move_people(&world.app, &kofi.actor, command).await;
    assert_eq!(refused.map_err(|err| err.class()).err(), Some(Class::Denied));

    // What was shown is not what would be done any more.
    change(&world, &admin, path, &[one, two]).await;
    let stale = move_people(&world.app, &admin.actor, command).await;
    assert_eq!(stale.map_err(|err| err.class()).err(), Some(Class::Stale));
    let expected = seen(&world, &admin, path).await.version;
    let command = MovePeople { path, expected };
    let moved = move_people(&world.app, &admin.actor, command).await.expect("may");
    assert_eq!((moved.number, moved.n_people), (second.next(), 2));
    assert_eq!(seen(&world, &admin, path).await.n_behind, 0);
}
