//! What the form of a customer says.

use std::collections::BTreeSet;

use application::{Failure, Message, PageNumber, inventory::CustomerView};
use domain_identity::{Email, PersonName};
use domain_inventory::{CustomerKey, Visibility};

use crate::form::{Draft, FieldErrors, Form, FormError};

/// Each once.
pub(super) const FIELDS: [&str; 6] = ["name", "email", "q", "all", "all_confirmed", "action"];
/// Ticked as often as there are some.
pub(super) const OFTEN: [&str; 1] = ["customer"];

/// What was filled in.
pub(super) struct FilledIn {
    pub(super) name: PersonName,
    pub(super) email: Email,
    pub(super) visibility: Visibility,
}

impl FilledIn {
    pub(super) fn parse(form: &Form) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", PersonName::parse(form.text("name")));
        let email = errors.take("email", Email::parse(form.text("email")));
        let visibility = match (form.is_ticked("all"), form.is_ticked("all_confirmed")) {
            (true, true) => Some(Visibility::All),
            (true, false) => {
                errors.add("all_confirmed", Message::new("customer-confirm-all"));
                None
            }
            (false, _) => granted(form, &mut errors),
        };
        let (Some(name), Some(email), Some(visibility)) = (name, email, visibility) else {
            return Err(errors);
        };
        Ok(Self { name, email, visibility })
    }
}

fn granted(form: &Form, errors: &mut FieldErrors) -> Option<Visibility> {
    let mut keys = BTreeSet::new();
    for raw in form.texts("customer") {
        keys.insert(errors.take("customer", CustomerKey::parse(raw))?);
    }
    let granted = Visibility::granted(keys);
    granted.map_err(|err| errors.add("customer", err.message())).ok()
}

/// The keys that are ticked, each once. What is no key is left to [`FilledIn::parse`] to refuse.
pub(super) fn ticked(form: &Form) -> Vec<CustomerKey> {
    let keys: BTreeSet<CustomerKey> =
        form.texts("customer").filter_map(|it| CustomerKey::parse(it).ok()).collect();
    // No more are named than can be granted.
    keys.into_iter().take(Visibility::MOST_GRANTS).collect()
}

/// The page of the ERP's customers that a button asks for, unless it is the one that saves.
pub(super) fn page(form: &Form) -> Option<PageNumber> {
    match form.text("action") {
        "search" => Some(PageNumber::FIRST),
        action => PageNumber::parse(action.strip_prefix("page_")?.parse().ok()?),
    }
}

/// The fields as they are stored.
pub(super) fn stored(customer: &CustomerView) -> Draft {
    let all = [("all", "1"), ("all_confirmed", "1")];
    let all = all.into_iter().filter(|_| customer.sees_all);
    let names = [("name", customer.name.as_str()), ("email", customer.email.as_str())];
    let keys = customer.grants.iter().map(|it| ("customer", it.key.as_str()));
    Draft::filled(names.into_iter().chain(all).chain(keys))
}

/// The id of a new customer. Only our own page writes it.
pub(super) fn id<T: std::str::FromStr>(form: &Form) -> Result<T, FormError> {
    form.text("id").parse().map_err(|_| FormError::Unreadable)
}
