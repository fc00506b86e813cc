//! How much customers come in, out of the audit trail.

use application::inventory::{ActiveCustomer, PortalUse};
use domain_kernel::{Id, Line, Permit, StoreError, Timestamp};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, QueryResult, Value};
use uuid::Uuid;

use crate::{SeaStore, identity::listed::signed_in, rules::store_error, stored::count};

/// Of company `$1` since `$2`. The subject of an entry is found in an index: `#` is how the
/// database writes the one of an account.
const SIGN_INS: &str = "\
    FROM customer_accounts a \
    JOIN people p ON p.company_id = a.company_id AND p.id = a.person_id \
    JOIN audit_trail t ON t.realm_id = a.company_id AND t.subject = # \
        AND t.at >= $2 AND t.name = 'identity.signed_in' \
    WHERE a.company_id = $1";

#[derive(FromQueryResult)]
struct Row {
    kind: i32,
    quarter: i64,
    id: Option<Uuid>,
    name: Option<String>,
    last_signed_in_at: i64,
    n: i64,
}

impl SeaStore {
    /// Both in one statement: those of the first kind are quarters of an hour, those of the second
    /// are customers.
    pub(super) async fn used(
        &self,
        permit: &Permit,
        since: Timestamp,
        most: u32,
    ) -> Result<PortalUse, StoreError> {
        let from = SIGN_INS.replace('#', &subject(self.read.get_database_backend()));
        let quarter = format!("t.at - t.at % {}", PortalUse::QUARTER);
        let sql = format!(
            "SELECT 1 AS kind, {quarter} AS quarter, NULL AS id, NULL AS name, \
                0 AS last_signed_in_at, COUNT(*) AS n {from} GROUP BY {quarter} \
            UNION ALL \
            SELECT * FROM (SELECT 2 AS kind, 0 AS quarter, p.id, p.name, p.last_signed_in_at, \
                    COUNT(*) AS n {from} GROUP BY p.id, p.name, p.last_signed_in_at \
                ORDER BY 6 DESC, 5 DESC, 3 LIMIT {most}) AS active \
            ORDER BY 1, 2, 6 DESC, 5 DESC, 3"
        );
        let mut used = PortalUse::default();
        for row in self.rows(permit, &sql, [Value::from(since.micros())]).await? {
            add(&mut used, &row)?;
        }
        Ok(used)
    }
}

fn add(used: &mut PortalUse, row: &QueryResult) -> Result<(), StoreError> {
    let row = Row::from_query_result(row, "").map_err(store_error)?;
    match (row.kind, row.id, row.name) {
        (2, Some(id), Some(name)) => used.most_active.push(ActiveCustomer {
            id: Id::from_uuid(id),
            name: Line::restore(name),
            n_sign_ins: count(row.n),
            last_signed_in: signed_in(row.last_signed_in_at),
        }),
        _ => used.quarters.push((Timestamp::from_micros(row.quarter), count(row.n))),
    }
    Ok(())
}

/// `person:` and the id as it is written, which only PostgreSQL keeps as such.
fn subject(backend: DbBackend) -> String {
    if backend == DbBackend::Postgres {
        return "'person:' || CAST(a.person_id AS text)".to_owned();
    }
    let part = |from: u8, n: u8| format!("SUBSTR(HEX(a.person_id), {from}, {n})");
    let parts = [part(1, 8), part(9, 4), part(13, 4), part(17, 4), part(21, 12)];
    match backend {
        DbBackend::MySql => {
            format!("CONCAT('person:', LOWER(CONCAT_WS('-', {})))", parts.join(", "))
        }
        _ => format!("'person:' || LOWER({})", parts.join(" || '-' || ")),
    }
}
