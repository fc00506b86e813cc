//! A whole application for tests, in memory or on any other store, with a clock that stands still
//! and passwords that are quick to hash.
#![expect(clippy::expect_used, reason = "a world that cannot be made is a panic")]

mod courses;
mod customers;
mod documents;
mod equipment;
mod erps;
mod fakes;
mod item_groups;
mod item_needs;
mod joining;
mod mailbox;
mod materials;
mod payments;
mod reservations;
mod skills;
mod training;
mod upkeep;
mod webhooks;

use std::{net::IpAddr, sync::Arc, time::Duration};

use application::{
    App, Policy, Ports, Random, Store,
    courses::{CoursesReads, SummaryQueue},
    equipment::{
        CodeKey, CustodyReads, EquipmentReads, ItemGroupReads, ItemImportReads, ItemNeedReads,
        LabelReads, ReservationReads, UpkeepReads, UseReads,
    },
    identity::{
        CreatePerson, Entry, FactorKey, IdentityReads, Logins, Sessions, SetUp, SignIn, SignedInTo,
        TemporaryKey, Throttle, TokenReads, create_person, set_up, sign_in,
    },
    inventory::{CustomerReads, Generations, HiddenColumns, LoadQueue, StockReads, StockVisits},
    joining::Joins,
    mail::{Delivered, Digests, LinkKey, MailQueue, MailReads, Post, deliver},
    onboarding::OnboardingReads,
    platform::{CreateOperator, IssueInvite, PlatformReads, create_operator, issue_invite},
    requests::OnceRequests,
    shop::{Paying, Shop},
    skills::{
        GapReads, MatrixReads, Qualifications, RatingReads, SkillCertificateReads, SkillsReads,
    },
    training::{CalendarFeeds, Certificates, OldPictures, Progress, TrainingReads, VideoReads},
    webhooks::{WebhookQueue, WebhookReads},
};
use domain_audit::AuditTrail;
use domain_identity::{
    AccountId, CompanyName, DepartmentId, DepartmentName, Email, InviteId, Lifetime, Limit,
    PersonName, Profile, RegistrationNumber, Step, TypedPassword, Username,
};
use domain_inventory::StockCustomers;
use domain_kernel::{
    Actor, CompanyId, Id, OperatorId, OperatorRole, Origin, PersonId, Role, Timestamp, Zone,
    test_support,
};
use sealing_ring::RingSealing;
use store_memory::MemoryStore;
use tables::{FileTables, ZipArchives};

pub use courses::{course_settings, student_details};
pub use customers::seeing;
pub use equipment::item_settings;
pub use erps::{FakeErps, FakePauses, SERVER, Script, connector_draft, stock_line, stock_of};
pub use fakes::{BusyPasswords, Down, FakeBlobs, FakeClock, FakePasswords, FakeRandom};
pub use item_groups::location_settings;
pub use mailbox::{Mailbox, email_token, join_token, reset_token};
pub use materials::Sent;
pub use payments::{FakePayments, buyer};
pub use skills::{job_role_settings, skill_settings};
pub use training::{QUESTIONS, task, waiting};
pub use upkeep::inspection_rule;
pub use webhooks::{FakeWebhooks, webhook_settings};

use crate::{
    documents::{FakeDocuments, FakeSummarizer},
    fakes::{FakeIds, FakePictures, FakePrinter},
    mailbox::PlainLetters,
};

/// The admin's password, and everybody's whom the world made.
pub const PASSWORD: &str = "correct horse battery";

#[derive(Clone)]
pub struct World {
    pub app: App,
    pub clock: Arc<FakeClock>,
    pub blobs: Arc<FakeBlobs>,
    /// Where every mail goes.
    pub mailbox: Arc<Mailbox>,
    /// Who takes the money for invites.
    pub payments: Arc<FakePayments>,
    /// The only ERP there is.
    pub erps: Arc<FakeErps>,
    pub pauses: Arc<FakePauses>,
    /// Where webhooks are told.
    pub told: Arc<FakeWebhooks>,
}

/// Somebody of the world, who can act.
#[derive(Clone, Copy, Debug)]
pub struct Somebody {
    pub id: PersonId,
    pub company: CompanyId,
    pub actor: Actor,
}

/// Somebody who runs the platform, and can act there.
#[derive(Clone, Copy, Debug)]
pub struct Operating {
    pub id: OperatorId,
    pub actor: Actor,
}

impl World {
    /// An installation in memory that nobody has set up.
    pub fn empty() -> Self {
        Self::over(Arc::new(MemoryStore::default()))
    }

    /// An installation on a store with nothing in it.
    pub fn over<S>(store: Arc<S>) -> Self
    where
        S: Store + AuditTrail + IdentityReads + Logins + Sessions + Throttle + 'static,
        S: TokenReads + OnceRequests,
        S: TrainingReads
            + Progress
            + Certificates
            + CalendarFeeds
            + OldPictures
            + VideoReads
            + OnboardingReads
            + CoursesReads
            + SkillsReads
            + RatingReads
            + GapReads
            + Qualifications
            + MatrixReads
            + SkillCertificateReads
            + EquipmentReads
            + ItemImportReads
            + CustodyReads
            + LabelReads
            + UpkeepReads
            + UseReads
            + ItemGroupReads
            + ItemNeedReads
            + ReservationReads
            + CustomerReads
            + StockCustomers
            + SummaryQueue
            + LoadQueue
            + Generations
            + StockReads
            + PlatformReads
            + MailQueue
            + MailReads
            + WebhookQueue
            + WebhookReads
            + Digests
            + Joins
            + StockReads
            + HiddenColumns
            + StockVisits
            + LoadQueue
            + Generations,
    {
        let (clock, blobs) = (Arc::new(FakeClock::default()), Arc::new(FakeBlobs::default()));
        let payments = Arc::new(FakePayments::default());
        let (erps, pauses) = (Arc::new(FakeErps::default()), Arc::new(FakePauses::default()));
        let (random, told) = (Arc::new(FakeRandom::default()), Arc::new(FakeWebhooks::default()));
        let random: Arc<dyn Random> = random;
        let app = App::new(Ports {
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
            custodies: store.clone(),
            labels: store.clone(),
            upkeep: store.clone(),
            item_use: store.clone(),
            stock: store.clone(),
            stock_columns: store.clone(),
            stock_visits: store.clone(),
            loads: store.clone(),
            generations: store.clone(),
            erps: erps.clone(),
            sealing: Arc::new(RingSealing::new(&[6; 32], Arc::clone(&random))),
            item_groups: store.clone(),
            item_imports: store.clone(),
            item_needs: store.clone(),
            reservations: store.clone(),
            customers: store.clone(),
            stock_customers: store.clone(),
            summaries: store.clone(),
            platform: store.clone(),
            payments: payments.clone(),
            progress: store.clone(),
            certificates: store.clone(),
            calendars: store.clone(),
            old_pictures: store.clone(),
            videos: store.clone(),
            printer: Arc::new(FakePrinter),
            label_printer: Arc::new(FakePrinter),
            mails: store.clone(),
            mail_reads: store.clone(),
            digests: store.clone(),
            logins: store.clone(),
            joins: store.clone(),
            sessions: store.clone(),
            tokens: store.clone(),
            webhooks: store.clone(),
            webhook_queue: store.clone(),
            webhook_sender: told.clone(),
            requests: store.clone(),
            throttle: store,
            passwords: Arc::new(FakePasswords),
            pictures: Arc::new(FakePictures),
            blobs: blobs.clone(),
            tables: Arc::new(FileTables),
            archives: Arc::new(ZipArchives),
            documents: Arc::new(FakeDocuments),
            summarizer: Arc::new(FakeSummarizer),
            clock: clock.clone(),
            pauses: pauses.clone(),
            ids: Arc::new(FakeIds::default()),
            random,
            policy: Arc::new(policy()),
        });
        Self { app, clock, blobs, mailbox: Arc::default(), payments, erps, pauses, told }
    }

    /// Harbour & Sons, with its admin.
    pub async fn set_up() -> (Self, Somebody) {
        let world = Self::empty();
        let admin = world.found().await;
        (world, admin)
    }

    /// Makes Harbour & Sons the company of an empty installation. Returns its admin.
    pub async fn found(&self) -> Somebody {
        let command = SetUp {
            company_name: CompanyName::restore("Harbour & Sons".to_owned()),
            profile: profile("Anna Lindqvist", "anna@harbour.example", Some("anna")),
            password: PASSWORD.to_owned(),
            code: String::new(),
        };
        let done = set_up(&self.app, &visitor(), command).await.expect("an empty installation");
        Somebody::signed_in(done.account, Role::Admin)
    }

    /// Somebody who runs the platform: `root@shipshape.example` or `support@…`.
    pub async fn operator(&self, role: OperatorRole) -> Operating {
        self.operator_named(&format!("{}@shipshape.example", role.name()), role).await
    }

    pub async fn operator_named(&self, email: &str, role: OperatorRole) -> Operating {
        let command = CreateOperator {
            profile: profile("Noor Haddad", email, None),
            role,
            password: PASSWORD.to_owned(),
        };
        let program = test_support::system(domain_kernel::Job::CommandLine);
        let id = create_operator(&self.app, &program, command).await.expect("a command may");
        Operating { id, actor: test_support::operator(id, role, None) }
    }

    /// An invite for this registration number, and its code.
    pub async fn invite(&self, number: &str) -> (InviteId, String) {
        let id = self.app.ids.next();
        let number = RegistrationNumber::restore(number.to_owned());
        let program = test_support::system(domain_kernel::Job::CommandLine);
        let command = IssueInvite { id, number, days: 14 };
        let code = issue_invite(&self.app, &program, command).await.expect("a command may");
        (id, code.to_string())
    }

    /// A second company, with its admin.
    pub async fn another_company(&self) -> Somebody {
        let command = application::identity::CreateAdmin {
            company_name: CompanyName::restore("Elsewhere Ltd".to_owned()),
            profile: profile("Eve Elsewhere", "eve@elsewhere.example", None),
            password: PASSWORD.to_owned(),
        };
        let program = test_support::system(domain_kernel::Job::CommandLine);
        let created = application::identity::create_admin(&self.app, &program, command).await;
        let created = created.expect("a command may");
        Somebody::of(created.person, created.company, Role::Admin)
    }

    /// One more person, with a password of their own: `name@harbour.example`.
    pub async fn person(
        &self,
        admin: &Somebody,
        name: &str,
        role: Role,
        manager: Option<&Somebody>,
    ) -> Somebody {
        let id = self.app.ids.next();
        let email = format!("{}@harbour.example", name.to_lowercase().replace(' ', "."));
        let command = CreatePerson {
            id,
            profile: profile(name, &email, None),
            role,
            department: None,
            manager: manager.map(|it| it.id),
        };
        let created = create_person(&self.app, &admin.actor, command).await.expect("an admin may");
        let somebody = Somebody::of(id, admin.company, role);
        let change = application::identity::ChangePassword {
            current: TypedPassword::new(created.temporary.as_str()),
            new: PASSWORD.to_owned(),
        };
        application::identity::change_password(&self.app, &somebody.actor, change)
            .await
            .expect("the temporary password is right");
        somebody
    }

    /// How mails leave: into the mailbox.
    pub fn post(&self) -> Post {
        Post {
            letters: Arc::new(PlainLetters),
            mailer: self.mailbox.clone(),
            copy_to: Some(Email::restore("copies@harbour.example".to_owned())),
        }
    }

    /// Sends what waits and is due.
    pub async fn deliver_all(&self) {
        let post = self.post();
        while !matches!(deliver(&self.app, &post).await.expect("a queue"), Delivered::Nothing) {}
    }

    /// One more department.
    pub async fn department(&self, admin: &Somebody, name: &str) -> DepartmentId {
        let id = self.app.ids.next();
        let name = DepartmentName::restore(name.to_owned());
        let command = application::identity::CreateDepartment { id, name };
        let created = application::identity::create_department(&self.app, &admin.actor, command);
        created.await.expect("an admin may");
        id
    }

    /// Whether somebody gets in.
    pub async fn can_sign_in(&self, identifier: &str, password: &str) -> bool {
        let command =
            SignIn { identifier: identifier.to_owned(), password: TypedPassword::new(password) };
        sign_in(&self.app, &visitor(), command).await.is_ok()
    }
}

impl Somebody {
    /// Whoever has just come in, with the role that they have.
    pub fn signed_in(account: AccountId, role: Role) -> Self {
        match account {
            AccountId::Person { company, person } => Self::of(person, company, role),
            AccountId::Operator(_) => panic!("this is no person"),
        }
    }

    fn of(id: PersonId, company: CompanyId, role: Role) -> Self {
        Self { id, company, actor: test_support::person(id, company, role) }
    }
}

/// Who is in, when no code is asked for.
pub fn entered(entry: Entry) -> SignedInTo {
    match entry {
        Entry::In(to) => to,
        Entry::Halfway(_) => panic!("a code is asked for"),
    }
}

/// Nobody, on the machine itself.
pub fn visitor() -> Actor {
    visitor_from(IpAddr::from([127, 0, 0, 1]))
}

pub fn visitor_from(address: IpAddr) -> Actor {
    Actor::nobody(Origin { address: Some(address), ..Origin::default() })
}

pub fn profile(name: &str, email: &str, username: Option<&str>) -> Profile {
    Profile {
        name: PersonName::restore(name.to_owned()),
        email: Email::restore(email.to_owned()),
        username: username.map(|it| Username::restore(it.to_owned())),
        job_title: None,
        phone: None,
    }
}

/// 2026-11-24 12:00 UTC, where the clock stands.
pub fn noon() -> Timestamp {
    Timestamp::from_micros(1_795_521_600_000_000)
}

pub fn no_id<T>() -> Id<T> {
    Id::from_uuid(uuid::Uuid::from_u128(u128::MAX))
}

fn policy() -> Policy {
    let step = |below, seconds| Step { below, wait: Duration::from_secs(seconds) };
    Policy {
        session: Lifetime::of_hours(12),
        sign_in_address: Limit::Bucket { burst: 30, every: Duration::from_secs(6) },
        sign_in_identifier: Limit::Delays(vec![step(3, 0), step(9, 3), step(25, 5)]),
        reset_address: Limit::Bucket { burst: 10, every: Duration::from_mins(6) },
        reset_identifier: Limit::Bucket { burst: 3, every: Duration::from_mins(20) },
        invite_address: Limit::Bucket { burst: 10, every: Duration::from_mins(6) },
        invite_number: Limit::Bucket { burst: 3, every: Duration::from_mins(20) },
        join_address: Limit::Bucket { burst: 10, every: Duration::from_mins(6) },
        join_email: Limit::Bucket { burst: 3, every: Duration::from_mins(20) },
        contact_address: Limit::Bucket { burst: 3, every: Duration::from_mins(20) },
        contact_all: Limit::Bucket { burst: 5, every: Duration::from_mins(12) },
        feedback_person: Limit::Bucket { burst: 3, every: Duration::from_mins(20) },
        certificate_address: Limit::Bucket { burst: 20, every: Duration::from_mins(1) },
        calendar_address: Limit::Bucket { burst: 20, every: Duration::from_secs(1) },
        code_person: Limit::Bucket { burst: 10, every: Duration::from_secs(30) },
        code_company: Limit::Bucket { burst: 50, every: Duration::from_secs(72) },
        code_address: Limit::Bucket { burst: 100, every: Duration::from_secs(36) },
        // Small, so that tests cross it quickly.
        material_bytes: 1024 * 1024,
        zone: Zone::UTC,
        is_local: true,
        setup_code: "blue-harbour".to_owned(),
        temporary_key: TemporaryKey([5; 32]),
        link_key: LinkKey([6; 32]),
        has_smtp: false,
        contact_to: Some(Email::restore("operator@shipshape.example".to_owned())),
        shop: Some(Shop {
            price: payments::price(),
            terms: "https://ship.example/terms".to_owned(),
            paying: Paying::ByInvoice,
        }),
        factor_key: FactorKey([6; 32]),
        code_key: CodeKey([6; 32]),
        configured_erp: None,
    }
}
