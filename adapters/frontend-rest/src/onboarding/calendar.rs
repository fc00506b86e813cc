//! When the company works. An own address, since another scope of a token opens it than the paths.

use application::{
    App, Failure, Message,
    onboarding::{EditCalendar, EditCalendarError, edit_calendar, see_calendar},
};
use axum::extract::State;
use domain_kernel::parse_day;
use domain_onboarding::{Holiday, HolidayName, HolidaysRefused, WorkCalendar, WorkWeek};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    answer::{Answer, count},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::{Flaws, Place},
    params::Params,
    problem::Problem,
    schema::WeekdayNumber,
};

/// By which due dates are counted.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WorkCalendar)]
pub(crate) struct WorkCalendarDocument {
    /// The days of the week, from `1` for Monday to `7` for Sunday.
    #[schema(value_type = Vec<WeekdayNumber>)]
    days: Vec<usize>,
    holidays: Vec<HolidayDocument>,
}

/// A day on which nobody works.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WorkHoliday)]
pub(crate) struct HolidayDocument {
    #[schema(example = "2027-01-01", format = Date)]
    on: String,
    #[schema(max_length = 80)]
    name: Option<String>,
}

/// When the company works, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/work-calendar",
    operation_id = "show_work_calendar",
    tag = "Onboarding",
    responses((
        status = 200, body = WorkCalendarDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<EditCalendarError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<WorkCalendarDocument>, Problem> {
    params.only(&[], &[])?;
    let calendar = see_calendar(&app, &caller.actor()).await?;
    Ok(Answer::of(WorkCalendarDocument::new(&calendar.value)).version(calendar.version))
}

/// Says when the company works, for admins. What is due moves with it.
#[utoipa::path(
    put,
    path = "/api/v1/work-calendar",
    operation_id = "edit_work_calendar",
    tag = "Onboarding",
    params(Seen),
    request_body = WorkCalendarDocument,
    responses((status = 204), Refuses<EditCalendarError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    Seen(expected): Seen,
    Body(document): Body<WorkCalendarDocument>,
) -> Result<StatusCode, Problem> {
    let command = EditCalendar { expected, calendar: document.parsed()? };
    edit_calendar(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

impl WorkCalendarDocument {
    fn new(calendar: &WorkCalendar) -> Self {
        let holidays = calendar.holidays().iter().map(|it| HolidayDocument {
            on: it.on.to_string(),
            name: it.name.as_ref().map(|it| it.as_str().to_owned()),
        });
        Self {
            days: calendar.week().days().map(|it| it + 1).collect(),
            holidays: holidays.collect(),
        }
    }

    fn parsed(&self) -> Result<WorkCalendar, Problem> {
        let mut flaws = Flaws::default();
        // There is no day before the first.
        let days = self.days.iter().map(|it| it.checked_sub(1)).collect::<Option<Vec<usize>>>();
        let week = days.and_then(WorkWeek::of);
        if week.is_none() {
            flaws.add(Place::field("days"), Message::new("workdays-no-day"));
        }
        if WorkCalendar::MOST_HOLIDAYS < self.holidays.len() {
            flaws.add(Place::field("holidays"), HolidaysRefused::TooMany.message());
        }
        let mut holidays: Vec<Holiday> = Vec::new();
        for (place, document) in self.holidays.iter().enumerate() {
            let at = format!("holidays/{place}");
            let on = flaws.take(&format!("{at}/on"), parse_day(&document.on));
            let name = HolidayName::parse_optional(document.name.as_deref().unwrap_or_default());
            let name = flaws.take(&format!("{at}/name"), name);
            let Some((on, name)) = on.zip(name) else {
                continue;
            };
            if holidays.iter().any(|it| it.on == on) {
                let line = count(place + 1);
                let twice = HolidaysRefused::Twice { line }.message();
                flaws.add(Place::field(&format!("{at}/on")), twice);
            }
            holidays.push(Holiday { on, name });
        }
        flaws.none()?;
        let week = week.ok_or(RequestRefused::Invalid)?;
        Ok(WorkCalendar::new(week, holidays))
    }
}
