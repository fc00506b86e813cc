use application::{
    App, Message,
    training::{CertificateView, RevokeCompletion, revoke_completion, see_certificate},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Permission};
use domain_training::{Completion, CompletionId, RevocationReason};
use serde::Serialize;

use super::certificate_url;
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::{Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// An admin says why a certificate does not count any more.
#[derive(Debug, Serialize)]
pub(crate) struct RevokePage {
    back: Link,
    person: String,
    module: String,
    action: String,
    version: String,
    reason: Field,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Completion>,
    screen: Screen,
) -> Result<Response, Problem> {
    actor.permit(Permission::RevokeTraining)?;
    let found = see_certificate(&app, &actor, id).await?;
    Ok(screen.show(&RevokePage::new(&found, &Draft::blank(), screen.reader())))
}

pub(crate) async fn revoke(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Completion>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::RevokeTraining)?;
    let found = see_certificate(&app, &actor, id).await?;
    let form = form.only(&["version", "reason"])?;
    match save(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("certificate-is-revoked");
            Ok(SeeOther::to(certificate_url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let mistakes = refusal.mistakes().map_err(|it| it.back_to(certificate_url(id)))?;
            let draft = Draft::refused(form, mistakes);
            Ok(screen.show(&RevokePage::new(&found, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, id: CompletionId, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", RevocationReason::parse(form.text("reason")));
    let reason = reason.ok_or(errors)?;
    Ok(revoke_completion(app, actor, RevokeCompletion { id, expected, reason }).await?)
}

impl RevokePage {
    fn new(found: &CertificateView, draft: &Draft, reader: &Reader) -> Self {
        let url = certificate_url(found.completion);
        Self {
            action: format!("{url}/revoke"),
            back: Link { href: url, text: reader.say("certificate") },
            person: found.person_name.as_str().to_owned(),
            module: found.title.as_str().to_owned(),
            version: draft.version(found.version),
            reason: draft.field("reason", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for RevokePage {
    const TEMPLATE: &'static str = "certificates/revoke.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", reader.say("certificate-revoke"), self.module)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let [good, ..] = super::show::samples();
        let mut errors = FieldErrors::default();
        errors.add("reason", Message::new("line-empty"));
        let empty = Draft::refused(Form::from_iter([("reason", " ")]), errors);
        vec![Self::new(&good, &Draft::blank(), reader), Self::new(&good, &empty, reader)]
    }
}
