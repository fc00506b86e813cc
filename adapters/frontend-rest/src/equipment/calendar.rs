//! What is reserved in a week.

use application::{
    App,
    equipment::{CalendarItem, ListItemsError, SeeCalendar, Shown, see_calendar},
};
use axum::extract::State;
use domain_kernel::{Date, LocalDay, days_later, parse_day};
use serde::Serialize;
use utoipa::ToSchema;

use super::reservations::ReservationDocument;
use crate::{
    answer::{Answer, List, part},
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    params::Params,
    problem::Problem,
};

/// An item, and what is reserved of it in a week.
#[derive(Serialize, ToSchema)]
#[schema(as = CalendarItem)]
pub(crate) struct CalendarItemDocument {
    item: String,
    tag: String,
    name: String,
    /// By when they begin.
    reservations: Vec<ReservationDocument>,
}

const PATH: &str = "/api/v1/equipment/calendar";
const PARAMS: [&str; 6] = ["day", "q", "category", "location", "shown", "cursor"];

/// Items by name, with what is reserved of them in one week, from Monday to Sunday.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/calendar",
    operation_id = "list_reservation_calendar",
    tag = "Equipment",
    params(
        ("day" = Option<String>, Query, description = "A day of that week; today without one"),
        ("q" = Option<String>, Query, description = "Part of a tag, name, model or serial number"),
        (
            "category" = Option<String>, Query, description = "The id of a category",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "location" = Option<String>, Query, description = "The id of a location",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "shown" = Option<String>, Query,
            description = "`reserved` (items of which something is), `own` or `all`",
            pattern = "^(reserved|own|all)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<CalendarItemDocument>), Refuses<ListItemsError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<CalendarItemDocument>>, Problem> {
    let params = params.only(&PARAMS, &[])?;
    let list = params.list(PATH);
    let today = caller.today(&app);
    let query = asked(&params, &list, &today)?;
    let page = see_calendar(&app, &caller.actor(), &query).await?;
    Ok(part(&page, &list, CalendarItemDocument::new))
}

fn asked(params: &Params, list: &str, today: &LocalDay) -> Result<SeeCalendar, Problem> {
    let mut flaws = Flaws::default();
    let day = Some(params.text("day")).filter(|it| !it.is_empty()).map(parse_day);
    let day = flaws.asked("day", day.transpose());
    let category = flaws.asked("category", params.parsed("category", |it| it.parse().ok()));
    let location = flaws.asked("location", params.parsed("location", |it| it.parse().ok()));
    let shown = flaws.asked("shown", params.parsed("shown", Shown::parse));
    let page = flaws.asked("cursor", params.page(list));
    flaws.none()?;
    let (monday, next_monday) = week(day.flatten().unwrap_or(today.date));
    Ok(SeeCalendar {
        from: today.beginning_of(monday),
        to: today.beginning_of(next_monday),
        search: params.text("q").to_owned(),
        category: category.flatten(),
        location: location.flatten(),
        shown: shown.flatten().unwrap_or_default(),
        page: page.unwrap_or_default(),
    })
}

/// The Monday of a week, and the one after it.
fn week(day: Date) -> (Date, Date) {
    let after_monday = i64::from(day.weekday().to_monday_zero_offset());
    let monday = days_later(day, -after_monday).unwrap_or(day);
    (monday, days_later(monday, 7).unwrap_or(monday))
}

impl CalendarItemDocument {
    fn new(item: &CalendarItem) -> Self {
        Self {
            item: item.id.to_string(),
            tag: item.tag.as_str().to_owned(),
            name: item.name.as_str().to_owned(),
            reservations: item.reservations.iter().map(ReservationDocument::of_line).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_from_monday_to_monday() {
        let days = |monday: &str, next: &str| {
            (monday.parse().expect("a day"), next.parse().expect("a day"))
        };
        for day in ["2026-11-23", "2026-11-26", "2026-11-29"] {
            let day = day.parse().expect("a day");
            assert_eq!(week(day), days("2026-11-23", "2026-11-30"), "{day}");
        }
    }
}
