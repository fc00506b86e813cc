use std::{collections::BTreeSet, sync::Arc};

use domain_inventory::StockColumn;

use crate::{
    AnyStore,
    world::{given_company, permit, person_id, platform_permit},
};

pub async fn hidden_columns_are_somebodys_own<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let own = person_id(1, 1);
    let hidden =
        async |company, person| store.hidden_columns(&permit(company), person).await.expect("read");
    assert_eq!(hidden(1, own).await, BTreeSet::new());

    let all = BTreeSet::from(StockColumn::ALL);
    let lot = BTreeSet::from([StockColumn::Lot]);
    for columns in [&all, &lot, &BTreeSet::new(), &lot] {
        store.hide_columns(&permit(1), own, columns).await.expect("save");
        assert_eq!(hidden(1, own).await, *columns);
    }
    assert_eq!(hidden(2, own).await, BTreeSet::new(), "another company sees nothing of it");
    assert_eq!(hidden(2, person_id(2, 1)).await, BTreeSet::new());
    assert!(store.hide_columns(&permit(2), own, &lot).await.is_err(), "they are not theirs");
    assert!(store.hidden_columns(&platform_permit(), own).await.is_err());
}
