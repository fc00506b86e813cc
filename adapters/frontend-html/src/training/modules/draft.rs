use application::{
    App, Failure, Message,
    training::{DiscardDraft, ModuleView, OpenModuleDraft, discard_draft, open_draft, see_module},
};
use axum::{extract::State, response::Response};
use domain_training::{Module, VersionNumber};

use super::{back, edit::title, number, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(crate) async fn open(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    form: Form,
) -> Result<SeeOther, Problem> {
    see_module(&app, &actor, id).await?;
    form.only(&[])?;
    open_draft(&app, &actor, OpenModuleDraft { id }).await?;
    Ok(SeeOther::to(url(id)).notice(Message::new("draft-opened")))
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
) -> Result<Response, Problem> {
    let module = see_module(&app, &actor, id).await?;
    let page = ConfirmPage::new(back(&module), change(&module), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn discard(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    form: Form,
) -> Result<SeeOther, Problem> {
    see_module(&app, &actor, id).await?;
    let form = form.only(&["version", "number"])?;
    let command = DiscardDraft { id, expected: version(&form)?, number: number(&form)? };
    let discarded = discard_draft(&app, &actor, command).await;
    discarded.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(SeeOther::to(url(id)).notice(Message::new("draft-discarded")))
}

pub(super) fn change(module: &ModuleView) -> Change {
    let tried = module.module.value.clone().discard_draft();
    let number = module.module.value.latest();
    let n = number.map(VersionNumber::get).unwrap_or_default();
    let mut hidden = vec![Hidden::new("version", &module.module.version.get())];
    hidden.extend(number.map(|it| Hidden::new("number", &it.get())));
    Change {
        heading: Message::new("discard-title").text("title", title(module)),
        lead: "discard-lead",
        points: vec![
            Message::new("discard-written").number("n", n),
            Message::new("discard-stays").number("n", n),
        ],
        stem: None,
        refused: tried.err().map(|it| it.message()),
        action: format!("{}/draft/delete", url(module.module.value.id())),
        hidden,
        button: Message::new("discard-submit"),
        is_destructive: true,
    }
}
