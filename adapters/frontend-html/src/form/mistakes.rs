use std::borrow::Cow;

use application::{Class, Failure, Message};
use serde::Serialize;

use crate::{problem::Problem, reader::Reader};

/// All that is wrong with a form, in the order of its fields.
#[derive(Debug, Default)]
pub(crate) struct FieldErrors {
    errors: Vec<(Option<Cow<'static, str>>, Message)>,
}

/// A line of the summary above a form.
#[derive(Debug, Serialize)]
pub(crate) struct Mistake {
    /// Where to correct it, if that is one field.
    href: Option<String>,
    text: String,
}

impl Mistake {
    pub(crate) fn new(href: Option<String>, text: String) -> Self {
        Self { href, text }
    }
}

impl FieldErrors {
    /// Notes what is wrong with one field.
    pub(crate) fn add(&mut self, field: impl Into<Cow<'static, str>>, message: Message) {
        self.errors.push((Some(field.into()), message));
    }

    /// The value of one field, or a note of what is wrong with it.
    pub(crate) fn take<T, E: Failure>(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        parsed: Result<T, E>,
    ) -> Option<T> {
        parsed.map_err(|err| self.add(field, err.message())).ok()
    }

    /// What a use case found, if it is something to correct on the form; else a page of its own.
    pub(crate) fn try_from_failure<E: Failure + 'static>(err: E) -> Result<Self, Problem> {
        let is_for_form = match err.class() {
            Class::Invalid => true,
            Class::Refused => err.field().is_some(),
            _ => false,
        };
        if !is_for_form {
            return Err(Problem::from(err));
        }
        Ok(Self { errors: vec![(err.field().map(Cow::Borrowed), err.message())] })
    }

    /// Notes what is wrong with some more fields.
    pub(crate) fn append(&mut self, mut more: Self) {
        self.errors.append(&mut more.errors);
    }

    /// Whether nothing is wrong.
    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// The first thing that is wrong with a field: one at a time is enough to go on.
    pub(super) fn at(&self, field: &str, reader: &Reader) -> Option<String> {
        let mut here = self.errors.iter().filter(|(it, _)| it.as_deref() == Some(field));
        here.next().map(|(_, message)| reader.text(message))
    }

    pub(crate) fn summary(&self, reader: &Reader) -> Vec<Mistake> {
        let lines = self.errors.iter().map(|(field, message)| Mistake {
            href: field.as_ref().map(|it| format!("#{it}")),
            text: reader.text(message),
        });
        lines.collect()
    }
}

#[cfg(test)]
mod tests {
    use domain_identity::Language;
    use domain_kernel::{Denied, LineError, Permission, StoreError};
    use http::StatusCode;

    use super::*;
    use crate::tests::given;

    #[test]
    fn all_mistakes_are_collected() {
        let reader = given::reader(Language::English);
        let mut errors = FieldErrors::default();
        let name: Option<()> = errors.take("name", Err(LineError::Empty));
        let title = errors.take("title", Ok::<_, LineError>("x"));
        errors.add("phone", Message::new("line-unprintable"));

        assert_eq!((name, title), (None, Some("x")));
        let summary = errors.summary(&reader);
        let links: Vec<&str> = summary.iter().filter_map(|it| it.href.as_deref()).collect();
        assert_eq!(links, ["#name", "#phone"]);
        assert_eq!(errors.at("name", &reader), Some(reader.say("line-empty")));
        assert_eq!(errors.at("title", &reader), None);
    }

    #[test]
    fn what_a_form_cannot_mend_gets_a_page_of_its_own() {
        let status = |it: Result<FieldErrors, Problem>| it.expect_err("a page").status();
        let denied = Denied { permission: Permission::TakeTraining };
        assert_eq!(status(FieldErrors::try_from_failure(denied)), StatusCode::FORBIDDEN);
        let stale = FieldErrors::try_from_failure(StoreError::Stale);
        assert_eq!(status(stale), StatusCode::CONFLICT);
        assert!(FieldErrors::try_from_failure(LineError::Empty).is_ok());
    }
}
