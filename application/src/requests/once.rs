use std::time::Duration;

use domain_identity::ApiTokenId;
use domain_kernel::{Actor, StoreError, Timestamp, Who};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    repeat,
    requests::{Begun, KeptAnswer, RequestHash, RequestKey},
};

/// A program sends a request that is to be done once, however often it comes.
#[derive(Clone, Debug)]
pub struct DoOnce {
    /// By which the program comes in. What it calls its requests is nobody else's.
    pub token: ApiTokenId,
    /// What the program calls it.
    pub key: String,
    pub content: RequestHash,
}

/// Whose turn it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The request is to be done now, and then finished or given up.
    Now(DonePart),
    /// It was done, and this was the answer.
    Done(KeptAnswer),
}

/// A request that is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DonePart(RequestKey);

#[derive(Debug, Error)]
pub enum DoOnceError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("an idempotency key has 1 to 255 characters that can be printed")]
    Malformed,
    #[error("another request had this idempotency key; use a new one")]
    OtherRequest,
    #[error("the same request is under way; ask again in a moment")]
    UnderWay,
    /// The program was stopped in the middle of it.
    #[error("the same request was begun and its answer was lost; look at what there is")]
    Lost,
    #[error("only a person's program can be answered once")]
    Nobody,
}

/// For so long an answer is kept.
const KEPT: Duration = Duration::from_hours(24);
/// No request takes longer. One that was begun before and has no answer never gets one.
const LONGEST: Duration = Duration::from_mins(2);
/// Whoever asks meanwhile waits for the answer of the first: five seconds in all.
const MOST_LOOKS: u32 = 50;
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Of any number who come with one key at once, one is told to do it, and the others wait for its
/// answer. Nothing is ever done twice: where an answer was lost, whoever asks is told so.
pub async fn begin_once(app: &App, actor: &Actor, command: &DoOnce) -> Result<Turn, DoOnceError> {
    let key = key(actor, command)?;
    for _ in 0..MOST_LOOKS {
        match look(app, &key, &command.content).await? {
            Begun::Now => return Ok(Turn::Now(DonePart(key))),
            Begun::Answered(answer) => return Ok(Turn::Done(answer)),
            Begun::Other => return Err(DoOnceError::OtherRequest),
            Begun::UnderWay { since } if is_lost(since, app.clock.now()) => {
                return Err(DoOnceError::Lost);
            }
            Begun::UnderWay { .. } => app.pauses.pause(LOOK_EVERY).await,
        }
    }
    Err(DoOnceError::UnderWay)
}

async fn look(app: &App, key: &RequestKey, content: &RequestHash) -> Result<Begun, StoreError> {
    repeat(|| async {
        let now = app.clock.now();
        app.requests.begin_request(key, content, now, now.plus(KEPT)).await
    })
    .await
}

/// The request was done; whoever sends it again gets the same answer.
pub async fn finish_once(app: &App, part: DonePart, answer: &KeptAnswer) -> Result<(), StoreError> {
    repeat(|| app.requests.keep_answer(&part.0, answer)).await
}

/// Nothing was done, and it can be sent again.
pub async fn give_up_once(app: &App, part: DonePart) -> Result<(), StoreError> {
    repeat(|| app.requests.forget_request(&part.0)).await
}

fn is_lost(since: Timestamp, now: Timestamp) -> bool {
    LONGEST < now.since(since)
}

fn key(actor: &Actor, command: &DoOnce) -> Result<RequestKey, DoOnceError> {
    let DoOnce { token, key: typed, .. } = command;
    let is_printable = typed.bytes().all(|it| it.is_ascii_graphic() || it == b' ');
    if !(1..=255).contains(&typed.len()) || !is_printable {
        return Err(DoOnceError::Malformed);
    }
    let Who::Person { id, company, .. } = actor.who() else {
        return Err(DoOnceError::Nobody);
    };
    // All tokens are equally long, so that no two of these are the same text.
    let hash = Sha256::digest(format!("{token} {typed}")).into();
    Ok(RequestKey { company, person: id, hash })
}

failure!(DoOnceError {
    Store(StoreError),
    ;
    Malformed => Invalid "once-malformed",
    OtherRequest => Invalid "once-other-request",
    UnderWay => Refused "once-under-way",
    Lost => Refused "once-lost",
    Nobody => Denied "once-nobody",
});
