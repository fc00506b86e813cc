use domain_kernel::Timestamp;

use crate::{Lesson, ModuleId, Question, QuestionId, Quiz};

/// What a module was when it was published. It never changes, so that an attempt at it can be
/// explained years later (spec: training, T4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleVersion {
    module: ModuleId,
    number: VersionNumber,
    published: Timestamp,
    lesson: Lesson,
}

/// Counts the published versions of one module, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionNumber(u32);

impl ModuleVersion {
    pub(crate) fn new(
        module: ModuleId,
        number: VersionNumber,
        published: Timestamp,
        lesson: Lesson,
    ) -> Self {
        Self { module, number, published, lesson }
    }

    /// Rebuilds a version from storage.
    pub fn restore(
        module: ModuleId,
        number: VersionNumber,
        published: Timestamp,
        lesson: Lesson,
    ) -> Self {
        Self::new(module, number, published, lesson)
    }

    pub fn module(&self) -> ModuleId {
        self.module
    }

    pub fn number(&self) -> VersionNumber {
        self.number
    }

    pub fn published(&self) -> Timestamp {
        self.published
    }

    pub fn lesson(&self) -> &Lesson {
        &self.lesson
    }

    /// What is asked; `None` if this is to be acknowledged.
    pub fn quiz(&self) -> Option<&Quiz> {
        self.lesson.quiz()
    }

    pub fn question(&self, id: QuestionId) -> Option<&Question> {
        self.quiz().and_then(|it| it.question(id))
    }
}

impl VersionNumber {
    pub const FIRST: Self = Self(1);

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
