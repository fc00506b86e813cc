//! Items and who has them, for the samples of their pages.

use std::time::Duration;

use application::{
    Page as Lines, PageNumber,
    equipment::{
        CategoryUse, CodeLine, CustodyLine, EquipmentUse, HadItem, Holding, InUseLine, ItemChoices,
        ItemLine, ItemNeedLine, ItemQualification, ItemSeen, ItemView, OpenAsk, OwnItem,
        PersonQualifications, ReservedBy,
    },
    skills::{Closing, Qualification},
};
use domain_equipment::{
    CodeNumber, Condition, Custody, CustodyEnd, Ended, Handover, ItemSettings, ItemState, Period,
    RetireReason, Taken, Utilization, Waiver,
};
use domain_identity::PersonName;
use domain_kernel::{Date, Id, Line, Text, Timestamp, Version};
use domain_skills::{Giver, Level};

use super::{group_sample::id, upkeep};

/// 2026-11-26 12:00 UTC.
const NOON: i64 = 1_795_694_400_000_000;
const DAY: i64 = 86_400_000_000;

pub(super) fn today() -> Date {
    Date::constant(2026, 11, 26)
}

pub(super) fn noon() -> Timestamp {
    days_ago(0)
}

fn days_ago(days: i64) -> Timestamp {
    Timestamp::from_micros(NOON - days * DAY)
}

fn line<const N: usize>(text: &str) -> Line<N> {
    Line::restore(text.to_owned())
}

fn person(name: &str) -> PersonName {
    PersonName::restore(name.to_owned())
}

fn holding(name: &str, since: i64, due: Option<Date>) -> Holding {
    Holding { person: id(2), name: person(name), is_active: true, since: days_ago(since), due }
}

pub(super) fn choices() -> ItemChoices {
    ItemChoices {
        categories: vec![(id(1), line("Grinding & <b>cutting</b>"))],
        locations: vec![(id(2), line("Workshop, bay 2"))],
    }
}

pub(super) fn lines() -> Vec<ItemLine> {
    let item = |number, tag: &str, name: &str, state, holding| ItemLine {
        id: id(number),
        tag: line(tag),
        name: line(name),
        model: (number != 3).then(|| line("Metabo DS 200")),
        state,
        location: (number != 4).then(|| "Workshop, bay 2".to_owned()),
        holding,
    };
    let late = holding("Rashid <i>al-Farsi</i>", 10, Some(Date::constant(2026, 11, 20)));
    let free = ItemState::Available;
    vec![
        item(1, "GR-0101", "Bench grinder 200 mm", ItemState::InUse, Some(late)),
        item(2, "TL-0412", "Torque wrench", ItemState::InUse, Some(holding("Amina", 1, None))),
        item(3, "FT-0002", "<b>Counterbalance</b> forklift", free, None),
        item(4, "PB-0001", "Press brake", ItemState::Maintenance, None),
        item(5, "LD-0001", "Ladder", ItemState::Retired(RetireReason::Scrapped), None),
    ]
}

pub(super) fn free() -> ItemView {
    ItemView {
        id: id(1),
        version: Version::FIRST,
        settings: ItemSettings {
            tag: line("GR-0101"),
            name: line("Bench grinder 200 mm"),
            category: Some(id(1)),
            model: Some(line("Metabo DS 200 Plus")),
            serial: Some(line("0420-7718-22")),
            location: Some(id(2)),
            notes: Some(Text::restore("New left wheel on 12 October.\nRing test passed.".into())),
        },
        state: ItemState::Available,
        condition: Condition::Ok,
        photo: Some(id(41)),
        category: Some("Grinding & <b>cutting</b>".to_owned()),
        location: Some("Workshop, bay 2".to_owned()),
        created: days_ago(400),
        holding: None,
        needs: Vec::new(),
        code: CodeLine { number: CodeNumber::new(3), sealed: None, since: days_ago(45) },
        inspection: None,
    }
}

pub(super) fn held() -> ItemView {
    let due = Some(Date::constant(2026, 11, 20));
    let holding = Some(holding("Rashid <i>al-Farsi</i>", 10, due));
    let inspection = upkeep::inspection(200, true);
    ItemView { state: ItemState::InUse, holding, inspection, ..free() }
}

pub(super) fn of_one_who_left() -> ItemView {
    let item = held();
    let holding = item.holding.map(|it| Holding { is_active: false, ..it });
    ItemView { holding, ..item }
}

pub(super) fn in_maintenance() -> ItemView {
    let damaged = Condition::Damaged;
    let inspection = upkeep::inspection(3, false);
    ItemView { state: ItemState::Maintenance, condition: damaged, inspection, ..free() }
}

/// Free, and to be inspected before somebody takes it.
/// By somebody, for the afternoon.
pub(super) fn reserved_by() -> ReservedBy {
    let period = Period::restore(noon(), noon().plus(Duration::from_hours(4)));
    ReservedBy { name: None, period }
}

pub(super) fn not_inspected() -> ItemView {
    ItemView { inspection: upkeep::inspection(200, true), ..free() }
}

pub(super) fn gone() -> ItemView {
    let state = ItemState::Retired(RetireReason::Sold);
    ItemView { state, category: None, photo: None, ..free() }
}

pub(super) fn seen(item: ItemView, may_return: bool) -> ItemSeen {
    let open = |number, since| Custody {
        id: id(number),
        item: item.id,
        holder: id(2),
        since: days_ago(since),
        taken: Taken::ByCode,
        due: None,
        end: None,
    };
    let end = |days, how| Some(CustodyEnd { at: days_ago(days), how });
    let reason = || line("Left on the <i>bench</i>");
    let by = Some(id(3));
    let now = item.holding.iter().map(|it| Custody { due: it.due, ..open(1, 10) });
    let before = [
        Custody { end: end(14, Ended::Returned), ..open(2, 15) },
        Custody {
            taken: Taken::Waived {
                by,
                reason: reason(),
                waiver: Waiver { missing: line("Driving <b>forklifts</b> 2"), reason: reason() },
            },
            end: end(50, Ended::ForHolder { by: None, reason: reason() }),
            ..open(3, 60)
        },
    ];
    let before = before.into_iter().filter(|_| item.state != ItemState::Available);
    let history = now.chain(before).map(|custody| CustodyLine {
        holder: person("Rashid <i>al-Farsi</i>"),
        taken_by: custody.taken.by().map(|_| person("Eleanor Harbour")),
        ended_by: None,
        custody,
    });
    let items: Vec<CustodyLine> = history.collect();
    let n_matches = u32::try_from(items.len()).unwrap_or_default();
    let history = Lines { items, number: PageNumber::FIRST, n_matches };
    ItemSeen { item, code: None, may_return, history }
}

pub(super) fn needs() -> Vec<ItemNeedLine> {
    let [none, one, two] = [0, 1, 2].map(|it| Level::ALL[it]);
    let need = |number, name: &str, own, of_category| ItemNeedLine {
        skill: id(number),
        name: line(name),
        own,
        of_category,
    };
    vec![need(21, "Driving <b>forklifts</b>", two, one), need(22, "First aid", none, one)]
}

/// Of somebody who lacks the first, or neither.
pub(super) fn qualifications(is_missing: bool) -> Vec<ItemQualification> {
    let gives = vec![
        Closing {
            giver: Giver::Module(id(31)),
            title: "Forklift <b>pre-use check</b>".to_owned(),
            level: Level::ALL[2],
            is_theirs: true,
            path: None,
        },
        Closing {
            giver: Giver::Course(id(32)),
            title: "Forklift licence".to_owned(),
            level: Level::ALL[3],
            is_theirs: false,
            path: None,
        },
    ];
    let until = Some(Date::constant(2027, 5, 3));
    let stands = match is_missing {
        true => Qualification::Missing { has: Level::ALL[1], gives },
        false => Qualification::Held { until },
    };
    let stands = [stands, Qualification::Held { until: None }];
    let both = needs().into_iter().zip(stands);
    both.map(|(need, qualification)| ItemQualification { need, qualification }).collect()
}

pub(super) fn unqualified() -> PersonQualifications {
    PersonQualifications {
        person: id(2),
        name: person("Rashid <i>al-Farsi</i>"),
        needs: qualifications(true),
        missing: Some(line("Driving <b>forklifts</b> 2")),
    }
}

pub(super) fn out() -> Vec<InUseLine> {
    let out = lines().into_iter().filter_map(|it| {
        Some(InUseLine { item: it.id, tag: it.tag, name: it.name, holding: it.holding? })
    });
    out.collect()
}

/// As somebody had it once and has it again.
pub(super) fn had() -> Lines<HadItem> {
    let seen = seen(held(), true).history;
    let settings = held().settings;
    let items = seen.items.into_iter().map(|line| {
        let (tag, name) = (settings.tag.clone(), settings.name.clone());
        HadItem { tag, name, line }
    });
    Lines { items: items.collect(), number: seen.number, n_matches: seen.n_matches }
}

pub(super) fn used() -> EquipmentUse {
    let hours = |it: u64| Duration::from_hours(it);
    let of = |category: Option<(u128, &str)>, (n_items, n_out, n_overdue), had| CategoryUse {
        category: category.map(|(number, name)| (id(number), line(name))),
        n_items,
        n_out,
        n_overdue,
        utilization: Utilization { had: hours(had), there: hours(720 * u64::from(n_items)) },
    };
    let near = [(400, true), (362, false), (355, false), (340, false)];
    EquipmentUse {
        categories: vec![
            of(Some((1, "Grinding & <b>cutting</b>")), (12, 5, 1), 4_000),
            of(Some((2, "Fall protection and rescue gear")), (1_300, 0, 0), 1),
            of(None, (2, 2, 2), 1_440),
        ],
        longest_out: left_behind().into_iter().chain(out()).collect(),
        near: near.into_iter().filter_map(|(days, own)| upkeep::inspection(days, own)).collect(),
    }
}

pub(super) fn left_behind() -> Vec<InUseLine> {
    let first = out().into_iter().take(1);
    let left = first.map(|it| {
        let holding = Holding { is_active: false, ..it.holding };
        InUseLine { holding, ..it }
    });
    left.collect()
}

pub(crate) fn own() -> Vec<OwnItem> {
    let own = |number, tag: &str, due| OwnItem {
        item: Id::from_uuid(uuid::Uuid::from_u128(number)),
        custody: Id::from_uuid(uuid::Uuid::from_u128(number + 100)),
        tag: line(tag),
        name: line("Bench grinder 200 mm"),
        model: Some(line("Metabo DS 200 Plus")),
        since: days_ago(3),
        due,
    };
    vec![
        own(1, "GR-0101", Some(Date::constant(2026, 11, 20))),
        own(2, "GR-0102", Some(today())),
        own(3, "GR-0103", None),
    ]
}

/// Somebody asks for the first of [`own`].
pub(super) fn asked() -> Vec<OpenAsk> {
    let own = own().into_iter().take(1);
    let asked = own.map(|it| OpenAsk {
        handover: Handover {
            id: id(1),
            item: it.item,
            custody: it.custody,
            to: id(3),
            asked: days_ago(0),
            end: None,
        },
        tag: it.tag,
        name: it.name,
        by: person("Kofi <b>Mensah</b>"),
    });
    asked.collect()
}

pub(super) fn custody() -> domain_equipment::CustodyId {
    id(9)
}
