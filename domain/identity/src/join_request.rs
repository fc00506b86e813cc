use std::time::Duration;

use domain_kernel::{PersonId, Timestamp};
use thiserror::Error;

use crate::{
    Credential, Email, JoinApproved, JoinAsked, JoinConfirmed, JoinRefused, Language, LinkHash,
    NewPerson, PasswordHash, PersonName, Profile, Username,
};

/// Somebody who wants to belong to the company, and does not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinRequest {
    /// Of the person that they become, so that what is on record before is about the same.
    pub id: PersonId,
    pub name: PersonName,
    pub email: Email,
    /// Free or not: that is found out when they become a person, so that nobody can ask here which
    /// names there are.
    pub username: Option<Username>,
    pub password: PasswordHash,
    /// In which they asked, and are answered.
    pub language: Language,
    pub asked: Timestamp,
    pub state: JoinState,
}

/// How far somebody has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JoinState {
    /// Whether the address is theirs shows when somebody follows the link in the mail to it.
    Unconfirmed { link: LinkHash },
    /// An admin decides.
    Waiting { since: Timestamp },
}

/// What it takes to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewJoinRequest {
    pub id: PersonId,
    pub name: PersonName,
    pub email: Email,
    pub username: Option<Username>,
    pub password: PasswordHash,
    pub language: Language,
    pub link: LinkHash,
}

/// Nobody has confirmed the address, or somebody has already, or it took too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this link is not good any more; ask to join once more")]
pub struct NotToConfirm;

/// There is nothing to decide before the address is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("nobody has confirmed the address yet")]
pub struct NotWaiting;

impl JoinRequest {
    /// How long the link in the mail is good.
    pub const LINK: Duration = Duration::from_hours(24);
    /// How long a request is kept that nobody has confirmed.
    pub const UNCONFIRMED: Duration = Duration::from_hours(48);

    pub fn ask(new: NewJoinRequest, now: Timestamp) -> (Self, JoinAsked) {
        let NewJoinRequest { id, name, email, username, password, language, link } = new;
        let state = JoinState::Unconfirmed { link };
        let request = Self { id, name, email, username, password, language, asked: now, state };
        (request, JoinAsked { person: id })
    }

    /// Whether this link confirms the address now.
    pub fn is_confirmed_by(&self, link: &LinkHash, now: Timestamp) -> bool {
        let is_own = matches!(&self.state, JoinState::Unconfirmed { link: it } if it == link);
        is_own && now < self.asked.plus(Self::LINK)
    }

    /// The address is theirs. What they are called is on record from here on, and not before:
    /// anybody can type it.
    pub fn confirm(
        &mut self,
        link: &LinkHash,
        now: Timestamp,
    ) -> Result<JoinConfirmed, NotToConfirm> {
        if !self.is_confirmed_by(link, now) {
            return Err(NotToConfirm);
        }
        self.state = JoinState::Waiting { since: now };
        Ok(JoinConfirmed { person: self.id, personal: self.profile().changes_from(None) })
    }

    /// Since when an admin is to decide, if one is.
    pub fn waiting_since(&self) -> Option<Timestamp> {
        match self.state {
            JoinState::Unconfirmed { .. } => None,
            JoinState::Waiting { since } => Some(since),
        }
    }

    /// As they are called and reached.
    pub fn profile(&self) -> Profile {
        Profile {
            name: self.name.clone(),
            email: self.email.clone(),
            username: self.username.clone(),
            job_title: None,
            phone: None,
        }
    }

    /// Somebody of the company, with the password that they chose when they asked. Whoever lets them
    /// in may have settled on another username.
    pub fn approve(
        &self,
        username: Option<Username>,
        role: domain_kernel::Role,
    ) -> Result<(NewPerson, JoinApproved), NotWaiting> {
        self.waiting_since().ok_or(NotWaiting)?;
        let new = NewPerson {
            id: self.id,
            profile: Profile { username, ..self.profile() },
            role,
            credential: Credential::Chosen { hash: self.password.clone() },
        };
        Ok((new, JoinApproved { person: self.id }))
    }

    pub fn refuse(&self) -> Result<JoinRefused, NotWaiting> {
        self.waiting_since().ok_or(NotWaiting)?;
        Ok(JoinRefused { person: self.id })
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Fact, Id, Role};
    use uuid::Uuid;

    use super::*;

    const LINK: LinkHash = LinkHash([7; 32]);

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_micros(hours * 3_600_000_000)
    }

    fn given_request() -> JoinRequest {
        let new = NewJoinRequest {
            id: Id::from_uuid(Uuid::from_u128(1)),
            name: PersonName::restore("Kofi Mensah".to_owned()),
            email: Email::restore("kofi@harbour.example".to_owned()),
            username: Username::parse("kofi").expect("a name"),
            password: PasswordHash::restore("$a".to_owned()),
            language: Language::English,
            link: LINK,
        };
        JoinRequest::ask(new, at(0)).0
    }

    #[test]
    fn an_address_is_confirmed_by_its_own_link_within_a_day_and_once() {
        let mut request = given_request();
        assert_eq!(request.confirm(&LinkHash([8; 32]), at(1)), Err(NotToConfirm));
        assert_eq!(request.confirm(&LINK, at(24)), Err(NotToConfirm));
        request.confirm(&LINK, at(23)).expect("it is good");
        assert_eq!(request.waiting_since(), Some(at(23)));
        assert_eq!(request.confirm(&LINK, at(23)), Err(NotToConfirm));
    }

    #[test]
    fn nobody_is_decided_about_before_their_address_is_confirmed() {
        let mut request = given_request();
        assert_eq!(request.refuse(), Err(NotWaiting));
        assert_eq!(request.approve(None, Role::Staff).err(), Some(NotWaiting));

        request.confirm(&LINK, at(1)).expect("it is good");
        let (new, _) = request.approve(None, Role::Manager).expect("they wait");
        assert_eq!((new.id, new.role, new.profile.username), (request.id, Role::Manager, None));
        assert_eq!(new.credential, Credential::Chosen { hash: request.password.clone() });
        assert!(request.refuse().is_ok());
    }

    #[test]
    fn what_anybody_can_type_is_not_on_record_before_it_is_confirmed() {
        let mut request = given_request();
        let asked = JoinAsked { person: request.id };
        assert_eq!(asked.personal(), None);
        let confirmed = request.confirm(&LINK, at(1)).expect("it is good");
        let (whose, changes) = confirmed.personal().expect("a name");
        assert_eq!((whose, changes.len()), (request.id, 3));
        assert_eq!(confirmed.details(), Vec::new());
    }
}
