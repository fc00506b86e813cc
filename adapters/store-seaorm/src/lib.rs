//! The store in a SQL database: SQLite for most installations, PostgreSQL or MariaDB for those
//! that one machine is not enough for.

mod audit;
mod backup;
mod by_hand;
mod connect;
mod courses;
mod equipment;
mod glimpse;
mod identity;
mod inventory;
mod load;
mod mail;
mod onboarding;
mod pages;
mod picked;
mod platform;
mod readers;
mod rules;
mod scope;
mod search;
mod skills;
mod stock_columns;
mod stock_visits;
mod stored;
#[expect(clippy::disallowed_methods, unreachable_pub, reason = "sea_orm::model writes these")]
mod tables;
mod training;
mod webhooks;

use std::sync::Arc;

use application::{Random, Store, Tx, courses::Summaries, mail::Outbox};
use async_trait::async_trait;
use domain_audit::Webhooks;
use domain_courses::{CourseSessions, Courses, Enrollments, Materials, Students};
use domain_equipment::{
    Custodies, Handovers, InspectionRules, ItemCategories, ItemCodes, ItemImports, ItemLocations,
    ItemNeeds, Items, OrderFiles, Reservations, WorkOrders,
};
use domain_identity::{
    ApiTokens, Companies, Departments, Invites, JoinRequests, Links, Operators, People, Purchases,
    SecondFactors,
};
use domain_inventory::{Connectors, Visibilities};
use domain_kernel::{Facts, Permit, StoreError};
use domain_onboarding::{Assignments, Paths, StepMarks, WorkCalendars};
use domain_skills::{
    Exemptions, Grants, JobRoles, Labels, Profiles, Ratings, SkillCertificates, Skills,
};
use domain_training::{
    Attempts, Calendars, Challenges, Completions, Corrections, ModulePictures, ModuleVideos,
    Modules,
};
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

pub use connect::{Connected, connect};
pub use glimpse::{DatabaseFacts, Glimpse, Product};
pub use load::{Backlog, PoolUse};
pub use readers::{FileReaders, Observer, Readers};

use crate::{
    inventory::Shelves,
    pages::Counts,
    rules::{commit_error, store_error},
    scope::Scope,
};

#[derive(Clone)]
pub struct SeaStore {
    /// Transactions. On SQLite a single connection, since only one can write.
    write: DatabaseConnection,
    /// Everything that only looks.
    read: Readers,
    /// Stock as it was loaded.
    shelves: Arc<Shelves>,
    random: Arc<dyn Random>,
    /// Of long lists, which are not counted again before something changes.
    counts: Arc<Counts>,
}

struct SeaTx {
    txn: DatabaseTransaction,
    scope: Scope,
    random: Arc<dyn Random>,
}

impl SeaStore {
    pub fn new(connected: Connected, random: Arc<dyn Random>) -> Self {
        let Connected { write, read, stock, .. } = connected;
        let shelves = Arc::new(Shelves::new(stock));
        Self { write, read, shelves, random, counts: Arc::default() }
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read.ping().await.map_err(store_error)
    }

    async fn transaction(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = TransactionOptions {
            // Taking SQLite's write lock at once avoids a deadlock between two readers that both
            // want to write. The others ignore the mode.
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.write.begin_with_options(options).await.map_err(store_error)
    }
}

#[async_trait]
impl Store for SeaStore {
    async fn begin(&self, permit: &Permit) -> Result<Box<dyn Tx>, StoreError> {
        let txn = self.transaction().await?;
        let random = Arc::clone(&self.random);
        Ok(Box::new(SeaTx { txn, scope: Scope::of(permit), random }))
    }
}

#[async_trait]
impl Tx for SeaTx {
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
        self.scope.check_changes()?;
        audit::append(&self.txn, &self.scope, facts, &*self.random).await?;
        self.txn.commit().await.map_err(commit_error)
    }
}

/// A row that no longer makes sense: written by a newer version, or by hand.
#[derive(Debug, thiserror::Error)]
#[error("{table}.{column} holds a value this program does not know")]
struct Corrupt {
    table: &'static str,
    column: &'static str,
}

impl From<Corrupt> for StoreError {
    fn from(err: Corrupt) -> Self {
        StoreError::corrupt(err)
    }
}
