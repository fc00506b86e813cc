use domain_kernel::{Change, Fact};

use crate::{AccountId, Owner};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondFactorTurnedOn {
    pub owner: Owner,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondFactorTurnedOff {
    pub owner: Owner,
}

/// An admin took somebody's second factor away, or root an operator's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondFactorReset {
    pub owner: Owner,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecoveryCodesReplaced {
    pub owner: Owner,
}

/// Somebody came in by a code on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecoveryCodeUsed {
    pub owner: Owner,
    pub n_left: usize,
}

/// The password was right and the code was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeRefused {
    pub owner: Owner,
}

/// Somebody with a session did not know the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfirmationRefused {
    pub account: AccountId,
}

impl Fact for SecondFactorTurnedOn {
    fn name(&self) -> &'static str {
        "identity.second_factor_turned_on"
    }

    fn subject(&self) -> String {
        self.owner.subject()
    }
}

impl Fact for SecondFactorTurnedOff {
    fn name(&self) -> &'static str {
        "identity.second_factor_turned_off"
    }

    fn subject(&self) -> String {
        self.owner.subject()
    }
}

impl Fact for SecondFactorReset {
    fn name(&self) -> &'static str {
        "identity.second_factor_reset"
    }

    fn subject(&self) -> String {
        self.owner.subject()
    }
}

impl Fact for RecoveryCodesReplaced {
    fn name(&self) -> &'static str {
        "identity.recovery_codes_replaced"
    }

    fn subject(&self) -> String {
        self.owner.subject()
    }
}

impl Fact for RecoveryCodeUsed {
    fn name(&self) -> &'static str {
        "identity.recovery_code_used"
    }

    fn subject(&self) -> String {
        self.owner.subject()
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("left", self.n_left.to_string())]
    }
}

impl Fact for CodeRefused {
    fn name(&self) -> &'static str {
        "identity.code_refused"
    }

    fn subject(&self) -> String {
        self.owner.subject()
    }
}

impl Fact for ConfirmationRefused {
    fn name(&self) -> &'static str {
        "identity.confirmation_refused"
    }

    fn subject(&self) -> String {
        self.account.subject()
    }
}
