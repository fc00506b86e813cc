use super::{FileRefused, walk::Walk};

/// Boxes one after the other up to the end, of which the first says that it is an MP4 and one tells
/// what is in it.
#[derive(Default)]
pub(super) struct Mp4 {
    walk: Walk<16>,
    seen: Seen,
}

#[derive(Default)]
struct Seen {
    n_boxes: usize,
    has_index: bool,
}

/// A film in fragments has two for every few seconds.
const MOST_BOXES: usize = 100_000;
/// Those of films that browsers play.
const BRANDS: [&[u8; 4]; 19] = [
    b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9", b"mp41",
    b"mp42", b"mp71", b"avc1", b"av01", b"dash", b"M4V ", b"M4VH", b"M4VP", b"MSNV",
];
/// As long as the first box may be.
const MOST_BRANDS: u64 = 4 * 1024;

impl Mp4 {
    pub(super) fn see(&mut self, piece: &[u8]) -> Result<(), FileRefused> {
        let Self { walk, seen } = self;
        walk.see(piece, |bytes, place| seen.step(bytes, place))
    }

    pub(super) fn finish(mut self, n_bytes: u64) -> Result<(), FileRefused> {
        let mut end = self.walk.next;
        // The last boxes may be shorter than what is read at once.
        let mut rest = self.walk.rest();
        while HEADER <= rest.len() {
            let next = self.seen.step(rest, end)?;
            let skipped = usize::try_from(next - end).unwrap_or(usize::MAX);
            (end, rest) = (next, rest.get(skipped..).unwrap_or_default());
        }
        // A box that goes on to the end of the file says no length.
        let is_whole = rest.is_empty() && (end == n_bytes || end == u64::MAX);
        if is_whole && self.seen.has_index { Ok(()) } else { Err(FileRefused::NotWhole) }
    }
}

impl Seen {
    fn step(&mut self, bytes: &[u8], place: u64) -> Result<u64, FileRefused> {
        let (kind, length) = header(bytes).ok_or(FileRefused::NotWhatItSays)?;
        self.n_boxes += 1;
        let is_first = self.n_boxes == 1;
        let is_film = kind == b"ftyp"
            && (16..=MOST_BRANDS).contains(&length)
            && bytes.get(8..12).is_some_and(|it| BRANDS.iter().any(|brand| *brand == it));
        if is_first != (kind == b"ftyp") || (is_first && !is_film) || MOST_BOXES < self.n_boxes {
            return Err(FileRefused::NotWhatItSays);
        }
        self.has_index |= kind == b"moov";
        if length == TO_THE_END {
            return Ok(u64::MAX);
        }
        let next = place.checked_add(length).filter(|it| *it < u64::MAX);
        next.ok_or(FileRefused::NotWhole)
    }
}

/// A length and a kind.
const HEADER: usize = 8;
/// What a box says that goes on to the end of the file.
const TO_THE_END: u64 = 0;

/// The kind of a box, and how long it is with its header (ISO/IEC 14496-12, 4.2).
fn header(bytes: &[u8]) -> Option<(&[u8], u64)> {
    let (length, kind) = (bytes.first_chunk()?, bytes.get(4..8)?);
    let is_named = kind.iter().all(|it| it.is_ascii_graphic() || matches!(it, b' ' | 0xa9));
    let length = match u32::from_be_bytes(*length) {
        1 => u64::from_be_bytes(*bytes.get(8..)?.first_chunk()?),
        length => length.into(),
    };
    (is_named && (8 <= length || length == TO_THE_END)).then_some((kind, length))
}
