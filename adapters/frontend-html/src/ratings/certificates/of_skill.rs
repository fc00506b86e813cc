use application::{
    App, Message,
    skills::{
        CertificateLine, HandIn, HandInCertificate, PersonSkill, hand_in_certificate,
        list_certificates, list_own_certificates,
    },
};
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, PersonId};
use domain_skills::{CertificateClaim, Level, RatingNote, Skill, SkillCertificateId, SkillId};
use serde::Serialize;

use super::{
    said,
    show::{FileText, Standing},
    url,
};
use crate::{
    courses::{DayFields, DayNames, optional_day},
    form::{Choice, Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Hidden, Link},
    problem::Problem,
    ratings::{OfMember, Whose, level, reason, sample},
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    table_import::upload::{self, Upload},
    views::Page,
    visitor::{PathId, Signed},
};

/// The certificates of a person in one skill, and a form for another one.
#[derive(Debug, Serialize)]
pub(crate) struct SkillCertificatesPage {
    heading: String,
    lead: String,
    back: Link,
    certificates: Vec<Line>,
    action: String,
    hidden: Hidden,
    /// What becomes of one that is handed in.
    becomes: String,
    level: Field,
    levels: Vec<Choice>,
    issued: DayFields,
    until: DayFields,
    note: Field,
    file: Field,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    said: String,
    state: Standing,
    file: Option<FileText>,
}

const ISSUED: DayNames = ["issued", "issued_month", "issued_year"];
const UNTIL: DayNames = ["until", "until_month", "until_year"];
const FIELDS: [&str; 9] =
    ["id", "level", ISSUED[0], ISSUED[1], ISSUED[2], UNTIL[0], UNTIL[1], UNTIL[2], "note"];

/// Whose certificates of which skill, as they are.
struct Seen {
    whose: Whose,
    skill: PersonSkill,
    certificates: Vec<CertificateLine>,
}

pub(super) async fn own(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Skill>,
    screen: Screen,
) -> Result<Response, Problem> {
    let seen = seen_own(&app, &actor, id).await?;
    Ok(answer(&app, &seen, &screen, &Draft::blank()))
}

pub(super) async fn of_member(
    State(app): State<App>,
    Signed(actor): Signed,
    OfMember(person, skill): OfMember,
    screen: Screen,
) -> Result<Response, Problem> {
    let seen = seen_of(&app, &actor, person, skill).await?;
    Ok(answer(&app, &seen, &screen, &Draft::blank()))
}

pub(super) async fn hand_in_own(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Skill>,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let seen = seen_own(&app, &actor, id).await?;
    let person = actor.person_id().ok_or_else(Problem::not_found)?;
    let upload = upload::read(body).await?;
    hand_in_by(&app, &actor, (&seen, person), upload, &screen).await
}

pub(super) async fn hand_in(
    State(app): State<App>,
    Signed(actor): Signed,
    OfMember(person, skill): OfMember,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let seen = seen_of(&app, &actor, person, skill).await?;
    let upload = upload::read(body).await?;
    hand_in_by(&app, &actor, (&seen, person), upload, &screen).await
}

async fn seen_own(app: &App, actor: &Actor, skill: SkillId) -> Result<Seen, Problem> {
    let (skill, certificates) = list_own_certificates(app, actor, skill).await?;
    Ok(Seen { whose: Whose::Own, skill, certificates })
}

async fn seen_of(
    app: &App,
    actor: &Actor,
    person: PersonId,
    skill: SkillId,
) -> Result<Seen, Problem> {
    let (member, skill, certificates) = list_certificates(app, actor, person, skill).await?;
    Ok(Seen { whose: Whose::Member(member), skill, certificates })
}

async fn hand_in_by(
    app: &App,
    actor: &Actor,
    (seen, person): (&Seen, PersonId),
    mut upload: Upload,
    screen: &Screen,
) -> Result<Response, Problem> {
    let form = std::mem::take(&mut upload.form).only(&FIELDS)?;
    let id = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save(app, actor, (id, person, seen.skill.id), &form, upload).await {
        Ok(becomes) => {
            let notice = match becomes {
                HandIn::Proposed => "skill-certificate-proposed",
                HandIn::Approved => "skill-certificate-counts",
            };
            let to = format!("{}/certificates", seen.whose.skill_url(seen.skill.id));
            Ok(SeeOther::to(to).notice(Message::new(notice)).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(answer(app, seen, screen, &draft))
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    (id, person, skill): (SkillCertificateId, PersonId, SkillId),
    form: &Form,
    upload: Upload,
) -> Result<HandIn, Refusal> {
    let claim = claim(form)?;
    let file_name = upload.file_name.unwrap_or_default();
    let content = upload.file.unwrap_or_default();
    let command = HandInCertificate { id, person, skill, claim, file_name, content };
    Ok(hand_in_certificate(app, actor, command).await?)
}

fn claim(form: &Form) -> Result<CertificateClaim, FieldErrors> {
    let mut errors = FieldErrors::default();
    let level = level(form.text("level"));
    if level.is_none() {
        errors.add("level", Message::new("rating-no-level"));
    }
    let issued = errors.take(ISSUED[0], optional_day(form, ISSUED));
    if issued == Some(None) {
        errors.add(ISSUED[0], Message::new("skill-certificate-no-issued"));
    }
    let until = errors.take(UNTIL[0], optional_day(form, UNTIL));
    let note = errors.take("note", RatingNote::parse_optional(form.text("note")));
    match (level, issued.flatten(), until, note) {
        (Some(level), Some(issued), Some(until), Some(note)) => {
            Ok(CertificateClaim { level, issued, until, note })
        }
        _ => Err(errors),
    }
}

fn answer(app: &App, seen: &Seen, screen: &Screen, draft: &Draft) -> Response {
    screen.show(&SkillCertificatesPage::new(seen, app.ids.next(), draft, screen.reader()))
}

impl SkillCertificatesPage {
    fn new(seen: &Seen, id: SkillCertificateId, draft: &Draft, reader: &Reader) -> Self {
        let Seen { whose, skill, certificates } = seen;
        let (lead, becomes) = match whose.name() {
            None => (reader.say("person-skills-own"), "skill-certificate-becomes-proposed"),
            Some(name) => (
                reader.text(&Message::new("person-skills-of").text("name", name)),
                "skill-certificate-becomes-rating",
            ),
        };
        let levels = Level::ALL.into_iter().filter(|it| *it != Level::NONE);
        let levels =
            levels.map(|it| (it.get().to_string(), reason::level(it, &skill.levels, reader)));
        let id = draft.kept("id").unwrap_or_else(|| id.to_string());
        let lines = certificates.iter().map(|it| Line {
            href: url(it.certificate.id),
            said: said(it, reader),
            state: Standing::of(it, reader),
            file: FileText::of(it),
        });
        Self {
            heading: reader.say("skill-certificates-title"),
            lead,
            back: Link { href: whose.skill_url(skill.id), text: skill.name.as_str().to_owned() },
            certificates: lines.collect(),
            action: format!("{}/certificates", whose.skill_url(skill.id)),
            hidden: Hidden::new("id", &id),
            becomes: reader.say(becomes),
            level: draft.field("level", reader),
            levels: draft.choices("level", levels),
            issued: DayFields::new(ISSUED, draft, reader),
            until: DayFields::new(UNTIL, draft, reader),
            note: draft.field("note", reader),
            file: draft.field("file", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for SkillCertificatesPage {
    const TEMPLATE: &'static str = "ratings/certificates/of_skill.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {} – {}", self.heading, self.back.text, self.lead)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let id = sample::certificates().first().map(|it| it.certificate.id);
        let id = id.unwrap_or_else(|| SkillCertificateId::from_uuid(uuid::Uuid::nil()));
        let skills = sample::skills();
        let seen = |whose, certificates| Seen { whose, skill: skills[0].clone(), certificates };
        let mut errors = FieldErrors::default();
        errors.add("level", Message::new("rating-no-level"));
        errors.add("issued", Message::new("skill-certificate-no-issued"));
        errors.add("until", Message::new("rating-ends-before"));
        errors.add("file", Message::new("paper-not-offered"));
        let typed = Form::from_iter([("issued", "31"), ("note", "\"x\"")]);
        let refused = Draft::refused(typed, errors);
        let member = Whose::Member(sample::member());
        vec![
            Self::new(&seen(Whose::Own, sample::certificates()), id, &Draft::blank(), reader),
            Self::new(&seen(member, Vec::new()), id, &refused, reader),
        ]
    }
}
