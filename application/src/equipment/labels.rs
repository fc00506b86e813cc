use async_trait::async_trait;
use domain_equipment::{ActivationCode, SheetLayout};

use crate::PrintError;

/// Puts labels of items on sheets to print.
#[async_trait]
pub trait LabelPrinter: Send + Sync {
    /// As a PDF.
    async fn print_labels(&self, sheets: LabelSheets) -> Result<Vec<u8>, PrintError>;
    /// A page that shows how far a printer misses, as a PDF.
    async fn print_ruler(&self, page: RulerPage) -> Result<Vec<u8>, PrintError>;
}

/// Labels to print, in the words of whoever prints them.
#[derive(Clone, Debug)]
pub struct LabelSheets {
    /// `en`, as PDF wants to be told.
    pub language: String,
    pub title: String,
    pub company: String,
    pub layout: SheetLayout,
    pub labels: Vec<Label>,
}

/// What stands on the label of one item, with the company's name.
#[derive(Clone, Debug)]
pub struct Label {
    pub tag: String,
    /// As much of it as there is room for.
    pub name: String,
    pub code: ActivationCode,
    /// Where a camera that reads the label leads, which ends in the code.
    pub address: String,
}

/// A cross with millimeters on it and the outlines of a sheet's labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulerPage {
    pub language: String,
    pub title: String,
    pub layout: SheetLayout,
    /// How to measure, in paragraphs.
    pub how: Vec<String>,
}
