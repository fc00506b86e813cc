//! What there is to see of a company's stock, and for whom.

use std::collections::BTreeSet;

use application::inventory::{ErpStanding, Outlook};
use domain_inventory::{
    CustomerKey, CustomerName, Failing, Generation, GenerationNumber, Load, StockVisit, Visibility,
};
use domain_kernel::{Id, Line, Permit, PersonId, Role, StoreError, Timestamp, Who};
use sea_orm::{
    ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QueryResult, QuerySelect, Value,
};

use super::{
    connector_rows::trouble,
    timeline::{self, columns, counted},
};
use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    scope::Scope,
    stored::{MOST_ROWS, unsigned},
    tables::{stock_generations, stock_loads},
};

const STANDING: &str = "\
    SELECT {whose}{visit}k.held_number, k.failing_since, k.n_failures, k.next_try_at, k.trouble, \
        k.trouble_column, k.lease_until, k.soft_at, k.next_at, \
        g.number, g.as_of, g.loaded_at, g.n_lines, g.n_flawed, g.columns_said \
    FROM companies c \
    LEFT JOIN stock_connectors k ON k.company_id = c.id \
    LEFT JOIN stock_generations g ON g.company_id = k.company_id AND g.number = k.current_number";

/// A row for each customer that the account `$2` was granted, or one without any.
const GRANTS: &str = "\
    LEFT JOIN customer_accounts a ON a.company_id = c.id AND a.person_id = $2 \
    LEFT JOIN customer_grants t ON t.company_id = a.company_id AND t.person_id = a.person_id";

/// The last visit of whoever asks, who is `$2`.
const VISIT: &str = "\
    LEFT JOIN stock_visits v ON v.company_id = c.id AND v.person_id = $2";

/// Whose eyes somebody looks with.
enum Eyes {
    Everything,
    Account(PersonId),
    Nothing,
}

#[derive(FromQueryResult)]
struct StandingRow {
    held_number: Option<i64>,
    failing_since: Option<i64>,
    n_failures: Option<i32>,
    next_try_at: Option<i64>,
    trouble: Option<String>,
    trouble_column: Option<String>,
    lease_until: Option<i64>,
    soft_at: Option<i64>,
    next_at: Option<i64>,
    number: Option<i64>,
    as_of: Option<i64>,
    loaded_at: Option<i64>,
    n_lines: Option<i64>,
    n_flawed: Option<i64>,
    columns_said: Option<String>,
}

/// Whether people of this role see the stock of every customer, and need no grants.
fn sees_everything(role: Role) -> bool {
    matches!(role, Role::Admin | Role::Manager)
}

fn eyes(permit: &Permit, whose: Option<PersonId>) -> Eyes {
    let actor = permit.actor();
    match (whose, actor.who(), actor.role()) {
        (Some(account), ..) => Eyes::Account(account),
        (None, Who::System { .. }, _) => Eyes::Everything,
        (None, _, Some(role)) if sees_everything(role) => Eyes::Everything,
        (None, Who::Person { id, .. }, _) => Eyes::Account(id),
        (None, ..) => Eyes::Nothing,
    }
}

impl SeaStore {
    pub(super) async fn stock_outlook(
        &self,
        permit: &Permit,
        whose: Option<PersonId>,
    ) -> Result<Outlook, StoreError> {
        let company = Id::from_uuid(Scope::of(permit).company()?);
        let eyes = eyes(permit, whose);
        let visitor = permit.actor().person_id().filter(|_| whose.is_none());
        let (account, said, grants) = match eyes {
            Eyes::Account(account) => (Some(account), "a.sees_all, t.customer_key, ", GRANTS),
            Eyes::Everything | Eyes::Nothing => (visitor, "", ""),
        };
        let (visited, visits) = match visitor {
            Some(_) => ("v.began_at AS visit_at, v.before_at AS visit_before, ", VISIT),
            None => ("", ""),
        };
        let sql = STANDING.replace("{whose}", said).replace("{visit}", visited);
        let sql = format!("{sql} {grants} {visits} WHERE c.id = $1");
        // An account that looks with its own eyes is the visitor.
        let who: Vec<Value> = account.map(|it| it.uuid().into()).into_iter().collect();
        let rows = self.rows(permit, &sql, who).await?;
        let visibility = match eyes {
            Eyes::Everything => Visibility::All,
            Eyes::Nothing => Visibility::Granted(BTreeSet::new()),
            Eyes::Account(_) => visibility(&rows)?,
        };
        let erp = rows.first().map(standing).transpose()?.flatten();
        let visit = rows.first().filter(|_| visitor.is_some()).map(last_visit).transpose()?;
        Ok(Outlook::new(company, visibility, erp).with_visit(visit.flatten()))
    }

    pub(super) async fn shown_generation(
        &self,
        permit: &Permit,
        number: GenerationNumber,
    ) -> Result<Option<Generation>, StoreError> {
        let query = Scope::of(permit).select::<stock_generations::Entity>()?;
        let query = query
            .filter(stock_generations::Column::Number.eq(number.0))
            .filter(stock_generations::Column::IsShown.eq(true));
        let row = query.one(&self.read).await.map_err(store_error)?;
        self.first_on_shelf(row.into_iter().collect()).await
    }

    pub(super) async fn shown_before(
        &self,
        permit: &Permit,
        then: Timestamp,
    ) -> Result<Option<Generation>, StoreError> {
        let query = Scope::of(permit).select::<stock_generations::Entity>()?;
        let query = query
            .filter(stock_generations::Column::LoadedAt.lt(then.micros()))
            .filter(stock_generations::Column::IsShown.eq(true))
            .order_by_desc(stock_generations::Column::Number)
            // The next ones, should its rows have just gone.
            .limit(3);
        let rows = query.all(&self.read).await.map_err(store_error)?;
        self.first_on_shelf(rows).await
    }

    async fn first_on_shelf(
        &self,
        rows: Vec<stock_generations::Model>,
    ) -> Result<Option<Generation>, StoreError> {
        for row in rows {
            if self.has_shelf(row.company_id, row.number).await? {
                return Ok(Some(timeline::generation(&row)?));
            }
        }
        Ok(None)
    }

    pub(super) async fn names_of_customers(
        &self,
        permit: &Permit,
        keys: &BTreeSet<CustomerKey>,
    ) -> Result<Vec<(CustomerKey, CustomerName)>, StoreError> {
        let keys: Vec<&CustomerKey> = keys.iter().collect();
        let mut names = Vec::with_capacity(keys.len());
        for keys in keys.chunks(MOST_ROWS) {
            let places: Vec<String> = (0..keys.len()).map(|it| format!("${}", it + 2)).collect();
            let sql = format!(
                "SELECT customer_key, name FROM stock_customers \
                WHERE company_id = $1 AND customer_key IN ({})",
                places.join(", ")
            );
            let values: Vec<Value> = keys.iter().map(|it| it.as_str().into()).collect();
            for row in self.rows(permit, &sql, values).await? {
                let key = row.try_get("", "customer_key").map_err(store_error)?;
                let name = row.try_get("", "name").map_err(store_error)?;
                names.push((CustomerKey::restore(key), Line::restore(name)));
            }
        }
        names.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        Ok(names)
    }

    pub(super) async fn last_loads(
        &self,
        permit: &Permit,
        most: u32,
    ) -> Result<Vec<Load>, StoreError> {
        let query = Scope::of(permit).select::<stock_loads::Entity>()?;
        let query = query.order_by_desc(stock_loads::Column::Number).limit(u64::from(most));
        let rows = query.all(&self.read).await.map_err(store_error)?;
        Ok(rows.iter().map(timeline::load).collect::<Result<_, _>>()?)
    }
}

/// By the rows of an account, or that of nobody.
fn visibility(rows: &[QueryResult]) -> Result<Visibility, StoreError> {
    let mut keys = BTreeSet::new();
    for row in rows {
        if row.try_get::<Option<bool>>("", "sees_all").map_err(store_error)? == Some(true) {
            return Ok(Visibility::All);
        }
        let key: Option<String> = row.try_get("", "customer_key").map_err(store_error)?;
        keys.extend(key.map(CustomerKey::restore));
    }
    Ok(Visibility::Granted(keys))
}

fn last_visit(row: &QueryResult) -> Result<Option<StockVisit>, StoreError> {
    let began_at: Option<i64> = row.try_get("", "visit_at").map_err(store_error)?;
    let before: Option<i64> = row.try_get("", "visit_before").map_err(store_error)?;
    Ok(began_at.map(|it| StockVisit {
        began_at: Timestamp::from_micros(it),
        before: before.map(Timestamp::from_micros),
    }))
}

fn standing(row: &QueryResult) -> Result<Option<ErpStanding>, StoreError> {
    let row = StandingRow::from_query_result(row, "").map_err(store_error)?;
    let Some((soft_at, next_at)) = row.soft_at.zip(row.next_at) else {
        return Ok(None);
    };
    let corrupt = |column| Corrupt { table: "stock_connectors", column };
    let current = match (row.number, row.as_of, row.loaded_at, row.columns_said) {
        (Some(number), Some(as_of), Some(loaded_at), Some(said)) => Some(Generation {
            number: GenerationNumber(number),
            as_of: Timestamp::from_micros(as_of),
            loaded_at: Timestamp::from_micros(loaded_at),
            n_lines: counted(row.n_lines.unwrap_or_default()),
            n_flawed: counted(row.n_flawed.unwrap_or_default()),
            columns: columns(&said)?,
        }),
        _ => None,
    };
    let failing = match row.failing_since.zip(row.next_try_at) {
        Some((since, next_try)) => Some(Failing {
            since: Timestamp::from_micros(since),
            n_failures: unsigned(row.n_failures.unwrap_or_default(), corrupt("n_failures"))?,
            next_try: Timestamp::from_micros(next_try),
        }),
        None => None,
    };
    let column = row.trouble_column.as_deref();
    Ok(Some(ErpStanding {
        current,
        held: row.held_number.map(GenerationNumber),
        failing,
        trouble: trouble(row.trouble.as_deref(), column, "stock_connectors")?,
        loading_until: row.lease_until.map(Timestamp::from_micros),
        soft_at: Timestamp::from_micros(soft_at),
        next_at: Timestamp::from_micros(next_at),
    }))
}
