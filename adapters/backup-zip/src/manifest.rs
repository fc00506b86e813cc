//! What a backup says of itself, as JSON.

use application::backup::{BackedUpTable, BackupContents, BackupFileError, KeyMark};
use domain_audit::hex;
use domain_kernel::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{FILES, KEY};

/// Changes with whatever an older program would misunderstand.
const FORMAT: u32 = 1;

/// All that can be said of a backup of whatever format.
#[derive(Deserialize)]
struct Any {
    format: u32,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Manifest {
    format: u32,
    id: String,
    made_at_micros: i64,
    program: String,
    schema: Vec<String>,
    tables: Vec<Table>,
    trails: Vec<String>,
    key_mark: String,
    pub(crate) parts: Vec<Part>,
}

#[derive(Serialize, Deserialize)]
struct Table {
    name: String,
    columns: Vec<String>,
    n_rows: u64,
}

/// What was written under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) n_bytes: u64,
    pub(crate) sha256: String,
}

impl Manifest {
    pub(crate) fn new(contents: &BackupContents, parts: Vec<Part>) -> Self {
        let table = |it: &BackedUpTable| Table {
            name: it.name.clone(),
            columns: it.columns.clone(),
            n_rows: it.n_rows,
        };
        Self {
            format: FORMAT,
            id: contents.id.to_string(),
            made_at_micros: contents.made.micros(),
            program: contents.program.clone(),
            schema: contents.changes.clone(),
            tables: contents.tables.iter().map(table).collect(),
            trails: contents.seals.iter().map(ToString::to_string).collect(),
            key_mark: hex(&contents.key_mark.0),
            parts,
        }
    }

    pub(crate) fn parse(text: &[u8]) -> Result<Self, BackupFileError> {
        let any: Any = serde_json::from_slice(text).map_err(|_| BackupFileError::NoBackup)?;
        if FORMAT < any.format {
            return Err(BackupFileError::Newer);
        }
        serde_json::from_slice(text).map_err(|err| wrong(&err.to_string()))
    }

    pub(crate) fn contents(&self) -> Result<BackupContents, BackupFileError> {
        let table = |it: &Table| BackedUpTable {
            name: it.name.clone(),
            columns: it.columns.clone(),
            n_rows: it.n_rows,
        };
        let seals: Result<_, _> = self.trails.iter().map(|it| it.parse()).collect();
        let files = self.parts.iter().filter_map(|it| it.name.strip_prefix(FILES));
        Ok(BackupContents {
            id: self.id.parse().map_err(|_| wrong("its id is none"))?,
            made: Timestamp::from_micros(self.made_at_micros),
            program: self.program.clone(),
            changes: self.schema.clone(),
            tables: self.tables.iter().map(table).collect(),
            files: files.map(str::to_owned).collect(),
            seals: seals.map_err(|_| wrong("an audit trail has no end"))?,
            key_mark: key_mark(&self.key_mark).ok_or_else(|| wrong("its key has no mark"))?,
            has_key: self.parts.iter().any(|it| it.name == KEY),
        })
    }
}

fn wrong(why: &str) -> BackupFileError {
    BackupFileError::Damaged(format!("what it says of itself is wrong, {why}"))
}

fn key_mark(digits: &str) -> Option<KeyMark> {
    let mut mark = [0; 32];
    if !digits.is_ascii() || digits.len() != 2 * mark.len() {
        return None;
    }
    for (place, byte) in mark.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(KeyMark(mark))
}
