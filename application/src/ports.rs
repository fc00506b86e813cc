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
use thiserror::Error;

use crate::{courses::Summaries, mail::Outbox};

/// Opens transactions.
#[async_trait]
pub trait Store: Send + Sync {
    /// Opens a transaction that sees and changes the permit's realm only.
    async fn begin(&self, permit: &Permit) -> Result<Box<dyn Tx>, StoreError>;
}

/// One unit of work over every repository. Dropping it undoes it.
#[async_trait]
pub trait Tx: Send {
    fn companies(&mut self) -> &mut dyn Companies;
    fn people(&mut self) -> &mut dyn People;
    fn api_tokens(&mut self) -> &mut dyn ApiTokens;
    fn second_factors(&mut self) -> &mut dyn SecondFactors;
    fn operators(&mut self) -> &mut dyn Operators;
    fn links(&mut self) -> &mut dyn Links;
    fn join_requests(&mut self) -> &mut dyn JoinRequests;
    fn outbox(&mut self) -> &mut dyn Outbox;
    fn departments(&mut self) -> &mut dyn Departments;
    fn invites(&mut self) -> &mut dyn Invites;
    fn purchases(&mut self) -> &mut dyn Purchases;
    fn modules(&mut self) -> &mut dyn Modules;
    fn attempts(&mut self) -> &mut dyn Attempts;
    fn completions(&mut self) -> &mut dyn Completions;
    fn calendars(&mut self) -> &mut dyn Calendars;
    fn challenges(&mut self) -> &mut dyn Challenges;
    fn pictures(&mut self) -> &mut dyn ModulePictures;
    fn videos(&mut self) -> &mut dyn ModuleVideos;
    fn corrections(&mut self) -> &mut dyn Corrections;
    fn paths(&mut self) -> &mut dyn Paths;
    fn assignments(&mut self) -> &mut dyn Assignments;
    fn step_marks(&mut self) -> &mut dyn StepMarks;
    fn work_calendars(&mut self) -> &mut dyn WorkCalendars;
    fn courses(&mut self) -> &mut dyn Courses;
    fn students(&mut self) -> &mut dyn Students;
    fn materials(&mut self) -> &mut dyn Materials;
    fn summaries(&mut self) -> &mut dyn Summaries;
    fn enrollments(&mut self) -> &mut dyn Enrollments;
    fn course_sessions(&mut self) -> &mut dyn CourseSessions;
    fn skills(&mut self) -> &mut dyn Skills;
    fn skill_labels(&mut self) -> &mut dyn Labels;
    fn job_roles(&mut self) -> &mut dyn JobRoles;
    fn skill_profiles(&mut self) -> &mut dyn Profiles;
    fn ratings(&mut self) -> &mut dyn Ratings;
    fn grants(&mut self) -> &mut dyn Grants;
    fn exemptions(&mut self) -> &mut dyn Exemptions;
    fn skill_certificates(&mut self) -> &mut dyn SkillCertificates;
    fn items(&mut self) -> &mut dyn Items;
    fn item_codes(&mut self) -> &mut dyn ItemCodes;
    fn item_imports(&mut self) -> &mut dyn ItemImports;
    fn custodies(&mut self) -> &mut dyn Custodies;
    fn handovers(&mut self) -> &mut dyn Handovers;
    fn item_categories(&mut self) -> &mut dyn ItemCategories;
    fn item_locations(&mut self) -> &mut dyn ItemLocations;
    fn item_needs(&mut self) -> &mut dyn ItemNeeds;
    fn reservations(&mut self) -> &mut dyn Reservations;
    fn work_orders(&mut self) -> &mut dyn WorkOrders;
    fn order_files(&mut self) -> &mut dyn OrderFiles;
    fn inspection_rules(&mut self) -> &mut dyn InspectionRules;
    fn visibilities(&mut self) -> &mut dyn Visibilities;
    fn connectors(&mut self) -> &mut dyn Connectors;
    fn webhooks(&mut self) -> &mut dyn Webhooks;
    /// Makes the changes and their audit entries permanent together. The store adds who did it
    /// and links the entries to the realm's chain. With a permit that only reads nothing is changed:
    /// [`StoreError::ReadOnly`].
    async fn commit(self: Box<Self>, facts: Facts) -> Result<(), StoreError>;
}

/// Bytes that nobody can foresee.
pub trait Random: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

impl dyn Random + '_ {
    /// `N` fresh bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }
}

#[derive(Debug, Error)]
#[error("this cannot be printed")]
pub struct PrintError(#[source] pub Box<dyn std::error::Error + Send + Sync>);
