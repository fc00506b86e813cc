//! What whoever runs the installation looks at, without changing anything.

use std::{sync::Arc, time::Duration};

use application::{
    App, Policy,
    audit::{VerifyTrail, check_ends, verify_trail},
    identity::act_as_program,
    inventory::{CheckConnectorError, ConfiguredErp, ExaminedErp, examine_erp, list_connected},
};
use domain_inventory::{Questions, Select, Trouble};
use domain_kernel::Job;
use world::{Script, World, stock_line};

const PATIENCE: Duration = Duration::from_secs(5);

fn script() -> Script {
    Script {
        lines: vec![stock_line("A1", "1", "B1"), stock_line("A2", "1", "B1")],
        customers: vec![("292".to_owned(), "Calder Tea Company".to_owned())],
        ..Script::default()
    }
}

/// The same application, with an ERP that the configuration says how to ask.
fn with_configured_erp(app: &App) -> App {
    let select = |it: &str| Select::parse(it).expect("a SELECT");
    let questions = Questions::Selects {
        stock: select("SELECT customer, part, quantity FROM stock"),
        customers: select("SELECT customer, name FROM customers"),
    };
    let configured_erp = Some(ConfiguredErp { company: None, questions: Some(questions) });
    let mut app = app.clone();
    app.policy = Arc::new(Policy { configured_erp, ..(*app.policy).clone() });
    app
}

#[tokio::test]
async fn the_ends_of_all_trails_are_looked_at() {
    let (world, admin) = World::set_up().await;
    let (program, realm) = (act_as_program(Job::CommandLine), admin.actor.realm());

    let ends = check_ends(&world.app, &program).await.expect("read");

    let company = ends.iter().find(|it| it.realm == realm).expect("its trail");
    let whole = verify_trail(&world.app, &program, VerifyTrail { realm, sealed: None }).await;
    assert_eq!(company.end, Ok(whole.expect("whole").head));
    assert!(ends.iter().all(|it| it.end.is_ok()), "{ends:?}");
    let own = check_ends(&world.app, &admin.actor).await.expect("an admin may");
    assert_eq!(own.iter().map(|it| it.realm).collect::<Vec<_>>(), [realm]);
}

#[tokio::test]
async fn an_erp_is_read_as_its_company_reads_it() {
    let (world, admin) = World::set_up().await;
    let program = act_as_program(Job::CommandLine);
    assert_eq!(list_connected(&world.app, &program).await.expect("read"), []);
    world.erps.say(script());
    world.connect_erp(&admin).await;

    let company = admin.actor.realm().company().expect("a company");
    let erp = ExaminedErp::Of(company);
    assert_eq!(list_connected(&world.app, &program).await.expect("read"), [erp]);
    let checked = examine_erp(&world.app, &program, erp, PATIENCE).await.expect("an answer");
    let checked = checked.expect("it is connected");
    assert_eq!((checked.n_lines, checked.n_customers), (2, 1));

    world.erps.say(Script { trouble: Some(Trouble::SignInRefused), ..Script::default() });
    let refused = examine_erp(&world.app, &program, erp, PATIENCE).await;
    let Err(CheckConnectorError::Source(err)) = refused else { panic!("it does not answer") };
    assert_eq!(err.trouble, Trouble::SignInRefused);
}

#[tokio::test]
async fn the_erp_of_the_configuration_is_read_once_whoever_has_it() {
    let (world, admin) = World::set_up().await;
    let program = act_as_program(Job::CommandLine);
    let app = with_configured_erp(&world.app);
    world.erps.say(script());
    world.connect_erp(&admin).await;

    assert_eq!(list_connected(&app, &program).await.expect("read"), [ExaminedErp::Configured]);
    let checked = examine_erp(&app, &program, ExaminedErp::Configured, PATIENCE).await;
    let checked = checked.expect("an answer").expect("it is configured");
    assert_eq!(checked.n_lines, 2);
    let none = examine_erp(&world.app, &program, ExaminedErp::Configured, PATIENCE).await;
    assert!(none.expect("nothing to read").is_none());
}
