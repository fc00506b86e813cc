use application::{
    App,
    equipment::{CategoryUse, EquipmentUse, ListItemsError, NearInspections, see_use},
};
use axum::extract::State;
use domain_equipment::Utilization;
use domain_kernel::LocalDay;
use serde::Serialize;
use utoipa::ToSchema;

use super::in_use::InUseDocument;
use crate::{
    answer::Answer,
    caller::Caller,
    document::Refuses,
    me::{NamedDocument, named},
    params::Params,
    problem::Problem,
};

/// How the company uses what it lends.
#[derive(Serialize, ToSchema)]
#[schema(as = EquipmentUse)]
pub(crate) struct UseDocument {
    /// How many days utilization looks back at.
    days: i64,
    /// By name, and what is of no category last.
    categories: Vec<CategoryUseDocument>,
    longest_out: Vec<InUseDocument>,
    inspections: NearInspectionsDocument,
}

/// The items of a category, or those that are of none.
#[derive(Serialize, ToSchema)]
#[schema(as = CategoryUse)]
pub(crate) struct CategoryUseDocument {
    category: Option<NamedDocument>,
    items: u32,
    out: u32,
    overdue: u32,
    /// How much of the time they were with somebody, in percent.
    utilization: u8,
}

/// How many inspections are when. Each item counts once.
#[derive(Serialize, ToSchema)]
#[schema(as = NearInspections)]
pub(crate) struct NearInspectionsDocument {
    overdue: u32,
    /// From today to the seventh day after it.
    in_week: u32,
    /// After that, to the fourteenth.
    in_fortnight: u32,
    /// After that, to the thirtieth.
    later: u32,
}

/// How things are used, for whoever leads people.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/use",
    operation_id = "show_equipment_use",
    tag = "Equipment",
    responses((status = 200, body = UseDocument), Refuses<ListItemsError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<UseDocument>, Problem> {
    params.only(&[], &[])?;
    let today = caller.today(&app);
    let used = see_use(&app, &caller.actor(), &today).await?;
    Ok(Answer::of(UseDocument::new(&used, &today)))
}

impl UseDocument {
    fn new(used: &EquipmentUse, today: &LocalDay) -> Self {
        let longest = used.longest_out.iter();
        let near = used.inspections(today.date, |it| today.date_of(it));
        Self {
            days: Utilization::DAYS,
            categories: used.categories.iter().map(CategoryUseDocument::new).collect(),
            longest_out: longest.map(|it| InUseDocument::new(it, today.date)).collect(),
            inspections: NearInspectionsDocument::new(near),
        }
    }
}

impl CategoryUseDocument {
    fn new(of: &CategoryUse) -> Self {
        let category = of.category.as_ref();
        Self {
            category: category.map(|(id, name)| named(*id, name.as_str())),
            items: of.n_items,
            out: of.n_out,
            overdue: of.n_overdue,
            utilization: of.utilization.percent(),
        }
    }
}

impl NearInspectionsDocument {
    fn new(near: NearInspections) -> Self {
        Self {
            overdue: near.n_overdue,
            in_week: near.n_in_week,
            in_fortnight: near.n_in_fortnight,
            later: near.n_later,
        }
    }
}
