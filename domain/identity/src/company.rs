use domain_kernel::{CompanyId, Line};

use crate::CompanyFounded;

/// As the company is called on every page.
pub type CompanyName = Line<120>;

/// A tenant. Everything else belongs to exactly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    pub id: CompanyId,
    pub name: CompanyName,
}

impl Company {
    pub fn found(id: CompanyId, name: CompanyName) -> (Self, CompanyFounded) {
        (Self { id, name }, CompanyFounded { company: id })
    }
}
