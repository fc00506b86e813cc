use super::{FileRefused, walk::Walk};

/// Some frames of sound, one after the other, perhaps after tags.
#[derive(Default)]
pub(super) struct Mp3 {
    walk: Walk<10>,
    seen: Seen,
}

#[derive(Default)]
struct Seen {
    n_tags: usize,
    n_frames: usize,
    /// What all frames have in common: version, layer and sampling rate.
    kind: Option<(u8, u8)>,
}

/// Two can look like sound by chance, four do not.
const ENOUGH: usize = 4;
const MOST_TAGS: usize = 4;
/// In thousand bits a second, of version 1 and of versions 2 and 2.5.
const RATES: [[u64; 14]; 2] = [
    [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
const SAMPLING: [u64; 3] = [44_100, 48_000, 32_000];

impl Mp3 {
    pub(super) fn see(&mut self, piece: &[u8]) -> Result<(), FileRefused> {
        let Self { walk, seen } = self;
        walk.see(piece, |bytes, place| seen.step(bytes, place))
    }

    pub(super) fn finish(self, n_bytes: u64) -> Result<(), FileRefused> {
        // Something very short.
        let is_all = self.walk.next == n_bytes && 1 < self.seen.n_frames;
        if ENOUGH <= self.seen.n_frames || is_all {
            return Ok(());
        }
        let has_begun = 0 < self.seen.n_frames || !self.walk.rest().is_empty();
        match has_begun || n_bytes < self.walk.next {
            true => Err(FileRefused::NotWhole),
            false => Err(FileRefused::NotWhatItSays),
        }
    }
}

impl Seen {
    fn step(&mut self, bytes: &[u8], place: u64) -> Result<u64, FileRefused> {
        if ENOUGH <= self.n_frames {
            return Ok(u64::MAX);
        }
        if self.n_frames == 0 && bytes.starts_with(b"ID3") {
            self.n_tags += 1;
            let length = tag_length(bytes).filter(|_| self.n_tags <= MOST_TAGS);
            return Ok(place.saturating_add(length.ok_or(FileRefused::NotWhatItSays)?));
        }
        let (kind, length) = frame(bytes).ok_or(FileRefused::NotWhatItSays)?;
        if *self.kind.get_or_insert(kind) != kind {
            return Err(FileRefused::NotWhatItSays);
        }
        self.n_frames += 1;
        Ok(place.saturating_add(length))
    }
}

/// Of an ID3 tag with its header, in which no byte of the length has its highest bit set.
fn tag_length(bytes: &[u8]) -> Option<u64> {
    let (flags, length) = (*bytes.get(5)?, bytes.get(6..10)?);
    let is_good = length.iter().all(|it| *it < 0x80);
    let length = length.iter().fold(0, |sum, it| (sum << 7) | u64::from(*it));
    let footer = if flags & 0x10 == 0 { 0 } else { 10 };
    is_good.then_some(10 + length + footer)
}

/// The kind of a frame of layer III, and how long it is with its header.
fn frame(bytes: &[u8]) -> Option<((u8, u8), u64)> {
    let [0xff, second, third, ..] = *bytes else {
        return None;
    };
    let (version, layer) = ((second >> 3) & 3, (second >> 1) & 3);
    if second & 0xe0 != 0xe0 || version == 1 || layer != 1 {
        return None;
    }
    // A rate of 0 would be one that the file does not tell.
    let (rate, sampling) = (usize::from(third >> 4).checked_sub(1)?, (third >> 2) & 3);
    let is_first = version == 3;
    let rate = RATES.get(usize::from(!is_first))?.get(rate)? * 1_000;
    let divisor = match version {
        3 => 1,
        2 => 2,
        _ => 4,
    };
    let samples_a_second = SAMPLING.get(usize::from(sampling))? / divisor;
    let factor = if is_first { 144 } else { 72 };
    let padding = u64::from((third >> 1) & 1);
    Some(((version, sampling), factor * rate / samples_a_second + padding))
}
