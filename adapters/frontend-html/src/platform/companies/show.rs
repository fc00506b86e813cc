use application::{
    Message,
    platform::{AdminLine, CompanyView},
};
use domain_identity::{
    Company, CompanyCode, CompanyName, CompanyState, Email, PersonName, RegistrationNumber,
};
use domain_kernel::{Id, Timestamp, Version, Versioned};
use serde::Serialize;
use uuid::Uuid;

use super::url;
use crate::{chrome::initials, parts::Fact, reader::Reader, views::Page};

/// One company, and what operators may do about it.
#[derive(Debug, Serialize)]
pub(crate) struct CompanyPage {
    heading: String,
    lead: String,
    is_active: bool,
    facts: Vec<Fact>,
    admins: Vec<Admin>,
    change_url: String,
    /// For those who may look inside.
    visit_url: Option<String>,
}

#[derive(Debug, Serialize)]
struct Admin {
    name: String,
    initials: String,
    email: String,
    is_active: bool,
    must_change_password: bool,
    reset_url: String,
}

impl CompanyPage {
    pub(super) fn new(view: &CompanyView, may_visit: bool, reader: &Reader) -> Self {
        let company = &view.company.value;
        let since = company.state.since().map(|it| reader.date_time(it));
        let lead = match &since {
            None => reader.say("company-is-active"),
            Some(when) => reader.text(&Message::new("company-suspended-since").text("when", when)),
        };
        let page = url(company.id);
        let verb = if since.is_none() { "suspend" } else { "reactivate" };
        Self {
            heading: company.settings.name.as_str().to_owned(),
            lead,
            is_active: since.is_none(),
            facts: facts(view, reader),
            admins: view.admins.iter().map(|it| Admin::new(it, &page)).collect(),
            change_url: format!("{page}/{verb}"),
            visit_url: may_visit.then(|| format!("{page}/visit")),
        }
    }
}

impl Admin {
    fn new(admin: &AdminLine, company: &str) -> Self {
        Self {
            name: admin.name.as_str().to_owned(),
            initials: initials(admin.name.as_str()),
            email: admin.email.as_str().to_owned(),
            is_active: admin.is_active,
            must_change_password: admin.must_change_password,
            reset_url: format!("{company}/admins/{}/password", admin.id),
        }
    }
}

fn facts(view: &CompanyView, reader: &Reader) -> Vec<Fact> {
    let company = &view.company.value;
    let fact = |key, value: String| Fact { name: reader.say(key), value };
    let number = company.registration.as_ref();
    let number =
        number.map_or_else(|| reader.say("registration-none"), |it| it.as_str().to_owned());
    let created = company.id.made_at().map(|it| fact("company-created", reader.date_time(it)));
    let facts = [
        fact("registration-number", number),
        fact("companies-people", reader.number(view.n_people)),
    ];
    facts.into_iter().chain(created).collect()
}

impl Page for CompanyPage {
    const TEMPLATE: &'static str = "platform/companies/show.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut suspended = sample();
        let since = Timestamp::from_micros(1_795_521_600_000_000);
        suspended.company.value.state = CompanyState::Suspended { since };
        suspended.company.value.registration = None;
        vec![Self::new(&sample(), true, reader), Self::new(&suspended, false, reader)]
    }
}

pub(super) fn sample() -> CompanyView {
    let id = |it| Uuid::from_u128(it);
    let name = CompanyName::restore("Harbour & Sons".to_owned());
    let (company, _) = Company::found(Id::from_uuid(id(1)), name, CompanyCode::draw([7; 16]));
    let number = RegistrationNumber::restore("HRB 1234".to_owned());
    let admin = |number: u128, is_active| AdminLine {
        id: Id::from_uuid(id(number)),
        version: Version::FIRST,
        name: PersonName::restore("Anna Lindqvist".to_owned()),
        email: Email::restore("anna@harbour.example".to_owned()),
        is_active,
        must_change_password: number == 3,
    };
    CompanyView {
        company: Versioned {
            value: Company { registration: Some(number), ..company },
            version: Version::FIRST,
        },
        n_people: 12,
        admins: vec![admin(2, true), admin(3, true), admin(4, false)],
    }
}
