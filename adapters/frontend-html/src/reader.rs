//! Who reads a page, as far as its text depends on it.

mod dates;

use std::sync::Arc;

use application::{Message, Page};
use domain_identity::Language;
use domain_kernel::{LocalDay, Timestamp};
use domain_training::Points;
use jiff::tz::TimeZone;
use tracing::error;

use crate::catalog::{Catalog, CatalogError, Text, grouped};

/// Turns messages, times and numbers into text.
#[derive(Clone)]
pub(crate) struct Reader {
    language: Language,
    zone: TimeZone,
    catalog: Arc<Catalog>,
}

impl Reader {
    pub(crate) fn new(language: Language, zone: TimeZone, catalog: Arc<Catalog>) -> Self {
        Self { language, zone, catalog }
    }

    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// The day that it is at a moment where the reader's company is.
    pub(crate) fn day_at(&self, at: Timestamp) -> LocalDay {
        LocalDay::at(&self.zone, at)
    }

    pub(crate) fn text(&self, message: &Message) -> String {
        or_key(message.key, self.catalog.text(message))
    }

    /// A text that asks for nothing.
    pub(crate) fn say(&self, key: &str) -> String {
        or_key(key, self.catalog.plain(key).map(|it| it.as_ref().to_owned()))
    }

    /// A message that has been away.
    pub(crate) fn carried(&self, text: &Text) -> String {
        or_key(text.key(), self.catalog.carried(text))
    }

    /// "8", "2.5"
    pub(crate) fn points(&self, points: Points) -> String {
        let text = points.to_string();
        match self.language {
            Language::English => text,
            Language::German => text.replace('.', ","),
        }
    }

    /// "312 people match", or "more than 10,000" where counting stopped.
    pub(crate) fn count(&self, key: &'static str, key_of_many: &str, n_matches: u32) -> String {
        if Page::<()>::MOST_COUNTED < n_matches {
            return self.say(key_of_many);
        }
        self.text(&Message::new(key).number("n", n_matches))
    }

    /// "1,204"
    pub(crate) fn number(&self, number: impl Into<i64>) -> String {
        let mark = match self.language {
            Language::English => ',',
            Language::German => '.',
        };
        grouped(&number.into().to_string(), mark)
    }
}

/// The language among ours that a browser likes best, from its `Accept-Language` (RFC 9110,
/// 12.5.4).
pub(crate) fn preferred_language(accepted: &str) -> Language {
    let mut best = (Language::English, 0);
    for range in accepted.split(',') {
        let (tag, quality) = match range.split_once(';') {
            Some((tag, parameter)) => (tag, quality(parameter)),
            None => (range, 1_000),
        };
        let primary = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
        let language =
            Language::parse(&primary).or_else(|| (primary == "*").then_some(Language::English));
        if let Some(language) = language
            && best.1 < quality
        {
            best = (language, quality);
        }
    }
    best.0
}

/// Of `q=0.8`, in thousandths; nothing for what is not a quality.
pub(crate) fn quality(parameter: &str) -> u16 {
    let quality = parameter.trim().strip_prefix("q=").and_then(|it| it.parse::<f32>().ok());
    let thousandths = quality.filter(|it| (0.0..=1.0).contains(it)).map_or(0.0, |it| it * 1_000.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies between 0 and 1,000"
    )]
    let whole = thousandths.round() as u16;
    whole
}

/// A test looks every key up, so showing a key instead of a text is a bug already caught.
fn or_key(key: &str, text: Result<String, CatalogError>) -> String {
    text.unwrap_or_else(|err| {
        error!(message.key = key, "The text of {key} cannot be made: {err}");
        key.to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_one_that_the_browser_likes_best() {
        for (accepted, language) in [
            ("", Language::English),
            ("de", Language::German),
            ("de-AT,de;q=0.9,en;q=0.8", Language::German),
            ("en-GB, de;q=0.9", Language::English),
            ("fr, de;q=0.3, en;q=0.2", Language::German),
            ("de;q=0, en;q=0.1", Language::English),
            ("de;q=0", Language::English),
            ("fr, *;q=0.5, de;q=0.4", Language::English),
            ("DE", Language::German),
            ("de;q=7, en;q=x", Language::English),
            (",;,;;q", Language::English),
        ] {
            assert_eq!(preferred_language(accepted), language, "{accepted:?}");
        }
    }
}
