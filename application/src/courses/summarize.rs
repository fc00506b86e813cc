//! Summaries are made one after the other, while nobody waits for them.

use std::time::Duration;

use domain_courses::{MaterialId, NoSummary, StoredFile, SummaryText};
use domain_kernel::{CompanyId, Facts, Id, Job, Permission, Realm, StoreError};

use super::{DocumentKind, Summarized, TextError, receive::file_key};
use crate::{App, identity::act_as_program, repeat};

pub type SummaryLease = Id<LeasedSummary>;

/// A summary that this instance makes, until its lease is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeasedSummary {
    pub company: CompanyId,
    pub material: MaterialId,
    pub kind: DocumentKind,
    pub file: StoredFile,
    /// With this one.
    pub n_tries: u32,
}

/// What became of one go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummarizedOne {
    /// None is to be made.
    Nothing,
    Made,
    Failed(NoSummary),
    /// It is tried again.
    PutOff,
    /// The material is another one by now, or gone, or somebody else's to summarize.
    Over,
}

/// Longer than a child and an endpoint can take together.
const LEASE: Duration = Duration::from_mins(2);
/// Then nobody tries any more until somebody asks for it.
const MOST_TRIES: u32 = 3;
const WAIT: Duration = Duration::from_secs(30);

/// Makes one summary that waits. Several instances may do it at once.
pub async fn summarize(app: &App) -> Result<SummarizedOne, StoreError> {
    let (lease, now) = (app.ids.next(), app.clock.now());
    let claimed = repeat(|| app.summaries.claim_summary(lease, now, now.plus(LEASE))).await?;
    let Some(job) = claimed else {
        return Ok(SummarizedOne::Nothing);
    };
    let made = match make(app, &job).await {
        Ok(made) => Ok(made),
        Err(TextError::NoSummary(why)) => Err(why),
        Err(TextError::Failed(_)) if job.n_tries < MOST_TRIES => {
            let next = app.clock.now().plus(WAIT);
            repeat(|| app.summaries.put_off(&job, lease, next)).await?;
            return Ok(SummarizedOne::PutOff);
        }
        Err(TextError::Failed(_)) => Err(NoSummary::GivenUp),
    };
    repeat(|| settle(app, &job, lease, made.clone())).await
}

async fn make(app: &App, job: &LeasedSummary) -> Result<Summarized, TextError> {
    // Whoever began it as often as that may have died of it.
    if MOST_TRIES < job.n_tries {
        return Err(NoSummary::GivenUp.into());
    }
    let key = file_key(Realm::Company(job.company), job.file.id);
    let pieces = app.blobs.open(&key, 0..job.file.n_bytes).await.map_err(TextError::failed)?;
    let pieces = pieces.ok_or_else(|| TextError::failed("the file is not there"))?;
    let text = app.documents.text(job.kind, pieces).await?;
    Ok(app.summarizer.summarize(&text).await)
}

async fn settle(
    app: &App,
    job: &LeasedSummary,
    lease: SummaryLease,
    made: Result<Summarized, NoSummary>,
) -> Result<SummarizedOne, StoreError> {
    let realm = Realm::Company(job.company);
    let permit = act_as_program(Job::Summaries).permit_in(realm, Permission::AuthorCourses);
    let mut tx = app.store.begin(&permit.map_err(StoreError::corrupt)?).await?;
    let now = app.clock.now();
    let summary = tx.summaries().find(job.material).await?;
    let Some(mut summary) = summary.filter(|it| it.file == job.file.id) else {
        return Ok(SummarizedOne::Over);
    };

    // A summary without a word is none.
    let made = made.and_then(|it| match SummaryText::parse(&it.text) {
        Ok(text) => Ok((text, it.method)),
        Err(_) => Err(NoSummary::NoText),
    });
    let (facts, outcome) = match made {
        Ok((text, method)) => {
            (Facts::new(now, &summary.made(text, method, now)), SummarizedOne::Made)
        }
        Err(why) => (Facts::new(now, &summary.failed(why, now)), SummarizedOne::Failed(why)),
    };

    if !tx.summaries().settle(&summary, lease).await? {
        return Ok(SummarizedOne::Over);
    }
    tx.commit(facts).await?;
    Ok(outcome)
}
