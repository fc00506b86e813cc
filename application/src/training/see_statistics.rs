use domain_kernel::{Actor, Permission};
use domain_training::{
    ItemStatistics, ModuleId, ModuleVersion, QuestionId, VersionNumber, item_statistics,
};

use crate::{
    App,
    training::{FindModuleError, VersionLine},
};

/// An author looks at what the answers of many people say about the questions of a version.
#[derive(Clone, Copy, Debug)]
pub struct SeeStatistics {
    pub module: ModuleId,
    /// `None` for the newest one.
    pub version: Option<VersionNumber>,
}

/// What many people's first attempts at a version say about its questions, without saying whose
/// they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleStatistics {
    pub version: ModuleVersion,
    /// All that there are of the module, newest first.
    pub versions: Vec<VersionLine>,
    /// Whose first attempts are counted.
    pub n_people: usize,
    /// One for each question that enough people were asked to stay unknown; of some questions only
    /// a part is drawn.
    pub items: Vec<ItemStatistics>,
}

impl ModuleStatistics {
    /// Of fewer one could tell who answered what.
    pub const LEAST_PEOPLE: usize = 5;
    /// More say nothing new, and would have to be read for each look.
    pub const MOST_PEOPLE: u32 = 500;

    /// Whether there are others, who began before those that are counted.
    pub fn is_part(&self) -> bool {
        usize::try_from(Self::MOST_PEOPLE).is_ok_and(|it| it <= self.n_people)
    }

    /// What the answers say about a question.
    pub fn item(&self, question: QuestionId) -> Option<&ItemStatistics> {
        self.items.iter().find(|it| it.question == question)
    }
}

/// A module that was never published has none.
pub async fn see_statistics(
    app: &App,
    actor: &Actor,
    query: SeeStatistics,
) -> Result<ModuleStatistics, FindModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let versions = app.training.versions(&permit, query.module).await?;
    let asked = query.version.or(versions.first().map(|it| it.number));
    let number = asked.ok_or(FindModuleError::NoSuchModule)?;
    let version = app.training.version(&permit, query.module, number).await?;
    let version = version.ok_or(FindModuleError::NoSuchModule)?;
    let most = ModuleStatistics::MOST_PEOPLE;
    let attempts = app.training.first_attempts(&permit, query.module, number, most).await?;
    let n_people = attempts.len();
    let mut items = match n_people < ModuleStatistics::LEAST_PEOPLE {
        true => Vec::new(),
        false => item_statistics(&version, &attempts),
    };
    items.retain(|it| ModuleStatistics::LEAST_PEOPLE <= it.n_asked);
    Ok(ModuleStatistics { version, versions, n_people, items })
}
