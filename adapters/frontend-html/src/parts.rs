//! What many pages have a little of.

use std::borrow::Cow;

use application::Message;
use domain_kernel::Version;
use serde::Serialize;

use crate::{
    form::{Form, FormError},
    reader::Reader,
};

/// A way on, or the way back above a heading.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Link {
    pub(crate) href: String,
    pub(crate) text: String,
}

/// What a form sends along unseen.
#[derive(Debug, Serialize)]
pub(crate) struct Hidden {
    pub(crate) name: Cow<'static, str>,
    pub(crate) value: String,
}

/// A line of `components/facts.html`.
#[derive(Debug, Serialize)]
pub(crate) struct Fact {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// Where the same lines are as a table.
#[derive(Debug, Serialize)]
pub(crate) struct Export {
    pub(crate) csv: String,
    pub(crate) xlsx: String,
}

impl Hidden {
    pub(crate) fn new(name: &'static str, value: &(impl ToString + ?Sized)) -> Self {
        Self { name: Cow::Borrowed(name), value: value.to_string() }
    }
}

/// As many as there are, for a text that counts them.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The version that a form is based on. Only our own pages write it.
pub(crate) fn version(form: &Form) -> Result<Version, FormError> {
    form.text("version").parse().map(Version::new).map_err(|_| FormError::Unreadable)
}

/// "340 KB" or "1.2 MB", as people measure files.
pub(crate) fn file_size(n_bytes: u64, reader: &Reader) -> String {
    const MEGABYTE: u64 = 1024 * 1024;
    let number = |it: u64| u32::try_from(it).unwrap_or(u32::MAX);
    let message = match n_bytes {
        0..MEGABYTE => Message::new("file-size-kb").number("n", number(n_bytes.div_ceil(1024))),
        _ => {
            let tenths = n_bytes.saturating_mul(10) / MEGABYTE;
            Message::new("file-size-mb")
                .number("n", number(tenths / 10))
                .number("tenths", number(tenths % 10))
        }
    };
    reader.text(&message)
}
