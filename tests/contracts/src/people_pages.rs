//! The list of people on all of its pages: who is on them, and in which order.

use std::sync::Arc;

use application::{
    PageNumber,
    identity::{Direction, ListPeople, SortedBy},
};
use domain_identity::{AccountState, JobTitle, Person};
use domain_kernel::{Facts, PersonId, fold};

use crate::{
    AnyStore,
    departments::{add, department, id, somebody},
    identity::fact,
    world::{given_company, noon, permit},
};

/// Several pages, so that some end in the middle of those who are alike.
const N_PEOPLE: u128 = 100;

pub async fn whoever_has_none_comes_last_on_whichever_page<S: AnyStore>(store: Arc<S>) {
    let people = given_people(&*store, 1).await;
    given_people(&*store, 2).await;

    let (dock, yard) = (Some(id(2)), Some(id(1)));
    let (fitter, rigger) = (Some("Fitter"), Some("Rigger"));
    for (direction, departments, titles) in [
        (Direction::Ascending, [dock, yard, None], [fitter, rigger, None]),
        (Direction::Descending, [yard, dock, None], [rigger, fitter, None]),
    ] {
        for search in ["", "bea"] {
            let found = people.iter().filter(|it| search.is_empty() || named(it, "Bea"));
            let found: Vec<&Person> = found.collect();
            let query = |sorted_by| {
                let search = search.to_owned();
                ListPeople { search, sorted_by, direction, ..ListPeople::default() }
            };
            let listed = all_pages(&*store, 1, query(SortedBy::Department)).await;
            let expected = by_groups(&found, &departments, |it| it.department);
            assert_eq!(listed, expected, "by department {direction:?} {search:?}");

            let listed = all_pages(&*store, 1, query(SortedBy::JobTitle)).await;
            let title = |it: &Person| {
                titles.iter().position(|title| *title == title_of(it)).expect("one of them")
            };
            let expected = by_groups(&found, &[0, 1, 2], title);
            assert_eq!(listed, expected, "by job title {direction:?} {search:?}");
        }
    }
}

pub async fn another_companys_people_are_on_no_page<S: AnyStore>(store: Arc<S>) {
    given_people(&*store, 1).await;
    let stranger = given_company(&*store, 2).await;

    for sorted_by in SortedBy::ALL {
        for direction in [Direction::Ascending, Direction::Descending] {
            let query = ListPeople { sorted_by, direction, ..ListPeople::default() };
            let listed = all_pages(&*store, 2, query).await;
            assert_eq!(listed, [stranger.id], "{sorted_by:?} {direction:?}");
        }
    }
}

/// Those who are active. Some have a department, some a job title, some both and some neither, many
/// are called the same, and some more are not active.
async fn given_people(store: &dyn AnyStore, company: u128) -> Vec<Person> {
    let mut people = vec![given_company(store, company).await];
    for (number, name) in [(1, "Yard"), (2, "dock")] {
        add(store, company, &department(number, name)).await.expect("add");
    }
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    for number in 2..=N_PEOPLE {
        let n = usize::try_from(number).expect("few");
        let mut there = somebody(company, number, ["Cem", "Bea", "Dee"][n % 3]);
        there.department = [None, Some(id(1)), Some(id(2))][n / 3 % 3];
        let title = ["", "Rigger", "Fitter"][n / 9 % 3];
        there.profile.job_title =
            Some(title.to_owned()).filter(|it| !it.is_empty()).map(JobTitle::restore);
        if n % 10 == 0 {
            there.state = AccountState::Deactivated { since: noon() };
        }
        tx.people().insert(&there).await.expect("insert");
        if there.state.is_active() {
            people.push(there);
        }
    }
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    people
}

/// Group by group, and in each of them by name and then by ID.
fn by_groups<T: PartialEq>(
    people: &[&Person],
    groups: &[T],
    group_of: impl Fn(&Person) -> T,
) -> Vec<PersonId> {
    let mut ids = Vec::new();
    for group in groups {
        let mut alike: Vec<_> = people.iter().filter(|it| group_of(it) == *group).collect();
        alike.sort_by_key(|it| (fold(it.profile.name.as_str()), it.id));
        ids.extend(alike.iter().map(|it| it.id));
    }
    ids
}

async fn all_pages(store: &dyn AnyStore, company: u128, query: ListPeople) -> Vec<PersonId> {
    let (mut ids, mut number, mut n_matches) = (Vec::new(), 1, 0);
    loop {
        let page = PageNumber::parse(number).expect("a page");
        let query = ListPeople { page, ..query.clone() };
        let found = store.people(&permit(company), &query).await.expect("people");
        if found.items.is_empty() {
            assert_eq!(n_matches, ids.len());
            return ids;
        }
        ids.extend(found.items.iter().map(|it| it.id));
        n_matches = found.n_matches as usize;
        number += 1;
    }
}

fn named(person: &Person, name: &str) -> bool {
    person.profile.name.as_str() == name
}

fn title_of(person: &Person) -> Option<&str> {
    person.profile.job_title.as_ref().map(JobTitle::as_str)
}
