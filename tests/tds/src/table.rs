//! What a table of the server has, and how its values are written (MS-TDS 2.2.5).

use std::io;

/// A table, or what else an answer has for rows.
#[derive(Clone, Debug)]
pub struct Table {
    pub columns: Vec<(&'static str, Kind)>,
    pub rows: Rows,
}

#[derive(Clone, Debug)]
pub enum Rows {
    Given(Vec<Vec<Value>>),
    /// So many, each made when it is sent.
    Made(u64, fn(u64) -> Vec<Value>),
}

/// A type of SQL Server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    NVarchar,
    /// In code page 1252.
    Varchar,
    Int,
    BigInt,
    /// With 38 digits, and so many of them behind the point.
    Decimal(u8),
    Date,
    DateTime,
    DateTime2,
    Bit,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Null,
    Text(String),
    /// Units of UTF-16, which need not be a text.
    Units(Vec<u16>),
    /// Of a decimal its last digits: 12.50 is 1250.
    Number(i128),
    /// Year, month and day, at half past one in the afternoon where the type has a time.
    Day(i32, i32, i32),
}

impl Rows {
    pub(crate) fn count(&self) -> u64 {
        match self {
            Self::Given(rows) => rows.len() as u64,
            Self::Made(n, _) => *n,
        }
    }

    pub(crate) fn row(&self, number: u64) -> Vec<Value> {
        match self {
            Self::Given(rows) => {
                let row = usize::try_from(number).ok().and_then(|it| rows.get(it));
                row.cloned().unwrap_or_default()
            }
            Self::Made(_, make) => make(number),
        }
    }
}

/// Of the collation `Latin1_General_CI_AS`.
const COLLATION: [u8; 5] = [0x09, 0x04, 0xD0, 0x00, 0x34];
const HALF_PAST_ONE: u32 = (13 * 60 + 30) * 60;

impl Kind {
    /// What the server calls it.
    pub(crate) fn name(self) -> String {
        match self {
            Self::NVarchar => "nvarchar(4000)".to_owned(),
            Self::Varchar => "varchar(8000)".to_owned(),
            Self::Int => "int".to_owned(),
            Self::BigInt => "bigint".to_owned(),
            Self::Decimal(scale) => format!("decimal(38,{scale})"),
            Self::Date => "date".to_owned(),
            Self::DateTime => "datetime".to_owned(),
            Self::DateTime2 => "datetime2(7)".to_owned(),
            Self::Bit => "bit".to_owned(),
        }
    }

    /// Its `TYPE_INFO`.
    pub(crate) fn describe(self, body: &mut Vec<u8>) {
        match self {
            Self::NVarchar => {
                body.extend([0xE7, 0x40, 0x1F]);
                body.extend(COLLATION);
            }
            Self::Varchar => {
                body.extend([0xA7, 0x40, 0x1F]);
                body.extend(COLLATION);
            }
            Self::Int => body.extend([0x26, 4]),
            Self::BigInt => body.extend([0x26, 8]),
            Self::Decimal(scale) => body.extend([0x6A, 17, 38, scale]),
            Self::Date => body.push(0x28),
            Self::DateTime => body.extend([0x6F, 8]),
            Self::DateTime2 => body.extend([0x2A, 7]),
            Self::Bit => body.extend([0x68, 1]),
        }
    }

    /// A value with its length before it.
    pub(crate) fn write(self, value: &Value, body: &mut Vec<u8>) -> io::Result<()> {
        let bytes = match (self, value) {
            (Self::NVarchar | Self::Varchar, Value::Null) => {
                body.extend([0xFF, 0xFF]);
                return Ok(());
            }
            (_, Value::Null) => Vec::new(),
            (Self::NVarchar, Value::Text(text)) => {
                return write_long(&units(text.encode_utf16()), body);
            }
            (Self::NVarchar, Value::Units(all)) => {
                return write_long(&units(all.iter().copied()), body);
            }
            // What code page 1252 has in common with Latin-1.
            (Self::Varchar, Value::Text(text)) => {
                let bytes: Vec<u8> =
                    text.chars().map(|it| u8::try_from(it).unwrap_or(b'?')).collect();
                return write_long(&bytes, body);
            }
            (Self::Int, Value::Number(it)) => number::<i32>(*it)?.to_le_bytes().to_vec(),
            (Self::BigInt, Value::Number(it)) => number::<i64>(*it)?.to_le_bytes().to_vec(),
            (Self::Bit, Value::Number(it)) => vec![number::<u8>(*it)?],
            (Self::Decimal(_), Value::Number(it)) => {
                let mut bytes = vec![u8::from(0 <= *it)];
                bytes.extend(it.unsigned_abs().to_le_bytes());
                bytes
            }
            (Self::Date, Value::Day(year, month, day)) => {
                days(*year, *month, *day).to_le_bytes()[..3].to_vec()
            }
            (Self::DateTime, Value::Day(year, month, day)) => {
                let mut bytes =
                    (days(*year, *month, *day) - days(1900, 1, 1)).to_le_bytes().to_vec();
                bytes.extend((HALF_PAST_ONE * 300).to_le_bytes());
                bytes
            }
            (Self::DateTime2, Value::Day(year, month, day)) => {
                let ticks = u64::from(HALF_PAST_ONE) * 10_000_000;
                let mut bytes = ticks.to_le_bytes()[..5].to_vec();
                bytes.extend(&days(*year, *month, *day).to_le_bytes()[..3]);
                bytes
            }
            (kind, value) => {
                return Err(io::Error::other(format!("{value:?} is no {}", kind.name())));
            }
        };
        body.push(number::<u8>(bytes.len() as i128)?);
        body.extend(bytes);
        Ok(())
    }
}

fn number<N: TryFrom<i128>>(number: i128) -> io::Result<N> {
    N::try_from(number).map_err(|_| io::Error::other(format!("{number} is too large")))
}

fn units(units: impl Iterator<Item = u16>) -> Vec<u8> {
    units.flat_map(u16::to_le_bytes).collect()
}

fn write_long(bytes: &[u8], body: &mut Vec<u8>) -> io::Result<()> {
    body.extend(number::<u16>(bytes.len() as i128)?.to_le_bytes());
    body.extend(bytes);
    Ok(())
}

/// Since the first day of the year 1, in the Gregorian calendar.
fn days(year: i32, month: i32, day: i32) -> i32 {
    // A year that begins in March has the day that comes and goes at its end.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let leap_days = year / 4 - year / 100 + year / 400;
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 307
}
