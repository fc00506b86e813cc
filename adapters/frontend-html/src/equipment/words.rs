//! How items stand, in words and colors.

use application::equipment::{Holding, OwnItem};
use domain_equipment::{ItemId, ItemPhotoId, ItemState, RetireReason};
use domain_kernel::{Date, Timestamp};
use serde::Serialize;

use crate::reader::Reader;

/// As `components/state.html` shows it.
#[derive(Debug, Serialize)]
pub(super) struct StateText {
    word: String,
    tone: &'static str,
    icon: &'static str,
}

/// By when something has to be back, or since when somebody has it.
#[derive(Debug, Serialize)]
pub(super) struct DueText {
    text: String,
    /// "late", "soon" or nothing.
    tone: &'static str,
}

impl StateText {
    /// Of an item that is due then, if somebody has it.
    pub(super) fn of(state: ItemState, due: Option<Date>, today: Date, reader: &Reader) -> Self {
        let (key, tone, icon) = match state {
            ItemState::InUse if due.is_some_and(|it| it < today) => {
                ("item-overdue", "negative", "exclamation-circle")
            }
            ItemState::InUse => ("item-state-in-use", "accent", "person"),
            ItemState::Available => ("item-state-available", "positive", "check-circle"),
            ItemState::Maintenance => ("item-state-maintenance", "warning", "wrench"),
            ItemState::Retired(_) => ("item-state-retired", "", "archive"),
        };
        Self { word: reader.say(key), tone, icon }
    }

    /// Unless somebody has it who cannot come in any more, which matters more.
    pub(super) fn of_holder(self, holding: Option<&Holding>, reader: &Reader) -> Self {
        match holding {
            Some(it) if !it.is_active => Self {
                word: reader.say("item-holder-inactive"),
                tone: "warning",
                icon: "exclamation-triangle",
            },
            _ => self,
        }
    }

    /// The word alone, whether it is overdue or not.
    pub(super) fn plain(state: ItemState, reader: &Reader) -> String {
        Self::of(state, None, Date::MAX, reader).word
    }
}

impl StateText {
    /// Of a skill that somebody has well enough, or not.
    pub(super) fn qualified(is_held: bool, reader: &Reader) -> Self {
        let (key, tone, icon) = match is_held {
            true => ("item-qualification-yes", "positive", "check-circle"),
            false => ("item-qualification-no", "negative", "exclamation-circle"),
        };
        Self { word: reader.say(key), tone, icon }
    }
}

impl DueText {
    pub(super) fn of(since: Timestamp, due: Option<Date>, today: Date, reader: &Reader) -> Self {
        let said = |key: &'static str, name, value: String| {
            reader.text(&application::Message::new(key).text(name, &value))
        };
        match due {
            Some(due) if due < today => {
                Self { text: said("item-was-due", "date", reader.date(due)), tone: "late" }
            }
            Some(due) if due == today => Self { text: reader.say("item-due-today"), tone: "soon" },
            Some(due) => Self { text: said("item-due-on", "date", reader.date(due)), tone: "" },
            None => Self { text: said("item-since", "when", reader.date_time(since)), tone: "" },
        }
    }

    pub(super) fn holding(of: &Holding, today: Date, reader: &Reader) -> Self {
        Self::of(of.since, of.due, today, reader)
    }

    pub(super) fn own(of: &OwnItem, today: Date, reader: &Reader) -> Self {
        Self::of(of.since, of.due, today, reader)
    }
}

pub(super) fn retired(reason: RetireReason, reader: &Reader) -> String {
    reader.say(match reason {
        RetireReason::Sold => "item-retired-sold",
        RetireReason::Scrapped => "item-retired-scrapped",
        RetireReason::Lost => "item-retired-lost",
        RetireReason::Duplicate => "item-retired-duplicate",
    })
}

pub(super) fn item_url(id: ItemId) -> String {
    format!("/equipment/{id}")
}

/// Where the photo of an item lies. Another photo has another address, so that browsers may keep it.
pub(super) fn photo_url(item: ItemId, photo: ItemPhotoId) -> String {
    format!("{}/photo?v={photo}", item_url(item))
}

pub(super) fn today(now: Timestamp, reader: &Reader) -> Date {
    reader.date_of(now).unwrap_or_default()
}
