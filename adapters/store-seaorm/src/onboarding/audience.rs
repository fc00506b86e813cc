//! Whom a path is for, as a column has it.

use domain_kernel::{Id, StoreError};
use domain_onboarding::Audience;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Corrupt;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AudienceDocument {
    everyone: bool,
    departments: Vec<Uuid>,
    job_titles: Vec<String>,
}

/// Nobody is no document.
pub(super) fn write(audience: &Audience) -> Result<Option<String>, StoreError> {
    if audience.is_nobody() {
        return Ok(None);
    }
    let document = AudienceDocument {
        everyone: audience.is_everyone(),
        departments: audience.departments().iter().map(|it| it.uuid()).collect(),
        job_titles: audience.job_titles().iter().cloned().collect(),
    };
    serde_json::to_string(&document).map(Some).map_err(StoreError::corrupt)
}

pub(super) fn read(json: Option<&str>) -> Result<Audience, Corrupt> {
    let Some(json) = json else {
        return Ok(Audience::default());
    };
    let document: Option<AudienceDocument> = serde_json::from_str(json).ok();
    let audience = document.and_then(|it| {
        let departments = it.departments.into_iter().map(Id::from_uuid);
        Audience::new(it.everyone, departments, it.job_titles)
    });
    audience.ok_or(Corrupt { table: "onboarding_paths", column: "audience" })
}
