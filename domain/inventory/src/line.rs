use domain_kernel::{Date, Line};
use thiserror::Error;

use crate::{Quantity, StockColumn};

/// By which the ERP knows a customer: exactly these characters, blanks at the end included, since
/// they are data (spec: inventory, "The ERP"; equipment-inventory-reference, E29 to E31).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustomerKey(String);

/// What a customer is called, as people read it.
pub type CustomerName = Line<200>;

/// A customer as the ERP has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpCustomer {
    pub key: CustomerKey,
    pub name: CustomerName,
}

/// One row of the ERP's inventory as a customer sees it. What the ERP does not say is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockLine {
    pub customer: CustomerKey,
    pub part: String,
    pub customer_part: Option<String>,
    pub description: Option<String>,
    /// Nothing where the ERP says nothing that is a number.
    pub quantity: Option<Quantity>,
    pub unit: Option<String>,
    pub bin: Option<String>,
    pub reference: Option<String>,
    pub lot: Option<String>,
    pub expires_on: Option<Date>,
    pub last_moved_on: Option<Date>,
    pub received_on: Option<Date>,
    pub po: Option<String>,
    pub status: Option<String>,
}

/// Why a text is no [`CustomerKey`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CustomerKeyError {
    #[error("a customer's key is empty")]
    Empty,
    #[error("a customer's key has at most {} characters", CustomerKey::MAX_CHARS)]
    TooLong,
}

impl CustomerKey {
    pub const MAX_CHARS: usize = 200;

    pub fn parse(raw: &str) -> Result<Self, CustomerKeyError> {
        if raw.is_empty() {
            return Err(CustomerKeyError::Empty);
        }
        if Self::MAX_CHARS < raw.chars().count() {
            return Err(CustomerKeyError::TooLong);
        }
        Ok(Self(raw.to_owned()))
    }

    /// Takes a key from storage.
    pub fn restore(key: String) -> Self {
        Self(key)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl StockLine {
    /// So many characters of a text of the ERP are kept.
    pub const MOST_CHARS: usize = 1000;

    /// What stands in a column of words or codes.
    pub fn text(&self, column: StockColumn) -> Option<&str> {
        match column {
            StockColumn::Customer => Some(self.customer.as_str()),
            StockColumn::Part => Some(&self.part),
            StockColumn::CustomerPart => self.customer_part.as_deref(),
            StockColumn::Description => self.description.as_deref(),
            StockColumn::Unit => self.unit.as_deref(),
            StockColumn::Bin => self.bin.as_deref(),
            StockColumn::Reference => self.reference.as_deref(),
            StockColumn::Lot => self.lot.as_deref(),
            StockColumn::Po => self.po.as_deref(),
            StockColumn::Status => self.status.as_deref(),
            StockColumn::Quantity
            | StockColumn::ExpiresOn
            | StockColumn::LastMovedOn
            | StockColumn::ReceivedOn => None,
        }
    }

    /// What stands in a column of days.
    pub fn date(&self, column: StockColumn) -> Option<Date> {
        match column {
            StockColumn::ExpiresOn => self.expires_on,
            StockColumn::LastMovedOn => self.last_moved_on,
            StockColumn::ReceivedOn => self.received_on,
            _ => None,
        }
    }

    /// Whether the ERP says nothing in a column.
    pub fn is_empty_in(&self, column: StockColumn) -> bool {
        match column {
            StockColumn::Quantity => self.quantity.is_none(),
            _ => self.text(column).is_none_or(str::is_empty) && self.date(column).is_none(),
        }
    }
}
