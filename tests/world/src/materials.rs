//! Files that courses hand out, and films of modules.

use std::collections::VecDeque;

use application::{
    courses::{
        AddMaterial, MaterialPart, ReplaceFile, Upload, UploadError, add_material, replace_file,
    },
    training::{
        AddVideo, CaptionVideo, EditModule, add_video, caption_video, edit_module, see_module,
    },
};
use async_trait::async_trait;
use bytes::Bytes;
use domain_courses::{CourseId, MaterialId};
use domain_kernel::Version;
use domain_training::{About, Content, LanguageCode, ModuleId, Video, VideoId, VideoTitle};

use crate::{Somebody, World};

const FILM: &[u8] = include_bytes!("../../../bin/shipshape/src/demo/materials/lift-and-move.mp4");
const CAPTIONS: &[u8] =
    include_bytes!("../../../bin/shipshape/src/demo/materials/lift-and-move.vtt");

/// A file that comes in these pieces, or breaks off.
pub struct Sent(pub VecDeque<Result<Bytes, UploadError>>);

#[async_trait]
impl Upload for Sent {
    async fn next(&mut self) -> Result<Option<Bytes>, UploadError> {
        self.0.pop_front().transpose()
    }
}

impl Sent {
    /// In two pieces.
    pub fn whole(content: &[u8]) -> Self {
        let (first, second) = content.split_at(content.len() / 2);
        Self([first, second].map(|it| Ok(Bytes::copy_from_slice(it))).into())
    }
}

impl World {
    /// A film with captions.
    pub async fn film(&self, admin: &Somebody, course: CourseId) -> MaterialId {
        let id = self.app.ids.next();
        let command = AddMaterial { id, course, file_name: "Lift.mp4".to_owned() };
        let added = add_material(&self.app, &admin.actor, command, &mut Sent::whole(FILM)).await;
        added.expect("a teacher may");
        let command = ReplaceFile {
            course,
            id,
            part: MaterialPart::Captions,
            expected: Version::FIRST,
            file_name: "Lift.vtt".to_owned(),
        };
        let captions = &mut Sent::whole(CAPTIONS);
        replace_file(&self.app, &admin.actor, command, captions).await.expect("a film");
        id
    }

    /// A module that was never published, whose text is a film with captions in English.
    pub async fn filmed(&self, admin: &Somebody) -> (ModuleId, VideoId) {
        let module = self.draft(admin, "Filmed", None, true).await;
        let id = self.app.ids.next();
        let title = VideoTitle::restore("How to lift".to_owned());
        let command = AddVideo { id, module, title, file_name: "Lift.mp4".to_owned() };
        let added = add_video(&self.app, &admin.actor, command, &mut Sent::whole(FILM)).await;
        added.expect("a draft");
        let language = LanguageCode::restore("en".to_owned());
        let file_name = "Lift.vtt".to_owned();
        let command = CaptionVideo { module, video: id, language, file_name };
        let captions = &mut Sent::whole(CAPTIONS);
        caption_video(&self.app, &admin.actor, command, captions).await.expect("a film");

        let found = see_module(&self.app, &admin.actor, module).await.expect("there").module;
        let about = found.value.draft().expect("a draft").about().clone();
        let content = format!("![How to lift]({})", Video::mention(id));
        let about = About { content: Some(Content::restore(content)), ..about };
        let command = EditModule { id: module, expected: found.version, about, rules: None };
        edit_module(&self.app, &admin.actor, command).await.expect("an admin may");
        (module, id)
    }
}
