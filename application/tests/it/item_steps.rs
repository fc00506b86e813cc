use application::{
    Class, Failure,
    equipment::{
        DeleteCategory, GiveItem, TransferItem, accept_handover, delete_category, give_item,
        transfer_item,
    },
    onboarding::{
        CreatePath, FinishTask, StepOf, WaiveStep, create_path, finish_task, item_step, waive_step,
    },
    training::{NextStep, list_training},
};
use domain_equipment::{CategoryId, CustodyReason};
use domain_kernel::{Id, Role, Version};
use domain_onboarding::{Audience, Doer, PathId, PathSettings, PathTitle, Reached, WaiverReason};
use world::{Somebody, World, task, waiting};

/// Sam and Kim are on a path that asks for a helmet.
struct Given {
    world: World,
    admin: Somebody,
    sam: Somebody,
    kim: Somebody,
    helmets: CategoryId,
    path: PathId,
}

async fn given_a_path_with_a_helmet() -> Given {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let kim = world.person(&admin, "Kim Keen", Role::Staff, None).await;
    let helmets = world.item_category(&admin, "Helmets").await;
    let path = world.path_of(&admin, "Starter", vec![item_step(helmets, None)]).await;
    for somebody in [&sam, &kim] {
        world.assign(&admin, path, somebody, "2026-11-16").await;
    }
    Given { world, admin, sam, kim, helmets, path }
}

impl Given {
    async fn reached(&self, of: &Somebody) -> Reached {
        let today = "2026-11-24".parse().expect("a date");
        let record = list_training(&self.world.app, &of.actor, today).await.expect("their own");
        record.paths[0].steps[0].reached
    }

    async fn of(&self, person: &Somebody) -> StepOf {
        let step = self.world.steps(&self.admin, self.path).await[0];
        StepOf { person: person.id, path: self.path, step }
    }
}

fn reason() -> CustodyReason {
    CustodyReason::restore("The first day".to_owned())
}

#[tokio::test]
async fn an_item_that_is_given_asked_for_or_passed_on_is_handed_over() {
    let given = given_a_path_with_a_helmet().await;
    let (app, admin) = (&given.world.app, &given.admin);
    let item = given.world.item_of(admin, "HE-1", given.helmets).await;
    let person = "sam.staff@harbour.example".to_owned();
    let id = app.ids.next();
    let give = GiveItem { id, item, person, due: None, reason: reason(), waiver: None };
    give_item(app, &admin.actor, give).await.expect("it is free");
    assert_eq!(given.reached(&given.sam).await, Reached::Done);
    assert_eq!(given.reached(&given.kim).await, Reached::Open);

    let (id, person) = (app.ids.next(), "kim.keen@harbour.example".to_owned());
    let transfer = TransferItem { id, item, person, due: None, reason: reason() };
    transfer_item(app, &admin.actor, transfer).await.expect("Sam has it");
    assert_eq!(given.reached(&given.kim).await, Reached::Done);
    assert_eq!(given.reached(&given.sam).await, Reached::Done, "it was handed over");

    let lee = given.world.person(admin, "Lee Late", Role::Staff, None).await;
    given.world.assign(admin, given.path, &lee, "2026-11-16").await;
    let other = given.world.item_of(admin, "HE-2", given.helmets).await;
    let asked = given.world.asked(admin, (&given.sam, &lee), other).await;
    assert_eq!(given.reached(&lee).await, Reached::Open, "asked is not had");
    accept_handover(app, &given.sam.actor, asked).await.expect("Sam has it");
    assert_eq!(given.reached(&lee).await, Reached::Done);
}

#[tokio::test]
async fn whoever_has_one_when_they_are_put_on_the_path_has_done_it() {
    let given = given_a_path_with_a_helmet().await;
    let lee = given.world.person(&given.admin, "Lee Late", Role::Staff, None).await;
    let item = given.world.item_of(&given.admin, "HE-1", given.helmets).await;
    given.world.take(&given.admin, &lee, item).await;
    given.world.assign(&given.admin, given.path, &lee, "2026-11-30").await;
    assert_eq!(given.reached(&lee).await, Reached::Done);
}

#[tokio::test]
async fn nobody_says_that_an_item_was_handed_over_and_it_can_be_waived() {
    let given = given_a_path_with_a_helmet().await;
    let (app, sam) = (&given.world.app, &given.sam);
    let of = given.of(sam).await;
    let refused = finish_task(app, &sam.actor, FinishTask { of }).await.expect_err("no task");
    assert_eq!(refused.class(), Class::Refused);

    let reason = WaiverReason::restore("Works in the office".to_owned());
    waive_step(app, &given.admin.actor, WaiveStep { of, reason }).await.expect("an admin may");
    assert_eq!(given.reached(sam).await, Reached::Waived);
    let item = given.world.item_of(&given.admin, "HE-1", given.helmets).await;
    given.world.take(&given.admin, sam, item).await;
    assert_eq!(given.reached(sam).await, Reached::Done, "what is done is done");
}

#[tokio::test]
async fn an_item_that_waits_is_not_next_and_counts_when_it_is_taken_all_the_same() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let helmets = world.item_category(&admin, "Helmets").await;
    let steps = vec![task("Papers", Doer::Person), waiting(item_step(helmets, None))];
    let path = world.path_of(&admin, "Starter", steps).await;
    world.assign(&admin, path, &sam, "2026-11-16").await;
    let today = "2026-11-24".parse().expect("a date");
    let record = list_training(&world.app, &sam.actor, today).await.expect("their own");
    assert!(record.paths[0].steps[1].is_locked);
    assert_eq!(record.tasks_to_do().len(), 2, "it is theirs to do");
    let next = record.next(world.app.clock.now());
    assert!(matches!(next, Some(NextStep::Task(_, step, _)) if step.category.is_none()));

    let item = world.item_of(&admin, "HE-1", helmets).await;
    world.take(&admin, &sam, item).await;

    let record = list_training(&world.app, &sam.actor, today).await.expect("their own");
    let reached: Vec<Reached> = record.paths[0].steps.iter().map(|it| it.reached).collect();
    assert_eq!(reached, [Reached::Open, Reached::Done]);
}

#[tokio::test]
async fn a_category_that_is_a_step_is_not_deleted_and_no_other_becomes_one() {
    let given = given_a_path_with_a_helmet().await;
    let (app, admin) = (&given.world.app, &given.admin);
    let delete = DeleteCategory { id: given.helmets, expected: Version::FIRST };
    let refused = delete_category(app, &admin.actor, delete).await.expect_err("it is a step");
    assert_eq!(refused.class(), Class::Refused);

    let title = PathTitle::restore("Other".to_owned());
    let settings = PathSettings { title, audience: Audience::default() };
    let steps = vec![item_step(Id::from_uuid(given.path.uuid()), None)];
    let command = CreatePath { id: app.ids.next(), settings, steps };
    let refused = create_path(app, &admin.actor, command).await.expect_err("no such category");
    assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("steps")));
}
