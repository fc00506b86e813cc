//! What the system can do. Every frontend, HTML, REST or command line, calls these functions
//! and nothing deeper.

mod exports;
mod failure;
mod old_files;
mod page;
mod papers;
mod ports;
mod repeat;
mod texts;
mod tries;

pub mod audit;
pub mod backup;
pub mod courses;
pub mod equipment;
pub mod identity;
pub mod inventory;
pub mod joining;
pub mod mail;
pub mod onboarding;
pub mod platform;
pub mod requests;
pub mod shop;
pub mod skills;
pub mod training;
pub mod webhooks;

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

use domain_audit::AuditTrail;
use domain_identity::{Email, Lifetime, Limit};
use domain_inventory::StockCustomers;
use domain_kernel::{Clock, Ids, Zone};

pub use failure::{Arg, Class, Failure, Message};
pub use page::{Page, PageNumber};
pub use papers::PaperError;
pub use ports::{PrintError, Random, Store, Tx};
pub use repeat::repeat;
pub use texts::Texts;

use courses::{CoursesReads, DocumentTexts, Summarizer, SummaryQueue, Uploads};
use equipment::{
    CodeKey, CustodyReads, EquipmentReads, ItemGroupReads, ItemImportReads, ItemNeedReads,
    LabelPrinter, LabelReads, ReservationReads, Sealing, UpkeepReads, UseReads,
};
use identity::{
    Blobs, FactorKey, IdentityReads, Logins, Passwords, Pictures, Sessions, Tables, TemporaryKey,
    Throttle, TokenReads,
};
use inventory::{
    ConfiguredErp, CustomerReads, Desk, Generations, HiddenColumns, LoadQueue, Pauses, StockReads,
    StockSources, StockVisits,
};
use joining::Joins;
use mail::{Digests, LinkKey, MailQueue, MailReads};
use onboarding::{OnboardingReads, Teams};
use platform::PlatformReads;
use requests::OnceRequests;
use shop::{PaymentGateway, Shop};
use skills::{
    GapReads, MatrixReads, Qualifications, RatingReads, SkillCertificateReads, SkillsReads,
};
use training::{
    Archives, CalendarFeeds, CertificatePrinter, Certificates, OldPictures, Progress,
    TrainingReads, VideoReads,
};
use webhooks::{WebhookQueue, WebhookReads, WebhookSender};

/// The application with its ports plugged in. Cheap to clone; built once, in `bin`.
#[derive(Clone)]
pub struct App {
    ports: Arc<Ports>,
    teams: Arc<Teams>,
    uploads: Arc<Uploads>,
    desk: Arc<Desk>,
}

/// What the application needs from outside.
#[derive(Clone)]
pub struct Ports {
    pub store: Arc<dyn Store>,
    pub trail: Arc<dyn AuditTrail>,
    pub identity: Arc<dyn IdentityReads>,
    pub training: Arc<dyn TrainingReads>,
    pub onboarding: Arc<dyn OnboardingReads>,
    pub courses: Arc<dyn CoursesReads>,
    pub skills: Arc<dyn SkillsReads>,
    pub ratings: Arc<dyn RatingReads>,
    pub gaps: Arc<dyn GapReads>,
    pub qualifications: Arc<dyn Qualifications>,
    pub matrix: Arc<dyn MatrixReads>,
    pub skill_certificates: Arc<dyn SkillCertificateReads>,
    pub equipment: Arc<dyn EquipmentReads>,
    pub custodies: Arc<dyn CustodyReads>,
    pub labels: Arc<dyn LabelReads>,
    pub upkeep: Arc<dyn UpkeepReads>,
    pub item_use: Arc<dyn UseReads>,
    pub sealing: Arc<dyn Sealing>,
    pub item_groups: Arc<dyn ItemGroupReads>,
    pub item_imports: Arc<dyn ItemImportReads>,
    pub item_needs: Arc<dyn ItemNeedReads>,
    pub reservations: Arc<dyn ReservationReads>,
    pub customers: Arc<dyn CustomerReads>,
    pub stock_customers: Arc<dyn StockCustomers>,
    pub stock: Arc<dyn StockReads>,
    pub stock_columns: Arc<dyn HiddenColumns>,
    pub stock_visits: Arc<dyn StockVisits>,
    pub loads: Arc<dyn LoadQueue>,
    pub generations: Arc<dyn Generations>,
    pub erps: Arc<dyn StockSources>,
    pub platform: Arc<dyn PlatformReads>,
    pub payments: Arc<dyn PaymentGateway>,
    pub progress: Arc<dyn Progress>,
    pub certificates: Arc<dyn Certificates>,
    pub calendars: Arc<dyn CalendarFeeds>,
    pub old_pictures: Arc<dyn OldPictures>,
    pub videos: Arc<dyn VideoReads>,
    pub printer: Arc<dyn CertificatePrinter>,
    pub label_printer: Arc<dyn LabelPrinter>,
    pub mails: Arc<dyn MailQueue>,
    pub mail_reads: Arc<dyn MailReads>,
    pub digests: Arc<dyn Digests>,
    pub logins: Arc<dyn Logins>,
    pub joins: Arc<dyn Joins>,
    pub sessions: Arc<dyn Sessions>,
    pub tokens: Arc<dyn TokenReads>,
    pub requests: Arc<dyn OnceRequests>,
    pub throttle: Arc<dyn Throttle>,
    pub passwords: Arc<dyn Passwords>,
    pub pictures: Arc<dyn Pictures>,
    pub blobs: Arc<dyn Blobs>,
    pub tables: Arc<dyn Tables>,
    pub archives: Arc<dyn Archives>,
    pub summaries: Arc<dyn SummaryQueue>,
    pub documents: Arc<dyn DocumentTexts>,
    pub summarizer: Arc<dyn Summarizer>,
    pub webhooks: Arc<dyn WebhookReads>,
    pub webhook_queue: Arc<dyn WebhookQueue>,
    pub webhook_sender: Arc<dyn WebhookSender>,
    pub clock: Arc<dyn Clock>,
    pub pauses: Arc<dyn Pauses>,
    pub ids: Arc<dyn Ids>,
    pub random: Arc<dyn Random>,
    pub policy: Arc<Policy>,
}

impl App {
    pub fn new(ports: Ports) -> Self {
        Self {
            ports: Arc::new(ports),
            teams: Arc::default(),
            uploads: Arc::default(),
            desk: Arc::default(),
        }
    }
}

impl Deref for App {
    type Target = Ports;

    fn deref(&self) -> &Ports {
        &self.ports
    }
}

/// Plugs something else into this one; its clones keep what they have.
impl DerefMut for App {
    fn deref_mut(&mut self) -> &mut Ports {
        Arc::make_mut(&mut self.ports)
    }
}

/// What an installation may decide for itself.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Of sessions that are not to be remembered.
    pub session: Lifetime,
    /// Failed sign-ins from one network address.
    pub sign_in_address: Limit,
    /// Failed sign-ins to one account.
    pub sign_in_identifier: Limit,
    /// Links to choose another password, asked for from one network address.
    pub reset_address: Limit,
    /// The same, asked for for one account.
    pub reset_identifier: Limit,
    /// Tries to come in by an invite from one network address.
    pub invite_address: Limit,
    /// Tries to come in by an invite for one registration number.
    pub invite_number: Limit,
    /// Requests to join, made from one network address.
    pub join_address: Limit,
    /// The same, with one e-mail address.
    pub join_email: Limit,
    /// Messages to whoever runs the platform, written from one network address.
    pub contact_address: Limit,
    /// The same, written by everybody together.
    pub contact_all: Limit,
    /// Messages of one person to the admins of their company.
    pub feedback_person: Limit,
    /// Certificates that are checked from one network address.
    pub certificate_address: Limit,
    /// Calendars that are asked for from one network address.
    pub calendar_address: Limit,
    /// Wrong activation codes that one person types.
    pub code_person: Limit,
    /// Those that a company's people type.
    pub code_company: Limit,
    /// Those that come from one network address.
    pub code_address: Limit,
    /// How large a material of a course may be.
    pub material_bytes: u64,
    /// Where a company is that has not said so.
    pub zone: Zone,
    /// Whether it can be reached from this machine only.
    pub is_local: bool,
    /// What `/setup` asks of those who are not on the machine itself.
    pub setup_code: String,
    /// What temporary passwords follow from.
    pub temporary_key: TemporaryKey,
    /// What the secrets of links follow from.
    pub link_key: LinkKey,
    /// Whether mails reach people, and are not only kept as files.
    pub has_smtp: bool,
    /// Who reads what anybody writes to whoever runs the platform; nobody can, without one.
    pub contact_to: Option<Email>,
    /// What invites are sold for, if they are.
    pub shop: Option<Shop>,
    /// What the secrets of second factors follow from.
    pub factor_key: FactorKey,
    /// What activation codes are found by follows from it.
    pub code_key: CodeKey,
    /// What the configuration says about an ERP.
    pub configured_erp: Option<ConfiguredErp>,
}
