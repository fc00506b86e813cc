use std::slice;

use async_trait::async_trait;
use domain_kernel::{Date, PersonId, StoreError, Timestamp, Versioned};

use crate::{
    Giver, GivingModule, Grant, Granted, Rating, RatingId, SkillCertificate, SkillCertificateId,
    SkillId,
};

/// What people of the transaction's company were found to be able to do.
#[async_trait]
pub trait Ratings: Send {
    async fn find(&mut self, id: RatingId) -> Result<Option<Rating>, StoreError>;
    /// What a result granted to a person and was not taken back.
    async fn granted(
        &mut self,
        person: PersonId,
        granted: Granted,
    ) -> Result<Vec<Rating>, StoreError>;
    /// What completions of a module granted for longer than until this day, and was not taken back.
    async fn outlasting(
        &mut self,
        module: GivingModule,
        until: Date,
    ) -> Result<Vec<Rating>, StoreError>;
    /// All ratings of these people.
    async fn of_people(&mut self, people: &[PersonId]) -> Result<Vec<Rating>, StoreError>;
    /// Whether anybody was ever rated in it.
    async fn is_rated(&mut self, skill: SkillId) -> Result<bool, StoreError>;
    /// Adds them, and keeps what follows from all ratings of these people in these skills
    /// ([`crate::spans`]). Of two at once the second sees the first.
    async fn add_all(&mut self, ratings: &[Rating]) -> Result<(), StoreError>;
    /// Keeps that they were taken back, and what follows. Refuses one that was taken back since it
    /// was read.
    async fn revoke_all(&mut self, ratings: &[Rating]) -> Result<(), StoreError>;
    async fn add(&mut self, rating: &Rating) -> Result<(), StoreError> {
        self.add_all(slice::from_ref(rating)).await
    }
    async fn revoke(&mut self, rating: &Rating) -> Result<(), StoreError> {
        self.revoke_all(slice::from_ref(rating)).await
    }
    /// Removes what was noted about a person, and why ratings of theirs were taken back.
    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError>;
}

/// What gives skills in the transaction's company.
#[async_trait]
pub trait Grants: Send {
    /// What somebody is given who passes or completes it, by skill.
    async fn of_giver(&mut self, giver: Giver) -> Result<Vec<Grant>, StoreError>;
    async fn find(&mut self, skill: SkillId, giver: Giver) -> Result<Option<Grant>, StoreError>;
    /// Refuses one of a skill and giver that there is already.
    async fn insert(&mut self, grant: &Grant) -> Result<(), StoreError>;
    /// Refuses one that is gone already, or was made anew at another level.
    async fn remove(&mut self, grant: &Grant) -> Result<(), StoreError>;
}

/// Certificates from elsewhere that were handed in in the transaction's company. What nobody approved
/// goes with its skill.
#[async_trait]
pub trait SkillCertificates: Send {
    async fn find(
        &mut self,
        id: SkillCertificateId,
    ) -> Result<Option<Versioned<SkillCertificate>>, StoreError>;
    /// How many of a person's nobody has looked at yet.
    async fn n_proposed(&mut self, person: PersonId) -> Result<u32, StoreError>;
    /// Refuses one whose id there is already.
    async fn insert(&mut self, certificate: &SkillCertificate) -> Result<(), StoreError>;
    /// Keeps what was decided. Refuses one that was changed since it was read.
    async fn update(&mut self, certificate: &Versioned<SkillCertificate>)
    -> Result<(), StoreError>;
    /// Removes what was noted about a person and their files, and why certificates were refused. What
    /// waits is withdrawn at that time.
    async fn forget(&mut self, person: PersonId, at: Timestamp) -> Result<(), StoreError>;
}
