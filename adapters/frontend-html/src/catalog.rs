//! Every text a person reads, by key, in one language.

use std::{collections::HashMap, sync::Arc};

use application::{Arg, Message};
use domain_identity::Language;
use fluent::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use unic_langid::LanguageIdentifier;

pub(crate) struct Catalog {
    bundle: FluentBundle<FluentResource>,
    /// The texts that ask for nothing, which are most of them.
    plain: HashMap<String, Arc<str>>,
}

/// Why a catalog cannot be used, or a text not be made. Tests look every key up in every catalog,
/// so people do not meet this.
#[derive(Debug, Error)]
pub enum CatalogError {
    #[error("there is no catalog of texts for {0:?}")]
    NoCatalog(&'static str),
    #[error("{0:?} is not the tag of a language")]
    NoLanguage(String),
    #[error("the catalog is not written correctly: {0}")]
    Malformed(String),
    #[error("the catalog has no {0:?}")]
    NoSuchKey(String),
    #[error("the text of {key:?} asks for what it is not given: {errors:?}")]
    Incomplete { key: String, errors: Vec<FluentError> },
}

/// A [`Message`] that can leave the process and come back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Text {
    key: String,
    args: Vec<(String, Value)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Value {
    Number(u32),
    Text(String),
}

impl Catalog {
    pub(crate) fn parse(language: Language, source: &str) -> Result<Self, CatalogError> {
        let all = Self { bundle: bundle(language, source.to_owned())?, plain: HashMap::new() };
        // A text that asks for something is made when it is asked for.
        let plain = keys(source).filter_map(|key| Some((key, all.format(key, None).ok()?)));
        let plain: HashMap<String, Arc<str>> =
            plain.map(|(key, text)| (key.to_owned(), text.into())).collect();
        // The library takes a kilobyte for a text, and needs only those that it still has to make.
        let asking = without(source, |key| plain.contains_key(key));
        Ok(Self { bundle: bundle(language, asking)?, plain })
    }

    /// A text that asks for nothing.
    pub(crate) fn plain(&self, key: &str) -> Result<Arc<str>, CatalogError> {
        match self.known(key) {
            Some(text) => Ok(text),
            // To say what is missing.
            None => self.format(key, None).map(Into::into),
        }
    }

    /// The same, if there is one.
    pub(crate) fn known(&self, key: &str) -> Option<Arc<str>> {
        self.plain.get(key).cloned()
    }

    pub(crate) fn text(&self, message: &Message) -> Result<String, CatalogError> {
        let mut args = FluentArgs::new();
        for (name, arg) in &message.args {
            match arg {
                Arg::Number(number) => args.set(*name, *number),
                Arg::Text(text) => args.set(*name, text.as_str()),
            }
        }
        self.format(message.key, Some(&args))
    }

    /// Like [`Catalog::text`], for one that has been away.
    pub(crate) fn carried(&self, text: &Text) -> Result<String, CatalogError> {
        let mut args = FluentArgs::new();
        for (name, value) in &text.args {
            match value {
                Value::Number(number) => args.set(name.as_str(), *number),
                Value::Text(text) => args.set(name.as_str(), text.as_str()),
            }
        }
        self.format(&text.key, Some(&args))
    }

    pub(crate) fn format(
        &self,
        key: &str,
        args: Option<&FluentArgs>,
    ) -> Result<String, CatalogError> {
        if let Some(text) = self.plain.get(key) {
            return Ok(text.to_string());
        }
        let pattern = self.bundle.get_message(key).and_then(|it| it.value());
        let pattern = pattern.ok_or_else(|| CatalogError::NoSuchKey(key.to_owned()))?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            return Err(CatalogError::Incomplete { key: key.to_owned(), errors });
        }
        Ok(text.into_owned())
    }
}

impl Text {
    pub(crate) fn key(&self) -> &str {
        &self.key
    }
}

impl From<Message> for Text {
    fn from(message: Message) -> Self {
        let args = message.args.into_iter().map(|(name, arg)| {
            let value = match arg {
                Arg::Number(number) => Value::Number(number),
                Arg::Text(text) => Value::Text(text),
            };
            (name.to_owned(), value)
        });
        Self { key: message.key.to_owned(), args: args.collect() }
    }
}

fn bundle(
    language: Language,
    source: String,
) -> Result<FluentBundle<FluentResource>, CatalogError> {
    let tag = language.tag();
    let identifier: LanguageIdentifier =
        tag.parse().map_err(|_| CatalogError::NoLanguage(tag.to_owned()))?;
    let malformed = |errors: Vec<String>| CatalogError::Malformed(errors.join(", "));
    let resource = FluentResource::try_new(source)
        .map_err(|(_, errors)| malformed(errors.iter().map(ToString::to_string).collect()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // The marks would be right where languages of both directions mix; ours do not, and people copy
    // these texts. What a person typed stands in `<bdi>`.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::English => |value, _| number(value, ','),
        Language::German => |value, _| number(value, '.'),
    }));
    bundle
        .add_resource(resource)
        .map_err(|errors| malformed(errors.iter().map(ToString::to_string).collect()))?;
    Ok(bundle)
}

/// The catalog without the texts that `is_out` names. No text of ours is part of another.
fn without(source: &str, is_out: impl Fn(&str) -> bool) -> String {
    let mut is_kept = true;
    let kept = source.lines().filter(|line| {
        if let Some(key) = keys(line).next() {
            is_kept = !is_out(key);
        } else if line.starts_with(['#', '-']) {
            is_kept = line.starts_with('-');
        }
        is_kept
    });
    kept.flat_map(|it| [it, "\n"]).collect()
}

/// The keys of a catalog in its order. Ours begin lines with a small letter; terms, attributes,
/// comments and continued lines do not.
pub(crate) fn keys(source: &str) -> impl Iterator<Item = &str> {
    let keys = source.lines().filter_map(|it| it.split_once(" ="));
    keys.map(|(key, _)| key).filter(|it| it.starts_with(|it: char| it.is_ascii_lowercase()))
}

/// Whole numbers in groups of three digits; others as the library writes them.
fn number(value: &FluentValue, mark: char) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => {
            Some(grouped(&format!("{:.0}", number.value), mark))
        }
        _ => None,
    }
}

/// Digits, perhaps after a minus sign, in groups of three.
pub(crate) fn grouped(digits: &str, mark: char) -> String {
    let n_digits = digits.trim_start_matches('-').len();
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (place, digit) in digits.trim_start_matches('-').chars().enumerate() {
        if 0 < place && (n_digits - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    if digits.starts_with('-') { format!("\u{2212}{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "hello = Hello\nlines = { $n ->\n    [one] { $n } line\n   *[other] { $n } lines\n  }\n# gone = x\n-brand = X\n";

    #[test]
    fn numbers_are_counted_and_grouped_as_the_language_does() {
        let english = Catalog::parse(Language::English, SOURCE).expect("a catalog");
        let german = Catalog::parse(Language::German, SOURCE).expect("a catalog");
        let lines = |n| Message::new("lines").number("n", n);
        assert_eq!(english.text(&lines(1)).expect("a text"), "1 line");
        assert_eq!(english.text(&lines(1_234_567)).expect("a text"), "1,234,567 lines");
        assert_eq!(german.text(&lines(12_345)).expect("a text"), "12.345 lines");
        assert_eq!(grouped("-1234", ','), "\u{2212}1,234");
    }

    #[test]
    fn a_text_that_lacks_something_is_an_error() {
        let catalog = Catalog::parse(Language::English, SOURCE).expect("a catalog");
        assert_eq!(&*catalog.plain("hello").expect("a text"), "Hello");
        assert!(matches!(catalog.plain("lines"), Err(CatalogError::Incomplete { .. })));
        assert!(matches!(catalog.plain("gone"), Err(CatalogError::NoSuchKey(_))));
        assert!(Catalog::parse(Language::English, "what is this").is_err());
    }

    #[test]
    fn keys_are_what_begins_a_line() {
        assert_eq!(keys(SOURCE).collect::<Vec<_>>(), ["hello", "lines"]);
    }
}
