//! A store that keeps everything in memory, for tests and alternative frontends.
//!
//! A transaction works on its own copy and writes down what it did. Committing replays those
//! writes on the shared state, so two transactions collide here exactly when they would in SQL.

mod api_tokens;
mod audit;
mod calendars;
mod challenges;
mod completions;
mod corrections;
mod courses;
mod courses_reads;
mod custody_reads;
mod customers;
mod departments;
mod equipment;
mod equipment_reads;
mod equipment_use;
mod handovers;
mod identity;
mod identity_reads;
mod inventory;
mod item_group_reads;
mod item_groups;
mod item_imports;
mod item_labels;
mod item_needs;
mod joining;
mod links;
mod logins;
mod mail;
mod materials;
mod onboarding;
mod onboarding_reads;
mod once_requests;
mod order_files;
mod pictures;
mod platform;
mod progress;
mod reservation_reads;
mod reservations;
mod second_factors;
mod sessions;
mod skill_certificates;
mod skill_exemptions;
mod skill_gaps;
mod skill_matrix;
mod skill_rating_reads;
mod skill_ratings;
mod skills;
mod skills_reads;
mod step_sources;
mod stock_columns;
mod stock_visits;
mod summaries;
mod table;
mod training;
mod training_reads;
mod upkeep;
mod videos;
mod webhooks;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use application::{Store, Tx, courses::Summaries, mail::Outbox};
use async_trait::async_trait;
use domain_audit::{Kept, Webhooks};
use domain_courses::{CourseSessions, Courses, Enrollments, Materials, Students};
use domain_equipment::{
    Custodies, Handovers, InspectionRules, ItemCategories, ItemCodes, ItemImports, ItemLocations,
    ItemNeeds, Items, Needs, NeedsOf, OrderFiles, Reservations, WorkOrders,
};
use domain_identity::{
    ApiTokens, Companies, Departments, Invites, JoinRequests, Links, Operators, People, Purchases,
    SecondFactors,
};
use domain_inventory::{Connectors, StockColumn, StockVisit, Visibilities};
use domain_kernel::{Actor, CompanyId, Facts, Permit, PersonId, Realm, StoreError};
use domain_onboarding::{Assignments, Paths, StepMarks, WorkCalendars};
use domain_skills::{
    Exemptions, Grants, JobRoles, Labels, Profiles, Ratings, SkillCertificates, Skills,
};
use domain_training::{
    Attempts, Calendars, Challenges, Completions, Corrections, ModulePictures, ModuleVideos,
    Modules,
};

use crate::{
    api_tokens::TokenTables,
    calendars::CalendarTables,
    challenges::ChallengeTables,
    courses::CourseTables,
    customers::CustomerTables,
    equipment::EquipmentTables,
    identity::IdentityTables,
    inventory::StockTables,
    item_groups::ItemGroupTables,
    joining::JoinTables,
    links::LinkTables,
    mail::MailTables,
    materials::MaterialTables,
    onboarding::OnboardingTables,
    pictures::PictureTables,
    reservations::ReservationTables,
    sessions::{SessionTables, VisitMark},
    skill_certificates::CertificateTables,
    skill_exemptions::ExemptionTable,
    skill_ratings::RatingTables,
    skills::SkillTables,
    summaries::SummaryTables,
    training::TrainingTables,
    upkeep::UpkeepTables,
    videos::VideoTables,
    webhooks::WebhookTables,
};

#[derive(Clone, Default)]
pub struct MemoryStore {
    shared: Arc<Mutex<State>>,
    sessions: Arc<Mutex<SessionTables>>,
}

#[derive(Clone, Default)]
struct State {
    identity: IdentityTables,
    tokens: TokenTables,
    training: TrainingTables,
    calendars: CalendarTables,
    challenges: ChallengeTables,
    pictures: PictureTables,
    videos: VideoTables,
    onboarding: OnboardingTables,
    courses: CourseTables,
    customers: CustomerTables,
    materials: MaterialTables,
    summaries: SummaryTables,
    skills: SkillTables,
    ratings: RatingTables,
    exemptions: ExemptionTable,
    skill_certificates: CertificateTables,
    equipment: EquipmentTables,
    item_groups: ItemGroupTables,
    item_needs: BTreeMap<(CompanyId, NeedsOf), Needs>,
    reservations: ReservationTables,
    upkeep: UpkeepTables,
    stock: StockTables,
    join_requests: JoinTables,
    links: LinkTables,
    mails: MailTables,
    webhooks: WebhookTables,
    stock_columns: BTreeMap<(CompanyId, PersonId), BTreeSet<StockColumn>>,
    stock_visits: BTreeMap<(CompanyId, PersonId), StockVisit>,
    trails: BTreeMap<Realm, Vec<Kept>>,
}

type Write = Box<dyn Fn(&mut State) -> Result<(), StoreError> + Send>;

struct MemoryTx {
    actor: Actor,
    realm: Realm,
    only_reads: bool,
    shared: Arc<Mutex<State>>,
    local: State,
    journal: Vec<Write>,
    sessions: Arc<Mutex<SessionTables>>,
    /// Visits that are over as soon as this commits.
    closed: Vec<VisitMark>,
}

impl MemoryStore {
    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.shared)
    }
}

impl MemoryTx {
    fn write(
        &mut self,
        write: impl Fn(&mut State) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<(), StoreError> {
        write(&mut self.local)?;
        self.journal.push(Box::new(write));
        Ok(())
    }

    fn company(&self) -> Result<CompanyId, StoreError> {
        company_of(self.realm)
    }
}

#[async_trait]
impl Store for MemoryStore {
    async fn begin(&self, permit: &Permit) -> Result<Box<dyn Tx>, StoreError> {
        Ok(Box::new(MemoryTx {
            actor: permit.actor(),
            realm: permit.realm(),
            only_reads: permit.only_reads(),
            shared: Arc::clone(&self.shared),
            local: self.state().clone(),
            journal: Vec::new(),
            sessions: Arc::clone(&self.sessions),
            closed: Vec::new(),
        }))
    }
}

#[async_trait]
impl Tx for MemoryTx {
    fn companies(&mut self) -> &mut dyn Companies {
        self
    }

    fn people(&mut self) -> &mut dyn People {
        self
    }

    fn api_tokens(&mut self) -> &mut dyn ApiTokens {
        self
    }

    fn second_factors(&mut self) -> &mut dyn SecondFactors {
        self
    }

    fn operators(&mut self) -> &mut dyn Operators {
        self
    }

    fn links(&mut self) -> &mut dyn Links {
        self
    }

    fn join_requests(&mut self) -> &mut dyn JoinRequests {
        self
    }

    fn outbox(&mut self) -> &mut dyn Outbox {
        self
    }

    fn departments(&mut self) -> &mut dyn Departments {
        self
    }

    fn invites(&mut self) -> &mut dyn Invites {
        self
    }

    fn purchases(&mut self) -> &mut dyn Purchases {
        self
    }

    fn modules(&mut self) -> &mut dyn Modules {
        self
    }

    fn attempts(&mut self) -> &mut dyn Attempts {
        self
    }

    fn completions(&mut self) -> &mut dyn Completions {
        self
    }

    fn calendars(&mut self) -> &mut dyn Calendars {
        self
    }

    fn challenges(&mut self) -> &mut dyn Challenges {
        self
    }

    fn pictures(&mut self) -> &mut dyn ModulePictures {
        self
    }

    fn videos(&mut self) -> &mut dyn ModuleVideos {
        self
    }

    fn corrections(&mut self) -> &mut dyn Corrections {
        self
    }

    fn paths(&mut self) -> &mut dyn Paths {
        self
    }

    fn assignments(&mut self) -> &mut dyn Assignments {
        self
    }

    fn step_marks(&mut self) -> &mut dyn StepMarks {
        self
    }

    fn work_calendars(&mut self) -> &mut dyn WorkCalendars {
        self
    }

    fn courses(&mut self) -> &mut dyn Courses {
        self
    }

    fn students(&mut self) -> &mut dyn Students {
        self
    }

    fn materials(&mut self) -> &mut dyn Materials {
        self
    }

    fn summaries(&mut self) -> &mut dyn Summaries {
        self
    }

    fn enrollments(&mut self) -> &mut dyn Enrollments {
        self
    }

    fn course_sessions(&mut self) -> &mut dyn CourseSessions {
        self
    }

    fn skills(&mut self) -> &mut dyn Skills {
        self
    }

    fn skill_labels(&mut self) -> &mut dyn Labels {
        self
    }

    fn job_roles(&mut self) -> &mut dyn JobRoles {
        self
    }

    fn skill_profiles(&mut self) -> &mut dyn Profiles {
        self
    }

    fn ratings(&mut self) -> &mut dyn Ratings {
        self
    }

    fn grants(&mut self) -> &mut dyn Grants {
        self
    }

    fn exemptions(&mut self) -> &mut dyn Exemptions {
        self
    }

    fn skill_certificates(&mut self) -> &mut dyn SkillCertificates {
        self
    }

    fn items(&mut self) -> &mut dyn Items {
        self
    }

    fn item_codes(&mut self) -> &mut dyn ItemCodes {
        self
    }

    fn item_imports(&mut self) -> &mut dyn ItemImports {
        self
    }

    fn custodies(&mut self) -> &mut dyn Custodies {
        self
    }

    fn handovers(&mut self) -> &mut dyn Handovers {
        self
    }

    fn item_categories(&mut self) -> &mut dyn ItemCategories {
        self
    }

    fn item_locations(&mut self) -> &mut dyn ItemLocations {
        self
    }

    fn item_needs(&mut self) -> &mut dyn ItemNeeds {
        self
    }

    fn reservations(&mut self) -> &mut dyn Reservations {
        self
    }

    fn work_orders(&mut self) -> &mut dyn WorkOrders {
        self
    }

    fn order_files(&mut self) -> &mut dyn OrderFiles {
        self
    }

    fn inspection_rules(&mut self) -> &mut dyn InspectionRules {
        self
    }

    fn visibilities(&mut self) -> &mut dyn Visibilities {
        self
    }

    fn connectors(&mut self) -> &mut dyn Connectors {
        self
    }

    fn webhooks(&mut self) -> &mut dyn Webhooks {
        self
    }

    async fn commit(self: Box<Self>, facts: Facts) -> Result<(), StoreError> {
        if self.only_reads {
            return Err(StoreError::ReadOnly);
        }
        // In this order, as whoever looks for a session does.
        let mut sessions = lock(&self.sessions);
        let mut shared = lock(&self.shared);
        // Somebody else was quicker; the next time round it shows.
        if !self.closed.iter().all(|it| sessions.has_visit(it)) {
            return Err(StoreError::Busy);
        }
        let mut next = shared.clone();
        for write in &self.journal {
            write(&mut next)?;
        }
        audit::append(next.trails.entry(self.realm).or_default(), self.realm, self.actor, facts);
        *shared = next;
        for visit in &self.closed {
            sessions.close_visit(visit);
        }
        Ok(())
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn company_of(realm: Realm) -> Result<CompanyId, StoreError> {
    realm.company().ok_or_else(|| StoreError::corrupt("the platform has no such rows"))
}
