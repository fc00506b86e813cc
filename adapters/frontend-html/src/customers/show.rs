use application::{
    App, Message,
    identity::{OpenSession, list_sessions_of_customer},
    inventory::{CustomerView, StockCustomer, see_customer},
};
use axum::{extract::State, response::Response};
use domain_identity::{AccountState, Email, PersonName};
use domain_inventory::{CustomerKey, CustomerName};
use domain_kernel::{Id, Person, Timestamp, Version};
use serde::Serialize;
use uuid::Uuid;

use super::{Named, url};
use crate::{
    identity::{SessionLine, sample_session},
    parts::Fact,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};

/// One customer: who it is, what they see, where they are signed in.
#[derive(Debug, Serialize)]
pub(crate) struct CustomerPage {
    name: String,
    lead: String,
    facts: Vec<Fact>,
    is_active: bool,
    sees_all: bool,
    grants: Vec<Named>,
    sessions: Vec<SessionLine>,
    edit_url: String,
    /// Where stock is seen with their eyes.
    view_url: String,
    reset_url: String,
    factor_url: String,
    switch_url: String,
    end_url: String,
    end_all_url: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let customer = see_customer(&app, &actor, id).await?;
    let sessions = list_sessions_of_customer(&app, &actor, id).await?;
    let now = app.clock.now();
    Ok(screen.show(&CustomerPage::new(&customer, &sessions, now, screen.reader())))
}

impl CustomerPage {
    fn new(
        customer: &CustomerView,
        sessions: &[OpenSession],
        now: Timestamp,
        reader: &Reader,
    ) -> Self {
        let since = customer.state.since().map(|it| reader.date_time(it));
        let key = match (&since, customer.must_change_password) {
            (Some(_), _) => "person-deactivated-since",
            (None, true) => "person-waits",
            (None, false) => "person-is-active",
        };
        let lead = Message::new(key).text("when", &since.unwrap_or_default());
        let seen = sessions.iter().map(|it| it.last_used).chain(customer.last_signed_in).max();
        let seen = seen.map_or_else(|| reader.say("customer-never-seen"), |it| reader.ago(it, now));
        let fact = |key, value: String| Fact { name: reader.say(key), value };
        let verb = if customer.state.is_active() { "deactivate" } else { "reactivate" };
        let own = url(customer.id);
        Self {
            name: customer.name.as_str().to_owned(),
            lead: reader.text(&lead),
            facts: vec![
                fact("person-email", customer.email.as_str().to_owned()),
                fact("people-since", reader.date_time(customer.created)),
                fact("customer-last-seen", seen),
            ],
            is_active: customer.state.is_active(),
            sees_all: customer.sees_all,
            grants: customer.grants.iter().map(Named::of).collect(),
            sessions: sessions.iter().map(|it| SessionLine::new(it, None, now, reader)).collect(),
            edit_url: format!("{own}/edit"),
            view_url: format!("{own}/view"),
            reset_url: format!("{own}/password"),
            factor_url: format!("{own}/second-factor"),
            switch_url: format!("{own}/{verb}"),
            end_url: format!("{own}/sessions/end"),
            end_all_url: format!("{own}/sessions/end-all"),
        }
    }
}

impl Page for CustomerPage {
    const TEMPLATE: &'static str = "customers/show.html";

    fn title(&self, _: &Reader) -> String {
        self.name.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let now = Timestamp::from_micros(1_795_525_200_000_000);
        let customer = sample();
        let all = CustomerView { sees_all: true, grants: Vec::new(), ..sample() };
        let state = AccountState::Deactivated { since: customer.created };
        let gone = CustomerView { state, grants: Vec::new(), last_signed_in: None, ..sample() };
        let waiting = CustomerView { must_change_password: true, ..sample() };
        let sessions = [sample_session(1), sample_session(2)];
        vec![
            Self::new(&customer, &sessions, now, reader),
            Self::new(&all, &sessions[..1], now, reader),
            Self::new(&gone, &[], now, reader),
            Self::new(&waiting, &[], now, reader),
        ]
    }
}

pub(super) fn sample() -> CustomerView {
    let noon = Timestamp::from_micros(1_795_521_600_000_000);
    let key = |text: &str| CustomerKey::restore(text.to_owned());
    let named = |text: &str, name: &str, gone| StockCustomer {
        key: key(text),
        name: Some(CustomerName::restore(name.to_owned())),
        gone,
    };
    CustomerView {
        id: Id::from_uuid(Uuid::from_u128(1)),
        version: Version::FIRST,
        name: PersonName::restore("Rosa Ferreira <b>".to_owned()),
        email: Email::restore("rosa@bikes.example".to_owned()),
        state: AccountState::Active,
        must_change_password: false,
        created: noon,
        last_signed_in: Some(noon),
        sees_all: false,
        grants: vec![
            named("292", "Next-Door Bike Store", None),
            named("a|b", "O'Neil & <b>", Some(noon)),
            StockCustomer::unknown(key("All ")),
        ],
    }
}
