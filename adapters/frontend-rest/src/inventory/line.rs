use domain_inventory::{Quantity, StockLine};
use serde::Serialize;
use utoipa::ToSchema;

/// A line of stock. What the ERP does not say is empty.
#[derive(Serialize, ToSchema)]
#[schema(as = StockLine)]
pub(crate) struct LineDocument {
    /// The key of the customer whose it is.
    customer: String,
    part: String,
    customer_part: Option<String>,
    description: Option<String>,
    /// A number of as many decimals as the ERP gives it, as text, so that none is lost.
    #[schema(example = "12.500")]
    quantity: Option<String>,
    unit: Option<String>,
    bin: Option<String>,
    reference: Option<String>,
    lot: Option<String>,
    expires_on: Option<String>,
    last_moved_on: Option<String>,
    received_on: Option<String>,
    po: Option<String>,
    status: Option<String>,
}

/// How much there is of one unit.
#[derive(Serialize, ToSchema)]
#[schema(as = StockTotal)]
pub(crate) struct TotalDocument {
    unit: Option<String>,
    quantity: String,
}

impl LineDocument {
    pub(crate) fn new(line: StockLine) -> Self {
        Self {
            customer: line.customer.as_str().to_owned(),
            part: line.part,
            customer_part: line.customer_part,
            description: line.description,
            quantity: line.quantity.map(|it| it.to_string()),
            unit: line.unit,
            bin: line.bin,
            reference: line.reference,
            lot: line.lot,
            expires_on: line.expires_on.map(|it| it.to_string()),
            last_moved_on: line.last_moved_on.map(|it| it.to_string()),
            received_on: line.received_on.map(|it| it.to_string()),
            po: line.po,
            status: line.status,
        }
    }
}

impl TotalDocument {
    pub(crate) fn new(unit: Option<String>, quantity: &Quantity) -> Self {
        Self { unit, quantity: quantity.to_string() }
    }
}
