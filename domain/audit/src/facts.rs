//! What happens to the trail itself.

use domain_kernel::{Fact, Realm};

/// Somebody took entries of the trail away as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrailExported {
    pub realm: Realm,
}

impl Fact for TrailExported {
    fn name(&self) -> &'static str {
        "audit.exported"
    }

    fn subject(&self) -> String {
        match self.realm {
            Realm::Platform => "platform:".to_owned(),
            Realm::Company(company) => format!("company:{company}"),
        }
    }
}
