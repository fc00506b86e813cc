use std::sync::Arc;

use anyhow::Context;
use application::{
    App, PageNumber,
    onboarding::{
        AssignPath, CreatePath, ListPaths, assign_path, create_path, list_paths, module_step,
    },
};
use domain_onboarding::{Audience, PathId, PathSettings, PathTitle, WorkingDays};
use domain_training::ModuleId;

use super::{
    clock::DemoClock,
    modules::{MANUAL_HANDLING, SLINGING, WORKING_AT_HEIGHT},
    people::{Hire, People},
};

/// What the yard has to know, and in how many working days.
const CRANES: [(usize, u16); 3] = [(MANUAL_HANDLING, 5), (WORKING_AT_HEIGHT, 10), (SLINGING, 15)];

/// Puts those who have been here for long on the path of safety, or the yard's own, on the day after
/// they came.
pub(crate) async fn assign(
    app: &App,
    clock: &Arc<DemoClock>,
    people: &People,
    modules: &[ModuleId],
) -> anyhow::Result<()> {
    let search = "Safety starter".to_owned();
    let query = ListPaths { search, page: PageNumber::FIRST };
    let safety = list_paths(app, &people.admin, query).await?.items;
    let safety = safety.first().context("there is no path of safety")?.id;
    clock.put(290, 17 * 60);
    let cranes = make_crane_path(app, people, modules).await?;
    for hire in people.hires.iter().filter(|it| it.is_settled()) {
        match hire.department {
            "Warehouse" | "Workshop" => begin(app, clock, people, hire, (safety, 394)).await?,
            "Yard" => begin(app, clock, people, hire, (cranes, 289)).await?,
            // Those who sit at desks have what is open to all.
            _ => {}
        }
    }
    Ok(())
}

/// On the day after somebody came, if there was the path then.
async fn begin(
    app: &App,
    clock: &DemoClock,
    people: &People,
    hire: &Hire,
    (path, earliest): (PathId, i64),
) -> anyhow::Result<()> {
    let person = *people.ids.get(hire.username).context("somebody is missing")?;
    let days_ago = earliest.min(hire.days_ago - 1);
    clock.put(days_ago, 7 * 60 + 30);
    let command = AssignPath { path, people: vec![person], starts_on: clock.day(days_ago) };
    assign_path(app, &people.admin, command).await?;
    Ok(())
}

async fn make_crane_path(
    app: &App,
    people: &People,
    modules: &[ModuleId],
) -> anyhow::Result<PathId> {
    let id = app.ids.next();
    let mut steps = Vec::new();
    for (module, due) in CRANES {
        let module = *modules.get(module).context("there is no such module")?;
        steps.push(module_step(module, WorkingDays::new(due).ok()));
    }
    let title = PathTitle::parse("Crane crew")?;
    let settings = PathSettings { title, audience: Audience::default() };
    let command = CreatePath { id, settings, steps };
    create_path(app, &people.admin, command).await?;
    Ok(id)
}
