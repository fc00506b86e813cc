//! Where people are, and what they did before.

use std::sync::Arc;

use application::identity::{Direction, ListPeople, SortedBy};
use domain_identity::{
    Department, DepartmentId, DepartmentName, JobReason, JobTitle, Person, PersonName,
};
use domain_kernel::{Facts, Id, Role, Rule, StoreError, Timestamp, Version, Versioned};
use uuid::Uuid;

use crate::{
    AnyStore,
    identity::{fact, find, insert, save},
    world::{given_company, noon, permit, person, person_id, profile},
};

pub async fn a_department_read_back_is_the_department_saved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let mut saved = department(1, "Yard \u{1f477} Ünit");
    add(&*store, 1, &saved).await.expect("nobody else is called that");

    let mut read = read(&*store, 1, saved.id).await.expect("just saved");
    assert_eq!(read, Versioned { value: saved.clone(), version: Version::FIRST });
    saved.name = DepartmentName::restore("Yard".to_owned());
    read.value = saved.clone();
    let renamed = change(&*store, 1, &read).await;
    assert!(renamed.is_ok(), "{renamed:?}");
    let stale = change(&*store, 1, &read).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    let lines = store.departments(&permit(1)).await.expect("read");
    assert_eq!((&lines[0].name, lines[0].n_people), (&saved.name, 0));
}

pub async fn a_name_is_one_departments_whatever_the_case<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    add(&*store, 1, &department(1, "Straße")).await.expect("the first");
    add(&*store, 2, &department(1, "Straße")).await.expect("of another company");
    add(&*store, 1, &department(2, "Strasze")).await.expect("another name");

    let again = add(&*store, 1, &department(3, "STRASSE")).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::DepartmentName))), "{again:?}");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let named = tx.departments().named(&DepartmentName::restore("STRASSE".to_owned())).await;
    assert_eq!(named.expect("read"), Some(id(1)));
}

pub async fn another_company_has_no_such_department<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let stranger = given_company(&*store, 2).await;
    add(&*store, 1, &department(1, "Yard")).await.expect("add");

    assert_eq!(read(&*store, 2, id(1)).await, None);
    assert_eq!(store.departments(&permit(2)).await.expect("read"), []);
    let meddled = change(&*store, 2, &read(&*store, 1, id(1)).await.expect("saved")).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let there = Person { department: Some(id(1)), ..somebody(2, 2, "Zoe") };
    assert!(insert(&*store, 2, &there).await.is_err());
    let mut theirs = find(&*store, &permit(2), stranger.id).await.expect("saved");
    theirs.value.department = Some(id(1));
    assert!(save(&*store, &permit(2), &theirs).await.is_err());
}

pub async fn a_department_with_people_stays<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    add(&*store, 1, &department(1, "Yard")).await.expect("add");
    let there = Person { department: Some(id(1)), ..somebody(1, 2, "Zoe") };
    insert(&*store, 1, &there).await.expect("insert");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.departments().n_people(id(1)).await.expect("count"), 1);
    assert!(tx.departments().remove(id(1), Version::FIRST).await.is_err());
    drop(tx);
    let mut gone = find(&*store, &permit(1), there.id).await.expect("saved");
    gone.value.department = None;
    save(&*store, &permit(1), &gone).await.expect("save");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.departments().remove(id(1), Version::FIRST).await.expect("nobody is in it");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    assert_eq!(read(&*store, 1, id(1)).await, None);
}

pub async fn a_job_history_keeps_what_was_and_corrects_what_is<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    add(&*store, 1, &department(1, "Yard")).await.expect("add");
    let mut there = somebody(1, 2, "Zoe");
    insert(&*store, 1, &there).await.expect("insert");
    let later = Timestamp::from_micros(noon().micros() + 7);
    let reason = JobReason::restore("Took over".to_owned());

    there.department = Some(id(1));
    there.manager = Some(admin.id);
    there.profile.job_title = Some(JobTitle::restore("Fitter".to_owned()));
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.people().add_job(&there, later, Some(&reason)).await.expect("add");
    there.profile.job_title = Some(JobTitle::restore("Rigger".to_owned()));
    tx.people().correct_job(&there).await.expect("correct");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let mut yard = read(&*store, 1, id(1)).await.expect("saved");
    yard.value.name = DepartmentName::restore("Dock".to_owned());
    change(&*store, 1, &yard).await.expect("rename");

    let jobs = store.jobs(&permit(1), there.id).await.expect("read");
    let [now, before] = &jobs[..] else { panic!("two jobs, not {jobs:?}") };
    assert_eq!((now.since, now.until), (later, None));
    assert_eq!((&now.title, &now.reason), (&there.profile.job_title, &Some(reason)));
    assert_eq!(now.department, Some(DepartmentName::restore("Yard".to_owned())));
    assert_eq!(now.manager, Some(PersonName::restore("Ada Admin".to_owned())));
    assert_eq!((before.since, before.until), (noon(), Some(later)));
    assert_eq!((&before.title, &before.department, &before.manager), (&None, &None, &None));
    assert_eq!(store.jobs(&permit(2), there.id).await.expect("read"), []);
}

pub async fn people_are_narrowed_to_and_sorted_by_where_they_are<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    add(&*store, 1, &department(1, "Yard")).await.expect("add");
    add(&*store, 1, &department(2, "dock")).await.expect("add");
    let given = [
        ("Bea", Some(1), Some("Fitter"), Some(admin.id)),
        ("Cem", Some(2), Some("Rigger"), None),
        ("Dee", None, Some("Fitter"), None),
    ];
    for (number, (name, department, title, manager)) in (2..).zip(given) {
        let mut there = somebody(1, number, name);
        there.department = department.map(id);
        there.profile.job_title = title.map(|it| JobTitle::restore(it.to_owned()));
        there.manager = manager;
        there.created =
            Timestamp::from_micros(noon().micros() - i64::try_from(number).expect("few"));
        insert(&*store, 1, &there).await.expect("insert");
    }

    let listed = async |query: ListPeople| {
        let found = store.people(&permit(1), &query).await.expect("people");
        let names =
            found.items.iter().map(|it| it.name.as_str().split(' ').next().map(str::to_owned));
        names.flatten().collect::<Vec<_>>().join(" ")
    };
    let all = ListPeople::default;
    assert_eq!(listed(ListPeople { department: Some(id(1)), ..all() }).await, "Bea");
    let fitter = Some(JobTitle::restore("Fitter".to_owned()));
    assert_eq!(listed(ListPeople { job_title: fitter, ..all() }).await, "Bea Dee");
    assert_eq!(listed(ListPeople { manager: Some(admin.id), ..all() }).await, "Bea");
    let (up, down) = (Direction::Ascending, Direction::Descending);
    for (sorted_by, direction, expected) in [
        (SortedBy::Name, up, "Ada Bea Cem Dee"),
        (SortedBy::Name, down, "Dee Cem Bea Ada"),
        (SortedBy::Department, up, "Cem Bea Ada Dee"),
        (SortedBy::Department, down, "Bea Cem Ada Dee"),
        (SortedBy::JobTitle, up, "Bea Dee Cem Ada"),
        (SortedBy::JobTitle, down, "Cem Bea Dee Ada"),
        (SortedBy::Created, up, "Dee Cem Bea Ada"),
        (SortedBy::LastSignIn, up, "Ada Bea Cem Dee"),
    ] {
        let query = ListPeople { sorted_by, direction, ..all() };
        assert_eq!(listed(query).await, expected, "{sorted_by:?} {direction:?}");
    }
    let choices = store.people_choices(&permit(1)).await.expect("choices");
    let names: Vec<_> = choices.departments.iter().map(|(_, it)| it.as_str()).collect();
    assert_eq!(names, ["dock", "Yard"]);
    assert_eq!(
        choices.job_titles.iter().map(JobTitle::as_str).collect::<Vec<_>>(),
        ["Fitter", "Rigger"]
    );
    assert_eq!(choices.managers.iter().map(|it| it.0).collect::<Vec<_>>(), [admin.id]);
}

pub async fn the_last_sign_in_is_noted_and_changes_nobody<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    let before = find(&*store, &permit(1), admin.id).await;
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.people().note_sign_in(admin.id, noon()).await.expect("note");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");

    assert_eq!(find(&*store, &permit(1), admin.id).await, before);
    let found = store.people(&permit(1), &ListPeople::default()).await.expect("people");
    assert_eq!(found.items[0].last_signed_in, Some(noon()));
    save(&*store, &permit(1), &before.expect("saved")).await.expect("save");
    let found = store.people(&permit(1), &ListPeople::default()).await.expect("people");
    assert_eq!(found.items[0].last_signed_in, Some(noon()));
}

pub(crate) fn id(number: u128) -> DepartmentId {
    Id::from_uuid(Uuid::from_u128(number))
}

pub(crate) fn department(number: u128, name: &str) -> Department {
    Department { id: id(number), name: DepartmentName::restore(name.to_owned()) }
}

pub(crate) fn somebody(company: u128, number: u128, name: &str) -> Person {
    let email = format!("{number}@company{company}.example");
    person(person_id(company, number), profile(name, &email, None), Role::Staff)
}

pub(crate) async fn add(
    store: &dyn AnyStore,
    company: u128,
    department: &Department,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.departments().insert(department).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn read(
    store: &dyn AnyStore,
    company: u128,
    id: DepartmentId,
) -> Option<Versioned<Department>> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.departments().find(id).await.expect("find")
}

async fn change(
    store: &dyn AnyStore,
    company: u128,
    read: &Versioned<Department>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.departments().update(read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
