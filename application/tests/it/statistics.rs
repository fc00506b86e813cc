//! What the answers of many say about the questions of a module.

use application::{
    Class, Failure,
    training::{
        FindModuleError, ModuleStatistics, SaveAnswers, SeeStatistics, StartAttempt, SubmitAttempt,
        save_answers, see_attempt, see_statistics, start_attempt, submit_attempt,
    },
};
use domain_kernel::Role;
use domain_training::{Answered, ModuleId, Revision, SheetEntry, VersionNumber};
use world::{Somebody, World};

async fn see(
    world: &World,
    who: &Somebody,
    module: ModuleId,
    version: Option<u32>,
) -> Result<ModuleStatistics, FindModuleError> {
    let version = version.map(VersionNumber::new);
    see_statistics(&world.app, &who.actor, SeeStatistics { module, version }).await
}

/// Takes a module with the right answers to the first so many questions.
async fn take(world: &World, who: &Somebody, module: ModuleId, n_right: usize) {
    let started = start_attempt(&world.app, &who.actor, StartAttempt { module }).await;
    let attempt = started.expect("it is open to all").attempt;
    let found = see_attempt(&world.app, &who.actor, attempt).await.expect("their own");
    let questions = found.version.lesson().questions().iter().take(n_right);
    let sheet = questions.map(|it| SheetEntry {
        question: it.id(),
        seen: Revision::NEVER,
        given: it.right_answer().expect("a key").given(),
    });
    let command = SaveAnswers { attempt, sheet: sheet.collect() };
    save_answers(&world.app, &who.actor, command).await.expect("their own");
    let command = SubmitAttempt { attempt, sheet: Vec::new(), even_incomplete: true };
    submit_attempt(&world.app, &who.actor, command).await.expect("their own");
}

#[tokio::test]
async fn of_each_person_the_first_attempt_counts_and_of_four_people_nothing_is_said() {
    let (world, admin) = World::set_up().await;
    let module = world.open_quiz(&admin, "Locks").await;
    let mut people = Vec::new();
    for name in ["Amina A", "Bilal B", "Chen C", "Dora D", "Emil E"] {
        people.push(world.person(&admin, name, Role::Staff, None).await);
    }
    for person in &people[..4] {
        take(&world, person, module, 1).await;
    }
    let few = see(&world, &admin, module, None).await.expect("an admin may");
    assert_eq!((few.n_people, few.items.len()), (4, 0));

    take(&world, &people[4], module, 2).await;
    // A second try says nothing: it shows what the first one taught.
    take(&world, &people[0], module, 5).await;
    let found = see(&world, &admin, module, None).await.expect("an admin may");
    assert_eq!((found.n_people, found.version.number()), (5, VersionNumber::FIRST));
    let first = &found.items[0];
    assert_eq!((first.n_asked, first.n_right, first.ease), (5, 5, Some(100)));
    let second = &found.items[1];
    assert_eq!((second.n_answered, second.n_right, second.ease), (1, 1, Some(20)));
    assert_eq!(second.answers[0].answered, Answered::Said(false));
    // Too few to say who knows more.
    assert!(found.items.iter().all(|it| it.discrimination.is_none()));
}

#[tokio::test]
async fn authors_choose_a_version_and_nobody_else_sees_figures() {
    let (world, admin) = World::set_up().await;
    let module = world.open_quiz(&admin, "Locks").await;
    let manager = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let stranger = world.another_company().await;
    let draft = world.draft(&admin, "Later", None, true).await;

    assert!(see(&world, &manager, module, Some(1)).await.is_ok());
    let denied = see(&world, &staff, module, None).await.expect_err("no author");
    assert_eq!(denied.class(), Class::Denied);
    for (who, module, version) in [
        (&stranger, module, None),
        (&stranger, module, Some(1)),
        (&admin, module, Some(2)),
        (&admin, draft, None),
    ] {
        let refused = see(&world, who, module, version).await.expect_err("not there");
        assert_eq!(refused.class(), Class::NotFound, "{version:?}");
    }
}
