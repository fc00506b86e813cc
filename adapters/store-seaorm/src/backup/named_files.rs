//! What rows say there is in files. A column that names one stands here, or its files are in no
//! backup.

use application::backup::{NamedContent, NamedFile};
use domain_kernel::{Id, StoreError};
use domain_training::{PictureHash, PictureKind};
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement};
use uuid::Uuid;

use crate::{Corrupt, rules::store_error};

/// What a column names.
#[derive(Clone, Copy)]
enum Named {
    Logo,
    Photo,
    Certificate,
    OrderFile,
    Material,
    Video,
}

/// A table, the column that names a file, the one that says how long it is, and what it is.
const COLUMNS: [(&str, &str, Option<&str>, Named); 8] = [
    ("people", "photo_id", None, Named::Photo),
    ("items", "photo_id", None, Named::Photo),
    ("skill_certificates", "file_id", None, Named::Certificate),
    ("order_files", "content_id", None, Named::OrderFile),
    ("course_materials", "file_id", Some("file_bytes"), Named::Material),
    ("course_materials", "captions_id", Some("captions_bytes"), Named::Material),
    ("training_videos", "file_id", Some("file_bytes"), Named::Video),
    ("training_video_captions", "file_id", Some("file_bytes"), Named::Video),
];
const LOGOS: &str = "SELECT id AS company_id, logo_id AS file_id, NULL AS file_bytes \
     FROM companies WHERE logo_id IS NOT NULL";
const PICTURES: &str = "SELECT company_id, hash, kind FROM training_pictures";

pub(super) async fn named_files(db: &impl ConnectionTrait) -> Result<Vec<NamedFile>, StoreError> {
    let mut files = Vec::new();
    add(db, LOGOS, Named::Logo, &mut files).await?;
    for (table, column, length, named) in COLUMNS {
        let length = length.unwrap_or("NULL");
        let query = format!(
            "SELECT company_id, {column} AS file_id, {length} AS file_bytes \
             FROM {table} WHERE {column} IS NOT NULL"
        );
        add(db, &query, named, &mut files).await?;
    }
    for row in rows(db, PICTURES).await? {
        files.push(picture(&row)?);
    }
    Ok(files)
}

async fn rows(db: &impl ConnectionTrait, query: &str) -> Result<Vec<QueryResult>, StoreError> {
    let query = Statement::from_string(db.get_database_backend(), query);
    db.query_all_raw(query).await.map_err(store_error)
}

async fn add(
    db: &impl ConnectionTrait,
    query: &str,
    named: Named,
    files: &mut Vec<NamedFile>,
) -> Result<(), StoreError> {
    for row in rows(db, query).await? {
        files.push(file(&row, named).map_err(store_error)?);
    }
    Ok(())
}

fn file(row: &QueryResult, named: Named) -> Result<NamedFile, DbErr> {
    let (company, id): (Uuid, Uuid) = (row.try_get("", "company_id")?, row.try_get("", "file_id")?);
    let content = match named {
        Named::Logo => NamedContent::Logo(Id::from_uuid(id)),
        Named::Photo => NamedContent::Photo(Id::from_uuid(id)),
        Named::Certificate => NamedContent::Certificate(Id::from_uuid(id)),
        Named::OrderFile => NamedContent::OrderFile(Id::from_uuid(id)),
        Named::Material => NamedContent::Material { id: Id::from_uuid(id), n_bytes: n_bytes(row)? },
        Named::Video => NamedContent::Video { id: Id::from_uuid(id), n_bytes: n_bytes(row)? },
    };
    Ok(NamedFile { company: Id::from_uuid(company), content })
}

fn n_bytes(row: &QueryResult) -> Result<u64, DbErr> {
    let n_bytes: Option<i64> = row.try_get("", "file_bytes")?;
    Ok(n_bytes.and_then(|it| it.try_into().ok()).unwrap_or_default())
}

fn picture(row: &QueryResult) -> Result<NamedFile, StoreError> {
    let corrupt = |column| Corrupt { table: "training_pictures", column };
    let company: Uuid = row.try_get("", "company_id").map_err(store_error)?;
    let hash: Vec<u8> = row.try_get("", "hash").map_err(store_error)?;
    let kind: String = row.try_get("", "kind").map_err(store_error)?;
    let hash = PictureHash(hash.try_into().map_err(|_| corrupt("hash"))?);
    let kind = PictureKind::parse(&kind).ok_or(corrupt("kind"))?;
    let content = NamedContent::Picture { hash, kind };
    Ok(NamedFile { company: Id::from_uuid(company), content })
}
