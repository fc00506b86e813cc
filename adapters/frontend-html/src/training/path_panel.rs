use application::{
    Message,
    training::{AttemptLine, ModuleRecord, PathRecord, Record, Standing, StepItem, StepRecord},
};
use domain_kernel::{Date, PersonId};
use domain_onboarding::{Doer, Marked, Reached, Standing as Stands, Task};
use serde::Serialize;

use super::{
    DueText, Progress, attempt_url, list::result, module_url, take_url, validity::why_again,
};
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

/// Whose path it is, and what whoever looks at it may say about its steps.
pub(crate) struct Whose {
    /// Where that is said; nothing can be said without.
    base: Option<String>,
    stands: Stands,
}

/// As `components/steps.html` draws it.
#[derive(Debug, Serialize)]
struct StepRow {
    state: &'static str,
    number: u32,
    name: String,
    href: Option<String>,
    when: Option<DueText>,
    notes: Vec<String>,
    act: Option<StepAct>,
    waive_url: Option<String>,
}

/// A button that says something about a step.
#[derive(Debug, Serialize)]
struct StepAct {
    url: String,
    value: &'static str,
    text: String,
    is_main: bool,
}

/// What a row shows of its path.
struct Shown<'a> {
    record: &'a Record,
    path: &'a PathRecord,
    /// The first that is open.
    open: Option<&'a StepRecord>,
    whose: &'a Whose,
    today: Date,
    reader: &'a Reader,
}

impl Whose {
    /// Of the person who looks at it.
    pub(crate) fn own(is_admin: bool) -> Self {
        let stands = Stands { is_person: true, leads: is_admin, is_admin };
        Self { base: Some("/training/paths".to_owned()), stands }
    }

    /// Of somebody of a team; `None` is somebody who is not active any more.
    pub(crate) fn of(person: Option<PersonId>, is_admin: bool) -> Self {
        let stands = Stands { is_person: false, leads: true, is_admin };
        Self { base: person.map(|it| format!("/team/{it}/paths")), stands }
    }
}

impl PathPanel {
    pub(crate) fn new(
        path: &PathRecord,
        record: &Record,
        today: Date,
        whose: &Whose,
        reader: &Reader,
    ) -> Self {
        let progress = path.progress();
        let (value, max) = (count(progress.n_done), count(progress.n_counted));
        let text = Message::new("path-progress").number("n", value).number("of", max);
        let open = path.steps.iter().find(|it| it.reached == Reached::Open);
        let shown = Shown { record, path, open, whose, today, reader };
        Self {
            id: format!("path-{}", path.id),
            title: path.title.as_str().to_owned(),
            progress: Progress { value, max, text: reader.text(&text) },
            steps: (1..).zip(&path.steps).map(|(number, it)| shown.row(number, it)).collect(),
        }
    }
}

/// The address where something is said about a step.
pub(crate) fn step_url(path: &PathRecord, step: &StepRecord) -> String {
    format!("/training/paths/{}/steps/{}", path.id, step.id)
}

/// As a step is called.
pub(crate) fn step_name<'a>(step: &'a StepRecord, record: &'a Record) -> &'a str {
    match &step.item {
        StepItem::Task(task) => task.title.as_str(),
        StepItem::Module(id) => record.module(*id).map(|it| it.title.as_str()).unwrap_or_default(),
    }
}

/// "Opens when “Safety rules” is done", of a step that waits for one that is open.
pub(crate) fn locked_by(path: &PathRecord, record: &Record, reader: &Reader) -> Option<String> {
    let open = path.steps.iter().find(|it| it.reached == Reached::Open)?;
    Some(reader.text(&Message::new("step-opens-after").text("title", step_name(open, record))))
}

impl Shown<'_> {
    fn row(&self, number: u32, step: &StepRecord) -> StepRow {
        let is_now = self.open.is_some_and(|it| it.id == step.id);
        let state = match (step.reached, step.is_locked) {
            (Reached::Done, _) => "done",
            (Reached::Waived | Reached::Gone, _) => "waived",
            (Reached::Open, true) => "locked",
            (Reached::Open, false) if is_now => "now",
            (Reached::Open, false) => "open",
        };
        let module = self.module(step);
        let may_go = self.whose.stands.is_person && !step.is_locked;
        let take = || take_url(step).filter(|_| step.reached == Reached::Open);
        let url = if may_go { module.map(address).or_else(take) } else { None };
        StepRow {
            state,
            number,
            name: step_name(step, self.record).to_owned(),
            href: url,
            when: self.when(step),
            notes: self.notes(step),
            act: self.act(step),
            waive_url: self.waive_url(step),
        }
    }

    fn module(&self, step: &StepRecord) -> Option<&ModuleRecord> {
        match &step.item {
            StepItem::Module(id) => self.record.module(*id),
            StepItem::Task(_) => None,
        }
    }

    /// When it was done, or is due.
    fn when(&self, step: &StepRecord) -> Option<DueText> {
        let done = match (&step.reached, &step.mark, self.module(step)) {
            (Reached::Open, ..) => return DueText::short(step.due, self.today, self.reader),
            (Reached::Waived | Reached::Gone, ..) => return None,
            (Reached::Done, _, Some(module)) => {
                module.standing.completed_by().and_then(AttemptLine::finished_at)
            }
            (Reached::Done, mark, None) => mark.as_ref().map(|it| it.at),
        };
        let date = done.and_then(|it| self.reader.date_of(it))?;
        let text = Message::new("step-done").text("date", &self.reader.day(date));
        Some(DueText { tone: "", text: self.reader.text(&text) })
    }

    fn notes(&self, step: &StepRecord) -> Vec<String> {
        let reader = self.reader;
        let waived = match step.mark.as_ref().map(|it| &it.what) {
            Some(Marked::Waived(reason)) if step.reached == Reached::Waived => {
                Some(reader.text(&Message::new("step-waived").text("reason", reason.as_str())))
            }
            _ => None,
        };
        let locked = step.is_locked.then(|| locked_by(self.path, self.record, reader)).flatten();
        let own = match &step.item {
            StepItem::Module(_) => self.module(step).and_then(|it| note(it, reader)),
            StepItem::Task(task) => self.task_note(step, task),
        };
        let text = match &step.item {
            StepItem::Task(Task { text: Some(text), .. }) if step.reached == Reached::Open => {
                Some(text.as_str().to_owned())
            }
            _ => None,
        };
        [text, own, waived, locked].into_iter().flatten().collect()
    }

    /// Who does it, where that is not whoever looks at it.
    fn task_note(&self, step: &StepRecord, task: &Task) -> Option<String> {
        let is_theirs = step.reached != Reached::Open || self.whose.stands.may(task.by);
        let key = match (task.by, self.whose.stands.is_person) {
            (Doer::Person, _) => "task-done-by-person",
            (Doer::Manager, true) => "task-done-by-your-manager",
            (Doer::Manager, false) => "task-done-by-manager",
            (Doer::Admin, _) => "task-done-by-admin",
            (Doer::Teacher, _) => "task-done-by-teacher",
            (Doer::Holder, true) => "task-done-by-taking",
            (Doer::Holder, false) => "task-done-by-holder",
        };
        (!is_theirs).then(|| self.reader.say(key))
    }

    fn url(&self, step: &StepRecord) -> Option<String> {
        let base = self.whose.base.as_ref()?;
        Some(format!("{base}/{}/steps/{}", self.path.id, step.id))
    }

    fn may_waive(&self) -> bool {
        self.whose.stands.leads && !self.whose.stands.is_person
    }

    fn act(&self, step: &StepRecord) -> Option<StepAct> {
        let may_do = match &step.item {
            StepItem::Task(task) => self.whose.stands.may(task.by),
            StepItem::Module(_) => false,
        };
        let (value, key) = match step.reached {
            Reached::Open if may_do && !step.is_locked => ("done", "task-finish"),
            Reached::Done if may_do => ("reopen", "task-reopen"),
            Reached::Waived if self.may_waive() => ("reopen", "waiver-end"),
            _ => return None,
        };
        let (url, is_main) = (self.url(step)?, value == "done");
        Some(StepAct { url, value, text: self.reader.say(key), is_main })
    }

    fn waive_url(&self, step: &StepRecord) -> Option<String> {
        let may = self.may_waive() && step.reached == Reached::Open;
        self.url(step).filter(|_| may).map(|it| format!("{it}/waive"))
    }
}

/// Where the person goes on with a module.
fn address(module: &ModuleRecord) -> String {
    match (&module.standing, module.in_progress) {
        (_, Some(open)) => attempt_url(open.attempt),
        (Standing::Completed(attempt, _), None) => attempt_url(attempt.id),
        (_, None) => module_url(module.module),
    }
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
