use domain_kernel::{Actor, Id, OperatorId, PersonId, Through, Who};
use uuid::Uuid;

/// Who did it, as the trail remembers them. Unlike an actor it can do nothing, so reading the
/// trail never hands out authority; roles are words, because a trail outlives its roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    Person {
        id: PersonId,
        role: String,
    },
    /// A program, with a token that a person made.
    Token {
        person: PersonId,
        role: String,
    },
    Operator {
        id: OperatorId,
        role: String,
    },
    /// The program. At the command line it may act for a person, with that person's rights.
    System {
        job: String,
        acting_for: Option<PersonId>,
    },
    Nobody,
}

/// An author as a store keeps it and as it is hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuthorParts<'a> {
    pub kind: &'static str,
    pub id: Option<Uuid>,
    pub role: &'a str,
    pub acting_for: Option<Uuid>,
}

impl Author {
    pub fn parts(&self) -> AuthorParts<'_> {
        let (kind, id, role, acting_for) = match self {
            Self::Person { id, role } => ("person", Some(id.uuid()), role.as_str(), None),
            Self::Token { person, role } => ("token", Some(person.uuid()), role.as_str(), None),
            Self::Operator { id, role } => ("operator", Some(id.uuid()), role.as_str(), None),
            Self::System { job, acting_for } => {
                ("system", None, job.as_str(), acting_for.map(Id::uuid))
            }
            Self::Nobody => ("nobody", None, "", None),
        };
        AuthorParts { kind, id, role, acting_for }
    }

    /// The opposite of [`Author::parts`], or `None` for parts that no author has.
    pub fn restore(
        kind: &str,
        id: Option<Uuid>,
        role: String,
        acting_for: Option<Uuid>,
    ) -> Option<Self> {
        match (kind, id, acting_for) {
            ("person", Some(id), None) => Some(Self::Person { id: Id::from_uuid(id), role }),
            ("token", Some(id), None) => Some(Self::Token { person: Id::from_uuid(id), role }),
            ("operator", Some(id), None) => Some(Self::Operator { id: Id::from_uuid(id), role }),
            ("system", None, acting_for) => {
                Some(Self::System { job: role, acting_for: acting_for.map(Id::from_uuid) })
            }
            ("nobody", None, None) => Some(Self::Nobody),
            _ => None,
        }
    }

    /// The person whose doing it is, if it is one's.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person { id, .. } | Self::Token { person: id, .. } => Some(*id),
            Self::System { acting_for, .. } => *acting_for,
            Self::Operator { .. } | Self::Nobody => None,
        }
    }
}

impl From<Actor> for Author {
    fn from(actor: Actor) -> Self {
        match (actor.who(), actor.origin().through) {
            (Who::Person { id, .. }, Through::CommandLine) => {
                Self::System { job: "command_line".to_owned(), acting_for: Some(id) }
            }
            (Who::Person { id, role, .. }, Through::Token) => {
                Self::Token { person: id, role: role.name().to_owned() }
            }
            (Who::Person { id, role, .. }, Through::Network) => {
                Self::Person { id, role: role.name().to_owned() }
            }
            (Who::Operator { id, role, .. }, _) => {
                Self::Operator { id, role: role.name().to_owned() }
            }
            (Who::System { job }, _) => {
                Self::System { job: job.name().to_owned(), acting_for: None }
            }
            (Who::Nobody, _) => Self::Nobody,
        }
    }
}
