use std::sync::Arc;

use anyhow::Context;
use application::{
    App,
    onboarding::{AssignPath, CreatePath, assign_path, create_path, module_step},
};
use domain_onboarding::{Audience, PathSettings, PathTitle, WorkingDays};
use domain_training::ModuleId;

use super::{clock::DemoClock, people::People};

/// When each step is due, in working days.
const DUE: [u16; 6] = [3, 6, 8, 10, 15, 20];

/// Who began so many days ago. Who is not here is on no path yet.
const STARTS: [(&str, i64); 10] = [
    ("jonas", 65),
    ("tomasz", 60),
    ("priya", 58),
    ("k.mensah", 45),
    ("rashid", 40),
    ("mehmet", 29),
    ("linh", 17),
    ("sean", 15),
    ("amina", 8),
    ("olena", 1),
];

/// Lays out the one path and puts people on it.
pub(crate) async fn assign(
    app: &App,
    clock: &Arc<DemoClock>,
    people: &People,
    modules: &[ModuleId],
) -> anyhow::Result<()> {
    clock.put(395, 10 * 60);
    let steps = modules
        .iter()
        .zip(DUE)
        .map(|(module, due)| module_step(*module, WorkingDays::new(due).ok()));
    let path = app.ids.next();
    let title = PathTitle::parse("Safety starter")?;
    let settings = PathSettings { title, audience: Audience::default() };
    let command = CreatePath { id: path, settings, steps: steps.collect() };
    create_path(app, &people.admin, command).await?;
    for (who, days_ago) in STARTS {
        clock.put(days_ago, 7 * 60 + 30);
        let person = *people.ids.get(who).context("somebody is missing")?;
        let starts_on = clock.day(days_ago);
        assign_path(app, &people.admin, AssignPath { path, people: vec![person], starts_on })
            .await?;
    }
    Ok(())
}
