use super::FileRefused;

/// A head that says that it is `WebM`, then one segment with all that is in it.
#[derive(Default)]
pub(super) struct WebM {
    /// What it begins with.
    head: Vec<u8>,
}

/// Longer than any head.
const MOST_HEAD: usize = 1024;
/// What every file of this family begins with (RFC 8794, 8.1).
const MAGIC: [u8; 4] = [0x1a, 0x45, 0xdf, 0xa3];
/// What says which one of the family it is.
const DOC_TYPE: [u8; 2] = [0x42, 0x82];
const SEGMENT: [u8; 4] = [0x18, 0x53, 0x80, 0x67];

impl WebM {
    pub(super) fn see(&mut self, piece: &[u8]) -> Result<(), FileRefused> {
        let room = MOST_HEAD - self.head.len();
        self.head.extend(piece.iter().take(room));
        let n_known = self.head.len().min(MAGIC.len());
        match self.head[..n_known] == MAGIC[..n_known] {
            true => Ok(()),
            false => Err(FileRefused::NotWhatItSays),
        }
    }

    pub(super) fn finish(self, n_bytes: u64) -> Result<(), FileRefused> {
        let after = self.head.get(MAGIC.len()..).ok_or(FileRefused::NotWhole)?;
        let (length, rest) = number(after).ok_or(FileRefused::NotWhatItSays)?;
        let length = length.and_then(|it| usize::try_from(it).ok());
        let length = length.filter(|it| *it < MOST_HEAD).ok_or(FileRefused::NotWhatItSays)?;
        let elements = rest.get(..length).ok_or(FileRefused::NotWhole)?;
        if doc_type(elements) != Some(&b"webm"[..]) {
            return Err(FileRefused::NotWhatItSays);
        }
        let segment = rest.get(length..).unwrap_or_default();
        let segment = segment.strip_prefix(&SEGMENT).ok_or(FileRefused::NotWhole)?;
        let (length, rest) = number(segment).ok_or(FileRefused::NotWhole)?;
        let begin = self.head.len() - rest.len();
        let begin = u64::try_from(begin).unwrap_or(u64::MAX);
        // What was recorded live says no length.
        let end = length.map_or(Some(n_bytes), |it| begin.checked_add(it));
        match end.is_some_and(|it| begin < it && it <= n_bytes) {
            true => Ok(()),
            false => Err(FileRefused::NotWhole),
        }
    }
}

/// What the head says that it is.
fn doc_type(mut elements: &[u8]) -> Option<&[u8]> {
    while !elements.is_empty() {
        let n_id = usize::try_from(elements.first()?.leading_zeros()).ok()? + 1;
        let (id, rest) = elements.split_at_checked(n_id)?;
        let (length, rest) = number(rest)?;
        let (value, rest) = rest.split_at_checked(usize::try_from(length?).ok()?)?;
        if id == DOC_TYPE {
            return Some(value);
        }
        elements = rest;
    }
    None
}

/// A number that says how long it is itself, and what comes after it (RFC 8794, 4). The number is
/// nothing where it stands for a length that was not known.
fn number(bytes: &[u8]) -> Option<(Option<u64>, &[u8])> {
    let first = *bytes.first()?;
    let n = first.leading_zeros() + 1;
    let (number, rest) = bytes.split_at_checked(usize::try_from(n).ok()?)?;
    if 8 < n {
        return None;
    }
    let n_bits = 7 * n;
    let mut value = 0_u64;
    for byte in number {
        value = (value << 8) | u64::from(*byte);
    }
    // Without the one that says the length.
    let value = value & ((1 << n_bits) - 1);
    let is_unknown = value == (1 << n_bits) - 1;
    Some(((!is_unknown).then_some(value), rest))
}
