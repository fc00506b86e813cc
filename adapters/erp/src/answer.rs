use application::inventory::AnswerColumn;
use domain_inventory::{ColumnName, StockColumn, StockMapping, Trouble};

/// Which columns of an answer are wanted, each by the names that it may have.
#[derive(Clone, Debug)]
pub(crate) struct Wanted(Vec<Vec<String>>);

impl Wanted {
    /// What a mapping says, in the order of [`StockMapping::columns`].
    pub(crate) fn stock(mapping: &StockMapping) -> (Vec<StockColumn>, Self) {
        let columns = mapping.columns().keys().copied().collect();
        let names = mapping.columns().values().map(|it| vec![it.as_str().to_owned()]);
        (columns, Self(names.collect()))
    }

    /// A customer's key and name. `key` is a word of SQL that some databases do not take as a name.
    pub(crate) fn customers() -> Self {
        Self(vec![vec!["customer".to_owned(), "key".to_owned()], vec!["name".to_owned()]])
    }

    /// Where the wanted columns are in an answer. Refuses one that is not there, or there twice.
    pub(crate) fn places_in<N: AsRef<str>>(&self, answer: &[N]) -> Result<Vec<usize>, Trouble> {
        let places = self.0.iter().map(|names| {
            let found = names.iter().find_map(|it| place_of(it, answer));
            let missing = || Trouble::Column(names.first().cloned().unwrap_or_default());
            found.ok_or_else(missing)
        });
        places.collect()
    }
}

/// By exactly this name, else by what a form makes of it, else whatever the case.
fn place_of<N: AsRef<str>>(name: &str, answer: &[N]) -> Option<usize> {
    let line = |it: &str| ColumnName::parse(it).map(|it| it.as_str().to_owned()).ok();
    let is_same: [&dyn Fn(&str) -> bool; 3] =
        [&|it| it == name, &|it| line(it).is_some_and(|it| it == name), &|it| {
            line(it).is_some_and(|it| it.eq_ignore_ascii_case(name))
        }];
    is_same.iter().find_map(|is_it| {
        let mut places = (0..).zip(answer).filter(|(_, it)| is_it(it.as_ref())).map(|(at, _)| at);
        let first = places.next()?;
        // Of two nobody knows which one is meant.
        places.next().is_none().then_some(first)
    })
}

/// A column as people are shown it. One without a name cannot be mapped.
pub(crate) fn answer_column(name: &str, kind: &str) -> Option<AnswerColumn> {
    Some(AnswerColumn { name: ColumnName::parse(name).ok()?, kind: kind.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_their_names_whatever_the_case() {
        let customers = Wanted::customers();

        assert_eq!(customers.places_in(&["NAME", "x", "Customer"]), Ok(vec![2, 0]));
        assert_eq!(customers.places_in(&["key", " name "]), Ok(vec![0, 1]));
        assert_eq!(customers.places_in(&["name"]), Err(Trouble::Column("customer".to_owned())));
        let twice = customers.places_in(&["key", "Name", "NAME"]);
        assert_eq!(twice, Err(Trouble::Column("name".to_owned())));
    }
}
