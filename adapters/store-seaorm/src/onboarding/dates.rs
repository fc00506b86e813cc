//! Days as columns have them.

use domain_kernel::Date;
use domain_onboarding::WorkingDays;
use sea_orm::prelude::TimeDate;

use crate::{Corrupt, stored::day};

pub(crate) fn to_date(column: TimeDate) -> Result<Date, Corrupt> {
    day(column).ok_or(Corrupt { table: "onboarding_assignments", column: "starts_on" })
}

pub(crate) fn due_after(days: Option<i32>) -> Result<Option<WorkingDays>, Corrupt> {
    let Some(days) = days else {
        return Ok(None);
    };
    let days = u16::try_from(days).ok().and_then(|it| WorkingDays::new(it).ok());
    let days = days.ok_or(Corrupt { table: "onboarding_path_steps", column: "due_after" })?;
    Ok(Some(days))
}
