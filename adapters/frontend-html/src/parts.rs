//! What many pages have a little of.

use std::borrow::Cow;

use domain_kernel::Version;
use serde::Serialize;

use crate::form::{Form, FormError};

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
