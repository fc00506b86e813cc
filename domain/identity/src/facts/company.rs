use domain_kernel::{Change, CompanyId, Fact, Role};

use crate::{Accent, Address, CompanyCode, CompanySettings};

/// A company began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompanyFounded {
    pub company: CompanyId,
}

/// An admin changed what the company decides about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyEdited {
    pub company: CompanyId,
    pub before: CompanySettings,
    pub after: CompanySettings,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompanyLogoChanged {
    pub company: CompanyId,
    pub is_removed: bool,
}

/// The company is joined by another ID from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompanyCodeRotated {
    pub company: CompanyId,
    pub before: CompanyCode,
    pub after: CompanyCode,
}

fn company(id: CompanyId) -> String {
    format!("company:{id}")
}

fn needs_factor(settings: &CompanySettings, role: Role) -> String {
    settings.second_factor.has(role).to_string()
}

impl Fact for CompanyFounded {
    fn name(&self) -> &'static str {
        "identity.company_founded"
    }

    fn subject(&self) -> String {
        company(self.company)
    }
}

impl Fact for CompanyEdited {
    fn name(&self) -> &'static str {
        "identity.company_edited"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        let (before, after) = (&self.before, &self.after);
        let change = |field, of: fn(&CompanySettings) -> Option<String>| {
            Change::between(field, of(before), of(after))
        };
        let changes = [
            change("name", |it| Some(it.name.as_str().to_owned())),
            change("address", |it| it.address.as_ref().map(Address::as_str).map(str::to_owned)),
            change("accent", |it| it.accent.as_ref().map(Accent::to_string)),
            change("language", |it| it.language.map(|it| it.tag().to_owned())),
            change("time_zone", |it| it.zone.as_ref().map(|it| it.as_str().to_owned())),
            change("joining", |it| Some(it.joining.name().to_owned())),
            change("second_factor_admin", |it| Some(needs_factor(it, Role::Admin))),
            change("second_factor_manager", |it| Some(needs_factor(it, Role::Manager))),
            change("second_factor_staff", |it| Some(needs_factor(it, Role::Staff))),
            change("second_factor_customer", |it| Some(needs_factor(it, Role::Customer))),
            change("shows_holders", |it| Some(it.shows_holders.to_string())),
        ];
        changes.into_iter().flatten().collect()
    }
}

impl Fact for CompanyLogoChanged {
    fn name(&self) -> &'static str {
        "identity.company_logo_changed"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("logo", if self.is_removed { "removed" } else { "set" })]
    }
}

impl Fact for CompanyCodeRotated {
    fn name(&self) -> &'static str {
        "identity.company_code_rotated"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        let code = |it: CompanyCode| Some(it.to_string());
        Change::between("code", code(self.before), code(self.after)).into_iter().collect()
    }
}
