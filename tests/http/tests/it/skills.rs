//! Skills, job roles and what somebody does, as browsers fill in their forms.

use domain_kernel::Role;
use domain_skills::LabelKind;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn a_skill_is_written_once_and_changed() {
    let (world, admin) = World::set_up().await;
    let core = world.skill_label(&admin, LabelKind::Category, "Core").await.to_string();
    let mut browser = Browser::of(&world, "anna").await;
    let id = browser.get("/skills/new").await.field("id");
    let typed = |name| {
        [("id", id.as_str()), ("name", name), ("category", core.as_str()), ("level_2", "Alone <b>")]
    };

    let refused = browser.post("/skills", &typed("")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("href=\"#name\"") && refused.text.contains("Alone"));
    for _ in 0..2 {
        let made = browser.post("/skills", &typed("Knots")).await;
        assert_eq!(made.location(), format!("/skills/{id}"), "{}", made.text);
    }
    let page = browser.get(&format!("/skills/{id}")).await;
    assert!(page.text.contains("Core") && page.text.contains("Alone &lt;b&gt;"));
    let list = browser.get(&format!("/skills?q=KNO&category={core}")).await;
    assert!(list.text.contains("1 skill"), "{}", list.text);

    let path = format!("/skills/{id}/edit");
    let version = browser.get(&path).await.field("version");
    let edit = [("version", version.as_str()), ("name", "Ropes"), ("critical", "1")];
    assert_eq!(browser.post(&path, &edit).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.post(&path, &edit).await.status, StatusCode::CONFLICT);
    let more = [&edit[..], &[("level_5", "x")]].concat();
    assert_eq!(browser.post(&path, &more).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let path = format!("/skills/{id}/delete");
    let version = browser.get(&path).await.field("version");
    let gone = browser.post(&path, &[("version", version.as_str())]).await;
    assert_eq!(gone.location(), "/skills");
}

#[tokio::test]
async fn a_name_of_a_list_is_added_and_deleted_when_unused() {
    let (world, admin) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let id = browser.get("/skills/labels?kind=grade").await.field("id");
    let typed = [("id", id.as_str()), ("kind", "grade"), ("name", "Seasonal")];
    let made = browser.post("/skills/labels", &typed).await;
    assert_eq!(made.location(), "/skills/labels?kind=grade", "{}", made.text);
    let other = browser.get("/skills/labels?kind=grade").await.field("id");
    let typed = [("id", other.as_str()), ("kind", "grade"), ("name", "SEASONAL")];
    let taken = browser.post("/skills/labels", &typed).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.text.contains("href=\"#name\""), "{}", taken.text);

    let core = world.skill_label(&admin, LabelKind::Category, "Core").await;
    world.skill(&admin, "Knots", Some(core)).await;
    let delete = |id: &str| format!("/skills/labels/{id}/delete");
    let used = delete(&core.to_string());
    assert!(browser.get(&used).await.text.contains("It is used once"));
    let refused = browser.post(&used, &[("version", "1")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let gone = browser.post(&delete(&id), &[("version", "1")]).await;
    assert_eq!(gone.location(), "/skills/labels?kind=grade", "{}", gone.text);
}

#[tokio::test]
async fn a_job_role_is_laid_out_row_by_row() {
    let (world, admin) = World::set_up().await;
    let knots = world.skill(&admin, "Knots", None).await.to_string();
    let mut browser = Browser::of(&world, "anna").await;
    let id = browser.get("/skills/job-roles/new").await.field("id");
    let fields = [("id", id.as_str()), ("title", "Mate"), ("skill_1", &knots), ("level_1", "3")];

    let add = [&fields[..], &[("action", "add_skill")]].concat();
    let more = browser.post("/skills/job-roles", &add).await;
    assert_eq!(more.status, StatusCode::OK);
    assert!(more.text.contains("name=\"skill_2\""), "{}", more.text);
    let twice = [&fields[..], &[("skill_2", knots.as_str()), ("level_2", "1")]].concat();
    let refused = browser.post("/skills/job-roles", &twice).await;
    assert!(refused.text.contains("Name each skill once"), "{}", refused.text);
    let wrong = [&fields[..3], &[("level_1", "0")]].concat();
    let refused = browser.post("/skills/job-roles", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let made = browser.post("/skills/job-roles", &fields).await;
    assert_eq!(made.location(), format!("/skills/job-roles/{id}"), "{}", made.text);
    assert!(browser.get(&format!("/skills/job-roles/{id}")).await.text.contains("Level 3"));
}

#[tokio::test]
async fn a_manager_says_what_somebody_of_the_team_does() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    let mate = world.job_role(&admin, "Mate", &[]).await.to_string();
    let clerk = world.job_role(&admin, "Clerk", &[]).await.to_string();
    let mut browser = Browser::of(&world, "mara.manager@harbour.example").await;
    let path = format!("/people/{}/skills/profile", sam.id);
    assert!(
        browser.get(&format!("/team/{}", sam.id)).await.text.contains(&path.replace('/', "&#x2f;"))
    );

    let both = [("version", ""), ("grade", ""), ("job_role", &mate), ("job_role", &clerk)];
    let saved = browser.post(&path, &both).await;
    assert_eq!(saved.location(), format!("/team/{}", sam.id), "{}", saved.text);
    assert_eq!(browser.post(&path, &both).await.status, StatusCode::CONFLICT);
    let page = browser.get(&path).await;
    assert_eq!((page.text.matches(" checked").count(), page.field("version")), (2, "1".to_owned()));
    let foreign = [("version", "1"), ("grade", mate.as_str())];
    let refused = browser.post(&path, &foreign).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("does not exist any more"), "{}", refused.text);
}
