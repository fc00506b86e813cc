//! What people can do, by their own word, their manager's and what they were trained in.

use std::time::Duration;

use application::{
    Class, Failure, PageNumber,
    audit::{ListEntries, list_entries},
    courses::{CompleteCourse, RevokeResult, complete_course, revoke_result},
    identity::{DeactivatePerson, ErasePerson, deactivate_person, erase_person, see_person},
    skills::{
        AddGrant, DeleteSkill, ListPersonSkills, PersonSkill, Qualification, RateOwnSkill,
        RateSkill, RemoveGrant, RevokeRating, WhichSkills, add_grant, delete_skill,
        list_own_skills, list_person_skills, rate_own_skill, rate_skill, remove_grant,
        revoke_rating, see_grants, see_own_skill, see_person_skill,
    },
    training::{
        AcknowledgeModule, RevokeCompletion, StartAttempt, acknowledge_module, list_training,
        revoke_completion, start_attempt,
    },
};
use domain_audit::Stretch;
use domain_courses::{CompletionReason, CourseId, CourseResult, StudentId};
use domain_identity::PersonName;
use domain_kernel::{Date, Id, Permission, PersonId, Role, Version, days_later};
use domain_skills::{
    Giver, Granted, Level, Need, RatingNote, RatingSource, RevocationReason, SkillId,
};
use domain_training::{ModuleId, RevocationReason as CompletionRevocation};
use world::{Somebody, World, no_id};

const TODAY: Date = Date::constant(2026, 11, 24);

fn level(level: u8) -> Level {
    Level::new(level).expect("a level")
}

fn said(person: PersonId, skill: SkillId, of: u8) -> RateSkill {
    RateSkill { person, skill, level: level(of), until: None, overrides: false, note: None }
}

fn own(skill: SkillId, of: u8) -> RateOwnSkill {
    RateOwnSkill { skill, level: level(of), until: None, note: None }
}

async fn own_skill(world: &World, who: &Somebody, skill: SkillId) -> PersonSkill {
    see_own_skill(&world.app, &who.actor, skill).await.expect("there")
}

/// The level that somebody has on a day, and until when.
async fn on(world: &World, who: &Somebody, skill: SkillId, day: Date) -> (u8, Option<Date>) {
    let skill = own_skill(world, who, skill).await;
    let state = skill.on(day);
    (state.level.get(), state.until)
}

/// Sam, whom Mara leads, whom Anna leads.
async fn given_team() -> (World, Somebody, Somebody, Somebody) {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, Some(&admin)).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    (world, admin, mara, sam)
}

async fn read(world: &World, who: &Somebody, module: ModuleId) {
    let started = start_attempt(&world.app, &who.actor, StartAttempt { module }).await;
    let command = AcknowledgeModule { attempt: started.expect("may").attempt };
    acknowledge_module(&world.app, &who.actor, command).await.expect("their own");
    world.clock.pass(Duration::from_mins(1));
}

#[tokio::test]
async fn what_a_manager_says_goes_before_what_somebody_says_of_themselves() {
    let (world, admin, mara, sam) = given_team().await;
    let skill = world.skill(&admin, "Forklift", None).await;
    assert_eq!(on(&world, &sam, skill, TODAY).await, (0, None));
    world.rate(&sam, &sam, skill, 4).await;
    assert_eq!(on(&world, &sam, skill, TODAY).await, (4, None));
    world.clock.pass(Duration::from_mins(1));
    world.rate(&mara, &sam, skill, 2).await;
    world.clock.pass(Duration::from_mins(1));
    world.rate(&sam, &sam, skill, 3).await;

    let seen = own_skill(&world, &sam, skill).await;
    let told = seen.ratings.iter().map(|it| (it.rating.what.source, it.rating.what.level.get()));
    let expected = [(RatingSource::Own, 4), (RatingSource::Manager, 2), (RatingSource::Own, 3)];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let state = seen.on(TODAY);
    let reason = state.reason.expect("rated");
    assert_eq!(
        (state.level.get(), reason.by.as_ref().map(domain_kernel::Line::as_str)),
        (2, Some("Mara Voss"))
    );

    let (member, theirs) =
        see_person_skill(&world.app, &mara.actor, sam.id, skill).await.expect("hers");
    assert_eq!((member.id, theirs), (sam.id, seen));
}

/// The old application changed others on the way.
#[tokio::test]
async fn saving_one_skill_makes_exactly_one_rating() {
    let (world, admin, mara, sam) = given_team().await;
    let mut skills = Vec::new();
    for n in 0..3 {
        let skill = world.skill(&admin, &format!("Skill {n}"), None).await;
        world.rate(&mara, &sam, skill, 1).await;
        skills.push(skill);
    }
    let other = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&mara)).await;
    world.rate(&mara, &other, skills[1], 1).await;
    let all = async || {
        let mut all = Vec::new();
        for who in [&sam, &other] {
            for skill in &skills {
                all.extend(own_skill(&world, who, *skill).await.ratings);
            }
        }
        all
    };
    let before = all().await;
    world.rate(&mara, &sam, skills[1], 3).await;
    let after = all().await;
    assert_eq!(after.len(), before.len() + 1);
    assert!(before.iter().all(|it| after.contains(it)), "what was said stays as it is");
    let new: Vec<_> = after.iter().filter(|it| !before.contains(it)).collect();
    assert_eq!((new[0].rating.person, new[0].rating.skill), (sam.id, skills[1]));
}

#[tokio::test]
async fn a_manager_rates_the_own_team_and_nobody_rates_themselves_as_a_manager() {
    let (world, admin, mara, sam) = given_team().await;
    let noor = world.person(&admin, "Noor Haddad", Role::Manager, None).await;
    let eve = world.another_company().await;
    let skill = world.skill(&admin, "Forklift", None).await;
    let app = &world.app;
    for (by, person, class) in [
        (&noor, sam.id, Class::NotFound),
        (&mara, noor.id, Class::NotFound),
        (&mara, admin.id, Class::NotFound),
        (&eve, sam.id, Class::NotFound),
        (&mara, no_id(), Class::NotFound),
        (&mara, mara.id, Class::Denied),
        (&admin, admin.id, Class::Denied),
        (&sam, sam.id, Class::Denied),
        (&sam, mara.id, Class::Denied),
    ] {
        let refused = rate_skill(app, &by.actor, said(person, skill, 4)).await;
        assert_eq!(refused.expect_err("not theirs to rate").class(), class);
    }
    for (by, person, class) in [
        (&noor, sam.id, Class::NotFound),
        (&eve, sam.id, Class::NotFound),
        (&mara, mara.id, Class::NotFound),
        (&sam, mara.id, Class::Denied),
    ] {
        let hidden = see_person_skill(app, &by.actor, person, skill).await;
        assert_eq!(hidden.expect_err("not theirs to see").class(), class);
    }
    let missing = rate_own_skill(app, &eve.actor, own(skill, 1)).await;
    assert_eq!(missing.expect_err("another company's").class(), Class::NotFound);
    let missing = rate_skill(app, &mara.actor, said(sam.id, no_id(), 1)).await;
    assert_eq!(missing.expect_err("there is none").class(), Class::NotFound);
    for who in [&admin, &mara, &sam, &noor] {
        assert_eq!(own_skill(&world, who, skill).await.ratings, []);
    }
    // All levels below, and an admin everybody.
    world.rate(&admin, &sam, skill, 1).await;
    world.rate(&admin, &noor, skill, 1).await;
}

#[tokio::test]
async fn a_rating_ends_today_at_the_earliest_and_goes_against_trainings_for_a_reason() {
    let (world, admin, mara, sam) = given_team().await;
    let skill = world.skill(&admin, "Forklift", None).await;
    let until = |n| days_later(TODAY, n);
    let over = RateSkill { until: until(-1), ..said(sam.id, skill, 2) };
    let refused = rate_skill(&world.app, &mara.actor, over).await.expect_err("over already");
    assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("until")));
    let silent = RateSkill { overrides: true, ..said(sam.id, skill, 2) };
    let refused = rate_skill(&world.app, &mara.actor, silent.clone()).await.expect_err("no reason");
    assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("note")));

    let today = RateSkill { until: until(0), ..said(sam.id, skill, 2) };
    rate_skill(&world.app, &mara.actor, today).await.expect("it counts today");
    assert_eq!(on(&world, &sam, skill, TODAY).await, (2, until(0)));
    let tomorrow = until(1).expect("a day");
    assert_eq!(on(&world, &sam, skill, tomorrow).await, (0, None));
    let seen = own_skill(&world, &sam, skill).await;
    assert!(seen.on(tomorrow).lapse.is_some());
    let note = Some(RatingNote::restore("Could not do it".to_owned()));
    rate_skill(&world.app, &mara.actor, RateSkill { note, ..silent }).await.expect("a reason");
}

#[tokio::test]
async fn a_rating_is_taken_back_once_by_whoever_may_rate() {
    let (world, admin, mara, sam) = given_team().await;
    let noor = world.person(&admin, "Noor Haddad", Role::Manager, None).await;
    let skill = world.skill(&admin, "Forklift", None).await;
    let own = world.rate(&sam, &sam, skill, 1).await;
    world.clock.pass(Duration::from_mins(1));
    let rating = world.rate(&mara, &sam, skill, 3).await;
    let revoke = |rating| RevokeRating {
        person: sam.id,
        skill,
        rating,
        reason: RevocationReason::restore("Somebody else".to_owned()),
    };
    let denied = revoke_rating(&world.app, &sam.actor, revoke(rating)).await;
    assert_eq!(denied.expect_err("not their word").class(), Class::Denied);
    let missing = revoke_rating(&world.app, &noor.actor, revoke(rating)).await;
    assert_eq!(missing.expect_err("not their team").class(), Class::NotFound);
    let missing = revoke_rating(&world.app, &mara.actor, revoke(no_id())).await;
    assert_eq!(missing.expect_err("there is none").class(), Class::NotFound);
    assert_eq!(on(&world, &sam, skill, TODAY).await.0, 3);

    revoke_rating(&world.app, &mara.actor, revoke(rating)).await.expect("her team");
    assert_eq!(on(&world, &sam, skill, TODAY).await.0, 1);
    let again = revoke_rating(&world.app, &mara.actor, revoke(rating)).await;
    assert_eq!(again.expect_err("it is").class(), Class::Refused);
    revoke_rating(&world.app, &sam.actor, revoke(own)).await.expect("their own word");
    let seen = own_skill(&world, &sam, skill).await;
    assert_eq!((seen.on(TODAY).level, seen.ratings.len()), (Level::NONE, 2));
    let last = seen.ratings[1].rating.revoked.as_ref().expect("it is");
    assert_eq!((last.on, last.by, last.reason.as_str()), (TODAY, Some(mara.id), "Somebody else"));
}

#[tokio::test]
async fn a_module_gives_its_skills_as_long_as_it_is_passed() {
    let (world, admin, mara, sam) = given_team().await;
    let [forklift, ramps] =
        [world.skill(&admin, "Forklift", None).await, world.skill(&admin, "Ramps", None).await];
    let module = world.yearly_reading(&admin, "Driving").await;
    world.module_gives(&admin, module, forklift, 2).await;
    world.module_gives(&admin, module, ramps, 1).await;
    world.rate(&mara, &sam, forklift, 3).await;
    world.rate(&mara, &sam, ramps, 0).await;
    world.clock.pass(Duration::from_mins(1));
    read(&world, &sam, module).await;

    // A test never lowers anybody (E28).
    assert_eq!(on(&world, &sam, forklift, TODAY).await, (3, None));
    let (of_ramps, until) = on(&world, &sam, ramps, TODAY).await;
    let until = until.expect("a year is over some day");
    assert_eq!(of_ramps, 1);
    assert_eq!(on(&world, &sam, ramps, until).await.0, 1);
    assert_eq!(on(&world, &sam, ramps, days_later(until, 1).expect("a day")).await.0, 0);
    let seen = own_skill(&world, &sam, ramps).await;
    assert_eq!(seen.on(TODAY).reason.and_then(|it| it.giver.as_deref()), Some("Driving"));

    let permit = admin.actor.permit(Permission::SeeTeam).expect("may");
    let wanted = [Need { skill: ramps, level: level(1) }];
    let of = async |person| {
        let stands = world.app.qualifications.of(&permit, person, &wanted, TODAY).await;
        stands.expect("read").remove(0)
    };
    assert_eq!(of(sam.id).await, Qualification::Held { until: Some(until) });
    let of_mara = of(mara.id).await;
    let Qualification::Missing { has: Level::NONE, gives } = of_mara else {
        panic!("{of_mara:?}");
    };
    assert_eq!(gives.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["Driving"]);
    // On record with what it follows from.
    let asked = ListEntries {
        who: sam.id.to_string(),
        name: Some("skills.rated".to_owned()),
        target: String::new(),
        since: None,
        until: None,
        stretch: Stretch::Newest,
    };
    let entries = list_entries(&world.app, &admin.actor, asked).await.expect("an admin may");
    assert_eq!(entries.entries.len(), 2);

    // What it gives from now on is nothing to those who have it.
    let giver = Giver::Module(Id::from_uuid(module.uuid()));
    let command = RemoveGrant { skill: ramps, giver };
    remove_grant(&world.app, &admin.actor, command).await.expect("an admin may");
    assert_eq!(on(&world, &sam, ramps, TODAY).await.0, 1);
    read(&world, &mara, module).await;
    assert_eq!(on(&world, &mara, ramps, TODAY).await.0, 0);
    assert_eq!(on(&world, &mara, forklift, TODAY).await.0, 2);
}

#[tokio::test]
async fn what_a_completion_gave_goes_with_it() {
    let (world, admin, mara, sam) = given_team().await;
    let skill = world.skill(&admin, "First aid", None).await;
    world.certificate(&admin, &mara).await;
    let record = list_training(&world.app, &mara.actor, TODAY).await.expect("may");
    let module = record.modules[0].module;
    world.module_gives(&admin, module, skill, 2).await;
    assert_eq!(on(&world, &mara, skill, TODAY).await.0, 0, "it was passed before");
    read(&world, &sam, module).await;
    assert_eq!(on(&world, &sam, skill, TODAY).await.0, 2);

    let rating = own_skill(&world, &sam, skill).await.ratings[0].rating.clone();
    let reason = RevocationReason::restore("By hand".to_owned());
    let by_hand = RevokeRating { person: sam.id, skill, rating: rating.id, reason };
    let refused = revoke_rating(&world.app, &mara.actor, by_hand).await;
    assert_eq!(refused.expect_err("it goes with its result").class(), Class::Refused);

    let Some(Granted::Module(_, completion)) = rating.what.granted else {
        panic!("{rating:?}");
    };
    let command = RevokeCompletion {
        id: Id::from_uuid(completion.uuid()),
        expected: Version::FIRST,
        reason: CompletionRevocation::restore("Somebody else sat there".to_owned()),
    };
    revoke_completion(&world.app, &admin.actor, command).await.expect("an admin may");
    assert_eq!(on(&world, &sam, skill, TODAY).await.0, 0);
    let seen = own_skill(&world, &sam, skill).await;
    let revoked = seen.ratings[0].rating.revoked.as_ref().expect("it is");
    assert_eq!(revoked.reason.as_str(), "Somebody else sat there");
}

fn completing(course: CourseId, student: StudentId, result: CourseResult) -> CompleteCourse {
    CompleteCourse { course, students: vec![student], on: TODAY, result, note: None }
}

#[tokio::test]
async fn a_course_gives_its_skills_to_those_who_pass_it_and_have_an_account() {
    let (world, admin, _, sam) = given_team().await;
    let skill = world.skill(&admin, "Singing", None).await;
    let choir = world.course(&admin, "Choir", None).await;
    world.course_gives(&admin, choir, skill, 3).await;
    let ana = world.student(&admin, "Ana", Some(&sam)).await;
    let stranger = world.student(&admin, "Bo", None).await;
    world.enroll(&admin, choir, &[ana, stranger]).await;
    let app = &world.app;

    for student in [ana, stranger] {
        let command = completing(choir, student, CourseResult::NotPassed);
        complete_course(app, &admin.actor, command).await.expect("an admin may");
    }
    assert_eq!(on(&world, &sam, skill, TODAY).await.0, 0);
    let revoke = || RevokeResult {
        course: choir,
        student: ana,
        reason: CompletionReason::restore("Sang after all".to_owned()),
    };
    revoke_result(app, &admin.actor, revoke()).await.expect("an admin may");
    let command = completing(choir, ana, CourseResult::Attended);
    complete_course(app, &admin.actor, command).await.expect("an admin may");
    assert_eq!(on(&world, &sam, skill, TODAY).await, (3, None));
    revoke_result(app, &admin.actor, revoke()).await.expect("an admin may");
    assert_eq!(on(&world, &sam, skill, TODAY).await, (0, None));
}

#[tokio::test]
async fn what_gives_a_skill_is_said_by_authors_once_each() {
    let (world, admin, mara, sam) = given_team().await;
    let eve = world.another_company().await;
    let skill = world.skill(&admin, "Forklift", None).await;
    let module = world.reading(&admin, "Driving").await;
    let giver = Giver::Module(Id::from_uuid(module.uuid()));
    let add = |giver, of| AddGrant { skill, giver, level: level(of) };
    let app = &world.app;
    for (who, command, class) in [
        (&sam, add(giver, 1), Class::Denied),
        (&eve, add(giver, 1), Class::NotFound),
        (&mara, add(giver, 0), Class::Invalid),
        (&mara, add(Giver::Module(no_id()), 1), Class::Invalid),
        (&mara, add(Giver::Course(no_id()), 1), Class::Invalid),
        (&mara, AddGrant { skill: no_id(), ..add(giver, 1) }, Class::NotFound),
    ] {
        let refused = add_grant(app, &who.actor, command).await;
        assert_eq!(refused.expect_err("not like this").class(), class);
    }
    add_grant(app, &mara.actor, add(giver, 1)).await.expect("an author");
    let twice = add_grant(app, &mara.actor, add(giver, 2)).await.expect_err("it does");
    assert_eq!((twice.class(), twice.field()), (Class::Invalid, Some("giver")));
    let seen = see_grants(app, &mara.actor, skill).await.expect("an author");
    assert_eq!((seen.grants.len(), seen.givers.len()), (1, 1));
    let hidden = see_grants(app, &eve.actor, skill).await.expect_err("another company's");
    assert_eq!(hidden.class(), Class::NotFound);
    let command = RemoveGrant { skill, giver };
    let denied = remove_grant(app, &sam.actor, command).await.expect_err("no author");
    assert_eq!(denied.class(), Class::Denied);
    remove_grant(app, &mara.actor, command).await.expect("an author");
    let gone = remove_grant(app, &mara.actor, command).await.expect_err("gone");
    assert_eq!(gone.class(), Class::NotFound);
}

#[tokio::test]
async fn somebodys_skills_are_listed_and_found() {
    let (world, admin, mara, sam) = given_team().await;
    let forklift = world.skill(&admin, "Forklift", None).await;
    world.skill(&admin, "Welding", None).await;
    world.rate(&mara, &sam, forklift, 2).await;
    let list = |which, search: &str| ListPersonSkills {
        person: sam.id,
        search: search.to_owned(),
        which,
        page: PageNumber::FIRST,
    };
    let theirs = list(WhichSkills::Theirs, "");
    let (member, skills) =
        list_person_skills(&world.app, &mara.actor, &theirs).await.expect("her team");
    assert_eq!((member.id, skills.n_matches), (sam.id, 1));
    assert_eq!(skills.items[0].on(TODAY).level.get(), 2);
    let own = list_own_skills(&world.app, &sam.actor, list(WhichSkills::All, "")).await;
    let own = own.expect("their own");
    assert_eq!((own.n_matches, &own.items[0]), (2, &skills.items[0]));
    let own = list_own_skills(&world.app, &mara.actor, theirs).await.expect("her own");
    assert_eq!(own.n_matches, 0, "whose they are is known by who asks");
    let denied = list_person_skills(&world.app, &sam.actor, &list(WhichSkills::All, "")).await;
    assert_eq!(denied.expect_err("leads nobody").class(), Class::Denied);
}

#[tokio::test]
async fn a_skill_in_which_people_were_rated_stays_and_their_notes_go_with_them() {
    let (world, admin, mara, sam) = given_team().await;
    let skill = world.skill(&admin, "Forklift", None).await;
    let note = Some(RatingNote::restore("Steady hands".to_owned()));
    let command = RateSkill { note, ..said(sam.id, skill, 2) };
    rate_skill(&world.app, &mara.actor, command).await.expect("her team");
    let command = DeleteSkill { id: skill, expected: Version::FIRST };
    let kept = delete_skill(&world.app, &admin.actor, command).await.expect_err("it is rated");
    assert_eq!(kept.class(), Class::Refused);
    assert!(own_skill(&world, &sam, skill).await.ratings[0].rating.what.note.is_some());

    let version =
        async || see_person(&world.app, &admin.actor, sam.id).await.expect("there").version;
    let command = DeactivatePerson { id: sam.id, expected: version().await, leaving: None };
    deactivate_person(&world.app, &admin.actor, command).await.expect("nothing against it");
    let command = ErasePerson {
        id: sam.id,
        expected: version().await,
        typed_name: "Sam Staff".to_owned(),
        called: PersonName::restore("Former person".to_owned()),
    };
    erase_person(&world.app, &admin.actor, command).await.expect("nothing against it");
    let seen = own_skill(&world, &sam, skill).await;
    assert_eq!((seen.on(TODAY).level.get(), &seen.ratings[0].rating.what.note), (2, &None));
}
