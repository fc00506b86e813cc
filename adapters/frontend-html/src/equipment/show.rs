use application::{
    App, Message,
    equipment::{
        ItemSeen, ItemView, ReservationLine, list_item_reservations, list_orders_of, see_item,
    },
};
use axum::{extract::State, response::Response};
use domain_equipment::{Condition, Item, ItemState};
use domain_kernel::{Date, Permission};
use serde::Serialize;

use super::{
    history::HistoryLine,
    labels::address,
    needs::NeedsText,
    reservations::{self, Looking, ReservationsPanel},
    sample,
    upkeep::{InspectionText, UpkeepPanel},
    words::{DueText, StateText, item_url, photo_url, retired, today},
};
use crate::{
    Web,
    pager::Pager,
    parts::Fact,
    problem::Problem,
    qr::Qr,
    query::Query,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};

/// One item, who has it and who had it.
#[derive(Debug, Serialize)]
pub(crate) struct ItemPage {
    url: String,
    name: String,
    tag: String,
    state: StateText,
    due: Option<DueText>,
    /// Whom it can be returned for.
    return_for: Option<String>,
    may_manage: bool,
    is_free: bool,
    upkeep: UpkeepPanel,
    /// Whether it can be given from whoever has it to somebody else.
    is_held: bool,
    /// How its use ends or begins again: `retire`, `delete`, `reinstate` or `in_use`.
    ending: &'static str,
    facts: Vec<Fact>,
    notes: Option<String>,
    photo: Option<String>,
    label: Option<LabelText>,
    needs: NeedsText,
    times: String,
    history: Vec<HistoryLine>,
    pager: Option<Pager>,
    reservations: ReservationsPanel,
}

#[derive(Debug, Serialize)]
struct LabelText {
    qr: Option<Qr>,
    code: String,
    note: String,
    print_url: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    State(web): State<Web>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let seen = see_item(&app, &actor, id, query.page()).await?;
    let label = seen.code.as_ref().map(|it| (it.shown(), address(&web, it)));
    let may_manage = actor.permit(Permission::ManageEquipment).is_ok();
    let today = today(app.clock.now(), screen.reader());
    let needs = NeedsText::new(id, &seen.item.needs, may_manage, screen.reader());
    let coming = list_item_reservations(&app, &actor, id).await?;
    let reservations = panel(&seen.item, &coming, Looking::of(&actor), screen.reader());
    let orders = list_orders_of(&app, &actor, id).await?;
    let sight = (may_manage, today);
    let upkeep = UpkeepPanel::new((&seen.item, &orders), sight, screen.reader());
    let page = ItemPage::new(&seen, (label, reservations), (upkeep, sight), screen.reader());
    Ok(screen.show(&ItemPage { needs, ..page }))
}

fn panel(
    item: &ItemView,
    coming: &[ReservationLine],
    looking: Looking,
    reader: &Reader,
) -> ReservationsPanel {
    let free = item.state.retired().is_none().then_some(item.id);
    ReservationsPanel::new(free, coming, looking, reader)
}

impl ItemPage {
    fn new(
        seen: &ItemSeen,
        (label, reservations): (Option<(String, String)>, ReservationsPanel),
        (upkeep, (may_manage, today)): (UpkeepPanel, (bool, Date)),
        reader: &Reader,
    ) -> Self {
        let item = &seen.item;
        let url = item_url(item.id);
        let holding = item.holding.as_ref();
        let times = Message::new("item-times").number("n", seen.history.n_matches);
        let label = label.map(|(code, address)| LabelText {
            qr: Qr::of(&address),
            code,
            note: label_note(item, reader),
            print_url: format!("/equipment/labels?item={}", item.id),
        });
        let ending = match item.state {
            ItemState::Retired(_) => "reinstate",
            ItemState::InUse => "in_use",
            ItemState::Available | ItemState::Maintenance if seen.history.n_matches == 0 => {
                "delete"
            }
            ItemState::Available | ItemState::Maintenance => "retire",
        };
        let return_for = holding.filter(|_| seen.may_return);
        Self {
            name: item.settings.name.as_str().to_owned(),
            tag: item.settings.tag.as_str().to_owned(),
            state: StateText::of(item.state, holding.and_then(|it| it.due), today, reader)
                .of_holder(holding, reader),
            due: holding.map(|it| DueText::holding(it, today, reader)),
            return_for: return_for.map(|it| it.name.as_str().to_owned()),
            may_manage,
            is_free: item.state == ItemState::Available,
            upkeep,
            is_held: item.state == ItemState::InUse,
            ending,
            facts: facts(item, today, reader),
            notes: item.settings.notes.as_ref().map(|it| it.as_str().to_owned()),
            photo: item.photo.map(|it| photo_url(item.id, it)),
            label,
            needs: NeedsText::default(),
            times: reader.text(&times),
            history: seen
                .history
                .items
                .iter()
                .map(|it| HistoryLine::of_item(it, today, reader))
                .collect(),
            pager: Pager::new(&seen.history, &url, &[]),
            reservations,
            url,
        }
    }
}

fn label_note(item: &ItemView, reader: &Reader) -> String {
    let since = reader.date_time(item.code.since);
    let note = Message::new("item-code-since").number("n", item.code.number.get());
    reader.text(&note.text("date", &since))
}

fn facts(item: &ItemView, today: Date, reader: &Reader) -> Vec<Fact> {
    let settings = &item.settings;
    let condition = match item.condition {
        Condition::Ok => "item-condition-ok",
        Condition::Damaged => "item-condition-damaged",
    };
    let facts = [
        ("item-model", settings.model.as_ref().map(|it| it.as_str().to_owned())),
        ("item-serial", settings.serial.as_ref().map(|it| it.as_str().to_owned())),
        ("item-category", item.category.clone()),
        ("item-location", item.location.clone()),
        ("item-condition", Some(reader.say(condition))),
        ("item-retired-because", item.state.retired().map(|it| retired(it, reader))),
        ("item-added", Some(reader.date_time(item.created))),
    ];
    let known = facts.into_iter().filter_map(|(key, value)| Some((key, value?)));
    let known = known.map(|(key, value)| Fact { name: reader.say(key), value });
    known.chain(InspectionText::facts(item, today, reader)).collect()
}

impl Page for ItemPage {
    const TEMPLATE: &'static str = "equipment/show.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} {}", self.name, self.tag)
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let label = || {
            let address = "https://tools.harbour.example/e/7K3MQ9TFX".to_owned();
            Some(("7K3M-Q9TF-X".to_owned(), address))
        };
        let day = sample::today();
        let id = sample::free().id;
        let needs = |may_manage| NeedsText::new(id, &sample::needs(), may_manage, reader);
        let of = |page, may_manage| Self { needs: needs(may_manage), ..page };
        let page = |item: ItemView, may_return, label, is_admin| {
            let coming = if may_return { reservations::sample() } else { Vec::new() };
            let looking = reservations::looking_sample(is_admin);
            let panel = panel(&item, &coming, looking, reader);
            let seen = sample::seen(item, may_return);
            let sight = (is_admin, day);
            let upkeep = UpkeepPanel::sample(&seen.item, sight, reader);
            Self::new(&seen, (label, panel), (upkeep, sight), reader)
        };
        vec![
            of(page(sample::held(), true, label(), true), true),
            page(sample::free(), false, label(), true),
            page(sample::gone(), false, None, true),
            of(page(sample::held(), false, None, false), false),
            page(sample::in_maintenance(), false, label(), true),
            page(sample::of_one_who_left(), true, label(), true),
        ]
    }
}
