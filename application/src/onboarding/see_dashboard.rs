use domain_kernel::{Actor, Date, Denied, Permission, Role, StoreError};
use domain_onboarding::Calendar;
use thiserror::Error;

use crate::{
    App,
    equipment::OwnItem,
    failure::failure,
    identity::Leader,
    onboarding::{Figures, SeeTeamError, Team, see_team::see_team_by},
    training::{ListTrainingError, Record, list_with_calendar},
};

/// What somebody sees after signing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dashboard {
    pub record: Record,
    pub around: Around,
}

/// Who and what else there is, by role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Around {
    Staff { manager: Option<Leader>, items: Vec<OwnItem> },
    Manager { manager: Option<Leader>, team: Team },
    Admin { team: Team, figures: Figures },
}

#[derive(Debug, Error)]
pub enum SeeDashboardError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    List(#[from] ListTrainingError),
    #[error(transparent)]
    Team(#[from] SeeTeamError),
}

/// A person looks at what to do now: what to learn, and how those are getting on whom they lead.
pub async fn see_dashboard(
    app: &App,
    actor: &Actor,
    today: Date,
) -> Result<Dashboard, SeeDashboardError> {
    let permission = Permission::SeeColleagues;
    let Some(person) = actor.person_id() else {
        // An operator who looks into the company has nothing to learn in it.
        let record = Record { modules: Vec::new(), paths: Vec::new() };
        return match actor.role() {
            Some(Role::Admin) => {
                let permit = actor.permit(Permission::SeeTeam)?;
                let calendar = app.onboarding.work_calendar(&permit).await?.value.calendar();
                Ok(Dashboard { record, around: all(app, actor, &calendar, today).await? })
            }
            _ => Err(Denied { permission }.into()),
        };
    };
    let permit = actor.permit(permission)?;
    let (record, calendar) = list_with_calendar(app, actor, today).await?;
    let around = match actor.role() {
        Some(Role::Admin) => all(app, actor, &calendar, today).await?,
        Some(Role::Manager) => Around::Manager {
            manager: app.identity.manager_of(&permit, person).await?,
            team: see_team_by(app, actor, Some(&calendar), today).await?,
        },
        // A customer was denied before this.
        Some(Role::Staff | Role::Customer) | None => Around::Staff {
            manager: app.identity.manager_of(&permit, person).await?,
            items: app.equipment.of_holder(&permit, person).await?,
        },
    };
    Ok(Dashboard { record, around })
}

async fn all(
    app: &App,
    actor: &Actor,
    calendar: &Calendar,
    today: Date,
) -> Result<Around, SeeDashboardError> {
    Ok(Around::Admin {
        team: see_team_by(app, actor, Some(calendar), today).await?,
        figures: app.onboarding.figures(&actor.permit(Permission::AuthorTraining)?, today).await?,
    })
}

impl Around {
    pub fn team(&self) -> Option<&Team> {
        match self {
            Self::Staff { .. } => None,
            Self::Manager { team, .. } | Self::Admin { team, .. } => Some(team),
        }
    }

    pub fn manager(&self) -> Option<&Leader> {
        match self {
            Self::Staff { manager, .. } | Self::Manager { manager, .. } => manager.as_ref(),
            Self::Admin { .. } => None,
        }
    }

    /// What one of the staff has of the company's, the longest first. Others have a page of it.
    pub fn items(&self) -> &[OwnItem] {
        match self {
            Self::Staff { items, .. } => items,
            Self::Manager { .. } | Self::Admin { .. } => &[],
        }
    }

    pub fn figures(&self) -> Option<Figures> {
        match self {
            Self::Staff { .. } | Self::Manager { .. } => None,
            Self::Admin { figures, .. } => Some(*figures),
        }
    }
}

failure!(SeeDashboardError {
    Denied(Denied),
    Store(StoreError),
    List(ListTrainingError),
    Team(SeeTeamError),
});
