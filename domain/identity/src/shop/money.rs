use std::fmt;

use thiserror::Error;

/// How much, in the smallest unit that its currency has: cents, yen or fils.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    // Invariant: from 1 to `MOST`.
    minor: u64,
    currency: Currency,
}

/// A currency of ISO 4217 in which something can be paid.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    // Invariant: three capital letters.
    code: [u8; 3],
    /// How many digits stand behind the point.
    decimals: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MoneyError {
    #[error("this is no amount with the code of a currency behind it")]
    Malformed,
    #[error("there is no currency of this code")]
    NoCurrency,
    #[error("this currency has another number of digits behind the point")]
    Decimals,
    #[error("an amount is more than nothing, and at most 99,999,999 of the smallest unit")]
    OutOfRange,
}

/// Those without a smaller unit, those with tenths of a hundredth, and all others.
const WITHOUT: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const THOUSANDTHS: &str = "BHD IQD JOD KWD LYD OMR TND";
const HUNDREDTHS: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD \
    BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP \
    GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP \
    LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD \
    PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC \
    SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW";

impl Currency {
    /// Takes its code in any case.
    pub fn parse(code: &str) -> Option<Self> {
        let code = code.to_ascii_uppercase();
        let listed = |list: &str| list.split(' ').any(|it| it == code);
        let decimals = if listed(HUNDREDTHS) {
            2
        } else if listed(WITHOUT) {
            0
        } else if listed(THOUSANDTHS) {
            3
        } else {
            return None;
        };
        Some(Self { code: code.as_bytes().try_into().ok()?, decimals })
    }

    /// Three capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or_default()
    }

    /// How many digits stand behind the point.
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    fn units(self) -> u64 {
        10_u64.pow(u32::from(self.decimals))
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Money {
    /// What payment providers take at most, in the smallest unit.
    pub const MOST: u64 = 99_999_999;

    pub fn new(minor: u64, currency: Currency) -> Result<Self, MoneyError> {
        match (1..=Self::MOST).contains(&minor) {
            true => Ok(Self { minor, currency }),
            false => Err(MoneyError::OutOfRange),
        }
    }

    /// Reads `490.00 EUR`, `490 EUR` or `5000 JPY`: all digits behind the point, or none.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let (amount, code) = text.trim().rsplit_once(' ').ok_or(MoneyError::Malformed)?;
        let currency = Currency::parse(code).ok_or(MoneyError::NoCurrency)?;
        let (whole, rest) = match amount.trim().split_once('.') {
            Some((whole, rest)) => (whole, Some(rest)),
            None => (amount.trim(), None),
        };
        if rest.is_some_and(|it| it.len() != usize::from(currency.decimals) || it.is_empty()) {
            return Err(MoneyError::Decimals);
        }
        let units = digits(whole)?.checked_mul(currency.units()).ok_or(MoneyError::OutOfRange)?;
        let rest = rest.map_or(Ok(0), digits)?;
        Self::new(units.checked_add(rest).ok_or(MoneyError::OutOfRange)?, currency)
    }

    /// In the smallest unit of the currency.
    pub fn minor(self) -> u64 {
        self.minor
    }

    pub fn currency(self) -> Currency {
        self.currency
    }

    /// The amount alone, with a point: `490.00`.
    pub fn amount(self) -> String {
        let units = self.currency.units();
        let (whole, rest) = (self.minor / units, self.minor % units);
        match usize::from(self.currency.decimals) {
            0 => whole.to_string(),
            decimals => format!("{whole}.{rest:0decimals$}"),
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount(), self.currency.code())
    }
}

fn digits(text: &str) -> Result<u64, MoneyError> {
    if text.is_empty() || !text.bytes().all(|it| it.is_ascii_digit()) {
        return Err(MoneyError::Malformed);
    }
    text.parse().map_err(|_| MoneyError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_in_the_smallest_unit_of_its_currency_and_written_the_same() {
        for (text, minor, shown) in [
            ("490.00 EUR", 49_000, "490.00 EUR"),
            ("490 eur", 49_000, "490.00 EUR"),
            (" 0.05 USD ", 5, "0.05 USD"),
            ("5000 JPY", 5_000, "5000 JPY"),
            ("12.345 KWD", 12_345, "12.345 KWD"),
            ("12 TND", 12_000, "12.000 TND"),
            ("999999.99 CHF", 99_999_999, "999999.99 CHF"),
        ] {
            let money = Money::parse(text).expect(text);
            assert_eq!((money.minor(), money.to_string().as_str()), (minor, shown), "{text}");
            assert_eq!(Money::parse(shown), Ok(money));
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        use MoneyError::{Decimals, Malformed, NoCurrency, OutOfRange};
        for (text, error) in [
            ("", Malformed),
            ("490", Malformed),
            ("490EUR", Malformed),
            ("-1 EUR", Malformed),
            ("+1 EUR", Malformed),
            ("1,00 EUR", Malformed),
            (".50 EUR", Malformed),
            ("٥ EUR", Malformed),
            ("490 XYZ", NoCurrency),
            ("490 EURO", NoCurrency),
            ("490 ", Malformed),
            ("490.5 EUR", Decimals),
            ("490. EUR", Decimals),
            ("490.000 EUR", Decimals),
            ("490.0 JPY", Decimals),
            ("12.34 KWD", Decimals),
            ("0 EUR", OutOfRange),
            ("1000000.00 EUR", OutOfRange),
            ("99999999999999999999 EUR", OutOfRange),
            ("18446744073709551615 EUR", OutOfRange),
        ] {
            assert_eq!(Money::parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn every_currency_is_listed_once() {
        let all = [WITHOUT, THOUSANDTHS, HUNDREDTHS].map(|it| it.split(' ').collect::<Vec<_>>());
        let mut codes = all.concat();
        assert!(codes.iter().all(|it| it.len() == 3 && Currency::parse(it).is_some()));
        codes.sort_unstable();
        let n_codes = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), n_codes);
    }
}
