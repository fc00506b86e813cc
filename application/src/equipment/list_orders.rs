use domain_equipment::{ItemId, WorkOrderId};
use domain_kernel::{Actor, Denied, Permission, StoreError};
use thiserror::Error;

use super::OrderLine;
use crate::{App, Page, PageNumber, failure::failure};

/// The company's work orders, a page at a time.
#[derive(Clone, Copy, Debug, Default)]
pub struct ListOrders {
    pub shown: OrdersShown,
    /// Only those of one item.
    pub item: Option<ItemId>,
    pub page: PageNumber,
}

/// Which work orders a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum OrdersShown {
    #[default]
    All,
    Open,
    Closed,
}

#[derive(Debug, Error)]
pub enum ListOrdersError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such work order")]
    NoSuchOrder,
}

/// So many orders of an item stand on its page.
pub const ORDERS_ON_ITEM: u32 = 5;

/// Whoever sees all items sees what is done to them.
pub async fn list_work_orders(
    app: &App,
    actor: &Actor,
    query: &ListOrders,
) -> Result<Page<OrderLine>, ListOrdersError> {
    let permit = actor.permit(Permission::SeeEquipment)?;
    Ok(app.upkeep.work_orders(&permit, query).await?)
}

/// The first of one item, in the order of the list.
pub async fn list_orders_of(
    app: &App,
    actor: &Actor,
    item: ItemId,
) -> Result<Vec<OrderLine>, ListOrdersError> {
    let permit = actor.permit(Permission::SeeEquipment)?;
    Ok(app.upkeep.orders_of(&permit, item, ORDERS_ON_ITEM).await?)
}

pub async fn see_work_order(
    app: &App,
    actor: &Actor,
    id: WorkOrderId,
) -> Result<OrderLine, ListOrdersError> {
    let permit = actor.permit(Permission::SeeEquipment)?;
    app.upkeep.work_order(&permit, id).await?.ok_or(ListOrdersError::NoSuchOrder)
}

impl OrdersShown {
    pub const ALL: [Self; 3] = [Self::All, Self::Open, Self::Closed];

    /// The word of query strings, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    /// The opposite of [`OrdersShown::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

failure!(ListOrdersError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchOrder => NotFound "work-order-not-found",
});
