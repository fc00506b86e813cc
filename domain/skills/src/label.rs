use domain_kernel::{Id, Line};
use thiserror::Error;

use crate::{LabelCreated, LabelDeleted, LabelRenamed};

pub type LabelId = Id<Label>;
/// Whatever the case, it is one label's of its kind in the company.
pub type LabelName = Line<120>;

/// A name by which skills or people are sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub id: LabelId,
    pub kind: LabelKind,
    pub name: LabelName,
}

/// In which of the lists a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelKind {
    /// Of skills.
    Category,
    /// Of people: how they are employed. A person has one at most.
    Grade,
    /// Of people: what they work on.
    Project,
}

/// What stands somewhere is not deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this is used {n_uses} times; take it out there first")]
pub struct LabelInUse {
    pub n_uses: u32,
}

impl Label {
    pub fn create(id: LabelId, kind: LabelKind, name: LabelName) -> (Self, LabelCreated) {
        let fact = LabelCreated { label: id, kind, name: name.clone() };
        (Self { id, kind, name }, fact)
    }

    /// `None` when nothing changed.
    pub fn rename(&mut self, name: LabelName) -> Option<LabelRenamed> {
        if self.name == name {
            return None;
        }
        let before = std::mem::replace(&mut self.name, name.clone());
        Some(LabelRenamed { label: self.id, before, after: name })
    }

    /// Ends a label that stands in so many places, which is none.
    pub fn delete(&self, n_uses: u32) -> Result<LabelDeleted, LabelInUse> {
        match n_uses {
            0 => Ok(LabelDeleted { label: self.id, kind: self.kind, name: self.name.clone() }),
            n_uses => Err(LabelInUse { n_uses }),
        }
    }
}

impl LabelKind {
    pub const ALL: [Self; 3] = [Self::Category, Self::Grade, Self::Project];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Grade => "grade",
            Self::Project => "project",
        }
    }

    /// The opposite of [`LabelKind::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_used_is_not_deleted_and_a_name_that_stays_is_no_change() {
        let name = |it: &str| LabelName::restore(it.to_owned());
        let id = Id::from_uuid(Uuid::from_u128(1));
        let (mut label, _) = Label::create(id, LabelKind::Grade, name("Temporary"));
        assert_eq!(label.rename(name("Temporary")), None);
        let renamed = label.rename(name("Seasonal")).expect("a change");
        assert_eq!((renamed.before, label.name.clone()), (name("Temporary"), name("Seasonal")));
        assert_eq!(label.delete(2), Err(LabelInUse { n_uses: 2 }));
        assert!(label.delete(0).is_ok());
        for kind in LabelKind::ALL {
            assert_eq!(LabelKind::parse(kind.name()), Some(kind));
        }
    }
}
