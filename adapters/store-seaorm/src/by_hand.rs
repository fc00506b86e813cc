//! Statements written by hand, where building one costs more than running it, or cannot be done.

use sea_orm::{DbBackend, Statement, Value};

/// A statement with `$1`, `$2`, … for its values, each as often as it likes.
pub(crate) fn statement(backend: DbBackend, sql: &str, values: Vec<Value>) -> Statement {
    match backend {
        DbBackend::MySql => {
            let (sql, values) = in_order(sql, &values);
            Statement::from_sql_and_values(backend, sql, values)
        }
        _ => Statement::from_sql_and_values(backend, sql, values),
    }
}

/// MariaDB and MySQL know values by nothing but their order.
fn in_order(sql: &str, values: &[Value]) -> (String, Vec<Value>) {
    let (mut plain, mut ordered) = (String::with_capacity(sql.len()), Vec::new());
    let mut pieces = sql.split('$');
    plain.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let n_digits = piece.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = piece.split_at(n_digits);
        let place = number.parse().unwrap_or(0_usize).wrapping_sub(1);
        ordered.extend(values.get(place).cloned());
        plain.push('?');
        plain.push_str(rest);
    }
    (plain, ordered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_given_as_often_as_it_is_named() {
        let values = [Value::from(1_i64), Value::from(2_i64)];
        let (sql, values) = in_order("a = $1 AND (b = $2 OR c = $1)", &values);
        assert_eq!(sql, "a = ? AND (b = ? OR c = ?)");
        assert_eq!(values, [1_i64, 2, 1].map(Value::from));
    }
}
