use application::{
    Class, Failure,
    identity::{
        ChangePassword, ChangePhoto, EditAccount, PhotoSize, SeePhoto, change_password,
        change_photo, edit_account, see_account, see_photo,
    },
};
use bytes::Bytes;
use domain_identity::{Appearance, Language, TypedPassword};
use domain_kernel::Role;
use world::{PASSWORD, Somebody, World};

fn password(current: &str, new: &str) -> ChangePassword {
    ChangePassword { current: TypedPassword::new(current), new: new.to_owned() }
}

async fn photo(world: &World, somebody: &Somebody, content: &'static [u8]) -> bool {
    let upload = Some(Bytes::from_static(content));
    change_photo(&world.app, &somebody.actor, ChangePhoto { upload }).await.is_ok()
}

#[tokio::test]
async fn another_password_is_chosen_with_the_current_one() {
    let (world, admin) = World::set_up().await;
    let new = "another horse entirely";
    for (current, new, field) in [
        ("wrong", new, "current"),
        (PASSWORD, PASSWORD, "password"),
        (PASSWORD, "short", "password"),
        (PASSWORD, "Lindqvist1", "password"),
    ] {
        let refused = change_password(&world.app, &admin.actor, password(current, new)).await;
        assert_eq!(refused.expect_err(new).field(), Some(field), "{new}");
    }

    let done = change_password(&world.app, &admin.actor, password(PASSWORD, new)).await;
    assert!(!done.expect("right").must_change_password);
    assert!(world.can_sign_in("anna", new).await);
    assert!(!world.can_sign_in("anna", PASSWORD).await);
}

#[tokio::test]
async fn settings_are_kept_on_the_account() {
    let (world, admin) = World::set_up().await;
    let seen = see_account(&world.app, &admin.actor).await.expect("own");
    let command = EditAccount {
        expected: seen.version,
        phone: None,
        language: Some(Language::German),
        appearance: Appearance::Dark,
    };

    edit_account(&world.app, &admin.actor, command.clone()).await.expect("own");

    let seen = see_account(&world.app, &admin.actor).await.expect("own");
    assert_eq!(seen.account.language, Some(Language::German));
    let again = edit_account(&world.app, &admin.actor, command).await;
    assert_eq!(again.expect_err("outdated").class(), Class::Stale);
}

#[tokio::test]
async fn a_new_photo_replaces_the_files_of_the_old_one() {
    let (world, admin) = World::set_up().await;
    assert!(photo(&world, &admin, b"photo one").await);
    let before = world.blobs.keys();

    assert!(photo(&world, &admin, b"photo two").await);

    let after = world.blobs.keys();
    assert_eq!((before.len(), after.len()), (2, 2));
    assert!(before.iter().all(|it| !after.contains(it)));
    assert!(!photo(&world, &admin, b"no picture").await);
    assert_eq!(world.blobs.keys(), after);
    change_photo(&world.app, &admin.actor, ChangePhoto { upload: None }).await.expect("own");
    assert!(world.blobs.keys().is_empty());
}

#[tokio::test]
async fn colleagues_see_a_photo_and_other_companies_do_not() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let eve = world.another_company().await;
    assert!(photo(&world, &admin, b"photo of Anna").await);
    let query = SeePhoto { person: admin.id, size: PhotoSize::Small };

    let seen = see_photo(&world.app, &staff.actor, query).await.expect("a colleague");
    assert_eq!(seen, Bytes::from_static(b"photo"));
    let refused = see_photo(&world.app, &eve.actor, query).await;
    assert_eq!(refused.expect_err("a stranger").class(), Class::NotFound);
    let none = SeePhoto { person: staff.id, ..query };
    let refused = see_photo(&world.app, &staff.actor, none).await;
    assert_eq!(refused.expect_err("no photo").class(), Class::NotFound);
}
