//! What authors do to modules: written, published, changed, retired, brought in from files.
#![expect(clippy::expect_used, reason = "what fails here is the test")]

use application::{
    Class, Failure,
    training::{
        AddQuestion, CopyModule, CreateModule, DiscardDraft, EditModule, EditModuleError,
        EditQuestion, ImportModule, ImportQuestions, ImportQuestionsError, ModuleView,
        MoveQuestion, OpenModuleDraft, Placement, PublishModule, QuestionFile, RemoveQuestion,
        RetireModule, add_question, copy_module, create_module, discard_draft, edit_module,
        edit_question, export_module, import_module, import_questions, move_question, open_draft,
        publish_module, remove_question, retire_module, see_module, see_publication,
    },
};
use domain_kernel::{Date, Role, StoreError, Version};
use domain_training::{
    About, EditRefused, FeedbackPolicy, Format, Lesson, Minutes, ModuleId, ModuleStatus,
    ModuleTitle, NewQuestion, PublishRefused, Question, QuizRules, Release, VersionNumber,
    read_questions,
};
use world::{Somebody, World, no_id, visitor};

fn about(title: &str) -> About {
    About {
        title: ModuleTitle::restore(title.to_owned()),
        content: None,
        minutes: Minutes::restore(10),
        is_open_to_all: false,
        validity: None,
        gives_certificate: false,
    }
}

fn question(gift: &str) -> NewQuestion {
    let verdicts = read_questions(gift, Format::Gift).expect("a file");
    verdicts[0].question().expect("a good question").clone()
}

fn file(text: &str) -> QuestionFile {
    QuestionFile { text: text.to_owned(), format: None }
}

async fn see(world: &World, who: &Somebody, id: ModuleId) -> ModuleView {
    see_module(&world.app, &who.actor, id).await.expect("there")
}

fn version(module: &ModuleView) -> Version {
    module.module.version
}

fn draft(module: &ModuleView) -> &Lesson {
    module.module.value.draft().expect("a draft")
}

fn stems(module: &ModuleView) -> Vec<&str> {
    draft(module).questions().iter().map(|it| it.stem().as_str()).collect()
}

fn import(module: &ModuleView, text: &str, placement: Placement) -> ImportQuestions {
    let (id, expected) = (module.module.value.id(), version(module));
    ImportQuestions { module: id, expected, file: file(text), placement }
}

/// What makes the version with this number of a module that looks like this.
fn publication(module: &ModuleView, number: u32) -> PublishModule {
    let (id, number) = (module.module.value.id(), VersionNumber::new(number));
    PublishModule { id, expected: version(module), number, release: Release::default() }
}

async fn given_draft() -> (World, Somebody, ModuleId) {
    let (world, admin) = World::set_up().await;
    let id = world.draft(&admin, "Ladders", Some(FeedbackPolicy::Nothing), false).await;
    (world, admin, id)
}

#[tokio::test]
async fn a_module_is_written_published_and_written_anew() {
    let (world, admin, id) = given_draft().await;
    let add = AddQuestion { module: id, id: no_id(), question: question("Safe? {TRUE}") };
    for is_new in [true, false] {
        let added = add_question(&world.app, &admin.actor, add.clone()).await.expect("may");
        assert_eq!((added.place, added.is_new), (0, is_new));
    }
    let written = see(&world, &admin, id).await;
    assert_eq!(stems(&written), ["Safe?"]);

    let publish = publication(&written, 1);
    for _ in 0..2 {
        let number = publish_module(&world.app, &admin.actor, publish.clone()).await;
        let number = number.expect("a quiz");
        assert_eq!(number, VersionNumber::FIRST);
    }

    let published = see(&world, &admin, id).await;
    assert!(published.module.value.draft().is_none());
    let edit = EditModule {
        id,
        expected: version(&published),
        about: about("Steps"),
        rules: Some(QuizRules::default()),
    };
    edit_module(&world.app, &admin.actor, edit).await.expect("a draft is opened");
    let next = see(&world, &admin, id).await;
    assert_eq!(draft(&next).about().title.as_str(), "Steps");
    assert_eq!(stems(&next), ["Safe?"]);
    let latest = next.latest.as_ref().expect("a version");
    assert_eq!(latest.lesson().about().title.as_str(), "Ladders");

    let late = publish_module(&world.app, &admin.actor, publish).await.expect_err("edited since");
    assert_eq!(late.class(), Class::Stale);
    let publish = publication(&next, 2);
    let number = publish_module(&world.app, &admin.actor, publish).await.expect("a change");
    assert_eq!(number.get(), 2);
}

#[tokio::test]
async fn questions_are_written_anew_moved_and_removed() {
    let (world, admin, id) = given_draft().await;
    world.import(&admin, id, "A {T}\n\nB {T}\n\nC {=x ~y}").await;
    let module = see(&world, &admin, id).await;
    let ids: Vec<_> = draft(&module).questions().iter().map(Question::id).collect();

    let to_front = MoveQuestion { module: id, question: ids[2], to: 0 };
    move_question(&world.app, &admin.actor, to_front).await.expect("may");
    move_question(&world.app, &admin.actor, to_front).await.expect("a second click");
    let moved = see(&world, &admin, id).await;
    assert_eq!(stems(&moved), ["C", "A", "B"]);

    let edit = |expected| EditQuestion {
        module: id,
        id: ids[0],
        expected,
        question: question("Anew {F}"),
    };
    let stale = edit_question(&world.app, &admin.actor, edit(version(&module))).await;
    assert!(matches!(stale, Err(EditModuleError::Store(StoreError::Stale))), "{stale:?}");
    edit_question(&world.app, &admin.actor, edit(version(&moved))).await.expect("may");

    let expected = version(&see(&world, &admin, id).await);
    let remove = RemoveQuestion { module: id, question: ids[1], expected };
    remove_question(&world.app, &admin.actor, remove).await.expect("may");
    let removed = see(&world, &admin, id).await;
    assert_eq!(stems(&removed), ["C", "Anew"]);
    let remove = RemoveQuestion { expected: version(&removed), ..remove };
    let again = remove_question(&world.app, &admin.actor, remove).await.expect_err("gone");
    assert_eq!(again.class(), Class::NotFound);
}

#[tokio::test]
async fn a_quiz_that_nobody_can_pass_is_not_published() {
    let (world, admin, id) = given_draft().await;
    let seen = see_publication(&world.app, &admin.actor, id, Date::MIN).await.expect("may");
    assert_eq!(seen.refused, Some(PublishRefused::NothingScored));

    let command = publication(&seen.module, 1);
    let refused = publish_module(&world.app, &admin.actor, command).await.expect_err("empty");
    assert_eq!(refused.class(), Class::Refused);
    assert_eq!(see(&world, &admin, id).await, seen.module);
}

#[tokio::test]
async fn a_draft_is_opened_once_and_discarded() {
    let (world, admin) = World::set_up().await;
    let id = world.quiz(&admin, "Ladders").await;

    for _ in 0..2 {
        open_draft(&world.app, &admin.actor, OpenModuleDraft { id }).await.expect("may");
    }
    let opened = see(&world, &admin, id).await;
    assert_eq!(draft(&opened).questions().len(), 5);

    let number = VersionNumber::FIRST;
    let command = DiscardDraft { id, expected: version(&opened), number };
    for _ in 0..2 {
        discard_draft(&world.app, &admin.actor, command).await.expect("may");
    }
    let published = publish_module(&world.app, &admin.actor, publication(&opened, 2)).await;
    assert_eq!(published.expect_err("the draft is gone").class(), Class::Stale);
    let discarded = see(&world, &admin, id).await;
    assert!(discarded.module.value.draft().is_none());
    let command = DiscardDraft { id, expected: version(&discarded), number };
    let again = discard_draft(&world.app, &admin.actor, command).await;
    assert!(matches!(again, Err(EditModuleError::Refused(EditRefused::NoDraft))), "{again:?}");
}

#[tokio::test]
async fn a_retired_module_does_not_change_any_more() {
    let (world, admin) = World::set_up().await;
    let id = world.quiz(&admin, "Ladders").await;
    let expected = version(&see(&world, &admin, id).await);
    for _ in 0..2 {
        retire_module(&world.app, &admin.actor, RetireModule { id, expected }).await.expect("may");
    }

    let retired = see(&world, &admin, id).await;
    assert_eq!(retired.module.value.status(), ModuleStatus::Retired);
    let add = AddQuestion { module: id, id: no_id(), question: question("Safe? {TRUE}") };
    let added = add_question(&world.app, &admin.actor, add).await;
    assert!(matches!(added, Err(EditModuleError::Refused(EditRefused::Retired))), "{added:?}");
    let again = RetireModule { id, expected: version(&retired) };
    let again = retire_module(&world.app, &admin.actor, again).await.expect_err("retired");
    assert_eq!(again.class(), Class::Refused);
}

#[tokio::test]
async fn one_rejected_question_keeps_the_whole_file_out() {
    let (world, admin, id) = given_draft().await;
    world.import(&admin, id, "Before {T}").await;
    let module = see(&world, &admin, id).await;

    let bad = import(&module, "Good {T}\n\nWrite about it {}", Placement::Replace);
    let refused = import_questions(&world.app, &admin.actor, bad).await;
    assert!(matches!(refused, Err(ImportQuestionsError::SomeRejected)), "{refused:?}");
    assert_eq!(see(&world, &admin, id).await, module);

    let neither = import(&module, "no question at all", Placement::Append);
    let refused = import_questions(&world.app, &admin.actor, neither).await.expect_err("neither");
    assert_eq!(refused.message().key, "import-unknown-format");
}

#[tokio::test]
async fn questions_of_a_file_come_after_those_that_are_there_or_in_their_place() {
    let (world, admin, id) = given_draft().await;
    world.import(&admin, id, "One {T}").await;
    let one = see(&world, &admin, id).await;

    let more = import(&one, "Two {T}\n\nThree {F}", Placement::Append);
    assert_eq!(import_questions(&world.app, &admin.actor, more).await.expect("good"), 2);
    let three = see(&world, &admin, id).await;
    assert_eq!(stems(&three), ["One", "Two", "Three"]);
    assert_eq!(draft(&three).questions()[0], draft(&one).questions()[0]);

    let aiken = "What is it?\nA) This\nB) That\nANSWER: B\n";
    let other = import(&three, aiken, Placement::Replace);
    import_questions(&world.app, &admin.actor, other).await.expect("good");
    assert_eq!(stems(&see(&world, &admin, id).await), ["What is it?"]);
}

#[tokio::test]
async fn what_is_exported_comes_back_the_same() {
    let (world, admin) = World::set_up().await;
    let id = world.quiz(&admin, "Lock-out/tag-out").await;
    let exported = export_module(&world.app, &admin.actor, id).await.expect("may");

    let copy = ImportModule {
        id: world.app.ids.next(),
        title: None,
        file_name: "other.gift".to_owned(),
        file: file(&exported.text),
    };
    let new = copy.id;
    let title = import_module(&world.app, &admin.actor, copy.clone()).await.expect("good");
    import_module(&world.app, &admin.actor, copy).await.expect("a form sent twice");

    assert_eq!(title.as_str(), "Lock-out/tag-out");
    let (before, after) = (see(&world, &admin, id).await, see(&world, &admin, new).await);
    let like = |it: &Lesson| it.questions().iter().map(NewQuestion::like).collect::<Vec<_>>();
    let published = before.latest.as_ref().expect("a version").lesson();
    assert_eq!(like(draft(&after)), like(published));
}

#[tokio::test]
async fn a_module_is_copied_once_however_often_the_form_is_sent() {
    let (world, admin, id) = given_draft().await;
    let before = see(&world, &admin, id).await;
    let copy = |title: String| CopyModule { from: id, id: no_id(), title };
    let long = format!("Copy of {}", "x".repeat(200));
    copy_module(&world.app, &admin.actor, copy(long)).await.expect("may");
    copy_module(&world.app, &admin.actor, copy("Again".to_owned())).await.expect("the same form");

    let after = see(&world, &admin, no_id()).await;
    let title = draft(&after).about().title.as_str();
    assert!(title.starts_with("Copy of xxx") && title.chars().count() == 120, "{title}");
    assert_eq!(after.module.value.status(), ModuleStatus::Draft);
    let like = |it: &Lesson| it.questions().iter().map(NewQuestion::like).collect::<Vec<_>>();
    assert_eq!(like(draft(&after)), like(draft(&before)));
    assert_eq!(see(&world, &admin, id).await, before);
    let nameless = copy_module(&world.app, &admin.actor, copy(" ".to_owned())).await;
    assert_eq!(nameless.expect_err("no title").class(), Class::Invalid);
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_module() {
    let (world, admin) = World::set_up().await;
    let command = |title: &str| CreateModule { id: no_id(), about: about(title), rules: None };
    create_module(&world.app, &admin.actor, command("First")).await.expect("may");
    create_module(&world.app, &admin.actor, command("Second")).await.expect("the same form");

    let module = see(&world, &admin, no_id()).await;
    assert_eq!(draft(&module).about().title.as_str(), "First");
}

#[tokio::test]
async fn staff_write_nothing_and_another_company_finds_nothing() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let eve = world.another_company().await;
    let id = world.quiz(&admin, "Ladders").await;
    let expected = version(&see(&world, &admin, id).await);
    let question_id = no_id();
    let actors =
        [(staff.actor, Class::Denied), (visitor(), Class::Denied), (eve.actor, Class::NotFound)];
    for (actor, class) in actors {
        let app = &world.app;
        let new = question("Safe? {TRUE}");
        let rules = Some(QuizRules::default());
        let edit = EditModule { id, expected, about: about("x"), rules };
        let add = AddQuestion { module: id, id: question_id, question: new.clone() };
        let anew = EditQuestion { module: id, id: question_id, expected, question: new };
        let shift = MoveQuestion { module: id, question: question_id, to: 0 };
        let remove = RemoveQuestion { module: id, question: question_id, expected };
        let file = file("Safe? {TRUE}");
        let import = ImportQuestions { module: id, expected, file, placement: Placement::Append };
        let copy = CopyModule { from: id, id: no_id(), title: "Copy".to_owned() };
        let number = VersionNumber::FIRST;
        let discard = DiscardDraft { id, expected, number };
        let publish = PublishModule { id, expected, number, release: Release::default() };
        let classes = [
            edit_module(app, &actor, edit).await.expect_err("no").class(),
            add_question(app, &actor, add).await.expect_err("no").class(),
            edit_question(app, &actor, anew).await.expect_err("no").class(),
            move_question(app, &actor, shift).await.expect_err("no").class(),
            remove_question(app, &actor, remove).await.expect_err("no").class(),
            open_draft(app, &actor, OpenModuleDraft { id }).await.expect_err("no").class(),
            discard_draft(app, &actor, discard).await.expect_err("no").class(),
            import_questions(app, &actor, import).await.expect_err("no").class(),
            export_module(app, &actor, id).await.expect_err("no").class(),
            copy_module(app, &actor, copy).await.expect_err("no").class(),
            see_publication(app, &actor, id, Date::MIN).await.expect_err("no").class(),
            publish_module(app, &actor, publish).await.expect_err("no").class(),
            retire_module(app, &actor, RetireModule { id, expected })
                .await
                .expect_err("no")
                .class(),
        ];
        assert_eq!(classes, [class; 13]);
    }
}
