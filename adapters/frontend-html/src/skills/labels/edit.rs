use application::{
    App, Message,
    skills::{LabelLine, RenameLabel, rename_label},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::Actor;
use domain_skills::{Label, LabelId, LabelName};
use serde::Serialize;

use super::{find, kind_title, list_url, url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::{Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    skills::sample,
    views::Page,
    visitor::{PathId, Signed},
};

/// What a name of a list is.
#[derive(Debug, Serialize)]
pub(crate) struct LabelPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    version: String,
    name: Field,
    delete_url: String,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Label>,
    screen: Screen,
) -> Result<Response, Problem> {
    let label = find(&app, &actor, id).await?;
    let draft = Draft::filled([("name", label.name.as_str())]);
    Ok(screen.show(&LabelPage::new(&label, &draft, screen.reader())))
}

pub(crate) async fn rename(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Label>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let label = find(&app, &actor, id).await?;
    let form = form.only(&["version", "name"])?;
    match save(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("skill-label-saved");
            Ok(SeeOther::to(list_url(label.kind)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&LabelPage::new(&label, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, id: LabelId, form: &Form) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let expected = version(form)?;
    let Some(name) = errors.take("name", LabelName::parse(form.text("name"))) else {
        return Err(errors.into());
    };
    Ok(rename_label(app, actor, RenameLabel { id, expected, name }).await?)
}

impl LabelPage {
    fn new(label: &LabelLine, draft: &Draft, reader: &Reader) -> Self {
        let lead = Message::new("skill-label-lead").number("n", label.n_uses);
        let text = reader.say(kind_title(label.kind));
        Self {
            heading: label.name.as_str().to_owned(),
            lead: reader.text(&lead),
            back: Link { href: list_url(label.kind), text },
            action: url(label.id),
            version: draft.version(label.version),
            name: draft.field("name", reader),
            delete_url: format!("{}/delete", url(label.id)),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for LabelPage {
    const TEMPLATE: &'static str = "skills/labels/form.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let labels = sample::labels();
        let page =
            |it: &LabelLine| Self::new(it, &Draft::filled([("name", it.name.as_str())]), reader);
        labels.iter().take(2).map(page).collect()
    }
}
