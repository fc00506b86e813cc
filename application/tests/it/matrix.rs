//! The matrix of people and skills.

use application::{
    Class, Failure, PageNumber,
    audit::{ListEntries, list_entries},
    skills::{
        ExportMatrixError, Matrix, MatrixFilter, MatrixOrder, SeeMatrix, SeeMatrixError,
        export_matrix, see_matrix,
    },
};
use domain_audit::Stretch;
use domain_kernel::{Date, Role};
use world::{Somebody, World};

const TODAY: Date = Date::constant(2026, 11, 24);

fn query(filter: MatrixFilter) -> SeeMatrix {
    let page = PageNumber::FIRST;
    SeeMatrix { filter, order: MatrixOrder::default(), page, skills_page: page }
}

async fn seen(
    world: &World,
    who: &Somebody,
    filter: MatrixFilter,
) -> Result<Matrix, SeeMatrixError> {
    see_matrix(&world.app, &who.actor, query(filter), TODAY).await
}

fn names(matrix: &Matrix) -> Vec<&str> {
    matrix.people.items.iter().map(|it| it.name.as_str()).collect()
}

async fn given_team() -> (World, Somebody, Somebody, Somebody) {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, Some(&admin)).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    (world, admin, mara, sam)
}

#[tokio::test]
async fn a_manager_sees_the_people_below_whatever_team_is_asked_for() {
    let (world, admin, mara, sam) = given_team().await;
    let skill = world.skill(&admin, "Forklift", None).await;
    world.rate(&mara, &sam, skill, 2).await;
    let all = MatrixFilter::all(TODAY);
    let everybody = seen(&world, &admin, all.clone()).await.expect("an admin may");
    assert_eq!(names(&everybody), ["Anna Lindqvist", "Mara Voss", "Sam Staff"]);
    let of_anna = MatrixFilter { team: Some(admin.id), ..all.clone() };
    let theirs = seen(&world, &mara, of_anna).await.expect("a manager may");
    assert_eq!(names(&theirs), ["Sam Staff"]);
    let cell = theirs.cells[&(sam.id, skill)];
    assert_eq!((cell.level.get(), cell.needed.get()), (2, 0));
    assert_eq!(theirs.n_skills, 1);

    let denied = seen(&world, &sam, all.clone()).await.expect_err("staff may not");
    assert_eq!(denied.class(), Class::Denied);
    let other = world.another_company().await;
    let none = seen(&world, &other, all).await.expect("their own");
    assert_eq!((none.n_skills, none.cells.len()), (0, 0));
}

#[tokio::test]
async fn nobody_sees_what_people_can_do_after_today() {
    let (world, admin, ..) = given_team().await;
    let tomorrow = MatrixFilter::all(Date::constant(2026, 11, 25));
    let refused = seen(&world, &admin, tomorrow.clone()).await;
    assert!(matches!(refused, Err(SeeMatrixError::NotYet)), "{refused:?}");
    let refused = export_matrix(&world.app, &admin.actor, tomorrow, TODAY).await.err();
    let is_refused = matches!(refused, Some(ExportMatrixError::Matrix(SeeMatrixError::NotYet)));
    assert!(is_refused, "{refused:?}");
}

#[tokio::test]
async fn the_matrix_is_taken_away_piece_by_piece_and_that_is_on_record() {
    let (world, admin, mara, sam) = given_team().await;
    let skill = world.skill(&admin, "Forklift", None).await;
    world.rate(&mara, &sam, skill, 2).await;
    let all = MatrixFilter::all(TODAY);
    let mut export =
        export_matrix(&world.app, &mara.actor, all.clone(), TODAY).await.expect("a manager may");
    assert_eq!(export.skills.iter().map(|it| it.id).collect::<Vec<_>>(), [skill]);
    let rows = export.next().await.expect("read");
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].person.id, rows[0].cells[0].map(|it| it.level.get())), (sam.id, Some(2)));
    assert!(export.next().await.expect("read").is_empty(), "nobody comes twice");

    let denied = export_matrix(&world.app, &sam.actor, all, TODAY).await.err();
    assert_eq!(denied.map(|it| it.class()), Some(Class::Denied));
    let name = Some("skills.matrix_exported".to_owned());
    let asked = ListEntries {
        who: String::new(),
        name,
        target: String::new(),
        since: None,
        until: None,
        stretch: Stretch::Newest,
    };
    let entries = list_entries(&world.app, &admin.actor, asked).await.expect("an admin may");
    assert_eq!(entries.entries.len(), 1);
}
