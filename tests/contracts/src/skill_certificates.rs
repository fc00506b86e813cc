use std::sync::Arc;

use application::{PageNumber, skills::ProposedTo};
use domain_kernel::{
    Date, Facts, Id, Line, PaperKind, PersonId, Role, Rule, StoreError, Timestamp, Version,
    Versioned,
};
use domain_skills::{
    CertificateClaim, CertificateFile, CertificateState, Level, RatingSource, RefusalReason,
    SkillCertificate,
};
use uuid::Uuid;

use crate::{
    AnyStore,
    identity::fact,
    ratings::{given_skills, rating},
    skills::skill_id,
    world::{given_company, noon, permit, person, person_id, profile},
};

pub async fn a_certificate_read_back_is_the_one_saved<S: AnyStore>(store: Arc<S>) {
    let admin = given_skills(&*store, 1).await;
    let mut saved = certificate(1, admin);
    add(&*store, 1, &saved).await.expect("nothing against it");
    assert_eq!(read(&*store, 1, &saved).await.map(|it| it.value), Some(saved.clone()));
    let again = add(&*store, 1, &saved).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::SkillCertificateId))), "{again:?}");

    let said = rating(1, RatingSource::External, 3, None);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.ratings().add(&said).await.expect("nothing against it");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let by = Some(admin);
    saved.state = CertificateState::Approved { by, at: noon(), rating: said.id };
    save(&*store, 1, &saved, Version::FIRST).await.expect("not changed meanwhile");
    assert_eq!(read(&*store, 1, &saved).await.map(|it| it.value), Some(saved.clone()));
    let stale = save(&*store, 1, &saved, Version::FIRST).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");

    let reason = RefusalReason::restore("Ünit \u{1f3b5}".to_owned());
    let states = [
        CertificateState::Refused { by, at: noon(), reason },
        CertificateState::Withdrawn { at: noon() },
    ];
    for (number, state) in (2..).zip(states) {
        let mut saved = certificate(number, admin);
        saved.claim.until = None;
        saved.claim.note = None;
        saved.state = state;
        add(&*store, 1, &saved).await.expect("nothing against it");
        assert_eq!(read(&*store, 1, &saved).await.map(|it| it.value), Some(saved.clone()));
        let line = store.skill_certificate(&permit(1), saved.id).await.expect("read");
        let line = line.expect("there");
        assert_eq!((line.certificate, line.skill.as_str()), (saved, "Skill 1"));
        assert_eq!(line.decided_by.is_some(), number == 2);
    }
    let all = store.certificates_in(&permit(1), admin, skill_id(1)).await.expect("read");
    assert_eq!(all.len(), 3);
    assert_eq!(store.certificates_of(&permit(1), admin).await.expect("read"), all);
    let none = store.certificates_in(&permit(1), admin, skill_id(2)).await.expect("read");
    assert_eq!(none, []);
}

pub async fn certificates_wait_for_those_who_lead_the_person<S: AnyStore>(store: Arc<S>) {
    let admin = given_skills(&*store, 1).await;
    let sam = led(&*store, 2, admin).await;
    let late = SkillCertificate {
        handed_in: Timestamp::from_micros(noon().micros() + 1),
        ..certificate(1, sam)
    };
    let early = certificate(2, sam);
    let mut decided = certificate(3, sam);
    decided.state = CertificateState::Withdrawn { at: noon() };
    let own = certificate(4, admin);
    for it in [&late, &early, &decided, &own] {
        add(&*store, 1, it).await.expect("nothing against it");
    }
    let waiting = async |manager: Option<PersonId>, except: Option<PersonId>| {
        let query = ProposedTo { manager, except, page: PageNumber::FIRST };
        let page = store.proposed_certificates(&permit(1), &query).await.expect("read");
        assert_eq!(page.n_matches as usize, page.items.len());
        page.items.into_iter().map(|it| it.certificate.id).collect::<Vec<_>>()
    };
    assert_eq!(waiting(Some(admin), Some(admin)).await, [early.id, late.id]);
    assert_eq!(waiting(None, Some(admin)).await, [early.id, late.id]);
    assert_eq!(waiting(None, None).await.len(), 3);
    assert_eq!(waiting(Some(sam), Some(sam)).await, []);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.skill_certificates().n_proposed(sam).await.expect("read"), 2);
}

pub async fn what_nobody_approved_goes_with_its_skill<S: AnyStore>(store: Arc<S>) {
    let admin = given_skills(&*store, 1).await;
    let mut gone = certificate(1, admin);
    gone.skill = skill_id(2);
    add(&*store, 1, &gone).await.expect("nothing against it");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.skills().remove(skill_id(2), Version::FIRST).await.expect("not rated");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    assert_eq!(read(&*store, 1, &gone).await, None);
    let file = gone.file.expect("a file").id;
    assert_eq!(store.kept_certificate_files(&permit(1), &[file]).await.expect("read"), []);
}

pub async fn the_files_of_somebody_who_was_erased_are_nobodys<S: AnyStore>(store: Arc<S>) {
    let admin = given_skills(&*store, 1).await;
    let saved = certificate(1, admin);
    add(&*store, 1, &saved).await.expect("nothing against it");
    let file = saved.file.as_ref().expect("a file").id;
    assert_eq!(store.kept_certificate_files(&permit(1), &[file]).await.expect("read"), [file]);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.skill_certificates().forget(admin, noon()).await.expect("forget");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let found = read(&*store, 1, &saved).await.expect("there").value;
    assert_eq!((&found.file, &found.claim.note), (&None, &None));
    assert_eq!(found.state, CertificateState::Withdrawn { at: noon() });
    assert_eq!(store.kept_certificate_files(&permit(1), &[file]).await.expect("read"), []);
    let late = save(&*store, 1, &saved, Version::FIRST).await;
    assert!(matches!(late, Err(StoreError::Stale)), "{late:?}");
}

pub async fn another_company_sees_and_changes_no_certificate<S: AnyStore>(store: Arc<S>) {
    let admin = given_skills(&*store, 1).await;
    given_company(&*store, 2).await;
    let saved = certificate(1, admin);
    add(&*store, 1, &saved).await.expect("nothing against it");
    let theirs = permit(2);
    assert_eq!(read(&*store, 2, &saved).await, None);
    assert_eq!(store.skill_certificate(&theirs, saved.id).await.expect("read"), None);
    assert_eq!(store.certificates_of(&theirs, admin).await.expect("read"), []);
    let all = store.proposed_certificates(&theirs, &ProposedTo::default()).await.expect("read");
    assert_eq!(all.items, []);
    let file = saved.file.as_ref().expect("a file").id;
    assert_eq!(store.kept_certificate_files(&theirs, &[file]).await.expect("read"), []);
    let meddled = save(&*store, 2, &saved, Version::FIRST).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    assert!(add(&*store, 2, &certificate(2, admin)).await.is_err(), "they have no such person");
    let mut tx = store.begin(&theirs).await.expect("begin");
    assert_eq!(tx.skill_certificates().n_proposed(admin).await.expect("read"), 0);
    tx.skill_certificates().forget(admin, noon()).await.expect("forgets nothing");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    assert_eq!(read(&*store, 1, &saved).await.map(|it| it.value), Some(saved));
}

/// One more person of the first company, whom the manager leads.
async fn led(store: &dyn AnyStore, number: u128, manager: PersonId) -> PersonId {
    let profile = profile("Sam", "sam@harbour.example", None);
    let mut person = person(person_id(1, number), profile, Role::Staff);
    person.manager = Some(manager);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.people().insert(&person).await.expect("nothing against it");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    person.id
}

/// Of the first skill, with a file of its own.
fn certificate(number: u128, person: PersonId) -> SkillCertificate {
    let file = CertificateFile {
        id: Id::from_uuid(Uuid::from_u128(number + 100)),
        kind: PaperKind::Jpeg,
        name: Line::restore("Ünit \u{1f3b5}.jpg".to_owned()),
        n_bytes: 9_000_000_000,
    };
    SkillCertificate {
        id: Id::from_uuid(Uuid::from_u128(number)),
        person,
        skill: skill_id(1),
        claim: CertificateClaim {
            level: Level::new(3).expect("a level"),
            issued: Date::constant(2026, 3, 1),
            until: Some(Date::constant(2029, 2, 28)),
            note: Some(Line::restore("Ünit \u{1f3b5}".to_owned())),
        },
        file: Some(file),
        handed_in: noon(),
        handed_in_by: Some(person),
        state: CertificateState::Proposed,
    }
}

async fn add(
    store: &dyn AnyStore,
    company: u128,
    certificate: &SkillCertificate,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.skill_certificates().insert(certificate).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn save(
    store: &dyn AnyStore,
    company: u128,
    certificate: &SkillCertificate,
    version: Version,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    let certificate = Versioned { value: certificate.clone(), version };
    tx.skill_certificates().update(&certificate).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn read(
    store: &dyn AnyStore,
    company: u128,
    certificate: &SkillCertificate,
) -> Option<Versioned<SkillCertificate>> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.skill_certificates().find(certificate.id).await.expect("read")
}
