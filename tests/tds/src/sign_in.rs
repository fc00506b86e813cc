//! Who signs in, out of a LOGIN7 message (MS-TDS 2.2.6.4).

use std::io;

use crate::messages::{Reader, cut_off, text};

#[derive(Debug)]
pub(crate) struct SignIn {
    pub(crate) user: String,
    pub(crate) password: String,
    /// Whether it says that it only wants to read.
    pub(crate) is_read_only: bool,
}

const TYPE_FLAGS: usize = 26;
const READ_ONLY_INTENT: u8 = 0x20;
const USER: usize = 40;
const PASSWORD: usize = 44;

pub(crate) fn read(message: &[u8]) -> io::Result<SignIn> {
    let flags = message.get(TYPE_FLAGS).ok_or_else(cut_off)?;
    // Each byte is turned round and masked, against whoever only looks in passing.
    let password: Vec<u8> =
        field(message, PASSWORD)?.iter().map(|it| (it ^ 0xA5).rotate_left(4)).collect();
    Ok(SignIn {
        user: text(field(message, USER)?),
        password: text(&password),
        is_read_only: flags & READ_ONLY_INTENT != 0,
    })
}

/// What lies where the fixed part says: where it begins, and how many characters it has.
fn field(message: &[u8], at: usize) -> io::Result<&[u8]> {
    let mut place = Reader(message.get(at..).ok_or_else(cut_off)?);
    let (begin, n_chars) = (place.number(2)?, place.number(2)?);
    message.get(begin..begin + n_chars * 2).ok_or_else(cut_off)
}
