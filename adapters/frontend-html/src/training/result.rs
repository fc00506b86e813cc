use application::{
    App, Message,
    training::{
        Aftermath, AttemptInProgress, CorrectedResult, NextStep, OwnChallenge, Record, StepItem,
        list_training, see_aftermath,
    },
};
use axum::response::Response;
use domain_kernel::{Actor, Timestamp};
use domain_training::{
    Asked, Attempt, AttemptState, Ending, Mark, ModuleVersion, Outcome, Points, Question,
    QuestionId, QuizResult, Remedy, Reveals, SectionId, new_key,
};
use serde::Serialize;

use super::{
    attempt_url, challenge, list::Progress, module_url, question::spoken, validity::good_until,
};
use crate::{
    certificates::certificate_url, parts::count, problem::Problem, reader::Reader, screen::Screen,
    views::Page,
};

/// A finished attempt: what was achieved, and what comes next.
#[derive(Debug, Serialize)]
pub(crate) struct ResultPage {
    title: String,
    /// What the browser may still keep answers of.
    attempt: String,
    is_success: bool,
    /// "9 of 10"; nothing where nothing was asked.
    score: Option<String>,
    state: String,
    text: String,
    /// That it was marked again, since when and why.
    corrected: Option<String>,
    /// What was missing beside the score, and whether the time was up.
    remarks: Vec<String>,
    practice: Option<String>,
    certificate: Option<String>,
    /// Until when what it achieved is good, if it is what counts.
    good_until: Option<String>,
    next: Option<Next>,
    paths: Vec<PathProgress>,
    /// "9 right, 1 wrong"; nothing where single answers are not shown.
    tally: Option<String>,
    answers: Vec<AnswerLine>,
    module_url: String,
}

/// What to do now.
#[derive(Debug, Serialize)]
struct Next {
    text: String,
    href: String,
    /// Whether it is a change: a form then, and not a link.
    is_start: bool,
}

#[derive(Debug, Serialize)]
struct PathProgress {
    title: String,
    progress: Progress,
}

#[derive(Debug, Serialize)]
struct AnswerLine {
    #[serde(skip)]
    question: QuestionId,
    number: u32,
    stem: String,
    is_right: bool,
    given: String,
    /// That it is marked otherwise than the version says.
    remedy: Option<String>,
    /// What is right, and why, where that may be seen.
    key: Option<String>,
    feedback: Vec<String>,
    /// What they have said against it, oldest first.
    objections: Vec<Objection>,
    /// Where somebody says that the question is wrong.
    challenge_url: Option<String>,
}

#[derive(Debug, Serialize)]
struct Objection {
    text: String,
    /// What became of it.
    said: String,
}

pub(super) async fn show(
    app: &App,
    actor: &Actor,
    found: &AttemptInProgress,
    screen: &Screen,
) -> Result<Response, Problem> {
    let (now, reader) = (app.clock.now(), screen.reader());
    let record = list_training(app, actor, reader.date_of(now).unwrap_or_default()).await?;
    let aftermath = see_aftermath(app, actor, found).await?;
    Ok(screen.show(&ResultPage::new(found, &aftermath, &record, now, reader)))
}

impl ResultPage {
    pub(super) fn new(
        found: &AttemptInProgress,
        aftermath: &Aftermath,
        record: &Record,
        now: Timestamp,
        reader: &Reader,
    ) -> Self {
        let (attempt, version) = (&found.attempt.value, &found.version);
        let corrected = aftermath.corrected.as_ref();
        let outcome = corrected.map(|it| it.regrade.outcome()).or(attempt.outcome());
        let outcome = outcome.unwrap_or(Outcome::Failed);
        let name = version.lesson().about().title.as_str();
        let (title, state) = match outcome {
            Outcome::Passed => ("result-passed", "attempt-passed"),
            Outcome::Failed => ("result-failed", "attempt-failed"),
            Outcome::Acknowledged => ("result-acknowledged", "attempt-acknowledged"),
        };
        let reveals = version.quiz().map(|it| it.rules.reveals(outcome));
        let marks = match corrected {
            Some(it) => it.correction.marks(attempt, version, &it.key),
            None => attempt.marks(version),
        };
        let (tally, answers) = match reveals.filter(|it| it.marks) {
            Some(reveals) => {
                let asked = attempt.asked(version);
                let mut answers = answers(&asked, &marks, corrected, reveals, reader);
                for it in &mut answers {
                    it.challenge_url = Some(challenge::url(attempt.id(), it.question));
                    it.objections = objections(&aftermath.challenges, it.question, reader);
                }
                (Some(tally(&marks, reader)), answers)
            }
            None => (None, Vec::new()),
        };
        let today = reader.date_of(now).unwrap_or_default();
        let module = record.module(attempt.module());
        let completed_by = module.and_then(|it| it.standing.completed_by());
        let completed_by = completed_by.filter(|it| it.id == attempt.id());
        let completed_by = completed_by.and_then(|it| it.completion);
        let of_path = record.paths.iter().filter(|path| {
            path.steps.iter().any(|it| it.item == StepItem::Module(attempt.module()))
        });
        Self {
            title: reader.text(&Message::new(title).text("module", name)),
            attempt: attempt_url(attempt.id()),
            is_success: outcome.is_success(),
            score: attempt
                .result()
                .map(|it| score(&corrected.map_or(it, |it| it.regrade.result), reader)),
            state: reader.say(state),
            text: text(found, corrected, now, reader),
            corrected: corrected.map(|it| correction(it, attempt, reader)),
            remarks: remarks(found, corrected, &marks, now, reader),
            practice: attempt.is_practice().then(|| reader.say("result-practice")),
            certificate: completed_by
                .filter(|it| it.has_certificate)
                .map(|it| certificate_url(it.id)),
            good_until: completed_by.and_then(|it| good_until(&it.tenure, today, reader)),
            next: Next::new(attempt, outcome, record, now, reader),
            paths: of_path.map(|it| PathProgress::new(it, reader)).collect(),
            tally,
            answers,
            module_url: module_url(attempt.module()),
        }
    }
}

/// "9 of 10"
fn score(result: &QuizResult, reader: &Reader) -> String {
    let score = Message::new("result-score")
        .text("score", &reader.points(result.score))
        .text("max", &reader.points(result.max));
    reader.text(&score)
}

/// "Marked again on 24 November 2026, 14:09; it was 7 of 10. Option B is right too."
fn correction(corrected: &CorrectedResult, attempt: &Attempt, reader: &Reader) -> String {
    let before = attempt.result().map(|it| score(&it, reader)).unwrap_or_default();
    let text = Message::new("result-corrected")
        .text("when", &reader.date_time(corrected.at))
        .text("before", &before)
        .text("reason", corrected.correction.reason.as_str());
    reader.text(&text)
}

/// "You needed 8. Finished 24 November 2026, 14:09, after 11 minutes."
fn text(
    found: &AttemptInProgress,
    corrected: Option<&CorrectedResult>,
    now: Timestamp,
    reader: &Reader,
) -> String {
    let attempt = &found.attempt.value;
    let at = attempt.state().finished_at().unwrap_or(now);
    let minutes = at.since(attempt.started()).as_secs().div_ceil(60);
    let minutes = u32::try_from(minutes).unwrap_or(u32::MAX);
    let message = match found.version.lesson().needed() {
        Some(needed) => {
            let needed = corrected.map_or(needed.least, |it| it.regrade.result.needed);
            Message::new("result-text").text("needed", &reader.points(needed))
        }
        None => Message::new("result-text-acknowledged"),
    };
    reader.text(&message.text("when", &reader.date_time(at)).number("minutes", minutes))
}

/// Whether the time was up, and what was missing beside the score. Which questions were wrong is
/// said below, to those who may know.
fn remarks(
    found: &AttemptInProgress,
    corrected: Option<&CorrectedResult>,
    marks: &[Mark],
    now: Timestamp,
    reader: &Reader,
) -> Vec<String> {
    let (attempt, version) = (&found.attempt.value, &found.version);
    let mut remarks = Vec::new();
    if let (Some(Ending::TimedOut), Some(deadline)) = (attempt.ending(), attempt.deadline()) {
        let when = reader.soon(deadline.instant(), now);
        remarks.push(reader.text(&Message::new("result-timed-out").text("when", &when)));
    }
    let Some(unmet) = corrected.map(|it| &it.regrade.unmet).or(attempt.unmet()) else {
        return remarks;
    };
    let sections = unmet.sections.iter();
    remarks.extend(sections.filter_map(|it| section_remark(version, *it, marks, reader)));
    if !unmet.critical.is_empty() {
        let missed = Message::new("result-critical").number("n", count(unmet.critical.len()));
        remarks.push(reader.text(&missed));
    }
    remarks
}

/// "In Electricity you had 1 of 3 and needed 2."
fn section_remark(
    version: &ModuleVersion,
    id: SectionId,
    marks: &[Mark],
    reader: &Reader,
) -> Option<String> {
    let quiz = version.quiz()?;
    let (section, needed) = (quiz.section(id)?, quiz.needed_in(id)?);
    let is_inside =
        |it: &&Mark| quiz.question(it.question).is_some_and(|it| it.rules().section == Some(id));
    let earned: Points = marks.iter().filter(is_inside).map(|it| it.earned).sum();
    let remark = Message::new("result-section")
        .text("section", section.settings.title.as_str())
        .text("score", &reader.points(earned))
        .text("needed", &reader.points(needed.least))
        .text("max", &reader.points(needed.max));
    Some(reader.text(&remark))
}

/// "9 right, 1 wrong"
fn tally(marks: &[Mark], reader: &Reader) -> String {
    let n_right = marks.iter().filter(|it| it.is_right).count();
    let tally = Message::new("result-tally")
        .number("right", count(n_right))
        .number("wrong", count(marks.len() - n_right));
    reader.text(&tally)
}

/// What went wrong first, since that is what one can learn from.
fn answers(
    asked: &[Asked<'_>],
    marks: &[Mark],
    corrected: Option<&CorrectedResult>,
    reveals: Reveals,
    reader: &Reader,
) -> Vec<AnswerLine> {
    let lines = asked.iter().zip(marks).zip(1..).map(|((it, mark), number)| {
        let remedy = corrected
            .and_then(|corrected| corrected.correction.remedies.get(&it.question.id()).copied());
        let new = corrected.filter(|_| remedy == Some(Remedy::NewKey));
        let new = new.and_then(|corrected| new_key(it.question, &corrected.key));
        let question = new.as_ref().unwrap_or(it.question);
        let line = AnswerLine::new(question, mark, number, reveals, reader);
        AnswerLine { remedy: remedy.map(|it| reader.say(remedy_text(it))), ..line }
    });
    let mut lines: Vec<AnswerLine> = lines.collect();
    lines.sort_by_key(|it| it.is_right);
    lines
}

/// What somebody has said against a question, and what became of it.
fn objections(
    challenges: &[OwnChallenge],
    question: QuestionId,
    reader: &Reader,
) -> Vec<Objection> {
    let own = challenges.iter().filter(|it| it.question == question);
    let objections = own.map(|it| Objection {
        text: reader.text(&Message::new("challenge-own").text("text", it.text.as_str())),
        said: challenge::said(it, reader),
    });
    objections.collect()
}

fn remedy_text(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::NewKey => "result-new-key",
        Remedy::FullMarks => "result-full-marks",
        Remedy::LeftOut => "result-left-out",
    }
}

impl AnswerLine {
    fn new(
        question: &Question,
        mark: &Mark,
        number: u32,
        reveals: Reveals,
        reader: &Reader,
    ) -> Self {
        let given = mark.given.as_ref();
        let sent = given.map(domain_training::Answer::given).unwrap_or_default();
        let feedback = given.map(|it| question.feedback(it)).unwrap_or_default();
        let feedback = feedback.into_iter().chain(question.explanation());
        let feedback = feedback.map(|it| it.as_str().to_owned());
        let key = (reveals.key && !mark.is_right).then(|| key(question, reader)).flatten();
        Self {
            question: question.id(),
            objections: Vec::new(),
            challenge_url: None,
            number,
            stem: question.stem().as_str().to_owned(),
            is_right: mark.is_right,
            given: spoken(question, &sent, reader),
            remedy: None,
            key,
            feedback: if reveals.key { feedback.collect() } else { Vec::new() },
        }
    }
}

/// "Right: Only you"
fn key(question: &Question, reader: &Reader) -> Option<String> {
    let right = question.right_answer()?;
    let answer = spoken(question, &right.given(), reader);
    Some(reader.text(&Message::new("result-right-answer").text("answer", &answer)))
}

impl Next {
    /// After a failure the same again, else what is next of all.
    fn new(
        attempt: &Attempt,
        outcome: Outcome,
        record: &Record,
        now: Timestamp,
        reader: &Reader,
    ) -> Option<Self> {
        let again = record.module(attempt.module()).filter(|it| it.is_to_do());
        let again = again.filter(|it| it.turn(now).check().is_ok());
        if outcome == Outcome::Failed
            && let Some(module) = again
        {
            let href = format!("{}/start", module_url(module.module));
            return Some(Self { text: reader.say("attempt-again"), href, is_start: true });
        }
        let (title, href) = match record.next(now)? {
            NextStep::Task(_, _, task) => (task.title.as_str(), "/dashboard".to_owned()),
            NextStep::Module(next) => match next.in_progress {
                Some(open) => (next.title.as_str(), attempt_url(open.attempt)),
                None => (next.title.as_str(), module_url(next.module)),
            },
        };
        let text = Message::new("result-next").text("module", title);
        Some(Self { text: reader.text(&text), href, is_start: false })
    }
}

impl PathProgress {
    fn new(path: &application::training::PathRecord, reader: &Reader) -> Self {
        let progress = path.progress();
        let (value, max) = (count(progress.n_done), count(progress.n_counted));
        let text = Message::new("path-progress").number("n", value).number("of", max);
        let progress = Progress { value, max, text: reader.text(&text) };
        Self { title: path.title.as_str().to_owned(), progress }
    }
}

impl Page for ResultPage {
    const TEMPLATE: &'static str = "training/attempts/show.html";

    fn title(&self, _: &Reader) -> String {
        self.title.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use super::sample;
        let record = sample::record();
        let finished = sample::finished();
        debug_assert!(matches!(finished[0].attempt.value.state(), AttemptState::Graded { .. }));
        let page = |it, after: &_| Self::new(it, after, &record, sample::now(), reader);
        let (corrected, by) = sample::corrected();
        let nothing = Aftermath::default();
        let mut pages: Vec<Self> = finished.iter().map(|it| page(it, &nothing)).collect();
        let asked = corrected.version.lesson().questions().first().cloned();
        let challenges: Vec<OwnChallenge> =
            asked.map(|it| sample::challenged(&it).into()).unwrap_or_default();
        pages.push(page(&corrected, &Aftermath { corrected: Some(by), challenges }));
        pages
    }
}
