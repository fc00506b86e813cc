//! Of many who rate somebody at once nobody is lost.

use std::sync::Arc;

use application::{
    Class,
    skills::{
        HandInCertificate, ImportRatings, RateOwnSkill, RateSkill, RevokeRating,
        approve_certificate, hand_in_certificate, import_ratings, rate_own_skill, rate_skill,
        refuse_certificate, revoke_rating, see_own_skill, withdraw_certificate,
    },
};
use domain_kernel::Date;
use domain_kernel::{Permission, PersonId, Role};
use domain_skills::{
    CertificateClaim, Level, Rating, RefusalReason, RevocationReason, SkillId, Span, spans,
};
use world::{Somebody, World};

use crate::{
    AnyStore,
    ratings::LONG_AGO,
    world::{at_once, told},
};

/// Whoever is second sees what the first said, whether the person was ever rated before or not.
pub async fn of_many_ratings_at_once_none_is_lost<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let (world, admin, skill) = given_world(store.clone()).await;
    for round in 0..n_rounds {
        let name = format!("Sam Staff{round}");
        let sam = world.person(&admin, &name, Role::Staff, None).await;
        let rated = at_once(5, |n| {
            let (world, level) = (Arc::clone(&world), Level::ALL[n]);
            async move {
                match n {
                    0 => told(rate_own_skill(&world.app, &sam.actor, own(skill)).await),
                    _ => {
                        let command = by_manager(sam.id, skill, level);
                        told(rate_skill(&world.app, &admin.actor, command).await)
                    }
                }
            }
        })
        .await;

        assert_eq!(rated, [Ok(()); 5]);
        assert_kept(&*store, &world, &sam, skill, 5).await;
    }
}

/// The form of an import is sent twice, while somebody rates one of those in it.
pub async fn a_table_that_is_imported_twice_at_once_is_imported_once<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admin, skill) = given_world(store.clone()).await;
    for round in 0..n_rounds {
        let name = format!("Sam Staff{round}");
        let sam = world.person(&admin, &name, Role::Staff, None).await;
        let file = format!("email,Forklift\nsam.staff{round}@harbour.example,3\n");
        let table = world.app.tables.read(file.into()).await.expect("a table");
        let done = at_once(3, |n| {
            let (world, table) = (Arc::clone(&world), table.clone());
            async move {
                if n == 2 {
                    return told(rate_own_skill(&world.app, &sam.actor, own(skill)).await);
                }
                let command = ImportRatings { realm: admin.actor.realm(), table, on: None };
                told(import_ratings(&world.app, &admin.actor, &command).await.map(|_| ()))
            }
        })
        .await;

        assert_eq!(done, [Ok(()); 3]);
        assert_kept(&*store, &world, &sam, skill, 2).await;
    }
}

/// Two approve it, one refuses it and the person withdraws it: one of them does, and only an approval
/// rates.
pub async fn of_decisions_about_a_certificate_at_once_one_counts<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admin, skill) = given_world(store.clone()).await;
    for round in 0..n_rounds {
        let name = format!("Sam Staff{round}");
        let sam = world.person(&admin, &name, Role::Staff, None).await;
        let id = world.app.ids.next();
        let issued = Date::constant(2026, 1, 1);
        let command = HandInCertificate {
            id,
            person: sam.id,
            skill,
            claim: CertificateClaim { level: Level::MAX, issued, until: None, note: None },
            file_name: "paper.png".to_owned(),
            content: "photo of a paper".into(),
        };
        hand_in_certificate(&world.app, &sam.actor, command).await.expect("their own");
        let done = at_once(4, |n| {
            let world = Arc::clone(&world);
            async move {
                let app = &world.app;
                match n {
                    2 => {
                        let reason = RefusalReason::restore("Unreadable".to_owned());
                        told(refuse_certificate(app, &admin.actor, id, reason).await)
                    }
                    3 => told(withdraw_certificate(app, &sam.actor, id).await),
                    _ => told(approve_certificate(app, &admin.actor, id).await),
                }
            }
        })
        .await;

        let decided: Vec<usize> = (0..4).filter(|it| done[*it].is_ok()).collect();
        assert_eq!(decided.len(), 1, "{done:?}");
        let refused = done.iter().filter_map(|it| it.as_ref().err());
        assert!(
            refused.into_iter().all(|it| matches!(it, Class::Refused | Class::Stale)),
            "{done:?}"
        );
        assert_kept(&*store, &world, &sam, skill, usize::from(decided[0] < 2)).await;
    }
}

/// One of those who take it back does, and what somebody else says at the same time counts.
pub async fn a_rating_is_revoked_once_while_another_is_given<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admin, skill) = given_world(store.clone()).await;
    for round in 0..n_rounds {
        let name = format!("Sam Staff{round}");
        let sam = world.person(&admin, &name, Role::Staff, None).await;
        let first = by_manager(sam.id, skill, Level::MAX);
        rate_skill(&world.app, &admin.actor, first).await.expect("an admin may");
        let seen = see_own_skill(&world.app, &sam.actor, skill).await.expect("there");
        let rating = seen.ratings[0].rating.id;
        let done = at_once(4, |n| {
            let world = Arc::clone(&world);
            async move {
                if n < 2 {
                    let reason = RevocationReason::restore("Somebody else".to_owned());
                    let command = RevokeRating { person: sam.id, skill, rating, reason };
                    return told(revoke_rating(&world.app, &admin.actor, command).await);
                }
                let command = by_manager(sam.id, skill, Level::ALL[n]);
                told(rate_skill(&world.app, &admin.actor, command).await)
            }
        })
        .await;

        assert_eq!(done[2..], [Ok(()), Ok(())], "{done:?}");
        let refused = done[..2].iter().filter(|it| it.is_err()).collect::<Vec<_>>();
        assert!(matches!(refused[..], [Err(Class::Refused | Class::Stale)]), "{done:?}");
        assert_kept(&*store, &world, &sam, skill, 3).await;
    }
}

/// There are so many ratings, and what is kept of them is what follows from them.
async fn assert_kept(
    store: &dyn AnyStore,
    world: &World,
    sam: &Somebody,
    skill: SkillId,
    n_ratings: usize,
) {
    let seen = see_own_skill(&world.app, &sam.actor, skill).await.expect("there");
    let ratings: Vec<Rating> = seen.ratings.into_iter().map(|it| it.rating).collect();
    assert_eq!(ratings.len(), n_ratings);
    let permit = sam.actor.permit(Permission::KeepOwnAccount).expect("may");
    let kept = store.spans(&permit, sam.id, &[skill], LONG_AGO).await.expect("read");
    let kept: Vec<Span> = kept.into_iter().map(|(_, span)| span).collect();
    assert_eq!(kept, spans(&ratings));
}

async fn given_world<S: AnyStore>(store: Arc<S>) -> (Arc<World>, Somebody, SkillId) {
    let world = Arc::new(World::over(store));
    let admin = world.found().await;
    let skill = world.skill(&admin, "Forklift", None).await;
    (world, admin, skill)
}

fn own(skill: SkillId) -> RateOwnSkill {
    RateOwnSkill { skill, level: Level::MAX, until: None, note: None }
}

fn by_manager(person: PersonId, skill: SkillId, level: Level) -> RateSkill {
    RateSkill { person, skill, level, until: None, overrides: false, note: None }
}
