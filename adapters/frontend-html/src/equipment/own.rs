//! What somebody has, and how they take something more.

use application::{
    App, Failure, Message,
    equipment::{
        OpenAsk, OwnItem, ReservedItem, TakeItem, TakeItemError, TookItem, list_asked_items,
        list_own_items, list_own_reservations, take_item,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Date, DayError, parse_day};
use http::StatusCode;
use serde::Serialize;

use super::{
    handovers::AskLine,
    reservations::{self, OwnReservations},
    sample, scan, upkeep,
    words::{DueText, today},
};
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::count,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Signed,
};

pub(super) const PATH: &str = "/equipment/mine";

/// What its reader has now, and a field for the code of one more item.
#[derive(Debug, Serialize)]
pub(crate) struct OwnItemsPage {
    lead: String,
    code: Field,
    due: Field,
    items: Vec<OwnItemLine>,
    reservations: OwnReservations,
    asked: Vec<AskLine>,
    mistakes: Vec<Mistake>,
}

/// As `components/own_items.html` shows it.
#[derive(Debug, Serialize)]
pub(crate) struct OwnItemLine {
    name: String,
    model: Option<String>,
    tag: String,
    due: DueText,
    return_url: String,
    damage_url: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    Ok(screen.show(&page(&app, &actor, &Draft::blank(), screen.reader()).await?))
}

pub(crate) async fn take(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&["code", "due"])?;
    match save(&app, &actor, &form).await {
        Ok(took) => {
            let key = if took.is_new { "item-taken" } else { "item-is-yours" };
            let there = SeeOther::to(PATH);
            let there = match took.reserved_from {
                None => there.notice(Message::new(key)),
                Some(from) => {
                    let from = screen.reader().date_time(from);
                    there.warning(Message::new("item-taken-before").text("from", &from))
                }
            };
            Ok(there.into_response())
        }
        Err(Refused::Taking(TakeItemError::Held(held))) => {
            let since = screen.reader().date_time(held.since);
            let message = match &held.name {
                Some(name) => Message::new("item-held-since").text("name", name.as_str()),
                None => Message::new("item-held-since-somebody"),
            };
            let message = message.text("since", &since);
            Err(Problem::new(StatusCode::CONFLICT).because(message).back_to(PATH))
        }
        Err(Refused::Taking(TakeItemError::NotQualified(err))) => {
            scan::refuse(&app, &actor, form.text("code"), (&screen, &err.message())).await
        }
        Err(Refused::Taking(TakeItemError::Reserved(by))) => {
            let message = reservations::refused(&by, screen.reader());
            Err(Problem::new(StatusCode::CONFLICT).because(message).back_to(PATH))
        }
        Err(refused) => {
            let refusal = match refused {
                Refused::Taking(err) => upkeep::refusal(err, screen.reader()),
                Refused::Form(errors) => Refusal::from(errors),
            };
            let mistakes = refusal.mistakes().map_err(|it| it.back_to(PATH))?;
            let draft = Draft::refused(form, mistakes);
            Ok(screen.show(&page(&app, &actor, &draft, screen.reader()).await?))
        }
    }
}

/// What somebody has today, has reserved and is asked for.
struct Own {
    items: Vec<OwnItem>,
    reserved: Vec<ReservedItem>,
    asked: Vec<OpenAsk>,
    today: Date,
}

async fn page(
    app: &App,
    actor: &Actor,
    draft: &Draft,
    reader: &Reader,
) -> Result<OwnItemsPage, Problem> {
    let items = list_own_items(app, actor).await?;
    let reserved = list_own_reservations(app, actor).await?;
    let asked = list_asked_items(app, actor).await?;
    let own = Own { items, reserved, asked, today: today(app.clock.now(), reader) };
    Ok(OwnItemsPage::new(&own, draft, reader))
}

enum Refused {
    Form(FieldErrors),
    Taking(TakeItemError),
}

async fn save(app: &App, actor: &Actor, form: &Form) -> Result<TookItem, Refused> {
    let mut errors = FieldErrors::default();
    let due = errors.take("due", due(form)).ok_or(Refused::Form(errors))?;
    let command = TakeItem { code: form.text("code").to_owned(), due };
    take_item(app, actor, command).await.map_err(Refused::Taking)
}

/// The day on which something has to be back, which need not be said.
pub(super) fn due(form: &Form) -> Result<Option<Date>, DayError> {
    match form.text("due").trim() {
        "" => Ok(None),
        typed => parse_day(typed).map(Some),
    }
}

pub(crate) fn own_item_lines(items: &[OwnItem], today: Date, reader: &Reader) -> Vec<OwnItemLine> {
    let lines = items.iter().map(|it| OwnItemLine {
        name: it.name.as_str().to_owned(),
        model: it.model.as_ref().map(|it| it.as_str().to_owned()),
        tag: it.tag.as_str().to_owned(),
        due: DueText::own(it, today, reader),
        return_url: format!("/equipment/{}/return", it.item),
        damage_url: format!("/equipment/{}/damage", it.item),
    });
    lines.collect()
}

impl OwnItemsPage {
    fn new(own: &Own, draft: &Draft, reader: &Reader) -> Self {
        let Own { items, reserved, asked, today } = own;
        Self {
            lead: reader.text(&Message::new("items-own-lead").number("n", count(items.len()))),
            code: draft.field("code", reader),
            due: draft.field("due", reader),
            items: own_item_lines(items, *today, reader),
            reservations: OwnReservations::new(reserved, reader),
            asked: asked.iter().map(|it| AskLine::new(it, reader)).collect(),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for OwnItemsPage {
    const TEMPLATE: &'static str = "equipment/mine.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("items-own-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("code", Message::new("item-code-mistyped"));
        let slip = Draft::refused(Form::from_iter([("code", "0000-0001-0")]), errors);
        let own = |items, reserved, asked| Own { items, reserved, asked, today: sample::today() };
        let nothing = own(Vec::new(), Vec::new(), Vec::new());
        let all = own(sample::own(), reservations::own_sample(), sample::asked());
        vec![
            Self::new(&all, &Draft::blank(), reader),
            Self::new(&nothing, &Draft::blank(), reader),
            Self::new(&own(sample::own(), Vec::new(), Vec::new()), &slip, reader),
        ]
    }
}
