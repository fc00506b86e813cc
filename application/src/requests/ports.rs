use async_trait::async_trait;
use domain_kernel::{CompanyId, PersonId, StoreError, Timestamp};

/// Requests that are done once, with what they were answered. Rows of their own and no part of
/// anybody's transaction: whoever lost one knows that there was one.
#[async_trait]
pub trait OnceRequests: Send + Sync {
    /// Takes note that a request is begun, until it expires. Of all who ever try with one key before
    /// that, one is told [`Begun::Now`].
    async fn begin_request(
        &self,
        key: &RequestKey,
        content: &RequestHash,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<Begun, StoreError>;
    /// Keeps what a request that was begun was answered.
    async fn keep_answer(&self, key: &RequestKey, answer: &KeptAnswer) -> Result<(), StoreError>;
    /// Forgets a request that was begun and came to nothing, so that it can be sent again. One that
    /// was answered stays.
    async fn forget_request(&self, key: &RequestKey) -> Result<(), StoreError>;
    /// Deletes so many requests at most that have expired at `now`, and says how many.
    async fn sweep_answered(&self, now: Timestamp, most: u32) -> Result<u32, StoreError>;
}

/// SHA-256 of a program's token and what it calls a request, beside whose program it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RequestKey {
    pub company: CompanyId,
    pub person: PersonId,
    pub hash: [u8; 32],
}

/// SHA-256 of all that a request asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestHash(pub [u8; 32]);

/// What became of a request that is begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It is to be done.
    Now,
    /// Another one was called the same.
    Other,
    /// The same was begun then, and has not been answered.
    UnderWay { since: Timestamp },
    /// The same was answered.
    Answered(KeptAnswer),
}

/// An answer, in the words of the frontend that gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAnswer {
    pub status: u16,
    /// Names and values of the headers that belong to it, a line each.
    pub headers: String,
    pub body: String,
}
