use application::skills::{Closing, GrantLine};
use domain_skills::Giver;
use serde::Serialize;
use utoipa::ToSchema;

/// A module or a course that can give a skill.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillGiver)]
pub(crate) struct GiverDocument {
    /// `module` or `course`.
    kind: &'static str,
    id: String,
    /// Nothing, where it is not there any more.
    title: Option<String>,
}

/// What gives a skill to whoever passes or completes it.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillGrant)]
pub(crate) struct GrantDocument {
    giver: GiverDocument,
    /// From 1 to 4.
    level: u8,
}

/// What closes a gap.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillGapClosing)]
pub(crate) struct ClosingDocument {
    giver: GiverDocument,
    level: u8,
    /// Whether the person can start the module, or is in the course.
    is_theirs: bool,
    /// The first path by title on which one is given the module.
    path: Option<String>,
}

impl GiverDocument {
    pub(crate) fn new(giver: Giver, title: Option<&str>) -> Self {
        let (kind, id) = match giver {
            Giver::Module(id) => ("module", id.to_string()),
            Giver::Course(id) => ("course", id.to_string()),
        };
        Self { kind, id, title: title.map(str::to_owned) }
    }
}

impl GrantDocument {
    pub(crate) fn new(grant: &GrantLine) -> Self {
        let giver = GiverDocument::new(grant.giver, Some(&grant.title));
        Self { giver, level: grant.level.get() }
    }
}

impl ClosingDocument {
    pub(crate) fn new(closing: &Closing) -> Self {
        Self {
            giver: GiverDocument::new(closing.giver, Some(&closing.title)),
            level: closing.level.get(),
            is_theirs: closing.is_theirs,
            path: closing.path.map(|it| it.to_string()),
        }
    }
}
