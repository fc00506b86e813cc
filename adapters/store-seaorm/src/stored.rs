//! Numbers as columns have them, which know no unsigned ones.

use crate::Corrupt;

pub(crate) fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

pub(crate) fn unsigned(number: i32, corrupt: Corrupt) -> Result<u32, Corrupt> {
    u32::try_from(number).map_err(|_| corrupt)
}

/// What was counted in a query.
pub(crate) fn count(n_rows: i64) -> u32 {
    u32::try_from(n_rows).unwrap_or(u32::MAX)
}
