use async_trait::async_trait;
use domain_identity::{AccountState, Email, PersonName};
use domain_inventory::{CustomerKey, CustomerName};
use domain_kernel::{Date, Permit, PersonId, StoreError, Timestamp, Version, days_later};

use super::{FindStockCustomers, ListCustomers};
use crate::Page;

/// What the screens about customers show. No transaction is open, and nothing read here can be
/// saved.
#[async_trait]
pub trait CustomerReads: Send + Sync {
    /// The accounts that are asked for, by name.
    async fn customers(
        &self,
        permit: &Permit,
        query: &ListCustomers,
    ) -> Result<Page<CustomerLine>, StoreError>;
    async fn customer(
        &self,
        permit: &Permit,
        id: PersonId,
    ) -> Result<Option<CustomerView>, StoreError>;
    /// Those that the ERP had when it was last read, by name.
    async fn stock_customers(
        &self,
        permit: &Permit,
        query: &FindStockCustomers,
    ) -> Result<Page<StockCustomer>, StoreError>;
    /// What is known of these, by name; of a key that the ERP never had that is nothing.
    async fn stock_customers_of(
        &self,
        permit: &Permit,
        keys: &[CustomerKey],
    ) -> Result<Vec<StockCustomer>, StoreError>;
    /// How often customers came in since then, and so many of those who did most often.
    async fn portal_use(
        &self,
        permit: &Permit,
        since: Timestamp,
        most: u32,
    ) -> Result<PortalUse, StoreError>;
}

/// A customer of the ERP, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockCustomer {
    pub key: CustomerKey,
    /// Nothing where no load ever had this key.
    pub name: Option<CustomerName>,
    /// When a load first did without it.
    pub gone: Option<Timestamp>,
}

/// An account as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerLine {
    pub id: PersonId,
    pub name: PersonName,
    pub email: Email,
    pub sees_all: bool,
    pub n_grants: u32,
    pub last_signed_in: Option<Timestamp>,
    pub is_active: bool,
    pub must_change_password: bool,
}

/// An account on a page of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerView {
    pub id: PersonId,
    /// The account's, which every change of what it sees moves on too.
    pub version: Version,
    pub name: PersonName,
    pub email: Email,
    pub state: AccountState,
    pub must_change_password: bool,
    pub created: Timestamp,
    pub last_signed_in: Option<Timestamp>,
    pub sees_all: bool,
    /// By name. With all, none was granted.
    pub grants: Vec<StockCustomer>,
}

/// How much customers come in.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PortalUse {
    /// Sign-ins by quarter of an hour, which every time zone has whole.
    pub quarters: Vec<(Timestamp, u32)>,
    /// Who came in most often first.
    pub most_active: Vec<ActiveCustomer>,
}

/// Somebody who came in, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveCustomer {
    pub id: PersonId,
    pub name: PersonName,
    pub n_sign_ins: u32,
    pub last_signed_in: Option<Timestamp>,
}

impl StockCustomer {
    /// One that no load ever had.
    pub fn unknown(key: CustomerKey) -> Self {
        Self { key, name: None, gone: None }
    }

    /// Whether the ERP had it when it was last read.
    pub fn is_there(&self) -> bool {
        self.name.is_some() && self.gone.is_none()
    }

    /// What people read: its name, or else its key.
    pub fn text(&self) -> &str {
        self.name.as_ref().map_or(self.key.as_str(), CustomerName::as_str)
    }
}

impl PortalUse {
    /// So many days are looked back at, today included.
    pub const DAYS: u32 = 30;
    /// A quarter of an hour, in microseconds.
    pub const QUARTER: i64 = 15 * 60 * 1_000_000;

    /// How many sign-ins there were on each of the last days, the oldest first. `date_of` says
    /// which day it was for the company.
    pub fn per_day(
        &self,
        today: Date,
        date_of: impl Fn(Timestamp) -> Option<Date>,
    ) -> Vec<(Date, u32)> {
        let back = (0..i64::from(Self::DAYS)).rev();
        let days = back.filter_map(|it| days_later(today, -it));
        let mut days: Vec<(Date, u32)> = days.map(|it| (it, 0)).collect();
        for (quarter, n) in &self.quarters {
            let day = date_of(*quarter);
            for (_, sum) in days.iter_mut().filter(|(it, _)| Some(*it) == day) {
                *sum += n;
            }
        }
        days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_ins_are_counted_on_the_days_of_the_company() {
        let today = Date::constant(2026, 3, 1);
        let at = |hours: i64| Timestamp::from_micros(hours * 3_600_000_000);
        let quarters = vec![(at(1), 2), (at(2), 3), (at(3), 5), (at(4), 7)];
        let used = PortalUse { quarters, most_active: Vec::new() };
        let date_of = |it: Timestamp| match it.micros() / 3_600_000_000 {
            1 => Some(Date::constant(2026, 1, 30)),
            2 => Some(Date::constant(2026, 1, 31)),
            3 => Some(today),
            _ => None,
        };

        let days = used.per_day(today, date_of);
        assert_eq!(days.len(), 30);
        assert_eq!(days[0], (Date::constant(2026, 1, 31), 3));
        assert_eq!(days[29], (today, 5));
        assert_eq!(days.iter().map(|(_, n)| n).sum::<u32>(), 8);
    }
}
