use domain_identity::{AccountId, Profile};
use domain_kernel::OperatorId;

use crate::{
    Tx,
    identity::{NameTaken, NamesError},
};

/// Says which name of a profile is taken. A store refuses it too, and cannot tell one from the
/// other.
pub(super) async fn check_names_are_free(
    tx: &mut dyn Tx,
    operator: OperatorId,
    profile: &Profile,
) -> Result<(), NamesError> {
    let own = AccountId::Operator(operator);
    let email = tx.operators().holder(&profile.email.identifier()).await?;
    if email.is_some_and(|it| it != own) {
        return Err(NameTaken::Email.into());
    }
    let Some(username) = &profile.username else {
        return Ok(());
    };
    let holder = tx.operators().holder(&username.identifier()).await?;
    if holder.is_some_and(|it| it != own) {
        return Err(NameTaken::Username.into());
    }
    Ok(())
}
