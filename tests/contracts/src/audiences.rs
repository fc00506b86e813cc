use std::sync::Arc;

use application::{
    identity::{EditPerson, edit_person, see_person},
    onboarding::{AimPath, aim_path, list_people_on_path, see_path},
};
use domain_identity::{JobEdit, JobTitle, Profile};
use domain_kernel::{Facts, Permission, Role, Rule, StoreError};
use domain_onboarding::{Audience, PathNumber, PathSettings};
use world::{World, profile};

use crate::{
    AnyStore, audit,
    identity::{deactivate, fact},
    lessons::{Sequence, given_person, id},
    onboarding::{assign, assignment, insert, path, settings},
    world::{at_once, given_company, noon, permit, person_id, platform_permit, told},
};

pub async fn paths_and_people_are_found_by_whom_the_paths_are_for<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let zoe = given_person(&*store, 1, 2, "Zoe", None).await;
    let emile = given_person(&*store, 1, 3, "Émile", None).await;
    let gone = given_person(&*store, 1, 4, "Gone", None).await;
    deactivate(&*store, gone).await;
    insert(&*store, 1, &path(1, "For nobody", &[])).await.expect("insert");
    let audience = Audience::new(false, [id(7)], ["Élan".to_owned()]).expect("few");
    let aimed = PathSettings { audience: audience.clone(), ..settings("For some") };
    let (aimed, _) =
        domain_onboarding::Path::create(id(2), aimed, Vec::new(), &Sequence::default())
            .expect("no steps");
    insert(&*store, 1, &aimed).await.expect("insert");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let found = tx.paths().for_somebody().await.expect("read");
    assert_eq!(found, [(id(2), PathNumber::FIRST, audience)]);
    let all = [assignment(1, 2, zoe, "2026-11-26"), assignment(2, 2, emile, "2026-11-26")];
    tx.assignments().insert_all(&all).await.expect("insert");
    tx.assignments().insert_all(&[]).await.expect("nothing to insert");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");

    for (path, expected) in [(1, vec![person_id(1, 1), zoe, emile]), (2, vec![person_id(1, 1)])] {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let off = tx.assignments().unassigned(id(path)).await.expect("read");
        // A store in memory has one connection.
        drop(tx);
        let mut people: Vec<_> = off.iter().map(|it| it.person).collect();
        people.sort();
        let mut sorted = expected.clone();
        sorted.sort();
        assert_eq!(people, sorted);
        assert!(off.iter().all(|it| it.department.is_none()));
        let seen = store.unassigned(&permit(1), id(path)).await.expect("read");
        let mut seen: Vec<_> = seen.iter().map(|(it, _)| it.id).collect();
        seen.sort();
        assert_eq!(seen, sorted);
    }
    let again = assign(&*store, 1, &all[0]).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::Assignment))), "{again:?}");
    let mut tx = store.begin(&permit(2)).await.expect("begin");
    assert_eq!(tx.paths().for_somebody().await.expect("read"), []);
    let own = tx.assignments().unassigned(id(2)).await.expect("read");
    assert_eq!(own.iter().map(|it| it.person).collect::<Vec<_>>(), [person_id(2, 1)]);
    drop(tx);
    let mut tx = store.begin(&platform_permit()).await.expect("begin");
    assert!(tx.paths().for_somebody().await.is_err());
    assert!(tx.assignments().unassigned(id(2)).await.is_err());
    assert!(tx.assignments().insert_all(&all).await.is_err());
}

/// Somebody becomes one of those whom a path is for, while it is saved whom it is for.
pub async fn whoever_is_edited_while_a_path_is_aimed_gets_it_once<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(Arc::clone(&store)));
    let admin = world.found().await;
    for round in 0..n_rounds {
        let path = world.path(&admin, &format!("Path {round}"), &[]).await;
        let name = format!("Kofi Number{round}");
        let kofi = world.person(&admin, &name, Role::Staff, None).await;
        let title = format!("Welder {round}");
        let audience = Audience::new(false, [], [title.clone()]).expect("few");
        let seen = see_person(&world.app, &admin.actor, kofi.id).await.expect("there");
        let expected = see_path(&world.app, &admin.actor, path).await.expect("there").version;
        let edit = EditPerson {
            id: kofi.id,
            expected: seen.version,
            profile: Profile {
                job_title: Some(JobTitle::restore(title)),
                ..profile(&name, seen.email.as_str(), None)
            },
            role: Role::Staff,
            department: None,
            manager: None,
            job: JobEdit::Corrected,
            has_confirmed: true,
        };
        let aim = AimPath { path, expected, audience };
        let done = at_once(2, |n| {
            let (world, edit, aim) = (Arc::clone(&world), edit.clone(), aim.clone());
            async move {
                match n {
                    0 => told(edit_person(&world.app, &admin.actor, edit).await),
                    _ => told(aim_path(&world.app, &admin.actor, aim).await).map(|_| ()),
                }
            }
        })
        .await;
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        let first = application::PageNumber::FIRST;
        let on = list_people_on_path(&world.app, &admin.actor, path, first).await.expect("may");
        let on: Vec<_> = on.items.iter().map(|it| it.id).collect();
        assert_eq!(on, [kofi.id], "once, whichever came first");
    }
    let permit = admin.actor.permit(Permission::ReadAuditTrail).expect("an admin may");
    let (entries, _) = audit::trail(&*store, &permit).await;
    let by_rule = |it: &&domain_audit::Kept| it.recorded.name == "onboarding.path_assigned_by_rule";
    assert_eq!(entries.iter().filter(by_rule).count(), n_rounds);
}
