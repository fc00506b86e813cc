//! The people of the company, as the admin keeps them.

pub(super) mod deactivate;
pub(super) mod erase;
pub(super) mod export;
pub(super) mod import;
pub(super) mod invite;
mod leave;
mod list;
pub(super) mod passwords;
pub(crate) mod reset;
pub(super) mod second_factor;
mod show;
pub(super) mod time;

use application::{
    App, Message,
    identity::{
        self, CreatePerson, Deactivation, EditPerson, EditPersonError, PersonView,
        SecondFactorResetPlan, create_person, invite_person, list_departments, list_leaders,
        list_people, list_people_choices, see_jobs, see_person,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::PlaceRefused;
use domain_kernel::{Actor, Permission, Person, PersonId, Role};

use super::{
    confirm_password::confirm_and_send,
    person_form::{self, Choices, FilledIn},
};
use crate::{
    confirm::Change,
    form::{Draft, Form, FormError, Refusal},
    parts::Link,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};
use invite::Way;

#[cfg(test)]
pub(crate) use {erase::ErasePage, leave::LeavePage, passwords::PasswordsPage, time::TimePage};

pub(crate) use list::PeoplePage;
pub(crate) use show::PersonPage;

pub(crate) async fn index(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = list::asked(&query);
    let people = list_people(&app, &actor, asked.clone()).await?;
    let choices = list_people_choices(&app, &actor).await?;
    let now = app.clock.now();
    Ok(screen.show(&PeoplePage::new(&people, &asked, &choices, now, screen.reader())))
}

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let choices = choices(&app, &actor).await?;
    let way = if app.policy.has_smtp { Way::Mail } else { Way::Told };
    let draft = Draft::filled([("role", Role::Staff.name()), ("way", way.name())]);
    let id = app.ids.next();
    Ok(screen.show(&PersonPage::create(id, &draft, &choices, screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    // Whoever may not do this is not told first what is wrong with the form.
    actor.permit(Permission::ManagePeople)?;
    let form = form.only(&[&person_form::FIELDS[..], &["id", "way"]].concat())?;
    let id: PersonId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save_new(&app, &actor, id, &form).await {
        Ok(go) => Ok(go.into_response()),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let choices = choices(&app, &actor).await?;
            Ok(screen.show(&PersonPage::create(id, &draft, &choices, screen.reader())))
        }
    }
}

async fn save_new(
    app: &App,
    actor: &Actor,
    id: PersonId,
    form: &Form,
) -> Result<SeeOther, Refusal> {
    let FilledIn { profile, role, department, manager } = FilledIn::parse(form)?;
    let name = profile.name.clone();
    let command = CreatePerson { id, profile, role, department, manager };
    let go = SeeOther::to(url(id));
    Ok(match Way::parse(form.text("way")) {
        Way::Mail => {
            invite_person(app, actor, command).await?;
            go.notice(Message::new("person-invited").text("name", name.as_str()))
        }
        Way::Told => {
            let created = create_person(app, actor, command).await?;
            // The password is on the next page and on no other.
            go.warning(
                Message::new("person-created")
                    .text("name", name.as_str())
                    .text("password", created.temporary.as_str()),
            )
        }
    })
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let person = see_person(&app, &actor, id).await?;
    let draft = person_form::stored(&person);
    answer(&app, &actor, &screen, &person, &draft).await
}

pub(crate) async fn edit(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::ManagePeople)?;
    let form = form.only(&[&person_form::FIELDS[..], &person_form::EDIT_FIELDS].concat())?;
    let has_confirmed = screen.visitor().person().is_some_and(|it| it.has_confirmed);
    match save(&app, &actor, id, &form, has_confirmed).await {
        Ok(Saved::Yes) => {
            Ok(SeeOther::to(url(id)).notice(Message::new("person-saved")).into_response())
        }
        Ok(Saved::AfterConfirming) => Ok(confirm_and_send(&screen, &form)),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let person = see_person(&app, &actor, id).await?;
            answer(&app, &actor, &screen, &person, &draft).await
        }
    }
}

/// What became of a form that could be taken.
enum Saved {
    Yes,
    /// It changes what wants the password first.
    AfterConfirming,
}

async fn save(
    app: &App,
    actor: &Actor,
    id: PersonId,
    form: &Form,
    has_confirmed: bool,
) -> Result<Saved, Refusal> {
    let expected = person_form::version(form)?;
    let job = person_form::job_edit(form);
    let filled_in = FilledIn::parse(form);
    let (FilledIn { profile, role, department, manager }, job) = person_form::both(filled_in, job)?;
    let command =
        EditPerson { id, expected, profile, role, department, manager, job, has_confirmed };
    match identity::edit_person(app, actor, command).await {
        Ok(()) => Ok(Saved::Yes),
        Err(EditPersonError::Unconfirmed) => Ok(Saved::AfterConfirming),
        Err(err) => Err(err.into()),
    }
}

async fn answer(
    app: &App,
    actor: &Actor,
    screen: &Screen,
    person: &PersonView,
    draft: &Draft,
) -> Result<Response, Problem> {
    let mut choices = choices(app, actor).await?;
    let leaders = &mut choices.leaders;
    leaders.retain(|it| it.id != person.id);
    if let Some(manager) = &person.manager {
        // Who is deactivated leads nobody anew, and goes on to lead whom they led.
        if leaders.iter().all(|it| it.id != manager.id) {
            leaders.push(manager.clone());
        }
    }
    // Nobody is in their own team.
    let record_url = match actor.person_id() {
        Some(own) if own == person.id => "/training".to_owned(),
        _ => format!("/team/{}", person.id),
    };
    let jobs = see_jobs(app, actor, person.id).await?;
    let page = PersonPage::edit(person, record_url, draft, &choices, &jobs, screen.reader());
    Ok(screen.show(&page))
}

async fn choices(app: &App, actor: &Actor) -> Result<Choices, Problem> {
    let departments = list_departments(app, actor).await?;
    Ok(Choices { leaders: list_leaders(app, actor).await?, departments })
}

pub(crate) fn url(id: PersonId) -> String {
    format!("/admin/people/{id}")
}

pub(crate) fn role(role: Role, reader: &Reader) -> String {
    reader.say(match role {
        Role::Admin => "role-admin",
        Role::Manager => "role-manager",
        Role::Staff => "role-staff",
        Role::Customer => "role-customer",
    })
}

/// What can be asked about a person before it is done, for the samples of the page that asks.
pub(crate) fn changes() -> Vec<(Link, Change)> {
    let person = sample_person();
    let plan = |n_led, refused| Deactivation {
        id: person.id,
        version: person.version,
        name: person.name.clone(),
        n_led,
        held: Some(Vec::new()),
        refused,
    };
    let deactivations = [plan(0, None), plan(3, Some(PlaceRefused::LastAdmin))];
    let deactivations = deactivations.iter().map(deactivate::deactivation);
    let department = super::departments::sample(1, "Yard", 2);
    let departments = [super::departments::change(&department)];
    let resets = [false, true].map(|it| reset::change(&person, it));
    let others = [deactivate::reactivation(&person)].into_iter().chain(resets);
    let plan = |is_on| SecondFactorResetPlan { person: person.clone(), is_on };
    let factors = [true, false].map(|it| second_factor::change(&plan(it), false));
    let all = deactivations.chain(others).chain(factors);
    let all = all.map(|it| (deactivate::back(person.id, &person.name), it));
    all.chain(departments).collect()
}

/// Somebody for the samples of pages.
pub(crate) fn sample_person() -> PersonView {
    show::sample()
}
