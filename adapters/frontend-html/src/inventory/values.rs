//! The values of a column, where a menu has no room for them.

use application::{
    App,
    inventory::{FilterValues, ListValues, ListedValues, list_values},
};
use axum::{extract::State, response::Response};
use domain_inventory::{CustomerKey, StockColumn};
use serde::Serialize;

use super::{
    asked::{Asked, Fields, PATH, field, hidden, url},
    filters,
    grid::{Viewer, no_stock},
    rows, sample, words,
};
use crate::{
    form::{Choice, Draft},
    parts::Hidden,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::Signed,
};

/// Boxes to tick, and a search for those that are not shown.
#[derive(Debug, Serialize)]
pub(crate) struct ValuesPage {
    label: String,
    name: &'static str,
    back: String,
    find: String,
    /// What the search carries along, the chosen values included.
    kept: Vec<Hidden>,
    /// What the choice carries along.
    rest: Vec<Hidden>,
    choices: Vec<Choice>,
    are_more: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = Asked::of(&query);
    let column = column(query.text("column"));
    let (search, insists, whose) = (find(&query), asked.insists, asked.whose);
    let command = ListValues { column, search: search.clone(), insists, whose };
    match list_values(&app, &actor, &command).await? {
        Ok(listed) => {
            Ok(screen.show(&ValuesPage::new(&listed, &asked, (column, search), screen.reader())))
        }
        Err(not_yet) => Ok(no_stock(&not_yet, &asked, Viewer::of(&actor), &screen)),
    }
}

/// What is none of them is the part, which every generation has.
fn column(name: &str) -> StockColumn {
    let column = FilterValues::COLUMNS.into_iter().find(|it| field(*it) == name);
    column.unwrap_or(StockColumn::Part)
}

fn find(query: &Query) -> String {
    query.text("find").chars().take(application::inventory::StockFilter::MOST_CHARS).collect()
}

impl ValuesPage {
    fn new(
        listed: &ListedValues,
        asked: &Asked,
        (column, find): (StockColumn, String),
        reader: &Reader,
    ) -> Self {
        let chosen = asked.chosen(column);
        let draft = Draft::filled(chosen.iter().map(|it| (field(column), it.as_str())));
        let most = usize::try_from(ListedValues::MOST).unwrap_or(usize::MAX);
        let shown = listed.values.iter().take(most);
        let is_shown = |it: &&String| shown.clone().any(|shown| shown.value == **it);
        let hidden_chosen = chosen.iter().filter(|it| !is_shown(it));
        let named = |it: &str| match column {
            StockColumn::Customer => {
                rows::customer(&CustomerKey::restore(it.to_owned()), &listed.names).to_owned()
            }
            _ => it.to_owned(),
        };
        let first = hidden_chosen.map(|it| (it.clone(), named(it)));
        let others = shown
            .clone()
            .map(|it| (it.value.clone(), filters::counted(it, &named(&it.value), reader)));
        let own = [vec![("column", field(column).to_owned())], asked.fields()].concat();
        let is_rest = |it: &(&'static str, String)| it.0 != field(column);
        let rest: Fields = asked.fields().into_iter().filter(is_rest).collect();
        Self {
            label: reader.say(words::column(column)),
            name: field(column),
            back: url(PATH, &asked.fields()),
            find,
            kept: hidden(own),
            rest: hidden(rest),
            choices: draft.choices(field(column), first.chain(others)),
            are_more: listed.are_more(),
        }
    }
}

impl Page for ValuesPage {
    const TEMPLATE: &'static str = "inventory/values.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("stock-values-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let bins = sample::shown().values.of(StockColumn::Bin).to_vec();
        let many = (0..5).flat_map(|_| bins.clone()).collect();
        let listed = ListedValues { values: bins, names: sample::names() };
        let too_many = ListedValues { values: many, ..listed.clone() };
        let nothing = ListedValues::default();
        let query: Query = [("q", "tea"), ("bin", "A3"), ("bin", "Z9")].into_iter().collect();
        let asked = Asked::of(&query);
        let page = |it: &ListedValues, find: &str| {
            Self::new(it, &asked, (StockColumn::Bin, find.to_owned()), reader)
        };
        vec![page(&listed, ""), page(&too_many, ""), page(&nothing, "Q")]
    }
}
