use application::{
    equipment::{
        CreateCategory, CreateLocation, ImportItems, create_category, create_location, import_items,
    },
    identity::Table,
};
use domain_equipment::{CategoryId, ItemImportId, LocationId, LocationSettings};
use domain_kernel::Line;

use crate::{Somebody, World};

pub fn location_settings(name: &str, parent: Option<LocationId>) -> LocationSettings {
    LocationSettings { name: Line::restore(name.to_owned()), parent }
}

impl World {
    /// One more category of equipment.
    pub async fn item_category(&self, admin: &Somebody, name: &str) -> CategoryId {
        let id = self.app.ids.next();
        let command = CreateCategory { id, name: Line::restore(name.to_owned()) };
        create_category(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    /// One more location of equipment, in another one or in none.
    pub async fn item_location(
        &self,
        admin: &Somebody,
        name: &str,
        parent: Option<LocationId>,
    ) -> LocationId {
        let id = self.app.ids.next();
        let command = CreateLocation { id, settings: location_settings(name, parent) };
        create_location(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    /// Items of a table, which are imported together.
    pub async fn item_import(&self, admin: &Somebody, table: Table) -> ItemImportId {
        let id = self.app.ids.next();
        let realm = admin.actor.realm();
        let command = ImportItems { realm, id, table, adds_missing: true };
        import_items(&self.app, &admin.actor, &command).await.expect("an admin may");
        id
    }
}
