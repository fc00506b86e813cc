use application::{
    Class, Failure, PageNumber,
    courses::{
        AddSession, DeleteSession, EditSession, TakeAttendance, add_session, delete_session,
        edit_session, list_own_courses, list_sessions, see_own_course, see_sheet, take_attendance,
    },
};
use domain_courses::{Attendance, CourseSession, Presence, SessionTitle, StudentId};
use domain_kernel::{Date, Role, Version};
use world::{World, no_id};

fn present(student: StudentId) -> (StudentId, Option<Attendance>) {
    (student, Some(Attendance { state: Presence::Present, note: None }))
}

#[tokio::test]
async fn attendance_of_a_day_is_taken_at_once_and_seen_by_whom_it_is_about() {
    let (world, admin) = World::set_up().await;
    let (app, actor) = (&world.app, &admin.actor);
    let sam = world.person(&admin, "Sam", Role::Staff, None).await;
    let mara = world.person(&admin, "Mara", Role::Manager, None).await;
    let choir = world.course(&admin, "Choir", None).await;
    let ana = world.student(&admin, "Ana", Some(&sam)).await;
    let bo = world.student(&admin, "Bo", None).await;
    world.enroll(&admin, choir, &[ana]).await;
    let day = world.session(&admin, choir, "2026-11-17").await;

    let take = |expected, marks| TakeAttendance { id: day, expected, marks };
    let stranger = take(Version::FIRST, vec![present(ana), present(bo)]);
    let refused = take_attendance(app, actor, stranger).await.expect_err("one is not enrolled");
    assert_eq!(refused.class(), Class::Invalid);
    take_attendance(app, actor, take(Version::FIRST, vec![present(ana)])).await.expect("may");
    let stale = take(Version::FIRST, vec![(ana, None)]);
    let stale = take_attendance(app, actor, stale).await.expect_err("somebody was quicker");
    assert_eq!(stale.class(), Class::Stale);
    let sheet = see_sheet(app, actor, day, PageNumber::FIRST).await.expect("an admin may");
    assert_eq!(sheet.students[0].attendance, present(ana).1);
    assert_eq!((sheet.version, sheet.has_more()), (Version::new(2), false));

    let own = list_own_courses(app, &sam.actor).await.expect("their own");
    assert_eq!(own.iter().map(|it| it.id).collect::<Vec<_>>(), [choir]);
    let seen = see_own_course(app, &sam.actor, choir).await.expect("their own");
    assert_eq!((seen.own.sessions[0].2.clone(), seen.materials), (present(ana).1, Vec::new()));
    for other in [&mara, &admin] {
        let unseen = see_own_course(app, &other.actor, choir).await.expect_err("not theirs");
        assert_eq!(unseen.class(), Class::NotFound);
    }
}

#[tokio::test]
async fn a_day_is_added_once_moved_and_deleted() {
    let (world, admin) = World::set_up().await;
    let (app, actor) = (&world.app, &admin.actor);
    let choir = world.course(&admin, "Choir", None).await;
    let (id, on) = (app.ids.next(), Date::constant(2026, 12, 1));
    let add = AddSession { id, course: choir, on, title: None };
    for _ in 0..2 {
        add_session(app, actor, add.clone()).await.expect("the same form");
    }
    let title = SessionTitle::parse_optional("Scales").expect("a title");
    let edit = EditSession { id, expected: Version::FIRST, on, title };
    edit_session(app, actor, edit.clone()).await.expect("an admin may");
    let stale = edit_session(app, actor, edit).await.expect_err("changed");
    assert_eq!(stale.class(), Class::Stale);
    assert_eq!(list_sessions(app, actor, choir).await.expect("may").len(), 1);

    for _ in 1..CourseSession::MOST {
        let more = AddSession { id: app.ids.next(), ..add.clone() };
        add_session(app, actor, more).await.expect("not too many");
    }
    let more = AddSession { id: no_id(), ..add };
    let refused = add_session(app, actor, more).await.expect_err("too many");
    assert_eq!(refused.class(), Class::Refused);
    let delete = DeleteSession { id, expected: Version::new(2) };
    delete_session(app, actor, delete).await.expect("an admin may");
    let gone = delete_session(app, actor, delete).await.expect_err("gone");
    assert_eq!(gone.class(), Class::NotFound);
}

#[tokio::test]
async fn only_who_keeps_courses_takes_attendance() {
    let (world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    let sam = world.person(&admin, "Sam", Role::Staff, None).await;
    let choir = world.course(&admin, "Choir", None).await;
    let id = world.session(&admin, choir, "2026-11-17").await;
    for (actor, class) in [(eve.actor, Class::NotFound), (sam.actor, Class::Denied)] {
        let take = TakeAttendance { id, expected: Version::FIRST, marks: Vec::new() };
        let refused = take_attendance(&world.app, &actor, take).await.expect_err("refused");
        assert_eq!(refused.class(), class);
        let delete = DeleteSession { id, expected: Version::FIRST };
        let refused = delete_session(&world.app, &actor, delete).await.expect_err("refused");
        assert_eq!(refused.class(), class);
    }
}
