use application::{
    Message, Page as Lines, PageNumber,
    platform::{InviteLine, ListInvites},
};
use domain_identity::{CompanyName, Invite, InviteStanding, InviteState, RegistrationNumber};
use domain_kernel::{Id, Timestamp, Version, Versioned};
use serde::Serialize;
use uuid::Uuid;

use super::{PATH, url};
use crate::{
    form::{Choice, Draft, Field},
    pager::Pager,
    reader::Reader,
    views::Page,
};

/// Every invite, newest first.
#[derive(Debug, Serialize)]
pub(crate) struct InvitesPage {
    matches: String,
    state: Field,
    states: Vec<Choice>,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    invites: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    number: String,
    issued: String,
    /// What became of it, or when that ends what it is good for.
    text: String,
    state: &'static str,
    word: String,
    revoke_url: Option<String>,
}

impl InvitesPage {
    pub(super) fn new(
        invites: &Lines<InviteLine>,
        asked: ListInvites,
        now: Timestamp,
        reader: &Reader,
    ) -> Self {
        let fields = [("state", asked.standing.map(InviteStanding::name).unwrap_or_default())];
        let draft = Draft::filled(fields);
        let all = (String::new(), reader.say("invites-all"));
        let states = InviteStanding::ALL.map(|it| (it.name().to_owned(), word(it, reader)));
        Self {
            matches: reader.count("invites-match", "invites-match-many", invites.n_matches),
            state: draft.field("state", reader),
            states: draft.choices("state", [all].into_iter().chain(states)),
            all_url: asked.standing.is_some().then_some(PATH),
            invites: invites.items.iter().map(|it| Line::new(it, now, reader)).collect(),
            pager: Pager::new(invites, PATH, &fields),
        }
    }
}

fn word(standing: InviteStanding, reader: &Reader) -> String {
    reader.say(match standing {
        InviteStanding::Open => "invite-open",
        InviteStanding::Used => "invite-used",
        InviteStanding::Expired => "invite-expired",
        InviteStanding::Revoked => "invite-revoked",
    })
}

impl Line {
    fn new(line: &InviteLine, now: Timestamp, reader: &Reader) -> Self {
        let invite = &line.invite.value;
        let standing = invite.standing(now);
        let when = |key, at| reader.text(&Message::new(key).text("when", &reader.date_time(at)));
        let text = match (invite.state, standing, &line.used_by) {
            (InviteState::Used { .. }, _, Some(company)) => {
                reader.text(&Message::new("invite-used-by").text("company", company.as_str()))
            }
            (InviteState::Used { at, .. }, _, None) => when("invite-used-at", at),
            (InviteState::Revoked { at }, ..) => when("invite-revoked-at", at),
            (InviteState::Open, InviteStanding::Expired, _) => {
                when("invite-expired-at", invite.expires)
            }
            (InviteState::Open, ..) => when("invite-good-until", invite.expires),
        };
        Self {
            number: invite.number.as_str().to_owned(),
            issued: reader.date_time(invite.issued),
            text,
            state: standing.name(),
            word: word(standing, reader),
            revoke_url: (standing == InviteStanding::Open).then(|| url(invite.id)),
        }
    }
}

impl Page for InvitesPage {
    const TEMPLATE: &'static str = "platform/invites/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("invites-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let now = at(20);
        let all = ListInvites { standing: None, page: PageNumber::FIRST };
        let used = ListInvites { standing: Some(InviteStanding::Used), ..all };
        let full = Lines { items: samples(), number: PageNumber::FIRST, n_matches: 4 };
        let none = Lines { items: Vec::new(), number: PageNumber::FIRST, n_matches: 0 };
        [(&full, all), (&none, used), (&none, all)]
            .map(|(lines, asked)| Self::new(lines, asked, now, reader))
            .into()
    }
}

fn at(days: i64) -> Timestamp {
    Timestamp::from_micros(1_795_521_600_000_000 + days * 24 * 3_600_000_000)
}

/// One of each state.
pub(super) fn samples() -> Vec<InviteLine> {
    let by = Id::from_uuid(Uuid::from_u128(9));
    let line = |issued, state, used_by: Option<&str>| {
        let number = RegistrationNumber::restore("HRB 1234 <b>".to_owned());
        let id = Id::from_uuid(Uuid::from_u128(1));
        let value = Invite { state, ..Invite::issue(id, number, Invite::DAYS, at(issued)).0 };
        let used_by = used_by.map(|it| CompanyName::restore(it.to_owned()));
        InviteLine { invite: Versioned { value, version: Version::FIRST }, used_by }
    };
    vec![
        line(10, InviteState::Open, None),
        line(0, InviteState::Open, None),
        line(0, InviteState::Used { by, at: at(1) }, Some("Harbour & Sons")),
        line(0, InviteState::Revoked { at: at(2) }, None),
    ]
}
