//! What is done to an item, on its page.

use application::equipment::{ItemView, OrderLine};
use domain_equipment::ItemState;
use domain_kernel::Date;
use serde::Serialize;

use super::{PATH, list::Line, upkeep_sample};
use crate::{equipment::words::item_url, query, reader::Reader};

/// As `components/upkeep_panel.html` draws it.
#[derive(Debug, Serialize)]
pub(in crate::equipment) struct UpkeepPanel {
    orders: Vec<Line>,
    all_url: String,
    /// Where an order is opened, for whoever may.
    open_url: Option<String>,
    /// Where it is said how often the item is inspected.
    rule_url: Option<String>,
    /// Whether opening one puts the item in maintenance.
    is_in_service: bool,
}

impl UpkeepPanel {
    pub(in crate::equipment) fn new(
        (item, orders): (&ItemView, &[OrderLine]),
        (may_manage, today): (bool, Date),
        reader: &Reader,
    ) -> Self {
        let url = item_url(item.id);
        let is_kept = item.state.retired().is_none();
        Self {
            orders: orders.iter().map(|it| Line::new(it, today, reader)).collect(),
            all_url: query::url(PATH, &[("item", &item.id.to_string())]),
            open_url: (may_manage && is_kept).then(|| format!("{url}/work-order")),
            rule_url: (may_manage && is_kept).then(|| format!("{url}/inspection")),
            is_in_service: matches!(item.state, ItemState::Available | ItemState::InUse),
        }
    }

    pub(in crate::equipment) fn sample(
        item: &ItemView,
        (may_manage, today): (bool, Date),
        reader: &Reader,
    ) -> Self {
        let orders = match item.state {
            ItemState::Available => Vec::new(),
            _ => upkeep_sample::orders(),
        };
        Self::new((item, &orders), (may_manage, today), reader)
    }
}
