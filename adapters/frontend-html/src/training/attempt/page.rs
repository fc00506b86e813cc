use application::{Failure, Message, training::AttemptInProgress};
use domain_kernel::Timestamp;
use domain_training::AttemptId;
use serde::Serialize;

use super::{super::question::QuestionField, Notes};
use crate::{
    form::{FieldErrors, Mistake},
    parts::{Link, count},
    reader::Reader,
    training::{attempt_url, player::Track},
    views::Page,
};

/// A module that is being taken.
#[derive(Debug, Serialize)]
pub(crate) struct AttemptPage {
    title: String,
    lead: String,
    /// When it ends by itself.
    clock: Option<Clock>,
    content: String,
    /// The captions of its films.
    tracks: Vec<Track>,
    /// Where its form goes, with the page that is shown.
    action: String,
    /// Whose answers they are, should somebody else sign in before they are sent.
    person: String,
    questions: Vec<QuestionField>,
    status: String,
    /// The first question without an answer on this page.
    next_open: Option<Link>,
    /// The page before this one, and the one after it.
    previous: Option<String>,
    next: Option<String>,
    /// Asks whether to submit although these have no answer.
    unanswered: Option<Unanswered>,
    mistakes: Vec<Mistake>,
}

/// How long there still is.
#[derive(Debug, Serialize)]
struct Clock {
    /// "Ends at 14:40."
    text: String,
    /// From when the page was made, for the script, since clocks differ.
    seconds_left: u64,
}

#[derive(Debug, Serialize)]
struct Unanswered {
    text: String,
    links: Vec<Link>,
}

/// An attempt whose time is up and that nobody has ended yet.
#[derive(Debug, Serialize)]
pub(crate) struct TimeIsUpPage {
    title: String,
    lead: String,
    action: String,
}

/// A module without quiz that is being read.
#[derive(Debug, Serialize)]
pub(crate) struct ReadingPage {
    title: String,
    content: String,
    tracks: Vec<Track>,
    action: String,
    person: String,
}

/// More questions than this are shown in pages (spec: training, "Attempts").
const ON_A_PAGE: usize = 25;

/// The page of a long module on which its questions from there are.
pub(super) fn url(id: AttemptId, page: u32) -> String {
    let number = if page <= 1 { String::new() } else { format!("?page={page}") };
    format!("{}{number}", attempt_url(id))
}

impl AttemptPage {
    pub(crate) fn new(
        found: &AttemptInProgress,
        notes: &Notes,
        page: u32,
        now: Timestamp,
        reader: &Reader,
    ) -> Self {
        let attempt = &found.attempt.value;
        let lesson = found.version.lesson();
        let all = attempt.asked(&found.version);
        let n_pages = count(all.len().div_ceil(ON_A_PAGE)).max(1);
        let page = page.clamp(1, n_pages);
        let skipped = usize::try_from(page - 1).unwrap_or_default() * ON_A_PAGE;
        let shown = all.iter().enumerate().skip(skipped).take(ON_A_PAGE);
        let questions = shown.map(|(place, asked)| {
            let place = (count(place + 1), count(all.len()));
            let note = notes.get(&asked.question.id()).cloned().unwrap_or_default();
            let stored = attempt.response(asked.question.id());
            QuestionField::new(asked, place, &stored, &note, reader)
        });
        let n_open = attempt.unanswered(&found.version).len();
        let mut shown = Self {
            title: lesson.about().title.as_str().to_owned(),
            lead: lead(found, reader),
            clock: Clock::new(found, now, reader),
            content: content(found),
            tracks: Vec::new(),
            action: url(attempt.id(), page),
            person: attempt.person().to_string(),
            questions: questions.collect(),
            status: status(found, all.len() - n_open, all.len(), reader),
            next_open: None,
            previous: (1 < page).then(|| url(attempt.id(), page - 1)),
            next: (page < n_pages)
                .then(|| format!("{}?page={page}&then={}", attempt_url(attempt.id()), page + 1)),
            unanswered: None,
            mistakes: Vec::new(),
        };
        let open = shown.questions.iter().find(|it| !it.is_answered()).map(QuestionField::number);
        shown.next_open = open.map(|it| Link::to_question(it, "", reader));
        shown
    }

    pub(super) fn with_tracks(self, tracks: Vec<Track>) -> Self {
        Self { tracks, ..self }
    }

    /// Lists what has no answer yet, and asks once.
    pub(super) fn ask_to_submit(&mut self, found: &AttemptInProgress, reader: &Reader) {
        let open = found.attempt.value.unanswered(&found.version);
        if open.is_empty() {
            return;
        }
        let text = Message::new("attempt-unanswered").number("n", count(open.len()));
        let asked = found.attempt.value.asked(&found.version);
        let places = asked.iter().map(|it| it.question.id()).enumerate();
        let open = places.filter(|(_, it)| open.contains(it)).map(|(place, _)| {
            let page = count(place / ON_A_PAGE + 1);
            let url = url(found.attempt.value.id(), page);
            Link::to_question(count(place + 1), &url, reader)
        });
        self.unanswered = Some(Unanswered { text: reader.text(&text), links: open.collect() });
    }

    /// Says above the form what is wrong, also with questions that this page does not show.
    pub(super) fn with_problems(
        mut self,
        problems: &[domain_training::Problem],
        reader: &Reader,
    ) -> Self {
        let shown = self.questions.iter().filter_map(QuestionField::error);
        let mut mistakes: Vec<Mistake> =
            shown.map(|(href, text)| Mistake::new(Some(href), text)).collect();
        if mistakes.len() < problems.len() {
            let mut errors = FieldErrors::default();
            let elsewhere = problems.iter().map(|it| it.refused.message());
            elsewhere.skip(mistakes.len()).for_each(|it| errors.add("questions", it));
            mistakes.extend(errors.summary(reader));
        }
        self.mistakes = mistakes;
        self
    }
}

impl Link {
    fn to_question(number: u32, page: &str, reader: &Reader) -> Self {
        let text = reader.text(&Message::new("attempt-go-to").number("n", number));
        Self { href: format!("{page}#q{number}"), text }
    }
}

impl Clock {
    fn new(found: &AttemptInProgress, now: Timestamp, reader: &Reader) -> Option<Self> {
        let ends = found.attempt.value.deadline()?.instant();
        let text = Message::new("attempt-ends").text("when", &reader.soon(ends, now));
        Some(Self { text: reader.text(&text), seconds_left: ends.since(now).as_secs() })
    }
}

/// "You need 8 of 10. There is no time limit, and you can leave and come back."
fn lead(found: &AttemptInProgress, reader: &Reader) -> String {
    let needed = found.version.lesson().needed();
    let is_limited = found.attempt.value.deadline().is_some();
    let key = if is_limited { "attempt-lead-limited" } else { "attempt-lead" };
    let message = needed.map(|it| {
        Message::new(key)
            .text("needed", &reader.points(it.least))
            .text("max", &reader.points(it.max))
    });
    let lead = message.map(|it| reader.text(&it)).unwrap_or_default();
    match found.attempt.value.is_practice() {
        true => format!("{} {lead}", reader.say("attempt-is-practice")),
        false => lead,
    }
}

/// "Saved 14:02, 7 of 10 answered"
pub(super) fn status(found: &AttemptInProgress, n: usize, of: usize, reader: &Reader) -> String {
    let is_untouched = found.saved == found.attempt.value.started();
    let key = if is_untouched { "attempt-answered" } else { "attempt-saved" };
    let message = Message::new(key).number("n", count(n)).number("of", count(of));
    reader.text(&message.text("time", &reader.time(found.saved)))
}

fn content(found: &AttemptInProgress) -> String {
    let content = found.version.lesson().about().content.as_ref();
    content.map(|it| it.as_str().to_owned()).unwrap_or_default()
}

impl TimeIsUpPage {
    pub(super) fn new(found: &AttemptInProgress, now: Timestamp, reader: &Reader) -> Self {
        let ended = found.attempt.value.deadline().map(|it| reader.soon(it.instant(), now));
        let lead = Message::new("time-is-up-lead").text("when", &ended.unwrap_or_default());
        Self {
            title: found.version.lesson().about().title.as_str().to_owned(),
            lead: reader.text(&lead),
            action: attempt_url(found.attempt.value.id()),
        }
    }
}

impl ReadingPage {
    pub(super) fn new(found: &AttemptInProgress, tracks: Vec<Track>) -> Self {
        Self {
            title: found.version.lesson().about().title.as_str().to_owned(),
            content: content(found),
            tracks,
            action: attempt_url(found.attempt.value.id()),
            person: found.attempt.value.person().to_string(),
        }
    }
}

impl Page for AttemptPage {
    const TEMPLATE: &'static str = "training/attempts/edit.html";

    fn title(&self, reader: &Reader) -> String {
        let title = Message::new("attempt-title").text("module", &self.title);
        reader.text(&title)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use crate::training::sample;
        let page =
            |found: &_, notes: &Notes, page| Self::new(found, notes, page, sample::now(), reader);
        let found = sample::attempt();
        let plain = page(&found, &Notes::new(), 1);
        let mut asking = page(&found, &Notes::new(), 1);
        asking.ask_to_submit(&found, reader);
        let (notes, problems) = sample::notes(&found);
        let refused = page(&found, &notes, 1).with_problems(&problems, reader);
        let long = page(&sample::long_attempt(), &Notes::new(), 2);
        let limited = page(&sample::limited_attempt(), &Notes::new(), 1);
        vec![plain, asking, refused, long, limited]
    }
}

impl Page for TimeIsUpPage {
    const TEMPLATE: &'static str = "training/attempts/time_is_up.html";

    fn title(&self, reader: &Reader) -> String {
        let title = Message::new("time-is-up-title").text("module", &self.title);
        reader.text(&title)
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use crate::training::sample;
        vec![Self::new(&sample::limited_attempt(), sample::now(), reader)]
    }
}

impl Page for ReadingPage {
    const TEMPLATE: &'static str = "training/attempts/read.html";

    fn title(&self, reader: &Reader) -> String {
        let title = Message::new("reading-title").text("module", &self.title);
        reader.text(&title)
    }

    fn samples(_: &Reader) -> Vec<Self> {
        vec![Self::new(&crate::training::sample::reading(), Vec::new())]
    }
}
