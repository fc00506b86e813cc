use application::{
    App, Failure, Message,
    skills::{DeleteLabel, LabelLine, delete_label},
};
use axum::{extract::State, response::Response};
use domain_skills::{Label, LabelInUse};

use super::{find, list_url, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, Link, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    skills::sample,
    visitor::{PathId, Signed},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Label>,
    screen: Screen,
) -> Result<Response, Problem> {
    let label = find(&app, &actor, id).await?;
    let (back, change) = change(&label);
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

pub(crate) async fn delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Label>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let label = find(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let deleted = delete_label(&app, &actor, DeleteLabel { id, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let notice = Message::new("skill-label-is-deleted").text("name", label.name.as_str());
    Ok(SeeOther::to(list_url(label.kind)).notice(notice))
}

fn change(label: &LabelLine) -> (Link, Change) {
    let n_uses = label.n_uses;
    let change = Change {
        heading: Message::new("skill-label-delete-title").text("name", label.name.as_str()),
        lead: "skill-label-delete-lead",
        points: Vec::new(),
        stem: None,
        refused: (0 < n_uses).then(|| LabelInUse { n_uses }.message()),
        action: format!("{}/delete", url(label.id)),
        hidden: vec![Hidden::new("version", &label.version.get())],
        button: Message::new("skill-label-delete"),
        is_destructive: true,
    };
    (Link { href: url(label.id), text: label.name.as_str().to_owned() }, change)
}

/// One that is used and one that is not.
pub(crate) fn changes() -> Vec<(Link, Change)> {
    sample::labels().iter().take(2).map(change).collect()
}
