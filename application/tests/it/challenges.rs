//! That somebody thinks a question is wrong, and what its authors answer.

use application::{
    Class, Failure, PageNumber,
    identity::{DeactivatePerson, ErasePerson, deactivate_person, erase_person, see_person},
    training::{
        AnswerChallenge, AnswerChallengeError, ChallengeQuestion, ChallengeQuestionError,
        StartAttempt, SubmitAttempt, answer_challenge, challenge_question, list_challenges,
        own_challenges, see_attempt, see_challenge, see_module, start_attempt, submit_attempt,
    },
};
use domain_identity::PersonName;
use domain_kernel::{Role, Version};
use domain_training::{
    AttemptId, ChallengeId, ChallengeRefused, ChallengeReply, ChallengeText, ChallengeVerdict,
    FeedbackPolicy, ModuleId, QuestionId, QuizRules, VersionNumber,
};
use world::{Somebody, World};

/// A finished attempt at a module, with its first two questions.
async fn finished(world: &World, who: &Somebody, module: ModuleId) -> (AttemptId, [QuestionId; 2]) {
    let started = start_attempt(&world.app, &who.actor, StartAttempt { module }).await;
    let attempt = started.expect("it is open to all").attempt;
    let command = SubmitAttempt { attempt, sheet: Vec::new(), even_incomplete: true };
    submit_attempt(&world.app, &who.actor, command).await.expect("their own");
    let found = see_attempt(&world.app, &who.actor, attempt).await.expect("their own");
    let questions = found.version.lesson().questions();
    (attempt, [questions[0].id(), questions[1].id()])
}

async fn challenge(
    world: &World,
    who: &Somebody,
    (attempt, question): (AttemptId, QuestionId),
) -> Result<ChallengeId, ChallengeQuestionError> {
    let text = ChallengeText::restore("Both are right".to_owned());
    let id = world.app.ids.next();
    let command = ChallengeQuestion { id, attempt, question, text };
    challenge_question(&world.app, &who.actor, command).await.map(|()| id)
}

async fn answer(
    world: &World,
    who: &Somebody,
    id: ChallengeId,
    verdict: ChallengeVerdict,
) -> Result<(), AnswerChallengeError> {
    let reply = ChallengeReply::restore("Thank you".to_owned());
    let command = AnswerChallenge { id, expected: Version::FIRST, verdict, reply };
    answer_challenge(&world.app, &who.actor, command).await
}

#[tokio::test]
async fn a_question_is_challenged_and_answered_once_and_a_mail_says_so() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.open_quiz(&admin, "Locks").await;
    let (attempt, [first, second]) = finished(&world, &kofi, module).await;

    let id = challenge(&world, &kofi, (attempt, first)).await.expect("may");
    let again = challenge(&world, &kofi, (attempt, first)).await;
    let still_open = ChallengeQuestionError::Refused(ChallengeRefused::StillOpen);
    assert_eq!(again.map_err(|it| it.to_string()), Err(still_open.to_string()));
    challenge(&world, &kofi, (attempt, second)).await.expect("another question");
    let view = see_module(&world.app, &admin.actor, module).await.expect("there");
    assert_eq!(view.n_challenges, 2);

    answer(&world, &admin, id, ChallengeVerdict::Accepted).await.expect("may");
    let twice = answer(&world, &admin, id, ChallengeVerdict::Refused).await;
    assert!(matches!(twice, Err(AnswerChallengeError::Answered(_))), "{twice:?}");
    let listed = list_challenges(&world.app, &admin.actor, module, PageNumber::FIRST).await;
    let listed = listed.expect("may").items;
    let questions: Vec<QuestionId> = listed.iter().map(|it| it.challenge.value.question).collect();
    assert_eq!(questions, [second, first]);
    assert_eq!(listed[0].name.as_str(), "Kofi Mensah");

    let of = (module, VersionNumber::FIRST);
    let own = own_challenges(&world.app, &kofi.actor, of).await.expect("may");
    let answers: Vec<bool> = own.iter().map(|it| it.answer.is_some()).collect();
    assert_eq!(answers, [true, false]);
    world.deliver_all().await;
    let mail = world.mailbox.last("kofi.mensah@harbour.example").expect("a mail");
    assert!(mail.contains("challenge_answered"), "{mail}");
    // What was answered can be said once more.
    challenge(&world, &kofi, (attempt, first)).await.expect("it is not open any more");
}

#[tokio::test]
async fn only_what_somebody_sees_can_be_challenged() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let amina = world.person(&admin, "Amina Diallo", Role::Staff, None).await;
    let module = world.open_quiz(&admin, "Locks").await;
    let (attempt, [question, _]) = finished(&world, &kofi, module).await;
    let rules = QuizRules { feedback: FeedbackPolicy::Nothing, ..QuizRules::default() };
    let secret = world.quiz_under(&admin, "Secret", rules).await;
    let (hidden, [unseen, _]) = finished(&world, &kofi, secret).await;
    let started = start_attempt(&world.app, &amina.actor, StartAttempt { module }).await;
    let open = started.expect("it is open to all").attempt;

    for (who, of, class) in [
        (&amina, (attempt, question), Class::NotFound),
        (&kofi, (attempt, unseen), Class::NotFound),
        (&kofi, (hidden, unseen), Class::NotFound),
        (&amina, (open, question), Class::Refused),
    ] {
        let refused = challenge(&world, who, of).await.expect_err("not theirs to challenge");
        assert_eq!(refused.class(), class, "{of:?}");
    }
}

#[tokio::test]
async fn authors_answer_and_nobody_else() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let stranger = world.another_company().await;
    let module = world.open_quiz(&admin, "Locks").await;
    let (attempt, [question, _]) = finished(&world, &kofi, module).await;
    let id = challenge(&world, &kofi, (attempt, question)).await.expect("may");
    for (who, class) in [(&kofi, Class::Denied), (&stranger, Class::NotFound)] {
        let refused = answer(&world, who, id, ChallengeVerdict::Accepted).await;
        assert_eq!(refused.expect_err("not theirs").class(), class);
        let seen = see_challenge(&world.app, &who.actor, id).await;
        assert_eq!(seen.expect_err("not theirs").class(), class);
    }
    let listed = list_challenges(&world.app, &stranger.actor, module, PageNumber::FIRST).await;
    assert_eq!(listed.expect("may").n_matches, 0);
}

#[tokio::test]
async fn so_much_is_said_at_once_and_no_more() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.open_quiz(&admin, "Locks").await;
    let (attempt, [question, _]) = finished(&world, &kofi, module).await;
    for n in 0..10 {
        let made = challenge(&world, &kofi, (attempt, question)).await;
        assert_eq!(made.is_ok(), n == 0);
    }
    let refused = challenge(&world, &kofi, (attempt, question)).await.expect_err("too often");
    assert!(matches!(refused.class(), Class::Throttled(_)), "{refused:?}");
}

#[tokio::test]
async fn what_somebody_said_goes_with_them() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.open_quiz(&admin, "Locks").await;
    let (attempt, [question, _]) = finished(&world, &kofi, module).await;
    let id = challenge(&world, &kofi, (attempt, question)).await.expect("may");
    let version =
        async || see_person(&world.app, &admin.actor, kofi.id).await.expect("there").version;
    let command = DeactivatePerson { id: kofi.id, expected: version().await, leaving: None };
    deactivate_person(&world.app, &admin.actor, command).await.expect("may");
    let command = ErasePerson {
        id: kofi.id,
        expected: version().await,
        typed_name: "Kofi Mensah".to_owned(),
        called: PersonName::restore("Former person".to_owned()),
    };
    erase_person(&world.app, &admin.actor, command).await.expect("may");
    let seen = see_challenge(&world.app, &admin.actor, id).await;
    assert_eq!(seen.expect_err("erased").class(), Class::NotFound);
}
