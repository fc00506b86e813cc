/// What a paper is that somebody brings as proof of something: told by its content, whatever it is
/// called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperKind {
    Pdf,
    Png,
    Jpeg,
}

impl PaperKind {
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Png, Self::Jpeg];

    /// The word that stores keep, never renamed, and the ending of a file's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// The opposite of [`PaperKind::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_paper_is_kept_by_its_name() {
        assert!(PaperKind::ALL.iter().all(|it| PaperKind::parse(it.name()) == Some(*it)));
    }
}
