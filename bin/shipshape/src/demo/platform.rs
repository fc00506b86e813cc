use std::sync::Arc;

use anyhow::Context;
use application::{
    App,
    identity::act_as_program,
    platform::{
        CreateOperator, IssueInvite, Register, RevokeInvite, create_operator, issue_invite,
        register, revoke_invite,
    },
};
use domain_identity::{
    CompanyName, Email, Invite, InviteId, PersonName, Profile, RegistrationNumber, Username,
};
use domain_kernel::{Actor, Job, OperatorRole, Origin, Version};

use super::clock::DemoClock;

/// The root operator's password in the demo: longer than everybody else's, as it has to be.
pub(crate) const PASSWORD: &str = "calm-deep-water";

/// The operator, a small company that came in by an invite, and two invites that nobody used.
pub(crate) async fn open(app: &App, clock: &Arc<DemoClock>) -> anyhow::Result<()> {
    let program = act_as_program(Job::Demo);
    clock.put(60, 9 * 60);
    let operator = CreateOperator {
        profile: profile("Olga Petrova", "root@shipshape.example", Some("ops"))?,
        role: OperatorRole::Root,
        password: PASSWORD.to_owned(),
    };
    create_operator(app, &program, operator).await.context("there is no operator")?;

    clock.put(40, 10 * 60);
    let code = issue(app, &program, app.ids.next(), "HRB 208815").await?;
    clock.pass(3 * 60);
    let company = Register {
        invite_code: code,
        number: RegistrationNumber::parse("HRB 208815")?,
        company_name: CompanyName::parse("Keel & Anchor")?,
        profile: profile("Ines Duarte", "ines@keel.example", Some("ines"))?,
        password: super::people::PASSWORD.to_owned(),
    };
    register(app, &Actor::nobody(Origin::default()), company).await?;

    clock.put(6, 14 * 60);
    let wrong: InviteId = app.ids.next();
    issue(app, &program, wrong, "HRB 41702").await?;
    clock.pass(20);
    let revoke = RevokeInvite { id: wrong, expected: Version::FIRST };
    revoke_invite(app, &program, revoke).await?;
    issue(app, &program, app.ids.next(), "HRB 41720").await?;
    Ok(())
}

async fn issue(app: &App, program: &Actor, id: InviteId, number: &str) -> anyhow::Result<String> {
    let number = RegistrationNumber::parse(number)?;
    let command = IssueInvite { id, number, days: Invite::DAYS };
    Ok(issue_invite(app, program, command).await?.to_string())
}

fn profile(name: &str, email: &str, username: Option<&str>) -> anyhow::Result<Profile> {
    Ok(Profile {
        name: PersonName::parse(name)?,
        email: Email::parse(email)?,
        username: Username::parse(username.unwrap_or_default())?,
        job_title: None,
        phone: None,
    })
}
