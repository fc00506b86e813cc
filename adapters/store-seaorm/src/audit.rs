#![expect(clippy::disallowed_methods, reason = "the trail is filtered by realm below")]

mod found;

use std::collections::{BTreeMap, BTreeSet};

use application::Random;
use async_trait::async_trait;
use domain_audit::{
    About, AuditTrail, Author, Hash, Head, Kept, Personal, Recorded, Seal, Sought, Stretch, link,
};
use domain_kernel::{Change, Facts, Id, Permit, PersonId, Realm, StoreError, Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, sea_query::OnConflict,
};
use uuid::Uuid;

use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    scope::Scope,
    stored::pieces,
    tables::{
        audit_heads, audit_personal,
        audit_trail::{self, ChangeJson, Changes, Column, Entity, Model},
    },
};

/// Adds the facts to the realm's chain. The head is the last row a transaction locks, so no
/// transaction waits for anything while the whole realm waits for it.
pub(crate) async fn append(
    db: &impl ConnectionTrait,
    scope: &Scope,
    facts: Facts,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let realm = scope.realm();
    let mut head = lock_head(db, realm_id(realm)).await?;
    let (mut rows, mut personal) = (Vec::new(), Vec::new());
    for entry in facts.into_entries() {
        let kept = link(realm, head, scope.actor(), entry, [random.bytes(), random.bytes()]);
        head = kept.recorded.head();
        personal.extend(kept.personal.into_iter().map(|it| personal_row(realm, head.seq, it)));
        rows.push(trail_row(realm, kept.recorded));
    }
    for rows in pieces(rows) {
        Entity::insert_many(rows).exec_without_returning(db).await.map_err(store_error)?;
    }
    for personal in pieces(personal) {
        let inserted = audit_personal::Entity::insert_many(personal);
        inserted.exec_without_returning(db).await.map_err(store_error)?;
    }
    let moved = audit_heads::Entity::update_many()
        .col_expr(audit_heads::Column::Seq, head.seq.into())
        .col_expr(audit_heads::Column::Hash, head.hash.to_vec().into())
        .filter(audit_heads::Column::RealmId.eq(realm_id(realm)));
    moved.exec(db).await.map_err(store_error)?;
    Ok(())
}

/// Where each trail ends.
pub(crate) async fn seals(db: &impl ConnectionTrait) -> Result<Vec<Seal>, StoreError> {
    let query = audit_heads::Entity::find().order_by_asc(audit_heads::Column::RealmId);
    let rows = query.all(db).await.map_err(store_error)?;
    rows.iter().map(|it| Ok(Seal { realm: realm(it.realm_id), head: to_head(it)? })).collect()
}

/// Deletes what names a person beside the entries about them and by them. The chain holds digests of
/// it, and goes on to verify.
pub(crate) async fn erase(
    db: &impl ConnectionTrait,
    scope: &Scope,
    person: PersonId,
) -> Result<(), StoreError> {
    let erased = audit_personal::Entity::delete_many()
        .filter(audit_personal::Column::RealmId.eq(realm_id(scope.realm())))
        .filter(audit_personal::Column::PersonId.eq(person.uuid()));
    erased.exec(db).await.map_err(store_error)?;
    // Whoever signs in is nobody yet, and the entry about it says from where.
    let signed_in = Entity::find()
        .select_only()
        .column(Column::Seq)
        .filter(Column::RealmId.eq(realm_id(scope.realm())))
        .filter(Column::Subject.eq(format!("person:{person}")));
    let from_where = audit_personal::Entity::delete_many()
        .filter(audit_personal::Column::RealmId.eq(realm_id(scope.realm())))
        .filter(audit_personal::Column::PersonId.is_null())
        .filter(audit_personal::Column::Seq.in_subquery(signed_in.into_query()));
    from_where.exec(db).await.map_err(store_error)?;
    Ok(())
}

#[async_trait]
impl AuditTrail for SeaStore {
    async fn realms(&self, permit: &Permit) -> Result<Vec<Realm>, StoreError> {
        if permit.realm() != Realm::Platform {
            return Ok(vec![permit.realm()]);
        }
        let heads = audit_heads::Entity::find().select_only().column(audit_heads::Column::RealmId);
        let heads = heads.into_tuple::<Uuid>().all(&self.read).await.map_err(store_error)?;
        // A head that somebody has deleted leaves its entries behind.
        let entries = Entity::find().select_only().column(Column::RealmId).distinct();
        let entries = entries.into_tuple::<Uuid>().all(&self.read).await.map_err(store_error)?;
        let all: BTreeSet<Uuid> = heads.into_iter().chain(entries).collect();
        Ok(all.into_iter().map(realm).collect())
    }

    async fn head(&self, permit: &Permit) -> Result<Head, StoreError> {
        let query = audit_heads::Entity::find_by_id(realm_id(permit.realm()));
        let row = query.one(&self.read).await.map_err(store_error)?;
        Ok(row.as_ref().map(to_head).transpose()?.unwrap_or_default())
    }

    async fn entries(
        &self,
        permit: &Permit,
        after: i64,
        limit: u16,
    ) -> Result<Vec<Kept>, StoreError> {
        let realm = realm_id(permit.realm());
        let rows = self.rows_after(realm, after, limit).await?;
        let Some(last) = rows.last().map(|it| it.seq) else {
            return Ok(Vec::new());
        };
        let query = audit_personal::Entity::find()
            .filter(audit_personal::Column::RealmId.eq(realm))
            .filter(audit_personal::Column::Seq.gt(after))
            .filter(audit_personal::Column::Seq.lte(last));
        let beside = query.all(&self.read).await.map_err(store_error)?;
        kept(rows, beside)
    }

    async fn recorded(
        &self,
        permit: &Permit,
        after: i64,
        limit: u16,
    ) -> Result<Vec<Recorded>, StoreError> {
        let rows = self.rows_after(realm_id(permit.realm()), after, limit).await?;
        rows.into_iter().map(|it| Ok(to_recorded(it)?)).collect()
    }

    async fn found(
        &self,
        permit: &Permit,
        sought: &Sought,
        stretch: Stretch,
        limit: u16,
    ) -> Result<Vec<Kept>, StoreError> {
        found::found(&self.read, permit.realm(), sought, stretch, limit).await
    }
}

impl SeaStore {
    async fn rows_after(
        &self,
        realm: Uuid,
        after: i64,
        limit: u16,
    ) -> Result<Vec<Model>, StoreError> {
        let query = Entity::find()
            .filter(Column::RealmId.eq(realm))
            .filter(Column::Seq.gt(after))
            .order_by_asc(Column::Seq)
            .limit(u64::from(limit));
        query.all(&self.read).await.map_err(store_error)
    }
}

/// Entries with what stands beside them, in the order of `rows`.
fn kept(rows: Vec<Model>, beside: Vec<audit_personal::Model>) -> Result<Vec<Kept>, StoreError> {
    let mut personal: BTreeMap<i64, Vec<Personal>> = BTreeMap::new();
    for row in beside {
        personal.entry(row.seq).or_default().push(to_personal(row)?);
    }
    let mut entries = Vec::new();
    for row in rows {
        let personal = personal.remove(&row.seq).unwrap_or_default();
        entries.push(Kept { recorded: to_recorded(row)?, personal });
    }
    Ok(entries)
}

async fn lock_head(db: &impl ConnectionTrait, realm: Uuid) -> Result<Head, StoreError> {
    // The first commit in a realm finds no row to lock. Two first commits may both try to make
    // it, and the second then waits here for the first.
    let query = || audit_heads::Entity::find_by_id(realm).lock_exclusive();
    if let Some(row) = query().one(db).await.map_err(store_error)? {
        return Ok(to_head(&row)?);
    }
    let first = audit_heads::ActiveModel {
        realm_id: Set(realm),
        seq: Set(0),
        hash: Set(Hash::default().to_vec()),
    };
    let unless_there = OnConflict::column(audit_heads::Column::RealmId)
        .do_nothing_on([audit_heads::Column::RealmId])
        .to_owned();
    let made = audit_heads::Entity::insert(first).on_conflict(unless_there);
    made.exec_without_returning(db).await.map_err(store_error)?;
    let row = query().one(db).await.map_err(store_error)?;
    let row = row.ok_or(Corrupt { table: "audit_heads", column: "realm_id" })?;
    Ok(to_head(&row)?)
}

/// The platform has no id of its own. Ids are UUIDv7, so no company has this one.
fn realm_id(realm: Realm) -> Uuid {
    realm.company().map_or(Uuid::nil(), Id::uuid)
}

fn realm(id: Uuid) -> Realm {
    if id.is_nil() { Realm::Platform } else { Realm::Company(Id::from_uuid(id)) }
}

fn to_head(row: &audit_heads::Model) -> Result<Head, Corrupt> {
    let hash = to_hash(&row.hash).ok_or(Corrupt { table: "audit_heads", column: "hash" })?;
    Ok(Head { seq: row.seq, hash })
}

fn to_hash(bytes: &[u8]) -> Option<Hash> {
    bytes.try_into().ok()
}

fn trail_row(realm: Realm, recorded: Recorded) -> audit_trail::ActiveModel {
    let author = recorded.author.parts();
    audit_trail::ActiveModel {
        realm_id: Set(realm_id(realm)),
        seq: Set(recorded.seq),
        at: Set(recorded.at.micros()),
        author_kind: Set(author.kind.to_owned()),
        author_id: Set(author.id),
        author_role: Set(author.role.to_owned()),
        acting_for: Set(author.acting_for),
        request_id: Set(recorded.request.map(Id::uuid)),
        name: Set(recorded.name),
        subject: Set(recorded.subject),
        details: Set(changes_row(recorded.details)),
        subject_digest: Set(recorded.subject_digest.map(|it| it.to_vec())),
        author_digest: Set(recorded.author_digest.map(|it| it.to_vec())),
        prev_hash: Set(recorded.prev_hash.to_vec()),
        hash: Set(recorded.hash.to_vec()),
    }
}

fn personal_row(realm: Realm, seq: i64, personal: Personal) -> audit_personal::ActiveModel {
    audit_personal::ActiveModel {
        realm_id: Set(realm_id(realm)),
        seq: Set(seq),
        about: Set(personal.about.name().to_owned()),
        person_id: Set(personal.person.map(Id::uuid)),
        salt: Set(personal.salt.to_vec()),
        content: Set(changes_row(personal.content)),
    }
}

fn changes_row(changes: Vec<Change>) -> Changes {
    let changes = changes.into_iter();
    let json = |it: Change| ChangeJson { field: it.field, before: it.before, after: it.after };
    Changes(changes.map(json).collect())
}

fn to_changes(changes: Changes) -> Vec<Change> {
    let changes = changes.0.into_iter();
    changes.map(|it| Change { field: it.field, before: it.before, after: it.after }).collect()
}

fn to_recorded(row: Model) -> Result<Recorded, Corrupt> {
    let corrupt = |column| Corrupt { table: "audit_trail", column };
    let author = Author::restore(&row.author_kind, row.author_id, row.author_role, row.acting_for);
    let digest = |bytes: Option<Vec<u8>>, column| match bytes {
        Some(bytes) => to_hash(&bytes).map(Some).ok_or(corrupt(column)),
        None => Ok(None),
    };
    Ok(Recorded {
        seq: row.seq,
        at: Timestamp::from_micros(row.at),
        author: author.ok_or(corrupt("author_kind"))?,
        request: row.request_id.map(Id::from_uuid),
        name: row.name,
        subject: row.subject,
        details: to_changes(row.details),
        subject_digest: digest(row.subject_digest, "subject_digest")?,
        author_digest: digest(row.author_digest, "author_digest")?,
        prev_hash: to_hash(&row.prev_hash).ok_or(corrupt("prev_hash"))?,
        hash: to_hash(&row.hash).ok_or(corrupt("hash"))?,
    })
}

fn to_personal(row: audit_personal::Model) -> Result<Personal, Corrupt> {
    let corrupt = |column| Corrupt { table: "audit_personal", column };
    Ok(Personal {
        about: About::parse(&row.about).ok_or(corrupt("about"))?,
        person: row.person_id.map(Id::from_uuid),
        salt: row.salt.try_into().map_err(|_| corrupt("salt"))?,
        content: to_changes(row.content),
    })
}
