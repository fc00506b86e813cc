use std::{collections::BTreeSet, sync::Arc, time::Duration};

use domain_kernel::{Facts, Permit, Rule, StoreError, TimeFactor, Timestamp};
use domain_training::{
    About, Captions, Content, LanguageCode, ModuleId, Video, VideoFile, VideoId, VideoKind,
    VideoTitle,
};

use crate::{
    AnyStore,
    identity::fact,
    lessons::{about, find as find_module, id, insert as insert_module, publish, save, to_read},
    world::{company, given_company, noon, permit, platform_permit},
};

pub async fn a_video_is_its_modules_and_its_copies<S: AnyStore>(store: Arc<S>) {
    given_modules(&*store).await;
    let (first, second) = (video(1, VideoKind::Mp4), video(2, VideoKind::WebM));
    let second = Video { added: noon().plus(Duration::from_mins(1)), ..second };
    for it in [&first, &second] {
        insert(&*store, &permit(1), it, id(1)).await.expect("insert");
    }
    let twice = insert(&*store, &permit(1), &first, id(2)).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(Rule::VideoId))), "{twice:?}");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.videos().share(id(1), id(2)).await.expect("share");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let found = store.video(&permit(1), first.id).await.expect("read").expect("saved");
    assert_eq!((found.video, found.modules), (first.clone(), vec![id(1), id(2)]));
    for module in [1, 2] {
        let of = store.videos_of(&permit(1), id(module)).await.expect("read");
        assert_eq!(of, [second.clone(), first.clone()]);
    }
    assert_eq!(store.videos_of(&permit(1), id(3)).await.expect("read"), []);

    assert_eq!(store.video(&permit(2), first.id).await.expect("read"), None);
    assert_eq!(store.videos_of(&permit(2), id(1)).await.expect("read"), []);
    assert!(insert(&*store, &permit(2), &video(3, VideoKind::Mp4), id(1)).await.is_err());
    assert!(store.video(&platform_permit(), first.id).await.is_err());
}

pub async fn captions_are_kept_once_in_each_language<S: AnyStore>(store: Arc<S>) {
    given_modules(&*store).await;
    let mut film = video(1, VideoKind::Mp4);
    insert(&*store, &permit(1), &film, id(1)).await.expect("insert");
    for captions in [captions("en", 11), captions("de", 12), captions("en", 13)] {
        caption(&*store, &mut film, captions).await;
    }
    let found = store.video(&permit(1), film.id).await.expect("read").expect("saved").video;
    assert_eq!(found.captions, [captions("de", 12), captions("en", 13)]);
    assert_eq!(store.videos_of(&permit(1), id(1)).await.expect("read"), [found]);

    let (german, english) = (language("de"), language("en"));
    let lines = [(film.id, german), (film.id, english)];
    let asked = [id(7), film.id];
    let of = store.captions_of_videos(&permit(1), &asked).await.expect("read");
    assert_eq!(of, lines);
    let nobody = store.captions_of_videos(&permit(2), &asked).await.expect("read");
    assert_eq!(nobody, []);
    // Somebody who is not there has no more time than others.
    let read = store.captions_for_reader(&permit(1), id(999), &asked).await.expect("read");
    assert_eq!(read.0, TimeFactor::NONE);

    let files = [id(1_001), id(11), id(12), id(13), id(99)];
    let kept = store.kept_video_files(&permit(1), &files).await.expect("read");
    assert_eq!(kept, BTreeSet::from([id(1_001), id(12), id(13)]));
    assert!(store.kept_video_files(&permit(2), &files).await.expect("read").is_empty());
    assert!(store.kept_video_files(&permit(1), &[]).await.expect("read").is_empty());
}

pub async fn what_a_draft_or_a_version_mentions_of_videos_is_known<S: AnyStore>(store: Arc<S>) {
    given_modules(&*store).await;
    let shown = video(1, VideoKind::Mp4);
    insert(&*store, &permit(1), &shown, id(1)).await.expect("insert");
    assert!(!is_mentioned(&*store, &permit(1), shown.id).await);
    write(&*store, 1, &shown.markdown()).await;
    assert!(is_mentioned(&*store, &permit(1), shown.id).await);
    assert!(!is_mentioned(&*store, &permit(2), shown.id).await);

    let version = publish(&*store, 1, id(1)).await.expect("publish");
    let mut read = find_module(&*store, &permit(1), id(1)).await.expect("saved");
    read.value.open_draft(&version).expect("it is the newest");
    save(&*store, &permit(1), &read).await.expect("save");
    write(&*store, 1, "No film any more").await;
    assert!(is_mentioned(&*store, &permit(1), shown.id).await);
}

pub async fn a_video_goes_with_its_captions<S: AnyStore>(store: Arc<S>) {
    given_modules(&*store).await;
    let (mut one, other) = (video(1, VideoKind::Mp4), video(2, VideoKind::WebM));
    for it in [&one, &other] {
        insert(&*store, &permit(1), it, id(1)).await.expect("insert");
    }
    caption(&*store, &mut one, captions("en", 11)).await;
    let due = noon().plus(Duration::from_hours(1));
    assert_eq!(store.old_videos(noon(), 9).await.expect("read"), []);
    let old = [(company(1), one.id), (company(1), other.id)];
    assert_eq!(store.old_videos(due, 9).await.expect("read"), old);
    assert_eq!(store.old_videos(due, 1).await.expect("read"), old[..1]);
    let later = due.plus(Duration::from_hours(1));
    store.look_for_video_again(&permit(2), one.id, later).await.expect("none of theirs");
    store.look_for_video_again(&permit(1), one.id, later).await.expect("there");
    assert_eq!(store.old_videos(due, 9).await.expect("read"), old[1..]);

    remove(&*store, &permit(2), one.id).await;
    assert!(store.video(&permit(1), one.id).await.expect("read").is_some());
    remove(&*store, &permit(1), one.id).await;
    assert_eq!(store.video(&permit(1), one.id).await.expect("read"), None);
    let kept = store.kept_video_files(&permit(1), &[id(11)]).await.expect("read");
    assert!(kept.is_empty());
}

/// Two companies, of which the first has three modules to read.
async fn given_modules(store: &dyn AnyStore) {
    for number in [1, 2] {
        given_company(store, number).await;
    }
    for number in 1..=3 {
        insert_module(store, 1, &to_read(number, "Locks")).await.expect("insert");
    }
}

fn video(number: u128, kind: VideoKind) -> Video {
    Video {
        id: id(number),
        kind,
        title: VideoTitle::parse("\"A lock\" [1] %_! Zoë").expect("a line"),
        file: VideoFile { id: id(1_000 + number), n_bytes: 3_000_000_000 },
        captions: Vec::new(),
        added: noon(),
    }
}

fn captions(code: &str, file: u128) -> Captions {
    Captions { language: language(code), file: VideoFile { id: id(file), n_bytes: 7 } }
}

fn language(code: &str) -> LanguageCode {
    LanguageCode::parse(code).expect("a code")
}

/// Makes this what the draft of a module says.
async fn write(store: &dyn AnyStore, number: u128, text: &str) {
    let mut read = find_module(store, &permit(1), id(number)).await.expect("saved");
    let content = Content::parse_optional(text).expect("prose");
    read.value.edit(About { content, ..about("Locks") }, None).expect("a draft");
    save(store, &permit(1), &read).await.expect("save");
}

async fn insert(
    store: &dyn AnyStore,
    permit: &Permit,
    video: &Video,
    module: ModuleId,
) -> Result<(), StoreError> {
    let look: Timestamp = noon().plus(Duration::from_hours(1));
    let mut tx = store.begin(permit).await?;
    tx.videos().insert(video, module, look).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn caption(store: &dyn AnyStore, video: &mut Video, captions: Captions) {
    video.caption(id(1), captions).expect("few");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.videos().caption(video).await.expect("caption");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
}

async fn is_mentioned(store: &dyn AnyStore, permit: &Permit, id: VideoId) -> bool {
    let mut tx = store.begin(permit).await.expect("begin");
    tx.videos().is_mentioned(id).await.expect("read")
}

async fn remove(store: &dyn AnyStore, permit: &Permit, id: VideoId) {
    let mut tx = store.begin(permit).await.expect("begin");
    tx.videos().remove(id).await.expect("remove");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
}
