//! Which scores a question can have at all.

use super::{Credit, Question, QuestionKind};
use crate::{Points, Weight, quiz::greatest_common_divisor};

impl Question {
    /// The most that any answer earns, which an author may have left below the points.
    pub(crate) fn best(&self) -> Points {
        let weights = self.kind.weights();
        let credit = match &self.kind {
            QuestionKind::SeveralAnswers { credit: Credit::AllOrNothing, .. } => Weight::FULL,
            QuestionKind::SeveralAnswers { credit: Credit::Partial, .. } => {
                Weight::together(weights.into_iter().filter(|it| it.is_positive()))
            }
            _ => weights.into_iter().max().unwrap_or(Weight::NONE),
        };
        self.points.share(credit)
    }

    /// The largest number of thousandths that every possible score of this question is a multiple
    /// of.
    pub(crate) fn step(&self) -> u32 {
        let weights = self.kind.weights().into_iter();
        match &self.kind {
            QuestionKind::SeveralAnswers { credit: Credit::AllOrNothing, .. } => {
                self.points.milli()
            }
            QuestionKind::SeveralAnswers { credit: Credit::Partial, .. } => weights
                .map(|it| self.exact_milli(it).unwrap_or(1))
                .fold(self.points.milli(), greatest_common_divisor),
            // No two of these weights are ever added up, so rounded scores are still few.
            _ => weights
                .map(|it| self.points.share(it).milli())
                .fold(self.points.milli(), greatest_common_divisor),
        }
    }

    /// The thousandths that a weight earns or costs, unless they have to be rounded.
    fn exact_milli(&self, weight: Weight) -> Option<u32> {
        let product = u64::from(self.points.milli()) * u64::from(weight.ppm().unsigned_abs());
        let is_exact = product.is_multiple_of(u64::from(Weight::WHOLE));
        is_exact.then(|| u32::try_from(product / u64::from(Weight::WHOLE)).unwrap_or(1))
    }
}
