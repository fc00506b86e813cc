use std::{collections::BTreeMap, sync::Arc};

use anyhow::Context;
use application::{
    App,
    identity::{
        CreateAdmin, CreateDepartment, CreatePerson, EditPerson, RecoverPassword, act_as,
        act_as_program, create_admin, create_department, edit_person, invite_person,
        recover_password, see_person,
    },
};
use domain_identity::{
    CompanyName, DepartmentId, DepartmentName, Email, JobEdit, JobTitle, PersonName, Phone,
    Profile, Username,
};
use domain_kernel::{Actor, CompanyId, Job, Origin, PersonId, Role};

use super::{clock::DemoClock, postbox::Postbox};

pub(crate) const COMPANY: &str = "Harbour & Sons";
/// Everybody's password in the demo.
pub(crate) const PASSWORD: &str = "calm-water";

/// Since how many days somebody is here, name, e-mail, username, role, job title, phone, the
/// manager's username and the department.
const PEOPLE: &str = include_str!("../../demo/people.csv");

/// Who came before that is used to the place.
const SETTLED_DAYS: i64 = 80;

/// Everybody by username.
pub(crate) struct People {
    pub(crate) company: CompanyId,
    pub(crate) admin: Actor,
    pub(crate) ids: BTreeMap<String, PersonId>,
    pub(crate) departments: BTreeMap<&'static str, DepartmentId>,
    /// In the order in which they came.
    pub(crate) hires: Vec<Hire>,
}

/// Who came when, and to do what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hire {
    pub(crate) username: &'static str,
    pub(crate) days_ago: i64,
    role: Role,
    /// The manager's username; empty of whoever has none.
    pub(crate) manager: &'static str,
    pub(crate) department: &'static str,
}

impl Hire {
    /// Whether others are led by them.
    pub(crate) fn is_leader(&self) -> bool {
        self.role == Role::Manager
    }

    /// Whether it is one of the staff that have been here for long. The days of all others are told
    /// one by one.
    pub(crate) fn is_settled(&self) -> bool {
        self.role == Role::Staff && SETTLED_DAYS <= self.days_ago
    }
}

/// Founds the company and brings everybody in, each on a day of their own.
pub(crate) async fn hire(
    app: &App,
    clock: &Arc<DemoClock>,
    postbox: &Postbox,
) -> anyhow::Result<People> {
    let mut lines = PEOPLE.lines().skip(1);
    let first = Line::parse(lines.next().context("there is nobody in the file")?)?;
    clock.put(first.days_ago, 6 * 60);
    let mut people = found(app, &first).await?;
    for line in lines {
        let line = Line::parse(line)?;
        clock.put(line.days_ago, 6 * 60 + 40);
        let name = line.profile.name.as_str().to_owned();
        welcome(app, clock, postbox, &mut people, line).await.context(name)?;
    }
    Ok(people)
}

async fn found(app: &App, first: &Line) -> anyhow::Result<People> {
    let command = CreateAdmin {
        company_name: CompanyName::parse(COMPANY)?,
        profile: first.profile.clone(),
        password: PASSWORD.to_owned(),
    };
    let created = create_admin(app, &act_as_program(Job::Demo), command).await?;
    let admin = act_as(app, first.profile.email.as_str()).await?;
    let departments = departments(app, &admin).await?;
    sit(app, &admin, created.person, departments.get(first.department).copied()).await?;
    let ids = BTreeMap::from([(first.username.to_owned(), created.person)]);
    let hires = vec![first.hire()];
    Ok(People { company: created.company, admin, ids, departments, hires })
}

/// Whoever founds a company has no department yet.
async fn sit(
    app: &App,
    admin: &Actor,
    id: PersonId,
    department: Option<DepartmentId>,
) -> anyhow::Result<()> {
    let now = see_person(app, admin, id).await?;
    let profile = Profile {
        name: now.name,
        email: now.email,
        username: now.username,
        job_title: now.job_title,
        phone: now.phone,
    };
    let (expected, role, job) = (now.version, now.role, JobEdit::Corrected);
    let command = EditPerson {
        id,
        expected,
        profile,
        role,
        department,
        manager: None,
        job,
        has_confirmed: true,
    };
    edit_person(app, admin, command).await?;
    Ok(())
}

/// The admin invites somebody by mail, who chooses a password, if the mail gets there.
async fn welcome(
    app: &App,
    clock: &DemoClock,
    postbox: &Postbox,
    people: &mut People,
    line: Line,
) -> anyhow::Result<()> {
    let id = app.ids.next();
    people.hires.push(line.hire());
    let command = CreatePerson {
        id,
        profile: line.profile,
        role: line.role,
        department: people.departments.get(line.department).copied(),
        manager: people.ids.get(line.manager).copied(),
    };
    invite_person(app, &people.admin, command).await?;
    people.ids.insert(line.username.to_owned(), id);
    if let Some(token) = postbox.deliver(app).await? {
        clock.pass(20);
        let command = RecoverPassword { token, new: PASSWORD.to_owned() };
        recover_password(app, &Actor::nobody(Origin::default()), command).await?;
        postbox.deliver(app).await?;
    }
    Ok(())
}

async fn departments(
    app: &App,
    admin: &Actor,
) -> anyhow::Result<BTreeMap<&'static str, DepartmentId>> {
    let mut departments = BTreeMap::new();
    for name in ["Customer service", "Office", "Warehouse", "Workshop", "Yard"] {
        let id = app.ids.next();
        let command = CreateDepartment { id, name: DepartmentName::parse(name)? };
        create_department(app, admin, command).await?;
        departments.insert(name, id);
    }
    Ok(departments)
}

struct Line {
    days_ago: i64,
    profile: Profile,
    username: &'static str,
    role: Role,
    manager: &'static str,
    department: &'static str,
}

impl Line {
    fn parse(line: &'static str) -> anyhow::Result<Self> {
        let values: Vec<&str> = line.split(',').collect();
        let [days_ago, name, email, username, role, job_title, phone, manager, department] =
            values[..]
        else {
            anyhow::bail!("a line has not nine values: {line}");
        };
        let profile = Profile {
            name: PersonName::parse(name)?,
            email: Email::parse(email)?,
            username: Username::parse(username)?,
            job_title: JobTitle::parse_optional(job_title)?,
            phone: Phone::parse_optional(phone)?,
        };
        let role = Role::parse(role).context("a role is wrong")?;
        Ok(Self { days_ago: days_ago.parse()?, profile, username, role, manager, department })
    }

    fn hire(&self) -> Hire {
        let Self { days_ago, username, role, manager, department, .. } = *self;
        Hire { username, days_ago, role, manager, department }
    }
}
