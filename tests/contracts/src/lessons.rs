//! Modules, versions and attempts for tests to borrow.

use std::sync::atomic::{AtomicU32, Ordering};

use domain_kernel::{Facts, Id, Ids, Permit, PersonId, Role, StoreError, Timestamp, Versioned};
use domain_training::{
    About, AcceptedNumber, AcceptedText, AnswerOption, Attempt, AttemptId, Beginning, Content,
    Credit, Decimal, Draw, Feedback, FeedbackPolicy, Given, Minutes, Module, ModuleId, ModuleTitle,
    ModuleVersion, MostTries, NewQuestion, OptionId, OptionOrder, OptionText, PassMark, Points,
    QuestionId, QuestionRules, QuizRules, Release, SectionSettings, SectionTitle, SheetEntry,
    ShortAnswer, Stem, TimeLimit, Tries, Wait, Weight, WrittenKind, WrittenOption,
};
use uuid::Uuid;

use crate::{
    AnyStore,
    identity::{self, fact},
    world::{noon, permit, person, person_id, profile},
};

/// Hands out 1, 2, 3, … as ids.
#[derive(Default)]
pub struct Sequence(AtomicU32);

impl Sequence {
    /// Begins behind a number.
    pub fn behind(number: u32) -> Self {
        Self(AtomicU32::new(number))
    }
}

impl Ids for Sequence {
    fn uuid(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed) + 1))
    }
}

pub fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

pub fn about(title: &str) -> About {
    About {
        title: ModuleTitle::parse(title).expect("a title"),
        content: Content::parse_optional("# \u{1f512} Lock\n\n\"Out\" \\ 'in' %_!").expect("prose"),
        minutes: Minutes::new(5).expect("five minutes"),
        is_open_to_all: false,
        validity: None,
        gives_certificate: false,
    }
}

/// A module with a draft of a quiz that has a question of each type, and one that does not count.
pub fn quiz(number: u128, title: &str) -> Module {
    let rules = QuizRules {
        pass_mark: PassMark::new(1, 2).expect("a half"),
        feedback: FeedbackPolicy::WithExplanations,
        reveals_key_after_failure: true,
        ..QuizRules::default()
    };
    let (mut module, _) = Module::create(id(number), about(title), Some(rules));
    for (place, question) in questions().into_iter().enumerate() {
        let ids = Sequence::default();
        module.add_question(question_id(place), question, &ids).expect("room for a question");
    }
    module
}

/// A module with a draft of three questions of a point each, of which 67 % is all three.
pub fn three_points(number: u128, title: &str) -> Module {
    let pass_mark = PassMark::new(67, 100).expect("a pass mark");
    let rules = QuizRules { pass_mark, ..QuizRules::default() };
    let (mut module, _) = Module::create(id(number), about(title), Some(rules));
    for place in 0..3 {
        let kind = WrittenKind::TrueFalse { answer: true, if_right: None, if_wrong: None };
        let stem = Stem::parse("Is it?").expect("a stem");
        let question = NewQuestion::write(stem, Points::ONE, kind, None).expect("a good question");
        let ids = Sequence::default();
        module.add_question(question_id(place), question, &ids).expect("room for a question");
    }
    module
}

/// A module with a draft of everything that an author can decide about a quiz: one of three
/// questions is drawn and takes all of its points, another one is critical, 20 minutes, three
/// tries.
pub fn strict(number: u128, title: &str) -> Module {
    let rules = QuizRules {
        pass_mark: PassMark::of_points(Points::ONE).expect("a pass mark"),
        tries: Tries {
            most: MostTries::new(3).ok(),
            wait: Wait::from_minutes(90).expect("a wait"),
        },
        time_limit: TimeLimit::from_minutes(20).ok(),
        shuffles_questions: true,
        shuffles_options: true,
        ..QuizRules::default()
    };
    let (mut module, _) = Module::create(id(number), about(title), Some(rules));
    let settings = SectionSettings {
        title: SectionTitle::parse("\"Electricity\" <Zoë>").expect("a title"),
        draw: Draw::new(1).ok(),
        pass_mark: PassMark::new(1, 1).ok(),
    };
    module.put_section(id(50), settings).expect("room for a section");
    for place in 0..4 {
        let kind = WrittenKind::SingleChoice { options: options() };
        let stem = Stem::parse("Is it?").expect("a stem");
        let question = NewQuestion::write(stem, Points::ONE, kind, None).expect("a good question");
        let rules = QuestionRules {
            section: (0 < place).then(|| id(50)),
            is_critical: place == 0,
            order: OptionOrder::LastStays,
        };
        let ids = Sequence::default();
        let question = question.under(rules);
        module.add_question(question_id(place), question, &ids).expect("room for a question");
    }
    module
}

/// A module with a draft of something to acknowledge.
pub fn to_read(number: u128, title: &str) -> Module {
    Module::create(id(number), about(title), None).0
}

pub fn question_id(place: usize) -> QuestionId {
    id(100 + place as u128)
}

fn questions() -> Vec<NewQuestion> {
    let several = WrittenKind::SeveralAnswers { options: options(), credit: Credit::Partial };
    let kinds = [
        (WrittenKind::SingleChoice { options: options() }, Points::ONE),
        (
            WrittenKind::TrueFalse { answer: false, if_right: said("Yes."), if_wrong: None },
            Points::from_milli(2_500),
        ),
        (several, Points::ONE),
        (number(), Points::ONE),
        (short_text(), Points::ONE),
        (
            WrittenKind::TrueFalse { answer: true, if_right: None, if_wrong: said("No.") },
            Points::ZERO,
        ),
    ];
    let question = |(kind, points)| {
        let stem = Stem::parse("What?\n\n- `a`\n- \u{627}").expect("a stem");
        NewQuestion::write(stem, points, kind, said("Because.")).expect("a good question")
    };
    kinds.into_iter().map(question).collect()
}

fn options() -> Vec<WrittenOption> {
    let option = |text: &str, ppm, feedback| AnswerOption {
        id: None,
        text: OptionText::parse(text).expect("a text"),
        weight: Weight::from_ppm(ppm).expect("a weight"),
        feedback,
    };
    vec![
        option("right", 1_000_000, said("Good.")),
        option("wrong", -333_333, None),
        option("Zoë", 0, None),
    ]
}

fn number() -> WrittenKind {
    let accept = |value: &str, tolerance: &str, ppm| AcceptedNumber {
        value: Decimal::parse(value).expect("a number"),
        tolerance: Decimal::parse(tolerance).expect("a number"),
        weight: Weight::from_ppm(ppm).expect("a weight"),
        feedback: said("About."),
    };
    let accepted = vec![
        accept("0.3", "0.000000000000000001", 1_000_000),
        accept("-999999999999999999", "0", 500_000),
    ];
    WrittenKind::Number { accepted, otherwise: said("No.") }
}

fn short_text() -> WrittenKind {
    let accept = |text: &str, feedback| AcceptedText {
        text: ShortAnswer::parse(text).expect("an answer"),
        weight: Weight::FULL,
        feedback,
    };
    let accepted = vec![accept("red*", said("Good.")), accept("Red*", None)];
    WrittenKind::ShortText { accepted, is_case_sensitive: true, has_wildcards: true }
}

fn said(text: &str) -> Option<Feedback> {
    Feedback::parse_optional(text).expect("a feedback")
}

/// An option of the question at a place.
pub fn option(version: &ModuleVersion, place: usize, at: usize) -> OptionId {
    version.question(question_id(place)).expect("a question").kind().options()[at].id
}

/// An attempt that has just begun.
pub fn attempt(number: u128, person: PersonId, version: &ModuleVersion) -> Attempt {
    Attempt::start(id(number), person, version, Beginning::at(noon())).0
}

/// Answers the question at a place, as somebody who saw the last answer.
pub fn answer(attempt: &mut Attempt, version: &ModuleVersion, place: usize, given: Given) {
    let question = question_id(place);
    let seen = attempt.response(question).revision;
    let sheet = [SheetEntry { question, seen, given }];
    assert!(attempt.save(version, &sheet, noon()).expect("a good answer").is_changed);
}

pub async fn insert(
    store: &dyn AnyStore,
    company: u128,
    module: &Module,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.modules().insert(module).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub async fn find(
    store: &dyn AnyStore,
    permit: &Permit,
    id: ModuleId,
) -> Option<Versioned<Module>> {
    let mut tx = store.begin(permit).await.expect("begin");
    tx.modules().find(id).await.expect("find")
}

pub async fn save(
    store: &dyn AnyStore,
    permit: &Permit,
    read: &Versioned<Module>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(permit).await?;
    tx.modules().update(read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

/// Makes the draft of a module in the store its next version.
pub async fn publish(
    store: &dyn AnyStore,
    company: u128,
    id: ModuleId,
) -> Result<ModuleVersion, StoreError> {
    publish_at(store, company, id, noon()).await
}

pub async fn publish_at(
    store: &dyn AnyStore,
    company: u128,
    id: ModuleId,
    at: Timestamp,
) -> Result<ModuleVersion, StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    let mut module = tx.modules().find(id).await?.expect("saved");
    let (version, _) = module.value.publish(at).expect("a good draft");
    tx.modules().update(&module).await?;
    tx.modules().insert_version(&version, &Release::default()).await?;
    tx.commit(Facts::new(noon(), &fact())).await?;
    Ok(version)
}

pub async fn given_published(
    store: &dyn AnyStore,
    company: u128,
    module: &Module,
) -> ModuleVersion {
    insert(store, company, module).await.expect("insert");
    publish(store, company, module.id()).await.expect("publish")
}

pub async fn given_retired(store: &dyn AnyStore, company: u128, module: &Module) {
    given_published(store, company, module).await;
    let mut read = find(store, &permit(company), module.id()).await.expect("saved");
    read.value.retire().expect("it is published");
    save(store, &permit(company), &read).await.expect("save");
}

/// Person `number` of a company, led by another one.
pub async fn given_person(
    store: &dyn AnyStore,
    company: u128,
    number: u128,
    name: &str,
    manager: Option<u128>,
) -> PersonId {
    let email = format!("{number}@company{company}.example");
    let mut new = person(person_id(company, number), profile(name, &email, None), Role::Manager);
    new.manager = manager.map(|it| person_id(company, it));
    identity::insert(store, company, &new).await.expect("insert");
    new.id
}

pub async fn insert_attempt(
    store: &dyn AnyStore,
    company: u128,
    attempt: &Attempt,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.attempts().insert(attempt).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub async fn find_attempt(
    store: &dyn AnyStore,
    permit: &Permit,
    id: AttemptId,
) -> Option<Versioned<Attempt>> {
    let mut tx = store.begin(permit).await.expect("begin");
    tx.attempts().find(id).await.expect("find")
}

pub async fn save_attempt(
    store: &dyn AnyStore,
    permit: &Permit,
    read: &Versioned<Attempt>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(permit).await?;
    tx.attempts().update(read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
