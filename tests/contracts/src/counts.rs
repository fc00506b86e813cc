//! How long a list is, is kept between two looks, and still is what it is.

use std::sync::Arc;

use application::equipment::{ListInUse, ListItems, StateFilter};
use domain_equipment::{Custody, CustodyEnd, Ended, ItemState};
use domain_kernel::{Date, LocalDay};

use crate::{
    AnyStore,
    equipment::{add, custody, finish, item, open},
    world::{given_company, noon, permit},
};

const TODAY: Date = Date::constant(2026, 3, 1);
const TOMORROW: Date = Date::constant(2026, 3, 2);

pub async fn a_count_follows_whatever_changes<S: AnyStore>(store: Arc<S>) {
    counts_follow_what_another_instance_changes(&*store, &*store).await;
}

/// Of two on one database. Lists are as long as two pages, since shorter ones need no counting.
pub async fn counts_follow_what_another_instance_changes(one: &dyn AnyStore, other: &dyn AnyStore) {
    let admin = given_company(one, 1).await.id;
    given_company(one, 2).await;
    for number in 1..=30 {
        let mut it = item(number, &format!("T-{number}"), "Tool");
        it.state = ItemState::InUse;
        add(one, 1, &it).await.expect("add");
        let out = Custody { due: Some(TODAY), ..custody(number, number, admin) };
        open(one, 1, &out).await.expect("nobody has it");
    }
    let counted = async |company, state, today| {
        let query = ListItems { state, ..ListItems::default() };
        let n_matches = async |it: &dyn AnyStore| {
            let today = LocalDay::utc(today);
            it.items(&permit(company), &query, &today).await.expect("read").n_matches
        };
        let both = (n_matches(one).await, n_matches(other).await);
        assert_eq!(both.0, both.1, "{state:?}");
        both.0
    };
    let all = StateFilter::Kept;
    assert_eq!(counted(1, all, TODAY).await, 30);
    assert_eq!(counted(2, all, TODAY).await, 0);

    add(other, 1, &item(31, "T-31", "Tool")).await.expect("add");
    assert_eq!(counted(1, all, TODAY).await, 31);
    let mut given_up = one.begin(&permit(1)).await.expect("begin");
    given_up.items().insert(&item(32, "T-32", "Tool")).await.expect("insert");
    drop(given_up);
    assert_eq!(counted(1, all, TODAY).await, 31);
    add(one, 1, &item(32, "T-32", "Tool")).await.expect("add");
    assert_eq!(counted(1, all, TODAY).await, 32);

    // It is another list on another day.
    assert_eq!(counted(1, StateFilter::Overdue, TODAY).await, 0);
    assert_eq!(counted(1, StateFilter::Overdue, TOMORROW).await, 30);
    assert_eq!(counted(1, StateFilter::Overdue, TODAY).await, 0);

    let out = async |it: &dyn AnyStore, only_overdue| {
        let query = ListInUse { only_overdue, ..ListInUse::default() };
        it.in_use(&permit(1), &query, TOMORROW).await.expect("read").n_matches
    };
    assert_eq!((out(one, true).await, out(other, false).await), (30, 30));
    let end = CustodyEnd { at: noon(), how: Ended::Returned };
    let returned = Custody { end: Some(end), ..custody(1, 1, admin) };
    finish(other, 1, &returned).await.expect("it is open");
    assert_eq!((out(one, true).await, out(other, true).await), (29, 29));
    assert_eq!((out(one, false).await, out(other, false).await), (29, 29));
    assert_eq!(counted(1, StateFilter::Overdue, TOMORROW).await, 29);
}
