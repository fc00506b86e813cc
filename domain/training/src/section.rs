//! Sections: questions that belong together, of which some may be drawn.

use domain_kernel::{Change, Id, Line};
use thiserror::Error;

use crate::{EditRefused, PassMark, Points, Question, Quiz, tries::digits};

pub type SectionId = Id<Section>;
/// As a section is called above its questions.
pub type SectionTitle = Line<120>;

/// Questions of a quiz that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub id: SectionId,
    pub settings: SectionSettings,
}

/// What an author decides about a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionSettings {
    pub title: SectionTitle,
    /// How many of its questions each person is asked; `None` is all of them.
    pub draw: Option<Draw>,
    /// What it takes in this section alone, beside what the whole quiz takes.
    pub pass_mark: Option<PassMark>,
}

/// From 1 to 500 questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Draw(u16);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "write how many questions are drawn, from 1 to {}, or nothing for all",
    Quiz::MAX_QUESTIONS
)]
pub struct DrawError;

/// What keeps a section from being drawn or passed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{title}: {flaw}", title = title.as_str())]
pub struct SectionRefused {
    pub title: SectionTitle,
    pub flaw: SectionFlaw,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SectionFlaw {
    #[error("a section has no questions")]
    Empty,
    #[error("{draw} questions are drawn of a section that has {n_questions}")]
    DrawsTooMany { draw: usize, n_questions: usize },
    #[error("give all questions of a section that some are drawn of the same points")]
    UnequalPoints,
    #[error(
        "nobody can pass a section: it takes {needed} points, and the best answers earn {best}"
    )]
    OutOfReach { needed: Points, best: Points },
}

impl Draw {
    pub fn new(n_questions: u16) -> Result<Self, DrawError> {
        let is_good = 1 <= n_questions && usize::from(n_questions) <= Quiz::MAX_QUESTIONS;
        is_good.then_some(Self(n_questions)).ok_or(DrawError)
    }

    /// What was typed; nothing draws all.
    pub fn parse_optional(raw: &str) -> Result<Option<Self>, DrawError> {
        if raw.trim().is_empty() {
            return Ok(None);
        }
        let n_questions = digits(raw).and_then(|it| u16::try_from(it).ok());
        n_questions.ok_or(DrawError).and_then(Self::new).map(Some)
    }

    pub fn get(self) -> u16 {
        self.0
    }
}

impl SectionSettings {
    /// What differs between two of them, in the words of the audit trail.
    pub(crate) fn changes(before: Option<&Self>, after: Option<&Self>) -> Vec<Change> {
        let title = |it: &Self| Some(it.title.as_str().to_owned());
        let draw = |it: &Self| it.draw.map(|it| it.0.to_string());
        let pass_mark = |it: &Self| it.pass_mark.map(|it| it.to_string());
        let changes = [
            Change::between("title", before.and_then(title), after.and_then(title)),
            Change::between("draw", before.and_then(draw), after.and_then(draw)),
            Change::between("pass_mark", before.and_then(pass_mark), after.and_then(pass_mark)),
        ];
        changes.into_iter().flatten().collect()
    }
}

impl Quiz {
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.iter().find(|it| it.id == id)
    }

    /// The questions of a section, or those of none, in the order of the quiz.
    pub fn questions_in(&self, section: Option<SectionId>) -> impl Iterator<Item = &Question> {
        self.questions().iter().filter(move |it| it.rules().section == section)
    }

    /// What can be earned in a section, or in none.
    pub(crate) fn max_in(&self, section: Option<SectionId>) -> Points {
        self.least_of(section, Question::points)
    }

    /// What the best answers earn in a section, or in none, whichever questions are drawn.
    pub(crate) fn best_in(&self, section: Option<SectionId>) -> Points {
        self.least_of(section, Question::best)
    }

    /// No section, and each of them.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Option<SectionId>> {
        [None].into_iter().chain(self.sections.iter().map(|it| Some(it.id)))
    }

    fn least_of(&self, section: Option<SectionId>, worth: fn(&Question) -> Points) -> Points {
        let mut worths: Vec<Points> = self.questions_in(section).map(worth).collect();
        let draw = section.and_then(|it| self.section(it)).and_then(|it| it.settings.draw);
        worths.sort_unstable();
        worths.into_iter().take(draw.map_or(usize::MAX, |it| it.0.into())).sum()
    }

    /// Adds a section at the end, or gives one other settings.
    pub(crate) fn put_section(
        &mut self,
        id: SectionId,
        settings: SectionSettings,
    ) -> Result<(), EditRefused> {
        if let Some(known) = self.sections.iter_mut().find(|it| it.id == id) {
            known.settings = settings;
            return Ok(());
        }
        if Self::MAX_SECTIONS <= self.sections.len() {
            return Err(EditRefused::TooManySections);
        }
        self.sections.push(Section { id, settings });
        Ok(())
    }

    /// Moves a section to a place, counted from 0, or to the last one if there is no such place.
    /// Says where it was and is.
    pub(crate) fn shift_section(
        &mut self,
        id: SectionId,
        to: usize,
    ) -> Result<(usize, usize), EditRefused> {
        let from = self.sections.iter().position(|it| it.id == id);
        let from = from.ok_or(EditRefused::NoSuchSection)?;
        let to = to.min(self.sections.len() - 1);
        let section = self.sections.remove(from);
        self.sections.insert(to, section);
        Ok((from, to))
    }

    /// Removes a section. Its questions stay, in none.
    pub(crate) fn remove_section(&mut self, id: SectionId) -> Result<Section, EditRefused> {
        let at = self.sections.iter().position(|it| it.id == id);
        let section = self.sections.remove(at.ok_or(EditRefused::NoSuchSection)?);
        self.leave(id);
        Ok(section)
    }

    /// What each section asks of people, however it is called.
    pub(crate) fn stakes(&self) -> Vec<(SectionId, Option<Draw>, Option<PassMark>)> {
        let stakes = |it: &Section| (it.id, it.settings.draw, it.settings.pass_mark);
        self.sections.iter().map(stakes).collect()
    }

    /// Whether questions can be drawn of each section, and each can be passed.
    pub(crate) fn check_sections(&self) -> Result<(), SectionRefused> {
        self.sections.iter().try_for_each(|it| {
            let refused = |flaw| SectionRefused { title: it.settings.title.clone(), flaw };
            self.check_section(it).map_err(refused)
        })
    }

    fn check_section(&self, section: &Section) -> Result<(), SectionFlaw> {
        let SectionSettings { draw, pass_mark, .. } = &section.settings;
        let id = Some(section.id);
        let points: Vec<Points> = self.questions_in(id).map(Question::points).collect();
        let first = points.first().ok_or(SectionFlaw::Empty)?;
        if let Some(draw) = draw.map(|it| usize::from(it.0)) {
            let n_questions = points.len();
            if n_questions < draw {
                return Err(SectionFlaw::DrawsTooMany { draw, n_questions });
            }
            if points.iter().any(|it| it != first) {
                return Err(SectionFlaw::UnequalPoints);
            }
        }
        let needed = pass_mark.map_or(Points::ZERO, |it| it.needed(self.max_in(id)));
        let best = self.best_in(id);
        if best < needed { Err(SectionFlaw::OutOfReach { needed, best }) } else { Ok(()) }
    }
}
