use domain_kernel::{Date, Id, Line, PaperKind, PersonId, Timestamp};
use thiserror::Error;

use crate::{
    CertificateApproved, CertificateHandedIn, CertificateRefused, CertificateWithdrawn, Level,
    Rated, Rating, RatingId, RatingNote, RatingRefused, RatingSource, SkillId, SkillRated,
};

pub type SkillCertificateId = Id<SkillCertificate>;
pub type CertificateFileId = Id<CertificateFile>;

/// What a file was called by whoever brought it, to be shown and for nothing else.
pub type CertificateFileName = Line<255>;
/// Why a certificate does not count.
pub type RefusalReason = Line<500>;

/// A paper from elsewhere that says that somebody has a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillCertificate {
    pub id: SkillCertificateId,
    pub person: PersonId,
    pub skill: SkillId,
    pub claim: CertificateClaim,
    /// Nothing, once the person has been erased.
    pub file: Option<CertificateFile>,
    pub handed_in: Timestamp,
    pub handed_in_by: Option<PersonId>,
    pub state: CertificateState,
}

/// What it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateClaim {
    // Invariant: not 0.
    pub level: Level,
    pub issued: Date,
    /// The last day on which it is good.
    pub until: Option<Date>,
    pub note: Option<RatingNote>,
}

/// A file as it was brought, which never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFile {
    pub id: CertificateFileId,
    pub kind: PaperKind,
    pub name: CertificateFileName,
    pub n_bytes: u64,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateState {
    /// It counts for nothing before somebody who may rate the person has looked at it.
    Proposed,
    Approved {
        by: Option<PersonId>,
        at: Timestamp,
        rating: RatingId,
    },
    Refused {
        by: Option<PersonId>,
        at: Timestamp,
        reason: RefusalReason,
    },
    /// By whoever it is about.
    Withdrawn {
        at: Timestamp,
    },
}

/// Why a certificate is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ClaimRefused {
    #[error("choose a level from 1 to 4")]
    NoLevel,
    #[error("a certificate is issued today or earlier")]
    IssuedLater,
    #[error("a certificate is good until today or a later day")]
    Ended,
}

/// Why nothing is decided about a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DecisionRefused {
    #[error("this was decided already")]
    Decided,
    #[error(transparent)]
    Rating(#[from] RatingRefused),
}

impl SkillCertificate {
    /// Proposes what a paper says.
    pub fn hand_in(
        id: SkillCertificateId,
        (person, skill): (PersonId, SkillId),
        (claim, file): (CertificateClaim, CertificateFile),
        by: Option<PersonId>,
        (today, now): (Date, Timestamp),
    ) -> Result<(Self, CertificateHandedIn), ClaimRefused> {
        if claim.level == Level::NONE {
            return Err(ClaimRefused::NoLevel);
        }
        if today < claim.issued {
            return Err(ClaimRefused::IssuedLater);
        }
        if claim.until.is_some_and(|it| it < today) {
            return Err(ClaimRefused::Ended);
        }
        let state = CertificateState::Proposed;
        let (file, handed_in, handed_in_by) = (Some(file), now, by);
        let certificate = Self { id, person, skill, claim, file, handed_in, handed_in_by, state };
        let fact = CertificateHandedIn { certificate: certificate.clone() };
        Ok((certificate, fact))
    }

    /// From today on it counts, as the rating says that comes of it.
    pub fn approve(
        &mut self,
        rating: RatingId,
        by: Option<PersonId>,
        (today, now): (Date, Timestamp),
    ) -> Result<(Rating, SkillRated, CertificateApproved), DecisionRefused> {
        self.check_proposed()?;
        let what = Rated {
            level: self.claim.level,
            source: RatingSource::External,
            by,
            until: self.claim.until,
            overrides: false,
            note: self.claim.note.clone(),
            granted: None,
        };
        let about = (self.person, self.skill);
        let (rating, rated) = Rating::give(rating, about, what, (today, now))?;
        self.state = CertificateState::Approved { by, at: now, rating: rating.id };
        let (person, certificate) = (self.person, self.id);
        let approved = CertificateApproved { person, certificate, rating: rating.id };
        Ok((rating, rated, approved))
    }

    pub fn refuse(
        &mut self,
        reason: RefusalReason,
        by: Option<PersonId>,
        at: Timestamp,
    ) -> Result<CertificateRefused, DecisionRefused> {
        self.check_proposed()?;
        let (person, certificate) = (self.person, self.id);
        let refused = CertificateRefused { person, certificate, reason: reason.clone() };
        self.state = CertificateState::Refused { by, at, reason };
        Ok(refused)
    }

    pub fn withdraw(&mut self, at: Timestamp) -> Result<CertificateWithdrawn, DecisionRefused> {
        self.check_proposed()?;
        self.state = CertificateState::Withdrawn { at };
        Ok(CertificateWithdrawn { person: self.person, certificate: self.id })
    }

    fn check_proposed(&self) -> Result<(), DecisionRefused> {
        match self.state {
            CertificateState::Proposed => Ok(()),
            _ => Err(DecisionRefused::Decided),
        }
    }
}

impl CertificateState {
    /// The word that stores keep, never renamed.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Approved { .. } => "approved",
            Self::Refused { .. } => "refused",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Change, Fact};
    use uuid::Uuid;

    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 26);

    fn now() -> Timestamp {
        Timestamp::from_micros(7)
    }

    fn id<T>(number: u128) -> Id<T> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn claim() -> CertificateClaim {
        let note = Some(Line::restore("Safety school".to_owned()));
        CertificateClaim { level: Level::MAX, issued: TODAY, until: Some(TODAY), note }
    }

    fn handed_in(
        claim: CertificateClaim,
    ) -> Result<(SkillCertificate, CertificateHandedIn), ClaimRefused> {
        let name = Line::restore("Anna Lindqvist.pdf".to_owned());
        let file = CertificateFile { id: id(4), kind: PaperKind::Pdf, name, n_bytes: 9 };
        SkillCertificate::hand_in(id(3), (id(1), id(2)), (claim, file), Some(id(1)), (TODAY, now()))
    }

    #[test]
    fn a_certificate_says_a_level_and_is_good_today() {
        let (_, fact) = handed_in(claim()).expect("nothing against it");
        assert!(!format!("{:?}", fact.details()).contains("Safety"));
        assert!(!format!("{:?}", fact.details()).contains("Anna"));
        assert_eq!(fact.personal().expect("a note").1, [Change::set("note", "Safety school")]);
        for (bad, why) in [
            (CertificateClaim { level: Level::NONE, ..claim() }, ClaimRefused::NoLevel),
            (
                CertificateClaim { issued: TODAY.tomorrow().expect("a day"), ..claim() },
                ClaimRefused::IssuedLater,
            ),
            (CertificateClaim { until: TODAY.yesterday().ok(), ..claim() }, ClaimRefused::Ended),
        ] {
            assert_eq!(handed_in(bad).expect_err("it is wrong"), why);
        }
    }

    #[test]
    fn one_thing_is_decided_about_it_and_an_approval_is_a_rating() {
        let (proposed, _) = handed_in(claim()).expect("nothing against it");
        let mut approved = proposed.clone();
        let (rating, ..) = approved.approve(id(5), Some(id(6)), (TODAY, now())).expect("proposed");
        let told = (rating.id, rating.what.source, rating.what.level, rating.what.until);
        assert_eq!(told, (id(5), RatingSource::External, Level::MAX, Some(TODAY)));
        assert_eq!((rating.person, rating.skill), (proposed.person, proposed.skill));

        let reason = || Line::restore("Not readable".to_owned());
        let mut refused = proposed.clone();
        assert!(refused.refuse(reason(), None, now()).is_ok());
        let mut withdrawn = proposed.clone();
        assert!(withdrawn.withdraw(now()).is_ok());
        for mut it in [approved, refused, withdrawn] {
            let before = it.clone();
            let again = it.approve(id(7), None, (TODAY, now()));
            assert_eq!(again.err(), Some(DecisionRefused::Decided));
            assert_eq!(it.refuse(reason(), None, now()), Err(DecisionRefused::Decided));
            assert_eq!(it.withdraw(now()), Err(DecisionRefused::Decided));
            assert_eq!(it, before);
        }

        let mut late = proposed.clone();
        let tomorrow = TODAY.tomorrow().expect("a day");
        let ended = late.approve(id(5), None, (tomorrow, now()));
        assert_eq!(ended.err(), Some(DecisionRefused::Rating(RatingRefused::EndsBefore)));
        assert_eq!(late, proposed, "it waits still");
    }
}
