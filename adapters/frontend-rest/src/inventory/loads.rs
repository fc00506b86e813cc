//! How the ERP was read.

use application::{
    App,
    inventory::{DecideLoad, DecideLoadError, LoadVerdict, StockError, decide_load, see_connector},
};
use axum::extract::State;
use domain_inventory::{GenerationNumber, Load, LoadOutcome, Trouble};
use domain_kernel::Timestamp;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    answer::{Answer, List, moment, whole},
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    params::Params,
    problem::Problem,
};

/// One look at the ERP.
#[derive(Serialize, ToSchema)]
#[schema(as = StockLoad)]
pub(crate) struct LoadDocument {
    number: i64,
    began: String,
    /// `under_way`, `loaded`, `held`, `refused`, `failed` or `dropped`.
    outcome: &'static str,
    ended: Option<String>,
    lines: Option<u64>,
    /// In how many lines something could not be read and was left out.
    flawed: Option<u64>,
    trouble: Option<TroubleDocument>,
}

/// Why the ERP could not be read.
#[derive(Serialize, ToSchema)]
#[schema(as = ErpTrouble)]
pub(crate) struct TroubleDocument {
    /// `not_allowed`, `unreachable`, `sign_in_refused`, `timed_out`, `refused`, `column`,
    /// `too_many_rows` or `broken_off`.
    kind: &'static str,
    /// Which column, where it is about one.
    column: Option<String>,
}

/// What is to become of a load that is held.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DecideLoad)]
pub(crate) struct Decide {
    number: i64,
    /// `show` or `drop`.
    #[schema(pattern = "^(show|drop)$")]
    verdict: String,
}

/// The last fifty looks at the ERP, the newest first, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/inventory/loads",
    operation_id = "list_stock_loads",
    tag = "Inventory",
    responses((status = 200, body = List<LoadDocument>), Refuses<StockError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<LoadDocument>>, Problem> {
    params.only(&[], &[])?;
    let view = see_connector(&app, &caller.actor()).await?;
    Ok(whole(view.loads.iter().map(LoadDocument::new).collect()))
}

/// Shows a load that was held because it would take much away, or drops it, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/inventory/loads/decide",
    operation_id = "decide_stock_load",
    tag = "Inventory",
    request_body = Decide,
    responses((status = 204), Refuses<DecideLoadError>)
)]
pub(crate) async fn decide(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<Decide>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let verdict = LoadVerdict::parse(&document.verdict).ok_or(RequestRefused::WrongValue);
    let verdict = flaws.take("verdict", verdict).ok_or(flaws)?;
    let command = DecideLoad { number: GenerationNumber(document.number), verdict };
    decide_load(&app, &caller.actor(), command).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl LoadDocument {
    fn new(load: &Load) -> Self {
        let of = |outcome, at: Option<Timestamp>, lines| Self {
            number: load.number.0,
            began: moment(load.began_at),
            outcome,
            ended: at.map(moment),
            lines,
            flawed: None,
            trouble: None,
        };
        match &load.outcome {
            LoadOutcome::UnderWay => of("under_way", None, None),
            LoadOutcome::Loaded { at, n_lines, n_flawed } => {
                Self { flawed: Some(*n_flawed), ..of("loaded", Some(*at), Some(*n_lines)) }
            }
            LoadOutcome::Held { at, n_lines, n_flawed } => {
                Self { flawed: Some(*n_flawed), ..of("held", Some(*at), Some(*n_lines)) }
            }
            LoadOutcome::Refused { at, n_lines } => of("refused", Some(*at), Some(*n_lines)),
            LoadOutcome::Failed { at, trouble } => {
                let trouble = Some(TroubleDocument::new(trouble));
                Self { trouble, ..of("failed", Some(*at), None) }
            }
            LoadOutcome::Dropped => of("dropped", None, None),
        }
    }
}

impl TroubleDocument {
    pub(super) fn new(trouble: &Trouble) -> Self {
        Self { kind: trouble.name(), column: trouble.column().map(str::to_owned) }
    }
}
