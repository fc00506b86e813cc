//! What is asked: the text of a batch, or a call of `sp_executesql` with its parameters (MS-TDS
//! 2.2.6.6 and 2.2.6.7).

use std::io;

use crate::messages::{Reader, text};

#[derive(Debug)]
pub(crate) struct Statement {
    pub(crate) text: String,
    pub(crate) parameters: Vec<String>,
    pub(crate) is_call: bool,
}

const NVARCHAR: usize = 0xE7;
/// Whole numbers, bits and floating-point numbers say how long they are in one byte.
const SHORT: [usize; 3] = [0x26, 0x68, 0x6D];
/// A length that is none: the text comes in pieces.
const IN_PIECES: usize = 0xFFFF;
const BY_NUMBER: usize = 0xFFFF;

pub(crate) fn batch(message: &[u8]) -> io::Result<Statement> {
    let mut reader = Reader(message);
    skip_heads(&mut reader)?;
    Ok(Statement { text: text(reader.0), parameters: Vec::new(), is_call: false })
}

pub(crate) fn call(message: &[u8]) -> io::Result<Statement> {
    let mut reader = Reader(message);
    skip_heads(&mut reader)?;
    match reader.number(2)? {
        BY_NUMBER => reader.number(2)?,
        n_chars => reader.text(n_chars)?.len(),
    };
    reader.number(2)?;
    let mut values = Vec::new();
    while !reader.0.is_empty() {
        let n_chars = reader.number(1)?;
        reader.text(n_chars)?;
        reader.number(1)?;
        values.push(value(&mut reader)?);
    }
    // The statement, what its parameters are, and these.
    let text = values.first().cloned().unwrap_or_default();
    Ok(Statement { text, parameters: values.into_iter().skip(2).collect(), is_call: true })
}

fn skip_heads(reader: &mut Reader<'_>) -> io::Result<()> {
    let length = reader.number(4)?;
    reader.bytes(length.saturating_sub(4)).map(|_| ())
}

fn value(reader: &mut Reader<'_>) -> io::Result<String> {
    match reader.number(1)? {
        NVARCHAR => {
            let most = reader.number(2)?;
            reader.bytes(5)?;
            if most == IN_PIECES { pieces(reader) } else { plain(reader) }
        }
        kind if SHORT.contains(&kind) => {
            reader.number(1)?;
            let length = reader.number(1)?;
            Ok(reader.number(length)?.to_string())
        }
        kind => Err(io::Error::other(format!("a parameter of type {kind:#x}"))),
    }
}

fn plain(reader: &mut Reader<'_>) -> io::Result<String> {
    match reader.number(2)? {
        IN_PIECES => Ok("NULL".to_owned()),
        length => Ok(text(reader.bytes(length)?)),
    }
}

fn pieces(reader: &mut Reader<'_>) -> io::Result<String> {
    reader.bytes(8)?;
    let mut bytes = Vec::new();
    loop {
        match reader.number(4)? {
            0 => return Ok(text(&bytes)),
            length => bytes.extend(reader.bytes(length)?),
        }
    }
}
