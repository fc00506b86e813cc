//! What one person is asked, and in which order.

use crate::{AnswerOption, OptionId, OptionOrder, Question, QuestionId, Quiz, Section};

/// The questions that one person is asked, with the options as they stand on their page, kept so
/// that a page that is opened again looks the same and a result can be explained years later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout(Vec<Placed>);

/// A question in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub question: QuestionId,
    /// Nothing where one does not choose.
    pub options: Vec<OptionId>,
}

/// A question as one person is asked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    pub question: &'a Question,
    /// In the order of their page.
    pub options: Vec<&'a AnswerOption>,
    /// The section, where one begins with this question.
    pub begins: Option<&'a Section>,
}

/// Shuffles by a seed: the algorithm of Fisher and Yates as Durstenfeld wrote it down (1964),
/// driven by `SplitMix64` (Steele, Lea and Flood, 2014). Nobody gains anything by guessing it, so it
/// need not be of a kind that cannot be guessed.
struct Shuffle(u64);

impl Layout {
    /// Draws the questions of one person. `None` if they are all there, as written.
    pub(crate) fn draw(quiz: &Quiz, seed: u64) -> Option<Self> {
        let rules = quiz.rules;
        let is_shuffled = rules.shuffles_questions || rules.shuffles_options;
        if quiz.sections().is_empty() && !is_shuffled {
            return None;
        }
        let mut shuffle = Shuffle(seed);
        let mut placed = Vec::new();
        for part in quiz.parts() {
            let mut questions: Vec<&Question> = quiz.questions_in(part).collect();
            let draw = part.and_then(|it| quiz.section(it)).and_then(|it| it.settings.draw);
            if let Some(draw) = draw {
                questions = shuffle.some_of(&questions, draw.get().into());
            }
            if rules.shuffles_questions {
                shuffle.mix(&mut questions);
            }
            placed.extend(questions.into_iter().map(|it| Placed {
                question: it.id(),
                options: shuffle.options(it, rules.shuffles_options),
            }));
        }
        Some(Self(placed))
    }

    /// Takes a layout from storage as it is.
    pub fn restore(placed: Vec<Placed>) -> Self {
        Self(placed)
    }

    pub fn placed(&self) -> &[Placed] {
        &self.0
    }

    /// The questions of a quiz as a layout has them, or as they are written without one.
    pub(crate) fn ask<'a>(layout: Option<&Self>, quiz: &'a Quiz) -> Vec<Asked<'a>> {
        let mut asked: Vec<Asked<'a>> = match layout {
            None => quiz.questions().iter().map(Asked::as_written).collect(),
            Some(layout) => layout.0.iter().filter_map(|it| it.find(quiz)).collect(),
        };
        let mut last = None;
        for it in &mut asked {
            let section = it.question.rules().section;
            it.begins = section.filter(|_| section != last).and_then(|it| quiz.section(it));
            last = section;
        }
        asked
    }
}

impl Placed {
    fn find<'a>(&self, quiz: &'a Quiz) -> Option<Asked<'a>> {
        let question = quiz.question(self.question)?;
        let all = question.kind().options();
        let options = self.options.iter().filter_map(|id| all.iter().find(|it| it.id == *id));
        Some(Asked { question, options: options.collect(), begins: None })
    }
}

impl<'a> Asked<'a> {
    fn as_written(question: &'a Question) -> Self {
        let options = question.kind().options().iter().collect();
        Self { question, options, begins: None }
    }
}

impl Shuffle {
    fn options(&mut self, question: &Question, is_shuffled: bool) -> Vec<OptionId> {
        let mut options: Vec<OptionId> = question.kind().options().iter().map(|it| it.id).collect();
        let n_mixed = match question.rules().order {
            OptionOrder::Any => options.len(),
            OptionOrder::LastStays => options.len().saturating_sub(1),
            OptionOrder::AsWritten => 0,
        };
        if is_shuffled {
            self.mix(&mut options[..n_mixed]);
        }
        options
    }

    /// So many of them, each as likely as every other, in the order they had.
    fn some_of<T: Copy>(&mut self, all: &[T], n: usize) -> Vec<T> {
        let mut places: Vec<usize> = (0..all.len()).collect();
        self.mix(&mut places);
        places.truncate(n);
        places.sort_unstable();
        places.into_iter().map(|it| all[it]).collect()
    }

    fn mix<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let n_choices = u64::try_from(last).unwrap_or(u64::MAX).saturating_add(1);
            let chosen = usize::try_from(self.next() % n_choices).unwrap_or(0);
            items.swap(last, chosen);
        }
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        it ^ (it >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_numbers_that_splitmix_has() {
        // The first values of the reference implementation for the seed 1234567.
        let mut shuffle = Shuffle(1_234_567);
        let expected = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973];
        assert_eq!([shuffle.next(), shuffle.next()], expected);
    }

    #[test]
    fn every_order_is_about_as_likely() {
        let mut seen = std::collections::BTreeMap::new();
        for seed in 0..6_000 {
            let mut items = [1, 2, 3];
            Shuffle(seed).mix(&mut items);
            *seen.entry(items).or_insert(0) += 1;
        }
        assert_eq!(seen.len(), 6);
        assert!(seen.values().all(|it| (850..1_150).contains(it)), "{seen:?}");
    }

    #[test]
    fn some_of_all_stay_in_their_order() {
        let mut shuffle = Shuffle(7);
        for _ in 0..100 {
            let some = shuffle.some_of(&[1, 2, 3, 4, 5], 3);
            assert_eq!(some.len(), 3);
            assert!(some.is_sorted());
        }
        assert_eq!(shuffle.some_of(&[1, 2], 9), [1, 2]);
    }
}
