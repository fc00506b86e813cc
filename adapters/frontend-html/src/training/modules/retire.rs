use application::{
    App, Failure, Message,
    training::{ModuleView, RetireModule, retire_module, see_module},
};
use axum::{extract::State, response::Response};
use domain_training::Module;

use super::{back, edit::title, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

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

pub(crate) async fn retire(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    form: Form,
) -> Result<SeeOther, Problem> {
    see_module(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let retired = retire_module(&app, &actor, RetireModule { id, expected }).await;
    retired.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(SeeOther::to(url(id)).notice(Message::new("module-is-retired")))
}

pub(super) fn change(module: &ModuleView) -> Change {
    let tried = module.module.value.clone().retire();
    let mut points = vec![
        Message::new("retire-start"),
        Message::new("retire-in-progress").number("n", module.n_in_progress),
        Message::new("retire-completed").number("n", module.n_completed),
    ];
    if module.module.value.draft().is_some() && module.latest.is_some() {
        points.push(Message::new("retire-draft"));
    }
    Change {
        heading: Message::new("retire-title").text("title", title(module)),
        lead: "retire-lead",
        points,
        stem: None,
        refused: tried.err().map(|it| it.message()),
        action: format!("{}/retire", url(module.module.value.id())),
        hidden: vec![Hidden::new("version", &module.module.version.get())],
        button: Message::new("retire-submit"),
        is_destructive: true,
    }
}
