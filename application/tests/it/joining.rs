use std::time::Duration;

use application::{
    Class, Failure, PageNumber,
    identity::{EditCompany, edit_company, see_company, see_person},
    joining::{
        ApproveJoin, ApproveJoinError, AskToJoin, ConfirmJoin, ConfirmJoinError, Joined,
        RefuseJoin, WaitingLine, approve_join, ask_to_join, confirm_join, follow_join_link,
        list_waiting, refuse_join, see_waiting, sweep_requests,
    },
    mail::{ListMails, list_mails},
};
use domain_audit::{Sought, Stretch};
use domain_identity::{CompanyCode, Email, Joining, Language, PersonName, TypedPassword, Username};
use domain_kernel::{Permission, PersonId, Role};
use world::{PASSWORD, Somebody, World, join_token, visitor, visitor_from};

const KOFI: &str = "kofi@elsewhere.example";
const ADMIN: &str = "anna@harbour.example";

async fn code(world: &World, admin: &Somebody) -> CompanyCode {
    see_company(&world.app, &admin.actor).await.expect("an admin may").value.code
}

async fn command(world: &World, admin: &Somebody, email: &str) -> AskToJoin {
    AskToJoin {
        code: code(world, admin).await,
        name: PersonName::restore("Kofi Mensah".to_owned()),
        email: Email::restore(email.to_owned()),
        username: Username::parse("kofi").expect("a name"),
        password: PASSWORD.to_owned(),
        language: Language::German,
    }
}

/// Asks, and says what the mail says.
async fn ask(world: &World, admin: &Somebody, email: &str) -> String {
    let command = command(world, admin, email).await;
    ask_to_join(&world.app, &visitor(), command).await.expect("not too often");
    world.deliver_all().await;
    world.mailbox.last(email).expect("a mail")
}

async fn confirm(world: &World, token: &str, password: &str) -> Result<Joined, ConfirmJoinError> {
    let password = TypedPassword::new(password);
    let command = ConfirmJoin { token: token.to_owned(), password };
    confirm_join(&world.app, &visitor(), command).await
}

async fn waiting(world: &World, admin: &Somebody) -> Vec<WaitingLine> {
    list_waiting(&world.app, &admin.actor, PageNumber::FIRST).await.expect("an admin may").items
}

/// Somebody who waits.
async fn given_waiting(world: &World, admin: &Somebody) -> ApproveJoin {
    let token = join_token(&ask(world, admin, KOFI).await);
    assert_eq!(confirm(world, &token, PASSWORD).await.expect("good"), Joined::Waiting);
    world.deliver_all().await;
    let id = waiting(world, admin).await[0].id;
    let seen = see_waiting(&world.app, &admin.actor, id).await.expect("they wait");
    let (expected, username) = (seen.version, seen.username);
    ApproveJoin { id, expected, username, role: Role::Staff, manager: None }
}

async fn set_joining(world: &World, admin: &Somebody, joining: Joining) {
    let company = see_company(&world.app, &admin.actor).await.expect("an admin may");
    let settings = domain_identity::CompanySettings { joining, ..company.value.settings };
    let edit = EditCompany { settings, expected: company.version };
    edit_company(&world.app, &admin.actor, edit).await.expect("an admin may");
}

#[tokio::test]
async fn who_asks_and_confirms_waits_until_an_admin_lets_them_in() {
    let (world, admin) = World::set_up().await;
    let token = join_token(&ask(&world, &admin, KOFI).await);
    assert!(waiting(&world, &admin).await.is_empty(), "nobody has confirmed it");
    assert_eq!(
        follow_join_link(&world.app, &token).await.expect("good").request.email.as_str(),
        KOFI
    );
    assert_eq!(confirm(&world, &token, PASSWORD).await.expect("good"), Joined::Waiting);
    world.deliver_all().await;
    assert!(world.mailbox.last(ADMIN).expect("a mail").starts_with("waits"));
    assert!(!world.can_sign_in(KOFI, PASSWORD).await, "nobody has let them in");

    let [line] = &waiting(&world, &admin).await[..] else { panic!("one") };
    let seen = see_waiting(&world.app, &admin.actor, line.id).await.expect("they wait");
    let approve = ApproveJoin {
        id: line.id,
        expected: seen.version,
        username: seen.username,
        role: Role::Manager,
        manager: Some(admin.id),
    };
    approve_join(&world.app, &admin.actor, approve.clone()).await.expect("an admin may");
    world.deliver_all().await;

    assert!(world.mailbox.last(KOFI).expect("a mail").starts_with("approved"));
    assert!(world.can_sign_in(KOFI, PASSWORD).await);
    assert!(world.can_sign_in("kofi", PASSWORD).await);
    let person = see_person(&world.app, &admin.actor, line.id).await.expect("in");
    assert_eq!((person.role, person.manager.map(|it| it.id)), (Role::Manager, Some(admin.id)));
    assert!(waiting(&world, &admin).await.is_empty());
    let again = approve_join(&world.app, &admin.actor, approve).await.expect_err("in already");
    assert!(matches!(again, ApproveJoinError::AlreadyIn), "{again}");
}

#[tokio::test]
async fn whoever_is_let_in_by_nobody_is_gone_and_hears_of_it() {
    let (world, admin) = World::set_up().await;
    let ApproveJoin { id, expected, .. } = given_waiting(&world, &admin).await;
    let refuse = RefuseJoin { id, expected };
    refuse_join(&world.app, &admin.actor, refuse).await.expect("an admin may");
    world.deliver_all().await;
    assert!(world.mailbox.last(KOFI).expect("a mail").starts_with("refused"));
    let mails = ListMails { state: None, page: PageNumber::FIRST };
    let mails = list_mails(&world.app, &admin.actor, mails).await.expect("an admin may");
    let to_them = mails.page.items.iter().filter(|it| it.email == KOFI);
    assert_eq!(to_them.count(), 1, "that they were not let in, and no mail before it");
    assert!(!world.can_sign_in(KOFI, PASSWORD).await);
    assert!(waiting(&world, &admin).await.is_empty());
    let again = refuse_join(&world.app, &admin.actor, refuse).await.expect_err("gone");
    assert_eq!(again.class(), Class::NotFound);
}

#[tokio::test]
async fn a_link_confirms_with_the_password_once_and_for_a_day() {
    let (world, admin) = World::set_up().await;
    let token = join_token(&ask(&world, &admin, KOFI).await);
    let wrong = confirm(&world, &token, "of somebody else").await.expect_err("not theirs");
    assert_eq!((wrong.class(), wrong.field()), (Class::Invalid, Some("password")));
    confirm(&world, &token, PASSWORD).await.expect("it is good");
    for none in [token.as_str(), "", "x", &"0".repeat(64)] {
        let over = confirm(&world, none, PASSWORD).await.expect_err("good for nothing");
        assert!(matches!(over, ConfirmJoinError::Over(_)), "{over}");
        assert!(follow_join_link(&world.app, none).await.is_err());
    }

    let late = join_token(&ask(&world, &admin, "amina@elsewhere.example").await);
    world.clock.pass(Duration::from_hours(24));
    assert!(confirm(&world, &late, PASSWORD).await.is_err());
}

#[tokio::test]
async fn a_link_is_guessed_at_no_more_often_than_a_password() {
    let (world, admin) = World::set_up().await;
    let token = join_token(&ask(&world, &admin, KOFI).await);
    let mut last = None;
    for _ in 0..9 {
        last = confirm(&world, &token, "of somebody else").await.err().map(|it| it.class());
    }
    assert!(matches!(last, Some(Class::Throttled(_))), "{last:?}");
    world.clock.pass(Duration::from_mins(1));
    confirm(&world, &token, PASSWORD).await.expect("it is good");
}

#[tokio::test]
async fn the_owner_of_a_known_address_hears_of_it_and_nobody_else_does() {
    let (world, admin) = World::set_up().await;
    let other = world.another_company().await;
    world.operator(domain_kernel::OperatorRole::Root).await;
    for known in [ADMIN, "EVE@elsewhere.example", "root@shipshape.example"] {
        assert!(ask(&world, &admin, known).await.starts_with("known"), "{known}");
    }
    assert!(waiting(&world, &admin).await.is_empty());
    assert!(waiting(&world, &other).await.is_empty());
}

#[tokio::test]
async fn nobody_joins_a_closed_company_and_whoever_confirms_is_in_an_open_one() {
    let (world, admin) = World::set_up().await;
    set_joining(&world, &admin, Joining::Closed).await;
    let asked = command(&world, &admin, KOFI).await;
    let closed = ask_to_join(&world.app, &visitor(), asked.clone()).await.expect_err("closed");
    let unknown = AskToJoin { code: CompanyCode::draw([9; 16]), ..asked };
    let unknown = ask_to_join(&world.app, &visitor(), unknown).await.expect_err("none");
    for refused in [closed, unknown] {
        assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("company_id")));
    }

    set_joining(&world, &admin, Joining::Open).await;
    let token = join_token(&ask(&world, &admin, KOFI).await);
    assert_eq!(confirm(&world, &token, PASSWORD).await.expect("good"), Joined::In);
    assert!(world.can_sign_in("kofi", PASSWORD).await);

    // Who has a name by now that somebody else has waits for an admin, also here.
    let token = join_token(&ask(&world, &admin, "amina@elsewhere.example").await);
    assert_eq!(confirm(&world, &token, PASSWORD).await.expect("good"), Joined::Waiting);
}

#[tokio::test]
async fn an_admin_is_told_of_a_name_that_is_taken_and_settles_on_another() {
    let (world, admin) = World::set_up().await;
    let approve = given_waiting(&world, &admin).await;
    let anna = Username::parse("anna").expect("a name");
    let taken = ApproveJoin { username: anna, ..approve.clone() };
    let err = approve_join(&world.app, &admin.actor, taken).await.expect_err("hers");
    assert_eq!((err.class(), err.field()), (Class::Invalid, Some("username")));
    let free = ApproveJoin { username: None, ..approve };
    approve_join(&world.app, &admin.actor, free).await.expect("free");
    assert!(world.can_sign_in(KOFI, PASSWORD).await);
}

#[tokio::test]
async fn the_newest_confirmed_request_of_an_address_is_the_only_one() {
    let (world, admin) = World::set_up().await;
    let first = join_token(&ask(&world, &admin, KOFI).await);
    let second = join_token(&ask(&world, &admin, KOFI).await);
    confirm(&world, &second, PASSWORD).await.expect("it is good");
    assert!(confirm(&world, &first, PASSWORD).await.is_err());
    assert_eq!(waiting(&world, &admin).await.len(), 1);
}

#[tokio::test]
async fn of_a_request_that_a_newer_one_replaces_no_name_is_left_on_record() {
    let (world, admin) = World::set_up().await;
    let first = given_waiting(&world, &admin).await.id;
    let on_record = async |id: PersonId| {
        let permit = admin.actor.permit(Permission::ReadAuditTrail).expect("an admin may");
        let sought = Sought { subjects: vec![format!("person:{id}")], ..Sought::default() };
        let found = world.app.trail.found(&permit, &sought, Stretch::Newest, 50).await;
        let found = found.expect("a trail");
        (found.len(), found.iter().map(|it| it.personal.len()).sum::<usize>())
    };
    let (n_entries, n_personal) = on_record(first).await;
    assert_ne!(n_personal, 0, "the name and the address");

    let second = join_token(&ask(&world, &admin, &KOFI.to_uppercase()).await);
    confirm(&world, &second, PASSWORD).await.expect("it is good");
    assert_eq!(on_record(first).await, (n_entries, 0));
    let newer = waiting(&world, &admin).await;
    assert_eq!(newer.len(), 1);
    assert_ne!(on_record(newer[0].id).await.1, 0);
}

#[tokio::test]
async fn an_hour_has_three_requests_with_an_address_and_ten_from_a_network() {
    let (world, admin) = World::set_up().await;
    for _ in 0..3 {
        ask(&world, &admin, KOFI).await;
    }
    let more = command(&world, &admin, KOFI).await;
    let refused = ask_to_join(&world.app, &visitor(), more.clone()).await.expect_err("too often");
    assert!(matches!(refused.class(), Class::Throttled(_)), "{refused}");
    let weak = AskToJoin { password: "password1".to_owned(), ..more.clone() };
    for _ in 0..20 {
        let refused = ask_to_join(&world.app, &visitor(), weak.clone()).await.expect_err("weak");
        assert_eq!(refused.field(), Some("password"), "a mistake does not count");
    }
    for number in 0..7 {
        ask(&world, &admin, &format!("n{number}@elsewhere.example")).await;
    }
    let one = command(&world, &admin, "one.more@elsewhere.example").await;
    let refused = ask_to_join(&world.app, &visitor(), one.clone()).await.expect_err("ten in all");
    assert!(matches!(refused.class(), Class::Throttled(_)), "{refused}");
    let elsewhere = visitor_from([192, 0, 2, 7].into());
    ask_to_join(&world.app, &elsewhere, one).await.expect("from elsewhere");
}

#[tokio::test]
async fn nobody_but_the_admins_of_the_company_decides() {
    let (world, admin) = World::set_up().await;
    let manager = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let other = world.another_company().await;
    let approve = given_waiting(&world, &admin).await;
    let refuse = RefuseJoin { id: approve.id, expected: approve.expected };

    let denied = list_waiting(&world.app, &manager.actor, PageNumber::FIRST).await;
    assert_eq!(denied.expect_err("a manager").class(), Class::Denied);
    for (who, class) in [(&manager, Class::Denied), (&other, Class::NotFound)] {
        let seen = see_waiting(&world.app, &who.actor, approve.id).await.expect_err("not theirs");
        assert_eq!(seen.class(), class);
        let approved = approve_join(&world.app, &who.actor, approve.clone()).await;
        assert_eq!(approved.expect_err("not theirs").class(), class);
        let refused = refuse_join(&world.app, &who.actor, refuse).await;
        assert_eq!(refused.expect_err("not theirs").class(), class);
    }
}

#[tokio::test]
async fn what_nobody_confirms_is_swept_and_who_waits_stays() {
    let (world, admin) = World::set_up().await;
    given_waiting(&world, &admin).await;
    ask(&world, &admin, "amina@elsewhere.example").await;
    world.clock.pass(Duration::from_hours(47));
    assert_eq!(sweep_requests(&world.app).await.expect("swept"), 0);
    world.clock.pass(Duration::from_hours(2));
    assert_eq!(sweep_requests(&world.app).await.expect("swept"), 1);
    assert_eq!(waiting(&world, &admin).await.len(), 1);
}
