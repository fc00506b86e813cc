use std::fmt;

use domain_kernel::{Id, Line, PersonId, Timestamp};
use thiserror::Error;

use crate::{
    CaptionsAdded, CaptionsRemoved, CourseId, FileRefused, MaterialAdded, MaterialDeleted,
    MaterialReplaced,
};

pub type MaterialId = Id<Material>;
pub type FileId = Id<StoredFile>;

/// What a file was called by whoever brought it, to be shown and for nothing else.
pub type FileName = Line<255>;

/// SHA-256 of a file's content.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FileHash(pub [u8; 32]);

/// A file as it was brought, which never changes: another one has another id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    pub id: FileId,
    pub name: FileName,
    pub hash: FileHash,
    pub n_bytes: u64,
}

/// Something that a course hands out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Material {
    pub id: MaterialId,
    pub course: CourseId,
    pub kind: MaterialKind,
    pub file: StoredFile,
    /// Only of a film.
    pub captions: Option<StoredFile>,
    pub added: Timestamp,
    /// Nobody, where it was the command line.
    pub added_by: Option<PersonId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaterialKind {
    Pdf,
    Docx,
    Mp3,
    Mp4,
}

/// Why there are no captions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("only a film has captions")]
pub struct NoFilm;

impl Material {
    pub fn added(&self) -> MaterialAdded {
        let Self { id, course, kind, ref file, .. } = *self;
        MaterialAdded { material: id, course, kind, n_bytes: file.n_bytes, hash: file.hash }
    }

    /// Puts another file in its place. Captions stay with a film.
    pub fn replace(&mut self, kind: MaterialKind, file: StoredFile) -> MaterialReplaced {
        let replaced = MaterialReplaced {
            material: self.id,
            course: self.course,
            kind: (self.kind, kind),
            n_bytes: (self.file.n_bytes, file.n_bytes),
            hash: (self.file.hash, file.hash),
        };
        self.captions = self.captions.take().filter(|_| kind == MaterialKind::Mp4);
        (self.kind, self.file) = (kind, file);
        replaced
    }

    /// Gives a film captions, in the place of those that it has.
    pub fn caption(&mut self, captions: StoredFile) -> Result<CaptionsAdded, NoFilm> {
        if self.kind != MaterialKind::Mp4 {
            return Err(NoFilm);
        }
        let (n_bytes, hash) = (captions.n_bytes, captions.hash);
        self.captions = Some(captions);
        Ok(CaptionsAdded { material: self.id, course: self.course, n_bytes, hash })
    }

    /// Nothing, if it has none.
    pub fn remove_captions(&mut self) -> Option<CaptionsRemoved> {
        self.captions.take()?;
        Some(CaptionsRemoved { material: self.id, course: self.course })
    }

    pub fn deleted(&self) -> MaterialDeleted {
        let Self { id, course, kind, .. } = *self;
        MaterialDeleted { material: id, course, kind }
    }
}

impl MaterialKind {
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Docx, Self::Mp3, Self::Mp4];

    /// The word that stores keep, never renamed, and the ending of a file's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Mp3 => "mp3",
            Self::Mp4 => "mp4",
        }
    }

    /// The opposite of [`MaterialKind::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What a file says that it is.
    pub fn of_file(name: &FileName) -> Result<Self, FileRefused> {
        let ending = ending(name).to_ascii_lowercase();
        Self::parse(&ending).ok_or(FileRefused::NotOffered)
    }
}

/// The name of a file as a browser sent it: without folders and what cannot be shown, and short
/// enough to be kept with its ending.
pub fn file_name(raw: &str) -> Result<FileName, FileRefused> {
    let name = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_shown = |it: &char| FileName::parse(it.encode_utf8(&mut [0; 4])).is_ok() || *it == ' ';
    let name: String = name.chars().filter(is_shown).collect();
    let (stem, ending) = name.rsplit_once('.').ok_or(FileRefused::NotOffered)?;
    if ending.is_empty() {
        return Err(FileRefused::NotOffered);
    }
    let room = FileName::MAX_CHARS.saturating_sub(ending.chars().count() + 1);
    let stem: String = stem.chars().take(room).collect();
    FileName::parse(&format!("{stem}.{ending}")).map_err(|_| FileRefused::NotOffered)
}

/// Whether a file says that it is captions.
pub fn are_captions(name: &FileName) -> bool {
    ending(name).eq_ignore_ascii_case("vtt")
}

fn ending(name: &FileName) -> &str {
    name.as_str().rsplit_once('.').map(|(_, it)| it).unwrap_or_default()
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|it| write!(f, "{it:02x}"))
    }
}

impl fmt::Debug for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileHash({self})")
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Change, Fact};
    use uuid::Uuid;

    use super::*;

    fn id<T>(number: u128) -> Id<T> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn file(number: u8, name: &str) -> StoredFile {
        let name = FileName::restore(name.to_owned());
        StoredFile { id: id(number.into()), name, hash: FileHash([number; 32]), n_bytes: 9 }
    }

    fn film() -> Material {
        Material {
            id: id(1),
            course: id(2),
            kind: MaterialKind::Mp4,
            file: file(3, "Scales.mp4"),
            captions: None,
            added: Timestamp::from_micros(0),
            added_by: None,
        }
    }

    #[test]
    fn captions_are_a_films_and_go_when_it_is_none_any_more() {
        let mut material = film();
        assert!(material.caption(file(4, "Scales.vtt")).is_ok());
        material.replace(MaterialKind::Mp4, file(5, "Scales 2.mp4"));
        assert_eq!(material.captions, Some(file(4, "Scales.vtt")));
        material.replace(MaterialKind::Pdf, file(6, "Scales.pdf"));
        assert_eq!((&material.captions, material.kind), (&None, MaterialKind::Pdf));
        assert_eq!(material.caption(file(4, "Scales.vtt")), Err(NoFilm));
        assert_eq!(material.remove_captions(), None);
    }

    #[test]
    fn what_is_on_record_names_no_file() {
        let mut material = film();
        let added = material.added().details();
        assert!(added.contains(&Change::set("format", "mp4")), "{added:?}");
        let replaced = material.replace(MaterialKind::Pdf, file(6, "Anna Lindqvist.pdf"));
        assert!(replaced.details().contains(&Change::from_to("format", "mp4", "pdf")));
        assert!(!format!("{:?}", replaced.details()).contains("Anna"));
        assert_eq!(material.deleted().subject(), format!("course:{}", material.course));
    }

    #[test]
    fn the_name_of_a_file_is_shown_and_says_its_kind() {
        let name = |raw: &str| file_name(raw).expect("a name").as_str().to_owned();
        assert_eq!(name("C:\\Users\\anna\\Plan.PDF"), "Plan.PDF");
        assert_eq!(name("../../etc/a b.docx"), "a b.docx");
        assert_eq!(name("e\u{301}tude\u{202e}.mp3"), "étude.mp3");
        assert_eq!(name("a\0b\n.mp4"), "ab.mp4");
        let long = name(&format!("{}.mp4", "ä".repeat(400)));
        assert_eq!((long.chars().count(), long.ends_with("ä.mp4")), (255, true));
        for bad in ["", "plan", "..", "a/b", &format!("a.{}", "x".repeat(300))] {
            assert_eq!(file_name(bad), Err(FileRefused::NotOffered), "{bad:?}");
        }
    }

    #[test]
    fn a_kind_is_the_ending_whatever_its_case() {
        let kind = |raw: &str| MaterialKind::of_file(&file_name(raw).expect("a name"));
        assert_eq!(kind("Plan.PdF"), Ok(MaterialKind::Pdf));
        for bad in ["plan.pdf.exe", "plan.html", "plan.docm", "plan.svg", "plan.vtt"] {
            assert_eq!(kind(bad), Err(FileRefused::NotOffered), "{bad:?}");
        }
        assert!(are_captions(&file_name("film.VTT").expect("a name")));
        assert!(MaterialKind::ALL.iter().all(|it| MaterialKind::parse(it.name()) == Some(*it)));
    }
}
