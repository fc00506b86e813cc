//! Another ID for the company, when too many know the old one.

use application::{
    App, Message,
    identity::{RotateCompanyCode, rotate_company_code, see_company},
};
use axum::{extract::State, response::Response};
use domain_identity::Company;
use domain_kernel::Versioned;

use super::URL;
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    visitor::Signed,
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let company = see_company(&app, &actor).await?;
    let (back, change) = change(&company, screen.reader());
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

pub(crate) async fn rotate(
    State(app): State<App>,
    Signed(actor): Signed,
    form: Form,
) -> Result<SeeOther, Problem> {
    see_company(&app, &actor).await?;
    let expected = version(&form.only(&["version"])?)?;
    let code = rotate_company_code(&app, &actor, RotateCompanyCode { expected }).await;
    let code = code.map_err(|err| Problem::from(err).back_to(URL))?;
    let notice = Message::new("company-code-rotated").text("code", &code.to_string());
    Ok(SeeOther::to(URL).notice(notice))
}

fn change(company: &Versioned<Company>, reader: &Reader) -> (Link, Change) {
    let code = company.value.code.to_string();
    let change = Change {
        heading: Message::new("company-code-rotate-title"),
        lead: "company-code-rotate-lead",
        points: vec![
            Message::new("company-code-rotate-old").text("code", &code),
            Message::new("company-code-rotate-waiting"),
        ],
        stem: None,
        refused: None,
        action: format!("{URL}/code"),
        hidden: vec![Hidden::new("version", &company.version.get())],
        button: Message::new("company-code-rotate-submit"),
        is_destructive: true,
    };
    (Link { href: URL.to_owned(), text: reader.say("company-title") }, change)
}

/// For the tests that draw every confirmation.
pub(crate) fn changes(reader: &Reader) -> Vec<(Link, Change)> {
    vec![change(&super::page::sample(false), reader)]
}
