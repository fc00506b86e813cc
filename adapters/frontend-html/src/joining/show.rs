//! Somebody who wants to join, and what they are to be here.

use application::{
    App, Failure, Message,
    identity::{Leader, NameTaken, list_leaders},
    joining::{ApproveJoin, WaitingView, approve_join, see_waiting},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{Email, PersonName, Username};
use domain_kernel::{Actor, Id, Permission, Person, PersonId, Role, Timestamp, Version};
use serde::Serialize;

use super::PATH;
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake, Refusal},
    identity::role,
    parts::{Fact, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// One of those who want to join.
#[derive(Debug, Serialize)]
pub(crate) struct JoinerPage {
    heading: String,
    facts: Vec<Fact>,
    action: String,
    refuse_url: String,
    version: String,
    username: Field,
    role: Field,
    roles: Vec<Choice>,
    manager: Field,
    managers: Vec<Choice>,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 4] = ["version", "username", "role", "manager"];

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let waiting = see_waiting(&app, &actor, id).await?;
    let username = waiting.username.as_ref().map(Username::as_str).unwrap_or_default();
    let draft = Draft::filled([("username", username), ("role", Role::Staff.name())]);
    answer(&app, &actor, &screen, &waiting, &draft).await
}

pub(crate) async fn approve(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    // Whoever may not do this is not told first what is wrong with the form.
    actor.permit(Permission::ManagePeople)?;
    let form = form.only(&FIELDS)?;
    match save(&app, &actor, id, &form).await {
        Ok(()) => {
            let done = SeeOther::to(format!("/admin/people/{id}"));
            Ok(done.notice(Message::new("join-approved")).into_response())
        }
        Err(refusal) => {
            let errors = refusal.mistakes().map_err(|it| it.back_to(PATH.to_owned()))?;
            let waiting = see_waiting(&app, &actor, id).await?;
            answer(&app, &actor, &screen, &waiting, &Draft::refused(form, errors)).await
        }
    }
}

async fn save(app: &App, actor: &Actor, id: PersonId, form: &Form) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let username = errors.take("username", Username::parse(form.text("username")));
    let role = Role::parse(form.text("role"));
    if role.is_none() {
        errors.add("role", Message::new("choice-unknown"));
    }
    let manager = match form.text("manager") {
        "" => Some(None),
        id => id.parse().ok().map(Some),
    };
    if manager.is_none() {
        errors.add("manager", Message::new("manager-not-found"));
    }
    let (Some(username), Some(role), Some(manager)) = (username, role, manager) else {
        // Of whom nobody has heard, nothing can be corrected.
        see_waiting(app, actor, id).await?;
        return Err(errors.into());
    };
    let expected = version(form)?;
    let command = ApproveJoin { id, expected, username, role, manager };
    Ok(approve_join(app, actor, command).await?)
}

async fn answer(
    app: &App,
    actor: &Actor,
    screen: &Screen,
    waiting: &WaitingView,
    draft: &Draft,
) -> Result<Response, Problem> {
    let leaders = list_leaders(app, actor).await?;
    Ok(screen.show(&JoinerPage::new(waiting, draft, &leaders, screen.reader())))
}

pub(super) fn url(id: PersonId) -> String {
    format!("{PATH}/{id}")
}

impl JoinerPage {
    fn new(waiting: &WaitingView, draft: &Draft, leaders: &[Leader], reader: &Reader) -> Self {
        let fact = |key, value: String| Fact { name: reader.say(key), value };
        let roles = [Role::Staff, Role::Manager, Role::Admin];
        let roles = roles.map(|it| (it.name().to_owned(), role(it, reader)));
        let nobody = (String::new(), reader.say("person-no-manager"));
        let leaders = leaders.iter().map(|it| (it.id.to_string(), it.name.as_str().to_owned()));
        Self {
            heading: waiting.name.as_str().to_owned(),
            facts: vec![
                fact("person-email", waiting.email.as_str().to_owned()),
                fact("joining-since", reader.date_time(waiting.since)),
            ],
            action: url(waiting.id),
            refuse_url: format!("{}/refuse", url(waiting.id)),
            version: draft.version(waiting.version),
            username: draft.field("username", reader),
            role: draft.field("role", reader),
            roles: draft.choices("role", roles),
            manager: draft.field("manager", reader),
            managers: draft.choices("manager", [nobody].into_iter().chain(leaders)),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for JoinerPage {
    const TEMPLATE: &'static str = "joining/show.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("username", NameTaken::UsernameOf("Kofi Mensah".to_owned()).message());
        let typed = Form::from_iter([("username", "kofi"), ("role", "manager")]);
        let leader = Leader {
            id: Id::from_uuid(uuid::Uuid::from_u128(2)),
            name: PersonName::restore("Tomasz Wiśniewski".to_owned()),
            email: Email::restore("tomasz@harbour.example".to_owned()),
            phone: None,
            photo: None,
        };
        let drafts = [Draft::filled([("role", "staff")]), Draft::refused(typed, errors)];
        let leaders = [leader];
        drafts.iter().map(|it| Self::new(&sample(), it, &leaders, reader)).collect()
    }
}

pub(super) fn sample() -> WaitingView {
    WaitingView {
        id: Id::from_uuid(uuid::Uuid::from_u128(1)),
        version: Version::FIRST,
        name: PersonName::restore("Sean O’Connor <b>".to_owned()),
        email: Email::restore("sean@harbour.example".to_owned()),
        username: Some(Username::restore("sean".to_owned())),
        since: Timestamp::from_micros(1_795_784_550_000_000),
    }
}
