//! A form that is sent twice is one click; another form, or the same one much later, is not.

use std::time::Duration;

use application::{
    Class, Failure,
    identity::{CreatePerson, create_person, invite_person},
    platform::{CreateCompany, IssueInvite, create_company, issue_invite},
};
use domain_identity::{CompanyName, RegistrationNumber};
use domain_kernel::{OperatorRole, Role};
use world::{World, profile};

const KOFI: &str = "kofi@harbour.example";

#[tokio::test]
async fn whoever_was_told_a_password_and_is_to_have_a_mail_is_not_taken_for_mailed() {
    let (world, admin) = World::set_up().await;
    for is_told_first in [true, false] {
        let id = world.app.ids.next();
        let email = if is_told_first { KOFI.to_owned() } else { format!("second.{KOFI}") };
        let command = || CreatePerson {
            id,
            profile: profile("Kofi Mensah", &email, None),
            role: Role::Staff,
            department: None,
            manager: None,
        };
        let told = async || create_person(&world.app, &admin.actor, command()).await.map(|_| ());
        let mailed = async || invite_person(&world.app, &admin.actor, command()).await;
        for _ in 0..2 {
            let done = if is_told_first { told().await } else { mailed().await };
            done.expect("the same form twice");
        }
        let other = if is_told_first { mailed().await } else { told().await };
        assert_eq!(other.expect_err("another form").class(), Class::Refused);
        world.deliver_all().await;
        assert_eq!(world.mailbox.last(&email).is_none(), is_told_first);
    }
}

#[tokio::test]
async fn only_the_same_form_within_ten_minutes_has_made_a_company() {
    let world = World::empty();
    let support = world.operator(OperatorRole::Support).await;
    let (company, admin) = (world.app.ids.next(), world.app.ids.next());
    let create = async |name: &str, number: Option<&str>, who: &str| {
        let command = CreateCompany {
            company,
            admin,
            name: CompanyName::restore(name.to_owned()),
            number: number.map(|it| RegistrationNumber::restore(it.to_owned())),
            profile: profile(who, "dana@dock.example", None),
        };
        let created = create_company(&world.app, &support.actor, command).await;
        created.map(|it| it.temporary.as_str().to_owned()).map_err(|err| err.class())
    };
    let first = create("Dock & Daughters", Some("HRB 7"), "Dana Dock").await.expect("new");
    assert_eq!(create("Dock & Daughters", Some("HRB 7"), "Dana Dock").await, Ok(first));
    for (name, number, who) in [
        ("Dock & Sons", Some("HRB 7"), "Dana Dock"),
        ("Dock & Daughters", None, "Dana Dock"),
        ("Dock & Daughters", Some("HRB 7"), "Dora Dock"),
    ] {
        assert_eq!(create(name, number, who).await, Err(Class::Refused), "{name} {number:?} {who}");
    }
    world.clock.pass(Duration::from_mins(10));
    let later = create("Dock & Daughters", Some("HRB 7"), "Dana Dock").await;
    assert_eq!(later, Err(Class::Refused));
}

#[tokio::test]
async fn a_code_is_shown_to_the_same_form_within_ten_minutes_and_to_no_other() {
    let world = World::empty();
    let support = world.operator(OperatorRole::Support).await;
    let id = world.app.ids.next();
    let issue = async |number: &str, days| {
        let number = RegistrationNumber::restore(number.to_owned());
        let issued =
            issue_invite(&world.app, &support.actor, IssueInvite { id, number, days }).await;
        issued.map(|it| it.to_string()).map_err(|err| err.class())
    };
    let code = issue("HRB 1", 14).await.expect("new");
    assert_eq!(issue("HRB 1", 14).await, Ok(code));
    assert_eq!(issue("HRB 1", 7).await, Err(Class::Refused));
    assert_eq!(issue("HRB 2", 14).await, Err(Class::Refused));
    world.clock.pass(Duration::from_mins(10));
    assert_eq!(issue("HRB 1", 14).await, Err(Class::Refused));
}
