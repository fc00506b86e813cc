//! Those who run the platform, and the companies as wholes.

mod change_operator_password;
mod companies;
mod create_company;
mod create_operator;
mod edit_operator_account;
mod failures;
mod invite_key;
mod issue_invite;
mod names;
mod note;
mod reads;
mod recover_operators_password;
mod register;
mod reset_admin;
mod reset_operator_second_factor;
mod revoke_invite;
mod see_invites;
mod see_operators;
mod see_platform;
mod switch_company;
mod switch_operator;
mod visit;

pub(crate) use change_operator_password::change_operator_password;
pub use companies::{
    CompaniesShown, FindCompanyError, ListCompanies, list_companies, see_company_of_platform,
};
pub use create_company::{CreateCompany, CreateCompanyError, CreatedCompany, create_company};
pub use create_operator::{
    CreateOperator, CreateOperatorError, CreatedOperator, HireOperator, create_operator,
    hire_operator,
};
pub use edit_operator_account::{
    EditOperatorAccount, EditOperatorAccountError, edit_operator_account,
};
pub(crate) use invite_key::{invite_code, invite_key};
pub use issue_invite::{IssueInvite, IssueInviteError, issue_invite};
pub use reads::{
    AdminLine, CompanyLine, CompanyView, InviteLine, OperatorLine, OperatorView, PlatformFigures,
    PlatformReads,
};
pub(crate) use recover_operators_password::recover_operators_password;
pub use register::{Register, RegisterError, register};
pub use reset_admin::{ResetAdmin, reset_admin};
pub use reset_operator_second_factor::{
    ResetOperatorSecondFactor, ResetOperatorSecondFactorError, plan_operator_second_factor_reset,
    reset_operator_second_factor,
};
pub use revoke_invite::{RevokeInvite, RevokeInviteError, revoke_invite};
pub use see_invites::{FindInviteError, ListInvites, list_invites, see_invite};
pub use see_operators::{FindOperatorError, list_operators, see_operator, see_own_operator};
pub use see_platform::{Platform, SeePlatformError, see_platform};
pub use switch_company::{
    ReactivateCompany, SuspendCompany, SwitchCompanyError, reactivate_company, suspend_company,
};
pub use switch_operator::{
    SwitchOperator, SwitchOperatorError, deactivate_operator, plan_operator_deactivation,
    reactivate_operator,
};
pub use visit::{VisitCompany, VisitCompanyError, end_visit, visit_company};
pub(crate) use visit::{close_visits, end_visit_with_session};
