use domain_kernel::{Actor, Denied, Facts, LineError, Permission, Realm, Rule, StoreError};
use domain_training::{
    About, EditRefused, Format, Minutes, MinutesError, Module, ModuleId, ModuleTitle, NewQuestion,
    QuizRules,
};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    repeat,
    training::{CheckImportError, CheckedFile, QuestionFile},
};

/// An author makes a module of a file: all of its questions, or nothing if one is rejected.
#[derive(Clone, Debug)]
pub struct ImportModule {
    /// Handed out with the form, so that a form sent twice makes one module.
    pub id: ModuleId,
    /// `None` to take it from the file, or from its name.
    pub title: Option<ModuleTitle>,
    /// As the person calls the file.
    pub file_name: String,
    pub file: QuestionFile,
}

/// A module of each of several files, or none at all.
#[derive(Clone, Debug)]
pub struct ImportModules {
    /// The company that they become part of.
    pub realm: Realm,
    pub modules: Vec<ImportModule>,
}

#[derive(Debug, Error)]
pub enum ImportModuleError {
    #[error(transparent)]
    Check(#[from] CheckImportError),
    #[error(transparent)]
    Refused(#[from] EditRefused),
    #[error(transparent)]
    Minutes(#[from] MinutesError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("say what the module is called")]
    NoTitle,
    #[error("some of these questions cannot be taken, so no module was made")]
    SomeRejected,
}

/// How long it takes to answer one question, until an author says how long it takes.
const MINUTES_EACH: usize = 1;

/// A form that was sent twice is told the same as the first time.
pub async fn import_module(
    app: &App,
    actor: &Actor,
    command: ImportModule,
) -> Result<ModuleTitle, ImportModuleError> {
    actor.permit(Permission::AuthorTraining)?;
    let read = ReadModule::of(&command)?;
    import(app, actor, actor.realm(), std::slice::from_ref(&read)).await?;
    Ok(read.about.title)
}

/// Says what the modules are called, in the order of their files.
pub async fn import_modules(
    app: &App,
    actor: &Actor,
    command: ImportModules,
) -> Result<Vec<ModuleTitle>, ImportModuleError> {
    actor.permit_in(command.realm, Permission::AuthorTraining)?;
    let read: Result<Vec<ReadModule>, _> = command.modules.iter().map(ReadModule::of).collect();
    let read = read?;
    import(app, actor, command.realm, &read).await?;
    Ok(read.into_iter().map(|it| it.about.title).collect())
}

/// A file of which a module can be made.
pub(super) struct ReadModule {
    pub(super) id: ModuleId,
    pub(super) about: About,
    /// Nothing where it is only to be acknowledged.
    pub(super) rules: Option<QuizRules>,
    pub(super) questions: Vec<NewQuestion>,
}

impl ReadModule {
    fn of(command: &ImportModule) -> Result<Self, ImportModuleError> {
        let checked = CheckedFile::of(&command.file)?;
        let questions = checked.questions().ok_or(ImportModuleError::SomeRejected)?;
        let own = || title_of(&command.file.text, checked.format, &command.file_name);
        let title = command.title.clone().or_else(own).ok_or(ImportModuleError::NoTitle)?;
        let minutes = minutes_for(questions.len())?;
        let about = About {
            title,
            content: None,
            minutes,
            is_open_to_all: false,
            validity: None,
            gives_certificate: false,
        };
        Ok(Self { id: command.id, about, rules: Some(QuizRules::default()), questions })
    }
}

/// Makes all of them, or none.
pub(super) async fn import(
    app: &App,
    actor: &Actor,
    realm: Realm,
    read: &[ReadModule],
) -> Result<(), ImportModuleError> {
    match repeat(|| import_once(app, actor, realm, read)).await {
        Err(ImportModuleError::Store(StoreError::Duplicate(Rule::ModuleId))) => Ok(()),
        done => done,
    }
}

async fn import_once(
    app: &App,
    actor: &Actor,
    realm: Realm,
    read: &[ReadModule],
) -> Result<(), ImportModuleError> {
    let permit = actor.permit_in(realm, Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let now = app.clock.now();
    let mut facts: Option<Facts> = None;
    for it in read {
        let (mut module, created) = Module::create(it.id, it.about.clone(), it.rules);
        let mut done = match facts {
            Some(facts) => facts.and(&created),
            None => Facts::new(now, &created),
        };
        if it.rules.is_some() {
            let filled = module.replace_questions(it.questions.clone(), &*app.ids)?;
            done = done.and(&filled);
        }
        tx.modules().insert(&module).await?;
        facts = Some(done);
    }
    if let Some(facts) = facts {
        tx.commit(facts).await?;
    }
    Ok(())
}

/// What the file's questions are about: the last part of its first category, or the file's name
/// without its ending.
fn title_of(text: &str, format: Format, file_name: &str) -> Option<ModuleTitle> {
    let category = match format {
        Format::Gift => text.lines().find_map(|it| it.trim().strip_prefix("$CATEGORY:")),
        Format::Aiken => None,
    };
    let category = category.map(last_part);
    let stem = file_name.rsplit_once('.').map_or(file_name, |(it, _)| it);
    let named = [category, Some(stem.replace('_', " "))];
    named.into_iter().flatten().find_map(|it| shortened(&it))
}

/// A category is a path whose parts have `//` for a slash of their own.
fn last_part(category: &str) -> String {
    const SLASH: &str = "\u{1}";
    let category = category.replace("//", SLASH);
    let part = category.rsplit('/').next().unwrap_or_default();
    part.replace(SLASH, "/")
}

/// A category as a path of one part.
pub(super) fn category(title: &ModuleTitle) -> String {
    format!("$CATEGORY: {}\n\n", title.as_str().replace('/', "//"))
}

pub(super) fn shortened(text: &str) -> Option<ModuleTitle> {
    match ModuleTitle::parse(text) {
        Err(LineError::TooLong { max }) => {
            let short: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
            ModuleTitle::parse(&short.chars().take(max).collect::<String>()).ok()
        }
        parsed => parsed.ok(),
    }
}

fn minutes_for(n_questions: usize) -> Result<Minutes, MinutesError> {
    let minutes = u16::try_from(n_questions * MINUTES_EACH).map_err(|_| MinutesError)?;
    Minutes::new(minutes.clamp(1, Minutes::MAX))
}

failure!(ImportModuleError {
    Check(CheckImportError),
    Refused(EditRefused),
    Minutes(MinutesError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoTitle => Invalid "line-empty" at "title",
    SomeRejected => Invalid "import-some-rejected" at "text",
});

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str, file_name: &str) -> Option<String> {
        title_of(text, Format::Gift, file_name).map(|it| it.as_str().to_owned())
    }

    #[test]
    fn a_module_is_called_like_the_category_or_the_file() {
        let said = |it: &str| Some(it.to_owned());
        assert_eq!(
            title("$CATEGORY: top/Safety/Lock-out//tag-out\n", "x.gift"),
            said("Lock-out/tag-out")
        );
        assert_eq!(title("Q{T}", "fork_lift.v2.gift"), said("fork lift.v2"));
        assert_eq!(title("$CATEGORY: top/\n", "fire"), said("fire"));
        assert_eq!(title("Q{T}", ""), None);
        assert_eq!(title("", &"x".repeat(300)).map(|it| it.len()), Some(120));
    }

    #[test]
    fn a_title_that_was_exported_comes_back() {
        let given = ModuleTitle::restore("Lock-out/tag-out".to_owned());
        assert_eq!(title(&category(&given), "x"), Some(given.as_str().to_owned()));
    }
}
