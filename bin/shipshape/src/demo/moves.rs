use std::sync::Arc;

use anyhow::Context;
use application::{
    App,
    identity::{DeactivatePerson, EditPerson, deactivate_person, edit_person, see_person},
};
use domain_identity::{JobEdit, JobReason, JobTitle, Profile};

use super::{clock::DemoClock, people::People};

/// So many days ago, who, as what, in which department, led by whom, and why.
struct Move(i64, &'static str, &'static str, &'static str, &'static str, &'static str);

const MOVES: [Move; 6] = [
    Move(190, "chiara", "Senior technician", "Workshop", "bilal", "Trains the apprentices now"),
    Move(
        75,
        "rosa",
        "Forklift driver",
        "Warehouse",
        "clara",
        "Passed the test for forklift level 2",
    ),
    Move(32, "tomasz", "Workshop shift lead", "Workshop", "bilal", "Leads the early shift"),
    Move(23, "priya", "Senior technician", "Workshop", "bilal", "Passed the hydraulics exam"),
    Move(20, "k.mensah", "Warehouse lead", "Warehouse", "clara", "Follows Jonas Weber"),
    Move(11, "mehmet", "Warehouse operative", "Warehouse", "clara", "Asked to work at the dock"),
];

/// Who is not here any more, since so many days.
const LEAVES: (i64, &str) = (21, "jonas");

/// Gives people other jobs, and lets one go.
pub(crate) async fn make(app: &App, clock: &Arc<DemoClock>, people: &People) -> anyhow::Result<()> {
    for it in &MOVES {
        clock.put(it.0, 13 * 60 + 5);
        give(app, people, it).await.with_context(|| format!("{} cannot be moved", it.1))?;
    }
    let (days_ago, who) = LEAVES;
    clock.put(days_ago, 16 * 60 + 30);
    let id = *people.ids.get(who).context("whoever leaves was never here")?;
    let expected = see_person(app, &people.admin, id).await?.version;
    deactivate_person(app, &people.admin, DeactivatePerson { id, expected, leaving: None }).await?;
    Ok(())
}

async fn give(app: &App, people: &People, job: &Move) -> anyhow::Result<()> {
    let Move(_, who, title, department, manager, reason) = job;
    let id = *people.ids.get(*who).context("there is no such person")?;
    let now = see_person(app, &people.admin, id).await?;
    let command = EditPerson {
        id,
        expected: now.version,
        profile: Profile {
            name: now.name,
            email: now.email,
            username: now.username,
            job_title: JobTitle::parse_optional(title)?,
            phone: now.phone,
        },
        role: now.role,
        department: people.departments.get(department).copied(),
        manager: people.ids.get(*manager).copied(),
        job: JobEdit::Moved { reason: JobReason::parse_optional(reason)? },
        has_confirmed: true,
    };
    edit_person(app, &people.admin, command).await?;
    Ok(())
}
