use domain_kernel::{Actor, CompanyId, Permission, PersonId, Realm, Role, Version};

use crate::{
    App,
    identity::{PasswordGiven, ResetPassword, ResetPasswordError, Whom, reset_permitted},
};

/// An operator gives a company's admin a temporary password.
#[derive(Clone, Copy, Debug)]
pub struct ResetAdmin {
    pub company: CompanyId,
    pub id: PersonId,
    /// As the page showed it.
    pub expected: Version,
}

/// People who are no admins are their admins' to help.
pub async fn reset_admin(
    app: &App,
    actor: &Actor,
    command: ResetAdmin,
) -> Result<PasswordGiven, ResetPasswordError> {
    let ResetAdmin { company, id, expected } = command;
    let permit = actor.permit_in(Realm::Company(company), Permission::ManageCompanies)?;
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.people().find(id).await?.filter(|it| it.value.role == Role::Admin);
    found.ok_or(ResetPasswordError::NoSuchPerson)?;
    drop(tx);
    reset_permitted(app, permit, Whom::Colleague, ResetPassword { id, expected }).await
}
