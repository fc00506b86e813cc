//! Skills for the samples of pages.

use application::skills::{
    JobRoleLine, JobRoleView, LabelLine, NeedLine, ProfileChoices, ProfileView, SkillLine,
    SkillView,
};
use domain_identity::PersonName;
use domain_kernel::{Id, Line, Timestamp, Version};
use domain_skills::{
    JobRoleSettings, LabelKind, Level, Need, ProfileSettings, SkillId, SkillName, SkillSettings,
};
use uuid::Uuid;

pub(super) fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn line<const N: usize>(text: &str) -> Line<N> {
    Line::restore(text.to_owned())
}

pub(super) fn lines() -> Vec<SkillLine> {
    vec![
        SkillLine {
            id: id(1),
            name: line("Forklift <counterbalance>"),
            category: Some(line("Warehouse")),
            is_critical: true,
            n_job_roles: 3,
        },
        SkillLine {
            id: id(2),
            name: line("Knots"),
            category: None,
            is_critical: false,
            n_job_roles: 0,
        },
    ]
}

pub(super) fn skill() -> SkillView {
    SkillView {
        id: id(1),
        version: Version::FIRST,
        settings: SkillSettings {
            name: line("Forklift <counterbalance>"),
            category: Some(id(11)),
            levels: [
                Some(line("Drives with somebody beside")),
                Some(line("Drives alone")),
                None,
                Some(line("Teaches & examines")),
            ],
            is_critical: true,
        },
        category: Some(line("Warehouse")),
        created: Timestamp::from_micros(1_795_000_000_000_000),
        n_job_roles: 3,
        n_equipment: 0,
    }
}

pub(super) fn bare() -> SkillView {
    let settings = SkillSettings {
        name: line("Knots"),
        category: None,
        levels: [const { None }; 4],
        is_critical: false,
    };
    SkillView { id: id(2), settings, category: None, n_job_roles: 0, ..skill() }
}

pub(super) fn labels() -> Vec<LabelLine> {
    let label = |number, kind, name: &str, n_uses| LabelLine {
        id: id(number),
        version: Version::FIRST,
        kind,
        name: line(name),
        n_uses,
    };
    vec![
        label(11, LabelKind::Category, "Warehouse", 12),
        label(12, LabelKind::Category, "Core <b>", 0),
        label(13, LabelKind::Grade, "Seasonal", 1),
        label(14, LabelKind::Project, "New dock", 2),
    ]
}

pub(super) fn skills() -> Vec<(SkillId, SkillName)> {
    vec![(id(1), line("Forklift <counterbalance>")), (id(2), line("Knots"))]
}

pub(super) fn job_role_lines() -> Vec<JobRoleLine> {
    vec![JobRoleLine { id: id(21), title: line("Driver <yard>"), n_needs: 2, n_people: 1_204 }]
}

pub(super) fn job_role() -> JobRoleView {
    let level = |it| Level::new(it).unwrap_or(Level::MAX);
    let needs = [(1, "Forklift <counterbalance>", 3), (2, "Knots", 1)];
    let needs = needs.map(|(skill, name, it)| NeedLine {
        skill: id(skill),
        name: line(name),
        level: level(it),
    });
    let needed = needs.iter().map(|it| Need { skill: it.skill, level: it.level });
    JobRoleView {
        id: id(21),
        version: Version::FIRST,
        settings: JobRoleSettings::restore(line("Driver <yard>"), needed.collect()),
        needs: needs.into(),
        created: Timestamp::from_micros(1_795_000_000_000_000),
        n_people: 4,
    }
}

pub(super) fn job_role_without() -> JobRoleView {
    let settings = JobRoleSettings::restore(line("Clerk"), Vec::new());
    JobRoleView { id: id(22), settings, needs: Vec::new(), n_people: 0, ..job_role() }
}

pub(super) fn profile() -> ProfileView {
    ProfileView {
        person: id(31),
        name: PersonName::restore("Amina Yusuf".to_owned()),
        version: Some(Version::FIRST),
        settings: ProfileSettings {
            grade: Some(id(13)),
            projects: [id(14)].into(),
            job_roles: [id(21)].into(),
        },
    }
}

pub(super) fn choices() -> ProfileChoices {
    ProfileChoices {
        grades: vec![(id(13), line("Seasonal")), (id(15), line("Permanent"))],
        projects: vec![(id(14), line("New dock")), (id(16), line("Crane <b>"))],
        job_roles: vec![(id(21), line("Driver <yard>")), (id(22), line("Clerk"))],
    }
}
