//! Summaries of what courses hand out.

use std::{sync::Arc, time::Duration};

use application::{
    courses::{
        AddMaterial, DocumentKind, DocumentTexts, MaterialPart, ReplaceFile, SeeMaterial, SeesAs,
        SummarizeAgain, SummarizeAgainError, SummarizedOne, TextError, add_material,
        list_materials, replace_file, see_material, summarize, summarize_again,
    },
    identity::BlobPieces,
};
use async_trait::async_trait;
use domain_audit::{Sought, Stretch};
use domain_courses::{
    CourseId, MaterialId, NoSummary, SummaryMethod, SummaryStanding, SummaryState,
};
use domain_kernel::{Permission, Role, Version};
use world::{Sent, Somebody, World};

const HALF_A_MINUTE: Duration = Duration::from_secs(30);

type Ids = (CourseId, MaterialId);

/// A course with a document of this text.
async fn given_document(text: &[u8]) -> (World, Somebody, Ids) {
    let (world, admin) = World::set_up().await;
    let course = world.course(&admin, "Choir", None).await;
    let id = add(&world, &admin, course, ("Score.pdf", text)).await;
    (world, admin, (course, id))
}

async fn add(
    world: &World,
    who: &Somebody,
    course: CourseId,
    (name, text): (&str, &[u8]),
) -> MaterialId {
    let id = world.app.ids.next();
    let command = AddMaterial { id, course, file_name: name.to_owned() };
    let added = add_material(&world.app, &who.actor, command, &mut Sent::whole(&pdf(text))).await;
    added.expect("a good file");
    id
}

fn pdf(text: &[u8]) -> Vec<u8> {
    [b"%PDF-1.7\n", text, b"\n%%EOF\n"].concat()
}

async fn replace(world: &World, who: &Somebody, (course, id): Ids, text: &[u8]) {
    let part = MaterialPart::Content;
    let expected = Version::FIRST;
    let command = ReplaceFile { course, id, part, expected, file_name: "Score.pdf".to_owned() };
    let mut sent = Sent::whole(&pdf(text));
    replace_file(&world.app, &who.actor, command, &mut sent).await.expect("a good file");
}

async fn state(world: &World, who: &Somebody, (course, id): Ids) -> Option<SummaryState> {
    let query = SeeMaterial { course, id, sees_as: SeesAs::Teacher };
    let view = see_material(&world.app, &who.actor, query).await.expect("theirs");
    view.summary.map(|it| it.state)
}

async fn again(
    world: &World,
    who: &Somebody,
    (course, material): Ids,
) -> Result<(), SummarizeAgainError> {
    summarize_again(&world.app, &who.actor, SummarizeAgain { course, material }).await
}

async fn one(world: &World) -> SummarizedOne {
    summarize(&world.app).await.expect("the store answers")
}

/// What is on record of summaries, newest first.
async fn recorded(world: &World, admin: &Somebody) -> Vec<(String, Vec<String>)> {
    let permit = admin.actor.permit(Permission::ReadAuditTrail).expect("an admin may");
    let found = world.app.trail.found(&permit, &Sought::default(), Stretch::Newest, 100).await;
    let entries = found.expect("a trail").into_iter().map(|it| it.recorded);
    let told = entries.filter(|it| it.name.starts_with("courses.summary"));
    let values = |it: &domain_kernel::Change| {
        format!("{}={}", it.field, it.after.clone().unwrap_or_default())
    };
    told.map(|it| {
        (it.name, it.details.iter().filter(|it| it.field != "material").map(values).collect())
    })
    .collect()
}

#[tokio::test]
async fn a_document_that_is_added_or_replaced_gets_a_summary() {
    let (world, admin, ids) = given_document(b"Breathe in.").await;
    assert_eq!(state(&world, &admin, ids).await, Some(SummaryState::Waiting));
    let lines = list_materials(&world.app, &admin.actor, ids.0).await.expect("theirs");
    assert_eq!(lines[0].summary, Some(SummaryStanding::Waiting));

    assert_eq!(one(&world).await, SummarizedOne::Made);
    assert_eq!(one(&world).await, SummarizedOne::Nothing);
    let Some(SummaryState::Ready { text, method, .. }) = state(&world, &admin, ids).await else {
        panic!("it is made");
    };
    assert_eq!((text.as_str(), method), ("%PDF-1.7", SummaryMethod::Extract));
    let made = ("courses.summary_made".to_owned(), vec!["method=extract".to_owned()]);
    assert_eq!(recorded(&world, &admin).await, [made]);

    replace(&world, &admin, ids, b"Breathe out.").await;
    assert_eq!(state(&world, &admin, ids).await, Some(SummaryState::Waiting));
    assert_eq!(one(&world).await, SummarizedOne::Made);
}

#[tokio::test]
async fn a_document_that_cannot_be_read_says_why() {
    let (world, admin, ids) = given_document(b"\xff").await;
    assert_eq!(one(&world).await, SummarizedOne::Failed(NoSummary::Broken));
    let why = match state(&world, &admin, ids).await {
        Some(SummaryState::Failed { why, .. }) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(why, NoSummary::Broken);
    let failed = ("courses.summary_failed".to_owned(), vec!["reason=broken".to_owned()]);
    assert_eq!(recorded(&world, &admin).await, [failed]);
}

#[tokio::test]
async fn a_teacher_has_a_summary_made_again_once_in_half_a_minute() {
    let (world, admin, ids) = given_document(b"Breathe in.").await;
    let refused = again(&world, &admin, ids).await;
    assert!(matches!(refused, Err(SummarizeAgainError::Waiting)), "{refused:?}");
    assert_eq!(one(&world).await, SummarizedOne::Made);
    let refused = again(&world, &admin, ids).await;
    assert!(matches!(refused, Err(SummarizeAgainError::TooSoon)), "{refused:?}");

    world.clock.pass(HALF_A_MINUTE);
    again(&world, &admin, ids).await.expect("it is time");
    assert_eq!(state(&world, &admin, ids).await, Some(SummaryState::Waiting));
    assert_eq!(one(&world).await, SummarizedOne::Made);

    world.clock.pass(HALF_A_MINUTE);
    let elsewhere = (world.course(&admin, "Band", None).await, ids.1);
    let unknown = (ids.0, world.app.ids.next());
    let other = world.another_company().await;
    for (who, ids) in [(&admin, elsewhere), (&admin, unknown), (&other, ids)] {
        let refused = again(&world, who, ids).await;
        assert!(matches!(refused, Err(SummarizeAgainError::NoSuchMaterial)), "{refused:?}");
    }
    let staff = world.person(&admin, "amina", Role::Staff, None).await;
    let refused = again(&world, &staff, ids).await;
    assert!(matches!(refused, Err(SummarizeAgainError::Denied(_))), "{refused:?}");
}

/// As when no process can be started.
struct NoDocuments;

#[async_trait]
impl DocumentTexts for NoDocuments {
    async fn text(&self, _: DocumentKind, _: Box<dyn BlobPieces>) -> Result<String, TextError> {
        Err(TextError::failed("no more processes"))
    }
}

#[tokio::test]
async fn what_was_in_the_way_three_times_is_not_tried_any_more() {
    let (mut world, admin, ids) = given_document(b"Breathe in.").await;
    world.app.documents = Arc::new(NoDocuments);
    for _ in 0..2 {
        assert_eq!(one(&world).await, SummarizedOne::PutOff);
        assert_eq!(one(&world).await, SummarizedOne::Nothing, "it is not due");
        world.clock.pass(HALF_A_MINUTE);
    }
    assert_eq!(one(&world).await, SummarizedOne::Failed(NoSummary::GivenUp));
    world.clock.pass(HALF_A_MINUTE);
    assert_eq!(one(&world).await, SummarizedOne::Nothing);
    again(&world, &admin, ids).await.expect("somebody asks");
    assert_eq!(one(&world).await, SummarizedOne::PutOff);
}

/// Meanwhile somebody puts another file in its place.
struct Meanwhile(World, Somebody, Ids);

#[async_trait]
impl DocumentTexts for Meanwhile {
    async fn text(&self, _: DocumentKind, _: Box<dyn BlobPieces>) -> Result<String, TextError> {
        let Self(world, admin, ids) = self;
        replace(world, admin, *ids, b"Breathe out.").await;
        Ok("Breathe in.".to_owned())
    }
}

#[tokio::test]
async fn of_a_file_that_is_another_one_by_now_there_is_no_summary() {
    let (world, admin, ids) = given_document(b"Breathe in.").await;
    let mut app = world.app.clone();
    let seen = world.clone();
    app.documents = Arc::new(Meanwhile(seen, admin, ids));
    assert_eq!(summarize(&app).await.expect("the store answers"), SummarizedOne::Over);
    assert_eq!(state(&world, &admin, ids).await, Some(SummaryState::Waiting));
    assert_eq!(one(&world).await, SummarizedOne::Made);
}
