use domain_kernel::{CompanyId, Id, PersonId, Timestamp};
use thiserror::Error;

use crate::{ItemsImportUndone, ItemsImported};

pub type ItemImportId = Id<ItemImport>;

/// Items that came in together by one table, and may go together as long as nobody did anything with
/// them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemImport {
    pub id: ItemImportId,
    pub at: Timestamp,
    /// Nobody where it was an operator or the command line.
    pub by: Option<PersonId>,
    pub n_items: u32,
    pub undone: Option<Undone>,
}

/// That an import was undone, with how many of its items were deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undone {
    pub at: Timestamp,
    pub n_items: u32,
}

/// How much an import adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportSize {
    pub n_items: u32,
    pub n_categories: u32,
    pub n_locations: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum UndoRefused {
    #[error("this import was undone already")]
    Already,
    #[error("something was done with every item of this import, so all of them stay")]
    AllTouched,
}

impl ItemImport {
    /// Brings items into a company.
    pub fn bring(
        id: ItemImportId,
        company: CompanyId,
        by: Option<PersonId>,
        size: ImportSize,
        now: Timestamp,
    ) -> (Self, ItemsImported) {
        let import = Self { id, at: now, by, n_items: size.n_items, undone: None };
        (import, ItemsImported { company, import: id, size })
    }

    /// Takes so many of its items away again: those with which nothing was done since.
    pub fn undo(
        &mut self,
        n_untouched: u32,
        now: Timestamp,
    ) -> Result<ItemsImportUndone, UndoRefused> {
        if self.undone.is_some() {
            return Err(UndoRefused::Already);
        }
        if n_untouched == 0 {
            return Err(UndoRefused::AllTouched);
        }
        self.undone = Some(Undone { at: now, n_items: n_untouched });
        let n_kept = self.n_items.saturating_sub(n_untouched);
        Ok(ItemsImportUndone { import: self.id, n_items: n_untouched, n_kept })
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_import_is_undone_once_and_only_if_something_can_go() {
        let size = ImportSize { n_items: 3, n_categories: 0, n_locations: 1 };
        let (id, company) = (Id::from_uuid(Uuid::from_u128(1)), Id::from_uuid(Uuid::from_u128(2)));
        let now = Timestamp::from_micros(7);
        let (mut import, _) = ItemImport::bring(id, company, None, size, now);
        assert_eq!(import.undo(0, now), Err(UndoRefused::AllTouched));
        let undone = import.undo(2, now).expect("it can be undone");
        assert_eq!((undone.n_items, undone.n_kept), (2, 1));
        assert_eq!(import.undo(1, now), Err(UndoRefused::Already));
    }
}
