use std::sync::Arc;

use application::PageNumber;
use domain_courses::{
    Attendance, AttendanceMark, AttendanceNote, CourseSession, Presence, SessionId, SessionTitle,
};
use domain_kernel::{Date, Facts, Id, Rule, StoreError, Version, Versioned};
use uuid::Uuid;

use crate::{
    AnyStore,
    courses::{add, add_student, course, course_id, remove, remove_student, student, student_id},
    enrollments::{enroll, enrollment, read, withdraw},
    identity::fact,
    world::{given_company, noon, permit, person_id},
};

pub async fn a_session_read_back_is_the_session_saved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    add(&*store, 1, &course(1, "Choir")).await.expect("add");
    let mut saved = session(1, 1, 17);
    insert(&*store, 1, &saved).await.expect("nothing against it");
    let mut read = find(&*store, 1, 1).await.expect("just saved");
    assert_eq!(read, Versioned { value: saved.clone(), version: Version::FIRST });
    let again = insert(&*store, 1, &saved).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::CourseSessionId))), "{again:?}");

    saved.title = Some(SessionTitle::restore("Scales \u{1f3b5}".to_owned()));
    saved.on = Date::constant(2026, 12, 1);
    read.value = saved.clone();
    change(&*store, 1, &read).await.expect("read a moment ago");
    let stale = change(&*store, 1, &read).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    insert(&*store, 1, &session(2, 1, 3)).await.expect("another day");
    let lines = store.sessions(&permit(1), course_id(1)).await.expect("read");
    let days: Vec<_> = lines.iter().map(|it| (it.id, it.title.is_some())).collect();
    assert_eq!(days, [(session_id(2), false), (session_id(1), true)]);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.course_sessions().n_of(course_id(1)).await.expect("count"), 2);
    drop(tx);

    let stale = delete(&*store, 1, 1, Version::FIRST).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    delete(&*store, 1, 1, Version::new(2)).await.expect("as it was read");
    assert_eq!(find(&*store, 1, 1).await, None);
}

pub async fn who_was_there_is_kept_and_written_over<S: AnyStore>(store: Arc<S>) {
    given_session(&*store).await;
    let first = find(&*store, 1, 1).await.expect("saved");
    let marks = [mark(1, Presence::Present), mark(2, Presence::Absent)];
    take(&*store, 1, &first, &marks).await.expect("both are enrolled");
    let stale = take(&*store, 1, &first, &marks).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    assert_eq!(sheet(&*store).await, marks);

    let second = find(&*store, 1, 1).await.expect("saved");
    let marks = [(student_id(1), None), mark(2, Presence::Excused)];
    take(&*store, 1, &second, &marks).await.expect("both are enrolled");
    let said = sheet(&*store).await;
    assert_eq!((&said[0].1, &said[1].1), (&None, &marks[1].1));
    let lines = store.sessions(&permit(1), course_id(1)).await.expect("read");
    let counts = [lines[0].n_present, lines[0].n_absent, lines[0].n_excused];
    assert_eq!(counts, [0, 0, 1]);

    let third = find(&*store, 1, 1).await.expect("saved");
    let stranger = take(&*store, 1, &third, &[mark(3, Presence::Present)]).await;
    assert!(stranger.is_err(), "{stranger:?}");
    let second_page = PageNumber::parse(2).expect("a page");
    let beyond = store.sheet(&permit(1), session_id(1), second_page).await.expect("read");
    assert!(beyond.is_none_or(|it| it.students.is_empty()));
}

pub async fn attendance_goes_with_the_place_the_session_and_the_course<S: AnyStore>(store: Arc<S>) {
    given_session(&*store).await;
    let marks = [mark(1, Presence::Present), mark(2, Presence::Present)];
    take(&*store, 1, &find(&*store, 1, 1).await.expect("saved"), &marks).await.expect("enrolled");
    let first = read(&*store, 1, 1, 1).await.expect("enrolled");
    withdraw(&*store, 1, &first).await.expect("read a moment ago");
    assert!(enroll(&*store, 1, &[enrollment(1, 1)]).await.expect("room"));
    let said = sheet(&*store).await;
    assert_eq!((said[0].1.is_none(), said[1].1.is_some()), (true, true));

    remove_student(&*store, 1, student_id(2), Version::FIRST).await.expect("as it was read");
    let lines = store.sessions(&permit(1), course_id(1)).await.expect("read");
    assert_eq!(lines[0].n_present, 0);
    remove(&*store, 1, course_id(1), Version::FIRST).await.expect("as it was read");
    assert_eq!(find(&*store, 1, 1).await, None);
}

pub async fn a_person_sees_the_courses_of_the_student_who_they_are<S: AnyStore>(store: Arc<S>) {
    given_session(&*store).await;
    take(&*store, 1, &find(&*store, 1, 1).await.expect("saved"), &[mark(1, Presence::Excused)])
        .await
        .expect("enrolled");
    let (own, admin) = (permit(1), person_id(1, 1));
    let courses = store.own_courses(&own, admin).await.expect("read");
    assert_eq!(courses.iter().map(|it| it.id).collect::<Vec<_>>(), [course_id(1)]);
    let seen = store.own_course(&own, admin, course_id(1)).await.expect("read").expect("enrolled");
    assert_eq!(seen.course, courses[0]);
    let presence = seen.sessions[0].2.as_ref().map(|it| it.state);
    assert_eq!((seen.sessions.len(), presence), (1, Some(Presence::Excused)));

    add(&*store, 1, &course(2, "Knots")).await.expect("add");
    assert_eq!(store.own_course(&own, admin, course_id(2)).await.expect("read"), None);
    assert_eq!(store.own_courses(&own, person_id(1, 9)).await.expect("read"), []);
    given_company(&*store, 2).await;
    assert_eq!(store.own_courses(&permit(2), admin).await.expect("read"), []);
    assert_eq!(store.own_course(&permit(2), admin, course_id(1)).await.expect("read"), None);
}

pub async fn another_company_sees_and_changes_no_session<S: AnyStore>(store: Arc<S>) {
    given_session(&*store).await;
    given_company(&*store, 2).await;
    let saved = find(&*store, 1, 1).await.expect("saved");
    assert_eq!(find(&*store, 2, 1).await, None);
    assert_eq!(store.sessions(&permit(2), course_id(1)).await.expect("read"), []);
    let seen = store.sheet(&permit(2), session_id(1), PageNumber::FIRST).await.expect("read");
    assert_eq!(seen, None);
    for meddled in [
        change(&*store, 2, &saved).await,
        take(&*store, 2, &saved, &[mark(1, Presence::Present)]).await,
        delete(&*store, 2, 1, Version::FIRST).await,
    ] {
        assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    }
    assert!(insert(&*store, 2, &session(2, 1, 3)).await.is_err());
}

/// A course with a day and two of three students, of whom the first is the admin.
async fn given_session(store: &dyn AnyStore) {
    let admin = given_company(store, 1).await;
    add(store, 1, &course(1, "Choir")).await.expect("add");
    for (number, person) in [(1, Some(admin.id)), (2, None), (3, None)] {
        let student = student(number, &format!("S{number}"), "Student", person);
        add_student(store, 1, &student).await.expect("add");
    }
    assert!(enroll(store, 1, &[enrollment(1, 1), enrollment(1, 2)]).await.expect("room"));
    insert(store, 1, &session(1, 1, 17)).await.expect("nothing against it");
}

fn session_id(number: u128) -> SessionId {
    Id::from_uuid(Uuid::from_u128(number))
}

fn session(number: u128, course: u128, day: i8) -> CourseSession {
    let on = Date::constant(2026, 11, day);
    CourseSession { id: session_id(number), course: course_id(course), on, title: None }
}

fn mark(student: u128, state: Presence) -> AttendanceMark {
    let note = Some(AttendanceNote::restore(format!("Ünit {student}")));
    (student_id(student), Some(Attendance { state, note }))
}

/// Whether each student of the course was at the first session.
async fn sheet(store: &dyn AnyStore) -> Vec<AttendanceMark> {
    let sheet = store.sheet(&permit(1), session_id(1), PageNumber::FIRST).await.expect("read");
    let students = sheet.expect("there").students.into_iter();
    students.map(|it| (it.student, it.attendance)).collect()
}

async fn insert(
    store: &dyn AnyStore,
    company: u128,
    session: &CourseSession,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.course_sessions().insert(session).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn find(
    store: &dyn AnyStore,
    company: u128,
    number: u128,
) -> Option<Versioned<CourseSession>> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.course_sessions().find(session_id(number)).await.expect("find")
}

async fn change(
    store: &dyn AnyStore,
    company: u128,
    read: &Versioned<CourseSession>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.course_sessions().update(read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn take(
    store: &dyn AnyStore,
    company: u128,
    read: &Versioned<CourseSession>,
    marks: &[AttendanceMark],
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.course_sessions().mark(read, marks).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn delete(
    store: &dyn AnyStore,
    company: u128,
    number: u128,
    read: Version,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.course_sessions().remove(session_id(number), read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
