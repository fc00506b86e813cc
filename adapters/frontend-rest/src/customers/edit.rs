//! What an admin does with the accounts of customers.

use std::collections::BTreeSet;

use application::{
    App,
    identity::PasswordGiven,
    inventory::{
        CreateCustomer, CreateCustomerError, EditCustomer, EditCustomerError, SwitchCustomer,
        SwitchCustomerError, create_customer, deactivate_customer, edit_customer,
        reactivate_customer,
    },
};
use axum::extract::State;
use domain_identity::{Email, PersonName};
use domain_inventory::{CustomerKey, Visibility};
use domain_kernel::Person;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::list::PATH;
use crate::{
    RequestRefused,
    answer::Answer,
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    path::PathId,
    problem::Problem,
    schema::CustomerKeyText,
};

/// How a customer is called and what they see.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CustomerSettings)]
pub(crate) struct CustomerSettings {
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    #[schema(format = Email, max_length = 254)]
    email: String,
    /// Whether it sees the stock of all customers of the ERP, those that come later too.
    #[serde(default)]
    sees_all: bool,
    /// The keys of those whose stock it sees, 500 at most; none if it sees all.
    #[serde(default)]
    #[schema(value_type = Vec<CustomerKeyText>, max_items = 500)]
    customers: Vec<String>,
}

/// An account that has a temporary password.
#[derive(Serialize, ToSchema)]
#[schema(as = CustomerLetIn)]
pub(crate) struct LetInDocument {
    id: String,
    /// Whether they are mailed it. Where mails reach nobody, an admin gives them one on their page:
    /// an answer says no password.
    is_mailed: bool,
}

/// All of it, parsed.
struct Parsed {
    name: PersonName,
    email: Email,
    visibility: Visibility,
}

/// Gives somebody of another firm an account that sees their stock, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/customers",
    operation_id = "create_customer",
    tag = "Customers",
    request_body = CustomerSettings,
    responses((status = 201, body = LetInDocument), Refuses<CreateCustomerError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<CustomerSettings>,
) -> Result<Answer<LetInDocument>, Problem> {
    let Parsed { name, email, visibility } = parsed(&document)?;
    let command = CreateCustomer { id: app.ids.next(), name, email, visibility };
    let id = command.id.to_string();
    let given = create_customer(&app, &caller.actor(), command).await?;
    let location = format!("{PATH}/{id}");
    Ok(Answer::of(LetInDocument::new(id, &given)).status(StatusCode::CREATED).at(location))
}

/// Changes how a customer is called and what they see, for admins. Another e-mail asks for the
/// admin's own password, which a token does not have, so that it is refused.
#[utoipa::path(
    put,
    path = "/api/v1/customers/{id}",
    operation_id = "edit_customer",
    tag = "Customers",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = CustomerSettings,
    responses((status = 204), Refuses<EditCustomerError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
    Seen(expected): Seen,
    Body(document): Body<CustomerSettings>,
) -> Result<StatusCode, Problem> {
    let Parsed { name, email, visibility } = parsed(&document)?;
    let command = EditCustomer { id, expected, name, email, visibility, has_confirmed: false };
    edit_customer(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets nobody in by a customer's account any more, for admins. What it sees stays.
#[utoipa::path(
    post,
    path = "/api/v1/customers/{id}/deactivate",
    operation_id = "deactivate_customer",
    tag = "Customers",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<SwitchCustomerError>)
)]
pub(crate) async fn deactivate(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = SwitchCustomer { id, expected };
    deactivate_customer(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets a customer in again, with a temporary password, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/customers/{id}/reactivate",
    operation_id = "reactivate_customer",
    tag = "Customers",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 200, body = LetInDocument), Refuses<SwitchCustomerError>)
)]
pub(crate) async fn reactivate(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
    Seen(expected): Seen,
) -> Result<Answer<LetInDocument>, Problem> {
    let command = SwitchCustomer { id, expected };
    let given = reactivate_customer(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(Answer::of(LetInDocument::new(id.to_string(), &given)))
}

fn parsed(document: &CustomerSettings) -> Result<Parsed, Problem> {
    let mut flaws = Flaws::default();
    let name = flaws.take("name", PersonName::parse(&document.name));
    let email = flaws.take("email", Email::parse(&document.email));
    let visibility = visibility(document, &mut flaws);
    match (name, email, visibility) {
        (Some(name), Some(email), Some(visibility)) => Ok(Parsed { name, email, visibility }),
        _ => Err(flaws.into()),
    }
}

fn visibility(document: &CustomerSettings, flaws: &mut Flaws) -> Option<Visibility> {
    if document.sees_all {
        let is_empty = document.customers.is_empty();
        let all = is_empty.then_some(Visibility::All).ok_or(RequestRefused::Mismatched);
        return flaws.take("customers", all);
    }
    let mut keys = BTreeSet::new();
    for (place, key) in document.customers.iter().enumerate() {
        keys.insert(flaws.take(&format!("customers/{place}"), CustomerKey::parse(key))?);
    }
    flaws.take("customers", Visibility::granted(keys))
}

impl LetInDocument {
    fn new(id: String, given: &PasswordGiven) -> Self {
        Self { id, is_mailed: matches!(given, PasswordGiven::Mailed) }
    }
}
