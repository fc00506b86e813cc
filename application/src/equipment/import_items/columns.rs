use crate::identity::Heading;

/// What a column of a table of items is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemColumn {
    Tag,
    Name,
    Category,
    Model,
    Serial,
    Location,
    Notes,
}

impl ItemColumn {
    pub const ALL: [Self; 7] = [
        Self::Tag,
        Self::Name,
        Self::Category,
        Self::Model,
        Self::Serial,
        Self::Location,
        Self::Notes,
    ];
}

impl Heading for ItemColumn {
    const NEEDED: &'static [Self] = &[Self::Tag, Self::Name];

    fn name(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Name => "name",
            Self::Category => "category",
            Self::Model => "model",
            Self::Serial => "serial",
            Self::Location => "location",
            Self::Notes => "notes",
        }
    }

    fn called(head: &str) -> Option<Self> {
        match head {
            "tag" | "asset tag" | "kennung" | "inventarnummer" => Some(Self::Tag),
            "name" | "what it is" | "was es ist" | "bezeichnung" | "item" | "gerät" => {
                Some(Self::Name)
            }
            "category" | "kategorie" => Some(Self::Category),
            "model" | "modell" => Some(Self::Model),
            "serial" | "serial number" | "seriennummer" => Some(Self::Serial),
            "location" | "standort" => Some(Self::Location),
            "notes" | "notizen" => Some(Self::Notes),
            _ => None,
        }
    }
}
