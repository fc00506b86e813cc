use domain_kernel::{OperatorId, OperatorRole, Timestamp};
use thiserror::Error;

use crate::{
    Account, AccountState, Appearance, Credential, Epoch, Language, LinkHash,
    OperatorAccountEdited, OperatorCreated, OperatorDeactivated, OperatorLinkIssued,
    OperatorPasswordChanged, OperatorPasswordRecovered, OperatorReactivated, OwnWords,
    PasswordHash, Profile, Purpose,
};

/// Somebody who runs the platform and belongs to no company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    pub id: OperatorId,
    /// Without a job title and a phone number, which are for colleagues.
    pub profile: Profile,
    pub role: OperatorRole,
    pub state: AccountState,
    /// Without a photo.
    pub account: Account,
    pub credential: Credential,
    pub epoch: Epoch,
    pub reset: Option<ResetLink>,
    pub created: Timestamp,
}

/// What an operator chooses another password by who has forgotten theirs: the newest link that was
/// mailed to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResetLink {
    pub hash: LinkHash,
    pub expires: Timestamp,
}

/// A link that was never an operator's, was used, has expired or has made way for a newer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this link is not good any more")]
pub struct LinkOver;

/// What it takes to make an operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOperator {
    pub id: OperatorId,
    pub profile: Profile,
    pub role: OperatorRole,
    pub credential: Credential,
}

/// Why an operator cannot be deactivated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OperatorRefused {
    #[error("this is the last root operator; make somebody else one first")]
    LastRoot,
}

impl Operator {
    pub fn create(new: NewOperator, now: Timestamp) -> (Self, OperatorCreated) {
        let NewOperator { id, profile, role, credential } = new;
        let personal = profile.changes_from(None);
        let operator = Self {
            id,
            profile,
            role,
            state: AccountState::Active,
            account: Account::default(),
            credential,
            epoch: Epoch::FIRST,
            reset: None,
            created: now,
        };
        (operator, OperatorCreated { operator: id, role, personal })
    }

    /// Lets nobody in by this account until it is reactivated, and ends all of its sessions. `None`
    /// when that is so already.
    pub fn deactivate(
        &mut self,
        n_other_roots: u32,
        now: Timestamp,
    ) -> Result<Option<OperatorDeactivated>, OperatorRefused> {
        if !self.state.is_active() {
            return Ok(None);
        }
        if self.role == OperatorRole::Root && n_other_roots == 0 {
            return Err(OperatorRefused::LastRoot);
        }
        self.state = AccountState::Deactivated { since: now };
        self.epoch = self.epoch.next();
        self.reset = None;
        Ok(Some(OperatorDeactivated { operator: self.id }))
    }

    /// Lets the operator in again. Their sessions stay ended. `None` when they are active.
    pub fn reactivate(&mut self) -> Option<OperatorReactivated> {
        if self.state.is_active() {
            return None;
        }
        self.state = AccountState::Active;
        Some(OperatorReactivated { operator: self.id })
    }

    /// Takes a password that the operator chose. Their other sessions end.
    pub fn choose_password(&mut self, hash: PasswordHash) -> OperatorPasswordChanged {
        self.choose(hash);
        OperatorPasswordChanged { operator: self.id }
    }

    /// Lets them choose another password by a link, and by no earlier one. `None` when nobody comes
    /// in by the account.
    pub fn issue_reset(&mut self, hash: LinkHash, now: Timestamp) -> Option<OperatorLinkIssued> {
        if !self.state.is_active() {
            return None;
        }
        let expires = now.plus(Purpose::ResetPassword.lifetime());
        self.reset = Some(ResetLink { hash, expires });
        Some(OperatorLinkIssued { operator: self.id })
    }

    /// Whether this is their link, and still good.
    pub fn can_reset_by(&self, link: &LinkHash, now: Timestamp) -> bool {
        let is_good = |it: &ResetLink| it.hash == *link && now < it.expires;
        self.state.is_active() && self.reset.as_ref().is_some_and(is_good)
    }

    /// Takes the password that they chose by a link, which is used up. All of their sessions end.
    pub fn recover(
        &mut self,
        link: &LinkHash,
        hash: PasswordHash,
        now: Timestamp,
    ) -> Result<OperatorPasswordRecovered, LinkOver> {
        if !self.can_reset_by(link, now) {
            return Err(LinkOver);
        }
        self.choose(hash);
        Ok(OperatorPasswordRecovered { operator: self.id })
    }

    fn choose(&mut self, hash: PasswordHash) {
        self.credential = Credential::Chosen { hash };
        self.epoch = self.epoch.next();
        self.reset = None;
    }

    /// Changes how the pages look to the operator. `None` when nothing changed.
    pub fn edit_account(
        &mut self,
        language: Option<Language>,
        appearance: Appearance,
    ) -> Option<OperatorAccountEdited> {
        let edited = OperatorAccountEdited {
            operator: self.id,
            language: (self.account.language, language),
            appearance: (self.account.appearance, appearance),
        };
        self.account.language = language;
        self.account.appearance = appearance;
        edited.says_something().then_some(edited)
    }

    /// What their password must not be made of.
    pub fn own_words(&self) -> OwnWords<'_> {
        self.profile.own_words("")
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::{Email, PersonName};

    fn given_operator(role: OperatorRole) -> Operator {
        let profile = Profile {
            name: PersonName::restore("Noor Haddad".to_owned()),
            email: Email::restore("noor@shipshape.example".to_owned()),
            username: None,
            job_title: None,
            phone: None,
        };
        let credential = Credential::Chosen { hash: PasswordHash::restore("$a".to_owned()) };
        let new = NewOperator { id: Id::from_uuid(Uuid::from_u128(1)), profile, role, credential };
        Operator::create(new, Timestamp::from_micros(0)).0
    }

    #[test]
    fn the_last_root_stays() {
        let now = Timestamp::from_micros(7);
        let mut root = given_operator(OperatorRole::Root);
        assert_eq!(root.deactivate(0, now), Err(OperatorRefused::LastRoot));
        assert_eq!(root, given_operator(OperatorRole::Root));
        assert!(root.deactivate(1, now).is_ok_and(|it| it.is_some()));
        let mut support = given_operator(OperatorRole::Support);
        assert!(support.deactivate(0, now).is_ok_and(|it| it.is_some()));
    }

    #[test]
    fn who_is_deactivated_comes_back_with_everything_but_their_sessions() {
        let mut operator = given_operator(OperatorRole::Support);
        operator.deactivate(1, Timestamp::from_micros(7)).expect("nothing against it");
        assert_eq!(operator.deactivate(1, Timestamp::from_micros(8)), Ok(None));
        assert!(operator.reactivate().is_some());
        assert_eq!(operator.reactivate(), None);
        let ended =
            Operator { epoch: Epoch::FIRST.next(), ..given_operator(OperatorRole::Support) };
        assert_eq!(operator, ended);
    }

    #[test]
    fn a_link_is_good_once_for_half_an_hour_and_until_there_is_a_newer_one() {
        let at = |minutes: i64| Timestamp::from_micros(minutes * 60_000_000);
        let [first, second] = [1, 2].map(|it| LinkHash([it; 32]));
        let hash = || PasswordHash::restore("$b".to_owned());
        let mut operator = given_operator(OperatorRole::Support);
        assert_eq!(operator.recover(&first, hash(), at(0)), Err(LinkOver), "never issued");
        assert!(operator.issue_reset(first, at(0)).is_some());
        assert!(operator.issue_reset(second, at(1)).is_some());
        assert_eq!(operator.recover(&first, hash(), at(1)), Err(LinkOver), "there is a newer one");
        assert_eq!(operator.recover(&second, hash(), at(31)), Err(LinkOver), "half an hour");
        assert_eq!(operator.epoch, Epoch::FIRST);
        assert!(operator.recover(&second, hash(), at(30)).is_ok());
        assert_eq!(operator.epoch, Epoch::FIRST.next(), "the sessions have ended");
        assert_eq!(operator.credential, Credential::Chosen { hash: hash() });
        assert_eq!(operator.recover(&second, hash(), at(30)), Err(LinkOver), "used");
    }

    #[test]
    fn a_link_is_over_with_another_password_and_with_the_account() {
        let now = Timestamp::from_micros(7);
        let link = LinkHash([1; 32]);
        let mut operator = given_operator(OperatorRole::Support);
        operator.issue_reset(link, now);
        operator.choose_password(PasswordHash::restore("$b".to_owned()));
        assert!(!operator.can_reset_by(&link, now));
        operator.issue_reset(link, now);
        operator.deactivate(1, now).expect("nothing against it");
        assert!(operator.issue_reset(link, now).is_none());
        operator.reactivate();
        assert!(!operator.can_reset_by(&link, now), "a new one has to be asked for");
    }

    #[test]
    fn another_password_ends_the_sessions_and_another_look_does_not() {
        let mut operator = given_operator(OperatorRole::Support);
        assert!(operator.edit_account(None, Appearance::Dark).is_some());
        assert_eq!(operator.edit_account(None, Appearance::Dark), None);
        assert_eq!(operator.epoch, Epoch::FIRST);
        operator.choose_password(PasswordHash::restore("$b".to_owned()));
        assert_eq!(operator.epoch, Epoch::FIRST.next());
    }
}
