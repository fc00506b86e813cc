//! How an ERP is connected: checked before it is saved, and never with a password that goes elsewhere.

use std::{sync::Arc, time::Duration};

use application::inventory::{
    CheckConnectorError, Configured, ConfiguredErp, ConnectorDraft, DecideLoad, DecideLoadError,
    DraftPlace, ErpPassword, Flaw, LoadVerdict, LoadedOne, NextLoad, RemoveConnector,
    SaveConnector, SaveConnectorError, check_connector, configure_erp, decide_load, find_columns,
    load_stock, remove_connector, save_connector, see_connector,
};
use application::{Class, Failure, Policy};
use domain_identity::CompanyName;
use domain_inventory::{
    DatabaseName, ErpKind, ErpUsername, Generation, GenerationNumber, Place, PlaceAddress,
    Questions, Select, SoftAge, StockColumn, Trouble,
};
use domain_kernel::{Role, StoreError, Version};
use world::{SERVER, Script, Somebody, World, connector_draft, stock_line};

fn chosen(username: &str, password: &str) -> ConnectorDraft {
    let place = DraftPlace::Chosen {
        kind: ErpKind::Postgres,
        address: PlaceAddress::restore(SERVER.to_owned()),
        database: Some(DatabaseName::restore("erp".to_owned())),
        username: Some(ErpUsername::restore(username.to_owned())),
        password: ErpPassword::typed(password),
    };
    ConnectorDraft { place, ..connector_draft() }
}

fn script(n_flaws: usize) -> Script {
    let flaw = Flaw { column: StockColumn::ExpiresOn, found: "31.02.2026".to_owned() };
    Script {
        can_write: Some(false),
        lines: (0..100).map(|it| stock_line(&format!("A{it}"), "1", "B1")).collect(),
        flaws: vec![flaw; n_flaws],
        customers: vec![("292".to_owned(), "Calder Tea Company".to_owned())],
        ..Script::default()
    }
}

async fn save(
    world: &World,
    admin: &Somebody,
    expected: Option<Version>,
    draft: ConnectorDraft,
) -> Result<bool, SaveConnectorError> {
    let command = SaveConnector { expected, draft };
    save_connector(&world.app, &admin.actor, &command).await.map(|it| it.is_good())
}

async fn is_connected(world: &World, admin: &Somebody) -> bool {
    let view = see_connector(&world.app, &admin.actor).await.expect("an admin may");
    view.connector.is_some()
}

#[tokio::test]
async fn nothing_is_saved_until_the_erp_was_read() {
    let (world, admin) = World::set_up().await;
    for trouble in [
        Trouble::Unreachable,
        Trouble::SignInRefused,
        Trouble::TimedOut,
        Trouble::Column("part".to_owned()),
    ] {
        world.erps.say(Script { trouble: Some(trouble.clone()), ..Script::default() });
        let Err(err) = save(&world, &admin, None, connector_draft()).await else {
            panic!("{trouble:?}");
        };
        assert_eq!(err.class(), Class::Invalid);
        assert!(err.field().is_some(), "{trouble:?}");
    }
    world.erps.say(Script { breaks_off: true, ..script(0) });
    assert!(save(&world, &admin, None, connector_draft()).await.is_err());
    world.erps.say(script(1));
    assert_eq!(save(&world, &admin, None, connector_draft()).await.ok(), Some(false));
    assert!(!is_connected(&world, &admin).await);
    world.erps.say(script(0));
    assert_eq!(save(&world, &admin, None, connector_draft()).await.ok(), Some(true));
    assert!(is_connected(&world, &admin).await);
}

#[tokio::test]
async fn a_check_says_what_it_found_and_saves_nothing() {
    let (world, admin) = World::set_up().await;
    world.erps.say(Script { can_write: Some(true), ..script(2) });

    let checked = check_connector(&world.app, &admin.actor, &connector_draft()).await;
    let checked = checked.expect("an ERP that answers");
    assert_eq!((checked.n_lines, checked.n_customers, checked.n_flawed), (100, 1, 2));
    assert_eq!((checked.samples.len(), checked.flaws.len(), checked.is_good()), (5, 2, false));
    assert_eq!(checked.n_empty.get(&StockColumn::Po), Some(&100));
    assert_eq!(checked.n_empty.get(&StockColumn::Part), Some(&0));
    assert_eq!(checked.facts.can_write, Some(true));
    let draft = connector_draft();
    let found = find_columns(&world.app, &admin.actor, &draft.place, &draft.questions).await;
    assert_eq!(found.expect("columns").by_name.len(), StockColumn::ALL.len());
    assert!(!is_connected(&world, &admin).await);
}

#[tokio::test]
async fn a_password_is_kept_for_its_place_and_username_and_for_no_other() {
    let (world, admin) = World::set_up().await;
    world.erps.say(script(0));
    let good = save(&world, &admin, None, chosen("reader", "secret")).await;
    assert_eq!(good.ok(), Some(true));

    let view = see_connector(&world.app, &admin.actor).await.expect("an admin may");
    let stored = view.connector.expect("a connector");
    let Place::Chosen(place) = &stored.value.settings.place else { panic!("it was chosen") };
    let sealed = place.password.as_ref().expect("a password");
    assert!(!sealed.0.windows(6).any(|it| it == b"secret"));
    let check = async |draft: ConnectorDraft| {
        check_connector(&world.app, &admin.actor, &draft).await.expect("an ERP that answers");
    };
    check(chosen("reader", "")).await;
    check(chosen("writer", "")).await;
    check(chosen("writer", "other")).await;
    let used = world.erps.passwords();
    let used: Vec<Option<&str>> = used.iter().map(Option::as_deref).collect();
    assert_eq!(used, [Some("secret"), Some("secret"), None, Some("other")]);
}

#[tokio::test]
async fn a_password_that_no_erp_takes_is_sent_to_none() {
    let (world, admin) = World::set_up().await;
    world.erps.say(script(0));
    let long = "x".repeat(ErpPassword::MOST_BYTES + 1);
    let Err(SaveConnectorError::Source(err)) =
        save(&world, &admin, None, chosen("reader", &long)).await
    else {
        panic!("it is too long");
    };
    assert_eq!((err.class(), err.field()), (Class::Invalid, Some("password")));
    assert!(world.erps.passwords().is_empty());
    let longest = save(&world, &admin, None, chosen("reader", &long[1..])).await;
    assert_eq!(longest.ok(), Some(true));
}

#[tokio::test]
async fn an_erp_is_only_where_the_operator_allows() {
    let (world, admin) = World::set_up().await;
    let mut draft = chosen("reader", "secret");
    if let DraftPlace::Chosen { address, .. } = &mut draft.place {
        *address = PlaceAddress::restore("127.0.0.1:5432".to_owned());
    }

    let Err(CheckConnectorError::Source(err)) =
        check_connector(&world.app, &admin.actor, &draft).await
    else {
        panic!("it is not allowed");
    };
    assert_eq!((err.trouble.name(), err.field()), ("not_allowed", Some("place")));
}

#[tokio::test]
async fn the_second_of_two_who_change_a_connector_is_stale() {
    let (world, admin) = World::set_up().await;
    world.connect_erp(&admin).await;

    let again = save(&world, &admin, None, connector_draft()).await;
    assert!(matches!(again, Err(SaveConnectorError::Store(StoreError::Stale))));
    let first = Some(Version::FIRST);
    assert_eq!(save(&world, &admin, first, chosen("reader", "x")).await.ok(), Some(true));
    let stale = save(&world, &admin, first, connector_draft()).await;
    assert!(matches!(stale, Err(SaveConnectorError::Store(StoreError::Stale))));
    let stale = RemoveConnector { expected: Version::FIRST };
    let stale = remove_connector(&world.app, &admin.actor, stale).await;
    assert!(matches!(stale, Err(SaveConnectorError::Store(StoreError::Stale))));
    let now = RemoveConnector { expected: Version::FIRST.next() };
    remove_connector(&world.app, &admin.actor, now).await.expect("it is the newest");
    assert!(!is_connected(&world, &admin).await);
}

#[tokio::test]
async fn only_an_admin_connects_an_erp() {
    let (world, admin) = World::set_up().await;
    for role in [Role::Manager, Role::Staff] {
        let somebody = world.person(&admin, &format!("Some {role:?}"), role, None).await;
        assert!(see_connector(&world.app, &somebody.actor).await.is_err());
        assert!(save(&world, &somebody, None, connector_draft()).await.is_err());
    }
}

/// A load that would leave one line of thirty, held for an admin.
async fn held(world: &World, admin: &Somebody) -> GenerationNumber {
    let lines = (0..30).map(|it| stock_line(&format!("A{it}"), "1", "B1"));
    world.load_stock(admin, lines.collect()).await;
    world.clock.pass(Duration::from_mins(6));
    let (app, now) = (&world.app, world.app.clock.now());
    let lease = app.ids.next();
    let load = app.loads.claim_load(lease, now, now.plus(Duration::from_mins(1))).await;
    let load = load.expect("a queue").expect("a load that is due");
    let loading = app.generations.begin_generation(load.company, load.number).await;
    let mut loading = loading.expect("room");
    loading.add(vec![stock_line("A1", "1", "B1")]).await.expect("room");
    loading.finish().await.expect("room");
    let current = load.current.clone().expect("the one before");
    let few = Generation { number: load.number, as_of: now, n_lines: 1, ..current };
    let next = NextLoad { soft_at: now, at: now.plus(Duration::from_mins(5)) };
    assert!(app.loads.hold_load(&load, lease, &few, next).await.expect("a queue"));
    load.number
}

#[tokio::test]
async fn a_load_that_is_held_is_shown_or_dropped_once() {
    let (world, admin) = World::set_up().await;
    world.connect_erp(&admin).await;
    let number = held(&world, &admin).await;

    let view = see_connector(&world.app, &admin.actor).await.expect("an admin may");
    let shrunk = view.held.expect("a held load").shrunk;
    assert_eq!(shrunk.iter().map(|it| (it.n_before, it.n_after)).collect::<Vec<_>>(), [(30, 1)]);
    let decide = async |number, verdict| {
        decide_load(&world.app, &admin.actor, DecideLoad { number, verdict }).await
    };
    decide(number, LoadVerdict::Show).await.expect("it is held");
    let view = see_connector(&world.app, &admin.actor).await.expect("an admin may");
    let erp = view.erp.expect("an ERP");
    assert_eq!(erp.current.map(|it| it.number), Some(number));
    let again = decide(number, LoadVerdict::Drop).await;
    assert!(matches!(again, Err(DecideLoadError::NotHeld)));
}

/// The operator has configured an ERP, whose it is, and how it is asked.
fn configure(world: &mut World, company: Option<&str>, questions: Option<Questions>) {
    let company = company.map(|it| CompanyName::restore(it.to_owned()));
    let configured_erp = Some(ConfiguredErp { company, questions });
    world.app.policy = Arc::new(Policy { configured_erp, ..(*world.app.policy).clone() });
}

#[tokio::test]
async fn what_the_configuration_says_of_an_erp_only_the_operator_changes() {
    let (mut world, admin) = World::set_up().await;
    world.erps.say(script(0));
    let select = |it: &str| Select::restore(it.to_owned());
    let questions = Questions::Selects {
        stock: select("SELECT * FROM stock_view"),
        customers: select("SELECT * FROM customer_view"),
    };
    configure(&mut world, None, Some(questions.clone()));
    let configured = configure_erp(&world.app).await.expect("a store");
    assert_eq!(configured, Configured::Done);

    let draft = ConnectorDraft { soft_age: SoftAge::new(600), ..connector_draft() };
    let checked = check_connector(&world.app, &admin.actor, &draft).await.expect("it answers");
    assert_eq!(checked.mapping.columns().len(), StockColumn::ALL.len(), "mapped by name");
    let saved = save(&world, &admin, Some(Version::FIRST), draft).await;
    assert_eq!(saved.ok(), Some(true));
    let view = see_connector(&world.app, &admin.actor).await.expect("an admin may");
    let settings = view.connector.expect("a connector").value.settings;
    assert!(view.is_fixed);
    assert_eq!((settings.questions, settings.soft_age), (questions, SoftAge::new(600)));
}

#[tokio::test]
async fn the_configured_erp_is_read_by_the_company_whose_it_is_and_by_no_other() {
    let (mut world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    world.erps.say(script(0));
    let is_offered = async |world: &World, by: &Somebody| {
        let view = see_connector(&world.app, &by.actor).await.expect("an admin may");
        view.offers.configured.is_some()
    };
    let is_refused = |saved: Result<bool, SaveConnectorError>| matches!(saved, Err(SaveConnectorError::Source(err)) if err.trouble == Trouble::NotAllowed);

    // Nobody says whose it is, and it may be either's.
    configure(&mut world, None, None);
    for by in [&admin, &eve] {
        assert!(!is_offered(&world, by).await);
        assert!(is_refused(save(&world, by, None, connector_draft()).await));
    }
    configure(&mut world, Some("Harbour & Sons"), None);
    assert!(is_offered(&world, &admin).await && !is_offered(&world, &eve).await);
    assert!(is_refused(save(&world, &eve, None, connector_draft()).await));
    let draft = connector_draft();
    assert!(find_columns(&world.app, &eve.actor, &draft.place, &draft.questions).await.is_err());
    assert_eq!(save(&world, &admin, None, connector_draft()).await.ok(), Some(true));
    // Whoever has it keeps it while nobody says whose it is, and no longer.
    configure(&mut world, None, None);
    let loaded = load_stock(&world.app).await.expect("a store");
    assert!(matches!(loaded, LoadedOne::Shown { .. }), "{loaded:?}");
    configure(&mut world, Some("Elsewhere Ltd"), None);
    world.clock.pass(Duration::from_mins(6));
    let loaded = load_stock(&world.app).await.expect("a store");
    assert!(
        matches!(&loaded, LoadedOne::Failed(err) if err.trouble == Trouble::NotAllowed),
        "{loaded:?}"
    );
}
