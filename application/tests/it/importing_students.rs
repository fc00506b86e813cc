use application::{
    Class, Failure,
    courses::{
        ImportStudents, ListStudents, StudentFault, check_students, export_students,
        import_students, list_students,
    },
};
use domain_kernel::Role;
use world::{Somebody, World};

async fn command(world: &World, who: &Somebody, file: &str) -> ImportStudents {
    let table = world.app.tables.read(file.to_owned().into()).await.expect("a table");
    ImportStudents { realm: who.actor.realm(), first: world.app.ids.next(), table }
}

#[tokio::test]
async fn a_file_of_students_is_looked_at_first_and_then_made_once() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Kofi", Role::Staff, None).await;
    let file = "first name,last name,e-mail,account\nAna,Lima,ana@x.example,\n\
        Kofi,Mensah,kofi@x.example,KOFI@harbour.example\n";
    let command = command(&world, &admin, file).await;
    let checked = check_students(&world.app, &admin.actor, &command).await.expect("may");
    assert!(checked.faults.is_empty(), "{checked:?}");
    assert_eq!(checked.students.len(), 2);
    for _ in 0..2 {
        import_students(&world.app, &admin.actor, &command).await.expect("the same form");
    }
    let listed = list_students(&world.app, &admin.actor, ListStudents::default()).await;
    let listed = listed.expect("an admin may").items;
    let linked: Vec<bool> = listed.iter().map(|it| it.has_account).collect();
    assert_eq!(linked, [false, true]);

    let mut export =
        export_students(&world.app, &admin.actor, ListStudents::default()).await.expect("may");
    assert_eq!(export.next().await.expect("read"), listed);
    assert!(export.next().await.expect("read").is_empty());
}

#[tokio::test]
async fn whatever_is_wrong_with_a_student_is_named_and_keeps_everybody_out() {
    let (world, admin) = World::set_up().await;
    world.another_company().await;
    let sam = world.person(&admin, "Sam", Role::Staff, None).await;
    let kofi = world.person(&admin, "Kofi", Role::Staff, None).await;
    world.student(&admin, "Ana", Some(&kofi)).await;
    let file = "first name,last name,e-mail,account,shoe size\n\
        Bo,Li,bo@x.example,,\n\
        Bo,Li,BO@x.example,,\n\
        ,Li,cy,,\n\
        Ana,Li,ANA@students.example,,\n\
        Di,Li,di@x.example,eve@elsewhere.example,\n\
        Eli,Li,eli@x.example,kofi@harbour.example,\n\
        Flo,Li,flo@x.example,sam@harbour.example,\n\
        Gil,Li,gil@x.example,sam@harbour.example,\n";
    let command = command(&world, &admin, file).await;
    let checked = check_students(&world.app, &admin.actor, &command).await.expect("may");
    let lines: Vec<u32> = checked.faults.iter().map(|it| it.line).collect();
    assert_eq!(lines, [1, 3, 4, 4, 5, 6, 7, 9], "{:?}", checked.faults);
    assert!(matches!(checked.faults[4].fault, StudentFault::EmailTaken));
    assert!(matches!(checked.faults[5].fault, StudentFault::NoSuchPerson));
    assert!(matches!(checked.faults[6].fault, StudentFault::PersonTaken));
    let refused = import_students(&world.app, &admin.actor, &command).await.expect_err("faults");
    assert_eq!(refused.class(), Class::Invalid);
    let denied = import_students(&world.app, &sam.actor, &command).await.expect_err("staff");
    assert_eq!(denied.class(), Class::Denied);
    let listed = list_students(&world.app, &admin.actor, ListStudents::default()).await;
    assert_eq!(listed.expect("an admin may").n_matches, 1);
}
