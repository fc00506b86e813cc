//! What people at Harbour & Sons can do, what their jobs take, and where something is missing.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use anyhow::Context;
use application::{
    App,
    identity::act_as,
    skills::{
        AddGrant, CreateJobRole, CreateLabel, CreateSkill, EditProfile, RateOwnSkill, RateSkill,
        add_grant, create_job_role, create_label, create_skill, edit_profile, rate_own_skill,
        rate_skill,
    },
};
use domain_kernel::{Actor, Date, Id};
use domain_skills::{
    Giver, JobRoleId, JobRoleSettings, JobRoleTitle, LabelId, LabelKind, LabelName, Level,
    LevelText, Need, ProfileSettings, RatingNote, SkillId, SkillName, SkillSettings,
};
use domain_training::ModuleId;

use super::{
    clock::DemoClock,
    modules::{
        CHEMICAL_LABELS, DATA_PROTECTION, ELECTRICAL_SAFETY, FIRE_EXTINGUISHERS, FORKLIFT,
        LOCK_OUT, MANUAL_HANDLING, SLINGING, SPILLS, WORKING_AT_HEIGHT,
    },
    people::{Hire, People},
};

/// Name, category, whether it is critical and what each level means.
const SKILLS: &str = include_str!("../../demo/skills.csv");

/// What passing a module gives.
const GIVEN: [(usize, &str, u8); 10] = [
    (MANUAL_HANDLING, "Manual handling", 2),
    (LOCK_OUT, "Lock-out and tag-out", 2),
    (CHEMICAL_LABELS, "Chemical labels", 2),
    (FIRE_EXTINGUISHERS, "Fire extinguishers", 2),
    (WORKING_AT_HEIGHT, "Working at height", 2),
    (FORKLIFT, "Forklift", 1),
    (SPILLS, "Spill response", 2),
    (SLINGING, "Slinging and lifting", 2),
    (ELECTRICAL_SAFETY, "Electrical safety", 1),
    (DATA_PROTECTION, "Data protection", 2),
];

/// Skills and how well.
type Needs = &'static [(&'static str, u8)];

/// Title, department and what it takes.
const JOB_ROLES: [(&str, &str, Needs); 5] = [
    (
        "Warehouse operative",
        "Warehouse",
        &[
            ("Manual handling", 2),
            ("Forklift", 2),
            ("Fire extinguishers", 2),
            ("Chemical labels", 2),
            ("Stock taking", 2),
            ("Shift handover", 1),
        ],
    ),
    (
        "Workshop fitter",
        "Workshop",
        &[
            ("Manual handling", 2),
            ("Lock-out and tag-out", 2),
            ("Abrasive wheels", 2),
            ("MIG welding", 3),
            ("Electrical safety", 2),
            ("Spill response", 2),
        ],
    ),
    (
        "Crane crew",
        "Yard",
        &[
            ("Manual handling", 2),
            ("Working at height", 2),
            ("Slinging and lifting", 3),
            ("Crane signals", 2),
            ("First aid", 1),
        ],
    ),
    (
        "Customer service agent",
        "Customer service",
        &[
            ("Customer counter", 2),
            ("English on the phone", 2),
            ("Data protection", 2),
            ("Fire extinguishers", 1),
        ],
    ),
    (
        "Office clerk",
        "Office",
        &[("Data protection", 2), ("English on the phone", 1), ("Fire extinguishers", 1)],
    ),
];
/// What whoever leads others has to be able to do as well.
const LEADERS: (&str, Needs) =
    ("Team leader", &[("First aid", 2), ("Fire extinguishers", 3), ("Shift handover", 3)]);

/// The skills of the company by name.
pub(crate) type Skills = BTreeMap<&'static str, SkillId>;

/// Says what skills there are and which modules give them, before anybody has passed any.
pub(super) async fn describe(
    app: &App,
    clock: &DemoClock,
    people: &People,
    modules: &[ModuleId],
) -> anyhow::Result<Skills> {
    clock.put(396, 16 * 60);
    let (mut skills, mut categories) = (Skills::new(), BTreeMap::new());
    for line in SKILLS.lines().skip(1) {
        let [name, category, critical, levels @ ..] = &line.split(';').collect::<Vec<_>>()[..]
        else {
            anyhow::bail!("a line is too short: {line}");
        };
        let category = match categories.get(category) {
            Some(id) => *id,
            None => {
                let id = label(app, &people.admin, LabelKind::Category, category).await?;
                *categories.entry(*category).or_insert(id)
            }
        };
        let levels: Result<Vec<_>, _> =
            levels.iter().map(|it| LevelText::parse_optional(it)).collect();
        let levels = levels?.try_into().ok().context("a skill has four levels")?;
        let settings = SkillSettings {
            name: SkillName::parse(name)?,
            category: Some(category),
            levels,
            is_critical: !critical.is_empty(),
        };
        let id = app.ids.next();
        create_skill(app, &people.admin, CreateSkill { id, settings }).await?;
        skills.insert(name, id);
    }
    for (module, name, level) in GIVEN {
        let module = modules.get(module).context("there is no such module")?;
        let giver = Giver::Module(Id::from_uuid(module.uuid()));
        give(app, &people.admin, &skills, (giver, name, level)).await?;
    }
    Ok(skills)
}

/// From now on passing or completing it gives the skill.
pub(super) async fn give(
    app: &App,
    author: &Actor,
    skills: &Skills,
    (giver, name, level): (Giver, &str, u8),
) -> anyhow::Result<()> {
    let command = AddGrant { skill: find(skills, name)?, giver, level: Level::new(level)? };
    add_grant(app, author, command).await?;
    Ok(())
}

/// Says what everybody's job takes, and how far they were when somebody looked.
pub(super) async fn rate(
    app: &App,
    clock: &Arc<DemoClock>,
    people: &People,
    skills: &Skills,
) -> anyhow::Result<()> {
    clock.put(395, 10 * 60);
    let mut roles = BTreeMap::new();
    for (title, department, needs) in JOB_ROLES {
        roles.insert(department, job_role(app, people, skills, (title, needs)).await?);
    }
    let leader = job_role(app, people, skills, LEADERS).await?;
    let mut labels = BTreeMap::new();
    for (kind, name) in [
        (LabelKind::Grade, "Apprentice"),
        (LabelKind::Grade, "Skilled"),
        (LabelKind::Grade, "Senior"),
        (LabelKind::Project, "Hall 3 refit"),
        (LabelKind::Project, "North quay"),
    ] {
        labels.insert(name, label(app, &people.admin, kind, name).await?);
    }
    for (number, hire) in people.hires.iter().enumerate() {
        let about = (number, hire);
        let roles = roles.get(hire.department).copied().into_iter();
        let roles = roles.chain(hire.is_leader().then_some(leader)).collect();
        profile(app, clock, people, &labels, (about, roles)).await?;
        let told = look_at(app, clock, people, skills, about).await;
        told.with_context(|| format!("{} cannot be rated", hire.username))?;
    }
    Ok(())
}

async fn profile(
    app: &App,
    clock: &DemoClock,
    people: &People,
    labels: &BTreeMap<&str, LabelId>,
    ((number, hire), job_roles): ((usize, &Hire), BTreeSet<JobRoleId>),
) -> anyhow::Result<()> {
    clock.put((hire.days_ago - 1).max(0), 15 * 60);
    let grade = match hire.days_ago {
        ..90 => "Apprentice",
        90..360 => "Skilled",
        _ => "Senior",
    };
    let project = [None, Some("Hall 3 refit"), None, Some("North quay"), None].get(number % 5);
    let projects = project.copied().flatten().and_then(|it| labels.get(it));
    let settings = ProfileSettings {
        grade: labels.get(grade).copied(),
        projects: projects.copied().into_iter().collect(),
        job_roles,
    };
    let person = *people.ids.get(hire.username).context("somebody is missing")?;
    edit_profile(app, &people.admin, EditProfile { person, expected: None, settings }).await?;
    Ok(())
}

/// Most are as good as their job takes. Some are not yet, some were, and some will not be for long.
async fn look_at(
    app: &App,
    clock: &DemoClock,
    people: &People,
    skills: &Skills,
    (number, hire): (usize, &Hire),
) -> anyhow::Result<()> {
    let needs = JOB_ROLES.iter().find(|it| it.1 == hire.department).map_or(&[][..], |it| it.2);
    let leads = if hire.is_leader() { LEADERS.1 } else { &[] };
    for (place, (name, needed)) in needs.iter().chain(leads).enumerate() {
        let (level, days_ago, n_days) = match (7 * number + 3 * place) % 11 {
            // Nobody has looked yet.
            0 | 5 => continue,
            1 => (needed.saturating_sub(1), 40, None),
            2 => (*needed, 250, Some(210)),
            3 => (*needed, 330, Some(365)),
            4 => ((needed + 1).min(4), 90, None),
            _ => (*needed, 120, None),
        };
        let Some(days_ago) = Some(days_ago.min(hire.days_ago - 2)).filter(|it| 0 < *it) else {
            continue;
        };
        clock.put(days_ago, 13 * 60 + 7);
        let until = n_days.map(|it| clock.day(days_ago - it));
        say(app, people, hire, (find(skills, name)?, level, until)).await?;
    }
    if number % 4 == 1 && 20 < hire.days_ago {
        clock.put(16, 18 * 60);
        let own = act_as(app, hire.username).await?;
        let note = RatingNote::parse_optional("Two years at my last place")?;
        let (skill, level) = (find(skills, "First aid")?, Level::new(2)?);
        rate_own_skill(app, &own, RateOwnSkill { skill, level, until: None, note }).await?;
    }
    Ok(())
}

/// By their manager; of whoever has none, by nobody but themselves.
async fn say(
    app: &App,
    people: &People,
    hire: &Hire,
    (skill, level, until): (SkillId, u8, Option<Date>),
) -> anyhow::Result<()> {
    let level = Level::new(level)?;
    if hire.manager.is_empty() {
        let command = RateOwnSkill { skill, level, until, note: None };
        rate_own_skill(app, &people.admin, command).await?;
        return Ok(());
    }
    let person = *people.ids.get(hire.username).context("somebody is missing")?;
    let command = RateSkill { person, skill, level, until, overrides: false, note: None };
    rate_skill(app, &act_as(app, hire.manager).await?, command).await?;
    Ok(())
}

async fn job_role(
    app: &App,
    people: &People,
    skills: &Skills,
    (title, needs): (&str, &[(&str, u8)]),
) -> anyhow::Result<JobRoleId> {
    let needs = needs.iter().map(|(name, level)| {
        anyhow::Ok(Need { skill: find(skills, name)?, level: Level::new(*level)? })
    });
    let needs = needs.collect::<Result<Vec<_>, _>>()?;
    let settings = JobRoleSettings::new(JobRoleTitle::parse(title)?, needs)?;
    let id = app.ids.next();
    create_job_role(app, &people.admin, CreateJobRole { id, settings }).await?;
    Ok(id)
}

async fn label(app: &App, admin: &Actor, kind: LabelKind, name: &str) -> anyhow::Result<LabelId> {
    let id = app.ids.next();
    create_label(app, admin, CreateLabel { id, kind, name: LabelName::parse(name)? }).await?;
    Ok(id)
}

fn find(skills: &Skills, name: &str) -> anyhow::Result<SkillId> {
    skills.get(name).copied().with_context(|| format!("there is no skill {name}"))
}
