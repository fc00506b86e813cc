//! What is left of somebody when nothing is to say who they were.

use domain_kernel::{TimeFactor, Timestamp};
use thiserror::Error;

use crate::{
    Account, AccountState, Credential, Email, Person, PersonErased, PersonName, PhotoId, Profile,
};

/// Why somebody cannot be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EraseRefused {
    #[error("this person is active; deactivate them first")]
    Active,
    #[error("this person is erased already")]
    Erased,
}

impl Person {
    /// Becomes one of those of whom only a number is known, and stays where they were: what they
    /// did, when, and in which job is not theirs alone. Returns the photo whose files go.
    pub fn erase(
        &mut self,
        called: &PersonName,
        number: u32,
        now: Timestamp,
    ) -> Result<(PersonErased, Option<PhotoId>), EraseRefused> {
        match self.state {
            AccountState::Active => return Err(EraseRefused::Active),
            AccountState::Erased { .. } => return Err(EraseRefused::Erased),
            AccountState::Deactivated { .. } => {}
        }
        self.profile = Profile {
            name: PersonName::restore(format!("{} {number}", called.as_str())),
            email: Email::nobodys(self.id),
            username: None,
            job_title: self.profile.job_title.take(),
            phone: None,
        };
        let photo = self.account.photo;
        self.account = Account::default();
        self.time_factor = TimeFactor::NONE;
        // Good for nothing, and followed by no hash that somebody could guess at.
        self.credential = Credential::Issued { expires: Timestamp::from_micros(0) };
        self.epoch = self.epoch.next();
        self.state = AccountState::Erased { at: now };
        Ok((PersonErased { person: self.id, number }, photo))
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Id, Role};
    use uuid::Uuid;

    use super::*;
    use crate::{JobTitle, NewPerson, Others, Phone, PlaceRefused, Username};

    #[test]
    fn of_somebody_erased_only_a_number_and_the_job_are_left() {
        let profile = Profile {
            name: PersonName::restore("Kofi Mensah".to_owned()),
            email: Email::restore("kofi@harbour.example".to_owned()),
            username: Some(Username::restore("kofi".to_owned())),
            job_title: Some(JobTitle::restore("Fitter".to_owned())),
            phone: Some(Phone::restore("01632".to_owned())),
        };
        let now = Timestamp::from_micros(7);
        let id = Id::from_uuid(Uuid::from_u128(1));
        let new = NewPerson { id, profile, role: Role::Staff, credential: Credential::issued(now) };
        let mut person = Person::create(new, None, now).expect("nothing against it").0;
        let called = PersonName::restore("Former person".to_owned());
        let others = Others { n_other_admins: 1, n_led: 0 };

        assert_eq!(person.erase(&called, 4711, now), Err(EraseRefused::Active));
        person.deactivate(others, now).expect("nothing against it");
        person.erase(&called, 4711, now).expect("deactivated");

        assert_eq!(person.profile.name.as_str(), "Former person 4711");
        assert!(person.profile.email.is_nobodys());
        assert_eq!((&person.profile.username, &person.profile.phone), (&None, &None));
        assert!(person.profile.job_title.is_some());
        assert!(!person.credential.is_good(now) && !person.state.is_active());
        assert_eq!(person.erase(&called, 1, now), Err(EraseRefused::Erased));
        assert_eq!(person.reactivate(), Err(PlaceRefused::Erased));
        let profile = person.profile.clone();
        let edited = person.edit(profile, Role::Staff, None, None, others);
        assert_eq!(edited, Err(PlaceRefused::Erased));
    }
}
