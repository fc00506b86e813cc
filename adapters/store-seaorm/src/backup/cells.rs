//! One value of a row, as a line of a backup has it.

use domain_audit::hex;
use domain_kernel::StoreError;
use sea_orm::{DbErr, QueryResult, Value};
use serde_json::Value as Json;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Number,
    Truth,
    Text,
    /// In hexadecimal digits.
    Bytes,
}

/// A line of a backup does not fit its table.
#[derive(Debug, thiserror::Error)]
#[error("line {line} of {table} is no row of it")]
pub(super) struct Unfit {
    pub(super) table: String,
    pub(super) line: u64,
}

impl From<Unfit> for StoreError {
    fn from(err: Unfit) -> Self {
        StoreError::corrupt(err)
    }
}

impl Cell {
    pub(super) fn read(self, row: &QueryResult, place: usize) -> Result<Json, DbErr> {
        Ok(match self {
            Self::Number => Json::from(row.try_get_by::<Option<i64>, _>(place)?),
            Self::Truth => Json::from(row.try_get_by::<Option<bool>, _>(place)?),
            Self::Text => Json::from(row.try_get_by::<Option<String>, _>(place)?),
            Self::Bytes => {
                let bytes = row.try_get_by::<Option<Vec<u8>>, _>(place)?;
                Json::from(bytes.map(|it| hex(&it)))
            }
        })
    }

    /// `None` for what the column cannot hold.
    pub(super) fn value(self, cell: Json) -> Option<Value> {
        Some(match (self, cell) {
            (Self::Number, Json::Null) => None::<i64>.into(),
            (Self::Number, Json::Number(number)) => number.as_i64()?.into(),
            (Self::Truth, Json::Null) => None::<bool>.into(),
            (Self::Truth, Json::Bool(truth)) => truth.into(),
            (Self::Text, Json::Null) => None::<String>.into(),
            (Self::Text, Json::String(text)) => text.into(),
            (Self::Bytes, Json::Null) => None::<Vec<u8>>.into(),
            (Self::Bytes, Json::String(digits)) => bytes(&digits)?.into(),
            _ => return None,
        })
    }
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    if !digits.is_ascii() || !digits.len().is_multiple_of(2) {
        return None;
    }
    let places = (0..digits.len()).step_by(2);
    places.map(|it| u8::from_str_radix(digits.get(it..it + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_what_its_column_can_hold() {
        assert_eq!(Cell::Number.value(json!(i64::MIN)), Some(i64::MIN.into()));
        assert_eq!(Cell::Number.value(json!(null)), Some(None::<i64>.into()));
        assert_eq!(Cell::Truth.value(json!(true)), Some(true.into()));
        assert_eq!(Cell::Text.value(json!("Ünal\n\"x\"")), Some("Ünal\n\"x\"".into()));
        assert_eq!(Cell::Bytes.value(json!("00ff")), Some(vec![0_u8, 255].into()));
        for (cell, wrong) in [
            (Cell::Number, json!(1.5)),
            (Cell::Number, json!("1")),
            (Cell::Truth, json!(1)),
            (Cell::Text, json!(1)),
            (Cell::Bytes, json!("0")),
            (Cell::Bytes, json!("0g")),
            (Cell::Bytes, json!("éé")),
            (Cell::Text, json!([])),
        ] {
            assert_eq!(cell.value(wrong.clone()), None, "{wrong}");
        }
    }
}
