use application::{
    Class, Failure,
    identity::{
        CreateDepartment, DeleteDepartment, DepartmentError, EditPerson, JobLine, ListPeople,
        RenameDepartment, create_department, delete_department, edit_person, list_departments,
        list_people, rename_department, see_jobs, see_person,
    },
};
use domain_identity::{DepartmentId, DepartmentName, JobEdit, JobReason, JobTitle, Profile};
use domain_kernel::{Role, Version};
use world::{Somebody, World, no_id, profile};

fn name(text: &str) -> DepartmentName {
    DepartmentName::restore(text.to_owned())
}

async fn edit(
    world: &World,
    admin: &Somebody,
    of: &Somebody,
    title: &str,
    department: Option<DepartmentId>,
    job: JobEdit,
) -> Vec<JobLine> {
    let expected = see_person(&world.app, &admin.actor, of.id).await.expect("there").version;
    let job_title = JobTitle::parse_optional(title).expect("a title");
    let profile = Profile { job_title, ..profile("Kofi", "kofi@harbour.example", None) };
    let (id, role, manager) = (of.id, Role::Staff, None);
    let has_confirmed = true;
    let command =
        EditPerson { id, expected, profile, role, department, manager, job, has_confirmed };
    edit_person(&world.app, &admin.actor, command).await.expect("an admin may");
    see_jobs(&world.app, &admin.actor, of.id).await.expect("an admin may")
}

#[tokio::test]
async fn a_department_is_added_renamed_and_deleted_when_nobody_is_in_it() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi", Role::Staff, None).await;
    let yard = world.department(&admin, "Yard").await;
    let app = &world.app;

    let again = CreateDepartment { id: yard, name: name("yard") };
    create_department(app, &admin.actor, again).await.expect("the same form");
    let taken = CreateDepartment { id: no_id(), name: name("YARD") };
    let taken = create_department(app, &admin.actor, taken).await.expect_err("taken");
    assert_eq!((taken.class(), taken.field()), (Class::Invalid, Some("name")));

    edit(&world, &admin, &kofi, "", Some(yard), JobEdit::Corrected).await;
    let rename = RenameDepartment { id: yard, expected: Version::FIRST, name: name("Dock") };
    rename_department(app, &admin.actor, rename.clone()).await.expect("an admin may");
    let stale = rename_department(app, &admin.actor, rename).await.expect_err("changed");
    assert_eq!(stale.class(), Class::Stale);

    let delete = DeleteDepartment { id: yard, expected: Version::new(2) };
    let used = delete_department(app, &admin.actor, delete).await;
    assert!(matches!(used, Err(DepartmentError::InUse(it)) if it.n_people == 1), "{used:?}");
    edit(&world, &admin, &kofi, "", None, JobEdit::Corrected).await;
    delete_department(app, &admin.actor, delete).await.expect("nobody is in it");
    assert!(list_departments(app, &admin.actor).await.expect("may").is_empty());
}

#[tokio::test]
async fn only_an_admin_keeps_departments_and_only_those_of_their_company() {
    let (world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    let mara = world.person(&admin, "Mara", Role::Manager, None).await;
    let yard = world.department(&admin, "Yard").await;

    let delete = DeleteDepartment { id: yard, expected: Version::FIRST };
    for (actor, class) in [(eve.actor, Class::NotFound), (mara.actor, Class::Denied)] {
        let refused = delete_department(&world.app, &actor, delete).await.expect_err("refused");
        assert_eq!(refused.class(), class);
    }
}

#[tokio::test]
async fn another_job_begins_a_line_of_the_history_and_a_correction_changes_the_last() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi", Role::Staff, None).await;
    let yard = world.department(&admin, "Yard").await;
    let moved =
        |reason: &str| JobEdit::Moved { reason: Some(JobReason::restore(reason.to_owned())) };

    world.clock.pass(std::time::Duration::from_hours(24));
    let jobs = edit(&world, &admin, &kofi, "Fitter", Some(yard), moved("Hired on")).await;
    assert_eq!(jobs.len(), 2);
    assert_eq!(jobs[1].until, Some(jobs[0].since));
    assert_eq!(jobs[0].reason.as_ref().map(JobReason::as_str), Some("Hired on"));
    let jobs = edit(&world, &admin, &kofi, "Rigger", Some(yard), JobEdit::Corrected).await;
    assert_eq!(jobs.len(), 2);
    assert_eq!(jobs[0].title.as_ref().map(JobTitle::as_str), Some("Rigger"));
    let jobs = edit(&world, &admin, &kofi, "Rigger", Some(yard), moved("Nothing changed")).await;
    assert_eq!(jobs.len(), 2);
}

#[tokio::test]
async fn signing_in_is_seen_in_the_list() {
    let (world, admin) = World::set_up().await;
    let listed = async || {
        let people = list_people(&world.app, &admin.actor, ListPeople::default()).await;
        people.expect("may").items[0].last_signed_in
    };
    assert_eq!(listed().await, None);
    assert!(world.can_sign_in("anna", world::PASSWORD).await);
    assert_eq!(listed().await, Some(world::noon()));
}
