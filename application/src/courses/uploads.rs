use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain_kernel::{Actor, PersonId};

use super::UploadError;

/// How many files of each person are on their way to this process.
#[derive(Debug, Default)]
pub(crate) struct Uploads(Mutex<BTreeMap<Option<PersonId>, usize>>);

/// A file that is on its way, for as long as this lives.
pub(crate) struct UnderWay {
    uploads: Arc<Uploads>,
    person: Option<PersonId>,
}

/// Of one person at once (spec: defaults, 5).
const MOST_AT_ONCE: usize = 2;

impl Uploads {
    /// Refuses a third one.
    pub(crate) fn begin(self: &Arc<Self>, actor: &Actor) -> Result<UnderWay, UploadError> {
        let person = actor.person_id();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let n_under_way = all.entry(person).or_default();
        if MOST_AT_ONCE <= *n_under_way {
            return Err(UploadError::OthersUnderWay);
        }
        *n_under_way += 1;
        Ok(UnderWay { uploads: Arc::clone(self), person })
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut all = self.uploads.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(n_under_way) = all.get_mut(&self.person) {
            *n_under_way -= 1;
            if *n_under_way == 0 {
                all.remove(&self.person);
            }
        }
    }
}
