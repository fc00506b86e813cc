//! Labels of items: which ones, on which paper, a look at them, and files to print.

use application::{
    App, Message,
    equipment::{
        ItemLabel, Label, LabelSheets, RulerPage, list_item_choices, may_print_labels, print_labels,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{ActivationCode, LabelSheet, SheetLayout};
use domain_kernel::Actor;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::{
    label_page::{LabelsPage, Said},
    label_query::{FIELDS, Labels, layout},
};
use crate::{
    Web,
    form::{Draft, Form, Refusal},
    parts::count,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    visitor::Signed,
};

pub(super) const PATH: &str = "/equipment/labels";

pub(crate) async fn show(
    State(web): State<Web>,
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    may_print_labels(&actor)?;
    let reader = screen.reader();
    let form = known(&query);
    let has_address = web.settings.public_url.is_some();
    if query.text("sheet").is_empty() {
        let draft = Draft::filled(form.fields().chain(DEFAULTS));
        let choices = list_item_choices(&app, &actor).await?;
        let page = LabelsPage::new(&draft, has_address, reader).choosing(&draft, choices, reader);
        return Ok(screen.show(&page));
    }
    match chosen(&app, &actor, &form, reader).await {
        Ok((labels, layout)) => {
            let draft = Draft::filled(form.fields());
            let page = LabelsPage::new(&draft, has_address, reader);
            let address = |code: &ActivationCode| address(&web, code);
            let said = Said { company: company(&screen), address: &address };
            Ok(screen.show(&page.with(&labels, layout, &form, &said, reader)))
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let choices = list_item_choices(&app, &actor).await?;
            let page = LabelsPage::new(&draft, has_address, reader);
            Ok(screen.show(&page.choosing(&draft, choices, reader)))
        }
    }
}

pub(crate) async fn pdf(
    State(web): State<Web>,
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    may_print_labels(&actor)?;
    let reader = screen.reader();
    let form = known(&query);
    let (labels, layout) = match chosen(&app, &actor, &form, reader).await {
        Ok(chosen) => chosen,
        Err(refusal) => {
            refusal.mistakes()?;
            // That page says what is wrong.
            return Ok(SeeOther::to(url(PATH, &form)).into_response());
        }
    };
    let title = reader.text(&Message::new("labels-title").number("n", count(labels.len())));
    let label = |it: &ItemLabel| Label {
        tag: it.tag.as_str().to_owned(),
        name: it.name.as_str().to_owned(),
        code: it.code.clone(),
        address: address(&web, &it.code),
    };
    let sheets = LabelSheets {
        language: reader.language().tag().to_owned(),
        title,
        company: company(&screen).to_owned(),
        layout,
        labels: labels.iter().map(label).collect(),
    };
    let pdf = app.label_printer.print_labels(sheets).await;
    Ok(file("labels.pdf", pdf.map_err(|err| Problem::broken(&err))?))
}

pub(crate) async fn ruler(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    may_print_labels(&actor)?;
    let reader = screen.reader();
    let form = known(&query);
    let Ok(layout) = layout(&form) else {
        return Ok(SeeOther::to(url(PATH, &form)).into_response());
    };
    let page = RulerPage {
        language: reader.language().tag().to_owned(),
        title: reader.say("labels-ruler"),
        layout,
        how: how_to_measure(layout.sheet(), reader),
    };
    let pdf = app.label_printer.print_ruler(page).await;
    Ok(file("ruler.pdf", pdf.map_err(|err| Problem::broken(&err))?))
}

/// Labels that somebody asks for, and where they are printed.
async fn chosen(
    app: &App,
    actor: &Actor,
    form: &Form,
    reader: &Reader,
) -> Result<(Vec<ItemLabel>, SheetLayout), Refusal> {
    let Labels { selection, layout } = Labels::read(form, reader)?;
    Ok((print_labels(app, actor, &selection).await?, layout))
}

/// The fields of the query that this page knows.
fn known(query: &Query) -> Form {
    let fields = FIELDS.iter();
    fields.flat_map(|name| query.texts(name).map(move |it| (*name, it.trim()))).collect()
}

pub(super) const DEFAULTS: [(&str, &str); 4] =
    [("sheet", "avery_l7160"), ("first", "1"), ("right", "0"), ("down", "0")];

pub(super) fn url(path: &str, form: &Form) -> String {
    format!("{path}?{}", form.encoded())
}

fn company(screen: &Screen) -> &str {
    let person = screen.visitor().person();
    let company = person.and_then(|it| it.company.as_ref());
    company.map(|it| it.name.as_str()).unwrap_or_default()
}

/// Where the label of an item leads. Without a public URL, nowhere else than on this machine.
pub(super) fn address(web: &Web, code: &ActivationCode) -> String {
    let path = format!("/e/{}", code.plain());
    match &web.settings.public_url {
        Some(url) => url.join(&path),
        None => path,
    }
}

fn file(name: &str, content: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers =
        [(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, disposition)];
    (headers, content).into_response()
}

fn how_to_measure(sheet: LabelSheet, reader: &Reader) -> Vec<String> {
    let millimeters = |length: domain_equipment::Length| {
        u32::try_from(length.as_micrometers() / 1_000).unwrap_or_default()
    };
    let (cross, arm) = (sheet.cross(), sheet.arm());
    let about = |key| {
        Message::new(key)
            .number("x", millimeters(cross.x))
            .number("y", millimeters(cross.y))
            .number("end", millimeters(cross.x.plus(arm.width)))
    };
    ["labels-ruler-scale", "labels-ruler-cross", "labels-ruler-nudge"]
        .map(|it| reader.text(&about(it)))
        .into()
}
