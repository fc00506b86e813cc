//! Everybody of a company at once and all that it lends, out of one file each.

use std::{
    fmt::Write,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::Context;
use application::{
    App,
    equipment::{
        ImportItems, ItemChoices, Label, LabelSelection, LabelSheets, MOST_LABELS, import_items,
        list_item_choices, print_labels,
    },
    identity::{CreateAdmin, ImportPeople, act_as, act_as_program, create_admin, import_people},
};
use domain_equipment::{LabelSheet, Nudge, SheetLayout};
use domain_identity::{CompanyName, Email, PersonName, Profile};
use domain_kernel::{Actor, Job};

use super::{PASSWORD, wire};

const ADMIN: &str = "ada.admin@imported.example";

/// How long each of it took, from the bytes of a file to the commit, or to the bytes of a PDF.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Imported {
    pub(crate) people: Duration,
    pub(crate) items: Duration,
    pub(crate) labels: Duration,
}

/// Imports so many people with their managers into an empty database, and as many items, and prints
/// as many labels of them as one may at once.
pub(crate) async fn import(folder: &Path, n: u32) -> anyhow::Result<Imported> {
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
    let imported = Imported {
        people: import_all_people(&app, &admin, n).await?,
        items: import_all_items(&app, &admin, n).await?,
        labels: print_many(&app, &admin).await?,
    };

    drop(app);
    database.close().await?;
    Ok(imported)
}

async fn import_all_people(app: &App, admin: &Actor, n: u32) -> anyhow::Result<Duration> {
    let file = people(n)?;
    let begun = Instant::now();
    let table = app.tables.read(file.into()).await?;
    let command = ImportPeople { realm: admin.realm(), first: app.ids.next(), table };
    import_people(app, admin, &command).await?;
    Ok(begun.elapsed())
}

async fn import_all_items(app: &App, admin: &Actor, n: u32) -> anyhow::Result<Duration> {
    let file = items(n)?;
    let begun = Instant::now();
    let table = app.tables.read(file.into()).await?;
    let (realm, id) = (admin.realm(), app.ids.next());
    import_items(app, admin, &ImportItems { realm, id, table, adds_missing: true }).await?;
    Ok(begun.elapsed())
}

async fn print_many(app: &App, admin: &Actor) -> anyhow::Result<Duration> {
    let ItemChoices { categories, .. } = list_item_choices(app, admin).await?;
    let category = categories.first().map(|(id, _)| *id);
    let begun = Instant::now();
    let selection = LabelSelection { category, ..LabelSelection::default() };
    let labels = print_labels(app, admin, &selection).await?.into_iter().map(|it| Label {
        tag: it.tag.as_str().to_owned(),
        name: it.name.as_str().to_owned(),
        address: format!("https://imported.example/e/{}", it.code.plain()),
        code: it.code,
    });
    let nudges = (Nudge::default(), Nudge::default());
    let layout = SheetLayout::new(LabelSheet::AveryL7160, 1, nudges);
    let sheets = LabelSheets {
        language: "en".to_owned(),
        title: "Labels".to_owned(),
        company: "Imported Ltd".to_owned(),
        layout: layout.ok().context("the sheet has no first label")?,
        labels: labels.collect(),
    };
    app.label_printer.print_labels(sheets).await?;
    Ok(begun.elapsed())
}

/// Every tenth leads the nine before, and all who lead are led by the admin. Nobody stands below
/// whoever leads them.
fn people(n_people: u32) -> anyhow::Result<String> {
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

/// So many in each category as are printed at once.
fn items(n: u32) -> anyhow::Result<String> {
    let mut file = "tag,name,category,model,serial,location,notes\n".to_owned();
    for n in 0..n {
        let (kind, place) = (n / MOST_LABELS, n % 40);
        writeln!(
            file,
            "T-{n:06},Cordless drill {place},Kind {kind},DCD 796,SN{n:08},Hall {place},"
        )?;
    }
    Ok(file)
}
