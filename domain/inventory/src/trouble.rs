/// Why an ERP could not be read, in classes that a page can explain (spec: inventory, "The ERP").
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The address is not one from which the operator lets companies choose.
    NotAllowed,
    /// Nobody answers there, or the file is not there.
    Unreachable,
    SignInRefused,
    TimedOut,
    /// It does not take the question, such as for a table that is not there.
    Refused,
    /// A column that the mapping names is not in the answer, or its values are not what they must be.
    Column(String),
    /// The answer is longer than anybody's stock.
    TooManyRows,
    /// The answer broke off.
    BrokenOff,
}

impl Trouble {
    /// So many rows of stock are loaded at most (equipment-inventory-reference, 3.6).
    pub const MOST_ROWS: u64 = 5_000_000;

    /// The word that stores keep, never renamed.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotAllowed => "not_allowed",
            Self::Unreachable => "unreachable",
            Self::SignInRefused => "sign_in_refused",
            Self::TimedOut => "timed_out",
            Self::Refused => "refused",
            Self::Column(_) => "column",
            Self::TooManyRows => "too_many_rows",
            Self::BrokenOff => "broken_off",
        }
    }

    /// Which column, where it is about one.
    pub fn column(&self) -> Option<&str> {
        match self {
            Self::Column(column) => Some(column),
            _ => None,
        }
    }

    /// The opposite of [`Trouble::name`] and [`Trouble::column`].
    pub fn parse(name: &str, column: Option<&str>) -> Option<Self> {
        let plain = [
            Self::NotAllowed,
            Self::Unreachable,
            Self::SignInRefused,
            Self::TimedOut,
            Self::Refused,
            Self::TooManyRows,
            Self::BrokenOff,
        ];
        match (name, column) {
            ("column", Some(column)) => Some(Self::Column(column.to_owned())),
            _ => plain.into_iter().find(|it| it.name() == name),
        }
    }
}
