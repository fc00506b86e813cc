use std::collections::BTreeSet;

use super::{
    FileRefused,
    ends::{Ends, u16_at, u32_at, zip_end},
};

/// An archive with a document in it, as its list of contents says, which stands at its end. Nothing
/// is unpacked here (spec: defaults, 8).
pub(super) struct Docx(Ends);

/// What one part of the archive is, as its list of contents says.
struct Part<'a> {
    name: &'a [u8],
    is_encrypted: bool,
    is_link: bool,
    n_packed: u64,
    n_unpacked: u64,
    offset: u64,
    /// How long its line in the list is.
    length: usize,
}

const MAGIC: &[u8] = b"PK\x03\x04";
/// What an older Word, and a newer one with a password, begins its files with.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Room for the list of as many parts as there may be.
const TAIL: usize = 256 * 1024;
const MOST_PARTS: u16 = 1_000;
const MOST_UNPACKED: u64 = 100 * 1024 * 1024;
/// How many times larger it may become, if it becomes large.
const MOST_RATIO: u64 = 100;
const LARGE: u64 = 1024 * 1024;

impl Default for Docx {
    fn default() -> Self {
        Self(Ends::new(COMPOUND.len(), TAIL))
    }
}

impl Docx {
    pub(super) fn see(&mut self, piece: &[u8]) -> Result<(), FileRefused> {
        self.0.see(piece);
        if self.0.head == COMPOUND {
            return Err(FileRefused::Protected);
        }
        let may_be = self.0.may_begin_with(MAGIC) || self.0.may_begin_with(COMPOUND);
        if may_be { Ok(()) } else { Err(FileRefused::NotWhatItSays) }
    }

    pub(super) fn finish(self, n_bytes: u64) -> Result<(), FileRefused> {
        let tail = self.0.tail();
        let end = zip_end(tail).ok_or(FileRefused::NotWhole)?;
        let n_parts = u16_at(tail, end + 10).ok_or(FileRefused::NotWhole)?;
        if MOST_PARTS < n_parts {
            return Err(FileRefused::Swollen);
        }
        let size = u32_at(tail, end + 12).ok_or(FileRefused::NotWhole)?;
        let offset = u32_at(tail, end + 16).ok_or(FileRefused::NotWhole)?;
        // The list ends where the last record begins, and nothing is between them.
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let begin = end.checked_sub(size).ok_or(FileRefused::NotWhole)?;
        let after = u64::try_from(tail.len() - begin).unwrap_or(u64::MAX);
        if n_bytes.checked_sub(after) != Some(offset.into()) {
            return Err(FileRefused::NotWhole);
        }
        let list = tail.get(begin..end).ok_or(FileRefused::NotWhole)?;
        check(list, n_parts, offset.into())
    }
}

fn check(mut list: &[u8], n_parts: u16, n_bytes: u64) -> Result<(), FileRefused> {
    let mut names = BTreeSet::new();
    let (mut n_packed, mut n_unpacked) = (0_u64, 0_u64);
    for _ in 0..n_parts {
        let part = Part::first_of(list).ok_or(FileRefused::NotWhole)?;
        list = list.get(part.length..).ok_or(FileRefused::NotWhole)?;
        if part.is_encrypted {
            return Err(FileRefused::Protected);
        }
        if part.is_link || leads_elsewhere(part.name) || !names.insert(part.name.to_vec()) {
            return Err(FileRefused::NotWhatItSays);
        }
        n_packed = n_packed.saturating_add(part.n_packed);
        n_unpacked = n_unpacked.saturating_add(part.n_unpacked);
        // Parts that lie over each other are how a small archive becomes endless.
        if n_bytes < n_packed || n_bytes <= part.offset {
            return Err(FileRefused::NotWhatItSays);
        }
    }
    if !list.is_empty() {
        return Err(FileRefused::NotWhole);
    }
    let ratio = n_unpacked / n_packed.max(1);
    if MOST_UNPACKED < n_unpacked || (LARGE < n_unpacked && MOST_RATIO < ratio) {
        return Err(FileRefused::Swollen);
    }
    let is_macro = |it: &Vec<u8>| it.to_ascii_lowercase().ends_with(b"vbaproject.bin");
    if names.iter().any(is_macro) {
        return Err(FileRefused::Macros);
    }
    let needed: [&[u8]; 2] = [b"[Content_Types].xml", b"word/document.xml"];
    match needed.iter().all(|it| names.contains(*it)) {
        true => Ok(()),
        false => Err(FileRefused::NotWhatItSays),
    }
}

/// Out of the folder into which somebody might unpack it.
fn leads_elsewhere(name: &[u8]) -> bool {
    let mut steps = name.split(|it| matches!(it, b'/' | b'\\'));
    let is_absolute = name.first().is_none_or(|it| matches!(it, b'/' | b'\\'));
    is_absolute || name.contains(&0) || name.contains(&b':') || steps.any(|it| it == b"..")
}

impl<'a> Part<'a> {
    /// By the layout of a central directory header (APPNOTE.TXT, 4.3.12).
    fn first_of(list: &'a [u8]) -> Option<Self> {
        const LENGTH: usize = 46;
        if !list.starts_with(b"PK\x01\x02") {
            return None;
        }
        let n = |at| u16_at(list, at).map(usize::from);
        let after_name = LENGTH + n(28)?;
        let by_unix = list.get(5)? == &3;
        let mode = u32_at(list, 38)? >> 16;
        Some(Self {
            name: list.get(LENGTH..after_name)?,
            is_encrypted: u16_at(list, 8)? & 1 == 1,
            is_link: by_unix && mode & 0o170_000 == 0o120_000,
            n_packed: u32_at(list, 20)?.into(),
            n_unpacked: u32_at(list, 24)?.into(),
            offset: u32_at(list, 42)?.into(),
            length: after_name + n(30)? + n(32)?,
        })
    }
}
