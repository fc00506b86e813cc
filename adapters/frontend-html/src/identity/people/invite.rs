//! How somebody new comes in for the first time.

use application::{
    App, Message,
    identity::{SendInvitation, see_person, send_invitation},
};
use axum::extract::State;
use domain_kernel::Person;

use super::url;
use crate::{
    problem::Problem,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

/// How they hear of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// A link to choose a password is mailed to them.
    Mail,
    /// The admin sees a temporary password, and tells them.
    Told,
}

impl Way {
    pub(super) const ALL: [Self; 2] = [Self::Mail, Self::Told];

    /// As forms have it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Told => "told",
        }
    }

    /// Nobody is mailed unless the form says so.
    pub(super) fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.name() == name).unwrap_or(Self::Told)
    }
}

pub(crate) async fn send(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
) -> Result<SeeOther, Problem> {
    let person = see_person(&app, &actor, id).await?;
    let sent = send_invitation(&app, &actor, SendInvitation { id }).await;
    sent.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let message = Message::new("person-invited").text("name", person.name.as_str());
    Ok(SeeOther::to(url(id)).notice(message))
}
