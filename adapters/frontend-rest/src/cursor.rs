//! Where a list goes on. What it looks like is nobody's business but ours.

use application::{Page, PageNumber};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use sha2::{Digest, Sha256};

use crate::RequestRefused;

/// A cursor belongs to the list that it was given with, narrowed and sorted as it was.
pub(crate) fn next<T>(page: &Page<T>, list: &str) -> Option<String> {
    let following = PageNumber::parse(page.number.get().checked_add(1)?)?;
    let goes_on = match page.n_matches <= Page::<()>::MOST_COUNTED {
        true => following.n_skipped() < page.n_matches,
        // Nobody has counted how many there are, so that the last part may be an empty one.
        false => page.items.len() == Page::<()>::N_LINES as usize,
    };
    next_if(goes_on, page.number, list)
}

/// The cursor behind a part whose length is not that of other lists, if there is more.
pub(crate) fn next_if(goes_on: bool, number: PageNumber, list: &str) -> Option<String> {
    let following = PageNumber::parse(number.get().checked_add(1)?)?;
    goes_on.then(|| written(following, list))
}

/// Which page is asked for: the first without a cursor.
pub(crate) fn page(cursor: &str, list: &str) -> Result<PageNumber, RequestRefused> {
    if cursor.is_empty() {
        return Ok(PageNumber::FIRST);
    }
    read(cursor, list).ok_or(RequestRefused::OtherCursor)
}

fn written(page: PageNumber, list: &str) -> String {
    BASE64.encode([&page.get().to_be_bytes()[..], &mark(list)].concat())
}

fn read(cursor: &str, list: &str) -> Option<PageNumber> {
    let bytes: [u8; 12] = BASE64.decode(cursor).ok()?.try_into().ok()?;
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    let is_of_list = *rest == mark(list);
    PageNumber::parse(u32::from_be_bytes(*number)).filter(|_| is_of_list)
}

/// What tells one list from another, as it stands in a cursor.
pub(crate) fn mark_text(list: &str) -> String {
    BASE64.encode(mark(list))
}

/// What tells one list from another.
fn mark(list: &str) -> [u8; 8] {
    let digest: [u8; 32] = Sha256::digest(list).into();
    let mut mark = [0; 8];
    mark.copy_from_slice(&digest[..8]);
    mark
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given_page(number: u32, n_matches: u32) -> Page<()> {
        let number = PageNumber::parse(number).expect("a page");
        Page { items: Vec::new(), number, n_matches }
    }

    #[test]
    fn a_list_goes_on_as_long_as_there_is_more() {
        assert_eq!(next(&given_page(1, 25), "items"), None);
        let cursor = next(&given_page(1, 26), "items").expect("one more");
        assert_eq!(page(&cursor, "items").map(PageNumber::get), Ok(2));
        assert_eq!(next(&given_page(2, 26), "items"), None);
        assert_eq!(page("", "items"), Ok(PageNumber::FIRST));
    }

    #[test]
    fn a_list_that_is_too_long_to_be_counted_goes_on_while_its_parts_are_full() {
        let uncounted = Page::<()>::MOST_COUNTED + 1;
        for number in [1, 400, 401, 402, 9_000] {
            let full = Page { items: vec![(); 25], ..given_page(number, uncounted) };
            let cursor = next(&full, "items").expect("there may be more");
            assert_eq!(page(&cursor, "items").map(PageNumber::get), Ok(number + 1));
            let rest = Page { items: vec![(); 24], ..given_page(number, uncounted) };
            assert_eq!(next(&rest, "items"), None);
        }
    }

    #[test]
    fn a_part_of_another_length_goes_on_where_there_is_more() {
        assert_eq!(next_if(false, PageNumber::FIRST, "matrix"), None);
        let cursor = next_if(true, PageNumber::FIRST, "matrix").expect("there is more");
        let second = page(&cursor, "matrix").expect("a cursor of this list");
        assert_eq!(second.get(), 2);
        assert!(page(&cursor, "sheet").is_err());
    }

    #[test]
    fn a_cursor_is_one_lists_and_nothing_else_is_one() {
        let cursor = next(&given_page(1, 26), "items?q=drill").expect("one more");
        for (bad, list) in [(cursor.as_str(), "items"), ("2", "items"), ("é", "items")] {
            assert_eq!(page(bad, list), Err(RequestRefused::OtherCursor), "{bad}");
        }
    }
}
