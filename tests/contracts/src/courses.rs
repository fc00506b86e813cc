use std::sync::Arc;

use application::{
    Class,
    courses::{
        CoursesSortedBy, ImportStudents, ListCourses, ListStudents, StudentLine, StudentsSortedBy,
        import_students, list_students,
    },
    identity::Direction,
};
use domain_courses::{
    Capacity, Course, CourseDays, CourseDescription, CourseId, CourseSettings, CourseTitle,
    Student, StudentDetails, StudentEmail, StudentId,
};
use domain_kernel::{
    Date, Facts, Id, Line, PersonId, Rule, StoreError, Timestamp, Version, Versioned,
};
use uuid::Uuid;
use world::World;

use crate::{
    AnyStore,
    identity::fact,
    world::{at_once, given_company, noon, permit, told},
};

pub async fn a_course_read_back_is_the_course_saved<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    let mut saved = Course { creator: Some(admin.id), ..course(1, "Ünit \u{1f3b5} <b>") };
    add(&*store, 1, &saved).await.expect("nothing against it");
    let mut read = find(&*store, 1, saved.id).await.expect("just saved");
    assert_eq!(read, Versioned { value: saved.clone(), version: Version::FIRST });

    let day = |it| Some(Date::constant(2026, 12, it));
    saved.settings = CourseSettings {
        title: CourseTitle::restore("Choir".to_owned()),
        description: Some(CourseDescription::restore("Two\n\nlines".to_owned())),
        days: CourseDays::restore(day(1), day(24)),
        capacity: Some(Capacity::restore(12)),
    };
    read.value = saved.clone();
    change(&*store, 1, &read).await.expect("read a moment ago");
    let stale = change(&*store, 1, &read).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");

    let view = store.course(&permit(1), saved.id).await.expect("read").expect("saved");
    assert_eq!((view.settings, view.creator), (saved.settings.clone(), Some(admin.profile.name)));
    assert_eq!((view.version, view.n_enrolled, view.created), (Version::new(2), 0, noon()));
    let again = add(&*store, 1, &saved).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::CourseId))), "{again:?}");
}

pub async fn a_course_is_removed_unless_it_was_changed<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let choir = course(1, "Choir");
    add(&*store, 1, &choir).await.expect("add");
    let stale = remove(&*store, 1, choir.id, Version::new(2)).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    remove(&*store, 1, choir.id, Version::FIRST).await.expect("as it was read");
    assert_eq!(find(&*store, 1, choir.id).await, None);
    assert_eq!(store.course(&permit(1), choir.id).await.expect("read"), None);
}

pub async fn another_company_sees_and_changes_no_course<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let stranger = given_company(&*store, 2).await;
    let choir = course(1, "Choir");
    add(&*store, 1, &choir).await.expect("add");

    assert_eq!(find(&*store, 2, choir.id).await, None);
    assert_eq!(store.course(&permit(2), choir.id).await.expect("read"), None);
    let listed = store.courses(&permit(2), &ListCourses::default()).await.expect("read");
    assert_eq!((listed.items.len(), listed.n_matches), (0, 0));
    let read = find(&*store, 1, choir.id).await.expect("saved");
    let meddled = change(&*store, 2, &read).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let meddled = remove(&*store, 2, choir.id, Version::FIRST).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let theirs = Course { creator: Some(stranger.id), ..course(2, "Knots") };
    assert!(add(&*store, 1, &theirs).await.is_err());
    add(&*store, 2, &choir).await.expect("an id is one's of each company");
}

pub async fn courses_are_listed_by_title_found_by_a_part_of_it_and_paged<S: AnyStore>(
    store: Arc<S>,
) {
    given_company(&*store, 1).await;
    for (number, title) in (1..).zip(["Knots", "charts", "50% Übung"]) {
        let mut course = course(number, title);
        let day = Some(Date::constant(2026, 12, 10 - i8::try_from(number).expect("few")));
        course.settings.days = CourseDays::restore(day.filter(|_| number != 1), None);
        add(&*store, 1, &course).await.expect("add");
    }
    let listed = async |query: ListCourses| {
        let page = store.courses(&permit(1), &query).await.expect("read");
        let titles = page.items.iter().map(|it| it.title.as_str().to_owned());
        titles.collect::<Vec<_>>().join(", ")
    };
    let all = ListCourses::default;
    assert_eq!(listed(all()).await, "50% Übung, charts, Knots");
    for (search, found) in
        [("ÜBUNG", "50% Übung"), ("0%", "50% Übung"), ("k_o", ""), ("%", "50% Übung")]
    {
        assert_eq!(listed(ListCourses { search: search.to_owned(), ..all() }).await, found);
    }
    let (up, down) = (Direction::Ascending, Direction::Descending);
    for (sorted_by, direction, expected) in [
        (CoursesSortedBy::Title, down, "Knots, charts, 50% Übung"),
        (CoursesSortedBy::Starts, up, "50% Übung, charts, Knots"),
        (CoursesSortedBy::Starts, down, "charts, 50% Übung, Knots"),
        (CoursesSortedBy::Students, down, "50% Übung, charts, Knots"),
    ] {
        let query = ListCourses { sorted_by, direction, ..all() };
        assert_eq!(listed(query).await, expected, "{sorted_by:?} {direction:?}");
    }
    for number in 4..30 {
        add(&*store, 1, &course(number, "Series")).await.expect("add");
    }
    let second = ListCourses { page: application::PageNumber::parse(2).expect("a page"), ..all() };
    let page = store.courses(&permit(1), &second).await.expect("read");
    assert_eq!((page.items.len(), page.n_matches), (4, 29));
}

pub async fn a_student_read_back_is_the_student_saved<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    let mut saved = student(1, "Zoë \u{1f3b5}", "O'Connor", None);
    add_student(&*store, 1, &saved).await.expect("nothing against it");
    let mut read = find_student(&*store, 1, saved.id).await.expect("just saved");
    assert_eq!(read, Versioned { value: saved.clone(), version: Version::FIRST });

    saved.person = Some(admin.id);
    saved.details.last_name = Line::restore("Ünal".to_owned());
    read.value = saved.clone();
    change_student(&*store, 1, &read).await.expect("read a moment ago");
    let stale = change_student(&*store, 1, &read).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");

    let view = store.student(&permit(1), saved.id).await.expect("read").expect("saved");
    assert_eq!((view.details, view.n_courses, view.created), (saved.details, 0, noon()));
    assert_eq!(view.account.map(|it| (it.person, it.name)), Some((admin.id, admin.profile.name)));
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let of_person = tx.students().of_person(admin.id).await.expect("read");
    assert_eq!(of_person.map(|it| it.value.id), Some(saved.id));
}

pub async fn an_address_and_a_person_are_one_students<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let ana = student(1, "STRASSE", "One", Some(admin.id));
    add_student(&*store, 1, &ana).await.expect("the first");
    let lower = student(2, "straße", "Two", None);
    let taken = add_student(&*store, 1, &lower).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::StudentEmail))), "{taken:?}");
    add_student(&*store, 2, &lower).await.expect("of another company");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let holder = tx.students().with_email(&lower.details.email).await.expect("read");
    assert_eq!(holder, Some(ana.id));
    drop(tx);

    let same = student(3, "Bo", "Three", Some(admin.id));
    let taken = add_student(&*store, 1, &same).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::StudentPerson))), "{taken:?}");
    for number in 3..6 {
        let nobody = student(number, &format!("Nobody{number}"), "Four", None);
        add_student(&*store, 1, &nobody).await.expect("many are no person");
    }
    let again = add_student(&*store, 1, &student(3, "Cy", "Five", None)).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::StudentId))), "{again:?}");
}

pub async fn many_students_are_made_and_found_by_their_addresses_at_once<S: AnyStore>(
    store: Arc<S>,
) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    // More than a statement has room for.
    let many =
        (0..1_200).map(|it| student(it, &format!("S{it}"), &format!("L{:04}", it / 2), None));
    let many: Vec<Student> = many.collect();
    add_students(&*store, 1, &many).await.expect("nothing against them");
    let taken = [student(2_000, "New", "One", None), student(2_001, "s7", "Two", None)];
    let taken = add_students(&*store, 1, &taken).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::StudentEmail))), "{taken:?}");
    assert_eq!(find_student(&*store, 1, student_id(2_000)).await, None);

    let mut emails: Vec<StudentEmail> = many.iter().map(|it| it.details.email.clone()).collect();
    emails.push(Line::restore("S3@STUDENTS.EXAMPLE".to_owned()));
    emails.push(Line::restore("nobody@students.example".to_owned()));
    for (company, expected) in [(1, many), (2, Vec::new())] {
        let mut tx = store.begin(&permit(company)).await.expect("begin");
        assert_eq!(tx.students().with_emails(&emails).await.expect("read"), expected);
    }
}

pub async fn students_are_read_on_from_one_of_them<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let many = [("Zoe", "Abel"), ("ana", "Lima"), ("Bo", "lima"), ("Émile", "Zola")];
    let many = (1..).zip(many).map(|(number, (first, last))| student(number, first, last, None));
    add_students(&*store, 1, &many.collect::<Vec<_>>()).await.expect("nothing against them");
    add_student(&*store, 2, &student(9, "Cy", "Lima", None)).await.expect("of another company");
    for (search, n_at_once, expected) in [
        ("", 1, "Zoe ana Bo Émile"),
        ("", 2, "Zoe ana Bo Émile"),
        ("LIM", 1, "ana Bo"),
        ("_", 9, ""),
    ] {
        let (mut names, mut last) = (Vec::new(), None);
        loop {
            let found = store.students_after(&permit(1), search, last.as_ref(), n_at_once).await;
            let found = found.expect("read");
            names.extend(found.iter().map(|it| it.details.first_name.as_str().to_owned()));
            assert!(found.len() <= n_at_once as usize);
            match found.into_iter().next_back() {
                Some(line) => last = Some(line),
                None => break,
            }
        }
        assert_eq!(names.join(" "), expected, "{search} {n_at_once}");
    }
}

/// The same form, sent several times, and a form with one of the same students.
pub async fn a_table_of_students_sent_at_once_makes_each_of_them_once<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    let admin = world.found().await;
    for round in 0..n_rounds {
        let table = async |names: &[&str]| {
            let lines = names.iter().map(|it| format!("{it}{round},Lima,{it}{round}@x.example\n"));
            let file = format!("first name,last name,e-mail\n{}", lines.collect::<String>());
            world.app.tables.read(file.into()).await.expect("a table")
        };
        let (same, other) = (table(&["Ana", "Bo", "Cy"]).await, table(&["Di", "Cy"]).await);
        let first = world.app.ids.next();
        let imported = at_once(4, |n| {
            let (first, table) = match n {
                0 => (world.app.ids.next(), other.clone()),
                _ => (first, same.clone()),
            };
            let world = Arc::clone(&world);
            let command = ImportStudents { realm: admin.actor.realm(), first, table };
            async move {
                let done = told(import_students(&world.app, &admin.actor, &command).await);
                done.map(|it| it.students.len())
            }
        })
        .await;

        let n_students = match imported[0] {
            Ok(2) => 2,
            _ => 3,
        };
        let expected = match n_students {
            2 => [Ok(2), Err(Class::Invalid), Err(Class::Invalid), Err(Class::Invalid)],
            _ => [Err(Class::Invalid), Ok(3), Ok(3), Ok(3)],
        };
        assert_eq!(imported, expected);
        let query = ListStudents { search: format!("{round}@x"), ..ListStudents::default() };
        let listed = list_students(&world.app, &admin.actor, query).await.expect("may");
        let of_round = |it: &&StudentLine| {
            let email = it.details.email.as_str();
            email.trim_start_matches(char::is_alphabetic) == format!("{round}@x.example")
        };
        assert_eq!(listed.items.iter().filter(of_round).count(), n_students);
    }
}

pub async fn another_company_sees_and_changes_no_student<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let stranger = given_company(&*store, 2).await;
    let ana = student(1, "Ana", "Lima", None);
    add_student(&*store, 1, &ana).await.expect("add");

    assert_eq!(find_student(&*store, 2, ana.id).await, None);
    assert_eq!(store.student(&permit(2), ana.id).await.expect("read"), None);
    let listed = store.students(&permit(2), &ListStudents::default()).await.expect("read");
    assert_eq!((listed.items.len(), listed.n_matches), (0, 0));
    let read = find_student(&*store, 1, ana.id).await.expect("saved");
    let meddled = change_student(&*store, 2, &read).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let meddled = remove_student(&*store, 2, ana.id, Version::FIRST).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let theirs = student(2, "Bo", "Lima", Some(stranger.id));
    assert!(add_student(&*store, 1, &theirs).await.is_err());
}

pub async fn students_are_listed_by_last_name_and_found_by_any_name<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for (number, (first, last)) in
        (1..).zip([("Zoe", "Abel"), ("ana", "Lima"), ("Bo", "lima"), ("Émile", "Zola")])
    {
        let created = Timestamp::from_micros(noon().micros() - number);
        let number = u128::try_from(number).expect("few");
        let student = Student { created, ..student(number, first, last, None) };
        add_student(&*store, 1, &student).await.expect("add");
    }
    let listed = async |query: ListStudents| {
        let page = store.students(&permit(1), &query).await.expect("read");
        let names = page.items.iter().map(|it| it.details.first_name.as_str().to_owned());
        names.collect::<Vec<_>>().join(" ")
    };
    let all = ListStudents::default;
    for (search, found) in [
        ("", "Zoe ana Bo Émile"),
        ("LIM", "ana Bo"),
        ("bo l", "Bo"),
        ("ÉMILE@", "Émile"),
        ("_", ""),
    ] {
        assert_eq!(listed(ListStudents { search: search.to_owned(), ..all() }).await, found);
    }
    let (up, down) = (Direction::Ascending, Direction::Descending);
    for (sorted_by, direction, expected) in [
        (StudentsSortedBy::Name, down, "Émile Bo ana Zoe"),
        (StudentsSortedBy::Email, up, "ana Bo Zoe Émile"),
        (StudentsSortedBy::Created, up, "Émile Bo ana Zoe"),
    ] {
        let query = ListStudents { sorted_by, direction, ..all() };
        assert_eq!(listed(query).await, expected, "{sorted_by:?} {direction:?}");
    }
}

pub(crate) fn course_id(number: u128) -> CourseId {
    Id::from_uuid(Uuid::from_u128(number))
}

pub(crate) fn course(number: u128, title: &str) -> Course {
    Course {
        id: course_id(number),
        settings: CourseSettings {
            title: CourseTitle::restore(title.to_owned()),
            description: None,
            days: CourseDays::default(),
            capacity: None,
        },
        creator: None,
        created: noon(),
    }
}

pub(crate) fn student_id(number: u128) -> StudentId {
    Id::from_uuid(Uuid::from_u128(number))
}

pub(crate) fn student(
    number: u128,
    first_name: &str,
    last_name: &str,
    person: Option<PersonId>,
) -> Student {
    let email = format!("{first_name}@students.example");
    let details = StudentDetails {
        first_name: Line::restore(first_name.to_owned()),
        last_name: Line::restore(last_name.to_owned()),
        email: Line::restore(email),
    };
    Student { id: student_id(number), details, person, created: noon() }
}

pub(crate) async fn add(
    store: &dyn AnyStore,
    company: u128,
    course: &Course,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.courses().insert(course).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub(crate) async fn find(
    store: &dyn AnyStore,
    company: u128,
    id: CourseId,
) -> Option<Versioned<Course>> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.courses().find(id).await.expect("find")
}

async fn change(
    store: &dyn AnyStore,
    company: u128,
    read: &Versioned<Course>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.courses().update(read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub(crate) async fn remove(
    store: &dyn AnyStore,
    company: u128,
    id: CourseId,
    read: Version,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.courses().remove(id, read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub(crate) async fn add_student(
    store: &dyn AnyStore,
    company: u128,
    student: &Student,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.students().insert(student).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub(crate) async fn add_students(
    store: &dyn AnyStore,
    company: u128,
    students: &[Student],
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.students().insert_all(students).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn find_student(
    store: &dyn AnyStore,
    company: u128,
    id: StudentId,
) -> Option<Versioned<Student>> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.students().find(id).await.expect("find")
}

async fn change_student(
    store: &dyn AnyStore,
    company: u128,
    read: &Versioned<Student>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.students().update(read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub(crate) async fn remove_student(
    store: &dyn AnyStore,
    company: u128,
    id: StudentId,
    read: Version,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.students().remove(id, read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
