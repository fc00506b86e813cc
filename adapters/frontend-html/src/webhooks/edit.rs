use application::{
    App, Failure as _, Message,
    webhooks::{AddWebhook, EditWebhook, WebhookSecret, add_webhook, edit_webhook},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_audit::{
    EventGroup, Webhook, WebhookAddress, WebhookAddressError, WebhookId, WebhookRefused,
    WebhookSettings,
};
use domain_kernel::{Actor, Permission};
use serde::Serialize;

use super::{PATH, change::find, group, secret::WebhookSecretPage, url};
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal, Tick},
    parts::{Hidden, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// Where a webhook is and what it is told of, of a new one or one that there is.
#[derive(Debug, Serialize)]
pub(crate) struct WebhookFormPage {
    heading: String,
    action: String,
    back_url: String,
    hidden: Hidden,
    is_new: bool,
    address: Field,
    groups: Vec<Choice>,
    groups_error: Option<String>,
    is_on: Tick,
    mistakes: Vec<Mistake>,
}

const ONCE: [&str; 4] = ["id", "version", "address", "is_on"];

pub(crate) async fn ask_new(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    actor.permit(Permission::ManageWebhooks)?;
    let draft = Draft::filled([("is_on", "1")]);
    Ok(screen.show(&WebhookFormPage::of_new(app.ids.next(), &draft, screen.reader())))
}

/// The secret is on the page that this answers with, and on no other.
pub(crate) async fn add(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    // Whoever may not do this is not told first what is wrong with the form.
    actor.permit(Permission::ManageWebhooks)?;
    let form = form.only_with(&ONCE, &["group"])?;
    let id: WebhookId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save_new(&app, &actor, id, &form).await {
        Ok(secret) => Ok(screen.show(&WebhookSecretPage::new(id, &secret))),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&WebhookFormPage::of_new(id, &draft, screen.reader())))
        }
    }
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Webhook>,
    screen: Screen,
) -> Result<Response, Problem> {
    let webhook = find(&app, &actor, id).await?;
    let draft = Draft::filled(stored(&webhook.settings));
    let version = draft.version(webhook.version);
    Ok(screen.show(&WebhookFormPage::of_old(id, &version, &draft, screen.reader())))
}

pub(crate) async fn edit(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Webhook>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let webhook = find(&app, &actor, id).await?;
    let form = form.only_with(&ONCE, &["group"])?;
    match save_old(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("webhook-saved");
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let version = draft.version(webhook.version);
            Ok(screen.show(&WebhookFormPage::of_old(id, &version, &draft, screen.reader())))
        }
    }
}

async fn save_new(
    app: &App,
    actor: &Actor,
    id: WebhookId,
    form: &Form,
) -> Result<WebhookSecret, Refusal> {
    let settings = settings(form)?;
    Ok(add_webhook(app, actor, AddWebhook { id, settings }).await?)
}

async fn save_old(app: &App, actor: &Actor, id: WebhookId, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let settings = settings(form)?;
    Ok(edit_webhook(app, actor, EditWebhook { id, expected, settings }).await?)
}

fn settings(form: &Form) -> Result<WebhookSettings, Refusal> {
    let mut errors = FieldErrors::default();
    let address = errors.take("address", WebhookAddress::parse(form.text("address")));
    let groups: Option<_> = form.texts("group").map(EventGroup::parse).collect();
    if groups.is_none() {
        errors.add("groups", Message::new("choice-unknown"));
    }
    let (Some(address), Some(groups)) = (address, groups) else {
        return Err(errors.into());
    };
    Ok(WebhookSettings { address, groups, is_on: form.is_ticked("is_on") })
}

/// As a form has it.
fn stored(settings: &WebhookSettings) -> Vec<(&'static str, String)> {
    let mut fields = vec![("address", settings.address.as_str().to_owned())];
    fields.extend(settings.groups.iter().map(|it| ("group", it.name().to_owned())));
    fields.extend(settings.is_on.then(|| ("is_on", "1".to_owned())));
    fields
}

impl WebhookFormPage {
    fn of_new(id: WebhookId, draft: &Draft, reader: &Reader) -> Self {
        let heading = reader.say("webhook-add");
        let (action, back_url) = (format!("{PATH}/new"), PATH.to_owned());
        let hidden = Hidden::new("id", &id);
        Self { is_new: true, ..Self::new((heading, action, back_url, hidden), draft, reader) }
    }

    fn of_old(id: WebhookId, version: &str, draft: &Draft, reader: &Reader) -> Self {
        let heading = reader.say("webhook-edit-title");
        let (action, back_url) = (format!("{}/edit", url(id)), url(id));
        Self::new((heading, action, back_url, Hidden::new("version", &version)), draft, reader)
    }

    fn new(
        (heading, action, back_url, hidden): (String, String, String, Hidden),
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let groups = EventGroup::ALL.map(|it| (it.name().to_owned(), reader.say(group(it))));
        Self {
            heading,
            action,
            back_url,
            hidden,
            is_new: false,
            address: draft.field("address", reader),
            groups: draft.choices("group", groups),
            groups_error: draft.error("groups", reader),
            is_on: draft.tick("is_on", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for WebhookFormPage {
    const TEMPLATE: &'static str = "webhooks/form.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let webhook = super::sample::line(1);
        let mut errors = FieldErrors::default();
        errors.add("address", WebhookAddressError::NoAddress.message());
        errors.add("groups", WebhookRefused::NoGroup.message());
        let refused = Draft::refused(Form::from_iter([("address", "<b>")]), errors);
        let filled = Draft::filled(stored(&webhook.settings));
        vec![
            Self::of_new(webhook.id, &Draft::filled([("is_on", "1")]), reader),
            Self::of_new(webhook.id, &refused, reader),
            Self::of_old(webhook.id, "1", &filled, reader),
        ]
    }
}
