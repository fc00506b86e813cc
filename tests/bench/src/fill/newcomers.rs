//! Everybody of a company at once, out of one file.

use std::{
    fmt::Write,
    path::Path,
    time::{Duration, Instant},
};

use application::identity::{
    CreateAdmin, ImportPeople, act_as, act_as_program, create_admin, import_people,
};
use domain_identity::{CompanyName, Email, PersonName, Profile};
use domain_kernel::Job;

use super::{PASSWORD, wire};

const ADMIN: &str = "ada.admin@imported.example";

/// How long it takes to import so many people with their managers into an empty database, from the
/// bytes of the file to the commit.
pub(crate) async fn import(folder: &Path, n_people: u32) -> anyhow::Result<Duration> {
    let url = format!("sqlite:{}", folder.join("imported.db").display());
    let connected = store_seaorm::connect(&url).await?;
    let database = connected.clone();
    migrations::migrate(&database.write, connected.lock_file.as_deref()).await?;
    let app = wire::application(connected, folder)?;
    let found = CreateAdmin {
        company_name: CompanyName::parse("Imported Ltd")?,
        profile: Profile {
            name: PersonName::parse("Ada Admin")?,
            email: Email::parse(ADMIN)?,
            username: None,
            job_title: None,
            phone: None,
        },
        password: PASSWORD.to_owned(),
    };
    create_admin(&app, &act_as_program(Job::Demo), found).await?;
    let admin = act_as(&app, ADMIN).await?;
    let file = file(n_people)?;

    let begun = Instant::now();
    let table = app.tables.read(file.into()).await?;
    let command = ImportPeople { realm: admin.realm(), first: app.ids.next(), table };
    import_people(&app, &admin, &command).await?;
    let taken = begun.elapsed();

    drop(app);
    database.close().await?;
    Ok(taken)
}

/// Every tenth leads the nine before, and all who lead are led by the admin. Nobody stands below
/// whoever leads them.
fn file(n_people: u32) -> anyhow::Result<String> {
    let mut file = "name,email,username,job title,department,phone,role,manager\n".to_owned();
    for n in 0..n_people {
        let leader = n / 10 * 10 + 9;
        let (role, manager) = match n == leader || n_people <= leader {
            true => ("manager", ADMIN.to_owned()),
            false => ("staff", format!("person-{leader}@imported.example")),
        };
        let place = n % 40;
        writeln!(
            file,
            "Person {n},person-{n}@imported.example,person{n},Fitter {place},Hall {place},\
             +44 1632 {n:06},{role},{manager}"
        )?;
    }
    Ok(file)
}
