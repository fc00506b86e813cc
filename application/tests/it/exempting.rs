//! Who need not have a skill that their job takes.

use application::{
    Class, Failure,
    skills::{EndExemption, ExemptFromSkill, end_exemption, exempt_from_skill, see_own_skill},
};
use domain_kernel::{Date, Role, days_later};
use domain_skills::{ExemptionReason, Level};
use world::{World, no_id};

const TODAY: Date = Date::constant(2026, 11, 24);

#[tokio::test]
async fn whoever_may_rate_somebody_exempts_them_and_ends_it() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, Some(&admin)).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    let noor = world.person(&admin, "Noor Haddad", Role::Manager, None).await;
    let eve = world.another_company().await;
    let skill = world.skill(&admin, "Forklift", None).await;
    let driver = world.job_role(&admin, "Driver", &[(skill, 2)]).await;
    world.has_job_roles(&admin, &sam, &[driver]).await;
    let app = &world.app;
    let exempt = |person, skill, n_days: Option<i64>| ExemptFromSkill {
        person,
        skill,
        until: n_days.and_then(|it| days_later(TODAY, it)),
        reason: ExemptionReason::restore("Drives the tractor".to_owned()),
    };
    for (by, command, class) in [
        (&sam, exempt(sam.id, skill, None), Class::Denied),
        (&mara, exempt(mara.id, skill, None), Class::Denied),
        (&noor, exempt(sam.id, skill, None), Class::NotFound),
        (&eve, exempt(sam.id, skill, None), Class::NotFound),
        (&mara, exempt(no_id(), skill, None), Class::NotFound),
        (&mara, exempt(sam.id, no_id(), None), Class::NotFound),
        (&mara, exempt(sam.id, skill, Some(-1)), Class::Invalid),
    ] {
        let refused = exempt_from_skill(app, &by.actor, command).await;
        assert_eq!(refused.expect_err("not like this").class(), class);
    }
    let needed = async |day: Date| {
        let seen = see_own_skill(app, &sam.actor, skill).await.expect("there");
        seen.needed_on(day).get()
    };
    assert_eq!(needed(TODAY).await, 2);

    exempt_from_skill(app, &mara.actor, exempt(sam.id, skill, Some(9))).await.expect("her team");
    let day = |n| days_later(TODAY, n).expect("a day");
    for (n, level) in [(-1, 2), (0, 0), (9, 0), (10, 2)] {
        assert_eq!(needed(day(n)).await, level, "{n} days later");
    }
    let again = exempt_from_skill(app, &admin.actor, exempt(sam.id, skill, None)).await;
    assert_eq!(again.expect_err("he is").class(), Class::Refused);
    let end = EndExemption { person: sam.id, skill };
    let unseen = end_exemption(app, &noor.actor, end).await;
    assert_eq!(unseen.expect_err("not her team").class(), Class::NotFound);
    end_exemption(app, &admin.actor, end).await.expect("an admin may");
    assert_eq!(needed(TODAY).await, Level::ALL[2].get());
    let twice = end_exemption(app, &admin.actor, end).await;
    assert_eq!(twice.expect_err("it is over").class(), Class::Refused);
}
