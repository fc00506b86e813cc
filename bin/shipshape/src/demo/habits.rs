use anyhow::Context;
use application::{App, identity::act_as, training::list_training};
use domain_training::ModuleId;

use super::{
    clock::DemoClock,
    history::{Event, begun, submitted},
    modules::source,
    people::{Hire, People},
};

/// So long after a module that is good for a year, those who think of it do it again.
const RENEWED_DAYS: i64 = 358;
/// What is left undone for longer than this, somebody would have asked about.
const FRESH_DAYS: i64 = 90;

/// What everybody did who has been here for long: all that there is for them to do, a few days
/// apart, most of it well. It is the same every time.
pub(crate) async fn events(
    app: &App,
    clock: &DemoClock,
    people: &People,
    modules: &[ModuleId],
) -> anyhow::Result<Vec<Event>> {
    let mut events = Vec::new();
    for (nth, hire) in people.hires.iter().filter(|it| it.is_settled()).enumerate() {
        let person = act_as(app, hire.username).await?;
        let record = list_training(app, &person, clock.day(0)).await?;
        let offered = record.modules.iter().filter(|it| it.is_offered);
        for (place, offered) in offered.enumerate() {
            let module = modules.iter().position(|it| *it == offered.module);
            let module = module.context("there is a module that nobody made")?;
            // Who is on a path has that to do, and looks at little of what is open to all.
            let every = if record.paths.is_empty() { 2 } else { 5 };
            if offered.is_assigned || (nth + module).is_multiple_of(every) {
                events.extend(learn(nth, hire, place, module)?);
            }
        }
    }
    Ok(events)
}

/// What came of one module, which is the one at this place of somebody's list.
fn learn(nth: usize, hire: &Hire, place: usize, module: usize) -> anyhow::Result<Vec<Event>> {
    let source = source(module)?;
    let who = hire.username;
    // Neither those who came together nor what came together is done on one day.
    let (spread, lot) = ((nth * 5 + module * 3) % 24, (nth * 7 + module * 11) % 23);
    let hour = 8 + i64::try_from((nth + module * 2) % 9)?;
    let since_hired = hire.days_ago - 2 - 3 * i64::try_from(place)?;
    let since_published = source.days_ago - 1 - i64::try_from(spread)?;
    let day = since_hired.min(since_published);

    let done = match lot {
        0 if day <= FRESH_DAYS => return Ok(Vec::new()),
        1 if day <= FRESH_DAYS => return Ok(vec![begun(day, hour, who, module, 3)]),
        0..=4 if 2 < day => {
            let failed = submitted(day, hour, who, module, 4 + lot % 2);
            vec![failed, submitted(day - 2, hour, who, module, lot % 3)]
        }
        _ => vec![submitted(day, hour, who, module, lot % 3)],
    };
    let again = done.last().map_or(0, |it| it.0) - RENEWED_DAYS;
    let is_renewed = source.months == Some(12) && 0 < again && !nth.is_multiple_of(3);
    let renewed = is_renewed.then(|| submitted(again, hour, who, module, lot % 2));
    Ok(done.into_iter().chain(renewed).collect())
}
