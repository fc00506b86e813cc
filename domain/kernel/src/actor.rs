use std::net::IpAddr;

use crate::{Denied, Id, Permission, Permit, Scopes, permission};

pub enum Company {}
pub enum Person {}
pub enum Operator {}
pub enum Request {}
pub type CompanyId = Id<Company>;
pub type PersonId = Id<Person>;
pub type OperatorId = Id<Operator>;
/// Names one request in logs, on error pages and in the audit trail.
pub type RequestId = Id<Request>;

/// What a person may do in their company (spec: product, "Roles").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Admin,
    Manager,
    Staff,
    /// Somebody of another firm who sees what is kept here for it, and nothing else.
    Customer,
}

/// What an operator may do on the platform, and in a company that they look into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperatorRole {
    Root,
    Support,
}

/// Work that the program does by itself, or that someone at its command line asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    CommandLine,
    Demo,
    /// Sends the mails that wait.
    Mail,
    /// Takes note of what time has ended.
    Sweep,
    /// Makes the summaries of documents.
    Summaries,
    /// Tells programs elsewhere what happened.
    Webhooks,
}

/// Whose rows a transaction sees: one company's, or those that belong to no company. Each realm
/// has an audit chain of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Realm {
    Platform,
    Company(CompanyId),
}

/// An operator's look into a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    pub company: CompanyId,
}

/// Who is asking, and from where. Anyone can look at one; only identity's use cases make one,
/// because the fields are private and `clippy.toml` guards the constructors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    who: Who,
    origin: Origin,
    /// What a token opens, for whoever comes with one and not with a session.
    scopes: Option<Scopes>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Someone with an account in a company.
    Person { id: PersonId, company: CompanyId, role: Role },
    /// Someone who runs the platform, at home there or visiting a company.
    Operator { id: OperatorId, role: OperatorRole, visiting: Option<Visit> },
    /// The program itself.
    System { job: Job },
    /// Someone who has not signed in.
    Nobody,
}

/// Where a request came from, as far as the audit trail cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Origin {
    pub request: Option<RequestId>,
    pub address: Option<IpAddr>,
    pub through: Through,
}

/// The way in. At the command line somebody with access to the machine acts for a person, and with
/// a token some program does; the trail says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Through {
    #[default]
    Network,
    CommandLine,
    Token,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Admin, Self::Manager, Self::Staff, Self::Customer];
    /// Those who work for the company: all that lists, counts or picks people means these.
    pub const OF_COMPANY: [Self; 3] = [Self::Admin, Self::Manager, Self::Staff];

    /// Whether they work for the company.
    pub fn is_of_company(self) -> bool {
        self != Self::Customer
    }

    /// The word that stores and the audit trail keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Manager => "manager",
            Self::Staff => "staff",
            Self::Customer => "customer",
        }
    }

    /// The opposite of [`Role::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl OperatorRole {
    pub const ALL: [Self; 2] = [Self::Root, Self::Support];

    /// The word that stores and the audit trail keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Support => "support",
        }
    }

    /// The opposite of [`OperatorRole::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Job {
    /// The word that the audit trail keeps, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::CommandLine => "command_line",
            Self::Demo => "demo",
            Self::Mail => "mail",
            Self::Sweep => "sweep",
            Self::Summaries => "summaries",
            Self::Webhooks => "webhooks",
        }
    }
}

impl Realm {
    /// The company, or `None` for the platform.
    pub fn company(self) -> Option<CompanyId> {
        match self {
            Self::Platform => None,
            Self::Company(company) => Some(company),
        }
    }
}

impl Actor {
    /// Only identity's use cases: a session has just been checked.
    pub fn person(id: PersonId, company: CompanyId, role: Role, origin: Origin) -> Self {
        Self { who: Who::Person { id, company, role }, origin, scopes: None }
    }

    /// Only identity's use cases: a token has just been checked. What it does not open is denied,
    /// whatever the role allows.
    pub fn by_token(
        id: PersonId,
        company: CompanyId,
        role: Role,
        scopes: Scopes,
        origin: Origin,
    ) -> Self {
        let origin = Origin { through: Through::Token, ..origin };
        Self { who: Who::Person { id, company, role }, origin, scopes: Some(scopes) }
    }

    /// Only identity's use cases: a session has just been checked, and the visit is still allowed.
    pub fn operator(
        id: OperatorId,
        role: OperatorRole,
        visiting: Option<Visit>,
        origin: Origin,
    ) -> Self {
        Self { who: Who::Operator { id, role, visiting }, origin, scopes: None }
    }

    /// Only identity's use cases and the binary: the program does this by itself.
    pub fn system(job: Job) -> Self {
        Self { who: Who::System { job }, origin: Origin::default(), scopes: None }
    }

    /// Someone who has not signed in. There is no harm in making one.
    pub fn nobody(origin: Origin) -> Self {
        Self { who: Who::Nobody, origin, scopes: None }
    }

    pub fn who(&self) -> Who {
        self.who
    }

    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// What the token opens with which somebody comes; `None` for whoever comes otherwise.
    pub fn scopes(&self) -> Option<Scopes> {
        self.scopes
    }

    /// Trades what this actor is for a proof that it may do `permission` where it is.
    pub fn permit(&self, permission: Permission) -> Result<Permit, Denied> {
        self.permit_in(self.realm(), permission)
    }

    /// Like [`Actor::permit`], for those who belong to no company: jobs, which work through company
    /// by company, and people who are about to sign in.
    pub fn permit_in(&self, realm: Realm, permission: Permission) -> Result<Permit, Denied> {
        permission::grant(*self, realm, permission)
    }

    /// The person asking, if it is one.
    pub fn person_id(&self) -> Option<PersonId> {
        match self.who {
            Who::Person { id, .. } => Some(id),
            Who::Operator { .. } | Who::System { .. } | Who::Nobody => None,
        }
    }

    /// The operator asking, if it is one.
    pub fn operator_id(&self) -> Option<OperatorId> {
        match self.who {
            Who::Operator { id, .. } => Some(id),
            Who::Person { .. } | Who::System { .. } | Who::Nobody => None,
        }
    }

    /// The role of the person asking, if it is one. An operator who looks into a company sees it as
    /// its admins do.
    pub fn role(&self) -> Option<Role> {
        match self.who {
            Who::Person { role, .. } => Some(role),
            Who::Operator { visiting: Some(_), .. } => Some(Role::Admin),
            Who::Operator { visiting: None, .. } | Who::System { .. } | Who::Nobody => None,
        }
    }

    /// Where this actor is at home, or visiting.
    pub fn realm(&self) -> Realm {
        match self.who {
            Who::Person { company, .. } => Realm::Company(company),
            Who::Operator { visiting: Some(visit), .. } => Realm::Company(visit.company),
            Who::Operator { visiting: None, .. } | Who::System { .. } | Who::Nobody => {
                Realm::Platform
            }
        }
    }
}
