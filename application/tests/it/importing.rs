use application::{
    Class, Failure,
    identity::{
        ChangePassword, CheckedPeople, Fault, ImportPeople, ImportPeopleError, ListPeople,
        change_password, check_people, count_issued, export_people, import_people,
        list_issued_passwords, list_people, see_jobs,
    },
};
use domain_identity::{DepartmentName, PersonName, TypedPassword};
use domain_kernel::Role;
use world::{PASSWORD, Somebody, World};

const GOOD: &str = "\
Full name,E-mail,Manager,Role,Department,Job title,Phone
Zoe,zoe@x.example,BO@x.example,,yard,Fitter,+44 1632 960 155
Bo,bo@x.example,anna@harbour.example,Manager,Yard,,
Cem,cem@x.example,,Leitung,Dock,,
";

async fn command(world: &World, of: &Somebody, file: &str) -> ImportPeople {
    let table = world.app.tables.read(file.to_owned().into()).await.expect("a table");
    ImportPeople { realm: of.actor.realm(), first: world.app.ids.next(), table }
}

async fn checked(world: &World, of: &Somebody, file: &str) -> CheckedPeople {
    let command = command(world, of, file).await;
    check_people(&world.app, &of.actor, &command).await.expect("an admin may")
}

async fn faults(world: &World, of: &Somebody, file: &str) -> Vec<(u32, String, Fault)> {
    let faults = checked(world, of, file).await.faults.into_iter();
    faults.map(|it| (it.line, it.column, it.fault)).collect()
}

#[tokio::test]
async fn people_are_made_in_any_order_with_their_managers_and_departments() {
    let (world, admin) = World::set_up().await;
    world.department(&admin, "Dock").await;
    let command = command(&world, &admin, GOOD).await;

    let checked = check_people(&world.app, &admin.actor, &command).await.expect("may");
    assert_eq!(checked.faults, []);
    let new: Vec<_> = checked.new_departments.iter().map(DepartmentName::as_str).collect();
    assert_eq!(new, ["yard"]);
    let none = list_people(&world.app, &admin.actor, ListPeople::default()).await.expect("may");
    assert_eq!(none.n_matches, 1, "looking changes nothing");

    import_people(&world.app, &admin.actor, &command).await.expect("nothing against it");

    let people = list_people(&world.app, &admin.actor, ListPeople::default()).await.expect("may");
    let lines: Vec<_> = people
        .items
        .iter()
        .map(|it| {
            let of = |it: Option<&str>| it.unwrap_or_default().to_owned();
            let manager = of(it.manager.as_ref().map(PersonName::as_str));
            (
                it.name.as_str(),
                it.role,
                of(it.department.as_ref().map(DepartmentName::as_str)),
                manager,
            )
        })
        .collect();
    let row = |name, role, department: &str, manager: &str| {
        (name, role, department.to_owned(), manager.to_owned())
    };
    assert_eq!(
        lines[1..],
        [
            row("Bo", Role::Manager, "yard", "Anna Lindqvist"),
            row("Cem", Role::Manager, "Dock", ""),
            row("Zoe", Role::Staff, "yard", "Bo"),
        ]
    );
    let jobs = see_jobs(&world.app, &admin.actor, people.items[3].id).await.expect("may");
    assert_eq!(jobs.len(), 1);
}

#[tokio::test]
async fn who_was_imported_comes_in_once_with_the_password_of_the_list_and_chooses_another() {
    let (world, admin) = World::set_up().await;
    let command = command(&world, &admin, GOOD).await;
    import_people(&world.app, &admin.actor, &command).await.expect("nothing against it");

    let listed = list_issued_passwords(&world.app, &admin.actor).await.expect("may");
    assert_eq!(listed.len(), 3);
    let (bo, cem) = (listed[0].password.as_str(), listed[1].password.as_str());
    assert!(!world.can_sign_in("bo@x.example", cem).await);
    assert!(world.can_sign_in("bo@x.example", bo).await);
    let person = application::identity::act_as(&world.app, "bo@x.example").await.expect("there");
    let change = ChangePassword { current: TypedPassword::new(bo), new: PASSWORD.to_owned() };
    change_password(&world.app, &person, change).await.expect("the right one");
    assert!(!world.can_sign_in("bo@x.example", bo).await);
    assert!(world.can_sign_in("bo@x.example", PASSWORD).await);
    assert_eq!(count_issued(&world.app, &admin.actor).await.expect("may").n_people, 2);

    world.clock.pass(std::time::Duration::from_hours(72));
    assert!(!world.can_sign_in("cem@x.example", cem).await);
    assert_eq!(count_issued(&world.app, &admin.actor).await.expect("may").n_people, 0);
}

#[tokio::test]
async fn a_form_sent_twice_imports_everybody_once_and_is_answered_twice() {
    let (world, admin) = World::set_up().await;
    let first = command(&world, &admin, GOOD).await;
    let once = import_people(&world.app, &admin.actor, &first).await.expect("nothing against it");

    let twice = import_people(&world.app, &admin.actor, &first).await.expect("the same answer");
    assert_eq!(twice.people, once.people);
    let all = list_people(&world.app, &admin.actor, ListPeople::default()).await.expect("may");
    assert_eq!(all.n_matches, 4);
    let again = command(&world, &admin, GOOD).await;
    let again = import_people(&world.app, &admin.actor, &again).await;
    assert!(matches!(again, Err(ImportPeopleError::SomeRefused)), "another form: {again:?}");

    let others = command(&world, &admin, "name,email\nDot,dot@x.example\n").await;
    let changed = ImportPeople { first: first.first, ..others };
    import_people(&world.app, &admin.actor, &changed).await.expect("somebody else");
    let all = list_people(&world.app, &admin.actor, ListPeople::default()).await.expect("may");
    assert_eq!(all.n_matches, 5);
}

#[tokio::test]
async fn whatever_is_wrong_is_told_by_line_and_column() {
    let (world, admin) = World::set_up().await;
    world.another_company().await;
    let told = async |file: &str| faults(&world, &admin, file).await;
    let one = |line, column: &str, fault| vec![(line, column.to_owned(), fault)];

    assert_eq!(told("name,email,name\n").await, one(1, "name", Fault::HeadTwice));
    assert_eq!(
        told("name,email,shoe\na,a@x.example,3\n").await,
        one(1, "shoe", Fault::UnknownHead)
    );
    assert_eq!(told("name\nAda\n").await, one(1, "email", Fault::NoColumn));
    assert_eq!(told("name,email\n,\n").await, one(1, "name", Fault::NoPeople));
    assert_eq!(told("name,email\nAda,a@x.example,7\n").await, one(2, "3", Fault::NoHead));
    let formula = told("name,email,phone\nAda,a@x.example,\"=HYPERLINK(\"\"x\"\")\"\n").await;
    assert_eq!(formula, one(2, "phone", Fault::Formula));
    let role = told("name,email,role\nAda,a@x.example,king\n").await;
    assert_eq!(role, one(2, "role", Fault::UnknownRole));
    let twice = told("name,email\nAda,a@x.example\n\nBo,A@X.example\n").await;
    assert_eq!(twice, one(4, "email", Fault::Repeated { line: 2 }));
    let taken = told("name,email\nAda,ANNA@harbour.example\nBo,eve@elsewhere.example\n").await;
    assert!(matches!(&taken[..], [(2, _, Fault::Taken(_)), (3, _, Fault::Taken(_))]), "{taken:?}");
    let stranger = told("name,email,manager\nAda,a@x.example,eve@elsewhere.example\n").await;
    assert_eq!(stranger, one(2, "manager", Fault::NoSuchManager));
    let staff = "name,email,manager\nAda,a@x.example,b@x.example\nBo,b@x.example,\n";
    assert_eq!(told(staff).await, one(2, "manager", Fault::ManagerIsStaff));
    let circle = "name,email,role,manager\n\
        Ada,a@x.example,manager,b@x.example\nBo,b@x.example,manager,c@x.example\n\
        Cem,c@x.example,manager,b@x.example\nDee,d@x.example,manager,d@x.example\n";
    let lines: Vec<u32> = told(circle).await.iter().map(|it| it.0).collect();
    assert_eq!(lines, [3, 4, 5]);
}

#[tokio::test]
async fn only_an_admin_imports_and_exports_and_only_their_own_people() {
    let (world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    let mara = world.person(&admin, "Mara", Role::Manager, None).await;
    let command = command(&world, &admin, GOOD).await;

    for actor in [mara.actor, eve.actor] {
        let refused = import_people(&world.app, &actor, &command).await.expect_err("not theirs");
        assert_eq!(refused.class(), Class::Denied);
    }
    let refused = export_people(&world.app, &mara.actor, ListPeople::default()).await;
    assert_eq!(refused.err().map(|it| it.class()), Some(Class::Denied));
    let exported = export_people(&world.app, &eve.actor, ListPeople::default()).await;
    let names = exported.expect("an admin may").next().await.expect("read");
    assert_eq!(names.iter().map(|it| it.id).collect::<Vec<_>>(), [eve.id]);
}
