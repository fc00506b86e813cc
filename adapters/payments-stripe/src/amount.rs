//! Amounts as the provider counts them, which for a few currencies is not as ISO 4217 does.

use domain_identity::{Currency, Money};

/// Sold without a smaller unit, and counted in hundredths all the same.
const AS_HUNDREDTHS: [&str; 2] = ["ISK", "UGX"];
/// The other way round.
const AS_WHOLE: [&str; 1] = ["MGA"];

/// Whether something can be sold for this.
pub fn takes(price: Money) -> bool {
    to_provider(price).is_some()
}

/// `None` for what the provider cannot take, such as the last digit of thousandths.
pub(crate) fn to_provider(money: Money) -> Option<u64> {
    let (minor, currency) = (money.minor(), money.currency());
    if AS_HUNDREDTHS.contains(&currency.code()) {
        let hundredths = minor.checked_mul(100)?;
        return (hundredths <= Money::MOST).then_some(hundredths);
    }
    if AS_WHOLE.contains(&currency.code()) {
        return minor.is_multiple_of(100).then_some(minor / 100);
    }
    (currency.decimals() < 3 || minor.is_multiple_of(10)).then_some(minor)
}

/// `None` for an amount that we could not have asked for.
pub(crate) fn from_provider(amount: u64, currency: &str) -> Option<Money> {
    let currency = Currency::parse(currency)?;
    let minor = if AS_HUNDREDTHS.contains(&currency.code()) {
        amount.is_multiple_of(100).then_some(amount / 100)?
    } else if AS_WHOLE.contains(&currency.code()) {
        amount.checked_mul(100)?
    } else {
        amount
    };
    Money::new(minor, currency).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_comes_back_as_it_went() {
        for (text, amount) in [
            ("490.00 EUR", 49_000),
            ("5000 JPY", 5_000),
            ("12.340 KWD", 12_340),
            ("5000 ISK", 500_000),
            ("5000 UGX", 500_000),
            ("5000.00 MGA", 5_000),
        ] {
            let money = Money::parse(text).expect("an amount");
            assert_eq!(to_provider(money), Some(amount), "{text}");
            let currency = money.currency().code().to_ascii_lowercase();
            assert_eq!(from_provider(amount, &currency), Some(money), "{text}");
        }
    }

    #[test]
    fn what_the_provider_does_not_take_is_known_before_somebody_pays() {
        for text in ["12.345 KWD", "5000.50 MGA", "1000000 ISK"] {
            assert!(!takes(Money::parse(text).expect("an amount")), "{text}");
        }
        for (amount, currency) in [(0, "eur"), (1, "xyz"), (150, "isk"), (u64::MAX, "mga")] {
            assert_eq!(from_provider(amount, currency), None, "{amount} {currency}");
        }
    }
}
