//! The matrix of people and skills: who and what is in it, and what its cells say.

use std::sync::Arc;

use application::{
    Page, PageNumber,
    identity::Direction,
    skills::{Columns, MatrixCell, MatrixFilter, MatrixOrder, MatrixSortedBy},
};
use domain_identity::{Department, DepartmentId, DepartmentName, Person};
use domain_kernel::{Date, Facts, Id, Line, PersonId, Role, days_later};
use domain_skills::{
    Exemption, LabelKind, Level, Profile, ProfileSettings, Rated, Rating, RatingSource, Skill,
    SkillId,
};
use uuid::Uuid;

use crate::{
    AnyStore,
    identity::{deactivate, fact, insert},
    skills::{add_job_role, add_label, add_profile, job_role, job_role_id, label, label_id},
    skills::{skill, skill_id},
    world::{given_company, noon, permit, person, person_id, profile},
};

const TODAY: Date = Date::constant(2026, 11, 24);

pub async fn the_matrix_is_narrowed_to_people<S: AnyStore>(store: Arc<S>) {
    given_people(&*store).await;
    let all = || MatrixFilter::all(TODAY);
    for (filter, expected) in [
        (all(), "Ada Admin, Emíl, Mara, Zoe"),
        (MatrixFilter { search: "MÍ".to_owned(), ..all() }, "Emíl"),
        (MatrixFilter { search: "%".to_owned(), ..all() }, ""),
        (MatrixFilter { search: "company1".to_owned(), ..all() }, ""),
        (MatrixFilter { team: Some(person_id(1, 2)), ..all() }, "Emíl, Zoe"),
        (MatrixFilter { team: Some(person_id(1, 3)), ..all() }, "Emíl"),
        (MatrixFilter { team: Some(person_id(1, 9)), ..all() }, ""),
        (MatrixFilter { department: Some(yard()), ..all() }, "Emíl"),
        (MatrixFilter { job_role: Some(job_role_id(1)), ..all() }, "Emíl, Zoe"),
        (MatrixFilter { job_role: Some(job_role_id(2)), ..all() }, "Zoe"),
        (MatrixFilter { project: Some(label_id(2)), ..all() }, "Zoe"),
        (MatrixFilter { grade: Some(label_id(3)), ..all() }, "Emíl"),
        (MatrixFilter { grade: Some(label_id(2)), ..all() }, ""),
    ] {
        assert_eq!(named(&*store, 1, &filter).await, expected, "{filter:?}");
    }
    let narrow = MatrixFilter {
        team: Some(person_id(1, 2)),
        department: Some(yard()),
        job_role: Some(job_role_id(1)),
        grade: Some(label_id(3)),
        search: "í".to_owned(),
        ..all()
    };
    assert_eq!(named(&*store, 1, &narrow).await, "Emíl", "all of them at once");
}

pub async fn the_matrix_is_narrowed_by_levels_gaps_and_what_lapses<S: AnyStore>(store: Arc<S>) {
    given_people(&*store).await;
    let level = |it| Level::new(it).expect("a level");
    let day = |n| days_later(TODAY, n).expect("a day");
    let all = || MatrixFilter::all(TODAY);
    let has = |skill, it| MatrixFilter { skill: Some((skill_id(skill), level(it))), ..all() };
    let lacking = || MatrixFilter { only_gaps: true, ..all() };
    let lapsing = |n| MatrixFilter { lapsing: Some(n), ..all() };
    for (filter, expected) in [
        (has(1, 1), "Emíl, Zoe"),
        (has(1, 3), "Zoe"),
        (has(1, 4), ""),
        (has(9, 1), ""),
        (MatrixFilter { on: day(-1), ..has(1, 3) }, ""),
        (MatrixFilter { on: day(-1), ..has(1, 1) }, "Emíl"),
        (MatrixFilter { on: day(-99), ..has(1, 1) }, ""),
        // Emil has 2 of the needed 3; Zoe lacks the second skill altogether.
        (lacking(), "Emíl, Zoe"),
        (MatrixFilter { category: Some(label_id(1)), ..lacking() }, "Zoe"),
        (MatrixFilter { job_role: Some(job_role_id(2)), ..lacking() }, "Zoe"),
        (MatrixFilter { job_role: Some(job_role_id(1)), ..lacking() }, "Emíl"),
        (MatrixFilter { on: day(-99), ..lacking() }, "Emíl, Zoe"),
        (lapsing(30), "Zoe"),
        (lapsing(29), ""),
        (lapsing(60), "Mara, Zoe"),
        (MatrixFilter { category: Some(label_id(1)), ..lapsing(60) }, ""),
        (MatrixFilter { only_gaps: true, ..lapsing(60) }, "Zoe"),
        (MatrixFilter { on: day(-1), ..lapsing(60) }, ""),
        (MatrixFilter { team: Some(person_id(1, 2)), ..lapsing(60) }, "Zoe"),
    ] {
        assert_eq!(named(&*store, 1, &filter).await, expected, "{filter:?}");
    }
}

pub async fn the_matrix_has_the_skills_that_are_asked_for<S: AnyStore>(store: Arc<S>) {
    given_people(&*store).await;
    let all = || MatrixFilter::all(TODAY);
    let lacking = || MatrixFilter { only_gaps: true, ..all() };
    for (filter, expected) in [
        (all(), vec![3, 1, 2]),
        (MatrixFilter { category: Some(label_id(1)), ..all() }, vec![2]),
        (lacking(), vec![1, 2]),
        (MatrixFilter { job_role: Some(job_role_id(1)), ..lacking() }, vec![1]),
        (MatrixFilter { job_role: Some(job_role_id(2)), ..all() }, vec![3, 1, 2]),
    ] {
        let expected: Vec<SkillId> = expected.into_iter().map(skill_id).collect();
        let (found, n) =
            store.matrix_skills(&permit(1), &filter, Columns::ALL).await.expect("read");
        assert_eq!(n as usize, found.len());
        let found: Vec<SkillId> = found.iter().map(|it| it.id).collect();
        assert_eq!(found, expected, "{filter:?}");
    }
    let part = Columns { n_skipped: 2, limit: 2 };
    let (found, n) = store.matrix_skills(&permit(1), &all(), part).await.expect("read");
    assert_eq!((found.len(), n), (1, 3));
    assert_eq!(found[0].category.as_ref().map(Line::as_str), Some("Machines"));
    let beyond = Columns { n_skipped: 9, limit: 2 };
    let (found, n) = store.matrix_skills(&permit(1), &all(), beyond).await.expect("read");
    assert_eq!((found.len(), n), (0, 3), "counted all the same");

    let choices = store.matrix_choices(&permit(1), Some(skill_id(1))).await.expect("read");
    let leaders: Vec<PersonId> = choices.leaders.iter().map(|it| it.0).collect();
    assert_eq!(leaders, [person_id(1, 2), person_id(1, 3)]);
    assert_eq!(choices.departments.iter().map(|it| it.0).collect::<Vec<_>>(), [yard()]);
    let titles: Vec<_> = choices.job_roles.iter().map(|(_, it)| it.as_str()).collect();
    assert_eq!(titles, ["Fitter", "Welder"]);
    let lists = [&choices.categories, &choices.projects, &choices.grades];
    let lists = lists.map(|it| it.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    assert_eq!(lists, [[label_id(1)], [label_id(2)], [label_id(3)]]);
    assert_eq!(choices.skill.map(|it| it.0), Some(skill_id(1)));
}

pub async fn a_cell_of_the_matrix_says_what_somebody_has_and_needs_on_a_day<S: AnyStore>(
    store: Arc<S>,
) {
    given_people(&*store).await;
    let [emil, zoe] = [4, 3].map(|it| person_id(1, it));
    let people = [emil, zoe, person_id(1, 1)];
    let cells = async |skills: Option<&[SkillId]>, on| {
        store.matrix_cells(&permit(1), &people, skills, on).await.expect("read")
    };
    let found = cells(None, TODAY).await;
    let level = |it: &MatrixCell| (it.level.get(), it.needed.get());
    let of = |found: &[MatrixCell], person, skill| {
        found.iter().find(|it| (it.person, it.skill) == (person, skill_id(skill))).copied()
    };
    assert_eq!(found.len(), 3, "{found:?}");
    let rated = of(&found, zoe, 1).expect("a cell");
    assert_eq!((level(&rated), rated.falls_on), ((3, 3), days_later(TODAY, 30)));
    // Of two job roles the one that asks for more counts.
    assert_eq!(of(&found, zoe, 2).as_ref().map(level), Some((0, 1)));
    assert_eq!(of(&found, emil, 1).as_ref().map(level), Some((2, 3)));
    assert_eq!(of(&found, emil, 1).expect("a cell").falls_on, None);

    let some = cells(Some(&[skill_id(2), skill_id(3)]), TODAY).await;
    assert_eq!(some.iter().map(|it| it.skill).collect::<Vec<_>>(), [skill_id(2)]);
    assert_eq!(cells(Some(&[]), TODAY).await, []);
    let nobody = store.matrix_cells(&permit(1), &[], None, TODAY).await.expect("read");
    assert_eq!(nobody, []);

    let before = cells(None, days_later(TODAY, -1).expect("a day")).await;
    assert_eq!(of(&before, zoe, 1).as_ref().map(level), Some((0, 3)), "not rated yet");
    let after = cells(None, days_later(TODAY, 31).expect("a day")).await;
    let lapsed = of(&after, zoe, 1).expect("a cell");
    assert_eq!((level(&lapsed), lapsed.lapse.map(|it| it.level.get())), ((0, 3), Some(3)));
    assert_eq!(lapsed.lapse.map(|it| it.last), days_later(TODAY, 30));
}

pub async fn whoever_is_exempt_lacks_nothing_in_the_matrix<S: AnyStore>(store: Arc<S>) {
    given_people(&*store).await;
    let zoe = person_id(1, 3);
    let exemption = Exemption {
        id: Id::from_uuid(Uuid::from_u128(1)),
        person: zoe,
        skill: skill_id(2),
        from: TODAY,
        until: days_later(TODAY, 9).expect("a day"),
        reason: Line::restore("Drives the tractor".to_owned()),
        by: None,
    };
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.exemptions().insert(&exemption).await.expect("nothing against it");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    for (n_days, expected, n_cells) in [(-1, "Emíl, Zoe", 1), (0, "Emíl", 0), (10, "Emíl, Zoe", 1)]
    {
        let on = days_later(TODAY, n_days).expect("a day");
        let lacking = MatrixFilter { only_gaps: true, ..MatrixFilter::all(on) };
        assert_eq!(named(&*store, 1, &lacking).await, expected, "{n_days} days later");
        let cells = store.matrix_cells(&permit(1), &[zoe], Some(&[skill_id(2)]), on).await;
        assert_eq!(cells.expect("read").len(), n_cells, "{n_days} days later");
    }
}

pub async fn the_matrix_is_sorted_and_paged_both_ways<S: AnyStore>(store: Arc<S>) {
    given_people(&*store).await;
    let all = MatrixFilter::all(TODAY);
    let (name, department) = (MatrixSortedBy::Name, MatrixSortedBy::Department);
    let (up, down) = (Direction::Ascending, Direction::Descending);
    for (sorted_by, direction, expected) in [
        (name, up, "Ada Admin, Emíl, Mara, Zoe"),
        (name, down, "Zoe, Mara, Emíl, Ada Admin"),
        (department, up, "Emíl, Ada Admin, Mara, Zoe"),
        (department, down, "Emíl, Ada Admin, Mara, Zoe"),
    ] {
        let order = MatrixOrder { sorted_by, direction };
        let page = store.matrix_people(&permit(1), &all, order, PageNumber::FIRST).await;
        assert_eq!(names(&page.expect("read")), expected, "{order:?}");
    }
    for number in 10..40 {
        insert(&*store, 1, &somebody(number, &format!("Crowd {number}"))).await.expect("insert");
    }
    let page = async |number| {
        let number = PageNumber::parse(number).expect("a page");
        let order = MatrixOrder::default();
        store.matrix_people(&permit(1), &all, order, number).await.expect("read")
    };
    let second = page(2).await;
    assert_eq!((second.items.len(), second.n_matches), (9, 34));
    let beyond = page(7).await;
    assert_eq!((beyond.items.len(), beyond.n_matches), (0, 34), "counted all the same");

    // One after the other they are the same, and everybody comes once.
    let (mut last, mut found) = (None, Vec::new());
    loop {
        let next = store.matrix_people_after(&permit(1), &all, last.as_ref(), 10).await;
        let next = next.expect("read");
        let Some(it) = next.last() else { break };
        last = Some(it.clone());
        found.extend(next);
    }
    let pages = [page(1).await.items, second.items].concat();
    assert_eq!(found, pages);
    let of_team = MatrixFilter { team: Some(person_id(1, 2)), ..all.clone() };
    let first = store.matrix_people_after(&permit(1), &of_team, None, 1).await.expect("read");
    let rest = store.matrix_people_after(&permit(1), &of_team, first.last(), 9).await;
    assert_eq!(rest.expect("read").len(), 1);
}

pub async fn another_company_is_not_in_the_matrix<S: AnyStore>(store: Arc<S>) {
    given_people(&*store).await;
    given_company(&*store, 2).await;
    let all = MatrixFilter::all(TODAY);
    assert_eq!(named(&*store, 2, &all).await, "Ada Admin");
    let theirs = permit(2);
    for filter in [
        MatrixFilter { team: Some(person_id(1, 2)), ..all.clone() },
        MatrixFilter { department: Some(yard()), ..all.clone() },
        MatrixFilter { job_role: Some(job_role_id(1)), ..all.clone() },
        MatrixFilter { skill: Some((skill_id(1), Level::NONE)), ..all.clone() },
        MatrixFilter { only_gaps: true, ..all.clone() },
        MatrixFilter { lapsing: Some(60), ..all.clone() },
    ] {
        assert_eq!(named(&*store, 2, &filter).await, "", "{filter:?}");
    }
    let skills = store.matrix_skills(&theirs, &all, Columns::ALL).await.expect("read");
    assert_eq!(skills, (Vec::new(), 0));
    let people = [person_id(1, 3), person_id(1, 4)];
    let cells = store.matrix_cells(&theirs, &people, None, TODAY).await.expect("read");
    assert_eq!(cells, []);
    let choices = store.matrix_choices(&theirs, Some(skill_id(1))).await.expect("read");
    assert_eq!(choices, application::skills::MatrixChoices::default());
}

/// Mara leads Zoe, who leads Emil and somebody who has left. Zoe is a fitter and a welder, Emil a
/// fitter only.
async fn given_people(store: &dyn AnyStore) {
    given_company(store, 1).await;
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let name = DepartmentName::restore("Yard".to_owned());
    tx.departments().insert(&Department { id: yard(), name }).await.expect("insert");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let led = |number, name: &str, by| Person {
        manager: Some(person_id(1, by)),
        ..somebody(number, name)
    };
    let emil = Person { department: Some(yard()), ..led(4, "Emíl", 3) };
    for it in [somebody(2, "Mara"), led(3, "Zoe", 2), emil, led(5, "Gone", 3)] {
        insert(store, 1, &it).await.expect("insert");
    }
    deactivate(store, person_id(1, 5)).await;

    for (number, kind, name) in [
        (1, LabelKind::Category, "Machines"),
        (2, LabelKind::Project, "Dock"),
        (3, LabelKind::Grade, "Seasonal"),
    ] {
        add_label(store, 1, &label(number, kind, name)).await.expect("add");
    }
    let mut machines: Skill = skill(2, "Welding");
    machines.settings.category = Some(label_id(1));
    for it in [skill(1, "forklift"), machines, skill(3, "Axes")] {
        crate::skills::add(store, 1, &it).await.expect("add");
    }
    add_job_role(store, 1, &job_role(1, "Fitter", &[(1, 3)])).await.expect("add");
    add_job_role(store, 1, &job_role(2, "Welder", &[(1, 1), (2, 1)])).await.expect("add");
    let zoe = ProfileSettings {
        grade: None,
        projects: [label_id(2)].into(),
        job_roles: [job_role_id(1), job_role_id(2)].into(),
    };
    let emil = ProfileSettings {
        grade: Some(label_id(3)),
        projects: [].into(),
        job_roles: [job_role_id(1)].into(),
    };
    for (number, settings) in [(3, zoe), (4, emil)] {
        let profile = Profile { person: person_id(1, number), settings };
        add_profile(store, 1, &profile).await.expect("add");
    }
    // Who, which skill, which level, since when, and for how long from today on.
    for (number, (person, skill, level, since, n_days)) in (1..).zip([
        (3, 1, 3, 0, Some(30)),
        (4, 1, 2, 40, None),
        (2, 3, 4, 0, Some(50)),
        (5, 1, 4, 9, Some(1)),
    ]) {
        rate(store, number, (person, skill), level, since, n_days).await;
    }
}

async fn rate(
    store: &dyn AnyStore,
    number: u128,
    (person, skill): (u128, u128),
    level: u8,
    since: i64,
    n_days: Option<i64>,
) {
    let rating = Rating {
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
        on: days_later(TODAY, -since).expect("a day"),
        recorded: noon(),
        revoked: None,
    };
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.ratings().add(&rating).await.expect("nothing against it");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
}

fn yard() -> DepartmentId {
    Id::from_uuid(Uuid::from_u128(0x8_0001))
}

fn somebody(number: u128, name: &str) -> Person {
    let email = format!("somebody-{number}@elsewhere.example");
    person(person_id(1, number), profile(name, &email, None), Role::Manager)
}

async fn named(store: &dyn AnyStore, company: u128, filter: &MatrixFilter) -> String {
    let (order, first) = (MatrixOrder::default(), PageNumber::FIRST);
    let page = store.matrix_people(&permit(company), filter, order, first).await.expect("read");
    assert_eq!(page.n_matches as usize, page.items.len());
    names(&page)
}

fn names(page: &Page<application::skills::MatrixPerson>) -> String {
    page.items.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ")
}
