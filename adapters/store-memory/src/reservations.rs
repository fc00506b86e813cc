use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_equipment::{
    Cancellation, CustodyReason, ItemId, Reservation, ReservationId, ReservationState, Reservations,
};
use domain_kernel::{CompanyId, PersonId, Rule, StoreError, Timestamp};

use crate::{MemoryTx, State};

#[derive(Clone, Default)]
pub(crate) struct ReservationTables {
    all: BTreeMap<(CompanyId, ReservationId), Reservation>,
    guards: BTreeMap<(CompanyId, ItemId), u64>,
}

impl ReservationTables {
    pub(crate) fn of(&self, company: CompanyId) -> impl Iterator<Item = &Reservation> {
        self.all.iter().filter(move |((it, _), _)| *it == company).map(|(_, it)| it)
    }

    pub(crate) fn find(&self, company: CompanyId, id: ReservationId) -> Option<&Reservation> {
        self.all.get(&(company, id))
    }

    pub(crate) fn forget_item(&mut self, company: CompanyId, item: ItemId) {
        self.all.retain(|(of, _), it| *of != company || it.item != item);
    }
}

impl State {
    /// Those of an item that are not over, by when they begin.
    pub(crate) fn coming(
        &self,
        company: CompanyId,
        item: ItemId,
        now: Timestamp,
    ) -> Vec<&Reservation> {
        let of_item = self.reservations.of(company).filter(|it| it.item == item);
        let open = self.equipment.open(company, item).map(|it| it.id);
        let is_kept = |it: &Reservation| match &it.state {
            ReservationState::Reserved => true,
            ReservationState::Fulfilled { custody } => Some(*custody) == open,
            ReservationState::Cancelled { .. } => false,
        };
        let mut coming: Vec<_> =
            of_item.filter(|it| !it.period.is_over(now) && is_kept(it)).collect();
        coming.sort_by_key(|it| (it.period.from(), it.id));
        coming
    }

    /// Those of a person for which they have not come yet, by when they begin.
    pub(crate) fn coming_of(
        &self,
        company: CompanyId,
        person: PersonId,
        now: Timestamp,
    ) -> Vec<&Reservation> {
        let own = self.reservations.of(company).filter(|it| it.person == person);
        let mut coming: Vec<_> = own.filter(|it| it.is_open() && !it.period.is_over(now)).collect();
        coming.sort_by_key(|it| (it.period.from(), it.id));
        coming
    }
}

#[async_trait]
impl Reservations for MemoryTx {
    async fn guard(&mut self, item: ItemId) -> Result<(), StoreError> {
        let key = (self.company()?, item);
        let seen = self.local.reservations.guards.get(&key).copied().unwrap_or_default();
        // Nobody waits here; the second to commit is given up instead, and runs again.
        self.write(move |state| {
            let guard = state.reservations.guards.entry(key).or_default();
            if *guard != seen {
                return Err(StoreError::Busy);
            }
            *guard = seen + 1;
            Ok(())
        })
    }

    async fn find(&mut self, id: ReservationId) -> Result<Option<Reservation>, StoreError> {
        Ok(self.local.reservations.find(self.company()?, id).cloned())
    }

    async fn coming(
        &mut self,
        item: ItemId,
        now: Timestamp,
    ) -> Result<Vec<Reservation>, StoreError> {
        let coming = self.local.coming(self.company()?, item, now);
        Ok(coming.into_iter().cloned().collect())
    }

    async fn coming_of(
        &mut self,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Vec<Reservation>, StoreError> {
        let coming = self.local.coming_of(self.company()?, person, now);
        Ok(coming.into_iter().cloned().collect())
    }

    async fn insert(&mut self, reservation: &Reservation) -> Result<(), StoreError> {
        let (company, reservation) = (self.company()?, reservation.clone());
        self.write(move |state| {
            let all = &mut state.reservations.all;
            let key = (company, reservation.id);
            if all.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::ReservationId));
            }
            all.insert(key, reservation.clone());
            Ok(())
        })
    }

    async fn settle(&mut self, reservation: &Reservation) -> Result<(), StoreError> {
        let (company, reservation) = (self.company()?, reservation.clone());
        self.write(move |state| {
            let stored = state.reservations.all.get_mut(&(company, reservation.id));
            let stored = stored.filter(|it| it.is_open()).ok_or(StoreError::Stale)?;
            stored.state.clone_from(&reservation.state);
            Ok(())
        })
    }

    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            let all = state.reservations.all.iter_mut();
            let own = all.filter(|((of, _), it)| *of == company && it.person == person);
            for (_, reservation) in own {
                reservation.note = None;
                if let ReservationState::Cancelled {
                    how: Cancellation::ForOwner { reason, .. },
                    ..
                } = &mut reservation.state
                {
                    *reason = CustodyReason::restore(String::new());
                }
            }
            Ok(())
        })
    }
}
