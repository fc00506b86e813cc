use domain_kernel::Id;

/// What a person sets for themselves, and what others see first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Account {
    /// `None` follows the browser.
    pub language: Option<Language>,
    pub appearance: Appearance,
    pub photo: Option<PhotoId>,
}

/// A language that every text of the product exists in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    German,
}

/// Light or dark; the system's own way unless the person says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Appearance {
    #[default]
    System,
    Light,
    Dark,
}

/// A photo of somebody, kept in two sizes. A new photo is a new id, so that the files of the old
/// one can be removed without a thought.
pub enum Photo {}
pub type PhotoId = Id<Photo>;

impl Language {
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// The BCP 47 tag, which stores keep too.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The opposite of [`Language::tag`].
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.tag() == tag)
    }
}

impl Appearance {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The opposite of [`Appearance::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}
