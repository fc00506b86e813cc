use application::{
    App,
    inventory::{
        FilterValues, ListValues, ListedValues, NothingToExport, StockError, StockFilter,
        list_values,
    },
};
use axum::extract::State;
use domain_inventory::{CustomerKey, StockColumn};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::Answer, caller::Caller, document::Refuses, flaw::Flaws, params::Params,
    problem::Problem,
};

/// What is in a column of the stock that whoever asks may see.
#[derive(Serialize, ToSchema)]
#[schema(as = StockValues)]
pub(crate) struct ValuesDocument {
    /// The first 200 at most.
    values: Vec<ValueDocument>,
    are_more: bool,
}

/// A value of a column.
#[derive(Serialize, ToSchema)]
#[schema(as = StockValue)]
pub(crate) struct ValueDocument {
    value: String,
    /// What a customer is called, whose value is a key.
    name: Option<String>,
    /// How many lines have it.
    lines: u64,
}

/// What stock can be narrowed to, in natural order.
#[utoipa::path(
    get,
    path = "/api/v1/inventory/values",
    operation_id = "list_stock_values",
    tag = "Inventory",
    params(
        (
            "column" = Option<String>, Query,
            description = "`customer`, `part`, `bin` or `status`; `part` without one",
            pattern = "^(customer|part|bin|status)?$"
        ),
        ("q" = Option<String>, Query, description = "Part of the value"),
        (
            "anyway" = Option<String>, Query,
            description = "Also of stock that is older than a day",
            pattern = "^(true|false)?$"
        )
    ),
    responses((status = 200, body = ValuesDocument), Refuses<StockError, NothingToExport>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<ValuesDocument>, Problem> {
    let params = params.only(&["column", "q", "anyway"], &[])?;
    let mut flaws = Flaws::default();
    let column = flaws.asked("column", params.parsed("column", column));
    let insists = flaws.asked("anyway", params.parsed("anyway", |it| it.parse().ok()));
    flaws.none()?;
    let command = ListValues {
        column: column.flatten().unwrap_or(StockColumn::Part),
        search: params.text("q").chars().take(StockFilter::MOST_CHARS).collect(),
        insists: insists.flatten().unwrap_or_default(),
        whose: None,
    };
    let listed = list_values(&app, &caller.actor(), &command).await?;
    let listed = listed.map_err(NothingToExport)?;
    Ok(Answer::of(ValuesDocument::new(&listed, command.column)))
}

fn column(name: &str) -> Option<StockColumn> {
    StockColumn::parse(name).filter(|it| FilterValues::COLUMNS.contains(it))
}

impl ValuesDocument {
    fn new(listed: &ListedValues, column: StockColumn) -> Self {
        let shown = listed.values.iter().take(ListedValues::MOST as usize);
        let named = |value: &str| {
            let key = CustomerKey::restore(value.to_owned());
            let name = listed.names.get(&key).filter(|_| column == StockColumn::Customer);
            name.map(|it| it.as_str().to_owned())
        };
        let values = shown.map(|it| ValueDocument {
            name: named(&it.value),
            value: it.value.clone(),
            lines: it.n_lines,
        });
        Self { values: values.collect(), are_more: listed.are_more() }
    }
}
