use domain_kernel::fold;

use super::{
    AcceptedNumber, AcceptedText, AnswerOption, Credit, Question, QuestionId, QuestionKind,
    ShortAnswer, pattern,
};
use crate::{Answer, Decimal, Feedback, OptionId, Points, Weight};

/// What one answer was worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub question: QuestionId,
    /// `None` if the person left it open, which is not the same as a wrong answer.
    pub given: Option<Answer>,
    pub earned: Points,
    pub out_of: Points,
    /// Whether it earned everything there was.
    pub is_right: bool,
}

impl Question {
    /// What an answer, or none, is worth (spec: training-reference, 4.3).
    pub fn mark(&self, given: Option<&Answer>) -> Mark {
        let credit = given.map_or(Weight::NONE, |it| self.credit(it));
        Mark {
            question: self.id,
            given: given.cloned(),
            earned: self.points.share(credit),
            out_of: self.points,
            is_right: credit == Weight::FULL,
        }
    }

    /// The answer that earns most: what a key shows. `None` where nothing earns anything.
    pub fn right_answer(&self) -> Option<Answer> {
        let earns = |it: &Weight| Weight::NONE < *it;
        match &self.kind {
            QuestionKind::SingleChoice { options } => {
                let best = options.iter().max_by_key(|it| it.weight).filter(|it| earns(&it.weight));
                best.map(|it| Answer::Chosen(vec![it.id]))
            }
            QuestionKind::SeveralAnswers { options, .. } => {
                let right = options.iter().filter(|it| earns(&it.weight)).map(|it| it.id);
                let mut right: Vec<OptionId> = right.collect();
                right.sort_unstable();
                (!right.is_empty()).then_some(Answer::Chosen(right))
            }
            QuestionKind::TrueFalse { answer, .. } => Some(Answer::Said(*answer)),
            QuestionKind::Number { accepted, .. } => {
                let best = accepted.iter().max_by_key(|it| it.weight);
                best.filter(|it| earns(&it.weight)).map(|it| Answer::Number(it.value))
            }
            QuestionKind::ShortText { accepted, .. } => {
                let best = accepted.iter().max_by_key(|it| it.weight);
                best.filter(|it| earns(&it.weight)).map(|it| Answer::Text(it.text.clone()))
            }
        }
    }

    /// What the author has to say to whoever gives this answer.
    pub fn feedback(&self, answer: &Answer) -> Vec<&Feedback> {
        let feedback = match (&self.kind, answer) {
            (QuestionKind::TrueFalse { answer: right, if_right, if_wrong }, Answer::Said(said)) => {
                let feedback = if said == right { if_right } else { if_wrong };
                return feedback.iter().collect();
            }
            (QuestionKind::Number { accepted, otherwise }, Answer::Number(number)) => {
                let found = best_number(accepted, *number);
                found.map_or(otherwise.as_ref(), |it| it.feedback.as_ref())
            }
            (kind @ QuestionKind::ShortText { .. }, Answer::Text(text)) => {
                best_text(kind, text).and_then(|it| it.feedback.as_ref())
            }
            (kind, Answer::Chosen(chosen)) => {
                let options = kind.options().iter().filter(|it| chosen.contains(&it.id));
                return options.filter_map(|it| it.feedback.as_ref()).collect();
            }
            _ => None,
        };
        feedback.into_iter().collect()
    }

    fn credit(&self, answer: &Answer) -> Weight {
        let weight = match (&self.kind, answer) {
            (QuestionKind::SingleChoice { options }, Answer::Chosen(chosen)) => {
                options.iter().find(|it| chosen == &[it.id]).map(|it| it.weight)
            }
            (QuestionKind::TrueFalse { answer, .. }, Answer::Said(said)) => {
                (said == answer).then_some(Weight::FULL)
            }
            (QuestionKind::SeveralAnswers { options, credit }, Answer::Chosen(chosen)) => {
                Some(several(options, *credit, chosen))
            }
            (QuestionKind::Number { accepted, .. }, Answer::Number(number)) => {
                best_number(accepted, *number).map(|it| it.weight)
            }
            (kind @ QuestionKind::ShortText { .. }, Answer::Text(text)) => {
                best_text(kind, text).map(|it| it.weight)
            }
            _ => None,
        };
        weight.unwrap_or(Weight::NONE).max(Weight::NONE)
    }
}

fn several(options: &[AnswerOption], credit: Credit, chosen: &[OptionId]) -> Weight {
    let is_chosen = |it: &&AnswerOption| chosen.contains(&it.id);
    match credit {
        Credit::Partial => Weight::together(options.iter().filter(is_chosen).map(|it| it.weight)),
        Credit::AllOrNothing => {
            let is_all = options.iter().all(|it| is_chosen(&it) == it.weight.is_positive());
            if is_all { Weight::FULL } else { Weight::NONE }
        }
    }
}

/// Of the accepted numbers that this one is near to, the first of those that earn the most.
fn best_number(accepted: &[AcceptedNumber], number: Decimal) -> Option<&AcceptedNumber> {
    let near = accepted.iter().filter(|it| number.is_within(it.value, it.tolerance));
    near.rev().max_by_key(|it| it.weight)
}

fn best_text<'a>(kind: &'a QuestionKind, text: &ShortAnswer) -> Option<&'a AcceptedText> {
    let QuestionKind::ShortText { accepted, is_case_sensitive, has_wildcards } = kind else {
        return None;
    };
    let normal = |it: &str| if *is_case_sensitive { it.to_owned() } else { fold(it) };
    let text = normal(text.as_str());
    let matches = |it: &&AcceptedText| {
        let accepted = normal(it.text.as_str());
        if *has_wildcards { pattern::is_match(&accepted, &text) } else { accepted == text }
    };
    accepted.iter().filter(matches).rev().max_by_key(|it| it.weight)
}
