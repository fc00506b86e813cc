//! What is in the navigation, and for whom.

use domain_kernel::{Actor, Permission, Realm, Role};
use serde::Serialize;

use crate::reader::Reader;

/// A part of the navigation, with or without a name.
#[derive(Debug, Serialize)]
pub(crate) struct Group {
    name: Option<String>,
    items: Vec<Item>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Item {
    href: &'static str,
    icon: &'static str,
    name: String,
    is_current: bool,
}

/// A link of the navigation. It is there for those who may do what its page is for.
struct Link {
    href: &'static str,
    icon: &'static str,
    key: &'static str,
    permission: Permission,
}

const fn link(
    href: &'static str,
    icon: &'static str,
    key: &'static str,
    permission: Permission,
) -> Link {
    Link { href, icon, key, permission }
}

/// In the order of the screen: the name of each group and its links.
const GROUPS: [(Option<&str>, &[Link]); 4] = [
    (
        None,
        &[
            link("/dashboard", "house-door", "nav-home", Permission::SeeColleagues),
            link("/team", "people", "nav-team", Permission::SeeTeam),
            link("/skills/matrix", "grid-3x3", "matrix-title", Permission::RateSkills),
            link("/skills", "award", "skills-title", Permission::AuthorSkills),
        ],
    ),
    (
        Some("nav-learning"),
        &[
            link("/training", "mortarboard", "nav-training", Permission::TakeTraining),
            link("/modules", "journal-text", "nav-modules", Permission::AuthorTraining),
            link("/paths", "signpost-split", "nav-paths", Permission::AuthorTraining),
            link("/courses", "book", "courses-title", Permission::AuthorCourses),
            link("/students", "person-check", "students-title", Permission::KeepStudents),
        ],
    ),
    (
        Some("nav-things"),
        &[
            link("/equipment", "wrench-adjustable", "items-title", Permission::SeeEquipment),
            link("/equipment/mine", "wrench", "items-own-title", Permission::HoldEquipment),
            link("/inventory", "boxes", "stock-title", Permission::SeeStock),
        ],
    ),
    (
        Some("nav-company"),
        &[
            link("/admin/people", "person-check", "nav-people", Permission::ManagePeople),
            link("/admin/customers", "building", "nav-customers", Permission::ManageCustomers),
            link("/admin/settings", "gear", "nav-settings", Permission::ManageCompany),
            link(
                "/admin/inventory",
                "arrow-repeat",
                "connector-title",
                Permission::ManageConnector,
            ),
            link("/admin/mails", "envelope", "nav-mails", Permission::ManageMail),
            link("/admin/webhooks", "broadcast", "webhooks-title", Permission::ManageWebhooks),
            link("/admin/audit", "shield-check", "nav-audit", Permission::ReadAuditTrail),
        ],
    ),
];

/// The same for customers, who see their stock and nothing else.
const CUSTOMER: [(Option<&str>, &[Link]); 1] = [(
    None,
    &[
        link("/inventory", "boxes", "nav-own-stock", Permission::SeeStock),
        link("/inventory/changes", "arrow-repeat", "nav-stock-changes", Permission::SeeStock),
    ],
)];

/// The same for those who run the platform and look into no company.
const PLATFORM: [(Option<&str>, &[Link]); 2] = [
    (None, &[link("/dashboard", "house-door", "nav-home", Permission::KeepOwnAccount)]),
    (
        Some("nav-platform"),
        &[
            link("/platform/companies", "building", "companies-title", Permission::ManageCompanies),
            link("/platform/invites", "envelope", "invites-title", Permission::ManageCompanies),
            link("/platform/orders", "tag", "purchases-title", Permission::ManageCompanies),
            link("/platform/operators", "key", "nav-operators", Permission::ManageOperators),
            link("/platform/audit", "shield-check", "nav-audit", Permission::ReadAuditTrail),
        ],
    ),
];

/// The navigation of this person. The link whose page, or a page below it, is at `path` is the
/// current one, of two such links the longer; problem pages have none.
pub(crate) fn of(actor: &Actor, path: Option<&str>, reader: &Reader) -> Vec<Group> {
    let groups: &[(Option<&str>, &[Link])] = match actor.realm() {
        Realm::Platform => &PLATFORM,
        Realm::Company(_) if actor.role() == Some(Role::Customer) => &CUSTOMER,
        Realm::Company(_) => &GROUPS,
    };
    let all = groups.iter().flat_map(|(_, links)| *links).map(|it| it.href);
    let current =
        path.and_then(|path| all.filter(|it| is_below(path, it)).max_by_key(|it| it.len()));
    let groups = groups.iter().map(|(name, links)| {
        let allowed = links.iter().filter(|it| actor.permit(it.permission).is_ok());
        let items = allowed.map(|it| Item {
            href: it.href,
            icon: it.icon,
            name: reader.say(it.key),
            is_current: current == Some(it.href),
        });
        Group { name: name.map(|it| reader.say(it)), items: items.collect() }
    });
    groups.filter(|it| !it.items.is_empty()).collect()
}

fn is_below(path: &str, href: &str) -> bool {
    path.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use domain_identity::Language;
    use domain_kernel::{Id, OperatorRole, Visit, test_support};
    use uuid::Uuid;

    use super::*;
    use crate::tests::given;

    fn hrefs(role: Role) -> Vec<&'static str> {
        let reader = given::reader(Language::English);
        let groups = of(&given::actor(role), Some("/dashboard"), &reader);
        groups.iter().flat_map(|it| &it.items).map(|it| it.href).collect()
    }

    #[test]
    fn the_navigation_has_what_the_role_may_use() {
        assert_eq!(hrefs(Role::Staff), ["/dashboard", "/training", "/equipment/mine"]);
        let manager = [
            "/dashboard",
            "/team",
            "/skills/matrix",
            "/skills",
            "/training",
            "/modules",
            "/paths",
            "/courses",
            "/students",
            "/equipment",
            "/equipment/mine",
            "/inventory",
        ];
        assert_eq!(hrefs(Role::Manager), manager);
        let admin = [
            "/admin/people",
            "/admin/customers",
            "/admin/settings",
            "/admin/inventory",
            "/admin/mails",
            "/admin/webhooks",
            "/admin/audit",
        ];
        assert_eq!(hrefs(Role::Admin), [&manager[..], &admin].concat());
        assert_eq!(hrefs(Role::Customer), ["/inventory", "/inventory/changes"]);
    }

    #[test]
    fn operators_have_the_platform_and_while_they_look_into_a_company_that() {
        let reader = given::reader(Language::English);
        let (id, company) = (Id::from_uuid(Uuid::from_u128(1)), Id::from_uuid(Uuid::from_u128(2)));
        let hrefs = |role, visiting| {
            let groups = of(&test_support::operator(id, role, visiting), None, &reader);
            groups.iter().flat_map(|it| &it.items).map(|it| it.href).collect::<Vec<_>>()
        };
        let support =
            ["/dashboard", "/platform/companies", "/platform/invites", "/platform/orders"];
        assert_eq!(hrefs(OperatorRole::Support, None), support);
        let root = [&support[..], &["/platform/operators", "/platform/audit"]].concat();
        assert_eq!(hrefs(OperatorRole::Root, None), root);
        let company = hrefs(OperatorRole::Root, Some(Visit { company }));
        assert!(company.contains(&"/dashboard") && company.contains(&"/admin/people"));
        assert!(!company.contains(&"/training"), "it is nobody's");
    }

    #[test]
    fn a_link_is_current_for_its_page_and_those_below_it() {
        for (path, is_current) in [
            ("/training", true),
            ("/training/modules/7", true),
            ("/trainings", false),
            ("/", false),
        ] {
            assert_eq!(is_below(path, "/training"), is_current, "{path}");
        }
        let reader = given::reader(Language::English);
        let groups = of(&given::actor(Role::Admin), Some("/skills/matrix"), &reader);
        let current = groups.iter().flat_map(|it| &it.items).filter(|it| it.is_current);
        assert_eq!(current.map(|it| it.href).collect::<Vec<_>>(), ["/skills/matrix"]);
    }
}
