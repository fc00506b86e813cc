use std::collections::{BTreeMap, BTreeSet};

use domain_kernel::{Actor, Denied, Permission, PersonId, StoreError};
use thiserror::Error;

use crate::{App, failure::failure, identity::ChartPerson};

/// Who leads whom, from the top down.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Chart {
    /// Each after whoever leads them, and the led of one together, by name.
    pub nodes: Vec<ChartNode>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartNode {
    pub person: ChartPerson,
    /// How many are above; 0 is the top.
    pub depth: usize,
    pub n_led: u32,
    /// Their manager is deactivated, and so not in the chart.
    pub is_orphan: bool,
}

#[derive(Debug, Error)]
pub enum SeeChartError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such person")]
    NoSuchPerson,
}

/// A manager or an admin looks at who leads whom in the company, or below one person.
pub async fn see_chart(
    app: &App,
    actor: &Actor,
    from: Option<PersonId>,
) -> Result<Chart, SeeChartError> {
    let permit = actor.permit(Permission::SeeTeam)?;
    let people = app.identity.chart(&permit).await?;
    let chart = Chart::of(people, from);
    if from.is_some() && chart.nodes.is_empty() {
        return Err(SeeChartError::NoSuchPerson);
    }
    Ok(chart)
}

impl Chart {
    /// Walks down without calling itself, so that no depth is too deep.
    pub fn of(people: Vec<ChartPerson>, from: Option<PersonId>) -> Self {
        let active: BTreeSet<PersonId> =
            people.iter().filter(|it| it.is_active).map(|it| it.id).collect();
        let mut led: BTreeMap<Option<PersonId>, Vec<ChartPerson>> = BTreeMap::new();
        let mut top = Vec::new();
        for person in people.into_iter().filter(|it| it.is_active) {
            let manager = person.manager.filter(|it| active.contains(it));
            match from {
                Some(from) if person.id == from => top.push(person),
                None if manager.is_none() => top.push(person),
                _ => led.entry(manager).or_default().push(person),
            }
        }
        let mut waiting: Vec<(ChartPerson, usize)> =
            top.into_iter().rev().map(|it| (it, 0)).collect();
        let mut nodes = Vec::new();
        while let Some((person, depth)) = waiting.pop() {
            let below = led.remove(&Some(person.id)).unwrap_or_default();
            let is_orphan = depth == 0 && person.manager.is_some_and(|it| !active.contains(&it));
            let n_led = u32::try_from(below.len()).unwrap_or(u32::MAX);
            waiting.extend(below.into_iter().rev().map(|it| (it, depth + 1)));
            nodes.push(ChartNode { person, depth, n_led, is_orphan });
        }
        Self { nodes }
    }
}

failure!(SeeChartError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
});

#[cfg(test)]
mod tests {
    use domain_identity::PersonName;
    use domain_kernel::Id;
    use uuid::Uuid;

    use super::*;

    fn person(number: u128, manager: Option<u128>, is_active: bool) -> ChartPerson {
        let id = |it| Id::from_uuid(Uuid::from_u128(it));
        ChartPerson {
            id: id(number),
            name: PersonName::restore(format!("P {number}")),
            job_title: None,
            photo: None,
            manager: manager.map(id),
            is_active,
        }
    }

    fn drawn(people: Vec<ChartPerson>, from: Option<u128>) -> String {
        let chart = Chart::of(people, from.map(|it| Id::from_uuid(Uuid::from_u128(it))));
        let nodes = chart.nodes.iter().map(|it| {
            let orphan = if it.is_orphan { "!" } else { "" };
            format!("{}{}{orphan}", ">".repeat(it.depth), it.person.name.as_str())
        });
        nodes.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn everybody_stands_below_their_manager_and_below_nobody_deactivated() {
        let people = || {
            vec![
                person(1, None, true),
                person(2, Some(1), true),
                person(3, Some(2), true),
                person(4, Some(1), true),
                person(5, Some(1), false),
                person(6, Some(5), true),
            ]
        };
        assert_eq!(drawn(people(), None), "P 1 >P 2 >>P 3 >P 4 P 6!");
        assert_eq!(drawn(people(), Some(2)), "P 2 >P 3");
        assert_eq!(drawn(people(), Some(5)), "");
    }

    #[test]
    fn a_chain_of_thousands_is_walked_down() {
        let people = (1..=5_000).map(|it| person(it, (1 < it).then(|| it - 1), true)).collect();
        let chart = Chart::of(people, None);
        assert_eq!(chart.nodes.last().map(|it| it.depth), Some(4_999));
    }
}
