use application::{
    PageNumber,
    equipment::{
        AddItem, ChangeItemPhoto, ReturnItem, TakeItem, add_item, ask_for_item, change_item_photo,
        list_asked_items, return_item, see_item, take_item,
    },
};
use domain_equipment::{CategoryId, HandoverId, ItemId, ItemSettings};
use domain_kernel::Line;

use crate::{Somebody, World};

/// An item of this tag, of which nothing else is known.
pub fn item_settings(tag: &str) -> ItemSettings {
    ItemSettings {
        tag: Line::restore(tag.to_owned()),
        name: Line::restore("Bench grinder 200 mm".to_owned()),
        category: None,
        model: None,
        serial: None,
        location: None,
        notes: None,
    }
}

impl World {
    /// One more item.
    pub async fn item(&self, admin: &Somebody, tag: &str) -> ItemId {
        self.add_item(admin, item_settings(tag)).await
    }

    /// One more item, of a category.
    pub async fn item_of(&self, admin: &Somebody, tag: &str, category: CategoryId) -> ItemId {
        let settings = ItemSettings { category: Some(category), ..item_settings(tag) };
        self.add_item(admin, settings).await
    }

    async fn add_item(&self, admin: &Somebody, settings: ItemSettings) -> ItemId {
        let id = self.app.ids.next();
        let command = AddItem { id, settings };
        add_item(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    /// From now on an item has a photo, another one each time.
    pub async fn item_photo(&self, admin: &Somebody, item: ItemId) {
        let command = ChangeItemPhoto { item, upload: Some("photo of it".into()) };
        change_item_photo(&self.app, &admin.actor, command).await.expect("an admin may");
    }

    /// What stands on its label.
    pub async fn code(&self, admin: &Somebody, item: ItemId) -> String {
        let seen = see_item(&self.app, &admin.actor, item, PageNumber::FIRST).await;
        seen.expect("an admin may").code.expect("it has one").shown()
    }

    /// Somebody asks for what another one has.
    pub async fn asked(
        &self,
        admin: &Somebody,
        (holder, asker): (&Somebody, &Somebody),
        item: ItemId,
    ) -> HandoverId {
        self.take(admin, holder, item).await;
        let code = self.code(admin, item).await;
        ask_for_item(&self.app, &asker.actor, &code).await.expect("somebody else has it");
        let open = list_asked_items(&self.app, &holder.actor).await.expect("their own");
        open.iter().find(|it| it.handover.item == item).expect("asked for").handover.id
    }

    /// Somebody takes an item by its code.
    pub async fn take(&self, admin: &Somebody, holder: &Somebody, item: ItemId) {
        let command = TakeItem { code: self.code(admin, item).await, due: None };
        take_item(&self.app, &holder.actor, command).await.expect("it is free");
    }

    /// Its holder brings an item back.
    pub async fn bring_back(&self, holder: &Somebody, item: ItemId) {
        let command = ReturnItem { item, reason: None };
        return_item(&self.app, &holder.actor, command).await.expect("it is theirs");
    }
}
