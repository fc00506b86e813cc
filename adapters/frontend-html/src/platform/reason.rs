//! The page between a button and what is only done for a reason.

use application::{Failure, Message};
use domain_identity::Reason;
use domain_kernel::LineError;
use serde::Serialize;

use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake},
    parts::{Hidden, Link},
    reader::Reader,
    views::Page,
};

/// What something would do, and the reason for it.
#[derive(Debug, Serialize)]
pub(crate) struct ReasonPage {
    heading: String,
    lead: String,
    back: Link,
    /// What goes, and what stays.
    points: Vec<String>,
    reason: Field,
    action: String,
    hidden: Vec<Hidden>,
    button: String,
    is_destructive: bool,
    mistakes: Vec<Mistake>,
}

/// What differs from one such page to another.
pub(super) struct Asked {
    pub(super) heading: Message,
    pub(super) lead: &'static str,
    pub(super) points: Vec<Message>,
    pub(super) action: String,
    pub(super) hidden: Vec<Hidden>,
    pub(super) button: &'static str,
    pub(super) is_destructive: bool,
}

impl ReasonPage {
    pub(super) fn new(back: Link, asked: Asked, draft: &Draft, reader: &Reader) -> Self {
        Self {
            heading: reader.text(&asked.heading),
            lead: reader.say(asked.lead),
            back,
            points: asked.points.iter().map(|it| reader.text(it)).collect(),
            reason: draft.field("reason", reader),
            action: asked.action,
            hidden: asked.hidden,
            button: reader.say(asked.button),
            is_destructive: asked.is_destructive,
            mistakes: draft.mistakes(reader),
        }
    }
}

/// The reason that was typed.
pub(super) fn parse(form: &Form) -> Result<Reason, FieldErrors> {
    let mut errors = FieldErrors::default();
    errors.take("reason", Reason::parse(form.text("reason"))).ok_or(errors)
}

impl Page for ReasonPage {
    const TEMPLATE: &'static str = "platform/reason.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("reason", LineError::Empty.message());
        let refused = Draft::refused(Form::default(), errors);
        let (suspension, visit) = super::companies::asked();
        vec![
            Self::new(super::companies::back_of_sample(), suspension, &Draft::blank(), reader),
            Self::new(super::companies::back_of_sample(), visit, &refused, reader),
        ]
    }
}
