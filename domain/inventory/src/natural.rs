use domain_kernel::fold;

/// Of longer numbers the first digits decide, which no code of an ERP was seen to need.
const MOST_COUNTED: u8 = 40;

/// By which codes are sorted as people read them: `A2` before `A10`, and `a2` beside `A2`.
///
/// The text is case-folded, and each run of ASCII digits is written without its leading zeros behind
/// a character that says how many digits are left, so that comparing two keys by their code points
/// compares those numbers. A number comes before every letter, as a digit does.
pub fn natural_key(text: &str) -> String {
    let folded = fold(text);
    let mut key = String::with_capacity(folded.len() + 2);
    let mut rest = folded.as_str();
    while let Some(at) = rest.find(|it: char| it.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|it: char| !it.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        let number = digits.trim_start_matches('0');
        key.push_str(before);
        key.push(how_long(number.len()));
        key.push_str(number);
        rest = after;
    }
    key.push_str(rest);
    key
}

/// `0` for none, `1` for one and so on, also beyond `9`: every such character comes before letters.
fn how_long(n_digits: usize) -> char {
    let n_digits = u8::try_from(n_digits).unwrap_or(u8::MAX).min(MOST_COUNTED);
    char::from(b'0' + n_digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_in_codes_are_sorted_as_numbers() {
        let sorted =
            ["", "00123", "124", "1000", "A-2", "A2", "A2-04", "A2-10", "A10", "B1", "b2", "B10"];

        let mut mixed = sorted;
        mixed.reverse();
        mixed.sort_by_key(|it| natural_key(it));
        assert_eq!(mixed, sorted);
    }

    #[test]
    fn case_and_leading_zeros_make_no_difference() {
        assert_eq!(natural_key("a002"), natural_key("A2"));
    }

    proptest! {
        #[test]
        fn whole_numbers_are_sorted_as_they_are(a: u64, b: u64) {
            let (key_a, key_b) = (natural_key(&a.to_string()), natural_key(&b.to_string()));
            prop_assert_eq!(key_a.cmp(&key_b), a.cmp(&b));
        }
    }
}
