//! What two people who keep a company do at the same moment, through the use cases. Nobody is told
//! that the program is broken or too busy.

use std::sync::Arc;

use application::{
    Class,
    identity::{
        CreateAdmin, CreateDepartment, CreatePerson, DeactivatePerson, EditPerson, ListPeople,
        Shown, create_admin, create_department, create_person, deactivate_person, edit_person,
        list_departments, list_people, see_person,
    },
    onboarding::{AssignPath, assign_path},
    training::{EditModule, PublishModule, edit_module, publish_module, see_module},
};
use domain_identity::{CompanyName, DepartmentName, JobEdit};
use domain_kernel::{Job, PersonId, Role, Version, test_support};
use domain_training::{
    About, FeedbackPolicy, Minutes, ModuleTitle, QuizRules, Release, VersionNumber,
};
use world::{Somebody, World, profile};

use crate::{
    AnyStore, audit,
    world::{at_once, told},
};

/// The first has not been told of the second when the second saves.
pub async fn of_two_admins_who_edit_a_person_the_second_is_told<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admins) = given_two_admins(&store).await;
    let kofi = world.person(&admins[0], "Kofi Mensah", Role::Staff, None).await;
    for round in 0..n_rounds {
        let expected = version(&world, &admins[0], kofi.id).await;
        let edited = at_once(2, |n| {
            let (world, admin) = (Arc::clone(&world), admins[n]);
            let profile = profile(&format!("K {round} {n}"), "kofi@harbour.example", None);
            let role = if n == 0 { Role::Staff } else { Role::Manager };
            let command = EditPerson {
                id: kofi.id,
                expected,
                profile,
                role,
                department: None,
                manager: None,
                job: JobEdit::Corrected,
                has_confirmed: true,
            };
            async move { told(edit_person(&world.app, &admin.actor, command).await) }
        })
        .await;

        let winner = winner(&edited);
        let person = see_person(&world.app, &admins[0].actor, kofi.id).await.expect("there");
        assert_eq!(person.name.as_str(), format!("K {round} {winner}"));
    }
}

pub async fn two_admins_who_make_each_other_staff_at_once_leave_one<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, mut admins) = given_two_admins(&store).await;
    for round in 0..n_rounds {
        let [first, second] = [admins[0].id, admins[1].id];
        let edits = [edit(&world, &admins[0], second).await, edit(&world, &admins[1], first).await];
        let edited = at_once(2, |n| {
            let (world, admin, command) = (Arc::clone(&world), admins[n], edits[n].clone());
            async move { told(edit_person(&world.app, &admin.actor, command).await) }
        })
        .await;

        let n_edited = edited.iter().filter(|it| it.is_ok()).count();
        assert_eq!(n_edited, 1, "{edited:?}");
        assert!(edited.iter().all(|it| matches!(it, Ok(()) | Err(Class::Invalid))), "{edited:?}");
        // Whoever is left has company again.
        let left = admins[usize::from(edited[0].is_err())];
        let name = format!("Admin {round}");
        admins = [left, world.person(&left, &name, Role::Admin, None).await];
    }
}

/// Each time one deactivates the other, who makes the first staff or deactivates them too.
pub async fn two_admins_who_take_each_other_away_at_once_leave_one<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, mut admins) = given_two_admins(&store).await;
    for round in 0..n_rounds {
        let [first, second] = [admins[0].id, admins[1].id];
        let edits = [edit(&world, &admins[0], second).await, edit(&world, &admins[1], first).await];
        let gone = at_once(2, |n| {
            let (world, admin, command) = (Arc::clone(&world), admins[n], edits[n].clone());
            let EditPerson { id, expected, .. } = command;
            async move {
                if n == 1 && round % 2 == 1 {
                    return told(edit_person(&world.app, &admin.actor, command).await);
                }
                let command = DeactivatePerson { id, expected, leaving: None };
                told(deactivate_person(&world.app, &admin.actor, command).await)
            }
        })
        .await;

        assert_eq!(gone.iter().filter(|it| it.is_ok()).count(), 1, "{gone:?}");
        assert!(gone.iter().all(|it| matches!(it, Ok(()) | Err(Class::Invalid))), "{gone:?}");
        // Whoever is left has company again.
        let left = admins[usize::from(gone[0].is_err())];
        let name = format!("Admin {round}");
        admins = [left, world.person(&left, &name, Role::Admin, None).await];
    }
    audit::verify(&*store, admins[0].actor.realm()).await;
}

pub async fn one_form_sent_twice_at_once_makes_one_person<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admins) = given_two_admins(&store).await;
    for round in 0..n_rounds {
        let id = world.app.ids.next();
        let email = format!("{round}@harbour.example");
        let created = at_once(2, |_| create(&world, &admins[0], id, &email)).await;

        assert!(created.iter().all(Result::is_ok), "{created:?}");
    }
    has_people(&*store, &world, &admins[0], 2 + n_rounds).await;
}

/// On an empty installation, and then for companies beside those that there are.
pub async fn admins_of_one_name_who_are_created_at_once_share_a_company<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    for round in 0..n_rounds {
        let created = at_once(4, |n| {
            let world = Arc::clone(&world);
            let command = CreateAdmin {
                company_name: CompanyName::restore(format!("Company {round}")),
                profile: profile("Ada Admin", &format!("{n}@company{round}.example"), None),
                password: world::PASSWORD.to_owned(),
            };
            let program = test_support::system(Job::CommandLine);
            async move { told(create_admin(&world.app, &program, command).await) }
        })
        .await;

        let created: Vec<_> = created.into_iter().map(|it| it.expect("may")).collect();
        assert!(created.iter().all(|it| it.company == created[0].company), "{created:?}");
        assert_eq!(created.iter().filter(|it| it.is_new_company).count(), 1, "{created:?}");
    }
}

pub async fn a_name_to_sign_in_with_is_given_to_one_of_two<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admins) = given_two_admins(&store).await;
    for round in 0..n_rounds {
        let email = format!("{round}@harbour.example");
        let ids = [world.app.ids.next(), world.app.ids.next()];
        let created = at_once(2, |n| create(&world, &admins[n], ids[n], &email)).await;

        let n_created = created.iter().filter(|it| it.is_ok()).count();
        assert_eq!(n_created, 1, "{created:?}");
    }
    has_people(&*store, &world, &admins[0], 2 + n_rounds).await;
}

pub async fn of_two_authors_who_edit_a_module_the_second_is_told<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admins) = given_two_admins(&store).await;
    let id = world.draft(&admins[0], "Locks", Some(FeedbackPolicy::default()), false).await;
    for round in 0..n_rounds {
        let module = see_module(&world.app, &admins[0].actor, id).await.expect("there").module;
        let edited = at_once(2, |n| {
            let (world, admin) = (Arc::clone(&world), admins[n]);
            let about = About {
                title: ModuleTitle::restore(format!("Locks {round} {n}")),
                content: None,
                minutes: Minutes::restore(10),
                is_open_to_all: false,
                validity: None,
                gives_certificate: false,
            };
            let rules = Some(QuizRules::default());
            let command = EditModule { id, expected: module.version, about, rules };
            async move { told(edit_module(&world.app, &admin.actor, command).await) }
        })
        .await;

        let title = format!("Locks {round} {}", winner(&edited));
        let module = see_module(&world.app, &admins[0].actor, id).await.expect("there").module;
        let draft = module.value.draft().expect("never published");
        assert_eq!(draft.about().title.as_str(), title);
    }
}

pub async fn a_module_published_twice_at_once_is_one_version<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admins) = given_two_admins(&store).await;
    for round in 0..n_rounds {
        let title = format!("Locks {round}");
        let id = world.draft(&admins[0], &title, None, true).await;
        let module = see_module(&world.app, &admins[0].actor, id).await.expect("there").module;
        let published = at_once(2, |n| {
            let (world, admin) = (Arc::clone(&world), admins[n]);
            let number = VersionNumber::FIRST;
            let command =
                PublishModule { id, expected: module.version, number, release: Release::default() };
            async move { told(publish_module(&world.app, &admin.actor, command).await) }
        })
        .await;

        // The second is told that the module is published, unless its transaction was open already.
        assert!(published.contains(&Ok(VersionNumber::FIRST)), "{published:?}");
        let is_good = |it: &_| matches!(it, Ok(VersionNumber::FIRST) | Err(Class::Stale));
        assert!(published.iter().all(is_good), "{published:?}");
    }
    has_entries(&*store, &admins[0], "training.module_published", n_rounds).await;
}

pub async fn a_path_assigned_twice_at_once_is_assigned_once<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admins) = given_two_admins(&store).await;
    let module = world.reading(&admins[0], "House rules").await;
    for round in 0..n_rounds {
        let path = world.path(&admins[0], &format!("Path {round}"), &[(module, None)]).await;
        let assigned = at_once(2, |n| {
            let (world, admin) = (Arc::clone(&world), admins[n]);
            let starts_on = "2026-11-23".parse().expect("a date");
            let command = AssignPath { path, people: vec![admins[0].id], starts_on };
            async move { told(assign_path(&world.app, &admin.actor, command).await).map(|_| ()) }
        })
        .await;
        assert_eq!(assigned, [Ok(()), Ok(())]);
    }
    has_entries(&*store, &admins[0], "onboarding.path_assigned", n_rounds).await;
}

async fn given_two_admins<S: AnyStore>(store: &Arc<S>) -> (Arc<World>, [Somebody; 2]) {
    let world = World::over(Arc::clone(store));
    let anna = world.found().await;
    let omar = world.person(&anna, "Omar Haddad", Role::Admin, None).await;
    (Arc::new(world), [anna, omar])
}

/// The only one of two whose change was saved; the other was told that somebody else was quicker.
fn winner<T: std::fmt::Debug + PartialEq>(saved: &[Result<T, Class>]) -> usize {
    let winner = saved.iter().position(Result::is_ok);
    let stale = saved.iter().position(|it| *it == Err(Class::Stale));
    assert!(winner.is_some() && stale.is_some(), "{saved:?}");
    winner.expect("it was just seen")
}

async fn version(world: &World, admin: &Somebody, id: PersonId) -> Version {
    see_person(&world.app, &admin.actor, id).await.expect("there").version
}

/// What makes an admin staff.
async fn edit(world: &World, admin: &Somebody, id: PersonId) -> EditPerson {
    let expected = version(world, admin, id).await;
    let profile = profile("Was Admin", &format!("{id}@harbour.example"), None);
    EditPerson {
        id,
        expected,
        profile,
        role: Role::Staff,
        department: None,
        manager: None,
        job: JobEdit::Moved { reason: None },
        has_confirmed: true,
    }
}

fn create(
    world: &Arc<World>,
    admin: &Somebody,
    id: PersonId,
    email: &str,
) -> impl Future<Output = Result<(), Class>> + use<> {
    let (world, admin) = (Arc::clone(world), *admin);
    let profile = profile("Kofi Mensah", email, None);
    let command = CreatePerson { id, profile, role: Role::Staff, department: None, manager: None };
    async move { told(create_person(&world.app, &admin.actor, command).await).map(|_| ()) }
}

/// This happened so often, as the trail has it.
async fn has_entries(store: &dyn AnyStore, admin: &Somebody, name: &str, n_entries: usize) {
    let permit = admin.actor.permit(domain_kernel::Permission::ReadAuditTrail).expect("may");
    let (entries, _) = audit::trail(store, &permit).await;
    assert_eq!(entries.iter().filter(|it| it.recorded.name == name).count(), n_entries);
}

/// There are so many people, and the trail of the company is whole.
async fn has_people(store: &dyn AnyStore, world: &World, admin: &Somebody, n_people: usize) {
    let (role, shown) = (None, Shown::All);
    let query = ListPeople { role, shown, ..ListPeople::default() };
    let people = list_people(&world.app, &admin.actor, query).await.expect("may");
    assert_eq!(usize::try_from(people.n_matches), Ok(n_people));
    audit::verify(store, admin.actor.realm()).await;
}

pub async fn a_department_added_twice_at_once_is_there_once<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admins) = given_two_admins(&store).await;
    for round in 0..n_rounds {
        let added = at_once(2, |n| {
            let (world, admin) = (Arc::clone(&world), admins[n]);
            let name = ["Yard", "YARD"][n];
            let name = DepartmentName::restore(format!("{name} {round}"));
            let command = CreateDepartment { id: world.app.ids.next(), name };
            async move { told(create_department(&world.app, &admin.actor, command).await) }
        })
        .await;

        assert_eq!(added.iter().filter(|it| it.is_ok()).count(), 1, "{added:?}");
        let departments = list_departments(&world.app, &admins[0].actor).await.expect("may");
        assert_eq!(departments.len(), round + 1);
    }
}
