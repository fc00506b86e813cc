//! What the answers of many say about the questions of a module.

use application::{
    Class, Failure,
    training::{
        AddQuestion, FindModuleError, ModuleStatistics, PutSection, SaveAnswers, SeeStatistics,
        StartAttempt, SubmitAttempt, add_question, put_section, save_answers, see_attempt,
        see_statistics, start_attempt, submit_attempt,
    },
};
use domain_kernel::Role;
use domain_training::{
    Answered, Draw, FeedbackPolicy, Format, ModuleId, QuestionRules, Revision, SectionId,
    SectionSettings, SectionTitle, SheetEntry, VersionNumber, read_questions,
};
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
async fn of_a_question_that_few_were_asked_nothing_is_said() {
    let (world, admin) = World::set_up().await;
    let policy = Some(FeedbackPolicy::RightOrWrong);
    let module = world.draft(&admin, "Drawn", policy, true).await;
    let section: SectionId = world.app.ids.next();
    let title = SectionTitle::restore("Locks".to_owned());
    let settings = SectionSettings { title, draw: Draw::new(1).ok(), pass_mark: None };
    let command = PutSection { module, id: section, expected: None, settings };
    put_section(&world.app, &admin.actor, command).await.expect("an admin may");
    let many = "::A:: Is it locked? {TRUE}\n\n".repeat(9);
    for verdict in read_questions(&many, Format::Gift).expect("questions") {
        let rules = QuestionRules { section: Some(section), ..QuestionRules::default() };
        let question = verdict.question().expect("taken").clone().under(rules);
        let command = AddQuestion { module, id: world.app.ids.next(), question };
        add_question(&world.app, &admin.actor, command).await.expect("an admin may");
    }
    world.publish(&admin, module).await;
    for name in ["Amina A", "Bilal B", "Chen C", "Dora D", "Emil E"] {
        let person = world.person(&admin, name, Role::Staff, None).await;
        take(&world, &person, module, 0).await;
    }

    // Five people were asked one of nine, so at most one question was asked of all five.
    let found = see(&world, &admin, module, None).await.expect("an admin may");
    assert_eq!(found.n_people, 5);
    assert!(found.items.len() <= 1, "{:?}", found.items);
    assert!(found.items.iter().all(|it| it.n_asked == 5), "{:?}", found.items);
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
