//! Accounts of customers and the ERP's customers, for screens.

use application::{
    Page,
    identity::Shown,
    inventory::{
        CustomerLine, CustomerReads, CustomerView, FindStockCustomers, ListCustomers, PortalUse,
        StockCustomer,
    },
};
use async_trait::async_trait;
use domain_identity::Email;
use domain_inventory::CustomerKey;
use domain_kernel::{Id, Line, Permit, PersonId, StoreError, Timestamp, fold};
use sea_orm::{FromQueryResult, QueryResult, Value};
use uuid::Uuid;

use crate::{
    SeaStore,
    identity::{
        listed::signed_in,
        people::{state, version},
    },
    rules::store_error,
    search::containing,
    stored::count,
};

const ACCOUNTS: &str = "\
    FROM customer_accounts a \
    JOIN people p ON p.company_id = a.company_id AND p.id = a.person_id \
    WHERE a.company_id = $1";

const ACCOUNT: &str = "\
    SELECT p.id, p.version, p.name, p.email, p.credential, p.created_at, p.last_signed_in_at, \
        p.deactivated_at, p.erased_at, a.sees_all, \
        (SELECT COUNT(*) FROM customer_grants g \
            WHERE g.company_id = a.company_id AND g.person_id = a.person_id) AS n_grants ";

const GRANTS: &str = "\
    SELECT g.customer_key, s.name, s.gone_at \
    FROM customer_grants g \
    LEFT JOIN stock_customers s ON s.company_id = g.company_id \
        AND s.customer_key = g.customer_key \
    WHERE g.company_id = $1 AND g.person_id = $2 \
    ORDER BY CASE WHEN s.name IS NULL THEN 1 ELSE 0 END, s.sort_name, g.customer_key";

/// Those that the last load had.
const STOCK_CUSTOMERS: &str = "\
    FROM stock_customers s \
    WHERE s.company_id = $1 AND s.gone_at IS NULL AND s.search LIKE $2 ESCAPE '!'";

const STOCK_CUSTOMER: &str = "SELECT s.customer_key, s.name, s.gone_at ";

#[derive(FromQueryResult)]
struct AccountRow {
    id: Uuid,
    version: i32,
    name: String,
    email: String,
    credential: String,
    created_at: i64,
    last_signed_in_at: i64,
    deactivated_at: Option<i64>,
    erased_at: Option<i64>,
    sees_all: bool,
    n_grants: i64,
}

#[derive(FromQueryResult)]
struct CustomerRow {
    customer_key: String,
    name: Option<String>,
    gone_at: Option<i64>,
}

/// Conditions after [`ACCOUNTS`], and their values from `$2` on.
struct Conditions {
    sql: String,
    values: Vec<Value>,
}

impl Conditions {
    fn of(query: &ListCustomers) -> Self {
        let mut all = Self { sql: String::new(), values: Vec::new() };
        match query.shown {
            Shown::Active => all.sql.push_str(" AND p.deactivated_at IS NULL"),
            Shown::Deactivated => all.sql.push_str(" AND p.deactivated_at IS NOT NULL"),
            Shown::All => {}
        }
        let searched = fold(query.search.trim());
        if !searched.is_empty() {
            all.and("p.search LIKE ? ESCAPE '!'", containing(&searched));
        }
        if let Some(key) = &query.seeing {
            all.and(
                "(a.sees_all OR EXISTS (SELECT 1 FROM customer_grants g \
                    WHERE g.company_id = $1 AND g.person_id = a.person_id \
                        AND g.customer_key = ?))",
                key.as_str(),
            );
        }
        all
    }

    fn and(&mut self, condition: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        self.sql.push_str(" AND ");
        self.sql.push_str(&condition.replace('?', &format!("${}", self.values.len() + 1)));
    }
}

#[async_trait]
impl CustomerReads for SeaStore {
    async fn customers(
        &self,
        permit: &Permit,
        query: &ListCustomers,
    ) -> Result<Page<CustomerLine>, StoreError> {
        let Conditions { sql, values } = Conditions::of(query);
        let n_matches = self.n_of(permit, &[ACCOUNTS, &sql].concat(), values.clone()).await?;
        let (n_lines, n_skipped) = (Page::<()>::N_LINES, query.page.n_skipped());
        let sql = format!(
            "{ACCOUNT}{ACCOUNTS}{sql} ORDER BY p.sort_name, p.id LIMIT {n_lines} OFFSET {n_skipped}"
        );
        let rows = self.rows(permit, &sql, values).await?;
        let items = rows.iter().map(line).collect::<Result<_, _>>()?;
        Ok(Page { items, number: query.page, n_matches })
    }

    async fn customer(
        &self,
        permit: &Permit,
        id: PersonId,
    ) -> Result<Option<CustomerView>, StoreError> {
        let sql = [ACCOUNT, ACCOUNTS, " AND p.id = $2"].concat();
        let Some(row) = self.row(permit, &sql, [id.uuid().into()]).await? else {
            return Ok(None);
        };
        let row = AccountRow::from_query_result(&row, "").map_err(store_error)?;
        let grants = match row.n_grants {
            0 => Vec::new(),
            _ => self.rows(permit, GRANTS, [id.uuid().into()]).await?,
        };
        Ok(Some(CustomerView {
            id,
            version: version(row.version)?,
            name: Line::restore(row.name),
            email: Email::restore(row.email),
            state: state(row.deactivated_at, row.erased_at),
            must_change_password: row.credential != "chosen",
            created: Timestamp::from_micros(row.created_at),
            last_signed_in: signed_in(row.last_signed_in_at),
            sees_all: row.sees_all,
            grants: grants.iter().map(stock_customer).collect::<Result<_, _>>()?,
        }))
    }

    async fn stock_customers(
        &self,
        permit: &Permit,
        query: &FindStockCustomers,
    ) -> Result<Page<StockCustomer>, StoreError> {
        let values = vec![Value::from(containing(&fold(query.search.trim())))];
        let n_matches = self.n_of(permit, STOCK_CUSTOMERS, values.clone()).await?;
        let (n_lines, n_skipped) = (Page::<()>::N_LINES, query.page.n_skipped());
        let sql = format!(
            "{STOCK_CUSTOMER}{STOCK_CUSTOMERS} ORDER BY s.sort_name, s.customer_key \
            LIMIT {n_lines} OFFSET {n_skipped}"
        );
        let rows = self.rows(permit, &sql, values).await?;
        let items = rows.iter().map(stock_customer).collect::<Result<_, _>>()?;
        Ok(Page { items, number: query.page, n_matches })
    }

    async fn stock_customers_of(
        &self,
        permit: &Permit,
        keys: &[CustomerKey],
    ) -> Result<Vec<StockCustomer>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let marks: Vec<String> = (2..keys.len() + 2).map(|it| format!("${it}")).collect();
        let sql = format!(
            "{STOCK_CUSTOMER}FROM stock_customers s \
            WHERE s.company_id = $1 AND s.customer_key IN ({}) \
            ORDER BY s.sort_name, s.customer_key",
            marks.join(", ")
        );
        let values: Vec<Value> = keys.iter().map(|it| it.as_str().into()).collect();
        let rows = self.rows(permit, &sql, values).await?;
        rows.iter().map(stock_customer).collect()
    }

    async fn portal_use(
        &self,
        permit: &Permit,
        since: Timestamp,
        most: u32,
    ) -> Result<PortalUse, StoreError> {
        self.used(permit, since, most).await
    }
}

impl SeaStore {
    /// Counts no further than a page says.
    async fn n_of(
        &self,
        permit: &Permit,
        from: &str,
        values: Vec<Value>,
    ) -> Result<u32, StoreError> {
        let most = Page::<()>::MOST_COUNTED + 1;
        let sql = format!("SELECT COUNT(*) AS n FROM (SELECT 1 AS one {from} LIMIT {most}) f");
        let row = self.row(permit, &sql, values).await?;
        let n = row.map(|it| it.try_get::<i64>("", "n")).transpose().map_err(store_error)?;
        Ok(count(n.unwrap_or_default()))
    }
}

fn line(row: &QueryResult) -> Result<CustomerLine, StoreError> {
    let row = AccountRow::from_query_result(row, "").map_err(store_error)?;
    Ok(CustomerLine {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        email: Email::restore(row.email),
        sees_all: row.sees_all,
        n_grants: count(row.n_grants),
        last_signed_in: signed_in(row.last_signed_in_at),
        is_active: row.deactivated_at.is_none(),
        must_change_password: row.credential != "chosen",
    })
}

fn stock_customer(row: &QueryResult) -> Result<StockCustomer, StoreError> {
    let row = CustomerRow::from_query_result(row, "").map_err(store_error)?;
    Ok(StockCustomer {
        key: CustomerKey::restore(row.customer_key),
        name: row.name.map(Line::restore),
        gone: row.gone_at.map(Timestamp::from_micros),
    })
}
