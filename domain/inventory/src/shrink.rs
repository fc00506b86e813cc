use std::collections::BTreeMap;

use crate::CustomerKey;

/// A customer of whose stock a load would take away more than half.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shrunk {
    pub customer: CustomerKey,
    pub n_before: u64,
    pub n_after: u64,
}

/// So few lines may all be gone without anybody's being asked (equipment-inventory-reference, 3.6).
const FEW: u64 = 20;

/// Of whose stock a load would take away more than half of the lines, and more than twenty: such a
/// load is held for an admin, since it is more often a broken join than an empty warehouse (spec:
/// inventory, "The ERP"). By key.
pub fn shrunk(
    before: &BTreeMap<CustomerKey, u64>,
    after: &BTreeMap<CustomerKey, u64>,
) -> Vec<Shrunk> {
    let shrunk = before.iter().filter_map(|(customer, &n_before)| {
        let n_after = after.get(customer).copied().unwrap_or(0);
        let n_lost = n_before.saturating_sub(n_after);
        let is_held = FEW < n_lost && n_before < n_lost * 2;
        is_held.then(|| Shrunk { customer: customer.clone(), n_before, n_after })
    });
    shrunk.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(n: u64) -> BTreeMap<CustomerKey, u64> {
        BTreeMap::from([(CustomerKey::restore("292".to_owned()), n)])
    }

    #[test]
    fn a_load_that_loses_more_than_half_is_held() {
        for (before, after, is_held) in [
            (100, 100, false),
            (100, 50, false),
            (100, 49, true),
            (100, 0, true),
            (42, 21, false),
            (42, 20, true),
            (20, 0, false),
            (21, 0, true),
            (0, 100, false),
        ] {
            let held = !shrunk(&counts(before), &counts(after)).is_empty();
            assert_eq!(held, is_held, "{before} to {after}");
        }
    }

    #[test]
    fn a_customer_who_is_gone_has_lost_everything() {
        let held = shrunk(&counts(1000), &BTreeMap::new());

        assert_eq!(held.first().map(|it| it.n_after), Some(0));
    }
}
