//! A wrong key, and what attempts come to by the right one.

use domain_kernel::{Ids, Line};

use super::given::{
    Sequence, about, at, given_attempt, given_quiz, id, number, options, rules, single, texts,
    true_false, weight, written,
};
use crate::{
    Attempt, Beginning, Correction, CorrectionRefused, Given, Graded, Module, ModuleVersion,
    OptionId, Outcome, Points, QuestionId, QuestionRules, Reach, Regrade, Remedy, Revision,
    SectionSettings, SectionTitle, SheetEntry, Weight, WrittenKind, new_key,
};

/// Four questions of one point, of which three pass: a of three options, "true", 3 and "red".
fn given_module() -> (Module, ModuleVersion) {
    let red = WrittenKind::ShortText {
        accepted: texts(&[("red", "100")]),
        is_case_sensitive: false,
        has_wildcards: false,
    };
    let kinds = [single(&["100", "0", "0"]), true_false(true), number(&[("3", "0", "100")]), red];
    let questions = kinds.map(|it| written(it, Points::ONE)).into();
    let mut module = given_quiz(rules(3, 4), questions);
    let version = module.publish(at(0)).expect("a good quiz").0;
    (module, version)
}

/// The next version, in which b is right too.
fn with_b(mut module: Module, version: &ModuleVersion) -> ModuleVersion {
    module.open_draft(version).expect("published");
    let ids: Vec<OptionId> =
        version.lesson().questions()[0].kind().options().iter().map(|it| it.id).collect();
    let options = options(&["100", "100", "0"]).into_iter().zip(ids);
    let options = options.map(|(it, id)| crate::AnswerOption { id: Some(id), ..it });
    let kind = WrittenKind::SingleChoice { options: options.collect() };
    let ids = Sequence::default();
    module.edit_question(id(101), written(kind, Points::ONE), &ids).expect("a draft");
    module.publish(at(1)).expect("a good quiz").0
}

/// What somebody comes to who chooses this option, and answers the others right or not at all.
fn given_graded(version: &ModuleVersion, option: usize, n_others: usize) -> Graded {
    let options = version.lesson().questions()[0].kind().options();
    let chosen = Given::chosen(&[options[option].id]);
    let given = [chosen, Given::said(true), Given::typed("3"), Given::typed("red")];
    let sheet = (101..).zip(given).take(1 + n_others).map(|(number, given)| SheetEntry {
        question: id(number),
        seen: Revision::NEVER,
        given,
    });
    let mut attempt = given_attempt(version);
    attempt.save(version, &sheet.collect::<Vec<_>>(), at(11)).expect("good answers");
    attempt.submit(version, at(12)).expect("in progress");
    Graded { attempt, regrade: None }
}

fn given_correction(
    version: &ModuleVersion,
    key: &ModuleVersion,
    remedies: &[(u128, Remedy)],
    reach: Reach,
) -> Correction {
    Correction {
        module: version.module(),
        version: version.number(),
        ordinal: 1,
        key: key.number(),
        remedies: remedies.iter().map(|(number, it)| (id(*number), *it)).collect(),
        reach,
        reason: Line::parse("b is right too").expect("a reason"),
    }
}

/// Points, those needed and all there are, in thousandths, and whether that passes.
fn numbers(regrade: &Regrade) -> (u32, u32, u32, bool) {
    let result = regrade.result;
    let milli = [result.score, result.needed, result.max].map(Points::milli);
    (milli[0], milli[1], milli[2], regrade.outcome().is_success())
}

#[test]
fn what_attempts_come_to_by_each_remedy() {
    use Reach::{Everybody, WhereItHelps};
    use Remedy::{FullMarks, LeftOut, NewKey};

    let (module, version) = given_module();
    let key = with_b(module, &version);
    // The option chosen, so many others right, how 101 is marked, whom that reaches, what comes of
    // it.
    for (option, n_others, remedy, reach, expected) in [
        // b was wrong and is right: two of four become three, and pass.
        (1, 2, NewKey, WhereItHelps, Some((3_000, 3_000, 4_000, true))),
        (1, 1, NewKey, WhereItHelps, Some((2_000, 3_000, 4_000, false))),
        // c is as wrong as it was, and a as right.
        (2, 3, NewKey, Everybody, None),
        (0, 3, NewKey, Everybody, None),
        (2, 2, FullMarks, WhereItHelps, Some((3_000, 3_000, 4_000, true))),
        // Of three, three quarters are 2.25: two do not pass, three do.
        (2, 2, LeftOut, WhereItHelps, Some((2_000, 2_250, 3_000, false))),
        (2, 3, LeftOut, WhereItHelps, Some((3_000, 2_250, 3_000, true))),
        // Whoever had it right loses a point by that, which changes it only where everybody's do.
        (0, 2, LeftOut, WhereItHelps, None),
        (0, 2, LeftOut, Everybody, Some((2_000, 2_250, 3_000, false))),
        (0, 3, LeftOut, WhereItHelps, None),
        (0, 3, LeftOut, Everybody, Some((3_000, 2_250, 3_000, true))),
    ] {
        let graded = given_graded(&version, option, n_others);
        let correction = given_correction(&version, &key, &[(101, remedy)], reach);
        correction.check(&version, &key).expect("a correction");
        let regrade = correction.regrade(&graded, &version, &key);
        let found = regrade.as_ref().map(numbers);
        assert_eq!(found, expected, "{option} {n_others} {remedy:?} {reach:?}");
        // The attempt is what it was, and by the same correction nothing changes any more.
        let own = given_graded(&version, option, n_others).attempt;
        assert_eq!(graded.attempt, own);
        let again = Graded { regrade, ..graded };
        let again = correction.regrade(&again, &version, &key);
        assert_eq!(again, None, "{option} {n_others} {remedy:?} {reach:?}");
    }
}

#[test]
fn a_later_correction_is_held_against_the_one_before() {
    let (module, version) = given_module();
    let key = with_b(module, &version);
    let graded = given_graded(&version, 1, 2);
    let full = given_correction(&version, &key, &[(101, Remedy::FullMarks)], Reach::default());
    let helped = full.regrade(&graded, &version, &key).expect("it helps");
    let graded = Graded { regrade: Some(helped), ..graded };
    // To nothing corrected it would be worse again.
    for (reach, expected) in
        [(Reach::WhereItHelps, None), (Reach::Everybody, Some((2_000, 2_250, 3_000, false)))]
    {
        let left_out = given_correction(&version, &key, &[(101, Remedy::LeftOut)], reach);
        let regrade = left_out.regrade(&graded, &version, &key);
        assert_eq!(regrade.as_ref().map(numbers), expected);
    }
}

#[test]
fn a_critical_question_that_is_left_out_is_not_missed_and_a_section_counts_what_is_left() {
    let ids = Sequence::default();
    let (mut module, _) = Module::create(id(1), about("Lock-out"), Some(rules(1, 2)));
    let settings = SectionSettings {
        title: SectionTitle::parse("Electricity").expect("a title"),
        draw: None,
        pass_mark: Some(crate::PassMark::parse("1/1").expect("a pass mark")),
    };
    module.put_section(id(50), settings).expect("room");
    for number in 101..=104 {
        let rules = QuestionRules {
            section: (number <= 102).then(|| id(50)),
            is_critical: number == 101,
            ..QuestionRules::default()
        };
        let question = written(true_false(true), Points::ONE).under(rules);
        module.add_question(id(number), question, &ids).expect("room");
    }
    let version = module.publish(at(0)).expect("a good quiz").0;
    let (mut attempt, _) =
        Attempt::start(id(9), super::given::amina(), &version, Beginning::at(at(10)));
    let entry = |number: u128| SheetEntry {
        question: id(number),
        seen: Revision::NEVER,
        given: Given::said(number != 101),
    };
    let sheet: Vec<SheetEntry> = (101..=104).map(entry).collect();
    attempt.save(&version, &sheet, at(11)).expect("good answers");
    attempt.submit(&version, at(12)).expect("in progress");
    assert_eq!(attempt.outcome(), Some(Outcome::Failed));
    let unmet = attempt.unmet().expect("it has ended");
    let missed: Vec<QuestionId> = vec![id(101)];
    assert_eq!((unmet.sections.len(), &unmet.critical), (1, &missed));

    let graded = Graded { attempt, regrade: None };
    let left_out =
        given_correction(&version, &version, &[(101, Remedy::LeftOut)], Reach::default());
    let regrade = left_out.regrade(&graded, &version, &version).expect("it helps");
    assert_eq!(numbers(&regrade), (3_000, 1_500, 3_000, true));
    assert!(regrade.unmet.is_empty());
}

#[test]
fn only_what_can_be_marked_anew_is_a_correction() {
    use Remedy::{FullMarks, LeftOut, NewKey};

    let (module, version) = given_module();
    let key = with_b(module, &version);
    let all = [101, 102, 103, 104].map(|it| (it, LeftOut));
    for (remedies, expected) in [
        (&[][..], Err(CorrectionRefused::NothingCorrected)),
        (&[(999, FullMarks)], Err(CorrectionRefused::NoSuchQuestion)),
        (&[(102, NewKey)], Err(CorrectionRefused::NoNewKey)),
        (&all, Err(CorrectionRefused::NothingLeft)),
        (&all[..3], Ok(())),
        (&[(101, NewKey), (102, FullMarks)], Ok(())),
    ] {
        let correction = given_correction(&version, &key, remedies, Reach::default());
        assert_eq!(correction.check(&version, &key), expected, "{remedies:?}");
    }
    let correction = given_correction(&version, &key, &[(101, FullMarks)], Reach::default());
    let (mut reading, _) = Module::create(id(2), about("To read"), None);
    let reading = reading.publish(at(0)).expect("something to read").0;
    assert_eq!(correction.check(&reading, &key), Err(CorrectionRefused::NoQuiz));
}

#[test]
fn a_question_with_other_options_has_no_new_key() {
    let (module, version) = given_module();
    let question = &version.lesson().questions()[0];
    let right = with_b(module.clone(), &version);
    let corrected = new_key(question, &right).expect("another key");
    let weights: Vec<Weight> = corrected.kind().options().iter().map(|it| it.weight).collect();
    assert_eq!(weights, [weight("100"), weight("100"), weight("0")]);
    assert_eq!(corrected.points(), question.points());

    let mut module = module;
    module.open_draft(&version).expect("published");
    // Other options than those that the version has.
    let ids = Sequence::default();
    while ids.uuid() < id::<()>(10).uuid() {}
    let other = written(single(&["0", "100", "0"]), Points::ONE);
    module.edit_question(id(101), other, &ids).expect("a draft");
    let other = module.publish(at(1)).expect("a good quiz").0;
    assert_eq!(new_key(question, &other), None);
    assert_eq!(new_key(question, &version), None);
}
