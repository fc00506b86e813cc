//! What a finished attempt came to, as far as its author shows it.

use application::training::{Aftermath, AttemptInProgress, CorrectedResult, OwnChallenge};
use domain_training::{
    ChallengeVerdict, Ending, Mark, Outcome, Question, QuestionId, QuizResult, Remedy, Reveals,
    Unmet, new_key,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::attempt::{OptionDocument, values};
use crate::answer::{count, moment};

/// What a finished attempt came to.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingResult)]
pub(crate) struct ResultDocument {
    /// `passed`, `failed` or `acknowledged`.
    outcome: &'static str,
    ended: Option<String>,
    /// `submitted` or `timed_out`; nothing where nothing was asked.
    ending: Option<&'static str>,
    points: Option<PointsDocument>,
    /// Sections in which too little was earned.
    unmet_sections: Vec<String>,
    /// How many questions were wrong that have to be right.
    missed_critical: u32,
    corrected: Option<CorrectedDocument>,
    /// One for each question, in the order in which they were asked; nothing where its author shows
    /// none.
    marks: Option<Vec<MarkDocument>>,
    /// What whoever asks has said against the questions, oldest first.
    challenges: Vec<OwnChallengeDocument>,
}

/// What was earned, what passes, and what there is to earn.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingPoints)]
pub(crate) struct PointsDocument {
    score: String,
    needed: String,
    max: String,
}

/// That it was marked again.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingCorrected)]
pub(crate) struct CorrectedDocument {
    at: String,
    reason: String,
    /// What it was before.
    before: Option<PointsDocument>,
}

/// What one answer was worth.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingMark)]
pub(crate) struct MarkDocument {
    question: String,
    stem: String,
    options: Vec<OptionDocument>,
    values: Vec<String>,
    is_right: bool,
    /// How it is marked otherwise than its version says: `new_key`, `full_marks` or `left_out`.
    remedy: Option<&'static str>,
    /// What would have been right, where that may be seen.
    right: Option<Vec<String>>,
    /// What its author says to that answer, where it may be seen.
    feedback: Vec<String>,
}

/// What somebody has said against a question.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingOwnChallenge)]
pub(crate) struct OwnChallengeDocument {
    question: String,
    text: String,
    made: String,
    /// `accepted` or `refused`; nothing before it was answered.
    verdict: Option<&'static str>,
    reply: Option<String>,
}

impl ResultDocument {
    /// Nothing of what is in progress.
    pub(super) fn new(found: &AttemptInProgress, aftermath: &Aftermath) -> Option<Self> {
        let (attempt, version) = (&found.attempt.value, &found.version);
        let corrected = aftermath.corrected.as_ref();
        let outcome: Outcome =
            corrected.map(|it| it.regrade.outcome()).or_else(|| attempt.outcome())?;
        let reveals = version.quiz().map(|it| it.rules.reveals(outcome));
        let marks = match corrected {
            Some(it) => it.correction.marks(attempt, version, &it.key),
            None => attempt.marks(version),
        };
        let asked = attempt.asked(version);
        let marks = reveals.filter(|it| it.marks).map(|reveals| {
            let pairs = asked.iter().zip(&marks);
            let mark = |(it, mark): (&domain_training::Asked<'_>, &Mark)| {
                MarkDocument::new(it.question, mark, corrected, reveals)
            };
            pairs.map(mark).collect()
        });
        let unmet: Option<&Unmet> = corrected.map(|it| &it.regrade.unmet).or(attempt.unmet());
        let title = |id| version.quiz().and_then(|it| it.section(id)).map(|it| &it.settings.title);
        let sections = unmet.iter().flat_map(|it| &it.sections).filter_map(|it| title(*it));
        let result = corrected.map(|it| it.regrade.result).or(attempt.result());
        Some(Self {
            outcome: outcome.name(),
            ended: attempt.state().finished_at().map(moment),
            ending: attempt.ending().map(Ending::name),
            points: result.as_ref().map(PointsDocument::new),
            unmet_sections: sections.map(|it| it.as_str().to_owned()).collect(),
            missed_critical: count(unmet.map_or(0, |it| it.critical.len())),
            corrected: corrected.map(|it| CorrectedDocument {
                at: moment(it.at),
                reason: it.correction.reason.as_str().to_owned(),
                before: attempt.result().as_ref().map(PointsDocument::new),
            }),
            marks,
            challenges: aftermath.challenges.iter().map(OwnChallengeDocument::new).collect(),
        })
    }
}

impl PointsDocument {
    pub(in crate::training) fn new(result: &QuizResult) -> Self {
        Self {
            score: result.score.to_string(),
            needed: result.needed.to_string(),
            max: result.max.to_string(),
        }
    }
}

impl MarkDocument {
    fn new(
        asked: &Question,
        mark: &Mark,
        corrected: Option<&CorrectedResult>,
        reveals: Reveals,
    ) -> Self {
        let remedy = corrected.and_then(|it| remedy(it, asked.id()));
        let new = corrected.filter(|_| remedy == Some(Remedy::NewKey));
        let new = new.and_then(|it| new_key(asked, &it.key));
        let question = new.as_ref().unwrap_or(asked);
        let given = mark.given.as_ref();
        let feedback = given.map(|it| question.feedback(it)).unwrap_or_default();
        let feedback = feedback.into_iter().map(|it| it.as_str().to_owned());
        let explanation = question.explanation().map(|it| it.as_str().to_owned());
        let feedback = feedback.chain(explanation).filter(|_| reveals.key);
        let right = question.right_answer().filter(|_| reveals.key && !mark.is_right);
        let options = question
            .kind()
            .options()
            .iter()
            .map(|it| OptionDocument { id: it.id.to_string(), text: it.text.as_str().to_owned() });
        Self {
            question: question.id().to_string(),
            stem: question.stem().as_str().to_owned(),
            options: options.collect(),
            values: values(given),
            is_right: mark.is_right,
            remedy: remedy.map(Remedy::name),
            right: right.as_ref().map(|it| values(Some(it))),
            feedback: feedback.collect(),
        }
    }
}

fn remedy(corrected: &CorrectedResult, question: QuestionId) -> Option<Remedy> {
    corrected.correction.remedies.get(&question).copied()
}

impl OwnChallengeDocument {
    fn new(own: &OwnChallenge) -> Self {
        let (verdict, reply) = own.answer.clone().unzip();
        Self {
            question: own.question.to_string(),
            text: own.text.as_str().to_owned(),
            made: moment(own.made),
            verdict: verdict.map(ChallengeVerdict::name),
            reply: reply.map(|it| it.as_str().to_owned()),
        }
    }
}
