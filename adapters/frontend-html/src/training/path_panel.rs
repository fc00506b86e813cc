use application::{
    Message,
    training::{Due, ModuleRecord, PathRecord, Record, Standing},
};
use domain_kernel::Date;
use serde::Serialize;

use super::{DueText, Progress, attempt_url, list::result, module_url, validity::why_again};
use crate::{parts::count, reader::Reader};

/// A path with its steps, as `components/path_panel.html` draws it.
#[derive(Debug, Serialize)]
pub(crate) struct PathPanel {
    /// Unlike that of any other panel of the page.
    id: String,
    title: String,
    progress: Progress,
    steps: Vec<StepRow>,
}

/// As `components/steps.html` draws it.
#[derive(Debug, Serialize)]
struct StepRow {
    state: &'static str,
    number: u32,
    name: String,
    href: Option<String>,
    when: Option<DueText>,
    note: Option<String>,
}

impl PathPanel {
    /// `is_own` links the steps to where the person goes on.
    pub(crate) fn new(
        path: &PathRecord,
        record: &Record,
        today: Date,
        is_own: bool,
        reader: &Reader,
    ) -> Self {
        let max = count(path.steps.len());
        let text = Message::new("path-progress").number("n", path.n_done).number("of", max);
        let modules = path.steps.iter().filter_map(|(id, due)| Some((record.module(*id)?, *due)));
        let now = path
            .steps
            .iter()
            .position(|(id, _)| record.module(*id).is_some_and(|it| !it.is_completed()));
        let steps = modules.enumerate().map(|(place, (module, due))| {
            let is_now = now == Some(place);
            StepRow::new(module, due, place, is_now, is_own, today, reader)
        });
        Self {
            id: format!("path-{}", path.id),
            title: path.title.as_str().to_owned(),
            progress: Progress { value: path.n_done, max, text: reader.text(&text) },
            steps: steps.collect(),
        }
    }
}

impl StepRow {
    fn new(
        module: &ModuleRecord,
        due: Due,
        place: usize,
        is_now: bool,
        is_own: bool,
        today: Date,
        reader: &Reader,
    ) -> Self {
        let state = match (module.is_completed(), is_now) {
            (true, _) => "done",
            (false, true) => "now",
            (false, false) => "open",
        };
        let url = match (&module.standing, module.in_progress) {
            (_, Some(open)) => attempt_url(open.attempt),
            (Standing::Completed(attempt, _), None) => attempt_url(attempt.id),
            (_, None) => module_url(module.module),
        };
        Self {
            state,
            number: count(place + 1),
            name: module.title.as_str().to_owned(),
            href: is_own.then_some(url),
            when: when(module, due, today, reader),
            note: note(module, reader),
        }
    }
}

/// When it was done, or is due.
fn when(module: &ModuleRecord, due: Due, today: Date, reader: &Reader) -> Option<DueText> {
    let attempt = match &module.standing {
        Standing::Completed(attempt, _) => attempt,
        Standing::Again(again) if module.is_completed() => &again.last,
        _ => return DueText::short(due, today, reader),
    };
    let date = attempt.finished_at().and_then(|it| reader.date_of(it))?;
    let text = Message::new("step-done").text("date", &reader.day(date));
    Some(DueText { tone: "", text: reader.text(&text) })
}

fn note(module: &ModuleRecord, reader: &Reader) -> Option<String> {
    if let Some(open) = module.in_progress.filter(|_| !module.is_completed()) {
        let message =
            Message::new("step-begun").number("n", open.n_answered).number("of", open.n_questions);
        return Some(reader.text(&message));
    }
    match &module.standing {
        Standing::Failed(attempt) => Some(result(attempt, reader)),
        Standing::Again(again) => Some(why_again(again, reader)),
        Standing::NotStarted | Standing::Completed(..) => None,
    }
}
