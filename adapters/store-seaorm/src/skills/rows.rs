//! Skills and what belongs to them as rows have them.

use domain_kernel::{Id, Line, StoreError, Timestamp, Version, fold};
use domain_skills::{JobRole, JobRoleId, Label, LabelKind, Level, Need, Skill, SkillSettings};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use crate::{
    Corrupt,
    stored::{signed, unsigned},
    tables::{job_role_needs, job_roles, skill_labels, skills},
};

pub(super) fn skill_row(company: Uuid, skill: &Skill, version: Version) -> skills::ActiveModel {
    let settings = &skill.settings;
    let name = settings.name.as_str();
    let [level_1, level_2, level_3, level_4] =
        settings.levels.each_ref().map(|it| it.as_ref().map(|it| it.as_str().to_owned()));
    skills::ActiveModel {
        company_id: Set(company),
        id: Set(skill.id.uuid()),
        name: Set(name.to_owned()),
        sort_name: Set(fold(name)),
        category_id: Set(settings.category.map(Id::uuid)),
        level_1: Set(level_1),
        level_2: Set(level_2),
        level_3: Set(level_3),
        level_4: Set(level_4),
        is_critical: Set(settings.is_critical),
        created_at: Set(skill.created.micros()),
        version: Set(signed(version.get())),
    }
}

pub(super) fn skill(row: skills::Model) -> Skill {
    let levels = [row.level_1, row.level_2, row.level_3, row.level_4];
    Skill {
        id: Id::from_uuid(row.id),
        settings: SkillSettings {
            name: Line::restore(row.name),
            category: row.category_id.map(Id::from_uuid),
            levels: levels.map(|it| it.map(Line::restore)),
            is_critical: row.is_critical,
        },
        created: Timestamp::from_micros(row.created_at),
    }
}

pub(super) fn label_row(
    company: Uuid,
    label: &Label,
    version: Version,
) -> skill_labels::ActiveModel {
    skill_labels::ActiveModel {
        company_id: Set(company),
        id: Set(label.id.uuid()),
        kind: Set(label.kind.name().to_owned()),
        name: Set(label.name.as_str().to_owned()),
        sort_name: Set(fold(label.name.as_str())),
        version: Set(signed(version.get())),
    }
}

pub(super) fn label(row: skill_labels::Model) -> Result<Label, Corrupt> {
    Ok(Label { id: Id::from_uuid(row.id), kind: kind(&row.kind)?, name: Line::restore(row.name) })
}

pub(super) fn kind(word: &str) -> Result<LabelKind, Corrupt> {
    LabelKind::parse(word).ok_or(Corrupt { table: "skill_labels", column: "kind" })
}

pub(super) fn job_role_row(
    company: Uuid,
    job_role: &JobRole,
    version: Version,
) -> job_roles::ActiveModel {
    let title = job_role.settings.title.as_str();
    job_roles::ActiveModel {
        company_id: Set(company),
        id: Set(job_role.id.uuid()),
        title: Set(title.to_owned()),
        sort_title: Set(fold(title)),
        created_at: Set(job_role.created.micros()),
        version: Set(signed(version.get())),
    }
}

pub(super) fn need_row(
    company: Uuid,
    job_role: JobRoleId,
    need: Need,
) -> job_role_needs::ActiveModel {
    job_role_needs::ActiveModel {
        company_id: Set(company),
        job_role_id: Set(job_role.uuid()),
        skill_id: Set(need.skill.uuid()),
        level: Set(need.level.get().into()),
    }
}

pub(super) fn level(column: i32) -> Result<Level, Corrupt> {
    let corrupt = Corrupt { table: "job_role_needs", column: "level" };
    let level = u8::try_from(column).ok().and_then(|it| Level::new(it).ok());
    level.ok_or(corrupt)
}

pub(super) fn version(table: &'static str, column: i32) -> Result<Version, StoreError> {
    let version = unsigned(column, Corrupt { table, column: "version" })?;
    Ok(Version::new(version))
}
