use thiserror::Error;

use crate::{Access, Actor, Area, Job, OperatorRole, Realm, Role, StoreError, Who};

/// One thing that one may do. Which role may do it stands in [`Role::allows`], whose rows are those
/// of the table in spec: product, "Roles".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// Make the first company of an installation.
    SetUp,
    /// Prove who one is. Nobody may, and it is on record in the company of the account.
    SignIn,
    /// Change the company's settings.
    ManageCompany,
    /// See and change one's own profile, photo, password and sessions.
    KeepOwnAccount,
    /// See the names, photos and job titles of everyone in the company.
    SeeColleagues,
    /// Create, edit, deactivate people and reset their passwords.
    ManagePeople,
    /// See the records of one's people: a manager all levels below, an admin everyone.
    SeeTeam,
    /// Start, save and submit one's own attempts, and say what one is able to do.
    TakeTraining,
    /// Write modules and paths.
    AuthorTraining,
    /// Take back what somebody completed, with its certificate.
    RevokeTraining,
    /// Correct a key for those who have been marked by it.
    CorrectResults,
    /// Put people on paths: a manager all levels below, an admin everyone.
    AssignTraining,
    /// Write courses, and say who attended and completed them.
    AuthorCourses,
    /// See, create, edit and delete students, and enroll them.
    KeepStudents,
    /// Write skills, the lists they are sorted by, and job roles.
    AuthorSkills,
    /// Say how well people have skills, and what they do: a manager of all levels below, an admin
    /// of everyone.
    RateSkills,
    /// See which items are free, take them by their code, and return one's own.
    HoldEquipment,
    /// See all items and who has which, and return those of one's people: a manager of all levels
    /// below, an admin of everyone.
    SeeEquipment,
    /// Add, edit, retire and label items, and give them to people.
    ManageEquipment,
    /// Read and check the audit trail of one's realm.
    ReadAuditTrail,
    /// Ask to join a company, and confirm one's address. Nobody may, and it makes nobody a person
    /// unless the company is open.
    Join,
    /// Make one's company with an invite. Nobody may, and the invite is the proof.
    Register,
    /// Create, list, suspend and reactivate companies, invite them, and create and reset their
    /// admins; see nothing of what is in them.
    ManageCompanies,
    /// Create and deactivate those who run the platform.
    ManageOperators,
    /// Look into a company, on its record.
    VisitCompanies,
    /// See which mails wait, were sent and could not be sent, and have them sent again.
    ManageMail,
    /// See stock: an admin and a manager all of it, a customer what was granted to them.
    SeeStock,
    /// Create, edit, deactivate customers, say what they see, and reset their passwords.
    ManageCustomers,
    /// Say how the company's ERP is read.
    ManageConnector,
    /// Say which programs elsewhere are told what happens in the company.
    ManageWebhooks,
    /// Write to whoever runs the platform. Nobody may, and it changes nothing.
    Contact,
    /// Order an invite, and say for a payment provider what became of an order. Nobody may; what lets a
    /// provider in is its signature.
    BuyInvites,
    /// Say to the admins of one's company what one thinks of how things are there.
    SendFeedback,
    /// Take everything that there is out into a file, and bring it back. Only the command line may:
    /// whoever has the machine has all of it anyway.
    KeepBackups,
}

/// Proof that `actor` was found to have a permission in `realm`. Stores open only for a permit.
#[derive(Clone, Copy, Debug)]
pub struct Permit {
    actor: Actor,
    realm: Realm,
    only_reads: bool,
}

/// The actor is known, and what it asks for is not for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("you are not allowed to do this")]
pub struct Denied {
    pub permission: Permission,
}

impl Permission {
    pub const ALL: [Self; 34] = [
        Self::SetUp,
        Self::SignIn,
        Self::ManageCompany,
        Self::KeepOwnAccount,
        Self::SeeColleagues,
        Self::ManagePeople,
        Self::SeeTeam,
        Self::TakeTraining,
        Self::AuthorTraining,
        Self::RevokeTraining,
        Self::CorrectResults,
        Self::AssignTraining,
        Self::AuthorCourses,
        Self::KeepStudents,
        Self::AuthorSkills,
        Self::RateSkills,
        Self::HoldEquipment,
        Self::SeeEquipment,
        Self::ManageEquipment,
        Self::ReadAuditTrail,
        Self::Join,
        Self::Register,
        Self::ManageCompanies,
        Self::ManageOperators,
        Self::VisitCompanies,
        Self::ManageMail,
        Self::SeeStock,
        Self::ManageCustomers,
        Self::ManageConnector,
        Self::ManageWebhooks,
        Self::Contact,
        Self::BuyInvites,
        Self::SendFeedback,
        Self::KeepBackups,
    ];

    /// The word that the audit trail keeps, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::SetUp => "set_up",
            Self::SignIn => "sign_in",
            Self::ManageCompany => "manage_company",
            Self::KeepOwnAccount => "keep_own_account",
            Self::SeeColleagues => "see_colleagues",
            Self::ManagePeople => "manage_people",
            Self::SeeTeam => "see_team",
            Self::TakeTraining => "take_training",
            Self::AuthorTraining => "author_training",
            Self::RevokeTraining => "revoke_training",
            Self::CorrectResults => "correct_results",
            Self::AssignTraining => "assign_training",
            Self::AuthorCourses => "author_courses",
            Self::KeepStudents => "keep_students",
            Self::AuthorSkills => "author_skills",
            Self::RateSkills => "rate_skills",
            Self::HoldEquipment => "hold_equipment",
            Self::SeeEquipment => "see_equipment",
            Self::ManageEquipment => "manage_equipment",
            Self::ReadAuditTrail => "read_audit_trail",
            Self::Join => "join",
            Self::Register => "register",
            Self::ManageCompanies => "manage_companies",
            Self::ManageOperators => "manage_operators",
            Self::VisitCompanies => "visit_companies",
            Self::ManageMail => "manage_mail",
            Self::SeeStock => "see_stock",
            Self::ManageCustomers => "manage_customers",
            Self::ManageConnector => "manage_connector",
            Self::ManageWebhooks => "manage_webhooks",
            Self::Contact => "contact",
            Self::BuyInvites => "buy_invites",
            Self::SendFeedback => "send_feedback",
            Self::KeepBackups => "keep_backups",
        }
    }
}

impl Role {
    /// Whether people of this role may do it in their company.
    pub fn allows(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::KeepOwnAccount | P::SendFeedback => true,
            P::SeeColleagues | P::TakeTraining | P::HoldEquipment => self.is_of_company(),
            P::SeeStock => self != Self::Staff,
            P::SeeTeam
            | P::AuthorTraining
            | P::AssignTraining
            | P::AuthorCourses
            | P::KeepStudents
            | P::AuthorSkills
            | P::RateSkills
            | P::SeeEquipment => matches!(self, Self::Admin | Self::Manager),
            P::ManageCompany
            | P::ManagePeople
            | P::RevokeTraining
            | P::CorrectResults
            | P::ManageEquipment
            | P::ReadAuditTrail
            | P::ManageMail
            | P::ManageCustomers
            | P::ManageConnector
            | P::ManageWebhooks => self == Self::Admin,
            P::SetUp
            | P::SignIn
            | P::Contact
            | P::BuyInvites
            | P::Join
            | P::Register
            | P::ManageCompanies
            | P::ManageOperators
            | P::VisitCompanies
            | P::KeepBackups => false,
        }
    }
}

impl OperatorRole {
    /// Whether operators of this role may do it, on the platform or for a company that they do not
    /// look into.
    fn allows(self, realm: Realm, permission: Permission) -> bool {
        use Permission as P;
        match (permission, realm) {
            (P::ManageCompanies, _) | (P::KeepOwnAccount, Realm::Platform) => true,
            (P::ReadAuditTrail | P::ManageOperators, Realm::Platform) | (P::VisitCompanies, _) => {
                self == Self::Root
            }
            _ => false,
        }
    }

    /// Whether operators of this role may do it in a company that they look into: what its admin
    /// may, and nothing that one does as oneself.
    fn allows_visiting(self, permission: Permission) -> bool {
        use Permission as P;
        let is_own = matches!(
            permission,
            P::KeepOwnAccount | P::TakeTraining | P::HoldEquipment | P::SendFeedback
        );
        self == Self::Root && !is_own && Role::Admin.allows(permission)
    }
}

impl Permit {
    pub fn actor(&self) -> Actor {
        self.actor
    }

    pub fn realm(&self) -> Realm {
        self.realm
    }

    /// Whether nothing may be changed with it: a store refuses to commit, and what is saved outside
    /// of transactions asks [`Permit::to_change`].
    pub fn only_reads(&self) -> bool {
        self.only_reads
    }

    /// The same permit, if something may be changed with it.
    pub fn to_change(self) -> Result<Self, StoreError> {
        match self.only_reads {
            true => Err(StoreError::ReadOnly),
            false => Ok(self),
        }
    }
}

pub(crate) fn grant(actor: Actor, realm: Realm, permission: Permission) -> Result<Permit, Denied> {
    let is_allowed = match actor.who() {
        Who::Person { role, .. } => actor.realm() == realm && role.allows(permission),
        Who::Operator { role, visiting, .. } => {
            let is_there = visiting.is_some_and(|it| Realm::Company(it.company) == realm);
            role.allows(realm, permission) || (is_there && role.allows_visiting(permission))
        }
        Who::System { job } => job_may(job, permission),
        Who::Nobody => nobody_may(realm, permission),
    };
    let access = opened(actor, permission).filter(|_| is_allowed).ok_or(Denied { permission })?;
    Ok(Permit { actor, realm, only_reads: access == Access::Read })
}

/// How far the token opens it with which somebody comes. Whoever comes without one is held up by
/// nothing but their role.
fn opened(actor: Actor, permission: Permission) -> Option<Access> {
    match actor.scopes() {
        None => Some(Access::Write),
        Some(scopes) => scopes.access(Area::of(permission)?),
    }
}

/// Whoever can run a command on the machine can also change the database by hand, so a command may
/// do everything; it is on record as one.
fn job_may(job: Job, permission: Permission) -> bool {
    match job {
        Job::CommandLine | Job::Demo => permission != Permission::KeepOwnAccount,
        // It writes links to people who cannot sign in, and says what people have to do.
        Job::Mail => matches!(permission, Permission::SignIn | Permission::SeeTeam),
        // It takes note of visits that are over, ends what people have begun, as they would, and
        // cancels orders that nobody has paid.
        Job::Sweep => matches!(
            permission,
            Permission::VisitCompanies | Permission::TakeTraining | Permission::BuyInvites
        ),
        Job::Summaries => permission == Permission::AuthorCourses,
        Job::Webhooks => permission == Permission::ManageWebhooks,
    }
}

fn nobody_may(realm: Realm, permission: Permission) -> bool {
    match permission {
        Permission::SignIn => true,
        Permission::Contact | Permission::BuyInvites => realm == Realm::Platform,
        Permission::SetUp | Permission::Join | Permission::Register => realm != Realm::Platform,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{Id, Job, Origin, Scopes, Visit, test_support};

    #[test]
    fn a_person_acts_in_their_company_and_nowhere_else() {
        let (ours, theirs) = (Id::from_uuid(Uuid::from_u128(1)), Id::from_uuid(Uuid::from_u128(2)));
        let admin = test_support::person(Id::from_uuid(Uuid::from_u128(3)), ours, Role::Admin);

        let permit = admin.permit(Permission::ManagePeople).expect("an admin may");
        assert_eq!(permit.realm(), Realm::Company(ours));
        for realm in [Realm::Platform, Realm::Company(theirs)] {
            assert!(admin.permit_in(realm, Permission::ManagePeople).is_err());
        }
    }

    #[test]
    fn a_token_opens_what_its_scopes_and_the_role_both_allow() {
        let (id, company) = (Id::from_uuid(Uuid::from_u128(1)), Id::from_uuid(Uuid::from_u128(2)));
        let scopes = Scopes::of([(Area::Equipment, Access::Read), (Area::Training, Access::Write)]);
        for role in Role::ALL {
            let actor = test_support::by_token(id, company, role, scopes);
            for permission in Permission::ALL {
                let access = Area::of(permission).and_then(|it| scopes.access(it));
                let access = access.filter(|_| role.allows(permission));
                let permit = actor.permit(permission);
                let only_reads = permit.ok().map(|it| it.only_reads());
                let expected = access.map(|it| it == Access::Read);
                assert_eq!(only_reads, expected, "{role:?} {permission:?}");
            }
        }
    }

    #[test]
    fn a_token_is_of_one_company_and_a_session_is_held_up_by_no_scope() {
        let [id, company, other] = [1, 2, 3].map(Uuid::from_u128);
        let (id, company) = (Id::from_uuid(id), Id::from_uuid(company));
        let all = Scopes::of(Area::ALL.map(|it| (it, Access::Write)));
        let actor = test_support::by_token(id, company, Role::Admin, all);
        let other = Realm::Company(Id::from_uuid(other));
        for permission in Permission::ALL {
            assert!(actor.permit_in(other, permission).is_err(), "{permission:?}");
            assert!(actor.permit_in(Realm::Platform, permission).is_err(), "{permission:?}");
        }
        let session = test_support::person(id, company, Role::Admin);
        let permit = session.permit(Permission::KeepOwnAccount).expect("everybody may");
        assert!(permit.to_change().is_ok());
    }

    #[test]
    fn a_permit_to_read_is_none_to_change() {
        let (id, company) = (Id::from_uuid(Uuid::from_u128(1)), Id::from_uuid(Uuid::from_u128(2)));
        for (access, may) in [(Access::Read, false), (Access::Write, true)] {
            let scopes = Scopes::of([(Area::Inventory, access)]);
            let actor = test_support::by_token(id, company, Role::Admin, scopes);
            let permit = actor.permit(Permission::SeeStock).expect("it is open");
            assert_eq!(permit.to_change().is_ok(), may);
        }
    }

    #[test]
    fn a_customer_keeps_their_account_sees_stock_says_what_they_think_and_nothing_else() {
        let theirs = [Permission::KeepOwnAccount, Permission::SeeStock, Permission::SendFeedback];
        for permission in Permission::ALL {
            let is_theirs = theirs.contains(&permission);
            assert_eq!(Role::Customer.allows(permission), is_theirs, "{permission:?}");
        }
    }

    #[test]
    fn an_operator_who_does_not_visit_sees_no_company() {
        let (id, company) = (Id::from_uuid(Uuid::from_u128(1)), Id::from_uuid(Uuid::from_u128(2)));
        let root = test_support::operator(id, OperatorRole::Root, None);
        let visiting = Some(Visit { company });
        let visitor = test_support::operator(id, OperatorRole::Root, visiting);

        assert!(root.permit_in(Realm::Company(company), Permission::ReadAuditTrail).is_err());
        assert_eq!(visitor.realm(), Realm::Company(company));
    }

    #[test]
    fn root_looks_into_one_company_with_its_admins_rights_and_support_into_none() {
        let id = Id::from_uuid(Uuid::from_u128(1));
        let [ours, theirs] = [2, 3].map(|it| Id::from_uuid(Uuid::from_u128(it)));
        let visitor = |role| test_support::operator(id, role, Some(Visit { company: ours }));
        let (root, support) = (visitor(OperatorRole::Root), visitor(OperatorRole::Support));

        let own = [
            Permission::KeepOwnAccount,
            Permission::TakeTraining,
            Permission::HoldEquipment,
            Permission::SendFeedback,
        ];
        for permission in Permission::ALL.into_iter().filter(|it| Role::Admin.allows(*it)) {
            let is_own = own.contains(&permission);
            assert_eq!(root.permit(permission).is_ok(), !is_own, "{permission:?}");
            assert!(root.permit_in(Realm::Company(theirs), permission).is_err(), "{permission:?}");
            assert!(support.permit(permission).is_err(), "{permission:?}");
        }
        assert!(root.permit_in(Realm::Platform, Permission::KeepOwnAccount).is_ok());
    }

    #[test]
    fn support_keeps_companies_and_root_keeps_operators_too() {
        let id = Id::from_uuid(Uuid::from_u128(1));
        let may = |role, permission| test_support::operator(id, role, None).permit(permission);
        let (root, support) = (OperatorRole::Root, OperatorRole::Support);
        assert!(may(support, Permission::ManageCompanies).is_ok());
        for permission in
            [Permission::ManageOperators, Permission::ReadAuditTrail, Permission::VisitCompanies]
        {
            assert!(may(root, permission).is_ok(), "{permission:?}");
            assert!(may(support, permission).is_err(), "{permission:?}");
        }
    }

    #[test]
    fn nobody_may_sign_in_set_up_join_and_register_and_nothing_else() {
        let company = Realm::Company(Id::from_uuid(Uuid::from_u128(1)));
        for permission in Permission::ALL {
            let granted = Actor::nobody(Origin::default()).permit_in(company, permission).is_ok();
            let is_open = matches!(
                permission,
                Permission::SignIn | Permission::SetUp | Permission::Join | Permission::Register
            );
            assert_eq!(granted, is_open, "{permission:?}");
        }
        let nobody = Actor::nobody(Origin::default());
        assert!(nobody.permit_in(Realm::Platform, Permission::Contact).is_ok());
        assert!(nobody.permit_in(Realm::Platform, Permission::BuyInvites).is_ok());
        assert!(nobody.permit_in(Realm::Platform, Permission::Register).is_err());
    }

    #[test]
    fn whoever_makes_summaries_may_write_courses_and_nothing_else() {
        let company = Realm::Company(Id::from_uuid(Uuid::from_u128(1)));
        for permission in Permission::ALL {
            let granted = test_support::system(Job::Summaries).permit_in(company, permission);
            assert_eq!(granted.is_ok(), permission == Permission::AuthorCourses, "{permission:?}");
        }
    }

    #[test]
    fn whoever_tells_programs_elsewhere_may_do_nothing_else() {
        let company = Realm::Company(Id::from_uuid(Uuid::from_u128(1)));
        for permission in Permission::ALL {
            let granted = test_support::system(Job::Webhooks).permit_in(company, permission);
            assert_eq!(granted.is_ok(), permission == Permission::ManageWebhooks, "{permission:?}");
        }
    }

    #[test]
    fn whoever_sends_mails_may_do_nothing_but_let_people_in_and_remind_them() {
        let company = Realm::Company(Id::from_uuid(Uuid::from_u128(1)));
        for permission in Permission::ALL {
            let granted = test_support::system(Job::Mail).permit_in(company, permission).is_ok();
            let is_theirs = matches!(permission, Permission::SignIn | Permission::SeeTeam);
            assert_eq!(granted, is_theirs, "{permission:?}");
        }
    }

    #[test]
    fn whoever_sweeps_may_do_nothing_but_end_visits_attempts_and_orders() {
        let company = Realm::Company(Id::from_uuid(Uuid::from_u128(1)));
        let own = [Permission::VisitCompanies, Permission::TakeTraining, Permission::BuyInvites];
        for permission in Permission::ALL {
            let granted = test_support::system(Job::Sweep).permit_in(company, permission).is_ok();
            assert_eq!(granted, own.contains(&permission), "{permission:?}");
        }
    }

    #[test]
    fn a_command_cannot_pass_for_somebodys_own_account() {
        let company = Realm::Company(Id::from_uuid(Uuid::from_u128(1)));
        let command = test_support::system(Job::CommandLine);
        assert!(command.permit_in(company, Permission::KeepOwnAccount).is_err());
        assert!(command.permit_in(company, Permission::ManagePeople).is_ok());
    }
}
