use domain_kernel::{Id, Line};
use thiserror::Error;

use crate::{CategoryCreated, CategoryDeleted, CategoryRenamed};

pub type CategoryId = Id<Category>;
/// Whatever the case, it is one category's of the company.
pub type CategoryName = Line<120>;

/// A kind of equipment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    pub id: CategoryId,
    pub name: CategoryName,
}

/// What items are of is not deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{n_items} items are of this category; give them another one first")]
pub struct CategoryInUse {
    pub n_items: u32,
}

impl Category {
    pub fn create(id: CategoryId, name: CategoryName) -> (Self, CategoryCreated) {
        let fact = CategoryCreated { category: id, name: name.clone() };
        (Self { id, name }, fact)
    }

    /// `None` when nothing changed.
    pub fn rename(&mut self, name: CategoryName) -> Option<CategoryRenamed> {
        if self.name == name {
            return None;
        }
        let before = std::mem::replace(&mut self.name, name.clone());
        Some(CategoryRenamed { category: self.id, before, after: name })
    }

    /// Ends a category that so many items are of, which is none.
    pub fn delete(&self, n_items: u32) -> Result<CategoryDeleted, CategoryInUse> {
        match n_items {
            0 => Ok(CategoryDeleted { category: self.id, name: self.name.clone() }),
            n_items => Err(CategoryInUse { n_items }),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_items_are_of_is_not_deleted_and_a_name_that_stays_is_no_change() {
        let name = |it: &str| CategoryName::restore(it.to_owned());
        let id = Id::from_uuid(Uuid::from_u128(1));
        let (mut category, _) = Category::create(id, name("Drills"));
        assert_eq!(category.rename(name("Drills")), None);
        let renamed = category.rename(name("drills")).expect("a change");
        assert_eq!((renamed.before, category.name.clone()), (name("Drills"), name("drills")));
        assert_eq!(category.delete(2), Err(CategoryInUse { n_items: 2 }));
        assert!(category.delete(0).is_ok());
    }
}
