use std::sync::Arc;

use domain_courses::{
    CourseId, FileHash, FileName, Material, MaterialId, MaterialKind, StoredFile,
};
use domain_kernel::{Facts, Permit, PersonId, Rule, StoreError, Version, Versioned};

use crate::{
    AnyStore,
    courses::{add, add_student, course as a_course, course_id, remove as remove_course, student},
    enrollments::{enroll, enrollment},
    identity::fact,
    lessons::id,
    world::{given_company, noon, permit, platform_permit},
};

pub async fn a_material_is_its_courses<S: AnyStore>(store: Arc<S>) {
    given_courses(&*store).await;
    let (film, sheet) = (film(1), material(2, MaterialKind::Pdf, "Zoë's \"sheet\" %_!.pdf"));
    for it in [&film, &sheet] {
        insert(&*store, &permit(1), it).await.expect("insert");
    }
    let twice = insert(&*store, &permit(1), &film).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(Rule::MaterialId))), "{twice:?}");

    let view = store.material(&permit(1), film.id).await.expect("read").expect("saved");
    let first = Versioned { value: film.clone(), version: Version::FIRST };
    assert_eq!((view.material, view.added_by), (first, None));
    let lines = store.materials(&permit(1), course()).await.expect("read");
    let said: Vec<_> = lines
        .iter()
        .map(|it| (it.id, it.kind, it.name.as_str(), it.n_bytes, it.has_captions))
        .collect();
    assert_eq!(
        said,
        [
            (film.id, MaterialKind::Mp4, "Scales.mp4", u64::from(u32::MAX) * 9, true),
            (
                sheet.id,
                MaterialKind::Pdf,
                "Zoë's \"sheet\" %_!.pdf",
                u64::from(u32::MAX) * 9,
                false
            ),
        ]
    );
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.materials().n_of(course()).await.expect("count"), 2);
    assert_eq!(tx.materials().find(sheet.id).await.expect("find").map(|it| it.value), Some(sheet));
    drop(tx);

    assert_eq!(store.material(&permit(2), film.id).await.expect("read"), None);
    assert_eq!(store.materials(&permit(2), course()).await.expect("read"), []);
    assert!(insert(&*store, &permit(2), &film).await.is_err());
    assert!(store.material(&platform_permit(), film.id).await.is_err());
}

pub async fn of_two_who_change_a_material_one_is_told<S: AnyStore>(store: Arc<S>) {
    given_courses(&*store).await;
    insert(&*store, &permit(1), &film(1)).await.expect("insert");
    let read = find(&*store, film(1).id).await;
    let mut replaced = read.clone();
    replaced.value.replace(MaterialKind::Pdf, file(7, "Other.pdf"));
    update(&*store, &permit(1), &replaced).await.expect("it is as it was read");
    let again = update(&*store, &permit(1), &replaced).await;
    assert!(matches!(again, Err(StoreError::Stale)), "{again:?}");
    let theirs = update(&*store, &permit(2), &find(&*store, film(1).id).await).await;
    assert!(matches!(theirs, Err(StoreError::Stale)), "{theirs:?}");
    let now = find(&*store, film(1).id).await;
    assert_eq!((now.value, now.version), (replaced.value, read.version.next()));

    for (permit, version) in [(permit(2), now.version), (permit(1), read.version)] {
        let kept = remove(&*store, &permit, film(1).id, version).await;
        assert!(matches!(kept, Err(StoreError::Stale)), "{kept:?}");
    }
    remove(&*store, &permit(1), film(1).id, now.version).await.expect("nobody changed it");
    assert_eq!(store.material(&permit(1), film(1).id).await.expect("read"), None);
}

pub async fn a_student_sees_the_materials_of_their_courses<S: AnyStore>(store: Arc<S>) {
    let person = given_courses(&*store).await;
    insert(&*store, &permit(1), &film(1)).await.expect("insert");
    for (number, name, person) in [(1, "Ana", Some(person)), (2, "Bo", None)] {
        let student = student(number, name, "Lima", person);
        add_student(&*store, 1, &student).await.expect("a new one");
    }
    let seen = async |permit: &Permit, person| {
        let seen = store.material_of_student(permit, person, film(1).id).await.expect("read");
        seen.map(|it| it.material.value)
    };
    assert!(enroll(&*store, 1, &[enrollment(50, 2)]).await.expect("a place"));
    assert_eq!(seen(&permit(1), person).await, None);
    assert!(enroll(&*store, 1, &[enrollment(50, 1)]).await.expect("a place"));
    assert_eq!(seen(&permit(1), person).await, Some(film(1)));
    assert_eq!(seen(&permit(1), id(99)).await, None);
    assert_eq!(seen(&permit(2), person).await, None);
}

pub async fn files_of_materials_are_known_and_go_with_their_course<S: AnyStore>(store: Arc<S>) {
    given_courses(&*store).await;
    insert(&*store, &permit(1), &film(1)).await.expect("insert");
    let film = film(1);
    let captions = film.captions.expect("has some").id;
    let files = [film.file.id, captions, id(77)];
    let kept = store.kept_files(&permit(1), &files).await.expect("read");
    assert_eq!(kept.into_iter().collect::<Vec<_>>(), [film.file.id, captions]);
    assert!(store.kept_files(&permit(2), &files).await.expect("read").is_empty());
    assert!(store.kept_files(&permit(1), &[]).await.expect("read").is_empty());

    remove_course(&*store, 1, course(), Version::FIRST).await.expect("nobody changed it");
    assert_eq!(store.material(&permit(1), film.id).await.expect("read"), None);
    assert!(store.kept_files(&permit(1), &files).await.expect("read").is_empty());
}

/// Two companies, of which the first has a course. Returns its admin.
async fn given_courses(store: &dyn AnyStore) -> PersonId {
    given_company(store, 2).await;
    let admin = given_company(store, 1).await.id;
    add(store, 1, &a_course(50, "Choir")).await.expect("a new one");
    admin
}

fn course() -> CourseId {
    course_id(50)
}

fn file(number: u8, name: &str) -> StoredFile {
    let (name, n_bytes) = (FileName::restore(name.to_owned()), u64::from(u32::MAX) * 9);
    StoredFile { id: id(number.into()), name, hash: FileHash([number; 32]), n_bytes }
}

fn material(number: u8, kind: MaterialKind, name: &str) -> Material {
    Material {
        id: id(u128::from(number) + 200),
        course: course(),
        kind,
        file: file(number, name),
        captions: None,
        added: noon(),
        added_by: None,
    }
}

fn film(number: u8) -> Material {
    let film = material(number, MaterialKind::Mp4, "Scales.mp4");
    Material { captions: Some(file(number + 100, "Scales.vtt")), ..film }
}

async fn insert(
    store: &dyn AnyStore,
    permit: &Permit,
    material: &Material,
) -> Result<(), StoreError> {
    let mut tx = store.begin(permit).await?;
    tx.materials().insert(material).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn find(store: &dyn AnyStore, id: MaterialId) -> Versioned<Material> {
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.materials().find(id).await.expect("find").expect("saved")
}

async fn update(
    store: &dyn AnyStore,
    permit: &Permit,
    material: &Versioned<Material>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(permit).await?;
    tx.materials().update(material).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn remove(
    store: &dyn AnyStore,
    permit: &Permit,
    id: MaterialId,
    read: Version,
) -> Result<(), StoreError> {
    let mut tx = store.begin(permit).await?;
    tx.materials().remove(id, read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
