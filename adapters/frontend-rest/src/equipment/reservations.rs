//! What is kept for whom, and when.

use application::{
    App,
    equipment::{
        CancelReservation, CancelReservationError, Cancelled, ListItemsError, ReservationLine,
        ReserveItem, ReserveItemError, ReservedItem, cancel_reservation, find_item_to_reserve,
        list_own_reservations, reserve_item, see_reservation,
    },
};
use axum::extract::State;
use domain_equipment::{
    CustodyReason, Item, LocalTimeError, Reservation, ReservationNote, parse_local_time,
};
use domain_identity::PersonName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    answer::{Answer, Created, List, created, moment, whole},
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    me::{NamedDocument, named},
    params::Params,
    path::PathId,
    problem::Problem,
};

/// A period in which an item is kept for somebody.
#[derive(Serialize, ToSchema)]
#[schema(as = Reservation)]
pub(crate) struct ReservationDocument {
    id: String,
    item: String,
    /// Whose it is, as far as whoever asks may know.
    person: Option<NamedDocument>,
    from: String,
    /// The first moment after it.
    to: String,
    note: Option<String>,
    /// `reserved`, `fulfilled` or `cancelled`.
    state: &'static str,
}

/// A reservation, and of what.
#[derive(Serialize, ToSchema)]
#[schema(as = ReservedItem)]
pub(crate) struct ReservedItemDocument {
    tag: String,
    name: String,
    reservation: ReservationDocument,
}

/// When an item is kept, where the company is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReserveItem)]
pub(crate) struct Reserve {
    /// A day and a time in the company's time zone.
    #[schema(example = "2027-01-31T09:00", format = Date)]
    from: String,
    #[schema(example = "2027-01-31T17:00", format = Date)]
    to: String,
    #[schema(max_length = 200)]
    note: Option<String>,
}

/// Why a reservation ends, where it is somebody else's.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CancelReservation)]
pub(crate) struct Cancel {
    reason: Option<String>,
}

/// What became of it.
#[derive(Serialize, ToSchema)]
#[schema(as = CancelledReservation)]
pub(crate) struct CancelledDocument {
    /// `false` if it was cancelled before, so that nothing has changed.
    is_new: bool,
}

const PATH: &str = "/api/v1/equipment/reservations";

/// What is coming of an item, by when it begins.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/items/{id}/reservations",
    operation_id = "list_item_reservations",
    tag = "Equipment",
    params(("id" = String, Path)),
    responses((status = 200, body = List<ReservationDocument>), Refuses<ReserveItemError>)
)]
pub(crate) async fn of_item(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Item>,
    params: Params,
) -> Result<Answer<List<ReservationDocument>>, Problem> {
    params.only(&[], &[])?;
    let found = find_item_to_reserve(&app, &caller.actor(), id).await?;
    Ok(whole(found.coming.iter().map(ReservationDocument::of_line).collect()))
}

/// Reserves an item for whoever asks.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/items/{id}/reservations",
    operation_id = "reserve_item",
    tag = "Equipment",
    params(("id" = String, Path)),
    request_body = Reserve,
    responses((status = 201, body = Created), Refuses<ReserveItemError, LocalTimeError>)
)]
pub(crate) async fn reserve(
    State(app): State<App>,
    caller: Caller,
    PathId(item): PathId<Item>,
    Body(document): Body<Reserve>,
) -> Result<Answer<Created>, Problem> {
    let mut flaws = Flaws::default();
    let from = flaws.take("from", parse_local_time(&document.from));
    let to = flaws.take("to", parse_local_time(&document.to));
    let note = document.note.unwrap_or_default();
    let note = flaws.take("note", ReservationNote::parse_optional(&note));
    let (Some(from), Some(to), Some(note)) = (from, to, note) else {
        return Err(flaws.into());
    };
    let command = ReserveItem { id: app.ids.next(), item, from, to, note };
    let id = command.id.to_string();
    reserve_item(&app, &caller.actor(), command).await?;
    Ok(created(PATH, id))
}

/// What whoever asks has reserved and not yet taken, by when it begins.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/reservations",
    operation_id = "list_own_reservations",
    tag = "Equipment",
    responses((status = 200, body = List<ReservedItemDocument>), Refuses<ListItemsError>)
)]
pub(crate) async fn own(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<ReservedItemDocument>>, Problem> {
    params.only(&[], &[])?;
    let reserved = list_own_reservations(&app, &caller.actor()).await?;
    Ok(whole(reserved.iter().map(ReservedItemDocument::new).collect()))
}

/// One reservation, for whoever may cancel it.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/reservations/{id}",
    operation_id = "show_reservation",
    tag = "Equipment",
    params(("id" = String, Path)),
    responses((status = 200, body = ReservedItemDocument), Refuses<CancelReservationError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Reservation>,
) -> Result<Answer<ReservedItemDocument>, Problem> {
    let seen = see_reservation(&app, &caller.actor(), id).await?;
    Ok(Answer::of(ReservedItemDocument::new(&seen)))
}

/// Cancels a reservation: one's own, or with a reason anybody's, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/reservations/{id}/cancel",
    operation_id = "cancel_reservation",
    tag = "Equipment",
    params(("id" = String, Path)),
    request_body = Cancel,
    responses((status = 200, body = CancelledDocument), Refuses<CancelReservationError>)
)]
pub(crate) async fn cancel(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Reservation>,
    Body(document): Body<Cancel>,
) -> Result<Answer<CancelledDocument>, Problem> {
    let mut flaws = Flaws::default();
    let reason = document.reason.unwrap_or_default();
    let reason = flaws.take("reason", CustodyReason::parse_optional(&reason)).ok_or(flaws)?;
    let command = CancelReservation { id, reason };
    let cancelled = cancel_reservation(&app, &caller.actor(), command).await?;
    Ok(Answer::of(CancelledDocument { is_new: cancelled == Cancelled::Now }))
}

impl ReservationDocument {
    pub(super) fn of_line(line: &ReservationLine) -> Self {
        Self::new(&line.reservation, line.person.as_ref())
    }

    /// Without a name, nothing says whose it is.
    fn new(reservation: &Reservation, name: Option<&PersonName>) -> Self {
        Self {
            id: reservation.id.to_string(),
            item: reservation.item.to_string(),
            person: name.map(|it| named(reservation.person, it.as_str())),
            from: moment(reservation.period.from()),
            to: moment(reservation.period.to()),
            note: reservation.note.as_ref().map(|it| it.as_str().to_owned()),
            state: reservation.state.name(),
        }
    }
}

impl ReservedItemDocument {
    fn new(reserved: &ReservedItem) -> Self {
        Self {
            tag: reserved.tag.as_str().to_owned(),
            name: reserved.name.as_str().to_owned(),
            reservation: ReservationDocument::new(&reserved.reservation, Some(&reserved.person)),
        }
    }
}
