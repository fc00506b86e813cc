use std::cmp::Reverse;

use application::training::{ChallengeLine, OwnChallenge};
use async_trait::async_trait;
use domain_kernel::{CompanyId, PersonId, Rule, StoreError, Versioned};
use domain_training::{Challenge, ChallengeId, Challenges, ModuleId, VersionNumber};

use crate::{
    MemoryTx, State,
    table::{self, Table},
};

pub(crate) type ChallengeTables = Table<(CompanyId, ChallengeId), Challenge>;

#[async_trait]
impl Challenges for MemoryTx {
    async fn find(&mut self, id: ChallengeId) -> Result<Option<Versioned<Challenge>>, StoreError> {
        Ok(self.local.challenges.get(&(self.company()?, id)).cloned())
    }

    async fn of_person(&mut self, person: PersonId) -> Result<Vec<Challenge>, StoreError> {
        let company = self.company()?;
        let theirs = challenges_of(&self.local, company).filter(|it| it.value.person == person);
        let mut theirs: Vec<Challenge> = theirs.map(|it| it.value.clone()).collect();
        theirs.sort_by_key(|it| (it.made, it.id));
        Ok(theirs)
    }

    async fn insert(&mut self, challenge: &Challenge) -> Result<(), StoreError> {
        let (company, challenge) = (self.company()?, challenge.clone());
        self.write(move |state| {
            let key = (company, challenge.id);
            if state.challenges.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::ChallengeId));
            }
            let is_there = state.training.attempts.contains_key(&(company, challenge.attempt));
            if !is_there || !state.identity.people.contains_key(&(company, challenge.person)) {
                return Err(StoreError::corrupt("this company has no such person or attempt"));
            }
            let of = (challenge.person, challenge.question);
            let is_same = |it: &Challenge| it.answer.is_none() && (it.person, it.question) == of;
            if challenges_of(state, company).any(|it| is_same(&it.value)) {
                return Err(StoreError::Duplicate(Rule::OpenChallenge));
            }
            table::insert(&mut state.challenges, key, &challenge, Rule::ChallengeId)
        })
    }

    async fn update(&mut self, challenge: &Versioned<Challenge>) -> Result<(), StoreError> {
        let (company, challenge) = (self.company()?, challenge.clone());
        self.write(move |state| {
            table::update(&mut state.challenges, &(company, challenge.value.id), &challenge)
        })
    }
}

impl State {
    /// What is open first, then what was made last.
    pub(crate) fn challenge_lines(
        &self,
        company: CompanyId,
        module: ModuleId,
    ) -> Vec<ChallengeLine> {
        let of_module = challenges_of(self, company).filter(|it| it.value.module == module);
        let mut found: Vec<&Versioned<Challenge>> = of_module.collect();
        found.sort_by_key(|it| (it.value.answer.is_some(), Reverse(it.value.made), it.value.id));
        found.into_iter().filter_map(|it| self.challenge_line(company, it)).collect()
    }

    pub(crate) fn challenge_line(
        &self,
        company: CompanyId,
        challenge: &Versioned<Challenge>,
    ) -> Option<ChallengeLine> {
        let Challenge { person, module, version, question, .. } = challenge.value;
        let person = &self.identity.people.get(&(company, person))?.value;
        let version = self.training.version(company, module, version)?;
        Some(ChallengeLine {
            challenge: challenge.clone(),
            name: person.profile.name.clone(),
            question: version.question(question).cloned(),
            title: version.lesson().about().title.clone(),
        })
    }

    pub(crate) fn own_challenges(
        &self,
        company: CompanyId,
        person: PersonId,
        of: (ModuleId, VersionNumber),
    ) -> Vec<OwnChallenge> {
        let all = challenges_of(self, company).map(|it| &it.value);
        let own = all.filter(|it| it.person == person && (it.module, it.version) == of);
        let mut own: Vec<&Challenge> = own.collect();
        own.sort_by_key(|it| (it.made, it.id));
        let line = |it: &Challenge| OwnChallenge {
            question: it.question,
            text: it.text.clone(),
            made: it.made,
            answer: it.answer.as_ref().map(|it| (it.verdict, it.reply.clone())),
        };
        own.into_iter().map(line).collect()
    }

    /// How many of a module nobody has answered.
    pub(crate) fn n_open_challenges(&self, company: CompanyId, module: ModuleId) -> u32 {
        let all = challenges_of(self, company).map(|it| &it.value);
        let open = all.filter(|it| it.module == module && it.answer.is_none());
        u32::try_from(open.count()).unwrap_or(u32::MAX)
    }
}

fn challenges_of(state: &State, company: CompanyId) -> impl Iterator<Item = &Versioned<Challenge>> {
    state.challenges.iter().filter(move |((it, _), _)| *it == company).map(|(_, it)| it)
}
