use std::collections::{BTreeMap, BTreeSet};

use domain_inventory::{CustomerKey, CustomerName, StockColumn};
use domain_kernel::{Actor, PersonId};

use super::{
    NotYet, StockError, ValueCount,
    look::{Look, look, name_of, names_of, stock_permit},
};
use crate::App;

/// Somebody looks for what a grid can be narrowed to.
#[derive(Clone, Debug)]
pub struct ListValues {
    pub column: StockColumn,
    /// Part of it, or empty for all.
    pub search: String,
    pub insists: bool,
    pub whose: Option<PersonId>,
}

/// What is in a column within somebody's scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedValues {
    /// At most [`ListedValues::MOST`] and one more.
    pub values: Vec<ValueCount>,
    /// Of customers, whose values are keys.
    pub names: BTreeMap<CustomerKey, CustomerName>,
}

impl ListedValues {
    /// Whoever sees more than that looks for a part of it.
    pub const MOST: u32 = 200;

    /// Whether there are more than can be shown.
    pub fn are_more(&self) -> bool {
        Self::MOST < u32::try_from(self.values.len()).unwrap_or(u32::MAX)
    }
}

pub async fn list_values(
    app: &App,
    actor: &Actor,
    command: &ListValues,
) -> Result<Result<ListedValues, NotYet>, StockError> {
    let permit = stock_permit(actor, command.whose)?;
    name_of(app, &permit, command.whose).await?;
    let how = Look { whose: command.whose, insists: command.insists, on: None };
    let sight = match look(app, &permit, how).await? {
        Ok(sight) => sight,
        Err(not_yet) => return Ok(Err(not_yet)),
    };
    let text = Some(command.search.as_str()).filter(|it| !it.is_empty());
    let (scope, most) = (sight.scope(), ListedValues::MOST + 1);
    let values = app.stock.stock_values(&scope, command.column, text, most).await?;
    let keys: BTreeSet<CustomerKey> = match command.column {
        StockColumn::Customer => {
            values.iter().map(|it| CustomerKey::restore(it.value.clone())).collect()
        }
        _ => BTreeSet::new(),
    };
    Ok(Ok(ListedValues { names: names_of(app, &permit, &keys).await?, values }))
}
