//! How the ERP is read, and how it stands with it.

use application::{
    App,
    inventory::{
        CheckConnectorError, ConnectorView, ErpStanding, HeldLoad, Offers, RemoveConnector,
        SaveConnector, SaveConnectorError, StockError, check_connector, find_columns,
        remove_connector, save_connector, see_connector,
    },
};
use axum::extract::State;
use domain_inventory::{ErpKind, PlaceAddress};
use domain_kernel::Timestamp;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    loads::TroubleDocument,
    report::{FoundDocument, ReportDocument},
    settings::{SettingsDocument, StoredDocument},
};
use crate::{
    answer::{Answer, moment},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    params::Params,
    problem::Problem,
};

/// How the ERP is read, and how it stands with it.
#[derive(Serialize, ToSchema)]
#[schema(as = Connector)]
pub(crate) struct ConnectorDocument {
    /// Nothing where none is connected.
    settings: Option<StoredDocument>,
    /// The configuration says where it is and how it is asked; only the soft age is the admin's.
    is_fixed: bool,
    offers: OffersDocument,
    standing: Option<StandingDocument>,
    held: Option<HeldDocument>,
}

/// What a company may choose from.
#[derive(Serialize, ToSchema)]
#[schema(as = ErpOffers)]
pub(crate) struct OffersDocument {
    /// The kind of the ERP that the configuration names.
    configured: Option<&'static str>,
    servers: Vec<String>,
    folders: Vec<String>,
}

/// How it stands with the ERP.
#[derive(Serialize, ToSchema)]
#[schema(as = ErpStanding)]
pub(crate) struct StandingDocument {
    /// The load that is shown.
    current: Option<i64>,
    /// When the ERP was asked for it.
    as_of: Option<String>,
    lines: Option<u64>,
    is_loading: bool,
    failing_since: Option<String>,
    failures: u32,
    next_try: Option<String>,
    trouble: Option<TroubleDocument>,
    /// From when on whoever looks has it asked again.
    soft_at: String,
    /// When it is asked again, whoever looks or not.
    next_at: String,
}

/// A load that an admin is to look at.
#[derive(Serialize, ToSchema)]
#[schema(as = HeldLoad)]
pub(crate) struct HeldDocument {
    number: i64,
    /// Of whose stock it would take away more than half.
    shrunk: Vec<ShrunkDocument>,
}

/// A customer of whose stock much would be gone.
#[derive(Serialize, ToSchema)]
#[schema(as = ShrunkCustomer)]
pub(crate) struct ShrunkDocument {
    customer: String,
    name: Option<String>,
    before: u64,
    after: u64,
}

const PATH: &str = "/api/v1/inventory/connector";

/// How the ERP is read, for admins. Its password is never shown.
#[utoipa::path(
    get,
    path = "/api/v1/inventory/connector",
    operation_id = "show_connector",
    tag = "Inventory",
    responses((
        status = 200, body = ConnectorDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`, if it is connected"))
    ), Refuses<StockError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<ConnectorDocument>, Problem> {
    params.only(&[], &[])?;
    let view = see_connector(&app, &caller.actor()).await?;
    let answer = Answer::of(ConnectorDocument::new(&view));
    Ok(match &view.connector {
        Some(connector) => answer.version(connector.version),
        None => answer,
    })
}

/// Connects an ERP where none is connected, if it can be read, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/inventory/connector",
    operation_id = "connect_erp",
    tag = "Inventory",
    request_body = SettingsDocument,
    responses(
        (status = 201, description = "It is connected", body = ReportDocument),
        (status = 200, description = "It is not good, and nothing was saved", body = ReportDocument),
        Refuses<SaveConnectorError>
    )
)]
pub(crate) async fn connect(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<SettingsDocument>,
) -> Result<Answer<ReportDocument>, Problem> {
    let view = see_connector(&app, &caller.actor()).await?;
    let command = SaveConnector { expected: None, draft: document.draft(&view)? };
    let checked = save_connector(&app, &caller.actor(), &command).await?;
    let is_good = checked.is_good();
    let answer = Answer::of(ReportDocument::new(checked));
    Ok(match is_good {
        true => answer.status(StatusCode::CREATED).at(PATH.to_owned()),
        false => answer,
    })
}

/// Changes how the ERP is read, if it can be read so, for admins. A report that is not good says
/// that nothing was saved.
#[utoipa::path(
    put,
    path = "/api/v1/inventory/connector",
    operation_id = "edit_connector",
    tag = "Inventory",
    params(Seen),
    request_body = SettingsDocument,
    responses((status = 200, body = ReportDocument), Refuses<SaveConnectorError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    Seen(expected): Seen,
    Body(document): Body<SettingsDocument>,
) -> Result<Answer<ReportDocument>, Problem> {
    let view = see_connector(&app, &caller.actor()).await?;
    let command = SaveConnector { expected: Some(expected), draft: document.draft(&view)? };
    let checked = save_connector(&app, &caller.actor(), &command).await.map_err(changed)?;
    Ok(Answer::of(ReportDocument::new(checked)))
}

/// Disconnects the ERP, for admins. Nobody sees any stock until another one is connected.
#[utoipa::path(
    delete,
    path = "/api/v1/inventory/connector",
    operation_id = "remove_connector",
    tag = "Inventory",
    params(Seen),
    responses((status = 204), Refuses<SaveConnectorError>)
)]
pub(crate) async fn remove(
    State(app): State<App>,
    caller: Caller,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = RemoveConnector { expected };
    remove_connector(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reads an ERP as it would be read, and saves nothing, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/inventory/connector/check",
    operation_id = "check_connector",
    tag = "Inventory",
    request_body = SettingsDocument,
    responses((status = 200, body = ReportDocument), Refuses<CheckConnectorError>)
)]
pub(crate) async fn check(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<SettingsDocument>,
) -> Result<Answer<ReportDocument>, Problem> {
    let view = see_connector(&app, &caller.actor()).await?;
    let checked = check_connector(&app, &caller.actor(), &document.draft(&view)?).await?;
    Ok(Answer::of(ReportDocument::new(checked)))
}

/// What the ERP's answer has for columns, for admins. Of the settings, where it is and what it is
/// asked count.
#[utoipa::path(
    post,
    path = "/api/v1/inventory/connector/columns",
    operation_id = "find_connector_columns",
    tag = "Inventory",
    request_body = SettingsDocument,
    responses((status = 200, body = FoundDocument), Refuses<CheckConnectorError>)
)]
pub(crate) async fn columns(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<SettingsDocument>,
) -> Result<Answer<FoundDocument>, Problem> {
    let view = see_connector(&app, &caller.actor()).await?;
    let (place, questions) = document.place_and_questions(&view)?;
    let found = find_columns(&app, &caller.actor(), &place, &questions).await?;
    Ok(Answer::of(FoundDocument::new(&found)))
}

impl ConnectorDocument {
    fn new(view: &ConnectorView) -> Self {
        let connector = view.connector.as_ref();
        Self {
            settings: connector.map(|it| StoredDocument::new(&it.value.settings)),
            is_fixed: view.is_fixed,
            offers: OffersDocument::new(&view.offers),
            standing: view.erp.as_ref().map(|it| StandingDocument::new(it, view.now)),
            held: view.held.as_ref().map(HeldDocument::new),
        }
    }
}

impl OffersDocument {
    fn new(offers: &Offers) -> Self {
        let texts = |all: &[PlaceAddress]| all.iter().map(|it| it.as_str().to_owned()).collect();
        Self {
            configured: offers.configured.map(ErpKind::name),
            servers: texts(&offers.servers),
            folders: texts(&offers.folders),
        }
    }
}

impl StandingDocument {
    fn new(erp: &ErpStanding, now: Timestamp) -> Self {
        let (current, failing) = (erp.current.as_ref(), erp.failing);
        Self {
            current: current.map(|it| it.number.0),
            as_of: current.map(|it| moment(it.as_of)),
            lines: current.map(|it| it.n_lines),
            is_loading: erp.is_loading(now),
            failing_since: failing.map(|it| moment(it.since)),
            failures: failing.map_or(0, |it| it.n_failures),
            next_try: failing.map(|it| moment(it.next_try)),
            trouble: erp.trouble.as_ref().map(TroubleDocument::new),
            soft_at: moment(erp.soft_at),
            next_at: moment(erp.next_at),
        }
    }
}

impl HeldDocument {
    fn new(held: &HeldLoad) -> Self {
        let shrunk = held.shrunk.iter().map(|it| ShrunkDocument {
            customer: it.customer.as_str().to_owned(),
            name: held.names.get(&it.customer).map(|it| it.as_str().to_owned()),
            before: it.n_before,
            after: it.n_after,
        });
        Self { number: held.number.0, shrunk: shrunk.collect() }
    }
}
