use domain_kernel::{Actor, Permission};

use crate::{
    App,
    onboarding::{FindPathError, TeamMember, see_team::manager},
};

/// Somebody who is about to assign looks for whom: an admin among all, a manager among those below.
pub async fn list_assignable(app: &App, actor: &Actor) -> Result<Vec<TeamMember>, FindPathError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    Ok(app.onboarding.team(&permit, manager(actor)).await?)
}
