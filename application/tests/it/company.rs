use application::{
    Class, Failure,
    identity::{
        ChangeLogo, EditCompany, RotateCompanyCode, change_logo, edit_company, rotate_company_code,
        see_company, see_logo,
    },
};
use domain_identity::{Accent, Joining};
use domain_kernel::Role;
use world::World;

#[tokio::test]
async fn an_admin_changes_the_settings_and_the_form_of_another_is_stale() {
    let (world, admin) = World::set_up().await;
    let company = see_company(&world.app, &admin.actor).await.expect("may");
    let mut settings = company.value.settings.clone();
    settings.accent = Accent::parse("#7a2e4d").ok();
    settings.joining = Joining::Open;
    let command = EditCompany { expected: company.version, settings: settings.clone() };

    edit_company(&world.app, &admin.actor, command.clone()).await.expect("may");

    let after = see_company(&world.app, &admin.actor).await.expect("may");
    assert_eq!((after.value.settings.clone(), after.value.code), (settings, company.value.code));
    let stale = edit_company(&world.app, &admin.actor, command).await.expect_err("stale");
    assert_eq!(stale.class(), Class::Stale);
}

#[tokio::test]
async fn nobody_but_an_admin_changes_the_company() {
    let (world, admin) = World::set_up().await;
    let company = see_company(&world.app, &admin.actor).await.expect("may");
    for role in [Role::Manager, Role::Staff] {
        let somebody = world.person(&admin, &format!("Some {role:?}"), role, None).await;
        let refused = see_company(&world.app, &somebody.actor).await.expect_err("not theirs");
        assert_eq!(refused.class(), Class::Denied);
        let command = RotateCompanyCode { expected: company.version };
        let refused = rotate_company_code(&world.app, &somebody.actor, command).await;
        assert_eq!(refused.expect_err("not theirs").class(), Class::Denied);
        let command = ChangeLogo { upload: Some(b"photo".as_slice().into()) };
        let refused = change_logo(&world.app, &somebody.actor, command).await;
        assert_eq!(refused.expect_err("not theirs").class(), Class::Denied);
    }
    assert!(world.blobs.keys().is_empty());
}

#[tokio::test]
async fn another_id_is_drawn_once_for_each_page_that_asks() {
    let (world, admin) = World::set_up().await;
    let before = see_company(&world.app, &admin.actor).await.expect("may");
    let command = RotateCompanyCode { expected: before.version };

    let code = rotate_company_code(&world.app, &admin.actor, command).await.expect("may");

    assert_ne!(code, before.value.code);
    assert_eq!(see_company(&world.app, &admin.actor).await.expect("may").value.code, code);
    let again = rotate_company_code(&world.app, &admin.actor, command).await;
    assert_eq!(again.expect_err("an old page").class(), Class::Stale);
}

#[tokio::test]
async fn a_logo_is_the_companys_own_and_the_old_file_goes() {
    let (world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    let upload = |bytes: &'static [u8]| ChangeLogo { upload: Some(bytes.into()) };
    change_logo(&world.app, &admin.actor, upload(b"photo 1")).await.expect("a picture");
    let shown = see_company(&world.app, &admin.actor).await.expect("may").value.logo;
    let shown = shown.expect("there");

    let seen = see_logo(&world.app, &admin.actor, shown).await.expect("there");
    assert_eq!(seen.as_ref(), b"photo 1");
    assert!(see_logo(&world.app, &eve.actor, shown).await.is_err());
    assert!(change_logo(&world.app, &admin.actor, upload(b"<svg/>")).await.is_err());

    change_logo(&world.app, &admin.actor, upload(b"photo 2")).await.expect("a picture");
    assert!(see_logo(&world.app, &admin.actor, shown).await.is_err());
    change_logo(&world.app, &admin.actor, ChangeLogo { upload: None }).await.expect("may");
    assert!(world.blobs.keys().is_empty());
}
