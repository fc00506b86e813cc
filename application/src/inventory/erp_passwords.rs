//! Passwords of ERPs: they can be written, and are read only to sign in.

use std::fmt;

use domain_inventory::SealedPassword;
use domain_kernel::{CompanyId, StoreError};

use crate::App;

/// A password as an admin typed it. Not to be shown or logged.
#[derive(Clone, PartialEq, Eq)]
pub struct ErpPassword(String);

impl ErpPassword {
    /// No ERP takes a longer one, and a sealed one has to find its place.
    pub const MOST_BYTES: usize = 1_000;

    /// Nothing if nothing was typed.
    pub fn typed(raw: &str) -> Option<Self> {
        (!raw.is_empty()).then(|| Self(raw.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ErpPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ErpPassword(…)")
    }
}

pub(super) fn seal(app: &App, company: CompanyId, password: &ErpPassword) -> SealedPassword {
    SealedPassword(app.sealing.seal(password.0.as_bytes(), &about(company)))
}

/// The password that was sealed, to sign in with it.
pub(super) fn unseal(
    app: &App,
    company: CompanyId,
    sealed: &SealedPassword,
) -> Result<ErpPassword, StoreError> {
    let plain = app.sealing.open(&sealed.0, &about(company));
    let password = plain.and_then(|it| String::from_utf8(it).ok()).map(ErpPassword);
    password.ok_or_else(|| {
        StoreError::corrupt(
            "the password of an ERP cannot be read; is the secret key that of this database?",
        )
    })
}

fn about(company: CompanyId) -> Vec<u8> {
    [b"erp ".as_slice(), company.uuid().as_bytes()].concat()
}
