//! Looks at the ERP and what came of them, as rows and back.

use std::collections::BTreeSet;

use domain_inventory::{Generation, GenerationNumber, Load, LoadOutcome, StockColumn};
use domain_kernel::Timestamp;
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::connector_rows::trouble;
use crate::{
    Corrupt,
    tables::{stock_generations, stock_loads},
};

/// The words of the timeline, never renamed.
pub(super) mod state {
    pub(in super::super) const UNDER_WAY: &str = "under_way";
    pub(in super::super) const LOADED: &str = "loaded";
    pub(in super::super) const HELD: &str = "held";
    pub(in super::super) const REFUSED: &str = "refused";
    pub(in super::super) const FAILED: &str = "failed";
    pub(in super::super) const DROPPED: &str = "dropped";
}

/// So many loads of a company stand in its timeline.
pub(super) const MOST_LOADS: i64 = 500;

pub(super) fn generation_row(
    company: Uuid,
    generation: &Generation,
    is_shown: bool,
) -> stock_generations::ActiveModel {
    let columns: Vec<&str> = generation.columns.iter().map(|it| it.name()).collect();
    stock_generations::ActiveModel {
        company_id: Set(company),
        number: Set(generation.number.0),
        as_of: Set(generation.as_of.micros()),
        loaded_at: Set(generation.loaded_at.micros()),
        n_lines: Set(long(generation.n_lines)),
        n_flawed: Set(long(generation.n_flawed)),
        columns_said: Set(columns.join(" ")),
        is_shown: Set(is_shown),
    }
}

pub(super) fn generation(row: &stock_generations::Model) -> Result<Generation, Corrupt> {
    Ok(Generation {
        number: GenerationNumber(row.number),
        as_of: Timestamp::from_micros(row.as_of),
        loaded_at: Timestamp::from_micros(row.loaded_at),
        n_lines: counted(row.n_lines),
        n_flawed: counted(row.n_flawed),
        columns: columns(&row.columns_said)?,
    })
}

pub(super) fn columns(said: &str) -> Result<BTreeSet<StockColumn>, Corrupt> {
    let corrupt = || Corrupt { table: "stock_generations", column: "columns_said" };
    said.split_whitespace().map(|it| StockColumn::parse(it).ok_or_else(corrupt)).collect()
}

pub(super) fn load(row: &stock_loads::Model) -> Result<Load, Corrupt> {
    let corrupt = |column| Corrupt { table: "stock_loads", column };
    let at = || row.ended_at.map(Timestamp::from_micros).ok_or(corrupt("ended_at"));
    let n_lines = || row.n_lines.map(counted).ok_or(corrupt("n_lines"));
    let n_flawed = || row.n_flawed.map(counted).ok_or(corrupt("n_flawed"));
    let outcome = match row.state.as_str() {
        state::UNDER_WAY => LoadOutcome::UnderWay,
        state::LOADED => {
            LoadOutcome::Loaded { at: at()?, n_lines: n_lines()?, n_flawed: n_flawed()? }
        }
        state::HELD => LoadOutcome::Held { at: at()?, n_lines: n_lines()?, n_flawed: n_flawed()? },
        state::REFUSED => LoadOutcome::Refused { at: at()?, n_lines: n_lines()? },
        state::FAILED => {
            let (name, column) = (row.trouble.as_deref(), row.trouble_column.as_deref());
            let trouble = trouble(name, column, "stock_loads")?.ok_or(corrupt("trouble"))?;
            LoadOutcome::Failed { at: at()?, trouble }
        }
        state::DROPPED => LoadOutcome::Dropped,
        _ => return Err(corrupt("state")),
    };
    let number = GenerationNumber(row.number);
    Ok(Load { number, began_at: Timestamp::from_micros(row.began_at), outcome })
}

pub(super) fn long(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(super) fn counted(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
