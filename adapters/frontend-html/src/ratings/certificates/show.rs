use application::{
    App, Failure, Message,
    skills::{
        CertificateLine, CertificateSeen, DecideCertificateError, approve_certificate,
        refuse_certificate, see_skill_certificate, withdraw_certificate,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, LineError, Permission};
use domain_skills::{CertificateState, RefusalReason, SkillCertificate, SkillCertificateId};
use serde::Serialize;

use super::{PATH, decision, said, url, word};
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::{Fact, Link},
    problem::Problem,
    ratings::{Whose, member_url, sample},
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// One certificate, and what its reader can do about it.
#[derive(Debug, Serialize)]
pub(crate) struct SkillCertificatePage {
    heading: String,
    lead: String,
    back: Link,
    state: Standing,
    facts: Vec<Fact>,
    file: Option<FileText>,
    /// Why it was refused.
    refused_for: Option<String>,
    /// Where whoever may rate the person decides, if nobody has.
    decide: Option<Decide>,
    /// Where the person takes it back.
    withdraw: Option<String>,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
pub(super) struct Standing {
    text: String,
    tone: &'static str,
    icon: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct FileText {
    href: String,
    name: String,
}

#[derive(Debug, Serialize)]
struct Decide {
    approve: String,
    refuse: String,
    reason: Field,
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<SkillCertificate>,
    screen: Screen,
) -> Result<Response, Problem> {
    answer(&app, &actor, id, &screen, &Draft::blank()).await
}

pub(super) async fn approve(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<SkillCertificate>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    form.only(&[])?;
    let done = approve_certificate(&app, &actor, id).await;
    decided(&app, &actor, id, &screen, done, "skill-certificate-approved").await
}

pub(super) async fn withdraw(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<SkillCertificate>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    form.only(&[])?;
    let done = withdraw_certificate(&app, &actor, id).await;
    decided(&app, &actor, id, &screen, done, "skill-certificate-withdrawn").await
}

pub(super) async fn refuse(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<SkillCertificate>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::RateSkills)?;
    let form = form.only(&["reason"])?;
    match save_refusal(&app, &actor, id, &form).await {
        Ok(()) => Ok(told(id, "skill-certificate-refused")),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            answer(&app, &actor, id, &screen, &draft).await
        }
    }
}

async fn save_refusal(
    app: &App,
    actor: &Actor,
    id: SkillCertificateId,
    form: &Form,
) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", RefusalReason::parse(form.text("reason")));
    let reason = reason.ok_or(errors)?;
    Ok(refuse_certificate(app, actor, id, reason).await?)
}

/// Or the page with what stands against it.
async fn decided(
    app: &App,
    actor: &Actor,
    id: SkillCertificateId,
    screen: &Screen,
    done: Result<(), DecideCertificateError>,
    notice: &'static str,
) -> Result<Response, Problem> {
    match done.map_err(Refusal::from) {
        Ok(()) => Ok(told(id, notice)),
        Err(refusal) => {
            let draft = Draft::refused(Form::default(), refusal.mistakes()?);
            answer(app, actor, id, screen, &draft).await
        }
    }
}

fn told(id: SkillCertificateId, notice: &'static str) -> Response {
    SeeOther::to(url(id)).notice(Message::new(notice)).into_response()
}

async fn answer(
    app: &App,
    actor: &Actor,
    id: SkillCertificateId,
    screen: &Screen,
    draft: &Draft,
) -> Result<Response, Problem> {
    let seen = see_skill_certificate(app, actor, id).await?;
    Ok(screen.show(&SkillCertificatePage::new(&seen, draft, screen.reader())))
}

impl SkillCertificatePage {
    fn new(seen: &CertificateSeen, draft: &Draft, reader: &Reader) -> Self {
        let line = &seen.line;
        let certificate = &line.certificate;
        let waits = certificate.state == CertificateState::Proposed;
        let refused_for = match &certificate.state {
            CertificateState::Refused { reason, .. } => Some(reason.as_str().to_owned()),
            _ => None,
        };
        let skills = match seen.is_own {
            true => Whose::Own.url(),
            false => member_url(certificate.person),
        };
        let back = match waits && !seen.is_own {
            true => Link { href: PATH.to_owned(), text: reader.say("skill-certificates-queue") },
            false => Link {
                href: format!("{skills}/{}/certificates", certificate.skill),
                text: reader.say("skill-certificates-title"),
            },
        };
        let way = |it: &str| format!("{}/{it}", url(certificate.id));
        Self {
            heading: line.skill.as_str().to_owned(),
            lead: line.person.as_str().to_owned(),
            back,
            state: Standing::of(line, reader),
            facts: facts(line, reader),
            file: FileText::of(line),
            refused_for,
            decide: (waits && !seen.is_own).then(|| Decide {
                approve: way("approve"),
                refuse: way("refuse"),
                reason: draft.field("reason", reader),
            }),
            withdraw: (waits && seen.is_own).then(|| way("withdraw")),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Standing {
    pub(super) fn of(line: &CertificateLine, reader: &Reader) -> Self {
        let (key, tone, icon) = word(&line.certificate.state);
        Self { text: reader.say(key), tone, icon }
    }
}

impl FileText {
    pub(super) fn of(line: &CertificateLine) -> Option<Self> {
        let file = line.certificate.file.as_ref()?;
        let href = format!("{}/file", url(line.certificate.id));
        Some(Self { href, name: file.name.as_str().to_owned() })
    }
}

fn facts(line: &CertificateLine, reader: &Reader) -> Vec<Fact> {
    let fact = |key, value: String| Fact { name: reader.say(key), value };
    let handed_in = reader.date_time(line.certificate.handed_in);
    let by = line.handed_in_by.as_ref().map(|it| it.as_str().to_owned());
    let note = line.certificate.claim.note.as_ref().map(|it| it.as_str().to_owned());
    let always = [
        fact("skill-certificate-claim", said(line, reader)),
        fact("skill-certificate-handed-in", handed_in),
    ];
    let by = by.map(|it| fact("skill-certificate-by", it));
    let decided = decision(line, reader).map(|it| fact("skill-certificate-decision", it));
    let notes = always.into_iter().chain(by).chain(decided);
    notes.chain(note.map(|it| fact("course-note", it))).collect()
}

impl Page for SkillCertificatePage {
    const TEMPLATE: &'static str = "ratings/certificates/show.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.lead)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("reason", LineError::Empty.message());
        let refused = Draft::refused(Form::default(), errors);
        let all = sample::certificates();
        let seen = |line: &CertificateLine, is_own| CertificateSeen { line: line.clone(), is_own };
        let mut pages = vec![
            Self::new(&seen(&all[0], false), &refused, reader),
            Self::new(&seen(&all[0], true), &Draft::blank(), reader),
        ];
        let rest = all.iter().skip(1);
        pages.extend(rest.map(|it| Self::new(&seen(it, false), &Draft::blank(), reader)));
        pages
    }
}
