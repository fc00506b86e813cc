//! The only place that makes actors: of a session or a token that was just found to be good, of
//! somebody named at the command line, and of the program itself.
#![expect(clippy::disallowed_methods, reason = "this is where it is known who is asking")]

use domain_identity::Identifier;
use domain_kernel::{Actor, Job, Origin, StoreError, Through, Visit};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{FoundSession, FoundToken, Member, Whose},
};

/// Who goes on with a session, with the rights that they have now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resumed {
    pub actor: Actor,
    pub session: FoundSession,
}

#[derive(Debug, Error)]
pub enum ActAsError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("nobody has this e-mail or username")]
    Nobody,
}

/// Somebody comes back with a session that was just found to be good.
pub fn resume_session(session: FoundSession, origin: Origin) -> Resumed {
    let actor = match session.whose {
        Whose::Person { id, company, role, .. } => Actor::person(id, company, role, origin),
        Whose::Operator { id, role, ref visiting } => {
            let visit = visiting.as_ref().map(|it| Visit { company: it.company });
            Actor::operator(id, role, visit, origin)
        }
    };
    Resumed { actor, session }
}

/// A program comes with a token that was just found to be good, for the person who made it.
pub(super) fn act_by_token(token: &FoundToken, origin: Origin) -> Actor {
    Actor::by_token(token.person, token.company, token.role, token.scopes, origin)
}

/// Somebody at the command line acts for a person, with that person's rights. The audit trail says
/// that it was the command line. Operators need no one to act for them there: the command line may
/// do all that they may.
pub async fn act_as(app: &App, name: &str) -> Result<Actor, ActAsError> {
    let identifier = Identifier::parse(name).ok_or(ActAsError::Nobody)?;
    let login = app.logins.login(&identifier).await?.filter(|it| it.is_active);
    let Some(Member::Person { id, company, role }) = login.map(|it| it.member) else {
        return Err(ActAsError::Nobody);
    };
    let origin = Origin { through: Through::CommandLine, ..Origin::default() };
    Ok(Actor::person(id, company, role, origin))
}

/// The program does something by itself.
pub fn act_as_program(job: Job) -> Actor {
    Actor::system(job)
}

failure!(ActAsError {
    Store(StoreError),
    ;
    Nobody => Invalid "act-as-nobody",
});
