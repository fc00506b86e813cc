//! Pictures that come and go.

use domain_kernel::{Change, Fact};

use super::module;
use crate::{ModuleId, PictureId};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureAdded {
    pub picture: PictureId,
    pub module: ModuleId,
    pub n_bytes: usize,
}

/// A picture that no module mentions any more is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSwept {
    pub picture: PictureId,
}

impl Fact for PictureAdded {
    fn name(&self) -> &'static str {
        "training.picture_added"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("picture", self.picture.to_string()),
            Change::set("bytes", self.n_bytes.to_string()),
        ]
    }
}

impl Fact for PictureSwept {
    fn name(&self) -> &'static str {
        "training.picture_swept"
    }

    fn subject(&self) -> String {
        format!("picture:{}", self.picture)
    }

    fn details(&self) -> Vec<Change> {
        Vec::new()
    }
}
