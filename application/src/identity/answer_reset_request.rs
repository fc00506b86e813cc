use domain_identity::{Link, LinkIssued, Purpose};
use domain_kernel::{CompanyId, Facts, Job, OperatorId, Permission, PersonId, Realm, StoreError};

use super::act::act_as_program;
use crate::{
    App,
    identity::Member,
    mail::{Letter, NewMail, Recipient, ResetRequest, link_token, operator_link_token},
    repeat,
};

/// Finds out whose account somebody named who has forgotten their password, and writes them a link.
/// Nobody hears anything if it is nobody's, or if it is deactivated.
pub(crate) async fn answer_reset_request(
    app: &App,
    request: &ResetRequest,
) -> Result<(), StoreError> {
    let login = app.logins.login(&request.identifier).await?;
    match login.filter(|it| it.is_active).map(|it| it.member) {
        Some(Member::Person { id, company, .. }) => {
            repeat(|| write_once(app, request, company, id)).await
        }
        Some(Member::Operator { id, .. }) => repeat(|| write_to_operator(app, request, id)).await,
        None => Ok(()),
    }
}

async fn write_once(
    app: &App,
    request: &ResetRequest,
    company: CompanyId,
    id: PersonId,
) -> Result<(), StoreError> {
    let realm = Realm::Company(company);
    let permit = act_as_program(Job::Mail).permit_in(realm, Permission::SignIn);
    let permit = permit.map_err(StoreError::corrupt)?;
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.people().account(id).await?.filter(|it| it.value.state.is_active());
    let Some(person) = found.map(|it| it.value) else {
        return Ok(());
    };

    let (id, now) = (app.ids.next(), app.clock.now());
    let hash = link_token(&app.policy.link_key, realm, person.id, id).hash();
    let link = Link::issue(id, person.id, Purpose::ResetPassword, hash, now);
    let mail = NewMail {
        id: app.ids.next(),
        to: Recipient::of(&mut *tx, &person, request.language).await?,
        letter: Letter::ResetPassword { link: id },
        written: now,
    };

    tx.links().issue(&link).await?;
    tx.outbox().push(&mail).await?;
    let issued = LinkIssued { person: person.id, purpose: link.purpose };
    tx.commit(Facts::new(now, &issued)).await
}

async fn write_to_operator(
    app: &App,
    request: &ResetRequest,
    id: OperatorId,
) -> Result<(), StoreError> {
    let permit = act_as_program(Job::Mail).permit_in(Realm::Platform, Permission::SignIn);
    let permit = permit.map_err(StoreError::corrupt)?;
    let mut tx = app.store.begin(&permit).await?;
    let Some(mut operator) = tx.operators().find(id).await? else {
        return Ok(());
    };

    let (link, now) = (app.ids.next(), app.clock.now());
    let hash = operator_link_token(&app.policy.link_key, id, link).hash();
    let Some(issued) = operator.value.issue_reset(hash, now) else {
        return Ok(());
    };
    let mail = NewMail {
        id: app.ids.next(),
        to: Recipient::of_operator(&operator.value, request.language),
        letter: Letter::ResetOperatorPassword { operator: id, link },
        written: now,
    };

    // Whoever changed them meanwhile may have deactivated them; the next time round that shows.
    tx.operators().update(&operator).await.map_err(|err| match err {
        StoreError::Stale => StoreError::Busy,
        err => err,
    })?;
    tx.outbox().push(&mail).await?;
    tx.commit(Facts::new(now, &issued)).await
}
