use domain_kernel::{PersonId, Role};
use thiserror::Error;

/// The person asked for as a manager, and everybody above them, next one first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Superior {
    pub id: PersonId,
    pub role: Role,
    pub is_active: bool,
    pub above: Vec<PersonId>,
}

/// As far as one person's place depends on the others of the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Others {
    /// Those who can come in.
    pub n_other_admins: u32,
    /// Whose manager the person is, be they active or not.
    pub n_led: u32,
}

/// Why a person cannot have this role or this manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PlaceRefused {
    #[error("this is the company's last admin; make somebody else an admin first")]
    LastAdmin,
    #[error("somebody with the role staff cannot lead others; choose a manager or an admin")]
    ManagerIsStaff,
    #[error("they are deactivated; choose somebody else")]
    ManagerIsDeactivated,
    #[error("they lead this person themselves; choose somebody else")]
    ManagerIsLed,
    #[error("{n_led} people have this person as their manager; give them another one first")]
    StillLeads { n_led: u32 },
    #[error("this person is erased; nothing of them can be changed")]
    Erased,
    #[error("people of the company and customers have accounts of their own kind; create another")]
    Customer,
}

/// Nobody leads themselves, not even through others, and staff lead nobody. Who is deactivated
/// leads nobody else than before.
pub(crate) fn check_superior(
    person: PersonId,
    before: Option<PersonId>,
    superior: Option<&Superior>,
) -> Result<(), PlaceRefused> {
    let Some(superior) = superior else {
        return Ok(());
    };
    if superior.id == person || superior.above.contains(&person) {
        return Err(PlaceRefused::ManagerIsLed);
    }
    if matches!(superior.role, Role::Staff | Role::Customer) {
        return Err(PlaceRefused::ManagerIsStaff);
    }
    if !superior.is_active && before != Some(superior.id) {
        return Err(PlaceRefused::ManagerIsDeactivated);
    }
    Ok(())
}

/// Somebody must be left to keep the company.
pub(crate) fn check_leaves(role: Role, others: Others) -> Result<(), PlaceRefused> {
    match role {
        Role::Admin if others.n_other_admins == 0 => Err(PlaceRefused::LastAdmin),
        _ => Ok(()),
    }
}

/// A customer has no place in the company, and nobody who has one becomes a customer.
pub(crate) fn check_is_of_company(role: Role) -> Result<(), PlaceRefused> {
    if role.is_of_company() { Ok(()) } else { Err(PlaceRefused::Customer) }
}

pub(crate) fn check_role(before: Role, after: Role, others: Others) -> Result<(), PlaceRefused> {
    check_is_of_company(before)?;
    check_is_of_company(after)?;
    if after != Role::Admin {
        check_leaves(before, others)?;
    }
    if after == Role::Staff && 0 < others.n_led {
        return Err(PlaceRefused::StillLeads { n_led: others.n_led });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain_kernel::Id;
    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> PersonId {
        Id::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn nobody_leads_themselves_not_even_through_others() {
        let superior = |leader, above: &[PersonId]| Superior {
            id: leader,
            role: Role::Manager,
            is_active: true,
            above: above.to_vec(),
        };
        let check = |it: Superior| check_superior(id(1), None, Some(&it));
        assert_eq!(check_superior(id(1), None, None), Ok(()));
        assert_eq!(check(superior(id(2), &[id(3)])), Ok(()));
        let led = Err(PlaceRefused::ManagerIsLed);
        assert_eq!(check(superior(id(1), &[])), led);
        assert_eq!(check(superior(id(2), &[id(3), id(1)])), led);
    }

    #[test]
    fn nobody_becomes_a_customer_and_no_customer_anything_else() {
        let others = Others { n_other_admins: 1, n_led: 0 };
        for role in Role::OF_COMPANY {
            let refused = Err(PlaceRefused::Customer);
            assert_eq!(check_role(role, Role::Customer, others), refused);
            assert_eq!(check_role(Role::Customer, role, others), refused);
        }
        let customer =
            Superior { id: id(2), role: Role::Customer, is_active: true, above: Vec::new() };
        let refused = Err(PlaceRefused::ManagerIsStaff);
        assert_eq!(check_superior(id(1), None, Some(&customer)), refused);
    }

    #[test]
    fn who_leads_others_does_not_become_staff() {
        let others = Others { n_other_admins: 1, n_led: 3 };
        assert_eq!(check_role(Role::Manager, Role::Admin, others), Ok(()));
        let refused = Err(PlaceRefused::StillLeads { n_led: 3 });
        assert_eq!(check_role(Role::Manager, Role::Staff, others), refused);
        let staff = Superior { id: id(2), role: Role::Staff, is_active: true, above: Vec::new() };
        assert_eq!(check_superior(id(1), None, Some(&staff)), Err(PlaceRefused::ManagerIsStaff));
    }

    #[test]
    fn who_is_deactivated_leads_nobody_else_than_before() {
        let gone = Superior { id: id(2), role: Role::Manager, is_active: false, above: Vec::new() };
        let refused = Err(PlaceRefused::ManagerIsDeactivated);
        assert_eq!(check_superior(id(1), None, Some(&gone)), refused);
        assert_eq!(check_superior(id(1), Some(id(2)), Some(&gone)), Ok(()));
    }
}
