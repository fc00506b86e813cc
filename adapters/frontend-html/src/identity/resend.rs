use serde::Serialize;

use crate::{form::Form, next::Next, reader::Reader, views::Page};

/// A form that was sent without a session and waits to be sent again.
#[derive(Debug, Serialize)]
pub(crate) struct ResendPage {
    action: String,
    fields: Vec<Hidden>,
}

#[derive(Debug, Serialize)]
struct Hidden {
    name: String,
    value: String,
}

impl ResendPage {
    pub(super) fn new(next: &Next, form: &Form) -> Self {
        let fields = form.fields();
        let fields =
            fields.map(|(name, value)| Hidden { name: name.to_owned(), value: value.to_owned() });
        Self { action: next.as_str().to_owned(), fields: fields.collect() }
    }
}

impl Page for ResendPage {
    const TEMPLATE: &'static str = "identity/resend.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("resend-title")
    }

    fn samples(_: &Reader) -> Vec<Self> {
        let form = Form::from_iter([("question_1", "a & b"), ("action", "save")]);
        vec![Self::new(&Next::parse("/training/attempts/1"), &form)]
    }
}
