use application::{
    Page as Lines, PageNumber,
    identity::{ListPeople, PersonLine},
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
    must_change_password: bool,
}

const PATH: &str = "/admin/people";

impl PeoplePage {
    pub(super) fn new(people: &Lines<PersonLine>, asked: &ListPeople, reader: &Reader) -> Self {
        let wanted = asked.role.map(Role::name).unwrap_or_default();
        let fields = [("q", asked.search.as_str()), ("role", wanted)];
        let draft = Draft::filled(fields);
        let roles = [Role::Admin, Role::Manager, Role::Staff];
        let roles = roles.map(|it| (it.name().to_owned(), role(it, reader)));
        let all = (String::new(), reader.say("people-all-roles"));
        let matches = reader.count("people-match", "people-match-many", people.n_matches);
        let is_part = query::url(PATH, &fields) != PATH;
        Self {
            lead: matches.clone(),
            matches,
            search: draft.field("q", reader),
            role: draft.field("role", reader),
            roles: draft.choices("role", [all].into_iter().chain(roles)),
            all_url: is_part.then_some(PATH),
            people: people.items.iter().map(|it| Line::new(it, reader)).collect(),
            pager: Pager::new(people, PATH, &fields),
        }
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
            must_change_password: !photo,
        };
        let asked = |search: &str, page| ListPeople {
            search: search.to_owned(),
            role: None,
            page: PageNumber::parse(page).unwrap_or(PageNumber::FIRST),
        };
        let page = |items, number, n_matches| Lines { items, number, n_matches };
        let second = asked("", 2);
        let full = page(vec![line(1, true), line(2, false)], second.page, 10_001);
        let none = page(Vec::new(), PageNumber::FIRST, 0);
        vec![Self::new(&full, &second, reader), Self::new(&none, &asked("\"x\"", 1), reader)]
    }
}
