//! What every edit has in common: the draft that it changes is there, if need be because it is
//! opened now.

use domain_kernel::{Fact, Facts, StoreError, Timestamp, Version, Versioned};
use domain_training::{DraftOpened, Module, ModuleId};

use super::edit_module::EditModuleError;
use crate::Tx;

/// A module with its one draft.
pub(super) struct OpenDraft {
    pub(super) module: Versioned<Module>,
    /// Whether this edit is the first after a publication.
    opened: Option<DraftOpened>,
}

impl OpenDraft {
    /// Finds a module that is still as the form showed it, and opens a draft if there is none.
    pub(super) async fn find_expected(
        tx: &mut dyn Tx,
        id: ModuleId,
        expected: Version,
    ) -> Result<Self, EditModuleError> {
        let draft = Self::find(tx, id).await?;
        if draft.module.version != expected {
            return Err(StoreError::Stale.into());
        }
        Ok(draft)
    }

    /// Finds a module whatever has happened to it, for edits that do not depend on the rest of it.
    pub(super) async fn find(tx: &mut dyn Tx, id: ModuleId) -> Result<Self, EditModuleError> {
        let found = tx.modules().find(id).await?;
        let mut module = found.ok_or(EditModuleError::NoSuchModule)?;
        let published = match (module.value.draft(), module.value.latest()) {
            (None, Some(number)) => tx.modules().version(id, number).await?,
            _ => None,
        };
        let opened = match published {
            Some(version) => module.value.open_draft(&version)?,
            None => None,
        };
        Ok(Self { module, opened })
    }

    /// What happened: that the draft was opened, if it was, and what was done to it.
    pub(super) fn facts(&self, now: Timestamp, edits: &[&dyn Fact]) -> Option<Facts> {
        let opened = self.opened.as_ref().map(|it| it as &dyn Fact);
        let mut all = opened.into_iter().chain(edits.iter().copied());
        let mut facts = Facts::new(now, all.next()?);
        for fact in all {
            facts = facts.and(fact);
        }
        Some(facts)
    }

    /// Keeps the draft, unless nothing happened to it.
    pub(super) async fn save(
        self,
        mut tx: Box<dyn Tx>,
        facts: Option<Facts>,
    ) -> Result<(), StoreError> {
        let Some(facts) = facts else {
            return Ok(());
        };
        tx.modules().update(&self.module).await?;
        tx.commit(facts).await
    }
}
