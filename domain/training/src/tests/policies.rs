//! What authors decide about a quiz beside its questions: sections, draws, critical questions,
//! orders and time.

use std::collections::BTreeSet;

use domain_kernel::TimeFactor;

use super::given::{about, amina, at, id, rules, single, true_false, written};
use crate::{
    Attempt, Beginning, Draw, EditRefused, Ending, Given, Module, ModuleVersion, OptionOrder,
    Outcome, PassMark, Points, PublishRefused, QuestionId, QuestionRules, QuizRules, Revision,
    SaveRefused, SectionFlaw, SectionId, SectionRefused, SectionSettings, SectionTitle, SheetEntry,
    SubmitRefused, TimeLimit, tests::given::Sequence,
};

const MINUTE: i64 = 60_000_000;

fn settings(draw: Option<u16>, pass_mark: Option<&str>) -> SectionSettings {
    SectionSettings {
        title: SectionTitle::parse("Electricity").expect("a title"),
        draw: draw.map(|it| Draw::new(it).expect("in bounds")),
        pass_mark: pass_mark.map(|it| PassMark::parse(it).expect("a pass mark")),
    }
}

fn electricity() -> SectionId {
    id(50)
}

fn in_electricity() -> QuestionRules {
    QuestionRules { section: Some(electricity()), ..QuestionRules::default() }
}

/// True is right of all; the questions have the ids 101, 102, 103, ….
fn given_module(rules: QuizRules, section: SectionSettings, questions: &[QuestionRules]) -> Module {
    let ids = Sequence::default();
    let (mut module, _) = Module::create(id(1), about("Lock-out"), Some(rules));
    module.put_section(electricity(), section).expect("room for a section");
    for (number, rules) in (101..).zip(questions) {
        let question = written(true_false(true), Points::ONE).under(*rules);
        module.add_question(id(number), question, &ids).expect("room for a question");
    }
    module
}

fn published(mut module: Module) -> ModuleVersion {
    module.publish(at(0)).expect("a good quiz").0
}

fn start(version: &ModuleVersion, seed: u64) -> Attempt {
    Attempt::start(id(9), amina(), version, Beginning { seed, ..Beginning::at(at(0)) }).0
}

fn said(attempt: &Attempt, version: &ModuleVersion, wrong: &[u128]) -> Vec<SheetEntry> {
    let wrong: Vec<QuestionId> = wrong.iter().map(|it| id(*it)).collect();
    let entry = |question: QuestionId| {
        let given = Given::said(!wrong.contains(&question));
        SheetEntry { question, seen: Revision::NEVER, given }
    };
    attempt.asked(version).iter().map(|it| entry(it.question.id())).collect()
}

fn finish(version: &ModuleVersion, wrong: &[u128]) -> Attempt {
    let mut attempt = start(version, 0);
    let sheet = said(&attempt, version, wrong);
    attempt.save(version, &sheet, at(1)).expect("good answers");
    attempt.submit(version, at(2)).expect("in progress");
    attempt
}

#[test]
fn a_section_may_take_more_than_the_quiz() {
    let others = QuestionRules::default();
    let questions = [others, others, in_electricity(), in_electricity()];
    let version = published(given_module(rules(1, 2), settings(None, Some("1/1")), &questions));
    for (wrong, outcome, n_unmet) in [
        (vec![], Outcome::Passed, 0),
        (vec![101, 102], Outcome::Passed, 0),
        (vec![103], Outcome::Failed, 1),
        (vec![101, 102, 103], Outcome::Failed, 1),
    ] {
        let attempt = finish(&version, &wrong);
        assert_eq!(attempt.outcome(), Some(outcome), "{wrong:?}");
        assert_eq!(attempt.unmet().map(|it| it.sections.len()), Some(n_unmet), "{wrong:?}");
    }
}

#[test]
fn who_misses_a_critical_question_fails() {
    let critical = QuestionRules { is_critical: true, ..QuestionRules::default() };
    let questions = [critical, QuestionRules::default(), in_electricity()];
    let version = published(given_module(rules(1, 3), settings(None, None), &questions));
    assert_eq!(finish(&version, &[102, 103]).outcome(), Some(Outcome::Passed));
    let failed = finish(&version, &[101]);
    assert_eq!(failed.outcome(), Some(Outcome::Failed));
    assert_eq!(failed.unmet().map(|it| it.critical.clone()), Some(vec![id(101)]));
}

#[test]
fn each_person_is_asked_what_was_drawn_for_them() {
    let questions: Vec<QuestionRules> =
        [QuestionRules::default()].into_iter().chain([in_electricity(); 5]).collect();
    let version = published(given_module(rules(1, 1), settings(Some(2), None), &questions));
    let needed = version.lesson().needed().expect("a quiz");
    assert_eq!((needed.max.milli(), needed.least.milli()), (3_000, 3_000));
    assert_eq!(version.quiz().map(crate::Quiz::n_asked), Some(3));

    let mut seen = BTreeSet::new();
    for seed in 0..50 {
        let attempt = start(&version, seed);
        let asked = attempt.asked(&version);
        assert_eq!(asked.len(), 3);
        assert_eq!(asked[0].question.id(), id(101));
        assert_eq!(asked[0].begins, None);
        assert_eq!(asked[1].begins.map(|it| it.id), Some(electricity()));
        assert_eq!(asked[2].begins, None);
        assert_eq!(attempt.asked(&version), start(&version, seed).asked(&version));
        seen.extend(asked.iter().map(|it| it.question.id()));
    }
    assert_eq!(seen.len(), 6, "each is drawn for somebody");

    let passed = finish(&version, &[]);
    assert_eq!(passed.result().map(|it| it.score.milli()), Some(3_000));
    assert_eq!(passed.outcome(), Some(Outcome::Passed));
}

#[test]
fn what_was_not_drawn_is_no_question_of_the_attempt() {
    let version =
        published(given_module(rules(1, 1), settings(Some(1), None), &[in_electricity(); 2]));
    let mut attempt = start(&version, 0);
    let asked = attempt.asked(&version)[0].question.id();
    let other = if asked == id(101) { id(102) } else { id(101) };
    let entry = SheetEntry { question: other, seen: Revision::NEVER, given: Given::said(true) };
    let refused = attempt.save(&version, &[entry], at(1));
    assert!(matches!(refused, Err(SaveRefused::Problems(_))), "{refused:?}");
}

#[test]
fn a_draft_whose_sections_cannot_be_drawn_or_passed_is_not_published() {
    let one = written(true_false(true), Points::ONE).under(in_electricity());
    let two = written(true_false(true), Points::from_milli(2_000)).under(in_electricity());
    let half = written(single(&["100", "0"]), Points::ONE).under(in_electricity());
    let table = [
        (settings(None, None), vec![], SectionFlaw::Empty),
        (
            settings(Some(3), None),
            vec![one.clone(), half.clone()],
            SectionFlaw::DrawsTooMany { draw: 3, n_questions: 2 },
        ),
        (settings(Some(1), None), vec![one.clone(), two], SectionFlaw::UnequalPoints),
        (
            settings(Some(1), Some("2 points")),
            vec![one.clone(), half],
            SectionFlaw::OutOfReach { needed: Points::from_milli(2_000), best: Points::ONE },
        ),
    ];
    for (section, questions, flaw) in table {
        let mut module = given_module(rules(1, 2), section, &[QuestionRules::default()]);
        for (number, question) in (201..).zip(questions) {
            let ids = Sequence::default();
            module.add_question(id(number), question, &ids).expect("room for a question");
        }
        let title = SectionTitle::restore("Electricity".to_owned());
        let refused = SectionRefused { title, flaw };
        assert_eq!(module.publish(at(0)).unwrap_err(), PublishRefused::Section(refused));
    }
}

#[test]
fn questions_stay_when_their_section_goes() {
    let mut module = given_module(rules(1, 2), settings(None, None), &[in_electricity()]);
    let unknown = QuestionRules { section: Some(id(51)), ..QuestionRules::default() };
    let question = written(true_false(true), Points::ONE).under(unknown);
    let refused = module.add_question(id(109), question, &Sequence::default());
    assert_eq!(refused, Err(EditRefused::NoSuchSection));

    assert_eq!(module.put_section(electricity(), settings(None, None)), Ok(None));
    module.remove_section(electricity()).expect("it is there");
    assert_eq!(module.remove_section(electricity()), Err(EditRefused::NoSuchSection));
    let version = published(module);
    assert_eq!(
        version.question(id(101)).map(crate::Question::rules),
        Some(QuestionRules::default())
    );
}

#[test]
fn options_are_shuffled_as_far_as_their_question_allows() {
    let quiz_rules = QuizRules { shuffles_options: true, ..rules(1, 2) };
    let (mut module, _) = Module::create(id(1), about("Lock-out"), Some(quiz_rules));
    let ids = Sequence::default();
    for (number, order) in (101..).zip(OptionOrder::ALL) {
        let rules = QuestionRules { order, ..QuestionRules::default() };
        let question = written(single(&["100", "0", "0", "0"]), Points::ONE).under(rules);
        module.add_question(id(number), question, &ids).expect("room for a question");
    }
    let version = published(module);
    let written = |question: u128| {
        let options = version.question(id(question)).expect("a question").kind().options();
        options.iter().map(|it| it.id).collect::<Vec<_>>()
    };
    let (mut any, mut last) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..200 {
        let attempt = start(&version, seed);
        let asked = attempt.asked(&version);
        let options = |at: usize| asked[at].options.iter().map(|it| it.id).collect::<Vec<_>>();
        any.insert(options(0));
        last.insert(options(1));
        assert_eq!(options(1).last(), written(102).last());
        assert_eq!(options(2), written(103));
    }
    assert_eq!((any.len(), last.len()), (24, 6));
}

#[test]
fn a_time_limit_ends_an_attempt_with_what_was_saved() {
    let limit = TimeLimit::from_minutes(10).expect("in bounds");
    let quiz_rules = QuizRules { time_limit: Some(limit), ..rules(1, 1) };
    let questions = [in_electricity(); 2];
    let version = published(given_module(quiz_rules, settings(None, None), &questions));
    let second = 1_000_000;
    let end = 10 * MINUTE;
    for (saved, sent, is_saved, finished, ending, score) in [
        // In time, and in the grace, which does not make the attempt longer.
        (MINUTE, end - 1, true, end - 1, Ending::Submitted, 2_000),
        (MINUTE, end + 20 * second, true, end, Ending::Submitted, 2_000),
        (MINUTE, end + 30 * second, true, end, Ending::Submitted, 2_000),
        // Too late: what was saved before counts.
        (MINUTE, end + 40 * second, false, end, Ending::TimedOut, 1_000),
        (MINUTE, end + 400 * MINUTE, false, end, Ending::TimedOut, 1_000),
    ] {
        let mut attempt = start(&version, 0);
        let sheet = said(&attempt, &version, &[]);
        attempt.save(&version, &sheet[..1], at(saved)).expect("in time");
        let late = attempt.save(&version, &sheet[1..], at(sent));
        assert_eq!(late.is_ok(), is_saved, "{sent}");
        if !is_saved {
            assert_eq!(late, Err(SaveRefused::TimeIsUp));
        }
        attempt.submit(&version, at(sent)).expect("in progress");
        assert_eq!(attempt.state().finished_at(), Some(at(finished)), "{sent}");
        assert_eq!(attempt.ending(), Some(ending), "{sent}");
        assert_eq!(attempt.result().map(|it| it.score.milli()), Some(score), "{sent}");
        assert_eq!(attempt.time_out(&version, at(sent)), Err(SubmitRefused::AlreadyFinished));
    }
}

#[test]
fn nobody_is_timed_out_before_the_time_is_up() {
    let limit = TimeLimit::from_minutes(10).expect("in bounds");
    let quiz_rules = QuizRules { time_limit: Some(limit), ..rules(1, 1) };
    let version = published(given_module(quiz_rules, settings(None, None), &[in_electricity()]));
    let factor = TimeFactor::new(150).expect("in bounds");
    let beginning = Beginning { factor, ..Beginning::at(at(0)) };
    let (mut longer, _) = Attempt::start(id(9), amina(), &version, beginning);
    assert_eq!(longer.time_out(&version, at(15 * MINUTE)), Err(SubmitRefused::InTime));
    assert!(longer.time_out(&version, at(16 * MINUTE)).is_ok());

    let version = published(given_module(rules(1, 1), settings(None, None), &[in_electricity()]));
    let mut for_ever = start(&version, 0);
    assert_eq!(for_ever.time_out(&version, at(i64::MAX)), Err(SubmitRefused::InTime));
}
