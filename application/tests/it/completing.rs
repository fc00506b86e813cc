//! What having completed a module is good for: recalled by a newer version, on a certificate, taken
//! back.

use application::{
    Class, Failure,
    training::{
        AcknowledgeModule, Again, CheckCertificateError, OpenModuleDraft, PublishModule,
        RevokeCompletion, Standing, StartAttempt, acknowledge_module, check_certificate,
        list_training, open_draft, publish_module, revoke_completion, see_certificate, see_module,
        see_publication, start_attempt,
    },
};
use domain_kernel::{Date, Role, Version};
use domain_training::{
    ChangeNote, Impact, ModuleId, Release, RevocationReason, Standing as Worth, VersionNumber,
};
use world::{Somebody, World, no_id, visitor};

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

/// The day of the world's clock.
fn today() -> Date {
    date("2026-11-24")
}

async fn begin(world: &World, who: &Somebody, module: ModuleId) -> AcknowledgeModule {
    let started = start_attempt(&world.app, &who.actor, StartAttempt { module }).await;
    AcknowledgeModule { attempt: started.expect("may").attempt }
}

async fn read(world: &World, who: &Somebody, module: ModuleId) {
    let command = begin(world, who, module).await;
    acknowledge_module(&world.app, &who.actor, command).await.expect("their own");
    world.clock.pass(std::time::Duration::from_mins(1));
}

/// The form of the page that publishes what is now the draft.
async fn form(world: &World, who: &Somebody, id: ModuleId, release: Release) -> PublishModule {
    let module = see_module(&world.app, &who.actor, id).await.expect("there").module;
    let number = module.value.latest().map_or(VersionNumber::FIRST, VersionNumber::next);
    PublishModule { id, expected: module.version, number, release }
}

fn retraining(note: &str) -> Release {
    let (from, until) = (date("2026-11-24"), date("2026-12-23"));
    let note = Some(ChangeNote::restore(note.to_owned()));
    Release { note, impact: Impact::Retraining { from, until } }
}

async fn again(world: &World, who: &Somebody, day: Date) -> Again {
    let record = list_training(&world.app, &who.actor, day).await.expect("may");
    match &record.modules[0].standing {
        Standing::Again(again) => again.clone(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_new_version_asks_those_who_completed_the_old_one_to_do_it_again() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let slow = world.person(&admin, "Sam Slow", Role::Staff, None).await;
    let id = world.reading(&admin, "House rules").await;
    read(&world, &kofi, id).await;
    let begun = begin(&world, &slow, id).await;
    open_draft(&world.app, &admin.actor, OpenModuleDraft { id }).await.expect("may");

    let publication = see_publication(&world.app, &admin.actor, id, today()).await.expect("may");
    assert_eq!((publication.n_good, publication.module.n_in_progress), (1, 1));
    assert!(publication.is_editorial);
    let command = form(&world, &admin, id, retraining("two more rules")).await;
    publish_module(&world.app, &admin.actor, command.clone()).await.expect("a draft");
    // The same form once more is the same answer.
    publish_module(&world.app, &admin.actor, command).await.expect("it was sent twice");

    let asked = again(&world, &kofi, today()).await;
    assert_eq!(asked.worth, Worth::ToRenew { until: date("2026-12-23") });
    assert_eq!(asked.last.recalled_for.as_ref().map(ChangeNote::as_str), Some("two more rules"));
    // Whoever was in the middle of the old version finishes that, and is asked too.
    acknowledge_module(&world.app, &slow.actor, begun).await.expect("their own");
    assert_eq!(again(&world, &slow, today()).await.worth, asked.worth);
    let lapsed = again(&world, &slow, date("2026-12-24")).await.worth;
    assert_eq!(lapsed, Worth::Over { since: date("2026-12-24") });

    read(&world, &kofi, id).await;
    let record = list_training(&world.app, &kofi.actor, today()).await.expect("may");
    assert!(matches!(record.modules[0].standing, Standing::Completed(_, None)));
}

#[tokio::test]
async fn other_words_and_new_content_ask_nothing_of_anybody() {
    let (world, admin) = World::set_up().await;
    let id = world.reading(&admin, "House rules").await;
    read(&world, &admin, id).await;
    for impact in [Impact::Editorial, Impact::NewContent] {
        open_draft(&world.app, &admin.actor, OpenModuleDraft { id }).await.expect("may");
        let command = form(&world, &admin, id, Release { note: None, impact }).await;
        publish_module(&world.app, &admin.actor, command).await.expect("a draft");
        let record = list_training(&world.app, &admin.actor, Date::MAX).await.expect("may");
        assert!(matches!(record.modules[0].standing, Standing::Completed(_, None)));
    }
}

#[tokio::test]
async fn whoever_publishes_something_else_at_the_same_time_is_told() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let id = world.reading(&admin, "House rules").await;
    open_draft(&world.app, &admin.actor, OpenModuleDraft { id }).await.expect("may");
    let first = form(&world, &admin, id, retraining("two more rules")).await;
    let second = PublishModule { release: retraining("one rule less"), ..first.clone() };

    publish_module(&world.app, &admin.actor, first).await.expect("a draft");
    let late = publish_module(&world.app, &mara.actor, second).await;
    assert_eq!(late.expect_err("something else").class(), Class::Stale);
}

#[tokio::test]
async fn a_certificate_is_seen_by_its_person_and_those_above() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&mara)).await;
    let other = world.person(&admin, "Olga Other", Role::Manager, None).await;
    let peer = world.person(&admin, "Peer Peer", Role::Staff, None).await;
    let eve = world.another_company().await;
    let (id, _) = world.certificate(&admin, &kofi).await;

    for who in [&kofi, &mara, &admin] {
        let seen = see_certificate(&world.app, &who.actor, id).await.expect("may");
        assert_eq!(seen.person_name.as_str(), "Kofi Mensah");
    }
    for who in [&other, &peer, &eve] {
        let hidden = see_certificate(&world.app, &who.actor, id).await;
        assert_eq!(hidden.expect_err("not theirs").class(), Class::NotFound);
    }
    let denied = see_certificate(&world.app, &visitor(), id).await;
    assert_eq!(denied.expect_err("nobody").class(), Class::Denied);
}

#[tokio::test]
async fn anybody_checks_a_certificate_and_sees_no_name() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let eve = world.another_company().await;
    let (_, code) = world.certificate(&admin, &kofi).await;
    let typed = code.grouped().to_lowercase();

    for (actor, name) in [(visitor(), "K. M."), (eve.actor, "K. M."), (admin.actor, "Kofi Mensah")]
    {
        let checked = check_certificate(&world.app, &actor, &typed).await.expect("it is there");
        assert_eq!((checked.person.as_str(), checked.company.as_str()), (name, "Harbour & Sons"));
        assert_eq!(checked.tenure.standing(checked.today), Worth::Good { until: None });
    }
    for code in ["", "x", "0123456789ABCDEFGHJKMNPQRSTV"] {
        let unknown = check_certificate(&world.app, &visitor(), code).await;
        assert!(matches!(unknown, Err(CheckCertificateError::NoSuchCertificate)), "{code}");
    }
    let mut n_checked = 6;
    loop {
        match check_certificate(&world.app, &visitor(), "x").await {
            Err(CheckCertificateError::TooOften(_)) => break,
            _ => n_checked += 1,
        }
        assert!(n_checked < 100, "nobody tries out many");
    }
    world.clock.pass(std::time::Duration::from_hours(1));
    assert!(check_certificate(&world.app, &visitor(), &typed).await.is_ok());
}

#[tokio::test]
async fn what_an_admin_revokes_is_to_be_done_again() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&mara)).await;
    let eve = world.another_company().await;
    let (id, code) = world.certificate(&admin, &kofi).await;
    let reason = RevocationReason::restore("Somebody else took it".to_owned());
    let command = RevokeCompletion { id, expected: Version::FIRST, reason };

    for (who, class) in [(&kofi, Class::Denied), (&mara, Class::Denied), (&eve, Class::NotFound)] {
        let refused = revoke_completion(&world.app, &who.actor, command.clone()).await;
        assert_eq!(refused.expect_err("no admin of this").class(), class);
    }
    let nothing = RevokeCompletion { id: no_id(), ..command.clone() };
    let nothing = revoke_completion(&world.app, &admin.actor, nothing).await;
    assert_eq!(nothing.expect_err("no such").class(), Class::NotFound);
    revoke_completion(&world.app, &admin.actor, command.clone()).await.expect("may");
    let stale = revoke_completion(&world.app, &admin.actor, command.clone()).await;
    assert_eq!(stale.expect_err("it was revoked").class(), Class::Stale);
    let expected = Version::FIRST.next();
    let twice = RevokeCompletion { expected, ..command };
    let twice = revoke_completion(&world.app, &admin.actor, twice).await;
    assert_eq!(twice.expect_err("it was revoked").class(), Class::Refused);

    assert_eq!(again(&world, &kofi, today()).await.worth, Worth::Revoked);
    let checked = check_certificate(&world.app, &visitor(), &code.plain()).await.expect("there");
    assert_eq!(checked.tenure.standing(checked.today), Worth::Revoked);
    let seen = see_certificate(&world.app, &kofi.actor, id).await.expect("still their own");
    assert_eq!(
        seen.revoked.map(|it| it.as_str().to_owned()).as_deref(),
        Some("Somebody else took it")
    );
}
