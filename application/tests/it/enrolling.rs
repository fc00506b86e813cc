use application::{
    Class, Failure, PageNumber,
    courses::{
        CompleteCourse, CourseOutcome, EditCourse, EnrollStudents, RevokeResult, WithdrawStudent,
        complete_course, edit_course, enroll_students, list_courses_of, list_courses_without,
        list_enrollable, list_enrolled, list_without_result, revoke_result, see_course,
        see_enrolled, withdraw_student,
    },
};
use domain_courses::{CompletionReason, CourseId, CourseResult, StudentId};
use domain_kernel::{Date, Role};
use world::{Somebody, World, course_settings, no_id};

async fn outcome(
    world: &World,
    admin: &Somebody,
    course: CourseId,
    student: StudentId,
) -> Option<CourseOutcome> {
    let seen = see_enrolled(&world.app, &admin.actor, course, student).await;
    seen.expect("enrolled").outcome
}

fn completing(course: CourseId, students: &[StudentId], result: CourseResult) -> CompleteCourse {
    let on = Date::constant(2026, 11, 24);
    CompleteCourse { course, students: students.to_vec(), on, result, note: None }
}

#[tokio::test]
async fn students_are_enrolled_once_and_withdrawn() {
    let (world, admin) = World::set_up().await;
    let (app, actor) = (&world.app, &admin.actor);
    let choir = world.course(&admin, "Choir", None).await;
    let ana = world.student(&admin, "Ana", None).await;
    let bo = world.student(&admin, "Bo", None).await;

    let both = EnrollStudents { course: choir, students: vec![ana, bo] };
    let first = EnrollStudents { course: choir, students: vec![ana] };
    let done = enroll_students(app, actor, first).await.expect("an admin may");
    assert_eq!((done.new, done.n_before), (vec!["Ana Student".to_owned()], 0));
    let done = enroll_students(app, actor, both.clone()).await.expect("an admin may");
    assert_eq!((done.new, done.n_before), (vec!["Bo Student".to_owned()], 1));
    let done = enroll_students(app, actor, both).await.expect("an admin may");
    assert_eq!((done.new.len(), done.n_before), (0, 2));

    let listed = list_enrolled(app, actor, choir, PageNumber::FIRST).await.expect("may");
    assert_eq!(listed.iter().map(|it| it.id).collect::<Vec<_>>(), [ana, bo]);
    assert_eq!(listed[0].enrolled_on, Date::constant(2026, 11, 24));
    let left = list_enrollable(app, actor, choir, "").await.expect("may");
    assert!(left.students.is_empty() && !left.has_more);
    let courses = list_courses_of(app, actor, ana, PageNumber::FIRST).await.expect("may");
    assert_eq!(courses[0].id, choir);
    assert!(list_courses_without(app, actor, ana, "").await.expect("may").courses.is_empty());

    let command = WithdrawStudent { course: choir, student: ana };
    let name = withdraw_student(app, actor, command).await.expect("an admin may");
    assert_eq!(name, "Ana Student");
    let gone = withdraw_student(app, actor, command).await.expect_err("not there any more");
    assert_eq!(gone.class(), Class::NotFound);
    assert_eq!(see_course(app, actor, choir).await.expect("there").n_enrolled, 1);
}

#[tokio::test]
async fn a_full_course_takes_nobody_and_keeps_as_many_places_as_students() {
    let (world, admin) = World::set_up().await;
    let (app, actor) = (&world.app, &admin.actor);
    let choir = world.course(&admin, "Choir", Some(2)).await;
    let mut students = Vec::new();
    for name in ["Ana", "Bo", "Cy"] {
        students.push(world.student(&admin, name, None).await);
    }
    let all = EnrollStudents { course: choir, students: students.clone() };
    let full = enroll_students(app, actor, all).await.expect_err("two places for three");
    assert_eq!(full.class(), Class::Refused);
    assert_eq!(see_course(app, actor, choir).await.expect("there").n_enrolled, 0);
    world.enroll(&admin, choir, &students[..2]).await;

    let seen = see_course(app, actor, choir).await.expect("there");
    let (expected, settings) = (seen.version, course_settings("Choir", Some(1)));
    let edit = EditCourse { id: choir, expected, settings };
    let refused = edit_course(app, actor, edit).await.expect_err("two are there");
    assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("capacity")));
    let settings = course_settings("Choir", Some(3));
    let edit = EditCourse { id: choir, expected, settings };
    edit_course(app, actor, edit).await.expect("a place for each");
    world.enroll(&admin, choir, &students[2..]).await;
}

#[tokio::test]
async fn a_result_is_said_once_keeps_its_student_and_can_be_revoked() {
    let (world, admin) = World::set_up().await;
    let (app, actor) = (&world.app, &admin.actor);
    let choir = world.course(&admin, "Choir", None).await;
    let ana = world.student(&admin, "Ana", None).await;
    let bo = world.student(&admin, "Bo", None).await;
    world.enroll(&admin, choir, &[ana, bo]).await;

    let tomorrow = CompleteCourse {
        on: Date::constant(2026, 11, 25),
        ..completing(choir, &[ana], CourseResult::Passed)
    };
    let early = complete_course(app, actor, tomorrow).await.expect_err("not yet");
    assert_eq!((early.class(), early.field()), (Class::Invalid, Some("completed_on")));
    let passed = completing(choir, &[ana], CourseResult::Passed);
    complete_course(app, actor, passed).await.expect("an admin may");
    let both = completing(choir, &[bo, ana], CourseResult::NotPassed);
    let twice = complete_course(app, actor, both).await.expect_err("one has a result");
    assert_eq!(twice.class(), Class::Refused);
    assert_eq!(outcome(&world, &admin, choir, bo).await, None);
    let left = list_without_result(app, actor, choir).await.expect("may");
    assert_eq!(left.iter().map(|it| it.id).collect::<Vec<_>>(), [bo]);

    let withdraw = WithdrawStudent { course: choir, student: ana };
    let kept = withdraw_student(app, actor, withdraw).await.expect_err("a result is there");
    assert_eq!(kept.class(), Class::Refused);
    let reason = CompletionReason::restore("Somebody else sang".to_owned());
    let revoke = RevokeResult { course: choir, student: ana, reason };
    revoke_result(app, actor, revoke.clone()).await.expect("an admin may");
    assert_eq!(outcome(&world, &admin, choir, ana).await, None);
    let nothing = revoke_result(app, actor, revoke).await.expect_err("nothing is left");
    assert_eq!(nothing.class(), Class::Refused);
    withdraw_student(app, actor, withdraw).await.expect("nothing came of it");
}

#[tokio::test]
async fn only_who_keeps_courses_enrolls_and_only_their_own_students() {
    let (world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    let mara = world.person(&admin, "Mara", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam", Role::Staff, None).await;
    let choir = world.course(&admin, "Choir", None).await;
    let ana = world.student(&admin, "Ana", None).await;
    let theirs = world.student(&eve, "Zoe", None).await;

    let enroll = |student| EnrollStudents { course: choir, students: vec![student] };
    for (actor, class) in [(eve.actor, Class::NotFound), (sam.actor, Class::Denied)] {
        let refused = enroll_students(&world.app, &actor, enroll(ana)).await.expect_err("refused");
        assert_eq!(refused.class(), class);
        let command = completing(choir, &[ana], CourseResult::Passed);
        let refused = complete_course(&world.app, &actor, command).await.expect_err("refused");
        assert_eq!(refused.class(), class);
    }
    for student in [theirs, no_id()] {
        let refused = enroll_students(&world.app, &mara.actor, enroll(student)).await;
        let refused = refused.expect_err("no student of ours");
        assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("student")));
        let command = completing(choir, &[student], CourseResult::Passed);
        let refused = complete_course(&world.app, &mara.actor, command).await;
        assert_eq!(refused.expect_err("not enrolled").class(), Class::Invalid);
    }
    enroll_students(&world.app, &mara.actor, enroll(ana)).await.expect("a manager may");
}
