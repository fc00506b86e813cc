use application::{
    App, Message,
    onboarding::{
        PathView, PersonOnPath, WithdrawPath, see_path, see_person_on_path, withdraw_path,
    },
};
use axum::{
    extract::{Path as UrlPath, State},
    response::Response,
};
use domain_kernel::PersonId;
use domain_onboarding::{Path, PathId as Id};

use super::{back, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::{Form, FormError},
    parts::Hidden,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    UrlPath((path, person)): UrlPath<(String, String)>,
    screen: Screen,
) -> Result<Response, Problem> {
    let (Ok(id), Ok(person)) = (path.parse::<Id>(), person.parse::<PersonId>()) else {
        return Err(Problem::not_found());
    };
    let path = see_path(&app, &actor, id).await?;
    let person = see_person_on_path(&app, &actor, id, person).await?;
    let change = change(&path, &person, screen.reader());
    Ok(screen.show(&ConfirmPage::new(back(&path), change, screen.reader())))
}

pub(crate) async fn withdraw(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    form: Form,
) -> Result<SeeOther, Problem> {
    see_path(&app, &actor, id).await?;
    let form = form.only(&["person"])?;
    let person = form.text("person").parse().map_err(|_| FormError::Unreadable)?;
    let withdrawn = withdraw_path(&app, &actor, WithdrawPath { path: id, person }).await;
    let withdrawn = withdrawn.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let key = if withdrawn.was_on_it { "path-withdrawn" } else { "path-withdrawn-before" };
    let notice = Message::new(key).text("name", withdrawn.name.as_str());
    Ok(SeeOther::to(url(id)).notice(notice))
}

pub(super) fn change(path: &PathView, person: &PersonOnPath, reader: &Reader) -> Change {
    let since = Message::new("path-withdraw-goes").text("date", &reader.date(person.starts_on));
    Change {
        heading: Message::new("path-withdraw-title")
            .text("name", person.name.as_str())
            .text("title", path.title().as_str()),
        lead: "path-withdraw-lead",
        points: vec![since, Message::new("path-withdraw-stays")],
        stem: None,
        refused: None,
        action: format!("{}/withdraw", url(path.id)),
        hidden: vec![Hidden::new("person", &person.id)],
        button: Message::new("path-withdraw-submit"),
        is_destructive: true,
    }
}
