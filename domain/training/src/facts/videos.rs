//! Films that come and go, and their captions.

use domain_kernel::{Change, Fact};

use super::module;
use crate::{LanguageCode, ModuleId, VideoId, VideoKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VideoAdded {
    pub video: VideoId,
    pub module: ModuleId,
    pub kind: VideoKind,
    pub n_bytes: u64,
}

/// A film that no module mentions any more is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VideoSwept {
    pub video: VideoId,
}

/// A film has captions in a language, in the place of those that it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptionsAdded {
    pub video: VideoId,
    pub module: ModuleId,
    pub language: LanguageCode,
    pub n_bytes: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptionsRemoved {
    pub video: VideoId,
    pub module: ModuleId,
    pub language: LanguageCode,
}

impl Fact for VideoAdded {
    fn name(&self) -> &'static str {
        "training.video_added"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("video", self.video.to_string()),
            Change::set("format", self.kind.name()),
            Change::set("bytes", self.n_bytes.to_string()),
        ]
    }
}

impl Fact for VideoSwept {
    fn name(&self) -> &'static str {
        "training.video_swept"
    }

    fn subject(&self) -> String {
        format!("video:{}", self.video)
    }

    fn details(&self) -> Vec<Change> {
        Vec::new()
    }
}

impl Fact for CaptionsAdded {
    fn name(&self) -> &'static str {
        "training.captions_added"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("video", self.video.to_string()),
            Change::set("language", self.language.as_str()),
            Change::set("bytes", self.n_bytes.to_string()),
        ]
    }
}

impl Fact for CaptionsRemoved {
    fn name(&self) -> &'static str {
        "training.captions_removed"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("video", self.video.to_string()),
            Change::gone("language", self.language.as_str()),
        ]
    }
}
