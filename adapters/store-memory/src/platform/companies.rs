use application::platform::{
    AdminLine, CompaniesShown, CompanyLine, CompanyView, ListCompanies, PlatformFigures,
};
use domain_identity::{Company, InviteStanding, Person, RegistrationNumber};
use domain_kernel::{CompanyId, Role, Timestamp, Versioned, fold};

use crate::identity::IdentityTables;

/// Those that are looked for, by name.
pub(super) fn matches<'a>(identity: &'a IdentityTables, query: &ListCompanies) -> Vec<&'a Company> {
    let searched = fold(query.search.trim());
    let key = RegistrationNumber::restore(searched.clone()).key();
    let is_found = |it: &&Company| {
        let number = it.registration.as_ref().map(RegistrationNumber::key).unwrap_or_default();
        fold(it.settings.name.as_str()).contains(&searched)
            || (!key.is_empty() && number.contains(&key))
    };
    let is_shown = |it: &&Company| match query.shown {
        CompaniesShown::All => true,
        CompaniesShown::Active => it.state.is_active(),
        CompaniesShown::Suspended => !it.state.is_active(),
    };
    let companies = identity.companies.values().map(|it| &it.value);
    let mut companies: Vec<_> = companies.filter(is_found).filter(is_shown).collect();
    companies.sort_by_key(|it| (fold(it.settings.name.as_str()), it.id));
    companies
}

pub(super) fn line(identity: &IdentityTables, company: &Company) -> CompanyLine {
    CompanyLine {
        id: company.id,
        name: company.settings.name.clone(),
        registration: company.registration.clone(),
        n_people: n_people(identity, company.id),
        state: company.state,
    }
}

pub(super) fn view(
    identity: &IdentityTables,
    company: &Versioned<Company>,
    most_admins: usize,
) -> CompanyView {
    let id = company.value.id;
    let people = identity.people_of(id);
    let mut admins: Vec<_> = people.filter(|it| it.value.role == Role::Admin).collect();
    admins.sort_by_key(|it| (fold(it.value.profile.name.as_str()), it.value.id));
    let admins = admins.into_iter().take(most_admins).map(admin).collect();
    CompanyView { company: company.clone(), n_people: n_people(identity, id), admins }
}

fn admin(person: &Versioned<Person>) -> AdminLine {
    AdminLine {
        id: person.value.id,
        version: person.version,
        name: person.value.profile.name.clone(),
        email: person.value.profile.email.clone(),
        is_active: person.value.state.is_active(),
        must_change_password: person.value.credential.must_change(),
    }
}

fn n_people(identity: &IdentityTables, company: CompanyId) -> u32 {
    let people = identity.people_of(company);
    count(people.filter(|it| it.value.state.is_active()).count())
}

pub(super) fn figures(identity: &IdentityTables, now: Timestamp) -> PlatformFigures {
    let companies = || identity.companies.values().map(|it| &it.value);
    let people = identity.people.values().map(|it| &it.value);
    let people = people.filter(|it| it.state.is_active() && it.role.is_of_company());
    let open =
        |it: &&Versioned<domain_identity::Invite>| it.value.standing(now) == InviteStanding::Open;
    PlatformFigures {
        n_companies: count(companies().count()),
        n_suspended: count(companies().filter(|it| !it.state.is_active()).count()),
        n_people: count(people.count()),
        n_open_invites: count(identity.invites.values().filter(open).count()),
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
