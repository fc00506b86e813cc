//! SQL Server, by tiberius, which is named in this file and those of its folder only.
//!
//! Not tested against a real SQL Server: tests/tds stands in for one (docs/erp.md).

mod trouble;
mod values;

use std::time::Duration;

use application::inventory::{AnswerColumn, SourceError, SourceFacts};
use async_trait::async_trait;
use domain_inventory::{Select, Trouble};
use futures_util::TryStreamExt;
use tiberius::{AuthMethod, Client, Column, Config, EncryptionLevel, QueryItem, Row};
use tokio::{net::TcpStream, time::timeout};
use tokio_util::compat::{Compat, TokioAsyncWriteCompatExt};

use self::{
    trouble::{asking, connecting},
    values::text,
};
use crate::{
    address::{Encryption, Server},
    allowed::Selects,
    answer::{Wanted, answer_column},
    rows::{Feed, Rows, rows},
    source::{About, Erp},
    waiting::{Waits, milliseconds, within},
};

/// A database of SQL Server. Each question has a connection of its own, so that none is used again
/// after an error or with half of an answer still in it.
pub(crate) struct SqlServer {
    pub(crate) server: Server,
    pub(crate) selects: Selects,
    pub(crate) waits: Waits,
}

type Connection = Client<Compat<TcpStream>>;

const VERSION: &str = "SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128)) AS version";
/// A member of `sysadmin`, or somebody who may change the database or any table of it.
const CAN_WRITE: &str = "SELECT CASE WHEN IS_SRVROLEMEMBER('sysadmin') = 1
    OR EXISTS (SELECT 1 FROM fn_my_permissions(NULL, 'DATABASE')
        WHERE permission_name IN ('INSERT', 'UPDATE', 'DELETE', 'ALTER', 'CONTROL'))
    OR EXISTS (SELECT 1 FROM sys.objects AS o
        CROSS APPLY (SELECT QUOTENAME(SCHEMA_NAME(o.schema_id)) + N'.' + QUOTENAME(o.name) AS n) AS q
        WHERE o.type IN ('U', 'V') AND (HAS_PERMS_BY_NAME(q.n, 'OBJECT', 'INSERT') = 1
            OR HAS_PERMS_BY_NAME(q.n, 'OBJECT', 'UPDATE') = 1
            OR HAS_PERMS_BY_NAME(q.n, 'OBJECT', 'DELETE') = 1))
    THEN 1 ELSE 0 END AS can_write";
const DESCRIBE: &str = "EXEC sys.sp_describe_first_result_set @tsql = @P1";

impl SqlServer {
    async fn connect(&self) -> Result<Connection, SourceError> {
        let at = &self.server.at;
        let stream = timeout(self.waits.connect, TcpStream::connect((at.bare_host(), at.port)));
        let stream = stream.await.map_err(|it| SourceError::new(Trouble::Unreachable, it))?;
        let stream = stream.map_err(|it| SourceError::new(Trouble::Unreachable, it))?;
        let connecting = async {
            stream.set_nodelay(true).map_err(|it| SourceError::new(Trouble::Unreachable, it))?;
            // It is large, and would be part of all that waits for it.
            let client = Box::pin(Client::connect(self.config(), stream.compat_write()));
            client.await.map_err(connecting)
        };
        let mut connection = within(self.waits.connect, connecting).await?;
        // A transaction that never ends well: whatever a question might do, SQL Server takes it back
        // when we hang up.
        let begin = format!(
            "SET LOCK_TIMEOUT {}; SET XACT_ABORT ON; BEGIN TRANSACTION",
            milliseconds(self.waits.statement)
        );
        let answer = connection.simple_query(begin).await.map_err(asking)?;
        answer.into_results().await.map_err(asking)?;
        Ok(connection)
    }

    fn config(&self) -> Config {
        let server = &self.server;
        let mut config = Config::new();
        config.host(server.at.bare_host());
        config.port(server.at.port);
        config.application_name("shipshape");
        if let Some(database) = &server.database {
            config.database(database);
        }
        config.authentication(AuthMethod::sql_server(&server.username, &server.password.0));
        // ApplicationIntent=ReadOnly: an availability group may send us to a copy.
        config.readonly(true);
        // Half of a character is data that somebody has to see.
        config.lossy_utf16_decoding(true);
        // We have our own, which leave out the time that we take.
        config.handshake_timeout(None::<Duration>);
        config.command_timeout(None::<Duration>);
        config.encryption(match server.encryption {
            Encryption::Off => EncryptionLevel::NotSupported,
            _ => EncryptionLevel::Required,
        });
        if server.encryption == Encryption::Unverified {
            config.trust_cert();
        }
        config
    }

    fn select(&self, about: About) -> &Select {
        match about {
            About::Stock => &self.selects.stock,
            About::Customers => &self.selects.customers,
        }
    }
}

#[async_trait]
impl Erp for SqlServer {
    async fn probe(&self) -> Result<SourceFacts, SourceError> {
        let mut connection = self.connect().await?;
        let version = one(&mut connection, VERSION).await?;
        let version = version.as_ref().and_then(|it| it.try_get::<&str, _>(0).ok().flatten());
        let product = format!("SQL Server {}", version.unwrap_or("of an unknown version"));
        // Whoever may not ask for their rights still may read.
        let can_write = one(&mut connection, CAN_WRITE).await.ok().flatten();
        let can_write = can_write.and_then(|it| it.try_get::<i32, _>(0).ok().flatten());
        Ok(SourceFacts { product, can_write: can_write.map(|it| it != 0) })
    }

    async fn columns(&self) -> Result<Vec<AnswerColumn>, SourceError> {
        let mut connection = self.connect().await?;
        let select = self.selects.stock.as_str();
        let described = connection.query(DESCRIBE, &[&select]).await.map_err(asking)?;
        let described = described.into_first_result().await.map_err(asking)?;
        let columns = described.iter().filter_map(|row| {
            let of = |name| row.try_get::<&str, _>(name).ok().flatten();
            answer_column(of("name")?, of("system_type_name").unwrap_or_default())
        });
        Ok(columns.collect())
    }

    async fn rows(&self, about: About, wanted: &Wanted) -> Result<Rows, SourceError> {
        let connection = self.connect().await?;
        let (feed, rows) = rows(self.waits.statement);
        let select = self.select(about).as_str().to_owned();
        Ok(rows.read_by(tokio::spawn(read(connection, select, wanted.clone(), feed))))
    }
}

/// As it was written: SQL Server takes no WITH and no ORDER BY inside of another SELECT. Its values
/// come with their types, of which none that is exact goes through a floating-point number.
async fn read(mut connection: Connection, select: String, wanted: Wanted, mut feed: Feed) {
    let mut answer = match connection.simple_query(select).await {
        Ok(answer) => answer,
        Err(error) => return feed.end(Err(asking(error))).await,
    };
    let mut places = None;
    let ended = loop {
        match (answer.try_next().await, &places) {
            (Ok(Some(QueryItem::Metadata(about))), None) => {
                let names: Vec<&str> = about.columns().iter().map(Column::name).collect();
                match wanted.places_in(&names) {
                    Ok(found) => places = Some(found),
                    Err(trouble) => break Err(trouble.into()),
                }
            }
            (Ok(Some(QueryItem::Row(row))), Some(places)) => {
                let mut values: Vec<Option<String>> = row.into_iter().map(text).collect();
                let wanted = places.iter().map(|it| values.get_mut(*it).and_then(Option::take));
                if feed.push(wanted.collect()).await.is_err() {
                    return;
                }
            }
            (Ok(None), Some(_)) => break Ok(()),
            // No answer, or a second one.
            (Ok(_), _) => break Err(Trouble::Refused.into()),
            (Err(error), _) => break Err(asking(error)),
        }
    };
    feed.end(ended).await;
}

async fn one(connection: &mut Connection, sql: &'static str) -> Result<Option<Row>, SourceError> {
    connection.simple_query(sql).await.map_err(asking)?.into_row().await.map_err(asking)
}
