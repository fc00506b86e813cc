use application::skills::{ExemptionLine, PersonReport, PersonSkill, RatingLine, SkillPosition};
use domain_kernel::Date;
use domain_skills::{Granted, LevelText};
use serde::Serialize;
use utoipa::ToSchema;

use super::{gaps::GapDocument, giver::GiverDocument, matrix_document::LapseDocument};
use crate::{
    answer::moment,
    me::{NamedDocument, named},
};

/// A skill, and how somebody stands with it today.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonSkill)]
pub(crate) struct PersonSkillDocument {
    id: String,
    name: String,
    category: Option<String>,
    critical: bool,
    level: u8,
    /// What their job roles need; 0 if none needs it, or they are exempt.
    needed: u8,
    /// The last day on which it is so if nothing else happens.
    until: Option<String>,
    lapse: Option<LapseDocument>,
    exemption: Option<ExemptionDocument>,
    /// The id of the rating that says so.
    reason: Option<String>,
}

/// A skill of somebody, with all that was ever said of it.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonSkillHistory)]
pub(crate) struct PersonSkillHistory {
    skill: PersonSkillDocument,
    /// What the levels from 1 to 4 mean, where that is said.
    levels: Vec<Option<String>>,
    /// As they were written down.
    ratings: Vec<RatingDocument>,
}

/// That somebody need not have a skill.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillExemption)]
pub(crate) struct ExemptionDocument {
    from: String,
    /// Its last day, if there is one.
    until: Option<String>,
    reason: String,
    by: Option<String>,
}

/// What somebody said about a skill of somebody, or a training.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillRating)]
pub(crate) struct RatingDocument {
    id: String,
    level: u8,
    /// `self`, `manager`, `training` or `external`.
    source: &'static str,
    by: Option<String>,
    /// From this day on it counts.
    on: String,
    /// The last day on which it counts.
    until: Option<String>,
    /// Whether what trainings granted before it counts no more.
    overrides: bool,
    note: Option<String>,
    /// Which training, where one did.
    giver: Option<GiverDocument>,
    recorded: String,
    revoked: Option<RevocationDocument>,
}

/// That a rating was taken back.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillRatingRevocation)]
pub(crate) struct RevocationDocument {
    on: String,
    by: Option<String>,
    /// Empty where it follows from something else.
    reason: String,
}

/// How somebody stands with all their skills.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillReport)]
pub(crate) struct ReportDocument {
    day: String,
    /// Skills that they have, be it needed or not.
    held: u32,
    /// The average level of those, with one decimal.
    #[schema(example = "2.5")]
    average: Option<String>,
    needed: u32,
    /// Of those that are needed, those of which they have enough.
    met: u32,
    lapsed: u32,
    /// Whose level falls within 60 days.
    lapsing: u32,
    /// By category and name.
    skills: Vec<PositionDocument>,
    /// Of what they have less than they need, with what closes it.
    gaps: Vec<GapDocument>,
}

/// A skill of a report.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillPosition)]
pub(crate) struct PositionDocument {
    skill: NamedDocument,
    category: Option<String>,
    critical: bool,
    level: u8,
    needed: u8,
    falls_on: Option<String>,
    lapse: Option<LapseDocument>,
}

impl PersonSkillDocument {
    pub(super) fn new(skill: &PersonSkill, day: Date) -> Self {
        let state = skill.on(day);
        Self {
            id: skill.id.to_string(),
            name: skill.name.as_str().to_owned(),
            category: skill.category.as_ref().map(|it| it.as_str().to_owned()),
            critical: skill.is_critical,
            level: state.level.get(),
            needed: skill.needed_on(day).get(),
            until: state.until.map(|it| it.to_string()),
            lapse: state.lapse.map(LapseDocument::new),
            exemption: skill.exemption_on(day).map(ExemptionDocument::new),
            reason: state.reason.map(|it| it.rating.id.to_string()),
        }
    }
}

impl PersonSkillHistory {
    pub(super) fn new(skill: &PersonSkill, day: Date) -> Self {
        let text = |it: &Option<LevelText>| it.as_ref().map(|it| it.as_str().to_owned());
        Self {
            skill: PersonSkillDocument::new(skill, day),
            levels: skill.levels.iter().map(text).collect(),
            ratings: skill.ratings.iter().map(RatingDocument::new).collect(),
        }
    }
}

impl ExemptionDocument {
    fn new(line: &ExemptionLine) -> Self {
        let exemption = &line.exemption;
        let until = Some(exemption.until).filter(|it| *it != Date::MAX);
        Self {
            from: exemption.from.to_string(),
            until: until.map(|it| it.to_string()),
            reason: exemption.reason.as_str().to_owned(),
            by: line.by.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}

impl RatingDocument {
    fn new(line: &RatingLine) -> Self {
        let (rating, what) = (&line.rating, &line.rating.what);
        let giver = what.granted.map(Granted::giver);
        let revoked = rating.revoked.as_ref().map(|it| RevocationDocument {
            on: it.on.to_string(),
            by: line.revoked_by.as_ref().map(|it| it.as_str().to_owned()),
            reason: it.reason.as_str().to_owned(),
        });
        Self {
            id: rating.id.to_string(),
            level: what.level.get(),
            source: what.source.name(),
            by: line.by.as_ref().map(|it| it.as_str().to_owned()),
            on: rating.on.to_string(),
            until: what.until.map(|it| it.to_string()),
            overrides: what.overrides,
            note: what.note.as_ref().map(|it| it.as_str().to_owned()),
            giver: giver.map(|it| GiverDocument::new(it, line.giver.as_deref())),
            recorded: moment(rating.recorded),
            revoked,
        }
    }
}

impl ReportDocument {
    pub(super) fn new(report: &PersonReport) -> Self {
        let overview = &report.overview;
        Self {
            day: report.day.to_string(),
            held: overview.n_held,
            average: overview.tenths.map(|it| format!("{}.{}", it / 10, it % 10)),
            needed: overview.n_needed,
            met: overview.n_met,
            lapsed: overview.n_lapsed,
            lapsing: overview.n_lapsing,
            skills: report.skills.iter().map(PositionDocument::new).collect(),
            gaps: report.gaps.iter().map(GapDocument::new).collect(),
        }
    }
}

impl PositionDocument {
    fn new(skill: &SkillPosition) -> Self {
        let position = &skill.position;
        Self {
            skill: named(skill.skill, skill.name.as_str()),
            category: skill.category.as_ref().map(|it| it.as_str().to_owned()),
            critical: skill.is_critical,
            level: position.level.get(),
            needed: position.needed.get(),
            falls_on: position.falls_on.map(|it| it.to_string()),
            lapse: position.lapse.map(LapseDocument::new),
        }
    }
}
