use domain_kernel::{Actor, Permission};

use crate::{
    App,
    identity::{PasswordGiven, ResetPassword, ResetPasswordError, Whom, reset_permitted},
};

/// An admin gives a customer a temporary password who has forgotten theirs, as they do for the
/// company's people.
pub async fn reset_customer(
    app: &App,
    actor: &Actor,
    command: ResetPassword,
) -> Result<PasswordGiven, ResetPasswordError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    reset_permitted(app, permit, Whom::Customer, command).await
}
