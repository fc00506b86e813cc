//! What happens to categories and locations, for the audit trail.

use domain_kernel::{Change, Fact};

use crate::{CategoryId, CategoryName, LocationId, LocationPath};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryCreated {
    pub category: CategoryId,
    pub name: CategoryName,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryRenamed {
    pub category: CategoryId,
    pub before: CategoryName,
    pub after: CategoryName,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryDeleted {
    pub category: CategoryId,
    pub name: CategoryName,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocationCreated {
    pub location: LocationId,
    pub path: LocationPath,
}

/// A location is called something else, or is somewhere else with all that is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocationEdited {
    pub location: LocationId,
    pub before: LocationPath,
    pub after: LocationPath,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocationDeleted {
    pub location: LocationId,
    pub path: LocationPath,
}

impl Fact for CategoryCreated {
    fn name(&self) -> &'static str {
        "equipment.category_created"
    }

    fn subject(&self) -> String {
        category(self.category)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("name", self.name.as_str())]
    }
}

impl Fact for CategoryRenamed {
    fn name(&self) -> &'static str {
        "equipment.category_renamed"
    }

    fn subject(&self) -> String {
        category(self.category)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::from_to("name", self.before.as_str(), self.after.as_str())]
    }
}

impl Fact for CategoryDeleted {
    fn name(&self) -> &'static str {
        "equipment.category_deleted"
    }

    fn subject(&self) -> String {
        category(self.category)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::gone("name", self.name.as_str())]
    }
}

impl Fact for LocationCreated {
    fn name(&self) -> &'static str {
        "equipment.location_created"
    }

    fn subject(&self) -> String {
        location(self.location)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("name", self.path.as_str())]
    }
}

impl Fact for LocationEdited {
    fn name(&self) -> &'static str {
        "equipment.location_edited"
    }

    fn subject(&self) -> String {
        location(self.location)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::from_to("name", self.before.as_str(), self.after.as_str())]
    }
}

impl Fact for LocationDeleted {
    fn name(&self) -> &'static str {
        "equipment.location_deleted"
    }

    fn subject(&self) -> String {
        location(self.location)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::gone("name", self.path.as_str())]
    }
}

pub(crate) fn category(id: CategoryId) -> String {
    format!("item_category:{id}")
}

fn location(id: LocationId) -> String {
    format!("item_location:{id}")
}
