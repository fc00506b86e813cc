use application::{
    Page as Lines, PageNumber,
    identity::{ListPeople, PersonLine, Shown},
};
use domain_identity::{Email, JobTitle, PersonName};
use domain_kernel::{Id, Role};
use serde::Serialize;

use super::{role, url};
use crate::{
    chrome::initials,
    form::{Choice, Draft, Field},
    pager::Pager,
    query,
    reader::Reader,
    views::Page,
    visitor::photo_url,
};

/// Everyone in the company.
#[derive(Debug, Serialize)]
pub(crate) struct PeoplePage {
    lead: String,
    matches: String,
    search: Field,
    role: Field,
    roles: Vec<Choice>,
    shown: Field,
    standings: Vec<Choice>,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    people: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    initials: String,
    photo: Option<String>,
    email: String,
    job_title: Option<String>,
    role: String,
    manager: Option<String>,
    is_active: bool,
    must_change_password: bool,
}

const PATH: &str = "/admin/people";

impl PeoplePage {
    pub(super) fn new(people: &Lines<PersonLine>, asked: &ListPeople, reader: &Reader) -> Self {
        let wanted = asked.role.map(Role::name).unwrap_or_default();
        let fields = [("q", asked.search.as_str()), ("role", wanted), ("shown", word(asked.shown))];
        let draft = Draft::filled(fields);
        let roles = [Role::Admin, Role::Manager, Role::Staff];
        let roles = roles.map(|it| (it.name().to_owned(), role(it, reader)));
        let all = (String::new(), reader.say("people-all-roles"));
        let standings = [Shown::Active, Shown::Deactivated, Shown::All];
        let standings = standings.map(|it| (word(it).to_owned(), reader.say(standing(it))));
        let matches = reader.count("people-match", "people-match-many", people.n_matches);
        let is_part = query::url(PATH, &fields) != PATH;
        Self {
            lead: matches.clone(),
            matches,
            search: draft.field("q", reader),
            role: draft.field("role", reader),
            roles: draft.choices("role", [all].into_iter().chain(roles)),
            shown: draft.field("shown", reader),
            standings: draft.choices("shown", standings),
            all_url: is_part.then_some(PATH),
            people: people.items.iter().map(|it| Line::new(it, reader)).collect(),
            pager: Pager::new(people, PATH, &fields),
        }
    }
}

/// Which people are asked for. Without a word those who can come in.
pub(super) fn shown(text: &str) -> Shown {
    let all = [Shown::Deactivated, Shown::All];
    all.into_iter().find(|it| word(*it) == text).unwrap_or_default()
}

fn word(shown: Shown) -> &'static str {
    match shown {
        Shown::Active => "",
        Shown::Deactivated => "deactivated",
        Shown::All => "all",
    }
}

fn standing(shown: Shown) -> &'static str {
    match shown {
        Shown::Active => "people-active",
        Shown::Deactivated => "people-deactivated",
        Shown::All => "people-all-standings",
    }
}

impl Line {
    fn new(person: &PersonLine, reader: &Reader) -> Self {
        Self {
            href: url(person.id),
            name: person.name.as_str().to_owned(),
            initials: initials(person.name.as_str()),
            photo: person.photo.map(|it| photo_url(person.id, it)),
            email: person.email.as_str().to_owned(),
            job_title: person.job_title.as_ref().map(|it| it.as_str().to_owned()),
            role: role(person.role, reader),
            manager: person.manager.as_ref().map(|it| it.as_str().to_owned()),
            is_active: person.is_active,
            must_change_password: person.must_change_password,
        }
    }
}

impl Page for PeoplePage {
    const TEMPLATE: &'static str = "identity/people/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("people-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let line = |number: u128, photo: bool| PersonLine {
            id: Id::from_uuid(uuid::Uuid::from_u128(number)),
            name: PersonName::restore("Sean O’Connor <b>".to_owned()),
            email: Email::restore("sean@harbour.example".to_owned()),
            role: Role::Staff,
            job_title: photo.then(|| JobTitle::restore("Fitter".to_owned())),
            manager: photo.then(|| PersonName::restore("Tomasz Wiśniewski".to_owned())),
            photo: photo.then(|| Id::from_uuid(uuid::Uuid::from_u128(9))),
            is_active: number != 3,
            must_change_password: !photo,
        };
        let asked = |search: &str, page| ListPeople {
            search: search.to_owned(),
            role: None,
            shown: if page == 1 { Shown::Active } else { Shown::All },
            page: PageNumber::parse(page).unwrap_or(PageNumber::FIRST),
        };
        let page = |items, number, n_matches| Lines { items, number, n_matches };
        let second = asked("", 2);
        let full = page(vec![line(1, true), line(2, false), line(3, false)], second.page, 10_001);
        let none = page(Vec::new(), PageNumber::FIRST, 0);
        vec![Self::new(&full, &second, reader), Self::new(&none, &asked("\"x\"", 1), reader)]
    }
}
