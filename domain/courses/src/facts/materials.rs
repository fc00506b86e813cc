//! What happens to the materials of courses. A file may be called by somebody's name, so what it is
//! called is not on record; what it was is, by its hash.

use domain_kernel::{Change, Fact};

use super::course;
use crate::{CourseId, FileHash, MaterialId, MaterialKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaterialAdded {
    pub material: MaterialId,
    pub course: CourseId,
    pub kind: MaterialKind,
    pub n_bytes: u64,
    pub hash: FileHash,
}

/// The pairs are before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaterialReplaced {
    pub material: MaterialId,
    pub course: CourseId,
    pub kind: (MaterialKind, MaterialKind),
    pub n_bytes: (u64, u64),
    pub hash: (FileHash, FileHash),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaterialDeleted {
    pub material: MaterialId,
    pub course: CourseId,
    pub kind: MaterialKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaptionsAdded {
    pub material: MaterialId,
    pub course: CourseId,
    pub n_bytes: u64,
    pub hash: FileHash,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaptionsRemoved {
    pub material: MaterialId,
    pub course: CourseId,
}

impl Fact for MaterialAdded {
    fn name(&self) -> &'static str {
        "courses.material_added"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("material", self.material.to_string()),
            Change::set("format", self.kind.name()),
            Change::set("bytes", self.n_bytes.to_string()),
            Change::set("hash", self.hash.to_string()),
        ]
    }
}

impl Fact for MaterialReplaced {
    fn name(&self) -> &'static str {
        "courses.material_replaced"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        let (kind, n_bytes, hash) = (self.kind, self.n_bytes, self.hash);
        let text = |it: &dyn ToString| Some(it.to_string());
        let changes = [
            Some(Change::set("material", self.material.to_string())),
            Change::between("format", text(&kind.0.name()), text(&kind.1.name())),
            Change::between("bytes", text(&n_bytes.0), text(&n_bytes.1)),
            Change::between("hash", text(&hash.0), text(&hash.1)),
        ];
        changes.into_iter().flatten().collect()
    }
}

impl Fact for MaterialDeleted {
    fn name(&self) -> &'static str {
        "courses.material_deleted"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::gone("material", self.material.to_string()),
            Change::gone("format", self.kind.name()),
        ]
    }
}

impl Fact for CaptionsAdded {
    fn name(&self) -> &'static str {
        "courses.captions_added"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("material", self.material.to_string()),
            Change::set("bytes", self.n_bytes.to_string()),
            Change::set("hash", self.hash.to_string()),
        ]
    }
}

impl Fact for CaptionsRemoved {
    fn name(&self) -> &'static str {
        "courses.captions_removed"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("material", self.material.to_string())]
    }
}
