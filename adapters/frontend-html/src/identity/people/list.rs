use application::{
    Page as Lines, PageNumber,
    identity::{Direction, ListPeople, PeopleChoices, PersonLine, Shown, SortedBy},
};
use domain_identity::{DepartmentName, Email, JobTitle, PersonName};
use domain_kernel::{Id, Role, Timestamp};
use serde::Serialize;

use super::{role, url};
use crate::{
    chrome::initials,
    form::{Choice, Draft, Field},
    pager::Pager,
    parts::Hidden,
    query::{self, Query},
    reader::Reader,
    sort::{self, SortHead},
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
    department: Field,
    departments: Vec<Choice>,
    job_title: Field,
    job_titles: Vec<Choice>,
    manager: Field,
    managers: Vec<Choice>,
    /// How it is sorted goes along with a search.
    hidden: Vec<Hidden>,
    heads: Vec<SortHead>,
    export_url: String,
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
    department: Option<String>,
    role: String,
    manager: Option<String>,
    last_signed_in: Option<String>,
    since: String,
    is_active: bool,
    must_change_password: bool,
}

const PATH: &str = "/admin/people";

impl PeoplePage {
    pub(super) fn new(
        people: &Lines<PersonLine>,
        asked: &ListPeople,
        choices: &PeopleChoices,
        now: Timestamp,
        reader: &Reader,
    ) -> Self {
        let (department, manager) = (text_of(asked.department), text_of(asked.manager));
        let job_title = asked.job_title.as_ref().map(JobTitle::as_str).unwrap_or_default();
        let sorted = if asked.sorted_by == SortedBy::Name { "" } else { asked.sorted_by.name() };
        let fields = [
            ("q", asked.search.as_str()),
            ("role", asked.role.map(Role::name).unwrap_or_default()),
            ("shown", word(asked.shown)),
            ("department", &department),
            ("job_title", job_title),
            ("manager", &manager),
        ];
        let order = [("sort", sorted), ("direction", sort::word(asked.direction))];
        let draft = Draft::filled(fields);
        let roles = Role::OF_COMPANY;
        let roles = roles.map(|it| (it.name().to_owned(), role(it, reader)));
        let standings = [Shown::Active, Shown::Deactivated, Shown::All];
        let standings = standings.map(|it| (word(it).to_owned(), reader.say(standing(it))));
        let named = |id: String, name: &str| (id, name.to_owned());
        let departments = choices.departments.iter();
        let departments = departments.map(|(id, it)| named(id.to_string(), it.as_str()));
        let titles = choices.job_titles.iter();
        let titles = titles.map(|it| named(it.as_str().to_owned(), it.as_str()));
        let managers = choices.managers.iter();
        let managers = managers.map(|(id, it)| named(id.to_string(), it.as_str()));
        let all = |key| [(String::new(), reader.say(key))].into_iter();
        let matches = reader.count("people-match", "people-match-many", people.n_matches);
        let is_part = query::url(PATH, &fields) != PATH;
        let heads = SortedBy::ALL.map(|it| {
            let current = (it == asked.sorted_by).then_some(asked.direction);
            SortHead::new(it.name(), reader.say(head(it)), current, PATH, &fields)
        });
        Self {
            lead: matches.clone(),
            matches,
            search: draft.field("q", reader),
            role: draft.field("role", reader),
            roles: draft.choices("role", all("people-all-roles").chain(roles)),
            shown: draft.field("shown", reader),
            standings: draft.choices("shown", standings),
            department: draft.field("department", reader),
            departments: draft
                .choices("department", all("people-all-departments").chain(departments)),
            job_title: draft.field("job_title", reader),
            job_titles: draft.choices("job_title", all("people-all-job-titles").chain(titles)),
            manager: draft.field("manager", reader),
            managers: draft.choices("manager", all("people-all-managers").chain(managers)),
            hidden: order
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| Hidden::new(name, value))
                .collect(),
            heads: heads.into(),
            export_url: query::url("/admin/people.csv", &fields),
            all_url: is_part.then_some(PATH),
            people: people.items.iter().map(|it| Line::new(it, now, reader)).collect(),
            pager: Pager::new(people, PATH, &[&fields[..], &order].concat()),
        }
    }
}

/// What of the company's people is asked for. What makes no sense is left out.
pub(super) fn asked(query: &Query) -> ListPeople {
    ListPeople {
        search: query.text("q").to_owned(),
        role: Role::parse(query.text("role")).filter(|it| it.is_of_company()),
        shown: shown(query.text("shown")),
        department: query.text("department").parse().ok(),
        job_title: JobTitle::parse_optional(query.text("job_title")).unwrap_or_default(),
        manager: query.text("manager").parse().ok(),
        sorted_by: SortedBy::parse(query.text("sort")).unwrap_or_default(),
        direction: sort::direction(query.text("direction")),
        page: query.page(),
    }
}

fn text_of<T>(id: Option<Id<T>>) -> String {
    id.map(|it| it.to_string()).unwrap_or_default()
}

fn head(column: SortedBy) -> &'static str {
    match column {
        SortedBy::Name => "people-person",
        SortedBy::JobTitle => "person-job-title",
        SortedBy::Department => "person-department",
        SortedBy::LastSignIn => "people-last-sign-in",
        SortedBy::Created => "people-since",
    }
}

/// Which people are asked for. Without a word those who can come in.
fn shown(text: &str) -> Shown {
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
    fn new(person: &PersonLine, now: Timestamp, reader: &Reader) -> Self {
        Self {
            href: url(person.id),
            name: person.name.as_str().to_owned(),
            initials: initials(person.name.as_str()),
            photo: person.photo.map(|it| photo_url(person.id, it)),
            email: address(&person.email).to_owned(),
            job_title: person.job_title.as_ref().map(|it| it.as_str().to_owned()),
            department: person.department.as_ref().map(|it| it.as_str().to_owned()),
            role: role(person.role, reader),
            last_signed_in: person.last_signed_in.map(|it| reader.ago(it, now)),
            since: reader.date_of(person.created).map(|it| reader.date(it)).unwrap_or_default(),
            manager: person.manager.as_ref().map(|it| it.as_str().to_owned()),
            is_active: person.is_active,
            must_change_password: person.must_change_password,
        }
    }
}

/// Nothing where there is none any more.
pub(super) fn address(email: &Email) -> &str {
    if email.is_nobodys() { "" } else { email.as_str() }
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
            department: photo.then(|| DepartmentName::restore("Yard & dock".to_owned())),
            created: Timestamp::from_micros(1_795_521_600_000_000),
            last_signed_in: photo.then(|| Timestamp::from_micros(1_795_521_600_000_000)),
            manager: photo.then(|| PersonName::restore("Tomasz Wiśniewski".to_owned())),
            photo: photo.then(|| Id::from_uuid(uuid::Uuid::from_u128(9))),
            is_active: number != 3,
            must_change_password: !photo,
        };
        let asked = |search: &str, page| ListPeople {
            search: search.to_owned(),
            shown: if page == 1 { Shown::Active } else { Shown::All },
            sorted_by: if page == 1 { SortedBy::Name } else { SortedBy::LastSignIn },
            direction: Direction::Descending,
            page: PageNumber::parse(page).unwrap_or(PageNumber::FIRST),
            ..ListPeople::default()
        };
        let choices = PeopleChoices {
            departments: vec![(
                Id::from_uuid(uuid::Uuid::from_u128(4)),
                DepartmentName::restore("Yard & dock".to_owned()),
            )],
            job_titles: vec![JobTitle::restore("Fitter".to_owned())],
            managers: Vec::new(),
        };
        let now = Timestamp::from_micros(1_795_525_200_000_000);
        let page = |items, number, n_matches| Lines { items, number, n_matches };
        let second = asked("", 2);
        let full = page(vec![line(1, true), line(2, false), line(3, false)], second.page, 10_001);
        let none = page(Vec::new(), PageNumber::FIRST, 0);
        let new = |people, asked| Self::new(people, asked, &choices, now, reader);
        vec![new(&full, &second), new(&none, &asked("\"x\"", 1))]
    }
}
