//! Pictures in what modules say.

use std::time::Duration;

use application::{
    Class, Failure,
    training::{
        AddPicture, AddPictureError, CopyModule, EditModule, SeePictureError, add_picture,
        copy_module, edit_module, list_pictures, see_module, see_picture, sweep_pictures,
    },
};
use bytes::Bytes;
use domain_kernel::Role;
use domain_training::{About, Content, ModuleId, Picture, PictureAlt, PictureId};
use world::{Somebody, World};

async fn add(
    world: &World,
    who: &Somebody,
    module: ModuleId,
    upload: &'static [u8],
) -> Result<Picture, AddPictureError> {
    let alt = PictureAlt::restore("A lock".to_owned());
    let upload = Bytes::from_static(upload);
    let command = AddPicture { id: world.app.ids.next(), module, alt, upload };
    add_picture(&world.app, &who.actor, command).await
}

async fn see(world: &World, who: &Somebody, id: PictureId) -> Result<Bytes, SeePictureError> {
    let today = "2026-11-24".parse().expect("a date");
    see_picture(&world.app, &who.actor, id, today).await.map(|(_, content)| content)
}

async fn mention(world: &World, admin: &Somebody, id: ModuleId, text: &str) {
    let module = see_module(&world.app, &admin.actor, id).await.expect("there").module;
    let about = module.value.draft().expect("a draft").about().clone();
    let about = About { content: Content::parse_optional(text).expect("prose"), ..about };
    let command = EditModule { id, expected: module.version, about, rules: None };
    edit_module(&world.app, &admin.actor, command).await.expect("an admin may");
}

#[tokio::test]
async fn whoever_sees_a_module_sees_its_pictures() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let stranger = world.another_company().await;
    let module = world.draft(&admin, "Locks", None, true).await;
    let picture = add(&world, &admin, module, b"photo of a lock").await.expect("a draft");
    assert_eq!(see(&world, &admin, picture.id).await.expect("an author"), "photo of a lock");
    // It is not published yet.
    for who in [&staff, &stranger] {
        let refused = see(&world, who, picture.id).await.expect_err("not theirs");
        assert_eq!(refused.class(), Class::NotFound);
    }
    world.publish(&admin, module).await;
    assert!(see(&world, &staff, picture.id).await.is_ok());
    assert_eq!(
        see(&world, &stranger, picture.id).await.map_err(|it| it.class()),
        Err(Class::NotFound)
    );
    let (_, listed) = list_pictures(&world.app, &admin.actor, module).await.expect("may");
    assert_eq!(listed, [picture]);
}

#[tokio::test]
async fn a_picture_is_brought_by_an_author_for_what_is_being_written() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let stranger = world.another_company().await;
    let module = world.draft(&admin, "Locks", None, true).await;
    for (who, upload, class) in [
        (&staff, &b"photo"[..], Class::Denied),
        (&stranger, b"photo", Class::NotFound),
        (&admin, b"no picture", Class::Invalid),
    ] {
        let refused = add(&world, who, module, upload).await.expect_err("not like this");
        assert_eq!(refused.class(), class);
    }
    world.publish(&admin, module).await;
    let refused = add(&world, &admin, module, b"photo").await.expect_err("there is no draft");
    assert_eq!(refused.class(), Class::Refused);
    assert!(world.blobs.keys().is_empty(), "{:?}", world.blobs.keys());
}

#[tokio::test]
async fn what_nothing_mentions_is_swept_after_a_day_and_the_rest_stays() {
    let (world, admin) = World::set_up().await;
    let module = world.draft(&admin, "Locks", None, true).await;
    let used = add(&world, &admin, module, b"photo one").await.expect("a draft");
    let unused = add(&world, &admin, module, b"photo two").await.expect("a draft");
    // The same content, which is kept once.
    let same = add(&world, &admin, module, b"photo one").await.expect("a draft");
    assert_eq!(world.blobs.keys().len(), 2);
    mention(&world, &admin, module, &used.markdown()).await;
    assert_eq!(sweep_pictures(&world.app).await.expect("a store"), 0);

    world.clock.pass(Duration::from_hours(25));
    assert_eq!(sweep_pictures(&world.app).await.expect("a store"), 2);
    for (id, is_there) in [(used.id, true), (unused.id, false), (same.id, false)] {
        assert_eq!(see(&world, &admin, id).await.is_ok(), is_there, "{id}");
    }
    assert_eq!(world.blobs.keys().len(), 1);

    // What was published once is seen for ever, also when nothing new mentions it.
    world.publish(&admin, module).await;
    world.clock.pass(Duration::from_hours(31 * 24));
    assert_eq!(sweep_pictures(&world.app).await.expect("a store"), 0);
}

#[tokio::test]
async fn a_copy_shows_the_pictures_of_what_it_was_copied_from() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let module = world.draft(&admin, "Locks", None, false).await;
    let picture = add(&world, &admin, module, b"photo").await.expect("a draft");
    mention(&world, &admin, module, &picture.markdown()).await;
    let id = world.app.ids.next();
    let command = CopyModule { from: module, id, title: "Copy".to_owned() };
    copy_module(&world.app, &admin.actor, command).await.expect("may");
    world.publish(&admin, id).await;
    assert!(see(&world, &staff, picture.id).await.is_err());
    let path = world.path(&admin, "Starter", &[(id, None)]).await;
    world.assign(&admin, path, &staff, "2026-11-16").await;
    assert!(see(&world, &staff, picture.id).await.is_ok());
}
