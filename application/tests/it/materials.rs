//! What courses hand out.

use std::sync::Arc;

use application::{
    Class, Failure,
    courses::{
        AddMaterial, BringFileError, DeleteCourse, DeleteMaterial, MaterialPart, MaterialView,
        ReplaceFile, SeeMaterial, SeeMaterialError, SeesAs, Upload, UploadError, add_material,
        delete_course, delete_material, find_file, list_materials, read_file, replace_file,
        see_course, see_material, sweep_files,
    },
};
use async_trait::async_trait;
use bytes::Bytes;
use domain_courses::{CourseId, MaterialId};
use domain_kernel::{Role, Version};
use tokio::sync::{Notify, Semaphore};
use world::{Sent, Somebody, World};

fn sent(content: &[u8]) -> Sent {
    Sent::whole(content)
}

fn pdf(text: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{text}\n%%EOF\n").into_bytes()
}

fn film(text: &str) -> Vec<u8> {
    let boxed = |kind: &[u8], content: &[u8]| {
        let length = u32::try_from(8 + content.len()).expect("short").to_be_bytes();
        [&length[..], kind, content].concat()
    };
    [boxed(b"ftyp", b"isom\0\0\x02\0"), boxed(b"moov", text.as_bytes())].concat()
}

async fn add(
    world: &World,
    who: &Somebody,
    course: CourseId,
    (name, content): (&str, &[u8]),
) -> Result<MaterialId, BringFileError> {
    let id = world.app.ids.next();
    let command = AddMaterial { id, course, file_name: name.to_owned() };
    add_material(&world.app, &who.actor, command, &mut sent(content)).await.map(|()| id)
}

async fn replace(
    world: &World,
    who: &Somebody,
    (course, id, part): (CourseId, MaterialId, MaterialPart),
    (name, content): (&str, &[u8]),
) -> Result<(), BringFileError> {
    let seen = see(world, who, course, id).await;
    let expected = seen.map_or(Version::FIRST, |it| it.material.version);
    let command = ReplaceFile { course, id, part, expected, file_name: name.to_owned() };
    replace_file(&world.app, &who.actor, command, &mut sent(content)).await
}

async fn see(
    world: &World,
    who: &Somebody,
    course: CourseId,
    id: MaterialId,
) -> Result<MaterialView, SeeMaterialError> {
    let query = SeeMaterial { course, id, sees_as: SeesAs::Teacher };
    see_material(&world.app, &who.actor, query).await
}

async fn content(
    world: &World,
    who: &Somebody,
    (course, id): (CourseId, MaterialId),
    sees_as: SeesAs,
) -> Result<Vec<u8>, SeeMaterialError> {
    let query = SeeMaterial { course, id, sees_as };
    let found = find_file(&world.app, &who.actor, query, MaterialPart::Content).await?;
    let mut pieces = read_file(&world.app, &found, 0..found.file.n_bytes).await?;
    let mut content = Vec::new();
    while let Some(piece) = pieces.next().await? {
        content.extend(piece);
    }
    Ok(content)
}

async fn delete(
    world: &World,
    who: &Somebody,
    (course, id): (CourseId, MaterialId),
    part: MaterialPart,
) {
    let expected = see(world, who, course, id).await.expect("there").material.version;
    let command = DeleteMaterial { course, id, part, expected };
    delete_material(&world.app, &who.actor, command).await.expect("a teacher may");
}

#[tokio::test]
async fn files_of_one_name_are_each_their_own() {
    let (world, admin) = World::set_up().await;
    let stranger = world.another_company().await;
    let (choir, band) =
        (world.course(&admin, "Choir", None).await, world.course(&admin, "Band", None).await);
    let theirs = world.course(&stranger, "Choir", None).await;
    let mut all = Vec::new();
    for (who, course, text) in [
        (&admin, choir, "one"),
        (&admin, choir, "one"),
        (&admin, band, "two"),
        (&stranger, theirs, "three"),
    ] {
        let file = pdf(text);
        let id = add(&world, who, course, ("Plan.pdf", &file)).await.expect("a teacher may");
        all.push((who, (course, id), file));
    }
    let (gone, rest) = all.split_first().expect("four");
    delete(&world, gone.0, gone.1, MaterialPart::Content).await;
    assert_eq!(sweep_files(&world.app).await.expect("files"), 1);
    for (who, place, file) in rest {
        assert_eq!(content(&world, who, *place, SeesAs::Teacher).await.expect("there"), *file);
    }
    // Those of another company and another course are not there.
    for (who, course, id) in
        [(&stranger, choir, all[1].1.1), (&admin, band, all[1].1.1), (&admin, theirs, all[3].1.1)]
    {
        let refused = see(&world, who, course, id).await.expect_err("not theirs");
        assert_eq!(refused.class(), Class::NotFound);
    }
}

#[tokio::test]
async fn whoever_reads_a_file_that_is_replaced_reads_it_to_its_end() {
    let (world, admin) = World::set_up().await;
    let course = world.course(&admin, "Choir", None).await;
    let (old, new) = (pdf(&"old".repeat(1_000)), pdf("new"));
    let id = add(&world, &admin, course, ("Plan.pdf", &old)).await.expect("may");

    let query = SeeMaterial { course, id, sees_as: SeesAs::Teacher };
    let part = MaterialPart::Content;
    let found = find_file(&world.app, &admin.actor, query, part).await.expect("there");
    let mut pieces = read_file(&world.app, &found, 0..found.file.n_bytes).await.expect("there");
    let mut read = pieces.next().await.expect("read").expect("some").to_vec();
    replace(&world, &admin, (course, id, part), ("Plan 2.pdf", &new)).await.expect("may");
    assert_eq!(sweep_files(&world.app).await.expect("files"), 1);
    while let Some(piece) = pieces.next().await.expect("read") {
        read.extend(piece);
    }
    assert_eq!(read, old);
    let seen = content(&world, &admin, (course, id), SeesAs::Teacher).await;
    assert_eq!(seen.expect("there"), new);
}

#[tokio::test]
async fn what_is_refused_leaves_nothing() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let stranger = world.another_company().await;
    let course = world.course(&admin, "Choir", None).await;
    let large = pdf(&"x".repeat(1024 * 1024));
    for (who, name, file, class) in [
        (&staff, "Plan.pdf", &pdf("")[..], Class::Denied),
        (&stranger, "Plan.pdf", &pdf(""), Class::NotFound),
        (&admin, "Plan.exe", &pdf(""), Class::WrongType),
        (&admin, "Plan.mp4", &pdf(""), Class::WrongType),
        (&admin, "Plan.pdf", b"", Class::Invalid),
        (&admin, "Plan.pdf", &large, Class::TooLarge),
    ] {
        let refused = add(&world, who, course, (name, file)).await.expect_err("not like this");
        assert_eq!(refused.class(), class, "{name}");
    }
    let command =
        AddMaterial { id: world.app.ids.next(), course, file_name: "Plan.pdf".to_owned() };
    let half = [Ok(Bytes::from(pdf(""))), Err(UploadError::BrokenOff)];
    let broken = add_material(&world.app, &admin.actor, command, &mut Sent(half.into())).await;
    assert!(matches!(broken, Err(BringFileError::Upload(UploadError::BrokenOff))), "{broken:?}");
    assert!(world.blobs.keys().is_empty(), "{:?}", world.blobs.keys());
    assert_eq!(list_materials(&world.app, &admin.actor, course).await.expect("may"), []);
}

/// A file of which nothing comes before somebody says so, and that tells when it is waited for.
struct Slow {
    begun: Arc<Semaphore>,
    gate: Arc<Notify>,
}

#[async_trait]
impl Upload for Slow {
    async fn next(&mut self) -> Result<Option<Bytes>, UploadError> {
        let opened = self.gate.notified();
        self.begun.add_permits(1);
        opened.await;
        Err(UploadError::BrokenOff)
    }
}

#[tokio::test]
async fn of_one_person_two_files_are_under_way_at_once() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara", Role::Manager, None).await;
    let course = world.course(&admin, "Choir", None).await;
    let (begun, gate) = (Arc::new(Semaphore::new(0)), Arc::new(Notify::new()));
    let slow = [1, 2].map(|_| {
        let mut upload = Slow { begun: Arc::clone(&begun), gate: Arc::clone(&gate) };
        let (app, actor, id) = (world.app.clone(), admin.actor, world.app.ids.next());
        tokio::spawn(async move {
            let command = AddMaterial { id, course, file_name: "Plan.pdf".to_owned() };
            add_material(&app, &actor, command, &mut upload).await
        })
    });
    begun.acquire_many(2).await.expect("both begin").forget();
    let third = add(&world, &admin, course, ("Plan.pdf", &pdf("3"))).await.expect_err("a third");
    assert!(matches!(third.class(), Class::Throttled(_)), "{third:?}");
    add(&world, &mara, course, ("Plan.pdf", &pdf("4"))).await.expect("somebody else");
    gate.notify_waiters();
    for one in slow {
        one.await.expect("no panic").expect_err("broken off");
    }
    add(&world, &admin, course, ("Plan.pdf", &pdf("5"))).await.expect("nothing is under way");
}

#[tokio::test]
async fn a_form_that_is_sent_twice_adds_one_material() {
    let (world, admin) = World::set_up().await;
    let course = world.course(&admin, "Choir", None).await;
    let command =
        AddMaterial { id: world.app.ids.next(), course, file_name: "Plan.pdf".to_owned() };
    for _ in 0..2 {
        let added =
            add_material(&world.app, &admin.actor, command.clone(), &mut sent(&pdf(""))).await;
        added.expect("the second is the first");
    }
    assert_eq!(list_materials(&world.app, &admin.actor, course).await.expect("may").len(), 1);
    assert_eq!(world.blobs.keys().len(), 1);
}

#[tokio::test]
async fn of_two_who_replace_a_file_the_second_is_told() {
    let (world, admin) = World::set_up().await;
    let course = world.course(&admin, "Choir", None).await;
    let id = add(&world, &admin, course, ("Plan.pdf", &pdf("1"))).await.expect("may");
    let command = ReplaceFile {
        course,
        id,
        part: MaterialPart::Content,
        expected: Version::FIRST,
        file_name: "Plan.pdf".to_owned(),
    };
    let replace = async |text| {
        let file = pdf(text);
        replace_file(&world.app, &admin.actor, command.clone(), &mut sent(&file)).await
    };
    replace("2").await.expect("nobody was quicker");
    let refused = replace("3").await.expect_err("somebody was");
    assert_eq!(refused.class(), Class::Stale);
    assert_eq!(
        content(&world, &admin, (course, id), SeesAs::Teacher).await.expect("there"),
        pdf("2")
    );
}

#[tokio::test]
async fn a_film_has_captions_and_nothing_else_has() {
    let (world, admin) = World::set_up().await;
    let course = world.course(&admin, "Choir", None).await;
    let sheet = add(&world, &admin, course, ("Plan.pdf", &pdf(""))).await.expect("may");
    let id = add(&world, &admin, course, ("Scales.mp4", &film("one"))).await.expect("may");
    let captions = ("Scales.vtt", &b"WEBVTT\n\n00:00.000 --> 00:01.000\nDo\n"[..]);
    let of = |id| (course, id, MaterialPart::Captions);
    let refused = replace(&world, &admin, of(sheet), captions).await.expect_err("no film");
    assert_eq!(refused.class(), Class::Refused);
    for (name, text) in [("Scales.txt", captions.1), ("Scales.vtt", b"1\n00:00 --> 00:01\n")] {
        let refused = replace(&world, &admin, of(id), (name, text)).await.expect_err("none");
        assert_eq!(refused.class(), Class::WrongType);
    }
    replace(&world, &admin, of(id), captions).await.expect("may");
    assert_eq!(world.blobs.keys().len(), 3);
    let lines = list_materials(&world.app, &admin.actor, course).await.expect("may");
    assert_eq!(lines.iter().map(|it| it.has_captions).collect::<Vec<_>>(), [false, true]);

    delete(&world, &admin, (course, id), MaterialPart::Captions).await;
    assert_eq!(sweep_files(&world.app).await.expect("files"), 1);
    let query = SeeMaterial { course, id, sees_as: SeesAs::Teacher };
    let gone = find_file(&world.app, &admin.actor, query, MaterialPart::Captions).await;
    assert_eq!(gone.map(|_| ()).map_err(|it| it.class()), Err(Class::NotFound));
    let kept = content(&world, &admin, (course, id), SeesAs::Teacher).await;
    assert_eq!(kept.expect("there"), film("one"));
}

#[tokio::test]
async fn files_go_with_their_course() {
    let (world, admin) = World::set_up().await;
    let course = world.course(&admin, "Choir", None).await;
    add(&world, &admin, course, ("Plan.pdf", &pdf(""))).await.expect("may");
    assert_eq!(sweep_files(&world.app).await.expect("files"), 0);
    let expected = see_course(&world.app, &admin.actor, course).await.expect("there").version;
    let command = DeleteCourse { id: course, expected };
    delete_course(&world.app, &admin.actor, command).await.expect("may");
    assert_eq!(sweep_files(&world.app).await.expect("files"), 1);
    assert!(world.blobs.keys().is_empty());
}
