//! What people can do: skills with levels, who was found to have which and until when, and what a
//! job needs (spec: training, "Skills"; training-reference, 4.2).
//!
//! A rating is never changed. What somebody's level is follows from all their ratings of a skill and
//! from a day, and from nothing else.

mod certificate;
mod certificate_facts;
mod effective;
mod exemption;
mod exemption_facts;
mod facts;
mod job_role;
mod label;
mod level;
mod overview;
mod ports;
mod profile;
mod rating;
mod rating_facts;
mod rating_ports;
mod said;
mod skill;
mod spans;
mod standing;

pub use certificate::{
    CertificateClaim, CertificateFile, CertificateFileId, CertificateFileName, CertificateState,
    ClaimRefused, DecisionRefused, RefusalReason, SkillCertificate, SkillCertificateId,
};
pub use certificate_facts::{
    CertificateApproved, CertificateHandedIn, CertificateRefused, CertificateWithdrawn,
};
pub use effective::{Lapse, SkillState};
pub use exemption::{Exemption, ExemptionId, ExemptionReason, ExemptionRefused, Exemptions};
pub use exemption_facts::{ExemptionEnded, SkillExempted};
pub use facts::{
    JobRoleCreated, JobRoleDeleted, JobRoleEdited, LabelCreated, LabelDeleted, LabelRenamed,
    MatrixExported, ProfileChanged, RatingsImported, SkillCreated, SkillDeleted, SkillEdited,
    SkillsImported,
};
pub use job_role::{
    JobRole, JobRoleId, JobRoleSettings, JobRoleTitle, Need, NeedsError, needed_levels,
};
pub use label::{Label, LabelId, LabelInUse, LabelKind, LabelName};
pub use level::{Level, LevelError};
pub use overview::{Overview, Position, average_tenths};
pub use ports::{JobRoles, Labels, Profiles, Skills};
pub use profile::{Profile, ProfileSettings};
pub use rating::{
    Giver, GivingCompletion, GivingCourse, GivingModule, Grant, Granted, GrantsNothing,
    ModuleCompletion, Rated, Rating, RatingId, RatingNote, RatingRefused, RatingSource, Revocation,
    RevocationReason, RevocationRefused, TaughtCourse, TrainingModule,
};
pub use rating_facts::{GrantAdded, GrantRemoved, RatingRevoked, SkillRated};
pub use rating_ports::{Grants, Ratings, SkillCertificates};
pub use said::is_said;
pub use skill::{LevelText, NewSkill, Skill, SkillId, SkillName, SkillSettings};
pub use spans::{Span, spans};
pub use standing::Standing;
