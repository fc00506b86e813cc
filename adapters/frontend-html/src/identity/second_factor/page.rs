use application::{
    Failure as _, Message,
    identity::{FactorView, RecoveryCode, SecondFactorError, SecondFactorView},
};
use domain_kernel::Timestamp;
use serde::Serialize;

use super::URL;
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake},
    parts::count,
    reader::Reader,
    views::Page,
};

/// How things stand with one's second factor, and what can be done about it.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question that the template asks")]
pub(crate) struct SecondFactorPage {
    is_on: bool,
    /// Since when, and how many recovery codes are left.
    since: String,
    left: String,
    is_short_of_codes: bool,
    is_required: bool,
    /// Nothing else is open before it is set up.
    must_set_up: bool,
}

/// Where one shows that one has it, before it is turned off or its recovery codes are replaced.
#[derive(Debug, Serialize)]
pub(crate) struct FactorCodePage {
    heading: String,
    lead: String,
    /// What goes, and what stays.
    points: Vec<String>,
    action: String,
    code: Field,
    button: String,
    is_destructive: bool,
    mistakes: Vec<Mistake>,
}

/// The recovery codes, this once.
#[derive(Debug, Serialize)]
pub(crate) struct RecoveryCodesPage {
    codes: Vec<String>,
}

/// So few are a reason to make new ones.
const FEW: usize = 3;

impl SecondFactorPage {
    pub(super) fn new(seen: &SecondFactorView, must_set_up: bool, reader: &Reader) -> Self {
        let since = seen.on.map(|it| reader.date_time(it.since)).unwrap_or_default();
        let n_left = seen.on.map_or(0, |it| it.n_recovery_codes);
        Self {
            is_on: seen.on.is_some(),
            since: reader.text(&Message::new("second-factor-since").text("when", &since)),
            left: reader.text(&Message::new("recovery-codes-left").number("n", count(n_left))),
            is_short_of_codes: seen.on.is_some() && n_left <= FEW,
            is_required: seen.is_required,
            must_set_up,
        }
    }
}

impl FactorCodePage {
    pub(super) fn off(draft: &Draft, reader: &Reader) -> Self {
        Self {
            heading: reader.say("second-factor-off-title"),
            lead: reader.say("second-factor-off-lead"),
            points: Vec::new(),
            action: format!("{URL}/off"),
            code: draft.secret("code", reader),
            button: reader.say("second-factor-off-submit"),
            is_destructive: true,
            mistakes: draft.mistakes(reader),
        }
    }

    pub(super) fn other_codes(draft: &Draft, reader: &Reader) -> Self {
        let points =
            ["recovery-codes-new-old", "recovery-codes-new-once", "recovery-codes-new-elsewhere"];
        Self {
            heading: reader.say("recovery-codes-new"),
            lead: reader.say("recovery-codes-new-lead"),
            points: points.map(|it| reader.say(it)).to_vec(),
            action: format!("{URL}/codes"),
            button: reader.say("recovery-codes-new-submit"),
            is_destructive: false,
            ..Self::off(draft, reader)
        }
    }
}

impl RecoveryCodesPage {
    pub(super) fn new(codes: &[RecoveryCode]) -> Self {
        Self { codes: codes.iter().map(|it| it.as_str().to_owned()).collect() }
    }
}

impl Page for SecondFactorPage {
    const TEMPLATE: &'static str = "identity/second_factor/show.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("second-factor-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let since = Timestamp::from_micros(1_795_521_600_000_000);
        let view = |n_left: Option<usize>, is_required| SecondFactorView {
            on: n_left.map(|it| FactorView { since, n_recovery_codes: it }),
            is_required,
        };
        vec![
            Self::new(&view(None, false), false, reader),
            Self::new(&view(None, true), true, reader),
            Self::new(&view(Some(10), false), false, reader),
            Self::new(&view(Some(1), true), false, reader),
        ]
    }
}

impl Page for FactorCodePage {
    const TEMPLATE: &'static str = "identity/second_factor/code.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("code", SecondFactorError::WrongCode.message());
        let refused = Draft::refused(Form::from_iter([("code", "123456")]), errors);
        vec![
            Self::off(&Draft::blank(), reader),
            Self::off(&refused, reader),
            Self::other_codes(&Draft::blank(), reader),
            Self::other_codes(&refused, reader),
        ]
    }
}

impl Page for RecoveryCodesPage {
    const TEMPLATE: &'static str = "identity/second_factor/codes.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("recovery-codes-title")
    }

    fn samples(_: &Reader) -> Vec<Self> {
        vec![Self::new(&[RecoveryCode::sample(), RecoveryCode::sample()])]
    }
}
