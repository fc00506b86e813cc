//! Messages, which are cut into packets of 4,096 bytes with a head of eight (MS-TDS 2.2.3).

use std::io;

use crate::wire::Wire;

const HEAD: usize = 8;
const BODY: usize = 4096 - HEAD;
/// So much is sent at once: a million rows would be as many system calls.
const SENT_AT_ONCE: usize = 1 << 16;
const ANSWER: u8 = 4;
const PRELOGIN: u8 = 0x12;

/// Reads one whole message, and says of which kind it is.
pub(crate) async fn read(stream: &mut Wire) -> io::Result<(u8, Vec<u8>)> {
    let mut message = Vec::new();
    loop {
        let mut head = [0; HEAD];
        stream.read_exact(&mut head).await?;
        let length = usize::from(u16::from_be_bytes([head[2], head[3]]));
        let mut body = vec![0; length.checked_sub(HEAD).ok_or_else(cut_off)?];
        stream.read_exact(&mut body).await?;
        message.append(&mut body);
        if head[1] & 1 == 1 {
            return Ok((head[0], message));
        }
    }
}

/// What TLS says while it is set up, in one packet.
pub(crate) fn handshake(said: &[u8]) -> io::Result<Vec<u8>> {
    let length = u16::try_from(said.len() + HEAD).map_err(io::Error::other)?;
    let [high, low] = length.to_be_bytes();
    Ok([&[PRELOGIN, 1, high, low, 0, 0, 0, 0], said].concat())
}

/// One answer on its way.
pub(crate) struct Answer<'a> {
    stream: &'a mut Wire,
    /// What belongs to the packet that is not full yet.
    pub(crate) body: Vec<u8>,
    packets: Vec<u8>,
    number: u8,
}

impl<'a> Answer<'a> {
    pub(crate) fn new(stream: &'a mut Wire) -> Self {
        Self { stream, body: Vec::new(), packets: Vec::new(), number: 1 }
    }

    /// Packs what is full, and sends it once it is worth it.
    pub(crate) async fn go_on(&mut self) -> io::Result<()> {
        while BODY < self.body.len() {
            let rest = self.body.split_off(BODY);
            self.pack(0)?;
            self.body = rest;
        }
        if SENT_AT_ONCE < self.packets.len() { self.send().await } else { Ok(()) }
    }

    /// Sends all that there is as if more were to come.
    pub(crate) async fn flush(&mut self) -> io::Result<()> {
        self.go_on().await?;
        self.pack(0)?;
        self.send().await
    }

    pub(crate) async fn end(mut self) -> io::Result<()> {
        self.go_on().await?;
        self.pack(1)?;
        self.send().await
    }

    /// Hangs up without an end, and without waiting for what is on its way.
    pub(crate) fn reset(self) -> io::Result<()> {
        self.stream.set_zero_linger()?;
        Err(io::ErrorKind::ConnectionReset.into())
    }

    fn pack(&mut self, status: u8) -> io::Result<()> {
        let length = u16::try_from(self.body.len() + HEAD).map_err(io::Error::other)?;
        self.packets.extend([ANSWER, status]);
        self.packets.extend(length.to_be_bytes());
        self.packets.extend([0, 0, self.number, 0]);
        self.packets.append(&mut self.body);
        self.number = self.number.wrapping_add(1);
        Ok(())
    }

    async fn send(&mut self) -> io::Result<()> {
        self.stream.write_all(&self.packets).await?;
        self.packets.clear();
        Ok(())
    }
}

/// What is still to be read of a message.
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn bytes(&mut self, n: usize) -> io::Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(n).ok_or_else(cut_off)?;
        self.0 = rest;
        Ok(taken)
    }

    /// A whole number of so many bytes, the least one first.
    pub(crate) fn number(&mut self, n_bytes: usize) -> io::Result<usize> {
        let bytes = self.bytes(n_bytes)?;
        Ok(bytes.iter().rev().fold(0, |number, it| number << 8 | usize::from(*it)))
    }

    pub(crate) fn text(&mut self, n_chars: usize) -> io::Result<String> {
        Ok(text(self.bytes(n_chars * 2)?))
    }
}

/// UTF-16, the low byte first.
pub(crate) fn text(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|it| u16::from_le_bytes([it[0], it[1]]));
    let characters = char::decode_utf16(units);
    characters.map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

pub(crate) fn cut_off() -> io::Error {
    io::ErrorKind::UnexpectedEof.into()
}
