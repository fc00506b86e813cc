//! Reminding people of what they are late with, after a page that says whom and of what.

use application::{
    App, Message,
    mail::DigestLine,
    onboarding::{Nudge, Nudged, Nudgee, Whom, nudge, plan_nudge},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::PersonName;
use domain_kernel::{Permission, PersonId};

use super::PATH;
use crate::{
    confirm::{Change, ConfirmPage},
    form::{Form, FormError},
    parts::{Hidden, Link, count},
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    training::sample,
    visitor::Signed,
};

const NUDGE: &str = "/team/nudge";
/// Stands for everybody who is late.
const LATE: &str = "late";
/// So many people are named before it is done.
const MOST_NAMED: usize = 25;

/// Where everybody who is late is reminded.
pub(super) fn late_url() -> String {
    query::url(NUDGE, &[("whom", LATE)])
}

/// Where one person is.
pub(super) fn url(person: PersonId) -> String {
    query::url(NUDGE, &[("person", &person.to_string())])
}

pub(super) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    actor.permit(Permission::AssignTraining)?;
    let reader = screen.reader();
    let people = super::people(query.texts("person")).ok_or_else(Problem::not_found)?;
    let Some(whom) = whom(people, query.text("whom")) else {
        let nobody = SeeOther::to(PATH).warning(Message::new("team-nobody-ticked"));
        return Ok(nobody.into_response());
    };
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    let command = Nudge { whom, today };
    let plan = plan_nudge(&app, &actor, &command).await?;
    let back = back(&command.whom, Some(&plan), reader);
    Ok(screen.show(&ConfirmPage::new(back, change(&command, &plan), reader)))
}

pub(super) async fn send(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<SeeOther, Problem> {
    actor.permit(Permission::AssignTraining)?;
    let form = form.only_with(&["whom"], &["person"])?;
    let people = super::people(form.texts("person")).ok_or(FormError::Unreadable)?;
    let whom = whom(people, form.text("whom")).ok_or(FormError::Unreadable)?;
    let today = screen.reader().date_of(app.clock.now()).unwrap_or_default();
    let command = Nudge { whom, today };
    let nudged = nudge(&app, &actor, &command).await?;
    let back = SeeOther::to(back(&command.whom, None, screen.reader()).href);
    let notice = Message::new("nudge-sent").number("n", count(nudged.people.len()));
    Ok(match nudged.people.is_empty() {
        true => back.warning(Message::new("nudge-nobody")),
        false => back.notice(notice),
    })
}

/// `None` if that is nobody.
fn whom(people: Vec<PersonId>, whom: &str) -> Option<Whom> {
    match people.is_empty() {
        true => (whom == LATE).then_some(Whom::Late),
        false => Some(Whom::These(people)),
    }
}

/// To the person whom a plan is about, or to the team.
fn back(whom: &Whom, plan: Option<&Nudged>, reader: &Reader) -> Link {
    let team = || Link { href: PATH.to_owned(), text: reader.say("nav-team") };
    let Whom::These(people) = whom else {
        return team();
    };
    let [one] = people.as_slice() else {
        return team();
    };
    let named = plan.and_then(|it| {
        let late = it.people.iter().map(|it| &it.name);
        late.chain(&it.before).chain(&it.on_time).next()
    });
    let text = named.map_or_else(|| reader.say("nav-team"), |it| it.as_str().to_owned());
    Link { href: format!("{PATH}/{one}"), text }
}

fn change(command: &Nudge, plan: &Nudged) -> Change {
    let n = count(plan.people.len());
    let heading = match plan.people.as_slice() {
        [one] => Message::new("nudge-title-one").text("name", one.name.as_str()),
        _ => Message::new("nudge-title").number("n", n),
    };
    let named = |key, names: &[PersonName]| -> Vec<Message> {
        let names = names.iter().take(MOST_NAMED);
        names.map(|it| Message::new(key).text("name", it.as_str())).collect()
    };
    let mut points: Vec<Message> = plan.people.iter().take(MOST_NAMED).map(about).collect();
    let others = plan.people.len().saturating_sub(MOST_NAMED);
    points.extend((0 < others).then(|| Message::new("nudge-others").number("n", count(others))));
    points.extend(named("nudge-before", &plan.before));
    points.extend(named("nudge-on-time", &plan.on_time));
    let left = Message::new("nudge-left").number("n", count(plan.n_left));
    points.extend((0 < plan.n_left).then_some(left));
    let hidden = match &command.whom {
        Whom::Late => vec![Hidden::new("whom", LATE)],
        Whom::These(people) => people.iter().map(|it| Hidden::new("person", it)).collect(),
    };
    Change {
        heading,
        lead: "nudge-lead",
        points,
        stem: None,
        refused: plan.people.is_empty().then(|| Message::new("nudge-nobody")),
        action: NUDGE.to_owned(),
        hidden,
        button: Message::new("nudge-submit").number("n", n),
        is_destructive: false,
    }
}

/// "Kofi Mensah: Locks, Knots"
fn about(nudgee: &Nudgee) -> Message {
    let titles: Vec<&str> = nudgee.overdue.iter().map(|it| it.title.as_str()).collect();
    Message::new("nudge-about")
        .text("name", nudgee.name.as_str())
        .text("modules", &titles.join(", "))
}

/// For the samples of the page that asks.
pub(crate) fn changes(reader: &Reader) -> Vec<(Link, Change)> {
    let person = |number, name: &str| Nudgee {
        id: sample::id(number),
        name: PersonName::restore(name.to_owned()),
        overdue: vec![DigestLine {
            title: domain_training::ModuleTitle::restore("Lock-out & tag-out".to_owned()),
            on: domain_kernel::Date::constant(2026, 11, 20),
        }],
    };
    let name = |it: &str| PersonName::restore(it.to_owned());
    let today = domain_kernel::Date::constant(2026, 11, 24);
    let one = Nudged { people: vec![person(4, "Priya <Raman>")], ..Nudged::default() };
    let several = Nudged {
        people: (10..40).map(|it| person(it, "Mehmet Yıldız")).collect(),
        before: vec![name("Amina Yusuf")],
        on_time: vec![name("Olena Kovalenko")],
        n_left: 7,
    };
    let these = |it: &[u128]| Whom::These(it.iter().map(|it| sample::id(*it)).collect());
    let samples = [
        (these(&[4]), one),
        (Whom::Late, several),
        (these(&[5]), Nudged { before: vec![name("Amina Yusuf")], ..Nudged::default() }),
    ];
    let drawn = samples.into_iter().map(|(whom, plan)| {
        let command = Nudge { whom, today };
        (back(&command.whom, Some(&plan), reader), change(&command, &plan))
    });
    drawn.collect()
}
