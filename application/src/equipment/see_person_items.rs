use domain_kernel::{Actor, Denied, Permission, PersonId, StoreError};
use thiserror::Error;

use super::HadItem;
use crate::{
    App, Page, PageNumber,
    failure::failure,
    onboarding::{TeamMember, manager},
};

#[derive(Debug, Error)]
pub enum SeePersonItemsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such person")]
    NoSuchPerson,
}

/// A manager looks at what one of their people has and had, and an admin at anybody's.
pub async fn see_person_items(
    app: &App,
    actor: &Actor,
    person: PersonId,
    page: PageNumber,
) -> Result<(TeamMember, Page<HadItem>), SeePersonItemsError> {
    let permit = actor.permit(Permission::SeeEquipment)?;
    let member = app.onboarding.member(&permit, manager(actor), person).await?;
    let member = member.ok_or(SeePersonItemsError::NoSuchPerson)?;
    Ok((member, app.equipment.had_by(&permit, person, page).await?))
}

/// Somebody looks at what they have and had themselves.
pub async fn see_own_history(
    app: &App,
    actor: &Actor,
    page: PageNumber,
) -> Result<Page<HadItem>, SeePersonItemsError> {
    let permission = Permission::HoldEquipment;
    let permit = actor.permit(permission)?;
    let own = actor.person_id().ok_or(Denied { permission })?;
    Ok(app.equipment.had_by(&permit, own, page).await?)
}

failure!(SeePersonItemsError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
});
