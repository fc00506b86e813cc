use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn the_companys_color_language_zone_and_logo_are_on_everybodys_pages() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let page = browser.get("/admin/settings").await;
    let version = page.field("version");
    let fields = [
        ("version", version.as_str()),
        ("name", "Harbour & Daughters"),
        ("address", "Quay 4\nHull"),
        ("accent", "#7a2e4d"),
        ("language", "de"),
        ("time_zone", "Pacific/Auckland"),
        ("joining", "approval"),
    ];

    assert_eq!(browser.post("/admin/settings", &fields).await.location(), "/admin/settings");

    let page = browser.get("/admin/settings").await;
    assert!(page.text.contains("<html lang=\"de\">"), "{}", page.text);
    assert!(page.text.replace("&#x2f;", "/").contains("href=\"/accent/7a2e4d\""));
    assert!(page.text.contains("Harbour &amp; Daughters"));
    let style = browser.get("/accent/7a2e4d").await;
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
    // Noon in Greenwich, where the clock of the world stands.
    assert!(browser.get("/admin/audit").await.text.contains("25. November 2026, 01:00"));

    assert_eq!(browser.upload("/admin/settings/logo", "logo", b"photo!").await.status, 303);
    let page = browser.get("/dashboard").await;
    let text = page.text.replace("&#x2f;", "/");
    let logo = text.split("src=\"/company/logo/").nth(1).and_then(|it| it.split('"').next());
    let logo = browser.get(&format!("/company/logo/{}", logo.expect("a logo"))).await;
    assert_eq!((logo.status, logo.header("content-type")), (StatusCode::OK, "image/png"));
}

#[tokio::test]
async fn a_setting_that_is_wrong_is_refused_at_its_field_and_nothing_is_stored() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let version = browser.get("/admin/settings").await.field("version");
    for (field, value) in [
        ("name", ""),
        ("accent", "#ffd400"),
        ("language", "fr"),
        ("time_zone", "Europe/Hull"),
        ("joining", "maybe"),
    ] {
        let mut fields =
            vec![("version", version.as_str()), ("name", "Harbour"), ("joining", "approval")];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        let answer = browser.post("/admin/settings", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(answer.text.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert_eq!(browser.get("/admin/settings").await.field("name"), "Harbour & Sons");
    for color in ["ffd400", "zzz"] {
        assert_eq!(browser.get(&format!("/accent/{color}")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn another_company_id_is_given_after_a_question() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let before = browser.get("/admin/settings").await.text;
    let version = browser.get("/admin/settings/code").await.field("version");

    let answer = browser.post("/admin/settings/code", &[("version", &version)]).await;
    assert_eq!(answer.location(), "/admin/settings");
    let after = browser.get("/admin/settings").await.text;
    let code = |text: &str| {
        let at = text.split("code-large\">").nth(1).expect("a code");
        at.split('<').next().expect("a code").to_owned()
    };
    assert_ne!(code(&before), code(&after));
    let again = browser.post("/admin/settings/code", &[("version", &version)]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}
