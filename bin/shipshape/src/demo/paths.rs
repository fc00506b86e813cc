use std::sync::Arc;

use anyhow::Context;
use application::{
    App,
    onboarding::{AssignPath, CreatePath, NewStep, assign_path, create_path},
};
use domain_onboarding::{PathTitle, WorkingDays};
use domain_training::ModuleId;

use super::{clock::DemoClock, people::People};

/// When each step is due, in working days.
const DUE: [u16; 6] = [3, 6, 8, 10, 15, 20];

/// Who began so many days ago. Who is not here is on no path yet.
const STARTS: [(&str, i64); 9] = [
    ("tomasz.wisniewski@harbour.example", 60),
    ("priya.raman@harbour.example", 58),
    ("k.mensah@harbour.example", 45),
    ("rashid.alfarsi@harbour.example", 40),
    ("mehmet.yildiz@harbour.example", 29),
    ("linh.nguyen@harbour.example", 17),
    ("sean.oconnor@harbour.example", 15),
    ("amina.yusuf@harbour.example", 8),
    ("olena.kovalenko@harbour.example", 1),
];

/// Lays out the one path and puts people on it.
pub(crate) async fn assign(
    app: &App,
    clock: &Arc<DemoClock>,
    people: &People,
    modules: &[ModuleId],
) -> anyhow::Result<()> {
    clock.put(66, 10 * 60);
    let steps = modules
        .iter()
        .zip(DUE)
        .map(|(module, due)| NewStep { module: *module, due_after: WorkingDays::new(due).ok() });
    let path = app.ids.next();
    let title = PathTitle::parse("Safety starter")?;
    let command = CreatePath { id: path, title, steps: steps.collect() };
    create_path(app, &people.admin, command).await?;
    for (email, days_ago) in STARTS {
        clock.put(days_ago, 7 * 60 + 30);
        let person = *people.ids.get(email).context("somebody is missing")?;
        let starts_on = clock.day(days_ago);
        assign_path(app, &people.admin, AssignPath { path, people: vec![person], starts_on })
            .await?;
    }
    Ok(())
}
