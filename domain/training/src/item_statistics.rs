//! What the answers of many people say about a question: how hard it is, whether those who know
//! more answer it better, and what is chosen instead of what is right.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::{Answer, Attempt, Mark, ModuleVersion, OptionId, Question, QuestionId};

/// What many attempts at one version say about one of its questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemStatistics {
    pub question: QuestionId,
    /// In how many attempts it was asked.
    pub n_asked: usize,
    pub n_answered: usize,
    /// In how many its answer earned all there was.
    pub n_right: usize,
    /// The share of its points that was earned, in whole percents; `None` if nobody was asked, or
    /// for a question without points. A question is easy near 100 and hard near 0.
    pub ease: Option<u8>,
    /// The share earned by the upper group less the share earned by the lower one, in whole
    /// percents from -100 to 100 (Kelley 1939: the best and the worst 27 of 100, by what they
    /// earned with all other questions). Above 30 it tells well who knows more; below 0 something
    /// is wrong with it. `None` before there are enough attempts to say anything.
    pub discrimination: Option<i8>,
    /// What was answered, the most frequent first.
    pub answers: Vec<AnswerCount>,
}

/// How often something was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerCount {
    pub answered: Answered,
    /// Whether it is right: all of it, or one option of several that are.
    pub is_right: bool,
    pub n: usize,
    /// How many of them are in the upper group, and in the lower one.
    pub n_upper: usize,
    pub n_lower: usize,
}

/// One thing that can be answered. Of several options that were chosen, each counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answered {
    Option(OptionId),
    Said(bool),
    /// A number or a text, as it is written.
    Typed(String),
}

/// What an author should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Concern {
    /// Nearly everybody has it right, so it tells nothing.
    TooEasy,
    /// Hardly anybody has.
    TooHard,
    /// Those who know more do not answer it better.
    TellsNothing,
    /// Those who know more answer it worse: the key may be wrong.
    Backwards,
}

/// Groups of fewer say nothing.
const LEAST_IN_GROUP: usize = 5;

/// What the attempts at a version say about each of its questions, in the order of the version.
/// Whoever calls this chooses the attempts: finished ones, and of each person the first.
pub fn item_statistics(version: &ModuleVersion, attempts: &[Attempt]) -> Vec<ItemStatistics> {
    let marked: Vec<Marked> = attempts.iter().map(|it| Marked::of(it, version)).collect();
    let questions = version.lesson().questions().iter();
    questions.map(|it| ItemStatistics::of(it, &marked)).collect()
}

/// What one attempt says about all questions.
struct Marked {
    marks: BTreeMap<QuestionId, Mark>,
    /// What it earned, in thousandths.
    earned: u64,
}

/// What one attempt says about one question.
struct Sample<'a> {
    mark: &'a Mark,
    /// What the attempt earned with all other questions, in thousandths.
    rest: u64,
}

impl ItemStatistics {
    fn of(question: &Question, marked: &[Marked]) -> Self {
        let mut samples: Vec<Sample<'_>> =
            marked.iter().filter_map(|it| it.sample(question.id())).collect();
        // A stable sort, so that equals stay in the order in which they came.
        samples.sort_by_key(|it| it.rest);
        let n_asked = samples.len();
        let n_in_group = n_asked * 27 / 100;
        let (lower, upper) = (&samples[..n_in_group], &samples[n_asked - n_in_group..]);
        let is_enough = LEAST_IN_GROUP <= n_in_group;
        let discrimination = share(upper).zip(share(lower)).filter(|_| is_enough);
        Self {
            question: question.id(),
            n_asked,
            n_answered: samples.iter().filter(|it| it.mark.given.is_some()).count(),
            n_right: samples.iter().filter(|it| it.mark.is_right).count(),
            ease: share(&samples).and_then(|it| u8::try_from(it).ok()),
            discrimination: discrimination.and_then(|(it, low)| i8::try_from(it - low).ok()),
            answers: count(question, &samples, upper, lower),
        }
    }

    /// What an author should look at, if there is anything.
    pub fn concern(&self) -> Option<Concern> {
        let (ease, discrimination) = (self.ease?, self.discrimination?);
        match (ease, discrimination) {
            (_, ..0) => Some(Concern::Backwards),
            (96.., _) => Some(Concern::TooEasy),
            (..20, _) => Some(Concern::TooHard),
            (_, ..10) => Some(Concern::TellsNothing),
            _ => None,
        }
    }
}

impl Marked {
    fn of(attempt: &Attempt, version: &ModuleVersion) -> Self {
        let marks = attempt.marks(version).into_iter().map(|it| (it.question, it));
        let marks: BTreeMap<QuestionId, Mark> = marks.collect();
        let earned = marks.values().map(|it| u64::from(it.earned.milli())).sum();
        Self { marks, earned }
    }

    /// Nothing if the question was not drawn.
    fn sample(&self, question: QuestionId) -> Option<Sample<'_>> {
        let mark = self.marks.get(&question)?;
        Some(Sample { mark, rest: self.earned - u64::from(mark.earned.milli()) })
    }
}

/// The share of the points that was earned, in whole percents, a half rounded up.
fn share(samples: &[Sample<'_>]) -> Option<i64> {
    let sum = |milli: fn(&Mark) -> u32| samples.iter().map(|it| i64::from(milli(it.mark))).sum();
    let (earned, out_of): (i64, i64) = (sum(|it| it.earned.milli()), sum(|it| it.out_of.milli()));
    (earned * 100 + out_of / 2).checked_div(out_of)
}

fn count(
    question: &Question,
    samples: &[Sample<'_>],
    upper: &[Sample<'_>],
    lower: &[Sample<'_>],
) -> Vec<AnswerCount> {
    let mut counts = BTreeMap::<Answered, (bool, usize)>::new();
    for mark in samples.iter().map(|it| it.mark) {
        for (answered, is_right) in answered(question, mark) {
            counts.entry(answered).or_insert((is_right, 0)).1 += 1;
        }
    }
    let (upper, lower) = (tally(question, upper), tally(question, lower));
    let counts = counts.into_iter().map(|(answered, (is_right, n))| AnswerCount {
        is_right,
        n,
        n_upper: upper.get(&answered).copied().unwrap_or_default(),
        n_lower: lower.get(&answered).copied().unwrap_or_default(),
        answered,
    });
    let mut counts: Vec<AnswerCount> = counts.collect();
    counts.sort_by_key(|it| Reverse(it.n));
    counts
}

fn tally(question: &Question, samples: &[Sample<'_>]) -> BTreeMap<Answered, usize> {
    let mut tally = BTreeMap::new();
    for (answered, _) in samples.iter().flat_map(|it| answered(question, it.mark)) {
        *tally.entry(answered).or_default() += 1;
    }
    tally
}

/// What was answered, and whether each of it is right.
fn answered(question: &Question, mark: &Mark) -> Vec<(Answered, bool)> {
    let is_right = |option: OptionId| {
        let mut options = question.kind().options().iter();
        options.any(|it| it.id == option && it.weight.is_positive())
    };
    match &mark.given {
        None => Vec::new(),
        Some(Answer::Chosen(options)) => {
            options.iter().map(|it| (Answered::Option(*it), is_right(*it))).collect()
        }
        Some(Answer::Said(said)) => vec![(Answered::Said(*said), mark.is_right)],
        Some(Answer::Number(number)) => {
            vec![(Answered::Typed(number.to_string()), mark.is_right)]
        }
        Some(Answer::Text(text)) => {
            vec![(Answered::Typed(text.as_str().to_owned()), mark.is_right)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Beginning, Given, Revision, SheetEntry,
        tests::given::{amina, at, given_version, id, rules, true_false},
    };

    /// An attempt that has so many of the questions 101, 102, … right, in this order.
    fn attempt(version: &ModuleVersion, rights: &[bool]) -> Attempt {
        let (mut attempt, _) = Attempt::start(id(9), amina(), version, Beginning::at(at(0)));
        let sheet = (101..).zip(rights).map(|(question, is_right)| {
            let given = Given::said(*is_right);
            SheetEntry { question: id(question), seen: Revision::NEVER, given }
        });
        attempt.save(version, &sheet.collect::<Vec<_>>(), at(1)).expect("good answers");
        attempt.submit(version, at(2)).expect("in progress");
        attempt
    }

    /// True is right of all four.
    fn version() -> ModuleVersion {
        given_version(rules(1, 2), &[const { true }; 4].map(true_false))
    }

    #[test]
    fn a_question_that_the_better_half_knows_tells_who_is_better() {
        let version = version();
        // Twenty know everything but the last question, twenty only that one.
        let good = attempt(&version, &[true, true, true, false]);
        let bad = attempt(&version, &[false, false, false, true]);
        let attempts: Vec<Attempt> = (0..20).flat_map(|_| [good.clone(), bad.clone()]).collect();
        let found = item_statistics(&version, &attempts);

        let figures: Vec<_> =
            found.iter().map(|it| (it.ease, it.discrimination, it.concern())).collect();
        let tells = (Some(50), Some(100), None);
        let backwards = (Some(50), Some(-100), Some(Concern::Backwards));
        assert_eq!(figures, [tells, tells, tells, backwards]);

        let first = &found[0];
        assert_eq!((first.n_asked, first.n_answered, first.n_right), (40, 40, 20));
        let said = |said, n_upper, n_lower| AnswerCount {
            answered: Answered::Said(said),
            is_right: said,
            n: 20,
            n_upper,
            n_lower,
        };
        assert_eq!(first.answers, [said(false, 0, 10), said(true, 10, 0)]);
    }

    #[test]
    fn too_few_attempts_say_nothing_about_who_is_better() {
        let version = version();
        let attempts = vec![attempt(&version, &[true, false, true, false]); 18];
        let found = item_statistics(&version, &attempts);
        assert_eq!((found[0].ease, found[0].discrimination), (Some(100), None));
        assert_eq!(found[0].concern(), None);

        let attempts = vec![attempt(&version, &[true, false, true, false]); 19];
        let found = item_statistics(&version, &attempts);
        assert_eq!(
            (found[0].discrimination, found[0].concern()),
            (Some(0), Some(Concern::TooEasy))
        );
        assert_eq!(found[1].concern(), Some(Concern::TooHard));
    }

    #[test]
    fn nothing_is_said_about_what_nobody_was_asked() {
        let found = item_statistics(&version(), &[]);
        assert_eq!(found.len(), 4);
        assert_eq!((found[0].n_asked, found[0].ease, found[0].concern()), (0, None, None));
    }

    #[test]
    fn who_leaves_a_question_open_was_asked() {
        let version = version();
        let found = item_statistics(&version, &[attempt(&version, &[true, true])]);
        assert_eq!((found[3].n_asked, found[3].n_answered), (1, 0));
        assert!(found[3].answers.is_empty());
    }
}
