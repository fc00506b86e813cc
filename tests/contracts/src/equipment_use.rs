use std::{sync::Arc, time::Duration};

use application::{
    PageNumber,
    equipment::{CategoryUse, ListInUse, UsePeriod},
};
use domain_equipment::{
    Category, CategoryId, Custody, CustodyEnd, Ended, ItemState, RetireReason, Utilization,
};
use domain_kernel::{Date, Facts, Id, Line, PersonId, Role, Timestamp};
use uuid::Uuid;

use crate::{
    AnyStore,
    equipment::{add, custody, item, open},
    identity::fact,
    world::{given_company, noon, permit, person, person_id, profile},
};

const TODAY: Date = Date::constant(2026, 3, 1);

pub async fn how_things_are_used_is_summed_by_category<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    given_company(&*store, 2).await;
    let drills = given_category(&*store, 7, "Drills").await;
    let saws = given_category(&*store, 8, "saws").await;
    given_category(&*store, 9, "Nothing is of it").await;
    let retired = ItemState::Retired(RetireReason::Sold);
    // Number, category, state, when it was added, in hours before now.
    for (number, category, state, added) in [
        (1, Some(drills), ItemState::InUse, 1_000),
        (2, Some(drills), ItemState::Available, 100),
        (3, Some(saws), ItemState::InUse, 720),
        (4, None, ItemState::Maintenance, 10),
        (5, Some(saws), retired, 900),
    ] {
        let mut it = item(number, &format!("T-{number}"), "Tool");
        (it.settings.category, it.state, it.created) = (category, state, ago(added));
        add(&*store, 1, &it).await.expect("add");
    }
    // Number, item, from and to.
    for (number, item, from, to) in [
        (1, 1, 800, Some(721)),
        (2, 1, 721, Some(719)),
        (3, 1, 100, None),
        (4, 2, 90, Some(60)),
        (5, 3, 800, None),
        (6, 4, 9, Some(8)),
        (7, 5, 400, Some(300)),
    ] {
        let end = to.map(|it| CustodyEnd { at: ago(it), how: Ended::Returned });
        let due = (item == 3).then(|| Date::constant(2026, 2, 28));
        let since = ago(from);
        let had = Custody { since, due, end, ..custody(number, item, admin) };
        open(&*store, 1, &had).await.expect("open");
    }

    let over = |today| UsePeriod { from: ago(720), now: noon(), today };
    let used = store.use_by_category(&permit(1), over(TODAY)).await.expect("read");
    let of = |category: Option<(CategoryId, &str)>, (n_items, n_out, n_overdue), (had, there)| {
        CategoryUse {
            category: category.map(|(id, name)| (id, Line::restore(name.to_owned()))),
            n_items,
            n_out,
            n_overdue,
            utilization: Utilization { had: hours(had), there: hours(there) },
        }
    };
    assert_eq!(
        used,
        [
            of(Some((drills, "Drills")), (2, 1, 0), (1 + 100 + 30, 720 + 100)),
            of(Some((saws, "saws")), (1, 1, 1), (720, 720)),
            of(None, (1, 0, 0), (1, 10)),
        ]
    );
    let on_time = over(Date::constant(2026, 2, 28));
    let used = store.use_by_category(&permit(1), on_time).await.expect("read");
    assert_eq!(used.iter().map(|it| it.n_overdue).sum::<u32>(), 0);
    assert_eq!(store.use_by_category(&permit(2), over(TODAY)).await.expect("read"), []);
}

pub async fn what_has_been_out_the_longest_comes_first<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    given_company(&*store, 2).await;
    for (number, from) in [(1, 5), (2, 90), (3, 17), (4, 200)] {
        add(&*store, 1, &item(number, &format!("T-{number}"), "Tool")).await.expect("add");
        let end = (number == 4).then(|| CustodyEnd { at: noon(), how: Ended::Returned });
        let out = Custody { since: ago(from), end, ..custody(number, number, admin) };
        open(&*store, 1, &out).await.expect("open");
    }
    let tags = async |company, most| {
        let out = store.longest_out(&permit(company), most).await.expect("read");
        out.iter().map(|it| it.tag.as_str().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(tags(1, 10).await, "T-2 T-3 T-1");
    assert_eq!(tags(1, 2).await, "T-2 T-3");
    assert_eq!(tags(2, 10).await, "");
}

pub async fn what_somebody_has_and_had_is_told_last_first<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    given_company(&*store, 2).await;
    given_led(&*store, 2, None).await;
    for (number, from, who) in [(1, 90, admin), (2, 17, person_id(1, 2)), (3, 5, admin)] {
        add(&*store, 1, &item(number, &format!("T-{number}"), "Tool")).await.expect("add");
        let how = Ended::ForHolder { by: Some(admin), reason: Line::restore("Left".to_owned()) };
        let end = (number == 1).then(|| CustodyEnd { at: noon(), how });
        let had = Custody { since: ago(from), end, ..custody(number, number, who) };
        open(&*store, 1, &had).await.expect("open");
    }
    let page = store.had_by(&permit(1), admin, PageNumber::FIRST).await.expect("read");
    assert_eq!(page.n_matches, 2);
    let tags: Vec<&str> = page.items.iter().map(|it| it.tag.as_str()).collect();
    assert_eq!(tags, ["T-3", "T-1"]);
    let ended: Vec<_> = page.items.iter().map(|it| it.line.ended_by.is_some()).collect();
    assert_eq!(ended, [false, true]);
    let theirs = store.had_by(&permit(2), admin, PageNumber::FIRST).await.expect("read");
    assert_eq!(theirs.items, []);
}

pub async fn what_a_team_has_is_that_of_all_its_levels<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    let leader = person_id(1, 2);
    // Somebody, and who leads them.
    for (number, above) in [(2, None), (3, Some(2)), (4, Some(3)), (5, None)] {
        given_led(&*store, number, above.map(|it| person_id(1, it))).await;
        let tag = format!("T-{number}");
        add(&*store, 1, &item(number, &tag, "Tool")).await.expect("add");
        let held = custody(number, number, person_id(1, number));
        open(&*store, 1, &held).await.expect("nobody has it");
    }
    let out = async |below: Option<PersonId>, search: &str| {
        let query = ListInUse { below, search: search.to_owned(), ..ListInUse::default() };
        let page = store.in_use(&permit(1), &query, TODAY).await.expect("read");
        assert_eq!(usize::try_from(page.n_matches).expect("few"), page.items.len());
        page.items.iter().map(|it| it.tag.as_str().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(out(None, "").await, "T-2 T-3 T-4 T-5");
    assert_eq!(out(Some(leader), "").await, "T-3 T-4");
    assert_eq!(out(Some(leader), "t-4").await, "T-4");
    assert_eq!(out(Some(admin), "").await, "");
}

async fn given_category(store: &dyn AnyStore, number: u128, name: &str) -> CategoryId {
    let id = Id::from_uuid(Uuid::from_u128(number));
    let category = Category { id, name: Line::restore(name.to_owned()) };
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.item_categories().insert(&category).await.expect("insert");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    id
}

async fn given_led(store: &dyn AnyStore, number: u128, above: Option<PersonId>) {
    let profile = profile("Led One", &format!("led-{number}@company1.example"), None);
    let mut led = person(person_id(1, number), profile, Role::Manager);
    led.manager = above;
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.people().insert(&led).await.expect("insert");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
}

fn hours(n: u64) -> Duration {
    Duration::from_hours(n)
}

fn ago(n: u64) -> Timestamp {
    noon().minus(hours(n))
}
