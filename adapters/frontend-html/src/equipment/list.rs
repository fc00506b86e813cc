use application::{
    App, Page as Lines,
    equipment::{
        ItemChoices, ItemLine, ItemsSortedBy, ListItems, StateFilter, list_item_choices,
        list_seen_items,
    },
};
use axum::{extract::State, response::Response};
use domain_kernel::{Date, Permission};
use serde::Serialize;

use super::{
    sample,
    words::{DueText, StateText, item_url, retired},
};
use crate::{
    form::{Choice, Draft, Field},
    pager::Pager,
    parts::Hidden,
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    sort::{self, SortHead},
    views::Page,
    visitor::Signed,
};

const PATH: &str = "/equipment";

/// The items of the company, or those of them that can be taken.
#[derive(Debug, Serialize)]
pub(crate) struct ItemsPage {
    /// Whether its reader sees all items, and who has them.
    sees_all: bool,
    may_manage: bool,
    matches: String,
    search: String,
    filters: Vec<Filter>,
    hidden: Vec<Hidden>,
    heads: Vec<SortHead>,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    items: Vec<Line>,
    /// Where whoever manages equipment takes all of them away.
    export: Option<Export>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Export {
    csv: String,
    xlsx: String,
}

#[derive(Debug, Serialize)]
struct Filter {
    of: Field,
    label: String,
    choices: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    note: Option<String>,
    tag: String,
    state: StateText,
    holder: Option<String>,
    holder_url: Option<String>,
    due: Option<DueText>,
    location: Option<String>,
}

/// What its reader may do.
#[derive(Clone, Copy)]
struct Sight {
    sees_all: bool,
    may_manage: bool,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = asked(&query);
    let sight = Sight {
        sees_all: actor.permit(Permission::SeeEquipment).is_ok(),
        may_manage: actor.permit(Permission::ManageEquipment).is_ok(),
    };
    let today = screen.reader().day_at(app.clock.now());
    let items = list_seen_items(&app, &actor, &asked, &today).await?;
    let choices = list_item_choices(&app, &actor).await?;
    let page = ItemsPage::new(&items, &choices, &asked, (sight, today.date), screen.reader());
    Ok(screen.show(&page))
}

/// What the address of a list asks for.
pub(super) fn asked(query: &Query) -> ListItems {
    ListItems {
        search: query.text("q").to_owned(),
        state: StateFilter::parse(query.text("state")).unwrap_or_default(),
        category: query.text("category").parse().ok(),
        location: query.text("location").parse().ok(),
        sorted_by: ItemsSortedBy::parse(query.text("sort")).unwrap_or_default(),
        direction: sort::direction(query.text("direction")),
        page: query.page(),
    }
}

impl ItemsPage {
    fn new(
        items: &Lines<ItemLine>,
        choices: &ItemChoices,
        asked: &ListItems,
        (sight, today): (Sight, Date),
        reader: &Reader,
    ) -> Self {
        let category = asked.category.map(|it| it.to_string()).unwrap_or_default();
        let location = asked.location.map(|it| it.to_string()).unwrap_or_default();
        let state = match asked.state {
            StateFilter::Kept => "",
            state if sight.sees_all => state.name(),
            _ => "",
        };
        let fields = [
            ("q", asked.search.as_str()),
            ("state", state),
            ("category", category.as_str()),
            ("location", location.as_str()),
        ];
        let sorted = match asked.sorted_by {
            ItemsSortedBy::Name => "",
            other => other.name(),
        };
        let order = [("sort", sorted), ("direction", sort::word(asked.direction))];
        let heads = ItemsSortedBy::ALL.map(|it| {
            let current = (it == asked.sorted_by).then_some(asked.direction);
            SortHead::new(it.name(), reader.say(head(it)), current, PATH, &fields)
        });
        let is_part = query::url(PATH, &fields) != PATH;
        let matches = reader.count("items-match", "items-match-many", items.n_matches);
        Self {
            sees_all: sight.sees_all,
            may_manage: sight.may_manage,
            matches,
            search: asked.search.clone(),
            filters: filters(choices, &fields, sight, reader),
            hidden: order
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| Hidden::new(name, value))
                .collect(),
            heads: heads.into(),
            all_url: is_part.then_some(PATH),
            items: items.items.iter().map(|it| Line::new(it, today, reader)).collect(),
            export: sight.may_manage.then(|| Export {
                csv: query::url("/equipment.csv", &fields),
                xlsx: query::url("/equipment.xlsx", &fields),
            }),
            pager: Pager::new(items, PATH, &[&fields[..], &order].concat()),
        }
    }
}

fn filters(
    choices: &ItemChoices,
    fields: &[(&'static str, &str)],
    sight: Sight,
    reader: &Reader,
) -> Vec<Filter> {
    let draft = Draft::filled(fields.iter().copied());
    let all = |key: &str| [(String::new(), reader.say(key))].into_iter();
    let categories = choices.categories.iter();
    let categories = categories.map(|(id, name)| (id.to_string(), name.as_str().to_owned()));
    let locations = choices.locations.iter();
    let locations = locations.map(|(id, path)| (id.to_string(), path.as_str().to_owned()));
    let states = StateFilter::ALL.into_iter().filter(|it| *it != StateFilter::Kept);
    let states = states.map(|it| (it.name().to_owned(), reader.say(state(it))));
    let filter = |name: &'static str, label: &str, choices| Filter {
        of: draft.field(name, reader),
        label: reader.say(label),
        choices,
    };
    let by_state = sight.sees_all.then(|| {
        let choices = draft.choices("state", all("item-state-kept").chain(states));
        filter("state", "item-state", choices)
    });
    let by_category = draft.choices("category", all("items-all-categories").chain(categories));
    let by_location = draft.choices("location", all("items-all-locations").chain(locations));
    let others = [
        filter("category", "item-category", by_category),
        filter("location", "item-location", by_location),
    ];
    by_state.into_iter().chain(others).collect()
}

fn state(filter: StateFilter) -> &'static str {
    match filter {
        StateFilter::Kept => "item-state-kept",
        StateFilter::Available | StateFilter::Free => "item-state-available",
        StateFilter::InUse => "item-state-in-use",
        StateFilter::Overdue => "item-overdue",
        StateFilter::Maintenance => "item-state-maintenance",
        StateFilter::Retired => "item-state-retired",
        StateFilter::InspectionDue => "item-inspection-due",
    }
}

fn head(column: ItemsSortedBy) -> &'static str {
    match column {
        ItemsSortedBy::Name => "item",
        ItemsSortedBy::Tag => "item-tag",
        ItemsSortedBy::State => "item-state",
        ItemsSortedBy::Location => "item-location",
    }
}

impl Line {
    fn new(item: &ItemLine, today: Date, reader: &Reader) -> Self {
        let holding = item.holding.as_ref();
        let due = holding.and_then(|it| it.due);
        Self {
            href: item_url(item.id),
            name: item.name.as_str().to_owned(),
            note: item.model.as_ref().map(|it| it.as_str().to_owned()),
            tag: item.tag.as_str().to_owned(),
            state: StateText::of(item.state, due, today, reader)
                .of_holder(item.holding.as_ref(), reader),
            holder: match (holding, item.state.retired()) {
                (Some(it), _) => Some(it.name.as_str().to_owned()),
                (None, Some(reason)) => Some(retired(reason, reader)),
                (None, None) => None,
            },
            holder_url: holding.map(|it| format!("/team/{}", it.person)),
            due: holding.map(|it| DueText::holding(it, today, reader)),
            location: item.location.clone(),
        }
    }
}

impl Page for ItemsPage {
    const TEMPLATE: &'static str = "equipment/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say(if self.sees_all { "items-title" } else { "items-free-title" })
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::PageNumber;

        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        let admin = Sight { sees_all: true, may_manage: true };
        let staff = Sight { sees_all: false, may_manage: false };
        let all = ListItems::default();
        let searched = ListItems {
            search: "\"x\"".to_owned(),
            state: StateFilter::Overdue,
            sorted_by: ItemsSortedBy::Location,
            ..ListItems::default()
        };
        let day = sample::today();
        let choices = sample::choices();
        let free = sample::lines().into_iter().filter(|it| it.holding.is_none()).collect();
        vec![
            Self::new(&page(sample::lines(), 10_001), &choices, &all, (admin, day), reader),
            Self::new(&page(Vec::new(), 0), &choices, &searched, (admin, day), reader),
            Self::new(&page(Vec::new(), 0), &choices, &all, (admin, day), reader),
            Self::new(&page(free, 1), &choices, &all, (staff, day), reader),
        ]
    }
}
