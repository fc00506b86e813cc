use domain_kernel::Id;
use domain_training::{Draw, PassMark, Points, Section, SectionSettings, SectionTitle};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Text, pass_mark};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SectionDocument<'a> {
    id: Uuid,
    title: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    draw: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pass_mark: Option<(u32, u32)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pass_points_milli: Option<u32>,
}

impl<'a> SectionDocument<'a> {
    pub(super) fn of(section: &'a Section) -> Self {
        let SectionSettings { title, draw, pass_mark } = &section.settings;
        Self {
            id: section.id.uuid(),
            title: title.as_str().into(),
            draw: draw.map(Draw::get),
            pass_mark: pass_mark.and_then(PassMark::part),
            pass_points_milli: pass_mark.and_then(PassMark::points).map(Points::milli),
        }
    }

    pub(super) fn into_section(self) -> Option<Section> {
        let pass_mark = match (self.pass_mark, self.pass_points_milli) {
            (None, None) => None,
            (part, points_milli) => Some(pass_mark(part, points_milli)?),
        };
        let settings = SectionSettings {
            title: SectionTitle::restore(self.title.into_owned()),
            draw: self.draw.map(Draw::new).transpose().ok()?,
            pass_mark,
        };
        Some(Section { id: Id::from_uuid(self.id), settings })
    }
}
