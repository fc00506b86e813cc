use application::equipment::{CreateCategory, CreateLocation, create_category, create_location};
use domain_equipment::{CategoryId, LocationId, LocationSettings};
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
}
