//! Those who run the platform, and the companies as wholes.

mod change_operator_password;
mod create_operator;
mod edit_operator_account;
mod failures;
mod names;
mod reads;
mod see_operators;
mod see_platform;
mod switch_operator;

pub(crate) use change_operator_password::change_operator_password;
pub use create_operator::{
    CreateOperator, CreateOperatorError, CreatedOperator, HireOperator, create_operator,
    hire_operator,
};
pub use edit_operator_account::{
    EditOperatorAccount, EditOperatorAccountError, edit_operator_account,
};
pub use reads::{OperatorLine, OperatorView, PlatformReads};
pub use see_operators::{FindOperatorError, list_operators, see_operator, see_own_operator};
pub use see_platform::{Platform, SeePlatformError, see_platform};
pub use switch_operator::{
    SwitchOperator, SwitchOperatorError, deactivate_operator, plan_operator_deactivation,
    reactivate_operator,
};
