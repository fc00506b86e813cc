use application::{
    App, Message,
    training::{Publication, PublishModule, publish_module, see_publication},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Date, Permission};
use domain_training::{Module, ModuleId, Release, VersionNumber};
use serde::Serialize;

use super::{
    back,
    edit::{title, today},
    number, release_form,
    release_form::ReleaseFields,
    url,
};
use crate::{
    confirm::{Change, ConfirmPage},
    form::{Draft, Form, Mistake, Refusal},
    parts::{Hidden, Link, count, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// What the next version does, to whom, and what its author says about that.
#[derive(Debug, Serialize)]
pub(crate) struct PublishPage {
    heading: String,
    lead: String,
    back: Link,
    points: Vec<String>,
    /// Why it cannot be published, instead of the form.
    refused: Option<String>,
    action: String,
    hidden: Vec<Hidden>,
    fields: ReleaseFields,
    button: String,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
) -> Result<Response, Problem> {
    let today = today(&app, &screen);
    let publication = see_publication(&app, &actor, id, today).await?;
    Ok(show(&publication, &release_form::blank(today), &screen))
}

pub(crate) async fn publish(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::AuthorTraining)?;
    let today = today(&app, &screen);
    let publication = see_publication(&app, &actor, id, today).await?;
    let form = form.only(&[&release_form::FIELDS[..], &["version", "number"]].concat())?;
    match save(&app, &actor, id, &form, today).await {
        Ok(number) => {
            let notice = Message::new("module-is-published").number("n", number.get());
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let mistakes = refusal.mistakes().map_err(|it| it.back_to(url(id)))?;
            Ok(show(&publication, &Draft::refused(form, mistakes), &screen))
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    id: ModuleId,
    form: &Form,
    today: Date,
) -> Result<VersionNumber, Refusal> {
    let (expected, number) = (version(form)?, number(form)?);
    let release = match number {
        // There is nobody yet whom it could concern.
        VersionNumber::FIRST => Release::default(),
        _ => release_form::parse(form, today)?,
    };
    Ok(publish_module(app, actor, PublishModule { id, expected, number, release }).await?)
}

/// The first version concerns nobody yet, so it is only confirmed.
fn show(publication: &Publication, draft: &Draft, screen: &Screen) -> Response {
    let reader = screen.reader();
    match publication.module.module.value.latest() {
        None => {
            screen.show(&ConfirmPage::new(back(&publication.module), change(publication), reader))
        }
        Some(before) => screen.show(&PublishPage::new(publication, before, draft, reader)),
    }
}

/// What publishing the first version does.
pub(super) fn change(publication: &Publication) -> Change {
    let module = &publication.module;
    let n_questions = module.module.value.draft().map(|it| it.questions().len());
    let mut points = vec![Message::new("publish-for-all"), Message::new("publish-never-changes")];
    if let Some(n) = n_questions.filter(|it| 0 < *it) {
        points.insert(0, Message::new("publish-questions").number("n", count(n)));
    }
    Change {
        heading: Message::new("publish-title").text("title", title(module)),
        lead: "publish-lead-first",
        points,
        stem: None,
        refused: publication.refused.as_ref().map(application::Failure::message),
        action: format!("{}/publish", url(module.module.value.id())),
        hidden: hidden(publication, VersionNumber::FIRST),
        button: Message::new("publish-submit").number("n", VersionNumber::FIRST.get()),
        is_destructive: false,
    }
}

fn hidden(publication: &Publication, number: VersionNumber) -> Vec<Hidden> {
    let version = publication.module.module.version;
    vec![Hidden::new("version", &version.get()), Hidden::new("number", &number.get())]
}

impl PublishPage {
    fn new(
        publication: &Publication,
        before: VersionNumber,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let (module, number) = (&publication.module, before.next());
        let points = [
            Message::new("publish-new-attempts").number("n", number.get()),
            Message::new("publish-in-progress")
                .number("n", module.n_in_progress)
                .number("version", before.get()),
            Message::new("publish-good").number("n", publication.n_good),
            Message::new("publish-never-changes"),
        ];
        let submit = Message::new("publish-submit").number("n", number.get());
        Self {
            heading: reader.text(&Message::new("publish-title").text("title", title(module))),
            lead: reader.say("publish-lead-next"),
            back: back(module),
            points: points.iter().map(|it| reader.text(it)).collect(),
            refused: publication
                .refused
                .as_ref()
                .map(|it| reader.text(&application::Failure::message(it))),
            action: format!("{}/publish", url(module.module.value.id())),
            hidden: hidden(publication, number),
            fields: ReleaseFields::new(draft, publication.is_editorial, reader),
            button: reader.text(&submit),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for PublishPage {
    const TEMPLATE: &'static str = "training/modules/publish.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.button, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use domain_training::PublishRefused;

        use super::sample;
        let today = Date::constant(2026, 11, 24);
        let publication = |refused, is_editorial| Publication {
            module: sample::next(),
            refused,
            is_editorial,
            n_good: 1_100,
        };
        let typed = Form::from_iter([
            ("impact", "retraining"),
            ("note", "Two <steps> more"),
            ("recalls_from", "2026-11-01"),
            ("grace_days", "many"),
        ]);
        let mistakes = release_form::parse(&typed, today).err().unwrap_or_default();
        let blank = release_form::blank(today);
        let before = VersionNumber::FIRST;
        vec![
            Self::new(&publication(None, true), before, &blank, reader),
            Self::new(&publication(None, false), before, &Draft::refused(typed, mistakes), reader),
            Self::new(
                &publication(Some(PublishRefused::NothingScored), false),
                before,
                &blank,
                reader,
            ),
        ]
    }
}
