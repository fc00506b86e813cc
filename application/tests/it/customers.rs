use std::{sync::Arc, time::Duration};

use application::{
    Class, Failure, Policy,
    identity::{
        CreatePerson, NewSession, PasswordGiven, ResetPassword, ResetSecondFactor, SessionKey,
        SignIn, SignedInTo, create_person, offer_second_factor, reset_customers_second_factor,
        reset_password, reset_second_factor, see_person, sign_in, turn_on_second_factor,
    },
    inventory::{
        CreateCustomer, EditCustomer, SwitchCustomer, create_customer, deactivate_customer,
        edit_customer, has_second_factor, reactivate_customer, reset_customer, see_customer,
    },
};
use domain_audit::{Recorded, Sought, Stretch};
use domain_identity::{Device, Email, Lifetime, Password, PersonName, SecondFactor, TypedPassword};
use domain_inventory::Visibility;
use domain_kernel::{Permission, PersonId, Role};
use world::{PASSWORD, Somebody, World, entered, profile, seeing, visitor};

const ROSA: &str = "rosa.ferreira@bikes.example";

fn new_customer(world: &World, sees: &Visibility) -> CreateCustomer {
    CreateCustomer {
        id: world.app.ids.next(),
        name: PersonName::restore("Rosa Ferreira".to_owned()),
        email: Email::restore(ROSA.to_owned()),
        visibility: sees.clone(),
    }
}

fn shown(given: PasswordGiven) -> Password {
    let PasswordGiven::Shown { temporary } = given else { panic!("nobody mails it") };
    temporary
}

/// Somebody signs in, on a browser of this number.
pub(crate) async fn browse(world: &World, identifier: &str, number: u8) -> SessionKey {
    let command =
        SignIn { identifier: identifier.to_owned(), password: TypedPassword::new(PASSWORD) };
    let entry = sign_in(&world.app, &visitor(), command).await.expect("the right password");
    let SignedInTo { account, epoch, .. } = entered(entry);
    let key = SessionKey([number; 32]);
    let session = NewSession {
        key,
        account,
        epoch,
        begun: world.app.clock.now(),
        lifetime: Lifetime::REMEMBERED,
        device: Device::new("a browser", None),
    };
    world.app.sessions.create(&session).await.expect("a session");
    key
}

async fn is_open(world: &World, session: &SessionKey) -> bool {
    let found = world.app.sessions.find(session, world.app.clock.now()).await;
    found.expect("a store that answers").is_some()
}

/// What the trail says of something that happened, the newest first.
async fn entries(world: &World, admin: &Somebody, name: &str) -> Vec<Recorded> {
    let permit = admin.actor.permit(Permission::ReadAuditTrail).expect("an admin may");
    let sought = Sought { name: Some(name.to_owned()), ..Sought::default() };
    let found = world.app.trail.found(&permit, &sought, Stretch::Newest, 100).await;
    found.expect("a trail").into_iter().map(|it| it.recorded).collect()
}

async fn switch(world: &World, admin: &Somebody, id: PersonId) -> SwitchCustomer {
    let expected = see_customer(&world.app, &admin.actor, id).await.expect("there").version;
    SwitchCustomer { id, expected }
}

/// What the form of a customer says when nothing is changed on it.
async fn edit(world: &World, admin: &Somebody, id: PersonId) -> EditCustomer {
    let seen = see_customer(&world.app, &admin.actor, id).await.expect("there");
    let granted = seen.grants.into_iter().map(|it| it.key).collect();
    EditCustomer {
        id,
        expected: seen.version,
        name: seen.name,
        email: seen.email,
        visibility: if seen.sees_all { Visibility::All } else { Visibility::Granted(granted) },
        has_confirmed: false,
    }
}

#[tokio::test]
async fn a_customer_is_written_a_temporary_password_and_their_copy_has_none() {
    let (mut world, admin) = World::set_up().await;
    let policy = Policy { has_smtp: true, ..(*world.app.policy).clone() };
    world.app.policy = Arc::new(policy);
    let command = new_customer(&world, &seeing(&["292"]));

    let given = create_customer(&world.app, &admin.actor, command.clone()).await.expect("may");
    assert!(matches!(given, PasswordGiven::Mailed));
    let again = create_customer(&world.app, &admin.actor, command.clone()).await;
    assert!(again.is_ok(), "somebody clicked twice");
    world.deliver_all().await;

    let mails = world.mailbox.all();
    assert_eq!(mails.len(), 2, "one, and its copy");
    let secret = mails[0].written.text.strip_prefix("customer welcome ").expect("a welcome");
    assert_eq!(mails[0].email.as_str(), ROSA);
    assert!(world.can_sign_in(ROSA, secret).await);
    assert_eq!(mails[1].written.text, "customer welcome (left out)");
    let other = CreateCustomer { visibility: Visibility::All, ..command };
    let refused = create_customer(&world.app, &admin.actor, other).await.expect_err("another");
    assert_eq!(refused.class(), Class::Refused);
}

#[tokio::test]
async fn an_address_is_one_accounts_whether_a_customers_or_a_persons() {
    let (world, admin) = World::set_up().await;
    world.customer(&admin, "Rosa Ferreira", &Visibility::All).await;

    let command = new_customer(&world, &Visibility::All);
    let refused = create_customer(&world.app, &admin.actor, command).await.expect_err("taken");
    assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("email")));
    let person = CreatePerson {
        id: world.app.ids.next(),
        profile: profile("Rosa Ferreira", ROSA, None),
        role: Role::Staff,
        department: None,
        manager: None,
    };
    let refused = create_person(&world.app, &admin.actor, person).await.expect_err("taken");
    assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("email")));
}

#[tokio::test]
async fn what_a_customer_sees_changes_without_signing_them_out_and_is_on_record() {
    let (world, admin) = World::set_up().await;
    world.erp_customers(&admin, &[("292", "Next-Door Bike Store"), ("294", "Sales")]).await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &seeing(&["292"])).await;
    let signed_in = browse(&world, ROSA, 1).await;

    let as_shown = edit(&world, &admin, rosa.id).await;
    edit_customer(&world.app, &admin.actor, as_shown.clone()).await.expect("nothing to do");
    let changed = EditCustomer { visibility: seeing(&["294", "a|b "]), ..as_shown.clone() };
    edit_customer(&world.app, &admin.actor, changed.clone()).await.expect("may");
    let seen = see_customer(&world.app, &admin.actor, rosa.id).await.expect("there");
    let grants: Vec<_> = seen.grants.iter().map(|it| (it.text(), it.is_there())).collect();
    assert_eq!(grants, [("Sales", true), ("a|b ", false)]);
    assert!(is_open(&world, &signed_in).await, "they stay signed in");

    let stale = edit_customer(&world.app, &admin.actor, changed).await.expect_err("outdated");
    assert_eq!(stale.class(), Class::Stale);
    let entries = entries(&world, &admin, "inventory.visibility_changed").await;
    assert_eq!(entries.len(), 2, "what was granted first, and this");
    let fields: Vec<_> =
        entries[0].details.iter().map(|it| (it.before.as_deref(), it.after.as_deref())).collect();
    assert_eq!(fields, [(None, Some("294")), (None, Some("a|b ")), (Some("292"), None)]);
}

#[tokio::test]
async fn another_address_asks_for_the_admins_own_password_and_is_told_to_both() {
    let (world, admin) = World::set_up().await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &Visibility::All).await;
    world.deliver_all().await;
    let before = world.mailbox.all().len();
    let email = Email::restore("rosa@elsewhere.example".to_owned());
    let moved = EditCustomer { email, ..edit(&world, &admin, rosa.id).await };

    let refused = edit_customer(&world.app, &admin.actor, moved.clone()).await;
    assert_eq!(refused.expect_err("unconfirmed").class(), Class::Refused);
    let confirmed = EditCustomer { has_confirmed: true, ..moved };
    edit_customer(&world.app, &admin.actor, confirmed).await.expect("may");
    world.deliver_all().await;
    let mails = world.mailbox.all();
    let to: Vec<_> = mails[before..].iter().map(|it| it.email.as_str()).collect();
    assert!(to.contains(&ROSA) && to.contains(&"rosa@elsewhere.example"), "{to:?}");
}

#[tokio::test]
async fn a_deactivated_customer_is_out_at_once_and_comes_back_with_another_password() {
    let (world, admin) = World::set_up().await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &seeing(&["292"])).await;
    let signed_in = browse(&world, ROSA, 1).await;

    let command = switch(&world, &admin, rosa.id).await;
    deactivate_customer(&world.app, &admin.actor, command).await.expect("may");
    deactivate_customer(&world.app, &admin.actor, command).await.expect("done already");
    assert!(!is_open(&world, &signed_in).await);
    assert!(!world.can_sign_in(ROSA, PASSWORD).await);
    let outdated = reactivate_customer(&world.app, &admin.actor, command).await;
    assert_eq!(outdated.expect_err("outdated").class(), Class::Stale);

    let command = switch(&world, &admin, rosa.id).await;
    let given = shown(reactivate_customer(&world.app, &admin.actor, command).await.expect("may"));
    let again = shown(reactivate_customer(&world.app, &admin.actor, command).await.expect("twice"));
    assert_eq!(given.as_str(), again.as_str());
    assert!(!world.can_sign_in(ROSA, PASSWORD).await, "the password that they had");
    assert!(world.can_sign_in(ROSA, given.as_str()).await);
    let seen = see_customer(&world.app, &admin.actor, rosa.id).await.expect("there");
    assert!(seen.must_change_password && seen.state.is_active());
    assert_eq!(seen.grants.len(), 1, "what they see stays");
}

#[tokio::test]
async fn a_customer_who_has_lost_their_phone_comes_in_by_the_password_again() {
    let (world, admin) = World::set_up().await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &Visibility::All).await;
    let (app, session) = (&world.app, SessionKey([7; 32]));
    let secret = offer_second_factor(app, &rosa.actor, &session).await.expect("off");
    let [_, step, _] = SecondFactor::steps_at(app.clock.now());
    let code = secret.code(step);
    turn_on_second_factor(app, &rosa.actor, &session, &code).await.expect("the right code");
    assert!(has_second_factor(app, &admin.actor, rosa.id).await.expect("may"));

    let SwitchCustomer { id, expected } = switch(&world, &admin, rosa.id).await;
    let command = ResetSecondFactor { id, expected };
    let refused = reset_second_factor(app, &admin.actor, command).await.expect_err("no person");
    assert_eq!(refused.class(), Class::NotFound);
    reset_customers_second_factor(app, &admin.actor, command).await.expect("may");
    assert!(!has_second_factor(app, &admin.actor, rosa.id).await.expect("may"));
}

#[tokio::test]
async fn a_customers_password_is_reset_as_a_customers_and_no_other_way() {
    let (world, admin) = World::set_up().await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &Visibility::All).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let expected = see_customer(&world.app, &admin.actor, rosa.id).await.expect("there").version;
    let of_rosa = ResetPassword { id: rosa.id, expected };
    let expected = see_person(&world.app, &admin.actor, kofi.id).await.expect("there").version;
    let of_kofi = ResetPassword { id: kofi.id, expected };

    let refused = reset_password(&world.app, &admin.actor, of_rosa).await.expect_err("nobody");
    assert_eq!(refused.class(), Class::NotFound);
    let refused = reset_customer(&world.app, &admin.actor, of_kofi).await.expect_err("nobody");
    assert_eq!(refused.class(), Class::NotFound);
    let given = shown(reset_customer(&world.app, &admin.actor, of_rosa).await.expect("may"));
    assert!(world.can_sign_in(ROSA, given.as_str()).await);
    world.clock.pass(Duration::from_hours(73));
    assert!(!world.can_sign_in(ROSA, given.as_str()).await, "it was good for 72 hours");
}
