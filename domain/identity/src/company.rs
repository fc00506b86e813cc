use domain_kernel::{CompanyId, Id, Line, Text, ZoneName};

use crate::{
    Accent, CompanyCode, CompanyCodeRotated, CompanyEdited, CompanyFounded, CompanyLogoChanged,
    CompanyState, FactorRoles, Language, RegistrationNumber,
};

/// As the company is called on every page.
pub type CompanyName = Line<120>;
/// Where the company is, as it stands on certificates and labels.
pub type Address = Text<500>;

/// The picture by which a company is known. A new one is a new id, so that the file of the old one
/// can be removed without a thought.
pub enum Logo {}
pub type LogoId = Id<Logo>;

/// A tenant. Everything else belongs to exactly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    pub id: CompanyId,
    /// By which workers ask to join.
    pub code: CompanyCode,
    pub settings: CompanySettings,
    pub logo: Option<LogoId>,
    /// As the operators know it.
    pub registration: Option<RegistrationNumber>,
    pub state: CompanyState,
}

/// What an admin decides about the company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanySettings {
    pub name: CompanyName,
    pub address: Option<Address>,
    pub accent: Option<Accent>,
    /// Of mails and pages, for those who have not chosen one. `None` follows the browser.
    pub language: Option<Language>,
    /// Of times and days. `None` is the installation's.
    pub zone: Option<ZoneName>,
    pub joining: Joining,
    /// Who has to have a second factor.
    pub second_factor: FactorRoles,
    /// Whether everybody reads who has an item, and not only whoever leads people.
    pub shows_holders: bool,
}

/// What becomes of somebody who asks to join by the company's ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Joining {
    /// An admin decides.
    #[default]
    Approval,
    /// Whoever confirms their address is in.
    Open,
    /// The ID opens nothing.
    Closed,
}

impl Company {
    pub fn found(id: CompanyId, name: CompanyName, code: CompanyCode) -> (Self, CompanyFounded) {
        let settings = CompanySettings {
            name,
            address: None,
            accent: None,
            language: None,
            zone: None,
            joining: Joining::default(),
            second_factor: FactorRoles::default(),
            shows_holders: true,
        };
        let (logo, registration, state) = (None, None, CompanyState::Active);
        (Self { id, code, settings, logo, registration, state }, Self::founded(id))
    }

    /// The fact that a company began.
    pub fn founded(id: CompanyId) -> CompanyFounded {
        CompanyFounded { company: id }
    }

    /// Whether somebody can ask to join now.
    pub fn can_be_joined(&self) -> bool {
        self.state.is_active() && self.settings.joining != Joining::Closed
    }

    /// Whether whoever confirms their address is in.
    pub fn lets_in(&self) -> bool {
        self.state.is_active() && self.settings.joining == Joining::Open
    }

    /// `None` when nothing is different.
    pub fn edit(&mut self, settings: CompanySettings) -> Option<CompanyEdited> {
        if self.settings == settings {
            return None;
        }
        let before = std::mem::replace(&mut self.settings, settings.clone());
        Some(CompanyEdited { company: self.id, before, after: settings })
    }

    /// Shows another logo, or none, and says which one is no longer shown.
    pub fn change_logo(&mut self, logo: Option<LogoId>) -> (CompanyLogoChanged, Option<LogoId>) {
        let old = std::mem::replace(&mut self.logo, logo);
        (CompanyLogoChanged { company: self.id, is_removed: logo.is_none() }, old)
    }

    /// Whoever knows only the old ID can no longer ask to join.
    pub fn rotate_code(&mut self, code: CompanyCode) -> CompanyCodeRotated {
        let before = std::mem::replace(&mut self.code, code);
        CompanyCodeRotated { company: self.id, before, after: code }
    }
}

impl Joining {
    pub const ALL: [Self; 3] = [Self::Approval, Self::Open, Self::Closed];

    /// The word that stores and the audit trail keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    /// The opposite of [`Joining::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::CompanyState;

    #[test]
    fn nobody_joins_a_company_that_is_closed_or_suspended() {
        let name = CompanyName::restore("Harbour & Sons".to_owned());
        let id = Id::from_uuid(Uuid::from_u128(1));
        let since = Timestamp::from_micros(7);
        for (joining, state, can_ask, is_let_in) in [
            (Joining::Approval, CompanyState::Active, true, false),
            (Joining::Open, CompanyState::Active, true, true),
            (Joining::Closed, CompanyState::Active, false, false),
            (Joining::Open, CompanyState::Suspended { since }, false, false),
        ] {
            let (mut company, _) = Company::found(id, name.clone(), CompanyCode::draw([7; 16]));
            company.settings.joining = joining;
            company.state = state;
            let found = (company.can_be_joined(), company.lets_in());
            assert_eq!(found, (can_ask, is_let_in), "{joining:?} {state:?}");
        }
    }
}
