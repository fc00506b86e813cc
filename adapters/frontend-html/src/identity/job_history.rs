//! What somebody's job was, as `components/jobs.html` draws it.

use application::{Message, identity::JobLine};
use domain_identity::{DepartmentName, JobReason, JobTitle, PersonName};
use domain_kernel::Timestamp;
use serde::Serialize;

use crate::reader::Reader;

#[derive(Debug, Serialize)]
pub(crate) struct JobRow {
    what: String,
    when: String,
    manager: Option<String>,
    reason: Option<String>,
}

impl JobRow {
    pub(crate) fn all(jobs: &[JobLine], reader: &Reader) -> Vec<Self> {
        jobs.iter().map(|it| Self::new(it, reader)).collect()
    }

    fn new(job: &JobLine, reader: &Reader) -> Self {
        let title = job.title.as_ref().map(JobTitle::as_str);
        let department = job.department.as_ref().map(DepartmentName::as_str);
        let what: Vec<&str> = title.into_iter().chain(department).collect();
        let what = if what.is_empty() { reader.say("job-none") } else { what.join(", ") };
        let since = date(job.since, reader);
        let when = match job.until {
            Some(until) => Message::new("job-between")
                .text("since", &since)
                .text("until", &date(until, reader)),
            None => Message::new("job-since").text("since", &since),
        };
        let manager = job
            .manager
            .as_ref()
            .map(|it| reader.text(&Message::new("job-manager").text("name", it.as_str())));
        Self {
            what,
            when: reader.text(&when),
            manager,
            reason: job.reason.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}

fn date(at: Timestamp, reader: &Reader) -> String {
    reader.date_of(at).map(|it| reader.date(it)).unwrap_or_default()
}

/// A history for the samples of pages.
pub(crate) fn sample() -> Vec<JobLine> {
    let at = |day: i64| Timestamp::from_micros(1_795_521_600_000_000 - day * 86_400_000_000);
    vec![
        JobLine {
            since: at(30),
            until: None,
            title: Some(JobTitle::restore("Shift lead".to_owned())),
            department: Some(DepartmentName::restore("Warehouse <b>".to_owned())),
            manager: Some(PersonName::restore("Tomasz Wiśniewski".to_owned())),
            reason: Some(JobReason::restore("Took over from Rashid".to_owned())),
        },
        JobLine {
            since: at(400),
            until: Some(at(30)),
            title: None,
            department: None,
            manager: None,
            reason: None,
        },
    ]
}
