use domain_identity::{Link, LinkIssued, Purpose};
use domain_kernel::{Facts, Job, Permission, Realm, StoreError};

use super::act::act_as_program;
use crate::{
    App,
    identity::Login,
    mail::{Letter, NewMail, Recipient, ResetRequest, link_token},
    repeat,
};

/// Finds out whose account somebody named who has forgotten their password, and writes them a link.
/// Nobody hears anything if it is nobody's, or if its person is deactivated.
pub(crate) async fn answer_reset_request(
    app: &App,
    request: &ResetRequest,
) -> Result<(), StoreError> {
    let login = app.logins.login(&request.identifier).await?;
    match login.filter(|it| it.is_active) {
        Some(login) => repeat(|| write_once(app, request, &login)).await,
        None => Ok(()),
    }
}

async fn write_once(app: &App, request: &ResetRequest, login: &Login) -> Result<(), StoreError> {
    let realm = Realm::Company(login.company);
    let permit = act_as_program(Job::Mail).permit_in(realm, Permission::SignIn);
    let permit = permit.map_err(StoreError::corrupt)?;
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.people().find(login.person).await?.filter(|it| it.value.state.is_active());
    let Some(person) = found.map(|it| it.value) else {
        return Ok(());
    };

    let (id, now) = (app.ids.next(), app.clock.now());
    let hash = link_token(&app.policy.link_key, realm, person.id, id).hash();
    let link = Link::issue(id, person.id, Purpose::ResetPassword, hash, now);
    let language = person.account.language.unwrap_or(request.language);
    let mail = NewMail {
        id: app.ids.next(),
        to: Recipient { language, ..Recipient::of(&person) },
        letter: Letter::ResetPassword { link: id },
        written: now,
    };

    tx.links().issue(&link).await?;
    tx.outbox().push(&mail).await?;
    let issued = LinkIssued { person: person.id, purpose: link.purpose };
    tx.commit(Facts::new(now, &issued)).await
}
