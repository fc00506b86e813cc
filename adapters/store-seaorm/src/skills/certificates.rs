use async_trait::async_trait;
use domain_kernel::{Id, Line, PaperKind, PersonId, StoreError, Timestamp, Version, Versioned};
use domain_skills::{
    CertificateClaim, CertificateFile, CertificateState, SkillCertificate, SkillCertificateId,
    SkillCertificates,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ExprTrait, PaginatorTrait, QueryFilter, prelude::TimeDate,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{ratings::level, rows};
use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{day, day_column, signed},
    tables::skill_certificates::{ActiveModel, Column, Entity, Model},
};

const PROPOSED: &str = "proposed";
const WITHDRAWN: &str = "withdrawn";

#[async_trait]
impl SkillCertificates for SeaTx {
    async fn find(
        &mut self,
        id: SkillCertificateId,
    ) -> Result<Option<Versioned<SkillCertificate>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        row.map(to_certificate).transpose()
    }

    async fn n_proposed(&mut self, person: PersonId) -> Result<u32, StoreError> {
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::PersonId.eq(person.uuid()))
            .filter(Column::State.eq(PROPOSED));
        let n_proposed = query.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_proposed).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, certificate: &SkillCertificate) -> Result<(), StoreError> {
        let row = to_row(self.scope.company()?, certificate, Version::FIRST)?;
        self.scope.insert(&self.txn, row).await
    }

    async fn update(
        &mut self,
        certificate: &Versioned<SkillCertificate>,
    ) -> Result<(), StoreError> {
        let (id, read) = (certificate.value.id.uuid(), certificate.version);
        let row = to_row(self.scope.company()?, &certificate.value, read.next())?;
        self.scope.update(&self.txn, id, read, row).await
    }

    async fn forget(&mut self, person: PersonId, at: Timestamp) -> Result<(), StoreError> {
        let waiting = self
            .scope
            .change::<Entity>()?
            .col_expr(Column::State, Expr::value(WITHDRAWN))
            .col_expr(Column::DecidedAt, Expr::value(at.micros()))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::PersonId.eq(person.uuid()))
            .filter(Column::State.eq(PROPOSED));
        waiting.exec(&self.txn).await.map_err(store_error)?;
        let no_text = || Expr::value(Option::<String>::None);
        let all = self
            .scope
            .change::<Entity>()?
            .col_expr(Column::Note, no_text())
            .col_expr(Column::DecidedFor, no_text())
            .col_expr(Column::FileId, Expr::value(Option::<Uuid>::None))
            .col_expr(Column::FileKind, no_text())
            .col_expr(Column::FileName, no_text())
            .col_expr(Column::FileBytes, Expr::value(Option::<i64>::None))
            .filter(Column::PersonId.eq(person.uuid()));
        all.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }
}

fn to_row(
    company: Uuid,
    certificate: &SkillCertificate,
    version: Version,
) -> Result<ActiveModel, StoreError> {
    let SkillCertificate { claim, file, state, .. } = certificate;
    let (decided_by, decided_at, decided_for, rating) = match state {
        CertificateState::Proposed => (None, None, None, None),
        CertificateState::Approved { by, at, rating } => (*by, Some(*at), None, Some(*rating)),
        CertificateState::Refused { by, at, reason } => {
            (*by, Some(*at), Some(reason.as_str().to_owned()), None)
        }
        CertificateState::Withdrawn { at } => (None, Some(*at), None, None),
    };
    let file = file.as_ref();
    let n_bytes = file.map(|it| i64::try_from(it.n_bytes).map_err(StoreError::corrupt));
    Ok(ActiveModel {
        company_id: Set(company),
        id: Set(certificate.id.uuid()),
        person_id: Set(certificate.person.uuid()),
        skill_id: Set(certificate.skill.uuid()),
        level: Set(claim.level.get().into()),
        issued_on: Set(day_column(claim.issued)?),
        until_on: Set(claim.until.map(day_column).transpose()?),
        note: Set(claim.note.as_ref().map(|it| it.as_str().to_owned())),
        file_id: Set(file.map(|it| it.id.uuid())),
        file_kind: Set(file.map(|it| it.kind.name().to_owned())),
        file_name: Set(file.map(|it| it.name.as_str().to_owned())),
        file_bytes: Set(n_bytes.transpose()?),
        handed_in_at: Set(certificate.handed_in.micros()),
        handed_in_by: Set(certificate.handed_in_by.map(Id::uuid)),
        state: Set(state.name().to_owned()),
        decided_by: Set(decided_by.map(Id::uuid)),
        decided_at: Set(decided_at.map(Timestamp::micros)),
        decided_for: Set(decided_for),
        rating_id: Set(rating.map(Id::uuid)),
        version: Set(signed(version.get())),
    })
}

pub(super) fn to_certificate(row: Model) -> Result<Versioned<SkillCertificate>, StoreError> {
    let version = rows::version("skill_certificates", row.version)?;
    let state = state(&row)?;
    let file = match (row.file_id, row.file_kind, row.file_name, row.file_bytes) {
        (Some(id), Some(kind), Some(name), Some(n_bytes)) => Some(CertificateFile {
            id: Id::from_uuid(id),
            kind: PaperKind::parse(&kind).ok_or(corrupt("file_kind"))?,
            name: Line::restore(name),
            n_bytes: u64::try_from(n_bytes).map_err(|_| corrupt("file_bytes"))?,
        }),
        _ => None,
    };
    let value = SkillCertificate {
        id: Id::from_uuid(row.id),
        person: Id::from_uuid(row.person_id),
        skill: Id::from_uuid(row.skill_id),
        claim: CertificateClaim {
            level: level(row.level).ok_or(corrupt("level"))?,
            issued: a_day(row.issued_on, "issued_on")?,
            until: row.until_on.map(|it| a_day(it, "until_on")).transpose()?,
            note: row.note.map(Line::restore),
        },
        file,
        handed_in: Timestamp::from_micros(row.handed_in_at),
        handed_in_by: row.handed_in_by.map(Id::from_uuid),
        state,
    };
    Ok(Versioned { value, version })
}

fn state(row: &Model) -> Result<CertificateState, Corrupt> {
    let by = row.decided_by.map(Id::from_uuid);
    let at = row.decided_at.map(Timestamp::from_micros).ok_or(corrupt("decided_at"));
    Ok(match row.state.as_str() {
        PROPOSED => CertificateState::Proposed,
        "approved" => {
            let rating = row.rating_id.map(Id::from_uuid).ok_or(corrupt("rating_id"))?;
            CertificateState::Approved { by, at: at?, rating }
        }
        "refused" => {
            let reason = Line::restore(row.decided_for.clone().unwrap_or_default());
            CertificateState::Refused { by, at: at?, reason }
        }
        WITHDRAWN => CertificateState::Withdrawn { at: at? },
        _ => return Err(corrupt("state")),
    })
}

fn a_day(column: TimeDate, name: &'static str) -> Result<domain_kernel::Date, Corrupt> {
    day(column).ok_or(corrupt(name))
}

fn corrupt(column: &'static str) -> Corrupt {
    Corrupt { table: "skill_certificates", column }
}
