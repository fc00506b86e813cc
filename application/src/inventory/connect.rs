use domain_inventory::{ConnectorSettings, Place, Trouble};
use domain_kernel::CompanyId;

use super::{
    SourceError, StockSource,
    erp_passwords::{ErpPassword, unseal},
};
use crate::App;

/// The ERP of a company, with the password that was kept for it.
pub(super) async fn open_source(
    app: &App,
    company: CompanyId,
    settings: &ConnectorSettings,
) -> Result<Box<dyn StockSource>, SourceError> {
    let sealed = match &settings.place {
        Place::Configured => None,
        Place::Chosen(chosen) => chosen.password.as_ref(),
    };
    let password = sealed.map(|it| unseal(app, company, it)).transpose();
    let password = password.map_err(|err| SourceError::new(Trouble::SignInRefused, err))?;
    let password = password.as_ref().map(ErpPassword::as_str);
    app.erps.open(&settings.place, password, &settings.questions).await
}
