//! What is kept beside a work order: the report of an inspection, or a picture of what is broken.

use domain_kernel::{Id, Line, PaperKind, PersonId, Timestamp};
use thiserror::Error;

use crate::{OrderFileAdded, OrderFileRemoved, WorkOrder, WorkOrderId};

pub type OrderFileId = Id<OrderFile>;
/// What the bytes of a file are known by. Each upload has one of its own, so that nobody's file is
/// ever written over.
pub enum OrderContent {}
pub type OrderContentId = Id<OrderContent>;
/// What a file was called by whoever brought it, to be shown and for nothing else.
pub type OrderFileName = Line<255>;

/// A file of a work order as it was brought, which never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderFile {
    pub id: OrderFileId,
    pub order: WorkOrderId,
    pub content: OrderContentId,
    pub kind: PaperKind,
    pub name: OrderFileName,
    pub n_bytes: u64,
    pub added: Timestamp,
    /// Nobody where it was an operator or the command line.
    pub added_by: Option<PersonId>,
}

/// An order has as many files as anybody finds their way through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this work order has as many files as one can have; remove one of them first")]
pub struct TooManyFiles;

impl WorkOrder {
    /// So many files at most.
    pub const MOST_FILES: u32 = 10;

    /// Keeps one more file beside so many, whether it is open or closed: a report often comes later.
    pub fn attach(&self, file: &OrderFile, n_files: u32) -> Result<OrderFileAdded, TooManyFiles> {
        if Self::MOST_FILES <= n_files {
            return Err(TooManyFiles);
        }
        let (kind, n_bytes) = (file.kind, file.n_bytes);
        Ok(OrderFileAdded { item: self.item, order: self.id, kind, n_bytes })
    }

    /// One of its files goes.
    pub fn detach(&self, file: &OrderFile) -> OrderFileRemoved {
        let (kind, n_bytes) = (file.kind, file.n_bytes);
        OrderFileRemoved { item: self.item, order: self.id, kind, n_bytes }
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Change, Fact};
    use uuid::Uuid;

    use super::*;
    use crate::OrderKind;

    fn id<T>(number: u128) -> Id<T> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn order() -> WorkOrder {
        WorkOrder {
            id: id(1),
            item: id(2),
            kind: OrderKind::Inspection,
            opened_by: None,
            opened: Timestamp::from_micros(0),
            due: None,
            is_blocking: false,
            description: Line::restore("Yearly inspection".to_owned()),
            taken_from: None,
            end: None,
        }
    }

    fn file() -> OrderFile {
        OrderFile {
            id: id(3),
            order: id(1),
            content: id(5),
            kind: PaperKind::Pdf,
            name: Line::restore("Anna Lindqvist.pdf".to_owned()),
            n_bytes: 9,
            added: Timestamp::from_micros(1),
            added_by: Some(id(4)),
        }
    }

    #[test]
    fn an_order_has_ten_files_at_most() {
        assert!(order().attach(&file(), 9).is_ok());
        assert_eq!(order().attach(&file(), 10), Err(TooManyFiles));
    }

    #[test]
    fn what_is_on_record_names_no_file() {
        let added = order().attach(&file(), 0).expect("there is room").details();
        assert!(added.contains(&Change::set("format", "pdf")), "{added:?}");
        let removed = order().detach(&file()).details();
        assert!(removed.contains(&Change::gone("format", "pdf")), "{removed:?}");
        assert!(!format!("{added:?}{removed:?}").contains("Anna"));
    }
}
