use std::time::Duration;

use application::{
    Class, Failure, PageNumber,
    audit::{ListEntries, list_platform_entries},
    identity::{ChangePassword, SignIn, change_password, is_set_up, set_up, sign_in, sign_out},
    platform::{
        CreateOperator, EditOperatorAccount, HireOperator, SwitchOperator, create_operator,
        deactivate_operator, edit_operator_account, hire_operator, list_operators,
        reactivate_operator, see_operator, see_own_operator, see_platform,
    },
};
use domain_audit::Stretch;
use domain_identity::{AccountId, Appearance, CompanyName, TypedPassword};
use domain_kernel::{Actor, Job, OperatorRole, Version, test_support};
use world::{PASSWORD, World, entered, profile, visitor};

fn typed(identifier: &str, password: &str) -> SignIn {
    SignIn { identifier: identifier.to_owned(), password: TypedPassword::new(password) }
}

fn everything(who: &str) -> ListEntries {
    ListEntries {
        who: who.to_owned(),
        name: None,
        target: String::new(),
        since: None,
        until: None,
        stretch: Stretch::Newest,
    }
}

#[tokio::test]
async fn an_operator_from_the_command_line_sets_the_installation_up_and_comes_in() {
    let world = World::empty();
    let root = world.operator(OperatorRole::Root).await;

    assert!(is_set_up(&world.app).await.expect("read"));
    let command = application::identity::SetUp {
        company_name: CompanyName::restore("Harbour & Sons".to_owned()),
        profile: profile("Anna", "anna@harbour.example", None),
        password: PASSWORD.to_owned(),
        code: String::new(),
    };
    assert!(set_up(&world.app, &visitor(), command).await.is_err());
    let done = sign_in(&world.app, &visitor(), typed("ROOT@shipshape.example", PASSWORD)).await;
    assert_eq!(entered(done.expect("right")).account, AccountId::Operator(root.id));
    sign_out(&world.app, &root.actor).await.expect("may");

    let entries = list_platform_entries(&world.app, &root.actor, everything("")).await;
    let entries = entries.expect("root may");
    let names: Vec<_> = entries.entries.iter().map(|it| it.recorded.name.as_str()).collect();
    let expected = ["identity.signed_out", "identity.signed_in", "identity.operator_created"];
    assert_eq!(names, expected);
    let own = list_platform_entries(&world.app, &root.actor, everything("root@shipshape.example"));
    assert_eq!(own.await.expect("may").entries.len(), 2, "coming in and going out");
}

#[tokio::test]
async fn an_operators_password_has_twelve_characters_or_more() {
    let world = World::empty();
    let program = test_support::system(Job::CommandLine);
    let command = |password: &str| CreateOperator {
        profile: profile("Noor Haddad", "noor@shipshape.example", None),
        role: OperatorRole::Support,
        password: password.to_owned(),
    };
    let short = create_operator(&world.app, &program, command("calm-water")).await;
    assert_eq!(short.expect_err("ten").field(), Some("password"));
    assert!(!is_set_up(&world.app).await.expect("read"));
    let id = create_operator(&world.app, &program, command("calm-deep-water")).await.expect("may");

    let noor = test_support::operator(id, OperatorRole::Support, None);
    let change = |new: &str| ChangePassword {
        current: TypedPassword::new("calm-deep-water"),
        new: new.to_owned(),
    };
    assert!(change_password(&world.app, &noor, change("short words")).await.is_err());
    let done = change_password(&world.app, &noor, change("a longer one")).await.expect("fine");
    assert_eq!(done.account, AccountId::Operator(id));
    assert!(world.can_sign_in("noor@shipshape.example", "a longer one").await);
}

#[tokio::test]
async fn root_hires_an_operator_with_a_temporary_password_and_lets_them_go() {
    let world = World::empty();
    let root = world.operator(OperatorRole::Root).await;
    let id = world.app.ids.next();
    let new = |name: &str| HireOperator {
        id,
        profile: profile(name, "sol@shipshape.example", None),
        role: OperatorRole::Support,
    };
    let hired = hire_operator(&world.app, &root.actor, new("Sol")).await.expect("root may");
    let again = hire_operator(&world.app, &root.actor, new("Sol")).await.expect("the same form");
    assert_eq!(hired.temporary.as_str(), again.temporary.as_str());
    assert!(hire_operator(&world.app, &root.actor, new("Another")).await.is_err());
    let email = "sol@shipshape.example";
    let done = sign_in(&world.app, &visitor(), typed(email, hired.temporary.as_str())).await;
    assert!(entered(done.expect("fresh")).must_change_password);

    let expected = Version::FIRST;
    let command = SwitchOperator { id, expected };
    for _ in 0..2 {
        deactivate_operator(&world.app, &root.actor, command).await.expect("twice is once");
    }
    world.clock.pass(Duration::from_mins(1));
    assert!(!world.can_sign_in(email, hired.temporary.as_str()).await);
    let stale = reactivate_operator(&world.app, &root.actor, command).await;
    assert_eq!(stale.expect_err("changed").class(), Class::Stale);
    let command = SwitchOperator { id, expected: expected.next() };
    reactivate_operator(&world.app, &root.actor, command).await.expect("may");
    world.clock.pass(Duration::from_mins(1));
    assert!(world.can_sign_in(email, hired.temporary.as_str()).await);
    let listed = list_operators(&world.app, &root.actor, PageNumber::FIRST).await.expect("may");
    assert_eq!(listed.n_matches, 2);
}

#[tokio::test]
async fn the_last_root_stays() {
    let world = World::empty();
    let root = world.operator(OperatorRole::Root).await;
    world.operator(OperatorRole::Support).await;
    let command = SwitchOperator { id: root.id, expected: Version::FIRST };
    let refused = deactivate_operator(&world.app, &root.actor, command).await;
    assert_eq!(refused.expect_err("the last").class(), Class::Refused);
}

#[tokio::test]
async fn a_name_is_one_accounts_wherever_it_is() {
    let (world, admin) = World::set_up().await;
    let root = world.operator(OperatorRole::Root).await;
    let hire = HireOperator {
        id: world.app.ids.next(),
        profile: profile("Anna", "anna@harbour.example", None),
        role: OperatorRole::Support,
    };
    let taken = hire_operator(&world.app, &root.actor, hire).await;
    assert_eq!(taken.expect_err("a person's").field(), Some("email"));
    let person = application::identity::CreatePerson {
        id: world.app.ids.next(),
        profile: profile("Noor", "Root@Shipshape.example", None),
        role: domain_kernel::Role::Staff,
        department: None,
        manager: None,
    };
    let taken = application::identity::create_person(&world.app, &admin.actor, person).await;
    assert_eq!(taken.expect_err("an operator's").field(), Some("email"));
}

#[tokio::test]
async fn an_operator_keeps_their_own_account() {
    let world = World::empty();
    let support = world.operator(OperatorRole::Support).await;
    let own = see_own_operator(&world.app, &support.actor).await.expect("their own");
    let command =
        EditOperatorAccount { expected: own.version, language: None, appearance: Appearance::Dark };
    edit_operator_account(&world.app, &support.actor, command).await.expect("may");
    let stale = edit_operator_account(&world.app, &support.actor, command).await;
    assert_eq!(stale.expect_err("changed").class(), Class::Stale);
    let own = see_own_operator(&world.app, &support.actor).await.expect("their own");
    assert_eq!(own.account.appearance, Appearance::Dark);
}

#[tokio::test]
async fn only_root_keeps_operators_and_reads_the_platforms_trail() {
    let (world, admin) = World::set_up().await;
    let root = world.operator(OperatorRole::Root).await;
    let support = world.operator(OperatorRole::Support).await;
    let denied = async |actor: &Actor| {
        let hire = HireOperator {
            id: world.app.ids.next(),
            profile: profile("Eve", "eve@x.example", None),
            role: OperatorRole::Root,
        };
        let command = SwitchOperator { id: root.id, expected: Version::FIRST };
        let page = PageNumber::FIRST;
        vec![
            hire_operator(&world.app, actor, hire).await.map(drop).map_err(|it| it.class()),
            deactivate_operator(&world.app, actor, command).await.map_err(|it| it.class()),
            reactivate_operator(&world.app, actor, command).await.map_err(|it| it.class()),
            list_operators(&world.app, actor, page).await.map(drop).map_err(|it| it.class()),
            see_operator(&world.app, actor, root.id).await.map(drop).map_err(|it| it.class()),
            list_platform_entries(&world.app, actor, everything(""))
                .await
                .map(drop)
                .map_err(|it| it.class()),
        ]
    };
    for actor in [support.actor, admin.actor, visitor()] {
        for outcome in denied(&actor).await {
            assert_eq!(outcome, Err(Class::Denied), "{actor:?}");
        }
    }
    assert!(see_platform(&world.app, &support.actor).await.expect("may").events.is_none());
    assert!(see_platform(&world.app, &root.actor).await.expect("may").events.is_some());
    let refused = see_platform(&world.app, &admin.actor).await;
    assert_eq!(refused.expect_err("no operator").class(), Class::Denied);
}
