//! Values of documents that are ids, days or words.

use domain_kernel::{Date, DayError, Id, parse_day};

use crate::RequestRefused;

pub(crate) fn id<T>(text: &str) -> Result<Id<T>, RequestRefused> {
    text.parse().map_err(|_| RequestRefused::WrongValue)
}

pub(crate) fn optional_id<T>(text: Option<&str>) -> Result<Option<Id<T>>, RequestRefused> {
    text.map(id).transpose()
}

/// Each once.
pub(crate) fn ids<T>(texts: &[String]) -> Result<Vec<Id<T>>, RequestRefused> {
    let mut ids = texts.iter().map(|it| id(it)).collect::<Result<Vec<Id<T>>, _>>()?;
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

pub(crate) fn optional_day(text: Option<&str>) -> Result<Option<Date>, DayError> {
    text.map(parse_day).transpose()
}

/// Nothing without a word; a refusal for one that is none of ours.
pub(crate) fn known<T>(
    word: Option<&str>,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, RequestRefused> {
    word.map(|it| parse(it).ok_or(RequestRefused::WrongValue)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_each_taken_once_and_a_malformed_one_is_none() {
        let one = "0198c0de-0000-7000-8000-000000000001".to_owned();
        assert_eq!(ids::<()>(&[one.clone(), one.clone()]).map(|it| it.len()), Ok(1));
        assert_eq!(ids::<()>(&[one, "x".to_owned()]), Err(RequestRefused::WrongValue));
    }
}
