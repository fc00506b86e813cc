//! All that is kept about somebody, as an archive of files that other programs read.

mod items;

use std::io::{Cursor, Write};

use application::{
    App,
    identity::{JobLine, OpenSession, TakenOut, take_out_own, take_out_person},
    skills::{CertificateLine, ExemptionLine, RatingLine},
    training::{AttemptLineState, CurriculumItem, CurriculumLine},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_audit::Kept;
use domain_courses::{AttendanceNote, CompletionNote, SessionTitle};
use domain_identity::{
    Agent, DepartmentName, JobReason, JobTitle, Language, PersonName, Phone, Username,
};
use domain_kernel::{Change, Date, Person, StoreError, Timestamp};
use domain_onboarding::Marked;
use domain_skills::{CertificateState, Exemption, RatingNote, SkillName};
use domain_training::Outcome;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use serde_json::{Value, json};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    form::Form,
    problem::Problem,
    visitor::{PathId, Signed},
};

/// A POST, since it is put on record.
pub(crate) async fn own(
    State(app): State<App>,
    Signed(actor): Signed,
    form: Form,
) -> Result<Response, Problem> {
    form.only(&[])?;
    answer(&take_out_own(&app, &actor).await?)
}

pub(crate) async fn of_person(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    form: Form,
) -> Result<Response, Problem> {
    let taken = take_out_person(&app, &actor, id).await?;
    form.only(&[])?;
    answer(&taken)
}

fn answer(taken: &TakenOut) -> Result<Response, Problem> {
    let archive = archive(taken).map_err(StoreError::corrupt)?;
    let headers = [
        (CONTENT_TYPE, "application/zip"),
        (CONTENT_DISPOSITION, "attachment; filename=\"my-data.zip\""),
    ];
    Ok((headers, archive).into_response())
}

fn archive(taken: &TakenOut) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let files = [
        ("profile.json", profile(taken)),
        ("job_history.json", taken.jobs.iter().map(job).collect()),
        ("training.json", taken.curriculum.iter().map(step).collect()),
        ("attempts.json", attempts(taken)),
        ("challenges.json", challenges(taken)),
        ("courses.json", courses(taken)),
        ("skills.json", taken.ratings.iter().map(rating).collect()),
        ("exemptions.json", taken.exemptions.iter().map(exemption).collect()),
        ("skill_certificates.json", taken.certificates.iter().map(certificate).collect()),
        ("items.json", taken.items.iter().map(items::had).collect()),
        ("reservations.json", taken.reservations.iter().map(items::reserved).collect()),
        ("sessions.json", taken.sessions.iter().map(session).collect()),
        ("audit.json", taken.entries.iter().map(entry).collect()),
    ];
    for (name, content) in files {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(format!("{content:#}\n").as_bytes())?;
    }
    if let Some(photo) = &taken.photo {
        archive.start_file("photo.jpg", SimpleFileOptions::default())?;
        archive.write_all(photo)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn profile(taken: &TakenOut) -> Value {
    let person = &taken.person;
    json!({
        "id": person.id.to_string(),
        "name": person.name.as_str(),
        "email": person.email.as_str(),
        "new_email": taken.pending.as_ref().map(|it| it.email.as_str()),
        "username": person.username.as_ref().map(Username::as_str),
        "job_title": person.job_title.as_ref().map(JobTitle::as_str),
        "department": person.department.as_ref().map(|(_, it)| it.as_str()),
        "phone": person.phone.as_ref().map(Phone::as_str),
        "role": person.role.name(),
        "manager": person.manager.as_ref().map(|it| it.name.as_str()),
        "language": person.account.language.map(Language::tag),
        "appearance": person.account.appearance.name(),
        "created": time(person.created),
        "deactivated": person.state.since().map(time),
    })
}

/// When it was used and on what. What opens it is nobody's to read.
fn session(session: &OpenSession) -> Value {
    json!({
        "begun": time(session.begun),
        "last_used": time(session.last_used),
        "browser": session.device.agent.as_ref().map(Agent::as_str),
        "address": session.device.address.map(|it| it.to_string()),
    })
}

fn job(job: &JobLine) -> Value {
    json!({
        "since": time(job.since),
        "until": job.until.map(time),
        "job_title": job.title.as_ref().map(JobTitle::as_str),
        "department": job.department.as_ref().map(DepartmentName::as_str),
        "manager": job.manager.as_ref().map(PersonName::as_str),
        "reason": job.reason.as_ref().map(JobReason::as_str),
    })
}

fn step(line: &CurriculumLine) -> Value {
    let (module, task) = match &line.item {
        CurriculumItem::Module(item) => (Some(item.offer.title.as_str()), None),
        CurriculumItem::Task(task) => (None, Some(task.title.as_str())),
    };
    let mark = line.step.as_ref().and_then(|it| it.mark.as_ref());
    let (done, waived) = match mark.map(|it| (&it.what, it.at)) {
        None => (None, None),
        Some((Marked::Done, at)) => (Some(time(at)), None),
        Some((Marked::Waived(reason), _)) => (None, Some(reason.as_str())),
    };
    json!({
        "module": module,
        "task": task,
        "path": line.step.as_ref().map(|it| it.path_title.as_str()),
        "starts_on": line.step.as_ref().map(|it| it.starts_on.to_string()),
        "said_done": done,
        "waived_for": waived,
    })
}

fn challenges(taken: &TakenOut) -> Value {
    let challenges = taken.challenges.iter().map(|(it, question)| {
        let answer = it.answer.as_ref();
        json!({
            "question": question,
            "text": it.text.as_str(),
            "made": time(it.made),
            "verdict": answer.map(|it| it.verdict.name()),
            "reply": answer.map(|it| it.reply.as_str()),
            "answered": answer.map(|it| time(it.at)),
        })
    });
    challenges.collect()
}

fn attempts(taken: &TakenOut) -> Value {
    let attempts = taken.attempts.iter().map(|(line, answers)| {
        let (finished, outcome) = match line.state {
            AttemptLineState::InProgress { .. } => (None, None),
            AttemptLineState::Finished { at, outcome, .. } => (Some(at), Some(outcome)),
        };
        let answers = answers.iter();
        let answers = answers.map(|it| json!({ "question": it.question, "answers": it.answers }));
        json!({
            "module": line.title.as_str(),
            "version": line.version.get(),
            "started": time(line.started),
            "finished": finished.map(time),
            "outcome": outcome.map(Outcome::name),
            "is_practice": line.is_practice,
            "good_until": line
                .completion
                .and_then(|it| it.tenure.last_day())
                .map(|it| it.to_string()),
            "is_revoked": line.completion.is_some_and(|it| it.tenure.is_revoked),
            "answers": answers.collect::<Value>(),
        })
    });
    attempts.collect()
}

fn courses(taken: &TakenOut) -> Value {
    let courses = taken.courses.iter().map(|it| {
        let outcome = it.course.outcome.as_ref();
        let sessions = it.sessions.iter().map(|(on, title, attendance)| {
            let said = attendance.as_ref();
            json!({
                "on": on.to_string(),
                "title": title.as_ref().map(SessionTitle::as_str),
                "attendance": said.map(|it| it.state.name()),
                "note": said.and_then(|it| it.note.as_ref()).map(AttendanceNote::as_str),
            })
        });
        json!({
            "title": it.course.title.as_str(),
            "enrolled_on": it.course.enrolled_on.to_string(),
            "completed_on": outcome.map(|it| it.on.to_string()),
            "result": outcome.map(|it| it.result.name()),
            "note": outcome.and_then(|it| it.note.as_ref()).map(CompletionNote::as_str),
            "sessions": sessions.collect::<Value>(),
        })
    });
    let student = taken
        .student
        .as_ref()
        .map(|it| json!({ "name": it.details.name(), "email": it.details.email.as_str() }));
    json!({ "student": student, "courses": courses.collect::<Value>() })
}

fn rating(line: &RatingLine) -> Value {
    let (rating, what) = (&line.rating, &line.rating.what);
    json!({
        "skill": line.skill.as_str(),
        "level": what.level.get(),
        "source": what.source.name(),
        "by": line.by.as_ref().map(PersonName::as_str),
        "training": line.giver,
        "on": rating.on.to_string(),
        "valid_until": what.until.map(|it| it.to_string()),
        "note": what.note.as_ref().map(RatingNote::as_str),
        "taken_back_on": rating.revoked.as_ref().map(|it| it.on.to_string()),
        "taken_back_for": rating.revoked.as_ref().map(|it| it.reason.as_str()),
    })
}

fn exemption((skill, line): &(SkillName, ExemptionLine)) -> Value {
    let Exemption { from, until, reason, .. } = &line.exemption;
    json!({
        "skill": skill.as_str(),
        "from": from.to_string(),
        "until": (*until < Date::MAX).then(|| until.to_string()),
        "reason": reason.as_str(),
        "by": line.by.as_ref().map(PersonName::as_str),
    })
}

fn certificate(line: &CertificateLine) -> Value {
    let certificate = &line.certificate;
    let refused_for = match &certificate.state {
        CertificateState::Refused { reason, .. } => Some(reason.as_str()),
        _ => None,
    };
    json!({
        "skill": line.skill.as_str(),
        "level": certificate.claim.level.get(),
        "issued_on": certificate.claim.issued.to_string(),
        "valid_until": certificate.claim.until.map(|it| it.to_string()),
        "note": certificate.claim.note.as_ref().map(RatingNote::as_str),
        "file": certificate.file.as_ref().map(|it| it.name.as_str()),
        "handed_in_by": line.handed_in_by.as_ref().map(PersonName::as_str),
        "state": certificate.state.name(),
        "decided_by": line.decided_by.as_ref().map(PersonName::as_str),
        "refused_for": refused_for,
    })
}

fn entry(kept: &Kept) -> Value {
    let it = &kept.recorded;
    let personal = kept.personal.iter().flat_map(|it| &it.content);
    json!({
        "number": it.seq,
        "at": time(it.at),
        "what": it.name,
        "on": it.subject,
        "details": it.details.iter().map(change).collect::<Value>(),
        "personal": personal.map(change).collect::<Value>(),
    })
}

fn change(change: &Change) -> Value {
    json!({ "field": change.field, "before": change.before, "after": change.after })
}

/// RFC 3339, UTC.
fn time(at: Timestamp) -> String {
    let at = jiff::Timestamp::from_microsecond(at.micros());
    at.map(|it| it.to_string()).unwrap_or_default()
}
