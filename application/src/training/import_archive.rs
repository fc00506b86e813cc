use async_trait::async_trait;
use bytes::Bytes;
use domain_kernel::{Actor, Denied, Permission};
use domain_training::{FileRefused, ModuleId, ModuleTitle, text_of_file};
use thiserror::Error;

use super::import_module::shortened;
use crate::{
    App, Class, Failure, Message,
    failure::failure,
    training::{
        CheckImportError, CheckedFile, ImportModule, ImportModuleError, ImportModules,
        QuestionFile, import_modules,
    },
};

/// So large that hundreds of files of questions fit, and a page can send it again.
const MOST_MEGABYTES: u32 = 3;

/// Takes files out of an archive.
#[async_trait]
pub trait Archives: Send + Sync {
    /// By name, whichever folder of the archive they are in.
    async fn files(&self, archive: Bytes) -> Result<Vec<ArchivedFile>, ArchiveError>;
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivedFile {
    /// With the folders that it is in, between slashes.
    pub name: String,
    pub content: Bytes,
}

/// Why nothing is taken out of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ArchiveError {
    #[error("choose a ZIP file")]
    Missing,
    #[error("this ZIP file is larger than {megabytes} MB; split it")]
    TooLarge { megabytes: u32 },
    #[error("this ZIP file unpacks to more than {megabytes} MB; split it")]
    TooBig { megabytes: u32 },
    #[error("this ZIP file has more than {files} files; split it")]
    TooManyFiles { files: u32 },
    #[error("a file in this ZIP file has a name that leads out of it; pack it anew")]
    UnsafeName,
    #[error("this is not a ZIP file that we can read")]
    Unreadable,
    #[error("there is no .gift, .aiken or .txt file in this")]
    NoQuestions,
}

/// An author makes a module of each file of questions in an archive, or none at all.
#[derive(Clone, Debug)]
pub struct ImportArchive {
    /// Of the module of the first file. Handed out with the form, so that a form sent twice makes
    /// them once.
    pub first: ModuleId,
    pub archive: Bytes,
}

/// What would become of an archive.
#[derive(Clone, Debug)]
pub struct CheckedArchive {
    /// Never empty.
    pub files: Vec<CheckedMember>,
    /// How many other files are left alone.
    pub n_others: usize,
}

/// What would become of one file of questions.
#[derive(Clone, Debug)]
pub struct CheckedMember {
    pub name: String,
    /// What the module would be called: like its file. `None` if that has no name.
    pub title: Option<ModuleTitle>,
    pub text: String,
    pub checked: Result<CheckedFile, MemberRefused>,
}

/// Why no question of a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MemberRefused {
    #[error(transparent)]
    File(#[from] FileRefused),
    #[error("this looks like neither GIFT nor Aiken")]
    UnknownFormat,
    #[error("there is no question in this")]
    NoQuestions,
}

#[derive(Debug, Error)]
pub enum ImportArchiveError {
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    #[error(transparent)]
    Import(#[from] ImportModuleError),
    #[error(transparent)]
    Denied(#[from] Denied),
}

/// An author looks at what an import would do. Nothing is stored.
pub async fn check_archive(
    app: &App,
    actor: &Actor,
    archive: Bytes,
) -> Result<CheckedArchive, ImportArchiveError> {
    actor.permit(Permission::AuthorTraining)?;
    Ok(CheckedArchive::of(app, archive).await?)
}

/// Says what the modules are called, in the order of their files.
pub async fn import_archive(
    app: &App,
    actor: &Actor,
    command: ImportArchive,
) -> Result<Vec<ModuleTitle>, ImportArchiveError> {
    actor.permit(Permission::AuthorTraining)?;
    let checked = CheckedArchive::of(app, command.archive).await?;
    if !checked.is_good() {
        return Err(ImportModuleError::SomeRejected.into());
    }
    let others = std::iter::repeat_with(|| app.ids.next());
    let ids = std::iter::once(command.first).chain(others);
    let modules = checked.files.into_iter().zip(ids).map(|(file, id)| ImportModule {
        id,
        title: file.title,
        file_name: file.name,
        file: QuestionFile { text: file.text, format: None },
    });
    let command = ImportModules { realm: actor.realm(), modules: modules.collect() };
    Ok(import_modules(app, actor, command).await?)
}

impl CheckedArchive {
    async fn of(app: &App, archive: Bytes) -> Result<Self, ArchiveError> {
        if archive.is_empty() {
            return Err(ArchiveError::Missing);
        }
        if MOST_MEGABYTES as usize * 1024 * 1024 < archive.len() {
            return Err(ArchiveError::TooLarge { megabytes: MOST_MEGABYTES });
        }
        let files = app.archives.files(archive).await?;
        let n_files = files.len();
        let files = files.into_iter().filter(|it| is_of_questions(&it.name));
        let files: Vec<CheckedMember> = files.map(|it| CheckedMember::of(&it)).collect();
        if files.is_empty() {
            return Err(ArchiveError::NoQuestions);
        }
        Ok(Self { n_others: n_files - files.len(), files })
    }

    /// Whether a module can be made of each file.
    pub fn is_good(&self) -> bool {
        self.files.iter().all(CheckedMember::is_good)
    }
}

impl CheckedMember {
    fn of(file: &ArchivedFile) -> Self {
        let text = text_of_file(&file.content);
        let checked = text.map_err(MemberRefused::from).and_then(|text| {
            let file = QuestionFile { text: text.to_owned(), format: None };
            CheckedFile::of(&file).map_err(|err| match err {
                CheckImportError::File(refused) => refused.into(),
                CheckImportError::UnknownFormat => MemberRefused::UnknownFormat,
                CheckImportError::NoQuestions | CheckImportError::Denied(_) => {
                    MemberRefused::NoQuestions
                }
            })
        });
        Self {
            title: title_of_file(&file.name),
            name: file.name.clone(),
            text: text.unwrap_or_default().to_owned(),
            checked,
        }
    }

    pub fn is_good(&self) -> bool {
        self.title.is_some() && self.checked.as_ref().is_ok_and(|it| it.n_rejected() == 0)
    }
}

/// Whether a file is read for its questions, by the ending of its name. What begins with a dot was
/// put there by a system and not by a person.
pub fn is_of_questions(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    let ending = file.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase());
    let is_known = ending.is_some_and(|it| ["gift", "aiken", "txt"].contains(&it.as_str()));
    is_known && !file.starts_with('.') && !name.starts_with("__MACOSX/")
}

/// What a module is called after its file: the name without folders and ending.
pub fn title_of_file(name: &str) -> Option<ModuleTitle> {
    let file = name.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(it, _)| it);
    shortened(&stem.replace('_', " "))
}

impl Failure for ArchiveError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Missing => Message::new("archive-missing"),
            Self::TooLarge { megabytes } => Message::new("table-too-big").number("n", *megabytes),
            Self::TooBig { megabytes } => Message::new("archive-too-big").number("n", *megabytes),
            Self::TooManyFiles { files } => {
                Message::new("archive-too-many-files").number("n", *files)
            }
            Self::UnsafeName => Message::new("archive-unsafe-name"),
            Self::Unreadable => Message::new("archive-unreadable"),
            Self::NoQuestions => Message::new("archive-no-questions"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![
            Self::Missing,
            Self::TooLarge { megabytes: MOST_MEGABYTES },
            Self::TooBig { megabytes: 20 },
            Self::TooManyFiles { files: 1_000 },
            Self::UnsafeName,
            Self::Unreadable,
            Self::NoQuestions,
        ]
    }

    fn field(&self) -> Option<&'static str> {
        Some("file")
    }
}

failure!(MemberRefused {
    File(FileRefused),
    ;
    UnknownFormat => Invalid "import-unknown-format",
    NoQuestions => Invalid "import-no-questions",
});

failure!(ImportArchiveError {
    Archive(ArchiveError),
    Import(ImportModuleError),
    Denied(Denied),
    ;
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_questions_are_told_by_their_ending() {
        for name in ["a.gift", "x/y/b.AIKEN", "Übung 1.txt", "a.b.gift"] {
            assert!(is_of_questions(name), "{name}");
        }
        for name in ["a.pdf", "gift", ".gift", "x/.hidden.txt", "__MACOSX/a.gift", "", "x/"] {
            assert!(!is_of_questions(name), "{name}");
        }
    }

    #[test]
    fn a_module_is_called_like_its_file() {
        let title = |name| title_of_file(name).map(|it| it.as_str().to_owned());
        assert_eq!(title("safety/fork_lift.v2.gift").as_deref(), Some("fork lift.v2"));
        assert_eq!(title("_.gift"), None);
    }
}
