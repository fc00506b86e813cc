use std::collections::BTreeMap;

use domain_kernel::Ids;

use crate::{
    EditRefused, Needed, NewQuestion, OptionId, Outcome, PassMark, Points, Question, QuestionId,
    QuestionRules, Section, SectionId, TimeLimit, Tries,
};

/// Questions, and what it takes to pass them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiz {
    pub rules: QuizRules,
    // Invariant: at most MAX_SECTIONS, and no id is there twice.
    pub(crate) sections: Vec<Section>,
    // Invariant: at most MAX_QUESTIONS, of at most MAX_SIZE together, no id is there twice, and
    // each is in one of the sections or in none.
    questions: Vec<Question>,
}

/// How a quiz is passed, and what a person sees afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct QuizRules {
    pub pass_mark: PassMark,
    pub feedback: FeedbackPolicy,
    /// Whether somebody who failed may see which answers are right, before trying again.
    pub reveals_key_after_failure: bool,
    pub tries: Tries,
    /// `None` lets everybody take the time they want.
    pub time_limit: Option<TimeLimit>,
    /// Whether each person is asked in another order, section by section.
    pub shuffles_questions: bool,
    /// Whether each person sees the options in another order.
    pub shuffles_options: bool,
}

/// What a person is told about single answers after the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum FeedbackPolicy {
    /// The score, and no more.
    Nothing,
    /// Which of the own answers were right.
    #[default]
    RightOrWrong,
    /// Also what is right, and why.
    WithExplanations,
}

/// What the page of a result may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reveals {
    /// Whether each own answer was right.
    pub marks: bool,
    /// Which answers are right, the explanation, and the feedback of the author, all of which say
    /// it.
    pub key: bool,
}

impl Quiz {
    pub const MAX_QUESTIONS: usize = 500;
    pub const MAX_SECTIONS: usize = 50;
    /// How many bytes of text the questions may have together.
    pub const MAX_SIZE: usize = 2_000_000;

    pub fn new(rules: QuizRules) -> Self {
        Self { rules, sections: Vec::new(), questions: Vec::new() }
    }

    /// Rebuilds a quiz from storage.
    pub fn restore(rules: QuizRules, sections: Vec<Section>, questions: Vec<Question>) -> Self {
        Self { rules, sections, questions }
    }

    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    pub fn question(&self, id: QuestionId) -> Option<&Question> {
        self.questions.iter().find(|it| it.id() == id)
    }

    /// What each person can earn: of a section of which some questions are drawn, what these are
    /// worth.
    pub fn max(&self) -> Points {
        self.parts().map(|it| self.max_in(it)).sum()
    }

    /// How many questions each person is asked.
    pub fn n_asked(&self) -> usize {
        let drawn = |it: Option<SectionId>| {
            let draw = it.and_then(|it| self.section(it)).and_then(|it| it.settings.draw);
            self.questions_in(it).count().min(draw.map_or(usize::MAX, |it| it.get().into()))
        };
        self.parts().map(drawn).sum()
    }

    /// What it takes to pass, which is said before the start.
    pub fn needed(&self) -> Needed {
        needed(self.rules.pass_mark, self.max(), step(self.questions.iter()))
    }

    /// What it takes in a section alone; `None` if it takes nothing there.
    pub fn needed_in(&self, section: SectionId) -> Option<Needed> {
        let mark = self.section(section)?.settings.pass_mark?;
        let id = Some(section);
        Some(needed(mark, self.max_in(id), step(self.questions_in(id))))
    }

    /// What somebody can earn who just fails, where the pass mark was likely meant to let them
    /// pass: of three questions, two are 66.67 %, and 67 % is asked for.
    pub fn near_miss(&self) -> Option<Points> {
        let (numerator, denominator) = self.rules.pass_mark.part()?;
        let Needed { score, least, max } = self.needed();
        let below = least.milli().checked_sub(step(self.questions.iter()))?;
        // Less than a hundredth of all points is missing.
        let of_all = |it: u32| u64::from(it) * 100 * u64::from(denominator);
        let missing = u64::from(max.milli()) * 100 * u64::from(numerator);
        let missing = missing.saturating_sub(of_all(below));
        let is_near = missing < u64::from(max.milli()) * u64::from(denominator);
        (score < least && 0 < below && is_near).then_some(Points::from_milli(below))
    }

    /// The most that anybody can earn, which is less than all points where no answer to a question
    /// earns all of its own.
    pub(crate) fn best(&self) -> Points {
        self.parts().map(|it| self.best_in(it)).sum()
    }

    pub(crate) fn add(
        &mut self,
        id: QuestionId,
        question: NewQuestion,
        ids: &dyn Ids,
    ) -> Result<(), EditRefused> {
        if self.question(id).is_some() {
            return Err(EditRefused::QuestionExists);
        }
        let question = settle(question, id, &[], ids)?;
        let questions = self.questions.iter().cloned().chain([question]).collect();
        self.put(questions)
    }

    /// Writes another question in the place of one, and says whether it is another.
    pub(crate) fn edit(
        &mut self,
        id: QuestionId,
        question: NewQuestion,
        ids: &dyn Ids,
    ) -> Result<bool, EditRefused> {
        let at = self.position(id)?;
        let known: Vec<OptionId> =
            self.questions[at].kind().options().iter().map(|it| it.id).collect();
        let question = settle(question, id, &known, ids)?;
        if self.questions[at] == question {
            return Ok(false);
        }
        let mut questions = self.questions.clone();
        questions[at] = question;
        self.put(questions)?;
        Ok(true)
    }

    pub(crate) fn remove(&mut self, id: QuestionId) -> Result<(), EditRefused> {
        let at = self.position(id)?;
        self.questions.remove(at);
        Ok(())
    }

    /// Moves a question to a place, counted from 0, or to the last one if there is no such place.
    /// Says where it was and is.
    pub(crate) fn shift(
        &mut self,
        id: QuestionId,
        to: usize,
    ) -> Result<(usize, usize), EditRefused> {
        let from = self.position(id)?;
        let to = to.min(self.questions.len() - 1);
        let question = self.questions.remove(from);
        self.questions.insert(to, question);
        Ok((from, to))
    }

    pub(crate) fn replace(
        &mut self,
        questions: Vec<NewQuestion>,
        ids: &dyn Ids,
    ) -> Result<(), EditRefused> {
        self.put(settle_all(questions, ids)?)
    }

    pub(crate) fn append(
        &mut self,
        questions: Vec<NewQuestion>,
        ids: &dyn Ids,
    ) -> Result<(), EditRefused> {
        let new = settle_all(questions, ids)?;
        self.put(self.questions.iter().cloned().chain(new).collect())
    }

    /// The same rules, sections and questions, which are new ones: nothing that was answered to
    /// these counts for those.
    pub(crate) fn copy(&self, ids: &dyn Ids) -> Result<Self, EditRefused> {
        let mut copy = Self::new(self.rules);
        let mut copied = BTreeMap::new();
        for section in &self.sections {
            let id = ids.next();
            copied.insert(section.id, id);
            copy.put_section(id, section.settings.clone())?;
        }
        let questions = self.questions.iter().map(|it| {
            let section = it.rules().section.and_then(|it| copied.get(&it).copied());
            NewQuestion::like(it).under(QuestionRules { section, ..it.rules() })
        });
        copy.replace(questions.collect(), ids)?;
        Ok(copy)
    }

    fn position(&self, id: QuestionId) -> Result<usize, EditRefused> {
        self.questions.iter().position(|it| it.id() == id).ok_or(EditRefused::NoSuchQuestion)
    }

    fn put(&mut self, questions: Vec<Question>) -> Result<(), EditRefused> {
        if Self::MAX_QUESTIONS < questions.len() {
            return Err(EditRefused::TooManyQuestions);
        }
        if Self::MAX_SIZE < questions.iter().map(Question::size).sum() {
            return Err(EditRefused::TooMuchText);
        }
        let mut sections = questions.iter().filter_map(|it| it.rules().section);
        if sections.any(|it| self.section(it).is_none()) {
            return Err(EditRefused::NoSuchSection);
        }
        self.questions = questions;
        Ok(())
    }

    pub(crate) fn leave(&mut self, section: SectionId) {
        let questions = self.questions.iter_mut();
        let inside = questions.filter(|it| it.rules().section == Some(section));
        inside.for_each(Question::leave_section);
    }
}

/// Every score is a multiple of this, in thousandths.
fn step<'a>(questions: impl Iterator<Item = &'a Question>) -> u32 {
    let steps = questions.filter(|it| it.is_scored()).map(Question::step);
    steps.reduce(greatest_common_divisor).unwrap_or(1).max(1)
}

fn needed(mark: PassMark, max: Points, step: u32) -> Needed {
    let score = mark.needed(max);
    let least = score.milli().div_ceil(step).saturating_mul(step).min(max.milli());
    Needed { score, least: Points::from_milli(least), max }
}

fn settle_all(questions: Vec<NewQuestion>, ids: &dyn Ids) -> Result<Vec<Question>, EditRefused> {
    questions.into_iter().map(|it| settle(it, ids.next(), &[], ids)).collect()
}

fn settle(
    question: NewQuestion,
    id: QuestionId,
    known: &[OptionId],
    ids: &dyn Ids,
) -> Result<Question, EditRefused> {
    question.settle(id, known, ids).map_err(|_| EditRefused::UnknownOption)
}

pub(crate) fn greatest_common_divisor(one: u32, other: u32) -> u32 {
    let (mut one, mut other) = (one, other);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

impl QuizRules {
    /// What somebody who finished like this may see. Nobody who failed sees the key before trying
    /// again, unless the author allows it.
    pub fn reveals(self, outcome: Outcome) -> Reveals {
        let may_see_key = outcome == Outcome::Passed || self.reveals_key_after_failure;
        Reveals {
            marks: self.feedback != FeedbackPolicy::Nothing,
            key: self.feedback == FeedbackPolicy::WithExplanations && may_see_key,
        }
    }
}

impl FeedbackPolicy {
    pub const ALL: [Self; 3] = [Self::Nothing, Self::RightOrWrong, Self::WithExplanations];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::RightOrWrong => "right_or_wrong",
            Self::WithExplanations => "with_explanations",
        }
    }

    /// The opposite of [`FeedbackPolicy::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}
