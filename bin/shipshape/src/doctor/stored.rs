//! What the database says about the installation: whether it is set up, what waits in it, and whether
//! its records are whole.

use std::{path::PathBuf, time::Duration};

use application::{
    App,
    audit::check_ends,
    identity::{act_as_program, is_set_up},
};
use domain_kernel::{Actor, Job, Realm};
use tokio::time::timeout;

use super::{
    LATE, PATIENCE, Patient, beside, erps, in_time,
    report::{Finding, reason},
};
use crate::{
    config::SECRET_KEY,
    database::Database,
    serve_lock::is_served,
    wire::{self, Wired},
};

const STORED: &str = "stored data";
const INSTANCE: &str = "instance";
const SET_UP: &str = "setup";
const MAILS: &str = "waiting mails";
const TRAIL: &str = "audit trail";
/// Whoever waits for a mail that long has asked again.
const LONG: Duration = Duration::from_hours(1);

pub(super) async fn check(patient: &Patient, is_whole: bool) -> Vec<Finding> {
    let why = if !is_whole {
        "the database is not in order or not there"
    } else if patient.is_wrong(SECRET_KEY) {
        "SHIPSHAPE_SECRET_KEY is wrong"
    } else if !patient.config.data_dir.is_dir() {
        "there is no data folder"
    } else {
        return match timeout(PATIENCE, Box::pin(open(patient))).await {
            Ok(Ok((database, wired))) => look(patient, database, &wired).await,
            Ok(Err(err)) => vec![broken(STORED, &reason(&*err))],
            Err(_) => vec![broken(STORED, LATE)],
        };
    };
    vec![Finding::skipped(STORED, why)]
}

async fn open(patient: &Patient) -> anyhow::Result<(Database, Wired)> {
    let database = Database::open(&patient.config).await?;
    let wired = wire::application(&patient.config, &database)?;
    Ok((database, wired))
}

async fn look(patient: &Patient, database: Database, wired: &Wired) -> Vec<Finding> {
    let (app, actor) = (&wired.app, act_as_program(Job::CommandLine));
    let mut findings = vec![instance(database.lock_file()).await];
    findings.push(in_time(SET_UP, set_up(patient, app)).await);
    findings.extend(erps::check(patient, app, &actor).await);
    findings.push(in_time(MAILS, mails(wired)).await);
    findings.push(in_time(TRAIL, trail(app, &actor)).await);
    database.close().await;
    findings
}

fn broken(what: &'static str, why: &str) -> Finding {
    let to_do = "see what is said about the database, the data folder and the secret key above";
    Finding::fault(what, why, "to be read", to_do)
}

/// Only an SQLite database tells.
async fn instance(lock_file: Option<PathBuf>) -> Finding {
    let Some(lock_file) = lock_file else {
        return Finding::fine(INSTANCE, "several may serve from this database at once");
    };
    match beside(move || is_served(&lock_file)).await {
        Some(Ok(true)) => Finding::fine(INSTANCE, "a program serves from this database now"),
        Some(Ok(false)) => Finding::fine(INSTANCE, "nobody serves from this database now"),
        Some(Err(err)) => broken(INSTANCE, &reason(&err)),
        None => broken(INSTANCE, LATE),
    }
}

async fn set_up(patient: &Patient, app: &App) -> Finding {
    match is_set_up(app).await {
        Ok(true) => Finding::fine(SET_UP, "somebody has set it up"),
        Ok(false) => {
            let url = patient.config.public_url.as_ref().map(|it| it.join("/setup"));
            let url = url.unwrap_or_else(|| format!("http://{}/setup", patient.config.listen));
            let code = &app.policy.setup_code;
            let to_do = format!("open {url} (the setup code is {code}), or call create-admin");
            Finding::warning(SET_UP, "nobody has set it up yet", "a company or an operator", to_do)
        }
        Err(err) => broken(SET_UP, &reason(&err)),
    }
}

async fn mails(wired: &Wired) -> Finding {
    let now = wired.app.clock.now();
    let (backlog, n_failed) = (wired.store.backlog(now).await, wired.store.failed_mails().await);
    let (backlog, n_failed) = match (backlog, n_failed) {
        (Ok(backlog), Ok(n_failed)) => (backlog, n_failed),
        (Err(err), _) | (_, Err(err)) => return broken(MAILS, &reason(&err)),
    };
    let age = backlog.oldest_mail.map_or(Duration::ZERO, |it| now.since(it));
    let found = format!("{} wait, {n_failed} could not be sent", backlog.mails);
    if LONG < age {
        let found = format!("{found}; the oldest waits for {} hours", age.as_secs() / 3600);
        let to_do = "see that a program serves and what is said about mail above; /admin/mails says \
                     what was in the way";
        Finding::warning(MAILS, found, "none for more than an hour", to_do)
    } else if 0 < n_failed {
        let to_do = "look at /admin/mails, and send them again there";
        Finding::warning(MAILS, found, "none that could not be sent", to_do)
    } else {
        Finding::fine(MAILS, found)
    }
}

async fn trail(app: &App, actor: &Actor) -> Finding {
    let ends = match check_ends(app, actor).await {
        Ok(ends) => ends,
        Err(err) => return broken(TRAIL, &reason(&err)),
    };
    match ends.iter().find_map(|it| Some((it.realm, it.end.err()?))) {
        Some((realm, broken)) => {
            let whose = match realm {
                Realm::Platform => "the platform".to_owned(),
                Realm::Company(company) => format!("company {company}"),
            };
            let to_do = "call shipshape audit verify, keep a copy of the database, and find out who \
                         has changed it";
            let found = format!("that of {whose}: {broken}");
            Finding::fault(TRAIL, found, "chains that end as they were written", to_do)
        }
        None => {
            let found = format!("{} chains end as they were written", ends.len());
            Finding::fine(TRAIL, found)
        }
    }
}
