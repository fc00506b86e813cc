//! What a scanned label opens.

use application::{
    App, Message,
    equipment::{
        Asking, ItemQualification, Reserved, ScannedItem, see_own_qualifications, see_scanned_item,
    },
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain_equipment::ItemState;
use domain_kernel::{Actor, Date};
use http::StatusCode;
use serde::Serialize;

use super::{
    handovers::ASK,
    needs::QualificationsText,
    own, reservations, sample,
    upkeep::InspectionText,
    words::{DueText, StateText, item_url, photo_url, today},
};
use crate::{
    form::{Draft, Field},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::Signed,
};

/// An item, and the one thing that its reader can do with it.
#[derive(Debug, Serialize)]
pub(crate) struct ScanPage {
    name: String,
    photo: Option<String>,
    model: Option<String>,
    tag: String,
    state: StateText,
    /// "take", "return", "ask", or nothing.
    action: &'static str,
    action_url: String,
    /// What a form to take it sends along.
    code: String,
    due: Field,
    holder: Option<String>,
    ask: String,
    since: Option<DueText>,
    inspection: Option<InspectionText>,
    /// Why it cannot be taken, or before when it has to be back.
    reason: Option<String>,
    needs: QualificationsText,
    /// Why it was not taken a moment ago.
    refused: Option<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    Path(code): Path<String>,
    screen: Screen,
) -> Result<Response, Problem> {
    Ok(screen.show(&page(&app, &actor, &code, &screen).await?))
}

/// What somebody sees who tried to take it and lacks what it asks for.
pub(super) async fn refuse(
    app: &App,
    actor: &Actor,
    code: &str,
    (screen, why): (&Screen, &Message),
) -> Result<Response, Problem> {
    let page = page(app, actor, code, screen).await?;
    let refused = Some(screen.reader().text(why));
    Ok((StatusCode::FORBIDDEN, screen.show(&ScanPage { refused, ..page })).into_response())
}

async fn page(app: &App, actor: &Actor, code: &str, screen: &Screen) -> Result<ScanPage, Problem> {
    let scanned = see_scanned_item(app, actor, code).await;
    let scanned = scanned.map_err(|err| Problem::from(err).back_to(own::PATH))?;
    let today = today(app.clock.now(), screen.reader());
    let needs = see_own_qualifications(app, actor, scanned.item.id, today).await?;
    Ok(ScanPage::new(&scanned, &needs, (code, today), screen.reader()))
}

impl ScanPage {
    fn new(
        scanned: &ScannedItem,
        needs: &[ItemQualification],
        (code, today): (&str, Date),
        reader: &Reader,
    ) -> Self {
        let needs = QualificationsText::own(needs, reader);
        let item = &scanned.item;
        let holding = item.holding.as_ref();
        let overdue = InspectionText::overdue(item, today, reader);
        let is_kept = scanned.reserved.as_ref().is_some_and(|it| it.is_kept);
        let (action, action_url) = match item.state {
            ItemState::Available if needs.is_missing => ("", String::new()),
            ItemState::Available if overdue.is_some() || is_kept => ("", String::new()),
            ItemState::Available => ("take", "/equipment/activate".to_owned()),
            ItemState::InUse if scanned.is_own => {
                ("return", format!("{}/return", item_url(item.id)))
            }
            ItemState::InUse if scanned.asking == Some(Asking::CanAsk) => ("ask", ASK.to_owned()),
            ItemState::InUse | ItemState::Maintenance | ItemState::Retired(_) => {
                ("", String::new())
            }
        };
        let reason = match item.state {
            ItemState::Maintenance => Some(reader.say("item-in-maintenance")),
            ItemState::Retired(_) => Some(reader.say("item-is-retired")),
            ItemState::Available if overdue.is_some() => overdue,
            ItemState::Available if needs.is_missing => Some(reader.say("item-not-yet")),
            ItemState::Available => scanned.reserved.as_ref().map(|it| reserved(it, reader)),
            ItemState::InUse => None,
        };
        let asked = scanned.asking.and_then(|it| asked(it, reader));
        let ask = match &scanned.holder {
            Some(holder) => Message::new("handover-ask").text("name", holder.as_str()),
            None => Message::new("handover-ask-somebody"),
        };
        let holder = holding.filter(|_| !scanned.is_own).map(|_| match &scanned.holder {
            Some(it) => Message::new("item-held-by-name").text("name", it.as_str()),
            None => Message::new("item-held-by-nobody-named"),
        });
        Self {
            name: item.settings.name.as_str().to_owned(),
            photo: item.photo.map(|it| photo_url(item.id, it)),
            model: item.settings.model.as_ref().map(|it| it.as_str().to_owned()),
            tag: item.settings.tag.as_str().to_owned(),
            state: StateText::of(item.state, holding.and_then(|it| it.due), today, reader)
                .of_holder(holding, reader),
            action,
            action_url,
            code: code.to_owned(),
            due: Draft::blank().field("due", reader),
            holder: holder.map(|it| reader.text(&it)),
            ask: reader.text(&ask),
            since: holding.map(|it| DueText::holding(it, today, reader)),
            inspection: InspectionText::of(item, today, reader),
            reason: reason.or(asked),
            needs,
            refused: None,
        }
    }
}

fn reserved(by: &Reserved, reader: &Reader) -> String {
    if by.is_kept {
        return reader.text(&reservations::refused(&by.by, reader));
    }
    let from = reader.date_time(by.by.period.from());
    reader.text(&Message::new("item-reserved-soon").text("from", &from))
}

/// How it stands with asking for it.
fn asked(asking: Asking, reader: &Reader) -> Option<String> {
    Some(match asking {
        Asking::CanAsk => return None,
        Asking::Waits { until } => {
            let until = reader.date_time(until);
            reader.text(&Message::new("handover-waits").text("until", &until))
        }
        Asking::Other => reader.say("handover-asked-by-other"),
        Asking::Declined => reader.say("handover-was-declined"),
        Asking::HolderGone => reader.say("handover-holder-gone"),
    })
}

impl Page for ScanPage {
    const TEMPLATE: &'static str = "equipment/scan.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.tag, self.name)
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let until = sample::asked()[0].handover.expires();
        let states = [
            (sample::free(), false, &sample::qualifications(false)[..], None),
            (sample::held(), true, &[], None),
            (sample::held(), false, &[], Some(Asking::CanAsk)),
            (sample::held(), false, &[], Some(Asking::Waits { until })),
            (sample::of_one_who_left(), false, &[], Some(Asking::HolderGone)),
            (sample::in_maintenance(), false, &[], None),
            (sample::not_inspected(), false, &[], None),
            (sample::free(), false, &sample::qualifications(true), None),
        ];
        let pages = states.map(|(item, is_own, needs, asking)| {
            let holder = item.holding.as_ref().map(|it| it.name.clone());
            let holder = holder.filter(|_| asking != Some(Asking::HolderGone));
            let scanned = ScannedItem { item, is_own, holder, asking, reserved: None };
            Self::new(&scanned, needs, ("7K3MQ9TFX", sample::today()), reader)
        });
        let reserved = [false, true].map(|is_kept| {
            let by = sample::reserved_by();
            let reserved = Some(Reserved { by, is_kept });
            let item = sample::free();
            let scanned = ScannedItem { item, is_own: false, holder: None, asking: None, reserved };
            Self::new(&scanned, &[], ("7K3MQ9TFX", sample::today()), reader)
        });
        pages.into_iter().chain(reserved).collect()
    }
}
