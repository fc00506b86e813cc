//! What courses hand out.

use std::collections::BTreeSet;

use application::courses::{MaterialLine, MaterialView};
use async_trait::async_trait;
use domain_courses::{
    CourseId, CourseTitle, FileHash, FileId, FileName, Material, MaterialId, MaterialKind,
    Materials, StoredFile, SummaryStanding,
};
use domain_identity::PersonName;
use domain_kernel::{Id, Permit, StoreError, Timestamp, Version, Versioned};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryResult, QuerySelect,
};
use uuid::Uuid;

use super::rows;
use crate::{
    Corrupt, SeaStore, SeaTx,
    rules::store_error,
    scope::Scope,
    stored::signed,
    tables::course_materials::{ActiveModel, Column, Entity, Model},
};

pub(super) const OF_COURSE: &str = "\
    SELECT m.*, s.state AS summary_state FROM course_materials m \
    LEFT JOIN course_summaries s ON s.company_id = m.company_id AND s.material_id = m.id \
    WHERE m.company_id = $1 AND m.course_id = $2 ORDER BY m.added_at, m.id";

pub(super) const MATERIAL: &str = "\
    SELECT m.*, c.title AS course_title, p.name AS added_by_name \
    FROM course_materials m \
    JOIN courses c ON c.company_id = m.company_id AND c.id = m.course_id \
    LEFT JOIN people p ON p.company_id = m.company_id AND p.id = m.added_by \
    WHERE m.company_id = $1 AND m.id = $2";

/// Only for the person that a student of its course is.
pub(super) const OF_STUDENT: &str = "\
    SELECT m.*, c.title AS course_title, p.name AS added_by_name \
    FROM course_materials m \
    JOIN courses c ON c.company_id = m.company_id AND c.id = m.course_id \
    JOIN course_enrollments e ON e.company_id = m.company_id AND e.course_id = m.course_id \
    JOIN students s ON s.company_id = e.company_id AND s.id = e.student_id \
    LEFT JOIN people p ON p.company_id = m.company_id AND p.id = m.added_by \
    WHERE m.company_id = $1 AND m.id = $2 AND s.person_id = $3";

#[derive(FromQueryResult)]
struct AroundRow {
    course_title: String,
    added_by_name: Option<String>,
}

#[async_trait]
impl Materials for SeaTx {
    async fn find(&mut self, id: MaterialId) -> Result<Option<Versioned<Material>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn n_of(&mut self, course: CourseId) -> Result<u32, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::CourseId.eq(course.uuid()));
        let n_materials = query.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_materials).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, material: &Material) -> Result<(), StoreError> {
        let row = row(self.scope.company()?, material, Version::FIRST)?;
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, material: &Versioned<Material>) -> Result<(), StoreError> {
        let (id, read) = (material.value.id.uuid(), material.version);
        let row = row(self.scope.company()?, &material.value, read.next())?;
        self.scope.update(&self.txn, id, read, row).await
    }

    async fn remove(&mut self, id: MaterialId, read: Version) -> Result<(), StoreError> {
        self.scope.remove::<Entity>(&self.txn, id.uuid(), read).await
    }
}

impl SeaStore {
    /// Those of these files that some material has.
    pub(super) async fn files_of_materials(
        &self,
        permit: &Permit,
        files: &[FileId],
    ) -> Result<BTreeSet<FileId>, StoreError> {
        let ids: Vec<Uuid> = files.iter().map(|it| it.uuid()).collect();
        let is_one = Condition::any()
            .add(Column::FileId.is_in(ids.iter().copied()))
            .add(Column::CaptionsId.is_in(ids));
        let query = Scope::of(permit).select::<Entity>()?.filter(is_one);
        let query = query.select_only().columns([Column::FileId, Column::CaptionsId]);
        let rows: Vec<(Uuid, Option<Uuid>)> =
            query.into_tuple().all(&self.read).await.map_err(store_error)?;
        let ids = rows.into_iter().flat_map(|(file, captions)| [Some(file), captions]);
        Ok(ids.flatten().map(Id::from_uuid).collect())
    }
}

pub(super) fn line(row: &QueryResult) -> Result<MaterialLine, StoreError> {
    let standing: Option<String> = row.try_get("", "summary_state").map_err(store_error)?;
    let corrupt = Corrupt { table: "course_summaries", column: "state" };
    let standing = standing.map(|it| SummaryStanding::parse(&it).ok_or(corrupt)).transpose()?;
    let row = Model::from_query_result(row, "").map_err(store_error)?;
    let material = to_domain(row)?.value;
    Ok(MaterialLine {
        id: material.id,
        kind: material.kind,
        name: material.file.name,
        n_bytes: material.file.n_bytes,
        has_captions: material.captions.is_some(),
        summary: standing,
    })
}

pub(super) fn view(row: &QueryResult) -> Result<MaterialView, StoreError> {
    let around = AroundRow::from_query_result(row, "").map_err(store_error)?;
    let row = Model::from_query_result(row, "").map_err(store_error)?;
    Ok(MaterialView {
        material: to_domain(row)?,
        course_title: CourseTitle::restore(around.course_title),
        added_by: around.added_by_name.map(PersonName::restore),
        summary: None,
    })
}

fn row(company: Uuid, material: &Material, version: Version) -> Result<ActiveModel, StoreError> {
    let n_bytes = |it: &StoredFile| i64::try_from(it.n_bytes).map_err(StoreError::corrupt);
    let (file, captions) = (&material.file, material.captions.as_ref());
    Ok(ActiveModel {
        company_id: Set(company),
        id: Set(material.id.uuid()),
        course_id: Set(material.course.uuid()),
        kind: Set(material.kind.name().to_owned()),
        file_id: Set(file.id.uuid()),
        file_name: Set(file.name.as_str().to_owned()),
        file_hash: Set(file.hash.0.to_vec()),
        file_bytes: Set(n_bytes(file)?),
        captions_id: Set(captions.map(|it| it.id.uuid())),
        captions_name: Set(captions.map(|it| it.name.as_str().to_owned())),
        captions_hash: Set(captions.map(|it| it.hash.0.to_vec())),
        captions_bytes: Set(captions.map(n_bytes).transpose()?),
        added_at: Set(material.added.micros()),
        added_by: Set(material.added_by.map(Id::uuid)),
        version: Set(signed(version.get())),
    })
}

pub(super) fn to_domain(row: Model) -> Result<Versioned<Material>, Corrupt> {
    let version = rows::version("course_materials", row.version)?;
    let captions = row.captions_id.zip(row.captions_name).zip(row.captions_hash);
    let captions = captions.zip(row.captions_bytes);
    let captions = captions.map(|(((id, name), hash), n_bytes)| file(id, name, hash, n_bytes));
    let material = Material {
        id: Id::from_uuid(row.id),
        course: Id::from_uuid(row.course_id),
        kind: MaterialKind::parse(&row.kind).ok_or(corrupt("kind"))?,
        file: file(row.file_id, row.file_name, row.file_hash, row.file_bytes)?,
        captions: captions.transpose()?,
        added: Timestamp::from_micros(row.added_at),
        added_by: row.added_by.map(Id::from_uuid),
    };
    Ok(Versioned { value: material, version })
}

fn file(id: Uuid, name: String, hash: Vec<u8>, n_bytes: i64) -> Result<StoredFile, Corrupt> {
    Ok(StoredFile {
        id: Id::from_uuid(id),
        name: FileName::restore(name),
        hash: FileHash(hash.try_into().map_err(|_| corrupt("file_hash"))?),
        n_bytes: u64::try_from(n_bytes).map_err(|_| corrupt("file_bytes"))?,
    })
}

fn corrupt(column: &'static str) -> Corrupt {
    Corrupt { table: "course_materials", column }
}
