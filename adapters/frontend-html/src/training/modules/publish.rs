use application::{
    App, Failure, Message,
    training::{Publication, PublishModule, publish_module, see_publication},
};
use axum::{extract::State, response::Response};
use domain_kernel::Permission;
use domain_training::{Module, VersionNumber};

use super::{back, edit::title, number, url};
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
    let publication = see_publication(&app, &actor, id).await?;
    let change = change(&publication);
    Ok(screen.show(&ConfirmPage::new(back(&publication.module), change, screen.reader())))
}

pub(crate) async fn publish(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    form: Form,
) -> Result<SeeOther, Problem> {
    actor.permit(Permission::AuthorTraining)?;
    see_publication(&app, &actor, id).await?;
    let form = form.only(&["version", "number"])?;
    let command = PublishModule { id, expected: version(&form)?, number: number(&form)? };
    let published = publish_module(&app, &actor, command).await;
    let number = published.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let notice = Message::new("module-is-published").number("n", number.get());
    Ok(SeeOther::to(url(id)).notice(notice))
}

/// What publishing does, to whom.
pub(super) fn change(publication: &Publication) -> Change {
    let module = &publication.module;
    let before = module.module.value.latest();
    let number = before.map_or(VersionNumber::FIRST, VersionNumber::next);
    let n_questions = module.module.value.draft().map(|it| it.questions().len());
    let mut points = vec![Message::new("publish-for-all")];
    if let Some(n) = n_questions.filter(|it| 0 < *it) {
        points.insert(0, Message::new("publish-questions").number("n", count(n)));
    }
    if let Some(before) = before {
        points = vec![
            Message::new("publish-new-attempts").number("n", number.get()),
            Message::new("publish-in-progress")
                .number("n", module.n_in_progress)
                .number("version", before.get()),
            Message::new("publish-completed").number("n", module.n_completed),
        ];
    }
    points.push(Message::new("publish-never-changes"));
    let hidden = vec![
        Hidden::new("version", &module.module.version.get()),
        Hidden::new("number", &number.get()),
    ];
    Change {
        heading: Message::new("publish-title").text("title", title(module)),
        lead: if before.is_some() { "publish-lead-next" } else { "publish-lead-first" },
        points,
        stem: None,
        refused: publication.refused.as_ref().map(Failure::message),
        action: format!("{}/publish", url(module.module.value.id())),
        hidden,
        button: Message::new("publish-submit").number("n", number.get()),
        is_destructive: false,
    }
}
