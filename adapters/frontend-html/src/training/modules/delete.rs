use application::{
    App, Failure, Message,
    training::{DeleteModule, ModuleView, delete_module, see_module},
};
use axum::{extract::State, response::Response};
use domain_training::Module;

use super::{PATH, back, edit::title, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, count, version},
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

pub(crate) async fn delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let module = see_module(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let deleted = delete_module(&app, &actor, DeleteModule { id, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let notice = Message::new("module-is-deleted").text("title", title(&module));
    Ok(SeeOther::to(PATH.to_owned()).notice(notice))
}

pub(super) fn change(module: &ModuleView) -> Change {
    let tried = module.module.value.delete();
    let n = module.module.value.draft().map_or(0, |it| it.questions().len());
    Change {
        heading: Message::new("module-delete-title").text("title", title(module)),
        lead: "module-delete-lead",
        points: vec![
            Message::new("module-delete-goes").number("n", count(n)),
            Message::new("module-delete-nobody"),
        ],
        stem: None,
        refused: tried.err().map(|it| it.message()),
        action: format!("{}/delete", url(module.module.value.id())),
        hidden: vec![Hidden::new("version", &module.module.version.get())],
        button: Message::new("module-delete-submit"),
        is_destructive: true,
    }
}
