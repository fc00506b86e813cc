//! Believable data in a folder that is gone afterwards, to look around in.

mod clock;
mod courses;
mod crews;
mod customers;
mod equipment;
mod erp;
mod first_days;
mod habits;
mod handouts;
mod history;
mod modules;
mod moves;
mod newcomer;
mod passwords;
mod paths;
mod patient;
mod people;
mod platform;
mod postbox;
mod sections;
mod skills;
mod stock;
mod upkeep;
mod verdicts;

use std::{fmt::Write, io, net::SocketAddr, path::Path, sync::Arc};

use anyhow::Context;
use application::App;
use frontend_cli::Answer;
use tempfile::TempDir;
use tokio::net::TcpListener;

use clock::DemoClock;
use passwords::SharedPasswords;
use postbox::Postbox;

use crate::{
    config::{
        CONTACT_TO, Config, DATA_DIR, DATABASE_URL, ERP_COMPANY, ERP_CUSTOMERS_QUERY, ERP_HOSTS,
        ERP_NO_DATES, ERP_STOCK_QUERY, ERP_URL, MAIL_BCC, REDIS_URL, SECRET_KEY, SMTP_URL,
        STORAGE_URL, Sources,
    },
    failure::StartError,
    logging,
    run::configured_to_serve,
    serve::Installation,
};

/// Somebody of the demo whom a visitor can be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SignIn {
    pub(crate) role: &'static str,
    pub(crate) identifier: &'static str,
    pub(crate) password: &'static str,
}

pub(crate) async fn run(sources: Sources) -> Result<Answer, StartError> {
    let folder = TempDir::with_prefix("shipshape-demo-").context("there is no temporary folder")?;
    let data = folder.path().join("data");
    let path = data.to_str().context("the temporary folder's path is not Unicode")?;
    // An ERP is never in the folder of an installation.
    let erp = folder.path().join("erp.db");
    let erp_url = format!("sqlite://{}", erp.display());
    // Whatever the settings say, no real installation is ever filled with this.
    let sources = sources
        .overridden(DATA_DIR, Some(path))
        .overridden(DATABASE_URL, None)
        .overridden(SECRET_KEY, None)
        .overridden(REDIS_URL, None)
        .overridden(STORAGE_URL, None)
        // Nor does anybody get mail from people who are made up.
        .overridden(SMTP_URL, None)
        .overridden(MAIL_BCC, None)
        .overridden(CONTACT_TO, Some(platform::CONTACT))
        .overridden(ERP_URL, Some(&erp_url))
        .overridden(ERP_STOCK_QUERY, Some(erp::STOCK))
        .overridden(ERP_CUSTOMERS_QUERY, Some(erp::CUSTOMERS))
        .overridden(ERP_COMPANY, Some(people::COMPANY))
        .overridden(ERP_HOSTS, None)
        .overridden(ERP_NO_DATES, None);
    let (config, exporter) = configured_to_serve(&sources, logging::COMMAND)?;
    let mut installation = Installation::open(&config).await?;
    installation.forgo_durability().await?;
    let sign_ins = tokio::select! {
        filled = fill(&installation.wired.app, &erp) => filled?,
        // The folder goes with us.
        () = installation.stop.arrived() => return Ok(Answer { text: String::new(), code: 0 }),
    };
    let (listener, moved) = listen(&config).await.context("there is no free port")?;
    let today = jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    let moving = tokio::spawn(async move { erp::move_on(&erp, today).await });
    let welcome = moved + &welcome(&sign_ins);
    let served = installation.serve(&config, listener, &welcome, exporter).await;
    moving.abort();
    folder.close().context("the temporary folder cannot be removed")?;
    served
}

/// Everything in the demo is made here, by the use cases that people use, on days relative to
/// today.
pub(crate) async fn fill(app: &App, erp: &Path) -> anyhow::Result<Vec<SignIn>> {
    let passwords = Arc::clone(&app.passwords);
    let (mut app, clock) = DemoClock::in_place_of(app);
    app.passwords = SharedPasswords::in_place_of(&app.passwords);
    let postbox = Postbox::default();
    let people = people::hire(&app, &clock, &postbox).await;
    let people = people.context("the demo's people cannot be made")?;
    let modules = modules::publish(&app, &clock, &people).await;
    let modules = modules.context("the demo's modules cannot be made")?;
    let skills = skills::describe(&app, &clock, &people, &modules).await;
    let skills = skills.context("the demo's skills cannot be made")?;
    let path = paths::assign(&app, &clock, &people, &modules).await;
    path.context("the demo's path cannot be made")?;
    let first_days = first_days::lay_out(&app, &clock, &people, &modules).await;
    first_days.context("the demo's tasks cannot be made")?;
    let crews = crews::assign(&app, &clock, &people, &modules).await;
    crews.context("the demo's crews cannot be put on paths")?;
    let history = history::live(&app, &clock, &people, &modules).await;
    history.context("the demo's attempts cannot be made")?;
    let verdicts = verdicts::pass(&app, &clock, &people, &modules).await;
    verdicts.context("the demo's results cannot be corrected")?;
    let courses = courses::teach(&app, &clock, &skills).await;
    courses.context("the demo's courses cannot be made")?;
    let rated = skills::rate(&app, &clock, &people, &skills).await;
    rated.context("the demo's people cannot be rated")?;
    let lent = equipment::lend(&app, &clock, &people).await;
    let lent = lent.context("the demo's equipment cannot be lent")?;
    let kept = upkeep::look_after(&app, &clock, &people, &skills, &lent).await;
    kept.context("the demo's equipment cannot be kept in order")?;
    moves::make(&app, &clock, &people).await.context("the demo's jobs cannot be made")?;
    let stocked = stock::stock_up(&app, &clock, erp).await;
    stocked.context("the demo's stock cannot be loaded")?;
    let customers = customers::welcome(&app, &passwords, &clock, &people).await;
    customers.context("the demo's customers cannot be made")?;
    let newcomer = newcomer::ask(&app, &clock, &postbox, &people).await;
    newcomer.context("the demo's newcomer cannot ask")?;
    platform::open(&app, &clock, &people).await.context("the demo's platform cannot be made")?;
    let root = SignIn { role: "root", identifier: "ops", password: platform::PASSWORD };
    let support = SignIn { role: "support", identifier: "support", password: platform::PASSWORD };
    let sign_in = |role, identifier| SignIn { role, identifier, password: people::PASSWORD };
    let people = [
        ("admin", "anna"),
        ("manager", "bilal"),
        ("staff", "amina"),
        ("customer", "rosa@nextdoor.example"),
    ];
    let people = people.into_iter().map(|(role, identifier)| sign_in(role, identifier));
    Ok(people.chain([root, support]).collect())
}

/// Where the settings say or, if something is there already, anywhere near.
async fn listen(config: &Config) -> io::Result<(TcpListener, String)> {
    match TcpListener::bind(config.listen).await {
        Err(err) if err.kind() == io::ErrorKind::AddrInUse => {
            let listener = TcpListener::bind(SocketAddr::new(config.listen.ip(), 0)).await?;
            let port = config.listen.port();
            Ok((listener, format!("Port {port} is taken, so this is another one.\n")))
        }
        bound => Ok((bound?, String::new())),
    }
}

fn welcome(sign_ins: &[SignIn]) -> String {
    let mut text = "Harbour & Sons is made up, and gone when this ends. Sign in as\n".to_owned();
    for SignIn { role, identifier, password } in sign_ins {
        // Writing to a text never fails.
        let _ = writeln!(text, "  {role:<8} {identifier:<21} with the password {password}");
    }
    text
}
