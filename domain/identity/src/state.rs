use domain_kernel::Timestamp;

use thiserror::Error;

use crate::{
    Credential, Others, PasswordHash, PasswordRecovered, PasswordReset, Person, PersonDeactivated,
    PersonReactivated, PlaceRefused, place,
};

/// Whether somebody can come in. Everything that was theirs stays theirs meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum AccountState {
    #[default]
    Active,
    Deactivated {
        since: Timestamp,
    },
    /// Nothing says any more who it was.
    Erased {
        at: Timestamp,
    },
}

/// Why nobody gets a temporary password for this account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ResetRefused {
    #[error("this person is deactivated; reactivate them first")]
    Deactivated,
}

impl AccountState {
    pub fn is_active(self) -> bool {
        self.since().is_none()
    }

    /// When it was deactivated, if it is.
    pub fn since(self) -> Option<Timestamp> {
        match self {
            Self::Active => None,
            Self::Deactivated { since } | Self::Erased { at: since } => Some(since),
        }
    }

    /// Since when nothing says who it was.
    pub fn erased(self) -> Option<Timestamp> {
        match self {
            Self::Erased { at } => Some(at),
            Self::Active | Self::Deactivated { .. } => None,
        }
    }

    /// The opposite of [`AccountState::since`] and [`AccountState::erased`].
    pub fn restore(since: Option<Timestamp>, erased: Option<Timestamp>) -> Self {
        match (since, erased) {
            (_, Some(at)) => Self::Erased { at },
            (Some(since), None) => Self::Deactivated { since },
            (None, None) => Self::Active,
        }
    }
}

impl Person {
    /// Lets nobody in by this account until it is reactivated, and ends all of its sessions. `None`
    /// when that is so already.
    pub fn deactivate(
        &mut self,
        others: Others,
        now: Timestamp,
    ) -> Result<Option<PersonDeactivated>, PlaceRefused> {
        if !self.state.is_active() {
            return Ok(None);
        }
        place::check_leaves(self.role, others)?;
        self.state = AccountState::Deactivated { since: now };
        self.epoch = self.epoch.next();
        Ok(Some(PersonDeactivated { person: self.id }))
    }

    /// Lets the person in again, with the role, the manager and the password that they had. Their
    /// sessions stay ended. `None` when they are active.
    pub fn reactivate(&mut self) -> Result<Option<PersonReactivated>, PlaceRefused> {
        match self.state {
            AccountState::Active => return Ok(None),
            AccountState::Erased { .. } => return Err(PlaceRefused::Erased),
            AccountState::Deactivated { .. } => {}
        }
        self.state = AccountState::Active;
        Ok(Some(PersonReactivated { person: self.id }))
    }

    /// Takes a password that the person chose by a link that only they could read. All of their
    /// sessions end.
    pub fn recover(&mut self, hash: PasswordHash) -> Result<PasswordRecovered, ResetRefused> {
        if !self.state.is_active() {
            return Err(ResetRefused::Deactivated);
        }
        self.choose_password(hash);
        Ok(PasswordRecovered { person: self.id })
    }

    /// Takes a password that somebody else has seen and that is good for choosing another. All of
    /// the person's sessions end.
    pub fn reset_password(
        &mut self,
        hash: PasswordHash,
        now: Timestamp,
    ) -> Result<PasswordReset, ResetRefused> {
        if !self.state.is_active() {
            return Err(ResetRefused::Deactivated);
        }
        self.credential = Credential::temporary(hash, now);
        self.epoch = self.epoch.next();
        Ok(PasswordReset { person: self.id })
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Id, Role};
    use uuid::Uuid;

    use super::*;
    use crate::{Credential, Email, Epoch, NewPerson, PasswordHash, PersonName, Profile};

    fn given_person(role: Role) -> Person {
        let profile = Profile {
            name: PersonName::restore("Kofi Mensah".to_owned()),
            email: Email::restore("kofi@harbour.example".to_owned()),
            username: None,
            job_title: None,
            phone: None,
        };
        let credential = Credential::Chosen { hash: PasswordHash::restore("$a".to_owned()) };
        let new = NewPerson { id: Id::from_uuid(Uuid::from_u128(1)), profile, role, credential };
        Person::create(new, None, Timestamp::from_micros(0)).expect("nothing against it").0
    }

    #[test]
    fn who_is_deactivated_comes_back_with_everything_but_their_sessions() {
        let mut person = given_person(Role::Manager);
        let others = Others { n_other_admins: 1, n_led: 3 };
        let now = Timestamp::from_micros(7);

        let fact = person.deactivate(others, now).expect("nothing against it");
        assert_eq!(fact, Some(PersonDeactivated { person: person.id }));
        assert_eq!(person.state.since(), Some(now));
        let later = person.deactivate(others, Timestamp::from_micros(8));
        assert_eq!((later, person.state.since()), (Ok(None), Some(now)));
        assert_eq!(person.reactivate(), Ok(Some(PersonReactivated { person: person.id })));
        assert_eq!(person.reactivate(), Ok(None));

        let ended = Person { epoch: Epoch::FIRST.next(), ..given_person(Role::Manager) };
        assert_eq!(person, ended);
    }

    #[test]
    fn a_reset_ends_the_sessions_and_is_good_for_choosing_another_password() {
        let hash = || PasswordHash::restore("$b".to_owned());
        let (now, others) = (Timestamp::from_micros(7), Others { n_other_admins: 1, n_led: 0 });
        let mut person = given_person(Role::Staff);
        assert!(person.reset_password(hash(), now).is_ok());
        assert_eq!(person.epoch, Epoch::FIRST.next());
        assert_eq!(person.credential, Credential::temporary(hash(), now));

        person.deactivate(others, now).expect("nothing against it");
        let refused = person.reset_password(hash(), now);
        assert_eq!(refused, Err(ResetRefused::Deactivated));
    }

    #[test]
    fn a_password_chosen_by_a_link_ends_the_sessions_and_is_the_persons_own() {
        let hash = || PasswordHash::restore("$b".to_owned());
        let mut person = given_person(Role::Staff);
        assert!(person.recover(hash()).is_ok());
        assert_eq!(person.epoch, Epoch::FIRST.next());
        assert_eq!(person.credential, Credential::Chosen { hash: hash() });

        let others = Others { n_other_admins: 1, n_led: 0 };
        person.deactivate(others, Timestamp::from_micros(7)).expect("nothing against it");
        assert_eq!(person.recover(hash()), Err(ResetRefused::Deactivated));
    }

    #[test]
    fn the_last_active_admin_is_not_deactivated() {
        let alone = Others { n_other_admins: 0, n_led: 0 };
        let mut admin = given_person(Role::Admin);
        let refused = admin.deactivate(alone, Timestamp::from_micros(7));
        assert_eq!(refused, Err(PlaceRefused::LastAdmin));
        assert_eq!(admin, given_person(Role::Admin));
        let mut staff = given_person(Role::Staff);
        assert!(staff.deactivate(alone, Timestamp::from_micros(7)).is_ok());
    }
}
