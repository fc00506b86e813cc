//! Accounts of people of other firms, who see what is kept here for theirs. They are led by nobody,
//! and have no department and no job.

use domain_kernel::{PersonId, Role, Timestamp};

use crate::{
    Credential, Email, NewPerson, Person, PersonCreated, PersonEdited, PersonName, PlaceRefused,
    Profile,
};

/// What it takes to make a customer's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCustomer {
    pub id: PersonId,
    pub name: PersonName,
    pub email: Email,
    pub credential: Credential,
}

impl NewCustomer {
    /// As an account like any other.
    pub fn into_person(self) -> NewPerson {
        let Self { id, name, email, credential } = self;
        let profile = Profile { name, email, username: None, job_title: None, phone: None };
        NewPerson { id, profile, role: Role::Customer, credential }
    }
}

impl Person {
    pub fn create_customer(new: NewCustomer, now: Timestamp) -> (Self, PersonCreated) {
        Self::begin(new.into_person(), None, now)
    }

    /// Changes how a customer is called and written to. `None` when nothing changed.
    pub fn edit_customer(
        &mut self,
        name: PersonName,
        email: Email,
    ) -> Result<Option<PersonEdited>, PlaceRefused> {
        if self.role != Role::Customer {
            return Err(PlaceRefused::Customer);
        }
        if self.state.erased().is_some() {
            return Err(PlaceRefused::Erased);
        }
        let profile = Profile { name, email, ..self.profile.clone() };
        let edited = PersonEdited {
            person: self.id,
            role: (self.role, self.role),
            department: (None, None),
            manager: (None, None),
            personal: profile.changes_from(Some(&self.profile)),
        };
        self.profile = profile;
        Ok(edited.says_something().then_some(edited))
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::{Others, PasswordHash};

    fn given_customer() -> Person {
        let new = NewCustomer {
            id: Id::from_uuid(Uuid::from_u128(1)),
            name: PersonName::restore("Rosa Ferreira".to_owned()),
            email: Email::restore("rosa@bikes.example".to_owned()),
            credential: Credential::Chosen { hash: PasswordHash::restore("$a".to_owned()) },
        };
        Person::create_customer(new, Timestamp::from_micros(0)).0
    }

    #[test]
    fn a_customer_has_a_name_an_address_and_no_place() {
        let mut customer = given_customer();
        assert_eq!((customer.role, customer.manager), (Role::Customer, None));

        let (name, email) = (customer.profile.name.clone(), customer.profile.email.clone());
        assert_eq!(customer.edit_customer(name, email.clone()), Ok(None));
        let name = PersonName::restore("Rosa F.".to_owned());
        let edited = customer.edit_customer(name, email).expect("nothing against it");
        assert_eq!(edited.map(|it| it.personal.len()), Some(1));
    }

    #[test]
    fn a_form_for_people_makes_no_customer_and_changes_none() {
        let mut customer = given_customer();
        let profile = customer.profile.clone();
        let new = NewPerson {
            id: customer.id,
            profile: profile.clone(),
            role: Role::Customer,
            credential: customer.credential.clone(),
        };
        let made = Person::create(new, None, Timestamp::from_micros(0));
        assert_eq!(made.err(), Some(PlaceRefused::Customer));
        let others = Others { n_other_admins: 1, n_led: 0 };
        let edited = customer.edit(profile, Role::Staff, None, None, others);
        assert_eq!(edited, Err(PlaceRefused::Customer));
    }
}
