use application::{
    Failure, Message, Page as Lines, PageNumber,
    identity::NameTaken,
    inventory::{CustomerView, StockCustomer},
};
use domain_inventory::{CustomerKey, CustomerName};
use domain_kernel::{PersonId, Timestamp};
use serde::Serialize;

use super::{Named, PATH, form::stored, show, url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Tick},
    parts::{Hidden, Link},
    reader::Reader,
    views::Page,
};

/// The form of a customer: a new one's, or that of somebody who is here.
#[derive(Debug, Serialize)]
pub(crate) struct CustomerFormPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    button: String,
    /// What the form sends along: an id for a new customer, else the version that is changed.
    hidden: Hidden,
    name: Field,
    email: Field,
    /// What is ticked already.
    picked: Vec<Named>,
    search: Field,
    /// What else there is to tick.
    found: Vec<Named>,
    matches: String,
    /// The pages before and after this one, as the buttons ask for them.
    previous: Option<String>,
    next: Option<String>,
    /// What is wrong with what is ticked.
    picked_error: Option<String>,
    all: Tick,
    all_confirmed: Tick,
    mistakes: Vec<Mistake>,
}

/// Whose form it is.
pub(super) enum Of<'a> {
    New(PersonId),
    Here(&'a CustomerView),
}

impl CustomerFormPage {
    pub(super) fn new(
        of: &Of<'_>,
        draft: &Draft,
        picked: &[StockCustomer],
        found: &Lines<StockCustomer>,
        reader: &Reader,
    ) -> Self {
        let is_picked = |it: &&StockCustomer| picked.iter().any(|other| other.key == it.key);
        let number = found.number.get();
        let n_pages = found.n_matches.min(Lines::<()>::MOST_COUNTED).div_ceil(Lines::<()>::N_LINES);
        let page = |it: u32| format!("page_{it}");
        let (heading, lead, action, button, hidden) = match of {
            Of::New(id) => (
                reader.say("customer-new-title"),
                reader.say("customer-new-lead"),
                PATH.to_owned(),
                reader.say("customer-create"),
                Hidden::new("id", id),
            ),
            Of::Here(it) => {
                let heading = Message::new("customer-edit-title").text("name", it.name.as_str());
                let version = draft.version(it.version);
                (
                    reader.text(&heading),
                    reader.say("customer-edit-lead"),
                    format!("{}/edit", url(it.id)),
                    reader.say("save"),
                    Hidden::new("version", &version),
                )
            }
        };
        Self {
            heading,
            lead,
            back: match of {
                Of::New(_) => Link { href: PATH.to_owned(), text: reader.say("customers-title") },
                Of::Here(it) => Link { href: url(it.id), text: it.name.as_str().to_owned() },
            },
            action,
            button,
            hidden,
            name: draft.field("name", reader),
            email: draft.field("email", reader),
            picked: picked.iter().map(Named::of).collect(),
            search: draft.field("q", reader),
            found: found.items.iter().filter(|it| !is_picked(it)).map(Named::of).collect(),
            matches: reader.count("erp-customers-match", "erp-customers-many", found.n_matches),
            previous: (1 < number).then(|| page((number.min(n_pages + 1) - 1).max(1))),
            next: (number < n_pages).then(|| page(number + 1)),
            picked_error: draft.error("customer", reader),
            all: draft.tick("all", reader),
            all_confirmed: draft.tick("all_confirmed", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for CustomerFormPage {
    const TEMPLATE: &'static str = "customers/form.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let noon = Timestamp::from_micros(1_795_521_600_000_000);
        let named = |key: &str, name: &str, is_gone: bool| StockCustomer {
            key: CustomerKey::restore(key.to_owned()),
            name: Some(CustomerName::restore(name.to_owned())),
            gone: is_gone.then_some(noon),
        };
        let found =
            vec![named("292", "Next-Door Bike Store", false), named("a|b", "O'Neil <b>", false)];
        let gone = named("17", "Closed & gone", true);
        let unknown = StockCustomer::unknown(CustomerKey::restore("All ".to_owned()));
        let picked = [found[0].clone(), gone, unknown];
        let page = |number, n_matches| {
            let number = PageNumber::parse(number).unwrap_or(PageNumber::FIRST);
            Lines { items: found.clone(), number, n_matches }
        };
        let none = Lines { items: Vec::new(), number: PageNumber::FIRST, n_matches: 0 };
        let mut errors = FieldErrors::default();
        errors.add("email", NameTaken::EmailOf("Kofi Mensah".to_owned()).message());
        errors.add("all_confirmed", Message::new("customer-confirm-all"));
        errors.add("customer", Message::new("customer-key-malformed"));
        let typed = Form::from_iter([("name", "Rosa \"B\""), ("q", "bike"), ("all", "1")]);
        let refused = Draft::refused(typed, errors);
        let customer = show::sample();
        let (new, here) = (Of::New(customer.id), Of::Here(&customer));
        vec![
            Self::new(&new, &Draft::blank(), &[], &page(1, 40), reader),
            Self::new(&new, &refused, &picked, &page(2, 80), reader),
            Self::new(&new, &Draft::blank(), &[], &none, reader),
            Self::new(&here, &stored(&customer), &customer.grants, &page(3, 60), reader),
        ]
    }
}
