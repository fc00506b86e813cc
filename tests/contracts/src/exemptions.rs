use std::sync::Arc;

use application::{
    Class,
    skills::{EndExemption, ExemptFromSkill, end_exemption, exempt_from_skill, see_own_skill},
};
use domain_kernel::{Date, Facts, Id, Line, Role, StoreError, Version, days_later};
use domain_skills::{Exemption, ExemptionReason};
use uuid::Uuid;
use world::World;

use crate::{
    AnyStore,
    identity::fact,
    skills::{skill, skill_id},
    world::{at_once, given_company, noon, permit, person_id, told},
};

const TODAY: Date = Date::constant(2026, 11, 24);

pub async fn an_exemption_read_back_is_the_exemption_saved<S: AnyStore>(store: Arc<S>) {
    given_skill(&*store, 1).await;
    let (person, skill) = (person_id(1, 1), skill_id(1));
    assert_eq!(last(&*store, 1).await, None);
    let mut short = exemption(1, TODAY);
    short.by = Some(person);
    let long = Exemption { reason: reason("Ünit \u{1f3b5}"), ..exemption(2, Date::MAX) };
    for it in [&long, &short] {
        insert(&*store, 1, it).await.expect("nothing against it");
    }
    assert_eq!(last(&*store, 1).await, Some(long.clone()));
    let seen = store.person_skill(&permit(1), person, skill).await.expect("read").expect("there");
    let line = seen.exemption.expect("two of them");
    assert_eq!((line.exemption, line.by), (long.clone(), None));
    let all = store.exemptions(&permit(1), person).await.expect("read");
    let told: Vec<_> = all.iter().map(|(name, it)| (name.as_str(), it.exemption.id)).collect();
    assert_eq!(told, [("Skill 1", short.id), ("Skill 1", long.id)]);

    let ended = Exemption { until: days_later(TODAY, -1).expect("a day"), ..long };
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.exemptions().update(&ended).await.expect("there");
    tx.exemptions().forget(person).await.expect("forget");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let left = last(&*store, 1).await.expect("two of them");
    assert_eq!(left, Exemption { reason: reason(""), ..short });
    let seen = store.person_skill(&permit(1), person, skill).await.expect("read").expect("there");
    assert!(seen.exemption.is_some_and(|it| it.by.is_some()));

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.skills().remove(skill, Version::FIRST).await.expect("nobody was rated in it");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    assert_eq!(last(&*store, 1).await, None, "they go with their skill");
}

pub async fn another_company_sees_and_changes_no_exemption<S: AnyStore>(store: Arc<S>) {
    given_skill(&*store, 1).await;
    given_company(&*store, 2).await;
    let kept = exemption(1, Date::MAX);
    insert(&*store, 1, &kept).await.expect("nothing against it");

    assert_eq!(last(&*store, 2).await, None);
    assert!(insert(&*store, 2, &exemption(2, Date::MAX)).await.is_err(), "no person and no skill");
    assert_eq!(store.exemptions(&permit(2), kept.person).await.expect("read"), []);
    let mut tx = store.begin(&permit(2)).await.expect("begin");
    tx.exemptions().update(&Exemption { until: TODAY, ..kept.clone() }).await.expect("no row");
    tx.exemptions().forget(kept.person).await.expect("no row");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    assert_eq!(last(&*store, 1).await, Some(kept));
}

/// Of many who exempt somebody at once one does, and of many who end it one.
pub async fn somebody_is_exempted_once_and_again<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let world = Arc::new(World::over(store));
    let admin = world.found().await;
    let skill = world.skill(&admin, "Forklift", None).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    for round in 0..n_rounds {
        let begins = round % 2 == 0;
        let done = at_once(4, |_| {
            let (world, person) = (Arc::clone(&world), sam.id);
            async move {
                if !begins {
                    let command = EndExemption { person, skill };
                    return told(end_exemption(&world.app, &admin.actor, command).await);
                }
                let reason = reason("Drives the tractor");
                let command = ExemptFromSkill { person, skill, until: None, reason };
                told(exempt_from_skill(&world.app, &admin.actor, command).await)
            }
        })
        .await;

        let refused: Vec<_> = done.iter().filter_map(|it| it.as_ref().err()).collect();
        assert_eq!(refused, [&Class::Refused; 3], "round {round}: {done:?}");
        let seen = see_own_skill(&world.app, &sam.actor, skill).await.expect("there");
        assert_eq!(seen.exemption_on(TODAY).is_some(), begins);
    }
}

async fn given_skill(store: &dyn AnyStore, company: u128) {
    given_company(store, company).await;
    crate::skills::add(store, company, &skill(1, "Skill 1")).await.expect("nothing against it");
}

fn reason(reason: &str) -> ExemptionReason {
    Line::restore(reason.to_owned())
}

/// Of the admin from the first skill.
fn exemption(number: u128, until: Date) -> Exemption {
    Exemption {
        id: Id::from_uuid(Uuid::from_u128(number)),
        person: person_id(1, 1),
        skill: skill_id(1),
        from: TODAY,
        until,
        reason: reason("Drives the tractor"),
        by: None,
    }
}

async fn insert(store: &dyn AnyStore, company: u128, it: &Exemption) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.exemptions().insert(it).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn last(store: &dyn AnyStore, company: u128) -> Option<Exemption> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.exemptions().last(person_id(1, 1), skill_id(1)).await.expect("read")
}
