//! When the company works, by which due dates are counted.

use application::{
    App, Failure, Message,
    onboarding::{EditCalendar, edit_calendar, see_calendar},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Date, Line, Permission, Version, Versioned};
use domain_onboarding::{
    Holiday, HolidayName, HolidaysRefused, WorkCalendar, WorkWeek, parse_holidays,
};
use serde::Serialize;

use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::{Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Signed,
};

/// The days of the week on which the company works, and its holidays.
#[derive(Debug, Serialize)]
pub(crate) struct CalendarPage {
    back: Link,
    version: String,
    days: Vec<Choice>,
    days_error: Option<String>,
    holidays: Field,
    mistakes: Vec<Mistake>,
}

pub(super) const URL: &str = "/admin/calendar";

/// From Monday.
const DAYS: [&str; WorkWeek::N_DAYS] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let calendar = see_calendar(&app, &actor).await?;
    let draft = stored(&calendar.value);
    Ok(screen.show(&CalendarPage::new(calendar.version, &draft, screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::ManageCompany)?;
    let form = form.only_with(&["version", "holidays"], &["day"])?;
    match keep(&app, &actor, &form).await {
        Ok(()) => Ok(SeeOther::to(URL).notice(Message::new("workdays-saved")).into_response()),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let calendar = see_calendar(&app, &actor).await?;
            Ok(screen.show(&CalendarPage::new(calendar.version, &draft, screen.reader())))
        }
    }
}

async fn keep(app: &App, actor: &Actor, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let calendar = parse(form)?;
    Ok(edit_calendar(app, actor, EditCalendar { expected, calendar }).await?)
}

fn parse(form: &Form) -> Result<WorkCalendar, FieldErrors> {
    let mut errors = FieldErrors::default();
    let days = form.texts("day").map(|it| DAYS.iter().position(|day| *day == it));
    let week = days.collect::<Option<Vec<usize>>>().and_then(WorkWeek::of);
    if week.is_none() {
        errors.add("day", Message::new("workdays-no-day"));
    }
    let holidays = errors.take("holidays", parse_holidays(form.text("holidays")));
    match week.zip(holidays) {
        Some((week, holidays)) => Ok(WorkCalendar::new(week, holidays)),
        None => Err(errors),
    }
}

fn stored(calendar: &WorkCalendar) -> Draft {
    let days = calendar.week().days().filter_map(|it| DAYS.get(it));
    let days = days.map(|it| ("day", (*it).to_owned()));
    let line = |it: &Holiday| match &it.name {
        Some(name) => format!("{} {}", it.on, HolidayName::as_str(name)),
        None => it.on.to_string(),
    };
    let holidays = calendar.holidays().iter().map(line).collect::<Vec<_>>().join("\n");
    Draft::filled(days.chain([("holidays", holidays)]))
}

impl CalendarPage {
    fn new(stored: Version, draft: &Draft, reader: &Reader) -> Self {
        let names = [
            "weekday-monday-long",
            "weekday-tuesday-long",
            "weekday-wednesday-long",
            "weekday-thursday-long",
            "weekday-friday-long",
            "weekday-saturday-long",
            "weekday-sunday-long",
        ];
        let days = DAYS.into_iter().zip(names).map(|(day, it)| (day.to_owned(), reader.say(it)));
        Self {
            back: Link { href: "/admin/settings".to_owned(), text: reader.say("company-title") },
            version: draft.version(stored),
            days: draft.choices("day", days),
            days_error: draft.error("day", reader),
            holidays: draft.field("holidays", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for CalendarPage {
    const TEMPLATE: &'static str = "onboarding/calendar.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("workdays-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let holiday = |day, name: &str| Holiday {
            on: Date::constant(2026, 12, day),
            name: Some(Line::restore(name.to_owned())),
        };
        let holidays = vec![holiday(25, "Christmas <Day>"), holiday(26, "Boxing Day")];
        let calendar = Versioned {
            value: WorkCalendar::new(WorkWeek::default(), holidays),
            version: Version::FIRST,
        };
        let mut errors = FieldErrors::default();
        errors.add("day", Message::new("workdays-no-day"));
        errors.add("holidays", HolidaysRefused::Malformed { line: 2 }.message());
        let typed = Form::from_iter([("holidays", "2026-12-25\n<b>")]);
        vec![
            Self::new(calendar.version, &stored(&calendar.value), reader),
            Self::new(Version::NONE, &Draft::refused(typed, errors), reader),
        ]
    }
}
