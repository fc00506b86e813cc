//! Items that ask for skills: who may take them, who is refused, and who gets one all the same.

use application::equipment::{EditItem, edit_item, find_item_to_edit};
use domain_equipment::{CategoryId, ItemId, ItemSettings, NeedsOf};
use domain_kernel::Role;
use domain_skills::SkillId;
use http::StatusCode;
use world::{Somebody, World, no_id};

use crate::browser::Browser;

const TAKE: &str = "/equipment/activate";

/// An item of a category, and two skills.
async fn given_forklift(world: &World, admin: &Somebody) -> (ItemId, CategoryId, [SkillId; 2]) {
    let item = world.item(admin, "FT-1").await;
    let category = world.item_category(admin, "Trucks").await;
    let seen = find_item_to_edit(&world.app, &admin.actor, item).await.expect("an admin may");
    let settings = ItemSettings { category: Some(category), ..seen.settings };
    let command = EditItem { id: item, expected: seen.version, settings };
    edit_item(&world.app, &admin.actor, command).await.expect("an admin may");
    let driving = world.skill(admin, "Driving <forklifts>", None).await;
    let aid = world.skill(admin, "First aid", None).await;
    (item, category, [driving, aid])
}

#[tokio::test]
async fn whoever_lacks_a_skill_is_told_which_and_how_to_get_it() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let (item, category, [driving, aid]) = given_forklift(&world, &admin).await;
    world.needs(&admin, NeedsOf::Item(item), &[(driving, 1)]).await;
    world.needs(&admin, NeedsOf::Category(category), &[(driving, 2), (aid, 1)]).await;
    let module = world.open_quiz(&admin, "Pre-use check").await;
    world.module_gives(&admin, module, driving, 2).await;
    world.rate(&admin, &sam, aid, 3).await;
    let code = world.code(&admin, item).await;
    let scan = format!("/e/{}", code.replace('-', ""));
    let start = format!("&#x2f;training&#x2f;modules&#x2f;{module}\"");

    let mut browser = Browser::of(&world, "sam.staff@harbour.example").await;
    let page = browser.get(&scan).await;
    for said in ["You cannot take it yet", "Driving &lt;forklifts&gt;", "Level 0, needs 2", &start]
    {
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }
    assert!(page.text.contains("Level 1 is enough"), "{}", page.text);
    assert!(!page.text.contains(">Take it</button>"), "{}", page.text);
    let refused = browser.post(TAKE, &[("code", &code), ("due", "")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let why = "What this item needs is missing: Driving &lt;forklifts&gt; 2";
    assert!(refused.text.contains(why) && refused.text.contains(&start), "{}", refused.text);
    assert!(browser.get("/equipment/mine").await.text.contains("You have nothing now"));

    world.rate(&admin, &sam, driving, 1).await;
    let refused = browser.post(TAKE, &[("code", &code)]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "the category asks for more");
    world.rate(&admin, &sam, driving, 2).await;
    let page = browser.get(&scan).await;
    assert!(page.text.contains(">Take it</button>"), "{}", page.text);
    let taken = browser.post(TAKE, &[("code", &code)]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
}

#[tokio::test]
async fn a_module_that_nobody_assigned_is_no_way_in() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let (item, _, [driving, _]) = given_forklift(&world, &admin).await;
    world.needs(&admin, NeedsOf::Item(item), &[(driving, 2)]).await;
    let module = world.quiz(&admin, "Pre-use check").await;
    world.module_gives(&admin, module, driving, 2).await;
    let scan = format!("/e/{}", world.code(&admin, item).await.replace('-', ""));

    let mut browser = Browser::of(&world, "sam.staff@harbour.example").await;
    let page = browser.get(&scan).await;
    assert!(page.text.contains("Ask your manager for it"), "{}", page.text);
    assert!(!page.text.contains(&format!("&#x2f;modules&#x2f;{module}")), "{}", page.text);
}

#[tokio::test]
async fn an_admin_gives_once_what_somebody_is_not_qualified_for() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let (item, _, [driving, aid]) = given_forklift(&world, &admin).await;
    world.needs(&admin, NeedsOf::Item(item), &[(driving, 2)]).await;
    let mut anna = Browser::of(&world, "anna").await;
    let path = format!("/equipment/{item}/give");
    let id = anna.get(&path).await.field("id");
    let fields =
        [("id", id.as_str()), ("person", "sam.staff@harbour.example"), ("reason", "Night shift")];
    let missing = "Driving <forklifts> 2";
    let post = async |anna: &mut Browser, more: &[(&'static str, &'static str)]| {
        anna.post(&path, &[&fields[..], more].concat()).await
    };

    let refused = post(&mut anna, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let offered = "Give it this once, although this is missing: Driving &lt;forklifts&gt; 2";
    assert!(refused.text.contains(offered), "{}", refused.text);
    assert!(refused.text.contains("Night shift"), "{}", refused.text);
    for (ticked, why) in [(missing, " "), ("First aid 1", "Why not"), ("", "Why not")] {
        let refused = post(&mut anna, &[("missing", ticked), ("waiver_reason", why)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{ticked}");
        let is_ticked =
            refused.text.contains("name=\"missing\" value=\"Driving &lt;forklifts&gt; 2\" checked");
        assert_eq!(is_ticked, ticked == missing, "{}", refused.text);
    }
    // What is asked for now is not what was read.
    world.needs(&admin, NeedsOf::Item(item), &[(driving, 2), (aid, 1)]).await;
    let waived = [("missing", missing), ("waiver_reason", "Licence is in the <mail>")];
    let refused = post(&mut anna, &waived).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Driving &lt;forklifts&gt; 2, First aid 1"), "{}", refused.text);
    world.needs(&admin, NeedsOf::Item(item), &[(driving, 2)]).await;
    for _ in 0..2 {
        let given = post(&mut anna, &waived).await;
        assert_eq!(given.location(), format!("/equipment/{item}"), "{}", given.text);
    }
    let page = anna.get(&format!("/equipment/{item}")).await;
    let kept = "Given although this was missing: Driving &lt;forklifts&gt; 2";
    assert!(page.text.contains(kept) && page.text.contains("in the &lt;mail&gt;"), "{}", page.text);
    let trail = anna.get("/admin/audit?action=equipment.item_taken").await;
    assert!(trail.text.contains("in the &lt;mail&gt;"), "{}", trail.text);

    let mut browser = Browser::of(&world, "sam.staff@harbour.example").await;
    browser.post(&format!("/equipment/{item}/return"), &[]).await;
    let code = world.code(&admin, item).await;
    let refused = browser.post(TAKE, &[("code", &code)]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "it held once");
    // Whoever has learned it meanwhile needs no waiver.
    world.rate(&admin, &sam, driving, 2).await;
    let id = anna.get(&path).await.field("id");
    let fields = [[("id", id.as_str())], [fields[1]], [fields[2]]].concat();
    let given = anna.post(&path, &[&fields[..], &waived].concat()).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
    let page = anna.get(&format!("/equipment/{item}")).await;
    assert_eq!(page.text.matches("Given although").count(), 1, "{}", page.text);
}

#[tokio::test]
async fn needs_are_added_changed_and_removed() {
    let (world, admin) = World::set_up().await;
    let (item, category, [driving, aid]) = given_forklift(&world, &admin).await;
    let mut anna = Browser::of(&world, "anna").await;
    let [driving, aid, none] = [driving.to_string(), aid.to_string(), no_id::<u8>().to_string()];
    for (owner, action) in [
        (format!("/equipment/{item}"), "equipment.item_needs_changed"),
        (format!("/equipment/categories/{category}"), "equipment.category_needs_changed"),
    ] {
        let path = format!("{owner}/needs");
        let version = anna.get(&path).await.field("version");
        let save = async |anna: &mut Browser, version: &str, rows: &[(&str, &str)]| {
            let mut fields = vec![("version".to_owned(), version.to_owned())];
            for (place, (skill, level)) in (1..).zip(rows) {
                fields.push((format!("skill_{place}"), (*skill).to_owned()));
                fields.push((format!("level_{place}"), (*level).to_owned()));
            }
            let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            anna.post(&path, &fields.collect::<Vec<_>>()).await
        };
        for (rows, said) in [
            (&[(driving.as_str(), "2"), (driving.as_str(), "3")][..], "Name each skill once"),
            (&[(driving.as_str(), "0")], "Choose a level from 1 to 4"),
            (&[(driving.as_str(), "5")], "level from 1 to 4"),
            (&[(none.as_str(), "1")], "does not exist any more"),
            (&[("x", "1")], "We could not read"),
        ] {
            let refused = save(&mut anna, &version, rows).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{rows:?}");
            assert!(refused.text.contains(said), "{rows:?}: {}", refused.text);
        }
        let more = [("version", version.as_str()), ("action", "add_skill")];
        let more = anna.post(&path, &more).await;
        assert!(more.text.contains("name=\"skill_1\""), "{}", more.text);

        let saved = save(&mut anna, &version, &[(&driving, "2"), (&aid, "1"), ("", "1")]).await;
        assert_eq!(saved.location(), owner, "{}", saved.text);
        let stale = save(&mut anna, &version, &[]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let page = anna.get(&path).await;
        assert!(page.text.contains("name=\"skill_2\""), "{}", page.text);
        assert!(anna.get("/skills").await.text.contains("First aid"));
        let skill = format!("/skills/{aid}/delete");
        let ask = anna.get(&skill).await;
        assert!(ask.text.contains("1 item or category of equipment needs"), "{}", ask.text);
        let kept = anna.post(&skill, &[("version", "1")]).await;
        assert_eq!(kept.status, StatusCode::CONFLICT, "{}", kept.text);

        let saved = save(&mut anna, &page.field("version"), &[("", "1")]).await;
        assert_eq!(saved.location(), owner, "{}", saved.text);
        let trail = anna.get(&format!("/admin/audit?action={action}")).await;
        assert_eq!(trail.text.matches("\"What\">Needs of").count(), 2, "{}", trail.text);
    }
}
