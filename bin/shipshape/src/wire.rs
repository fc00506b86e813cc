//! Plugs the adapters into the application.

use std::{env::current_exe, path::PathBuf, sync::Arc, thread::available_parallelism};

use anyhow::Context;
use application::{
    App, Policy, Ports, Random,
    backup::Backups,
    courses::Summarizer,
    equipment::CodeKey,
    identity::{FactorKey, Sessions, TemporaryKey, Throttle},
    inventory::ConfiguredErp,
    mail::{LinkKey, Mailer, Post},
    shop::{ManualPayments, PaymentGateway},
};
use backup_zip::ZipBackups;
use blobs_object_store::ObjectBlobs;
use erp::{Allowed, ErpSources};
use frontend_html::{Beside, HtmlLetters, Readiness, Settings, Views, Web};
use frontend_rest::Api;
use jiff::tz::TimeZone;
use mail_lettre::{MailFolder, Patience, Smtp};
use metrics_prometheus::Metrics;
use passwords_argon2::Argon2Passwords;
use payments_stripe::{PATIENCE, StripePayments};
use pictures_image::ImagePictures;
use printing_krilla::PdfPrinter;
use sealing_ring::RingSealing;
use sessions_redis::{RedisServer, RedisSessions, RedisThrottle};
use store_seaorm::SeaStore;
use summaries::{CHILD_PATIENCE, ChildTexts, ENDPOINT_PATIENCE, Endpoint, LocalSummarizer};
use system::{SystemClock, SystemIds, SystemPauses, SystemRandom};
use tables::{FileTables, ZipArchives};
use webhooks_hyper::{HyperWebhooks, WEBHOOK_PATIENCE};

use crate::{
    config::{Config, ErpConfig, SecretKey, ShopConfig, StripeAccount, SummaryEndpoint},
    counted::CountedThrottle,
    database::Database,
    setup_code::setup_code,
};

/// The application on its database.
pub(crate) struct Wired {
    pub(crate) app: App,
    pub(crate) store: SeaStore,
    pub(crate) secret_key: SecretKey,
    pub(crate) metrics: Arc<Metrics>,
}

pub(crate) fn random() -> Arc<dyn Random> {
    Arc::new(SystemRandom)
}

/// Copies of everything in the database, as files wherever somebody wants them.
pub(crate) fn backups(database: &Database) -> Backups {
    let store = SeaStore::new(database.connections(), random());
    Backups { copies: Arc::new(store), files: Arc::new(ZipBackups) }
}

pub(crate) fn application(config: &Config, database: &Database) -> anyhow::Result<Wired> {
    let random = random();
    let secret_key = match &config.secret_key {
        Some(key) => key.clone(),
        None => database.folder.secret_key(&*random)?,
    };
    let cores = available_parallelism().map_or(1, usize::from);
    let passwords = Argon2Passwords::new(config.hashes.unwrap_or(cores), Arc::clone(&random));
    let blobs = blobs(config, database)?;
    let store = SeaStore::new(database.connections(), Arc::clone(&random));
    let shared = Arc::new(store.clone());
    let metrics = Arc::new(Metrics::default());
    let (sessions, throttle) = sessions(config, &shared)?;
    let throttle = Arc::new(CountedThrottle { throttle, metrics: Arc::clone(&metrics) });
    let printer = Arc::new(PdfPrinter::default());
    let app = App::new(Ports {
        store: shared.clone(),
        trail: shared.clone(),
        identity: shared.clone(),
        training: shared.clone(),
        onboarding: shared.clone(),
        courses: shared.clone(),
        skills: shared.clone(),
        ratings: shared.clone(),
        gaps: shared.clone(),
        qualifications: shared.clone(),
        matrix: shared.clone(),
        skill_certificates: shared.clone(),
        equipment: shared.clone(),
        custodies: shared.clone(),
        labels: shared.clone(),
        upkeep: shared.clone(),
        item_use: shared.clone(),
        stock_columns: shared.clone(),
        stock_visits: shared.clone(),
        sealing: Arc::new(RingSealing::new(&secret_key.derive("sealing"), Arc::clone(&random))),
        item_groups: shared.clone(),
        item_imports: shared.clone(),
        item_needs: shared.clone(),
        reservations: shared.clone(),
        customers: shared.clone(),
        stock_customers: shared.clone(),
        summaries: shared.clone(),
        loads: shared.clone(),
        generations: shared.clone(),
        stock: shared.clone(),
        erps: Arc::new(ErpSources::new(allowed(config, database))),
        platform: shared.clone(),
        payments: payments(config)?,
        progress: shared.clone(),
        certificates: shared.clone(),
        calendars: shared.clone(),
        old_pictures: shared.clone(),
        videos: shared.clone(),
        printer: printer.clone(),
        label_printer: printer,
        mails: shared.clone(),
        mail_reads: shared.clone(),
        digests: shared.clone(),
        logins: shared.clone(),
        joins: shared.clone(),
        tokens: shared.clone(),
        webhooks: shared.clone(),
        webhook_queue: shared.clone(),
        requests: shared,
        sessions,
        throttle,
        passwords: Arc::new(passwords),
        pictures: Arc::new(ImagePictures::default()),
        blobs: Arc::new(blobs),
        tables: Arc::new(FileTables),
        archives: Arc::new(ZipArchives),
        documents: Arc::new(documents()?),
        summarizer: summarizer(config)?,
        webhook_sender: Arc::new(webhook_sender(config)?),
        clock: Arc::new(SystemClock),
        pauses: Arc::new(SystemPauses),
        ids: Arc::new(SystemIds),
        random,
        policy: Arc::new(policy(config, &secret_key)),
    });
    Ok(Wired { app, store, secret_key, metrics })
}

/// Where ERPs may be. Never in the data folder, nor in the product's own database.
fn allowed(config: &Config, database: &Database) -> Allowed {
    let ErpConfig { url, servers, folders, no_dates, .. } = &config.erp;
    Allowed {
        configured: url.as_ref().map(|it| it.expose().clone()),
        servers: servers.clone(),
        folders: folders.clone(),
        no_dates: no_dates.clone(),
        data_folder: Some(database.folder.path().to_owned()),
        own_database: Some(database.url.expose().clone()),
        ..Allowed::default()
    }
}

fn configured_erp(erp: &ErpConfig) -> Option<ConfiguredErp> {
    erp.url.as_ref()?;
    Some(ConfiguredErp { company: erp.company.clone(), questions: erp.questions.clone() })
}

/// Nothing is asked of a bucket before it is needed: what needs no file goes on without it.
fn blobs(config: &Config, database: &Database) -> anyhow::Result<ObjectBlobs> {
    match &config.bucket {
        Some(bucket) => {
            let wrong = "SHIPSHAPE_STORAGE_URL cannot be used with the AWS_… variables as they are";
            ObjectBlobs::in_bucket(bucket).context(wrong)
        }
        None => Ok(ObjectBlobs::in_folder(&database.folder.files()?)?),
    }
}

/// Where sessions and tries are. Whose a session is, is asked of the database either way.
fn sessions(
    config: &Config,
    store: &Arc<SeaStore>,
) -> anyhow::Result<(Arc<dyn Sessions>, Arc<dyn Throttle>)> {
    let Some(url) = &config.redis_url else {
        let (sessions, throttle): (Arc<dyn Sessions>, Arc<dyn Throttle>) =
            (store.clone(), store.clone());
        return Ok((sessions, throttle));
    };
    let server = RedisServer::new(url, "shipshape:").context("SHIPSHAPE_REDIS_URL is no good")?;
    let sessions: Arc<dyn Sessions> =
        Arc::new(RedisSessions::new(server.clone(), store.clone(), store.clone()));
    let throttle: Arc<dyn Throttle> = Arc::new(RedisThrottle::new(server));
    Ok((sessions, throttle))
}

/// Documents are read by a child of this very program. Linux has a name for it that stays right when
/// the file is replaced by a newer one.
fn documents() -> anyhow::Result<ChildTexts> {
    let own = PathBuf::from("/proc/self/exe");
    let own = if own.exists() { own } else { current_exe()? };
    Ok(ChildTexts::new(own, CHILD_PATIENCE))
}

fn summarizer(config: &Config) -> anyhow::Result<Arc<dyn Summarizer>> {
    let Some(SummaryEndpoint { url, model, key }) = config.summary_endpoint.clone() else {
        return Ok(Arc::new(LocalSummarizer));
    };
    let endpoint = Endpoint::new(url, model, key, ENDPOINT_PATIENCE, Vec::new());
    Ok(Arc::new(endpoint.context("no encrypted connections can be made")?))
}

/// Who takes the money for invites. Where none are sold, nobody is asked.
fn payments(config: &Config) -> anyhow::Result<Arc<dyn PaymentGateway>> {
    let Some(ShopConfig { stripe: Some(account), .. }) = config.shop.clone() else {
        return Ok(Arc::new(ManualPayments));
    };
    let StripeAccount { url, key, secret } = account;
    let origin = config.public_url.as_ref().context("buyers need an address to come back to")?;
    let origin = origin.origin().to_owned();
    let payments = StripePayments::new(url, key, secret, origin, PATIENCE, Vec::new());
    Ok(Arc::new(payments.context("no encrypted connections can be made")?))
}

/// What posts to programs elsewhere.
fn webhook_sender(config: &Config) -> anyhow::Result<HyperWebhooks> {
    let allowed = config.webhook_networks.clone();
    let sender = HyperWebhooks::new(allowed, WEBHOOK_PATIENCE, Vec::new());
    sender.context("no encrypted connections can be made")
}

pub(crate) fn views(config: &Config) -> anyhow::Result<Views> {
    Views::load(config.templates.clone()).context("the pages cannot be drawn")
}

/// How mails leave. Their links lead to `origin`.
pub(crate) fn post(
    config: &Config,
    database: &Database,
    views: &Views,
    origin: String,
) -> anyhow::Result<Post> {
    let sender = match &config.mail_from {
        Some(sender) => sender.clone(),
        // Nobody gets these.
        None => "Shipshape <shipshape@localhost>".parse()?,
    };
    let mailer: Arc<dyn Mailer> = match &config.smtp {
        Some(server) => {
            Arc::new(Smtp::new(server.clone(), sender, Patience::default(), Vec::new())?)
        }
        None => Arc::new(MailFolder::new(database.folder.mails()?, sender)),
    };
    let letters = Arc::new(HtmlLetters::new(views.clone(), origin));
    Ok(Post { letters, mailer, copy_to: config.mail_bcc.clone() })
}

pub(crate) fn web(
    config: &Config,
    wired: &Wired,
    views: Views,
    readiness: Arc<dyn Readiness>,
) -> Web {
    let app = &wired.app;
    let settings = Settings {
        public_url: config.public_url.clone(),
        secret_key: wired.secret_key.derive("browsers"),
        trusted_proxies: config.trusted_proxies.clone(),
        time_zone: zone(config),
        clock: Arc::clone(&app.clock),
        ids: Arc::clone(&app.ids),
        random: Arc::clone(&app.random),
        readiness,
    };
    Web::new(app.clone(), views, settings)
}

/// The REST frontend, which stands beside the pages.
pub(crate) fn beside(wired: &Wired, views: Views) -> Beside {
    let api = Api::new(wired.app.clone(), Arc::new(views));
    Beside { routes: frontend_rest::router(api), document: frontend_rest::document }
}

fn policy(config: &Config, secret_key: &SecretKey) -> Policy {
    Policy {
        session: config.session,
        sign_in_address: config.sign_in_address.clone(),
        sign_in_identifier: config.sign_in_identifier.clone(),
        reset_address: config.reset_address.clone(),
        reset_identifier: config.reset_identifier.clone(),
        invite_address: config.invite_address.clone(),
        invite_number: config.invite_number.clone(),
        join_address: config.join_address.clone(),
        join_email: config.join_email.clone(),
        contact_address: config.contact_address.clone(),
        contact_all: config.contact_all.clone(),
        feedback_person: config.feedback_person.clone(),
        certificate_address: config.certificate_address.clone(),
        calendar_address: config.calendar_address.clone(),
        code_person: config.code_person.clone(),
        code_company: config.code_company.clone(),
        code_address: config.code_address.clone(),
        material_bytes: config.material_bytes,
        zone: zone(config),
        // With a public URL, whoever calls from this machine may be a proxy for anybody.
        is_local: config.listen.ip().is_loopback()
            && config.public_url.is_none()
            && config.trusted_proxies.is_empty(),
        setup_code: setup_code(secret_key),
        temporary_key: TemporaryKey(secret_key.derive("temporary passwords")),
        link_key: LinkKey(secret_key.derive("links")),
        has_smtp: config.smtp.is_some(),
        contact_to: config.contact_to.clone(),
        shop: config.shop.as_ref().map(|it| it.shop.clone()),
        factor_key: FactorKey(secret_key.derive("second factors")),
        code_key: CodeKey(secret_key.derive("activation codes")),
        configured_erp: configured_erp(&config.erp),
    }
}

/// Where a company is that has not said so.
fn zone(config: &Config) -> TimeZone {
    let machines = || TimeZone::try_system().unwrap_or(TimeZone::UTC);
    config.time_zone.clone().unwrap_or_else(machines)
}
