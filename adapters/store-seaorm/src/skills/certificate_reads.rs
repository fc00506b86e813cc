use application::{
    Page,
    skills::{CertificateLine, ProposedTo, SkillCertificateReads},
};
use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{Id, Line, Permit, PersonId, StoreError};
use domain_skills::{CertificateFileId, SkillCertificateId, SkillId};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryResult, QuerySelect};
use uuid::Uuid;

use super::certificates::to_certificate;
use crate::{
    SeaStore,
    onboarding::BELOW_MANAGER,
    rules::store_error,
    scope::Scope,
    tables::skill_certificates::{Column, Entity, Model},
};

const LINES: &str = "\
    SELECT c.*, p.name AS person_name, s.name AS skill_name, b.name AS by_name, d.name AS decider \
    FROM skill_certificates c \
    JOIN people p ON p.company_id = c.company_id AND p.id = c.person_id \
    JOIN skills s ON s.company_id = c.company_id AND s.id = c.skill_id \
    LEFT JOIN people b ON b.company_id = c.company_id AND b.id = c.handed_in_by \
    LEFT JOIN people d ON d.company_id = c.company_id AND d.id = c.decided_by \
    WHERE c.company_id = $1";

/// Of whoever is not the one person who is asked for.
const OF_OTHERS: &str = "c.state = 'proposed' AND c.person_id <> $2";
const OF_TEAM: &str = "c.state = 'proposed' AND c.person_id IN (SELECT id FROM team)";

#[derive(FromQueryResult)]
struct NamesRow {
    person_name: String,
    skill_name: String,
    by_name: Option<String>,
    decider: Option<String>,
}

#[async_trait]
impl SkillCertificateReads for SeaStore {
    async fn proposed_certificates(
        &self,
        permit: &Permit,
        query: &ProposedTo,
    ) -> Result<Page<CertificateLine>, StoreError> {
        let (team, whose, who) = match query.manager {
            Some(manager) => (BELOW_MANAGER, OF_TEAM, manager.uuid()),
            None => ("", OF_OTHERS, query.except.map_or(Uuid::nil(), Id::uuid)),
        };
        let list = format!("{team}{LINES} AND {whose} ORDER BY c.handed_in_at, c.id");
        let counted = format!(
            "{team}SELECT COUNT(*) AS n_matches FROM \
                (SELECT c.id FROM skill_certificates c \
                    WHERE c.company_id = $1 AND {whose} LIMIT $3) AS counted"
        );
        self.a_page(permit, (&list, &counted), vec![who.into()], query.page, line).await
    }

    async fn certificates_in(
        &self,
        permit: &Permit,
        person: PersonId,
        skill: SkillId,
    ) -> Result<Vec<CertificateLine>, StoreError> {
        let list = format!(
            "{LINES} AND c.person_id = $2 AND c.skill_id = $3 ORDER BY c.handed_in_at DESC, c.id"
        );
        let rows = self.rows(permit, &list, [person.uuid().into(), skill.uuid().into()]).await?;
        rows.iter().map(line).collect()
    }

    async fn certificates_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<CertificateLine>, StoreError> {
        let list = format!("{LINES} AND c.person_id = $2 ORDER BY c.handed_in_at DESC, c.id");
        let rows = self.rows(permit, &list, [person.uuid().into()]).await?;
        rows.iter().map(line).collect()
    }

    async fn skill_certificate(
        &self,
        permit: &Permit,
        id: SkillCertificateId,
    ) -> Result<Option<CertificateLine>, StoreError> {
        let one = format!("{LINES} AND c.id = $2");
        self.row(permit, &one, [id.uuid().into()]).await?.as_ref().map(line).transpose()
    }

    async fn kept_certificate_files(
        &self,
        permit: &Permit,
        files: &[CertificateFileId],
    ) -> Result<Vec<CertificateFileId>, StoreError> {
        let ids = files.iter().map(|it| it.uuid());
        let query = Scope::of(permit).select::<Entity>()?.filter(Column::FileId.is_in(ids));
        let query = query.select_only().column(Column::FileId);
        let kept: Vec<Uuid> = query.into_tuple().all(&self.read).await.map_err(store_error)?;
        Ok(kept.into_iter().map(Id::from_uuid).collect())
    }
}

fn line(row: &QueryResult) -> Result<CertificateLine, StoreError> {
    let names = NamesRow::from_query_result(row, "").map_err(store_error)?;
    let certificate = Model::from_query_result(row, "").map_err(store_error)?;
    Ok(CertificateLine {
        certificate: to_certificate(certificate)?.value,
        person: PersonName::restore(names.person_name),
        skill: Line::restore(names.skill_name),
        handed_in_by: names.by_name.map(PersonName::restore),
        decided_by: names.decider.map(PersonName::restore),
    })
}
