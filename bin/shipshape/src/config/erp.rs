//! Where ERPs are: only the operator says so (spec: inventory, "The ERP").

use std::path::PathBuf;

use domain_identity::CompanyName;
use domain_inventory::{ErpFileName, ErpKind, Questions, Select};
use domain_kernel::Date;
use erp::{AllowedServer, ConfiguredErp};

use super::{
    ERP_COMPANY, ERP_CUSTOMERS_QUERY, ERP_HOSTS, ERP_NO_DATES, ERP_STOCK_QUERY, ERP_URL, Secret,
    fields::Fields,
};

const URL: &str = "sqlite:///FOLDER/FILE.db, postgres://USER:PASSWORD@HOST/DATABASE, \
                   mysql://USER:PASSWORD@HOST/DATABASE, mssql://USER:PASSWORD@HOST/DATABASE or \
                   folder:///FOLDER";
const SELECT: &str = "one SELECT statement that only reads";
const FILE: &str = "the name of a CSV or XLSX file in the folder of SHIPSHAPE_ERP_URL";
const COMPANY: &str = "the name of a company";
const HOSTS: &str = "servers as HOST:PORT and absolute folders, with commas between them, such as \
                     erp.example.com:1433,/srv/erp";
const NO_DATES: &str =
    "dates as YYYY-MM-DD, with commas between them, such as 1970-01-01,2099-12-31";

/// What the operator says about ERPs.
#[derive(Clone, Debug, Default)]
pub(crate) struct ErpConfig {
    pub(crate) url: Option<Secret<ConfiguredErp>>,
    /// How it is asked. `None` leaves that to the company's admin.
    pub(crate) questions: Option<Questions>,
    /// Whose it is. `None` is the only company that there is.
    pub(crate) company: Option<CompanyName>,
    /// From which companies may choose.
    pub(crate) servers: Vec<AllowedServer>,
    pub(crate) folders: Vec<PathBuf>,
    /// Which dates mean none.
    pub(crate) no_dates: Vec<Date>,
}

pub(super) fn erp(fields: &mut Fields<'_>) -> ErpConfig {
    let url = fields.take_secret(ERP_URL, URL, |it| ConfiguredErp::parse(&it));
    let is_files = url.as_ref().is_some_and(|it| it.kind() == ErpKind::Files);
    let questions = if is_files { files(fields) } else { selects(fields) };
    for (setting, other) in
        [(ERP_STOCK_QUERY, ERP_CUSTOMERS_QUERY), (ERP_CUSTOMERS_QUERY, ERP_STOCK_QUERY)]
    {
        if fields.text(setting).is_none() && fields.text(other).is_some() {
            let accepted = "set together with the other question to the ERP, or neither of them";
            fields.reject(setting, "is not set".to_owned(), accepted);
        }
    }
    for setting in [ERP_STOCK_QUERY, ERP_CUSTOMERS_QUERY, ERP_COMPANY] {
        if fields.text(ERP_URL).is_none() && fields.text(setting).is_some() {
            let accepted = "something only together with SHIPSHAPE_ERP_URL, which is not set";
            fields.reject(setting, "is set".to_owned(), accepted);
        }
    }
    let company = fields.take(ERP_COMPANY, COMPANY, |it| CompanyName::parse(it).ok());
    let (servers, folders) = fields.take(ERP_HOSTS, HOSTS, hosts).unwrap_or_default();
    let no_dates = fields.take(ERP_NO_DATES, NO_DATES, dates).unwrap_or_default();
    ErpConfig { url: url.map(Secret::new), questions, company, servers, folders, no_dates }
}

fn selects(fields: &mut Fields<'_>) -> Option<Questions> {
    let stock = fields.take_secret(ERP_STOCK_QUERY, SELECT, |it| Select::parse(&it));
    let customers = fields.take_secret(ERP_CUSTOMERS_QUERY, SELECT, |it| Select::parse(&it));
    Some(Questions::Selects { stock: stock?, customers: customers? })
}

fn files(fields: &mut Fields<'_>) -> Option<Questions> {
    let stock = fields.take(ERP_STOCK_QUERY, FILE, |it| ErpFileName::parse(it).ok());
    let customers = fields.take(ERP_CUSTOMERS_QUERY, FILE, |it| ErpFileName::parse(it).ok());
    Some(Questions::Files { stock: stock?, customers: customers? })
}

fn dates(text: &str) -> Option<Vec<Date>> {
    text.split(',').map(|it| it.trim().parse().ok()).collect()
}

fn hosts(text: &str) -> Option<(Vec<AllowedServer>, Vec<PathBuf>)> {
    let (mut servers, mut folders) = (Vec::new(), Vec::new());
    for place in text.split(',').map(str::trim).filter(|it| !it.is_empty()) {
        match place.starts_with('/') {
            true => folders.push(PathBuf::from(place)),
            false => servers.push(AllowedServer::parse(place).ok()?),
        }
    }
    Some((servers, folders))
}
