//! Certificates: a company's own, and any by the code on it, which says which company it is.

use application::training::{CertificateView, Certificates};
use async_trait::async_trait;
use domain_kernel::{Id, Line, StoreError, Version, ZoneName};
use domain_training::{CertificateCode, RevocationReason, VersionNumber};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult, prelude::TimeDate};
use uuid::Uuid;

use super::completions::{TENURE, code, corrupt, tenure};
use crate::{
    SeaStore, by_hand,
    rules::store_error,
    stored::{day, unsigned},
};

const SELECT: &str = "\
    SELECT c.company_id, c.id, c.version, c.person_id, p.name AS person_name, \
        o.name AS company_name, o.time_zone, v.title, c.number, c.completed_on, c.revoked_for, \
        c.certificate_code, ";

const FROM: &str = "\
    \x20FROM training_completions c \
    JOIN people p ON p.company_id = c.company_id AND p.id = c.person_id \
    JOIN companies o ON o.id = c.company_id \
    JOIN training_versions v ON v.company_id = c.company_id AND v.module_id = c.module_id \
        AND v.number = c.number ";

#[derive(FromQueryResult)]
struct CertificateRow {
    company_id: Uuid,
    id: Uuid,
    version: i32,
    person_id: Uuid,
    person_name: String,
    company_name: String,
    time_zone: Option<String>,
    title: String,
    number: i32,
    completed_on: TimeDate,
    revoked_for: Option<String>,
    certificate_code: String,
}

/// One of the permit's company, if it has a certificate.
pub(super) fn of_company() -> String {
    let one = "WHERE c.company_id = $1 AND c.id = $2 AND c.certificate_code IS NOT NULL";
    [SELECT, TENURE, FROM, one].concat()
}

#[async_trait]
impl Certificates for SeaStore {
    async fn certificate_by_code(
        &self,
        code: CertificateCode,
    ) -> Result<Option<CertificateView>, StoreError> {
        let sql = [SELECT, TENURE, FROM, "WHERE c.certificate_code = $1"].concat();
        let backend = self.read.get_database_backend();
        let query = by_hand::statement(backend, &sql, vec![code.plain().into()]);
        let row = self.read.query_one_raw(query).await.map_err(store_error)?;
        row.as_ref().map(view).transpose()
    }
}

pub(super) fn view(found: &QueryResult) -> Result<CertificateView, StoreError> {
    let row = CertificateRow::from_query_result(found, "").map_err(store_error)?;
    Ok(CertificateView {
        company: Id::from_uuid(row.company_id),
        company_name: Line::restore(row.company_name),
        zone: row.time_zone.map(ZoneName::restore),
        completion: Id::from_uuid(row.id),
        version: Version::new(unsigned(row.version, corrupt("version"))?),
        person: Id::from_uuid(row.person_id),
        person_name: Line::restore(row.person_name),
        title: Line::restore(row.title),
        number: VersionNumber::new(unsigned(row.number, corrupt("number"))?),
        completed_on: day(row.completed_on).ok_or(corrupt("completed_on"))?,
        tenure: tenure(found)?,
        revoked: row.revoked_for.map(RevocationReason::restore),
        code: code(&row.certificate_code)?,
    })
}
