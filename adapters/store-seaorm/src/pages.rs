//! Pages of lists, and how many lines a list has in all.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use application::{Page, PageNumber};
use domain_kernel::{Permit, StoreError};
use sea_orm::{QueryResult, Value};

use crate::{SeaStore, rules::store_error, scope::Scope, stored::count};

/// A column of a list whose count is kept between two looks: the head of the company's audit chain,
/// read at the same moment as the lines.
pub(crate) const HEAD: &str = "(SELECT h.hash FROM audit_heads h WHERE h.realm_id = $1) AS head";

/// So many counts are kept, of all companies together.
const MOST_KEPT: usize = 1_000;
/// A statement with its values in more bytes than this is counted each time.
const LONGEST_KEY: usize = 2_000;

/// A list as statements of one page and of how many match. Both take the same values, and after
/// them values of their own.
pub(crate) struct Listing<'a> {
    /// Its last values are where its page begins and ends.
    pub(crate) list: &'a str,
    /// Its last value is how far to count.
    pub(crate) counted: &'a str,
    pub(crate) values: Vec<Value>,
    pub(crate) of_page: Vec<Value>,
}

/// How many lines lists had, for as long as nothing has changed.
///
/// Every commit appends to the audit chain of its company in the same transaction and so moves its
/// head, which hashes all that came before and never is what it was again. A count is kept beside a
/// head that was read before counting, so it may know of more than that head does, never of less:
/// whoever reads the same head later knows that nothing was committed since then, by whichever
/// instance it would have been. Who wins a race keeps a count under a head that nobody reads any
/// more. What a list says of the present, such as a day, is among the values that it is kept by.
#[derive(Default)]
pub(crate) struct Counts {
    known: Mutex<BTreeMap<String, Counted>>,
}

struct Counted {
    head: Vec<u8>,
    n_matches: u32,
}

impl Counts {
    fn find(&self, key: &str, head: &[u8]) -> Option<u32> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(key).filter(|it| it.head == head).map(|it| it.n_matches)
    }

    fn keep(&self, key: String, counted: Counted) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if MOST_KEPT <= known.len() && !known.contains_key(&key) {
            known.clear();
        }
        known.insert(key, counted);
    }
}

impl SeaStore {
    /// A page of a list and how many match in all. Both statements take the same values, and after
    /// them what they are limited to.
    pub(crate) async fn a_page<T>(
        &self,
        permit: &Permit,
        (list, counted): (&str, &str),
        values: Vec<Value>,
        page: PageNumber,
        line: fn(&QueryResult) -> Result<T, StoreError>,
    ) -> Result<Page<T>, StoreError> {
        let next = values.len() + 2;
        let list = format!("{list} LIMIT ${next} OFFSET ${}", next + 1);
        let of_page = limits(page).map(Value::from).into();
        let listing = Listing { list: &list, counted, values, of_page };
        self.page_of(permit, listing, page, line).await
    }

    /// The same of a list that says itself where its page begins and ends. If [`HEAD`] is a column
    /// of it, it is not counted again before something changes.
    pub(crate) async fn page_of<T>(
        &self,
        permit: &Permit,
        listing: Listing<'_>,
        page: PageNumber,
        line: fn(&QueryResult) -> Result<T, StoreError>,
    ) -> Result<Page<T>, StoreError> {
        let Listing { list, counted, values, of_page } = listing;
        let of_list: Vec<Value> = values.iter().cloned().chain(of_page).collect();
        let rows = self.rows(permit, list, of_list).await?;
        let items = rows.iter().map(line).collect::<Result<Vec<_>, _>>()?;
        // A list that ends on its first page is counted already.
        if page == PageNumber::FIRST && items.len() < Page::<()>::N_LINES as usize {
            let n_matches = u32::try_from(items.len()).unwrap_or(u32::MAX);
            return Ok(Page { items, number: page, n_matches });
        }
        let head = rows.first().and_then(head);
        let n_matches = self.n_matches(permit, (counted, values), head).await?;
        Ok(Page { items, number: page, n_matches })
    }

    async fn n_matches(
        &self,
        permit: &Permit,
        (counted, mut values): (&str, Vec<Value>),
        head: Option<Vec<u8>>,
    ) -> Result<u32, StoreError> {
        let key = format!("{} {counted} {values:?}", Scope::of(permit).company()?);
        let head = head.filter(|_| key.len() <= LONGEST_KEY);
        if let Some(n_matches) = head.as_ref().and_then(|it| self.counts.find(&key, it)) {
            return Ok(n_matches);
        }
        values.push((i64::from(Page::<()>::MOST_COUNTED) + 1).into());
        let row = self.row(permit, counted, values).await?;
        let n_matches = row.map(|it| it.try_get::<i64>("", "n_matches")).transpose();
        let n_matches = count(n_matches.map_err(store_error)?.unwrap_or_default());
        if let Some(head) = head {
            self.counts.keep(key, Counted { head, n_matches });
        }
        Ok(n_matches)
    }
}

/// How many lines a page has, and how many stand before it.
pub(crate) fn limits(page: PageNumber) -> [i64; 2] {
    [Page::<()>::N_LINES, page.n_skipped()].map(i64::from)
}

/// Nothing where the list has no such column.
fn head(row: &QueryResult) -> Option<Vec<u8>> {
    row.try_get::<Option<Vec<u8>>>("", "head").ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(head: u8, n_matches: u32) -> Counted {
        Counted { head: vec![head], n_matches }
    }

    #[test]
    fn a_count_holds_as_long_as_the_head_does() {
        let counts = Counts::default();
        counts.keep("a".to_owned(), counted(1, 7));
        assert_eq!(counts.find("a", &[1]), Some(7));
        assert_eq!(counts.find("a", &[2]), None);
        assert_eq!(counts.find("b", &[1]), None);
        counts.keep("a".to_owned(), counted(2, 8));
        assert_eq!(counts.find("a", &[2]), Some(8));
    }

    #[test]
    fn no_more_counts_are_kept_than_there_is_room_for() {
        let counts = Counts::default();
        for n in 0..=MOST_KEPT {
            counts.keep(n.to_string(), counted(1, 7));
        }
        assert_eq!(counts.find(&MOST_KEPT.to_string(), &[1]), Some(7));
        assert_eq!(counts.find("0", &[1]), None);
    }
}
