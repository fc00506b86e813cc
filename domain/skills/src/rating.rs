use domain_kernel::{Date, Id, Line, PersonId, Timestamp};
use thiserror::Error;

use crate::{GrantAdded, GrantRemoved, Level, RatingRevoked, SkillId, SkillRated};

pub type RatingId = Id<Rating>;

/// What whoever rated has to say; it may say things about the person.
pub type RatingNote = Line<500>;
/// Why a rating does not count any more.
pub type RevocationReason = Line<500>;

/// A training module; what it is stands in the package of training.
pub enum TrainingModule {}
pub type GivingModule = Id<TrainingModule>;
/// That somebody completed one.
pub enum ModuleCompletion {}
pub type GivingCompletion = Id<ModuleCompletion>;
/// A course that somebody teaches; what it is stands in the package of courses.
pub enum TaughtCourse {}
pub type GivingCourse = Id<TaughtCourse>;

/// That somebody was found to have a skill at a level. It is never changed; it ends, or is taken back
/// as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    pub id: RatingId,
    pub person: PersonId,
    pub skill: SkillId,
    pub what: Rated,
    /// From this day on it counts.
    pub on: Date,
    /// When it was written down: of two of one day the later one is the newer.
    pub recorded: Timestamp,
    pub revoked: Option<Revocation>,
}

/// What is said by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    pub level: Level,
    pub source: RatingSource,
    /// Who rated; nobody where a training did.
    pub by: Option<PersonId>,
    /// The last day on which it counts.
    pub until: Option<Date>,
    /// Whether what trainings granted before it counts no more.
    pub overrides: bool,
    pub note: Option<RatingNote>,
    /// Which training, where one did.
    pub granted: Option<Granted>,
}

/// That a rating was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// From this day on it does not count any more, as if it had never been.
    pub on: Date,
    pub by: Option<PersonId>,
    /// Empty where it follows from something else.
    pub reason: RevocationReason,
}

/// What was passed or completed, and thereby gave a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Granted {
    Module(GivingModule, GivingCompletion),
    Course(GivingCourse),
}

/// What gives a skill to whoever passes or completes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Giver {
    Module(GivingModule),
    Course(GivingCourse),
}

/// That a module or a course gives a skill at a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    pub skill: SkillId,
    pub giver: Giver,
    // Invariant: not 0.
    pub level: Level,
}

/// Why something cannot give a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("choose a level from 1 to 4")]
pub struct GrantsNothing;

/// Why a rating cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RatingRefused {
    #[error("a rating is valid until today or a later day")]
    EndsBefore,
    #[error("say why this also counts against what trainings granted")]
    OverridesWithoutNote,
}

/// Why a rating cannot be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RevocationRefused {
    #[error("this rating was taken back already")]
    Already,
    #[error("what a training granted goes with its result")]
    Granted,
}

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RatingSource {
    Own,
    Manager,
    /// A module that was passed, or a course that was completed.
    Training,
    /// A certificate from elsewhere, which somebody approved.
    External,
}

impl RatingSource {
    pub const ALL: [Self; 4] = [Self::Own, Self::Manager, Self::Training, Self::External];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Manager => "manager",
            Self::Training => "training",
            Self::External => "external",
        }
    }

    /// The opposite of [`RatingSource::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Rating {
    /// Says from today on that a person has a skill at a level.
    pub fn give(
        id: RatingId,
        (person, skill): (PersonId, SkillId),
        what: Rated,
        (today, now): (Date, Timestamp),
    ) -> Result<(Self, SkillRated), RatingRefused> {
        if what.until.is_some_and(|it| it < today) {
            return Err(RatingRefused::EndsBefore);
        }
        if what.overrides && what.note.is_none() {
            return Err(RatingRefused::OverridesWithoutNote);
        }
        let rating = Self { id, person, skill, what, on: today, recorded: now, revoked: None };
        let rated = SkillRated { rating: rating.clone() };
        Ok((rating, rated))
    }

    /// Gives what a training grants to whoever passes or completes it on a day.
    pub fn grant(
        id: RatingId,
        person: PersonId,
        (grant, granted): (&Grant, Granted),
        (on, until): (Date, Option<Date>),
        now: Timestamp,
    ) -> (Self, SkillRated) {
        let what = Rated {
            level: grant.level,
            source: RatingSource::Training,
            by: None,
            until,
            overrides: false,
            note: None,
            granted: Some(granted),
        };
        let skill = grant.skill;
        let rating = Self { id, person, skill, what, on, recorded: now, revoked: None };
        let rated = SkillRated { rating: rating.clone() };
        (rating, rated)
    }

    /// Takes back what somebody said.
    pub fn revoke(&mut self, revocation: Revocation) -> Result<RatingRevoked, RevocationRefused> {
        match self.what.granted {
            Some(_) => Err(RevocationRefused::Granted),
            None => self.revoke_any(revocation),
        }
    }

    /// Takes back what a training granted, whose result was taken back.
    pub fn revoke_grant(
        &mut self,
        revocation: Revocation,
    ) -> Result<RatingRevoked, RevocationRefused> {
        self.revoke_any(revocation)
    }

    /// Takes back what a training granted, and grants the same until an earlier day, after which its
    /// result is not good any more. Nothing if it ends by then anyway.
    pub fn shorten(
        &mut self,
        id: RatingId,
        until: Date,
        revocation: Revocation,
        now: Timestamp,
    ) -> Option<(Self, RatingRevoked, SkillRated)> {
        if self.what.until.is_some_and(|it| it <= until) {
            return None;
        }
        let mut instead = Self { id, recorded: now, ..self.clone() };
        instead.what.until = Some(until);
        let revoked = self.revoke_grant(revocation).ok()?;
        let rated = SkillRated { rating: instead.clone() };
        Some((instead, revoked, rated))
    }

    fn revoke_any(&mut self, revocation: Revocation) -> Result<RatingRevoked, RevocationRefused> {
        if self.revoked.is_some() {
            return Err(RevocationRefused::Already);
        }
        let Self { id: rating, person, skill, .. } = *self;
        let reason = revocation.reason.clone();
        self.revoked = Some(revocation);
        Ok(RatingRevoked { rating, person, skill, reason })
    }

    /// Whether it had been given by that day and not been taken back.
    pub(crate) fn is_known(&self, day: Date) -> bool {
        self.on <= day && self.revoked.as_ref().is_none_or(|it| day < it.on)
    }

    pub(crate) fn age(&self) -> (Date, Timestamp, RatingId) {
        (self.on, self.recorded, self.id)
    }
}

impl Grant {
    /// From now on it gives the skill to those who pass or complete it.
    pub fn add(
        skill: SkillId,
        giver: Giver,
        level: Level,
    ) -> Result<(Self, GrantAdded), GrantsNothing> {
        if level == Level::NONE {
            return Err(GrantsNothing);
        }
        let grant = Self { skill, giver, level };
        Ok((grant, GrantAdded { grant }))
    }

    /// From now on it does not. Who was given it has it still.
    pub fn remove(self) -> GrantRemoved {
        GrantRemoved { grant: self }
    }
}

impl Granted {
    pub fn giver(self) -> Giver {
        match self {
            Self::Module(module, _) => Giver::Module(module),
            Self::Course(course) => Giver::Course(course),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Change, Fact};
    use uuid::Uuid;

    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 26);

    fn given(what: Rated) -> Result<(Rating, SkillRated), RatingRefused> {
        let [person, skill] = [1, 2].map(Uuid::from_u128);
        let about = (Id::from_uuid(person), Id::from_uuid(skill));
        let id = Id::from_uuid(Uuid::from_u128(3));
        Rating::give(id, about, what, (TODAY, Timestamp::from_micros(7)))
    }

    fn said() -> Rated {
        Rated {
            level: Level::MAX,
            source: RatingSource::Manager,
            by: None,
            until: Some(TODAY),
            overrides: false,
            note: None,
            granted: None,
        }
    }

    fn revocation() -> Revocation {
        let reason = RevocationReason::restore("Somebody else".to_owned());
        Revocation { on: TODAY, by: None, reason }
    }

    #[test]
    fn a_rating_counts_for_a_day_at_least_and_against_trainings_for_a_reason_only() {
        assert!(given(said()).is_ok());
        let yesterday = Rated { until: TODAY.yesterday().ok(), ..said() };
        assert_eq!(given(yesterday), Err(RatingRefused::EndsBefore));
        let overriding = Rated { overrides: true, ..said() };
        assert_eq!(given(overriding.clone()), Err(RatingRefused::OverridesWithoutNote));
        let note = Some(RatingNote::restore("Could not do it".to_owned()));
        let (_, rated) = given(Rated { note, ..overriding }).expect("it has a reason");
        assert!(rated.details().iter().all(|it| it.field != "note"));
        let personal = rated.personal().expect("a note").1;
        assert_eq!(personal, [Change::set("note", "Could not do it")]);
    }

    #[test]
    fn what_somebody_said_is_taken_back_once_and_what_a_training_granted_with_its_result() {
        let (mut rating, _) = given(said()).expect("nothing against it");
        assert!(rating.revoke(revocation()).is_ok());
        assert_eq!(rating.revoke(revocation()), Err(RevocationRefused::Already));

        let granted = Some(Granted::Course(Id::from_uuid(Uuid::from_u128(4))));
        let (mut rating, _) = given(Rated { granted, ..said() }).expect("nothing against it");
        assert_eq!(rating.revoke(revocation()), Err(RevocationRefused::Granted));
        assert!(rating.revoke_grant(revocation()).is_ok());
        assert_eq!(rating.revoke_grant(revocation()), Err(RevocationRefused::Already));
    }

    #[test]
    fn what_is_shortened_is_granted_anew_as_it_was_until_an_earlier_day() {
        let granted = Some(Granted::Course(Id::from_uuid(Uuid::from_u128(4))));
        let (mut rating, _) =
            given(Rated { granted, until: None, ..said() }).expect("nothing against it");
        let before = rating.clone();
        let (id, now) = (Id::from_uuid(Uuid::from_u128(5)), Timestamp::from_micros(8));
        let (instead, revoked, rated) =
            rating.shorten(id, TODAY, revocation(), now).expect("it had no end");
        assert_eq!((revoked.rating, &rating.revoked), (before.id, &Some(revocation())));
        assert_eq!((rated.rating.id, instead.what.until), (id, Some(TODAY)));
        let what = Rated { until: None, ..instead.what.clone() };
        assert_eq!(
            Rating { id: before.id, recorded: before.recorded, what, ..instead.clone() },
            before
        );

        let mut instead = instead;
        assert_eq!(instead.shorten(id, TODAY, revocation(), now), None, "it ends by then");
        assert_eq!(instead.revoked, None);
    }

    #[test]
    fn what_gives_a_skill_gives_a_level_of_it_from_the_day_of_the_result() {
        let [skill, module, completion] = [2, 4, 5].map(Uuid::from_u128);
        let (skill, module) = (Id::from_uuid(skill), Id::from_uuid(module));
        let nothing = Grant::add(skill, Giver::Module(module), Level::NONE);
        assert_eq!(nothing.err(), Some(GrantsNothing));
        let (grant, _) = Grant::add(skill, Giver::Module(module), Level::MAX).expect("a level");

        let granted = Granted::Module(module, Id::from_uuid(completion));
        let [id, person] = [3, 1].map(Uuid::from_u128);
        let days = (TODAY, Some(TODAY));
        let (person, now) = (Id::from_uuid(person), Timestamp::from_micros(7));
        let (rating, _) = Rating::grant(Id::from_uuid(id), person, (&grant, granted), days, now);
        assert_eq!((rating.what.level, rating.what.until), (Level::MAX, Some(TODAY)));
        assert_eq!(rating.what.granted.map(Granted::giver), Some(grant.giver));
    }
}
