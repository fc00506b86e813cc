use domain_courses::FileId;
use domain_equipment::OrderContentId;
use domain_identity::{LogoId, PhotoId};
use domain_kernel::{CompanyId, Realm};
use domain_skills::CertificateFileId;
use domain_training::{PictureHash, PictureKind, VideoFileId};

use crate::{courses, equipment, identity, skills, training};

/// What a row says there is in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedFile {
    pub company: CompanyId,
    pub content: NamedContent,
}

/// Those that may be long say how long they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedContent {
    Logo(LogoId),
    /// Of a person or of an item.
    Photo(PhotoId),
    Picture {
        hash: PictureHash,
        kind: PictureKind,
    },
    Certificate(CertificateFileId),
    OrderFile(OrderContentId),
    Material {
        id: FileId,
        n_bytes: u64,
    },
    Video {
        id: VideoFileId,
        n_bytes: u64,
    },
}

impl NamedFile {
    /// Where the files lie.
    pub(super) fn keys(&self) -> Vec<String> {
        let realm = Realm::Company(self.company);
        match self.content {
            NamedContent::Logo(id) => vec![identity::logo_key(realm, id)],
            NamedContent::Photo(id) => identity::photo_keys(realm, id),
            NamedContent::Picture { hash, kind } => vec![training::picture_key(realm, hash, kind)],
            NamedContent::Certificate(id) => vec![skills::certificate_key(realm, id)],
            NamedContent::OrderFile(id) => vec![equipment::order_file_key(realm, id)],
            NamedContent::Material { id, .. } => vec![courses::material_key(realm, id)],
            NamedContent::Video { id, .. } => vec![training::video_key(realm, id)],
        }
    }

    /// Of a file that is not read at once.
    pub(super) fn n_bytes(&self) -> Option<u64> {
        match self.content {
            NamedContent::Material { n_bytes, .. } | NamedContent::Video { n_bytes, .. } => {
                // Nothing has no beginning that could be asked for.
                (0 < n_bytes).then_some(n_bytes)
            }
            _ => None,
        }
    }
}
