use crate::identity::Heading;

/// What a column of a table of skills is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkillColumn {
    Name,
    Category,
    /// What this level means.
    Level(u8),
    Critical,
}

impl SkillColumn {
    pub const ALL: [Self; 7] = [
        Self::Name,
        Self::Category,
        Self::Level(1),
        Self::Level(2),
        Self::Level(3),
        Self::Level(4),
        Self::Critical,
    ];
}

impl Heading for SkillColumn {
    const NEEDED: &'static [Self] = &[Self::Name];

    fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Category => "category",
            Self::Level(1) => "level 1",
            Self::Level(2) => "level 2",
            Self::Level(3) => "level 3",
            Self::Level(_) => "level 4",
            Self::Critical => "critical",
        }
    }

    fn called(head: &str) -> Option<Self> {
        match head {
            "name" | "skill" | "fähigkeit" => Some(Self::Name),
            "category" | "kategorie" => Some(Self::Category),
            "critical" | "kritisch" => Some(Self::Critical),
            "level 1" | "stufe 1" => Some(Self::Level(1)),
            "level 2" | "stufe 2" => Some(Self::Level(2)),
            "level 3" | "stufe 3" => Some(Self::Level(3)),
            "level 4" | "stufe 4" => Some(Self::Level(4)),
            _ => None,
        }
    }
}
