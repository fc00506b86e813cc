//! Stock in words: what its columns are called, how much there is, and how old that is.

use application::{
    Message,
    inventory::{NeverLoaded, NotYet, TooOld, trouble_message},
};
use domain_identity::Language;
use domain_inventory::{Freshness, Quantity, StockColumn, Trouble};
use domain_kernel::Timestamp;
use serde::Serialize;

use crate::{catalog::grouped, reader::Reader};

/// How old stock is, beside how much of it there is.
#[derive(Debug, Serialize)]
pub(super) struct AsOf {
    is_stale: bool,
    icon: &'static str,
    text: String,
}

pub(super) fn column(column: StockColumn) -> &'static str {
    match column {
        StockColumn::Customer => "stock-column-customer",
        StockColumn::Part => "stock-column-part",
        StockColumn::CustomerPart => "stock-column-customer-part",
        StockColumn::Description => "stock-column-description",
        StockColumn::Quantity => "stock-column-quantity",
        StockColumn::Unit => "stock-column-unit",
        StockColumn::Bin => "stock-column-bin",
        StockColumn::Reference => "stock-column-reference",
        StockColumn::Lot => "stock-column-lot",
        StockColumn::ExpiresOn => "stock-column-expires-on",
        StockColumn::LastMovedOn => "stock-column-last-moved-on",
        StockColumn::ReceivedOn => "stock-column-received-on",
        StockColumn::Po => "stock-column-po",
        StockColumn::Status => "stock-column-status",
    }
}

/// "1,250.500", "−24"
pub(super) fn quantity(quantity: Quantity, reader: &Reader) -> String {
    let text = quantity.to_string();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("\u{2212}", digits),
        None => ("", text.as_str()),
    };
    let (mark, point) = match reader.language() {
        Language::English => (',', '.'),
        Language::German => ('.', ','),
    };
    match digits.split_once('.') {
        Some((whole, decimals)) => format!("{sign}{}{point}{decimals}", grouped(whole, mark)),
        None => format!("{sign}{}", grouped(digits, mark)),
    }
}

/// As many as there are, for a text that counts them.
pub(super) fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(super) fn trouble(trouble: &Trouble, reader: &Reader) -> String {
    reader.text(&trouble_message(trouble))
}

impl AsOf {
    pub(super) fn new(
        as_of: Timestamp,
        freshness: Freshness,
        now: Timestamp,
        reader: &Reader,
    ) -> Self {
        let message = |key| Message::new(key).text("time", &reader.soon(as_of, now));
        let (is_stale, text) = match freshness {
            Freshness::Fresh => (false, message("stock-as-of")),
            Freshness::Stale { next_try, .. } | Freshness::Old { next_try: Some(next_try) } => {
                let next = reader.soon(next_try, now);
                (true, message("stock-as-of-next").text("next", &next))
            }
            Freshness::Old { next_try: None } => (true, message("stock-as-of")),
        };
        let icon = if is_stale { "exclamation-triangle" } else { "check-circle" };
        Self { is_stale, icon, text: reader.text(&text) }
    }
}

/// What is the matter with stock that is not fresh.
pub(super) fn stale(
    as_of: Timestamp,
    freshness: Freshness,
    now: Timestamp,
    reader: &Reader,
) -> Option<String> {
    let time = reader.soon(as_of, now);
    match freshness {
        Freshness::Fresh => None,
        Freshness::Stale { failing_since, next_try } => {
            let message = Message::new("stock-stale").text("time", &time);
            let message = message.text("since", &reader.soon(failing_since, now));
            Some(reader.text(&message.text("next", &reader.soon(next_try, now))))
        }
        Freshness::Old { .. } => {
            Some(reader.text(&Message::new("stock-old-shown").text("time", &time)))
        }
    }
}

/// Why there is nothing to look at: a heading, and sentences.
pub(super) fn not_yet(not_yet: &NotYet, keeps_it: bool, reader: &Reader) -> (String, Vec<String>) {
    match not_yet {
        NotYet::NoErp => {
            let how = if keeps_it { "stock-no-erp-admin" } else { "stock-no-erp-text" };
            (reader.say("stock-no-erp"), vec![reader.say(how)])
        }
        NotYet::NothingGranted => {
            (reader.say("stock-nothing-granted"), vec![reader.say("stock-nothing-granted-text")])
        }
        NotYet::NeverLoaded(it) => never_loaded(it, keeps_it, reader),
        NotYet::TooOld(it) => too_old(it, keeps_it, reader),
    }
}

fn never_loaded(it: &NeverLoaded, keeps_it: bool, reader: &Reader) -> (String, Vec<String>) {
    let why = match (&it.trouble, keeps_it) {
        (Some(it), true) => trouble(it, reader),
        (Some(_), false) => reader.say("stock-erp-silent"),
        (None, _) if it.is_loading => reader.say("stock-is-loading"),
        (None, _) => reader.say("stock-soon-loaded"),
    };
    let next = it.next_try.map(|at| next_try(at, it.now, reader));
    (reader.say("stock-never-loaded"), [why].into_iter().chain(next).collect())
}

fn too_old(it: &TooOld, keeps_it: bool, reader: &Reader) -> (String, Vec<String>) {
    let since = Message::new("stock-too-old-text").text("time", &reader.soon(it.as_of, it.now));
    let why = match (&it.trouble, keeps_it) {
        (Some(it), true) => Some(trouble(it, reader)),
        _ => None,
    };
    let next = it.next_try.map(|at| next_try(at, it.now, reader));
    let said = [reader.text(&since)].into_iter().chain(why).chain(next).collect();
    (reader.say("stock-too-old"), said)
}

fn next_try(at: Timestamp, now: Timestamp, reader: &Reader) -> String {
    reader.text(&Message::new("stock-next-try").text("time", &reader.soon(at, now)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::given;

    #[test]
    fn a_quantity_is_grouped_as_the_language_does_and_has_the_decimals_of_the_erp() {
        let (english, german) = (given::reader(Language::English), given::reader(Language::German));
        for (raw, in_english, in_german) in [
            ("480", "480", "480"),
            ("1250.500", "1,250.500", "1.250,500"),
            ("-24", "\u{2212}24", "\u{2212}24"),
            ("-0.25", "\u{2212}0.25", "\u{2212}0,25"),
            ("1234567", "1,234,567", "1.234.567"),
        ] {
            let it = Quantity::parse(raw).expect("a quantity");
            assert_eq!(quantity(it, &english), in_english);
            assert_eq!(quantity(it, &german), in_german);
        }
    }
}
