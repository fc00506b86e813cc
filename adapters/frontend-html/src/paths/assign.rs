use application::{
    App, Message,
    onboarding::{AssignPath, Assigned, assign_path, see_path},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::Actor;
use domain_onboarding::{Path, PathId as Id};

use super::{
    show::{Looked, answer},
    simulate::start,
    url,
};
use crate::{
    form::{Draft, FieldErrors, Form, Refusal},
    parts::count,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    team,
    visitor::{PathId, Signed},
};

const FIELDS: [&str; 4] = ["q", "starts_on", "starts_on_month", "starts_on_year"];

pub(crate) async fn assign(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    see_path(&app, &actor, id).await?;
    let form = form.only_with(&FIELDS, &["person"])?;
    match save(&app, &actor, id, &form, screen.reader()).await {
        Ok(notice) => Ok(SeeOther::to(url(id)).notice(notice).into_response()),
        Err(refusal) => {
            let looked = Looked::for_whom(form.text("q"));
            let draft = Draft::refused(form, refusal.mistakes()?);
            answer(&app, &actor, &screen, id, &looked, &draft).await
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    path: Id,
    form: &Form,
    reader: &Reader,
) -> Result<Message, Refusal> {
    let mut errors = FieldErrors::default();
    // Not somebody's id, or nobody at all.
    let people = team::people(form.texts("person")).filter(|it| !it.is_empty());
    if people.is_none() {
        errors.add("person", Message::new("assign-nobody"));
    }
    let starts_on = errors.take("starts_on", start(form));
    let (Some(people), Some(starts_on)) = (people, starts_on) else {
        return Err(errors.into());
    };
    let assigned = assign_path(app, actor, AssignPath { path, people, starts_on }).await?;
    Ok(notice(&assigned).text("date", &reader.date(starts_on)))
}

/// What happened, and nothing that did not.
pub(crate) fn notice(assigned: &Assigned) -> Message {
    let (n, before) = (count(assigned.new.len()), count(assigned.n_before));
    match (assigned.new.as_slice(), before) {
        ([], _) => Message::new("path-assigned-before").number("n", before),
        ([name], 0) => Message::new("path-assigned").text("name", name.as_str()),
        (_, 0) => Message::new("path-assigned-many").number("n", n),
        _ => Message::new("path-assigned-some").number("n", n).number("before", before),
    }
}
