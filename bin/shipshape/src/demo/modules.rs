use std::sync::Arc;

use anyhow::Context;
use application::{
    App,
    training::{
        CreateModule, ImportQuestions, Placement, PublishModule, QuestionFile, create_module,
        import_questions, publish_module, see_module,
    },
};
use domain_training::{
    About, Anchor, Content, Days, FeedbackPolicy, Format, Minutes, ModuleId, ModuleTitle, Months,
    MostTries, PassMark, QuizRules, Release, TimeLimit, Tries, Validity, VersionNumber, Wait,
};

use super::{clock::DemoClock, people::People, sections};

/// What a learner reads, and what is asked then.
pub(crate) struct Source {
    text: &'static str,
    /// Nothing where it is only to be acknowledged.
    questions: Option<&'static str>,
    /// When it was published.
    pub(crate) days_ago: i64,
    minutes: u16,
    /// So many of so many points pass.
    pass: (u32, u32),
    is_open_to_all: bool,
    /// For so many months it is good, and nothing for ever; what is good for a time has a
    /// certificate.
    pub(crate) months: Option<u8>,
    twist: Twist,
}

/// What a quiz has that others have not.
#[derive(Clone, Copy)]
enum Twist {
    None,
    /// Twenty minutes, three tries, and a day between them.
    IsHurried,
    /// Everybody is asked in an order of their own.
    IsShuffled,
    /// Some of its questions are drawn, and one must be right.
    HasSections,
}

impl Source {
    const fn new(
        (text, questions): (&'static str, Option<&'static str>),
        days_ago: i64,
        minutes: u16,
        pass: (u32, u32),
    ) -> Self {
        let (is_open_to_all, months, twist) = (false, None, Twist::None);
        Self { text, questions, days_ago, minutes, pass, is_open_to_all, months, twist }
    }

    const fn open_to_all(self) -> Self {
        Self { is_open_to_all: true, ..self }
    }

    const fn good_for(self, months: u8) -> Self {
        Self { months: Some(months), ..self }
    }

    const fn with(self, twist: Twist) -> Self {
        Self { twist, ..self }
    }
}

macro_rules! text {
    ($name:literal) => {
        include_str!(concat!("../../../../application/starter/modules/", $name, ".md"))
    };
}

macro_rules! quiz {
    ($name:literal, $days_ago:literal, $minutes:literal, $pass:expr) => {
        Source::new(
            (
                text!($name),
                Some(include_str!(concat!(
                    "../../../../application/starter/modules/",
                    $name,
                    ".gift"
                ))),
            ),
            $days_ago,
            $minutes,
            $pass,
        )
    };
}

/// Those of the path first, in its order, then as they came.
static SOURCES: [Source; 13] = [
    quiz!("manual-handling", 396, 10, (8, 10)),
    quiz!("lock-out-tag-out", 396, 12, (8, 10)).good_for(12).with(Twist::HasSections),
    quiz!("chemical-labels", 396, 10, (8, 10)),
    quiz!("fire-extinguishers", 396, 9, (6, 8)).open_to_all().good_for(12),
    quiz!("working-at-height", 396, 15, (7, 9)),
    quiz!("forklift-pre-use-check", 396, 12, (9, 11)).with(Twist::IsHurried),
    quiz!("hazardous-spills", 205, 11, (8, 10)).open_to_all(),
    quiz!("slinging-and-lifting", 290, 15, (8, 10)).good_for(12),
    quiz!("electrical-safety", 250, 12, (8, 10)).open_to_all(),
    quiz!("screen-work", 160, 9, (7, 9)).open_to_all(),
    quiz!("reporting-incidents", 320, 10, (8, 10)).open_to_all().with(Twist::IsShuffled),
    quiz!("data-protection", 110, 11, (8, 10)).open_to_all().good_for(24),
    Source::new((text!("house-rules"), None), 396, 5, (1, 1)).open_to_all().good_for(12),
];

pub(crate) const MANUAL_HANDLING: usize = 0;
pub(crate) const LOCK_OUT: usize = 1;
pub(crate) const CHEMICAL_LABELS: usize = 2;
pub(crate) const FIRE_EXTINGUISHERS: usize = 3;
pub(crate) const WORKING_AT_HEIGHT: usize = 4;
pub(crate) const FORKLIFT: usize = 5;
pub(crate) const SPILLS: usize = 6;
pub(crate) const SLINGING: usize = 7;
pub(crate) const ELECTRICAL_SAFETY: usize = 8;
pub(crate) const DATA_PROTECTION: usize = 11;

pub(crate) fn source(module: usize) -> anyhow::Result<&'static Source> {
    SOURCES.get(module).context("there is no such module")
}

/// Makes the modules out of their files and publishes each on its day.
pub(crate) async fn publish(
    app: &App,
    clock: &Arc<DemoClock>,
    people: &People,
) -> anyhow::Result<Vec<ModuleId>> {
    let mut modules = Vec::new();
    for (source, place) in SOURCES.iter().zip(1..) {
        clock.put(source.days_ago, 9 * 60 + 35 * place);
        let name = source.text.lines().next().unwrap_or_default();
        let id = make(app, people, source).await;
        modules.push(id.with_context(|| format!("{name} cannot be published"))?);
    }
    Ok(modules)
}

async fn make(app: &App, people: &People, source: &Source) -> anyhow::Result<ModuleId> {
    let (title, content) = source.text.split_once('\n').context("there is no text")?;
    let about = About {
        title: ModuleTitle::parse(title.trim_start_matches('#'))?,
        content: Content::parse_optional(content)?,
        minutes: Minutes::new(source.minutes)?,
        is_open_to_all: source.is_open_to_all,
        validity: source.months.map(validity).transpose()?,
        gives_certificate: source.months.is_some(),
    };
    let rules = source.questions.map(|_| rules(source)).transpose()?;
    let id = app.ids.next();
    create_module(app, &people.admin, CreateModule { id, about, rules }).await?;
    if let Some(questions) = source.questions {
        let import = ImportQuestions {
            module: id,
            expected: see_module(app, &people.admin, id).await?.module.version,
            file: QuestionFile { text: questions.to_owned(), format: Some(Format::Gift) },
            placement: Placement::Append,
        };
        import_questions(app, &people.admin, import).await?;
    }
    if matches!(source.twist, Twist::HasSections) {
        sections::divide(app, &people.admin, id).await?;
    }
    let expected = see_module(app, &people.admin, id).await?.module.version;
    let command =
        PublishModule { id, expected, number: VersionNumber::FIRST, release: Release::default() };
    publish_module(app, &people.admin, command).await?;
    Ok(id)
}

fn rules(source: &Source) -> anyhow::Result<QuizRules> {
    let (numerator, denominator) = source.pass;
    let rules = QuizRules {
        pass_mark: PassMark::new(numerator, denominator)?,
        feedback: FeedbackPolicy::WithExplanations,
        reveals_key_after_failure: false,
        ..QuizRules::default()
    };
    Ok(match source.twist {
        Twist::None | Twist::HasSections => rules,
        Twist::IsHurried => {
            let tries =
                Tries { most: Some(MostTries::new(3)?), wait: Wait::from_minutes(24 * 60)? };
            QuizRules { tries, time_limit: Some(TimeLimit::from_minutes(20)?), ..rules }
        }
        Twist::IsShuffled => {
            QuizRules { shuffles_questions: true, shuffles_options: true, ..rules }
        }
    })
}

/// From the end of the last one, to be renewed from two weeks before it on.
fn validity(months: u8) -> anyhow::Result<Validity> {
    Ok(Validity {
        months: Months::new(months)?,
        anchor: Anchor::PreviousEnd,
        opens_before: Days::new(14)?,
        grace: Days::default(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain_training::{Feedback, QuestionKind, Ruling, WrittenKind, read_questions};

    use super::*;

    #[test]
    fn every_quiz_has_questions_of_several_kinds_and_says_why() {
        for source in &SOURCES {
            let Some(questions) = source.questions else { continue };
            let name = source.text.lines().next().unwrap_or_default();
            let verdicts = read_questions(questions, Format::Gift).expect("a file of questions");
            assert!((8..=12).contains(&verdicts.len()), "{name}: {} questions", verdicts.len());
            let mut kinds = BTreeSet::new();
            for verdict in verdicts {
                let title = verdict.title.as_deref().unwrap_or_default();
                let Ruling::Taken(question) = &verdict.ruling else {
                    panic!("{name}, {title}: {:?}", verdict.ruling);
                };
                assert!(question.explanation().is_some(), "{name}, {title}: no explanation");
                assert!(says_why(question.kind()), "{name}, {title}: a wrong answer says nothing");
                kinds.insert(question.kind().of_type().name());
            }
            assert!(3 <= kinds.len(), "{name}: only {kinds:?}");
        }
    }

    /// Whether whoever is wrong reads why. The explanation does it for what was typed.
    fn says_why(kind: &WrittenKind) -> bool {
        let has_text = |it: &Option<Feedback>| it.is_some();
        match kind {
            QuestionKind::TrueFalse { if_wrong, .. } => has_text(if_wrong),
            QuestionKind::SingleChoice { options }
            | QuestionKind::SeveralAnswers { options, .. } => {
                options.iter().all(|it| it.weight.is_positive() || has_text(&it.feedback))
            }
            QuestionKind::Number { .. } | QuestionKind::ShortText { .. } => true,
        }
    }
}
