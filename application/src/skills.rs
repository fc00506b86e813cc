//! What people can do: skills, the lists they are sorted by, and what jobs take.

mod certificates;
mod change_grants;
mod delete_skill;
mod edit_job_role;
mod edit_profile;
mod edit_skill;
mod exempt;
mod export_matrix;
mod failures;
mod gap_reads;
mod granting;
mod import_ratings;
mod import_skills;
mod labels;
mod list_gaps;
mod list_job_roles;
mod list_skills;
mod matrix_reads;
mod qualifications;
mod rate_skill;
mod rating_failures;
mod rating_reads;
mod reads;
mod revoke_rating;
mod see_coverage;
mod see_grants;
mod see_matrix;
mod see_person_skills;
mod see_report;
mod starter;

pub(crate) use certificates::certificate_key;
pub use certificates::{
    CertificateLine, CertificateSeen, DecideCertificateError, HandIn, HandInCertificate,
    HandInError, ProposedTo, SeeCertificatesError, SkillCertificateReads, SweepCertificatesError,
    approve_certificate, find_certificate_file, hand_in_certificate, list_certificates,
    list_own_certificates, list_proposed_certificates, refuse_certificate, see_skill_certificate,
    sweep_certificates, withdraw_certificate,
};
pub use change_grants::{AddGrant, ChangeGrantsError, RemoveGrant, add_grant, remove_grant};
pub use delete_skill::{DeleteSkill, DeleteSkillError, delete_skill};
pub use edit_job_role::{
    CreateJobRole, DeleteJobRole, EditJobRole, EditJobRoleError, create_job_role, delete_job_role,
    edit_job_role,
};
pub use edit_profile::{
    EditProfile, EditProfileError, ProfileChoices, edit_profile, list_profile_choices, see_profile,
};
pub use edit_skill::{CreateSkill, EditSkill, EditSkillError, create_skill, edit_skill};
pub use exempt::{EndExemption, ExemptError, ExemptFromSkill, end_exemption, exempt_from_skill};
pub use export_matrix::{ExportMatrixError, MatrixExport, MatrixRow, export_matrix};
pub use gap_reads::{
    Closing, CoverageLine, GapLine, GapReads, Held, Holders, SkillPosition, TeamChoices,
    WhichPeople,
};
pub(crate) use granting::{
    SkillFacts, by_module, grant_skills, revoke_completed, revoke_granted, shorten_granted,
};
pub use import_ratings::{
    CheckedRating, CheckedRatings, ImportRatings, ImportRatingsError, RatingColumn, RatingFault,
    RatingRowFault, check_ratings, import_ratings,
};
pub use import_skills::{
    CheckedSkill, CheckedSkills, ImportSkills, ImportSkillsError, SkillColumn, SkillFault,
    SkillRowFault, check_skills, import_skills,
};
pub use labels::{
    CreateLabel, DeleteLabel, LabelError, RenameLabel, create_label, delete_label, list_labels,
    rename_label,
};
pub use list_gaps::{ListGaps, list_gaps, list_own_gaps};
pub use list_job_roles::{
    FindJobRoleError, ListJobRoles, list_job_roles, list_skill_choices, see_job_role,
};
pub use list_skills::{FindSkillError, ListSkills, SkillsSortedBy, list_skills, see_skill};
pub use matrix_reads::{
    Columns, MatrixCell, MatrixChoices, MatrixFilter, MatrixOrder, MatrixPerson, MatrixReads,
    MatrixSkill, MatrixSortedBy,
};
pub use qualifications::{Qualification, Qualifications};
pub use rate_skill::{RateOwnSkill, RateSkill, RateSkillError, rate_own_skill, rate_skill};
pub use rating_reads::{
    ExemptionLine, GrantLine, ListPersonSkills, PersonSkill, PersonSkillState, RatingLine,
    RatingReads, WhichSkills,
};
pub use reads::{
    JobRoleLine, JobRoleView, LabelLine, NeedLine, ProfileView, SkillLine, SkillView, SkillsReads,
};
pub use revoke_rating::{RevokeRating, RevokeRatingError, revoke_rating};
pub use see_coverage::{ListCoverage, see_coverage};
pub use see_grants::{SeeGrantsError, SkillGrants, see_grants};
pub use see_matrix::{Matrix, SeeMatrix, SeeMatrixError, see_matrix};
pub use see_person_skills::{
    SeePersonSkillsError, list_givers, list_own_skills, list_person_skills, see_own_skill,
    see_person_skill,
};
pub use see_report::{PersonReport, see_own_report, see_report};
pub use starter::{STARTER_SKILLS, STARTER_SOURCE};
