use domain_inventory::{ConnectorSettings, Place, SealedPassword, Trouble};
use domain_kernel::CompanyId;

use super::{SourceError, StockSource};
use crate::App;

/// The ERP of a company, with the password that was kept for it.
pub(super) async fn open_source(
    app: &App,
    company: CompanyId,
    settings: &ConnectorSettings,
) -> Result<Box<dyn StockSource>, SourceError> {
    let password = match &settings.place {
        Place::Configured => None,
        Place::Chosen(chosen) => match &chosen.password {
            Some(sealed) => Some(open_password(app, company, sealed)?),
            None => None,
        },
    };
    app.erps.open(&settings.place, password.as_deref(), &settings.questions).await
}

/// Encrypts the password of an ERP, so that it can be used and never be read.
pub(super) fn seal_password(app: &App, company: CompanyId, password: &str) -> SealedPassword {
    SealedPassword(app.sealing.seal(password.as_bytes(), &about(company)))
}

/// With another key of the installation nobody knows what it was.
fn open_password(
    app: &App,
    company: CompanyId,
    sealed: &SealedPassword,
) -> Result<String, SourceError> {
    let opened = app.sealing.open(&sealed.0, &about(company));
    opened
        .and_then(|it| String::from_utf8(it).ok())
        .ok_or_else(|| SourceError::new(Trouble::SignInRefused, "the password cannot be opened"))
}

fn about(company: CompanyId) -> Vec<u8> {
    format!("erp:{company}").into_bytes()
}
