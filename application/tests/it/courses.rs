use application::{
    Class, Failure,
    courses::{
        CourseView, CoursesSortedBy, CreateCourse, CreateStudent, DeleteCourse, DeleteStudent,
        EditCourse, EditStudent, ListCourses, ListStudents, create_course, create_student,
        delete_course, delete_student, edit_course, edit_student, list_courses, list_students,
        see_course, see_student,
    },
    identity::Direction,
};
use domain_courses::{CourseDays, CourseSettings, StudentDetails};
use domain_identity::{Identifier, PersonName};
use domain_kernel::{Date, Role, Version};
use world::{World, course_settings, no_id, student_details};

#[tokio::test]
async fn a_course_is_planned_changed_and_deleted() {
    let (world, admin) = World::set_up().await;
    let app = &world.app;
    let choir = world.course(&admin, "Choir", Some(12)).await;

    let again = CreateCourse { id: choir, settings: course_settings("Choir", Some(12)) };
    create_course(app, &admin.actor, again).await.expect("the same form");
    let seen = see_course(app, &admin.actor, choir).await.expect("there");
    assert_eq!(seen.creator, Some(PersonName::restore("Anna Lindqvist".to_owned())));
    assert_eq!((seen.n_enrolled, seen.created), (0, world::noon()));

    let days = CourseDays::new(Some(Date::constant(2026, 12, 1)), None).expect("no end");
    let settings = CourseSettings { days, ..course_settings("Chamber choir", None) };
    let expected = seen.version;
    let edit = EditCourse { id: choir, expected, settings: settings.clone() };
    edit_course(app, &admin.actor, edit.clone()).await.expect("an admin may");
    let stale = edit_course(app, &admin.actor, edit).await.expect_err("changed meanwhile");
    assert_eq!(stale.class(), Class::Stale);
    let CourseView { settings: kept, version, .. } =
        see_course(app, &admin.actor, choir).await.expect("there");
    assert_eq!(kept, settings);

    let delete = |expected| DeleteCourse { id: choir, expected };
    let stale = delete_course(app, &admin.actor, delete(expected)).await.expect_err("changed");
    assert_eq!(stale.class(), Class::Stale);
    delete_course(app, &admin.actor, delete(version)).await.expect("an admin may");
    let gone = see_course(app, &admin.actor, choir).await.expect_err("deleted");
    assert_eq!(gone.class(), Class::NotFound);
}

#[tokio::test]
async fn courses_are_found_by_a_part_of_the_title_and_sorted() {
    let (world, admin) = World::set_up().await;
    for (title, day) in [("Knots", Some(3)), ("Charts", None), ("Chöre", Some(1))] {
        let days = CourseDays::new(day.map(|it| Date::constant(2026, 12, it)), None);
        let settings =
            CourseSettings { days: days.expect("no end"), ..course_settings(title, None) };
        let command = CreateCourse { id: world.app.ids.next(), settings };
        create_course(&world.app, &admin.actor, command).await.expect("an admin may");
    }
    let listed = async |query: ListCourses| {
        let page = list_courses(&world.app, &admin.actor, query).await.expect("an admin may");
        let titles = page.items.iter().map(|it| it.title.as_str().to_owned());
        titles.collect::<Vec<_>>().join(" ")
    };
    let all = ListCourses::default;
    assert_eq!(listed(all()).await, "Charts Chöre Knots");
    assert_eq!(listed(ListCourses { search: " CHÖ ".to_owned(), ..all() }).await, "Chöre");
    let sorted_by = CoursesSortedBy::Starts;
    assert_eq!(listed(ListCourses { sorted_by, ..all() }).await, "Chöre Knots Charts");
    let direction = Direction::Descending;
    assert_eq!(listed(ListCourses { sorted_by, direction, ..all() }).await, "Knots Chöre Charts");
}

#[tokio::test]
async fn an_address_is_one_students_whatever_the_case() {
    let (world, admin) = World::set_up().await;
    let app = &world.app;
    let ana = world.student(&admin, "Ana", None).await;
    let again = CreateStudent { id: ana, details: student_details("Ana"), account: None };
    create_student(app, &admin.actor, again).await.expect("the same form");

    let details =
        StudentDetails { first_name: student_details("Bo").first_name, ..student_details("ANA") };
    let taken = CreateStudent { id: no_id(), details: details.clone(), account: None };
    let taken = create_student(app, &admin.actor, taken).await.expect_err("taken");
    assert_eq!((taken.class(), taken.field()), (Class::Invalid, Some("email")));

    let bo = world.student(&admin, "Bo", None).await;
    let edit = EditStudent { id: bo, expected: Version::FIRST, details, account: None };
    let taken = edit_student(app, &admin.actor, edit).await.expect_err("taken");
    assert_eq!((taken.class(), taken.field()), (Class::Invalid, Some("email")));
    for (search, n_matches) in [("", 2), ("bo stud", 1), ("ANA@students", 1), ("zoe", 0)] {
        let query = ListStudents { search: search.to_owned(), ..ListStudents::default() };
        let page = list_students(app, &admin.actor, query).await.expect("an admin may");
        assert_eq!(page.n_matches, n_matches, "{search}");
    }
}

#[tokio::test]
async fn a_person_is_one_student_and_somebody_of_the_company() {
    let (world, admin) = World::set_up().await;
    world.another_company().await;
    let app = &world.app;
    let kofi = world.person(&admin, "Kofi", Role::Staff, None).await;
    let ana = world.student(&admin, "Ana", Some(&kofi)).await;
    let seen = see_student(app, &admin.actor, ana).await.expect("there");
    assert_eq!(seen.account.map(|it| it.person), Some(kofi.id));

    for account in ["kofi@harbour.example", "eve@elsewhere.example", "nobody"] {
        let account = Identifier::parse(account);
        let command = CreateStudent { id: no_id(), details: student_details("Bo"), account };
        let refused = create_student(app, &admin.actor, command).await.expect_err("refused");
        assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("account")));
    }
    let edit = EditStudent {
        id: ana,
        expected: seen.version,
        details: student_details("Ana"),
        account: None,
    };
    edit_student(app, &admin.actor, edit).await.expect("an admin may");
    world.student(&admin, "Bo", Some(&kofi)).await;

    let delete = DeleteStudent { id: ana, expected: seen.version.next() };
    delete_student(app, &admin.actor, delete).await.expect("an admin may");
    let gone = see_student(app, &admin.actor, ana).await.expect_err("deleted");
    assert_eq!(gone.class(), Class::NotFound);
}

#[tokio::test]
async fn managers_keep_courses_and_students_and_staff_and_strangers_do_not() {
    let (world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    let mara = world.person(&admin, "Mara", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam", Role::Staff, Some(&mara)).await;
    let (choir, ana) =
        (world.course(&mara, "Choir", None).await, world.student(&admin, "Ana", None).await);

    for (actor, class) in [(eve.actor, Class::NotFound), (sam.actor, Class::Denied)] {
        let course = see_course(&world.app, &actor, choir).await.expect_err("refused");
        assert_eq!(course.class(), class);
        let student = see_student(&world.app, &actor, ana).await.expect_err("refused");
        assert_eq!(student.class(), class);
        let delete = DeleteStudent { id: ana, expected: Version::FIRST };
        let deleted = delete_student(&world.app, &actor, delete).await.expect_err("refused");
        assert_eq!(deleted.class(), class);
        let delete = DeleteCourse { id: choir, expected: Version::FIRST };
        let deleted = delete_course(&world.app, &actor, delete).await.expect_err("refused");
        assert_eq!(deleted.class(), class);
    }
    let delete = DeleteStudent { id: ana, expected: Version::FIRST };
    delete_student(&world.app, &mara.actor, delete).await.expect("a manager may");
}
