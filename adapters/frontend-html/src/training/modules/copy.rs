use application::{
    App, Message,
    training::{CopyModule, copy_module, see_module},
};
use axum::extract::State;
use domain_training::{Module, ModuleId};

use super::{edit::title, url};
use crate::{
    form::{Form, FormError},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(crate) async fn copy(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(from): PathId<Module>,
    screen: Screen,
    form: Form,
) -> Result<SeeOther, Problem> {
    let module = see_module(&app, &actor, from).await?;
    let form = form.only(&["id"])?;
    let id: ModuleId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    let called = Message::new("module-copy-title").text("title", title(&module));
    let command = CopyModule { from, id, title: screen.reader().text(&called) };
    copy_module(&app, &actor, command).await?;
    Ok(SeeOther::to(url(id)).notice(Message::new("module-copied")))
}
