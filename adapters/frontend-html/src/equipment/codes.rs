//! Other codes for items whose labels are lost or were seen by strangers.

use application::{
    App, Failure, Message,
    equipment::{
        CodesOf, ItemSeen, PrintLabelsError, ReplaceCode, list_item_choices, n_codes_to_replace,
        replace_code, replace_codes, see_item,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{CategoryName, HasNoCode, Item, ItemId, ItemState};
use domain_kernel::{Actor, Permission, Version};

use super::labels;
use crate::{
    confirm::{Change, ConfirmPage},
    form::{Form, FormError},
    parts::{Hidden, Link, version},
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

const ALL: &str = "/equipment/codes";
/// What a form says whose codes are all of the company's.
const COMPANY: &str = "company";

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
) -> Result<Response, Problem> {
    let seen = find(&app, &actor, id).await?;
    let item = &seen.item;
    let (back, change) = change((id, item.version), item.settings.tag.as_str(), item.state);
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

pub(crate) async fn replace(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let seen = find(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let replaced = replace_code(&app, &actor, ReplaceCode { id, expected }).await;
    replaced.map_err(|err| Problem::from(err).back_to(item_url(id)))?;
    let notice = Message::new("item-code-is-replaced").text("tag", seen.item.settings.tag.as_str());
    Ok(SeeOther::to(item_url(id)).notice(notice))
}

pub(crate) async fn ask_all(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let category = query.text("category");
    let n_codes = n_codes_to_replace(&app, &actor, whose(category)?).await?;
    let category = match category {
        "" => None,
        id => Some((id, category_name(&app, &actor, id).await?)),
    };
    let category = category.as_ref().map(|(id, name)| (*id, name.as_str()));
    let (back, change) = change_all(n_codes, category, screen.reader());
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

pub(crate) async fn replace_all(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::ManageEquipment)?;
    let form = form.only(&["of"])?;
    let (of, category) = match form.text("of") {
        "" => return Err(FormError::Unreadable.into()),
        COMPANY => (CodesOf::Company, ""),
        id => (whose(id)?, id),
    };
    let since = screen.reader().date_of(app.clock.now()).map(|it| it.to_string());
    let n_replaced = replace_codes(&app, &actor, of).await?;
    let notice = Message::new("item-codes-are-replaced").number("n", n_replaced);
    let since = since.unwrap_or_default();
    let to = query::url(labels::PATH, &[("category", category), ("since", &since)]);
    Ok(SeeOther::to(to).notice(notice).into_response())
}

/// For those who may replace its code.
async fn find(app: &App, actor: &Actor, id: ItemId) -> Result<ItemSeen, Problem> {
    actor.permit(Permission::ManageEquipment)?;
    Ok(see_item(app, actor, id, application::PageNumber::FIRST).await?)
}

async fn category_name(app: &App, actor: &Actor, id: &str) -> Result<CategoryName, Problem> {
    let choices = list_item_choices(app, actor).await?;
    let mut categories = choices.categories.into_iter();
    let found = categories.find(|(it, _)| it.to_string() == id);
    Ok(found.ok_or_else(Problem::not_found)?.1)
}

fn whose(category: &str) -> Result<CodesOf, FormError> {
    match category {
        "" => Ok(CodesOf::Company),
        id => Ok(CodesOf::Category(id.parse().map_err(|_| FormError::Unreadable)?)),
    }
}

fn item_url(id: ItemId) -> String {
    format!("/equipment/{id}")
}

fn change((id, version): (ItemId, Version), tag: &str, state: ItemState) -> (Link, Change) {
    let change = Change {
        heading: Message::new("item-code-replace-title").text("tag", tag),
        lead: "item-code-replace-lead",
        points: Vec::new(),
        stem: None,
        refused: state.retired().map(|_| HasNoCode.message()),
        action: format!("{}/code", item_url(id)),
        hidden: vec![Hidden::new("version", &version.get())],
        button: Message::new("item-code-replace"),
        is_destructive: true,
    };
    (Link { href: item_url(id), text: tag.to_owned() }, change)
}

/// `category` is an id and a name.
fn change_all(n_codes: u32, category: Option<(&str, &str)>, reader: &Reader) -> (Link, Change) {
    let (heading, of) = match category {
        None => (Message::new("item-codes-replace-title"), COMPANY),
        Some((id, name)) => {
            (Message::new("item-codes-replace-title-category").text("name", name), id)
        }
    };
    let change = Change {
        heading,
        lead: "item-codes-replace-lead",
        points: vec![
            Message::new("item-codes-replace-stop").number("n", n_codes),
            Message::new("item-codes-replace-stay"),
        ],
        stem: None,
        refused: (n_codes == 0).then(|| PrintLabelsError::NoLabels.message()),
        action: ALL.to_owned(),
        hidden: vec![Hidden::new("of", of)],
        button: Message::new("item-codes-replace").number("n", n_codes),
        is_destructive: true,
    };
    (Link { href: "/equipment".to_owned(), text: reader.say("labels-back") }, change)
}

/// One item that has a code and one that has not; many of a category, of all, and none.
pub(crate) fn changes(reader: &Reader) -> Vec<(Link, Change)> {
    let id = domain_kernel::Id::from_uuid(uuid::Uuid::from_u128(7));
    let retired = ItemState::Retired(domain_equipment::RetireReason::Lost);
    let first = (id, Version::FIRST);
    vec![
        change(first, "GR-0101", ItemState::Available),
        change(first, "GR-0101", retired),
        change_all(340, None, reader),
        change_all(1, Some((&id.to_string(), "Ladders <b>")), reader),
        change_all(0, None, reader),
    ]
}
