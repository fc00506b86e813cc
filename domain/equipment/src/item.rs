use domain_kernel::{Change, Id, Line, Text, Timestamp};
use thiserror::Error;

use crate::{
    CategoryId, CodeNumber, ItemAdded, ItemCodeReplaced, ItemDeleted, ItemEdited, ItemPhotoChanged,
    ItemReinstated, ItemRetired, LocationId, OrdersStanding,
};

pub type ItemId = Id<Item>;
/// What is printed on it and may be known to everybody. Whatever the case, it is one item's of the
/// company.
pub type ItemTag = Line<40>;
pub type ItemName = Line<200>;
pub type ItemModel = Line<200>;
/// Its maker's number. Whatever the case, it is one item's of the company.
pub type SerialNumber = Line<120>;
pub type ItemNotes = Text<5_000>;

/// A photo of an item, kept in two sizes. A new photo is a new id, so that the files of the old one
/// can be removed without a thought.
pub enum ItemPhoto {}
pub type ItemPhotoId = Id<ItemPhoto>;

/// One piece of equipment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub id: ItemId,
    pub settings: ItemSettings,
    pub state: ItemState,
    pub condition: Condition,
    pub photo: Option<ItemPhotoId>,
    /// Which of its codes stands on its label now.
    pub code: CodeNumber,
    /// When it last passed an inspection.
    pub inspected: Option<Timestamp>,
    pub created: Timestamp,
}

/// What an admin decides about an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemSettings {
    pub tag: ItemTag,
    pub name: ItemName,
    pub category: Option<CategoryId>,
    pub model: Option<ItemModel>,
    pub serial: Option<SerialNumber>,
    /// Where it belongs when nobody has it.
    pub location: Option<LocationId>,
    pub notes: Option<ItemNotes>,
}

/// Whether an item can be taken (spec: equipment, "Equipment"). That it is overdue or reserved
/// follows from something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemState {
    Available,
    InUse,
    Maintenance,
    Retired(RetireReason),
}

/// Why an item is not the company's any more, or is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RetireReason {
    Sold,
    Scrapped,
    Lost,
    Duplicate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    Ok,
    Damaged,
}

/// What it takes to add an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    pub id: ItemId,
    pub settings: ItemSettings,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RetireRefused {
    #[error("somebody has this item; return it first")]
    InUse,
    #[error("this item is retired already")]
    Already,
    #[error("type the tag of the item as it is printed")]
    OtherTag,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this item is not retired")]
pub struct NotRetired;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this item is retired and has no code; take it into use again first")]
pub struct HasNoCode;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("people had this item, so it stays on record; retire it")]
pub struct HasHistory;

impl Item {
    pub fn add(new: NewItem, created: Timestamp) -> (Self, ItemAdded) {
        let NewItem { id, settings } = new;
        let added = ItemAdded { item: id, details: settings.changes_from(None) };
        let item = Self {
            id,
            settings,
            state: ItemState::Available,
            condition: Condition::Ok,
            photo: None,
            code: CodeNumber::FIRST,
            inspected: None,
            created,
        };
        (item, added)
    }

    /// `None` when nothing changed.
    pub fn edit(&mut self, settings: ItemSettings) -> Option<ItemEdited> {
        if self.settings == settings {
            return None;
        }
        let details = settings.changes_from(Some(&self.settings));
        self.settings = settings;
        Some(ItemEdited { item: self.id, details })
    }

    /// Shows another photo, or none. Returns the one whose files nobody needs any more.
    pub fn change_photo(
        &mut self,
        photo: Option<ItemPhotoId>,
    ) -> (ItemPhotoChanged, Option<ItemPhotoId>) {
        let is_removed = photo.is_none();
        let old = std::mem::replace(&mut self.photo, photo);
        (ItemPhotoChanged { item: self.id, is_removed }, old)
    }

    /// Ends its use for good; its history stays. `typed` is the tag as whoever does it typed it.
    pub fn retire(
        &mut self,
        reason: RetireReason,
        typed: &str,
    ) -> Result<ItemRetired, RetireRefused> {
        match self.state {
            ItemState::InUse => return Err(RetireRefused::InUse),
            ItemState::Retired(_) => return Err(RetireRefused::Already),
            ItemState::Available | ItemState::Maintenance => {}
        }
        if ItemTag::parse(typed).as_ref() != Ok(&self.settings.tag) {
            return Err(RetireRefused::OtherTag);
        }
        self.state = ItemState::Retired(reason);
        Ok(ItemRetired { item: self.id, reason })
    }

    /// Takes it back into use, with a code of its own number; into maintenance if its work orders
    /// keep it there.
    pub fn reinstate(&mut self, standing: &OrdersStanding) -> Result<ItemReinstated, NotRetired> {
        let ItemState::Retired(was) = self.state else {
            return Err(NotRetired);
        };
        self.state = match standing.is_fit() {
            true => ItemState::Available,
            false => ItemState::Maintenance,
        };
        self.code = self.code.next();
        Ok(ItemReinstated { item: self.id, was })
    }

    /// Gives it another code than the one on its label, whoever has it now.
    pub fn replace_code(&mut self) -> Result<ItemCodeReplaced, HasNoCode> {
        if self.state.retired().is_some() {
            return Err(HasNoCode);
        }
        self.code = self.code.next();
        Ok(ItemCodeReplaced { item: self.id, code: self.code })
    }

    /// Ends an item that so many people have had, which is none.
    pub fn delete(&self, n_custodies: u32) -> Result<ItemDeleted, HasHistory> {
        match n_custodies {
            0 => Ok(ItemDeleted { item: self.id, details: self.settings.gone() }),
            _ => Err(HasHistory),
        }
    }
}

impl ItemSettings {
    fn changes_from(&self, before: Option<&Self>) -> Vec<Change> {
        let before = before.map(Self::told).unwrap_or_default();
        let after = self.told();
        let mut changes = Vec::new();
        for (field, now) in after {
            let was =
                before.iter().find(|(other, _)| *other == field).and_then(|(_, it)| it.clone());
            changes.extend(Change::between(field, was, now));
        }
        changes
    }

    fn gone(&self) -> Vec<Change> {
        let told = self.told().into_iter();
        told.filter_map(|(field, was)| was.map(|it| Change::gone(field, it))).collect()
    }

    /// What the record says of it.
    fn told(&self) -> Vec<(&'static str, Option<String>)> {
        let text = |it: &str| Some(it.to_owned());
        vec![
            ("tag", text(self.tag.as_str())),
            ("name", text(self.name.as_str())),
            ("category", self.category.map(|it| it.to_string())),
            ("model", self.model.as_ref().and_then(|it| text(it.as_str()))),
            ("serial", self.serial.as_ref().and_then(|it| text(it.as_str()))),
            ("location", self.location.map(|it| it.to_string())),
            ("notes", self.notes.as_ref().and_then(|it| text(it.as_str()))),
        ]
    }
}

impl ItemState {
    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::InUse => "in_use",
            Self::Maintenance => "maintenance",
            Self::Retired(_) => "retired",
        }
    }

    /// The opposite of [`ItemState::name`], with why it was retired, if it was.
    pub fn restore(name: &str, reason: Option<RetireReason>) -> Option<Self> {
        match (name, reason) {
            ("available", None) => Some(Self::Available),
            ("in_use", None) => Some(Self::InUse),
            ("maintenance", None) => Some(Self::Maintenance),
            ("retired", Some(reason)) => Some(Self::Retired(reason)),
            _ => None,
        }
    }

    pub fn retired(self) -> Option<RetireReason> {
        match self {
            Self::Retired(reason) => Some(reason),
            Self::Available | Self::InUse | Self::Maintenance => None,
        }
    }
}

impl RetireReason {
    pub const ALL: [Self; 4] = [Self::Sold, Self::Scrapped, Self::Lost, Self::Duplicate];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sold => "sold",
            Self::Scrapped => "scrapped",
            Self::Lost => "lost",
            Self::Duplicate => "duplicate",
        }
    }

    /// The opposite of [`RetireReason::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Condition {
    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Damaged => "damaged",
        }
    }

    /// The opposite of [`Condition::name`].
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Ok, Self::Damaged].into_iter().find(|it| it.name() == name)
    }
}
