//! Films in what modules say.

use std::time::Duration;

use application::{
    Class, Failure,
    training::{
        AddVideo, AddVideoError, CaptionVideo, CaptionVideoError, CopyModule, EditModule,
        RemoveCaptions, SeeVideoError, SeenVideo, add_video, caption_video, captions_in,
        copy_module, edit_module, list_videos, read_video, remove_captions, see_captions,
        see_module, see_offer, see_video, sweep_videos,
    },
};
use domain_kernel::{Date, Role};
use domain_training::{About, Content, LanguageCode, ModuleId, Video, VideoId, VideoTitle};
use world::{Sent, Somebody, World};

const CAPTIONS: &[u8] = b"WEBVTT\n\n00:00.000 --> 00:02.000\nStop before you lower it.\n";

fn film(text: &str) -> Vec<u8> {
    let boxed = |kind: &[u8], content: &[u8]| {
        let length = u32::try_from(8 + content.len()).expect("short").to_be_bytes();
        [&length[..], kind, content].concat()
    };
    [boxed(b"ftyp", b"isom\0\0\x02\0"), boxed(b"moov", text.as_bytes())].concat()
}

fn today() -> Date {
    "2026-11-24".parse().expect("a date")
}

fn language(code: &str) -> LanguageCode {
    LanguageCode::parse(code).expect("a code")
}

async fn add(
    world: &World,
    who: &Somebody,
    module: ModuleId,
    (name, content): (&str, &[u8]),
) -> Result<VideoId, AddVideoError> {
    let id = world.app.ids.next();
    let title = VideoTitle::restore("How to lift".to_owned());
    let command = AddVideo { id, module, title, file_name: name.to_owned() };
    let added = add_video(&world.app, &who.actor, command, &mut Sent::whole(content)).await;
    added.map(|()| id)
}

async fn caption(
    world: &World,
    who: &Somebody,
    (module, video): (ModuleId, VideoId),
    (code, name, content): (&str, &str, &[u8]),
) -> Result<(), CaptionVideoError> {
    let file_name = name.to_owned();
    let command = CaptionVideo { module, video, language: language(code), file_name };
    caption_video(&world.app, &who.actor, command, &mut Sent::whole(content)).await
}

async fn content(world: &World, seen: &SeenVideo) -> Result<Vec<u8>, SeeVideoError> {
    let mut pieces = read_video(&world.app, seen, 0..seen.n_bytes).await?;
    let mut content = Vec::new();
    while let Some(piece) = pieces.next().await? {
        content.extend(piece);
    }
    Ok(content)
}

async fn see(world: &World, who: &Somebody, id: VideoId) -> Result<Vec<u8>, SeeVideoError> {
    content(world, &see_video(&world.app, &who.actor, id, today()).await?).await
}

async fn read(
    world: &World,
    who: &Somebody,
    id: VideoId,
    code: &str,
) -> Result<Vec<u8>, SeeVideoError> {
    let language = language(code);
    content(world, &see_captions(&world.app, &who.actor, (id, &language), today()).await?).await
}

async fn mention(world: &World, admin: &Somebody, id: ModuleId, text: &str) {
    let module = see_module(&world.app, &admin.actor, id).await.expect("there").module;
    let about = module.value.draft().expect("a draft").about().clone();
    let about = About { content: Content::parse_optional(text).expect("prose"), ..about };
    let command = EditModule { id, expected: module.version, about, rules: None };
    edit_module(&world.app, &admin.actor, command).await.expect("an admin may");
}

#[tokio::test]
async fn whoever_sees_a_module_sees_its_films_and_reads_what_is_said() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let stranger = world.another_company().await;
    let module = world.draft(&admin, "Lifts", None, true).await;
    let film = film("a lift");
    let id = add(&world, &admin, module, ("Lift.MP4", &film)).await.expect("a draft");
    let captions = ("en", "lift.vtt", CAPTIONS);
    caption(&world, &admin, (module, id), captions).await.expect("a film");
    assert_eq!(see(&world, &admin, id).await.expect("an author"), film);
    // It is not published yet.
    for who in [&staff, &stranger] {
        for refused in [see(&world, who, id).await, read(&world, who, id, "en").await] {
            assert_eq!(refused.expect_err("not theirs").class(), Class::NotFound);
        }
    }
    mention(&world, &admin, module, &format!("![Lift]({})", Video::mention(id))).await;
    world.publish(&admin, module).await;
    assert_eq!(see(&world, &staff, id).await.expect("open to all"), film);
    assert_eq!(read(&world, &staff, id, "en").await.expect("open to all"), CAPTIONS);
    assert!(read(&world, &staff, id, "de").await.is_err());
    assert!(see(&world, &stranger, id).await.is_err());
    let offer = see_offer(&world.app, &staff.actor, module, today()).await.expect("theirs");
    assert_eq!(offer.captions, [(id, language("en"))]);

    // What is said may still be corrected, for the version that people read.
    for code in ["de", "en"] {
        caption(&world, &admin, (module, id), (code, "x.vtt", CAPTIONS)).await.expect("a film");
    }
    let text = format!("{0} {0}", Video::mention(id));
    let of = captions_in(&world.app, &staff.actor, &text).await.expect("may");
    assert_eq!(of, [(id, language("de")), (id, language("en"))]);
    for _ in 0..2 {
        let command = RemoveCaptions { module, video: id, language: language("de") };
        remove_captions(&world.app, &admin.actor, command).await.expect("an author may");
    }
    assert!(read(&world, &staff, id, "de").await.is_err());
    let (_, listed) = list_videos(&world.app, &admin.actor, module).await.expect("may");
    assert_eq!(listed[0].captions.len(), 1);
}

#[tokio::test]
async fn a_film_is_brought_by_an_author_and_is_what_its_name_says() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let stranger = world.another_company().await;
    let module = world.draft(&admin, "Lifts", None, true).await;
    let film = film("a lift");
    for (who, name, content, class) in [
        (&staff, "Lift.mp4", &film[..], Class::Denied),
        (&stranger, "Lift.mp4", &film, Class::NotFound),
        (&admin, "Lift.mov", &film, Class::WrongType),
        (&admin, "Lift.webm", &film, Class::WrongType),
        (&admin, "Lift.mp4", b"<html><script>", Class::WrongType),
        (&admin, "Lift.mp4", b"", Class::Invalid),
    ] {
        let refused = add(&world, who, module, (name, content)).await.expect_err("not like this");
        assert_eq!(refused.class(), class, "{name}: {refused}");
    }
    assert!(world.blobs.keys().is_empty(), "{:?}", world.blobs.keys());

    let id = add(&world, &admin, module, ("Lift.mp4", &film)).await.expect("a draft");
    let other = world.draft(&admin, "Locks", None, true).await;
    let long = [CAPTIONS, &b" ".repeat(500 * 1024)].concat();
    for (who, of, name, content, class) in [
        (&staff, module, "x.vtt", CAPTIONS, Class::Denied),
        (&stranger, module, "x.vtt", CAPTIONS, Class::NotFound),
        (&admin, other, "x.vtt", CAPTIONS, Class::NotFound),
        (&admin, module, "x.srt", CAPTIONS, Class::WrongType),
        (&admin, module, "x.vtt", b"1\n00:00 --> 00:02\nHello", Class::WrongType),
        (&admin, module, "x.vtt", b"WEBVTT\n\n0 --> 1\n\xff\xfe", Class::WrongType),
        (&admin, module, "x.vtt", &long, Class::TooLarge),
    ] {
        let refused = caption(&world, who, (of, id), ("en", name, content)).await;
        assert_eq!(refused.expect_err("not like this").class(), class, "{name}");
    }
    assert_eq!(world.blobs.keys().len(), 1);

    world.publish(&admin, module).await;
    let refused = add(&world, &admin, module, ("Lift.mp4", &film)).await;
    assert_eq!(refused.expect_err("there is no draft").class(), Class::Refused);
}

#[tokio::test]
async fn films_that_nothing_mentions_go_with_their_files() {
    let (world, admin) = World::set_up().await;
    let module = world.draft(&admin, "Lifts", None, true).await;
    let (one, other) = (film("one"), film("other"));
    let used = add(&world, &admin, module, ("One.mp4", &one)).await.expect("a draft");
    let unused = add(&world, &admin, module, ("Other.mp4", &other)).await.expect("a draft");
    for id in [used, unused] {
        // The second one takes the place of the first, whose file is nobody's then.
        for _ in 0..2 {
            caption(&world, &admin, (module, id), ("en", "x.vtt", CAPTIONS)).await.expect("a film");
        }
    }
    assert_eq!(world.blobs.keys().len(), 6);
    mention(&world, &admin, module, &format!("![One]({})", Video::mention(used))).await;
    assert_eq!(sweep_videos(&world.app).await.expect("a store"), 0);
    assert_eq!(world.blobs.keys().len(), 4);

    world.clock.pass(Duration::from_hours(25));
    assert_eq!(sweep_videos(&world.app).await.expect("a store"), 1);
    assert_eq!(world.blobs.keys().len(), 2);
    assert!(see(&world, &admin, used).await.is_ok());
    assert!(see(&world, &admin, unused).await.is_err());

    // What was published once is seen for ever, also when nothing new mentions it.
    world.publish(&admin, module).await;
    world.clock.pass(Duration::from_hours(31 * 24));
    assert_eq!(sweep_videos(&world.app).await.expect("a store"), 0);
}

#[tokio::test]
async fn a_copy_shows_the_films_of_what_it_was_copied_from() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let (module, video) = world.filmed(&admin).await;
    let id = world.app.ids.next();
    let command = CopyModule { from: module, id, title: "Copy".to_owned() };
    copy_module(&world.app, &admin.actor, command).await.expect("may");
    assert!(see(&world, &staff, video).await.is_err());
    world.publish(&admin, id).await;
    let path = world.path(&admin, "Starter", &[(id, None)]).await;
    world.assign(&admin, path, &staff, "2026-11-16").await;
    assert!(see(&world, &staff, video).await.is_ok());
    assert!(read(&world, &staff, video, "en").await.is_ok());
}
