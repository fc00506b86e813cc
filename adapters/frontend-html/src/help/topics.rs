//! Which topic of the guide is about which page.

use domain_kernel::{Actor, Realm, Role};

/// The beginning of a path, in which `*` is any part, and what all pages below it are about. Of two
/// such beginnings the longer one counts.
type Topics = &'static [(&'static str, &'static str)];

const TOPICS: Topics = &[
    ("/", "signing-in"),
    ("/login", "signing-in"),
    ("/logout", "signing-in"),
    ("/password", "signing-in"),
    ("/join", "joining"),
    ("/start", "registering"),
    ("/buy", "registering"),
    ("/setup", "set-up"),
    ("/account", "your-account"),
    ("/account/second-factor", "second-factor"),
    ("/account/tokens", "tokens"),
    ("/admin/tokens", "tokens"),
    ("/api/docs", "tokens"),
    ("/certificates", "certificates"),
    ("/verify", "certificates"),
    ("/contact", "writing"),
    ("/faq", "writing"),
    ("/feedback", "writing"),
    ("/help", "writing"),
    ("/privacy", "writing"),
    ("/dashboard", "home"),
    ("/training", "training"),
    ("/training/attempts", "quizzes"),
    ("/training/courses", "own-courses"),
    ("/training/modules", "quizzes"),
    ("/training/skills", "own-skills"),
    ("/e", "own-items"),
    ("/equipment/*/damage", "own-items"),
    ("/equipment/*/return", "own-items"),
    ("/equipment/activate", "own-items"),
    ("/equipment/ask", "own-items"),
    ("/equipment/codes", "own-items"),
    ("/equipment/handovers", "own-items"),
    ("/equipment/mine", "own-items"),
    ("/team", "team"),
    ("/team/*/equipment", "equipment"),
    ("/team/*/skills", "matrix"),
    ("/modules", "modules"),
    ("/modules/*/challenges", "questions"),
    ("/modules/*/correct", "questions"),
    ("/modules/*/export", "questions"),
    ("/modules/*/import", "questions"),
    ("/modules/*/questions", "questions"),
    ("/modules/*/sections", "questions"),
    ("/modules/*/statistics", "questions"),
    ("/modules/import", "questions"),
    ("/paths", "paths"),
    ("/courses", "courses"),
    ("/students", "students"),
    ("/skills", "skills"),
    ("/people/*/skills", "matrix"),
    ("/skills/coverage", "matrix"),
    ("/skills/gaps", "matrix"),
    ("/skills/matrix", "matrix"),
    ("/equipment", "equipment"),
    ("/equipment/*/reserve", "reservations"),
    ("/equipment/reservations", "reservations"),
    ("/equipment/*/delete", "keeping-equipment"),
    ("/equipment/*/edit", "keeping-equipment"),
    ("/equipment/*/give", "keeping-equipment"),
    ("/equipment/*/needs", "keeping-equipment"),
    ("/equipment/*/photo", "keeping-equipment"),
    ("/equipment/*/reinstate", "keeping-equipment"),
    ("/equipment/*/retire", "keeping-equipment"),
    ("/equipment/*/transfer", "keeping-equipment"),
    ("/equipment/categories", "keeping-equipment"),
    ("/equipment/import", "keeping-equipment"),
    ("/equipment/imports", "keeping-equipment"),
    ("/equipment/locations", "keeping-equipment"),
    ("/equipment/new", "keeping-equipment"),
    ("/equipment/*/code", "labels"),
    ("/equipment/labels", "labels"),
    ("/equipment/*/inspection", "upkeep"),
    ("/equipment/*/work-order", "upkeep"),
    ("/equipment/categories/*/inspection", "upkeep"),
    ("/equipment/work-orders", "upkeep"),
    ("/inventory", "stock"),
    ("/admin/departments", "people"),
    ("/admin/people", "people"),
    ("/admin/sessions", "people"),
    ("/admin/people/import", "importing"),
    ("/admin/people/passwords", "importing"),
    ("/admin/joining", "joiners"),
    ("/admin/calendar", "company"),
    ("/admin/settings", "company"),
    ("/admin/customers", "customers"),
    ("/admin/inventory", "erp"),
    ("/admin/mails", "mails"),
    ("/admin/webhooks", "webhooks"),
    ("/admin/audit", "audit"),
    ("/platform", "companies"),
    ("/platform/audit", "operators"),
    ("/platform/invites", "invites"),
    ("/platform/operators", "operators"),
    ("/platform/orders", "invites"),
];

/// Pages that are about something else for customers.
const OF_CUSTOMERS: Topics =
    &[("/inventory", "own-stock"), ("/inventory/changes", "stock-changes")];

/// The same for those who run the platform.
const OF_OPERATORS: Topics = &[("/dashboard", "companies")];

/// What the page at this path is about for whoever looks at it.
pub(super) fn of(actor: Option<&Actor>, path: &str) -> Option<&'static str> {
    let theirs: Topics = match actor {
        Some(actor) if actor.role() == Some(Role::Customer) => OF_CUSTOMERS,
        Some(actor) if actor.realm() == Realm::Platform => OF_OPERATORS,
        _ => &[],
    };
    longest(theirs, path).or_else(|| longest(TOPICS, path))
}

fn longest(topics: Topics, path: &str) -> Option<&'static str> {
    let above = topics.iter().filter(|(pattern, _)| is_below(path, pattern));
    above.max_by_key(|(pattern, _)| parts(pattern).count()).map(|(_, topic)| *topic)
}

/// Whether a path begins like this. `/` is above nothing but itself.
fn is_below(path: &str, pattern: &str) -> bool {
    if pattern == "/" {
        return path == "/";
    }
    let mut path = parts(path);
    // A list as a file is about what the list is about.
    let is_same = |part: &str, it: &str| it == "*" || part.split('.').next() == Some(it);
    parts(pattern).all(|it| path.next().is_some_and(|part| is_same(part, it)))
}

fn parts(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use domain_identity::Language;
    use domain_kernel::{Id, OperatorRole, test_support};
    use uuid::Uuid;

    use super::{super::guides::Guide, *};
    use crate::tests::{
        given,
        pages::{files, templates},
    };

    /// Routes that answer with no page: files, and what asks whether the program is well.
    const NO_PAGES: [&str; 9] = [
        "/accent/",
        "/assets/",
        "/calendar/",
        "/company/logo/",
        "/healthz",
        "/people/{id}/photo",
        "/pictures/",
        "/readyz",
        "/videos/",
    ];

    #[test]
    fn every_page_has_a_topic_and_every_topic_is_in_a_guide() {
        let sources = templates().join("../adapters/frontend-html/src");
        let (mut missing, mut n_pages) = (Vec::new(), 0);
        for text in files(&sources, "rs").values() {
            for route in text.split(".route(").skip(1) {
                let Some(path) = route.trim_start().strip_prefix('"') else { continue };
                let path = path.split('"').next().unwrap_or_default();
                if !path.starts_with('/') || NO_PAGES.iter().any(|it| path.starts_with(it)) {
                    continue;
                }
                n_pages += 1;
                if of(None, path).and_then(Guide::with).is_none() {
                    missing.push(path.to_owned());
                }
            }
        }
        assert!(150 < n_pages, "{n_pages}");
        assert!(missing.is_empty(), "{missing:?}");
        for (path, topic) in TOPICS.iter().chain(OF_CUSTOMERS).chain(OF_OPERATORS) {
            assert!(Guide::with(topic).is_some(), "{path}");
        }
    }

    #[test]
    fn every_language_has_every_text_and_no_other() {
        let texts = templates().join("texts");
        let topics = Guide::ALL.into_iter().flat_map(Guide::topics);
        let mut expected: Vec<String> = topics.map(|it| format!("help/{it}.md")).collect();
        expected.extend(["faq.md", "privacy.md"].map(str::to_owned));
        expected.sort();
        for language in Language::ALL {
            let there = files(&texts.join(language.tag()), "md");
            assert_eq!(there.into_keys().collect::<Vec<_>>(), expected, "{language:?}");
        }
    }

    #[test]
    fn every_topic_is_about_some_page() {
        let all = [TOPICS, OF_CUSTOMERS, OF_OPERATORS].concat();
        for topic in Guide::ALL.into_iter().flat_map(Guide::topics) {
            assert!(all.iter().any(|(_, it)| it == topic), "{topic}");
        }
    }

    #[test]
    fn links_of_the_texts_lead_to_topics_that_there_are() {
        for (name, text) in files(&templates().join("texts"), "md") {
            for link in text.split("](/help/").skip(1) {
                let link = link.split(')').next().unwrap_or_default();
                let (guide, topic) = link.split_once('#').unwrap_or((link, ""));
                let guide = Guide::parse(guide).unwrap_or_else(|| panic!("{name}: {link}"));
                assert!(topic.is_empty() || guide.topics().contains(&topic), "{name}: {link}");
            }
        }
    }

    #[test]
    fn the_longest_beginning_counts_and_is_the_readers_own() {
        let admin = given::actor(Role::Admin);
        for (path, topic) in [
            ("/", Some("signing-in")),
            ("/nowhere", None),
            ("/teams", None),
            ("/team.csv", Some("team")),
            ("/team/0198c0de/skills", Some("matrix")),
            ("/equipment/0198c0de", Some("equipment")),
            ("/equipment/0198c0de/code", Some("labels")),
            ("/account/second-factor/off", Some("second-factor")),
            ("/inventory/changes", Some("stock")),
        ] {
            assert_eq!(of(Some(&admin), path), topic, "{path}");
        }
        let customer = given::actor(Role::Customer);
        assert_eq!(of(Some(&customer), "/inventory/changes"), Some("stock-changes"));
        assert_eq!(of(Some(&customer), "/account"), Some("your-account"));
        let id = Id::from_uuid(Uuid::from_u128(1));
        let root = test_support::operator(id, OperatorRole::Root, None);
        assert_eq!(of(Some(&root), "/dashboard"), Some("companies"));
    }
}
