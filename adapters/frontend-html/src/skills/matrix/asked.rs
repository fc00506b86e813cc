use application::{
    PageNumber,
    skills::{MatrixFilter, MatrixOrder, MatrixSortedBy, SeeMatrix},
};
use domain_kernel::{Date, Id};
use domain_skills::Level;

use crate::{query::Query, sort};

/// What the query string of the matrix asks for. What makes no sense is left out.
pub(super) struct Asked {
    pub(super) query: SeeMatrix,
    pub(super) today: Date,
    /// As it was typed, unless it is today.
    as_of: String,
}

impl Asked {
    pub(super) fn parse(query: &Query, today: Date) -> Self {
        let number = |name: &str| query.text(name).parse().ok().and_then(PageNumber::parse);
        let date: Option<Date> = query.text("as_of").parse().ok();
        let date = date.filter(|it| (1990..=2100).contains(&it.year()) && *it != today);
        let level = Level::parse(query.text("level")).ok().filter(|it| Level::NONE < *it);
        let level = level.unwrap_or(Level::ALL[1]);
        let n_days: Option<u16> = query.text("lapsing").parse().ok();
        let filter = MatrixFilter {
            on: date.unwrap_or(today),
            search: query.text("q").to_owned(),
            team: query.text("team").parse().ok(),
            department: query.text("department").parse().ok(),
            job_role: query.text("job_role").parse().ok(),
            project: query.text("project").parse().ok(),
            grade: query.text("grade").parse().ok(),
            category: query.text("category").parse().ok(),
            skill: query.text("skill").parse().ok().map(|it| (it, level)),
            only_gaps: query.text("gaps") == "1",
            lapsing: n_days.filter(|it| (1..=Self::MOST_DAYS).contains(it)),
        };
        let order = MatrixOrder {
            sorted_by: MatrixSortedBy::parse(query.text("sort")).unwrap_or_default(),
            direction: sort::direction(query.text("direction")),
        };
        let skills_page = number("skills_page").unwrap_or(PageNumber::FIRST);
        let as_of = date.map(|it| it.to_string()).unwrap_or_default();
        let query = SeeMatrix { filter, order, page: query.page(), skills_page };
        Self { query, today, as_of }
    }

    /// What `lapsing` can be at most: ten years.
    const MOST_DAYS: u16 = 3_650;

    /// The fields of the query string but for how it is sorted and which page it is.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let filter = &self.query.filter;
        let (skill, level) = filter.skill.unzip();
        let level = level.filter(|it| *it != Level::ALL[1]).map(|it| it.get().to_string());
        vec![
            ("q", filter.search.clone()),
            ("team", text(filter.team)),
            ("department", text(filter.department)),
            ("job_role", text(filter.job_role)),
            ("project", text(filter.project)),
            ("grade", text(filter.grade)),
            ("category", text(filter.category)),
            ("skill", text(skill)),
            ("level", level.unwrap_or_default()),
            ("gaps", if filter.only_gaps { "1".to_owned() } else { String::new() }),
            ("lapsing", filter.lapsing.map(|it| it.to_string()).unwrap_or_default()),
            ("as_of", self.as_of.clone()),
        ]
    }

    /// How it is sorted.
    pub(super) fn order(&self) -> [(&'static str, &'static str); 2] {
        let MatrixOrder { sorted_by, direction } = self.query.order;
        let is_by_name = sorted_by == MatrixSortedBy::Name;
        let sorted = if is_by_name { "" } else { sorted_by.name() };
        [("sort", sorted), ("direction", sort::word(direction))]
    }

    /// The first page goes without saying.
    pub(super) fn number(page: PageNumber) -> String {
        if page == PageNumber::FIRST { String::new() } else { page.get().to_string() }
    }
}

fn text<T>(id: Option<Id<T>>) -> String {
    id.map(|it| it.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 26);

    #[test]
    fn what_makes_no_sense_is_left_out() {
        let query = |name: &str, value: &str| Query::from_iter([(name, value)]);
        let plain = MatrixFilter::all(TODAY);
        for (name, value) in [
            ("team", "x"),
            ("skill", "x"),
            ("level", "9"),
            ("lapsing", "0"),
            ("lapsing", "99999"),
            ("as_of", "2026-02-30"),
            ("as_of", "9999-12-31"),
            ("as_of", "2026-11-26"),
            ("gaps", "2"),
            ("sort", "gaps"),
            ("skills_page", "0"),
        ] {
            let asked = Asked::parse(&query(name, value), TODAY);
            assert_eq!(asked.query.filter, plain, "{name}={value}");
            assert!(asked.fields().iter().all(|(_, it)| it.is_empty()), "{name}={value}");
        }
        let asked = Asked::parse(&query("as_of", "2026-11-25"), TODAY);
        assert_eq!(asked.query.filter.on, Date::constant(2026, 11, 25));
    }
}
