//! What equipment is looked for by, and how it changes hands.

use std::{iter, time::Duration};

use anyhow::Context;

use super::{CROWD, Scene, sign_in};
use crate::{
    client::{Client, Request},
    fill::{Filled, equipment::category},
    measure::Script,
    options::Size,
    server::Server,
};

/// The whole list, parts of it, and what people do with what they find.
pub(super) fn all(server: &Server, filled: &Filled, size: &Size) -> anyhow::Result<Vec<Scene>> {
    let admin = sign_in(server, &filled.admin)?;
    let kind = format!("category={}", category());
    let lists = [
        ("100,000 items", 800, String::new()),
        ("100,000 items, available of a category", 800, format!("?state=available&{kind}")),
        ("100,000 items, of a category by tag", 800, format!("?{kind}&sort=tag")),
        ("100,000 items, in use by location", 800, "?state=in_use&sort=location".to_owned()),
        ("100,000 items, by state from its end", 800, "?sort=state&direction=desc".to_owned()),
        ("100,000 items, overdue", 800, "?state=overdue".to_owned()),
        ("100,000 items, searched", 20_000, "?q=tool+31".to_owned()),
        ("10,000 items in use now", 5_000, "/in-use".to_owned()),
    ];
    let mut scenes: Vec<_> = lists
        .map(|(page, at_most, rest)| {
            let request = Request::get(&format!("/equipment{rest}"), Some(&admin), "</tbody>");
            Scene::of_page(page, at_most, (size.pages / 4, size.warm_up), &request)
        })
        .into();
    scenes.push(taking(server, filled, size, &admin)?);
    Ok(scenes)
}

/// Each connection is one person with one item, who takes it and returns it again and again.
fn taking(server: &Server, filled: &Filled, size: &Size, admin: &str) -> anyhow::Result<Scene> {
    let mut scripts = Vec::new();
    for (number, candidate) in filled.candidates.iter().take(1 + CROWD).enumerate() {
        let cookie = sign_in(server, &candidate.identifier)?;
        let (item, code) = new_item(server, admin, number)?;
        let form = format!("code={code}");
        let (mine, back) = ("/equipment/mine", format!("/equipment/{item}/return"));
        let take = Request::post("/equipment/activate", Some(&cookie), &form, mine);
        let give_back = Request::post(&back, Some(&cookie), "", mine);
        let both = iter::repeat([take, give_back]).flatten();
        scripts.push(Box::new(both) as Script);
    }
    let crowd = scripts.split_off(1);
    Ok(Scene {
        page: "an item taken or returned",
        at_most: Duration::from_micros(1_200),
        requests: size.saves,
        warm_up: size.warm_up,
        alone: scripts,
        crowd,
    })
}

/// Adds an item, and returns its id and the code that opens it.
fn new_item(server: &Server, admin: &str, number: usize) -> anyhow::Result<(String, String)> {
    let mut client = Client::connect(server.address)?;
    let form = client.send(&Request::get("/equipment/new", Some(admin), "name=\"tag\""))?;
    let id = between(&form.body, "name=\"id\" value=\"", "\"").context("the form has no id")?;
    let fields =
        format!("id={id}&tag=TAKEN-{number}&name=Drill&category=&model=&serial=&location=");
    let page = format!("/equipment/{id}");
    client.send(&Request::post("/equipment", Some(admin), &(fields + "&notes="), &page))?;
    let item = client.send(&Request::get(&page, Some(admin), "label__code"))?;
    let code = between(&item.body, "label__code\">", "<").context("the item has no code")?;
    Ok((id.to_owned(), code.to_owned()))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    Some(text.split_once(before)?.1.split_once(after)?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_is_found() {
        let html = "<p class=\"label__code\">T9WE-7WV2-C</p>";
        assert_eq!(between(html, "label__code\">", "<"), Some("T9WE-7WV2-C"));
        assert_eq!(between(html, "label__tag\">", "<"), None);
    }
}
