//! What is reserved in a week.

use application::{
    App, Message, Page as Lines,
    equipment::{CalendarItem, ItemChoices, SeeCalendar, Shown, list_item_choices, see_calendar},
};
use axum::{extract::State, response::Response};
use domain_kernel::{Date, Timestamp, parse_day};
use serde::Serialize;

use super::{
    Looking, reservation_sample as sample,
    week::{Entry, Week},
};
use crate::{
    equipment::words::{item_url, today},
    form::{Choice, Draft, Field},
    pager::Pager,
    parts::Hidden,
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::Signed,
};

pub(super) const PATH: &str = "/equipment/reservations";

/// Items and the days of a week, each with who has reserved what.
#[derive(Debug, Serialize)]
pub(crate) struct ReservationsPage {
    heading: String,
    /// Whether its reader sees the pages of items.
    sees_all: bool,
    matches: String,
    weeks: Vec<WeekLink>,
    search: String,
    hidden: Vec<Hidden>,
    filters: Vec<Filter>,
    /// Where the whole week is, if this is part of it.
    all_url: Option<String>,
    /// Where all items are, to choose one.
    choose_url: String,
    days: Vec<Day>,
    items: Vec<Row>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct WeekLink {
    href: String,
    text: String,
    rel: &'static str,
}

#[derive(Debug, Serialize)]
struct Filter {
    of: Field,
    label: String,
    choices: Vec<Choice>,
}

/// A column, and on narrow screens a list.
#[derive(Debug, Serialize)]
struct Day {
    id: String,
    short: String,
    long: String,
    is_today: bool,
    is_empty: bool,
}

#[derive(Debug, Serialize)]
struct Row {
    href: String,
    reserve_url: String,
    name: String,
    tag: String,
    days: Vec<Vec<Entry>>,
}

/// Who looks, and when.
#[derive(Clone, Copy)]
struct Look {
    by: Looking,
    now: Timestamp,
    today: Date,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let now = app.clock.now();
    let look = Look { by: Looking::of(&actor), now, today: today(now, screen.reader()) };
    let day = parse_day(query.text("from")).unwrap_or(look.today);
    let week = Week::of(day, screen.reader());
    let asked = SeeCalendar {
        from: week.whole().from(),
        to: week.whole().to(),
        search: query.text("q").to_owned(),
        category: query.text("category").parse().ok(),
        location: query.text("location").parse().ok(),
        shown: Shown::parse(query.text("show")).unwrap_or_default(),
        page: query.page(),
    };
    let items = see_calendar(&app, &actor, &asked).await?;
    let choices = list_item_choices(&app, &actor).await?;
    let page = ReservationsPage::new(&items, &choices, (&asked, &week), look, screen.reader());
    Ok(screen.show(&page))
}

impl ReservationsPage {
    fn new(
        items: &Lines<CalendarItem>,
        choices: &ItemChoices,
        (asked, week): (&SeeCalendar, &Week),
        look: Look,
        reader: &Reader,
    ) -> Self {
        let text = |it: Option<String>| it.unwrap_or_default();
        let category = text(asked.category.map(|it| it.to_string()));
        let location = text(asked.location.map(|it| it.to_string()));
        let shown = if asked.shown == Shown::default() { "" } else { asked.shown.name() };
        let filters = [
            ("q", asked.search.as_str()),
            ("show", shown),
            ("category", category.as_str()),
            ("location", location.as_str()),
        ];
        let is_now = week.days().any(|it| it == look.today);
        let monday = if is_now { String::new() } else { week.monday.to_string() };
        let from = [("from", monday.as_str())];
        let this_week = query::url(PATH, &from);
        let is_part = query::url(PATH, &[&from[..], &filters].concat()) != this_week;
        let rows: Vec<Row> =
            items.items.iter().map(|it| Row::new(it, week, look, reader)).collect();
        let days = week.days().enumerate().map(|(n, day)| Day {
            id: format!("day-{day}"),
            short: reader.short_day(day),
            long: reader.day(day),
            is_today: day == look.today,
            is_empty: rows.iter().all(|it| it.days.get(n).is_none_or(Vec::is_empty)),
        });
        let heading = Message::new("reservations-week").text("day", &reader.date(week.monday));
        let all_items = [("show", Shown::All.name())];
        Self {
            heading: reader.text(&heading),
            sees_all: look.by.sees_all,
            matches: reader.count("items-match", "items-match-many", items.n_matches),
            weeks: weeks(week, (is_now, &filters), reader),
            search: asked.search.clone(),
            hidden: from.iter().filter(|it| !it.1.is_empty()).map(hidden).collect(),
            filters: self::filters(choices, &filters, reader),
            all_url: is_part.then_some(this_week),
            choose_url: query::url(PATH, &[&from[..], &all_items].concat()),
            days: days.collect(),
            items: rows,
            pager: Pager::new(items, PATH, &[&from[..], &filters].concat()),
        }
    }
}

fn hidden(of: &(&'static str, &str)) -> Hidden {
    Hidden::new(of.0, of.1)
}

fn weeks(
    week: &Week,
    (is_now, filters): (bool, &[(&'static str, &str)]),
    reader: &Reader,
) -> Vec<WeekLink> {
    let link = |from: String, key, rel| WeekLink {
        href: query::url(PATH, &[&[("from", from.as_str())], filters].concat()),
        text: reader.say(key),
        rel,
    };
    let day = |weeks| week.beside(weeks).map(|it| it.to_string());
    let before = day(-1).map(|it| link(it, "reservations-week-before", "prev"));
    let this = (!is_now).then(|| link(String::new(), "reservations-week-this", ""));
    let after = day(1).map(|it| link(it, "reservations-week-after", "next"));
    before.into_iter().chain(this).chain(after).collect()
}

fn filters(choices: &ItemChoices, fields: &[(&'static str, &str)], reader: &Reader) -> Vec<Filter> {
    let draft = Draft::filled(fields.iter().copied());
    let all = |key: &str| [(String::new(), reader.say(key))].into_iter();
    let categories = choices.categories.iter();
    let categories = categories.map(|(id, name)| (id.to_string(), name.as_str().to_owned()));
    let locations = choices.locations.iter();
    let locations = locations.map(|(id, path)| (id.to_string(), path.as_str().to_owned()));
    let shown = [(Shown::Own, "reservations-own"), (Shown::All, "reservations-all")];
    let shown = shown.map(|(it, key)| (it.name().to_owned(), reader.say(key)));
    let filter = |name: &'static str, label: &str, choices| Filter {
        of: draft.field(name, reader),
        label: reader.say(label),
        choices,
    };
    vec![
        filter(
            "show",
            "reservations-show",
            draft.choices("show", all("reservations-reserved").chain(shown)),
        ),
        filter(
            "category",
            "item-category",
            draft.choices("category", all("items-all-categories").chain(categories)),
        ),
        filter(
            "location",
            "item-location",
            draft.choices("location", all("items-all-locations").chain(locations)),
        ),
    ]
}

impl Row {
    fn new(item: &CalendarItem, week: &Week, look: Look, reader: &Reader) -> Self {
        let url = item_url(item.id);
        Self {
            reserve_url: format!("{url}/reserve"),
            href: url,
            name: item.name.as_str().to_owned(),
            tag: item.tag.as_str().to_owned(),
            days: week.entries(item, (look.by.own, look.now), reader),
        }
    }
}

impl Page for ReservationsPage {
    const TEMPLATE: &'static str = "equipment/reservations/index.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::PageNumber;

        let today = sample::today();
        let asked = |shown, search: &str, week: &Week| SeeCalendar {
            from: week.whole().from(),
            to: week.whole().to(),
            search: search.to_owned(),
            category: None,
            location: None,
            shown,
            page: PageNumber::FIRST,
        };
        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        let (choices, week) = (sample::choices(), Week::of(today, reader));
        let later = Week::of(Date::constant(2027, 1, 1), reader);
        let look = |sees_all| Look { by: sample::looking(sees_all), now: sample::noon(), today };
        let (some, none) = (|| page(sample::items(), 30), || page(Vec::new(), 0));
        let reserved = asked(Shown::Reserved, "", &week);
        let all = asked(Shown::All, "\"x\"", &later);
        vec![
            Self::new(&some(), &choices, (&reserved, &week), look(true), reader),
            Self::new(&some(), &choices, (&reserved, &week), look(false), reader),
            Self::new(&none(), &choices, (&reserved, &week), look(false), reader),
            Self::new(&none(), &choices, (&all, &later), look(true), reader),
        ]
    }
}
