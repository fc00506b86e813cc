use application::{
    App, Message,
    training::{CertificateSheet, CertificateView, SeeCertificateError, see_certificate},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Date, Permission};
use domain_training::{Completion, RevocationReason, Standing as Worth};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use serde::Serialize;

use super::certificate_url;
use crate::{
    Web,
    problem::Problem,
    qr::Qr,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};

/// A certificate to look at and to print.
#[derive(Debug, Serialize)]
pub(crate) struct CertificatePage {
    company: String,
    person: String,
    module: String,
    dates: Vec<String>,
    standing: StandingText,
    /// Why it was revoked.
    reason: Option<String>,
    code: String,
    address: String,
    qr: Option<Qr>,
    /// Nothing of what does not count any more.
    pdf_url: Option<String>,
    /// For those who may.
    revoke_url: Option<String>,
}

/// Whether it is valid, expired or revoked.
#[derive(Debug, Serialize)]
pub(super) struct StandingText {
    tone: &'static str,
    icon: &'static str,
    text: String,
}

pub(crate) async fn show(
    State(web): State<Web>,
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Completion>,
    screen: Screen,
) -> Result<Response, Problem> {
    let found = see_certificate(&app, &actor, id).await?;
    let today = screen.reader().date_of(app.clock.now()).unwrap_or_default();
    let may_revoke = actor.permit(Permission::RevokeTraining).is_ok();
    let address = address(&web, &found);
    Ok(screen.show(&CertificatePage::new(&found, &address, may_revoke, today, screen.reader())))
}

pub(crate) async fn pdf(
    State(web): State<Web>,
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Completion>,
    screen: Screen,
) -> Result<Response, Problem> {
    let found = see_certificate(&app, &actor, id).await?;
    let (reader, address) = (screen.reader(), address(&web, &found));
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    // What does not count any more is not printed anew.
    if !found.tenure.standing(today).is_good() {
        return Err(Problem::from(SeeCertificateError::NoSuchCertificate));
    }
    let pdf = app.printer.print(sheet(&found, &address, reader)).await;
    let pdf = pdf.map_err(|err| Problem::broken(&err))?;
    let headers = [
        (CONTENT_TYPE, "application/pdf"),
        (CONTENT_DISPOSITION, "attachment; filename=\"certificate.pdf\""),
    ];
    Ok((headers, pdf).into_response())
}

/// Where a certificate is checked. Without a public URL, on this machine only.
fn address(web: &Web, found: &CertificateView) -> String {
    let path = format!("/verify/{}", found.code.plain());
    match &web.settings.public_url {
        Some(url) => url.join(&path),
        None => path,
    }
}

fn sheet(found: &CertificateView, address: &str, reader: &Reader) -> CertificateSheet {
    CertificateSheet {
        language: reader.language().tag().to_owned(),
        company: found.company_name.as_str().to_owned(),
        heading: reader.say("certificate"),
        person: found.person_name.as_str().to_owned(),
        deed: reader.say("certificate-deed"),
        module: found.title.as_str().to_owned(),
        dates: dates(found, reader),
        check: reader.say("certificate-check-code"),
        code: found.code.grouped(),
        address: address.to_owned(),
    }
}

/// When it was completed, and until when that is good.
fn dates(found: &CertificateView, reader: &Reader) -> Vec<String> {
    let dated = |key, date: Date| reader.text(&Message::new(key).text("date", &reader.date(date)));
    let until = found.tenure.last_day().filter(|_| !found.tenure.is_revoked);
    let until = until.map(|it| dated("good-until", it));
    [Some(dated("certificate-on", found.completed_on)), until].into_iter().flatten().collect()
}

impl CertificatePage {
    fn new(
        found: &CertificateView,
        address: &str,
        may_revoke: bool,
        today: Date,
        reader: &Reader,
    ) -> Self {
        let worth = found.tenure.standing(today);
        let url = certificate_url(found.completion);
        let is_revoked = worth == Worth::Revoked;
        Self {
            company: found.company_name.as_str().to_owned(),
            person: found.person_name.as_str().to_owned(),
            module: found.title.as_str().to_owned(),
            dates: dates(found, reader),
            standing: StandingText::new(worth, reader),
            reason: found.revoked.as_ref().map(|it| it.as_str().to_owned()),
            code: found.code.grouped(),
            address: address.to_owned(),
            qr: Qr::of(address),
            pdf_url: worth.is_good().then(|| format!("{url}/certificate.pdf")),
            revoke_url: (may_revoke && !is_revoked).then(|| format!("{url}/revoke")),
        }
    }
}

impl StandingText {
    pub(super) fn new(worth: Worth, reader: &Reader) -> Self {
        let (tone, icon, key) = match worth {
            Worth::Good { .. } | Worth::ToRenew { .. } => {
                ("positive", "check-circle", "certificate-valid")
            }
            Worth::Over { .. } => ("warning", "clock", "certificate-expired"),
            Worth::Revoked => ("negative", "slash-circle", "certificate-revoked"),
        };
        Self { tone, icon, text: reader.say(key) }
    }
}

impl Page for CertificatePage {
    const TEMPLATE: &'static str = "certificates/show.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", reader.say("certificate"), self.module)
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let today = Date::constant(2026, 11, 24);
        let [good, over, revoked] = samples();
        let address = "https://train.example/verify/0123456789ABCDEFGHJKMNPQRSTV";
        vec![
            Self::new(&good, address, true, today, reader),
            Self::new(&over, address, false, today, reader),
            Self::new(&revoked, address, true, today, reader),
        ]
    }
}

/// One that is good, one that is over and one that was revoked.
pub(super) fn samples() -> [CertificateView; 3] {
    use application::training::CertificateView as View;
    use domain_identity::{CompanyName, PersonName};
    use domain_kernel::Version;
    use domain_training::{CertificateCode, End, ModuleTitle, Tenure, Term, VersionNumber};

    use crate::training::sample::id;

    let view = |end: Date, revoked: Option<&str>| View {
        company: id(1),
        company_name: CompanyName::restore("Harbour & Sons".to_owned()),
        zone: None,
        completion: id(31),
        version: Version::FIRST,
        person: id(7),
        person_name: PersonName::restore("Mehmet <Yıldız>".to_owned()),
        title: ModuleTitle::restore("Lock-out & tag-out".to_owned()),
        number: VersionNumber::FIRST,
        completed_on: Date::constant(2025, 11, 20),
        tenure: Tenure {
            term: Some(Term { end: End::on(end), opens: end }),
            recall: None,
            is_revoked: revoked.is_some(),
        },
        revoked: revoked.map(|it| RevocationReason::restore(it.to_owned())),
        code: CertificateCode::draw(std::array::from_fn(|it| u8::try_from(it).unwrap_or(0))),
    };
    [
        view(Date::constant(2027, 11, 20), None),
        view(Date::constant(2026, 11, 20), None),
        view(Date::constant(2027, 11, 20), Some("The exam was taken by <somebody> else.")),
    ]
}
