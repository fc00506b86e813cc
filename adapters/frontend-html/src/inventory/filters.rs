//! What the grid can be narrowed by, as a form.

use application::inventory::{FilterValues, ShownStock, ValueCount};
use domain_inventory::{CustomerKey, StockColumn};
use serde::Serialize;

use super::{
    asked::{Asked, Fields, field, hidden, url},
    rows, words,
};
use crate::{
    form::{Choice, Draft, Field},
    parts::Hidden,
    reader::Reader,
};

pub(super) const VALUES: &str = "/inventory/values";

#[derive(Debug, Serialize)]
pub(super) struct Filters {
    search: String,
    menus: Vec<Menu>,
    /// From when to when, for each column of days.
    dates: Vec<DateFields>,
    hidden: Vec<Hidden>,
    /// Where the whole is, if this is part of it.
    all_url: Option<String>,
}

/// A column of which some values are chosen.
#[derive(Debug, Serialize)]
struct Menu {
    name: &'static str,
    label: String,
    /// How many are chosen.
    chosen: String,
    choices: Vec<Choice>,
    /// Where they are chosen that are too many for a menu.
    picker: Option<String>,
}

#[derive(Debug, Serialize)]
struct DateFields {
    from: Field,
    from_label: String,
    to: Field,
    to_label: String,
}

impl Filters {
    pub(super) fn new(shown: &ShownStock, asked: &Asked, path: &str, reader: &Reader) -> Self {
        let columns = FilterValues::COLUMNS.into_iter();
        let menus = columns.filter(|it| !shown.values.of(*it).is_empty());
        let is_part = !asked.filter.is_empty();
        let rest = [asked.order_fields(), asked.manner_fields()].concat();
        Self {
            search: asked.filter.text.clone().unwrap_or_default(),
            menus: menus.map(|it| Menu::new(it, shown, asked, reader)).collect(),
            dates: dates(shown, asked, reader),
            all_url: is_part.then(|| url(path, &rest)),
            hidden: hidden(rest),
        }
    }
}

impl Menu {
    fn new(column: StockColumn, shown: &ShownStock, asked: &Asked, reader: &Reader) -> Self {
        let chosen = asked.chosen(column);
        let draft = Draft::filled(chosen.iter().map(|it| (field(column), it.as_str())));
        let are_many = shown.values.are_many(column);
        let offered = shown.values.of(column).iter().filter(|_| !are_many);
        let mut values: Vec<&str> = offered.map(|it| it.value.as_str()).collect();
        // What is chosen can be given up, whether it is still there or not.
        let gone: Vec<&str> =
            chosen.iter().map(String::as_str).filter(|it| !values.contains(it)).collect();
        values.extend(gone);
        let named = values.into_iter().map(|it| (it.to_owned(), name(column, it, shown)));
        let picked = [vec![("column", field(column).to_owned())], asked.fields()].concat();
        Self {
            name: field(column),
            label: reader.say(words::column(column)),
            chosen: match chosen.len() {
                0 => reader.say("stock-filter-any"),
                n => reader.number(i64::try_from(n).unwrap_or(i64::MAX)),
            },
            choices: draft.choices(field(column), named),
            picker: are_many.then(|| url(VALUES, &picked)),
        }
    }
}

fn name(column: StockColumn, value: &str, shown: &ShownStock) -> String {
    match column {
        StockColumn::Customer => {
            rows::customer(&CustomerKey::restore(value.to_owned()), &shown.names).to_owned()
        }
        _ => value.to_owned(),
    }
}

fn dates(shown: &ShownStock, asked: &Asked, reader: &Reader) -> Vec<DateFields> {
    let draft = Draft::filled(asked.filter_fields());
    let of = |names: [&'static str; 2], labels: [&str; 2]| DateFields {
        from: draft.field(names[0], reader),
        from_label: reader.say(labels[0]),
        to: draft.field(names[1], reader),
        to_label: reader.say(labels[1]),
    };
    let has = |it| shown.generation.columns.contains(&it);
    let expires = has(StockColumn::ExpiresOn)
        .then(|| of(["expires_from", "expires_to"], ["stock-expires-from", "stock-expires-to"]));
    let moved = has(StockColumn::LastMovedOn)
        .then(|| of(["moved_from", "moved_to"], ["stock-moved-from", "stock-moved-to"]));
    expires.into_iter().chain(moved).collect()
}

/// What the lines of an export are narrowed by, in a line of words.
pub(super) fn in_words(
    asked: &Asked,
    name: impl Fn(StockColumn, &str) -> String,
    reader: &Reader,
) -> String {
    let label = |field: &str| match field {
        "q" => reader.say("stock-search"),
        "customer" => reader.say(words::column(StockColumn::Customer)),
        "bin" => reader.say(words::column(StockColumn::Bin)),
        "status" => reader.say(words::column(StockColumn::Status)),
        "expires_from" => reader.say("stock-expires-from"),
        "expires_to" => reader.say("stock-expires-to"),
        "moved_from" => reader.say("stock-moved-from"),
        "moved_to" => reader.say("stock-moved-to"),
        _ => reader.say(words::column(StockColumn::Part)),
    };
    let fields: Fields = asked.filter_fields();
    let said = fields.into_iter().filter(|(_, value)| !value.is_empty()).map(|(field, value)| {
        let value = match field {
            "customer" => name(StockColumn::Customer, &value),
            _ => value,
        };
        format!("{}: {value}", label(field))
    });
    said.collect::<Vec<_>>().join("; ")
}

/// A value of a picker, with how many lines have it.
pub(super) fn counted(value: &ValueCount, name: &str, reader: &Reader) -> String {
    let n_lines = reader.number(i64::from(words::count(value.n_lines)));
    format!("{name} ({n_lines})")
}
