use domain_kernel::{PersonId, Realm, Timestamp};

/// Which entries somebody looks for: those to which all of it applies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Who did it, be it a person or, by the same number, an operator; or for whom a command did it;
    /// or whose account it happened to while nobody was signed in, as at every sign-in.
    pub person: Option<PersonId>,
    /// What happened, as [`domain_kernel::Fact::name`] has it.
    pub name: Option<String>,
    /// To which of these it happened, as [`domain_kernel::Fact::subject`] has it; none for whatever
    /// it happened to.
    pub subjects: Vec<String>,
    pub since: Option<Timestamp>,
    /// The first moment that is too late.
    pub until: Option<Timestamp>,
}

impl Sought {
    /// What the trail of a realm calls the account of whoever did it.
    pub fn account(&self, realm: Realm) -> Option<String> {
        let kind = match realm {
            Realm::Platform => "operator",
            Realm::Company(_) => "person",
        };
        self.person.map(|it| format!("{kind}:{it}"))
    }
}

/// Where an entry stands in a list by time. The number tells entries of one moment apart; alone it
/// would not do, since an entry may be written after one of a later moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub at: Timestamp,
    pub seq: i64,
}

/// Which part of a list by time is wanted. Pages that are found by their neighbor cost the same
/// however far back they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    Newest,
    OlderThan(Place),
    NewerThan(Place),
}
