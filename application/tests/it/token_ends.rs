//! Whoever gets their account back has it back from programs too.

use application::{
    identity::{
        AskForReset, ChangePassword, ComeInByTokenError, MakeApiToken, RecoverPassword,
        ResetPassword, ask_for_reset, change_password, come_in_by_token, make_api_token,
        recover_password, reset_password, see_person,
    },
    inventory::{reset_customer, see_customer},
};
use domain_identity::{ApiTokenName, Language, TypedPassword};
use domain_inventory::Visibility;
use domain_kernel::{Access, Area, Origin, Role, Scopes};
use world::{PASSWORD, Somebody, World, reset_token, visitor};

const SAM: &str = "sam.staff@harbour.example";

async fn made(world: &World, whose: &Somebody, area: Area) -> String {
    let command = MakeApiToken {
        name: ApiTokenName::restore("Gate".to_owned()),
        scopes: Scopes::of([(area, Access::Read)]),
        days: 30,
    };
    let secret = make_api_token(&world.app, &whose.actor, command).await;
    secret.expect("nothing against it").text()
}

async fn is_good(world: &World, secret: &str) -> bool {
    match come_in_by_token(&world.app, Origin::default(), secret).await {
        Ok(_) => true,
        Err(ComeInByTokenError::Wrong) => false,
        Err(err) => panic!("{err:?}"),
    }
}

#[tokio::test]
async fn another_password_ends_the_tokens_of_its_person_and_nobody_elses() {
    let (world, admin) = World::set_up().await;
    let app = &world.app;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let another = made(&world, &admin, Area::Equipment).await;

    let secret = made(&world, &sam, Area::Equipment).await;
    assert!(is_good(&world, &secret).await);
    let current = TypedPassword::new(PASSWORD);
    let change = ChangePassword { current, new: "seven lazy dogs".to_owned() };
    change_password(app, &sam.actor, change).await.expect("the current one is right");
    assert!(!is_good(&world, &secret).await);

    let secret = made(&world, &sam, Area::Equipment).await;
    assert!(is_good(&world, &secret).await);
    world.deliver_all().await;
    let asked = AskForReset { identifier: SAM.to_owned(), language: Language::English };
    ask_for_reset(app, &visitor(), asked).await.expect("not too often");
    world.deliver_all().await;
    let token = reset_token(&world.mailbox.last(SAM).expect("a mail"));
    let command = RecoverPassword { token, new: "eight lazy dogs".to_owned() };
    recover_password(app, &visitor(), command).await.expect("the link is good");
    assert!(!is_good(&world, &secret).await);

    assert!(is_good(&world, &another).await);
}

#[tokio::test]
async fn a_password_from_an_admin_ends_the_tokens_of_whoever_gets_it() {
    let (world, admin) = World::set_up().await;
    let app = &world.app;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let cora = world.customer(&admin, "Cora Customer", &Visibility::All).await;
    let [of_sam, of_cora] =
        [made(&world, &sam, Area::Equipment).await, made(&world, &cora, Area::Inventory).await];
    assert!(is_good(&world, &of_sam).await && is_good(&world, &of_cora).await);

    let expected = see_person(app, &admin.actor, sam.id).await.expect("there").version;
    let command = ResetPassword { id: sam.id, expected };
    reset_password(app, &admin.actor, command).await.expect("nothing against it");
    assert!(!is_good(&world, &of_sam).await);
    assert!(is_good(&world, &of_cora).await);

    let expected = see_customer(app, &admin.actor, cora.id).await.expect("there").version;
    let command = ResetPassword { id: cora.id, expected };
    reset_customer(app, &admin.actor, command).await.expect("nothing against it");
    assert!(!is_good(&world, &of_cora).await);
}

#[tokio::test]
async fn whoever_has_a_token_made_hears_of_it() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.deliver_all().await;
    let before = world.mailbox.all().len();
    made(&world, &sam, Area::Equipment).await;
    world.deliver_all().await;
    assert!(world.mailbox.all().len() > before);
    let told = world.mailbox.last(SAM).expect("a mail");
    assert!(told.starts_with("token made"), "{told}");
}
