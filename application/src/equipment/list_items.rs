use domain_equipment::{CategoryId, Handover, LocationId};
use domain_kernel::{Actor, Date, Denied, LocalDay, Permission, Permit, PersonId, StoreError};
use thiserror::Error;

use super::{InUseLine, ItemLine, OpenAsk, OwnItem};
use crate::{App, Page, PageNumber, failure::failure, identity::Direction};

/// The company's items, a page at a time.
#[derive(Clone, Debug, Default)]
pub struct ListItems {
    /// Part of a tag, name, model or serial number, or empty for all.
    pub search: String,
    pub state: StateFilter,
    pub category: Option<CategoryId>,
    /// Items of what is in it are not among them.
    pub location: Option<LocationId>,
    pub sorted_by: ItemsSortedBy,
    pub direction: Direction,
    pub page: PageNumber,
}

/// Which items a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum StateFilter {
    /// All but those that are retired.
    #[default]
    Kept,
    Available,
    /// Available, and no inspection is overdue.
    Free,
    InUse,
    /// In use, and the day on which they were due is over.
    Overdue,
    Maintenance,
    Retired,
    /// Not retired, and the inspection is overdue or due within 30 days.
    InspectionDue,
}

/// What a list of items is sorted by. Those alike in that are sorted by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ItemsSortedBy {
    #[default]
    Name,
    Tag,
    State,
    Location,
}

/// What is out, a page at a time.
#[derive(Clone, Debug, Default)]
pub struct ListInUse {
    /// Part of a tag, a name or of the name of a person, or empty for all.
    pub search: String,
    pub only_overdue: bool,
    /// Of those who cannot come in any more.
    pub only_inactive: bool,
    /// Of one person.
    pub holder: Option<PersonId>,
    /// Of those whom this one leads, level by level.
    pub below: Option<PersonId>,
    pub page: PageNumber,
}

#[derive(Debug, Error)]
pub enum ListItemsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Of whoever sees all items, or of whoever may have some.
pub(super) fn equipment_permit(actor: &Actor) -> Result<Permit, Denied> {
    let sees_all = actor.permit(Permission::SeeEquipment);
    sees_all.or_else(|_| actor.permit(Permission::HoldEquipment))
}

/// Whoever leads people sees all items, and who has them.
pub async fn list_items(
    app: &App,
    actor: &Actor,
    query: &ListItems,
    today: &LocalDay,
) -> Result<Page<ItemLine>, ListItemsError> {
    let permit = actor.permit(Permission::SeeEquipment)?;
    Ok(app.equipment.items(&permit, query, today).await?)
}

/// Everybody sees what can be taken, for which no inspection is overdue.
pub async fn list_free_items(
    app: &App,
    actor: &Actor,
    query: &ListItems,
    today: &LocalDay,
) -> Result<Page<ItemLine>, ListItemsError> {
    let permit = actor.permit(Permission::HoldEquipment)?;
    let query = ListItems { state: StateFilter::Free, ..query.clone() };
    Ok(app.equipment.items(&permit, &query, today).await?)
}

/// All items for whoever sees all of them, and what can be taken for everybody else.
pub async fn list_seen_items(
    app: &App,
    actor: &Actor,
    query: &ListItems,
    today: &LocalDay,
) -> Result<Page<ItemLine>, ListItemsError> {
    match actor.permit(Permission::SeeEquipment) {
        Ok(_) => list_items(app, actor, query, today).await,
        Err(_) => list_free_items(app, actor, query, today).await,
    }
}

pub async fn list_in_use(
    app: &App,
    actor: &Actor,
    query: &ListInUse,
    today: Date,
) -> Result<Page<InUseLine>, ListItemsError> {
    let permit = actor.permit(Permission::SeeEquipment)?;
    Ok(app.equipment.in_use(&permit, query, today).await?)
}

/// What an admin has to get back from somebody, the longest first.
pub async fn list_held_items(
    app: &App,
    actor: &Actor,
    holder: PersonId,
) -> Result<Vec<OwnItem>, ListItemsError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    Ok(app.equipment.of_holder(&permit, holder).await?)
}

/// What others ask somebody to hand over, as long as they can answer.
pub async fn list_asked_items(app: &App, actor: &Actor) -> Result<Vec<OpenAsk>, ListItemsError> {
    let permission = Permission::HoldEquipment;
    let permit = actor.permit(permission)?;
    let own = actor.person_id().ok_or(Denied { permission })?;
    let after = app.clock.now().minus(Handover::LASTS);
    Ok(app.custodies.asked_of(&permit, own, after).await?)
}

/// What somebody has of the company's.
pub async fn list_own_items(app: &App, actor: &Actor) -> Result<Vec<OwnItem>, ListItemsError> {
    let permission = Permission::HoldEquipment;
    let permit = actor.permit(permission)?;
    let own = actor.person_id().ok_or(Denied { permission })?;
    Ok(app.equipment.of_holder(&permit, own).await?)
}

impl StateFilter {
    /// Those that whoever sees all items can ask for. Others see what is free, and nothing else.
    pub const ALL: [Self; 7] = [
        Self::Kept,
        Self::Available,
        Self::InUse,
        Self::Overdue,
        Self::Maintenance,
        Self::Retired,
        Self::InspectionDue,
    ];

    /// The word of query strings, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Available => "available",
            Self::Free => "free",
            Self::InUse => "in_use",
            Self::Overdue => "overdue",
            Self::Maintenance => "maintenance",
            Self::Retired => "retired",
            Self::InspectionDue => "inspection_due",
        }
    }

    /// The opposite of [`StateFilter::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl ItemsSortedBy {
    pub const ALL: [Self; 4] = [Self::Name, Self::Tag, Self::State, Self::Location];

    /// The word of query strings, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Tag => "tag",
            Self::State => "state",
            Self::Location => "location",
        }
    }

    /// The opposite of [`ItemsSortedBy::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

failure!(ListItemsError {
    Denied(Denied),
    Store(StoreError),
});
