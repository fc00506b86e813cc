//! What a result gave follows what becomes of the result.

use std::time::Duration;

use application::{
    courses::{CompleteCourse, EditStudent, complete_course, edit_student, see_student},
    skills::{EditProfile, edit_profile, see_own_skill, see_profile},
    training::{
        AcknowledgeModule, OpenModuleDraft, PublishModule, StartAttempt, acknowledge_module,
        open_draft, publish_module, see_module, start_attempt,
    },
};
use domain_courses::CourseResult;
use domain_identity::Identifier;
use domain_kernel::{Date, Role, days_later};
use domain_skills::{ProfileSettings, SkillId};
use domain_training::{ChangeNote, Impact, ModuleId, Release};
use world::{Somebody, World, student_details};

const TODAY: Date = Date::constant(2026, 11, 24);

/// The level that somebody has on a day, and until when.
async fn on(world: &World, who: &Somebody, skill: SkillId, day: Date) -> (u8, Option<Date>) {
    let skill = see_own_skill(&world.app, &who.actor, skill).await.expect("there");
    let state = skill.on(day);
    (state.level.get(), state.until)
}

async fn read(world: &World, who: &Somebody, module: ModuleId) {
    let started = start_attempt(&world.app, &who.actor, StartAttempt { module }).await;
    let command = AcknowledgeModule { attempt: started.expect("may").attempt };
    acknowledge_module(&world.app, &who.actor, command).await.expect("their own");
    world.clock.pass(Duration::from_mins(1));
}

#[tokio::test]
async fn a_module_to_be_done_again_gives_its_skills_until_then() {
    let (world, admin) = World::set_up().await;
    let [kofi, sam] = [
        world.person(&admin, "Kofi Mensah", Role::Staff, None).await,
        world.person(&admin, "Sam Staff", Role::Staff, None).await,
    ];
    let skill = world.skill(&admin, "House rules", None).await;
    let module = world.reading(&admin, "House rules").await;
    world.module_gives(&admin, module, skill, 2).await;
    for who in [&kofi, &sam] {
        read(&world, who, module).await;
        assert_eq!(on(&world, who, skill, TODAY).await, (2, None));
    }

    open_draft(&world.app, &admin.actor, OpenModuleDraft { id: module }).await.expect("may");
    let draft = see_module(&world.app, &admin.actor, module).await.expect("there").module;
    let until = days_later(TODAY, 30).expect("a day");
    let command = PublishModule {
        id: module,
        expected: draft.version,
        number: draft.value.latest().expect("published").next(),
        release: Release {
            note: Some(ChangeNote::restore("two more rules".to_owned())),
            impact: Impact::Retraining { from: TODAY, until },
        },
    };
    publish_module(&world.app, &admin.actor, command).await.expect("a draft");

    let after = days_later(until, 1).expect("a day");
    for who in [&kofi, &sam] {
        assert_eq!(on(&world, who, skill, TODAY).await, (2, Some(until)));
        assert_eq!(on(&world, who, skill, after).await.0, 0);
    }
    let seen = see_own_skill(&world.app, &kofi.actor, skill).await.expect("there");
    let revoked = seen.ratings[0].rating.revoked.as_ref().expect("what was without an end");
    assert_eq!((revoked.by, revoked.reason.as_str()), (Some(admin.id), "two more rules"));
    assert!(seen.on(after).lapse.is_some());

    read(&world, &kofi, module).await;
    assert_eq!(on(&world, &kofi, skill, after).await, (2, None));
    assert_eq!(on(&world, &sam, skill, after).await.0, 0);
}

#[tokio::test]
async fn what_a_course_gave_goes_with_who_the_student_is() {
    let (world, admin) = World::set_up().await;
    let [kofi, sam] = [
        world.person(&admin, "Kofi Mensah", Role::Staff, None).await,
        world.person(&admin, "Sam Staff", Role::Staff, None).await,
    ];
    let skill = world.skill(&admin, "Singing", None).await;
    let [choir, stage] =
        [world.course(&admin, "Choir", None).await, world.course(&admin, "Stage", None).await];
    world.course_gives(&admin, choir, skill, 3).await;
    world.course_gives(&admin, stage, skill, 4).await;
    let ana = world.student(&admin, "Ana", None).await;
    let yesterday = days_later(TODAY, -1).expect("a day");
    for (course, result) in [(choir, CourseResult::Passed), (stage, CourseResult::NotPassed)] {
        world.enroll(&admin, course, &[ana]).await;
        let students = vec![ana];
        let command = CompleteCourse { course, students, on: yesterday, result, note: None };
        complete_course(&world.app, &admin.actor, command).await.expect("an admin may");
    }

    let be = async |account: Option<&str>| {
        let seen = see_student(&world.app, &admin.actor, ana).await.expect("there");
        let command = EditStudent {
            id: ana,
            expected: seen.version,
            details: student_details("Ana"),
            account: account.map(|it| Identifier::parse(it).expect("an address")),
        };
        edit_student(&world.app, &admin.actor, command).await.expect("an admin may");
        world.clock.pass(Duration::from_mins(1));
    };
    be(Some("kofi.mensah@harbour.example")).await;
    assert_eq!(on(&world, &kofi, skill, TODAY).await, (3, None));
    assert_eq!(on(&world, &kofi, skill, yesterday).await.0, 3, "from the day of the result on");
    be(Some("sam.staff@harbour.example")).await;
    assert_eq!(on(&world, &kofi, skill, TODAY).await, (0, None));
    assert_eq!(on(&world, &sam, skill, TODAY).await, (3, None));
    be(None).await;
    assert_eq!(on(&world, &sam, skill, TODAY).await, (0, None));
}

#[tokio::test]
async fn a_first_rating_is_no_news_to_a_profile_that_shows_nothing() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let skill = world.skill(&admin, "Forklift", None).await;
    let shown = see_profile(&world.app, &admin.actor, sam.id).await.expect("there");
    world.rate(&admin, &sam, skill, 2).await;

    let role = world.job_role(&admin, "Driver", &[]).await;
    let settings = ProfileSettings { job_roles: [role].into(), ..ProfileSettings::default() };
    let command = EditProfile { person: sam.id, expected: shown.version, settings };
    edit_profile(&world.app, &admin.actor, command.clone()).await.expect("nothing was said");
    let late = EditProfile { settings: ProfileSettings::default(), ..command };
    edit_profile(&world.app, &admin.actor, late).await.expect_err("something was said meanwhile");
}
