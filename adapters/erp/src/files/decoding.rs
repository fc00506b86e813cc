use std::{
    fs::File,
    io::{self, BufReader, Read, Seek},
};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, WINDOWS_1252};

const AT_ONCE: usize = 1 << 16;

/// A file as UTF-8, whatever it was written in.
pub(crate) struct Decoded<'a> {
    file: BufReader<&'a File>,
    decoder: Decoder,
    raw: Vec<u8>,
    /// What of `raw` is not decoded yet.
    rest: std::ops::Range<usize>,
    is_at_end: bool,
    /// A decoder that has said its last is not asked again.
    is_done: bool,
}

/// By the mark at the beginning, else UTF-8 if all of it is that, else what Excel writes in Western
/// Europe.
pub(crate) fn decoded(mut file: &File) -> io::Result<Decoded<'_>> {
    let mut begin = [0; 3];
    let n_bytes = read_fully(&mut file, &mut begin)?;
    file.rewind()?;
    let marked = Encoding::for_bom(begin.get(..n_bytes).unwrap_or_default());
    let encoding = match marked {
        Some((encoding, _)) => encoding,
        None if is_utf_8(file)? => UTF_8,
        None => WINDOWS_1252,
    };
    file.rewind()?;
    Ok(Decoded {
        file: BufReader::with_capacity(AT_ONCE, file),
        decoder: encoding.new_decoder_with_bom_removal(),
        raw: vec![0; AT_ONCE],
        rest: 0..0,
        is_at_end: false,
        is_done: false,
    })
}

/// Reads all of it, since a single byte at its end may tell.
fn is_utf_8(mut file: &File) -> io::Result<bool> {
    let mut bytes = vec![0; AT_ONCE];
    let mut n_kept = 0;
    loop {
        let n_read = file.read(bytes.get_mut(n_kept..).unwrap_or_default())?;
        let filled = bytes.get(..n_kept + n_read).unwrap_or_default();
        if n_read == 0 {
            return Ok(filled.is_empty());
        }
        // A character may lie across two reads.
        let n_valid = match std::str::from_utf8(filled) {
            Ok(_) => filled.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => return Ok(false),
        };
        let n_filled = filled.len();
        bytes.copy_within(n_valid..n_filled, 0);
        n_kept = n_filled - n_valid;
    }
}

fn read_fully(file: &mut &File, bytes: &mut [u8]) -> io::Result<usize> {
    let mut n_read = 0;
    while let Some(rest) = bytes.get_mut(n_read..).filter(|it| !it.is_empty()) {
        match file.read(rest)? {
            0 => break,
            more => n_read += more,
        }
    }
    Ok(n_read)
}

impl Read for Decoded<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        // So much room the decoder wants for one character at least.
        if out.len() < 4 {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        while !self.is_done {
            if self.rest.is_empty() && !self.is_at_end {
                let n_read = self.file.read(&mut self.raw)?;
                self.rest = 0..n_read;
                self.is_at_end = n_read == 0;
            }
            let raw = self.raw.get(self.rest.clone()).unwrap_or_default();
            let (result, n_taken, n_written, _) =
                self.decoder.decode_to_utf8(raw, out, self.is_at_end);
            self.rest.start += n_taken;
            self.is_done = self.is_at_end && result == CoderResult::InputEmpty;
            if 0 < n_written {
                return Ok(n_written);
            }
        }
        Ok(0)
    }
}
