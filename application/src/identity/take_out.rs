use std::collections::{BTreeMap, btree_map::Entry};

use bytes::Bytes;
use domain_audit::{Kept, Sought, Stretch};
use domain_courses::{Student, StudentId};
use domain_identity::{AccountId, PersonTakenOut};
use domain_kernel::{Actor, Denied, Facts, Permission, Permit, PersonId, StoreError};
use domain_skills::SkillName;
use domain_training::{Answer, Attempt, Challenge, ModuleVersion};
use thiserror::Error;

use crate::{
    App, PageNumber,
    courses::OwnCourse,
    equipment::{HadItem, ReservedItem},
    exports::may_export,
    failure::failure,
    identity::{BlobError, JobLine, OpenSession, PendingEmail, PersonView, PhotoSize, TooOften},
    repeat,
    skills::{CertificateLine, ExemptionLine, RatingLine},
    training::{AttemptLine, CurriculumLine},
};

/// Everything that is kept about one person.
#[derive(Clone, Debug)]
pub struct TakenOut {
    pub person: PersonView,
    /// The latest first.
    pub jobs: Vec<JobLine>,
    pub curriculum: Vec<CurriculumLine>,
    /// The newest first, each with what was answered.
    pub attempts: Vec<(AttemptLine, Vec<AnswerLine>)>,
    /// What they said against questions, the oldest first, each with the question as they saw it.
    pub challenges: Vec<(Challenge, String)>,
    /// What the audit trail says of them, the newest first.
    pub entries: Vec<Kept>,
    pub photo: Option<Bytes>,
    /// The address that they have asked to have and not yet confirmed.
    pub pending: Option<PendingEmail>,
    /// Where they are signed in, the last used first.
    pub sessions: Vec<OpenSession>,
    /// The student who they are.
    pub student: Option<Student>,
    /// In which they are enrolled, the latest first.
    pub courses: Vec<OwnCourse>,
    /// What was said about their skills, as it was written down.
    pub ratings: Vec<RatingLine>,
    /// From which skills they were exempt, as it began.
    pub exemptions: Vec<(SkillName, ExemptionLine)>,
    /// What was handed in about their skills, the newest first.
    pub certificates: Vec<CertificateLine>,
    /// What they have and had of the company's, the last one first.
    pub items: Vec<HadItem>,
    /// What is kept for them from now on.
    pub reservations: Vec<ReservedItem>,
}

/// A question of an attempt and its answer, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    pub question: String,
    pub answers: Vec<String>,
}

/// What somebody answered, and what they said against it.
type Answered = (Vec<(AttemptLine, Vec<AnswerLine>)>, Vec<(Challenge, String)>);

#[derive(Debug, Error)]
pub enum TakeOutError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such person")]
    NoSuchPerson,
}

/// A person takes their own data away.
pub async fn take_out_own(app: &App, actor: &Actor) -> Result<TakenOut, TakeOutError> {
    let permission = Permission::KeepOwnAccount;
    let permit = actor.permit(permission)?;
    let id = actor.person_id().ok_or(Denied { permission })?;
    let person = app.identity.account(&permit, id).await?.ok_or(TakeOutError::NoSuchPerson)?;
    take_out(app, actor, &permit, person).await
}

/// An admin takes somebody's data away, for them.
pub async fn take_out_person(
    app: &App,
    actor: &Actor,
    id: PersonId,
) -> Result<TakenOut, TakeOutError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let person = app.identity.person(&permit, id).await?.ok_or(TakeOutError::NoSuchPerson)?;
    take_out(app, actor, &permit, person).await
}

/// It is on record before anything goes.
async fn take_out(
    app: &App,
    actor: &Actor,
    permit: &Permit,
    person: PersonView,
) -> Result<TakenOut, TakeOutError> {
    let id = person.id;
    may_export(app, actor).await??;
    repeat(async || {
        let tx = app.store.begin(permit).await?;
        tx.commit(Facts::new(app.clock.now(), &PersonTakenOut { person: id })).await
    })
    .await?;
    let now = app.clock.now();
    let sessions = match permit.realm().company() {
        Some(company) => app.sessions.open(AccountId::Person { company, person: id }, now).await?,
        None => Vec::new(),
    };
    let lines = app.training.attempts_of(permit, id).await?;
    let photo = match person.account.photo {
        Some(photo) => PhotoSize::Large.read(app, permit.realm(), photo).await?,
        None => None,
    };
    let student = app.store.begin(permit).await?.students().of_person(id).await?;
    let student = student.map(|it| it.value);
    let mut courses = Vec::new();
    for course in app.courses.own_courses(permit, id).await? {
        courses.extend(app.courses.own_course(permit, id, course.id).await?);
    }
    let (attempts, challenges) = answers(app, permit, lines, id).await?;
    Ok(TakenOut {
        jobs: app.identity.jobs(permit, id).await?,
        curriculum: app.training.curriculum(permit, id).await?.lines,
        attempts,
        challenges,
        entries: entries(app, permit, id, student.as_ref().map(|it| it.id)).await?,
        pending: app.identity.pending_email(permit, id, now).await?,
        sessions,
        student,
        courses,
        ratings: app.ratings.all_ratings(permit, id).await?,
        exemptions: app.ratings.exemptions(permit, id).await?,
        certificates: app.skill_certificates.certificates_of(permit, id).await?,
        items: items(app, permit, id).await?,
        reservations: app.reservations.reservations_of_person(permit, id, now).await?,
        person,
        photo,
    })
}

async fn items(app: &App, permit: &Permit, id: PersonId) -> Result<Vec<HadItem>, StoreError> {
    let mut had = Vec::new();
    let mut next = Some(PageNumber::FIRST);
    while let Some(number) = next {
        let page = app.equipment.had_by(permit, id, number).await?.items;
        next = PageNumber::parse(number.get() + 1).filter(|_| !page.is_empty());
        had.extend(page);
    }
    Ok(had)
}

async fn answers(
    app: &App,
    permit: &Permit,
    lines: Vec<AttemptLine>,
    person: PersonId,
) -> Result<Answered, StoreError> {
    let mut tx = app.store.begin(permit).await?;
    let mut versions: BTreeMap<_, Option<ModuleVersion>> = BTreeMap::new();
    let mut attempts = Vec::new();
    for line in lines {
        let key = (line.module, line.version);
        if let Entry::Vacant(entry) = versions.entry(key) {
            entry.insert(tx.modules().version(line.module, line.version).await?);
        }
        let attempt = tx.attempts().find(line.id).await?;
        let version = versions.get(&key).and_then(Option::as_ref);
        let answered = attempt.zip(version).map(|(it, version)| in_words(&it.value, version));
        attempts.push((line, answered.unwrap_or_default()));
    }
    let challenges = tx.challenges().of_person(person).await?.into_iter().map(|it| {
        // It was asked in an attempt, so that its version is known by now.
        let version = versions.get(&(it.module, it.version)).and_then(Option::as_ref);
        let question = version.and_then(|version| version.question(it.question));
        let text = question.map(|it| it.stem().as_str().to_owned()).unwrap_or_default();
        (it, text)
    });
    Ok((attempts, challenges.collect()))
}

fn in_words(attempt: &Attempt, version: &ModuleVersion) -> Vec<AnswerLine> {
    let questions = version.lesson().questions().iter();
    let lines = questions.filter_map(|question| {
        let answer = attempt.response(question.id()).answer?;
        let options = question.kind().options();
        let answers = match &answer {
            Answer::Chosen(chosen) => options
                .iter()
                .filter(|it| chosen.contains(&it.id))
                .map(|it| it.text.as_str().to_owned())
                .collect(),
            other => other.given().values().to_vec(),
        };
        Some(AnswerLine { question: question.stem().as_str().to_owned(), answers })
    });
    lines.collect()
}

/// What happened to them and what they did.
async fn entries(
    app: &App,
    permit: &Permit,
    id: PersonId,
    student: Option<StudentId>,
) -> Result<Vec<Kept>, StoreError> {
    const N_AT_ONCE: u16 = 500;
    let subjects = student.map(|it| format!("student:{it}"));
    let subjects = [format!("person:{id}")].into_iter().chain(subjects).collect();
    let about = Sought { subjects, ..Sought::default() };
    let by = Sought { person: Some(id), ..Sought::default() };
    let mut found: BTreeMap<i64, Kept> = BTreeMap::new();
    for sought in [about, by] {
        let mut stretch = Stretch::Newest;
        loop {
            let piece = app.trail.found(permit, &sought, stretch, N_AT_ONCE).await?;
            let Some(last) = piece.last().map(|it| it.recorded.place()) else { break };
            stretch = Stretch::OlderThan(last);
            found.extend(piece.into_iter().map(|it| (it.recorded.seq, it)));
        }
    }
    // What stands there of others is theirs.
    let own = found.into_values().rev().map(|mut kept| {
        let is_theirs =
            |it: PersonId| it == id || student.is_some_and(|own| own.uuid() == it.uuid());
        kept.personal.retain(|it| it.person.is_some_and(is_theirs));
        kept
    });
    Ok(own.collect())
}

failure!(TakeOutError {
    TooOften(TooOften),
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
});
