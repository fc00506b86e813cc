use std::{collections::BTreeMap, sync::Arc};

use anyhow::Context;
use application::{
    App,
    identity::{
        ChangePassword, CreateAdmin, CreatePerson, act_as, act_as_program, change_password,
        create_admin, create_person,
    },
};
use domain_identity::{
    CompanyName, Email, JobTitle, Password, PersonName, Phone, Profile, TypedPassword, Username,
};
use domain_kernel::{Actor, Job, PersonId, Role};
use tokio::task::JoinSet;

use super::clock::DemoClock;

/// Everybody's password in the demo.
pub(crate) const PASSWORD: &str = "calm-water";

/// Name, e-mail, username, role, job title, phone and the manager's e-mail.
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
    let mut people = People { admin, ids: BTreeMap::from([(email(&first), created.person)]) };

    let mut choosing = JoinSet::new();
    for line in lines {
        clock.pass(7);
        let manager = line.get(6).and_then(|it| people.ids.get(*it)).copied();
        let role = line.get(3).and_then(|it| Role::parse(it)).context("a role is wrong")?;
        let id = app.ids.next();
        let command =
            CreatePerson { id, profile: profile(&line)?, role, department: None, manager };
        let created = create_person(app, &admin, command).await?;
        people.ids.insert(email(&line), id);
        choosing.spawn(choose_password(app.clone(), email(&line), created.temporary));
    }
    while let Some(chosen) = choosing.join_next().await {
        chosen??;
    }
    Ok(people)
}

async fn choose_password(app: App, email: String, temporary: Password) -> anyhow::Result<()> {
    let person = act_as(&app, &email).await?;
    let current = TypedPassword::new(temporary.as_str());
    let command = ChangePassword { current, new: PASSWORD.to_owned() };
    change_password(&app, &person, command).await?;
    Ok(())
}

fn profile(line: &[&str]) -> anyhow::Result<Profile> {
    let [name, email, username, _, job_title, phone, _] = line else {
        anyhow::bail!("a line has not seven values: {line:?}");
    };
    Ok(Profile {
        name: PersonName::parse(name)?,
        email: Email::parse(email)?,
        username: Username::parse(username)?,
        job_title: JobTitle::parse_optional(job_title)?,
        phone: Phone::parse_optional(phone)?,
    })
}
