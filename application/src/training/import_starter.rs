use domain_kernel::{Actor, Permission, Realm};
use domain_training::{
    About, Content, FeedbackPolicy, Format, Minutes, ModuleTitle, PassMark, QuizRules,
};

use super::import_module::{ReadModule, import};
use crate::{
    App,
    training::{CheckedFile, ImportModuleError, ListModules, QuestionFile},
};

/// What would become, or what became of the modules that the program brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StarterModules {
    pub n_new: usize,
    /// Those whose title a module of the company has already, which stays as it is.
    pub n_before: usize,
}

/// A module that the program brings along.
struct Source {
    /// Its title, and below it what there is to read.
    text: &'static str,
    /// Nothing where it is only to be acknowledged.
    questions: Option<&'static str>,
    minutes: u16,
}

macro_rules! source {
    ($name:literal, $minutes:literal) => {
        Source {
            text: include_str!(concat!("../../starter/modules/", $name, ".md")),
            questions: Some(include_str!(concat!("../../starter/modules/", $name, ".gift"))),
            minutes: $minutes,
        }
    };
}

/// What concerns everybody who works anywhere.
static SOURCES: [Source; 7] = [
    source!("fire-extinguishers", 9),
    source!("manual-handling", 10),
    source!("electrical-safety", 12),
    source!("screen-work", 9),
    source!("reporting-incidents", 10),
    source!("data-protection", 11),
    Source {
        text: include_str!("../../starter/modules/house-rules.md"),
        questions: None,
        minutes: 5,
    },
];

/// So much of it passes.
const PASS: (u32, u32) = (3, 4);

/// Says what an import would do. Nothing is stored.
pub async fn check_starter_modules(
    app: &App,
    actor: &Actor,
    realm: Realm,
) -> Result<StarterModules, ImportModuleError> {
    let new = not_there(app, actor, realm).await?;
    Ok(StarterModules::of(&new))
}

/// Makes drafts of them, since an author is to read what people learn by before anybody learns by it.
/// One that is there already is not made again.
pub async fn import_starter_modules(
    app: &App,
    actor: &Actor,
    realm: Realm,
) -> Result<StarterModules, ImportModuleError> {
    let new = not_there(app, actor, realm).await?;
    import(app, actor, realm, &new).await?;
    Ok(StarterModules::of(&new))
}

/// Those whose titles no module of the company has.
async fn not_there(
    app: &App,
    actor: &Actor,
    realm: Realm,
) -> Result<Vec<ReadModule>, ImportModuleError> {
    let permit = actor.permit_in(realm, Permission::AuthorTraining)?;
    let mut new = Vec::new();
    for source in &SOURCES {
        let read = source.read(app)?;
        let title = read.about.title.as_str();
        let search = ListModules { search: title.to_owned(), ..ListModules::default() };
        let found = app.training.modules(&permit, &search).await?;
        if !found.items.iter().any(|it| it.title.as_str() == title) {
            new.push(read);
        }
    }
    Ok(new)
}

impl StarterModules {
    fn of(new: &[ReadModule]) -> Self {
        Self { n_new: new.len(), n_before: SOURCES.len() - new.len() }
    }
}

impl Source {
    fn read(&self, app: &App) -> Result<ReadModule, ImportModuleError> {
        let (title, content) = self.text.split_once('\n').unwrap_or((self.text, ""));
        let title = ModuleTitle::parse(title.trim_start_matches('#'));
        let about = About {
            title: title.map_err(|_| ImportModuleError::NoTitle)?,
            content: Content::parse_optional(content).unwrap_or_default(),
            minutes: Minutes::new(self.minutes)?,
            is_open_to_all: false,
            validity: None,
            gives_certificate: false,
        };
        let questions = match self.questions {
            Some(text) => {
                let file = QuestionFile { text: text.to_owned(), format: Some(Format::Gift) };
                let checked = CheckedFile::of(&file)?;
                checked.questions().ok_or(ImportModuleError::SomeRejected)?
            }
            None => Vec::new(),
        };
        let rules = QuizRules {
            pass_mark: PassMark::new(PASS.0, PASS.1).unwrap_or_default(),
            feedback: FeedbackPolicy::WithExplanations,
            ..QuizRules::default()
        };
        let rules = self.questions.map(|_| rules);
        Ok(ReadModule { id: app.ids.next(), about, rules, questions })
    }
}
