//! How long a list is, is kept between two looks, and still is what it is.

use std::sync::Arc;

use application::{
    courses::ListStudents,
    equipment::{ListInUse, ListItems, StateFilter},
    identity::{ListPeople, Shown},
};
use domain_equipment::{Custody, CustodyEnd, Ended, ItemState};
use domain_identity::AccountState;
use domain_kernel::{Date, LocalDay};

use crate::{
    AnyStore,
    courses::{add_students, student},
    departments::somebody,
    equipment::{add, custody, finish, item, open},
    identity::{find, insert, save},
    world::{given_company, noon, permit, person_id},
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

pub async fn a_count_of_people_follows_whatever_changes<S: AnyStore>(store: Arc<S>) {
    counts_of_people_follow_what_another_instance_changes(&*store, &*store).await;
}

/// The same of people and students, in two companies more.
pub async fn counts_of_people_follow_what_another_instance_changes(
    one: &dyn AnyStore,
    other: &dyn AnyStore,
) {
    given_company(one, 3).await;
    given_company(one, 4).await;
    let counted = async |company, shown| {
        let query = ListPeople { shown, ..ListPeople::default() };
        let n_matches = async |it: &dyn AnyStore| {
            it.people(&permit(company), &query).await.expect("read").n_matches
        };
        let both = (n_matches(one).await, n_matches(other).await);
        assert_eq!(both.0, both.1, "{shown:?}");
        both.0
    };
    for number in 2..=30 {
        insert(one, 3, &somebody(3, number, "Zoe")).await.expect("insert");
    }
    assert_eq!(counted(3, Shown::Active).await, 30);
    insert(other, 3, &somebody(3, 31, "Zoe")).await.expect("insert");
    assert_eq!(counted(3, Shown::Active).await, 31);
    insert(one, 4, &somebody(4, 2, "Zoe")).await.expect("insert");
    assert_eq!((counted(3, Shown::Active).await, counted(4, Shown::Active).await), (31, 2));

    let mut given_up = one.begin(&permit(3)).await.expect("begin");
    given_up.people().insert(&somebody(3, 32, "Zoe")).await.expect("insert");
    drop(given_up);
    assert_eq!(counted(3, Shown::Active).await, 31);
    let mut gone = find(one, &permit(3), person_id(3, 31)).await.expect("saved");
    gone.value.state = AccountState::Deactivated { since: noon() };
    save(one, &permit(3), &gone).await.expect("save");
    assert_eq!((counted(3, Shown::Active).await, counted(3, Shown::All).await), (30, 31));

    let n_students = async |it: &dyn AnyStore| {
        it.students(&permit(3), &ListStudents::default()).await.expect("read").n_matches
    };
    let many = (1..=30).map(|number| student(number, &format!("S{number}"), "Singer", None));
    add_students(one, 3, &many.collect::<Vec<_>>()).await.expect("add");
    assert_eq!((n_students(one).await, n_students(other).await), (30, 30));
    add_students(other, 3, &[student(31, "S31", "Singer", None)]).await.expect("add");
    assert_eq!((n_students(one).await, n_students(other).await), (31, 31));
}
