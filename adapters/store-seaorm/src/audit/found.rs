//! Entries that somebody looks for. Each statement is answered from one index, whose last columns
//! are the time and the number, so that it reads no more rows than it returns.
#![expect(clippy::disallowed_methods, reason = "the trail is filtered by realm below")]

use std::cmp::Reverse;

use domain_audit::{Kept, Place, Sought, Stretch};
use domain_kernel::{PersonId, Realm, StoreError, Timestamp};
use sea_orm::{
    ColumnTrait, DatabaseConnection, EntityTrait, ExprTrait, Order, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::{kept, realm_id};
use crate::{
    rules::store_error,
    tables::{
        audit_personal,
        audit_trail::{Column, Entity, Model},
    },
};

pub(super) async fn found(
    db: &DatabaseConnection,
    realm: Realm,
    sought: &Sought,
    stretch: Stretch,
    limit: u16,
) -> Result<Vec<Kept>, StoreError> {
    let rows = query(realm, sought, stretch, limit);
    let rows = match sought.person {
        Some(person) => by_person(db, rows, person, stretch, limit).await?,
        None => rows.all(db).await.map_err(store_error)?,
    };
    let rows = newest_first(rows);
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let beside = audit_personal::Entity::find()
        .filter(audit_personal::Column::RealmId.eq(realm_id(realm)))
        .filter(audit_personal::Column::Seq.is_in(rows.iter().map(|it| it.seq)));
    kept(rows, beside.all(db).await.map_err(store_error)?)
}

/// What a person did, and what a command did for them: two statements, since no index serves one
/// column or the other in the order of time.
async fn by_person(
    db: &DatabaseConnection,
    rows: Select<Entity>,
    person: PersonId,
    stretch: Stretch,
    limit: u16,
) -> Result<Vec<Model>, StoreError> {
    let own = rows.clone().filter(Column::AuthorId.eq(person.uuid()));
    let mut own = own.all(db).await.map_err(store_error)?;
    let through_command = rows.filter(Column::ActingFor.eq(person.uuid()));
    own.extend(through_command.all(db).await.map_err(store_error)?);
    let mut nearest = newest_first(own);
    if matches!(stretch, Stretch::NewerThan(_)) {
        nearest.reverse();
    }
    nearest.truncate(usize::from(limit));
    Ok(nearest)
}

fn query(realm: Realm, sought: &Sought, stretch: Stretch, limit: u16) -> Select<Entity> {
    let mut query = Entity::find().filter(Column::RealmId.eq(realm_id(realm)));
    if let Some(name) = &sought.name {
        query = query.filter(Column::Name.eq(name));
    }
    if let Some(subject) = &sought.subject {
        query = query.filter(Column::Subject.eq(subject));
    }
    if let Some(since) = sought.since {
        query = query.filter(Column::At.gte(since.micros()));
    }
    if let Some(until) = sought.until {
        query = query.filter(Column::At.lt(until.micros()));
    }
    let order = match stretch {
        Stretch::Newest => Order::Desc,
        // The time stands alone too: databases find the place in an index by that.
        Stretch::OlderThan(place) => {
            let at = place.at.micros();
            let earlier = Column::At.lt(at).or(Column::Seq.lt(place.seq));
            query = query.filter(Column::At.lte(at)).filter(earlier);
            Order::Desc
        }
        Stretch::NewerThan(place) => {
            let at = place.at.micros();
            let later = Column::At.gt(at).or(Column::Seq.gt(place.seq));
            query = query.filter(Column::At.gte(at)).filter(later);
            Order::Asc
        }
    };
    query.order_by(Column::At, order.clone()).order_by(Column::Seq, order).limit(u64::from(limit))
}

fn newest_first(mut rows: Vec<Model>) -> Vec<Model> {
    rows.sort_by_key(|it| Reverse(Place { at: Timestamp::from_micros(it.at), seq: it.seq }));
    rows
}
