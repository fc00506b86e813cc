//! An item that is a step of a path, wherever a path is looked at.

use std::{sync::Arc, time::Duration};

use application::{
    PageNumber,
    equipment::{TakeItem, take_item},
    onboarding::{
        EditPath, MovePeople, PathStepKind, edit_path, item_step, list_people_behind, move_people,
        see_path, see_team,
    },
    training::list_training,
};
use domain_equipment::CategoryId;
use domain_kernel::{Date, Id, Permission, Role};
use domain_onboarding::{Doer, Marked, PathId, PathProgress, Reached, StepId};
use world::{Somebody, World, task};

use crate::{AnyStore, world::at_once};

const DAY: Duration = Duration::from_hours(24);

/// Everybody of one small company.
struct Given {
    world: World,
    admin: Somebody,
    manager: Somebody,
    staff: Somebody,
    helmets: CategoryId,
    path: PathId,
}

pub async fn an_item_of_a_path_is_done_when_somebody_takes_one<S: AnyStore>(store: Arc<S>) {
    let given = given_path(store, "2026-11-16").await;
    let (world, admin, staff) = (&given.world, &given.admin, &given.staff);
    assert_eq!(given.seen().await, [open(); 3]);
    let drill = world.item(admin, "DR-1").await;
    world.take(admin, staff, drill).await;
    let helmet = world.item_of(admin, "HE-1", given.helmets).await;
    world.take(admin, &given.manager, helmet).await;
    assert_eq!(given.seen().await, [open(); 3], "another item, and somebody else");
    world.bring_back(&given.manager, helmet).await;

    world.take(admin, staff, helmet).await;

    assert_eq!(given.seen().await, [done(); 3]);
    let own = list_training(&world.app, &staff.actor, today()).await.expect("their own");
    let step = &own.paths[0].steps[0];
    let taken = step.mark.as_ref().map(|it| (it.at, it.what.clone()));
    assert_eq!(taken, Some((world.app.clock.now(), Marked::Done)));
    assert_eq!(step.category.map(Id::uuid), Some(given.helmets.uuid()));
    world.clock.pass(DAY);
    world.bring_back(staff, helmet).await;
    assert_eq!(given.seen().await, [done(); 3], "what was handed over was handed over");
}

pub async fn what_somebody_gave_back_before_they_began_is_no_step<S: AnyStore>(store: Arc<S>) {
    let given = given_path(store, "2026-12-01").await;
    let (world, admin, staff) = (&given.world, &given.admin, &given.staff);
    let helmet = world.item_of(admin, "HE-1", given.helmets).await;
    world.take(admin, staff, helmet).await;
    assert_eq!(given.seen().await, [done(); 3], "they have it still");
    world.bring_back(staff, helmet).await;
    assert_eq!(given.seen().await, [open(); 3], "they begin with nothing");

    world.take(admin, staff, helmet).await;
    world.clock.pass(8 * DAY);
    world.bring_back(staff, helmet).await;

    assert_eq!(given.seen().await, [done(); 3], "they had it when they began");
}

pub async fn an_item_of_a_path_keeps_its_step_and_is_not_lost<S: AnyStore>(store: Arc<S>) {
    let given = given_path(store, "2026-11-16").await;
    let (app, actor) = (&given.world.app, &given.admin.actor);
    let seen = see_path(app, actor, given.path).await.expect("there");
    let steps: Vec<StepId> = seen.steps.iter().map(|it| it.id).collect();
    let name = match &seen.steps[0].kind {
        PathStepKind::Item { id, name } if *id == given.helmets => name.as_str(),
        other => panic!("this is no category of ours: {other:?}"),
    };
    assert_eq!((name, seen.steps.len()), ("Helmets", 2));
    let permit = actor.permit(Permission::AuthorTraining).expect("an admin may");
    let gloves = given.world.item_category(&given.admin, "Gloves").await;
    let offered = app.onboarding.categories_for_steps(&permit).await.expect("read");
    let offered: Vec<&str> = offered.iter().map(|it| it.1.as_str()).collect();
    assert_eq!(offered, ["Gloves", "Helmets"]);

    let written = vec![item_step(gloves, None), item_step(given.helmets, None)];
    let (settings, expected) = (seen.settings.clone(), seen.version);
    let command = EditPath { id: given.path, expected, settings, steps: written };
    edit_path(app, actor, command).await.expect("good steps");
    let edited = see_path(app, actor, given.path).await.expect("there");
    assert_eq!(edited.steps[1].id, steps[0]);
    let helmet = given.world.item_of(&given.admin, "HE-1", given.helmets).await;
    given.world.take(&given.admin, &given.staff, helmet).await;
    let behind = list_people_behind(app, actor, given.path, today(), PageNumber::FIRST).await;
    let behind = behind.expect("an admin may").items;
    assert_eq!((behind[0].before, behind[0].after), (done(), done()));
    let command = MovePeople { path: given.path, expected: edited.version };
    move_people(app, actor, command).await.expect("an admin may");
    assert_eq!(given.seen().await, [done(); 3]);
    let mut tx = app.store.begin(&permit).await.expect("begin");
    let other = given.path.uuid();
    for (id, is_step) in [(given.helmets.uuid(), true), (gloves.uuid(), true), (other, false)] {
        let found = tx.paths().have_category(Id::from_uuid(id)).await.expect("read");
        assert_eq!(found, is_step);
    }
}

pub async fn of_two_items_taken_at_once_the_step_is_done_once<S: AnyStore>(store: Arc<S>) {
    let given = given_path(store, "2026-11-16").await;
    let mut codes = Vec::new();
    for tag in ["HE-1", "HE-2"] {
        let helmet = given.world.item_of(&given.admin, tag, given.helmets).await;
        codes.push(given.world.code(&given.admin, helmet).await);
    }
    let given = Arc::new(given);

    let took = at_once(codes.len(), |n| {
        let (given, code) = (Arc::clone(&given), codes[n].clone());
        let command = TakeItem { code, due: None };
        async move { take_item(&given.world.app, &given.staff.actor, command).await }
    })
    .await;

    assert!(took.iter().all(Result::is_ok), "{took:?}");
    assert_eq!(given.seen().await, [done(); 3]);
}

async fn given_path<S: AnyStore>(store: Arc<S>, start: &str) -> Given {
    let world = World::over(store);
    let admin = world.found().await;
    let manager = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, Some(&manager)).await;
    let helmets = world.item_category(&admin, "Helmets").await;
    let steps = vec![item_step(helmets, None), task("Papers", Doer::Person)];
    let path = world.path_of(&admin, "Starter", steps).await;
    world.assign(&admin, path, &staff, start).await;
    Given { world, admin, manager, staff, helmets, path }
}

impl Given {
    /// How far the staff member is: on their own page, on their manager's, and as a change of a
    /// step finds them.
    async fn seen(&self) -> [PathProgress; 3] {
        let app = &self.world.app;
        let own = list_training(app, &self.staff.actor, today()).await.expect("their own");
        let team = see_team(app, &self.manager.actor, today()).await.expect("a manager may");
        let member = &team.people[0].paths[0];
        let (n_done, n_counted) = (member.n_done as usize, member.n_steps as usize);
        let permit = self.admin.actor.permit(Permission::AssignTraining).expect("an admin may");
        let mut tx = app.store.begin(&permit).await.expect("begin");
        let on = tx.assignments().find(self.path, self.staff.id).await.expect("find");
        let reached = tx.assignments().reached(&on.expect("assigned"), today()).await;
        let reached: Vec<Reached> = reached.expect("read").into_iter().map(|it| it.1).collect();
        [own.paths[0].progress(), PathProgress { n_done, n_counted }, PathProgress::of(reached)]
    }
}

fn open() -> PathProgress {
    PathProgress { n_done: 0, n_counted: 2 }
}

fn done() -> PathProgress {
    PathProgress { n_done: 1, n_counted: 2 }
}

fn today() -> Date {
    Date::constant(2026, 11, 24)
}
