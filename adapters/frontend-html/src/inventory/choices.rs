//! What somebody chooses about the grid: which columns they see, that the ERP is asked now, and with
//! whose eyes they look.

use std::collections::BTreeSet;

use application::{
    App, Message,
    inventory::{choose_columns, refresh_stock, view_stock_as},
};
use axum::extract::State;
use domain_inventory::StockColumn;
use domain_kernel::Person;

use super::asked::PATH;
use crate::{
    form::{Form, FormError},
    next::Next,
    problem::Problem,
    query,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(super) async fn columns(
    State(app): State<App>,
    Signed(actor): Signed,
    form: Form,
) -> Result<SeeOther, Problem> {
    let form = form.only_with(&["next"], &["offered", "column"])?;
    let (offered, shown) = (named(&form, "offered")?, named(&form, "column")?);
    choose_columns(&app, &actor, &offered, &shown).await?;
    Ok(SeeOther::to(back(&form)).notice(Message::new("stock-columns-kept")))
}

pub(super) async fn refresh(
    State(app): State<App>,
    Signed(actor): Signed,
    form: Form,
) -> Result<SeeOther, Problem> {
    let form = form.only(&["next"])?;
    let to = SeeOther::to(back(&form));
    Ok(match refresh_stock(&app, &actor).await? {
        true => to.notice(Message::new("stock-is-asked")),
        false => to.warning(Message::new("stock-was-asked")),
    })
}

pub(super) async fn view_as(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    form: Form,
) -> Result<SeeOther, Problem> {
    form.only(&[])?;
    view_stock_as(&app, &actor, id).await?;
    Ok(SeeOther::to(query::url(PATH, &[("as", id.to_string().as_str())])))
}

/// Only our own pages name columns.
fn named(form: &Form, field: &str) -> Result<BTreeSet<StockColumn>, FormError> {
    let columns = form.texts(field).map(StockColumn::parse);
    columns.collect::<Option<_>>().ok_or(FormError::Unreadable)
}

/// The page of the grid that the form was on.
fn back(form: &Form) -> String {
    let next = Next::parse(form.text("next"));
    let is_grid = next.as_str().split('?').next() == Some(PATH);
    if is_grid { next.as_str().to_owned() } else { PATH.to_owned() }
}
