use std::{collections::BTreeMap, sync::Arc};

use anyhow::Context;
use application::{
    App,
    identity::{
        ChangePassword, CreateAdmin, CreateDepartment, CreatePerson, act_as, act_as_program,
        change_password, create_admin, create_department, create_person,
    },
};
use domain_identity::{
    CompanyName, DepartmentId, DepartmentName, Email, JobTitle, Password, PersonName, Phone,
    Profile, TypedPassword, Username,
};
use domain_kernel::{Actor, Job, PersonId, Role};
use tokio::task::JoinSet;

use super::clock::DemoClock;

/// Everybody's password in the demo.
pub(crate) const PASSWORD: &str = "calm-water";

/// Name, e-mail, username, role, job title, phone, the manager's e-mail and the department.
const PEOPLE: &str = include_str!("../../demo/people.csv");

/// Everybody by e-mail address.
pub(crate) struct People {
    pub(crate) admin: Actor,
    pub(crate) ids: BTreeMap<String, PersonId>,
}

/// Founds the company and brings everybody in.
pub(crate) async fn hire(app: &App, clock: &Arc<DemoClock>) -> anyhow::Result<People> {
    clock.put(75, 8 * 60);
    let mut lines = PEOPLE.lines().skip(1).map(|it| it.split(',').collect::<Vec<_>>());
    let first = lines.next().context("there is nobody in the file")?;
    let found = CreateAdmin {
        company_name: CompanyName::parse("Harbour & Sons")?,
        profile: profile(&first)?,
        password: PASSWORD.to_owned(),
    };
    let created = create_admin(app, &act_as_program(Job::Demo), found).await?;
    let email = |line: &[&str]| line.get(1).copied().unwrap_or_default().to_owned();
    let admin = act_as(app, &email(&first)).await?;
    let departments = departments(app, &admin).await?;
    let mut people = People { admin, ids: BTreeMap::from([(email(&first), created.person)]) };
    let mut choosing = JoinSet::new();
    for line in lines {
        clock.pass(7);
        let manager = line.get(6).and_then(|it| people.ids.get(*it)).copied();
        let role = line.get(3).and_then(|it| Role::parse(it)).context("a role is wrong")?;
        let department = line.get(7).and_then(|it| departments.get(*it)).copied();
        let id = app.ids.next();
        let command = CreatePerson { id, profile: profile(&line)?, role, department, manager };
        let created = create_person(app, &people.admin, command).await?;
        people.ids.insert(email(&line), id);
        choosing.spawn(choose_password(app.clone(), email(&line), created.temporary));
    }
    while let Some(chosen) = choosing.join_next().await {
        chosen??;
    }
    Ok(people)
}

async fn departments(
    app: &App,
    admin: &Actor,
) -> anyhow::Result<BTreeMap<&'static str, DepartmentId>> {
    let mut departments = BTreeMap::new();
    for name in ["Office", "Warehouse", "Workshop"] {
        let id = app.ids.next();
        let command = CreateDepartment { id, name: DepartmentName::parse(name)? };
        create_department(app, admin, command).await?;
        departments.insert(name, id);
    }
    Ok(departments)
}

async fn choose_password(app: App, email: String, temporary: Password) -> anyhow::Result<()> {
    let person = act_as(&app, &email).await?;
    let current = TypedPassword::new(temporary.as_str());
    let command = ChangePassword { current, new: PASSWORD.to_owned() };
    change_password(&app, &person, command).await?;
    Ok(())
}

fn profile(line: &[&str]) -> anyhow::Result<Profile> {
    let [name, email, username, _, job_title, phone, _, _] = line else {
        anyhow::bail!("a line has not eight values: {line:?}");
    };
    Ok(Profile {
        name: PersonName::parse(name)?,
        email: Email::parse(email)?,
        username: Username::parse(username)?,
        job_title: JobTitle::parse_optional(job_title)?,
        phone: Phone::parse_optional(phone)?,
    })
}
