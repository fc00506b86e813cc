//! Programs come in by tokens, for the people who made them.

use std::time::Duration;

use application::{
    Class, Failure, PageNumber,
    audit::{ListEntries, list_entries, record_refusal},
    equipment::{CreateCategory, create_category, list_categories},
    identity::{
        ApiTokenError, ComeInByTokenError, CreateDepartment, DeactivatePerson, EditPerson,
        MakeApiToken, ReactivatePerson, ResetPassword, TokenEntry, come_in_by_token,
        create_department, deactivate_person, edit_person, list_company_api_tokens,
        list_own_api_tokens, make_api_token, reactivate_person, reset_password, revoke_api_token,
        revoke_own_api_token, see_person,
    },
    inventory::{SwitchCustomer, deactivate_customer, see_customer},
};
use domain_audit::{Author, Stretch};
use domain_equipment::CategoryName;
use domain_identity::{ApiTokenName, ApiTokenRefused, DepartmentName, JobEdit};
use domain_inventory::Visibility;
use domain_kernel::{Access, Area, OperatorRole, Origin, Permission, Role, Scopes, Through};
use world::{Somebody, World, profile};

fn command(scopes: Scopes) -> MakeApiToken {
    MakeApiToken { name: ApiTokenName::restore("Gate".to_owned()), scopes, days: 30 }
}

fn equipment() -> Scopes {
    Scopes::of([(Area::Equipment, Access::Write)])
}

async fn made(world: &World, whose: &Somebody, scopes: Scopes) -> String {
    let secret = make_api_token(&world.app, &whose.actor, command(scopes)).await;
    secret.expect("nothing against it").text()
}

async fn come_in(world: &World, secret: &str) -> Result<TokenEntry, ComeInByTokenError> {
    come_in_by_token(&world.app, Origin::default(), secret).await
}

#[tokio::test]
async fn a_program_comes_in_for_its_person_with_what_the_token_and_their_role_allow() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let secret = made(&world, &sam, equipment()).await;

    let TokenEntry { actor, token } = come_in(&world, &secret).await.expect("it is good");
    assert_eq!((actor.person_id(), actor.origin().through), (Some(sam.id), Through::Token));
    assert_eq!((token.person_name.as_str(), token.scopes), ("Sam Staff", equipment()));
    assert!(actor.permit(Permission::HoldEquipment).is_ok());
    for permission in
        [Permission::SeeEquipment, Permission::TakeTraining, Permission::KeepOwnAccount]
    {
        assert!(actor.permit(permission).is_err(), "{permission:?}");
    }
    assert!(matches!(list_own_api_tokens(&world.app, &actor).await, Err(ApiTokenError::Denied(_))));
}

#[tokio::test]
async fn whoever_becomes_somebody_else_has_tokens_that_open_what_they_may_now() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let secret = made(&world, &mara, Scopes::of([(Area::Skills, Access::Read)])).await;
    let may_write_skills = async || {
        let entry = come_in(&world, &secret).await.expect("it is good");
        entry.actor.permit(Permission::AuthorSkills).is_ok()
    };
    assert!(may_write_skills().await);
    let expected = see_person(&world.app, &admin.actor, mara.id).await.expect("there").version;
    let command = EditPerson {
        id: mara.id,
        expected,
        profile: profile("Mara Manager", "mara.manager@harbour.example", None),
        role: Role::Staff,
        department: None,
        manager: None,
        job: JobEdit::Moved { reason: None },
        has_confirmed: true,
    };
    edit_person(&world.app, &admin.actor, command).await.expect("nothing against it");
    assert!(!may_write_skills().await);
}

#[tokio::test]
async fn a_token_is_refused_for_what_its_person_may_not_do_or_for_too_long() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let refused = async |command| match make_api_token(&world.app, &sam.actor, command).await {
        Err(ApiTokenError::Refused(refused)) => refused,
        other => panic!("{other:?}"),
    };
    let stock = Scopes::of([(Area::Inventory, Access::Read)]);
    assert_eq!(refused(command(stock)).await, ApiTokenRefused::BeyondRole);
    assert_eq!(refused(command(Scopes::default())).await, ApiTokenRefused::NothingOpen);
    let long = MakeApiToken { days: 366, ..command(equipment()) };
    assert_eq!(refused(long).await, ApiTokenRefused::Days);
    let root = world.operator(OperatorRole::Root).await;
    let denied = make_api_token(&world.app, &root.actor, command(equipment())).await;
    assert_eq!(denied.err().map(|it| it.class()), Some(Class::Denied));
    assert_eq!(list_own_api_tokens(&world.app, &sam.actor).await.expect("may"), Vec::new());
}

#[tokio::test]
async fn somebody_has_twenty_tokens_at_most() {
    let (world, admin) = World::set_up().await;
    for _ in 0..20 {
        made(&world, &admin, equipment()).await;
    }
    let refused = make_api_token(&world.app, &admin.actor, command(equipment())).await;
    assert!(matches!(refused, Err(ApiTokenError::TooMany)), "{refused:?}");
    let own = list_own_api_tokens(&world.app, &admin.actor).await.expect("may");
    revoke_own_api_token(&world.app, &admin.actor, own[3].id).await.expect("theirs");
    made(&world, &admin, equipment()).await;
}

#[tokio::test]
async fn a_token_that_is_taken_back_or_over_lets_nobody_in() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let [one, two, three] = [
        made(&world, &sam, equipment()).await,
        made(&world, &sam, equipment()).await,
        made(&world, &sam, equipment()).await,
    ];
    let own = list_own_api_tokens(&world.app, &sam.actor).await.expect("may");
    let id_of = async |secret: &str| come_in(&world, secret).await.expect("good").token.id;
    let (first, second) = (id_of(&one).await, id_of(&two).await);
    assert!(own.iter().any(|it| it.id == first && it.last_used.is_none()));

    revoke_own_api_token(&world.app, &sam.actor, first).await.expect("theirs");
    assert!(matches!(come_in(&world, &one).await, Err(ComeInByTokenError::Wrong)));
    let again = revoke_own_api_token(&world.app, &sam.actor, first).await;
    assert!(matches!(again, Err(ApiTokenError::NoSuchToken)));

    revoke_api_token(&world.app, &admin.actor, second).await.expect("an admin may");
    assert!(matches!(come_in(&world, &two).await, Err(ComeInByTokenError::Wrong)));
    world.clock.pass(Duration::from_hours(30 * 24));
    assert!(matches!(come_in(&world, &three).await, Err(ComeInByTokenError::Wrong)));
}

#[tokio::test]
async fn whoever_is_deactivated_comes_back_without_their_tokens() {
    let (world, admin) = World::set_up().await;
    let app = &world.app;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let secret = made(&world, &sam, equipment()).await;
    let expected = see_person(app, &admin.actor, sam.id).await.expect("there").version;
    let command = DeactivatePerson { id: sam.id, expected, leaving: None };
    deactivate_person(app, &admin.actor, command).await.expect("nothing against it");
    assert!(matches!(come_in(&world, &secret).await, Err(ComeInByTokenError::Wrong)));
    let expected = see_person(app, &admin.actor, sam.id).await.expect("there").version;
    let command = ReactivatePerson { id: sam.id, expected };
    reactivate_person(app, &admin.actor, command).await.expect("nothing against it");
    assert!(matches!(come_in(&world, &secret).await, Err(ComeInByTokenError::Wrong)));

    let cora = world.customer(&admin, "Cora Customer", &Visibility::All).await;
    let secret = made(&world, &cora, Scopes::of([(Area::Inventory, Access::Read)])).await;
    let entry = come_in(&world, &secret).await.expect("it is good");
    assert!(entry.actor.permit(Permission::SeeStock).is_ok());
    let expected = see_customer(app, &admin.actor, cora.id).await.expect("there").version;
    let command = SwitchCustomer { id: cora.id, expected };
    deactivate_customer(app, &admin.actor, command).await.expect("nothing against it");
    assert!(matches!(come_in(&world, &secret).await, Err(ComeInByTokenError::Wrong)));
    let page = list_company_api_tokens(app, &admin.actor, PageNumber::FIRST).await.expect("may");
    assert_eq!(page.n_matches, 0);
}

#[tokio::test]
async fn a_token_of_whoever_has_to_choose_a_password_waits_for_them() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let expected = see_person(&world.app, &admin.actor, sam.id).await.expect("there").version;
    let command = ResetPassword { id: sam.id, expected };
    reset_password(&world.app, &admin.actor, command).await.expect("nothing against it");
    // Asked for before the reset, and made after it.
    let secret = made(&world, &sam, equipment()).await;
    let refused = come_in(&world, &secret).await;
    assert!(matches!(refused, Err(ComeInByTokenError::MustChangePassword)), "{refused:?}");
}

#[tokio::test]
async fn tokens_are_ones_own_and_an_admins_and_no_other_companys() {
    let (world, admin) = World::set_up().await;
    let app = &world.app;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let eve = world.another_company().await;
    let secret = made(&world, &sam, equipment()).await;
    let id = come_in(&world, &secret).await.expect("good").token.id;

    let page = list_company_api_tokens(app, &admin.actor, PageNumber::FIRST).await.expect("may");
    assert_eq!((page.items[0].person, page.items[0].line.id), (sam.id, id));
    for other in [&mara, &admin, &eve] {
        let own = revoke_own_api_token(app, &other.actor, id).await;
        assert!(matches!(own, Err(ApiTokenError::NoSuchToken)), "{own:?}");
    }
    let elsewhere = revoke_api_token(app, &eve.actor, id).await;
    assert!(matches!(elsewhere, Err(ApiTokenError::NoSuchToken)), "{elsewhere:?}");
    for other in [&mara, &sam] {
        let denied = revoke_api_token(app, &other.actor, id).await;
        assert!(matches!(denied, Err(ApiTokenError::Denied(_))), "{denied:?}");
        let denied = list_company_api_tokens(app, &other.actor, PageNumber::FIRST).await;
        assert!(matches!(denied, Err(ApiTokenError::Denied(_))));
    }
    assert!(come_in(&world, &secret).await.is_ok());
}

#[tokio::test]
async fn what_a_token_changes_and_what_it_may_not_is_on_record_as_its_persons() {
    let (world, admin) = World::set_up().await;
    let app = &world.app;
    let scopes =
        Scopes::of([(Area::Equipment, Access::Read), (Area::Administration, Access::Write)]);
    let secret = made(&world, &admin, scopes).await;
    let actor = come_in(&world, &secret).await.expect("it is good").actor;

    let name = CategoryName::restore("Saws".to_owned());
    let command = CreateCategory { id: app.ids.next(), name };
    let refused = create_category(app, &actor, command).await;
    assert_eq!(refused.err().map(|it| it.class()), Some(Class::Denied));
    assert_eq!(list_categories(app, &actor).await.expect("to look is open"), Vec::new());
    let department = DepartmentName::restore("Yard".to_owned());
    let command = CreateDepartment { id: app.ids.next(), name: department };
    create_department(app, &actor, command).await.expect("it is open");
    record_refusal(app, &actor, Permission::AuthorSkills).await.expect("a trail");

    let everything = ListEntries {
        who: String::new(),
        name: None,
        target: String::new(),
        since: None,
        until: None,
        stretch: Stretch::Newest,
    };
    let entries = list_entries(app, &admin.actor, everything).await.expect("may");
    let said: Vec<(&str, &Author)> =
        entries.entries.iter().map(|it| (it.recorded.name.as_str(), &it.recorded.author)).collect();
    let by_token = Author::Token { person: admin.id, role: "admin".to_owned() };
    assert_eq!(said[0], ("identity.permission_refused", &Author::Nobody));
    assert_eq!(said[1], ("identity.department_created", &by_token));
    assert_eq!(said[2].0, "identity.api_token_made");
}

#[tokio::test]
async fn whoever_shows_wrong_tokens_has_to_wait_and_a_right_one_has_not() {
    let (world, admin) = World::set_up().await;
    let secret = made(&world, &admin, equipment()).await;
    let origin = Origin { address: "203.0.113.9".parse().ok(), ..Origin::default() };
    let wrong = async |address: Origin| {
        come_in_by_token(&world.app, address, "ssp_nothing").await.err().map(|it| it.class())
    };
    for _ in 0..30 {
        assert_eq!(wrong(origin).await, Some(Class::Denied));
    }
    assert!(matches!(wrong(origin).await, Some(Class::Throttled(_))));
    assert_eq!(wrong(Origin::default()).await, Some(Class::Denied));
    assert!(come_in_by_token(&world.app, origin, &secret).await.is_ok());
    world.clock.pass(Duration::from_secs(6));
    assert_eq!(wrong(origin).await, Some(Class::Denied));
}
