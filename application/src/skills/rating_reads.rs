use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{Date, Permit, PersonId, StoreError};
use domain_skills::{
    Exemption, Giver, LabelName, Lapse, Level, LevelText, Position, Rating, SkillId, SkillName,
    SkillState,
};

use crate::{Page, PageNumber};

/// What pages about people's skills show, outside any transaction.
#[async_trait]
pub trait RatingReads: Send + Sync {
    /// The skills of one person, by name, without their ratings.
    async fn person_skills(
        &self,
        permit: &Permit,
        query: &ListPersonSkills,
    ) -> Result<Page<PersonSkill>, StoreError>;
    async fn person_skill(
        &self,
        permit: &Permit,
        person: PersonId,
        skill: SkillId,
    ) -> Result<Option<PersonSkill>, StoreError>;
    /// All ratings of a person in these skills, as they were written down.
    async fn ratings(
        &self,
        permit: &Permit,
        person: PersonId,
        skills: &[SkillId],
    ) -> Result<Vec<RatingLine>, StoreError>;
    /// All ratings of a person, for whoever takes their data away.
    async fn all_ratings(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<RatingLine>, StoreError>;
    /// All exemptions of a person as they began, with the skill's name.
    async fn exemptions(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<(SkillName, ExemptionLine)>, StoreError>;
    /// What gives a skill, by title.
    async fn grants(&self, permit: &Permit, skill: SkillId) -> Result<Vec<GrantLine>, StoreError>;
    /// All that could: modules that are offered and courses, by title.
    async fn givers(&self, permit: &Permit) -> Result<Vec<(Giver, String)>, StoreError>;
}

/// Which skills of a person are asked for.
#[derive(Clone, Debug)]
pub struct ListPersonSkills {
    pub person: PersonId,
    /// Of the skill's name.
    pub search: String,
    pub which: WhichSkills,
    pub page: PageNumber,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WhichSkills {
    /// Those in which they were rated, and those that their job roles need.
    #[default]
    Theirs,
    /// Every one of the company.
    All,
}

/// A skill, and how one person stands with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonSkill {
    pub id: SkillId,
    pub name: SkillName,
    pub category: Option<LabelName>,
    pub is_critical: bool,
    /// What the levels from 1 to 4 mean.
    pub levels: [Option<LevelText>; 4],
    /// What their job roles need; 0 if none needs it.
    pub needed: Level,
    /// The one that lasts longest, if they ever were exempt from it.
    pub exemption: Option<ExemptionLine>,
    /// As they were written down.
    pub ratings: Vec<RatingLine>,
}

/// A rating with those whom it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingLine {
    pub rating: Rating,
    pub skill: SkillName,
    pub by: Option<PersonName>,
    pub revoked_by: Option<PersonName>,
    /// The title of the module or the course, if it is still there.
    pub giver: Option<String>,
}

/// An exemption with whoever gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExemptionLine {
    pub exemption: Exemption,
    pub by: Option<PersonName>,
}

/// How somebody stands with a skill on a day, with the rating that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonSkillState<'a> {
    pub level: Level,
    pub reason: Option<&'a RatingLine>,
    /// The last day on which it is so if nothing else happens.
    pub until: Option<Date>,
    pub lapse: Option<Lapse>,
}

/// What gives a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantLine {
    pub giver: Giver,
    pub title: String,
    pub level: Level,
}

impl PersonSkill {
    /// The exemption that covers a day, if there is one.
    pub fn exemption_on(&self, day: Date) -> Option<&ExemptionLine> {
        self.exemption.as_ref().filter(|it| it.exemption.covers(day))
    }

    /// What their job roles need on a day on which they are or are not exempt.
    pub fn needed_on(&self, day: Date) -> Level {
        match self.exemption_on(day) {
            Some(_) => Level::NONE,
            None => self.needed,
        }
    }

    pub fn on(&self, day: Date) -> PersonSkillState<'_> {
        let ratings: Vec<Rating> = self.ratings.iter().map(|it| it.rating.clone()).collect();
        let state = SkillState::on(&ratings, day);
        let reason = state.reason.map(|it| it.id);
        PersonSkillState {
            level: state.level,
            reason: self.ratings.iter().find(|it| Some(it.rating.id) == reason),
            until: state.until,
            lapse: state.lapse,
        }
    }

    /// The same beside what is needed.
    pub fn position(&self, day: Date) -> Position {
        let state = self.on(day);
        Position {
            level: state.level,
            needed: self.needed_on(day),
            falls_on: state.until,
            lapse: state.lapse,
        }
    }
}

impl WhichSkills {
    pub const ALL: [Self; 2] = [Self::Theirs, Self::All];

    /// The word of the query.
    pub fn name(self) -> &'static str {
        match self {
            Self::Theirs => "theirs",
            Self::All => "all",
        }
    }

    /// The opposite of [`WhichSkills::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}
