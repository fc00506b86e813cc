//! What came in by a table, and taking it back.

use application::{
    App, Failure, Message, Page as Lines,
    equipment::{
        ImportSeen, ItemImportLine, TouchedItem, UndoImport, list_item_imports, see_item_import,
        undo_import,
    },
};
use axum::{extract::State, response::Response};
use domain_equipment::{ItemImport, ItemImportId, UndoRefused, Undone};
use domain_identity::PersonName;
use domain_kernel::{Id, Line, Timestamp};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    confirm::{Change, ConfirmPage},
    form::{Form, FormError},
    pager::Pager,
    parts::{Hidden, Link},
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

pub(super) const PATH: &str = "/equipment/imports";

/// The imports of a company, the last one first.
#[derive(Debug, Serialize)]
pub(crate) struct ImportsPage {
    imports: Vec<Row>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Row {
    when: String,
    by: Option<String>,
    what: String,
    /// What has become of it.
    now: String,
    undo_url: Option<String>,
}

pub(crate) async fn index(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let imports = list_item_imports(&app, &actor, query.page()).await?;
    Ok(screen.show(&ImportsPage::new(&imports, screen.reader())))
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<ItemImport>,
    screen: Screen,
) -> Result<Response, Problem> {
    let seen = see_item_import(&app, &actor, id).await?;
    let (back, change) = change(&seen, screen.reader());
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

pub(crate) async fn undo(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<ItemImport>,
    form: Form,
) -> Result<SeeOther, Problem> {
    see_item_import(&app, &actor, id).await?;
    let form = form.only(&["n"])?;
    let n_items = form.text("n").parse().map_err(|_| FormError::Unreadable)?;
    let undone = undo_import(&app, &actor, UndoImport { id, n_items }).await;
    undone.map_err(|err| Problem::from(err).back_to(PATH))?;
    Ok(SeeOther::to(PATH).notice(Message::new("item-import-is-undone").number("n", n_items)))
}

fn url(id: ItemImportId) -> String {
    format!("{PATH}/{id}/undo")
}

fn change(seen: &ImportSeen, reader: &Reader) -> (Link, Change) {
    let ImportSeen { line, touched } = seen;
    let (import, n_items) = (&line.import, line.n_untouched);
    let n_kept = import.n_items.saturating_sub(n_items);
    let stay = Message::new("item-import-stay").number("n", n_kept);
    let stay = (0 < n_kept && 0 < n_items).then_some(stay);
    let items = touched.iter().map(|it| {
        Message::new("item-import-stays")
            .text("tag", it.tag.as_str())
            .text("name", it.name.as_str())
    });
    let refused = match (import.undone, n_items) {
        (Some(_), _) => Some(UndoRefused::Already),
        (None, 0) => Some(UndoRefused::AllTouched),
        (None, _) => None,
    };
    let when = reader.date_time(import.at);
    let change = Change {
        heading: Message::new("item-import-undo-title").text("when", &when),
        lead: "item-import-undo-lead",
        points: stay.into_iter().chain(items).collect(),
        stem: None,
        refused: refused.map(|it| it.message()),
        action: url(import.id),
        hidden: vec![Hidden::new("n", &n_items)],
        button: Message::new("item-import-undo").number("n", n_items),
        is_destructive: true,
    };
    (Link { href: PATH.to_owned(), text: reader.say("item-imports-title") }, change)
}

impl ImportsPage {
    fn new(imports: &Lines<ItemImportLine>, reader: &Reader) -> Self {
        Self {
            imports: imports.items.iter().map(|it| Row::new(it, reader)).collect(),
            pager: Pager::new(imports, PATH, &[]),
        }
    }
}

impl Row {
    fn new(line: &ItemImportLine, reader: &Reader) -> Self {
        let import = &line.import;
        let said = |key: &'static str, n| reader.text(&Message::new(key).number("n", n));
        let now = match (import.undone, line.n_untouched) {
            (Some(undone), _) => {
                let undone = Message::new("item-import-was-undone")
                    .number("n", undone.n_items)
                    .text("when", &reader.date_time(undone.at));
                reader.text(&undone)
            }
            (None, 0) => reader.say("item-import-all-used"),
            (None, n_untouched) => said("item-import-untouched", n_untouched),
        };
        let can_go = import.undone.is_none() && 0 < line.n_untouched;
        Self {
            when: reader.date_time(import.at),
            by: line.by.as_ref().map(|it| it.as_str().to_owned()),
            what: said("items-count", import.n_items),
            now,
            undo_url: can_go.then(|| url(import.id)),
        }
    }
}

impl Page for ImportsPage {
    const TEMPLATE: &'static str = "equipment/imports.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("item-imports-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::PageNumber;

        let page = |items: Vec<ItemImportLine>| {
            let n_matches = u32::try_from(items.len()).unwrap_or_default();
            Self::new(&Lines { items, number: PageNumber::FIRST, n_matches }, reader)
        };
        vec![page(vec![line(3, None), line(0, None), line(0, Some(118))]), page(Vec::new())]
    }
}

/// Of 120 items.
fn line(n_untouched: u32, undone: Option<u32>) -> ItemImportLine {
    let at = Timestamp::from_micros(1_764_000_000_000_000);
    ItemImportLine {
        import: ItemImport {
            id: Id::from_uuid(Uuid::from_u128(0x1a)),
            at,
            by: None,
            n_items: 120,
            undone: undone.map(|n_items| Undone { at, n_items }),
        },
        by: undone.map(|_| PersonName::restore("Anna <b>".to_owned())),
        n_untouched,
    }
}

/// One that can be undone in part, and one that cannot.
pub(super) fn changes(reader: &Reader) -> Vec<(Link, Change)> {
    let touched = vec![TouchedItem {
        id: Id::from_uuid(Uuid::from_u128(1)),
        tag: Line::restore("HB-0112".to_owned()),
        name: Line::restore("Chain hoist".to_owned()),
    }];
    let seen = |line, touched| change(&ImportSeen { line, touched }, reader);
    vec![seen(line(119, None), touched), seen(line(0, Some(118)), Vec::new())]
}
