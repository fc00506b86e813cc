use std::{sync::Arc, time::Duration};

use application::inventory::{LeasedLoad, LoadLease};
use domain_identity::CompanyState;
use domain_inventory::{
    Connector, ConnectorSettings, Failing, GenerationNumber, Load, LoadOutcome, Place, Questions,
    Trouble, Visibility,
};
use domain_kernel::{Facts, Line, Rule, StoreError, Timestamp, Version, Versioned};

use crate::{
    AnyStore,
    identity::fact,
    lessons::id,
    stock::{connector, generation, load, next, table},
    world::{at_once, company, given_company, noon, permit},
};

const MINUTE: Duration = Duration::from_mins(1);

pub async fn a_connector_read_back_is_the_one_saved<S: AnyStore>(store: Arc<S>) {
    given_connector(&*store, 1).await;
    given_company(&*store, 2).await;
    let found = find(&*store, 1).await.expect("there");
    assert_eq!(found, Versioned { value: connector(), version: Version::FIRST });
    assert_eq!(find(&*store, 2).await, None);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let second = tx.connectors().insert(&connector()).await;
    assert!(matches!(second, Err(StoreError::Duplicate(Rule::StockConnector))), "{second:?}");
    drop(tx);

    let files = ConnectorSettings {
        place: Place::Configured,
        questions: Questions::Files {
            stock: Line::restore("stock.csv".to_owned()),
            customers: Line::restore("customers.csv".to_owned()),
        },
        soft_age: None,
        ..connector().settings
    };
    let mut changed = found.clone();
    changed.value.change(company(1), files, noon().plus(MINUTE)).expect("different");
    save(&*store, &changed).await.expect("nobody changed it");
    let stale = save(&*store, &changed).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    let again = find(&*store, 1).await.expect("there");
    assert_eq!(again, Versioned { value: changed.value, version: found.version.next() });
}

pub async fn whoever_loads_by_older_settings_loses_the_load<S: AnyStore>(store: Arc<S>) {
    given_connector(&*store, 1).await;
    let first = claim(&*store, 1, noon()).await.expect("it is due");
    let mut changed = find(&*store, 1).await.expect("there");
    let settings = ConnectorSettings { soft_age: None, ..connector().settings };
    changed.value.change(company(1), settings, noon()).expect("different");
    save(&*store, &changed).await.expect("nobody changed it");

    assert!(!store.go_on(&first, lease(1), noon().plus(MINUTE)).await.expect("asked"));
    assert!(!show(&*store, &first, 1).await);
    let second = claim(&*store, 2, noon()).await.expect("asked at once");
    assert_eq!((second.number, second.connector), (GenerationNumber(2), changed.value));
    assert_eq!(outcomes(&*store).await, [LoadOutcome::UnderWay, LoadOutcome::Dropped]);
}

pub async fn numbers_of_loads_are_never_given_twice<S: AnyStore>(store: Arc<S>) {
    given_connector(&*store, 1).await;
    let first = claim(&*store, 1, noon()).await.expect("it is due");
    assert!(show(&*store, &first, 1).await);
    let found = find(&*store, 1).await.expect("there");
    for _ in 0..2 {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let removed = tx.connectors().remove(&found).await;
        if removed.is_ok() {
            tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
        } else {
            assert!(matches!(removed, Err(StoreError::Stale)), "{removed:?}");
        }
    }
    assert_eq!(store.loads(&permit(1), 9).await.expect("loads"), []);
    assert_eq!(store.outlook(&permit(1), None).await.expect("outlook").erp, None);

    insert(&*store, 1).await;
    let second = claim(&*store, 2, noon()).await.expect("it is due");
    assert_eq!((second.number, second.current), (GenerationNumber(2), None));
}

pub async fn a_load_is_shown_once_by_whoever_has_its_lease<S: AnyStore>(store: Arc<S>) {
    given_connector(&*store, 1).await;
    let outlook = store.outlook(&permit(1), None).await.expect("outlook");
    assert_eq!(outlook.visibility(), &Visibility::All);
    let erp = outlook.erp.expect("connected");
    assert_eq!((erp.current, erp.loading_until, erp.next_at), (None, None, noon()));
    assert_eq!(claim(&*store, 1, noon().minus(MINUTE)).await, None, "it is not due");
    let first = claim(&*store, 1, noon()).await.expect("it is due");
    let leased = LeasedLoad {
        company: company(1),
        connector: connector(),
        number: GenerationNumber(1),
        current: None,
        held: None,
        failing: None,
    };
    assert_eq!(first, leased);
    assert_eq!(claim(&*store, 2, noon()).await, None, "it is somebody's");
    let later = noon().plus(MINUTE / 2);
    assert!(store.go_on(&first, lease(1), later.plus(MINUTE)).await.expect("go on"));
    let erp = store.outlook(&permit(1), None).await.expect("outlook").erp.expect("connected");
    assert_eq!(erp.loading_until, Some(later.plus(MINUTE)));
    assert!(erp.is_loading(later) && !erp.is_loading(later.plus(MINUTE)), "nobody came back");
    assert_eq!(claim(&*store, 2, noon().plus(MINUTE)).await, None, "it goes on");

    let second = claim(&*store, 2, later.plus(MINUTE)).await.expect("nobody came back");
    assert_eq!(second.number, GenerationNumber(2));
    assert!(!show(&*store, &first, 1).await, "it is another one's");
    assert!(!show(&*store, &second, 1).await);
    assert!(!show(&*store, &first, 2).await);
    assert!(show(&*store, &second, 2).await);
    assert!(!show(&*store, &second, 2).await, "once is enough");

    let erp = store.outlook(&permit(1), None).await.expect("outlook").erp.expect("connected");
    assert_eq!(erp.current, Some(generation(2)));
    assert_eq!((erp.soft_at, erp.next_at), (next().soft_at, next().at));
    let found = store.generation(&permit(1), GenerationNumber(2)).await.expect("read");
    assert_eq!(found, None, "its lines were never loaded");
    load(&*store, 1, 2, &table()).await.expect("loaded");
    let found = store.generation(&permit(1), GenerationNumber(2)).await.expect("read");
    assert_eq!(found, Some(generation(2)));
    let before = generation(2).loaded_at;
    let found = store.generation_before(&permit(1), before).await.expect("read");
    assert_eq!(found, None);
    let found = store.generation_before(&permit(1), before.plus(MINUTE)).await.expect("read");
    assert_eq!(found, Some(generation(2)));
    let loaded = LoadOutcome::Loaded { at: before, n_lines: 8, n_flawed: 1 };
    assert_eq!(outcomes(&*store).await, [loaded, LoadOutcome::Dropped]);
    let third = claim(&*store, 3, next().at).await.expect("it is due again");
    assert_eq!(third.current, Some(generation(2)));
}

pub async fn a_load_that_is_held_waits_for_an_admin<S: AnyStore>(store: Arc<S>) {
    given_connector(&*store, 1).await;
    load(&*store, 1, 1, &table()).await.expect("loaded");
    let first = claim(&*store, 1, noon()).await.expect("it is due");
    let held = store.hold_load(&first, lease(1), &generation(1), next()).await;
    assert!(held.expect("held"));
    let erp = store.outlook(&permit(1), None).await.expect("outlook").erp.expect("connected");
    assert_eq!((erp.current, erp.held), (None, Some(GenerationNumber(1))));
    let seen = store.generation(&permit(1), GenerationNumber(1)).await.expect("read");
    assert_eq!(seen, None, "nobody let it be shown");
    let kept = store.kept_generations(company(1), noon()).await.expect("kept");
    assert_eq!(kept, [GenerationNumber(1)]);

    for (number, is_shown) in [(2, false), (1, true), (1, false)] {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let shown = tx.connectors().show_held(GenerationNumber(number)).await.expect("asked");
        assert_eq!(shown, is_shown, "{number}");
        tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    }
    let erp = store.outlook(&permit(1), None).await.expect("outlook").erp.expect("connected");
    assert_eq!((erp.current, erp.held), (Some(generation(1)), None));
    let seen = store.generation(&permit(1), GenerationNumber(1)).await.expect("read");
    assert_eq!(seen, Some(generation(1)));

    let second = claim(&*store, 2, next().at).await.expect("it is due");
    let held = store.hold_load(&second, lease(2), &generation(2), next()).await;
    assert!(held.expect("held"));
    for is_dropped in [true, false] {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let dropped = tx.connectors().drop_held(GenerationNumber(2)).await.expect("asked");
        assert_eq!(dropped, is_dropped);
        tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    }
    let at = generation(2).loaded_at;
    let refused = LoadOutcome::Refused { at, n_lines: 8 };
    let loaded = LoadOutcome::Loaded { at: generation(1).loaded_at, n_lines: 8, n_flawed: 1 };
    assert_eq!(outcomes(&*store).await, [refused, loaded]);
}

pub async fn an_erp_that_does_not_answer_is_left_alone_for_a_while<S: AnyStore>(store: Arc<S>) {
    given_connector(&*store, 1).await;
    let first = claim(&*store, 1, noon()).await.expect("it is due");
    let ask = async |now, not_again_before| {
        store.ask_for_load(&permit(1), now, not_again_before).await.expect("asked")
    };
    assert!(!ask(noon(), noon()).await, "it is being asked");
    let failing = Failing { since: noon(), n_failures: 3, next_try: noon().plus(MINUTE * 2) };
    let trouble = Trouble::Column("Qty \u{201e}on hand\u{201c}".to_owned());
    let failed = store.fail_load(&first, lease(1), failing, &trouble, noon().plus(MINUTE)).await;
    assert!(failed.expect("failed"));
    let again = store.fail_load(&first, lease(1), failing, &trouble, noon().plus(MINUTE)).await;
    assert!(!again.expect("asked"), "it was over");
    let erp = store.outlook(&permit(1), None).await.expect("outlook").erp.expect("connected");
    assert_eq!(
        (erp.failing, erp.trouble, erp.loading_until),
        (Some(failing), Some(trouble.clone()), None)
    );
    let at = noon().plus(MINUTE);
    assert_eq!(outcomes(&*store).await, [LoadOutcome::Failed { at, trouble }]);

    assert!(!ask(at, at).await, "it waits for its next try");
    assert_eq!(claim(&*store, 2, at).await, None);
    let second = claim(&*store, 2, failing.next_try).await.expect("it is tried again");
    assert_eq!(second.failing, Some(failing));
    assert!(show(&*store, &second, 2).await);
    let erp = store.outlook(&permit(1), None).await.expect("outlook").erp.expect("connected");
    assert_eq!((erp.failing, erp.trouble), (None, None));

    let now = noon().plus(MINUTE * 3);
    assert_eq!(claim(&*store, 3, now).await, None, "nobody asked");
    assert!(ask(now, now.minus(MINUTE)).await);
    assert!(!ask(now, now.minus(MINUTE)).await, "it was asked for already");
    assert!(!store.ask_for_load(&permit(2), now, now).await.expect("they have no ERP"));
    assert_eq!(claim(&*store, 3, now).await.map(|it| it.number), Some(GenerationNumber(3)));
}

pub async fn the_erp_of_a_suspended_company_is_not_asked<S: AnyStore>(store: Arc<S>) {
    given_connector(&*store, 1).await;
    let suspended = CompanyState::Suspended { since: noon() };
    for (state, is_asked) in [(suspended, false), (CompanyState::Active, true)] {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let mut read = tx.companies().find().await.expect("find").expect("there");
        read.value.state = state;
        tx.companies().update(&read).await.expect("update");
        tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
        assert_eq!(claim(&*store, 1, noon()).await.is_some(), is_asked);
    }
}

pub async fn of_all_who_claim_a_load_at_once_one_gets_it<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    given_connector(&*store, 1).await;
    for round in 0..n_rounds {
        let now = noon().plus(MINUTE * u32::try_from(round).expect("few"));
        let claimed = at_once(6, |worker| {
            let store = Arc::clone(&store);
            async move {
                let lease = lease(u128::try_from(worker).expect("few") + 1);
                let until = now.plus(MINUTE);
                application::repeat(|| store.claim_load(lease, now, until)).await.expect("claim")
            }
        })
        .await;
        let numbers: Vec<_> = claimed.iter().flatten().map(|it| it.number.0).collect();
        assert_eq!(numbers, [i64::try_from(round).expect("few") + 1]);
    }
}

fn lease(number: u128) -> LoadLease {
    id(number + 900)
}

async fn given_connector(store: &dyn AnyStore, number: u128) {
    given_company(store, number).await;
    insert(store, number).await;
}

async fn insert(store: &dyn AnyStore, number: u128) {
    let mut tx = store.begin(&permit(number)).await.expect("begin");
    tx.connectors().insert(&connector()).await.expect("the first");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
}

async fn find(store: &dyn AnyStore, number: u128) -> Option<Versioned<Connector>> {
    let mut tx = store.begin(&permit(number)).await.expect("begin");
    tx.connectors().find().await.expect("find")
}

async fn save(store: &dyn AnyStore, connector: &Versioned<Connector>) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(1)).await?;
    tx.connectors().update(connector).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn claim(store: &dyn AnyStore, number: u128, now: Timestamp) -> Option<LeasedLoad> {
    store.claim_load(lease(number), now, now.plus(MINUTE)).await.expect("claim")
}

async fn show(store: &dyn AnyStore, load: &LeasedLoad, number: u128) -> bool {
    let loaded = generation(load.number.0);
    store.show_load(load, lease(number), &loaded, next()).await.expect("show")
}

/// The newest first.
async fn outcomes(store: &dyn AnyStore) -> Vec<LoadOutcome> {
    let loads: Vec<Load> = store.loads(&permit(1), 9).await.expect("loads");
    loads.into_iter().map(|it| it.outcome).collect()
}
