use std::time::Duration;

use domain_equipment::{InspectionDue, Utilization};
use domain_kernel::{Actor, Date, LocalDay, Permission, Timestamp, days_between};

use super::{CategoryUse, InUseLine, ItemInspection, ListItemsError, UsePeriod};
use crate::App;

/// How a company uses what it lends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EquipmentUse {
    /// Over the last [`Utilization::DAYS`] days.
    pub categories: Vec<CategoryUse>,
    pub longest_out: Vec<InUseLine>,
    pub near: Vec<ItemInspection>,
}

/// How many inspections are when. Each item counts once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct NearInspections {
    pub n_overdue: u32,
    /// From today to the seventh day after it, both included.
    pub n_in_week: u32,
    /// After that, to the fourteenth.
    pub n_in_fortnight: u32,
    /// After that, to [`InspectionDue::SOON`].
    pub n_later: u32,
}

/// So many items that have been out the longest are shown.
const MOST_LONGEST: u32 = 10;

/// Whoever leads people looks at how things are used.
pub async fn see_use(
    app: &App,
    actor: &Actor,
    today: &LocalDay,
) -> Result<EquipmentUse, ListItemsError> {
    let permit = actor.permit(Permission::SeeEquipment)?;
    let now = app.clock.now();
    let days = u64::try_from(Utilization::DAYS).unwrap_or_default();
    let from = now.minus(Duration::from_hours(24 * days));
    let over = UsePeriod { from, now, today: today.date };
    Ok(EquipmentUse {
        categories: app.item_use.use_by_category(&permit, over).await?,
        longest_out: app.item_use.longest_out(&permit, MOST_LONGEST).await?,
        near: app.item_use.near_inspections(&permit, today).await?,
    })
}

impl EquipmentUse {
    /// `date_of` says which day it was for the company.
    pub fn inspections(&self, today: Date, date_of: impl Fn(Timestamp) -> Date) -> NearInspections {
        let mut near = NearInspections::default();
        for inspection in &self.near {
            near.count(inspection.due(date_of(inspection.since)), today);
        }
        near
    }
}

impl NearInspections {
    fn count(&mut self, due: InspectionDue, today: Date) {
        if due.check(today).is_err() {
            self.n_overdue += 1;
            return;
        }
        let n = match due.on.map(|it| days_between(today, it)) {
            Some(..=7) => &mut self.n_in_week,
            Some(..=14) => &mut self.n_in_fortnight,
            Some(..=InspectionDue::SOON) => &mut self.n_later,
            _ => return,
        };
        *n += 1;
    }
}

#[cfg(test)]
mod tests {
    use domain_equipment::{InspectionMonths, InspectionRule, InspectionUses};

    use super::*;

    fn inspection(n_uses: u32) -> ItemInspection {
        let (months, uses) = (InspectionMonths::new(1).ok(), InspectionUses::new(3).ok());
        let rule = InspectionRule::new(months, uses).expect("a rule");
        ItemInspection { rule, is_own: true, since: Timestamp::from_micros(0), n_uses }
    }

    #[test]
    fn each_inspection_counts_on_the_day_it_is_due() {
        for (since, n_uses, expected) in [
            ("2026-10-26", 0, [1, 0, 0, 0]),
            ("2026-10-27", 0, [0, 1, 0, 0]),
            ("2026-11-04", 0, [0, 1, 0, 0]),
            ("2026-11-05", 0, [0, 0, 1, 0]),
            ("2026-11-11", 0, [0, 0, 1, 0]),
            ("2026-11-12", 0, [0, 0, 0, 1]),
            ("2026-11-27", 0, [0, 0, 0, 1]),
            ("2026-11-28", 0, [0, 0, 0, 0]),
            ("2026-11-27", 3, [1, 0, 0, 0]),
        ] {
            let near = vec![inspection(n_uses)];
            let seen = EquipmentUse { categories: Vec::new(), longest_out: Vec::new(), near };
            let today = "2026-11-27".parse().expect("a day");
            let counted = seen.inspections(today, |_| since.parse().expect("a day"));
            let NearInspections { n_overdue, n_in_week, n_in_fortnight, n_later } = counted;
            assert_eq!([n_overdue, n_in_week, n_in_fortnight, n_later], expected, "{since}");
        }
    }
}
