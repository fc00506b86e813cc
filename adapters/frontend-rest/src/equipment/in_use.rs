use application::{
    App,
    equipment::{InUseLine, ListInUse, ListItemsError, list_in_use},
};
use axum::extract::State;
use domain_kernel::{Date, Role};
use serde::Serialize;
use utoipa::ToSchema;

use super::items::HoldingDocument;
use crate::{
    answer::{Answer, List, part},
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    params::Params,
    problem::Problem,
};

/// An item that is out.
#[derive(Serialize, ToSchema)]
#[schema(as = InUseItem)]
pub(crate) struct InUseDocument {
    item: String,
    tag: String,
    name: String,
    holding: HoldingDocument,
    /// Whether whoever has it can come in.
    is_active: bool,
    is_overdue: bool,
}

const PATH: &str = "/api/v1/equipment/in-use";
const PARAMS: [&str; 6] = ["q", "overdue", "inactive", "team", "holder", "cursor"];

/// What is out, by when it is due, for whoever leads people.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/in-use",
    operation_id = "list_items_in_use",
    tag = "Equipment",
    params(
        (
            "q" = Option<String>, Query,
            description = "Part of a tag, a name or of the name of a person"
        ),
        (
            "overdue" = Option<String>, Query, description = "Only what was due before today",
            pattern = "^(true|false)?$"
        ),
        (
            "inactive" = Option<String>, Query, description = "Only of those who cannot come in",
            pattern = "^(true|false)?$"
        ),
        (
            "team" = Option<String>, Query,
            description = "Only of the people of whichever manager asks",
            pattern = "^(true|false)?$"
        ),
        (
            "holder" = Option<String>, Query, description = "The id of whoever has it",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<InUseDocument>), Refuses<ListItemsError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<InUseDocument>>, Problem> {
    let params = params.only(&PARAMS, &[])?;
    let list = params.list(PATH);
    let query = asked(&params, &list, &caller)?;
    let today = caller.today(&app).date;
    let page = list_in_use(&app, &caller.actor(), &query, today).await?;
    Ok(part(&page, &list, |it| InUseDocument::new(it, today)))
}

fn asked(params: &Params, list: &str, caller: &Caller) -> Result<ListInUse, Problem> {
    let mut flaws = Flaws::default();
    let is_on = |name| params.parsed(name, |it| it.parse::<bool>().ok());
    let only_overdue = flaws.asked("overdue", is_on("overdue"));
    let only_inactive = flaws.asked("inactive", is_on("inactive"));
    let only_team = flaws.asked("team", is_on("team"));
    let holder = flaws.asked("holder", params.parsed("holder", |it| it.parse().ok()));
    let page = flaws.asked("cursor", params.page(list));
    flaws.none()?;
    // Admins lead nobody by being admins, and see everybody's.
    let actor = caller.actor();
    let leader = actor.person_id().filter(|_| actor.role() == Some(Role::Manager));
    let is_of_team = only_team.flatten().unwrap_or_default();
    Ok(ListInUse {
        search: params.text("q").to_owned(),
        only_overdue: only_overdue.flatten().unwrap_or_default(),
        only_inactive: only_inactive.flatten().unwrap_or_default(),
        holder: holder.flatten(),
        below: leader.filter(|_| is_of_team),
        page: page.unwrap_or_default(),
    })
}

impl InUseDocument {
    pub(super) fn new(line: &InUseLine, today: Date) -> Self {
        Self {
            item: line.item.to_string(),
            tag: line.tag.as_str().to_owned(),
            name: line.name.as_str().to_owned(),
            holding: HoldingDocument::new(&line.holding),
            is_active: line.holding.is_active,
            is_overdue: line.holding.due.is_some_and(|it| it < today),
        }
    }
}
