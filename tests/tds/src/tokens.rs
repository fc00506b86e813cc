//! What an answer is made of (MS-TDS 2.2.7).

use std::io;

use crate::table::{Kind, Table, Value};

/// How an answer ends: without more.
pub(crate) const FINAL: u16 = 0;
pub(crate) const FAILED: u16 = 2;
pub(crate) const COUNTED: u16 = 0x10;
pub(crate) const CANCELED: u16 = 0x20;

const TABULAR: u8 = 0x81;
const ROW: u8 = 0xD1;
const ERROR: u8 = 0xAA;
const SIGNED_IN: u8 = 0xAD;
const CHANGED: u8 = 0xE3;
const RETURNED: u8 = 0x79;
const DONE: u8 = 0xFD;
const DONE_CALL: u8 = 0xFE;

pub(crate) fn signed_in(body: &mut Vec<u8>) -> io::Result<()> {
    // The size of packets that both agree on.
    let mut change = vec![4];
    short_text("4096", &mut change)?;
    short_text("4096", &mut change)?;
    token(CHANGED, &change, body)?;
    // By T-SQL of TDS 7.4.
    let mut answer = vec![1, 0x74, 0, 0, 4];
    short_text("Microsoft SQL Server", &mut answer)?;
    answer.extend([16, 0, 0, 0]);
    token(SIGNED_IN, &answer, body)
}

pub(crate) fn error(number: u32, message: &str, body: &mut Vec<u8>) -> io::Result<()> {
    let mut error = number.to_le_bytes().to_vec();
    // Its state, and the class of what a user can mend.
    error.extend([1, 16]);
    error.extend(count(message)?.to_le_bytes());
    error.extend(message.encode_utf16().flat_map(u16::to_le_bytes));
    short_text("fake", &mut error)?;
    short_text("", &mut error)?;
    error.extend(1_u32.to_le_bytes());
    token(ERROR, &error, body)
}

pub(crate) fn columns(table: &Table, body: &mut Vec<u8>) -> io::Result<()> {
    body.push(TABULAR);
    body.extend(u16::try_from(table.columns.len()).map_err(io::Error::other)?.to_le_bytes());
    for (name, kind) in &table.columns {
        // Of no type of a user, and one that may be null.
        body.extend([0, 0, 0, 0, 9, 0]);
        kind.describe(body);
        short_text(name, body)?;
    }
    Ok(())
}

pub(crate) fn row(table: &Table, values: &[Value], body: &mut Vec<u8>) -> io::Result<()> {
    body.push(ROW);
    for ((_, kind), value) in table.columns.iter().zip(values) {
        Kind::write(*kind, value, body)?;
    }
    Ok(())
}

/// The end of the answer to a batch, or to a call.
pub(crate) fn done(is_call: bool, status: u16, n_rows: u64, body: &mut Vec<u8>) {
    if is_call {
        body.push(RETURNED);
        body.extend(0_u32.to_le_bytes());
    }
    body.push(if is_call { DONE_CALL } else { DONE });
    body.extend(status.to_le_bytes());
    // As after a SELECT.
    body.extend([0xC1, 0]);
    body.extend(n_rows.to_le_bytes());
}

fn token(kind: u8, content: &[u8], body: &mut Vec<u8>) -> io::Result<()> {
    body.push(kind);
    body.extend(u16::try_from(content.len()).map_err(io::Error::other)?.to_le_bytes());
    body.extend(content);
    Ok(())
}

fn short_text(text: &str, body: &mut Vec<u8>) -> io::Result<()> {
    body.push(u8::try_from(count(text)?).map_err(io::Error::other)?);
    body.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    Ok(())
}

fn count(text: &str) -> io::Result<u16> {
    u16::try_from(text.encode_utf16().count()).map_err(io::Error::other)
}
