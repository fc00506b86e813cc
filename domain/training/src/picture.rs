//! Pictures that stand in what modules say.

use std::fmt;

use domain_kernel::{Id, Line, Timestamp};

use crate::{ModuleId, PictureAdded};

pub type PictureId = Id<Picture>;

/// What a picture shows, for those who do not see it.
pub type PictureAlt = Line<300>;

/// SHA-256 of a picture's content, by which it is kept.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PictureHash(pub [u8; 32]);

/// A picture that was uploaded for a module, as it was encoded anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub id: PictureId,
    pub hash: PictureHash,
    pub kind: PictureKind,
    /// What its author said of it when it was uploaded.
    pub alt: PictureAlt,
    pub added: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    Jpeg,
    Png,
}

impl Picture {
    pub fn added_to(&self, module: ModuleId, n_bytes: usize) -> PictureAdded {
        PictureAdded { picture: self.id, module, n_bytes }
    }

    /// How a text mentions a picture.
    pub fn mention(id: PictureId) -> String {
        format!("picture:{id}")
    }

    /// The picture in Markdown, to be put where it is to stand.
    pub fn markdown(&self) -> String {
        mention_of(self.alt.as_str(), &Self::mention(self.id))
    }
}

/// What is to be seen in Markdown, with words for those who do not see it.
pub(crate) fn mention_of(words: &str, mention: &str) -> String {
    let mut alt = String::new();
    for letter in words.chars() {
        if matches!(letter, '\\' | '[' | ']' | '*' | '_' | '`' | '<' | '&' | '!') {
            alt.push('\\');
        }
        alt.push(letter);
    }
    format!("![{alt}]({mention})")
}

impl PictureKind {
    pub const ALL: [Self; 2] = [Self::Jpeg, Self::Png];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
        }
    }

    /// The opposite of [`PictureKind::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl fmt::Display for PictureHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|it| write!(f, "{it:02x}"))
    }
}

impl fmt::Debug for PictureHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PictureHash({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::given::{at, id};

    #[test]
    fn what_it_shows_does_not_end_the_picture() {
        let picture = Picture {
            id: id(1),
            hash: PictureHash([7; 32]),
            kind: PictureKind::Png,
            alt: PictureAlt::restore("A [lock](x) *on*".to_owned()),
            added: at(0),
        };
        let markdown = "![A \\[lock\\](x) \\*on\\*](picture:00000000-0000-0000-0000-000000000001)";
        assert_eq!(picture.markdown(), markdown);
        assert!(picture.hash.to_string().starts_with("070707"));
    }
}
