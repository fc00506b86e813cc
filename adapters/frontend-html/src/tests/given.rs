//! Settings, readers and actors for tests to borrow.

use std::{net::IpAddr, sync::Arc, time::Duration};

use application::{Random, identity::CompanyFace};
use async_trait::async_trait;
use domain_identity::{Accent, Appearance, CompanyName, Language};
use domain_kernel::{Actor, Clock, Id, Ids, Origin, Role, Timestamp, test_support};
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::{
    Settings,
    health::Readiness,
    reader::Reader,
    views::{Edition, Views},
    visitor::SignedIn,
};

pub(crate) struct Given {
    pub(crate) secret_key: [u8; 32],
    pub(crate) now: Timestamp,
}

impl Default for Given {
    fn default() -> Self {
        Self { secret_key: [7; 32], now: Timestamp::from_micros(1_795_784_550_000_000) }
    }
}

impl Given {
    pub(crate) fn settings(self) -> Settings {
        Settings {
            public_url: None,
            secret_key: self.secret_key,
            trusted_proxies: Vec::new(),
            time_zone: zone(),
            clock: Arc::new(Still(self.now)),
            ids: Arc::new(Same),
            random: Arc::new(Same),
            readiness: Arc::new(Same),
        }
    }
}

pub(crate) fn settings() -> Settings {
    Given::default().settings()
}

pub(crate) fn zone() -> TimeZone {
    TimeZone::get("Europe/Berlin").expect("a bundled zone")
}

pub(crate) fn edition(language: Language) -> Arc<Edition> {
    let views = Views::load(None).expect("templates that can be used");
    views.edition(language).expect("a language of ours")
}

pub(crate) fn reader(language: Language) -> Reader {
    edition(language).reader(zone())
}

pub(crate) fn actor(role: Role) -> Actor {
    let (person, company) = (Id::from_uuid(Uuid::from_u128(1)), Id::from_uuid(Uuid::from_u128(2)));
    let origin = Origin { address: Some(IpAddr::from([127, 0, 0, 1])), ..Origin::default() };
    test_support::person_from(person, company, role, origin)
}

pub(crate) fn signed_in(role: Role) -> SignedIn {
    SignedIn {
        actor: actor(role),
        name: "Anna Lindqvist".to_owned(),
        company: Some(company()),
        appearance: Appearance::System,
        language: None,
        photo_url: None,
        visit_ends: None,
        must_change_password: false,
        must_set_up_second_factor: false,
        has_confirmed: true,
        ends_after: Duration::from_hours(8),
        can_stay: true,
    }
}

struct Still(Timestamp);

impl Clock for Still {
    fn now(&self) -> Timestamp {
        self.0
    }
}

struct Same;

impl Ids for Same {
    fn uuid(&self) -> Uuid {
        Uuid::from_u128(1)
    }
}

impl Random for Same {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

#[async_trait]
impl Readiness for Same {
    async fn is_ready(&self) -> bool {
        true
    }
}

fn company() -> CompanyFace {
    CompanyFace {
        name: CompanyName::restore("Harbour & Sons".to_owned()),
        logo: None,
        accent: Accent::parse("#7a2e4d").ok(),
        language: None,
        zone: None,
    }
}
