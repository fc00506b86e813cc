use application::{
    App, Message, Page as Lines, PageNumber,
    equipment::{LocationLine, list_locations},
};
use axum::{extract::State, response::Response};
use domain_kernel::fold;
use serde::Serialize;

use super::{PATH, url};
use crate::{
    equipment::group_sample, pager::Pager, parts::count, problem::Problem, query::Query,
    reader::Reader, screen::Screen, views::Page, visitor::Signed,
};

/// All locations, each before those that are in it, or those that were searched for.
#[derive(Debug, Serialize)]
pub(crate) struct LocationsPage {
    search: String,
    /// Where all of them are, when these are some of them.
    all_url: Option<&'static str>,
    locations: Vec<Line>,
    matches: String,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    /// How far it is moved in.
    depth: usize,
    /// The names of those it is in, where no line above says so.
    within: Option<String>,
    items: String,
    items_url: String,
    new_url: String,
}

pub(crate) async fn index(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let locations = list_locations(&app, &actor).await?;
    let page = LocationsPage::new(&locations, query.text("q"), query.page(), screen.reader());
    Ok(screen.show(&page))
}

impl LocationsPage {
    fn new(locations: &[LocationLine], search: &str, number: PageNumber, reader: &Reader) -> Self {
        let searched = fold(search.trim());
        let has = |it: &&LocationLine| fold(it.path.as_str()).contains(&searched);
        let found: Vec<&LocationLine> = locations.iter().filter(has).collect();
        let n_matches = count(found.len());
        let skipped = usize::try_from(number.n_skipped()).unwrap_or(usize::MAX);
        let n_lines = usize::try_from(Lines::<()>::N_LINES).unwrap_or(usize::MAX);
        let on_page = found.into_iter().skip(skipped).take(n_lines).enumerate();
        let is_tree = searched.is_empty();
        let lines = on_page.map(|(place, it)| Line::new(it, is_tree, place == 0, reader));
        let page = Lines { items: lines.collect(), number, n_matches };
        Self {
            search: search.to_owned(),
            all_url: (!is_tree).then_some(PATH),
            matches: reader.text(&Message::new("item-locations-match").number("n", n_matches)),
            pager: Pager::new(&page, PATH, &[("q", search)]),
            locations: page.items,
        }
    }
}

impl Line {
    fn new(location: &LocationLine, is_tree: bool, is_first: bool, reader: &Reader) -> Self {
        let LocationLine { settings, path, depth, n_items, .. } = location;
        let items = Message::new("item-location-items").number("n", *n_items);
        let within = path.as_str().strip_suffix(settings.name.as_str());
        let within = within.map(|it| it.trim_end_matches(", ").to_owned());
        Self {
            href: url(location.id),
            name: settings.name.as_str().to_owned(),
            depth: if is_tree { *depth } else { 0 },
            within: within.filter(|it| !it.is_empty() && (is_first || !is_tree)),
            items: reader.text(&items),
            items_url: format!("/equipment?location={}", location.id),
            new_url: format!("{PATH}/new?in={}", location.id),
        }
    }
}

impl Page for LocationsPage {
    const TEMPLATE: &'static str = "equipment/locations/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("item-locations-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let locations = group_sample::locations();
        let page = |locations: &[LocationLine], search: &str| {
            Self::new(locations, search, PageNumber::FIRST, reader)
        };
        vec![
            page(&locations, ""),
            page(&locations, "SHELF"),
            page(&locations, "<nowhere>"),
            page(&[], ""),
        ]
    }
}
