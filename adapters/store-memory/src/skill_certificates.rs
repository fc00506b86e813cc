use application::{
    Page,
    skills::{CertificateLine, ProposedTo, SkillCertificateReads},
};
use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{CompanyId, Permit, PersonId, Rule, StoreError, Timestamp, Version, Versioned};
use domain_skills::{
    CertificateFileId, CertificateState, RefusalReason, SkillCertificate, SkillCertificateId,
    SkillCertificates, SkillId,
};

use crate::{
    MemoryStore, MemoryTx, State, company_of,
    onboarding_reads::on_page,
    table::{self, Table},
};

pub(crate) type CertificateTables = Table<(CompanyId, SkillCertificateId), SkillCertificate>;

#[async_trait]
impl SkillCertificates for MemoryTx {
    async fn find(
        &mut self,
        id: SkillCertificateId,
    ) -> Result<Option<Versioned<SkillCertificate>>, StoreError> {
        Ok(self.local.skill_certificates.get(&(self.company()?, id)).cloned())
    }

    async fn n_proposed(&mut self, person: PersonId) -> Result<u32, StoreError> {
        let all = self.local.certificates(self.company()?).filter(|it| it.person == person);
        let n_proposed = all.filter(|it| it.state == CertificateState::Proposed).count();
        Ok(u32::try_from(n_proposed).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, certificate: &SkillCertificate) -> Result<(), StoreError> {
        let (company, certificate) = (self.company()?, certificate.clone());
        self.write(move |state| {
            if !state.skills.skills.contains_key(&(company, certificate.skill)) {
                return Err(StoreError::corrupt("this company has no such skill"));
            }
            state.check_person(company, Some(certificate.person))?;
            state.check_person(company, certificate.handed_in_by)?;
            let key = (company, certificate.id);
            let rule = Rule::SkillCertificateId;
            table::insert(&mut state.skill_certificates, key, &certificate, rule)
        })
    }

    async fn update(
        &mut self,
        certificate: &Versioned<SkillCertificate>,
    ) -> Result<(), StoreError> {
        let (company, certificate) = (self.company()?, certificate.clone());
        self.write(move |state| {
            let key = (company, certificate.value.id);
            table::update(&mut state.skill_certificates, &key, &certificate)
        })
    }

    async fn forget(&mut self, person: PersonId, at: Timestamp) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            let all = state.skill_certificates.iter_mut().filter(|((of, _), _)| *of == company);
            for (_, it) in all.filter(|(_, it)| it.value.person == person) {
                (it.value.claim.note, it.value.file) = (None, None);
                match &mut it.value.state {
                    CertificateState::Refused { reason, .. } => {
                        *reason = RefusalReason::restore(String::new());
                    }
                    CertificateState::Proposed => {
                        it.value.state = CertificateState::Withdrawn { at };
                        it.version = Version::next(it.version);
                    }
                    CertificateState::Approved { .. } | CertificateState::Withdrawn { .. } => {}
                }
            }
            Ok(())
        })
    }
}

#[async_trait]
impl SkillCertificateReads for MemoryStore {
    async fn proposed_certificates(
        &self,
        permit: &Permit,
        query: &ProposedTo,
    ) -> Result<Page<CertificateLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let team = query.manager.map(|it| state.below(company, it));
        let is_theirs = |it: &PersonId| match &team {
            Some(team) => team.contains(it),
            None => query.except != Some(*it),
        };
        let all = state.certificates(company);
        let all = all.filter(|it| it.state == CertificateState::Proposed && is_theirs(&it.person));
        let mut all: Vec<&SkillCertificate> = all.collect();
        all.sort_by_key(|it| (it.handed_in, it.id));
        Ok(on_page(state.certificate_lines(company, all).into_iter(), query.page))
    }

    async fn certificates_in(
        &self,
        permit: &Permit,
        person: PersonId,
        skill: SkillId,
    ) -> Result<Vec<CertificateLine>, StoreError> {
        let mut lines = self.certificates_of(permit, person).await?;
        lines.retain(|it| it.certificate.skill == skill);
        Ok(lines)
    }

    async fn certificates_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<CertificateLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let all = state.certificates(company).filter(|it| it.person == person);
        let mut all: Vec<&SkillCertificate> = all.collect();
        all.sort_by_key(|it| (std::cmp::Reverse(it.handed_in), it.id));
        Ok(state.certificate_lines(company, all))
    }

    async fn skill_certificate(
        &self,
        permit: &Permit,
        id: SkillCertificateId,
    ) -> Result<Option<CertificateLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let found = state.skill_certificates.get(&(company, id)).map(|it| &it.value);
        Ok(found.and_then(|it| state.certificate_lines(company, vec![it]).pop()))
    }

    async fn kept_certificate_files(
        &self,
        permit: &Permit,
        files: &[CertificateFileId],
    ) -> Result<Vec<CertificateFileId>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let kept = state.certificates(company).filter_map(|it| Some(it.file.as_ref()?.id));
        Ok(kept.filter(|it| files.contains(it)).collect())
    }
}

impl State {
    fn certificates(&self, company: CompanyId) -> impl Iterator<Item = &SkillCertificate> {
        let ours = self.skill_certificates.iter().filter(move |((it, _), _)| *it == company);
        ours.map(|(_, it)| &it.value)
    }

    /// What nobody approved goes with its skill.
    pub(crate) fn forget_certificates(&mut self, company: CompanyId, skill: SkillId) {
        self.skill_certificates.retain(|(of, _), it| (*of, it.value.skill) != (company, skill));
    }

    fn certificate_lines(
        &self,
        company: CompanyId,
        certificates: Vec<&SkillCertificate>,
    ) -> Vec<CertificateLine> {
        let name = |it: PersonId| -> Option<PersonName> {
            Some(self.identity.people.get(&(company, it))?.value.profile.name.clone())
        };
        let line = |it: &SkillCertificate| {
            let decided_by = match it.state {
                CertificateState::Approved { by, .. } | CertificateState::Refused { by, .. } => by,
                CertificateState::Proposed | CertificateState::Withdrawn { .. } => None,
            };
            let skill = self.skills.skills.get(&(company, it.skill))?;
            Some(CertificateLine {
                certificate: it.clone(),
                person: name(it.person)?,
                skill: skill.value.settings.name.clone(),
                handed_in_by: it.handed_in_by.and_then(name),
                decided_by: decided_by.and_then(name),
            })
        };
        certificates.into_iter().filter_map(line).collect()
    }
}
