use domain_kernel::{Change, Ids, Line};
use thiserror::Error;

use crate::{Content, EditRefused, Needed, Question, Quiz, QuizRules, Validity};

/// As a module is called in every list.
pub type ModuleTitle = Line<120>;

/// Everything that an author edits: what a module says about itself, and what there is to do in
/// it. As a draft it changes; as part of a version it never does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    about: About,
    kind: Kind,
}

/// What a module says, and whom it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    pub title: ModuleTitle,
    pub content: Option<Content>,
    /// How long it takes.
    pub minutes: Minutes,
    /// Whether everybody may take it, and not only those it was assigned to.
    pub is_open_to_all: bool,
    /// How long having completed it is good for; `None` for ever.
    pub validity: Option<Validity>,
    /// Whether whoever completes it gets a certificate.
    pub gives_certificate: bool,
}

/// What there is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// To say that one has read and understood it. There is no score.
    Acknowledge,
    Quiz(Quiz),
}

/// The kind of a module without what it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KindType {
    Acknowledge,
    Quiz,
}

/// How long a module takes, from one minute to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minutes(u16);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("write how many minutes this takes, from 1 to 1440")]
pub struct MinutesError;

impl Lesson {
    /// A new one. Without rules for a quiz it is one to acknowledge.
    pub fn write(about: About, rules: Option<QuizRules>) -> Self {
        Self { about, kind: rules.map_or(Kind::Acknowledge, |it| Kind::Quiz(Quiz::new(it))) }
    }

    /// Rebuilds a lesson from storage.
    pub fn restore(about: About, kind: Kind) -> Self {
        Self { about, kind }
    }

    pub fn about(&self) -> &About {
        &self.about
    }

    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    pub fn quiz(&self) -> Option<&Quiz> {
        match &self.kind {
            Kind::Quiz(quiz) => Some(quiz),
            Kind::Acknowledge => None,
        }
    }

    /// What is asked, in order; nothing where there is no quiz.
    pub fn questions(&self) -> &[Question] {
        self.quiz().map_or(&[], Quiz::questions)
    }

    /// How many questions each person is asked.
    pub fn n_asked(&self) -> usize {
        self.quiz().map_or(0, Quiz::n_asked)
    }

    /// What it takes to pass; `None` where there is no quiz.
    pub fn needed(&self) -> Option<Needed> {
        self.quiz().map(Quiz::needed)
    }

    /// The same under another title, with questions and options of its own.
    pub(crate) fn copy(&self, title: ModuleTitle, ids: &dyn Ids) -> Result<Self, EditRefused> {
        let kind = match &self.kind {
            Kind::Acknowledge => Kind::Acknowledge,
            Kind::Quiz(quiz) => Kind::Quiz(quiz.copy(ids)?),
        };
        Ok(Self { about: About { title, ..self.about.clone() }, kind })
    }

    /// Whether everybody would pass and fail with the same answers in both.
    pub(crate) fn is_scored_like(&self, other: &Self) -> bool {
        let marks = |it: &Self| it.quiz().map(|it| (it.rules.pass_mark, it.stakes()));
        let (old, new) = (self.questions(), other.questions());
        marks(self) == marks(other)
            && old.len() == new.len()
            && old.iter().zip(new).all(|(old, new)| old.is_scored_like(new))
    }

    pub(crate) fn quiz_mut(&mut self) -> Option<&mut Quiz> {
        match &mut self.kind {
            Kind::Quiz(quiz) => Some(quiz),
            Kind::Acknowledge => None,
        }
    }

    /// Changes everything but the questions, and says what changed. `None` if a quiz that has
    /// questions would stop being one.
    pub(crate) fn edit(&mut self, about: About, rules: Option<QuizRules>) -> Option<Vec<Change>> {
        let before = settings(&self.about, self.quiz().map(|it| it.rules));
        let after = settings(&about, rules);
        match (&mut self.kind, rules) {
            (Kind::Acknowledge, None) => {}
            (Kind::Quiz(quiz), Some(rules)) => quiz.rules = rules,
            (Kind::Quiz(quiz), None) if !quiz.questions().is_empty() => return None,
            (Kind::Quiz(_), None) => self.kind = Kind::Acknowledge,
            (Kind::Acknowledge, Some(rules)) => self.kind = Kind::Quiz(Quiz::new(rules)),
        }
        let pairs = before.into_iter().zip(after);
        let changes = pairs.filter_map(|((field, old), (_, new))| Change::between(field, old, new));
        // A text of 100,000 characters is kept with its version; the trail only says that it changed.
        let is_rewritten = self.about.content != about.content;
        let content = is_rewritten.then(|| Change::set("content", "rewritten"));
        let changes = changes.chain(content).collect();
        self.about = about;
        Some(changes)
    }
}

/// Every setting with its name in the audit trail.
fn settings(about: &About, rules: Option<QuizRules>) -> [(&'static str, Option<String>); 17] {
    let kind = if rules.is_some() { KindType::Quiz } else { KindType::Acknowledge };
    let validity = about.validity.as_ref();
    let reveals = rules.map(|it| it.reveals_key_after_failure.to_string());
    [
        ("title", Some(about.title.as_str().to_owned())),
        ("minutes", Some(about.minutes.get().to_string())),
        ("is_open_to_all", Some(about.is_open_to_all.to_string())),
        ("valid_months", validity.map(|it| it.months.get().to_string())),
        ("valid_from", validity.map(|it| it.anchor.to_string())),
        ("renewal_opens_days", validity.map(|it| it.opens_before.get().to_string())),
        ("renewal_grace_days", validity.map(|it| it.grace.get().to_string())),
        ("gives_certificate", Some(about.gives_certificate.to_string())),
        ("kind", Some(kind.name().to_owned())),
        ("pass_mark", rules.map(|it| it.pass_mark.to_string())),
        ("feedback", rules.map(|it| it.feedback.name().to_owned())),
        ("reveals_key_after_failure", reveals),
        ("most_tries", rules.and_then(|it| it.tries.most).map(|it| it.to_string())),
        ("wait_minutes", rules.map(|it| it.tries.wait.to_string())),
        ("time_limit_minutes", rules.and_then(|it| it.time_limit).map(|it| it.to_string())),
        ("shuffles_questions", rules.map(|it| it.shuffles_questions.to_string())),
        ("shuffles_options", rules.map(|it| it.shuffles_options.to_string())),
    ]
}

impl Kind {
    pub fn of_type(&self) -> KindType {
        match self {
            Self::Acknowledge => KindType::Acknowledge,
            Self::Quiz(_) => KindType::Quiz,
        }
    }
}

impl KindType {
    pub const ALL: [Self; 2] = [Self::Acknowledge, Self::Quiz];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Acknowledge => "acknowledge",
            Self::Quiz => "quiz",
        }
    }

    /// The opposite of [`KindType::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Minutes {
    pub const MAX: u16 = 1_440;

    pub fn new(minutes: u16) -> Result<Self, MinutesError> {
        (1..=Self::MAX).contains(&minutes).then_some(Self(minutes)).ok_or(MinutesError)
    }

    pub fn parse(raw: &str) -> Result<Self, MinutesError> {
        let digits = raw.trim();
        if !digits.bytes().all(|it| it.is_ascii_digit()) {
            return Err(MinutesError);
        }
        digits.parse().map_err(|_| MinutesError).and_then(Self::new)
    }

    /// Takes a number from storage as it is.
    pub fn restore(minutes: u16) -> Self {
        Self(minutes)
    }

    pub fn get(self) -> u16 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_takes_a_minute_to_a_day() {
        assert_eq!(Minutes::parse(" 5 ").map(Minutes::get), Ok(5));
        assert_eq!(Minutes::parse("1440").map(Minutes::get), Ok(1_440));
        for bad in ["", "0", "1441", "-1", "+5", "5.5", "999999", "１２"] {
            assert_eq!(Minutes::parse(bad), Err(MinutesError), "{bad:?}");
        }
    }
}
