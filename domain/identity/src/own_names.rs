//! What people change about how they sign in and are written to.

use crate::{Email, EmailChanged, Person, Profile, ResetRefused, Username, UsernameChanged};

impl Person {
    /// Takes an address that the person has just shown to be theirs. All of their sessions end.
    pub fn change_email(&mut self, email: Email) -> Result<EmailChanged, ResetRefused> {
        if !self.state.is_active() {
            return Err(ResetRefused::Deactivated);
        }
        let profile = Profile { email, ..self.profile.clone() };
        let personal = profile.changes_from(Some(&self.profile));
        self.profile = profile;
        self.epoch = self.epoch.next();
        Ok(EmailChanged { person: self.id, personal })
    }

    /// Takes another name to sign in with, or none. `None` when nothing changed.
    pub fn change_username(&mut self, username: Option<Username>) -> Option<UsernameChanged> {
        let profile = Profile { username, ..self.profile.clone() };
        let personal = profile.changes_from(Some(&self.profile));
        self.profile = profile;
        (!personal.is_empty()).then_some(UsernameChanged { person: self.id, personal })
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Fact, Id, Role, Timestamp};
    use uuid::Uuid;

    use super::*;
    use crate::{Credential, Epoch, NewPerson, Others, PasswordHash, PersonName};

    fn given_person() -> Person {
        let new = NewPerson {
            id: Id::from_uuid(Uuid::from_u128(1)),
            profile: Profile {
                name: PersonName::restore("Kofi Mensah".to_owned()),
                email: Email::restore("kofi@harbour.example".to_owned()),
                username: None,
                job_title: None,
                phone: None,
            },
            role: Role::Staff,
            credential: Credential::Chosen { hash: PasswordHash::restore("$a".to_owned()) },
        };
        Person::create(new, None, Timestamp::from_micros(0)).expect("nothing against it").0
    }

    #[test]
    fn another_address_ends_the_sessions_and_stands_beside_the_trail() {
        let mut person = given_person();
        let email = Email::restore("kofi@elsewhere.example".to_owned());
        let changed = person.change_email(email.clone()).expect("active");
        assert_eq!((&person.profile.email, person.epoch), (&email, Epoch::FIRST.next()));
        assert_eq!(changed.details(), Vec::new());
        assert!(changed.personal().is_some_and(|(whose, it)| whose == person.id && it.len() == 1));

        let others = Others { n_other_admins: 1, n_led: 0 };
        person.deactivate(others, Timestamp::from_micros(7)).expect("nothing against it");
        assert_eq!(person.change_email(email), Err(ResetRefused::Deactivated));
    }

    #[test]
    fn another_username_ends_no_session_and_the_same_one_is_no_fact() {
        let mut person = given_person();
        let username = Username::parse("kofi").expect("a name");
        let changed = person.change_username(username.clone()).expect("another");
        assert_eq!((changed.details(), person.epoch), (Vec::new(), Epoch::FIRST));
        assert_eq!(person.change_username(username), None);
        assert!(person.change_username(None).is_some());
    }
}
