use std::sync::Arc;

use anyhow::Context;
use application::{
    App,
    identity::act_as,
    onboarding::{
        AimPath, AssignPath, CreatePath, EditCalendar, FinishTask, StepOf, WaiveStep, aim_path,
        assign_path, create_path, edit_calendar, finish_task, module_step, see_calendar, see_path,
        waive_step,
    },
};
use domain_kernel::Date;
use domain_onboarding::{
    Audience, Doer, PathId, PathSettings, PathTitle, StepKind, StepPlan, Task, TaskText, TaskTitle,
    WaiverReason, WorkCalendar, WorkWeek, WorkingDays, WrittenStep, parse_holidays,
};
use domain_training::ModuleId;

use super::{clock::DemoClock, modules::FORKLIFT, people::People};

/// Title, what there is to do, who does it and when it is due.
type Line = (&'static str, &'static str, Doer, u16);

const FIRST_DAYS: [Line; 5] = [
    ("Bring your papers", "Passport and tax number, to Anna in the office.", Doer::Person, 1),
    ("Order work clothes", "Ask for the sizes first.", Doer::Admin, 2),
    ("Hand over keys and badge", "", Doer::Manager, 2),
    ("Walk the escape routes", "From your place to the assembly point, twice.", Doer::Person, 15),
    ("Talk about the first month", "What went well, what is missing?", Doer::Manager, 22),
];

const LEADING: [Line; 3] = [
    ("Plan a shift on your own", "", Doer::Person, 10),
    ("Lead a safety talk", "Ten minutes, before the shift.", Doer::Person, 15),
    ("Sit in on a review", "", Doer::Manager, 30),
];

/// Who began so many days ago, and how many of the first tasks are done.
const STARTS: [(&str, i64, usize); 4] =
    [("linh", 17, 4), ("sean", 15, 3), ("amina", 8, 3), ("olena", 1, 0)];

/// What comes beside the modules: holidays, and paths with tasks.
pub(crate) async fn lay_out(
    app: &App,
    clock: &Arc<DemoClock>,
    people: &People,
    modules: &[ModuleId],
) -> anyhow::Result<()> {
    clock.put(66, 11 * 60);
    rest(app, people, clock.day(0)).await?;
    let steps = FIRST_DAYS.into_iter().map(task).collect::<anyhow::Result<Vec<_>>>()?;
    let path = create(app, people, "First days", steps).await?;
    let forklift = modules.get(FORKLIFT).copied().context("there is no such module")?;
    let drive = ("Drive under supervision", "Five hours, with a log.", Doer::Manager, 20);
    let waiting = task(drive)?;
    let waiting = WrittenStep { plan: StepPlan { waits: true, ..waiting.plan }, ..waiting };
    let steps = vec![module_step(forklift, WorkingDays::new(10).ok()), waiting];
    let driving = create(app, people, "Forklift license", steps).await?;
    let steps = LEADING.into_iter().map(task).collect::<anyhow::Result<Vec<_>>>()?;
    let leading = create(app, people, "Leading a shift", steps).await?;

    let expected = see_path(app, &people.admin, driving).await?.version;
    let audience = Audience::new(false, [], ["Forklift driver".to_owned()]);
    let audience = audience.context("it is one")?;
    aim_path(app, &people.admin, AimPath { path: driving, expected, audience }).await?;

    for (who, days_ago, n_done) in STARTS {
        clock.put(days_ago, 8 * 60);
        assign(app, people, path, who, clock.day(days_ago)).await?;
        do_first(app, clock, people, path, (who, days_ago, n_done)).await?;
    }
    clock.put(20, 9 * 60);
    assign(app, people, driving, "k.mensah", clock.day(20)).await?;
    assign(app, people, leading, "tomasz", clock.day(20)).await
}

/// The holidays of the year that it is and of the next.
async fn rest(app: &App, people: &People, today: Date) -> anyhow::Result<()> {
    let days = [("01-01", "New Year's Day"), ("12-25", "Christmas Day"), ("12-26", "Boxing Day")];
    let years = [today.year(), today.year() + 1];
    let lines = years.map(|year| days.map(|(day, name)| format!("{year}-{day} {name}")));
    let holidays = parse_holidays(&lines.concat().join("\n"))?;
    let expected = see_calendar(app, &people.admin).await?.version;
    let calendar = WorkCalendar::new(WorkWeek::default(), holidays);
    Ok(edit_calendar(app, &people.admin, EditCalendar { expected, calendar }).await?)
}

fn task((title, text, by, due): Line) -> anyhow::Result<WrittenStep> {
    let (title, text) = (TaskTitle::parse(title)?, TaskText::parse_optional(text)?);
    let kind = StepKind::Task(Task { title, text, by });
    let plan = StepPlan { kind, due_after: WorkingDays::new(due).ok(), waits: false };
    Ok(WrittenStep { id: None, plan })
}

async fn create(
    app: &App,
    people: &People,
    title: &str,
    steps: Vec<WrittenStep>,
) -> anyhow::Result<PathId> {
    let id = app.ids.next();
    let settings = PathSettings { title: PathTitle::parse(title)?, audience: Audience::default() };
    create_path(app, &people.admin, CreatePath { id, settings, steps }).await?;
    Ok(id)
}

async fn assign(
    app: &App,
    people: &People,
    path: PathId,
    who: &str,
    starts_on: Date,
) -> anyhow::Result<()> {
    let person = *people.ids.get(who).context("somebody is missing")?;
    assign_path(app, &people.admin, AssignPath { path, people: vec![person], starts_on }).await?;
    Ok(())
}

/// Whoever a task is for does it, and the work clothes are waived for one who has them.
async fn do_first(
    app: &App,
    clock: &Arc<DemoClock>,
    people: &People,
    path: PathId,
    (who, days_ago, n_done): (&str, i64, usize),
) -> anyhow::Result<()> {
    let person = *people.ids.get(who).context("somebody is missing")?;
    let steps = see_path(app, &people.admin, path).await?.steps;
    for (place, (step, (_, _, by, _))) in steps.iter().zip(FIRST_DAYS).enumerate().take(n_done) {
        clock.put((days_ago - 1).max(0), 9 * 60 + i64::try_from(place)? * 20);
        let of = StepOf { person, path, step: step.id };
        if by == Doer::Admin && who == "amina" {
            let reason = WaiverReason::parse("Has them from her apprenticeship here")?;
            waive_step(app, &people.admin, WaiveStep { of, reason }).await?;
            continue;
        }
        let doer = match by {
            Doer::Person => act_as(app, who).await?,
            Doer::Manager if who == "linh" => act_as(app, "clara").await?,
            Doer::Manager => act_as(app, "bilal").await?,
            // Nothing of what these paths ask for is a teacher's, or an item to take.
            Doer::Admin | Doer::Teacher | Doer::Holder => people.admin,
        };
        finish_task(app, &doer, FinishTask { of }).await?;
    }
    Ok(())
}
