//! Which topics there are, each in the guide of those who need it first.

/// Whom a guide is for. Whoever may do more reads the guides of the others too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guide {
    /// Everybody, also before they are signed in.
    Start,
    Staff,
    Manager,
    Admin,
    Customer,
    Operator,
}

const START: &[&str] = &[
    "signing-in",
    "joining",
    "registering",
    "set-up",
    "your-account",
    "second-factor",
    "tokens",
    "certificates",
    "writing",
];

const STAFF: &[&str] = &["home", "training", "quizzes", "own-courses", "own-skills", "own-items"];

const MANAGER: &[&str] = &[
    "team",
    "modules",
    "questions",
    "paths",
    "courses",
    "students",
    "skills",
    "matrix",
    "equipment",
    "reservations",
    "stock",
];

const ADMIN: &[&str] = &[
    "people",
    "importing",
    "joiners",
    "company",
    "keeping-equipment",
    "labels",
    "upkeep",
    "customers",
    "erp",
    "mails",
    "webhooks",
    "audit",
];

const CUSTOMER: &[&str] = &["own-stock", "stock-changes"];

const OPERATOR: &[&str] = &["companies", "invites", "operators"];

impl Guide {
    pub(super) const ALL: [Self; 6] =
        [Self::Start, Self::Staff, Self::Manager, Self::Admin, Self::Customer, Self::Operator];

    /// As addresses name it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Staff => "staff",
            Self::Manager => "manager",
            Self::Admin => "admin",
            Self::Customer => "customer",
            Self::Operator => "operator",
        }
    }

    /// The opposite of [`Guide::name`].
    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Start => "help-start",
            Self::Staff => "help-staff",
            Self::Manager => "help-manager",
            Self::Admin => "help-admin",
            Self::Customer => "help-customer",
            Self::Operator => "help-operator",
        }
    }

    /// What it is about, in a sentence.
    pub(super) fn lead(self) -> &'static str {
        match self {
            Self::Start => "help-start-lead",
            Self::Staff => "help-staff-lead",
            Self::Manager => "help-manager-lead",
            Self::Admin => "help-admin-lead",
            Self::Customer => "help-customer-lead",
            Self::Operator => "help-operator-lead",
        }
    }

    /// Its parts in their order. Each is the text `help/{topic}` of every language.
    pub(super) fn topics(self) -> &'static [&'static str] {
        match self {
            Self::Start => START,
            Self::Staff => STAFF,
            Self::Manager => MANAGER,
            Self::Admin => ADMIN,
            Self::Customer => CUSTOMER,
            Self::Operator => OPERATOR,
        }
    }

    /// The guide that has this topic.
    pub(super) fn with(topic: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.topics().contains(&topic))
    }
}
