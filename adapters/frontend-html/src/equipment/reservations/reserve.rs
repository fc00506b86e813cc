//! Somebody reserves an item.

use application::{
    App, Failure, Message,
    equipment::{ItemToReserve, ReserveItem, ReserveItemError, find_item_to_reserve, reserve_item},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{
    Item, ItemId, ReservationId, ReservationNote, ReserveRefused, parse_local_time,
};
use domain_kernel::Actor;
use serde::Serialize;

use super::{
    Looking, calendar, panel::ReservationsPanel, reservation_sample as sample, span::span,
};
use crate::{
    equipment::{own, words::item_url},
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Hidden, Link},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// From when to when an item is to be kept, and when it is already.
#[derive(Debug, Serialize)]
pub(crate) struct ReservePage {
    heading: String,
    back: Link,
    /// Why it cannot be reserved, instead of the form.
    refused: Option<String>,
    action: String,
    hidden: Hidden,
    from: Field,
    to: Field,
    note: Field,
    reservations: ReservationsPanel,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
) -> Result<Response, Problem> {
    let found = find_item_to_reserve(&app, &actor, id).await?;
    let looking = Looking::of(&actor);
    let (next, draft) = (app.ids.next(), Draft::blank());
    Ok(screen.show(&ReservePage::new(&found, next, &draft, looking, screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let found = find_item_to_reserve(&app, &actor, id).await?;
    let form = form.only(&["id", "from", "to", "note"])?;
    let looking = Looking::of(&actor);
    match reserve(&app, &actor, id, &form, screen.reader()).await {
        Ok(()) => {
            let place = if looking.sees_all { item_url(id) } else { own::PATH.to_owned() };
            Ok(SeeOther::to(place).notice(Message::new("reservation-made")).into_response())
        }
        Err(refusal) => {
            let mistakes = refusal.mistakes().map_err(|it| it.back_to(calendar::PATH))?;
            let (next, draft) = (app.ids.next(), Draft::refused(form, mistakes));
            Ok(screen.show(&ReservePage::new(&found, next, &draft, looking, screen.reader())))
        }
    }
}

async fn reserve(
    app: &App,
    actor: &Actor,
    item: ItemId,
    form: &Form,
    reader: &Reader,
) -> Result<(), Refusal> {
    let id = form.text("id").parse();
    let mut errors = FieldErrors::default();
    let from = errors.take("from", parse_local_time(form.text("from")));
    let to = errors.take("to", parse_local_time(form.text("to")));
    let note = errors.take("note", ReservationNote::parse_optional(form.text("note")));
    let (Some(from), Some(to), Some(note)) = (from, to, note) else {
        return Err(errors.into());
    };
    let id = id.map_err(|_| FormError::Unreadable)?;
    match reserve_item(app, actor, ReserveItem { id, item, from, to, note }).await {
        Err(ReserveItemError::Refused(ReserveRefused::Overlaps(other))) => {
            let when = span(other, reader);
            errors.add("from", Message::new("reservation-overlaps-when").text("when", &when));
            Err(errors.into())
        }
        reserved => Ok(reserved?),
    }
}

impl ReservePage {
    fn new(
        found: &ItemToReserve,
        id: ReservationId,
        draft: &Draft,
        looking: Looking,
        reader: &Reader,
    ) -> Self {
        let (item, settings) = (found.item.id, &found.item.settings);
        let (name, tag) = (settings.name.as_str(), settings.tag.as_str());
        let id = draft.kept("id").unwrap_or_else(|| id.to_string());
        let is_retired = found.item.state.retired().is_some();
        let back = match looking.sees_all {
            true => Link { href: item_url(item), text: name.to_owned() },
            false => {
                let href = calendar::PATH.to_owned();
                Link { href, text: reader.say("reservations-title") }
            }
        };
        let heading = Message::new("reserve-title").text("name", name).text("tag", tag);
        let retired = || reader.text(&ReserveRefused::Retired.message());
        Self {
            heading: reader.text(&heading),
            back,
            refused: is_retired.then(retired),
            action: format!("{}/reserve", item_url(item)),
            hidden: Hidden::new("id", &id),
            from: draft.field("from", reader),
            to: draft.field("to", reader),
            note: draft.field("note", reader),
            reservations: ReservationsPanel::new(None, &found.coming, looking, reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for ReservePage {
    const TEMPLATE: &'static str = "equipment/reservations/reserve.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("from", ReserveRefused::Over.message());
        errors.add("to", Message::new("reservation-ends-first"));
        errors.add("note", Message::new("line-unprintable"));
        let typed = [("from", "2026-11-27T09:00"), ("to", "\"x\""), ("note", "<b>")];
        let wrong = Draft::refused(Form::from_iter(typed), errors);
        let (free, kept, gone) = sample::to_reserve();
        let (staff, admin) = (sample::looking(false), sample::looking(true));
        let page = |found, draft, looking| Self::new(found, sample::id(9), draft, looking, reader);
        vec![
            page(&free, &Draft::blank(), staff),
            page(&kept, &wrong, staff),
            page(&kept, &Draft::blank(), admin),
            page(&gone, &Draft::blank(), admin),
        ]
    }
}
