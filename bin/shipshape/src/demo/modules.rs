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
    PassMark, QuizRules, Release, Validity, VersionNumber,
};

use super::{clock::DemoClock, people::People};

/// What a learner reads, and what is asked then.
struct Source {
    text: &'static str,
    questions: &'static str,
    minutes: u16,
    /// So many of so many points pass.
    pass: (u32, u32),
    is_open_to_all: bool,
    /// For so many months it is good, and nothing for ever; what is good for a time has a
    /// certificate.
    months: Option<u8>,
}

macro_rules! source {
    ($name:literal, $minutes:literal, $pass:expr, $is_open_to_all:literal, $months:expr) => {
        Source {
            text: include_str!(concat!("../../demo/modules/", $name, ".md")),
            questions: include_str!(concat!("../../demo/modules/", $name, ".gift")),
            minutes: $minutes,
            pass: $pass,
            is_open_to_all: $is_open_to_all,
            months: $months,
        }
    };
}

/// In the order of the path.
const SOURCES: [Source; 6] = [
    source!("manual-handling", 10, (8, 10), false, None),
    source!("lock-out-tag-out", 12, (8, 10), false, Some(12)),
    source!("chemical-labels", 10, (8, 10), false, None),
    source!("fire-extinguishers", 9, (6, 8), true, Some(2)),
    source!("working-at-height", 15, (7, 9), false, None),
    source!("forklift-pre-use-check", 12, (9, 11), false, None),
];

/// Makes the modules out of their files and publishes them, in the order of the path.
pub(crate) async fn publish(
    app: &App,
    clock: &Arc<DemoClock>,
    people: &People,
) -> anyhow::Result<Vec<ModuleId>> {
    clock.put(70, 9 * 60);
    let mut modules = Vec::new();
    for source in SOURCES {
        clock.pass(35);
        let name = source.text.lines().next().unwrap_or_default();
        let id = make(app, people, &source).await;
        modules.push(id.with_context(|| format!("{name} cannot be published"))?);
    }
    Ok(modules)
}

async fn make(app: &App, people: &People, source: &Source) -> anyhow::Result<ModuleId> {
    let (title, content) = source.text.split_once('\n').context("there is no text")?;
    let (numerator, denominator) = source.pass;
    let about = About {
        title: ModuleTitle::parse(title.trim_start_matches('#'))?,
        content: Content::parse_optional(content)?,
        minutes: Minutes::new(source.minutes)?,
        is_open_to_all: source.is_open_to_all,
        validity: source.months.map(validity).transpose()?,
        gives_certificate: source.months.is_some(),
    };
    let rules = QuizRules {
        pass_mark: PassMark::new(numerator, denominator)?,
        feedback: FeedbackPolicy::WithExplanations,
        reveals_key_after_failure: false,
        ..QuizRules::default()
    };
    let id = app.ids.next();
    create_module(app, &people.admin, CreateModule { id, about, rules: Some(rules) }).await?;
    let import = ImportQuestions {
        module: id,
        expected: see_module(app, &people.admin, id).await?.module.version,
        file: QuestionFile { text: source.questions.to_owned(), format: Some(Format::Gift) },
        placement: Placement::Append,
    };
    import_questions(app, &people.admin, import).await?;
    let expected = see_module(app, &people.admin, id).await?.module.version;
    let command =
        PublishModule { id, expected, number: VersionNumber::FIRST, release: Release::default() };
    publish_module(app, &people.admin, command).await?;
    Ok(id)
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
