//! What one person was asked, and what they fell short of, as documents. Their words are never
//! renamed.

use domain_kernel::{Id, StoreError};
use domain_training::{Layout, Placed, Unmet};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlacedDocument {
    question: Uuid,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    options: Vec<Uuid>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnmetDocument {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sections: Vec<Uuid>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    critical: Vec<Uuid>,
}

pub(super) fn write(layout: &Layout) -> Result<String, StoreError> {
    let placed = layout
        .placed()
        .iter()
        .map(|it| PlacedDocument { question: it.question.uuid(), options: uuids(&it.options) });
    serde_json::to_string(&placed.collect::<Vec<_>>()).map_err(StoreError::corrupt)
}

/// `None` if something in it is not known.
pub(super) fn read(json: &str) -> Option<Layout> {
    let placed: Vec<PlacedDocument> = serde_json::from_str(json).ok()?;
    let placed = placed
        .into_iter()
        .map(|it| Placed { question: Id::from_uuid(it.question), options: ids(it.options) });
    Some(Layout::restore(placed.collect()))
}

/// Without one, nothing is unmet.
pub(super) fn write_unmet(unmet: &Unmet) -> Result<Option<String>, StoreError> {
    if unmet.is_empty() {
        return Ok(None);
    }
    let document =
        UnmetDocument { sections: uuids(&unmet.sections), critical: uuids(&unmet.critical) };
    serde_json::to_string(&document).map(Some).map_err(StoreError::corrupt)
}

/// `None` if something in it is not known.
pub(super) fn read_unmet(json: Option<&str>) -> Option<Unmet> {
    let Some(json) = json else {
        return Some(Unmet::default());
    };
    let UnmetDocument { sections, critical } = serde_json::from_str(json).ok()?;
    Some(Unmet { sections: ids(sections), critical: ids(critical) })
}

fn uuids<T>(ids: &[Id<T>]) -> Vec<Uuid> {
    ids.iter().map(|it| it.uuid()).collect()
}

fn ids<T>(uuids: Vec<Uuid>) -> Vec<Id<T>> {
    uuids.into_iter().map(Id::from_uuid).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is in databases already. If this test fails, it can no longer be read.
    const KEPT: &str = r#"[{"question":"00000000-0000-0000-0000-000000000001","options":["00000000-0000-0000-0000-000000000012","00000000-0000-0000-0000-000000000011"]},{"question":"00000000-0000-0000-0000-000000000002"}]"#;
    const UNMET: &str = r#"{"sections":["00000000-0000-0000-0000-000000000051"],"critical":["00000000-0000-0000-0000-000000000002"]}"#;

    #[test]
    fn what_was_kept_is_read_and_written_as_it_was() {
        let layout = read(KEPT).expect("a layout");
        assert_eq!(layout.placed().len(), 2);
        assert_eq!(write(&layout).expect("a document"), KEPT);
        let unmet = read_unmet(Some(UNMET)).expect("what is unmet");
        assert_eq!(write_unmet(&unmet).expect("a document").as_deref(), Some(UNMET));
        let nothing = read_unmet(None).expect("nothing is unmet");
        assert_eq!(write_unmet(&nothing).expect("no document"), None);
    }

    #[test]
    fn what_is_not_known_is_not_read() {
        assert_eq!(read(&KEPT.replace("options", "choices")), None);
        assert_eq!(read(&KEPT.replace('1', "x")), None);
        assert_eq!(read_unmet(Some(&UNMET.replace("critical", "hard"))), None);
    }
}
