use std::time::Duration;

use domain_kernel::{Change, Line, PersonId, Role, TimeFactor, Timestamp};

use crate::{
    Account, AccountEdited, AccountState, Appearance, Credential, DepartmentId, Email, Epoch,
    Identifier, Language, Others, OwnWords, PasswordChanged, PasswordHash, PersonCreated,
    PersonEdited, PhotoChanged, PhotoId, PlaceRefused, Superior, TimeGiven, Username, place,
};

pub type PersonName = Line<120>;
pub type JobTitle = Line<120>;
pub type Phone = Line<40>;

/// A user account of a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub profile: Profile,
    pub role: Role,
    pub department: Option<DepartmentId>,
    pub manager: Option<PersonId>,
    pub state: AccountState,
    pub account: Account,
    pub credential: Credential,
    pub epoch: Epoch,
    pub created: Timestamp,
    /// How much longer than others they have where time is limited.
    pub time_factor: TimeFactor,
}

/// How a person is called and reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub name: PersonName,
    pub email: Email,
    pub username: Option<Username>,
    pub job_title: Option<JobTitle>,
    pub phone: Option<Phone>,
}

/// What it takes to make a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    pub id: PersonId,
    pub profile: Profile,
    pub role: Role,
    pub credential: Credential,
}

impl Person {
    /// How long a form that is sent again still means the same click.
    const MOMENT: Duration = Duration::from_mins(10);

    pub fn create(
        new: NewPerson,
        superior: Option<&Superior>,
        now: Timestamp,
    ) -> Result<(Self, PersonCreated), PlaceRefused> {
        place::check_is_of_company(new.role)?;
        place::check_superior(new.id, None, superior)?;
        Ok(Self::begin(new, superior.map(|it| it.id), now))
    }

    /// Of whatever kind the account is, which whoever calls this has checked.
    pub(crate) fn begin(
        new: NewPerson,
        manager: Option<PersonId>,
        now: Timestamp,
    ) -> (Self, PersonCreated) {
        let NewPerson { id, profile, role, credential } = new;
        let person = Self {
            id,
            profile,
            role,
            department: None,
            manager,
            state: AccountState::Active,
            account: Account::default(),
            credential,
            epoch: Epoch::FIRST,
            created: now,
            time_factor: TimeFactor::NONE,
        };
        let created = PersonCreated {
            person: id,
            role,
            department: None,
            manager,
            personal: person.profile.changes_from(None),
        };
        (person, created)
    }

    /// Puts somebody who is only just being created into a department.
    #[must_use]
    pub fn placed(
        (person, created): (Self, PersonCreated),
        department: Option<DepartmentId>,
    ) -> (Self, PersonCreated) {
        (Self { department, ..person }, PersonCreated { department, ..created })
    }

    /// Whether the form that asks for this person has made them a moment ago, and nothing has
    /// become of them since.
    pub fn was_just_created_from(
        &self,
        new: &NewPerson,
        (department, manager): (Option<DepartmentId>, Option<PersonId>),
        now: Timestamp,
    ) -> bool {
        let is_same = (&self.profile, self.role, self.department, self.manager)
            == (&new.profile, new.role, department, manager);
        let is_untouched = self.credential.must_change() && self.epoch == Epoch::FIRST;
        is_same && is_untouched && now < self.created.plus(Self::MOMENT)
    }

    /// Changes how the person is called, what they may do, where they are and who leads them. Another role ends
    /// their sessions. `None` when nothing changed.
    pub fn edit(
        &mut self,
        profile: Profile,
        role: Role,
        department: Option<DepartmentId>,
        superior: Option<&Superior>,
        others: Others,
    ) -> Result<Option<PersonEdited>, PlaceRefused> {
        if self.state.erased().is_some() {
            return Err(PlaceRefused::Erased);
        }
        place::check_superior(self.id, self.manager, superior)?;
        place::check_role(self.role, role, others)?;
        let edited = PersonEdited {
            person: self.id,
            role: (self.role, role),
            department: (self.department, department),
            manager: (self.manager, superior.map(|it| it.id)),
            personal: profile.changes_from(Some(&self.profile)),
        };
        if role != self.role {
            self.epoch = self.epoch.next();
        }
        self.profile = profile;
        self.role = role;
        self.department = department;
        self.manager = superior.map(|it| it.id);
        Ok(edited.says_something().then_some(edited))
    }

    /// Gives the person more time than others, or no more than them. `None` when nothing changed.
    pub fn give_time(&mut self, factor: TimeFactor) -> Result<Option<TimeGiven>, PlaceRefused> {
        if self.state.erased().is_some() {
            return Err(PlaceRefused::Erased);
        }
        let before = std::mem::replace(&mut self.time_factor, factor);
        Ok((before != factor).then_some(TimeGiven { person: self.id, factor: (before, factor) }))
    }

    /// Changes what people may change about themselves. `None` when nothing changed.
    pub fn edit_account(
        &mut self,
        phone: Option<Phone>,
        language: Option<Language>,
        appearance: Appearance,
    ) -> Option<AccountEdited> {
        let profile = Profile { phone, ..self.profile.clone() };
        let edited = AccountEdited {
            person: self.id,
            language: (self.account.language, language),
            appearance: (self.account.appearance, appearance),
            personal: profile.changes_from(Some(&self.profile)),
        };
        self.profile = profile;
        self.account.language = language;
        self.account.appearance = appearance;
        edited.says_something().then_some(edited)
    }

    /// Takes a password that the person chose. Their other sessions end.
    pub fn choose_password(&mut self, hash: PasswordHash) -> PasswordChanged {
        self.credential = Credential::Chosen { hash };
        self.epoch = self.epoch.next();
        PasswordChanged { person: self.id }
    }

    /// Shows another photo, or none. Returns the one whose files nobody needs any more.
    pub fn change_photo(&mut self, photo: Option<PhotoId>) -> (PhotoChanged, Option<PhotoId>) {
        let is_removed = photo.is_none();
        let old = std::mem::replace(&mut self.account.photo, photo);
        (PhotoChanged { person: self.id, is_removed }, old)
    }

    /// What their password must not be made of.
    pub fn own_words<'a>(&'a self, company: &'a str) -> OwnWords<'a> {
        self.profile.own_words(company)
    }
}

impl Profile {
    /// Every name that the person can sign in with.
    pub fn identifiers(&self) -> Vec<Identifier> {
        let username = self.username.as_ref().map(Username::identifier);
        [self.email.identifier()].into_iter().chain(username).collect()
    }

    pub fn own_words<'a>(&'a self, company: &'a str) -> OwnWords<'a> {
        OwnWords {
            company,
            name: self.name.as_str(),
            email: self.email.local(),
            username: self.username.as_ref().map(Username::as_str),
        }
    }

    pub(crate) fn changes_from(&self, before: Option<&Self>) -> Vec<Change> {
        let field = |name: &str, of: &dyn Fn(&Self) -> Option<String>| {
            Change::between(name, before.and_then(of), of(self))
        };
        let changes = [
            field("name", &|it| Some(it.name.as_str().to_owned())),
            field("email", &|it| Some(it.email.as_str().to_owned())),
            field("username", &|it| it.username.as_ref().map(|it| it.as_str().to_owned())),
            field("job_title", &|it| it.job_title.as_ref().map(|it| it.as_str().to_owned())),
            field("phone", &|it| it.phone.as_ref().map(|it| it.as_str().to_owned())),
        ];
        changes.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::Id;
    use uuid::Uuid;

    use super::*;

    const LONELY: Others = Others { n_other_admins: 0, n_led: 0 };

    fn given_person(role: Role) -> Person {
        let new = NewPerson {
            id: Id::from_uuid(Uuid::from_u128(1)),
            profile: profile("Kofi Mensah"),
            role,
            credential: Credential::Chosen { hash: PasswordHash::restore("$a".to_owned()) },
        };
        Person::create(new, None, Timestamp::from_micros(0)).expect("nothing against it").0
    }

    fn profile(name: &str) -> Profile {
        Profile {
            name: PersonName::restore(name.to_owned()),
            email: Email::restore("Kofi@harbour.example".to_owned()),
            username: None,
            job_title: None,
            phone: None,
        }
    }

    #[test]
    fn another_role_ends_the_sessions_and_another_name_does_not() {
        let mut person = given_person(Role::Staff);
        let others = Others { n_other_admins: 1, n_led: 0 };

        person.edit(profile("Kofi M."), Role::Staff, None, None, others).expect("fine");
        assert_eq!(person.epoch, Epoch::FIRST);
        let edited =
            person.edit(profile("Kofi M."), Role::Manager, None, None, others).expect("fine");
        assert_eq!(person.epoch, Epoch::FIRST.next());
        assert_eq!(edited.map(|it| it.role), Some((Role::Staff, Role::Manager)));
    }

    #[test]
    fn only_the_same_form_within_ten_minutes_has_made_a_person() {
        let at = |minutes: i64| Timestamp::from_micros(minutes * 60_000_000);
        let hash = PasswordHash::restore("$a".to_owned());
        let new = NewPerson {
            id: Id::from_uuid(Uuid::from_u128(1)),
            profile: profile("Kofi Mensah"),
            role: Role::Staff,
            credential: Credential::temporary(hash.clone(), at(0)),
        };
        let mut person = Person::create(new.clone(), None, at(0)).expect("nothing against it").0;

        assert!(person.was_just_created_from(&new, (None, None), at(9)));
        assert!(!person.was_just_created_from(&new, (None, None), at(10)));
        let elsewhere = Some(Id::from_uuid(Uuid::from_u128(77)));
        assert!(!person.was_just_created_from(&new, (elsewhere, None), at(9)));
        assert!(!person.was_just_created_from(&new, (None, Some(new.id)), at(9)));
        let other = NewPerson { profile: profile("Kofi M."), ..new.clone() };
        assert!(!person.was_just_created_from(&other, (None, None), at(9)));
        person.choose_password(hash);
        assert!(!person.was_just_created_from(&new, (None, None), at(9)));
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_fact() {
        let mut person = given_person(Role::Admin);
        let same = person.edit(profile("Kofi Mensah"), Role::Admin, None, None, LONELY);
        assert_eq!(same, Ok(None));
        assert_eq!(person.edit_account(None, None, Appearance::System), None);
    }

    #[test]
    fn the_last_admin_stays_one() {
        let mut person = given_person(Role::Admin);
        let refused = person.edit(profile("Kofi"), Role::Staff, None, None, LONELY);
        assert_eq!(refused, Err(PlaceRefused::LastAdmin));
        assert_eq!(person, given_person(Role::Admin));
    }

    #[test]
    fn settings_are_the_persons_own_and_the_photo_stays() {
        let mut person = given_person(Role::Staff);
        let photo = Id::from_uuid(Uuid::from_u128(9));
        assert_eq!(person.change_photo(Some(photo)).1, None);

        assert!(person.edit_account(None, None, Appearance::Dark).is_some());
        assert_eq!(person.change_photo(None).1, Some(photo));
    }
}
