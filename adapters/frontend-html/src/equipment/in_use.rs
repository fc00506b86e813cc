use application::{
    App, Page as Lines,
    equipment::{InUseLine, ListInUse, list_in_use},
};
use axum::{extract::State, response::Response};
use domain_equipment::ItemState;
use domain_kernel::{Date, Role};
use serde::Serialize;

use super::{
    sample,
    words::{DueText, StateText, item_url, today},
};
use crate::{
    pager::Pager,
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::Signed,
};

const PATH: &str = "/equipment/in-use";

/// What is out, by when it has to be back.
#[derive(Debug, Serialize)]
pub(crate) struct InUsePage {
    matches: String,
    search: String,
    only_overdue: bool,
    only_inactive: bool,
    /// For whoever leads people: whether these are only theirs.
    only_team: Option<bool>,
    /// Whose items these are, if they are one person's.
    of_holder: Option<String>,
    all_url: Option<&'static str>,
    items: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    tag: String,
    state: StateText,
    holder: String,
    holder_url: String,
    since: String,
    due: Option<DueText>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    // Admins lead nobody by being admins, and see everybody's.
    let leader = actor.person_id().filter(|_| actor.role() == Some(Role::Manager));
    let asked = ListInUse {
        search: query.text("q").to_owned(),
        only_overdue: query.text("overdue") == "1",
        only_inactive: query.text("inactive") == "1",
        holder: query.text("holder").parse().ok(),
        below: leader.filter(|_| query.text("team") == "1"),
        page: query.page(),
    };
    let today = today(app.clock.now(), screen.reader());
    let items = list_in_use(&app, &actor, &asked, today).await?;
    let page = InUsePage::new(&items, &asked, (today, leader.is_some()), screen.reader());
    Ok(screen.show(&page))
}

impl InUsePage {
    fn new(
        items: &Lines<InUseLine>,
        asked: &ListInUse,
        (today, is_leader): (Date, bool),
        reader: &Reader,
    ) -> Self {
        let ticked = |is_on| if is_on { "1" } else { "" };
        let holder = asked.holder.map(|it| it.to_string());
        let fields = [
            ("q", asked.search.as_str()),
            ("overdue", ticked(asked.only_overdue)),
            ("inactive", ticked(asked.only_inactive)),
            ("team", ticked(asked.below.is_some())),
            ("holder", holder.as_deref().unwrap_or_default()),
        ];
        Self {
            matches: reader.count("items-in-use-match", "items-in-use-match-many", items.n_matches),
            search: asked.search.clone(),
            only_overdue: asked.only_overdue,
            only_inactive: asked.only_inactive,
            only_team: is_leader.then_some(asked.below.is_some()),
            all_url: (query::url(PATH, &fields) != PATH).then_some(PATH),
            of_holder: holder.clone(),
            items: items.items.iter().map(|it| Line::new(it, today, reader)).collect(),
            pager: Pager::new(items, PATH, &fields),
        }
    }
}

impl Line {
    fn new(line: &InUseLine, today: Date, reader: &Reader) -> Self {
        let holding = &line.holding;
        Self {
            href: item_url(line.item),
            name: line.name.as_str().to_owned(),
            tag: line.tag.as_str().to_owned(),
            state: StateText::of(ItemState::InUse, holding.due, today, reader)
                .of_holder(Some(holding), reader),
            holder: holding.name.as_str().to_owned(),
            holder_url: format!("/team/{}", holding.person),
            since: reader.date_time(holding.since),
            due: holding.due.map(|_| DueText::holding(holding, today, reader)),
        }
    }
}

impl Page for InUsePage {
    const TEMPLATE: &'static str = "equipment/in_use.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("items-in-use-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::PageNumber;

        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        let day = sample::today();
        let late = ListInUse { only_overdue: true, ..ListInUse::default() };
        let holder = sample::left_behind().first().map(|it| it.holding.person);
        let left = ListInUse { only_inactive: true, holder, ..ListInUse::default() };
        let team = ListInUse { below: holder, ..ListInUse::default() };
        let all = ListInUse::default();
        let admin = (day, false);
        vec![
            Self::new(&page(sample::out(), 40), &all, admin, reader),
            Self::new(&page(Vec::new(), 0), &late, admin, reader),
            Self::new(&page(sample::left_behind(), 1), &left, admin, reader),
            Self::new(&page(Vec::new(), 0), &all, admin, reader),
            Self::new(&page(sample::out(), 2), &team, (day, true), reader),
        ]
    }
}
