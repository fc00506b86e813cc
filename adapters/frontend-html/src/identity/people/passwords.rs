//! The temporary passwords of those who were imported.

use application::{
    App, Message,
    identity::{IssuedPeople, count_issued, list_issued_passwords},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Permission, Timestamp};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use serde::Serialize;

use crate::{
    csv::Csv,
    form::Form,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{Confirmation, Signed},
};

pub(super) const PATH: &str = "/admin/people/passwords";

/// How many wait for their password, and the button that gives the list.
#[derive(Debug, Serialize)]
pub(crate) struct PasswordsPage {
    lead: String,
    until: Option<String>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    confirmation: Confirmation,
    screen: Screen,
) -> Result<Response, Problem> {
    let issued = count_issued(&app, &actor).await?;
    if let Some(ask) = confirmation.missing() {
        return Ok(ask);
    }
    Ok(screen.show(&PasswordsPage::new(issued, screen.reader())))
}

/// The list is shown by no page, and goes straight into a file.
pub(crate) async fn list(
    State(app): State<App>,
    Signed(actor): Signed,
    confirmation: Confirmation,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::ManagePeople)?;
    if let Some(ask) = confirmation.missing() {
        return Ok(ask);
    }
    form.only(&[])?;
    let passwords = list_issued_passwords(&app, &actor).await?;
    let reader = screen.reader();
    let mut csv = Csv::begin();
    let heads = ["person-name", "person-email", "passwords-password", "passwords-until"];
    let heads = heads.map(|it| reader.say(it));
    csv.line(heads.iter().map(String::as_str));
    for it in &passwords {
        let until = reader.date_time(it.expires);
        csv.line([it.name.as_str(), it.email.as_str(), it.password.as_str(), &until]);
    }
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"passwords.csv\""),
    ];
    Ok((headers, csv.into_text()).into_response())
}

impl PasswordsPage {
    fn new(issued: IssuedPeople, reader: &Reader) -> Self {
        let lead = Message::new("passwords-lead").number("n", issued.n_people);
        Self {
            lead: reader.text(&lead),
            until: issued.until.map(|it| {
                let until = reader.date_time(it);
                reader.text(&Message::new("passwords-until-text").text("when", &until))
            }),
        }
    }
}

impl Page for PasswordsPage {
    const TEMPLATE: &'static str = "identity/people/passwords.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("passwords-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let until = Some(Timestamp::from_micros(1_795_521_600_000_000));
        let waiting = IssuedPeople { n_people: 12, until };
        vec![Self::new(waiting, reader), Self::new(IssuedPeople::default(), reader)]
    }
}
