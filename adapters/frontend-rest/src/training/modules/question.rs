//! A question as its author writes it.

use application::Failure;
use domain_training::{
    Explanation, NewQuestion, OptionOrder, Points, Question, QuestionRules, Stem,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::kind::KindDocument;
use crate::{
    RequestRefused,
    flaw::{Flaws, Place},
    problem::Problem,
    schema::IdText,
    value::optional_id,
};

/// What is asked, and which answers are right.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleQuestionSettings)]
pub(crate) struct QuestionDocument {
    /// Markdown.
    #[schema(min_length = 1, max_length = 4000)]
    stem: String,
    /// Without it one.
    #[schema(example = "1")]
    points: Option<String>,
    kind: KindDocument,
    #[schema(max_length = 4000)]
    explanation: Option<String>,
    /// The id of the section that it is in.
    #[schema(value_type = Option<IdText>)]
    section: Option<String>,
    /// Whether nobody passes who does not answer it right.
    #[serde(default)]
    is_critical: bool,
    /// What may be done to the order of its options: `any`, `last_stays` or `as_written`.
    #[schema(pattern = "^(any|last_stays|as_written)$")]
    order: Option<String>,
}

impl QuestionDocument {
    pub(super) fn new(question: &Question) -> Self {
        let rules = question.rules();
        Self {
            stem: question.stem().as_str().to_owned(),
            points: Some(question.points().to_string()),
            kind: KindDocument::new(question.kind()),
            explanation: question.explanation().map(|it| it.as_str().to_owned()),
            section: rules.section.map(|it| it.to_string()),
            is_critical: rules.is_critical,
            order: Some(rules.order.name().to_owned()),
        }
    }

    pub(super) fn written(&self) -> Result<NewQuestion, Problem> {
        let mut flaws = Flaws::default();
        let stem = flaws.take("stem", Stem::parse(&self.stem));
        let points = match &self.points {
            None => Some(Points::ONE),
            Some(points) => flaws.take("points", Points::parse(points)),
        };
        let explanation = self.explanation.as_deref().unwrap_or_default();
        let explanation = flaws.take("explanation", Explanation::parse_optional(explanation));
        let kind = self.kind.written(&mut flaws);
        let rules = self.rules(&mut flaws);
        flaws.none()?;
        // Whatever is missing by now was wrong, and has been said.
        let wrong = RequestRefused::Invalid;
        let (stem, points, kind) = (stem.ok_or(wrong)?, points.ok_or(wrong)?, kind.ok_or(wrong)?);
        let written = NewQuestion::write(stem, points, kind, explanation.flatten());
        let written = written.map_err(|err| {
            let mut flaws = Flaws::default();
            let field = err.field().filter(|it| *it == "points").unwrap_or("kind");
            flaws.add(Place::field(field), err.message());
            flaws
        })?;
        Ok(written.under(rules))
    }

    fn rules(&self, flaws: &mut Flaws) -> QuestionRules {
        let section = flaws.take("section", optional_id(self.section.as_deref())).flatten();
        let order = match &self.order {
            None => Ok(OptionOrder::default()),
            Some(order) => OptionOrder::parse(order).ok_or(RequestRefused::WrongValue),
        };
        let order = flaws.take("order", order).unwrap_or_default();
        QuestionRules { section, is_critical: self.is_critical, order }
    }
}
