//! Actors for tests. The product makes them in identity's use cases only.
#![expect(clippy::disallowed_methods, reason = "tests make actors of nobody who signed in")]

use crate::{
    Actor, CompanyId, Job, OperatorId, OperatorRole, Origin, PersonId, Role, Scopes, Visit,
};

pub fn person(id: PersonId, company: CompanyId, role: Role) -> Actor {
    Actor::person(id, company, role, Origin::default())
}

pub fn person_from(id: PersonId, company: CompanyId, role: Role, origin: Origin) -> Actor {
    Actor::person(id, company, role, origin)
}

pub fn by_token(id: PersonId, company: CompanyId, role: Role, scopes: Scopes) -> Actor {
    Actor::by_token(id, company, role, scopes, Origin::default())
}

pub fn operator(id: OperatorId, role: OperatorRole, visiting: Option<Visit>) -> Actor {
    Actor::operator(id, role, visiting, Origin::default())
}

pub fn system(job: Job) -> Actor {
    Actor::system(job)
}
