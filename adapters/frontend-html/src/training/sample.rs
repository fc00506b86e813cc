//! Attempts for the samples of pages.
#![expect(clippy::expect_used, reason = "what is written here is good, and only tests call it")]

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use application::training::{
    AttemptInProgress, AttemptLine, AttemptLineState, CompletionLine, CorrectedResult, Curriculum,
    CurriculumItem, CurriculumLine, MarkLine, ModuleItem, ModuleRecord, Offer, OfferView,
    OwnChallenge, Record, StepLine,
};
use domain_kernel::{Date, Id, Ids, TimeFactor, Timestamp, Version, Versioned};
use domain_onboarding::{
    Doer, Marked, PathTitle, Task, TaskText, TaskTitle, WaiverReason, WorkingDays,
};
use domain_training::{
    About, Anchor, AnswerRefused, Attempt, Beginning, ChallengeReply, ChallengeText,
    ChallengeVerdict, ChangeNote, Content, Correction, CorrectionReason, Days, Draw, End,
    FeedbackPolicy, Format, Given, Graded, KindType, Minutes, Module, ModuleId, ModuleStatus,
    ModuleTitle, ModuleVersion, Months, MostTries, Outcome, PassMark, Points, Problem, Question,
    QuestionRules, QuizRules, Reach, Recall, Remedy, Revision, SectionSettings, SectionTitle,
    SheetEntry, Tenure, Term, TimeLimit, Tries, Validity, VersionNumber, Wait, read_questions,
};
use uuid::Uuid;

use super::{attempt::Notes, question::Note};

/// One question of each kind, with what must be escaped.
const QUESTIONS: &str = "\
::One:: Who may take your personal lock off? {=Only you ~Anyone <b> ~The *shift* leader}

::Two:: A tag without a lock is enough. {FALSE#Never: a tag stops nobody.}

::Three:: What can still hurt you? {~%50%A raised ram ~%50%A flywheel ~%-100%A manual}

::Four:: How many locks hang on the hasp? {#3:0}

::Five:: Which color are our locks? {=red =crimson}
";

/// Hands out 1, 2, 3, … as ids.
#[derive(Default)]
struct Sequence(AtomicU32);

impl Ids for Sequence {
    fn uuid(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed) + 1))
    }
}

pub(crate) fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

/// 24 November 2026, 14:09 in Berlin.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_micros(1_795_525_740_000_000)
}

fn about(title: &str) -> About {
    About {
        title: ModuleTitle::restore(title.to_owned()),
        content: Content::parse_optional("# Before\n\nIsolate, *lock*, prove.\n\n- One\n- Two")
            .expect("prose"),
        minutes: Minutes::restore(12),
        is_open_to_all: true,
        validity: Some(Validity {
            months: Months::new(12).expect("few enough"),
            anchor: Anchor::PreviousEnd,
            opens_before: Days::new(30).expect("few enough"),
            grace: Days::default(),
        }),
        gives_certificate: true,
    }
}

fn version(module: ModuleId, questions: &str, feedback: FeedbackPolicy) -> ModuleVersion {
    let rules = QuizRules { feedback, ..QuizRules::default() };
    let (mut module, _) = Module::create(module, about("Lock-out & tag-out"), Some(rules));
    let verdicts = read_questions(questions, Format::Gift).expect("a file");
    let questions = verdicts.iter().filter_map(|it| it.question().cloned());
    module.replace_questions(questions.collect(), &Sequence::default()).expect("good questions");
    module.publish(now()).expect("a quiz").0
}

fn going(attempt: Attempt, version: ModuleVersion) -> AttemptInProgress {
    let attempt = Versioned { value: attempt, version: Version::FIRST };
    AttemptInProgress { attempt, version, saved: now() }
}

fn start(version: &ModuleVersion, is_practice: bool) -> Attempt {
    let begun = now().minus(Duration::from_mins(11));
    Attempt::start(id(31), id(7), version, Beginning::at(begun).as_practice(is_practice)).0
}

/// Answers to the first and the fourth question.
fn sheet(version: &ModuleVersion) -> Vec<SheetEntry> {
    let questions = version.lesson().questions();
    let first = questions[0].kind().options()[0].id;
    let entry = |place: usize, given| SheetEntry {
        question: questions[place].id(),
        seen: Revision::NEVER,
        given,
    };
    vec![entry(0, Given::chosen(&[first])), entry(3, Given::typed("4"))]
}

/// An attempt with some answers.
pub(crate) fn attempt() -> AttemptInProgress {
    let version = version(id(14), QUESTIONS, FeedbackPolicy::RightOrWrong);
    let mut attempt = start(&version, false);
    attempt.save(&version, &sheet(&version), now()).expect("good answers");
    going(attempt, version)
}

/// One at more questions than a page shows, untouched, of a retake.
pub(crate) fn long_attempt() -> AttemptInProgress {
    let version = version(id(14), &QUESTIONS.repeat(6), FeedbackPolicy::Nothing);
    let attempt = start(&version, true);
    let started = attempt.started();
    AttemptInProgress { saved: started, ..going(attempt, version) }
}

/// What somebody is asked who has 30 minutes: two of the questions of a section, and three others,
/// one of which is critical.
pub(crate) fn strict() -> ModuleVersion {
    let rules = QuizRules {
        pass_mark: PassMark::restore(4, 5),
        tries: Tries {
            most: MostTries::new(3).ok(),
            wait: Wait::from_minutes(60).expect("a wait"),
        },
        time_limit: TimeLimit::from_minutes(20).ok(),
        shuffles_questions: true,
        shuffles_options: true,
        ..QuizRules::default()
    };
    let (mut module, _) = Module::create(id(14), about("Lock-out & tag-out"), Some(rules));
    let settings = SectionSettings {
        title: SectionTitle::restore("Electricity <b>".to_owned()),
        draw: Draw::new(2).ok(),
        pass_mark: PassMark::new(1, 1).ok(),
    };
    module.put_section(id(51), settings).expect("room for a section");
    let verdicts = read_questions(QUESTIONS, Format::Gift).expect("a file");
    let questions = verdicts.iter().filter_map(|it| it.question().cloned());
    let more = verdicts.iter().filter_map(|it| it.question().cloned()).take(1);
    for (number, question) in (101..).zip(questions.chain(more)) {
        let rules = QuestionRules {
            section: (number <= 103).then(|| id(51)),
            is_critical: number == 104,
            ..QuestionRules::default()
        };
        let ids = Sequence::default();
        module.add_question(id(number), question.under(rules), &ids).expect("room");
    }
    module.publish(now()).expect("a quiz").0
}

fn start_strict(version: &ModuleVersion) -> Attempt {
    let beginning = Beginning {
        factor: TimeFactor::new(150).expect("in bounds"),
        seed: 7,
        ..Beginning::at(now().minus(Duration::from_mins(11)))
    };
    Attempt::start(id(31), id(7), version, beginning).0
}

/// An attempt that ends in 19 minutes.
pub(crate) fn limited_attempt() -> AttemptInProgress {
    let version = strict();
    going(start_strict(&version), version)
}

/// A conflict at the first question and a mistake at the fourth.
pub(super) fn notes(found: &AttemptInProgress) -> (Notes, Vec<Problem>) {
    let questions = found.version.lesson().questions();
    let other =
        SheetEntry { question: questions[0].id(), seen: Revision::NEVER, given: Given::cleared() };
    let mut attempt = found.attempt.value.clone();
    let saved = attempt.save(&found.version, &[other], now()).expect("a good answer");
    let problem = Problem { question: questions[3].id(), refused: AnswerRefused::TwoAnswers };
    let given = Some(Given::typed("four \"4\""));
    let notes = [
        (questions[0].id(), Note { conflict: saved.conflicts.first().cloned(), ..Note::default() }),
        (problem.question, Note { given, error: Some(problem.refused), ..Note::default() }),
    ];
    let unknown = Problem { question: id(999), refused: AnswerRefused::UnknownQuestion };
    (notes.into_iter().collect(), vec![problem, unknown])
}

pub(crate) fn reading() -> AttemptInProgress {
    let (mut module, _) = Module::create(id(15), about("House rules"), None);
    let version = module.publish(now()).expect("something to read").0;
    going(start(&version, false), version)
}

/// Passed, failed and acknowledged.
pub(crate) fn finished() -> Vec<AttemptInProgress> {
    let with = |feedback, sheet: &dyn Fn(&ModuleVersion) -> Vec<SheetEntry>| {
        let version = version(id(14), QUESTIONS, feedback);
        let mut attempt = start(&version, false);
        attempt.save(&version, &sheet(&version), now()).expect("good answers");
        attempt.submit(&version, now()).expect("an open attempt");
        going(attempt, version)
    };
    let well = |version: &ModuleVersion| {
        let questions = version.lesson().questions().iter().take(4);
        let right = questions.filter_map(|it| Some((it.id(), it.right_answer()?)));
        let entry = |(question, answer): (_, domain_training::Answer)| SheetEntry {
            question,
            seen: Revision::NEVER,
            given: answer.given(),
        };
        right.map(entry).collect::<Vec<_>>()
    };
    let mut read = reading();
    read.attempt.value.acknowledge(now()).expect("an open attempt");
    let strict = strict();
    let mut timed_out = start_strict(&strict);
    timed_out.time_out(&strict, now().plus(Duration::from_hours(1))).expect("its time is up");
    vec![
        going(timed_out, strict),
        with(FeedbackPolicy::WithExplanations, &well),
        with(FeedbackPolicy::RightOrWrong, &sheet),
        with(FeedbackPolicy::Nothing, &sheet),
        read,
    ]
}

/// Marked again by a correction that leaves one question out and gives another to everybody.
pub(super) fn corrected() -> (AttemptInProgress, CorrectedResult) {
    let found = finished().remove(1);
    let (attempt, version) = (&found.attempt.value, &found.version);
    let questions = version.lesson().questions();
    let correction = Correction {
        module: version.module(),
        version: version.number(),
        ordinal: 1,
        key: version.number(),
        remedies: [(questions[0].id(), Remedy::LeftOut), (questions[4].id(), Remedy::FullMarks)]
            .into(),
        reach: Reach::Everybody,
        reason: CorrectionReason::restore("Nobody could know <b>".to_owned()),
    };
    let graded = Graded { attempt: attempt.clone(), regrade: None };
    let regrade = correction.regrade(&graded, version, version).expect("another result");
    let by = CorrectedResult { regrade, correction, key: version.clone(), at: now() };
    (found, by)
}

/// Started, failed, completed, to be renewed, lapsed, late, and on a path.
/// What somebody has said against a question: not answered yet, and answered.
pub(super) fn challenged(question: &Question) -> [OwnChallenge; 2] {
    [false, true].map(|is_answered| OwnChallenge {
        question: question.id(),
        text: ChallengeText::restore("Both are right,\nsays <b> page 4.".to_owned()),
        made: now(),
        answer: is_answered.then(|| {
            let reply = ChallengeReply::restore("Thank you <b>.".to_owned());
            (ChallengeVerdict::Refused, reply)
        }),
    })
}

pub(crate) fn record() -> Record {
    let curriculum = Curriculum { lines: curriculum(), ..Curriculum::default() };
    Record::of(&curriculum, &attempts(), Date::constant(2026, 11, 24))
}

fn curriculum() -> Vec<CurriculumLine> {
    let line = |module: u128, title: &str, due: Option<u16>, kind| CurriculumLine {
        step: due.map(|days| step(module, days)),
        item: CurriculumItem::Module(ModuleItem {
            module: id(module),
            status: ModuleStatus::Published,
            offer: Offer {
                title: ModuleTitle::restore(title.to_owned()),
                kind,
                minutes: Minutes::restore(12),
                n_questions: 10,
                needed: Points::from_milli(8_000),
                max: Points::from_milli(10_000),
                tries: Tries::default(),
                time_limit: None,
            },
            n_extra_tries: 0,
        }),
    };
    let limited = |mut line: CurriculumLine, most, wait| {
        if let CurriculumItem::Module(item) = &mut line.item {
            item.offer.tries = Tries {
                most: MostTries::new(most).ok(),
                wait: Wait::from_minutes(wait).expect("a wait"),
            };
        }
        line
    };
    let now = vec![
        line(11, "Manual handling", Some(2), KindType::Quiz),
        line(14, "Lock-out & tag-out", Some(9), KindType::Quiz),
        line(12, "Working at height", Some(5), KindType::Quiz),
        limited(line(18, "Forklifts", Some(12), KindType::Quiz), 1, 0),
        limited(line(19, "Cranes", Some(12), KindType::Quiz), 3, 60 * 36),
        line(13, "Chemical labels", Some(10), KindType::Quiz),
        line(16, "Fire extinguishers", Some(20), KindType::Quiz),
        line(18, "First aid", Some(3), KindType::Quiz),
        line(19, "Forklift trucks", Some(3), KindType::Quiz),
        line(20, "Spills", Some(3), KindType::Quiz),
        line(15, "House rules", None, KindType::Acknowledge),
    ];
    now.into_iter().chain(tasks(line(23, "Welding", Some(8), KindType::Quiz))).collect()
}

fn step(number: u128, days: u16) -> StepLine {
    StepLine {
        id: id(number),
        path: id(3),
        path_title: PathTitle::restore("Workshop starter".to_owned()),
        starts_on: Date::constant(2026, 11, 16),
        due_after: WorkingDays::new(days).ok(),
        waits: false,
        mark: None,
        category: None,
    }
}

/// On another path: a task for each of those who do one, the first of which is done, then one that
/// is waived, an item to take, and this module, which waits.
fn tasks(last: CurriculumLine) -> Vec<CurriculumLine> {
    let path = |step: StepLine| StepLine {
        path: id(4),
        path_title: PathTitle::restore("First <days>".to_owned()),
        ..step
    };
    let task = |number, title: &str, by, what: Option<Marked>| CurriculumLine {
        step: Some(StepLine {
            mark: what.map(|what| MarkLine { at: now(), what }),
            ..path(step(number, 5))
        }),
        item: CurriculumItem::Task(Task {
            title: TaskTitle::restore(title.to_owned()),
            text: TaskText::parse_optional("Ask in the <office>").expect("a text"),
            by,
        }),
    };
    let item = |number, name: &str| CurriculumLine {
        step: Some(StepLine { category: Some(id(16)), ..path(step(number, 6)) }),
        item: CurriculumItem::Task(Task {
            title: TaskTitle::restore(name.to_owned()),
            text: None,
            by: Doer::Holder,
        }),
    };
    let waived = WaiverReason::restore("Has \"them\" already".to_owned());
    vec![
        task(41, "Bring your papers", Doer::Person, Some(Marked::Done)),
        task(42, "Hand over the <keys>", Doer::Manager, None),
        task(43, "Order a badge", Doer::Admin, None),
        task(44, "Fetch your boots", Doer::Person, None),
        task(45, "Hand over the goggles", Doer::Manager, Some(Marked::Waived(waived))),
        item(47, "Helmets & <gloves>"),
        CurriculumLine { step: Some(path(StepLine { waits: true, ..step(46, 8) })), ..last },
    ]
}

fn attempts() -> Vec<AttemptLine> {
    let line = |attempt: u128, module: u128, state| AttemptLine {
        id: id(attempt),
        module: id(module),
        title: ModuleTitle::restore("Older title".to_owned()),
        version: VersionNumber::FIRST,
        started: now().minus(Duration::from_hours(30)),
        is_practice: false,
        n_questions: 10,
        state,
        completion: None,
        recalled_for: None,
    };
    let finished = |outcome, score| AttemptLineState::Finished {
        at: now().minus(Duration::from_hours(24)),
        outcome,
        score: Points::from_milli(score),
        needed: Points::from_milli(8_000),
        max: Points::from_milli(10_000),
    };
    let completed = |attempt: u128, module: u128, outcome, term: Option<(Date, Date)>| {
        let term = term.map(|(opens, end)| Term { opens, end: End::on(end) });
        let tenure = Tenure { term, ..Tenure::default() };
        let completion = Some(CompletionLine { id: id(attempt), tenure, has_certificate: true });
        AttemptLine { completion, ..line(attempt, module, finished(outcome, 10_000)) }
    };
    let date = Date::constant;
    let saved = now().minus(Duration::from_mins(5));
    // Good for ever, until a newer version came.
    let mut recalled = completed(27, 20, Outcome::Passed, None);
    let (from, until) = (date(2026, 11, 20), date(2026, 12, 19));
    let recall = Some(Recall { by: VersionNumber::new(3), from, until });
    recalled.completion = recalled
        .completion
        .map(|it| CompletionLine { tenure: Tenure { recall, ..it.tenure }, ..it });
    recalled.recalled_for = Some(ChangeNote::restore("two more <steps>".to_owned()));
    vec![
        recalled,
        line(21, 13, AttemptLineState::InProgress { n_answered: 4, saved }),
        line(22, 12, finished(Outcome::Failed, 6_500)),
        completed(23, 11, Outcome::Passed, Some((date(2027, 10, 24), date(2027, 11, 23)))),
        completed(24, 17, Outcome::Acknowledged, None),
        completed(27, 21, Outcome::Passed, Some((date(2026, 11, 1), date(2026, 12, 1)))),
        completed(28, 22, Outcome::Passed, Some((date(2026, 10, 20), date(2026, 11, 20)))),
        line(25, 18, finished(Outcome::Failed, 4_000)),
        line(26, 19, finished(Outcome::Failed, 5_000)),
    ]
}

/// A module never begun, one failed, one passed, one begun, one to renew, one lapsed, one that
/// waits, and one to read.
pub(crate) fn offers() -> Vec<OfferView> {
    let record = record();
    let quiz = version(id(14), QUESTIONS, FeedbackPolicy::WithExplanations);
    let offers = [14, 12, 11, 13, 23].map(|module: u128| {
        let record = record.module(id(module)).cloned().expect("a module of the record");
        offered(record, quiz.clone(), TimeFactor::NONE)
    });
    let limited = [18, 19].map(|module: u128| {
        let record = record.module(id(module)).cloned().expect("a module of the record");
        let factor = TimeFactor::new(150).expect("in bounds");
        offered(record, strict(), factor)
    });
    let read = record.module(id(15)).cloned().expect("a module of the record");
    let read = offered(read, reading().version, TimeFactor::NONE);
    offers.into_iter().chain(limited).chain([read]).collect()
}

fn offered(record: ModuleRecord, version: ModuleVersion, factor: TimeFactor) -> OfferView {
    OfferView { record, version, factor, captions: Vec::new() }
}
