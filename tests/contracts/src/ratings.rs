use std::sync::Arc;

use application::{
    PageNumber,
    skills::{ListPersonSkills, Qualification, Qualifications, WhichSkills},
};
use domain_courses::Course;
use domain_kernel::{Date, Facts, Id, Line, PersonId, Rule, StoreError, Version, days_later};
use domain_skills::{
    Giver, Grant, Granted, Level, Need, Profile, ProfileSettings, Rated, Rating, RatingSource,
    Revocation, RevocationReason, Span, spans,
};
use uuid::Uuid;

use crate::{
    AnyStore,
    courses::{course, course_id},
    identity::fact,
    skills::{job_role, skill, skill_id},
    world::{given_company, noon, permit, person_id},
};

/// Before everything.
pub(crate) const LONG_AGO: Date = Date::constant(1990, 1, 1);
const TODAY: Date = Date::constant(2026, 11, 24);

pub async fn a_rating_read_back_is_the_rating_saved<S: AnyStore>(store: Arc<S>) {
    given_skills(&*store, 1).await;
    let mut saved = rating(1, RatingSource::Manager, 3, Some(10));
    saved.what.by = Some(person_id(1, 1));
    saved.what.overrides = true;
    saved.what.note = Some(Line::restore("Ünit \u{1f3b5}".to_owned()));
    add(&*store, 1, &saved).await.expect("nothing against it");
    assert_eq!(read(&*store, 1, &saved).await, Some(saved.clone()));
    let again = add(&*store, 1, &saved).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::RatingId))), "{again:?}");

    saved.revoked = Some(revocation(2));
    revoke(&*store, 1, &saved).await.expect("not revoked yet");
    assert_eq!(read(&*store, 1, &saved).await, Some(saved.clone()));
    let twice = revoke(&*store, 1, &saved).await;
    assert!(matches!(twice, Err(StoreError::Stale)), "{twice:?}");

    let [module, completion, course] = [7, 8, 9].map(Uuid::from_u128);
    let module = Granted::Module(Id::from_uuid(module), Id::from_uuid(completion));
    let granted = [module, Granted::Course(Id::from_uuid(course))];
    for (number, granted) in (2..).zip(granted) {
        let mut saved = rating(number, RatingSource::Training, 2, None);
        saved.what.granted = Some(granted);
        add(&*store, 1, &saved).await.expect("nothing against it");
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let found = tx.ratings().granted(saved.person, granted).await.expect("read");
        assert_eq!(found, [saved.clone()]);
        drop(tx);
        saved.revoked = Some(revocation(1));
        revoke(&*store, 1, &saved).await.expect("not revoked yet");
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        assert_eq!(tx.ratings().granted(saved.person, granted).await.expect("read"), []);
    }
}

pub async fn what_follows_from_ratings_is_kept_with_them<S: AnyStore>(store: Arc<S>) {
    given_skills(&*store, 1).await;
    let mut passed = rating(1, RatingSource::Training, 3, Some(20));
    passed.on = days_later(TODAY, -30).expect("a day");
    let mut all = vec![passed, rating(2, RatingSource::Manager, 2, None)];
    for it in &all {
        add(&*store, 1, it).await.expect("nothing against it");
    }
    assert_eq!(spans_of(&*store, 1, LONG_AGO).await, spans(&all));
    let kept = spans_of(&*store, 1, days_later(TODAY, 21).expect("a day")).await;
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].level.get(), kept[0].lapse.is_some()), (2, true));

    all[0].revoked = Some(revocation(0));
    revoke(&*store, 1, &all[0]).await.expect("not revoked yet");
    assert_eq!(spans_of(&*store, 1, LONG_AGO).await, spans(&all));
    all[1].revoked = Some(revocation(0));
    revoke(&*store, 1, &all[1]).await.expect("not revoked yet");
    assert_eq!(spans_of(&*store, 1, LONG_AGO).await, spans(&all));
    assert_eq!(spans_of(&*store, 1, TODAY).await, []);
}

pub async fn many_ratings_are_added_as_if_one_by_one<S: AnyStore>(store: Arc<S>) {
    given_skills(&*store, 1).await;
    let first = rating(1, RatingSource::Own, 1, None);
    add(&*store, 1, &first).await.expect("nothing against it");
    let mut other = rating(2, RatingSource::Manager, 2, None);
    other.skill = skill_id(2);
    let end = rating(3, RatingSource::Manager, 3, Some(4));
    let many = [other.clone(), end.clone()];
    add_all(&*store, 1, &many).await.expect("nothing against them");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let mut found = tx.ratings().of_people(&[first.person]).await.expect("read");
    found.sort_by_key(|it| it.id);
    assert_eq!(found, [first.clone(), other, end.clone()]);
    assert_eq!(tx.ratings().of_people(&[]).await.expect("read"), []);
    drop(tx);
    assert_eq!(spans_of(&*store, 1, LONG_AGO).await, spans(&[first, end.clone()]));

    let twice = add_all(&*store, 1, &[rating(4, RatingSource::Own, 1, None), end]).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(Rule::RatingId))), "{twice:?}");
    assert_eq!(read(&*store, 1, &rating(4, RatingSource::Own, 1, None)).await, None);
    let mut lost = rating(5, RatingSource::Own, 1, None);
    lost.skill = skill_id(9);
    let lost = add_all(&*store, 1, &[lost]).await;
    assert!(matches!(lost, Err(StoreError::Stale)), "{lost:?}");
}

/// As when a module is to be done again by all who have done it.
pub async fn many_ratings_are_kept_and_taken_back_together<S: AnyStore>(store: Arc<S>) {
    given_skills(&*store, 1).await;
    let [module, other] = [7, 8].map(|it| Id::from_uuid(Uuid::from_u128(it)));
    let granted = |number: u128, module, n_days| {
        let completion = Id::from_uuid(Uuid::from_u128(100 + number));
        let mut it = rating(number, RatingSource::Training, 2, n_days);
        it.skill = skill_id(1 + number % 4);
        it.what.granted = Some(Granted::Module(module, completion));
        it
    };
    let mut long: Vec<Rating> = (1..=600).map(|it| granted(it, module, None)).collect();
    let short = granted(601, module, Some(3));
    let theirs = granted(602, other, None);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.ratings().add_all(&long).await.expect("nothing against it");
    tx.ratings().add_all(&[short.clone(), theirs.clone()]).await.expect("nothing against it");
    tx.ratings().add_all(&[]).await.expect("nothing is added");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");

    let day = |n| days_later(TODAY, n).expect("a day");
    let outlasting = async |until| {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        tx.ratings().outlasting(module, until).await.expect("read").len()
    };
    assert_eq!((outlasting(day(2)).await, outlasting(day(3)).await), (601, 600));
    let all = || {
        let all = long.iter().chain([&short, &theirs]).filter(|it| it.skill == skill_id(1));
        spans(&all.cloned().collect::<Vec<_>>())
    };
    assert_eq!(spans_of(&*store, 1, LONG_AGO).await, all());

    let before = all();
    for (n, it) in long.iter_mut().enumerate() {
        it.revoked = Some(revocation(i64::from(n >= 300)));
    }
    revoke_all(&*store, 1, &long).await.expect("none is yet");
    revoke_all(&*store, 1, &[]).await.expect("nothing is taken back");
    assert_eq!((outlasting(day(2)).await, outlasting(day(3)).await), (1, 0));
    let kept = spans_of(&*store, 1, LONG_AGO).await;
    assert_ne!(kept, before);
    let all: Vec<Rating> = long.iter().chain([&theirs]).cloned().collect();
    let of_first: Vec<Rating> = all.into_iter().filter(|it| it.skill == skill_id(1)).collect();
    assert_eq!(kept, spans(&of_first));

    let mut late = short;
    late.revoked = Some(revocation(0));
    let twice = revoke_all(&*store, 1, &[late, long[0].clone()]).await;
    assert!(matches!(twice, Err(StoreError::Stale)), "{twice:?}");
    assert_eq!(outlasting(day(2)).await, 1, "all or none");
}

pub async fn skills_of_a_person_are_listed_with_what_their_job_roles_need<S: AnyStore>(
    store: Arc<S>,
) {
    let admin = given_skills(&*store, 1).await;
    let one = job_role(1, "Fitter", &[(2, 1), (3, 4)]);
    let two = job_role(2, "Welder", &[(2, 3)]);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    for it in [&one, &two] {
        tx.job_roles().insert(it).await.expect("nothing against it");
    }
    let settings =
        ProfileSettings { job_roles: [one.id, two.id].into(), ..ProfileSettings::default() };
    let profile = Profile { person: admin, settings };
    tx.skill_profiles().insert(&profile).await.expect("nothing against it");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let mut said = rating(1, RatingSource::Manager, 2, None);
    said.what.by = Some(admin);
    add(&*store, 1, &said).await.expect("nothing against it");

    let list = |which, search: &str| ListPersonSkills {
        person: admin,
        search: search.to_owned(),
        which,
        page: PageNumber::FIRST,
    };
    let permit = permit(1);
    let found = async |which, search: &str| {
        let page = store.person_skills(&permit, &list(which, search)).await.expect("read");
        assert_eq!(page.n_matches as usize, page.items.len());
        let items = page.items.into_iter().map(|it| (it.id, it.needed.get()));
        items.collect::<Vec<_>>()
    };
    let [first, second, third, fourth] = [1, 2, 3, 4].map(skill_id);
    assert_eq!(
        found(WhichSkills::Theirs, "").await,
        [(first, 0), (second, 3), (third, 4)],
        "what was rated, and the highest that is needed"
    );
    assert_eq!(found(WhichSkills::All, "").await.len(), 4);
    assert_eq!(found(WhichSkills::All, "SKILL 4").await, [(fourth, 0)]);
    assert_eq!(found(WhichSkills::Theirs, "SKILL 4").await, []);

    let one = store.person_skill(&permit, admin, second).await.expect("read").expect("there");
    assert_eq!((one.needed.get(), one.name.as_str()), (3, "Skill 2"));
    let none = store.person_skill(&permit, admin, skill_id(9)).await.expect("read");
    assert_eq!(none, None);
    let lines = store.ratings(&permit, admin, &[first, second]).await.expect("read");
    assert_eq!(lines.len(), 1);
    assert_eq!((&lines[0].rating, lines[0].by.is_some()), (&said, true));
    assert_eq!(lines[0].skill.as_str(), "Skill 1");
    assert_eq!(store.all_ratings(&permit, admin).await.expect("read"), lines);
    assert_eq!(store.ratings(&permit, admin, &[second]).await.expect("read"), []);
    assert_eq!(store.ratings(&permit, admin, &[]).await.expect("read"), []);
}

pub async fn what_gives_a_skill_gives_it_once_until_it_is_gone<S: AnyStore>(store: Arc<S>) {
    given_skills(&*store, 1).await;
    let choir: Course = course(1, "Choir");
    crate::courses::add(&*store, 1, &choir).await.expect("nothing against it");
    let giver = Giver::Course(Id::from_uuid(course_id(1).uuid()));
    let [two, three] = [2, 3].map(|it| grant(1, giver, it));
    insert(&*store, 1, &two).await.expect("nothing against it");
    let twice = insert(&*store, 1, &three).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(Rule::SkillGrant))), "{twice:?}");
    insert(&*store, 1, &grant(2, giver, 4)).await.expect("another skill");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let granted = tx.grants().of_giver(giver).await.expect("read");
    assert_eq!(granted.iter().map(|it| it.level.get()).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(tx.grants().find(skill_id(1), giver).await.expect("read"), Some(two));
    drop(tx);
    let permit = permit(1);
    let lines = store.grants(&permit, skill_id(1)).await.expect("read");
    assert_eq!(lines.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["Choir"]);
    let givers = store.givers(&permit).await.expect("read");
    assert_eq!(givers, [(giver, "Choir".to_owned())]);

    let admin = person_id(1, 1);
    let qualifications: &dyn Qualifications = &*store;
    let of = async |level: u8, day: Date| {
        let level = Level::new(level).expect("a level");
        let wanted = [2, 1].map(|it| Need { skill: skill_id(it), level });
        let stands = qualifications.of(&permit, admin, &wanted, day).await.expect("read");
        assert!(stands[0].is_missing(), "of the other skill nobody has said anything");
        stands.into_iter().nth(1).expect("one for each")
    };
    let Qualification::Missing { has, gives } = of(1, TODAY).await else {
        panic!("nobody has rated");
    };
    let closings = gives.iter().map(|it| (it.giver, it.level.get(), it.is_theirs));
    assert_eq!((has, closings.collect()), (Level::NONE, vec![(giver, 2, false)]));
    assert_eq!(qualifications.of(&permit, admin, &[], TODAY).await.expect("read"), []);
    add(&*store, 1, &rating(1, RatingSource::Training, 2, Some(5))).await.expect("add");
    let until = days_later(TODAY, 5);
    assert_eq!(of(2, TODAY).await, Qualification::Held { until });
    let missing = of(3, TODAY).await;
    let level = Level::new(2).expect("a level");
    assert_eq!(missing, Qualification::Missing { has: level, gives: Vec::new() });
    let later = of(2, days_later(TODAY, 6).expect("a day")).await;
    assert!(matches!(later, Qualification::Missing { .. }), "{later:?}");
    let before = of(1, days_later(TODAY, -1).expect("a day")).await;
    assert!(matches!(before, Qualification::Missing { .. }), "{before:?}");
    add(&*store, 1, &rating(2, RatingSource::Manager, 1, None)).await.expect("add");
    assert_eq!(of(1, TODAY).await, Qualification::Held { until: None });
    assert_eq!(of(2, TODAY).await, Qualification::Held { until });

    take_away(&*store, 1, &two).await.expect("as it is");
    let gone = take_away(&*store, 1, &two).await;
    assert!(matches!(gone, Err(StoreError::Stale)), "{gone:?}");
    crate::courses::remove(&*store, 1, course_id(1), Version::FIRST).await.expect("as it was read");
    assert_eq!(store.grants(&permit, skill_id(2)).await.expect("read"), []);
}

pub async fn a_skill_in_which_somebody_was_rated_stays<S: AnyStore>(store: Arc<S>) {
    given_skills(&*store, 1).await;
    let mut said = rating(1, RatingSource::Manager, 2, None);
    add(&*store, 1, &said).await.expect("nothing against it");
    said.revoked = Some(revocation(0));
    revoke(&*store, 1, &said).await.expect("not revoked yet");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert!(tx.ratings().is_rated(skill_id(1)).await.expect("read"));
    assert!(!tx.ratings().is_rated(skill_id(2)).await.expect("read"));
    drop(tx);
    let remove = async |skill| {
        let mut tx = store.begin(&permit(1)).await?;
        tx.skills().remove(skill, Version::FIRST).await?;
        tx.commit(Facts::new(noon(), &fact())).await
    };
    let kept = remove(skill_id(1)).await;
    assert!(matches!(kept, Err(StoreError::Stale)), "{kept:?}");
    remove(skill_id(2)).await.expect("not rated");
    let mut late = rating(2, RatingSource::Manager, 2, None);
    late.skill = skill_id(2);
    let late = add(&*store, 1, &late).await;
    assert!(matches!(late, Err(StoreError::Stale)), "{late:?}");
}

pub async fn what_was_noted_about_somebody_is_forgotten_and_their_levels_are_not<S: AnyStore>(
    store: Arc<S>,
) {
    given_skills(&*store, 1).await;
    let mut said = rating(1, RatingSource::Manager, 2, None);
    said.what.note = Some(Line::restore("Steady hands".to_owned()));
    add(&*store, 1, &said).await.expect("nothing against it");
    said.revoked = Some(revocation(0));
    revoke(&*store, 1, &said).await.expect("not revoked yet");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.ratings().forget(said.person).await.expect("forget");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    said.what.note = None;
    said.revoked = said.revoked.map(|it| Revocation { reason: Line::restore(String::new()), ..it });
    assert_eq!(read(&*store, 1, &said).await, Some(said));
}

pub async fn another_company_sees_and_changes_no_rating<S: AnyStore>(store: Arc<S>) {
    given_skills(&*store, 1).await;
    given_company(&*store, 2).await;
    let mut said = rating(1, RatingSource::Manager, 2, None);
    add(&*store, 1, &said).await.expect("nothing against it");
    let choir: Course = course(1, "Choir");
    crate::courses::add(&*store, 1, &choir).await.expect("nothing against it");
    let giver = Giver::Course(Id::from_uuid(course_id(1).uuid()));
    let two = grant(1, giver, 2);
    insert(&*store, 1, &two).await.expect("nothing against it");

    assert_eq!(read(&*store, 2, &said).await, None);
    let mut other = rating(2, RatingSource::Manager, 1, None);
    other.id = Id::from_uuid(Uuid::from_u128(2));
    assert!(add(&*store, 2, &other).await.is_err(), "they have no such person and no such skill");
    assert!(insert(&*store, 2, &two).await.is_err(), "they have no such course");
    assert!(matches!(take_away(&*store, 2, &two).await, Err(StoreError::Stale)));
    said.revoked = Some(revocation(0));
    let meddled = revoke(&*store, 2, &said).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");

    let theirs = permit(2);
    assert_eq!(store.ratings(&theirs, said.person, &[said.skill]).await.expect("read"), []);
    assert_eq!(store.grants(&theirs, said.skill).await.expect("read"), []);
    assert_eq!(store.givers(&theirs).await.expect("read"), []);
    assert_eq!(store.all_ratings(&theirs, said.person).await.expect("read"), []);
    let spans = store.spans(&theirs, said.person, &[said.skill], LONG_AGO).await.expect("read");
    assert_eq!(spans, []);
    assert_eq!(spans_of(&*store, 1, TODAY).await.len(), 1);
    let mut tx = store.begin(&theirs).await.expect("begin");
    assert_eq!(tx.grants().of_giver(giver).await.expect("read"), []);
    assert!(!tx.ratings().is_rated(said.skill).await.expect("read"));
    assert_eq!(tx.ratings().of_people(&[said.person]).await.expect("read"), []);
    tx.ratings().forget(said.person).await.expect("forgets nothing");
}

/// A company whose admin is to be rated in one of four skills.
pub(crate) async fn given_skills(store: &dyn AnyStore, company: u128) -> PersonId {
    let admin = given_company(store, company).await;
    for number in 1..=4 {
        let skill = skill(number, &format!("Skill {number}"));
        crate::skills::add(store, company, &skill).await.expect("nothing against it");
    }
    admin.id
}

/// Of the admin in the first skill, from today on for so many days.
pub(crate) fn rating(number: u128, source: RatingSource, level: u8, n_days: Option<i64>) -> Rating {
    let until = n_days.and_then(|it| days_later(TODAY, it));
    Rating {
        id: Id::from_uuid(Uuid::from_u128(number)),
        person: person_id(1, 1),
        skill: skill_id(1),
        what: Rated {
            level: Level::new(level).expect("a level"),
            source,
            by: None,
            until,
            overrides: false,
            note: None,
            granted: None,
        },
        on: TODAY,
        recorded: noon(),
        revoked: None,
    }
}

fn revocation(n_days: i64) -> Revocation {
    let reason = RevocationReason::restore("Somebody else".to_owned());
    Revocation { on: days_later(TODAY, n_days).expect("a day"), by: Some(person_id(1, 1)), reason }
}

pub(crate) fn grant(skill: u128, giver: Giver, level: u8) -> Grant {
    Grant { skill: skill_id(skill), giver, level: Level::new(level).expect("a level") }
}

pub(crate) async fn add(
    store: &dyn AnyStore,
    company: u128,
    rating: &Rating,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.ratings().add(rating).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn add_all(
    store: &dyn AnyStore,
    company: u128,
    ratings: &[Rating],
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.ratings().add_all(ratings).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn revoke(store: &dyn AnyStore, company: u128, rating: &Rating) -> Result<(), StoreError> {
    revoke_all(store, company, std::slice::from_ref(rating)).await
}

async fn revoke_all(
    store: &dyn AnyStore,
    company: u128,
    ratings: &[Rating],
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.ratings().revoke_all(ratings).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn read(store: &dyn AnyStore, company: u128, rating: &Rating) -> Option<Rating> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.ratings().find(rating.id).await.expect("read")
}

async fn spans_of(store: &dyn AnyStore, company: u128, from: Date) -> Vec<Span> {
    let about = (person_id(company, 1), skill_id(1));
    let spans = store.spans(&permit(company), about.0, &[about.1], from).await.expect("read");
    spans.into_iter().map(|(_, span)| span).collect()
}

pub(crate) async fn insert(
    store: &dyn AnyStore,
    company: u128,
    grant: &Grant,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.grants().insert(grant).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn take_away(store: &dyn AnyStore, company: u128, grant: &Grant) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.grants().remove(grant).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
