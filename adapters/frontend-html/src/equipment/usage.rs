//! How things are used: bars, and the same numbers in tables.

use application::{
    App, Message,
    equipment::{CategoryUse, EquipmentUse, InUseLine, NearInspections, see_use},
};
use axum::{extract::State, response::Response};
use domain_equipment::{ItemState, Utilization};
use domain_kernel::{Date, days_between};
use serde::Serialize;

use super::{
    sample,
    words::{StateText, item_url},
};
use crate::{
    plot::Plot, problem::Problem, reader::Reader, screen::Screen, views::Page, visitor::Signed,
};

/// How much is used, what has been out the longest, and what is overdue.
#[derive(Debug, Serialize)]
pub(crate) struct UsePage {
    lead: String,
    /// Nothing where the company has no items.
    used: Option<Plot>,
    categories: Vec<Category>,
    longest: Option<Plot>,
    out: Vec<Out>,
    overdue: Option<Plot>,
    inspections: Option<Plot>,
    due: Vec<DueCount>,
}

#[derive(Debug, Serialize)]
struct Category {
    name: String,
    href: Option<String>,
    n_items: String,
    n_out: String,
    n_overdue: u32,
    percent: String,
}

#[derive(Debug, Serialize)]
struct Out {
    href: String,
    name: String,
    tag: String,
    holder: String,
    holder_url: String,
    /// If something is the matter.
    state: Option<StateText>,
    days: String,
}

#[derive(Debug, Serialize)]
struct DueCount {
    when: String,
    n: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let today = screen.reader().day_at(app.clock.now());
    let used = see_use(&app, &actor, &today).await?;
    Ok(screen.show(&UsePage::new(&used, today.date, screen.reader())))
}

impl UsePage {
    fn new(of: &EquipmentUse, today: Date, reader: &Reader) -> Self {
        let date_of = |it| reader.date_of(it).unwrap_or_default();
        let days = |it: &InUseLine| {
            let days = days_between(date_of(it.holding.since), today);
            u32::try_from(days).unwrap_or_default()
        };
        let inspections = of.inspections(today, date_of);
        let total = |n: fn(&CategoryUse) -> u32| -> u32 { of.categories.iter().map(n).sum() };
        let lead = Message::new("use-lead").number("n", total(|it| it.n_items));
        let lead = lead.number("out", total(|it| it.n_out));
        let out = of.longest_out.iter();
        Self {
            lead: reader.text(&lead.number("overdue", total(|it| it.n_overdue))),
            used: used(&of.categories, reader),
            categories: of.categories.iter().map(|it| Category::new(it, reader)).collect(),
            longest: longest(&of.longest_out, days, reader),
            out: out.map(|it| Out::new(it, days(it), today, reader)).collect(),
            overdue: overdue(&of.categories, reader),
            inspections: inspection_bars(inspections, reader),
            due: due(inspections, reader)
                .map(|(when, n)| DueCount { when, n: reader.number(n) })
                .into(),
        }
    }
}

fn name(of: &CategoryUse, reader: &Reader) -> String {
    let name = of.category.as_ref().map(|(_, it)| it.as_str().to_owned());
    name.unwrap_or_else(|| reader.say("use-no-category"))
}

fn percent(of: &CategoryUse, reader: &Reader) -> String {
    let n = reader.number(i64::from(of.utilization.percent()));
    reader.text(&Message::new("statistics-percent").text("n", &n))
}

/// What is used most comes first.
fn used(categories: &[CategoryUse], reader: &Reader) -> Option<Plot> {
    let mut by_use: Vec<&CategoryUse> = categories.iter().collect();
    by_use.sort_by_key(|it| std::cmp::Reverse(it.utilization.percent()));
    let bars = by_use
        .into_iter()
        .map(|it| (name(it, reader), percent(it, reader), u32::from(it.utilization.percent())));
    drawn("use-by-category", Some(100), bars.collect(), reader)
}

fn longest(out: &[InUseLine], days: impl Fn(&InUseLine) -> u32, reader: &Reader) -> Option<Plot> {
    let bars = out.iter().map(|it| {
        let n = days(it);
        let text = reader.text(&Message::new("span-days").number("n", n));
        (it.tag.as_str().to_owned(), text, n)
    });
    drawn("use-longest", None, bars.collect(), reader)
}

fn overdue(categories: &[CategoryUse], reader: &Reader) -> Option<Plot> {
    let late = categories.iter().filter(|it| 0 < it.n_overdue);
    let bars = late.map(|it| (name(it, reader), reader.number(it.n_overdue), it.n_overdue));
    drawn("use-overdue", None, bars.collect(), reader)
}

fn inspection_bars(of: NearInspections, reader: &Reader) -> Option<Plot> {
    let due = due(of, reader);
    let is_any = due.iter().any(|(_, n)| 0 < *n);
    let bars = due.into_iter().map(|(when, n)| (when, reader.number(n), n));
    drawn("use-inspections", None, bars.collect(), reader).filter(|_| is_any)
}

fn due(of: NearInspections, reader: &Reader) -> [(String, u32); 4] {
    [
        ("item-overdue", of.n_overdue),
        ("use-in-week", of.n_in_week),
        ("use-in-fortnight", of.n_in_fortnight),
        ("use-later", of.n_later),
    ]
    .map(|(key, n)| (reader.say(key), n))
}

/// Nothing where there is no bar. Without a length that is full, the longest is.
fn drawn(
    title: &str,
    full: Option<u32>,
    bars: Vec<(String, String, u32)>,
    reader: &Reader,
) -> Option<Plot> {
    let longest = bars.iter().map(|(.., it)| *it).max()?;
    Some(Plot::new(&reader.say(title), full.unwrap_or(longest), bars))
}

impl Category {
    fn new(of: &CategoryUse, reader: &Reader) -> Self {
        let id = of.category.as_ref().map(|(id, _)| *id);
        Self {
            name: name(of, reader),
            href: id.map(|it| format!("/equipment?category={it}")),
            n_items: reader.number(of.n_items),
            n_out: reader.number(of.n_out),
            n_overdue: of.n_overdue,
            percent: percent(of, reader),
        }
    }
}

impl Out {
    fn new(line: &InUseLine, days: u32, today: Date, reader: &Reader) -> Self {
        let holding = &line.holding;
        let is_late = holding.due.is_some_and(|it| it < today) || !holding.is_active;
        let state = || {
            StateText::of(ItemState::InUse, holding.due, today, reader)
                .of_holder(Some(holding), reader)
        };
        Self {
            href: item_url(line.item),
            name: line.name.as_str().to_owned(),
            tag: line.tag.as_str().to_owned(),
            holder: holding.name.as_str().to_owned(),
            holder_url: format!("/team/{}", holding.person),
            state: is_late.then(state),
            days: reader.number(days),
        }
    }
}

impl Page for UsePage {
    const TEMPLATE: &'static str = "equipment/use.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("use-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let nothing =
            EquipmentUse { categories: Vec::new(), longest_out: Vec::new(), near: Vec::new() };
        let mut quiet = sample::used();
        quiet.longest_out.clear();
        quiet.near.clear();
        for it in &mut quiet.categories {
            (it.n_out, it.n_overdue, it.utilization) = (0, 0, Utilization::default());
        }
        let page = |of: &EquipmentUse| Self::new(of, sample::today(), reader);
        vec![page(&sample::used()), page(&quiet), page(&nothing)]
    }
}
