use std::{path::Path, sync::Arc, thread::available_parallelism, time::Duration};

use application::{
    App, Policy, Ports, Random,
    equipment::CodeKey,
    identity::{FactorKey, TemporaryKey},
    mail::LinkKey,
    shop::ManualPayments,
};
use blobs_object_store::ObjectBlobs;
use domain_identity::{Lifetime, Limit};
use erp::{Allowed, ErpSources};
use passwords_argon2::Argon2Passwords;
use pictures_image::ImagePictures;
use printing_krilla::PdfPrinter;
use sealing_ring::RingSealing;
use store_seaorm::{Connected, SeaStore};
use summaries::{CHILD_PATIENCE, ChildTexts, LocalSummarizer};
use system::{SystemClock, SystemIds, SystemPauses, SystemRandom};
use tables::{FileTables, ZipArchives};
use webhooks_hyper::{HyperWebhooks, WEBHOOK_PATIENCE};

/// The application as the program has it, on this database.
pub(super) fn application(connected: Connected, folder: &Path) -> anyhow::Result<App> {
    let random: Arc<dyn Random> = Arc::new(SystemRandom);
    let files = folder.join("files");
    std::fs::create_dir_all(&files)?;
    let cores = available_parallelism().map_or(1, usize::from);
    let store = Arc::new(SeaStore::new(connected, Arc::clone(&random)));
    let printer = Arc::new(PdfPrinter::default());
    Ok(App::new(Ports {
        store: store.clone(),
        trail: store.clone(),
        identity: store.clone(),
        training: store.clone(),
        onboarding: store.clone(),
        courses: store.clone(),
        skills: store.clone(),
        ratings: store.clone(),
        gaps: store.clone(),
        qualifications: store.clone(),
        matrix: store.clone(),
        skill_certificates: store.clone(),
        equipment: store.clone(),
        labels: store.clone(),
        upkeep: store.clone(),
        item_use: store.clone(),
        stock_columns: store.clone(),
        stock_visits: store.clone(),
        sealing: Arc::new(RingSealing::new(&[0; 32], Arc::clone(&random))),
        item_groups: store.clone(),
        custodies: store.clone(),
        item_needs: store.clone(),
        item_imports: store.clone(),
        reservations: store.clone(),
        customers: store.clone(),
        stock_customers: store.clone(),
        summaries: store.clone(),
        loads: store.clone(),
        generations: store.clone(),
        stock: store.clone(),
        erps: Arc::new(ErpSources::new(Allowed::default())),
        platform: store.clone(),
        payments: Arc::new(ManualPayments),
        progress: store.clone(),
        certificates: store.clone(),
        calendars: store.clone(),
        old_pictures: store.clone(),
        videos: store.clone(),
        printer: printer.clone(),
        label_printer: printer,
        mails: store.clone(),
        mail_reads: store.clone(),
        digests: store.clone(),
        logins: store.clone(),
        joins: store.clone(),
        sessions: store.clone(),
        tokens: store.clone(),
        webhooks: store.clone(),
        webhook_queue: store.clone(),
        webhook_sender: Arc::new(HyperWebhooks::new(Vec::new(), WEBHOOK_PATIENCE, Vec::new())?),
        requests: store.clone(),
        throttle: store,
        passwords: Arc::new(Argon2Passwords::new(cores, Arc::clone(&random))),
        pictures: Arc::new(ImagePictures::default()),
        blobs: Arc::new(ObjectBlobs::in_folder(&files)?),
        tables: Arc::new(FileTables),
        archives: Arc::new(ZipArchives),
        documents: Arc::new(ChildTexts::new(std::env::current_exe()?, CHILD_PATIENCE)),
        summarizer: Arc::new(LocalSummarizer),
        clock: Arc::new(SystemClock),
        pauses: Arc::new(SystemPauses),
        ids: Arc::new(SystemIds),
        random,
        policy: Arc::new(policy()),
    }))
}

/// Nobody signs in while the database is filled.
fn policy() -> Policy {
    Policy {
        session: Lifetime::of_hours(12),
        sign_in_address: Limit::Bucket { burst: 30, every: Duration::from_secs(6) },
        sign_in_identifier: Limit::Delays(Vec::new()),
        reset_address: Limit::Delays(Vec::new()),
        reset_identifier: Limit::Delays(Vec::new()),
        invite_address: Limit::Delays(Vec::new()),
        invite_number: Limit::Delays(Vec::new()),
        join_address: Limit::Delays(Vec::new()),
        join_email: Limit::Delays(Vec::new()),
        contact_address: Limit::Delays(Vec::new()),
        contact_all: Limit::Delays(Vec::new()),
        feedback_person: Limit::Delays(Vec::new()),
        certificate_address: Limit::Bucket { burst: u32::MAX, every: Duration::from_micros(1) },
        calendar_address: Limit::Bucket { burst: u32::MAX, every: Duration::from_micros(1) },
        code_person: Limit::Delays(Vec::new()),
        code_company: Limit::Delays(Vec::new()),
        code_address: Limit::Delays(Vec::new()),
        material_bytes: 25 * 1024 * 1024,
        zone: domain_kernel::Zone::UTC,
        is_local: true,
        setup_code: String::new(),
        temporary_key: TemporaryKey([0; 32]),
        link_key: LinkKey([0; 32]),
        has_smtp: false,
        contact_to: None,
        shop: None,
        factor_key: FactorKey([0; 32]),
        code_key: CodeKey([0; 32]),
        configured_erp: None,
    }
}
