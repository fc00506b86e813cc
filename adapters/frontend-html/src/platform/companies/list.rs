use application::{
    Page as Lines, PageNumber,
    platform::{CompaniesShown, CompanyLine, ListCompanies},
};
use domain_identity::{CompanyName, CompanyState, RegistrationNumber};
use domain_kernel::{Id, Timestamp};
use serde::Serialize;

use super::url;
use crate::{
    form::{Choice, Draft, Field},
    pager::Pager,
    query,
    reader::Reader,
    views::Page,
};

/// Every company.
#[derive(Debug, Serialize)]
pub(crate) struct CompaniesPage {
    matches: String,
    search: Field,
    shown: Field,
    standings: Vec<Choice>,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    companies: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    registration: Option<String>,
    people: String,
    created: Option<String>,
    is_active: bool,
}

const PATH: &str = "/platform/companies";

impl CompaniesPage {
    pub(super) fn new(
        companies: &Lines<CompanyLine>,
        asked: &ListCompanies,
        reader: &Reader,
    ) -> Self {
        let fields = [("q", asked.search.as_str()), ("shown", word(asked.shown))];
        let draft = Draft::filled(fields);
        let standings = [CompaniesShown::All, CompaniesShown::Active, CompaniesShown::Suspended];
        let standings = standings.map(|it| (word(it).to_owned(), reader.say(standing(it))));
        let is_part = query::url(PATH, &fields) != PATH;
        Self {
            matches: reader.count("companies-match", "companies-match-many", companies.n_matches),
            search: draft.field("q", reader),
            shown: draft.field("shown", reader),
            standings: draft.choices("shown", standings),
            all_url: is_part.then_some(PATH),
            companies: companies.items.iter().map(|it| Line::new(it, reader)).collect(),
            pager: Pager::new(companies, PATH, &fields),
        }
    }
}

/// Which companies are asked for. Without a word all.
pub(super) fn shown(text: &str) -> CompaniesShown {
    let all = [CompaniesShown::Active, CompaniesShown::Suspended];
    all.into_iter().find(|it| word(*it) == text).unwrap_or_default()
}

fn word(shown: CompaniesShown) -> &'static str {
    match shown {
        CompaniesShown::All => "",
        CompaniesShown::Active => "active",
        CompaniesShown::Suspended => "suspended",
    }
}

fn standing(shown: CompaniesShown) -> &'static str {
    match shown {
        CompaniesShown::All => "companies-all",
        CompaniesShown::Active => "people-active",
        CompaniesShown::Suspended => "company-suspended",
    }
}

impl Line {
    fn new(company: &CompanyLine, reader: &Reader) -> Self {
        let created = company.id.made_at().and_then(|it| reader.date_of(it));
        Self {
            href: url(company.id),
            name: company.name.as_str().to_owned(),
            registration: company.registration.as_ref().map(|it| it.as_str().to_owned()),
            people: reader.number(company.n_people),
            created: created.map(|it| reader.date(it)),
            is_active: company.state.is_active(),
        }
    }
}

impl Page for CompaniesPage {
    const TEMPLATE: &'static str = "platform/companies/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("companies-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let line = |number: u128, since: Option<i64>| CompanyLine {
            // A UUIDv7 of November 2026.
            id: Id::from_uuid(uuid::Uuid::from_u128((0x019a_b0c0_0000_7000_8000 << 48) + number)),
            name: CompanyName::restore("Harbour & Sons <b>".to_owned()),
            registration: (number == 1).then(|| RegistrationNumber::restore("HRB 1234".to_owned())),
            n_people: 1_204,
            state: CompanyState::restore(since.map(Timestamp::from_micros)),
        };
        let asked = |search: &str, shown, page| ListCompanies {
            search: search.to_owned(),
            shown,
            page: PageNumber::parse(page).unwrap_or(PageNumber::FIRST),
        };
        let page = |items, number, n_matches| Lines { items, number, n_matches };
        let second = asked("", CompaniesShown::All, 2);
        let full = page(vec![line(1, None), line(2, Some(7))], second.page, 60);
        let none = page(Vec::new(), PageNumber::FIRST, 0);
        let searched = asked("\"x\"", CompaniesShown::Suspended, 1);
        vec![Self::new(&full, &second, reader), Self::new(&none, &searched, reader)]
    }
}
