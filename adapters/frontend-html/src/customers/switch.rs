//! Letting nobody in by a customer's account any more, and again.

use application::{
    App, Message,
    inventory::{
        CustomerView, SwitchCustomer, deactivate_customer, reactivate_customer, see_customer,
    },
};
use axum::{extract::State, response::Response};
use domain_kernel::Person;

use super::url;
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    identity::told,
    parts::{Hidden, Link, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let customer = see_customer(&app, &actor, id).await?;
    let page = ConfirmPage::new(back(&customer), deactivation(&customer), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn deactivate(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let customer = see_customer(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let done = deactivate_customer(&app, &actor, SwitchCustomer { id, expected }).await;
    done.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let text = Message::new("person-is-deactivated").text("name", customer.name.as_str());
    Ok(SeeOther::to(url(id)).notice(text))
}

pub(crate) async fn ask_back(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let customer = see_customer(&app, &actor, id).await?;
    let page = ConfirmPage::new(back(&customer), reactivation(&customer), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn reactivate(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let customer = see_customer(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let given = reactivate_customer(&app, &actor, SwitchCustomer { id, expected }).await;
    let given = given.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(told(SeeOther::to(url(id)), &customer.name, &given))
}

pub(super) fn back(customer: &CustomerView) -> Link {
    Link { href: url(customer.id), text: customer.name.as_str().to_owned() }
}

pub(super) fn deactivation(customer: &CustomerView) -> Change {
    Change {
        heading: Message::new("deactivate-title").text("name", customer.name.as_str()),
        lead: "deactivate-lead",
        points: vec![
            Message::new("deactivate-sessions"),
            Message::new("customer-deactivate-stays"),
        ],
        stem: None,
        refused: None,
        action: format!("{}/deactivate", url(customer.id)),
        hidden: vec![Hidden::new("version", &customer.version.get())],
        button: Message::new("deactivate-submit"),
        is_destructive: true,
    }
}

pub(super) fn reactivation(customer: &CustomerView) -> Change {
    Change {
        heading: Message::new("reactivate-title").text("name", customer.name.as_str()),
        lead: "customer-reactivate-lead",
        points: vec![
            Message::new("customer-reactivate-password"),
            Message::new("customer-reactivate-sees"),
        ],
        stem: None,
        refused: None,
        action: format!("{}/reactivate", url(customer.id)),
        hidden: vec![Hidden::new("version", &customer.version.get())],
        button: Message::new("reactivate-submit"),
        is_destructive: false,
    }
}
