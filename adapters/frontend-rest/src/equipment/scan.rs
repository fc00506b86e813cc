//! What a label opens.

use application::{
    App,
    equipment::{
        Asking, Reserved, ScannedItem, SeeItemError, see_own_qualifications, see_scanned_item,
    },
};
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::give::QualificationDocument;
use crate::{
    answer::{Answer, moment},
    body::Body,
    caller::Caller,
    document::Refuses,
    problem::Problem,
};

/// What is looked up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ScanItem)]
pub(crate) struct Scan {
    /// What stands on the label, or the address that a scanner reads from it.
    #[schema(example = "7K3M-Q9TF-X")]
    code: String,
}

/// An item as whoever has its label before them sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = ScannedItem)]
pub(crate) struct ScannedDocument {
    item: String,
    tag: String,
    name: String,
    model: Option<String>,
    /// `available`, `in_use`, `maintenance` or `retired`.
    state: &'static str,
    is_own: bool,
    /// Who has it, where whoever asks may read that.
    holder: Option<String>,
    /// How it stands with asking for it, where somebody else has it: `can_ask`, `waits`, `other`
    /// (somebody else waits), `declined` or `holder_gone`.
    asking: Option<&'static str>,
    /// Until when there may be an answer, where one waits.
    asking_until: Option<String>,
    reserved: Option<ReservedDocument>,
    /// What it asks for, and how whoever asks here stands with it.
    needs: Vec<QualificationDocument>,
}

/// Somebody else's reservation, in the way of whoever takes an item.
#[derive(Serialize, ToSchema)]
#[schema(as = ReservedBy)]
pub(crate) struct ReservedDocument {
    /// Whose it is, as far as whoever asks may know.
    by: Option<String>,
    from: String,
    to: String,
    /// Whether it is kept for them already; else it has to be back before theirs begins.
    is_kept: bool,
}

/// Looks an item up by the code on its label. Nothing changes, but wrong codes are counted.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/scan",
    operation_id = "scan_item",
    tag = "Equipment",
    request_body = Scan,
    responses((status = 200, body = ScannedDocument), Refuses<SeeItemError>)
)]
pub(crate) async fn scan(
    State(app): State<App>,
    caller: Caller,
    Body(Scan { code }): Body<Scan>,
) -> Result<Answer<ScannedDocument>, Problem> {
    let scanned = see_scanned_item(&app, &caller.actor(), &code).await?;
    let today = caller.today(&app).date;
    let needs = see_own_qualifications(&app, &caller.actor(), scanned.item.id, today).await?;
    let needs = needs.iter().map(QualificationDocument::new).collect();
    Ok(Answer::of(ScannedDocument::new(&scanned, needs)))
}

impl ScannedDocument {
    fn new(scanned: &ScannedItem, needs: Vec<QualificationDocument>) -> Self {
        let item = &scanned.item;
        let asking = scanned.asking.map(|it| match it {
            Asking::CanAsk => ("can_ask", None),
            Asking::Waits { until } => ("waits", Some(moment(until))),
            Asking::Other => ("other", None),
            Asking::Declined => ("declined", None),
            Asking::HolderGone => ("holder_gone", None),
        });
        let (asking, asking_until) = asking.map_or((None, None), |(it, until)| (Some(it), until));
        Self {
            item: item.id.to_string(),
            tag: item.settings.tag.as_str().to_owned(),
            name: item.settings.name.as_str().to_owned(),
            model: item.settings.model.as_ref().map(|it| it.as_str().to_owned()),
            state: item.state.name(),
            is_own: scanned.is_own,
            holder: scanned.holder.as_ref().map(|it| it.as_str().to_owned()),
            asking,
            asking_until,
            reserved: scanned.reserved.as_ref().map(ReservedDocument::new),
            needs,
        }
    }
}

impl ReservedDocument {
    fn new(reserved: &Reserved) -> Self {
        let by = &reserved.by;
        Self {
            by: by.name.as_ref().map(|it| it.as_str().to_owned()),
            from: moment(by.period.from()),
            to: moment(by.period.to()),
            is_kept: reserved.is_kept,
        }
    }
}
