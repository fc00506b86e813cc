//! Where somebody makes, replaces and takes back the address of their calendar.

use application::{
    App, Message,
    training::{make_calendar, revoke_calendar, see_calendar},
};
use axum::{extract::State, response::Response};
use domain_kernel::Timestamp;
use serde::Serialize;

use crate::{
    Web, problem::Problem, reader::Reader, screen::Screen, see_other::SeeOther, views::Page,
    visitor::Signed,
};

const PATH: &str = "/account/calendar";

#[derive(Debug, Serialize)]
pub(crate) struct CalendarPage {
    /// The address that was made just now, which is not shown again.
    address: Option<String>,
    /// When there has been one since.
    made: Option<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let made = see_calendar(&app, &actor).await?;
    Ok(screen.show(&CalendarPage::new(None, made, screen.reader())))
}

pub(crate) async fn make(
    State(web): State<Web>,
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let secret = make_calendar(&app, &actor).await?;
    let path = format!("/calendar/{}.ics", secret.text());
    let address = match &web.settings.public_url {
        Some(url) => url.join(&path),
        None => path,
    };
    let made = Some(app.clock.now());
    // Not a redirect: the next page could not know the secret, and nobody else should.
    Ok(screen.show(&CalendarPage::new(Some(address), made, screen.reader())))
}

pub(crate) async fn revoke(
    State(app): State<App>,
    Signed(actor): Signed,
) -> Result<SeeOther, Problem> {
    revoke_calendar(&app, &actor).await?;
    Ok(SeeOther::to(PATH).notice(Message::new("calendar-revoked")))
}

impl CalendarPage {
    fn new(address: Option<String>, made: Option<Timestamp>, reader: &Reader) -> Self {
        let since = |at| Message::new("calendar-made").text("when", &reader.date_time(at));
        Self { address, made: made.map(|it| reader.text(&since(it))) }
    }
}

impl Page for CalendarPage {
    const TEMPLATE: &'static str = "calendar/show.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("calendar-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let made = Some(Timestamp::from_micros(1_795_521_600_000_000));
        let address = "https://shipshape.example/calendar/0123456789abcdef.ics".to_owned();
        vec![
            Self::new(None, None, reader),
            Self::new(Some(address), made, reader),
            Self::new(None, made, reader),
        ]
    }
}
