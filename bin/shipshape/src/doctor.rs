//! Looks at everything that an installation needs and says of each thing how it is, and what to do
//! about what is wrong. Changes nothing that stays, and goes on after whatever it finds.

mod database;
mod erps;
mod facts;
mod folder;
mod listeners;
mod machine;
mod mounts;
mod report;
mod services;
mod settings;
mod stored;

use std::{collections::BTreeSet, thread, time::Duration};

use frontend_cli::Answer;
use tokio::{sync::oneshot, time::timeout};

use crate::{
    config::{Config, ConfigError, Sources},
    failure::StartError,
    logging,
};

use report::{Finding, Report};

/// Nothing is waited for any longer.
const PATIENCE: Duration = Duration::from_secs(10);
const LATE: &str = "no answer within 10 seconds";

/// What is to be looked at.
pub(super) struct Patient {
    config: Config,
    /// The settings that are wrong, for which `config` has a default.
    wrong: BTreeSet<&'static str>,
}

pub(crate) async fn run(sources: &Sources) -> Result<Answer, StartError> {
    let (config, mistakes) = sources.config_anyway();
    // What is wrong is said line by line; a log between the lines would only be in the way.
    logging::start(&config, logging::NOTHING)?;
    let wrong = mistakes.iter().filter_map(ConfigError::setting).collect();
    let patient = Patient { config, wrong };
    let mut report = Report::default();
    report.take(settings::check(sources, &mistakes));
    report.take(folder::check(&patient).await);
    report.take(machine::check(&patient.config));
    report.take(listeners::check(&patient).await);
    let (findings, is_whole) = database::check(&patient).await;
    report.take(findings);
    report.take(services::check(&patient).await);
    report.take(stored::check(&patient, is_whole).await);
    Ok(report.end())
}

impl Patient {
    /// Whether nobody knows what this setting should be.
    fn is_wrong(&self, setting: &str) -> bool {
        self.wrong.contains(setting)
    }
}

/// What a check finds, or that it has not ended.
async fn in_time(what: &'static str, check: impl Future<Output = Finding>) -> Finding {
    timeout(PATIENCE, check).await.unwrap_or_else(|_| {
        let to_do = "see whether it is up, can be reached from here and is not overloaded";
        Finding::fault(what, LATE, "an answer", to_do)
    })
}

/// For what may hang as only the system can, such as a disk that is not there any more: nobody waits
/// for the thread that does it.
async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (told, heard) = oneshot::channel();
    thread::spawn(move || told.send(work()));
    timeout(PATIENCE, heard).await.ok()?.ok()
}
