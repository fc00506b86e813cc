use std::sync::Arc;

use application::{
    PageNumber,
    skills::{ListCoverage, ListGaps, WhichPeople},
};
use domain_courses::CourseDays;
use domain_identity::{Department, DepartmentName, PersonName};
use domain_kernel::{Date, Facts, Id, Line, PersonId, days_later};
use domain_skills::{
    Exemption, Giver, LabelKind, Level, Profile, ProfileSettings, Rated, Rating, RatingSource,
    SkillId,
};
use domain_training::{About, Module};
use uuid::Uuid;

use crate::{
    AnyStore, courses, enrollments,
    identity::{deactivate, fact, find, save},
    lessons::{about, given_person, given_published, given_retired, id, quiz, to_read},
    onboarding::{assign, assignment, insert, path},
    ratings::{self, grant},
    skills::{
        add, add_job_role, add_label, add_profile, job_role, job_role_id, label, label_id, skill,
        skill_id,
    },
    world::{given_company, noon, permit, person_id},
};

const TODAY: Date = Date::constant(2026, 11, 24);

/// The person and the skill, by number, with the level that they have and the one that they need.
type Gap = (u128, u128, u8, u8);

pub async fn a_gap_is_what_somebody_has_less_of_than_their_job_roles_need<S: AnyStore>(
    store: Arc<S>,
) {
    let store = &*store;
    given_team(store).await;
    let all: [Gap; 4] = [(4, 1, 2, 3), (4, 3, 0, 1), (3, 2, 0, 1), (5, 1, 0, 3)];
    assert_eq!(gaps(store, None, asked()).await, all, "by name, and the highest need counts");

    let of_anna = &all[..2];
    for (manager, team, expected) in [
        (Some(2), None, &all[..3]),
        (Some(3), None, of_anna),
        (Some(4), None, &[]),
        (None, Some(2), &all[..3]),
        (Some(2), Some(3), of_anna),
        // A team that somebody does not lead shows them no more than their own.
        (Some(3), Some(1), of_anna),
        (Some(3), Some(5), &[]),
    ] {
        let mut query = asked();
        query.people.team = team.map(|it| person_id(1, it));
        assert_eq!(gaps(store, manager, query).await, expected, "{manager:?} {team:?}");
    }

    let people = |people| ListGaps { people, ..asked() };
    let department = Some(Id::from_uuid(Uuid::from_u128(1)));
    let yard = WhichPeople { department, ..WhichPeople::default() };
    assert_eq!(gaps(store, None, people(yard)).await, of_anna);
    let welder = WhichPeople { job_role: Some(job_role_id(2)), ..WhichPeople::default() };
    assert_eq!(gaps(store, None, people(welder)).await, [all[0], all[1], all[3]]);
    for (search, skill, only_critical, expected) in [
        (" ANN", "", false, of_anna),
        ("a%", "", false, &[]),
        ("", "SKILL 3", false, &all[1..2]),
        ("", "", true, &all[2..3]),
        ("x", "skill", true, &all[3..3]),
    ] {
        let (search, skill) = (search.to_owned(), skill.to_owned());
        let query = ListGaps { search, skill, only_critical, ..asked() };
        assert_eq!(gaps(store, None, query).await, expected);
    }

    let yesterday = ListGaps { day: days_later(TODAY, -1).expect("a day"), ..asked() };
    assert_eq!(gaps(store, None, yesterday).await, [all[0], all[1], all[3]]);
    let later = ListGaps { day: days_later(TODAY, 21).expect("a day"), ..asked() };
    let lapsed: [Gap; 6] = [all[0], (4, 2, 0, 1), all[1], (3, 1, 0, 2), all[2], all[3]];
    assert_eq!(gaps(store, None, later.clone()).await, lapsed);
    let page = store.gaps(&permit(1), None, &later).await.expect("read");
    let ends = page.items.iter().map(|it| it.lapse.map(|it| (it.last, it.level.get())));
    let day = |n| days_later(TODAY, n).expect("a day");
    let expected = [None, Some((day(10), 2)), None, Some((day(20), 3)), Some((day(-1), 1)), None];
    assert_eq!(ends.collect::<Vec<_>>(), expected);

    let second = ListGaps { page: PageNumber::parse(2).expect("a page"), ..asked() };
    let page = store.gaps(&permit(1), None, &second).await.expect("read");
    assert_eq!((page.items.len(), page.n_matches), (0, 4));
    deactivate(store, person_id(1, 3)).await;
    assert_eq!(gaps(store, None, asked()).await, [all[0], all[1], all[3]]);
    let of_one = store.gaps_of(&permit(1), person_id(1, 3), TODAY).await.expect("read");
    assert_eq!(of_one.iter().map(|it| it.skill).collect::<Vec<_>>(), [skill_id(2)]);
    assert_eq!(store.gaps_of(&permit(1), person_id(1, 1), TODAY).await.expect("read"), []);
}

pub async fn of_what_somebody_is_exempt_from_they_have_no_gap<S: AnyStore>(store: Arc<S>) {
    let store = &*store;
    given_team(store).await;
    let exemption = Exemption {
        id: Id::from_uuid(Uuid::from_u128(1)),
        person: person_id(1, 4),
        skill: skill_id(1),
        from: TODAY,
        until: TODAY,
        reason: Line::restore("Drives no more".to_owned()),
        by: None,
    };
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.exemptions().insert(&exemption).await.expect("nothing against it");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let gap: Gap = (4, 1, 2, 3);
    for (n_days, is_gap) in [(-1, true), (0, false), (1, true)] {
        let day = days_later(TODAY, n_days).expect("a day");
        let listed = gaps(store, None, ListGaps { day, ..asked() }).await;
        assert_eq!(listed.contains(&gap), is_gap, "{day}");
        let own = store.gaps_of(&permit(1), exemption.person, day).await.expect("read");
        assert_eq!(own.iter().any(|it| it.skill == exemption.skill), is_gap, "{day}");
        let lines = store.positions(&permit(1), exemption.person, day).await.expect("read");
        let position = lines.iter().find(|it| it.skill == exemption.skill).expect("rated");
        assert_eq!(position.position.needed.get(), if is_gap { 3 } else { 0 }, "{day}");
    }
}

pub async fn a_gap_is_told_with_what_closes_it<S: AnyStore>(store: Arc<S>) {
    let store = &*store;
    given_team(store).await;
    given_published(store, 1, &quiz(1, "Quiz")).await;
    given_published(store, 1, &to_read(2, "Too low")).await;
    given_published(store, 1, &open_to_all(3, "open")).await;
    given_retired(store, 1, &to_read(6, "Retired")).await;
    insert(store, 1, &path(1, "Beta", &[(1, None)])).await.expect("insert");
    insert(store, 1, &path(2, "alpha", &[(2, None), (1, None)])).await.expect("insert");
    assign(store, 1, &assignment(1, 1, person_id(1, 4), "2026-11-24")).await.expect("assign");
    courses::add(store, 1, &courses::course(11, "Choir")).await.expect("add");
    let mut over = courses::course(12, "Over");
    over.settings.days = CourseDays::restore(None, days_later(TODAY, -1));
    courses::add(store, 1, &over).await.expect("add");
    let student = courses::student(1, "Anna", "A", Some(person_id(1, 4)));
    courses::add_student(store, 1, &student).await.expect("add");
    enrollments::enroll(store, 1, &[enrollments::enrollment(11, 1)]).await.expect("enroll");
    let module = |number| Giver::Module(Id::from_uuid(Uuid::from_u128(number)));
    let course = |number: u128| Giver::Course(Id::from_uuid(courses::course_id(number).uuid()));
    for (giver, level) in [
        (module(1), 3),
        (module(2), 2),
        (module(3), 4),
        (module(6), 4),
        (course(11), 3),
        (course(12), 4),
    ] {
        ratings::insert(store, 1, &grant(1, giver, level)).await.expect("insert");
    }

    let page = store.gaps(&permit(1), None, &asked()).await.expect("read");
    let closed = page.items.iter().map(|it| {
        let closings = it.closings.iter();
        let closings =
            closings.map(|it| (it.giver, it.title.as_str(), it.level.get(), it.is_theirs, it.path));
        closings.collect::<Vec<_>>()
    });
    let alpha = Some(id(2));
    let expected = [
        vec![
            (course(11), "Choir", 3, true, None),
            (module(1), "Quiz", 3, true, alpha),
            (module(3), "open", 4, true, None),
        ],
        vec![],
        vec![],
        vec![
            (course(11), "Choir", 3, false, None),
            (module(1), "Quiz", 3, false, alpha),
            (module(3), "open", 4, true, None),
        ],
    ];
    assert_eq!(closed.collect::<Vec<_>>(), expected);
    let of_max = store.gaps_of(&permit(1), person_id(1, 5), TODAY).await.expect("read");
    assert_eq!(of_max, &page.items[3..]);
}

pub async fn coverage_counts_who_has_a_skill_today_and_soon<S: AnyStore>(store: Arc<S>) {
    let store = &*store;
    given_team(store).await;
    let covered = async |manager: Option<u128>, query: ListCoverage| {
        let manager = manager.map(|it| person_id(1, it));
        let page = store.coverage(&permit(1), manager, &query).await.expect("read");
        assert_eq!(page.n_matches as usize, page.items.len());
        page.items
    };
    let all = covered(None, coverage()).await;
    let told: Vec<_> = all
        .iter()
        .map(|it| {
            let held = it.held.iter().map(|it| {
                let somebody = it.somebody.as_ref().map(|it| it.as_str().to_owned());
                (it.level.get(), it.n_today, it.n_soon, somebody)
            });
            (it.skill, it.needed.get(), held.collect::<Vec<_>>())
        })
        .collect();
    let name = |it: &str| Some(it.to_owned());
    let expected = [
        (skill_id(1), 3, vec![(2, 1, 1, name("anna")), (3, 1, 0, name("Bert"))]),
        (skill_id(2), 1, vec![(2, 1, 0, name("anna"))]),
        (skill_id(3), 1, vec![(1, 1, 1, name("Max"))]),
        (skill_id(4), 0, vec![]),
    ];
    assert_eq!(told, expected);
    assert_eq!(
        all.iter().map(|it| it.is_critical).collect::<Vec<_>>(),
        [false, true, false, false]
    );
    let category = all[0].category.as_ref().map(Line::as_str);
    assert_eq!((category, all[2].category.as_ref()), (Some("Core"), None));

    let n_have = async |manager, people: WhichPeople| {
        let lines = covered(manager, ListCoverage { people, ..coverage() }).await;
        let low = Level::new(1).expect("a level");
        lines.iter().map(|it| it.holders(low).n_today).collect::<Vec<_>>()
    };
    let everyone = WhichPeople::default;
    assert_eq!(n_have(None, everyone()).await, [2, 1, 1, 0]);
    assert_eq!(n_have(Some(2), everyone()).await, [2, 1, 0, 0]);
    let of_bert = WhichPeople { team: Some(person_id(1, 3)), ..everyone() };
    assert_eq!(n_have(Some(2), of_bert).await, [1, 1, 0, 0]);
    let department = Some(Id::from_uuid(Uuid::from_u128(1)));
    let yard = WhichPeople { department, ..everyone() };
    assert_eq!(n_have(None, yard).await, [1, 1, 0, 0]);
    let welder = WhichPeople { job_role: Some(job_role_id(2)), ..everyone() };
    assert_eq!(n_have(None, welder).await, [1, 1, 1, 0]);
    deactivate(store, person_id(1, 3)).await;
    assert_eq!(n_have(None, everyone()).await, [1, 1, 1, 0]);

    let skills = async |query: ListCoverage| {
        covered(None, query).await.into_iter().map(|it| it.skill).collect::<Vec<_>>()
    };
    let searched = ListCoverage { search: " SKILL 4".to_owned(), ..coverage() };
    assert_eq!(skills(searched).await, [skill_id(4)]);
    let core = ListCoverage { category: Some(label_id(1)), ..coverage() };
    assert_eq!(skills(core.clone()).await, [skill_id(1), skill_id(2)]);
    assert_eq!(skills(ListCoverage { only_critical: true, ..core }).await, [skill_id(2)]);
}

pub async fn a_report_has_what_somebody_has_and_needs<S: AnyStore>(store: Arc<S>) {
    let store = &*store;
    given_team(store).await;
    let lines = store.positions(&permit(1), person_id(1, 3), TODAY).await.expect("read");
    let told: Vec<_> = lines
        .iter()
        .map(|it| {
            let position = it.position;
            let lapsed = position.lapse.map(|it| (it.last, it.level.get()));
            (it.skill, position.level.get(), position.needed.get(), position.falls_on, lapsed)
        })
        .collect();
    let yesterday = days_later(TODAY, -1).expect("a day");
    let expected = [
        (skill_id(1), 3, 2, days_later(TODAY, 20), None),
        (skill_id(2), 0, 1, None, Some((yesterday, 1))),
    ];
    assert_eq!(told, expected);
    let lines = store.positions(&permit(1), person_id(1, 4), TODAY).await.expect("read");
    let told = lines.iter().map(|it| it.skill).collect::<Vec<_>>();
    assert_eq!(told, [1, 2, 3].map(skill_id), "by category, and without one last");
    assert_eq!(store.positions(&permit(1), person_id(1, 1), TODAY).await.expect("read"), []);
}

pub async fn lists_of_gaps_are_narrowed_to_what_there_is<S: AnyStore>(store: Arc<S>) {
    let store = &*store;
    given_team(store).await;
    let choices = store.choices(&permit(1), None).await.expect("read");
    let names = |it: &[(PersonId, PersonName)]| it.iter().map(|(id, _)| *id).collect::<Vec<_>>();
    assert_eq!(names(&choices.teams), [1, 3, 2].map(|it| person_id(1, it)), "who lead");
    assert_eq!(choices.departments.len(), 1);
    let titles = choices.job_roles.iter().map(|(_, it)| it.as_str()).collect::<Vec<_>>();
    assert_eq!(titles, ["Fitter", "Welder"]);
    let categories = choices.categories.iter().map(|(_, it)| it.as_str()).collect::<Vec<_>>();
    assert_eq!(categories, ["Core"]);
    let of_lea = store.choices(&permit(1), Some(person_id(1, 2))).await.expect("read");
    assert_eq!(names(&of_lea.teams), [person_id(1, 3)]);
}

pub async fn another_company_sees_no_gap<S: AnyStore>(store: Arc<S>) {
    let store = &*store;
    given_team(store).await;
    let theirs = permit(2);
    let page = store.gaps(&theirs, None, &asked()).await.expect("read");
    assert_eq!((page.items, page.n_matches), (Vec::new(), 0));
    let mut meddled = asked();
    meddled.people.team = Some(person_id(1, 2));
    assert_eq!(store.gaps(&theirs, None, &meddled).await.expect("read").n_matches, 0);
    let anna = person_id(1, 4);
    assert_eq!(store.gaps_of(&theirs, anna, TODAY).await.expect("read"), []);
    assert_eq!(store.positions(&theirs, anna, TODAY).await.expect("read"), []);
    assert_eq!(store.coverage(&theirs, None, &coverage()).await.expect("read").items, []);
    add(store, 2, &skill(1, "Skill 1")).await.expect("a number is one's of each company");
    let lines = store.coverage(&theirs, None, &coverage()).await.expect("read").items;
    assert_eq!((lines.len(), lines[0].held.len(), lines[0].needed), (1, 0, Level::NONE));
    let choices = store.choices(&theirs, None).await.expect("read");
    assert_eq!((choices.teams.len(), choices.departments.len()), (0, 0));
    assert_eq!((choices.job_roles.len(), choices.categories.len()), (0, 0));
}

fn asked() -> ListGaps {
    ListGaps {
        search: String::new(),
        skill: String::new(),
        people: WhichPeople::default(),
        only_critical: false,
        day: TODAY,
        page: PageNumber::FIRST,
    }
}

fn coverage() -> ListCoverage {
    ListCoverage {
        search: String::new(),
        category: None,
        only_critical: false,
        people: WhichPeople::default(),
        day: TODAY,
        page: PageNumber::FIRST,
    }
}

async fn gaps(store: &dyn AnyStore, manager: Option<u128>, query: ListGaps) -> Vec<Gap> {
    let manager = manager.map(|it| person_id(1, it));
    let page = store.gaps(&permit(1), manager, &query).await.expect("read");
    assert_eq!(page.n_matches as usize, page.items.len());
    let number = |id: PersonId| (1..9).find(|it| person_id(1, *it) == id).expect("of the company");
    let skill = |id: SkillId| (1..9).find(|it| skill_id(*it) == id).expect("of the company");
    let gaps = page.items.iter();
    gaps.map(|it| (number(it.person), skill(it.skill), it.has.get(), it.needed.get())).collect()
}

/// Lea leads Bert, who leads anna, and Max is elsewhere; they are fitters and welders. Of what they
/// have, some has ended and some soon will.
async fn given_team(store: &dyn AnyStore) {
    given_company(store, 1).await;
    given_company(store, 2).await;
    for (number, name, manager) in [(2, "Lea", 1), (3, "Bert", 2), (4, "anna", 3), (5, "Max", 1)] {
        given_person(store, 1, number, name, Some(manager)).await;
    }
    let yard = Department {
        id: Id::from_uuid(Uuid::from_u128(1)),
        name: DepartmentName::restore("Yard".to_owned()),
    };
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.departments().insert(&yard).await.expect("insert");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let mut anna = find(store, &permit(1), person_id(1, 4)).await.expect("there");
    anna.value.department = Some(yard.id);
    save(store, &permit(1), &anna).await.expect("save");

    add_label(store, 1, &label(1, LabelKind::Category, "Core")).await.expect("add");
    for number in 1..=4 {
        let mut skill = skill(number, &format!("Skill {number}"));
        skill.settings.category = (number <= 2).then(|| label_id(1));
        skill.settings.is_critical = number == 2;
        add(store, 1, &skill).await.expect("add");
    }
    let fitter = job_role(1, "Fitter", &[(1, 2), (2, 1)]);
    let welder = job_role(2, "Welder", &[(1, 3), (3, 1)]);
    for it in [&fitter, &welder] {
        add_job_role(store, 1, it).await.expect("add");
    }
    for (person, job_roles) in [(3, &[1][..]), (4, &[1, 2]), (5, &[2])] {
        let job_roles = job_roles.iter().map(|it| job_role_id(*it)).collect();
        let settings = ProfileSettings { job_roles, ..ProfileSettings::default() };
        let profile = Profile { person: person_id(1, person), settings };
        add_profile(store, 1, &profile).await.expect("add");
    }
    for (number, (person, skill, level, n_days)) in (1..).zip([
        (4, 1, 2, None),
        (4, 2, 2, Some(10)),
        (3, 1, 3, Some(20)),
        (3, 2, 1, Some(-1)),
        (5, 3, 1, None),
    ]) {
        let rated = Rating {
            id: Id::from_uuid(Uuid::from_u128(number)),
            person: person_id(1, person),
            skill: skill_id(skill),
            what: Rated {
                level: Level::new(level).expect("a level"),
                source: RatingSource::Manager,
                by: None,
                until: n_days.and_then(|it| days_later(TODAY, it)),
                overrides: false,
                note: None,
                granted: None,
            },
            on: days_later(TODAY, -30).expect("a day"),
            recorded: noon(),
            revoked: None,
        };
        ratings::add(store, 1, &rated).await.expect("nothing against it");
    }
}

fn open_to_all(number: u128, title: &str) -> Module {
    let about = About { is_open_to_all: true, ..about(title) };
    Module::create(id(number), about, None).0
}
