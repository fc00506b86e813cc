//! Certificates from elsewhere, from the hand of whoever has them to a rating.

use std::time::Duration;

use application::{
    Class, Failure, PageNumber,
    identity::{DeactivatePerson, ErasePerson, deactivate_person, erase_person, see_person},
    skills::{
        HandIn, HandInCertificate, HandInError, approve_certificate, find_certificate_file,
        hand_in_certificate, list_certificates, list_own_certificates, list_proposed_certificates,
        refuse_certificate, see_own_skill, see_skill_certificate, sweep_certificates,
        withdraw_certificate,
    },
};
use domain_identity::PersonName;
use domain_kernel::{Date, PaperKind, PersonId, Role};
use domain_skills::{
    CertificateClaim, CertificateState, Level, RatingSource, RefusalReason, SkillCertificateId,
    SkillId,
};
use world::{Somebody, World};

const TODAY: Date = Date::constant(2026, 11, 24);

fn command(id: SkillCertificateId, person: PersonId, skill: SkillId) -> HandInCertificate {
    let claim = CertificateClaim { level: Level::MAX, issued: TODAY, until: None, note: None };
    let (file_name, content) = ("C:\\My paper.docx".to_owned(), "photo of a paper".into());
    HandInCertificate { id, person, skill, claim, file_name, content }
}

fn reason() -> RefusalReason {
    RefusalReason::restore("Not readable".to_owned())
}

/// Sam, whom Mara leads, whom Anna leads, and a skill.
async fn given() -> (World, Somebody, Somebody, Somebody, SkillId) {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, Some(&admin)).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    let skill = world.skill(&admin, "Forklift", None).await;
    (world, admin, mara, sam, skill)
}

async fn level(world: &World, who: &Somebody, skill: SkillId) -> u8 {
    let seen = see_own_skill(&world.app, &who.actor, skill).await.expect("there");
    seen.on(TODAY).level.get()
}

async fn waiting(world: &World, who: &Somebody) -> Vec<SkillCertificateId> {
    let page = list_proposed_certificates(&world.app, &who.actor, PageNumber::FIRST).await;
    page.expect("may").items.into_iter().map(|it| it.certificate.id).collect()
}

#[tokio::test]
async fn a_certificate_waits_and_once_approved_it_is_a_rating() {
    let (world, admin, mara, sam, skill) = given().await;
    let id = world.app.ids.next();
    for _ in 0..2 {
        let done = hand_in_certificate(&world.app, &sam.actor, command(id, sam.id, skill)).await;
        assert_eq!(done.expect("the same form"), HandIn::Proposed);
    }
    assert_eq!(level(&world, &sam, skill).await, 0);
    assert_eq!(waiting(&world, &mara).await, [id]);
    assert_eq!(waiting(&world, &admin).await, [id]);

    approve_certificate(&world.app, &mara.actor, id).await.expect("she leads them");
    assert_eq!(level(&world, &sam, skill).await, 4);
    assert_eq!(waiting(&world, &mara).await, []);
    let seen = see_own_skill(&world.app, &sam.actor, skill).await.expect("there");
    let rating = &seen.ratings[0].rating;
    assert_eq!((seen.ratings.len(), rating.what.source), (1, RatingSource::External));
    let (_, certificates) =
        list_own_certificates(&world.app, &sam.actor, skill).await.expect("their own");
    let state = &certificates[0].certificate.state;
    assert!(
        matches!(state, CertificateState::Approved { rating: it, .. } if *it == rating.id),
        "{state:?}"
    );
    let again = approve_certificate(&world.app, &mara.actor, id).await;
    assert_eq!(again.expect_err("decided").class(), Class::Refused);
    let late = withdraw_certificate(&world.app, &sam.actor, id).await;
    assert_eq!(late.expect_err("decided").class(), Class::Refused);
}

#[tokio::test]
async fn what_is_refused_or_withdrawn_counts_for_nothing() {
    let (world, _, mara, sam, skill) = given().await;
    let refused = world.paper(&sam, &sam, skill).await;
    let withdrawn = world.paper(&sam, &sam, skill).await;
    refuse_certificate(&world.app, &mara.actor, refused, reason()).await.expect("she leads them");
    withdraw_certificate(&world.app, &sam.actor, withdrawn).await.expect("their own");
    assert_eq!(level(&world, &sam, skill).await, 0);
    assert_eq!(waiting(&world, &mara).await, []);
    for id in [refused, withdrawn] {
        let late = approve_certificate(&world.app, &mara.actor, id).await;
        assert_eq!(late.expect_err("decided").class(), Class::Refused);
    }
}

#[tokio::test]
async fn whoever_may_rate_somebody_hands_one_in_that_counts_at_once() {
    let (world, admin, mara, sam, skill) = given().await;
    let of_sam = command(world.app.ids.next(), sam.id, skill);
    let done = hand_in_certificate(&world.app, &mara.actor, of_sam).await;
    assert_eq!(done.expect("she leads them"), HandIn::Approved);
    assert_eq!(level(&world, &sam, skill).await, 4);
    let of_anna = command(world.app.ids.next(), admin.id, skill);
    let refused = hand_in_certificate(&world.app, &mara.actor, of_anna.clone()).await;
    assert_eq!(refused.expect_err("she does not lead her").class(), Class::NotFound);
    let denied = hand_in_certificate(&world.app, &sam.actor, of_anna).await;
    assert_eq!(denied.expect_err("staff").class(), Class::Denied);

    let own = world.paper(&admin, &admin, skill).await;
    let denied = approve_certificate(&world.app, &admin.actor, own).await;
    assert_eq!(denied.expect_err("her own").class(), Class::Denied);
    assert_eq!(waiting(&world, &admin).await, [], "nobody decides about their own");
}

#[tokio::test]
async fn a_certificate_is_seen_by_its_person_and_by_who_may_rate_them() {
    let (world, admin, mara, sam, skill) = given().await;
    let eve = world.another_company().await;
    let kim = world.person(&admin, "Kim", Role::Staff, Some(&mara)).await;
    let other = world.person(&admin, "Olaf", Role::Manager, Some(&admin)).await;
    let id = world.paper(&sam, &sam, skill).await;
    for who in [&sam, &mara, &admin] {
        let seen = see_skill_certificate(&world.app, &who.actor, id).await.expect("may");
        assert_eq!(seen.is_own, who.id == sam.id);
        let (file, content) = find_certificate_file(&world.app, &who.actor, id).await.expect("may");
        let told = (file.name.as_str(), file.kind, &content[..]);
        assert_eq!(told, ("My paper.png", PaperKind::Png, &b"photo of a paper"[..]));
    }
    for who in [&kim, &other, &eve] {
        let hidden = see_skill_certificate(&world.app, &who.actor, id).await;
        assert_eq!(hidden.expect_err("not theirs").class(), Class::NotFound);
        let hidden = find_certificate_file(&world.app, &who.actor, id).await;
        assert_eq!(hidden.expect_err("not theirs").class(), Class::NotFound);
        let hidden = withdraw_certificate(&world.app, &who.actor, id).await;
        assert_eq!(hidden.expect_err("not theirs").class(), Class::NotFound);
    }
    let hidden = approve_certificate(&world.app, &other.actor, id).await;
    assert_eq!(hidden.expect_err("not his team").class(), Class::NotFound);
    let hidden = list_certificates(&world.app, &other.actor, sam.id, skill).await;
    assert_eq!(hidden.expect_err("not his team").class(), Class::NotFound);
    assert_eq!(waiting(&world, &other).await, []);
}

#[tokio::test]
async fn what_is_no_certificate_is_refused_and_no_file_stays() {
    let (world, _, _, sam, skill) = given().await;
    let good = || command(world.app.ids.next(), sam.id, skill);
    let tomorrow = TODAY.tomorrow().expect("a day");
    let yesterday = TODAY.yesterday().ok();
    let with = |claim: CertificateClaim| HandInCertificate { claim, ..good() };
    for (bad, field) in [
        (HandInCertificate { content: "".into(), ..good() }, "file"),
        (HandInCertificate { content: "<svg/>".into(), ..good() }, "file"),
        (HandInCertificate { content: "%PDF-1.7 and no more".into(), ..good() }, "file"),
        (with(CertificateClaim { level: Level::NONE, ..good().claim }), "level"),
        (with(CertificateClaim { issued: tomorrow, ..good().claim }), "issued"),
        (with(CertificateClaim { until: yesterday, ..good().claim }), "until"),
    ] {
        let refused = hand_in_certificate(&world.app, &sam.actor, bad).await;
        assert_eq!(refused.expect_err("it is wrong").field(), Some(field));
    }
    for _ in 0..20 {
        world.clock.pass(Duration::from_secs(2));
        hand_in_certificate(&world.app, &sam.actor, good()).await.expect("there is room");
    }
    world.clock.pass(Duration::from_hours(25));
    let refused = hand_in_certificate(&world.app, &sam.actor, good()).await;
    assert!(matches!(refused, Err(HandInError::TooMany)), "{refused:?}");
    assert_eq!(sweep_certificates(&world.app).await.expect("may"), 0, "nothing stayed behind");
}

#[tokio::test]
async fn of_somebody_who_is_erased_no_file_and_no_word_stays() {
    let (world, admin, mara, sam, skill) = given().await;
    let waits = world.paper(&sam, &sam, skill).await;
    let refused = world.paper(&sam, &sam, skill).await;
    refuse_certificate(&world.app, &mara.actor, refused, reason()).await.expect("she leads them");
    let version =
        async || see_person(&world.app, &admin.actor, sam.id).await.expect("there").version;
    let command = DeactivatePerson { id: sam.id, expected: version().await, leaving: None };
    deactivate_person(&world.app, &admin.actor, command).await.expect("an admin may");
    let command = ErasePerson {
        id: sam.id,
        expected: version().await,
        typed_name: "Sam Staff".to_owned(),
        called: PersonName::restore("Former".to_owned()),
    };
    erase_person(&world.app, &admin.actor, command).await.expect("an admin may");

    assert_eq!(waiting(&world, &admin).await, []);
    for id in [waits, refused] {
        let seen = see_skill_certificate(&world.app, &admin.actor, id).await.expect("there");
        let certificate = seen.line.certificate;
        assert_eq!((certificate.file, certificate.claim.note), (None, None));
        match certificate.state {
            CertificateState::Refused { reason, .. } => assert_eq!(reason.as_str(), ""),
            state => assert!(matches!(state, CertificateState::Withdrawn { .. }), "{state:?}"),
        }
    }
    world.clock.pass(Duration::from_hours(25));
    assert_eq!(sweep_certificates(&world.app).await.expect("may"), 2);
}
