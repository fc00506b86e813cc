//! An ERP with a million lines, of which nine of ten are one customer's.

use std::path::Path;

use anyhow::Context;
use sea_orm::{ConnectionTrait, Database};

use super::{
    course::Course,
    crowd::{address, blob},
};

/// A SQLite file beside the data folder.
pub(crate) const FILE: &str = "erp.db";
pub(crate) const STOCK: &str = "SELECT * FROM stock";
pub(crate) const CUSTOMERS: &str = "SELECT customer, name FROM customers";

/// One of them has nine lines of ten.
const N_CUSTOMERS: u32 = 40;

pub(super) async fn make_erp(folder: &Path, n_lines: u32) -> anyhow::Result<()> {
    let path = folder.join(FILE);
    let path = path.to_str().context("the path of the folder is not Unicode")?;
    let erp = Database::connect(format!("sqlite://{path}?mode=rwc")).await?;
    let of_one = u64::from(n_lines) * 9 / 10;
    let sql = format!(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; \
         CREATE TABLE customers (customer TEXT, name TEXT); \
         INSERT INTO customers WITH RECURSIVE c(n) AS \
            (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {N_CUSTOMERS}) \
            SELECT 'C' || n, 'Customer ' || n FROM c; \
         CREATE TABLE stock (customer TEXT, part TEXT, customer_part TEXT, description TEXT, \
            quantity TEXT, unit TEXT, bin TEXT, reference TEXT, lot TEXT, expires_on TEXT, \
            last_moved_on TEXT, received_on TEXT, po TEXT, status TEXT); \
         INSERT INTO stock WITH RECURSIVE l(n) AS \
            (SELECT 0 UNION ALL SELECT n + 1 FROM l WHERE n + 1 < {n_lines}), \
            mixed(n, m) AS (SELECT n, n * 7919 % 1000003 FROM l) \
            SELECT 'C' || (CASE WHEN n < {of_one} THEN 1 ELSE 2 + n % {others} END), \
                printf('%05d', m % 60000), 'CT-' || (m % 900), \
                'Assam breakfast number ' || (m % 90000) || ', 40 x 250 g', \
                CASE m % 3 WHEN 0 THEN printf('%d.%03d', m % 5000, m % 1000) ELSE m % 20000 - 9 END, \
                CASE m % 3 WHEN 0 THEN 'kg' WHEN 1 THEN 'carton' ELSE 'piece' END, \
                substr('ABCDY', 1 + m % 5, 1) || (m % 40) || '-' || (m % 21) || '-' || (m % 9), \
                'R' || (m % 70000), 'L' || (m % 4000) || '-A', date('2026-06-01', '+' || (m % 900) || ' days'), \
                date('2026-11-27', '-' || (m % 400) || ' days'), \
                date('2026-11-27', '-' || (m % 700) || ' days'), 'PO' || (m % 99999), \
                CASE m % 127 WHEN 5 THEN 'Quarantine' ELSE 'OK' END FROM mixed",
        others = N_CUSTOMERS - 1,
    );
    erp.execute_unprepared(&sql).await?;
    erp.close().await?;
    Ok(())
}

/// Makes somebody of the crowd an account of the customer with most lines.
pub(super) fn customer(course: &Course, number: usize) -> String {
    let (own, id) =
        (blob(course.company), format!("(SELECT id FROM crowd WHERE number = {number})"));
    format!(
        "UPDATE people SET role = 'customer', manager_id = NULL, department_id = NULL, \
            job_title = NULL WHERE company_id = {own} AND id = {id}; \
         INSERT INTO customer_accounts (company_id, person_id, sees_all) SELECT {own}, {id}, 0; \
         INSERT INTO customer_grants (company_id, person_id, customer_key) SELECT {own}, {id}, 'C1'"
    )
}

/// Nobody has the ERP asked while pages are measured.
pub(crate) async fn leave_alone(data: &Path) -> anyhow::Result<()> {
    let path = data.join("shipshape.db");
    let path = path.to_str().context("the path of the folder is not Unicode")?;
    let db = Database::connect(format!("sqlite://{path}")).await?;
    let later = "(strftime('%s', 'now') + 86400) * 1000000";
    let sql = format!("UPDATE stock_connectors SET soft_at = {later}, next_at = {later}");
    db.execute_unprepared(&sql).await?;
    db.close().await?;
    Ok(())
}

/// What the customer signs in with.
pub(super) fn identifier(number: usize) -> String {
    address(number)
}
