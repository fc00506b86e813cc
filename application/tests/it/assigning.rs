//! Several people who are put on a path at once, after a look at what that does.

use application::{
    identity::{Cell, DeactivatePerson, Table, TableRow, deactivate_person, plan_deactivation},
    onboarding::{
        AssignPath, AssignmentPreview, LeftOut, PreviewAssignment, PreviewAssignmentError,
        assign_path, preview_assignment,
    },
};
use domain_identity::PersonName;
use domain_kernel::{Date, Role};
use world::World;

fn name(name: &str) -> PersonName {
    PersonName::restore(name.to_owned())
}

#[tokio::test]
async fn a_preview_says_of_everybody_what_becomes_of_them() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&mara)).await;
    let lena = world.person(&admin, "Lena Ortiz", Role::Staff, Some(&mara)).await;
    let gone = world.person(&admin, "Gus Gone", Role::Staff, Some(&mara)).await;
    let stranger = world.person(&admin, "Otto Berg", Role::Staff, None).await;
    let plan = plan_deactivation(&world.app, &admin.actor, gone.id).await.expect("there");
    let command = DeactivatePerson { id: gone.id, expected: plan.version, leaving: None };
    deactivate_person(&world.app, &admin.actor, command).await.expect("nothing against it");
    let path = world.path(&admin, "Start", &[]).await;
    world.assign(&mara, path, &lena, "2026-11-16").await;

    let addresses = [
        "KOFI.mensah@harbour.example",
        "lena.ortiz@harbour.example",
        "otto.berg@harbour.example",
        "gus.gone@harbour.example",
        "x",
    ];
    let query = PreviewAssignment {
        path: Some(path),
        people: vec![kofi.id],
        addresses: addresses.map(str::to_owned).to_vec(),
    };
    let preview = preview_assignment(&world.app, &mara.actor, query.clone()).await;
    let preview = preview.expect("she leads them");
    let start: Date = "2026-11-16".parse().expect("a date");
    let left_out = vec![
        LeftOut::Deactivated(name("Gus Gone")),
        LeftOut::OnPathSince(name("Lena Ortiz"), start),
        LeftOut::Unknown("otto.berg@harbour.example".to_owned()),
        LeftOut::Unknown("x".to_owned()),
    ];
    let expected = AssignmentPreview { new: vec![(kofi.id, name("Kofi Mensah"))], left_out };
    assert_eq!(preview, expected);

    let people: Vec<_> = preview.new.iter().map(|(id, _)| *id).collect();
    let command = AssignPath { path, people, starts_on: start };
    let done = assign_path(&world.app, &mara.actor, command).await.expect("as previewed");
    assert_eq!(done.new, [name("Kofi Mensah")]);
    let after = preview_assignment(&world.app, &mara.actor, query).await.expect("may");
    assert_eq!(after.new, []);
    let foreign = PreviewAssignment { people: vec![stranger.id], ..PreviewAssignment::default() };
    let refused = preview_assignment(&world.app, &mara.actor, foreign).await;
    assert!(matches!(refused, Err(PreviewAssignmentError::NoSuchPerson)), "{refused:?}");
    let many = vec!["x".to_owned(); PreviewAssignment::MOST + 1];
    let many = PreviewAssignment { addresses: many, ..PreviewAssignment::default() };
    let refused = preview_assignment(&world.app, &mara.actor, many).await;
    assert!(matches!(refused, Err(PreviewAssignmentError::TooMany)), "{refused:?}");
}

#[test]
fn addresses_are_found_in_whatever_column_they_are() {
    let row = |line, cells: &[&str]| TableRow {
        line,
        cells: cells.iter().map(|it| Cell::Text((*it).to_owned())).collect(),
    };
    let rows = vec![
        row(1, &["Name", "E-mail"]),
        row(2, &["Kofi Mensah", " kofi@harbour.example "]),
        row(4, &["", "nobody"]),
        TableRow { line: 5, cells: vec![Cell::Formula] },
    ];
    let found = Table { rows }.addresses();
    assert_eq!(found, ["kofi@harbour.example", "nobody"]);
    let single = Table { rows: vec![row(1, &["kofi@harbour.example"])] };
    assert_eq!(single.addresses(), ["kofi@harbour.example"]);
}
