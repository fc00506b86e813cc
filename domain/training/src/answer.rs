use std::collections::BTreeMap;

use crate::{Decimal, OptionId, QuestionId, ShortAnswer};

/// An answer that the question it was given to understands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The options that were chosen, sorted and never none. Of a single choice, one.
    Chosen(Vec<OptionId>),
    /// To whether something is true.
    Said(bool),
    Number(Decimal),
    Text(ShortAnswer),
}

/// What somebody gives as the answer to one question, before it is known whether it is one: the
/// values of its fields. An empty value says nothing, so that alone it clears the answer.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Given {
    // Invariant: no value is empty.
    values: Vec<String>,
}

/// How often the answer to a question was written. A question never answered has revision 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Revision(u32);

/// What is kept for one question: the answer, or that it was cleared.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Response {
    pub answer: Option<Answer>,
    pub revision: Revision,
}

/// What was answered so far, by question. A question left out was never touched.
pub type Responses = BTreeMap<QuestionId, Response>;

impl Given {
    /// What the fields of one question hold. A form sends an empty one with each, so that nothing
    /// chosen can be told from nothing sent.
    pub fn from_values(values: impl IntoIterator<Item = String>) -> Self {
        Self { values: values.into_iter().filter(|it| !it.is_empty()).collect() }
    }

    pub fn cleared() -> Self {
        Self::default()
    }

    pub fn chosen(options: &[OptionId]) -> Self {
        Self::from_values(options.iter().map(ToString::to_string))
    }

    /// The answer to whether something is true: the values `true` and `false`.
    pub fn said(answer: bool) -> Self {
        Self::from_values([answer.to_string()])
    }

    pub fn typed(text: &str) -> Self {
        Self::from_values([text.to_owned()])
    }

    /// The values that are not empty, as they were sent: what a form shows again.
    pub fn values(&self) -> &[String] {
        &self.values
    }
}

impl Answer {
    /// The answer as it would be given again.
    pub fn given(&self) -> Given {
        match self {
            Self::Chosen(options) => Given::chosen(options),
            Self::Said(answer) => Given::said(*answer),
            Self::Number(number) => Given::typed(&number.to_string()),
            Self::Text(text) => Given::typed(text.as_str()),
        }
    }
}

impl Revision {
    pub const NEVER: Self = Self(0);

    pub fn new(number: u32) -> Self {
        Self(number)
    }

    pub fn get(self) -> u32 {
        self.0
    }

    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}
