use application::equipment::{ReserveItem, reserve_item};
use domain_equipment::{ItemId, ReservationId, parse_local_time};

use crate::{Somebody, World};

impl World {
    /// Somebody reserves an item, in times such as `2026-11-25T09:00`.
    pub async fn reserve(
        &self,
        person: &Somebody,
        item: ItemId,
        (from, to): (&str, &str),
    ) -> ReservationId {
        let time = |it| parse_local_time(it).expect("a time");
        let id = self.app.ids.next();
        let command = ReserveItem { id, item, from: time(from), to: time(to), note: None };
        reserve_item(&self.app, &person.actor, command).await.expect("it is free");
        id
    }
}
