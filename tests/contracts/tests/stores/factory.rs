//! A shift begins: hundreds of people come in from one address, which is the factory's.

use std::{collections::BTreeSet, net::IpAddr, sync::Arc, time::Duration};

use application::identity::{
    ImportPeople, IssuedPassword, SignIn, SignInError, import_people, list_issued_passwords,
    sign_in,
};
use domain_identity::TypedPassword;
use world::{World, visitor_from};

use crate::databases::sqlite_in_memory;

const N_PEOPLE: usize = 500;

async fn given_factory() -> (World, Vec<IssuedPassword>) {
    let (store, ()) = sqlite_in_memory().await;
    let world = World::over(Arc::new(store));
    let admin = world.found().await;
    let lines = (0..N_PEOPLE).map(|it| format!("Person {it},person{it}@harbour.example\n"));
    let file = format!("name,email\n{}", lines.collect::<String>());
    let table = world.app.tables.read(file.into()).await.expect("a table");
    let command = ImportPeople { realm: admin.actor.realm(), first: world.app.ids.next(), table };
    import_people(&world.app, &admin.actor, &command).await.expect("nothing against it");
    let issued = list_issued_passwords(&world.app, &admin.actor).await.expect("may");
    assert_eq!(issued.len(), N_PEOPLE);
    (world, issued)
}

async fn come_in(world: &World, email: &str, password: &str) -> Result<(), SignInError> {
    let typed = TypedPassword::new(password);
    let command = SignIn { identifier: email.to_owned(), password: typed };
    let factory = visitor_from(IpAddr::from([203, 0, 113, 7]));
    sign_in(&world.app, &factory, command).await.map(|_| ())
}

/// Everybody comes in within ten minutes, in their turn, and those of these numbers only after so many tries.
async fn everybody_comes_in(mistyping: BTreeSet<usize>, n_mistakes: usize) {
    let (world, people) = given_factory().await;
    let begun = world.app.clock.now();
    for (n, person) in people.iter().enumerate() {
        let email = person.email.as_str();
        for _ in 0..if mistyping.contains(&n) { n_mistakes } else { 0 } {
            let mistyped = come_in(&world, email, "caps lock").await;
            assert!(matches!(mistyped, Err(SignInError::Wrong)), "{n}: {mistyped:?}");
            world.clock.pass(Duration::from_millis(300));
        }
        let came = come_in(&world, email, person.password.as_str()).await;
        assert!(came.is_ok(), "{n}: {came:?}");
        world.clock.pass(Duration::from_millis(1_100));
    }
    assert!(world.app.clock.now() < begun.plus(Duration::from_mins(10)));
}

#[tokio::test]
async fn nobody_is_refused_for_those_who_mistype_now_and_then() {
    everybody_comes_in((0..N_PEOPLE).step_by(25).collect(), 2).await;
}

#[tokio::test]
async fn nobody_is_refused_for_those_who_mistype_all_at_the_beginning() {
    everybody_comes_in((0..20).collect(), 1).await;
}

/// Or the two above would hold if nothing was limited.
#[tokio::test]
async fn whoever_tries_out_passwords_at_many_accounts_has_to_wait() {
    let (world, people) = given_factory().await;
    let mut refused = 0;
    for person in &people[..100] {
        let tried = come_in(&world, person.email.as_str(), "password1").await;
        refused += usize::from(matches!(tried, Err(SignInError::TooOften(_))));
    }
    assert_eq!(refused, 70);
}
