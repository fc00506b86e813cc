//! What is kept on other servers, or in the data folder instead: files, mails and sessions.

use std::{error::Error as _, io, path::Path, time::Duration};

use application::mail::{MailError, TroubleKind};
use blobs_object_store::{ObjectBlobs, ProbeError};
use mail_lettre::{Patience, Sender, Smtp, SmtpServer};
use sessions_redis::{RedisServer, RedisUrl};
use traces_otlp::{CollectorUrl, Limits, Program};
use uuid::Uuid;

use super::{
    Patient, in_time,
    report::{Finding, reason},
};
use crate::{
    config::{OTLP_ENDPOINT, REDIS_URL, SMTP_URL, STORAGE_URL},
    data_folder,
};

const FILES: &str = "files";
const MAIL: &str = "mail";
const REDIS: &str = "Redis";
const TRACES: &str = "traces";
/// For each answer of a mail server; all together have no more than any check.
const STEP: Duration = Duration::from_secs(4);

pub(super) async fn check(patient: &Patient) -> Vec<Finding> {
    let config = &patient.config;
    let files = match &config.bucket {
        _ if patient.is_wrong(STORAGE_URL) => {
            Finding::skipped(FILES, "SHIPSHAPE_STORAGE_URL is wrong")
        }
        Some(bucket) => {
            let blobs = ObjectBlobs::in_bucket(bucket);
            in_time(FILES, in_bucket(blobs.map_err(|err| reason(&err)))).await
        }
        None => in_time(FILES, in_folder(&config.data_dir)).await,
    };
    let mail = match &config.smtp {
        _ if patient.is_wrong(SMTP_URL) => Finding::skipped(MAIL, "SHIPSHAPE_SMTP_URL is wrong"),
        Some(server) => in_time(MAIL, by_server(server, config.mail_from.clone())).await,
        None => mails_in_folder(&config.data_dir, config.public_url.is_some()),
    };
    let redis = match &config.redis_url {
        _ if patient.is_wrong(REDIS_URL) => Finding::skipped(REDIS, "SHIPSHAPE_REDIS_URL is wrong"),
        Some(url) => in_time(REDIS, sessions(url)).await,
        None => Finding::fine(REDIS, "not set, so that sessions are in the database"),
    };
    let traces = match &config.otlp_endpoint {
        _ if patient.is_wrong(OTLP_ENDPOINT) => {
            Some(Finding::skipped(TRACES, "SHIPSHAPE_OTLP_ENDPOINT is wrong"))
        }
        Some(collector) => Some(in_time(TRACES, traces(collector)).await),
        None => None,
    };
    [files, mail, redis].into_iter().chain(traces).collect()
}

async fn in_bucket(blobs: Result<ObjectBlobs, String>) -> Finding {
    let expected = "a bucket in which files can be written, read and deleted";
    match blobs {
        Ok(blobs) => match blobs.probe(&key()).await {
            Ok(()) => Finding::fine(FILES, "in the bucket, written, read and deleted"),
            Err(err) => {
                let to_do = "see that AWS_ENDPOINT_URL, AWS_REGION and the two keys are right, that \
                             the bucket is there, and that whoever asks may put, get and delete";
                Finding::fault(FILES, untaken(&err), expected, to_do)
            }
        },
        Err(why) => {
            let to_do = "correct the AWS_… variables, which are read from the environment only";
            let found = format!("SHIPSHAPE_STORAGE_URL cannot be used: {why}");
            Finding::fault(FILES, found, expected, to_do)
        }
    }
}

async fn in_folder(data: &Path) -> Finding {
    let folder = data.join(data_folder::FILES);
    let shown = folder.display();
    let expected = "a folder in which files can be written, read and deleted";
    let to_do = format!(
        "make {shown} a folder that belongs to the user that the program runs as, with the files \
         of a backup if there were any"
    );
    match folder.metadata() {
        Err(err) if err.kind() == io::ErrorKind::NotFound => {
            return Finding::fine(FILES, format!("{shown} is made when the program starts"));
        }
        Ok(about) if about.is_dir() => {}
        Ok(_) => return Finding::fault(FILES, format!("{shown} is no folder"), expected, to_do),
        Err(err) => {
            let found = format!("{shown} cannot be looked at: {}", reason(&err));
            return Finding::fault(FILES, found, expected, to_do);
        }
    }
    let tried = match ObjectBlobs::in_folder(&folder) {
        Ok(blobs) => blobs.probe(&key()).await.map_err(|err| untaken(&err)),
        Err(err) => Err(reason(&err)),
    };
    match tried {
        Ok(()) => Finding::fine(FILES, format!("in {shown}, written, read and deleted")),
        Err(why) => Finding::fault(FILES, format!("{shown}: {why}"), expected, to_do),
    }
}

/// Of no file that is somebody's.
fn key() -> String {
    format!("doctor-{}", Uuid::now_v7().simple())
}

fn untaken(err: &ProbeError) -> String {
    format!("{err}: {}", reason(err))
}

fn mails_in_folder(data: &Path, has_public_url: bool) -> Finding {
    let folder = data.join(data_folder::MAILS);
    let shown = folder.display();
    if folder.exists() && !folder.is_dir() {
        let to_do = format!("remove {shown}; the start makes a folder there");
        return Finding::fault(MAIL, format!("{shown} is no folder"), "a folder", to_do);
    }
    let found = format!("written as files into {shown}, and sent to nobody");
    if has_public_url {
        let to_do = "set SHIPSHAPE_SMTP_URL and SHIPSHAPE_MAIL_FROM";
        return Finding::warning(MAIL, found, "a server that sends them", to_do);
    }
    Finding::fine(MAIL, found)
}

async fn by_server(server: &SmtpServer, sender: Option<Sender>) -> Finding {
    // Its domain is only what we say hello with; that it is missing has been said already.
    let sender = sender.map_or_else(|| "shipshape@localhost".parse(), Ok);
    let patience = Patience { step: STEP, ..Patience::default() };
    let smtp = match sender {
        Ok(sender) => Smtp::new(server.clone(), sender, patience, Vec::new()),
        Err(err) => return unsent(server, &reason(&err), "correct SHIPSHAPE_MAIL_FROM"),
    };
    match smtp {
        Ok(smtp) => match Box::pin(smtp.probe()).await {
            Ok(()) => Finding::fine(MAIL, format!("{server} lets us in; nothing was sent")),
            Err(err) => unsent(server, &said(&err), what_to_do(err.trouble.kind)),
        },
        Err(err) => {
            let to_do = "install the certificates of authorities (ca-certificates)";
            unsent(server, &reason(&err), to_do)
        }
    }
}

fn unsent(server: &SmtpServer, why: &str, to_do: &str) -> Finding {
    Finding::fault(MAIL, format!("{server}: {why}"), "a server that lets us in", to_do)
}

fn said(err: &MailError) -> String {
    let kind = match err.trouble.kind {
        TroubleKind::Unreachable => "nobody answers",
        TroubleKind::TimedOut => "no answer in time",
        TroubleKind::Insecure => {
            "the connection cannot be encrypted, or the server does not prove \
                                  who it is"
        }
        TroubleKind::SignIn => "name and password are refused",
        _ => "the server will not talk to us",
    };
    let reply = err.trouble.reply.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
    format!("{kind}{reply}: {}", reason(err))
}

fn what_to_do(trouble: TroubleKind) -> &'static str {
    match trouble {
        TroubleKind::Insecure => {
            "take smtps:// or smtp:// as the server wants it, with the name that stands in its \
             certificate; SSL_CERT_FILE names certificates of your own authority"
        }
        TroubleKind::SignIn => {
            "correct the name and the password in SHIPSHAPE_SMTP_URL, with signs such as @ written \
             as %40"
        }
        TroubleKind::Unreachable | TroubleKind::TimedOut => {
            "correct the host and the port in SHIPSHAPE_SMTP_URL, and see that the network lets \
             mails out there"
        }
        _ => "see in the server's log why it refuses this machine",
    }
}

async fn sessions(url: &RedisUrl) -> Finding {
    let reached = async {
        let server = RedisServer::new(url, "shipshape:")?;
        server.probe().await
    };
    let facts = match reached.await {
        Ok(facts) => facts,
        Err(err) => {
            let to_do = "start Redis, or correct SHIPSHAPE_REDIS_URL; without it nobody signs in";
            return Finding::fault(REDIS, reason(&err), "a Redis that answers", to_do);
        }
    };
    let mut numbers = facts.version.split('.').map(|it| it.parse::<u32>().unwrap_or(0));
    let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    let found = format!("Redis {}, maxmemory-policy {}", facts.version, facts.eviction);
    if facts.version.is_empty() || facts.eviction.is_empty() {
        let to_do = "let this user ask INFO, or see yourself that it is 6.2 or newer, noeviction";
        Finding::warning(REDIS, "answers, and does not say what it is", "INFO", to_do)
    } else if version < (6, 2) {
        Finding::fault(REDIS, found, "6.2 or newer", "upgrade Redis")
    } else if facts.eviction != "noeviction" {
        let to_do = "set maxmemory-policy noeviction: otherwise people are signed out, and tries are \
                     not counted, as soon as it is full";
        Finding::fault(REDIS, found, "noeviction", to_do)
    } else {
        Finding::fine(REDIS, found)
    }
}

/// Nobody misses a page without them.
async fn traces(collector: &CollectorUrl) -> Finding {
    let program = Program {
        name: "shipshape",
        version: env!("CARGO_PKG_VERSION"),
        instance: "doctor".to_owned(),
    };
    let limits = Limits { patience: STEP, ..Limits::default() };
    let taken = match traces_otlp::traces(collector, program, limits) {
        Ok((_, exporter)) => exporter.probe().await.map_err(|err| match err.source() {
            Some(_) => format!("{err}: {}", reason(&err)),
            None => err.to_string(),
        }),
        Err(err) => Err(reason(&err)),
    };
    match taken {
        Ok(()) => Finding::fine(TRACES, "the collector takes them"),
        Err(why) => {
            let expected = "a collector that takes OTLP over HTTP, as JSON";
            let to_do = "start the collector, or correct SHIPSHAPE_OTLP_ENDPOINT; until then traces \
                         are lost, and nothing else is";
            Finding::warning(TRACES, format!("not taken by the collector: {why}"), expected, to_do)
        }
    }
}
