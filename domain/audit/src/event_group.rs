use std::collections::BTreeSet;

/// What belongs together of all that the trail records. A webhook is told of some of these groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventGroup {
    /// Items, where they are, and who has, had and reserved them.
    Items,
    WorkOrders,
    /// People, departments, and who joins and leaves.
    People,
    /// Modules, attempts and paths.
    Training,
    Skills,
    Courses,
    /// The ERP and who sees what of the stock.
    Stock,
    /// Who came in and how: sign-ins, passwords, second factors and tokens.
    Access,
    /// The settings of the company, and what was exported of its trail.
    Company,
}

impl EventGroup {
    pub const ALL: [Self; 9] = [
        Self::Items,
        Self::WorkOrders,
        Self::People,
        Self::Training,
        Self::Skills,
        Self::Courses,
        Self::Stock,
        Self::Access,
        Self::Company,
    ];

    /// The word that stores and the trail keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Items => "items",
            Self::WorkOrders => "work_orders",
            Self::People => "people",
            Self::Training => "training",
            Self::Skills => "skills",
            Self::Courses => "courses",
            Self::Stock => "stock",
            Self::Access => "access",
            Self::Company => "company",
        }
    }

    /// The opposite of [`EventGroup::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Where an entry of the trail with this name belongs. `None` is what no webhook is told of: what
    /// is done to webhooks themselves, so that telling them never makes something new to tell.
    pub fn of(event: &str) -> Option<Self> {
        let (domain, what) = event.split_once('.')?;
        let begins_with = |beginnings: &[&str]| beginnings.iter().any(|it| what.starts_with(it));
        match domain {
            "audit" => (what == "exported").then_some(Self::Company),
            "equipment" => {
                let is_order = begins_with(&["work_order_", "order_file_", "inspection_rule_"]);
                Some(if is_order { Self::WorkOrders } else { Self::Items })
            }
            "training" | "onboarding" => Some(Self::Training),
            "skills" => Some(Self::Skills),
            "courses" => Some(Self::Courses),
            "inventory" => Some(Self::Stock),
            "identity" if begins_with(&["company_"]) => Some(Self::Company),
            "identity" if begins_with(&IDENTITY_OF_PEOPLE) => Some(Self::People),
            "identity" => Some(Self::Access),
            _ => None,
        }
    }

    /// As stores and the trail keep some of them.
    pub fn words(groups: &BTreeSet<Self>) -> String {
        groups.iter().map(|it| it.name()).collect::<Vec<_>>().join(" ")
    }

    /// The opposite of [`EventGroup::words`]. `None` if there is a word of no group.
    pub fn parse_words(words: &str) -> Option<BTreeSet<Self>> {
        words.split_whitespace().map(Self::parse).collect()
    }
}

/// How what identity records about people begins; all else is about how they come in.
const IDENTITY_OF_PEOPLE: [&str; 12] = [
    "account_edited",
    "contact_sent",
    "department_",
    "email_change",
    "feedback_sent",
    "join_",
    "mail_sent_again",
    "people_",
    "person_",
    "photo_changed",
    "time_given",
    "username_changed",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_belongs_to_one_group_and_those_of_webhooks_to_none() {
        for (event, group) in [
            ("equipment.item_taken", Some(EventGroup::Items)),
            ("equipment.reservation_cancelled", Some(EventGroup::Items)),
            ("equipment.work_order_opened", Some(EventGroup::WorkOrders)),
            ("equipment.order_file_added", Some(EventGroup::WorkOrders)),
            ("equipment.inspection_rule_set", Some(EventGroup::WorkOrders)),
            ("identity.person_created", Some(EventGroup::People)),
            ("identity.department_renamed", Some(EventGroup::People)),
            ("identity.email_changed", Some(EventGroup::People)),
            ("identity.signed_in", Some(EventGroup::Access)),
            ("identity.api_token_made", Some(EventGroup::Access)),
            ("identity.company_edited", Some(EventGroup::Company)),
            ("audit.exported", Some(EventGroup::Company)),
            ("training.attempt_finished", Some(EventGroup::Training)),
            ("onboarding.task_done", Some(EventGroup::Training)),
            ("skills.rated", Some(EventGroup::Skills)),
            ("courses.student_enrolled", Some(EventGroup::Courses)),
            ("inventory.load_accepted", Some(EventGroup::Stock)),
            ("audit.webhook_added", None),
            ("audit.delivery_sent_again", None),
            ("weather.changed", None),
            ("equipment", None),
        ] {
            assert_eq!(EventGroup::of(event), group, "{event}");
        }
    }

    #[test]
    fn groups_are_read_as_they_were_written() {
        let all = BTreeSet::from(EventGroup::ALL);
        assert_eq!(EventGroup::parse_words(&EventGroup::words(&all)), Some(all));
        assert_eq!(EventGroup::parse_words(""), Some(BTreeSet::new()));
        assert_eq!(EventGroup::parse_words("items weather"), None);
    }
}
