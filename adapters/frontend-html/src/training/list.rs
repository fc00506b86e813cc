use application::{
    App, Message,
    courses::{StudentCourse, list_own_courses},
    training::{
        Again, AttemptLine, AttemptLineState, Due, InProgress, ModuleRecord, Offer, PathRecord,
        Record, Standing, StepItem, StepRecord, list_training,
    },
};
use axum::{extract::State, response::Response};
use domain_kernel::{Date, Timestamp};
use domain_onboarding::Task;
use domain_training::{KindType, Outcome, Turn};
use serde::Serialize;

use super::{
    DueText, attempt_url, good_until_short, locked_by, module_url, step_url, take_url,
    validity::why_again,
};
use crate::{
    certificates::certificate_url, courses::OwnCourseText, parts::count, problem::Problem,
    reader::Reader, screen::Screen, views::Page, visitor::Signed,
};

/// What there is to learn, in three lists.
#[derive(Debug, Serialize)]
pub(crate) struct TrainingPage {
    lead: String,
    to_do: Vec<ToDo>,
    in_progress: Vec<Going>,
    completed: Vec<Done>,
    courses: Vec<OwnCourseText>,
}

#[derive(Debug, Serialize)]
struct ToDo {
    title: String,
    /// A task has no page of its own; where an item is to be taken, those there are.
    href: Option<String>,
    /// Nothing while it cannot be tried.
    start_url: Option<String>,
    /// Where a task is said to be done; nothing while it waits.
    done_url: Option<String>,
    note: String,
    /// How often it may still be tried, or when again, or what it waits for.
    turn: Option<String>,
    due: DueText,
    button: String,
}

#[derive(Debug, Serialize)]
struct Going {
    title: String,
    href: String,
    note: String,
    /// Nothing where nothing is asked.
    progress: Option<Progress>,
}

/// As `components/progress.html` draws it.
#[derive(Debug, Serialize)]
pub(crate) struct Progress {
    pub(crate) value: u32,
    pub(crate) max: u32,
    pub(crate) text: String,
}

#[derive(Debug, Serialize)]
struct Done {
    title: String,
    href: String,
    result: String,
    completed: String,
    /// Empty for what is good for ever.
    good_until: String,
    /// Whether it still is.
    is_good: bool,
    certificate: Option<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let (now, reader) = (app.clock.now(), screen.reader());
    let record = list_training(&app, &actor, reader.date_of(now).unwrap_or_default()).await?;
    let courses = list_own_courses(&app, &actor).await?;
    Ok(screen.show(&TrainingPage::new(&record, &courses, now, reader)))
}

impl TrainingPage {
    pub(super) fn new(
        record: &Record,
        courses: &[StudentCourse],
        now: Timestamp,
        reader: &Reader,
    ) -> Self {
        let today = reader.date_of(now).unwrap_or_default();
        let modules = record.to_do().into_iter();
        let modules = modules.map(|it| (it.due, ToDo::new(it, record, now, reader)));
        let tasks = record.tasks_to_do().into_iter().map(|(path, step, task)| {
            (step.due, ToDo::task(path, step, task, record, today, reader))
        });
        let mut to_do: Vec<(Due, ToDo)> = modules.chain(tasks).collect();
        to_do.sort_by_key(|(due, _)| due.order());
        let to_do = to_do.into_iter().map(|(_, it)| it);
        let going = record.in_progress().map(|(it, open)| Going::new(it, open, now, reader));
        let done = record.completed();
        let done = done.into_iter().map(|(it, attempt)| Done::new(it, attempt, reader));
        let mut page = Self {
            lead: String::new(),
            to_do: to_do.collect(),
            in_progress: going.collect(),
            completed: done.collect(),
            courses: courses.iter().map(|it| OwnCourseText::new(it, reader)).collect(),
        };
        page.lead = page.standing(reader);
        page
    }

    /// "4 things to do, 1 begun, 6 behind you."
    fn standing(&self, reader: &Reader) -> String {
        let counts = Message::new("training-lead")
            .number("open", count(self.to_do.len()))
            .number("begun", count(self.in_progress.len()))
            .number("done", count(self.completed.len()));
        reader.text(&counts)
    }
}

impl ToDo {
    fn new(module: &ModuleRecord, record: &Record, now: Timestamp, reader: &Reader) -> Self {
        let today = reader.date_of(now).unwrap_or_default();
        let locked = waits_for(module, record, reader);
        let offer = module.offer.as_ref();
        let (note, button) = match (&module.standing, offer) {
            (Standing::Failed(attempt), Some(offer)) => {
                (failed(attempt, offer, now, reader), "attempt-again")
            }
            (Standing::Again(again), Some(offer)) => {
                (renewal(again, offer, now, reader), "attempt-renew")
            }
            (_, Some(offer)) if offer.kind == KindType::Acknowledge => {
                (said(offer, reader), "attempt-read")
            }
            (_, Some(offer)) => (said(offer, reader), "attempt-start"),
            (_, None) => (String::new(), "attempt-start"),
        };
        let href = module_url(module.module);
        Self {
            title: module.title.as_str().to_owned(),
            start_url: (locked.is_none() && module.turn(now).check().is_ok())
                .then(|| format!("{href}/start")),
            done_url: None,
            href: Some(href),
            note,
            turn: locked.or_else(|| turn(module, now, reader)),
            due: DueText::new(module.due, today, reader),
            button: reader.say(button),
        }
    }

    fn task(
        path: &PathRecord,
        step: &StepRecord,
        task: &Task,
        record: &Record,
        today: Date,
        reader: &Reader,
    ) -> Self {
        let key = if step.category.is_some() { "item-on-path" } else { "task-on-path" };
        let on = reader.text(&Message::new(key).text("path", path.title.as_str()));
        // Whoever takes the item has done it, and need not say so.
        let is_said = step.category.is_none() && !step.is_locked;
        Self {
            title: task.title.as_str().to_owned(),
            href: take_url(step).filter(|_| !step.is_locked),
            start_url: None,
            done_url: is_said.then(|| step_url(path, step)),
            note: task.text.as_ref().map_or(on, |it| it.as_str().to_owned()),
            turn: step.is_locked.then(|| locked_by(path, record, reader)).flatten(),
            due: DueText::new(step.due, today, reader),
            button: reader.say("task-finish"),
        }
    }
}

/// "Opens when “Safety rules” is done", of a module that waits on every path.
pub(super) fn waits_for(module: &ModuleRecord, record: &Record, reader: &Reader) -> Option<String> {
    let is_it = |it: &StepRecord| it.item == StepItem::Module(module.module);
    let path = record.paths.iter().find(|it| it.steps.iter().any(is_it));
    path.filter(|_| module.is_locked()).and_then(|it| locked_by(it, record, reader))
}

/// "10 questions, about 12 minutes. You need 8."
pub(crate) fn said(offer: &Offer, reader: &Reader) -> String {
    let message = match offer.kind {
        KindType::Acknowledge => Message::new("offer-acknowledge"),
        KindType::Quiz => Message::new("offer-quiz")
            .number("questions", offer.n_questions)
            .text("needed", &reader.points(offer.needed))
            .text("max", &reader.points(offer.max)),
    };
    reader.text(&message.number("minutes", u32::from(offer.minutes.get())))
}

/// "1 try is left", "You can try again from 14:30." Nothing where there is no end to tries.
pub(crate) fn turn(module: &ModuleRecord, now: Timestamp, reader: &Reader) -> Option<String> {
    Some(match module.turn(now) {
        Turn::Now { n_left } => reader.text(&Message::new("tries-left").number("n", n_left?)),
        Turn::From { at, .. } => {
            reader.text(&Message::new("tries-from").text("when", &reader.soon(at, now)))
        }
        Turn::Used { n } => reader.text(&Message::new("tries-used").number("n", n)),
    })
}

/// "You had 6 of 9 yesterday and need 7."
fn failed(attempt: &AttemptLine, offer: &Offer, now: Timestamp, reader: &Reader) -> String {
    let AttemptLineState::Finished { at, score, max, .. } = attempt.state else {
        return said(offer, reader);
    };
    let message = Message::new("offer-failed")
        .text("score", &reader.points(score))
        .text("max", &reader.points(max))
        .text("ago", &reader.ago(at, now))
        .text("needed", &reader.points(offer.needed));
    reader.text(&message)
}

/// "It was good until 20 November 2026. 10 questions, about 12 minutes. You need 8."
fn renewal(again: &Again, offer: &Offer, now: Timestamp, reader: &Reader) -> String {
    let why = why_again(again, reader);
    let what = match &again.failed {
        Some(attempt) => failed(attempt, offer, now, reader),
        None => said(offer, reader),
    };
    format!("{why} {what}")
}

impl Going {
    fn new(module: &ModuleRecord, open: InProgress, now: Timestamp, reader: &Reader) -> Self {
        let saved = Message::new("attempt-saved-ago").text("ago", &reader.ago(open.saved, now));
        Self {
            title: module.title.as_str().to_owned(),
            href: attempt_url(open.attempt),
            note: reader.text(&saved),
            progress: Progress::answered(open.n_answered, open.n_questions, reader),
        }
    }
}

impl Progress {
    /// "4 of 10 answered", if there is anything to answer.
    pub(crate) fn answered(value: u32, max: u32, reader: &Reader) -> Option<Self> {
        let text = Message::new("attempt-answered").number("n", value).number("of", max);
        (0 < max).then(|| Self { value, max, text: reader.text(&text) })
    }
}

impl Done {
    fn new(module: &ModuleRecord, attempt: &AttemptLine, reader: &Reader) -> Self {
        Self {
            title: module.title.as_str().to_owned(),
            href: attempt_url(attempt.id),
            result: result(attempt, reader),
            completed: attempt
                .finished_at()
                .and_then(|it| reader.date_of(it))
                .map(|it| reader.date(it))
                .unwrap_or_default(),
            good_until: good_until_short(module, reader),
            is_good: module.is_completed(),
            certificate: attempt
                .completion
                .filter(|it| it.has_certificate)
                .map(|it| certificate_url(it.id)),
        }
    }
}

/// "Passed, 10 of 10"
pub(crate) fn result(attempt: &AttemptLine, reader: &Reader) -> String {
    let AttemptLineState::Finished { outcome, score, needed, max, .. } = attempt.state else {
        return reader.say("attempt-in-progress");
    };
    let key = match outcome {
        Outcome::Passed => "attempt-passed-with",
        Outcome::Failed => "attempt-failed-with",
        Outcome::Acknowledged => "attempt-acknowledged",
    };
    let message = Message::new(key)
        .text("score", &reader.points(score))
        .text("needed", &reader.points(needed))
        .text("max", &reader.points(max));
    reader.text(&message)
}

impl Page for TrainingPage {
    const TEMPLATE: &'static str = "training/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("nav-training")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let now = super::sample::now();
        let nothing = Record { modules: Vec::new(), paths: Vec::new() };
        let courses = OwnCourseText::sample();
        let full = Self::new(&super::sample::record(), &courses, now, reader);
        vec![full, Self::new(&nothing, &[], now, reader)]
    }
}
