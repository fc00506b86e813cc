//! What lets companies in that have a registration number.

mod form;
mod list;

use application::{
    App, Message,
    platform::{InviteLine, ListInvites, RevokeInvite, list_invites, revoke_invite, see_invite},
};
use axum::{extract::State, response::Response};
use domain_identity::{Invite, InviteId, InviteRefused, InviteStanding, InviteState};

use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, Link, version},
    problem::Problem,
    query::Query,
    screen::Screen,
    see_other::SeeOther,
    visitor::{Operating, PathId},
};

#[cfg(test)]
pub(crate) use form::InviteFormPage;
pub(crate) use form::{issue, new};
pub(crate) use list::InvitesPage;

const PATH: &str = "/platform/invites";

pub(crate) async fn index(
    State(app): State<App>,
    Operating(actor): Operating,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let standing = InviteStanding::parse(query.text("state"));
    let asked = ListInvites { standing, page: query.page() };
    let invites = list_invites(&app, &actor, asked).await?;
    Ok(screen.show(&InvitesPage::new(&invites, asked, app.clock.now(), screen.reader())))
}

pub(crate) async fn ask(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Invite>,
    screen: Screen,
) -> Result<Response, Problem> {
    let invite = see_invite(&app, &actor, id).await?;
    Ok(screen.show(&ConfirmPage::new(
        back(screen.reader().say("invites-title")),
        revocation(&invite),
        screen.reader(),
    )))
}

pub(crate) async fn revoke(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Invite>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let invite = see_invite(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let revoked = revoke_invite(&app, &actor, RevokeInvite { id, expected }).await;
    revoked.map_err(|err| Problem::from(err).back_to(PATH))?;
    let message = Message::new("invite-is-revoked");
    Ok(SeeOther::to(PATH).notice(message.text("number", invite.invite.value.number.as_str())))
}

fn back(text: String) -> Link {
    Link { href: PATH.to_owned(), text }
}

fn url(id: InviteId) -> String {
    format!("{PATH}/{id}/revoke")
}

fn revocation(line: &InviteLine) -> Change {
    use application::Failure;
    let invite = &line.invite.value;
    let is_used = matches!(invite.state, InviteState::Used { .. });
    Change {
        heading: Message::new("revoke-title").text("number", invite.number.as_str()),
        lead: "revoke-lead",
        points: vec![Message::new("revoke-code"), Message::new("revoke-again")],
        stem: None,
        refused: is_used.then(|| InviteRefused::Used.message()),
        action: url(invite.id),
        hidden: vec![Hidden::new("version", &line.invite.version.get())],
        button: Message::new("revoke-submit"),
        is_destructive: true,
    }
}

/// What can be asked about an invite before it is done, for the samples of the page that asks.
pub(super) fn changes(reader: &crate::reader::Reader) -> Vec<(Link, Change)> {
    let samples = list::samples();
    samples.iter().map(|it| (back(reader.say("invites-title")), revocation(it))).collect()
}
