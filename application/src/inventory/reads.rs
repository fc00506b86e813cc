use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_inventory::{
    CustomerKey, CustomerName, Failing, Generation, GenerationNumber, Load, Quantity, StockColumn,
    StockLine, StockVisit, Visibility,
};
use domain_kernel::{CompanyId, Permit, PersonId, StoreError, Timestamp};

use super::{StockCursor, StockFilter, StockOrder, StockQuery};

/// Stock as it is looked at. No transaction is open, and nothing read here can be saved.
#[async_trait]
pub trait StockReads: Send + Sync {
    /// What whoever asks, or an account of their company, sees of what there is now: in one
    /// statement, so that what was taken from them is gone at the next request.
    async fn outlook(
        &self,
        permit: &Permit,
        whose: Option<PersonId>,
    ) -> Result<Outlook, StoreError>;
    /// The same of another generation of the company that is still kept, such as the one that an
    /// earlier page was of.
    async fn generation(
        &self,
        permit: &Permit,
        number: GenerationNumber,
    ) -> Result<Option<Generation>, StoreError>;
    /// The last generation that was shown before then and is still kept.
    async fn generation_before(
        &self,
        permit: &Permit,
        then: Timestamp,
    ) -> Result<Option<Generation>, StoreError>;
    /// At most 25 lines, and where the page can be turned to. A line that the scope does not have is
    /// as if it were not there: the page begins from the start.
    async fn stock_page(
        &self,
        scope: &StockScope,
        query: &StockQuery,
    ) -> Result<StockPage, StoreError>;
    /// Of all lines of the filter. Kept with the generation, so that only the first who asks waits.
    async fn stock_totals(
        &self,
        scope: &StockScope,
        filter: &StockFilter,
    ) -> Result<StockTotals, StoreError>;
    /// What is in a column within the scope and has the text in it, in natural order; so many at
    /// most.
    async fn stock_values(
        &self,
        scope: &StockScope,
        column: StockColumn,
        text: Option<&str>,
        most: u32,
    ) -> Result<Vec<ValueCount>, StoreError>;
    /// All lines of the filter in their order, some thousand at a time.
    async fn stock_lines(
        &self,
        scope: &StockScope,
        filter: &StockFilter,
        order: StockOrder,
    ) -> Result<Box<dyn LineBatches>, StoreError>;
    /// What is different from an earlier generation, by customer's key, and by part, lot, bin and
    /// unit in natural order: those behind so many, so many at most, and how many there are in all.
    async fn stock_changes(
        &self,
        scope: &StockScope,
        before: GenerationNumber,
        skip: u32,
        most: u32,
    ) -> Result<ChangesPage, StoreError>;
    /// What the ERP's customers of these keys are called; those that were never there are not among
    /// them.
    async fn customer_names(
        &self,
        permit: &Permit,
        keys: &BTreeSet<CustomerKey>,
    ) -> Result<Vec<(CustomerKey, CustomerName)>, StoreError>;
    /// How the ERP was read, the newest first; so many at most.
    async fn loads(&self, permit: &Permit, most: u32) -> Result<Vec<Load>, StoreError>;
}

/// Lines of an export. Whoever drops it stops.
#[async_trait]
pub trait LineBatches: Send {
    /// `None` once all have come.
    async fn next(&mut self) -> Result<Option<Vec<StockLine>>, StoreError>;
}

/// What there is to see, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// `None` where no ERP is connected.
    pub erp: Option<ErpStanding>,
    /// The last one of whoever looks with their own eyes.
    pub visit: Option<StockVisit>,
    company: CompanyId,
    visibility: Visibility,
}

/// How it stands with a company's ERP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpStanding {
    /// `None` until the first load.
    pub current: Option<Generation>,
    pub held: Option<GenerationNumber>,
    pub failing: Option<Failing>,
    /// Why, where it does not answer.
    pub trouble: Option<domain_inventory::Trouble>,
    /// Until when whoever asks it says that they do. Whoever has not come back by then does not any
    /// more.
    pub loading_until: Option<Timestamp>,
    /// From when on whoever looks has it asked again.
    pub soft_at: Timestamp,
    pub next_at: Timestamp,
}

/// Lines of one generation that somebody may see. Only an [`Outlook`] makes one, so nothing reads
/// stock without having asked whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockScope {
    company: CompanyId,
    generation: GenerationNumber,
    visibility: Visibility,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StockPage {
    pub lines: Vec<StockLine>,
    pub previous: Option<StockCursor>,
    pub next: Option<StockCursor>,
    /// The cursor was of no line in the scope, so that this is the first page.
    pub is_restarted: bool,
}

/// Quantities of different units are never added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StockTotals {
    pub n_lines: u64,
    /// By unit; what has none comes last. As many decimals as the line with the most of them has.
    /// A sum beyond what a quantity may be is the largest one.
    pub units: Vec<(Option<String>, Quantity)>,
}

/// A value of a column, and how many lines have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueCount {
    pub value: String,
    pub n_lines: u64,
}

/// What became of the stock of one customer, part, lot, bin and unit between two generations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockChange {
    pub customer: CustomerKey,
    pub part: String,
    pub description: Option<String>,
    pub lot: Option<String>,
    /// Where it is, or was if it is gone.
    pub bin: Option<String>,
    pub unit: Option<String>,
    pub before: Option<Quantity>,
    pub after: Option<Quantity>,
    pub kind: ChangeKind,
}

/// By what is there before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It was not there before.
    Received,
    /// It is not there any more.
    Shipped,
    /// There is more or less of it.
    Counted,
    /// It came here from another bin, or left for one: the same part and lot of the customer is more
    /// or less there by as much.
    Moved,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangesPage {
    pub changes: Vec<StockChange>,
    pub n_matches: u64,
}

impl Outlook {
    /// Only stores: `visibility` is that of whoever asked, read just now.
    pub fn new(company: CompanyId, visibility: Visibility, erp: Option<ErpStanding>) -> Self {
        Self { erp, visit: None, company, visibility }
    }

    /// Only stores: of whoever asked.
    #[must_use]
    pub fn with_visit(self, visit: Option<StockVisit>) -> Self {
        Self { visit, ..self }
    }

    pub fn visibility(&self) -> &Visibility {
        &self.visibility
    }

    /// What is seen of a generation, such as the current one.
    pub fn scope(&self, generation: GenerationNumber) -> StockScope {
        let (company, visibility) = (self.company, self.visibility.clone());
        StockScope { company, generation, visibility }
    }
}

impl ErpStanding {
    /// Whether it is being asked just now.
    pub fn is_loading(&self, now: Timestamp) -> bool {
        self.loading_until.is_some_and(|until| now < until)
    }
}

impl StockScope {
    pub fn company(&self) -> CompanyId {
        self.company
    }

    pub fn generation(&self) -> GenerationNumber {
        self.generation
    }

    pub fn visibility(&self) -> &Visibility {
        &self.visibility
    }
}

impl StockPage {
    /// Lines of one page (spec: product, "Pages").
    pub const N_LINES: u32 = 25;
}
