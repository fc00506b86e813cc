//! Tokens that let programs in for people.

mod company;
mod make;
mod own;

use application::{Message, identity::TokenLine};
use domain_identity::ApiTokenId;
use domain_kernel::{Access, Area, Scopes, Timestamp};
use serde::Serialize;

use crate::{
    form::{Form, FormError},
    parts::Hidden,
    reader::Reader,
};

#[cfg(test)]
pub(crate) use company::CompanyTokensPage;
pub(super) use company::{index, revoke as revoke_anybodys};
#[cfg(test)]
pub(crate) use make::{MakeTokenPage, TokenMadePage};
pub(super) use make::{ask, make};
#[cfg(test)]
pub(crate) use own::TokensPage;
pub(super) use own::{revoke as revoke_own, show};

const URL: &str = "/account/tokens";

/// A token on a list.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    name: String,
    /// "Equipment: read and write"
    scopes: Vec<String>,
    made: String,
    /// When it is over, or that it is.
    expires: String,
    has_expired: bool,
    last_used: String,
    /// What takes it back.
    hidden: Vec<Hidden>,
}

impl Line {
    fn new(token: &TokenLine, now: Timestamp, reader: &Reader) -> Self {
        let has_expired = token.expires <= now;
        let last_used = token.last_used.map(|it| reader.ago(it, now));
        Self {
            name: token.name.as_str().to_owned(),
            scopes: opened(token.scopes, reader),
            made: reader.date_time(token.made),
            expires: reader.date_time(token.expires),
            has_expired,
            last_used: last_used.unwrap_or_else(|| reader.say("token-never-used")),
            hidden: vec![Hidden::new("token", &token.id)],
        }
    }
}

/// What a token opens, a line for each area.
fn opened(scopes: Scopes, reader: &Reader) -> Vec<String> {
    let line = |(of, how): (Area, Access)| {
        let (of, how) = (reader.say(area(of)), reader.say(access(how)));
        reader.text(&Message::new("token-scope").text("area", &of).text("access", &how))
    };
    scopes.iter().map(line).collect()
}

fn area(area: Area) -> &'static str {
    match area {
        Area::Training => "token-area-training",
        Area::Skills => "token-area-skills",
        Area::Equipment => "token-area-equipment",
        Area::Inventory => "token-area-inventory",
        Area::Administration => "token-area-administration",
    }
}

fn access(access: Access) -> &'static str {
    match access {
        Access::Read => "token-access-read",
        Access::Write => "token-access-write",
    }
}

/// The token that a form names. Only our own pages write it.
fn token(form: Form) -> Result<ApiTokenId, FormError> {
    form.only(&["token"])?.text("token").parse().map_err(|_| FormError::Unreadable)
}

fn sample(number: u8) -> TokenLine {
    use std::time::Duration;

    use domain_identity::ApiTokenName;
    use domain_kernel::Id;
    use uuid::Uuid;

    let (noon, days) = (sample_now(), |it: u64| Duration::from_hours(it * 24));
    let made = noon.minus(days(40));
    TokenLine {
        id: Id::from_uuid(Uuid::from_u128(number.into())),
        name: ApiTokenName::restore(format!("Scanner <b>{number}")),
        scopes: Scopes::of([(Area::Equipment, Access::Write), (Area::Inventory, Access::Read)]),
        made,
        expires: made.plus(if number == 1 { days(90) } else { days(30) }),
        last_used: (number == 1).then(|| noon.minus(Duration::from_mins(7))),
    }
}

fn sample_now() -> Timestamp {
    Timestamp::from_micros(1_795_521_600_000_000)
}
