use std::collections::BTreeSet;

use application::onboarding::{
    Figures, MemberProgress, OnboardingReads, PathLine, PathStep, PathView, PersonOnPath,
    TeamMember, TeamStep,
};
use async_trait::async_trait;
use domain_identity::Person;
use domain_kernel::{CompanyId, Permit, PersonId, StoreError, fold};
use domain_onboarding::{Assignment, Path, PathId, Step};
use domain_training::{AttemptStatus, Module, ModuleId, ModuleStatus, ModuleTitle, Outcome};

use crate::{MemoryStore, State, company_of, onboarding::training_id, training_reads::folded};

#[async_trait]
impl OnboardingReads for MemoryStore {
    async fn paths(&self, permit: &Permit) -> Result<Vec<PathLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let onboarding = &self.state().onboarding;
        let paths = onboarding.paths.iter().filter(|((it, _), _)| *it == company);
        let mut paths: Vec<&Path> = paths.map(|(_, it)| &it.value).collect();
        paths.sort_by_key(|it| (fold(it.title().as_str()), it.id()));
        let lines = paths.into_iter().map(|path| PathLine {
            id: path.id(),
            title: path.title().clone(),
            n_steps: number(path.steps().len()),
            n_people: number(
                onboarding.assignments_of(company).filter(|it| it.path == path.id()).count(),
            ),
        });
        Ok(lines.collect())
    }

    async fn path(&self, permit: &Permit, id: PathId) -> Result<Option<PathView>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        Ok(state.onboarding.paths.get(&(company, id)).map(|it| PathView {
            id,
            version: it.version,
            title: it.value.title().clone(),
            steps: it.value.steps().iter().filter_map(|it| state.path_step(company, it)).collect(),
        }))
    }

    async fn people_on(
        &self,
        permit: &Permit,
        path: PathId,
    ) -> Result<Vec<PersonOnPath>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let on_it = state.onboarding.assignments_of(company).filter(|it| it.path == path);
        let person = |it: &Assignment| {
            let person = &state.identity.people.get(&(company, it.person))?.value;
            Some((person, it.starts_on))
        };
        let mut people: Vec<_> = on_it.filter_map(person).collect();
        people.sort_by_key(|(it, _)| by_name(it));
        let people = people.into_iter().map(|(it, starts_on)| PersonOnPath {
            id: it.id,
            name: it.profile.name.clone(),
            photo: it.account.photo,
            starts_on,
        });
        Ok(people.collect())
    }

    async fn modules_for_steps(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(ModuleId, ModuleTitle)>, StoreError> {
        let company = company_of(permit.realm())?;
        let training = &self.state().training;
        let modules = training.modules_of(company).map(|it| &it.value);
        let published = modules.filter(|it| it.status() == ModuleStatus::Published);
        let titled = |it: &Module| Some((it.id(), training.title(company, it)?.clone()));
        let mut modules: Vec<_> = published.filter_map(titled).collect();
        modules.sort_by_key(|(id, title)| (folded(Some(title)), *id));
        Ok(modules)
    }

    async fn team(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<Vec<TeamMember>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let members = state.members(company, manager).into_iter();
        Ok(members.map(|it| state.team_member(company, it)).collect())
    }

    async fn member(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        person: PersonId,
    ) -> Result<Option<TeamMember>, StoreError> {
        let team = self.team(permit, manager).await?;
        Ok(team.into_iter().find(|it| it.id == person))
    }

    async fn progress_of_team(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<Vec<MemberProgress>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let progress = state.members(company, manager).into_iter().map(|person| {
            let mut steps = Vec::new();
            for (assignment, path) in state.onboarding.paths_of(company, person.id) {
                let own = path.steps().iter();
                steps.extend(own.filter_map(|it| state.team_step(company, assignment, path, it)));
            }
            MemberProgress { member: state.team_member(company, person), steps }
        });
        Ok(progress.collect())
    }

    async fn figures(&self, permit: &Permit) -> Result<Figures, StoreError> {
        Ok(Figures {
            n_modules: number(self.modules_for_steps(permit).await?.len()),
            n_paths: number(self.paths(permit).await?.len()),
        })
    }
}

impl State {
    /// The people below a manager, level by level, or everyone; by name.
    fn members(&self, company: CompanyId, manager: Option<PersonId>) -> Vec<&Person> {
        let everyone = self.identity.people_of(company).map(|it| &it.value);
        let mut people: Vec<&Person> = match manager {
            None => everyone.collect(),
            Some(manager) => {
                let below = self.below(company, manager);
                everyone.filter(|it| below.contains(&it.id)).collect()
            }
        };
        people.sort_by_key(|it| by_name(it));
        people
    }

    fn below(&self, company: CompanyId, manager: PersonId) -> BTreeSet<PersonId> {
        let (mut below, mut above) = (BTreeSet::new(), vec![manager]);
        while let Some(next) = above.pop() {
            let led = self.identity.people_of(company).map(|it| &it.value);
            for person in led.filter(|it| it.manager == Some(next) && it.id != manager) {
                if below.insert(person.id) {
                    above.push(person.id);
                }
            }
        }
        below
    }

    fn team_member(&self, company: CompanyId, person: &Person) -> TeamMember {
        let attempts = self.training.attempts_of(company);
        let theirs = attempts.filter(|it| it.attempt.person() == person.id);
        TeamMember {
            id: person.id,
            name: person.profile.name.clone(),
            job_title: person.profile.job_title.clone(),
            role: person.role,
            photo: person.account.photo,
            manager: person.manager,
            last_activity: theirs.map(|it| it.saved).max(),
        }
    }

    fn path_step(&self, company: CompanyId, step: &Step) -> Option<PathStep> {
        let module = &self.training.modules.get(&(company, training_id(step.module)))?.value;
        Some(PathStep {
            id: step.id,
            module: module.id(),
            title: self.training.title(company, module)?.clone(),
            status: module.status(),
            due_after: step.due_after,
        })
    }

    fn team_step(
        &self,
        company: CompanyId,
        assignment: &Assignment,
        path: &Path,
        step: &Step,
    ) -> Option<TeamStep> {
        let module = &self.training.modules.get(&(company, training_id(step.module)))?.value;
        let latest = self.training.latest(company, module)?;
        let attempts = self.training.attempts_of(company).map(|it| &it.attempt);
        let theirs: Vec<_> = attempts
            .filter(|it| it.person() == assignment.person && it.module() == module.id())
            .collect();
        // What was reached once stays, whatever came after it.
        let best = [Outcome::Passed, Outcome::Acknowledged, Outcome::Failed]
            .into_iter()
            .find(|outcome| theirs.iter().any(|it| it.outcome() == Some(*outcome)));
        Some(TeamStep {
            path: path.id(),
            path_title: path.title().clone(),
            starts_on: assignment.starts_on,
            due_after: step.due_after,
            module: module.id(),
            title: latest.lesson().about().title.clone(),
            status: module.status(),
            best,
            is_in_progress: theirs.iter().any(|it| it.status() == AttemptStatus::InProgress),
        })
    }
}

fn by_name(person: &Person) -> (String, PersonId) {
    (fold(person.profile.name.as_str()), person.id)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
