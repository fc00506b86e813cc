use std::fmt;

/// By which people talk about an order: eight digits, in two groups of four. It is drawn, and so
/// says nothing about how many orders there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PurchaseNumber(
    // Invariant: below 100,000,000.
    u32,
);

const NUMBERS: u32 = 100_000_000;

impl PurchaseNumber {
    pub fn draw(random: [u8; 4]) -> Self {
        Self(u32::from_be_bytes(random) % NUMBERS)
    }

    /// Takes a number from storage. `None` for what is none.
    pub fn restore(number: u32) -> Option<Self> {
        (number < NUMBERS).then_some(Self(number))
    }

    pub fn get(self) -> u32 {
        self.0
    }

    /// The digits alone, as a search may have them.
    pub fn digits(self) -> String {
        format!("{:08}", self.0)
    }
}

impl fmt::Display for PurchaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:04}", self.0 / 10_000, self.0 % 10_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_eight_digits_whatever_was_drawn() {
        for (random, shown) in [
            ([0; 4], "0000-0000"),
            ([0, 0, 0x30, 0x39], "0001-2345"),
            ([0x05, 0xf5, 0xe0, 0xff], "9999-9999"),
            ([0xff; 4], "9496-7295"),
        ] {
            let number = PurchaseNumber::draw(random);
            assert_eq!(number.to_string(), shown);
            assert_eq!(number.digits(), shown.replace('-', ""));
            assert_eq!(PurchaseNumber::restore(number.get()), Some(number));
        }
        assert_eq!(PurchaseNumber::restore(100_000_000), None);
    }
}
