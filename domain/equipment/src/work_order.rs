//! What is to be done to an item, and what came of it (spec: equipment-inventory-reference, 3.2).

use std::fmt::{self, Display, Formatter};

use domain_kernel::{Date, Id, Line, PersonId, Timestamp};
use thiserror::Error;

use crate::ItemId;

pub type WorkOrderId = Id<WorkOrder>;
/// What is to be done, what is broken, or what came of it. Whoever had the item may be meant.
pub type OrderText = Line<500>;

/// Something that is to be done to an item. What is closed is never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkOrder {
    pub id: WorkOrderId,
    pub item: ItemId,
    pub kind: OrderKind,
    /// Nobody where it was an operator or the command line.
    pub opened_by: Option<PersonId>,
    pub opened: Timestamp,
    /// The last day on which it is in time to close it.
    pub due: Option<Date>,
    /// Whether the item stays in maintenance as long as this is open.
    pub is_blocking: bool,
    pub description: OrderText,
    /// Who had the item until then.
    pub taken_from: Option<PersonId>,
    pub end: Option<OrderEnd>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderKind {
    Repair,
    Inspection,
    Calibration,
}

/// When an order was closed, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderEnd {
    pub at: Timestamp,
    /// Nobody where it was an operator or the command line.
    pub by: Option<PersonId>,
    pub result: OrderResult,
    pub cost: Option<Cost>,
    pub note: Option<OrderText>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderResult {
    Pass,
    Fail,
    /// It was not done, or there was nothing to find out.
    NotApplicable,
}

/// What an order cost: an amount of at most a billion, and of which money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    // Invariant: from 0 to `Cost::MOST`.
    thousandths: i64,
    // Invariant: three capital letters.
    currency: [u8; 3],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CostError {
    #[error("write an amount such as 120 or 120.50")]
    Amount,
    #[error("write the three letters of the currency, such as EUR")]
    Currency,
}

impl OrderKind {
    pub const ALL: [Self; 3] = [Self::Repair, Self::Inspection, Self::Calibration];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Repair => "repair",
            Self::Inspection => "inspection",
            Self::Calibration => "calibration",
        }
    }

    /// The opposite of [`OrderKind::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl OrderResult {
    pub const ALL: [Self; 3] = [Self::Pass, Self::Fail, Self::NotApplicable];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::NotApplicable => "na",
        }
    }

    /// The opposite of [`OrderResult::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Cost {
    const MOST: i64 = 1_000_000_000_000;

    /// Takes an amount with a point or a comma before at most three decimals. Nothing was paid, or
    /// it is not known, where no amount was typed.
    pub fn parse(amount: &str, currency: &str) -> Result<Option<Self>, CostError> {
        let amount = amount.trim();
        if amount.is_empty() {
            return Ok(None);
        }
        let thousandths = thousandths(amount).filter(|it| *it <= Self::MOST);
        let thousandths = thousandths.ok_or(CostError::Amount)?;
        let letters: Vec<u8> = currency.trim().to_ascii_uppercase().into_bytes();
        let currency = <[u8; 3]>::try_from(letters).map_err(|_| CostError::Currency)?;
        if !currency.iter().all(u8::is_ascii_uppercase) {
            return Err(CostError::Currency);
        }
        Ok(Some(Self { thousandths, currency }))
    }

    /// Takes a cost from storage; `None` if it is none.
    pub fn restore(thousandths: i64, currency: &str) -> Option<Self> {
        let currency = <[u8; 3]>::try_from(currency.as_bytes()).ok()?;
        Some(Self { thousandths, currency })
    }

    pub fn thousandths(self) -> i64 {
        self.thousandths
    }

    /// Three capital letters (ISO 4217).
    pub fn currency(self) -> String {
        self.currency.iter().map(|it| char::from(*it)).collect()
    }
}

/// `120.50 EUR`: with two decimals, or with three where there is a third.
impl Display for Cost {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.thousandths / 1_000, self.thousandths % 1_000);
        match rest % 10 {
            0 => write!(f, "{whole}.{:02} {}", rest / 10, self.currency()),
            _ => write!(f, "{whole}.{rest:03} {}", self.currency()),
        }
    }
}

fn thousandths(amount: &str) -> Option<i64> {
    let (whole, decimals) = amount.split_once(['.', ',']).unwrap_or((amount, "0"));
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    if !is_number(whole) || !is_number(decimals) || 3 < decimals.len() {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let decimals: i64 = format!("{decimals:0<3}").parse().ok()?;
    whole.checked_mul(1_000)?.checked_add(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_has_a_point_or_a_comma_and_a_currency() {
        for (amount, currency, shown) in [
            ("120", "EUR", "120.00 EUR"),
            (" 120,5 ", "eur", "120.50 EUR"),
            ("0.25", "USD", "0.25 USD"),
            ("7.125", "OMR", "7.125 OMR"),
            ("1000000000", "EUR", "1000000000.00 EUR"),
        ] {
            let cost = Cost::parse(amount, currency).expect("good").expect("some");
            assert_eq!(cost.to_string(), shown);
            assert_eq!(Cost::restore(cost.thousandths(), &cost.currency()), Some(cost));
        }
        assert_eq!(Cost::parse(" ", "EUR"), Ok(None));
        for amount in ["-1", "1.2345", "1.", ".5", "1e3", "1.000.000", "1000000000.001", "٣", "x"]
        {
            assert_eq!(Cost::parse(amount, "EUR"), Err(CostError::Amount), "{amount}");
        }
        for currency in ["", "EU", "EURO", "E1R", "€", "ÄÖÜ"] {
            assert_eq!(Cost::parse("1", currency), Err(CostError::Currency), "{currency}");
        }
    }

    #[test]
    fn the_words_of_stores_are_read_back() {
        for kind in OrderKind::ALL {
            assert_eq!(OrderKind::parse(kind.name()), Some(kind));
        }
        for result in OrderResult::ALL {
            assert_eq!(OrderResult::parse(result.name()), Some(result));
        }
    }
}
