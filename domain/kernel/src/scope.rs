use crate::{Permission, Role};

/// A part of what a company keeps, which a token opens or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    Training,
    Skills,
    Equipment,
    Inventory,
    Administration,
}

/// How far a token opens an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    Read,
    /// To read, too.
    Write,
}

/// What a token opens of that which its person may do. It never adds to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scopes([Option<Access>; Area::ALL.len()]);

impl Area {
    pub const ALL: [Self; 5] =
        [Self::Training, Self::Skills, Self::Equipment, Self::Inventory, Self::Administration];

    /// The word that stores and the audit trail keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Training => "training",
            Self::Skills => "skills",
            Self::Equipment => "equipment",
            Self::Inventory => "inventory",
            Self::Administration => "administration",
        }
    }

    /// The area that a permission is about. `None` is what no token opens: one's own account, so
    /// that a token makes no other one and changes no password, and what is not a person's.
    pub fn of(permission: Permission) -> Option<Self> {
        use Permission as P;
        match permission {
            P::SeeTeam
            | P::TakeTraining
            | P::AuthorTraining
            | P::RevokeTraining
            | P::CorrectResults
            | P::AssignTraining
            | P::AuthorCourses
            | P::KeepStudents => Some(Self::Training),
            P::AuthorSkills | P::RateSkills => Some(Self::Skills),
            P::HoldEquipment | P::SeeEquipment | P::ManageEquipment => Some(Self::Equipment),
            P::SeeStock | P::ManageConnector => Some(Self::Inventory),
            P::ManageCompany
            | P::SeeColleagues
            | P::ManagePeople
            | P::ReadAuditTrail
            | P::ManageMail
            | P::ManageWebhooks
            | P::ManageCustomers => Some(Self::Administration),
            P::SetUp
            | P::SignIn
            | P::KeepOwnAccount
            | P::SendFeedback
            | P::Contact
            | P::BuyInvites
            | P::KeepBackups
            | P::Join
            | P::Register
            | P::ManageCompanies
            | P::ManageOperators
            | P::VisitCompanies => None,
        }
    }
}

impl Access {
    pub const ALL: [Self; 2] = [Self::Read, Self::Write];

    /// The word that stores and the audit trail keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }
}

impl Scopes {
    /// Of two that are about one area the further one counts.
    pub fn of(scopes: impl IntoIterator<Item = (Area, Access)>) -> Self {
        let mut all = Self::default();
        for (area, access) in scopes {
            let kept = &mut all.0[area as usize];
            *kept = (*kept).max(Some(access));
        }
        all
    }

    /// All that could be of use to people of this role.
    pub fn of_role(role: Role) -> Self {
        let allowed = Permission::ALL.into_iter().filter(|it| role.allows(*it));
        Self::of(allowed.filter_map(Area::of).map(|it| (it, Access::Write)))
    }

    /// Whether these open nothing that the others do not.
    pub fn are_within(self, others: Self) -> bool {
        self.0.iter().zip(others.0).all(|(own, other)| *own <= other)
    }

    /// How far an area is open, if it is.
    pub fn access(self, area: Area) -> Option<Access> {
        self.0[area as usize]
    }

    /// The areas that are open, and how far.
    pub fn iter(self) -> impl Iterator<Item = (Area, Access)> {
        Area::ALL.into_iter().filter_map(move |it| Some((it, self.access(it)?)))
    }

    /// Nothing is open.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// The words that stores and the audit trail keep: `equipment:write inventory:read`.
    pub fn words(self) -> String {
        let words = self.iter().map(|(area, access)| format!("{}:{}", area.name(), access.name()));
        words.collect::<Vec<_>>().join(" ")
    }

    /// The opposite of [`Scopes::words`].
    pub fn parse(words: &str) -> Option<Self> {
        words.split_whitespace().map(parse).collect::<Option<Vec<_>>>().map(Self::of)
    }
}

fn parse(word: &str) -> Option<(Area, Access)> {
    let (area, access) = word.split_once(':')?;
    let area = Area::ALL.into_iter().find(|it| it.name() == area)?;
    let access = Access::ALL.into_iter().find(|it| it.name() == access)?;
    Some((area, access))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_kept_as_words_and_the_further_one_counts() {
        let all = [
            (Area::Inventory, Access::Read),
            (Area::Equipment, Access::Write),
            (Area::Equipment, Access::Read),
        ];
        let scopes = Scopes::of(all);
        assert_eq!(scopes.words(), "equipment:write inventory:read");
        assert_eq!(Scopes::parse(&scopes.words()), Some(scopes));
        assert_eq!(scopes.access(Area::Equipment), Some(Access::Write));
        assert_eq!(scopes.access(Area::Training), None);
        assert_eq!(Scopes::parse(""), Some(Scopes::default()));
        for bad in ["equipment", "equipment:all", "tools:read", ":"] {
            assert_eq!(Scopes::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn of_use_is_what_a_role_allows_something_of() {
        let words = |role| Scopes::of_role(role).words();
        assert_eq!(words(Role::Customer), "inventory:write");
        assert_eq!(words(Role::Staff), "training:write equipment:write administration:write");
        let all = Scopes::of(Area::ALL.map(|it| (it, Access::Write)));
        assert_eq!(Scopes::of_role(Role::Admin), all);
        let some = Scopes::of([(Area::Skills, Access::Read)]);
        assert!(some.are_within(all) && !all.are_within(some));
        assert!(!some.are_within(Scopes::of_role(Role::Staff)));
    }

    #[test]
    fn no_token_opens_ones_own_account_or_what_is_not_a_persons() {
        let closed = Permission::ALL.into_iter().filter(|it| Area::of(*it).is_none());
        let closed: Vec<&str> = closed.map(Permission::name).collect();
        let expected = [
            "set_up",
            "sign_in",
            "keep_own_account",
            "join",
            "register",
            "manage_companies",
            "manage_operators",
            "visit_companies",
            "contact",
            "buy_invites",
            "send_feedback",
            "keep_backups",
        ];
        assert_eq!(closed, expected);
    }
}
