//! Whether the ERPs answer, and can be read as companies read them.

use std::time::Duration;

use application::{
    App,
    identity::{FindRealmError, find_realm},
    inventory::{CheckConnectorError, Checked, ExaminedErp, examine_erp, list_connected},
};
use domain_inventory::Trouble;
use domain_kernel::Actor;

use super::{
    Patient, in_time,
    report::{Finding, reason},
};
use crate::config::{ERP_COMPANY, ERP_CUSTOMERS_QUERY, ERP_STOCK_QUERY, ERP_URL};

const ERP: &str = "ERP";
/// For the lines of its answer; whether it can be read shows long before.
const LINES: Duration = Duration::from_secs(5);

pub(super) async fn check(patient: &Patient, app: &App, actor: &Actor) -> Vec<Finding> {
    let settings = [ERP_URL, ERP_STOCK_QUERY, ERP_CUSTOMERS_QUERY, ERP_COMPANY];
    if let Some(wrong) = settings.into_iter().find(|it| patient.is_wrong(it)) {
        return vec![Finding::skipped(ERP, &format!("{wrong} is wrong"))];
    }
    let connected = match list_connected(app, actor).await {
        Ok(connected) => connected,
        Err(err) => {
            let found = format!("which ones are connected cannot be told: {}", reason(&err));
            let to_do = "see what is said about the database above";
            return vec![Finding::fault(ERP, found, "a list", to_do)];
        }
    };
    let mut findings = Vec::new();
    findings.extend(company(patient, app, actor).await);
    if connected.is_empty() {
        findings.push(Finding::fine(ERP, "none is connected"));
    }
    for erp in connected {
        findings.push(in_time(ERP, examine(app, actor, erp)).await);
    }
    findings
}

/// Whether the company is there whose ERP the configuration names.
async fn company(patient: &Patient, app: &App, actor: &Actor) -> Option<Finding> {
    patient.config.erp.url.as_ref()?;
    let err = find_realm(app, actor, patient.config.erp.company.as_ref()).await.err()?;
    // It is set up later.
    if matches!(err, FindRealmError::NoCompany) {
        return None;
    }
    let to_do = "set SHIPSHAPE_ERP_COMPANY to the name of the company whose ERP it is";
    let found = format!("whose it is, is not clear: {err}");
    Some(Finding::fault(ERP, found, "the name of one company", to_do))
}

async fn examine(app: &App, actor: &Actor, erp: ExaminedErp) -> Finding {
    let whose = match erp {
        ExaminedErp::Configured => "that of SHIPSHAPE_ERP_URL".to_owned(),
        ExaminedErp::Of(company) => format!("that of company {company}"),
    };
    match examine_erp(app, actor, erp, LINES).await {
        Ok(Some(checked)) => of_checked(&whose, &checked),
        Ok(None) => Finding::fine(ERP, format!("{whose} is connected no more")),
        Err(CheckConnectorError::Source(err)) => {
            let (words, to_do) = of_trouble(&err.trouble);
            let found = format!("{whose}: {words} ({})", reason(&err));
            Finding::fault(ERP, found, "an ERP that can be read", to_do)
        }
        Err(err) => {
            let found = format!("{whose}: {}", reason(&err));
            let to_do = "see that the secret key is that of this database";
            Finding::fault(ERP, found, "an ERP that can be read", to_do)
        }
    }
}

fn of_checked(whose: &str, checked: &Checked) -> Finding {
    let Checked { facts, n_lines, n_customers, n_flawed, is_cut, .. } = checked;
    let more = if *is_cut { " and more" } else { "" };
    let found = format!(
        "{whose}: {}, {n_customers} customers, {n_lines} lines{more}, {n_flawed} of them unreadable",
        facts.product
    );
    if !checked.is_good() {
        let to_do = "correct the query or the columns under Settings, ERP, which shows what cannot \
                     be read";
        Finding::fault(ERP, found, "lines that can be read", to_do)
    } else if facts.can_write == Some(true) {
        let to_do = "give the program a sign-in that may read only";
        Finding::warning(ERP, format!("{found}; the sign-in may write"), "reading only", to_do)
    } else {
        Finding::fine(ERP, found)
    }
}

fn of_trouble(trouble: &Trouble) -> (String, &'static str) {
    let (words, to_do) = match trouble {
        Trouble::NotAllowed => (
            "it is not where ERPs may be",
            "name the server or the folder in SHIPSHAPE_ERP_HOSTS; it is never in the data folder \
             or in the product's own database",
        ),
        Trouble::Unreachable => (
            "nobody answers there, or the file is not there",
            "start it, or correct the address, and see that the network lets this machine there",
        ),
        Trouble::SignInRefused => {
            ("the sign-in is refused", "correct the name and the password, or let that user in")
        }
        Trouble::TimedOut => ("it takes too long", "make the query quicker, such as by a view"),
        Trouble::Refused => (
            "it does not take the question",
            "correct SHIPSHAPE_ERP_STOCK_QUERY and SHIPSHAPE_ERP_CUSTOMERS_QUERY, or the queries \
             under Settings, ERP",
        ),
        Trouble::Column(_) => (
            "a column is missing in its answer, or has other values than it should",
            "have the query or the file call it so, or choose another column under Settings, ERP",
        ),
        Trouble::TooManyRows => ("it has too many lines", "let the query leave some out"),
        Trouble::BrokenOff => ("its answer broke off", "see in its own log why"),
    };
    let column = trouble.column().map(|it| format!(": {it}")).unwrap_or_default();
    (format!("{words}{column}"), to_do)
}
