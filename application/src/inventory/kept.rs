use std::collections::BTreeSet;

use domain_inventory::GenerationNumber;
use domain_kernel::Timestamp;

const DAY: i64 = 24 * 3600 * 1_000_000;

/// Which generations of a company are kept, the newest first: the current one, the one that is held,
/// the one before, and the last one of each day (in UTC) since then. `shown` are those that are or
/// were shown with the moment that they are of, in no order. For stores.
pub fn kept(
    current: Option<GenerationNumber>,
    held: Option<GenerationNumber>,
    shown: impl IntoIterator<Item = (GenerationNumber, Timestamp)>,
    since: Timestamp,
) -> Vec<GenerationNumber> {
    let mut shown: Vec<_> = shown.into_iter().collect();
    shown.sort_unstable_by_key(|it| std::cmp::Reverse(*it));
    let before = shown.iter().map(|it| it.0).find(|it| Some(*it) < current);
    let mut kept: BTreeSet<_> = [current, held, before].into_iter().flatten().collect();
    let mut days = BTreeSet::new();
    for (number, as_of) in shown {
        if since <= as_of && days.insert(as_of.micros().div_euclid(DAY)) {
            kept.insert(number);
        }
    }
    kept.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_each_day_is_kept_and_the_last_two() {
        let number = GenerationNumber;
        let at = |hours: i64| Timestamp::from_micros(hours * DAY / 24);
        let shown = [(1, 1), (2, 23), (3, 24), (4, 47), (6, 48), (7, 50), (8, 51)];
        let shown = shown.map(|(it, hours)| (number(it), at(hours)));
        let kept = |since| kept(Some(number(8)), Some(number(9)), shown, since);

        assert_eq!(kept(at(0)), [9, 8, 7, 4, 2].map(number));
        assert_eq!(kept(at(24)), [9, 8, 7, 4].map(number));
        assert_eq!(kept(at(100)), [9, 8, 7].map(number));
        assert!(super::kept(None, None, [], at(0)).is_empty());
    }
}
