use std::borrow::Cow;

use domain_kernel::Version;
use serde::Serialize;

use super::{FieldErrors, Form, Mistake};
use crate::reader::Reader;

/// What the fields of a page show: nothing yet, what is stored, or what was typed and what is wrong
/// with it.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    form: Form,
    errors: FieldErrors,
}

/// One control of a form, as the macros of `components/` draw it.
#[derive(Debug, Serialize)]
pub(crate) struct Field {
    /// Also its id, which the summary links to.
    name: Cow<'static, str>,
    value: String,
    error: Option<String>,
}

/// One box to tick.
#[derive(Debug, Serialize)]
pub(crate) struct Tick {
    name: Cow<'static, str>,
    is_ticked: bool,
    error: Option<String>,
}

/// One option of a list to choose from.
#[derive(Debug, Serialize)]
pub(crate) struct Choice {
    value: String,
    text: String,
    is_chosen: bool,
}

impl Draft {
    /// A form that nobody has filled in.
    pub(crate) fn blank() -> Self {
        Self::default()
    }

    /// A form that shows what is stored.
    pub(crate) fn filled<N, V>(fields: impl IntoIterator<Item = (N, V)>) -> Self
    where
        N: Into<String>,
        V: Into<String>,
    {
        Self { form: fields.into_iter().collect(), errors: FieldErrors::default() }
    }

    /// A form that comes back to be corrected.
    pub(crate) fn refused(form: Form, errors: FieldErrors) -> Self {
        Self { form, errors }
    }

    pub(crate) fn field(&self, name: impl Into<Cow<'static, str>>, reader: &Reader) -> Field {
        let name = name.into();
        let (value, error) = (self.form.text(&name).to_owned(), self.errors.at(&name, reader));
        Field { name, value, error }
    }

    /// A field whose value is never sent back.
    pub(crate) fn secret(&self, name: &'static str, reader: &Reader) -> Field {
        Field { value: String::new(), ..self.field(name, reader) }
    }

    /// A value that goes along unseen, if there is one.
    pub(crate) fn kept(&self, name: &str) -> Option<String> {
        Some(self.form.text(name).to_owned()).filter(|it| !it.is_empty())
    }

    /// The version that a change is based on: the one that the form has carried since it was first
    /// shown, so that what others saved meanwhile is noticed, however often it comes back.
    pub(crate) fn version(&self, stored: Version) -> String {
        self.kept("version").unwrap_or_else(|| stored.get().to_string())
    }

    pub(crate) fn tick(&self, name: impl Into<Cow<'static, str>>, reader: &Reader) -> Tick {
        let name = name.into();
        let error = self.errors.at(&name, reader);
        Tick { is_ticked: self.form.is_ticked(&name), name, error }
    }

    /// The options of the list `name`, with the chosen ones marked.
    pub(crate) fn choices(
        &self,
        name: &str,
        options: impl IntoIterator<Item = (String, String)>,
    ) -> Vec<Choice> {
        let choices = options.into_iter().map(|(value, text)| {
            let is_chosen = self.form.texts(name).any(|it| it == value);
            Choice { value, text, is_chosen }
        });
        choices.collect()
    }

    /// What was typed into the fields.
    pub(crate) fn form(&self) -> &Form {
        &self.form
    }

    /// What is wrong with a group of fields.
    pub(crate) fn error(&self, name: &str, reader: &Reader) -> Option<String> {
        self.errors.at(name, reader)
    }

    /// The lines of the summary above the form.
    pub(crate) fn mistakes(&self, reader: &Reader) -> Vec<Mistake> {
        self.errors.summary(reader)
    }
}

#[cfg(test)]
mod tests {
    use application::Message;
    use domain_identity::Language;

    use super::*;
    use crate::tests::given;

    #[test]
    fn a_refused_form_shows_what_was_typed_but_no_password() {
        let reader = given::reader(Language::English);
        let form = Form::from_iter([("name", "Zoë"), ("password", "hunter2"), ("role", "staff")]);
        let mut errors = FieldErrors::default();
        errors.add("password", Message::new("line-empty"));
        let draft = Draft::refused(form, errors);

        assert_eq!(draft.field("name", &reader).value, "Zoë");
        let password = draft.secret("password", &reader);
        assert_eq!(password.value, "");
        assert!(password.error.is_some());
        let options = ["admin", "staff"].map(|it| (it.to_owned(), it.to_owned()));
        let chosen: Vec<bool> =
            draft.choices("role", options).iter().map(|it| it.is_chosen).collect();
        assert_eq!(chosen, [false, true]);
    }
}
