//! Which labels an address asks for: `/equipment/labels?category=…&sheet=avery_l7160&first=4`.

use application::{Message, equipment::LabelSelection};
use domain_equipment::{LabelSheet, NoSuchLabel, Nudge, SheetLayout};
use domain_kernel::{Date, Id};

use crate::{
    form::{FieldErrors, Form},
    reader::Reader,
};

/// The fields that such an address has, each as often as it likes.
pub(super) const FIELDS: [&str; 8] =
    ["item", "category", "location", "since", "sheet", "first", "right", "down"];

#[derive(Debug)]
pub(super) struct Labels {
    pub(super) selection: LabelSelection,
    pub(super) layout: SheetLayout,
}

impl Labels {
    pub(super) fn read(form: &Form, reader: &Reader) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let since = match form.text("since") {
            "" => None,
            typed => {
                let date: Option<Date> = typed.parse().ok();
                let since = date.and_then(|it| reader.beginning(it));
                if since.is_none() {
                    errors.add("since", Message::new("labels-since-wrong"));
                }
                since
            }
        };
        let selection = LabelSelection {
            items: ids(form, ("item", "item"), &mut errors),
            category: ids(form, ("category", "since"), &mut errors).pop(),
            location: ids(form, ("location", "since"), &mut errors).pop(),
            since,
        };
        match layout(form) {
            Ok(layout) if errors.is_empty() => Ok(Self { selection, layout }),
            Ok(_) => Err(errors),
            Err(more) => {
                errors.append(more);
                Err(errors)
            }
        }
    }
}

/// The paper, where its first free label is, and how far the printer misses.
pub(super) fn layout(form: &Form) -> Result<SheetLayout, FieldErrors> {
    let mut errors = FieldErrors::default();
    let sheet = LabelSheet::parse(form.text("sheet"));
    if sheet.is_none() {
        errors.add("sheet", Message::new("labels-sheet-wrong"));
    }
    let first = match form.text("first") {
        "" => 1,
        typed => typed.parse().unwrap_or(0),
    };
    let on_sheet = sheet.unwrap_or(LabelSheet::AveryL7160);
    if let Err(NoSuchLabel { n_labels }) = SheetLayout::new(on_sheet, first, Default::default()) {
        errors.add("first", Message::new("labels-first-wrong").number("n", n_labels.into()));
    }
    let mut nudge = |name| {
        let nudge = tenths(form.text(name)).and_then(|it| Nudge::tenths(it).ok());
        if nudge.is_none() {
            errors.add(name, Message::new("labels-nudge-wrong"));
        }
        nudge.unwrap_or_default()
    };
    let nudges = (nudge("right"), nudge("down"));
    match SheetLayout::new(on_sheet, first, nudges) {
        Ok(layout) if errors.is_empty() => Ok(layout),
        _ => Err(errors),
    }
}

/// What is no id must not print more than was asked for.
fn ids<T>(form: &Form, (name, at): (&str, &'static str), errors: &mut FieldErrors) -> Vec<Id<T>> {
    let typed = form.texts(name).filter(|it| !it.is_empty());
    let ids: Result<Vec<Id<T>>, _> = typed.map(str::parse).collect();
    ids.unwrap_or_else(|_| {
        errors.add(at, Message::new("labels-none"));
        Vec::new()
    })
}

/// Millimeters with one digit at most behind a point or a comma, in tenths.
fn tenths(typed: &str) -> Option<i16> {
    let typed = typed.replace(',', ".").replace('−', "-");
    let (sign, digits) = match typed.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, typed.strip_prefix('+').unwrap_or(&typed)),
    };
    let (whole, tenth) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    match (whole, tenth) {
        ("", "0") => Some(0),
        _ if is_number(whole) && is_number(tenth) && tenth.len() == 1 => {
            let whole: i16 = whole.parse().ok()?;
            let tenth: i16 = tenth.parse().ok()?;
            whole.checked_mul(10)?.checked_add(tenth)?.checked_mul(sign)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millimeters_are_read_as_people_write_them() {
        for (typed, expected) in [
            ("", Some(0)),
            ("0", Some(0)),
            ("3", Some(30)),
            ("0.5", Some(5)),
            ("-1,2", Some(-12)),
            ("−1.2", Some(-12)),
            ("+2", Some(20)),
            ("1.25", None),
            (".5", None),
            ("1.", None),
            ("one", None),
            ("4000", None),
            ("--1", None),
            ("1e2", None),
        ] {
            assert_eq!(tenths(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_layout_says_each_thing_that_is_wrong_with_it() {
        let read = |fields: &[(&str, &str)]| layout(&fields.iter().copied().collect());
        let right = read(&[("sheet", "avery_l7651"), ("first", "65"), ("right", "-0,7")]);
        let right = right.expect("it is one");
        let first_and_right = (right.first(), right.right().as_tenths());
        assert_eq!(first_and_right, (65, -7));
        for wrong in [
            [("sheet", "foil"), ("first", "1")],
            [("sheet", "avery_l7651"), ("first", "66")],
            [("sheet", "avery_l7651"), ("first", "x")],
            [("sheet", "avery_l7651"), ("down", "10.1")],
        ] {
            assert!(read(&wrong).is_err(), "{wrong:?}");
        }
    }
}
