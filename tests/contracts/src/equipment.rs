use std::sync::Arc;

use application::{
    PageNumber,
    equipment::{ItemsSortedBy, ListInUse, ListItems, StateFilter},
    identity::Direction,
};
use domain_equipment::{
    CodeHash, CodeNumber, Condition, Custody, CustodyEnd, CustodyId, Ended, Item, ItemCode, ItemId,
    ItemSettings, ItemState, RetireReason, Taken,
};
use domain_kernel::{
    Date, Facts, Id, Line, LocalDay, PersonId, Rule, StoreError, Text, Timestamp, Version,
    Versioned,
};
use uuid::Uuid;

use crate::{
    AnyStore,
    identity::fact,
    world::{given_company, noon, permit},
};

const TODAY: Date = Date::constant(2026, 3, 1);

pub async fn an_item_read_back_is_the_item_saved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let mut saved = item(1, "GR-0101", "Ünit \u{1f3b5} <b>");
    add(&*store, 1, &saved).await.expect("nothing against it");
    let mut read = find(&*store, 1, saved.id).await.expect("just saved");
    assert_eq!(read, Versioned { value: saved.clone(), version: Version::FIRST });

    saved.settings = ItemSettings {
        tag: Line::restore("GR-0102".to_owned()),
        name: Line::restore("Bench grinder 200\u{202f}mm".to_owned()),
        category: None,
        model: Some(Line::restore("Metabo DS 200 Plus".to_owned())),
        serial: Some(Line::restore("0420-7718-22".to_owned())),
        location: None,
        notes: Some(Text::restore("New left wheel.\nRing test passed \u{1f44d}".to_owned())),
    };
    saved.state = ItemState::Retired(RetireReason::Lost);
    saved.condition = Condition::Damaged;
    saved.photo = Some(Id::from_uuid(Uuid::from_u128(77)));
    saved.code = CodeNumber::new(3);
    saved.inspected = Some(Timestamp::from_micros(noon().micros() - 1));
    read.value = saved.clone();
    change(&*store, 1, &read).await.expect("read a moment ago");
    let stale = change(&*store, 1, &read).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    let read = find(&*store, 1, saved.id).await.expect("saved");
    assert_eq!(read, Versioned { value: saved.clone(), version: Version::new(2) });
    let photo = async |company| store.item_photo(&permit(company), saved.id).await.expect("read");
    assert_eq!((photo(1).await, photo(2).await), (saved.photo, None));

    let again = add(&*store, 1, &item(1, "Another", "Another")).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::ItemId))), "{again:?}");
}

pub async fn a_tag_and_a_serial_number_are_one_items_whatever_the_case<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let with_serial = |number, tag, serial: &str| {
        let mut it = item(number, tag, "Drill");
        it.settings.serial = Some(Line::restore(serial.to_owned()));
        it
    };
    add(&*store, 1, &with_serial(1, "dr-ü", "sn-1")).await.expect("add");
    let taken = add(&*store, 1, &item(2, "DR-Ü", "Drill")).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::ItemTag))), "{taken:?}");
    let taken = add(&*store, 1, &with_serial(2, "dr-u", "SN-1")).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::SerialNumber))), "{taken:?}");
    // Without a serial number there may be many.
    add(&*store, 1, &item(2, "dr-u", "Drill")).await.expect("an accent is a difference");
    add(&*store, 1, &item(3, "dr-3", "Drill")).await.expect("add");
    add(&*store, 2, &with_serial(1, "dr-ü", "sn-1")).await.expect("each company has its own");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let tag = tx.items().with_tag(&Line::restore("DR-ü".to_owned())).await.expect("read");
    let serial = tx.items().with_serial(&Line::restore("Sn-1".to_owned())).await.expect("read");
    assert_eq!((tag, serial), (Some(item_id(1)), Some(item_id(1))));
}

pub async fn a_code_is_found_by_its_hash_as_long_as_it_was_the_items<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    add(&*store, 1, &item(1, "GR-1", "Grinder")).await.expect("add");
    let code = given_code(1, 1);
    let found = store.code(&permit(1), code.hash).await.expect("read");
    assert_eq!(found, Some(code.clone()));
    assert_eq!(store.code(&permit(2), code.hash).await.expect("read"), None);

    let replaced = Timestamp::from_micros(noon().micros() + 1);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.item_codes().retire(item_id(1), replaced).await.expect("retire");
    let second = ItemCode { since: replaced, ..given_code(1, 2) };
    tx.item_codes().insert(&second).await.expect("insert");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");

    let old = ItemCode { sealed: None, replaced: Some(replaced), ..code.clone() };
    assert_eq!(store.code(&permit(1), code.hash).await.expect("read"), Some(old));
    assert_eq!(store.code(&permit(1), second.hash).await.expect("read"), Some(second));

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let twice = tx.item_codes().insert(&code).await;
    let twice = match twice {
        Ok(()) => tx.commit(Facts::new(noon(), &fact())).await,
        refused => refused,
    };
    assert!(matches!(twice, Err(StoreError::Duplicate(Rule::ItemCode))), "{twice:?}");
}

pub async fn a_custody_read_back_is_the_custody_saved<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    add(&*store, 1, &item(1, "GR-1", "Grinder")).await.expect("add");
    let reason = || Line::restore("Left on the bench \u{1f44d}".to_owned());
    let mut saved = custody(1, 1, admin);
    saved.taken = Taken::OnBehalf { by: Some(admin), reason: reason() };
    saved.due = Some(Date::constant(2026, 3, 4));
    open(&*store, 1, &saved).await.expect("nobody has it");
    let read = held(&*store, 1, item_id(1)).await;
    assert_eq!(read.as_ref(), Some(&saved));

    let how = Ended::ForHolder { by: None, reason: reason() };
    saved.end = Some(CustodyEnd { at: Timestamp::from_micros(noon().micros() + 7), how });
    finish(&*store, 1, &saved).await.expect("it is open");
    assert_eq!(held(&*store, 1, item_id(1)).await, None);
    let history = store.history(&permit(1), item_id(1), PageNumber::FIRST).await.expect("read");
    assert_eq!(history.items.len(), 1);
    assert_eq!(history.items[0].custody, saved);
    assert_eq!(history.items[0].taken_by, Some(history.items[0].holder.clone()));
    assert_eq!(history.items[0].ended_by, None);
    let twice = finish(&*store, 1, &saved).await;
    assert!(matches!(twice, Err(StoreError::Stale)), "{twice:?}");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.custodies().n_of(item_id(1)).await.expect("count"), 1);
    tx.custodies().forget(admin).await.expect("forget");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let history = store.history(&permit(1), item_id(1), PageNumber::FIRST).await.expect("read");
    let forgotten = &history.items[0].custody;
    assert_eq!(forgotten.taken.reason().map(Line::as_str), Some(""));
    let how = forgotten.end.as_ref().map(|it| &it.how);
    assert_eq!(how.and_then(Ended::reason).map(Line::as_str), Some(""));
}

pub async fn an_item_has_one_open_custody<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    add(&*store, 1, &item(1, "GR-1", "Grinder")).await.expect("add");
    let first = custody(1, 1, admin);
    open(&*store, 1, &first).await.expect("nobody has it");
    let second = open(&*store, 1, &custody(2, 1, admin)).await;
    assert!(matches!(second, Err(StoreError::Duplicate(Rule::OpenCustody))), "{second:?}");
    // What has ended is in nobody's way.
    let how = CustodyEnd { at: noon(), how: Ended::Returned };
    let old = Custody { end: Some(how.clone()), ..custody(3, 1, admin) };
    open(&*store, 1, &old).await.expect("it has ended");
    finish(&*store, 1, &Custody { end: Some(how), ..first }).await.expect("it is open");
    open(&*store, 1, &custody(2, 1, admin)).await.expect("nobody has it any more");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let read = tx.items().find(item_id(1)).await.expect("read").expect("added");
    let gone = match tx.items().remove(item_id(1), read.version).await {
        Ok(()) => tx.commit(Facts::new(noon(), &fact())).await,
        refused => refused,
    };
    assert!(matches!(gone, Err(StoreError::Stale)), "{gone:?}");
}

pub async fn items_are_listed_found_filtered_sorted_and_paged<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    let mut grinder = item(1, "GR-0101", "Bench grinder");
    grinder.settings.model = Some(Line::restore("Metabo DS 200".to_owned()));
    grinder.settings.serial = Some(Line::restore("0420_7718".to_owned()));
    let mut lift = item(2, "LF-0003", "Platform lift");
    lift.state = ItemState::Maintenance;
    let mut old = item(3, "AA-0001", "Ärgerlich");
    old.state = ItemState::Retired(RetireReason::Sold);
    let mut out = item(4, "ZZ-9", "accordion");
    out.state = ItemState::InUse;
    for it in [&grinder, &lift, &old, &out] {
        add(&*store, 1, it).await.expect("add");
    }
    let mut late = custody(1, 4, admin);
    late.due = Some(Date::constant(2026, 2, 28));
    open(&*store, 1, &late).await.expect("nobody has it");

    let tags = async |query: ListItems| {
        let page = store.items(&permit(1), &query, &LocalDay::utc(TODAY)).await.expect("read");
        let tags: Vec<String> = page.items.iter().map(|it| it.tag.as_str().to_owned()).collect();
        assert_eq!(usize::try_from(page.n_matches).expect("few"), tags.len());
        tags.join(" ")
    };
    let searched = |search: &str| ListItems { search: search.to_owned(), ..ListItems::default() };
    let in_state = |state| ListItems { state, ..ListItems::default() };
    let sorted = |sorted_by, direction| ListItems {
        sorted_by,
        direction,
        state: StateFilter::Kept,
        ..ListItems::default()
    };
    for (query, expected) in [
        (ListItems::default(), "ZZ-9 GR-0101 LF-0003"),
        (searched(" GRIND "), "GR-0101"),
        (searched("metabo"), "GR-0101"),
        (searched("20_7"), "GR-0101"),
        (searched("20%7"), ""),
        (searched("lf-"), "LF-0003"),
        (in_state(StateFilter::Available), "GR-0101"),
        (in_state(StateFilter::InUse), "ZZ-9"),
        (in_state(StateFilter::Overdue), "ZZ-9"),
        (in_state(StateFilter::Maintenance), "LF-0003"),
        (in_state(StateFilter::Retired), "AA-0001"),
        (sorted(ItemsSortedBy::Name, Direction::Descending), "LF-0003 GR-0101 ZZ-9"),
        (sorted(ItemsSortedBy::Tag, Direction::Ascending), "GR-0101 LF-0003 ZZ-9"),
        (sorted(ItemsSortedBy::State, Direction::Descending), "LF-0003 ZZ-9 GR-0101"),
    ] {
        assert_eq!(tags(query.clone()).await, expected, "{query:?}");
    }
    let tomorrow = ListItems { state: StateFilter::Overdue, ..ListItems::default() };
    let before = Date::constant(2026, 2, 28);
    assert_eq!(
        store.items(&permit(1), &tomorrow, &LocalDay::utc(before)).await.expect("read").n_matches,
        0
    );

    let line =
        store.items(&permit(1), &searched("accordion"), &LocalDay::utc(TODAY)).await.expect("read");
    let holding = line.items[0].holding.as_ref().expect("it is out");
    assert_eq!((holding.person, holding.since, holding.due), (admin, noon(), late.due));
    for number in 10..40 {
        let tag = format!("DR-{number}");
        add(&*store, 1, &item(number, &tag, "Cordless drill")).await.expect("add");
    }
    let second = PageNumber::parse(2).expect("a page");
    let query = ListItems { page: second, ..searched("drill") };
    let page = store.items(&permit(1), &query, &LocalDay::utc(TODAY)).await.expect("read");
    assert_eq!((page.n_matches, page.items.len()), (30, 5));
}

pub async fn what_is_out_is_listed_by_when_it_is_due<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    let dues = [None, Some(Date::constant(2026, 3, 2)), Some(Date::constant(2026, 2, 2))];
    for (number, due) in (1..).zip(dues) {
        let mut it = item(number, &format!("GR-{number}"), "Grinder");
        it.state = ItemState::InUse;
        add(&*store, 1, &it).await.expect("add");
        open(&*store, 1, &Custody { due, ..custody(number, number, admin) }).await.expect("open");
    }
    add(&*store, 1, &item(9, "GR-9", "Grinder")).await.expect("add");

    let listed = async |search: &str, only_overdue| {
        let search = search.to_owned();
        let query = ListInUse { search, only_overdue, ..ListInUse::default() };
        let page = store.in_use(&permit(1), &query, TODAY).await.expect("read");
        assert_eq!(usize::try_from(page.n_matches).expect("few"), page.items.len());
        let tags: Vec<_> = page.items.iter().map(|it| it.tag.as_str().to_owned()).collect();
        tags.join(" ")
    };
    assert_eq!(listed("", false).await, "GR-3 GR-2 GR-1");
    assert_eq!(listed("", true).await, "GR-3");
    assert_eq!(listed("gr-2", false).await, "GR-2");
    assert_eq!(listed("ADA", false).await, "GR-3 GR-2 GR-1");
    assert_eq!(listed("nobody", false).await, "");
    let own = store.of_holder(&permit(1), admin).await.expect("read");
    assert_eq!(own.iter().map(|it| it.due).collect::<Vec<_>>(), dues);
}

pub async fn another_company_sees_and_changes_no_item<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    given_company(&*store, 2).await;
    add(&*store, 1, &item(1, "GR-1", "Grinder")).await.expect("add");
    open(&*store, 1, &custody(1, 1, admin)).await.expect("open");
    let read = find(&*store, 1, item_id(1)).await.expect("added");

    assert_eq!(find(&*store, 2, item_id(1)).await, None);
    let changed = change(&*store, 2, &read).await;
    assert!(matches!(changed, Err(StoreError::Stale)), "{changed:?}");
    assert_eq!(held(&*store, 2, item_id(1)).await, None);
    let theirs = permit(2);
    assert_eq!(store.item(&theirs, item_id(1)).await.expect("read"), None);
    let all =
        store.items(&theirs, &ListItems::default(), &LocalDay::utc(TODAY)).await.expect("read");
    assert_eq!(all.n_matches, 0);
    let out = store.in_use(&theirs, &ListInUse::default(), TODAY).await.expect("read");
    assert_eq!(out.n_matches, 0);
    assert_eq!(store.of_holder(&theirs, admin).await.expect("read"), []);
    let history = store.history(&theirs, item_id(1), PageNumber::FIRST).await.expect("read");
    assert_eq!(history.n_matches, 0);
    let how = CustodyEnd { at: noon(), how: Ended::Returned };
    let ended = finish(&*store, 2, &Custody { end: Some(how), ..custody(1, 1, admin) }).await;
    assert!(matches!(ended, Err(StoreError::Stale)), "{ended:?}");
}

pub(crate) fn item_id(number: u128) -> ItemId {
    Id::from_uuid(Uuid::from_u128(number))
}

pub(crate) fn item(number: u128, tag: &str, name: &str) -> Item {
    Item {
        id: item_id(number),
        settings: ItemSettings {
            tag: Line::restore(tag.to_owned()),
            name: Line::restore(name.to_owned()),
            ..world::item_settings(tag)
        },
        state: ItemState::Available,
        condition: Condition::Ok,
        photo: None,
        code: CodeNumber::FIRST,
        inspected: None,
        created: noon(),
    }
}

fn given_code(item: u128, number: u32) -> ItemCode {
    let mut hash = [7; 32];
    hash[..16].copy_from_slice(&item.to_be_bytes());
    hash[16..20].copy_from_slice(&number.to_be_bytes());
    ItemCode {
        item: item_id(item),
        number: CodeNumber::new(number),
        hash: CodeHash(hash),
        sealed: Some(vec![0, 255, 7]),
        since: noon(),
        replaced: None,
    }
}

pub(crate) fn custody(number: u128, item: u128, holder: PersonId) -> Custody {
    let id: CustodyId = Id::from_uuid(Uuid::from_u128(number));
    let (item, since) = (item_id(item), noon());
    Custody { id, item, holder, since, taken: Taken::ByCode, due: None, end: None }
}

pub(crate) async fn add(
    store: &dyn AnyStore,
    company: u128,
    item: &Item,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.items().insert(item).await?;
    tx.item_codes().insert(&given_code(item.id.uuid().as_u128(), 1)).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn find(store: &dyn AnyStore, company: u128, id: ItemId) -> Option<Versioned<Item>> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.items().find(id).await.expect("find")
}

async fn change(
    store: &dyn AnyStore,
    company: u128,
    item: &Versioned<Item>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.items().update(item).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub(crate) async fn open(
    store: &dyn AnyStore,
    company: u128,
    custody: &Custody,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.custodies().insert(custody).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub(crate) async fn finish(
    store: &dyn AnyStore,
    company: u128,
    custody: &Custody,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.custodies().finish(custody).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn held(store: &dyn AnyStore, company: u128, item: ItemId) -> Option<Custody> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.custodies().open(item).await.expect("read")
}
