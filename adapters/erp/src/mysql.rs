use application::inventory::{AnswerColumn, SourceError, SourceFacts};
use async_trait::async_trait;
use domain_inventory::Select;
use futures_util::TryStreamExt;
use sqlx::{
    ConnectOptions, Executor, Row, Statement,
    mysql::{MySqlConnectOptions, MySqlConnection, MySqlRow, MySqlSslMode},
};

use crate::{
    address::{Encryption, Server},
    allowed::Selects,
    answer::Wanted,
    rows::{Rows, TextRow, pump, rows},
    source::{About, Erp},
    sql::{Dialect, answer_columns, at, checked, names},
    trouble::{asking, connecting},
    waiting::{Waits, milliseconds, within},
};

/// A database of MySQL or MariaDB, read in a transaction that can only read.
pub(crate) struct Mysql {
    pub(crate) server: Server,
    pub(crate) selects: Selects,
    pub(crate) waits: Waits,
}

const DIALECT: Dialect = Dialect { quote: '`', text: "CHAR CHARACTER SET utf8mb4" };
/// The server's clock runs while we keep rows, too. It only has to end what nobody waits for.
const AS_LONG_AGAIN: u64 = 5;
/// What lets somebody change something, in what SHOW GRANTS says.
const WRITING: [&str; 15] = [
    "ALL",
    "ALTER",
    "CREATE",
    "DELETE",
    "DROP",
    "EVENT",
    "EXECUTE",
    "FILE",
    "INDEX",
    "INSERT",
    "REFERENCES",
    "SUPER",
    "TRIGGER",
    "TRUNCATE",
    "UPDATE",
];

impl Mysql {
    async fn connect(&self) -> Result<(MySqlConnection, Version), SourceError> {
        let options = self.options();
        let connecting = async { options.connect().await.map_err(connecting) };
        let mut connection = within(self.waits.connect, connecting).await?;
        let version = sqlx::query_scalar::<_, String>("SELECT VERSION()");
        let version = Version(version.fetch_one(&mut connection).await.map_err(asking)?);
        let most = milliseconds(self.waits.statement).saturating_mul(AS_LONG_AGAIN);
        let set = match version.is_mariadb() {
            true => format!("max_statement_time = {}.{:03}", most / 1000, most % 1000),
            false => format!("max_execution_time = {most}"),
        };
        let begin = format!(
            "SET SESSION {set}; SET SESSION TRANSACTION READ ONLY; \
             START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"
        );
        sqlx::raw_sql(checked(begin)).execute(&mut connection).await.map_err(asking)?;
        Ok((connection, version))
    }

    /// The SELECT means what it means where it was tried: sqlx changes nothing of how the server
    /// reads it.
    fn options(&self) -> MySqlConnectOptions {
        let server = &self.server;
        let options = MySqlConnectOptions::new()
            .host(server.at.bare_host())
            .port(server.at.port)
            .username(&server.username)
            .pipes_as_concat(false)
            .no_engine_substitution(false)
            .ssl_mode(match server.encryption {
                Encryption::Usual => MySqlSslMode::Preferred,
                Encryption::Off => MySqlSslMode::Disabled,
                Encryption::Unverified => MySqlSslMode::Required,
                Encryption::Verified => MySqlSslMode::VerifyIdentity,
            });
        let mut options = options.disable_statement_logging();
        if let Some(database) = &server.database {
            options = options.database(database);
        }
        // An empty password is another thing than none.
        if server.password.0.is_empty() { options } else { options.password(&server.password.0) }
    }

    fn select(&self, about: About) -> &Select {
        match about {
            About::Stock => &self.selects.stock,
            About::Customers => &self.selects.customers,
        }
    }
}

/// Such as `10.11.14-MariaDB-0+deb12u2` or `8.0.36`.
struct Version(String);

impl Version {
    fn is_mariadb(&self) -> bool {
        self.0.contains("MariaDB")
    }

    fn product(&self) -> String {
        let name = if self.is_mariadb() { "MariaDB" } else { "MySQL" };
        format!("{name} {}", self.0.split('-').next().unwrap_or_default())
    }
}

#[async_trait]
impl Erp for Mysql {
    async fn probe(&self) -> Result<SourceFacts, SourceError> {
        let (mut connection, version) = self.connect().await?;
        let grants = sqlx::raw_sql("SHOW GRANTS").fetch_all(&mut connection).await;
        let grants: Vec<String> =
            grants.map_err(asking)?.iter().filter_map(|it| it.try_get_unchecked(0).ok()).collect();
        Ok(SourceFacts { product: version.product(), can_write: can_write(&grants) })
    }

    async fn columns(&self) -> Result<Vec<AnswerColumn>, SourceError> {
        let (mut connection, _) = self.connect().await?;
        let select = checked(self.selects.stock.as_str().to_owned());
        let statement = connection.prepare(select).await.map_err(asking)?;
        Ok(answer_columns(statement.columns()))
    }

    async fn rows(&self, about: About, wanted: &Wanted) -> Result<Rows, SourceError> {
        let (mut connection, _) = self.connect().await?;
        let select = self.select(about).as_str();
        let statement = connection.prepare(checked(select.to_owned())).await.map_err(asking)?;
        let names = names(statement.columns());
        let places = wanted.places_in(&names)?;
        let sql = DIALECT.as_texts(select, &at(&names, &places));
        let (feed, rows) = rows(self.waits.statement);
        let reading = tokio::spawn(async move {
            let found = sqlx::query(checked(sql)).persistent(false).fetch(&mut connection);
            pump(found.map_err(asking).and_then(|row| async move { texts(&row) }), feed).await;
        });
        Ok(rows.read_by(reading))
    }
}

fn texts(row: &MySqlRow) -> Result<TextRow, SourceError> {
    let values = (0..row.len()).map(|at| {
        let value: Option<Vec<u8>> = row.try_get_unchecked(at).map_err(asking)?;
        Ok(value.map(|it| String::from_utf8_lossy(&it).into_owned()))
    });
    values.collect()
}

/// What stands between GRANT and ON. A role that is granted, and says not what it may do, leaves the
/// question open.
fn can_write(grants: &[String]) -> Option<bool> {
    let mut is_known = true;
    for grant in grants {
        let Some((rights, _)) = grant.split_once(" ON ") else {
            is_known = false;
            continue;
        };
        let mut words = rights.split(|it: char| !it.is_ascii_alphabetic());
        if words.any(|it| WRITING.contains(&it)) {
            return Some(true);
        }
    }
    is_known.then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_write_is_told_by_their_grants() {
        for (grants, expected) in [
            (
                vec!["GRANT USAGE ON *.* TO `r`@`%`", "GRANT SELECT ON `erp`.* TO `r`@`%`"],
                Some(false),
            ),
            (vec!["GRANT SELECT, SHOW VIEW ON `erp`.`insert` TO `r`@`%`"], Some(false)),
            (vec!["GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost`"], Some(true)),
            (vec!["GRANT SELECT, UPDATE (`bin`) ON `erp`.`stock` TO `r`@`%`"], Some(true)),
            (vec!["GRANT `reader` TO `r`@`%`", "GRANT USAGE ON *.* TO `r`@`%`"], None),
            (vec!["GRANT `writer` TO `r`@`%`", "GRANT INSERT ON `erp`.* TO `writer`"], Some(true)),
        ] {
            let grants: Vec<String> = grants.into_iter().map(str::to_owned).collect();
            assert_eq!(can_write(&grants), expected, "{grants:?}");
        }
    }
}
