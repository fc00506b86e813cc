use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, StoreError, Version, Versioned};
use domain_skills::{
    JobRoleId, JobRoleTitle, LabelId, LabelKind, LabelName, Profile, ProfileSettings,
};
use thiserror::Error;

use crate::{
    App, Tx,
    failure::failure,
    onboarding::{leads, manager},
    repeat,
    skills::ProfileView,
};

/// Whoever leads somebody says what they do.
#[derive(Clone, Debug)]
pub struct EditProfile {
    pub person: PersonId,
    /// As the form showed it; nothing where nothing had been said.
    pub expected: Option<Version>,
    pub settings: ProfileSettings,
}

/// What can be said, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileChoices {
    pub grades: Vec<(LabelId, LabelName)>,
    pub projects: Vec<(LabelId, LabelName)>,
    pub job_roles: Vec<(JobRoleId, JobRoleTitle)>,
}

#[derive(Debug, Error)]
pub enum EditProfileError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody who is not in the manager's team.
    #[error("there is no such person in your team")]
    NoSuchPerson,
    /// Also of one that was deleted meanwhile.
    #[error("choose job roles, a grade and projects of the lists")]
    NoSuchChoice,
}

/// Whoever leads somebody looks at what they do.
pub async fn see_profile(
    app: &App,
    actor: &Actor,
    person: PersonId,
) -> Result<ProfileView, EditProfileError> {
    let permit = actor.permit(Permission::RateSkills)?;
    let manager = manager(actor);
    let member = app.onboarding.member(&permit, manager, person).await?;
    // Oneself is not of one's own team.
    member.filter(|it| Some(it.id) != manager).ok_or(EditProfileError::NoSuchPerson)?;
    app.skills.profile(&permit, person).await?.ok_or(EditProfileError::NoSuchPerson)
}

/// All that can be said of people.
pub async fn list_profile_choices(
    app: &App,
    actor: &Actor,
) -> Result<ProfileChoices, EditProfileError> {
    let permit = actor.permit(Permission::RateSkills)?;
    let job_roles = app.skills.job_role_choices(&permit).await?;
    let labels = app.skills.labels(&permit).await?;
    let of = |kind| {
        let labels = labels.iter().filter(|it| it.kind == kind);
        labels.map(|it| (it.id, it.name.clone())).collect()
    };
    Ok(ProfileChoices { grades: of(LabelKind::Grade), projects: of(LabelKind::Project), job_roles })
}

pub async fn edit_profile(
    app: &App,
    actor: &Actor,
    command: EditProfile,
) -> Result<(), EditProfileError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(
    app: &App,
    actor: &Actor,
    command: &EditProfile,
) -> Result<(), EditProfileError> {
    let permit = actor.permit(Permission::RateSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    let is_led = leads(&mut *tx, actor, command.person).await?;
    let person = tx.people().find(command.person).await?;
    person.filter(|_| is_led).ok_or(EditProfileError::NoSuchPerson)?;
    let found = tx.skill_profiles().find(command.person).await?;
    if found.as_ref().map(|it| it.version) != command.expected {
        // A first rating makes an empty one, which is no news to a form that showed none.
        let is_news = found.as_ref().is_some_and(|it| it.value != Profile::blank(command.person));
        if command.expected.is_some() || is_news {
            return Err(StoreError::Stale.into());
        }
    }
    check(&mut *tx, &command.settings).await?;

    let mut profile = match &found {
        Some(found) => found.value.clone(),
        None => Profile::blank(command.person),
    };
    let Some(changed) = profile.edit(command.settings.clone()) else {
        return Ok(());
    };

    match found {
        Some(Versioned { version, .. }) => {
            tx.skill_profiles().update(&Versioned { value: profile, version }).await?;
        }
        None => tx.skill_profiles().insert(&profile).await?,
    }
    tx.commit(Facts::new(app.clock.now(), &changed)).await?;
    Ok(())
}

async fn check(tx: &mut dyn Tx, settings: &ProfileSettings) -> Result<(), EditProfileError> {
    let grades: Vec<_> = settings.grade.into_iter().collect();
    let projects: Vec<_> = settings.projects.iter().copied().collect();
    for (kind, labels) in [(LabelKind::Grade, grades), (LabelKind::Project, projects)] {
        if labels.is_empty() {
            continue;
        }
        let all = tx.skill_labels().all(kind).await?;
        if !labels.iter().all(|id| all.iter().any(|it| it.id == *id)) {
            return Err(EditProfileError::NoSuchChoice);
        }
    }
    for id in &settings.job_roles {
        tx.job_roles().find(*id).await?.ok_or(EditProfileError::NoSuchChoice)?;
    }
    Ok(())
}

failure!(EditProfileError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
    NoSuchChoice => Invalid "skill-profile-no-such-choice" at "job_role",
});
