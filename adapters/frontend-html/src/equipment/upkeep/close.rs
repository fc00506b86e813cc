//! One work order, what is kept beside it, and what came of it.

use application::{
    App, Failure, Message, PaperError,
    equipment::{
        CloseWorkOrder, OrderFileLine, OrderLine, close_work_order, list_order_files,
        see_work_order,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{
    Cost, CostError, OrderFileId, OrderResult, OrderText, WorkOrder, WorkOrderId,
};
use domain_kernel::{Actor, Permission};
use serde::Serialize;

use super::{
    PATH,
    files::FilesPanel,
    upkeep_sample,
    words::{OrderState, kind},
};
use crate::{
    equipment::words::item_url,
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::{Fact, Link},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// What is to be done, what came of it, and a form for whoever may say so.
#[derive(Debug, Serialize)]
pub(crate) struct OrderPage {
    title: String,
    heading: String,
    description: String,
    state: OrderState,
    item: Link,
    facts: Vec<Fact>,
    files: FilesPanel,
    action: String,
    form: Option<ClosingForm>,
    mistakes: Vec<Mistake>,
}

/// An order with its files, and the id of the one that may be added next.
pub(super) struct Seen {
    order: OrderLine,
    files: Vec<OrderFileLine>,
    next_file: OrderFileId,
}

#[derive(Debug, Serialize)]
struct ClosingForm {
    result: Field,
    results: Vec<Choice>,
    cost: Field,
    currency: Field,
    note: Field,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<WorkOrder>,
    screen: Screen,
) -> Result<Response, Problem> {
    let seen = Seen::load(&app, &actor, id).await?;
    let may_manage = actor.permit(Permission::ManageEquipment).is_ok();
    let drafts = (&Draft::blank(), &Draft::blank());
    Ok(screen.show(&OrderPage::new(&seen, may_manage, drafts, screen.reader())))
}

pub(crate) async fn close(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<WorkOrder>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::ManageEquipment)?;
    let seen = Seen::load(&app, &actor, id).await?;
    let form = form.only(&["result", "cost", "currency", "note"])?;
    match save(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("work-order-is-closed");
            Ok(SeeOther::to(item_url(seen.order.order.item)).notice(notice).into_response())
        }
        Err(refusal) => {
            let back = format!("{PATH}/{id}");
            let mistakes = refusal.mistakes().map_err(|it| it.back_to(back))?;
            let draft = Draft::refused(form, mistakes);
            let drafts = (&draft, &Draft::blank());
            Ok(screen.show(&OrderPage::new(&seen, true, drafts, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, id: WorkOrderId, form: &Form) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let result = OrderResult::parse(form.text("result"));
    if result.is_none() {
        errors.add("result", Message::new("work-order-no-result"));
    }
    let cost = Cost::parse(form.text("cost"), form.text("currency"));
    let cost = cost.map_err(|err| errors.add(place(err), err.message())).ok();
    let note = errors.take("note", OrderText::parse_optional(form.text("note")));
    let (Some(result), Some(cost), Some(note)) = (result, cost, note) else {
        return Err(errors.into());
    };
    Ok(close_work_order(app, actor, CloseWorkOrder { id, result, cost, note }).await?)
}

fn place(err: CostError) -> &'static str {
    err.field().unwrap_or("cost")
}

impl Seen {
    pub(super) async fn load(app: &App, actor: &Actor, id: WorkOrderId) -> Result<Self, Problem> {
        let order = see_work_order(app, actor, id).await?;
        let files = list_order_files(app, actor, id).await?;
        Ok(Self { order, files, next_file: app.ids.next() })
    }
}

impl OrderPage {
    /// The drafts are those of closing it and of adding a file.
    pub(super) fn new(
        seen: &Seen,
        may_manage: bool,
        (draft, file): (&Draft, &Draft),
        reader: &Reader,
    ) -> Self {
        let OrderLine { order, tag, name, .. } = &seen.order;
        let next = may_manage.then_some(seen.next_file);
        let key = kind(order.kind);
        let (tag, name) = (tag.as_str(), name.as_str());
        let heading = Message::new("work-order-title").text("kind", &reader.say(key));
        let heading = reader.text(&heading.text("name", name).text("tag", tag));
        let title = Message::new("work-order-page").text("heading", &heading);
        let title = reader.text(&title.text("when", &reader.date_time(order.opened)));
        let is_open = order.end.is_none();
        Self {
            title,
            heading,
            description: order.description.as_str().to_owned(),
            state: OrderState::of(order.end.as_ref(), reader),
            item: Link { href: item_url(order.item), text: format!("{name} {tag}") },
            facts: facts(&seen.order, reader),
            files: FilesPanel::new((order.id, &seen.files), next, file, reader),
            action: format!("{PATH}/{}", order.id),
            form: (is_open && may_manage).then(|| ClosingForm::new(draft, reader)),
            mistakes: draft.mistakes(reader).into_iter().chain(file.mistakes(reader)).collect(),
        }
    }
}

fn facts(line: &OrderLine, reader: &Reader) -> Vec<Fact> {
    let OrderLine { order, opened_by, closed_by, .. } = line;
    let system = reader.say("item-by-system");
    let who_when = |who: Option<&str>, at| {
        let who = who.unwrap_or(&system);
        let text = Message::new("work-order-by").text("who", who);
        reader.text(&text.text("when", &reader.date_time(at)))
    };
    let opener = opened_by.as_ref().map(domain_identity::PersonName::as_str);
    let closer = closed_by.as_ref().map(domain_identity::PersonName::as_str);
    let blocks = if order.is_blocking { "work-order-blocks" } else { "work-order-blocks-not" };
    let end = order.end.as_ref();
    let note = end.and_then(|it| it.note.as_ref());
    let facts = [
        ("work-order-opened", Some(who_when(opener, order.opened))),
        ("work-order-due", order.due.map(|it| reader.date(it))),
        ("work-order-meanwhile", Some(reader.say(blocks))),
        ("work-order-closed", end.map(|it| who_when(closer, it.at))),
        ("work-order-cost", end.and_then(|it| it.cost).map(|it| it.to_string())),
        ("work-order-note", note.map(|it| it.as_str().to_owned())),
    ];
    let known = facts.into_iter().filter_map(|(key, value)| Some((key, value?)));
    known.map(|(key, value)| Fact { name: reader.say(key), value }).collect()
}

impl ClosingForm {
    fn new(draft: &Draft, reader: &Reader) -> Self {
        let none = [(String::new(), reader.say("work-order-choose"))];
        let results = OrderResult::ALL.map(|it| {
            let key = match it {
                OrderResult::Pass => "work-order-pass",
                OrderResult::Fail => "work-order-fail",
                OrderResult::NotApplicable => "work-order-na",
            };
            (it.name().to_owned(), reader.say(key))
        });
        Self {
            result: draft.field("result", reader),
            results: draft.choices("result", none.into_iter().chain(results)),
            cost: draft.field("cost", reader),
            currency: draft.field("currency", reader),
            note: draft.field("note", reader),
        }
    }
}

impl Page for OrderPage {
    const TEMPLATE: &'static str = "equipment/upkeep/order.html";

    fn title(&self, _: &Reader) -> String {
        self.title.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("result", Message::new("work-order-no-result"));
        errors.add("cost", CostError::Amount.message());
        errors.add("currency", CostError::Currency.message());
        let form = Form::from_iter([("result", ""), ("cost", "many"), ("currency", "\"x\"")]);
        let wrong = Draft::refused(form, errors);
        let mut errors = FieldErrors::default();
        errors.add("file", PaperError::NotOffered.message());
        let no_file = Draft::refused(Form::from_iter([("id", "")]), errors);
        let orders = upkeep_sample::orders();
        let seen = |order: &OrderLine, n_files| {
            let files = upkeep_sample::files().into_iter().cycle().take(n_files).collect();
            Seen { order: order.clone(), files, next_file: upkeep_sample::next_file() }
        };
        let page = |it: &OrderLine, n_files, may_manage, draft: &Draft, file: &Draft| {
            Self::new(&seen(it, n_files), may_manage, (draft, file), reader)
        };
        let none = Draft::blank();
        let blank = orders.iter().map(|it| page(it, 2, true, &none, &none));
        let others = orders.first().into_iter().flat_map(|it| {
            [
                page(it, 0, false, &none, &none),
                page(it, 2, false, &none, &none),
                page(it, 0, true, &wrong, &none),
                page(it, 2, true, &none, &no_file),
                page(it, 10, true, &none, &none),
            ]
        });
        blank.chain(others).collect()
    }
}
