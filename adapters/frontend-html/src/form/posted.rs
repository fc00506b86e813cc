use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::Form;

/// The form of one request, for the page that has to say that it was not taken. In the extensions
/// of each request, empty until the form was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Posted(Arc<OnceLock<Form>>);

/// A field that goes along unseen, as `components/hidden.html` draws it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Hidden {
    name: String,
    value: String,
}

/// What no page ever shows again.
const SECRETS: [&str; 6] = ["current", "password", "again", "code", "recovery", "ticket"];

impl Posted {
    pub(super) fn keep(&self, form: &Form) {
        // A request has one form.
        let _ = self.0.set(form.clone());
    }

    /// The fields to send once more, unless one of them is a secret.
    pub(crate) fn hidden(&self) -> Option<Vec<Hidden>> {
        let form = self.0.get()?;
        let has_secret = form.fields().any(|(name, _)| SECRETS.contains(&name));
        (!has_secret).then(|| form.hidden())
    }
}

impl Form {
    /// The fields as a page carries them to be sent once more.
    pub(crate) fn hidden(&self) -> Vec<Hidden> {
        let fields = self.fields();
        let fields =
            fields.map(|(name, value)| Hidden { name: name.to_owned(), value: value.to_owned() });
        fields.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_with_a_secret_is_not_carried() {
        let posted = Posted::default();
        assert!(posted.hidden().is_none());
        posted.keep(&Form::from_iter([("name", "Zoë"), ("name", "x")]));
        assert_eq!(posted.hidden().map(|it| it.len()), Some(2));

        let secret = Posted::default();
        secret.keep(&Form::from_iter([("name", "Zoë"), ("password", "hunter2")]));
        assert!(secret.hidden().is_none());
    }
}
