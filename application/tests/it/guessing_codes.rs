//! Whoever tries codes out learns nothing, however often they try.

use application::equipment::{CodeRefused, FindByCodeError, TakeItem, TakeItemError, take_item};
use domain_equipment::ActivationCode;
use domain_kernel::Role;
use world::{Somebody, World};

/// Good codes, each another one.
fn guesses() -> impl Iterator<Item = String> {
    let bits = (1_u64..).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
    let codes =
        bits.filter_map(|it| ActivationCode::from_bits([it[0], it[1], it[2], it[3], it[4]]));
    codes.map(|it| it.plain())
}

/// Whether a wrong code was looked at; nothing else may come of one.
async fn is_looked_at(world: &World, by: &Somebody, code: String) -> bool {
    match take_item(&world.app, &by.actor, TakeItem { code, due: None }).await {
        Err(TakeItemError::Code(FindByCodeError::Refused(CodeRefused::Unknown))) => true,
        Err(TakeItemError::Code(FindByCodeError::TooOften(_))) => false,
        other => panic!("a guess came to something: {other:?}"),
    }
}

#[tokio::test]
async fn of_ten_thousand_guesses_of_one_ten_are_looked_at() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    let right = world.code(&admin, item).await;
    let mut guesses = guesses();
    let mut n_looked_at = 0;
    for n in 0..10_000 {
        // A right one among them opens nothing and looks like all others by then.
        let guess = if n % 1_000 == 999 { Some(right.clone()) } else { guesses.next() };
        let guess = guess.expect("there is no end of them");
        n_looked_at += usize::from(is_looked_at(&world, &sam, guess).await);
    }
    assert_eq!(n_looked_at, 10);
}

#[tokio::test]
async fn many_who_guess_for_each_other_get_hardly_further() {
    let (world, admin) = World::set_up().await;
    let mut crowd = Vec::new();
    for n in 0..20 {
        crowd.push(world.person(&admin, &format!("Guess{n} Er"), Role::Staff, None).await);
    }
    let mut n_looked_at = 0;
    for (n, guess) in guesses().take(10_000).enumerate() {
        n_looked_at += usize::from(is_looked_at(&world, &crowd[n % crowd.len()], guess).await);
    }
    // Fifty of the company's, and then one of each.
    assert_eq!(n_looked_at, 50 + crowd.len());
}

#[tokio::test]
async fn a_code_of_another_company_is_none() {
    let (world, admin) = World::set_up().await;
    let elsewhere = world.another_company().await;
    let item = world.item(&elsewhere, "GR-0101").await;
    let theirs = world.code(&elsewhere, item).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    assert!(is_looked_at(&world, &sam, theirs).await);
}
