use std::sync::Arc;

use anyhow::Context;
use application::{
    App,
    identity::{
        Entry, NewSession, SessionKey, SignIn, act_as_program, resume_session, sign_in, sign_out,
    },
    platform::{
        CreateCompany, CreateOperator, IssueInvite, Register, RevokeInvite, SuspendCompany,
        VisitCompany, create_company, create_operator, issue_invite, register, revoke_invite,
        suspend_company, visit_company,
    },
};
use domain_identity::{
    CompanyName, Device, Email, Invite, InviteId, PersonName, Profile, Reason, RegistrationNumber,
    TypedPassword, Username,
};
use domain_kernel::{Actor, CompanyId, Job, OperatorRole, Origin, Version};

use super::{clock::DemoClock, people::People};

/// The root operator's password in the demo: longer than everybody else's, as it has to be.
pub(crate) const PASSWORD: &str = "calm-deep-water";

/// Who reads what visitors of the demo write: nobody, since it goes into a file.
pub(crate) const CONTACT: &str = "hello@shipshape.example";

/// The operators, a small company that came in by an invite, one that is suspended, a look into the
/// first one, and two invites that nobody used.
pub(crate) async fn open(app: &App, clock: &Arc<DemoClock>, people: &People) -> anyhow::Result<()> {
    let program = act_as_program(Job::Demo);
    clock.put(60, 9 * 60);
    let operator = CreateOperator {
        profile: profile("Olga Petrova", "root@shipshape.example", Some("ops"))?,
        role: OperatorRole::Root,
        password: PASSWORD.to_owned(),
    };
    create_operator(app, &program, operator).await.context("there is no operator")?;
    let supporter = CreateOperator {
        profile: profile("Pavel Dvořák", "support@shipshape.example", Some("support"))?,
        role: OperatorRole::Support,
        password: PASSWORD.to_owned(),
    };
    create_operator(app, &program, supporter).await.context("there is no support")?;

    clock.put(52, 9 * 60 + 30);
    let closed = found(app, &program).await?;
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

    clock.put(18, 8 * 60 + 15);
    let reason = Reason::parse("Asked by the company: the workshop has closed")?;
    let suspend = SuspendCompany { id: closed, expected: Version::FIRST, reason };
    suspend_company(app, &program, suspend).await?;

    clock.put(9, 11 * 60);
    visit(app, clock, people.company).await.context("nobody can look into the company")?;

    clock.put(6, 14 * 60);
    let wrong: InviteId = app.ids.next();
    issue(app, &program, wrong, "HRB 41702").await?;
    clock.pass(20);
    let revoke = RevokeInvite { id: wrong, expected: Version::FIRST };
    revoke_invite(app, &program, revoke).await?;
    issue(app, &program, app.ids.next(), "HRB 41720").await?;
    Ok(())
}

/// A company that an operator made, in which nobody has ever been.
async fn found(app: &App, program: &Actor) -> anyhow::Result<CompanyId> {
    let company = app.ids.next();
    let command = CreateCompany {
        company,
        admin: app.ids.next(),
        name: CompanyName::parse("Tidewater Joinery")?,
        number: Some(RegistrationNumber::parse("HRB 77120")?),
        profile: profile("Henrik Falk", "henrik@tidewater.example", None)?,
    };
    create_company(app, program, command).await?;
    Ok(company)
}

/// The operator signs in, looks into the company for a while and signs out.
async fn visit(app: &App, clock: &DemoClock, company: CompanyId) -> anyhow::Result<()> {
    let origin = Origin::default();
    let command = SignIn { identifier: "ops".to_owned(), password: TypedPassword::new(PASSWORD) };
    let Entry::In(to) = sign_in(app, &Actor::nobody(origin), command).await? else {
        anyhow::bail!("a code is asked for");
    };
    // No browser has the cookie of this one.
    let key = SessionKey(app.random.bytes());
    let session = NewSession {
        key,
        account: to.account,
        epoch: to.epoch,
        begun: app.clock.now(),
        lifetime: app.policy.session,
        device: Device::default(),
    };
    app.sessions.create(&session).await?;
    let operator = resume(app, &key, origin).await?;
    let reason = Reason::parse("Anna asked why a certificate was missing")?;
    visit_company(app, &operator, VisitCompany { session: key, company, reason }).await?;
    clock.pass(14);
    sign_out(app, &resume(app, &key, origin).await?).await?;
    app.sessions.end(&key).await?;
    Ok(())
}

async fn resume(app: &App, key: &SessionKey, origin: Origin) -> anyhow::Result<Actor> {
    let found = app.sessions.find(key, app.clock.now()).await?;
    Ok(resume_session(found.context("the session is over")?, origin).actor)
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
