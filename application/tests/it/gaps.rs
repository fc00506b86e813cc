//! What people have less of than they need, what closes it, and where too few have a skill.

use std::time::Duration;

use application::{
    Class, Failure, PageNumber,
    skills::{
        GapLine, ListCoverage, ListGaps, RateSkill, WhichPeople, list_gaps, list_own_gaps,
        rate_skill, see_coverage, see_own_report, see_report,
    },
    training::{AcknowledgeModule, StartAttempt, acknowledge_module, start_attempt},
};
use domain_kernel::{Date, PersonId, Role, days_later};
use domain_skills::{Level, SkillId};
use world::{Somebody, World, no_id};

const TODAY: Date = Date::constant(2026, 11, 24);

fn all() -> ListGaps {
    ListGaps {
        search: String::new(),
        skill: String::new(),
        people: WhichPeople::default(),
        only_critical: false,
        day: TODAY,
        page: PageNumber::FIRST,
    }
}

fn every_skill() -> ListCoverage {
    ListCoverage {
        search: String::new(),
        category: None,
        only_critical: false,
        people: WhichPeople::default(),
        day: TODAY,
        page: PageNumber::FIRST,
    }
}

async fn gaps(world: &World, who: &Somebody) -> Vec<GapLine> {
    list_gaps(&world.app, &who.actor, &all()).await.expect("may").0.items
}

fn told(gaps: &[GapLine]) -> Vec<(PersonId, SkillId, u8, u8)> {
    gaps.iter().map(|it| (it.person, it.skill, it.has.get(), it.needed.get())).collect()
}

/// Sam and Tom, whom Mara leads, whom Anna leads; both drive.
async fn given_team() -> (World, [Somebody; 4], SkillId) {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, Some(&admin)).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    let tom = world.person(&admin, "Tom Quill", Role::Staff, Some(&mara)).await;
    let skill = world.skill(&admin, "Forklift", None).await;
    let driver = world.job_role(&admin, "Driver", &[(skill, 2)]).await;
    for who in [&sam, &tom] {
        world.has_job_roles(&mara, who, &[driver]).await;
    }
    (world, [admin, mara, sam, tom], skill)
}

#[tokio::test]
async fn a_gap_is_closed_by_the_module_that_gives_the_skill() {
    let (world, [admin, mara, sam, tom], skill) = given_team().await;
    let both = [(sam.id, skill, 0, 2), (tom.id, skill, 0, 2)];
    assert_eq!(told(&gaps(&world, &mara).await), both);
    assert_eq!(gaps(&world, &mara).await[0].closings, []);

    let module = world.draft(&admin, "Driving", None, false).await;
    world.publish(&admin, module).await;
    world.module_gives(&admin, module, skill, 2).await;
    let path = world.path(&admin, "Drivers", &[(module, None)]).await;
    let closing = gaps(&world, &mara).await.remove(0).closings.remove(0);
    assert_eq!((closing.is_theirs, closing.path), (false, Some(path)));
    let own = list_own_gaps(&world.app, &sam.actor, TODAY).await.expect("their own");
    assert!(!own[0].closings[0].is_theirs, "nobody gave it to them yet");

    world.assign(&mara, path, &sam, "2026-11-24").await;
    let own = list_own_gaps(&world.app, &sam.actor, TODAY).await.expect("their own");
    assert!(own[0].closings[0].is_theirs);
    let started = start_attempt(&world.app, &sam.actor, StartAttempt { module }).await;
    let command = AcknowledgeModule { attempt: started.expect("assigned").attempt };
    acknowledge_module(&world.app, &sam.actor, command).await.expect("their own");
    assert_eq!(list_own_gaps(&world.app, &sam.actor, TODAY).await.expect("their own"), []);
    assert_eq!(told(&gaps(&world, &mara).await), both[1..]);
}

#[tokio::test]
async fn everybody_sees_the_gaps_of_those_whom_they_lead_and_their_own() {
    let (world, [admin, mara, sam, _], skill) = given_team().await;
    let noor = world.person(&admin, "Noor Haddad", Role::Manager, None).await;
    let eve = world.another_company().await;
    let all_of_them = told(&gaps(&world, &admin).await);
    assert_eq!(all_of_them.len(), 2);
    assert_eq!(told(&gaps(&world, &mara).await), all_of_them);
    for who in [&noor, &eve] {
        assert_eq!(gaps(&world, who).await, []);
        assert_eq!(list_own_gaps(&world.app, &who.actor, TODAY).await.expect("their own"), []);
        let hidden = see_report(&world.app, &who.actor, sam.id, TODAY).await;
        assert_eq!(hidden.expect_err("not theirs").class(), Class::NotFound);
    }
    for person in [mara.id, admin.id, no_id()] {
        let hidden = see_report(&world.app, &mara.actor, person, TODAY).await;
        assert_eq!(hidden.expect_err("not below her").class(), Class::NotFound);
    }
    let app = &world.app;
    let denied = list_gaps(app, &sam.actor, &all()).await.expect_err("staff lead nobody");
    assert_eq!(denied.class(), Class::Denied);
    let denied = see_coverage(app, &sam.actor, &every_skill()).await.expect_err("the same");
    assert_eq!(denied.class(), Class::Denied);
    let denied = see_report(app, &sam.actor, mara.id, TODAY).await.expect_err("the same");
    assert_eq!(denied.class(), Class::Denied);
    let (lines, _) = see_coverage(app, &eve.actor, &every_skill()).await.expect("an admin may");
    assert_eq!(lines.items, []);
    assert_eq!(all_of_them[0], (sam.id, skill, 0, 2));
}

#[tokio::test]
async fn coverage_tells_where_only_one_has_a_skill_and_where_soon_nobody_has() {
    let (world, [admin, mara, sam, tom], skill) = given_team().await;
    let untold = world.skill(&admin, "Knots", None).await;
    let on = async |day, level| {
        let query = ListCoverage { day, ..every_skill() };
        let (lines, _) = see_coverage(&world.app, &mara.actor, &query).await.expect("may");
        let line = &lines.items[0];
        let enough = line.enough(level);
        let holders = line.holders(enough);
        let only = holders.only.as_ref().map(|it| it.as_str().to_owned());
        (enough.get(), holders.n_today, holders.n_lapsing(), only)
    };
    assert_eq!(on(TODAY, None).await, (2, 0, 0, None), "the level that drivers need");
    world.rate(&mara, &sam, skill, 1).await;
    let level = Level::new(2).expect("a level");
    let until = days_later(TODAY, 60);
    let soon = RateSkill { person: tom.id, skill, level, until, overrides: false, note: None };
    rate_skill(&world.app, &mara.actor, soon).await.expect("hers");
    let tom_only = Some("Tom Quill".to_owned());
    assert_eq!(on(TODAY, None).await, (2, 1, 0, tom_only.clone()), "they have it on that day");
    let tomorrow = days_later(TODAY, 1).expect("a day");
    assert_eq!(on(tomorrow, None).await, (2, 1, 1, tom_only));
    assert_eq!(on(tomorrow, Level::new(1).ok()).await, (1, 2, 1, None));

    let (lines, _) = see_coverage(&world.app, &mara.actor, &every_skill()).await.expect("may");
    assert_eq!((lines.items[1].skill, lines.items[1].enough(None).get()), (untold, 2));
}

#[tokio::test]
async fn a_report_sums_up_what_somebody_has_and_needs() {
    let (world, [_, mara, sam, _], skill) = given_team().await;
    let other = world.skill(&mara, "Knots", None).await;
    world.rate(&mara, &sam, other, 3).await;
    world.skill(&mara, "Nobody's", None).await;
    let (member, report) = see_report(&world.app, &mara.actor, sam.id, TODAY).await.expect("hers");
    assert_eq!(member.id, sam.id);
    let skills = report.skills.iter().map(|it| (it.skill, it.position.level.get()));
    assert_eq!(skills.collect::<Vec<_>>(), [(skill, 0), (other, 3)]);
    let overview = report.overview;
    assert_eq!((overview.n_held, overview.tenths), (1, Some(30)));
    assert_eq!((overview.n_needed, overview.n_met, overview.n_gaps()), (1, 0, 1));
    assert_eq!(told(&report.gaps), [(sam.id, skill, 0, 2)]);

    let (name, own) = see_own_report(&world.app, &sam.actor, TODAY).await.expect("their own");
    assert_eq!((name.as_str(), own), ("Sam Staff", report));

    // That they have none of what nobody needs is nothing to report.
    world.clock.pass(Duration::from_mins(1));
    world.rate(&mara, &sam, other, 0).await;
    let (_, own) = see_own_report(&world.app, &sam.actor, TODAY).await.expect("their own");
    assert_eq!(own.skills.iter().map(|it| it.skill).collect::<Vec<_>>(), [skill]);
}
