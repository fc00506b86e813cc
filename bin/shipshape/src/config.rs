//! What an installation decides for itself (spec: product, "Configuration").
//!
//! A setting comes from the first of these that has it: the command line, the environment
//! (`SHIPSHAPE_LISTEN`), the file `.env` (the same names), the file `shipshape.toml` (`listen`), or
//! its default. Both files are looked for in the folder that the program is started in. All
//! mistakes are reported at once, and each stops the start.

mod erp;
mod fields;
mod limits;
mod mail;
mod mistake;
mod secret;
mod shop;
mod sources;
mod summary;

#[cfg(test)]
mod tests;

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use blobs_object_store::{Bucket, BucketError};
use domain_identity::{Email, Lifetime, Limit};
use domain_kernel::Network;
use frontend_html::PublicUrl;
use http::Uri;
use jiff::tz::TimeZone;
use mail_lettre::{Sender, SmtpServer};
use sessions_redis::RedisUrl;
use traces_otlp::CollectorUrl;
use tracing_subscriber::EnvFilter;

pub(crate) use erp::ErpConfig;
pub(crate) use mistake::{ConfigError, Place};
pub(crate) use secret::{Secret, SecretKey};
pub(crate) use shop::{ShopConfig, StripeAccount};
pub(crate) use sources::Sources;
pub(crate) use summary::SummaryEndpoint;

use fields::Fields;

/// Every setting is right and they fit together.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    pub(crate) listen: SocketAddr,
    pub(crate) data_dir: PathBuf,
    /// Always set when other machines can reach `listen`.
    pub(crate) public_url: Option<PublicUrl>,
    /// `None`: one is made at the first start and kept in the data folder.
    pub(crate) secret_key: Option<SecretKey>,
    /// `None`: SQLite in the data folder.
    pub(crate) database_url: Option<Secret<String>>,
    /// `None`: sessions and tries are in the database.
    pub(crate) redis_url: Option<RedisUrl>,
    /// `None`: files are in the data folder.
    pub(crate) bucket: Option<Bucket>,
    pub(crate) session: Lifetime,
    pub(crate) sign_in_address: Limit,
    pub(crate) sign_in_identifier: Limit,
    pub(crate) reset_address: Limit,
    pub(crate) reset_identifier: Limit,
    pub(crate) join_address: Limit,
    pub(crate) join_email: Limit,
    /// `None`: mails are written as files.
    pub(crate) smtp: Option<SmtpServer>,
    /// Always set when there is a server for them.
    pub(crate) mail_from: Option<Sender>,
    pub(crate) mail_bcc: Option<Email>,
    /// `None`: nobody can write to whoever runs this.
    pub(crate) contact_to: Option<Email>,
    pub(crate) contact_address: Limit,
    pub(crate) contact_all: Limit,
    pub(crate) feedback_person: Limit,
    /// `None`: summaries are made on this machine.
    pub(crate) summary_endpoint: Option<SummaryEndpoint>,
    /// `None`: no invites are sold.
    pub(crate) shop: Option<ShopConfig>,
    /// Where ERPs are.
    pub(crate) erp: ErpConfig,
    pub(crate) invite_address: Limit,
    pub(crate) invite_number: Limit,
    pub(crate) certificate_address: Limit,
    pub(crate) calendar_address: Limit,
    pub(crate) code_person: Limit,
    pub(crate) code_company: Limit,
    pub(crate) code_address: Limit,
    /// How large a material of a course may be.
    pub(crate) material_bytes: u64,
    pub(crate) trusted_proxies: Vec<Network>,
    /// What webhooks may reach beside the internet.
    pub(crate) webhook_networks: Vec<Network>,
    /// `None`: nobody is told what is counted.
    pub(crate) metrics_listen: Option<SocketAddr>,
    /// `None`: nobody is told what is done and how long it takes.
    pub(crate) otlp_endpoint: Option<CollectorUrl>,
    /// How many connections are open at most.
    pub(crate) connections: usize,
    /// How many passwords are hashed at once. `None`: as many as there are cores.
    pub(crate) hashes: Option<usize>,
    /// `None`: the machine's.
    pub(crate) time_zone: Option<TimeZone>,
    pub(crate) log_format: LogFormat,
    /// What is logged, in the notation of `RUST_LOG`. It has been parsed and found good.
    pub(crate) log: Option<String>,
    /// Where templates are read from while somebody works on them.
    pub(crate) templates: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogFormat {
    Text,
    Json,
}

/// The names of all settings, as the environment has them.
pub(crate) const SETTINGS: [&str; 54] = [
    LISTEN,
    DATA_DIR,
    PUBLIC_URL,
    SECRET_KEY,
    DATABASE_URL,
    REDIS_URL,
    STORAGE_URL,
    SESSION_HOURS,
    LIMIT_SIGN_IN_ADDRESS,
    LIMIT_SIGN_IN_IDENTIFIER,
    LIMIT_RESET_ADDRESS,
    LIMIT_RESET_IDENTIFIER,
    LIMIT_JOIN_ADDRESS,
    LIMIT_JOIN_EMAIL,
    SMTP_URL,
    MAIL_FROM,
    MAIL_BCC,
    CONTACT_TO,
    LIMIT_CONTACT_ADDRESS,
    LIMIT_CONTACT_ALL,
    LIMIT_FEEDBACK_PERSON,
    SUMMARY_URL,
    SUMMARY_MODEL,
    SUMMARY_KEY,
    SHOP,
    SHOP_PRICE,
    SHOP_TERMS,
    STRIPE_KEY,
    STRIPE_WEBHOOK_SECRET,
    STRIPE_URL,
    ERP_URL,
    ERP_STOCK_QUERY,
    ERP_CUSTOMERS_QUERY,
    ERP_COMPANY,
    ERP_HOSTS,
    ERP_NO_DATES,
    LIMIT_INVITE_ADDRESS,
    LIMIT_INVITE_NUMBER,
    LIMIT_CERTIFICATE_ADDRESS,
    LIMIT_CALENDAR_ADDRESS,
    LIMIT_CODE_PERSON,
    LIMIT_CODE_COMPANY,
    LIMIT_CODE_ADDRESS,
    LIMIT_MATERIAL,
    TRUSTED_PROXIES,
    WEBHOOK_NETWORKS,
    METRICS_LISTEN,
    OTLP_ENDPOINT,
    CONNECTIONS,
    HASHES,
    TIME_ZONE,
    LOG_FORMAT,
    LOG,
    TEMPLATES,
];
pub(crate) const LISTEN: &str = "SHIPSHAPE_LISTEN";
pub(crate) const DATA_DIR: &str = "SHIPSHAPE_DATA_DIR";
pub(crate) const PUBLIC_URL: &str = "SHIPSHAPE_PUBLIC_URL";
pub(crate) const SECRET_KEY: &str = "SHIPSHAPE_SECRET_KEY";
pub(crate) const DATABASE_URL: &str = "SHIPSHAPE_DATABASE_URL";
pub(crate) const REDIS_URL: &str = "SHIPSHAPE_REDIS_URL";
pub(crate) const STORAGE_URL: &str = "SHIPSHAPE_STORAGE_URL";
const SESSION_HOURS: &str = "SHIPSHAPE_SESSION_HOURS";
const LIMIT_SIGN_IN_ADDRESS: &str = "SHIPSHAPE_LIMIT_SIGN_IN_ADDRESS";
const LIMIT_SIGN_IN_IDENTIFIER: &str = "SHIPSHAPE_LIMIT_SIGN_IN_IDENTIFIER";
const LIMIT_RESET_ADDRESS: &str = "SHIPSHAPE_LIMIT_RESET_ADDRESS";
const LIMIT_RESET_IDENTIFIER: &str = "SHIPSHAPE_LIMIT_RESET_IDENTIFIER";
const LIMIT_JOIN_ADDRESS: &str = "SHIPSHAPE_LIMIT_JOIN_ADDRESS";
const LIMIT_JOIN_EMAIL: &str = "SHIPSHAPE_LIMIT_JOIN_EMAIL";
pub(crate) const SMTP_URL: &str = "SHIPSHAPE_SMTP_URL";
const MAIL_FROM: &str = "SHIPSHAPE_MAIL_FROM";
pub(crate) const MAIL_BCC: &str = "SHIPSHAPE_MAIL_BCC";
pub(crate) const CONTACT_TO: &str = "SHIPSHAPE_CONTACT_TO";
const LIMIT_CONTACT_ADDRESS: &str = "SHIPSHAPE_LIMIT_CONTACT_ADDRESS";
const LIMIT_CONTACT_ALL: &str = "SHIPSHAPE_LIMIT_CONTACT_ALL";
const LIMIT_FEEDBACK_PERSON: &str = "SHIPSHAPE_LIMIT_FEEDBACK_PERSON";
const SUMMARY_URL: &str = "SHIPSHAPE_SUMMARY_URL";
const SUMMARY_MODEL: &str = "SHIPSHAPE_SUMMARY_MODEL";
const SUMMARY_KEY: &str = "SHIPSHAPE_SUMMARY_KEY";
const SHOP: &str = "SHIPSHAPE_SHOP";
const SHOP_PRICE: &str = "SHIPSHAPE_SHOP_PRICE";
const SHOP_TERMS: &str = "SHIPSHAPE_SHOP_TERMS";
const STRIPE_KEY: &str = "SHIPSHAPE_STRIPE_KEY";
const STRIPE_WEBHOOK_SECRET: &str = "SHIPSHAPE_STRIPE_WEBHOOK_SECRET";
const STRIPE_URL: &str = "SHIPSHAPE_STRIPE_URL";
pub(crate) const ERP_URL: &str = "SHIPSHAPE_ERP_URL";
pub(crate) const ERP_STOCK_QUERY: &str = "SHIPSHAPE_ERP_STOCK_QUERY";
pub(crate) const ERP_CUSTOMERS_QUERY: &str = "SHIPSHAPE_ERP_CUSTOMERS_QUERY";
pub(crate) const ERP_COMPANY: &str = "SHIPSHAPE_ERP_COMPANY";
pub(crate) const ERP_HOSTS: &str = "SHIPSHAPE_ERP_HOSTS";
pub(crate) const ERP_NO_DATES: &str = "SHIPSHAPE_ERP_NO_DATES";
const LIMIT_INVITE_ADDRESS: &str = "SHIPSHAPE_LIMIT_INVITE_ADDRESS";
const LIMIT_INVITE_NUMBER: &str = "SHIPSHAPE_LIMIT_INVITE_NUMBER";
const LIMIT_CERTIFICATE_ADDRESS: &str = "SHIPSHAPE_LIMIT_CERTIFICATE_ADDRESS";
const LIMIT_CALENDAR_ADDRESS: &str = "SHIPSHAPE_LIMIT_CALENDAR_ADDRESS";
const LIMIT_CODE_PERSON: &str = "SHIPSHAPE_LIMIT_CODE_PERSON";
const LIMIT_CODE_COMPANY: &str = "SHIPSHAPE_LIMIT_CODE_COMPANY";
const LIMIT_CODE_ADDRESS: &str = "SHIPSHAPE_LIMIT_CODE_ADDRESS";
const LIMIT_MATERIAL: &str = "SHIPSHAPE_LIMIT_MATERIAL";
const TRUSTED_PROXIES: &str = "SHIPSHAPE_TRUSTED_PROXIES";
const WEBHOOK_NETWORKS: &str = "SHIPSHAPE_WEBHOOK_NETWORKS";
pub(crate) const METRICS_LISTEN: &str = "SHIPSHAPE_METRICS_LISTEN";
pub(crate) const OTLP_ENDPOINT: &str = "SHIPSHAPE_OTLP_ENDPOINT";
const CONNECTIONS: &str = "SHIPSHAPE_CONNECTIONS";
const HASHES: &str = "SHIPSHAPE_HASHES";
const TIME_ZONE: &str = "SHIPSHAPE_TIME_ZONE";
const LOG_FORMAT: &str = "SHIPSHAPE_LOG_FORMAT";
const LOG: &str = "SHIPSHAPE_LOG";
const TEMPLATES: &str = "SHIPSHAPE_TEMPLATES";
/// What Rust programs have in common; ours goes before it.
const RUST_LOG: &str = "RUST_LOG";

pub(crate) const ACCEPTED_KEY: &str = "at least 32 bytes that nobody can guess, such as 64 random \
                                       hexadecimal digits";
const ACCEPTED_DATABASE: &str =
    "sqlite:FILE, postgres://USER:PASSWORD@HOST/DATABASE or mysql://USER:PASSWORD@HOST/DATABASE";
const ACCEPTED_REDIS: &str = "redis://USER:PASSWORD@HOST:PORT/NUMBER, or the same with rediss:// for \
                              an encrypted connection; all but the host may be left out";
const ACCEPTED_STORAGE: &str = "file for the data folder, or s3://BUCKET/FOLDER, of which the folder \
                                may be left out";
const ACCEPTED_COLLECTOR: &str = "the address of a collector of OpenTelemetry before /v1/traces, such \
                                  as http://127.0.0.1:4318; http:// is for this machine, private \
                                  addresses and names without a dot";

impl Config {
    /// Reads every setting, by the name it has in the environment, and says what is wrong. What is
    /// has its default instead, for whoever only looks what else there is.
    pub(crate) fn read(lookup: impl Fn(&str) -> Option<String>) -> (Self, Vec<ConfigError>) {
        let mut fields = Fields::new(&lookup);
        let config = Self {
            listen: listen(&mut fields),
            data_dir: fields.text(DATA_DIR).unwrap_or_else(|| "data".to_owned()).into(),
            public_url: public_url(&mut fields),
            secret_key: fields.take_secret(SECRET_KEY, ACCEPTED_KEY, |it| SecretKey::parse(&it)),
            database_url: fields.take_secret(DATABASE_URL, ACCEPTED_DATABASE, database_url),
            redis_url: fields.take_secret(REDIS_URL, ACCEPTED_REDIS, |it| it.parse::<RedisUrl>()),
            bucket: fields.take_secret(STORAGE_URL, ACCEPTED_STORAGE, |it| storage(&it)).flatten(),
            session: session(&mut fields),
            sign_in_address: fields
                .take(LIMIT_SIGN_IN_ADDRESS, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::sign_in_address),
            sign_in_identifier: fields
                .take(LIMIT_SIGN_IN_IDENTIFIER, limits::DELAYS, limits::delays)
                .unwrap_or_else(limits::sign_in_identifier),
            reset_address: fields
                .take(LIMIT_RESET_ADDRESS, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::reset_address),
            reset_identifier: fields
                .take(LIMIT_RESET_IDENTIFIER, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::reset_identifier),
            // As many as of links to choose another password.
            join_address: fields
                .take(LIMIT_JOIN_ADDRESS, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::reset_address),
            join_email: fields
                .take(LIMIT_JOIN_EMAIL, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::reset_identifier),
            smtp: mail::smtp(&mut fields),
            mail_from: mail::from(&mut fields),
            mail_bcc: mail::bcc(&mut fields),
            contact_to: mail::contact_to(&mut fields),
            contact_address: fields
                .take(LIMIT_CONTACT_ADDRESS, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::contact_address),
            contact_all: fields
                .take(LIMIT_CONTACT_ALL, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::contact_all),
            feedback_person: fields
                .take(LIMIT_FEEDBACK_PERSON, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::feedback_person),
            summary_endpoint: summary::endpoint(&mut fields),
            shop: shop::shop(&mut fields),
            erp: erp::erp(&mut fields),
            invite_address: fields
                .take(LIMIT_INVITE_ADDRESS, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::invite_address),
            invite_number: fields
                .take(LIMIT_INVITE_NUMBER, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::invite_number),
            certificate_address: fields
                .take(LIMIT_CERTIFICATE_ADDRESS, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::certificate_address),
            calendar_address: fields
                .take(LIMIT_CALENDAR_ADDRESS, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::calendar_address),
            code_person: fields
                .take(LIMIT_CODE_PERSON, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::code_person),
            code_company: fields
                .take(LIMIT_CODE_COMPANY, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::code_company),
            code_address: fields
                .take(LIMIT_CODE_ADDRESS, limits::BUCKET, limits::bucket)
                .unwrap_or_else(limits::code_address),
            material_bytes: fields
                .take(LIMIT_MATERIAL, limits::SIZE, limits::size)
                .unwrap_or_else(limits::material),
            trusted_proxies: networks(&mut fields, TRUSTED_PROXIES),
            webhook_networks: networks(&mut fields, WEBHOOK_NETWORKS),
            metrics_listen: fields.take(
                METRICS_LISTEN,
                "an IP address and a port of its own, such as 127.0.0.1:9464",
                |it| it.parse().ok(),
            ),
            otlp_endpoint: fields
                .take_secret(OTLP_ENDPOINT, ACCEPTED_COLLECTOR, |it| it.parse::<CollectorUrl>()),
            connections: fields
                .take(CONNECTIONS, "a whole number from 1 to 65535", |it| number(it, 1..=65_535))
                .unwrap_or(1024),
            hashes: fields.take(HASHES, "a whole number from 1 to 256", |it| number(it, 1..=256)),
            time_zone: fields.take(
                TIME_ZONE,
                "the name of a time zone, such as Europe/Berlin or UTC",
                |it| TimeZone::get(it).ok(),
            ),
            log_format: fields
                .take(LOG_FORMAT, "text or json", log_format)
                .unwrap_or(LogFormat::Text),
            log: log(&mut fields),
            templates: fields.text(TEMPLATES).map(PathBuf::from),
        };
        (config, fields.mistakes)
    }
}

fn listen(fields: &mut Fields<'_>) -> SocketAddr {
    let accepted = "an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080";
    let default = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080));
    fields.take(LISTEN, accepted, |it| it.parse().ok()).unwrap_or(default)
}

fn public_url(fields: &mut Fields<'_>) -> Option<PublicUrl> {
    let accepted = "http:// or https:// with a host, perhaps a port, and nothing after it, such \
                    as https://train.example.com";
    if let Some(url) = fields.take(PUBLIC_URL, accepted, |it| it.parse().ok()) {
        return Some(url);
    }
    // Reading it once more finds the same; a mistake in it has been reported already.
    let listen = fields.text(LISTEN).and_then(|it| it.parse::<SocketAddr>().ok());
    let is_open = listen.is_some_and(|it| !it.ip().is_loopback());
    if is_open && fields.text(PUBLIC_URL).is_none() {
        let accepted = "the http:// or https:// address under which people reach us, since \
                        SHIPSHAPE_LISTEN lets other machines in";
        fields.reject(PUBLIC_URL, "is not set".to_owned(), accepted);
    }
    None
}

/// Shows the scheme of a wrong one only: there may be a password in it.
fn database_url(text: String) -> Result<Secret<String>, String> {
    let scheme = text.split(':').next().unwrap_or_default();
    let is_good = match scheme {
        "sqlite" => "sqlite:".len() < text.len(),
        "postgres" | "postgresql" | "mysql" => text.parse::<Uri>().is_ok_and(|it| {
            it.authority().is_some_and(|it| !it.host().is_empty() && has_good_port(it.as_str()))
        }),
        _ if text.contains(':') => return Err(format!("begins with {scheme:?}")),
        _ => return Err("is no URL".to_owned()),
    };
    if is_good { Ok(Secret::new(text)) } else { Err(format!("is no good {scheme} URL")) }
}

/// There may be a key in a wrong one, so nothing of it is shown.
fn storage(text: &str) -> Result<Option<Bucket>, BucketError> {
    if text == "file" { Ok(None) } else { text.parse().map(Some) }
}

fn has_good_port(authority: &str) -> bool {
    let host = authority.rsplit('@').next().unwrap_or_default();
    // What follows the bracket of an IPv6 address, or the name.
    let after = host.rsplit(']').next().unwrap_or_default();
    after.split_once(':').is_none_or(|(_, port)| port.parse::<u16>().is_ok())
}

fn session(fields: &mut Fields<'_>) -> Lifetime {
    let accepted = "a whole number of hours from 1 to 744";
    let hours = fields.take(SESSION_HOURS, accepted, |it| number(it, 1..=744));
    Lifetime::of_hours(hours.and_then(|it| it.try_into().ok()).unwrap_or(12))
}

fn networks(fields: &mut Fields<'_>, setting: &'static str) -> Vec<Network> {
    let accepted = "IP addresses and ranges with commas between them, such as 10.1.2.3,fd00::/8";
    let parse = |it: &str| it.split(',').map(|it| it.trim().parse().ok()).collect();
    fields.take(setting, accepted, parse).unwrap_or_default()
}

fn log_format(text: &str) -> Option<LogFormat> {
    match text {
        "text" => Some(LogFormat::Text),
        "json" => Some(LogFormat::Json),
        _ => None,
    }
}

fn log(fields: &mut Fields<'_>) -> Option<String> {
    let accepted = "error, warn, info, debug, trace, or directives such as info,shipshape=debug";
    let parse = |it: &str| EnvFilter::try_new(it).is_ok().then(|| it.to_owned());
    let common = fields.take(RUST_LOG, accepted, parse);
    fields.take(LOG, accepted, parse).or(common)
}

fn number(text: &str, range: std::ops::RangeInclusive<usize>) -> Option<usize> {
    text.parse().ok().filter(|it| range.contains(it))
}
