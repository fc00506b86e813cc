//! The links to the pages of a list that is paged by number.

use application::Page;
use serde::Serialize;

use crate::query;

/// As `components/pager.html` draws it.
#[derive(Debug, Serialize)]
pub(crate) struct Pager {
    previous: Option<String>,
    next: Option<String>,
    pages: Vec<PagerLink>,
}

#[derive(Debug, Serialize)]
struct PagerLink {
    number: u32,
    /// `None` stands for pages that are left out.
    href: Option<String>,
    is_current: bool,
}

impl Pager {
    /// Nothing if everything is on one page. `fields` are those of the list's query string.
    pub(crate) fn new<T>(page: &Page<T>, path: &str, fields: &[(&str, &str)]) -> Option<Self> {
        let n_pages = page.n_matches.min(Page::<T>::MOST_COUNTED).div_ceil(Page::<T>::N_LINES);
        let current = page.number.get();
        if n_pages < 2 {
            return None;
        }
        let href = |number: u32| {
            let number = if number == 1 { String::new() } else { number.to_string() };
            query::url(path, &[fields, &[("page", number.as_str())]].concat())
        };
        let mut pages = Vec::new();
        let mut last = 0;
        let is_near = |it: u32| it == 1 || it == n_pages || it.abs_diff(current) <= 1;
        for number in (1..=n_pages).filter(|it| is_near(*it)) {
            if last + 1 < number {
                pages.push(PagerLink { number: last + 1, href: None, is_current: false });
            }
            let is_current = number == current;
            pages.push(PagerLink { number, href: Some(href(number)), is_current });
            last = number;
        }
        Some(Self {
            previous: (1 < current).then(|| href(current.min(n_pages + 1) - 1)),
            next: (current < n_pages).then(|| href(current + 1)),
            pages,
        })
    }
}

#[cfg(test)]
mod tests {
    use application::PageNumber;

    use super::*;

    fn pager(number: u32, n_matches: u32) -> Option<Pager> {
        let number = PageNumber::parse(number).expect("a page");
        let page = Page::<u8> { items: Vec::new(), number, n_matches };
        Pager::new(&page, "/team", &[("q", "x"), ("role", "")])
    }

    #[test]
    fn a_pager_links_the_first_the_last_and_those_nearby() {
        let pager = pager(5, 250).expect("more than one page");
        let numbers: Vec<Option<u32>> =
            pager.pages.iter().map(|it| it.href.is_some().then_some(it.number)).collect();
        let gap = None;
        assert_eq!(numbers, [Some(1), gap, Some(4), Some(5), Some(6), gap, Some(10)]);
        assert_eq!(pager.previous.as_deref(), Some("/team?q=x&page=4"));
        assert_eq!(pager.next.as_deref(), Some("/team?q=x&page=6"));
        assert_eq!(pager.pages[0].href.as_deref(), Some("/team?q=x"));
    }

    #[test]
    fn a_list_of_one_page_has_none() {
        assert!(pager(1, 25).is_none());
        assert!(pager(1, 26).is_some());
    }

    #[test]
    fn the_way_back_from_beyond_the_end_is_the_last_page() {
        let pager = pager(900, 30).expect("two pages");
        assert_eq!(pager.previous.as_deref(), Some("/team?q=x&page=2"));
        assert!(pager.next.is_none());
    }
}
