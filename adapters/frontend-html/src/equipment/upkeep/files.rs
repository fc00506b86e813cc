//! What is kept beside a work order: added, downloaded and removed.

use application::{
    App, Message,
    equipment::{
        AddOrderFile, OneOrderFile, OrderFileLine, add_order_file, find_order_file,
        read_order_file, remove_order_file,
    },
};
use axum::{
    extract::{FromRequestParts, Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use domain_equipment::{OrderFile, OrderFileId, WorkOrder, WorkOrderId};
use domain_identity::PersonName;
use domain_kernel::Permission;
use http::request::Parts;
use serde::Serialize;

use super::{
    PATH,
    close::{OrderPage, Seen},
    upkeep_sample,
};
use crate::{
    Web,
    confirm::{Change, ConfirmPage},
    form::{Draft, Field, Form, FormError, Refusal},
    papers,
    parts::{Hidden, Link, count, file_size},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    table_import::upload,
    visitor::{PathId, Signed, two_ids},
};

/// The files of an order, and a form for whoever may add one.
#[derive(Debug, Serialize)]
pub(super) struct FilesPanel {
    lines: Vec<Line>,
    form: Option<FileForm>,
    /// Why there is none, for whoever might add one.
    full: Option<String>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    note: String,
    remove_url: Option<String>,
}

#[derive(Debug, Serialize)]
struct FileForm {
    action: String,
    hidden: Hidden,
    file: Field,
}

/// The two ids of an address.
#[derive(Clone, Copy)]
pub(crate) struct FilePath(OneOrderFile);

pub(crate) async fn add(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(order): PathId<WorkOrder>,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    actor.permit(Permission::ManageEquipment)?;
    let seen = Seen::load(&app, &actor, order).await?;
    let upload = upload::read(body).await?;
    let form = upload.form.only(&["id"])?;
    let id: OrderFileId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    let file_name = upload.file_name.unwrap_or_default();
    let content = upload.file.unwrap_or_default();
    let command = AddOrderFile { id, order, file_name, content };
    match add_order_file(&app, &actor, command).await.map_err(Refusal::from) {
        Ok(()) => {
            let notice = Message::new("order-file-added");
            Ok(SeeOther::to(order_url(order)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let drafts = (&Draft::blank(), &draft);
            Ok(screen.show(&OrderPage::new(&seen, true, drafts, screen.reader())))
        }
    }
}

pub(crate) async fn download(
    State(app): State<App>,
    Signed(actor): Signed,
    FilePath(wanted): FilePath,
) -> Result<Response, Problem> {
    let (file, content) = read_order_file(&app, &actor, wanted).await?;
    Ok(papers::download((file.kind, file.name.as_str()), "work-order", content))
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    FilePath(wanted): FilePath,
    screen: Screen,
) -> Result<Response, Problem> {
    let file = find_order_file(&app, &actor, wanted).await?;
    let (back, change) = change(&file, screen.reader());
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

pub(crate) async fn remove(
    State(app): State<App>,
    Signed(actor): Signed,
    FilePath(wanted): FilePath,
    form: Form,
) -> Result<SeeOther, Problem> {
    form.only(&[])?;
    let back = order_url(wanted.order);
    let removed = remove_order_file(&app, &actor, wanted).await;
    removed.map_err(|err| Problem::from(err).back_to(back.clone()))?;
    Ok(SeeOther::to(back).notice(Message::new("order-file-removed")))
}

fn change(file: &OrderFile, reader: &Reader) -> (Link, Change) {
    let change = Change {
        heading: Message::new("order-file-remove-title").text("name", file.name.as_str()),
        lead: "order-file-remove-lead",
        points: Vec::new(),
        stem: None,
        refused: None,
        action: format!("{}/delete", file_url(file)),
        hidden: Vec::new(),
        button: Message::new("order-file-remove"),
        is_destructive: true,
    };
    (Link { href: order_url(file.order), text: reader.say("work-order") }, change)
}

/// What can be asked before it is done, for the samples of the page that asks.
pub(crate) fn changes(reader: &Reader) -> Vec<(Link, Change)> {
    let files = upkeep_sample::files();
    files.first().map(|it| change(&it.file, reader)).into_iter().collect()
}

fn order_url(order: WorkOrderId) -> String {
    format!("{PATH}/{order}")
}

fn file_url(file: &OrderFile) -> String {
    format!("{}/files/{}", order_url(file.order), file.id)
}

impl FilesPanel {
    /// `next` is the id of the one that may be added next.
    pub(super) fn new(
        (order, files): (WorkOrderId, &[OrderFileLine]),
        next: Option<OrderFileId>,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let is_full = WorkOrder::MOST_FILES <= count(files.len());
        let full = Message::new("order-files-too-many").number("most", WorkOrder::MOST_FILES);
        let form = next.filter(|_| !is_full).map(|next| FileForm {
            action: format!("{}/files", order_url(order)),
            hidden: Hidden::new("id", &draft.kept("id").unwrap_or_else(|| next.to_string())),
            file: draft.field("file", reader),
        });
        Self {
            lines: files.iter().map(|it| Line::new(it, next.is_some(), reader)).collect(),
            form,
            full: next.filter(|_| is_full).map(|_| reader.text(&full)),
        }
    }
}

impl Line {
    fn new(line: &OrderFileLine, may_remove: bool, reader: &Reader) -> Self {
        let OrderFileLine { file, added_by } = line;
        let system = reader.say("item-by-system");
        let who = added_by.as_ref().map_or(system.as_str(), PersonName::as_str);
        let note = Message::new("order-file-note").text("size", &file_size(file.n_bytes, reader));
        let note = note.text("when", &reader.date_time(file.added)).text("who", who);
        Self {
            href: file_url(file),
            name: file.name.as_str().to_owned(),
            note: reader.text(&note),
            remove_url: may_remove.then(|| format!("{}/delete", file_url(file))),
        }
    }
}

impl FromRequestParts<Web> for FilePath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (order, id) = two_ids(parts, web).await?;
        Ok(Self(OneOrderFile { order, id }))
    }
}
