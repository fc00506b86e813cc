/// What may be known of a stock line. An ERP's own schema is never assumed: a mapping says which
/// column of its answer is which of these (spec: inventory, "The ERP").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StockColumn {
    Customer,
    Part,
    CustomerPart,
    Description,
    Quantity,
    Unit,
    Bin,
    Reference,
    Lot,
    ExpiresOn,
    LastMovedOn,
    ReceivedOn,
    Po,
    Status,
}

/// How the values of a column are written and sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StockKind {
    /// By itself, with the numbers in it as numbers: `A2` before `A10`.
    Code,
    /// Words, whatever the case.
    Words,
    Quantity,
    Date,
}

impl StockColumn {
    /// In the order of the grid.
    pub const ALL: [Self; 14] = [
        Self::Customer,
        Self::Part,
        Self::CustomerPart,
        Self::Description,
        Self::Quantity,
        Self::Unit,
        Self::Bin,
        Self::Reference,
        Self::Lot,
        Self::ExpiresOn,
        Self::LastMovedOn,
        Self::ReceivedOn,
        Self::Po,
        Self::Status,
    ];
    /// Without these there is no stock line.
    pub const NEEDED: [Self; 3] = [Self::Customer, Self::Part, Self::Quantity];

    /// The word that stores, addresses and mappings keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Part => "part",
            Self::CustomerPart => "customer_part",
            Self::Description => "description",
            Self::Quantity => "quantity",
            Self::Unit => "unit",
            Self::Bin => "bin",
            Self::Reference => "reference",
            Self::Lot => "lot",
            Self::ExpiresOn => "expires_on",
            Self::LastMovedOn => "last_moved_on",
            Self::ReceivedOn => "received_on",
            Self::Po => "po",
            Self::Status => "status",
        }
    }

    /// The opposite of [`StockColumn::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    pub fn kind(self) -> StockKind {
        match self {
            Self::Customer | Self::Description | Self::Unit | Self::Status => StockKind::Words,
            Self::Part
            | Self::CustomerPart
            | Self::Bin
            | Self::Reference
            | Self::Lot
            | Self::Po => StockKind::Code,
            Self::Quantity => StockKind::Quantity,
            Self::ExpiresOn | Self::LastMovedOn | Self::ReceivedOn => StockKind::Date,
        }
    }

    pub fn is_needed(self) -> bool {
        Self::NEEDED.contains(&self)
    }
}
