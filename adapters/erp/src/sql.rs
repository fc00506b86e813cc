use application::inventory::AnswerColumn;
use domain_inventory::StockLine;
use sqlx::{AssertSqlSafe, Column, SqlSafeStr, SqlStr, TypeInfo};

use crate::answer::answer_column;

/// How a database writes what we ask of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dialect {
    pub(crate) quote: char,
    /// The type of texts, as CAST has it.
    pub(crate) text: &'static str,
}

impl Dialect {
    /// The named columns of a SELECT, each as a text: a decimal that is never a floating-point number
    /// keeps its digits. No more of it is sent than is kept.
    pub(crate) fn as_texts(self, select: &str, columns: &[&str]) -> String {
        let most = StockLine::MOST_CHARS + 1;
        let columns = columns.iter().map(|column| {
            let column = self.quoted(column);
            format!("SUBSTR(CAST(q.{column} AS {}), 1, {most})", self.text)
        });
        let columns: Vec<String> = columns.collect();
        // A comment at the end of the SELECT ends with its line.
        format!("SELECT {} FROM (\n{select}\n) q", columns.join(", "))
    }

    /// An identifier, whatever is in it.
    fn quoted(self, name: &str) -> String {
        let quote = self.quote;
        format!("{quote}{}{quote}", name.replace(quote, &format!("{quote}{quote}")))
    }
}

/// A text that is no constant: a SELECT that was checked, with what is above around it.
pub(crate) fn checked(sql: String) -> SqlStr {
    AssertSqlSafe(sql).into_sql_str()
}

/// What a database says of the columns of a prepared statement.
pub(crate) fn answer_columns<C: Column>(columns: &[C]) -> Vec<AnswerColumn> {
    let columns = columns.iter();
    columns
        .filter_map(|it| answer_column(it.name(), &it.type_info().name().to_lowercase()))
        .collect()
}

pub(crate) fn names<C: Column>(columns: &[C]) -> Vec<String> {
    columns.iter().map(|it| it.name().to_owned()).collect()
}

/// Those of the names at these places.
pub(crate) fn at<'a>(names: &'a [String], places: &[usize]) -> Vec<&'a str> {
    places.iter().filter_map(|it| names.get(*it)).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_may_be_called_anything() {
        let dialect = Dialect { quote: '"', text: "TEXT" };

        let sql = dialect.as_texts("SELECT 1 -- one", &["qty", "a\" b"]);
        assert_eq!(
            sql,
            "SELECT SUBSTR(CAST(q.\"qty\" AS TEXT), 1, 1001), SUBSTR(CAST(q.\"a\"\" b\" AS TEXT), 1, \
             1001) FROM (\nSELECT 1 -- one\n) q"
        );
    }
}
