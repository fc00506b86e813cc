use application::{
    Page,
    equipment::{
        CalendarItem, ReservationLine, ReservationReads, ReservedItem, SeeCalendar, Shown,
    },
};
use async_trait::async_trait;
use domain_equipment::{Item, ItemId, Period, Reservation, ReservationId, ReservationState};
use domain_kernel::{CompanyId, Line, Permit, PersonId, StoreError, Timestamp, fold};

use crate::{MemoryStore, State, company_of, onboarding_reads::on_page, skills::of};

#[async_trait]
impl ReservationReads for MemoryStore {
    async fn reservations_of_item(
        &self,
        permit: &Permit,
        item: ItemId,
        now: Timestamp,
    ) -> Result<Vec<ReservationLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let coming = state.coming(company, item, now).into_iter();
        Ok(coming.map(|it| state.reservation_line(company, it)).collect())
    }

    async fn reservations_of_person(
        &self,
        permit: &Permit,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Vec<ReservedItem>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let coming = state.coming_of(company, person, now).into_iter();
        Ok(coming.filter_map(|it| state.reserved_item(company, it)).collect())
    }

    async fn reservation(
        &self,
        permit: &Permit,
        id: ReservationId,
    ) -> Result<Option<ReservedItem>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let found = state.reservations.find(company, id);
        Ok(found.and_then(|it| state.reserved_item(company, it)))
    }

    async fn reservation_calendar(
        &self,
        permit: &Permit,
        query: &SeeCalendar,
        own: Option<PersonId>,
    ) -> Result<Page<CalendarItem>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let items = of(&state.equipment.items, company).map(|it| &it.value);
        let items = items.filter(|it| it.state.retired().is_none() && is_asked(it, query));
        let mut items: Vec<&Item> = items.collect();
        items.sort_by_cached_key(|it| (fold(it.settings.name.as_str()), it.id));
        let items = items.into_iter().map(|it| CalendarItem {
            id: it.id,
            tag: it.settings.tag.clone(),
            name: it.settings.name.clone(),
            reservations: state.reserved_then(company, it.id, query),
        });
        let is_own = |it: &ReservationLine| Some(it.reservation.person) == own;
        let items: Vec<CalendarItem> = items
            .filter(|it| match query.shown {
                Shown::All => true,
                Shown::Reserved => !it.reservations.is_empty(),
                Shown::Own => it.reservations.iter().any(is_own),
            })
            .collect();
        Ok(on_page(items.into_iter(), query.page))
    }
}

fn is_asked(item: &Item, query: &SeeCalendar) -> bool {
    let settings = &item.settings;
    let texts = [
        Some(settings.tag.as_str()),
        Some(settings.name.as_str()),
        settings.model.as_ref().map(Line::as_str),
        settings.serial.as_ref().map(Line::as_str),
    ];
    let searched = fold(query.search.trim());
    texts.into_iter().flatten().any(|it| fold(it).contains(&searched))
        && (query.category.is_none() || query.category == settings.category)
        && (query.location.is_none() || query.location == settings.location)
}

impl State {
    fn reservation_line(&self, company: CompanyId, reservation: &Reservation) -> ReservationLine {
        let person = Some(self.person_name(company, reservation.person));
        ReservationLine { reservation: reservation.clone(), person }
    }

    fn reserved_item(&self, company: CompanyId, reservation: &Reservation) -> Option<ReservedItem> {
        let item = &self.equipment.items.get(&(company, reservation.item))?.value;
        Some(ReservedItem {
            reservation: reservation.clone(),
            tag: item.settings.tag.clone(),
            name: item.settings.name.clone(),
            person: self.person_name(company, reservation.person),
        })
    }

    fn reserved_then(
        &self,
        company: CompanyId,
        item: ItemId,
        query: &SeeCalendar,
    ) -> Vec<ReservationLine> {
        let then = Period::restore(query.from, query.to);
        let of_item = self.reservations.of(company).filter(|it| it.item == item);
        let kept = of_item.filter(|it| {
            !matches!(it.state, ReservationState::Cancelled { .. }) && it.period.overlaps(then)
        });
        let mut kept: Vec<&Reservation> = kept.collect();
        kept.sort_by_key(|it| (it.period.from(), it.id));
        kept.into_iter().map(|it| self.reservation_line(company, it)).collect()
    }
}
