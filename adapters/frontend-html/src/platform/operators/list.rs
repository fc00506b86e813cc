use application::{Page as Lines, PageNumber, platform::OperatorLine};
use domain_identity::{Email, PersonName};
use domain_kernel::{Id, OperatorRole};
use serde::Serialize;

use super::{role, url};
use crate::{chrome::initials, pager::Pager, reader::Reader, views::Page};

/// Everyone who runs the platform.
#[derive(Debug, Serialize)]
pub(crate) struct OperatorsPage {
    matches: String,
    operators: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    initials: String,
    email: String,
    role: String,
    is_active: bool,
    must_change_password: bool,
}

impl OperatorsPage {
    pub(super) fn new(operators: &Lines<OperatorLine>, reader: &Reader) -> Self {
        let line = |it: &OperatorLine| Line {
            href: url(it.id),
            name: it.name.as_str().to_owned(),
            initials: initials(it.name.as_str()),
            email: it.email.as_str().to_owned(),
            role: role(it.role, reader),
            is_active: it.is_active,
            must_change_password: it.must_change_password,
        };
        Self {
            matches: reader.count("operators-match", "people-match-many", operators.n_matches),
            operators: operators.items.iter().map(line).collect(),
            pager: Pager::new(operators, "/platform/operators", &[]),
        }
    }
}

impl Page for OperatorsPage {
    const TEMPLATE: &'static str = "platform/operators/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("operators-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let line = |number: u128, role| OperatorLine {
            id: Id::from_uuid(uuid::Uuid::from_u128(number)),
            name: PersonName::restore("Noor Haddad <b>".to_owned()),
            email: Email::restore("noor@shipshape.example".to_owned()),
            role,
            is_active: number != 2,
            must_change_password: number == 3,
        };
        let items = vec![
            line(1, OperatorRole::Root),
            line(2, OperatorRole::Support),
            line(3, OperatorRole::Support),
        ];
        let page = Lines { items, number: PageNumber::FIRST, n_matches: 3 };
        vec![Self::new(&page, reader)]
    }
}
