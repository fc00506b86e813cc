//! Entries that somebody looks for, in one statement. Each of its parts is answered from one index,
//! whose last columns are the time and the number, so that it reads no more rows than it returns.
#![expect(clippy::disallowed_methods, reason = "the trail is filtered by realm below")]

use std::{cmp::Reverse, collections::BTreeMap};

use domain_audit::{Author, Kept, Place, Sought, Stretch};
use domain_kernel::{PersonId, Realm, StoreError, Timestamp};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, Iterable, Order,
    QueryFilter, QueryOrder, QueryResult, QuerySelect, QueryTrait, Select,
    sea_query::{Asterisk, Expr, JoinType, Query, SelectStatement, UnionType},
};

use super::{kept, realm_id};
use crate::{
    rules::store_error,
    tables::{
        audit_personal,
        audit_trail::{Column, Entity, Model},
    },
};

/// What stands beside an entry has columns of these names.
const BESIDE: &str = "beside_";

pub(super) async fn found(
    db: &impl ConnectionTrait,
    realm: Realm,
    sought: &Sought,
    stretch: Stretch,
    limit: u16,
) -> Result<Vec<Kept>, StoreError> {
    let mut parts = parts(realm, sought, stretch, limit).into_iter().map(QueryTrait::into_query);
    let Some(first) = parts.next() else {
        return Ok(Vec::new());
    };
    let rest: Vec<_> = parts.map(|it| (UnionType::All, everything_of(it))).collect();
    let trail = match rest.is_empty() {
        true => first,
        false => everything_of(first).unions(rest).to_owned(),
    };
    let rows = db.query_all(&with_beside(trail)).await.map_err(store_error)?;
    // An entry with two things beside it is there twice.
    let (mut entries, mut beside) = (BTreeMap::new(), Vec::new());
    for row in rows {
        let entry = Model::from_query_result(&row, "").map_err(store_error)?;
        beside.extend(beside_of(&row).map_err(store_error)?);
        entries.insert(Reverse(place(&entry)), entry);
    }
    let mut entries: Vec<Model> = entries.into_values().collect();
    // Of several parts each has brought as many as are wanted: those are next to where it begins.
    let n_beyond = entries.len().saturating_sub(usize::from(limit));
    match stretch {
        Stretch::NewerThan(_) => drop(entries.drain(..n_beyond)),
        Stretch::Newest | Stretch::OlderThan(_) => entries.truncate(usize::from(limit)),
    }
    kept(entries, beside)
}

/// One for each column in which it can stand who it was, and for each thing that it may have happened
/// to, since no index serves two of them in the order of time.
fn parts(realm: Realm, sought: &Sought, stretch: Stretch, limit: u16) -> Vec<Select<Entity>> {
    let rows = query(realm, sought, stretch, limit);
    let to = |subject: &String| rows.clone().filter(Column::Subject.eq(subject));
    let of_subjects = match sought.subjects.is_empty() {
        true => vec![rows.clone()],
        false => sought.subjects.iter().map(to).collect(),
    };
    let (Some(person), Some(account)) = (sought.person, sought.account(realm)) else {
        return of_subjects;
    };
    let by = |it: &Select<Entity>, column: Column, who: PersonId| {
        it.clone().filter(column.eq(who.uuid()))
    };
    let mut parts: Vec<_> = of_subjects
        .iter()
        .flat_map(|it| [by(it, Column::AuthorId, person), by(it, Column::ActingFor, person)])
        .collect();
    if sought.subjects.is_empty() || sought.subjects.contains(&account) {
        let nobody = Column::AuthorKind.eq(Author::Nobody.parts().kind);
        parts.push(rows.clone().filter(Column::Subject.eq(account)).filter(nobody));
    }
    parts
}

/// A part has an order and a limit of its own, which what is united must not have.
fn everything_of(part: SelectStatement) -> SelectStatement {
    Query::select().column(Asterisk).from_subquery(part, "part").to_owned()
}

fn with_beside(trail: SelectStatement) -> SelectStatement {
    let own = |column| Expr::col((audit_personal::Entity, column));
    let mut query = Query::select();
    query.column(("found", Asterisk));
    for column in audit_personal::Column::iter() {
        query.expr_as(own(column), format!("{BESIDE}{}", sea_orm::IdenStatic::as_str(&column)));
    }
    let belongs = own(audit_personal::Column::RealmId)
        .eq(Expr::col(("found", Column::RealmId)))
        .and(own(audit_personal::Column::Seq).eq(Expr::col(("found", Column::Seq))));
    query.from_subquery(trail, "found");
    query.join(JoinType::LeftJoin, audit_personal::Entity, belongs);
    query
}

fn beside_of(row: &QueryResult) -> Result<Option<audit_personal::Model>, DbErr> {
    let about: Option<String> = row.try_get(BESIDE, "about")?;
    about.map(|_| audit_personal::Model::from_query_result(row, BESIDE)).transpose()
}

fn query(realm: Realm, sought: &Sought, stretch: Stretch, limit: u16) -> Select<Entity> {
    let mut query = Entity::find().filter(Column::RealmId.eq(realm_id(realm)));
    if let Some(name) = &sought.name {
        query = query.filter(Column::Name.eq(name));
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

fn place(it: &Model) -> Place {
    Place { at: Timestamp::from_micros(it.at), seq: it.seq }
}
