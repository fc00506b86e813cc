//! Who gets a path by itself.

use application::{
    Class, Failure, PageNumber,
    identity::{
        DeactivatePerson, EditPerson, ReactivatePerson, deactivate_person, edit_person,
        reactivate_person, see_person,
    },
    onboarding::{AimPath, aim_path, list_aimed_at, list_people_on_path, see_path},
};
use domain_identity::{JobEdit, JobTitle, Profile};
use domain_kernel::{Id, Role};
use domain_onboarding::{Audience, PathId};
use world::{Somebody, World, profile};

async fn aim(
    world: &World,
    by: &Somebody,
    path: PathId,
    audience: Audience,
) -> Result<usize, Class> {
    let expected = see_path(&world.app, &by.actor, path).await.expect("there").version;
    let command = AimPath { path, expected, audience };
    let aimed = aim_path(&world.app, &by.actor, command).await;
    aimed.map(|it| it.n_people).map_err(|err| err.class())
}

async fn on_path(world: &World, admin: &Somebody, path: PathId) -> Vec<String> {
    let people = list_people_on_path(&world.app, &admin.actor, path, PageNumber::FIRST).await;
    people.expect("may").items.iter().map(|it| it.name.as_str().to_owned()).collect()
}

/// Gives somebody a job title.
async fn call(world: &World, admin: &Somebody, who: &Somebody, name: &str, title: &str) {
    let view = see_person(&world.app, &admin.actor, who.id).await.expect("there");
    let profile = Profile {
        job_title: Some(JobTitle::restore(title.to_owned())),
        ..profile(name, view.email.as_str(), None)
    };
    let command = EditPerson {
        id: who.id,
        expected: view.version,
        profile,
        role: Role::Staff,
        department: view.department.map(|(id, _)| id),
        manager: None,
        job: JobEdit::Corrected,
        has_confirmed: true,
    };
    edit_person(&world.app, &admin.actor, command).await.expect("nothing against it");
}

fn welders() -> Audience {
    Audience::new(false, [], ["Welder".to_owned()]).expect("few")
}

#[tokio::test]
async fn whoever_is_meant_gets_the_path_now_and_when_they_come_or_change() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let sean = world.person(&admin, "Sean Byrne", Role::Staff, None).await;
    let path = world.path(&admin, "Welding", &[]).await;
    call(&world, &admin, &kofi, "Kofi Mensah", "WELDER").await;
    assert_eq!(on_path(&world, &admin, path).await, Vec::<String>::new());

    let aimed = list_aimed_at(&world.app, &admin.actor, path, &welders(), PageNumber::FIRST).await;
    let aimed = aimed.expect("may");
    assert_eq!((aimed.n_matches, aimed.items[0].0.name.as_str()), (1, "Kofi Mensah"));
    assert_eq!(on_path(&world, &admin, path).await, Vec::<String>::new(), "nothing is done yet");
    for n_people in [1, 0] {
        assert_eq!(aim(&world, &admin, path, welders()).await, Ok(n_people));
    }
    assert_eq!(on_path(&world, &admin, path).await, ["Kofi Mensah"]);

    call(&world, &admin, &sean, "Sean Byrne", "Welder").await;
    assert_eq!(on_path(&world, &admin, path).await, ["Kofi Mensah", "Sean Byrne"]);
    // Nothing is taken away.
    call(&world, &admin, &kofi, "Kofi Mensah", "Cook").await;
    assert_eq!(on_path(&world, &admin, path).await, ["Kofi Mensah", "Sean Byrne"]);

    let everyone = Audience::new(true, [], []).expect("few");
    assert_eq!(aim(&world, &admin, path, everyone).await, Ok(1), "the admin too");
    world.person(&admin, "Nia New", Role::Staff, None).await;
    assert!(on_path(&world, &admin, path).await.contains(&"Nia New".to_owned()));
    assert_eq!(aim(&world, &admin, path, Audience::default()).await, Ok(0));
    world.person(&admin, "Later Late", Role::Staff, None).await;
    assert!(!on_path(&world, &admin, path).await.contains(&"Later Late".to_owned()));
}

#[tokio::test]
async fn who_is_let_in_again_gets_what_is_for_them() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let version =
        async || see_person(&world.app, &admin.actor, kofi.id).await.expect("there").version;
    let out = DeactivatePerson { id: kofi.id, expected: version().await, leaving: None };
    deactivate_person(&world.app, &admin.actor, out).await.expect("an admin may");
    let path = world.path(&admin, "All", &[]).await;
    let everyone = Audience::new(true, [], []).expect("few");
    assert_eq!(aim(&world, &admin, path, everyone).await, Ok(1), "only the admin is active");
    let back = ReactivatePerson { id: kofi.id, expected: version().await };
    reactivate_person(&world.app, &admin.actor, back).await.expect("an admin may");
    assert!(on_path(&world, &admin, path).await.contains(&"Kofi Mensah".to_owned()));
}

#[tokio::test]
async fn only_an_admin_says_whom_a_path_is_for_and_no_department_of_others() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let path = world.path(&admin, "Starter", &[]).await;
    assert_eq!(aim(&world, &mara, path, welders()).await, Err(Class::Denied));
    let unknown = Audience::new(false, [world.app.ids.next()], []).expect("few");
    assert_eq!(aim(&world, &admin, path, unknown).await, Err(Class::Invalid));
    let yard = world.department(&admin, "Yard").await;
    let known = Audience::new(false, [Id::from_uuid(yard.uuid())], []).expect("few");
    assert_eq!(aim(&world, &admin, path, known).await, Ok(0));
}
