/// Which page of a list is asked for, counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumber(u32);

impl Default for PageNumber {
    fn default() -> Self {
        Self::FIRST
    }
}

/// One page of a list that is paged by number, and how many lines match in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub number: PageNumber,
    /// At most [`Page::MOST_COUNTED`] plus one, which means "more than that".
    pub n_matches: u32,
}

impl PageNumber {
    pub const FIRST: Self = Self(1);

    /// `None` for zero, and for a page so far out that no list has it.
    pub fn parse(number: u32) -> Option<Self> {
        (1..=1_000_000).contains(&number).then_some(Self(number))
    }

    pub fn get(self) -> u32 {
        self.0
    }

    /// How many lines stand before this page.
    pub fn n_skipped(self) -> u32 {
        (self.0 - 1) * Page::<()>::N_LINES
    }
}

impl<T> Page<T> {
    /// Lines of one page (spec: product, "Pages").
    pub const N_LINES: u32 = 25;
    /// Counting stops here; beyond it a list says "more than 10,000".
    pub const MOST_COUNTED: u32 = 10_000;
}
