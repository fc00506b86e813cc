//! A reservation is cancelled: one's own with a click, somebody else's with a reason.

use application::{
    App, Failure, Message,
    equipment::{CancelReservation, Cancelled, ReservedItem, cancel_reservation, see_reservation},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{
    CancelRefused, Cancellation, CustodyReason, Reservation, ReservationId, ReservationState,
};
use domain_kernel::{Actor, PersonId, Timestamp};
use serde::Serialize;

use super::{calendar, reservation_sample as sample, span::span};
use crate::{
    equipment::{own, words::item_url},
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::Link,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// What nothing will come of, and why.
#[derive(Debug, Serialize)]
pub(crate) struct CancelReservationPage {
    heading: String,
    lead: String,
    back: Link,
    /// Why it stays, instead of the form.
    refused: Option<String>,
    action: String,
    /// Of what is somebody else's.
    reason: Option<Field>,
    mistakes: Vec<Mistake>,
}

pub(super) fn url(id: ReservationId) -> String {
    format!("{}/{id}/cancel", calendar::PATH)
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Reservation>,
    screen: Screen,
) -> Result<Response, Problem> {
    let seen = see_reservation(&app, &actor, id).await?;
    let look = (actor.person_id(), app.clock.now());
    Ok(screen.show(&CancelReservationPage::new(&seen, look, &Draft::blank(), screen.reader())))
}

pub(crate) async fn cancel(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Reservation>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&["reason"])?;
    let seen = see_reservation(&app, &actor, id).await?;
    let own = actor.person_id();
    let back = back_url(&seen, own);
    match save(&app, &actor, id, &form).await {
        Ok(cancelled) => {
            let notice = Message::new(match cancelled {
                Cancelled::Now => "reservation-is-cancelled",
                Cancelled::Before => "reservation-cancelled-before",
            });
            Ok(SeeOther::to(back).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes().map_err(|it| it.back_to(back))?);
            let look = (own, app.clock.now());
            Ok(screen.show(&CancelReservationPage::new(&seen, look, &draft, screen.reader())))
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    id: ReservationId,
    form: &Form,
) -> Result<Cancelled, Refusal> {
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", CustodyReason::parse_optional(form.text("reason")));
    let command = CancelReservation { id, reason: reason.ok_or(errors)? };
    Ok(cancel_reservation(app, actor, command).await?)
}

/// Whoever cancels what is somebody else's sees the item.
fn back_url(seen: &ReservedItem, own: Option<PersonId>) -> String {
    match own == Some(seen.reservation.person) {
        true => own::PATH.to_owned(),
        false => item_url(seen.reservation.item),
    }
}

impl CancelReservationPage {
    fn new(
        seen: &ReservedItem,
        (own, now): (Option<PersonId>, Timestamp),
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let (name, tag) = (seen.name.as_str(), seen.tag.as_str());
        let reservation = &seen.reservation;
        let when = span(reservation.period, reader);
        let is_own = own == Some(reservation.person);
        let refused = match reservation.state {
            ReservationState::Cancelled { .. } => {
                Some(Message::new("reservation-cancelled-before"))
            }
            ReservationState::Fulfilled { .. } => Some(CancelRefused::Fulfilled.message()),
            ReservationState::Reserved => {
                reservation.is_no_show(now).then(|| CancelRefused::Over.message())
            }
        };
        let begins = reader.date_time(reservation.period.from());
        let heading = Message::new("reservation-cancel-title").text("name", name).text("tag", tag);
        let lead = match is_own {
            true => Message::new("reservation-cancel-own").text("when", &when),
            false => Message::new("reservation-cancel-lead")
                .text("name", seen.person.as_str())
                .text("when", &when),
        };
        Self {
            heading: reader.text(&heading.text("from", &begins)),
            lead: reader.text(&lead),
            back: Link { href: back_url(seen, own), text: name.to_owned() },
            refused: refused.map(|it| reader.text(&it)),
            action: url(reservation.id),
            reason: (!is_own).then(|| draft.field("reason", reader)),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for CancelReservationPage {
    const TEMPLATE: &'static str = "equipment/reservations/cancel.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("reason", Message::new("reservation-cancel-no-reason"));
        let empty = Draft::refused(Form::from_iter([("reason", "")]), errors);
        let at = sample::noon();
        let how = Cancellation::ByOwner;
        let gone = sample::reserved(ReservationState::Cancelled { at, how });
        let open = sample::reserved(ReservationState::Reserved);
        let (owner, other) = ((Some(open.reservation.person), at), (None, at));
        vec![
            Self::new(&open, owner, &Draft::blank(), reader),
            Self::new(&open, other, &Draft::blank(), reader),
            Self::new(&open, other, &empty, reader),
            Self::new(&gone, other, &Draft::blank(), reader),
        ]
    }
}
