//! Modules for the samples of pages.
#![expect(clippy::expect_used, reason = "what is written here is good, and only tests call it")]

use std::sync::atomic::{AtomicU32, Ordering};

use application::training::{
    ChallengeLine, CheckedFile, Correctable, ModuleStatistics, ModuleView, Rehearsal, ResultChange,
    VersionLine,
};
use domain_identity::PersonName;
use domain_kernel::{Ids, Version, Versioned};
use domain_training::{
    About, Attempt, Beginning, Captions, Challenge, ChallengeAnswer, ChallengeReply, ChallengeText,
    ChallengeVerdict, Content, CorrectionCounts, Draw, FeedbackPolicy, Format, Given, LanguageCode,
    Lesson, Minutes, Module, ModuleTitle, ModuleVersion, MostTries, NewQuestion, PassMark, Picture,
    PictureAlt, PictureHash, PictureKind, Points, QuestionKind, QuestionRules, QuizResult,
    QuizRules, Regrade, Revision, SectionSettings, SectionTitle, SheetEntry, TimeLimit, Tries,
    Unmet, VersionNumber, Video, VideoFile, VideoKind, VideoTitle, Wait, Weight, WrittenKind,
    WrittenOption, item_statistics, read_questions,
};
use uuid::Uuid;

use crate::training::sample::{id, now};

/// One question of each type, with what must be escaped.
const QUESTIONS: &str = "\
::1:: Who may take *your* lock off? {=Only you#Right. ~Anyone <b> ~%50%The shift leader}

::2:: A tag without a lock is enough. {FALSE#Never.#Right.####A tag stops nobody.}

// points: 2.5
::3:: What can still hurt you? {~%50%A raised ram ~%50%A flywheel ~%-50%A manual}

::4:: How many locks hang on the hasp? {#=3:0.5 =%50%4:0}

// stars: wild
::5:: Which color are our locks? {=red =%50%crim*}
";

#[derive(Default)]
struct Sequence(AtomicU32);

impl Ids for Sequence {
    fn uuid(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed) + 1))
    }
}

fn about() -> About {
    About {
        title: ModuleTitle::restore("Lock-out & tag-out <b>".to_owned()),
        content: Some(Content::restore("# Before\n\nIsolate, *lock*, <u>prove</u>.".to_owned())),
        minutes: Minutes::restore(12),
        is_open_to_all: true,
        validity: None,
        gives_certificate: false,
    }
}

fn rules() -> QuizRules {
    QuizRules {
        pass_mark: PassMark::restore(4, 5),
        feedback: FeedbackPolicy::WithExplanations,
        reveals_key_after_failure: true,
        ..QuizRules::default()
    }
}

fn questions(text: &str) -> Vec<NewQuestion> {
    let verdicts = read_questions(text, Format::Gift).expect("a file");
    verdicts.iter().filter_map(|it| it.question().cloned()).collect()
}

fn module(questions: Vec<NewQuestion>) -> Module {
    let (mut module, _) = Module::create(id(14), about(), Some(rules()));
    module.replace_questions(questions, &Sequence::default()).expect("good questions");
    module
}

fn view(module: Module, latest: Option<ModuleVersion>) -> ModuleView {
    let module = Versioned { value: module, version: Version::FIRST };
    let n_people = if latest.is_some() { 3 } else { 0 };
    let n_challenges = if latest.is_some() { 2 } else { 0 };
    ModuleView {
        module,
        latest,
        n_in_progress: n_people,
        n_completed: 400 * n_people,
        n_challenges,
    }
}

/// A draft with these questions.
pub(super) fn with_questions(questions: Vec<NewQuestion>) -> ModuleView {
    view(module(questions), None)
}

/// What would become of a file.
pub(super) fn checked(text: &str) -> CheckedFile {
    let verdicts = read_questions(text, Format::Gift).expect("a file");
    CheckedFile { format: Format::Gift, verdicts }
}

/// Never published.
pub(super) fn draft() -> ModuleView {
    with_questions(questions(QUESTIONS))
}

pub(super) fn empty() -> ModuleView {
    with_questions(Vec::new())
}

/// More questions than one page shows.
pub(super) fn long() -> ModuleView {
    with_questions(questions(&QUESTIONS.repeat(6)))
}

pub(super) fn published() -> ModuleView {
    let mut module = module(questions(QUESTIONS));
    let (version, _) = module.publish(now()).expect("a quiz");
    view(module, Some(version))
}

/// Published, with a draft of the next version.
pub(super) fn next() -> ModuleView {
    let mut view = published();
    let version = view.latest.clone().expect("a version");
    view.module.value.open_draft(&version).expect("a draft");
    view
}

pub(super) fn retired() -> ModuleView {
    let mut view = published();
    view.module.value.retire().expect("a published module");
    view
}

/// With everything that an author can decide about a quiz, and a pass mark likely meant otherwise.
pub(super) fn strict() -> ModuleView {
    let rules = QuizRules {
        pass_mark: PassMark::restore(67, 100),
        tries: Tries {
            most: MostTries::new(3).ok(),
            wait: Wait::from_minutes(90).expect("a wait"),
        },
        time_limit: TimeLimit::from_minutes(20).ok(),
        shuffles_questions: true,
        shuffles_options: true,
        ..rules()
    };
    let (mut module, _) = Module::create(id(14), about(), Some(rules));
    let titles = ["Electricity <b>", "Pressure"];
    for (number, title) in (51..).zip(titles) {
        let settings = SectionSettings {
            title: SectionTitle::restore(title.to_owned()),
            draw: Draw::new(2).ok().filter(|_| number == 51),
            pass_mark: PassMark::new(1, 1).ok().filter(|_| number == 51),
        };
        module.put_section(id(number), settings).expect("room for a section");
    }
    let texts = ["::1:: Is it off? {TRUE}", "::2:: Is it locked? {TRUE}", "::3:: Sure? {TRUE}"];
    for (number, question) in (1..).zip(questions(&texts.join("\n\n"))) {
        let rules = QuestionRules {
            section: (number < 3).then(|| id(51)),
            is_critical: number == 3,
            ..QuestionRules::default()
        };
        let ids = Sequence::default();
        module.add_question(id(number), question.under(rules), &ids).expect("room");
    }
    view(module, None)
}

/// What the answers of so many people say about so many times the questions.
pub(super) fn statistics(n_people: usize, n_times: usize) -> ModuleStatistics {
    let mut module = module(questions(&QUESTIONS.repeat(n_times)));
    let (version, _) = module.publish(now()).expect("a quiz");
    let attempts: Vec<Attempt> = (0..n_people.min(20)).map(|it| taken(&version, it)).collect();
    let line = |number| VersionLine { number: VersionNumber::new(number), published: now() };
    let items = item_statistics(&version, &attempts);
    let mut items = if n_people < ModuleStatistics::LEAST_PEOPLE { Vec::new() } else { items };
    // As if few people had been asked the last question.
    if n_times == 1 {
        items.pop();
    }
    ModuleStatistics { version, versions: vec![line(2), line(1)], n_people, items }
}

/// What somebody says against the first question, and what became of it.
pub(super) fn challenge(verdict: Option<ChallengeVerdict>) -> ChallengeLine {
    let mut module = module(questions(QUESTIONS));
    let (version, _) = module.publish(now()).expect("a quiz");
    let question = version.lesson().questions()[0].clone();
    let answer = verdict.map(|verdict| ChallengeAnswer {
        verdict,
        reply: ChallengeReply::restore("Thank you <b>.\nIt is changed.".to_owned()),
        by: Some(id(2)),
        at: now(),
    });
    let challenge = Challenge {
        id: id(41),
        person: id(7),
        attempt: id(31),
        module: version.module(),
        version: version.number(),
        question: question.id(),
        text: ChallengeText::restore(
            "Both are right:\n\"only you\" <i>and</i> the leader".to_owned(),
        ),
        made: now(),
        answer,
    };
    ChallengeLine {
        challenge: Versioned { value: challenge, version: Version::FIRST },
        name: PersonName::restore("Sean O’Connor <b>".to_owned()),
        question: Some(question),
        title: version.lesson().about().title.clone(),
    }
}

pub(super) fn picture() -> Picture {
    Picture {
        id: id(61),
        hash: PictureHash([7; 32]),
        kind: PictureKind::Png,
        alt: PictureAlt::restore("A \"lock\" [red] <b>".to_owned()),
        added: now(),
    }
}

/// A film, that has captions or not.
pub(super) fn video(has_captions: bool) -> Video {
    let captions = ["de", "en"].map(|code| Captions {
        language: LanguageCode::restore(code.to_owned()),
        file: VideoFile { id: id(64), n_bytes: 4_000 },
    });
    Video {
        id: id(if has_captions { 62 } else { 63 }),
        kind: VideoKind::Mp4,
        title: VideoTitle::restore("How to \"lock\" [red] <b>".to_owned()),
        file: VideoFile { id: id(65), n_bytes: 3_400_000 },
        captions: if has_captions { captions.into() } else { Vec::new() },
        added: now(),
    }
}

/// What somebody answers who knows some of it, others less and others more.
fn taken(version: &ModuleVersion, who: usize) -> Attempt {
    let (mut attempt, _) = Attempt::start(id(31), id(7), version, Beginning::at(now()));
    let sheet = version.lesson().questions().iter().enumerate().map(|(place, question)| {
        let options = question.kind().options();
        let given = match question.kind() {
            QuestionKind::TrueFalse { .. } => Given::said(who < 5),
            QuestionKind::Number { .. } => Given::typed(&(who % 12).to_string()),
            QuestionKind::ShortText { .. } if who < 8 => Given::cleared(),
            QuestionKind::ShortText { .. } => Given::typed(if who < 12 { "*blue*" } else { "red" }),
            _ => Given::chosen(&[options[usize::from((who + place).is_multiple_of(3))].id]),
        };
        SheetEntry { question: question.id(), seen: Revision::NEVER, given }
    });
    attempt.save(version, &sheet.collect::<Vec<_>>(), now()).expect("good answers");
    attempt.submit(version, now()).expect("in progress");
    attempt
}

/// Without quiz.
pub(super) fn reading() -> ModuleView {
    let about = About { content: None, is_open_to_all: false, ..about() };
    view(Module::create(id(15), about, None).0, None)
}

/// What its authors work on.
pub(super) fn lesson(module: &ModuleView) -> &Lesson {
    module.module.value.draft().expect("a draft")
}

/// A key that was changed by the next version, and whose results that changes.
pub(super) fn correction() -> (Correctable, Rehearsal) {
    let mut view = next();
    let version = view.latest.clone().expect("a version");
    let question = version.lesson().questions().first().expect("a question").clone();
    let options = question.kind().options().iter();
    let options = options.map(|it| WrittenOption {
        id: Some(it.id),
        text: it.text.clone(),
        weight: Weight::FULL,
        feedback: None,
    });
    let kind = WrittenKind::SingleChoice { options: options.collect() };
    let written = NewQuestion::write(question.stem().clone(), question.points(), kind, None);
    let ids = Sequence::default();
    view.module.value.edit_question(question.id(), written.expect("good"), &ids).expect("a draft");
    let (key, _) = view.module.value.publish(now()).expect("a quiz");
    let found = Correctable {
        module: id(14),
        expected: Version::FIRST,
        title: about().title,
        versions: vec![(version.number(), 40), (key.number(), 1)],
        version,
        key,
        correction: None,
    };
    let standing = |score, ordinal| Regrade {
        attempt: id(31),
        ordinal,
        result: QuizResult {
            score: Points::from_milli(score),
            needed: Points::from_milli(4_000),
            max: Points::from_milli(6_500),
        },
        unmet: Unmet::default(),
    };
    let change = |name: &str, before, after, is_practice| ResultChange {
        person: PersonName::restore(name.to_owned()),
        is_practice,
        before: standing(before, 0),
        after: standing(after, 1),
    };
    let changes = vec![
        change("Amina <b>", 3_500, 4_500, false),
        change("Zoë", 4_500, 3_500, false),
        change("Kofi", 5_000, 6_000, true),
    ];
    let counts = CorrectionCounts { n_changed: 3, n_passed: 1, n_failed: 1, n_revoked: 0 };
    (found, Rehearsal { changes, counts })
}
