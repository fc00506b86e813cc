use std::sync::Arc;

use application::{
    identity::Direction,
    skills::{ListJobRoles, ListSkills, SkillsSortedBy},
};
use domain_kernel::{Facts, Id, Line, PersonId, Rule, StoreError, Version, Versioned};
use domain_skills::{
    JobRole, JobRoleId, JobRoleSettings, Label, LabelId, LabelKind, Level, Need, Profile,
    ProfileSettings, Skill, SkillId, SkillSettings,
};
use uuid::Uuid;

use crate::{
    AnyStore,
    identity::fact,
    world::{given_company, noon, permit},
};

pub async fn a_skill_read_back_is_the_skill_saved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let machines = label(1, LabelKind::Category, "Machines");
    add_label(&*store, 1, &machines).await.expect("nothing against it");
    let mut saved = skill(1, "Ünit \u{1f3b5} <b>");
    add(&*store, 1, &saved).await.expect("nothing against it");
    let mut read = find(&*store, 1, saved.id).await.expect("just saved");
    assert_eq!(read, Versioned { value: saved.clone(), version: Version::FIRST });

    let text = |it: &str| Some(Line::restore(it.to_owned()));
    saved.settings = SkillSettings {
        name: Line::restore("Forklift".to_owned()),
        category: Some(machines.id),
        levels: [text("Beside somebody"), None, text("Alone"), text("Teaches \u{1f69c}")],
        is_critical: true,
    };
    read.value = saved.clone();
    change(&*store, 1, &read).await.expect("read a moment ago");
    let stale = change(&*store, 1, &read).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");

    let view = store.skill(&permit(1), saved.id).await.expect("read").expect("saved");
    assert_eq!((view.settings, view.category), (saved.settings.clone(), Some(machines.name)));
    assert_eq!((view.version, view.n_job_roles, view.created), (Version::new(2), 0, noon()));
    let again = add(&*store, 1, &skill(1, "Something else")).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::SkillId))), "{again:?}");
}

pub async fn a_name_is_one_skills_and_one_labels_of_each_list<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    add(&*store, 1, &skill(1, "Übung")).await.expect("add");
    let taken = add(&*store, 1, &skill(2, "ÜBUNG")).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::SkillName))), "{taken:?}");
    add(&*store, 1, &skill(2, "Ubung")).await.expect("an accent is a difference");
    let second = find(&*store, 1, skill_id(2)).await.expect("added");
    let renamed = Versioned { value: skill(2, "übung"), ..second };
    let taken = change(&*store, 1, &renamed).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::SkillName))), "{taken:?}");
    add(&*store, 2, &skill(1, "Übung")).await.expect("a name is one's of each company");

    add_label(&*store, 1, &label(1, LabelKind::Grade, "Core")).await.expect("add");
    let taken = add_label(&*store, 1, &label(2, LabelKind::Grade, "core")).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::SkillLabelName))), "{taken:?}");
    add_label(&*store, 1, &label(2, LabelKind::Project, "core")).await.expect("another list");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let name = Line::restore("ÜBUNG".to_owned());
    assert_eq!(tx.skills().with_name(&name).await.expect("read"), Some(skill_id(1)));
    let name = Line::restore("CORE".to_owned());
    let found = tx.skill_labels().with_name(LabelKind::Project, &name).await.expect("read");
    assert_eq!(found, Some(label_id(2)));
    let grades = tx.skill_labels().all(LabelKind::Grade).await.expect("read");
    assert_eq!(grades.iter().map(|it| it.id).collect::<Vec<_>>(), [label_id(1)]);
    let asked = [skill_id(1), skill_id(9)].into();
    assert_eq!(tx.skills().among(&asked).await.expect("read"), [skill_id(1)].into());
}

pub async fn skills_are_listed_found_filtered_and_paged<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let labels = [(1, "Office"), (2, "machines")];
    for (number, name) in labels {
        add_label(&*store, 1, &label(number, LabelKind::Category, name)).await.expect("add");
    }
    for (number, name, category) in [
        (1, "Knots", None),
        (2, "charts", Some(1)),
        (3, "50% Übung", Some(2)),
        (4, "Axes", Some(1)),
    ] {
        let mut skill = skill(number, name);
        skill.settings.category = category.map(label_id);
        add(&*store, 1, &skill).await.expect("add");
    }
    add_job_role(&*store, 1, &job_role(1, "Mate", &[(1, 2)])).await.expect("add");
    let listed = async |query: ListSkills| {
        let page = store.skills(&permit(1), &query).await.expect("read");
        assert_eq!(page.n_matches as usize, page.items.len());
        let names = page.items.iter().map(|it| it.name.as_str().to_owned());
        names.collect::<Vec<_>>().join(", ")
    };
    let all = ListSkills::default;
    assert_eq!(listed(all()).await, "50% Übung, Axes, charts, Knots");
    for (search, found) in [("ÜBUNG", "50% Übung"), ("k_o", ""), ("%", "50% Übung")] {
        assert_eq!(listed(ListSkills { search: search.to_owned(), ..all() }).await, found);
    }
    let of_office = ListSkills { category: Some(label_id(1)), ..all() };
    assert_eq!(listed(of_office.clone()).await, "Axes, charts");
    assert_eq!(listed(ListSkills { search: "x".to_owned(), ..of_office }).await, "Axes");
    let (up, down) = (Direction::Ascending, Direction::Descending);
    for (sorted_by, direction, expected) in [
        (SkillsSortedBy::Name, down, "Knots, charts, Axes, 50% Übung"),
        (SkillsSortedBy::Category, up, "50% Übung, Axes, charts, Knots"),
        (SkillsSortedBy::Category, down, "Axes, charts, 50% Übung, Knots"),
        (SkillsSortedBy::JobRoles, down, "Knots, 50% Übung, Axes, charts"),
    ] {
        let query = ListSkills { sorted_by, direction, ..all() };
        assert_eq!(listed(query).await, expected, "{sorted_by:?} {direction:?}");
    }
    let choices = store.skill_choices(&permit(1)).await.expect("read");
    assert_eq!(choices.iter().map(|it| it.0).collect::<Vec<_>>(), [3, 4, 2, 1].map(skill_id));

    let more: Vec<_> = (5..31).map(|it| skill(it, &format!("Series {it}"))).collect();
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.skills().insert_all(&more).await.expect("insert");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let second = ListSkills { page: application::PageNumber::parse(2).expect("a page"), ..all() };
    let page = store.skills(&permit(1), &second).await.expect("read");
    assert_eq!((page.items.len(), page.n_matches), (5, 30));
}

pub async fn a_job_role_keeps_its_needs_and_loses_those_of_a_skill_that_goes<S: AnyStore>(
    store: Arc<S>,
) {
    given_company(&*store, 1).await;
    for (number, name) in [(1, "Knots"), (2, "Charts"), (3, "Axes")] {
        add(&*store, 1, &skill(number, name)).await.expect("add");
    }
    let mut saved = job_role(1, "Mate", &[(1, 2), (2, 4)]);
    add_job_role(&*store, 1, &saved).await.expect("add");
    add_job_role(&*store, 1, &job_role(2, "Clerk", &[])).await.expect("add");
    let mut read = find_job_role(&*store, 1, saved.id).await.expect("added");
    assert_eq!(read, Versioned { value: saved.clone(), version: Version::FIRST });
    let taken = add_job_role(&*store, 1, &job_role(3, "MATE", &[])).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::JobRoleTitle))), "{taken:?}");

    saved.settings = job_role(1, "First mate", &[(1, 3), (3, 1)]).settings;
    read.value = saved.clone();
    change_job_role(&*store, 1, &read).await.expect("read a moment ago");
    let stale = change_job_role(&*store, 1, &read).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    let view = store.job_role(&permit(1), saved.id).await.expect("read").expect("saved");
    assert_eq!((&view.settings, view.n_people), (&saved.settings, 0));
    let needs: Vec<_> = view.needs.iter().map(|it| (it.name.as_str(), it.level.get())).collect();
    assert_eq!(needs, [("Axes", 1), ("Knots", 3)]);
    let listed = store.job_roles(&permit(1), &ListJobRoles::default()).await.expect("read");
    let lines = listed.items.iter().map(|it| (it.title.as_str(), it.n_needs, it.n_people));
    assert_eq!(lines.collect::<Vec<_>>(), [("Clerk", 0, 0), ("First mate", 2, 0)]);
    let search = ListJobRoles { search: "MATE".to_owned(), ..ListJobRoles::default() };
    assert_eq!(store.job_roles(&permit(1), &search).await.expect("read").n_matches, 1);

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.skills().n_job_roles(skill_id(1)).await.expect("read"), 1);
    let stale = tx.skills().remove(skill_id(1), Version::new(7)).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    drop(tx);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.skills().remove(skill_id(1), Version::FIRST).await.expect("remove");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let left = find_job_role(&*store, 1, saved.id).await.expect("there").value.settings;
    assert_eq!(left.needs(), job_role(1, "First mate", &[(3, 1)]).settings.needs());
}

pub async fn a_profile_keeps_what_somebody_does<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    for (number, kind) in [(1, LabelKind::Grade), (2, LabelKind::Project), (3, LabelKind::Project)]
    {
        let label = label(number, kind, &format!("Label {number}"));
        add_label(&*store, 1, &label).await.expect("add");
    }
    for (number, title) in [(1, "Mate"), (2, "Clerk")] {
        add_job_role(&*store, 1, &job_role(number, title, &[])).await.expect("add");
    }
    let blank = store.profile(&permit(1), admin.id).await.expect("read").expect("a person");
    assert_eq!((blank.version, &blank.settings), (None, &ProfileSettings::default()));
    assert_eq!(blank.name, admin.profile.name);
    assert_eq!(find_profile(&*store, 1, admin.id).await, None);

    let settings = ProfileSettings {
        grade: Some(label_id(1)),
        projects: [label_id(2), label_id(3)].into(),
        job_roles: [job_role_id(1), job_role_id(2)].into(),
    };
    let profile = Profile { person: admin.id, settings: settings.clone() };
    add_profile(&*store, 1, &profile).await.expect("nothing against it");
    let again = add_profile(&*store, 1, &profile).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::SkillProfile))), "{again:?}");
    let mut read = find_profile(&*store, 1, admin.id).await.expect("added");
    assert_eq!(read, Versioned { value: profile, version: Version::FIRST });
    let view = store.profile(&permit(1), admin.id).await.expect("read").expect("a person");
    assert_eq!((view.version, view.settings), (Some(Version::FIRST), settings));

    let labels = store.labels(&permit(1)).await.expect("read");
    assert_eq!(labels.iter().map(|it| it.n_uses).collect::<Vec<_>>(), [1, 1, 1]);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.skill_labels().n_uses(label_id(1)).await.expect("read"), 1);
    assert_eq!(tx.job_roles().n_people(job_role_id(1)).await.expect("read"), 1);
    let theirs = tx.job_roles().of_person(admin.id).await.expect("read");
    assert_eq!(theirs.iter().map(|it| it.id).collect::<Vec<_>>(), [2, 1].map(job_role_id));
    drop(tx);
    let used = remove_label(&*store, 1, label_id(1)).await;
    assert!(matches!(used, Err(StoreError::Stale)), "{used:?}");

    read.value.settings.grade = None;
    read.value.settings.projects = [label_id(3)].into();
    change_profile(&*store, 1, &read).await.expect("read a moment ago");
    let stale = change_profile(&*store, 1, &read).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    remove_label(&*store, 1, label_id(1)).await.expect("nobody has it any more");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.job_roles().remove(job_role_id(1), Version::FIRST).await.expect("remove");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let left = find_profile(&*store, 1, admin.id).await.expect("there").value.settings;
    assert_eq!((left.job_roles, left.projects), ([job_role_id(2)].into(), [label_id(3)].into()));
}

pub async fn another_company_sees_and_changes_no_skill<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    add_label(&*store, 1, &label(1, LabelKind::Category, "Core")).await.expect("add");
    add(&*store, 1, &skill(1, "Knots")).await.expect("add");
    add_job_role(&*store, 1, &job_role(1, "Mate", &[(1, 1)])).await.expect("add");
    let profile = Profile::blank(admin.id);
    add_profile(&*store, 1, &profile).await.expect("add");

    let theirs = permit(2);
    assert_eq!(find(&*store, 2, skill_id(1)).await, None);
    assert_eq!(find_job_role(&*store, 2, job_role_id(1)).await, None);
    assert_eq!(find_profile(&*store, 2, admin.id).await, None);
    assert_eq!(store.skill(&theirs, skill_id(1)).await.expect("read"), None);
    assert_eq!(store.job_role(&theirs, job_role_id(1)).await.expect("read"), None);
    assert_eq!(store.profile(&theirs, admin.id).await.expect("read"), None);
    assert_eq!(store.labels(&theirs).await.expect("read"), []);
    assert_eq!(store.skill_choices(&theirs).await.expect("read"), []);
    assert_eq!(store.job_role_choices(&theirs).await.expect("read"), []);
    let skills = store.skills(&theirs, &ListSkills::default()).await.expect("read");
    assert_eq!((skills.items.len(), skills.n_matches), (0, 0));
    let job_roles = store.job_roles(&theirs, &ListJobRoles::default()).await.expect("read");
    assert_eq!((job_roles.items.len(), job_roles.n_matches), (0, 0));

    let read = find(&*store, 1, skill_id(1)).await.expect("added");
    let meddled = change(&*store, 2, &read).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let meddled = remove_label(&*store, 2, label_id(1)).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let mut foreign = skill(2, "Charts");
    foreign.settings.category = Some(label_id(1));
    assert!(add(&*store, 2, &foreign).await.is_err());
    assert!(add_job_role(&*store, 2, &job_role(2, "Mate", &[(1, 1)])).await.is_err());
    assert!(add_profile(&*store, 2, &profile).await.is_err());
}

pub fn skill_id(number: u128) -> SkillId {
    Id::from_uuid(Uuid::from_u128(0x5_0000 + number))
}

pub fn label_id(number: u128) -> LabelId {
    Id::from_uuid(Uuid::from_u128(0x6_0000 + number))
}

pub fn job_role_id(number: u128) -> JobRoleId {
    Id::from_uuid(Uuid::from_u128(0x7_0000 + number))
}

/// A skill in no category, of whose levels nothing is said.
pub fn skill(number: u128, name: &str) -> Skill {
    let settings = SkillSettings {
        name: Line::restore(name.to_owned()),
        category: None,
        levels: [const { None }; 4],
        is_critical: false,
    };
    Skill { id: skill_id(number), settings, created: noon() }
}

pub fn label(number: u128, kind: LabelKind, name: &str) -> Label {
    Label { id: label_id(number), kind, name: Line::restore(name.to_owned()) }
}

/// It needs these skills, by number, at these levels.
pub fn job_role(number: u128, title: &str, needs: &[(u128, u8)]) -> JobRole {
    let needs = needs.iter().map(|(skill, level)| Need {
        skill: skill_id(*skill),
        level: Level::new(*level).expect("a level"),
    });
    let title = Line::restore(title.to_owned());
    let settings = JobRoleSettings::new(title, needs.collect()).expect("good needs");
    JobRole { id: job_role_id(number), settings, created: noon() }
}

pub async fn add(store: &dyn AnyStore, company: u128, skill: &Skill) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.skills().insert(skill).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub async fn add_label(
    store: &dyn AnyStore,
    company: u128,
    label: &Label,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.skill_labels().insert(label).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub async fn add_job_role(
    store: &dyn AnyStore,
    company: u128,
    job_role: &JobRole,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.job_roles().insert(job_role).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub async fn add_profile(
    store: &dyn AnyStore,
    company: u128,
    profile: &Profile,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.skill_profiles().insert(profile).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn find(store: &dyn AnyStore, company: u128, id: SkillId) -> Option<Versioned<Skill>> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.skills().find(id).await.expect("read")
}

async fn find_job_role(
    store: &dyn AnyStore,
    company: u128,
    id: JobRoleId,
) -> Option<Versioned<JobRole>> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.job_roles().find(id).await.expect("read")
}

async fn find_profile(
    store: &dyn AnyStore,
    company: u128,
    person: PersonId,
) -> Option<Versioned<Profile>> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.skill_profiles().find(person).await.expect("read")
}

async fn change(
    store: &dyn AnyStore,
    company: u128,
    skill: &Versioned<Skill>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.skills().update(skill).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn change_job_role(
    store: &dyn AnyStore,
    company: u128,
    job_role: &Versioned<JobRole>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.job_roles().update(job_role).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn change_profile(
    store: &dyn AnyStore,
    company: u128,
    profile: &Versioned<Profile>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.skill_profiles().update(profile).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn remove_label(store: &dyn AnyStore, company: u128, id: LabelId) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.skill_labels().remove(id, Version::FIRST).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
