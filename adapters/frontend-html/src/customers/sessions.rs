//! Signing a customer out.

use application::{
    App, Message,
    identity::{EndCustomerSessions, end_customer_sessions},
};
use axum::extract::State;
use domain_kernel::{Permission, Person};

use super::url;
use crate::{
    form::Form,
    identity::session_key,
    problem::Problem,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(crate) async fn end_one(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(customer): PathId<Person>,
    form: Form,
) -> Result<SeeOther, Problem> {
    // Whoever may not do this is not told first what is wrong with the form.
    actor.permit(Permission::ManageCustomers)?;
    let session = session_key(&form.only(&["session"])?)?;
    let command = EndCustomerSessions::One { customer, session };
    end_customer_sessions(&app, &actor, command).await?;
    Ok(SeeOther::to(url(customer)).notice(Message::new("session-ended")))
}

pub(crate) async fn end_all(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(customer): PathId<Person>,
) -> Result<SeeOther, Problem> {
    let command = EndCustomerSessions::All { customer };
    let n_ended = end_customer_sessions(&app, &actor, command).await?;
    let done = Message::new("customer-sessions-ended").number("n", n_ended);
    Ok(SeeOther::to(url(customer)).notice(done))
}
