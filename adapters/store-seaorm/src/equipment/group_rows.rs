//! Categories and locations as rows have them.

use domain_equipment::{Category, Location, LocationSettings};
use domain_kernel::{Id, Line, StoreError, Version, Versioned, fold};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use crate::{
    Corrupt,
    stored::{signed, unsigned},
    tables::{item_categories, item_locations},
};

pub(super) fn category_row(
    company: Uuid,
    category: &Category,
    version: Version,
) -> item_categories::ActiveModel {
    let name = category.name.as_str();
    item_categories::ActiveModel {
        company_id: Set(company),
        id: Set(category.id.uuid()),
        name: Set(name.to_owned()),
        sort_name: Set(fold(name)),
        version: Set(signed(version.get())),
    }
}

pub(super) fn category(row: item_categories::Model) -> Result<Versioned<Category>, StoreError> {
    let version = version("item_categories", row.version)?;
    let value = Category { id: Id::from_uuid(row.id), name: Line::restore(row.name) };
    Ok(Versioned { value, version })
}

pub(super) fn location_row(
    company: Uuid,
    location: &Location,
    version: Version,
) -> item_locations::ActiveModel {
    item_locations::ActiveModel {
        company_id: Set(company),
        id: Set(location.id.uuid()),
        name: Set(location.settings.name.as_str().to_owned()),
        parent_id: Set(location.settings.parent.map(Id::uuid)),
        path: Set(location.path.as_str().to_owned()),
        sort_path: Set(location.sort_path.clone()),
        version: Set(signed(version.get())),
    }
}

pub(super) fn location(row: item_locations::Model) -> Result<Versioned<Location>, StoreError> {
    let version = version("item_locations", row.version)?;
    let value = Location {
        id: Id::from_uuid(row.id),
        settings: LocationSettings {
            name: Line::restore(row.name),
            parent: row.parent_id.map(Id::from_uuid),
        },
        path: Line::restore(row.path),
        sort_path: row.sort_path,
    };
    Ok(Versioned { value, version })
}

fn version(table: &'static str, column: i32) -> Result<Version, StoreError> {
    Ok(Version::new(unsigned(column, Corrupt { table, column: "version" })?))
}
