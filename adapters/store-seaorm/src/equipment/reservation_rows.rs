//! Reservations as rows have them.

use domain_equipment::{Cancellation, Period, Reservation, ReservationState};
use domain_kernel::{Id, Line, Timestamp};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use crate::{
    Corrupt,
    tables::reservations::{ActiveModel, Model},
};

pub(super) fn reservation_row(company: Uuid, reservation: &Reservation) -> ActiveModel {
    let Reservation { id, item, person, period, note, made, state } = reservation;
    let (custody, cancelled) = match state {
        ReservationState::Reserved => (None, None),
        ReservationState::Fulfilled { custody } => (Some(custody.uuid()), None),
        ReservationState::Cancelled { at, how } => (None, Some((at, how))),
    };
    let how = cancelled.map(|(_, it)| it);
    ActiveModel {
        company_id: Set(company),
        id: Set(id.uuid()),
        item_id: Set(item.uuid()),
        person_id: Set(person.uuid()),
        from_at: Set(period.from().micros()),
        to_at: Set(period.to().micros()),
        note: Set(note.as_ref().map(|it| it.as_str().to_owned())),
        made_at: Set(made.micros()),
        state: Set(state.name().to_owned()),
        custody_id: Set(custody),
        cancelled_at: Set(cancelled.map(|(at, _)| at.micros())),
        cancelled_how: Set(how.map(|it| it.name().to_owned())),
        cancelled_by: Set(how.and_then(Cancellation::by).map(Id::uuid)),
        cancelled_for: Set(how.and_then(Cancellation::reason).map(|it| it.as_str().to_owned())),
    }
}

pub(super) fn reservation(row: Model) -> Result<Reservation, Corrupt> {
    let corrupt = |column| Corrupt { table: "reservations", column };
    let state = match (row.state.as_str(), row.custody_id, row.cancelled_at) {
        ("reserved", None, None) => ReservationState::Reserved,
        ("fulfilled", Some(custody), None) => {
            ReservationState::Fulfilled { custody: Id::from_uuid(custody) }
        }
        ("cancelled", None, Some(at)) => {
            let name = row.cancelled_how.as_deref().unwrap_or_default();
            let by = row.cancelled_by.map(Id::from_uuid);
            let how = Cancellation::restore(name, by, row.cancelled_for.map(Line::restore));
            let how = how.ok_or(corrupt("cancelled_how"))?;
            ReservationState::Cancelled { at: Timestamp::from_micros(at), how }
        }
        _ => return Err(corrupt("state")),
    };
    let at = Timestamp::from_micros;
    Ok(Reservation {
        id: Id::from_uuid(row.id),
        item: Id::from_uuid(row.item_id),
        person: Id::from_uuid(row.person_id),
        period: Period::restore(at(row.from_at), at(row.to_at)),
        note: row.note.map(Line::restore),
        made: at(row.made_at),
        state,
    })
}
