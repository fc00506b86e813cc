//! The fields of a skill.

use application::skills::SkillView;
use domain_skills::{LabelId, LevelText, SkillName, SkillSettings};
use serde::Serialize;

use crate::{
    form::{Draft, Field, FieldErrors, Form, FormError, Refusal, Tick},
    reader::Reader,
};

/// Every field, and what a form sends along: an id for a new skill, else the version.
pub(super) const FIELDS: [&str; 9] =
    ["id", "version", "name", "category", "level_1", "level_2", "level_3", "level_4", "critical"];

const LEVELS: [&str; 4] = ["level_1", "level_2", "level_3", "level_4"];

/// As `skills/form.html` draws them.
#[derive(Debug, Serialize)]
pub(crate) struct SkillFields {
    name: Field,
    category: Field,
    levels: [Field; 4],
    critical: Tick,
}

impl SkillFields {
    pub(super) fn new(draft: &Draft, reader: &Reader) -> Self {
        Self {
            name: draft.field("name", reader),
            category: draft.field("category", reader),
            levels: LEVELS.map(|it| draft.field(it, reader)),
            critical: draft.tick("critical", reader),
        }
    }
}

pub(super) fn parse(form: &Form) -> Result<SkillSettings, Refusal> {
    let mut errors = FieldErrors::default();
    let category: Option<LabelId> = match form.text("category") {
        "" => None,
        id => Some(id.parse().map_err(|_| FormError::Unreadable)?),
    };
    let name = errors.take("name", SkillName::parse(form.text("name")));
    let levels = LEVELS
        .map(|it| errors.take(it, LevelText::parse_optional(form.text(it))).unwrap_or_default());
    match name {
        Some(name) if errors.is_empty() => {
            let is_critical = form.is_ticked("critical");
            Ok(SkillSettings { name, category, levels, is_critical })
        }
        _ => Err(errors.into()),
    }
}

/// The fields as they are stored.
pub(super) fn stored(skill: &SkillView) -> Draft {
    let settings = &skill.settings;
    let text = |it: &Option<LevelText>| it.as_ref().map(|it| it.as_str().to_owned());
    let levels = LEVELS.into_iter().zip(&settings.levels);
    let levels = levels.map(|(name, it)| (name, text(it).unwrap_or_default()));
    let fields = [
        ("name", settings.name.as_str().to_owned()),
        ("category", settings.category.map(|it| it.to_string()).unwrap_or_default()),
    ];
    let critical = settings.is_critical.then(|| ("critical", "1".to_owned()));
    Draft::filled(fields.into_iter().chain(levels).chain(critical))
}
