use async_trait::async_trait;
use domain_kernel::{PersonId, StoreError, Timestamp};

use crate::{ItemId, Reservation, ReservationId};

/// For whom the items of the transaction's company are kept, and were.
#[async_trait]
pub trait Reservations: Send {
    /// Makes every other transaction that guards the same item wait until this one is over, so that
    /// a rule about all reservations of the item can be checked and kept.
    async fn guard(&mut self, item: ItemId) -> Result<(), StoreError>;
    async fn find(&mut self, id: ReservationId) -> Result<Option<Reservation>, StoreError>;
    /// Those of an item that are not over, by when they begin: nobody has come for it yet, or
    /// whoever did has it still.
    async fn coming(
        &mut self,
        item: ItemId,
        now: Timestamp,
    ) -> Result<Vec<Reservation>, StoreError>;
    /// Those of a person for which they have not come yet and which are not over.
    async fn coming_of(
        &mut self,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Vec<Reservation>, StoreError>;
    /// Refuses an id that another one has.
    async fn insert(&mut self, reservation: &Reservation) -> Result<(), StoreError>;
    /// Keeps what became of it. Refuses one of which something has become meanwhile.
    async fn settle(&mut self, reservation: &Reservation) -> Result<(), StoreError>;
    /// Removes what somebody wanted items for, and why they did not get them.
    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError>;
}
