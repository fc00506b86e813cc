use domain_kernel::{Date, Fact, Ids};

use super::given::{
    Sequence, about, amina, at, given_attempt, given_quiz, id, options, rules, single, true_false,
    written,
};
use crate::{
    Attempt, Beginning, EditRefused, Impact, Module, ModuleStatus, ModuleVersion, NewQuestion,
    NotOffered, Outcome, PassMark, Points, PublishRefused, QuestionId, QuestionRules, QuizRules,
    RetireRefused, Stem, VersionNumber, WrittenKind,
};

fn one_point() -> NewQuestion {
    written(true_false(true), Points::ONE)
}

fn questions(module: &Module) -> Vec<QuestionId> {
    let draft = module.draft().expect("a draft");
    draft.questions().iter().map(crate::Question::id).collect()
}

#[test]
fn a_quiz_without_scored_questions_cannot_be_published() {
    let empty = given_quiz(QuizRules::default(), Vec::new()).publish(at(0));
    assert_eq!(empty.err(), Some(PublishRefused::NothingScored));
    let unscored = written(true_false(true), Points::ZERO);
    let survey = given_quiz(QuizRules::default(), vec![unscored]).publish(at(0));
    assert_eq!(survey.err(), Some(PublishRefused::NothingScored));
    assert!(given_quiz(QuizRules::default(), vec![one_point()]).publish(at(0)).is_ok());
}

#[test]
fn a_copy_asks_the_same_with_questions_of_its_own() {
    let rules = rules(4, 5);
    let mut module = given_quiz(rules, vec![written(single(&["100", "0"]), Points::ONE)]);
    let (version, _) = module.publish(at(0)).expect("a good quiz");
    let title = about("Copy").title;
    let ids: &dyn Ids = &Sequence::default();
    // The ids of the module that is copied.
    let _: [QuestionId; 20] = std::array::from_fn(|_| ids.next());
    let copied = Module::copy(id(7), title.clone(), module.id(), version.lesson(), ids);
    let (copy, fact) = copied.expect("the questions are good");

    assert_eq!((copy.id(), copy.status()), (id(7), ModuleStatus::Draft));
    assert_eq!(
        (fact.name(), fact.from, fact.n_questions),
        ("training.module_copied", module.id(), 1)
    );
    let (draft, lesson) = (copy.draft().expect("a draft"), version.lesson());
    assert_eq!((&draft.about().title, &draft.about().content), (&title, &lesson.about().content));
    assert_eq!(draft.quiz().map(|it| it.rules), Some(rules));
    let (new, old) = (&draft.questions()[0], &lesson.questions()[0]);
    assert_eq!(NewQuestion::like(new), NewQuestion::like(old));
    assert_ne!(new.id(), old.id());
    let options =
        |it: &crate::Question| it.kind().options().iter().map(|it| it.id).collect::<Vec<_>>();
    assert!(options(new).iter().all(|it| !options(old).contains(it)));
}

#[test]
fn what_was_ever_published_is_not_deleted() {
    let mut module = given_quiz(QuizRules::default(), vec![one_point()]);
    let deleted = module.delete().expect("never published");
    assert_eq!((deleted.module, deleted.n_questions), (module.id(), 1));
    module.publish(at(0)).expect("a good quiz");
    assert!(module.delete().is_err());
    module.retire().expect("published");
    assert!(module.delete().is_err());
}

#[test]
fn questions_of_a_file_come_after_those_that_are_there() {
    let mut module = given_quiz(QuizRules::default(), vec![one_point()]);
    let before = questions(&module);
    let ids = Sequence::default();
    let appended = module.append_questions(vec![one_point(), one_point()], &ids).expect("a draft");
    assert_eq!(appended.name(), "training.questions_appended");
    assert_eq!((questions(&module).len(), questions(&module)[0]), (3, before[0]));
    let many = vec![one_point(); 500];
    assert_eq!(module.append_questions(many, &ids), Err(EditRefused::TooManyQuestions));
    assert_eq!(questions(&module).len(), 3);
}

#[test]
fn a_quiz_that_nobody_can_pass_cannot_be_published() {
    let half = WrittenKind::SeveralAnswers {
        options: options(&["50", "0"]),
        credit: crate::Credit::Partial,
    };
    let mut module = given_quiz(rules(2, 3), vec![written(half, Points::ONE)]);
    let (needed, best) = (Points::from_milli(667), Points::from_milli(500));
    assert_eq!(module.publish(at(0)), Err(PublishRefused::OutOfReach { needed, best }));
    assert_eq!(module.status(), ModuleStatus::Draft);
}

#[test]
fn a_module_without_quiz_is_acknowledged_and_has_no_score() {
    let (mut module, _) = Module::create(id(1), about("House rules"), None);
    let (version, _) = module.publish(at(0)).expect("nothing to check");
    let (mut attempt, _) = Attempt::start(id(9), amina(), &version, Beginning::at(at(10)));

    assert!(attempt.submit(&version, at(20)).is_err());
    let finished = attempt.acknowledge(at(20)).expect("in progress");
    assert_eq!((finished.outcome, finished.result), (Outcome::Acknowledged, None));
    assert!(attempt.acknowledge(at(30)).is_err());
}

#[test]
fn versions_count_from_one_and_the_draft_is_used_up() {
    let mut module = given_quiz(QuizRules::default(), vec![one_point()]);
    assert_eq!(module.offered(), Err(NotOffered::NeverPublished));
    let (first, published) = module.publish(at(5)).expect("a good quiz");
    assert_eq!((first.number(), first.published()), (VersionNumber::FIRST, at(5)));
    assert_eq!(published.name(), "training.module_published");
    assert_eq!(module.publish(at(6)).err(), Some(PublishRefused::NoDraft));

    module.open_draft(&first).expect("published");
    let (second, _) = module.publish(at(7)).expect("as good as before");
    assert_eq!(second.number(), VersionNumber::FIRST.next());
    assert_eq!(module.offered(), Ok(second.number()));
}

#[test]
fn editing_a_published_module_opens_one_draft_with_the_same_questions() {
    let mut module = given_quiz(QuizRules::default(), vec![one_point()]);
    let (first, _) = module.publish(at(0)).expect("a good quiz");
    assert_eq!(module.edit(about("Another"), None), Err(EditRefused::NoDraft));

    assert!(module.open_draft(&first).expect("published").is_some());
    assert_eq!(module.draft(), Some(first.lesson()));
    module.remove_question(id(101)).expect("there is one");
    assert_eq!(module.open_draft(&first), Ok(None));
    assert_eq!(questions(&module), []);
    assert_eq!(first.lesson().questions().len(), 1);

    module.discard_draft().expect("there is one");
    assert_eq!(module.draft(), None);
    assert_eq!(module.discard_draft(), Err(EditRefused::NoDraft));
}

#[test]
fn a_draft_opens_from_the_published_version_only() {
    let mut module = given_quiz(QuizRules::default(), vec![one_point()]);
    let (first, _) = module.publish(at(0)).expect("a good quiz");
    module.open_draft(&first).expect("published");
    module.publish(at(1)).expect("as good as before");
    assert_eq!(module.open_draft(&first), Err(EditRefused::OtherVersion));
}

#[test]
fn options_keep_their_ids_when_a_question_is_edited() {
    let ids = Sequence::default();
    let new = written(single(&["100", "0"]), Points::ONE);
    let mut module = given_quiz(QuizRules::default(), vec![new]);
    let kept = module.draft().expect("a draft").questions()[0].kind().options()[1].id;

    let mut edited = options(&["0", "100", "0"]);
    edited[0].id = Some(kept);
    let edited = written(WrittenKind::SingleChoice { options: edited }, Points::ONE);
    assert!(module.edit_question(id(101), edited.clone(), &ids).expect("fine").is_some());
    let options: Vec<_> = {
        let question = &module.draft().expect("a draft").questions()[0];
        question.kind().options().iter().map(|it| it.id).collect()
    };
    assert_eq!(options[0], kept);

    let foreign = module.add_question(id(102), edited, &ids);
    assert_eq!(foreign, Err(EditRefused::UnknownOption));
}

#[test]
fn the_same_option_is_not_kept_twice() {
    let new = written(single(&["100", "0"]), Points::ONE);
    let mut module = given_quiz(QuizRules::default(), vec![new]);
    let kept = module.draft().expect("a draft").questions()[0].kind().options()[0].id;
    let mut twice = options(&["100", "0"]);
    for option in &mut twice {
        option.id = Some(kept);
    }
    let twice = written(WrittenKind::SingleChoice { options: twice }, Points::ONE);
    let refused = module.edit_question(id(101), twice, &Sequence::default());
    assert_eq!(refused, Err(EditRefused::UnknownOption));
}

#[test]
fn questions_move_and_go() {
    let mut module = given_quiz(QuizRules::default(), vec![one_point(); 3]);
    assert!(module.move_question(id(103), 0).expect("there is one").is_some());
    assert_eq!(questions(&module), [id(103), id(101), id(102)]);
    assert_eq!(module.move_question(id(103), 0), Ok(None));
    module.move_question(id(103), 99).expect("there is one");
    assert_eq!(questions(&module), [id(101), id(102), id(103)]);
    module.remove_question(id(102)).expect("there is one");
    assert_eq!(questions(&module), [id(101), id(103)]);
    assert_eq!(module.remove_question(id(102)), Err(EditRefused::NoSuchQuestion));
    let again = module.add_question(id(101), one_point(), &Sequence::default());
    assert_eq!(again, Err(EditRefused::QuestionExists));
}

#[test]
fn a_module_has_at_most_500_questions() {
    let ids = Sequence::default();
    let mut module = given_quiz(QuizRules::default(), Vec::new());
    let refused = module.replace_questions(vec![one_point(); 501], &ids);
    assert_eq!(refused, Err(EditRefused::TooManyQuestions));
    assert_eq!(questions(&module), []);
    module.replace_questions(vec![one_point(); 500], &ids).expect("room for 500");
    let refused = module.add_question(id(9_999), one_point(), &ids);
    assert_eq!(refused, Err(EditRefused::TooManyQuestions));
}

#[test]
fn an_edit_says_what_changed_and_nothing_if_nothing_did() {
    let mut module = given_quiz(QuizRules::default(), vec![one_point()]);
    let same = module.edit(about("Lock-out and tag-out"), Some(QuizRules::default()));
    assert_eq!(same, Ok(None));

    let edited = module.edit(about("Lock-out"), Some(rules(2, 3))).expect("fine");
    let fields: Vec<String> =
        edited.expect("two changes").details().into_iter().map(|it| it.field).collect();
    assert_eq!(fields, ["title", "pass_mark"]);
    assert_eq!(module.edit(about("Lock-out"), None), Err(EditRefused::HasQuestions));
    module.remove_question(id(101)).expect("there is one");
    assert!(module.edit(about("Lock-out"), None).expect("no questions left").is_some());
    let refused = module.add_question(id(101), one_point(), &Sequence::default());
    assert_eq!(refused, Err(EditRefused::NoQuiz));
}

#[test]
fn a_retired_module_does_not_change_and_its_attempts_go_on() {
    let mut module = given_quiz(QuizRules::default(), vec![one_point()]);
    assert_eq!(module.retire(), Err(RetireRefused::NeverPublished));
    let (version, _) = module.publish(at(0)).expect("a good quiz");
    let mut attempt = given_attempt(&version);

    module.retire().expect("published");
    assert_eq!(module.retire(), Err(RetireRefused::AlreadyRetired));
    assert_eq!(module.offered(), Err(NotOffered::Retired));
    assert_eq!(module.latest(), Some(VersionNumber::FIRST));
    assert_eq!(module.open_draft(&version), Err(EditRefused::Retired));
    assert_eq!(module.publish(at(1)).err(), Some(PublishRefused::Retired));
    assert!(attempt.submit(&version, at(20)).is_ok());
}

#[test]
fn an_editorial_change_scores_nothing_otherwise() {
    let (first, mut module) = given_two_points();
    let reworded = Stem::parse("Is it really?").expect("a stem");
    let question = first.lesson().questions()[0].clone();
    let words = |stem: Stem, points, answer| {
        let kind = WrittenKind::TrueFalse { answer, if_right: None, if_wrong: None };
        NewQuestion::write(stem, points, kind, None).expect("a good question")
    };
    let critical = QuestionRules { is_critical: true, ..QuestionRules::default() };
    let retraining = Impact::Retraining { from: Date::MIN, until: Date::MAX };
    for (new, is_editorial) in [
        (words(reworded.clone(), Points::ONE, true), true),
        (words(reworded.clone(), Points::ONE, false), false),
        (words(reworded.clone(), Points::from_milli(2_000), true), false),
        (words(reworded, Points::ONE, true).under(critical), false),
    ] {
        module.edit_question(question.id(), new, &Sequence::default()).expect("a question");
        let refused = module.clone().release(Impact::Editorial, Some(&first), at(1)).err();
        assert_eq!(refused, (!is_editorial).then_some(PublishRefused::NotEditorial));
        for impact in [Impact::NewContent, retraining] {
            assert!(module.clone().release(impact, Some(&first), at(1)).is_ok());
        }
    }
}

#[test]
fn fewer_questions_and_another_pass_mark_are_no_editorial_change() {
    let (first, module) = given_two_points();
    let editorial = |module: &Module| {
        module.clone().release(Impact::Editorial, Some(&first), at(1)).map(|_| ())
    };
    assert_eq!(editorial(&module), Ok(()));
    let mut fewer = module.clone();
    fewer.remove_question(first.lesson().questions()[1].id()).expect("a question");
    assert_eq!(editorial(&fewer), Err(PublishRefused::NotEditorial));
    let mut harder = module;
    let rules = QuizRules { pass_mark: PassMark::new(1, 1).expect("all"), ..QuizRules::default() };
    harder.edit(first.lesson().about().clone(), Some(rules)).expect("a draft");
    assert_eq!(editorial(&harder), Err(PublishRefused::NotEditorial));
}

/// A published quiz of two questions of a point, and the draft of its next version.
fn given_two_points() -> (ModuleVersion, Module) {
    let mut module = given_quiz(QuizRules::default(), vec![one_point(), one_point()]);
    let (first, _) = module.publish(at(0)).expect("a good quiz");
    module.open_draft(&first).expect("it is the newest");
    (first, module)
}
