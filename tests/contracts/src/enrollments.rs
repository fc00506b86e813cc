use std::sync::Arc;

use application::{
    Class, PageNumber,
    courses::{
        DeleteStudent, EditCourse, EnrollStudents, WithdrawStudent, delete_student, edit_course,
        enroll_students, list_enrolled, see_course, withdraw_student,
    },
};
use domain_courses::{
    Capacity, CompletionNote, CourseCompletion, CourseId, CourseResult, Enrollment, StudentId,
};
use domain_kernel::{Date, Facts, Rule, StoreError, Version, Versioned};
use world::{World, course_settings};

use crate::{
    AnyStore,
    courses::{
        add, add_student, course, course_id, find, remove, remove_student, student, student_id,
    },
    identity::fact,
    world::{at_once, given_company, noon, permit, told},
};

pub async fn an_enrollment_read_back_is_the_enrollment_saved<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    given_course(&*store, 1, 1, None).await;
    let mut saved = enrollment(1, 1);
    assert!(enroll(&*store, 1, std::slice::from_ref(&saved)).await.expect("nothing against it"));
    let mut read = read(&*store, 1, 1, 1).await.expect("just saved");
    assert_eq!(read, Versioned { value: saved.clone(), version: Version::FIRST });
    let again = enroll(&*store, 1, std::slice::from_ref(&saved)).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::Enrollment))), "{again:?}");

    saved.completion = Some(CourseCompletion {
        on: Date::constant(2026, 12, 24),
        result: CourseResult::Attended,
        note: Some(CompletionNote::restore("Ünit \u{1f3b5}".to_owned())),
        at: noon(),
        by: Some(admin.id),
    });
    read.value = saved.clone();
    change(&*store, 1, &read).await.expect("read a moment ago");
    let stale = change(&*store, 1, &read).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    let mut read = self::read(&*store, 1, 1, 1).await.expect("saved");
    assert_eq!(read.value, saved);
    read.value.completion = None;
    change(&*store, 1, &read).await.expect("read a moment ago");
    let read = self::read(&*store, 1, 1, 1).await.expect("saved");
    assert_eq!(read, Versioned { value: enrollment(1, 1), version: Version::new(3) });

    withdraw(&*store, 1, &read).await.expect("read a moment ago");
    assert_eq!(self::read(&*store, 1, 1, 1).await, None);
    assert_eq!(n_enrolled(&*store, 1, 1).await, 0);
    let stale = withdraw(&*store, 1, &read).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    assert_eq!(n_enrolled(&*store, 1, 1).await, 0);
}

pub async fn a_course_has_no_more_students_than_places<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    given_course(&*store, 1, 1, Some(3)).await;
    assert!(enroll(&*store, 1, &[enrollment(1, 1), enrollment(1, 2)]).await.expect("two places"));
    let too_many = enroll(&*store, 1, &[enrollment(1, 3), enrollment(1, 4)]).await;
    assert!(!too_many.expect("no trouble"), "one place is left");
    assert_eq!(read(&*store, 1, 1, 3).await, None);
    assert!(enroll(&*store, 1, &[enrollment(1, 4)]).await.expect("the last place"));
    assert!(!enroll(&*store, 1, &[enrollment(1, 3)]).await.expect("no trouble"));
    assert!(enroll(&*store, 1, &[]).await.expect("nobody finds a place anywhere"));
    assert_eq!(n_enrolled(&*store, 1, 1).await, 3);
    let all = [1, 2, 3, 4].map(student_id);
    for (company, expected) in [(1, vec![1, 2, 4]), (2, Vec::new())] {
        let mut tx = store.begin(&permit(company)).await.expect("begin");
        let of_two = tx.enrollments().of_student(student_id(2)).await.expect("read");
        let courses: Vec<_> = of_two.iter().map(|it| it.course).collect();
        assert_eq!(courses, vec![course_id(1); usize::from(company == 1)]);
        let among = tx.enrollments().among(course_id(1), &all).await.expect("read");
        assert_eq!(among, expected.into_iter().map(student_id).collect());
    }
    assert!(!enroll(&*store, 1, &[enrollment(9, 1)]).await.expect("there is no such course"));
}

pub async fn students_of_a_course_and_courses_of_a_student_are_listed<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_course(&*store, 1, 1, Some(3)).await;
    add(&*store, 1, &course(2, "Knots")).await.expect("add");
    let later = Enrollment { enrolled_on: Date::constant(2026, 11, 5), ..enrollment(2, 2) };
    assert!(enroll(&*store, 1, &[enrollment(1, 2), enrollment(1, 1)]).await.expect("room"));
    assert!(enroll(&*store, 1, &[later]).await.expect("room"));
    let mut first = read(&*store, 1, 1, 1).await.expect("saved");
    let (on, result) = (Date::constant(2026, 12, 24), CourseResult::NotPassed);
    first.value.completion =
        Some(CourseCompletion { on, result, note: None, at: noon(), by: None });
    change(&*store, 1, &first).await.expect("read a moment ago");

    let permit = permit(1);
    let (choir, page) = (course_id(1), PageNumber::FIRST);
    let enrolled = store.enrolled(&permit, choir, page).await.expect("read");
    let names: Vec<_> = enrolled.iter().map(|it| it.details.first_name.as_str()).collect();
    assert_eq!(names, ["S1", "S2"]);
    let outcome = enrolled[0].outcome.as_ref().map(|it| (it.on, it.result));
    assert_eq!((outcome, enrolled[1].outcome.is_none()), (Some((on, result)), true));
    let second = PageNumber::parse(2).expect("a page");
    assert_eq!(store.enrolled(&permit, choir, second).await.expect("read"), []);
    let one = store.enrollment(&permit, choir, student_id(2)).await.expect("read");
    assert_eq!(one.as_ref(), enrolled.get(1));
    let none = store.enrollment(&permit, choir, student_id(3)).await.expect("read");
    assert_eq!(none, None);
    let left = store.without_result(&permit, choir, 9).await.expect("read");
    assert_eq!(left.iter().map(|it| it.id).collect::<Vec<_>>(), [student_id(2)]);

    let off = store.not_enrolled(&permit, choir, "STUD", 9).await.expect("read");
    assert_eq!(off.iter().map(|it| it.0).collect::<Vec<_>>(), [student_id(3), student_id(4)]);
    let off = store.not_enrolled(&permit, choir, "s4 ", 9).await.expect("read");
    assert_eq!(off.iter().map(|it| it.0).collect::<Vec<_>>(), [student_id(4)]);
    assert_eq!(store.not_enrolled(&permit, choir, "", 1).await.expect("read").len(), 1);

    let courses = store.courses_of(&permit, student_id(2), page).await.expect("read");
    let titles: Vec<_> = courses.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Knots", "Choir"]);
    let others = store.courses_without(&permit, student_id(1), "", 9).await.expect("read");
    assert_eq!(others.iter().map(|it| it.id).collect::<Vec<_>>(), [course_id(2)]);
    assert_eq!(store.courses_without(&permit, student_id(1), "x", 9).await.expect("read"), []);
    let view = store.student(&permit, student_id(2)).await.expect("read").expect("there");
    assert_eq!(view.n_courses, 2);
}

pub async fn whoever_is_deleted_leaves_their_places<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_course(&*store, 1, 1, Some(2)).await;
    given_other(&*store, 1, 2, Some(2)).await;
    for course in [1, 2] {
        let both = [enrollment(course, 1), enrollment(course, 2)];
        assert!(enroll(&*store, 1, &both).await.expect("room"));
    }
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.students().n_courses(student_id(1)).await.expect("count"), 2);
    drop(tx);

    remove_student(&*store, 1, student_id(1), Version::FIRST).await.expect("as it was read");
    assert_eq!(read(&*store, 1, 1, 1).await, None);
    for course in [1, 2] {
        assert_eq!(n_enrolled(&*store, 1, course).await, 1);
        assert!(enroll(&*store, 1, &[enrollment(course, 3)]).await.expect("room"));
    }
    remove(&*store, 1, course_id(1), Version::FIRST).await.expect("as it was read");
    assert_eq!(read(&*store, 1, 1, 2).await, None);
    assert!(find(&*store, 1, course_id(2)).await.is_some());
    assert!(read(&*store, 1, 2, 2).await.is_some());
}

pub async fn another_company_sees_and_changes_no_enrollment<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    given_course(&*store, 1, 1, Some(2)).await;
    assert!(enroll(&*store, 1, &[enrollment(1, 1)]).await.expect("room"));
    let saved = read(&*store, 1, 1, 1).await.expect("saved");

    assert_eq!(read(&*store, 2, 1, 1).await, None);
    let meddled = change(&*store, 2, &saved).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let meddled = withdraw(&*store, 2, &saved).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    assert_eq!(n_enrolled(&*store, 1, 1).await, 1);
    assert!(!enroll(&*store, 2, &[enrollment(1, 2)]).await.expect("they have no such course"));
    add(&*store, 2, &course(1, "Theirs")).await.expect("add");
    let stranger = enroll(&*store, 2, &[enrollment(1, 2)]).await;
    assert!(matches!(stranger, Err(StoreError::Stale)), "they have no such student: {stranger:?}");
    let theirs = permit(2);
    let listed = store.enrolled(&theirs, course_id(1), PageNumber::FIRST).await.expect("read");
    assert_eq!(listed, []);
    let off = store.not_enrolled(&theirs, course_id(1), "", 9).await.expect("read");
    assert_eq!(off, []);
    let of = store.courses_of(&theirs, student_id(1), PageNumber::FIRST).await.expect("read");
    assert_eq!(of, []);
}

/// Everybody else is told that the course is full.
pub async fn of_many_who_want_the_last_place_one_gets_it<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    let admin = world.found().await;
    let mut students = Vec::new();
    for n in 0..6 {
        students.push(world.student(&admin, &format!("S{n}"), None).await);
    }
    for round in 0..n_rounds {
        let course = world.course(&admin, &format!("Choir {round}"), Some(2)).await;
        world.enroll(&admin, course, &students[..1]).await;
        let enrolled = at_once(5, |n| {
            let (world, students) = (Arc::clone(&world), vec![students[n + 1]]);
            let command = EnrollStudents { course, students };
            async move { told(enroll_students(&world.app, &admin.actor, command).await) }
        })
        .await;

        let n_enrolled = enrolled.iter().filter(|it| it.is_ok()).count();
        let n_refused = enrolled.iter().filter(|it| **it == Err(Class::Refused)).count();
        assert_eq!((n_enrolled, n_refused), (1, 4), "{enrolled:?}");
        let seen = see_course(&world.app, &admin.actor, course).await.expect("there");
        assert_eq!(seen.n_enrolled, 2);
    }
}

pub async fn a_student_enrolled_twice_at_once_is_enrolled_once<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    let admin = world.found().await;
    let ana = world.student(&admin, "Ana", None).await;
    for round in 0..n_rounds {
        let course = world.course(&admin, &format!("Choir {round}"), Some(2)).await;
        let enrolled = at_once(3, |_| {
            let world = Arc::clone(&world);
            let command = EnrollStudents { course, students: vec![ana] };
            async move {
                let done = told(enroll_students(&world.app, &admin.actor, command).await);
                done.map(|it| it.new.len())
            }
        })
        .await;

        assert_eq!(enrolled.iter().filter(|it| **it == Ok(1)).count(), 1, "{enrolled:?}");
        assert_eq!(enrolled.iter().filter(|it| **it == Ok(0)).count(), 2, "{enrolled:?}");
        let seen = see_course(&world.app, &admin.actor, course).await.expect("there");
        assert_eq!(seen.n_enrolled, 1);
    }
}

/// Places are taken away, a student is withdrawn and another one deleted while some enroll: there
/// are never more students than places, and as many as are counted.
pub async fn whatever_happens_at_once_no_course_is_fuller_than_it_can_be<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    let admin = world.found().await;
    for round in 0..n_rounds {
        let course = world.course(&admin, &format!("Choir {round}"), Some(4)).await;
        let mut students = Vec::new();
        for n in 0..5 {
            students.push(world.student(&admin, &format!("S{round}x{n}"), None).await);
        }
        world.enroll(&admin, course, &students[..2]).await;
        let expected = see_course(&world.app, &admin.actor, course).await.expect("there").version;
        let done = at_once(5, |n| {
            let (world, student) = (Arc::clone(&world), students[n]);
            async move {
                let (app, actor) = (&world.app, &admin.actor);
                match n {
                    0 => {
                        let command = WithdrawStudent { course, student };
                        told(withdraw_student(app, actor, command).await).map(|_| ())
                    }
                    1 => {
                        let command = DeleteStudent { id: student, expected: Version::FIRST };
                        told(delete_student(app, actor, command).await)
                    }
                    2 => {
                        let settings = course_settings("Choir", Some(2));
                        let command = EditCourse { id: course, expected, settings };
                        told(edit_course(app, actor, command).await)
                    }
                    _ => {
                        let command = EnrollStudents { course, students: vec![student] };
                        told(enroll_students(app, actor, command).await).map(|_| ())
                    }
                }
            }
        })
        .await;

        assert_eq!(done[..2], [Ok(()), Ok(())], "{done:?}");
        let seen = see_course(&world.app, &admin.actor, course).await.expect("there");
        let n_places = seen.settings.capacity.map_or(u32::MAX, Capacity::get);
        assert!(seen.n_enrolled <= n_places, "{seen:?} {done:?}");
        let listed = list_enrolled(&world.app, &admin.actor, course, PageNumber::FIRST).await;
        let n_listed = listed.expect("an admin may").len();
        assert_eq!(n_listed, seen.n_enrolled as usize, "{done:?}");
    }
}

/// A course with four students beside it.
async fn given_course(store: &dyn AnyStore, company: u128, number: u128, n_places: Option<u32>) {
    given_other(store, company, number, n_places).await;
    for number in 1..=4 {
        let student = student(number, &format!("S{number}"), "Student", None);
        add_student(store, company, &student).await.expect("add");
    }
}

async fn given_other(store: &dyn AnyStore, company: u128, number: u128, n_places: Option<u32>) {
    let mut course = course(number, "Choir");
    course.settings.capacity = n_places.map(Capacity::restore);
    add(store, company, &course).await.expect("add");
}

pub(crate) fn enrollment(course: u128, student: u128) -> Enrollment {
    let (course, student): (CourseId, StudentId) = (course_id(course), student_id(student));
    let enrolled_on = Date::constant(2026, 11, 3);
    Enrollment { course, student, enrolled_on, completion: None }
}

pub(crate) async fn enroll(
    store: &dyn AnyStore,
    company: u128,
    enrollments: &[Enrollment],
) -> Result<bool, StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    let is_enrolled = tx.enrollments().enroll(enrollments).await?;
    tx.commit(Facts::new(noon(), &fact())).await?;
    Ok(is_enrolled)
}

pub(crate) async fn read(
    store: &dyn AnyStore,
    company: u128,
    course: u128,
    student: u128,
) -> Option<Versioned<Enrollment>> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.enrollments().find(course_id(course), student_id(student)).await.expect("find")
}

async fn n_enrolled(store: &dyn AnyStore, company: u128, course: u128) -> u32 {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.courses().n_enrolled(course_id(course)).await.expect("count")
}

async fn change(
    store: &dyn AnyStore,
    company: u128,
    read: &Versioned<Enrollment>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.enrollments().update(read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub(crate) async fn withdraw(
    store: &dyn AnyStore,
    company: u128,
    read: &Versioned<Enrollment>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.enrollments().withdraw(read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
