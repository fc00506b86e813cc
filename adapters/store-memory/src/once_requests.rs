use application::requests::{Begun, KeptAnswer, OnceRequests, RequestHash, RequestKey};
use async_trait::async_trait;
use domain_kernel::{StoreError, Timestamp};

use crate::{MemoryStore, lock};

pub(crate) struct KeptRequest {
    content: RequestHash,
    begun: Timestamp,
    expires: Timestamp,
    answer: Option<KeptAnswer>,
}

#[async_trait]
impl OnceRequests for MemoryStore {
    async fn begin_request(
        &self,
        key: &RequestKey,
        content: &RequestHash,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<Begun, StoreError> {
        let requests = &mut lock(&self.sessions).requests;
        let Some(kept) = requests.get(key).filter(|it| now < it.expires) else {
            let begun = KeptRequest { content: *content, begun: now, expires, answer: None };
            requests.insert(*key, begun);
            return Ok(Begun::Now);
        };
        if kept.content != *content {
            return Ok(Begun::Other);
        }
        Ok(match &kept.answer {
            Some(answer) => Begun::Answered(answer.clone()),
            None => Begun::UnderWay { since: kept.begun },
        })
    }

    async fn keep_answer(&self, key: &RequestKey, answer: &KeptAnswer) -> Result<(), StoreError> {
        if let Some(kept) = lock(&self.sessions).requests.get_mut(key) {
            kept.answer = Some(answer.clone());
        }
        Ok(())
    }

    async fn forget_request(&self, key: &RequestKey) -> Result<(), StoreError> {
        let requests = &mut lock(&self.sessions).requests;
        if requests.get(key).is_some_and(|it| it.answer.is_none()) {
            requests.remove(key);
        }
        Ok(())
    }

    async fn sweep_answered(&self, now: Timestamp, most: u32) -> Result<u32, StoreError> {
        let requests = &mut lock(&self.sessions).requests;
        let over = requests.iter().filter(|(_, it)| it.expires <= now).map(|(key, _)| *key);
        let over: Vec<_> = over.take(most as usize).collect();
        for key in &over {
            requests.remove(key);
        }
        Ok(u32::try_from(over.len()).unwrap_or(most))
    }
}
