//! What keeps the equipment of Harbour & Sons in order: who may have it, when it is inspected, what
//! was repaired, and who wants it next.

use anyhow::Context;
use application::{
    App,
    equipment::{
        CategoryLine, CloseWorkOrder, EditNeeds, ItemLabel, OpenWorkOrder, ReserveItem,
        SetInspectionRule, close_work_order, edit_needs, find_item_to_edit, list_categories,
        open_work_order, reserve_item, set_inspection_rule,
    },
    identity::act_as,
};
use domain_equipment::{
    Cost, InspectionMonths, InspectionRule, ItemId, NeededLevel, Needs, NeedsOf, OrderKind,
    OrderResult, OrderText, ReservationNote, RuleOf,
};
use domain_kernel::Id;

use super::{clock::DemoClock, equipment, people::People, skills::Skills};

/// What a category asks of whoever takes something of it.
const NEEDED: [(&str, &str, u8); 3] = [
    ("Trucks", "Forklift", 1),
    ("Lifting gear", "Slinging and lifting", 2),
    ("Grinding and cutting", "Lock-out and tag-out", 2),
];

/// After how many months something of a category is inspected. All of it came 380 days ago.
const INSPECTED: [(&str, u8); 3] =
    [("Protective gear", 13), ("Lifting gear", 24), ("Measuring", 24)];
/// The same of bench grinders, of which one was inspected in time and another was not.
const GRINDERS_INSPECTED: u8 = 6;

struct Order {
    /// The first letters of the tag, and which of those that nobody has.
    prefix: &'static str,
    nth: usize,
    kind: OrderKind,
    text: &'static str,
    opened: i64,
    /// How many days ago, at what cost, and what was said then.
    closed: Option<(i64, &'static str, &'static str)>,
}

const ORDERS: [Order; 7] = [
    inspected("BG", 0, 151, 150, "45"),
    inspected("HA", 0, 21, 20, "30"),
    inspected("HA", 1, 21, 20, "30"),
    inspected("HA", 2, 21, 20, "30"),
    Order {
        prefix: "DR",
        nth: 1,
        kind: OrderKind::Repair,
        text: "The chuck does not hold",
        opened: 60,
        closed: Some((52, "38.50", "New chuck")),
    },
    Order {
        prefix: "CH",
        nth: 1,
        kind: OrderKind::Repair,
        text: "The latch of the hook is bent",
        opened: 4,
        closed: None,
    },
    Order {
        prefix: "BG",
        nth: 1,
        kind: OrderKind::Inspection,
        text: "Ring test and guard",
        opened: 2,
        closed: None,
    },
];

const fn inspected(
    prefix: &'static str,
    nth: usize,
    opened: i64,
    closed: i64,
    cost: &'static str,
) -> Order {
    let closed = Some((closed, cost, "Nothing to complain about"));
    Order { prefix, nth, kind: OrderKind::Inspection, text: "Yearly inspection", opened, closed }
}

/// Who wants what, in how many days.
const RESERVED: [(usize, &str, i64, &str); 3] = [
    (7, "GD", 1, "Tank 3 is entered"),
    (11, "RD", 2, "Night shift at the gate"),
    (15, "SL", 4, "Two containers on Monday's ship"),
];

pub(super) async fn look_after(
    app: &App,
    clock: &DemoClock,
    people: &People,
    skills: &Skills,
    lent: &[ItemLabel],
) -> anyhow::Result<()> {
    rule(app, clock, people, lent).await?;
    for order in &ORDERS {
        let item = item(lent, order.prefix, order.nth)?;
        work(app, clock, people, item, order).await.context(order.text)?;
    }
    demand(app, clock, people, skills).await?;
    clock.put(0, 6 * 60);
    for (hire, prefix, days, note) in RESERVED {
        let hire = people.hires.get(hire).context("there are more people")?;
        let day = clock.day(-days);
        let command = ReserveItem {
            id: app.ids.next(),
            item: item(lent, prefix, 0)?,
            from: day.at(8, 0, 0, 0),
            to: day.at(16, 0, 0, 0),
            note: Some(ReservationNote::parse(note)?),
        };
        reserve_item(app, &act_as(app, hire.username).await?, command).await?;
    }
    Ok(())
}

async fn rule(
    app: &App,
    clock: &DemoClock,
    people: &People,
    lent: &[ItemLabel],
) -> anyhow::Result<()> {
    clock.put(378, 9 * 60);
    let months = |it| InspectionRule::new(InspectionMonths::new(it).ok(), None);
    for (name, every) in INSPECTED {
        let CategoryLine { id, version, .. } = category(app, people, name).await?;
        let (of, rule) = (RuleOf::Category(id), months(every));
        let command = SetInspectionRule { of, expected: version, rule };
        set_inspection_rule(app, &people.admin, command).await?;
    }
    for label in lent.iter().filter(|it| it.tag.as_str().starts_with("BG-")) {
        let expected = find_item_to_edit(app, &people.admin, label.id).await?.version;
        let (of, rule) = (RuleOf::Item(label.id), months(GRINDERS_INSPECTED));
        set_inspection_rule(app, &people.admin, SetInspectionRule { of, expected, rule }).await?;
    }
    Ok(())
}

async fn work(
    app: &App,
    clock: &DemoClock,
    people: &People,
    item: ItemId,
    order: &Order,
) -> anyhow::Result<()> {
    clock.put(order.opened, 9 * 60);
    let id = app.ids.next();
    let open = OpenWorkOrder {
        id,
        item,
        kind: order.kind,
        due: None,
        // What is over held nobody up.
        is_blocking: order.closed.is_none(),
        description: OrderText::parse(order.text)?,
    };
    open_work_order(app, &people.admin, open).await?;
    let Some((days_ago, cost, note)) = order.closed else {
        return Ok(());
    };
    clock.put(days_ago, 15 * 60);
    let (cost, note) = (Cost::parse(cost, "EUR")?, Some(OrderText::parse(note)?));
    let close = CloseWorkOrder { id, result: OrderResult::Pass, cost, note };
    close_work_order(app, &people.admin, close).await?;
    Ok(())
}

/// Since this morning. Whoever has something already keeps it.
async fn demand(
    app: &App,
    clock: &DemoClock,
    people: &People,
    skills: &Skills,
) -> anyhow::Result<()> {
    clock.put(0, 5 * 60);
    for (name, skill, level) in NEEDED {
        let CategoryLine { id, version, .. } = category(app, people, name).await?;
        let skill = skills.get(skill).with_context(|| format!("there is no skill {skill}"))?;
        let level = NeededLevel::new(level).context("a level from 1 to 4")?;
        let needs = Needs::new(&[(Id::from_uuid(skill.uuid()), level)])?;
        let command = EditNeeds { of: NeedsOf::Category(id), expected: version, needs };
        edit_needs(app, &people.admin, command).await?;
    }
    Ok(())
}

async fn category(app: &App, people: &People, name: &str) -> anyhow::Result<CategoryLine> {
    let mut all = list_categories(app, &people.admin).await?.into_iter();
    all.find(|it| it.name.as_str() == name).with_context(|| format!("there is no category {name}"))
}

/// One of those that nobody has.
fn item(lent: &[ItemLabel], prefix: &str, nth: usize) -> anyhow::Result<ItemId> {
    let all = lent.iter().enumerate().filter(|(place, _)| !equipment::is_out(*place));
    let mut like = all.filter(|(_, it)| it.tag.as_str().starts_with(prefix));
    like.nth(nth).map(|(_, it)| it.id).with_context(|| format!("there are too few {prefix}"))
}
