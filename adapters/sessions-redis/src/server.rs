use std::{fmt, str::FromStr, sync::Arc, time::Duration};

use domain_kernel::StoreError;
use redis::{
    Client, Cmd, ErrorKind, FromRedisValue, IntoConnectionInfo, Pipeline, RedisError, RedisResult,
    ScriptInvocation,
    aio::{ConnectionManager, ConnectionManagerConfig},
};
use rustls::crypto::ring;
use thiserror::Error;
use tokio::time::timeout;

/// Where a Redis is, perhaps with a password in it, so it shows itself to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct RedisUrl(
    // Invariant: a URL that the driver takes, with the scheme `redis` or `rediss`.
    String,
);

/// Why a text is no address of a Redis, as the second part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RedisUrlError {
    #[error("does not begin with redis:// or rediss://")]
    Scheme,
    #[error("has no host, or a port or a number of a database that is none")]
    Broken,
    #[error("has a # in it")]
    Fragment,
}

/// One connection to a Redis, which all requests share and which is made anew when it breaks.
#[derive(Clone)]
pub struct RedisServer {
    connection: ConnectionManager,
    /// What the names of all keys begin with.
    pub(crate) prefix: Arc<str>,
}

/// For a connection, and for an answer of a server that is there.
const CONNECT: Duration = Duration::from_secs(1);
const ANSWER: Duration = Duration::from_secs(2);
/// For all of it. Whoever waits for a page is told then that it cannot be shown.
const PATIENCE: Duration = Duration::from_secs(4);

impl FromStr for RedisUrl {
    type Err = RedisUrlError;

    fn from_str(text: &str) -> Result<Self, RedisUrlError> {
        let after = text.strip_prefix("redis://").or_else(|| text.strip_prefix("rediss://"));
        let after = after.ok_or(RedisUrlError::Scheme)?;
        // The driver would take `#insecure` for leave to believe anybody.
        if after.contains('#') {
            return Err(RedisUrlError::Fragment);
        }
        let (authority, database) = after.split_once('/').unwrap_or((after, ""));
        let host = authority.rsplit('@').next().unwrap_or_default();
        let is_number = database.is_empty() || database.parse::<u16>().is_ok();
        if host.is_empty() || host.starts_with(':') || !is_number {
            return Err(RedisUrlError::Broken);
        }
        let taken = text.into_connection_info().is_ok();
        taken.then(|| Self(text.to_owned())).ok_or(RedisUrlError::Broken)
    }
}

impl fmt::Debug for RedisUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

impl RedisServer {
    /// Connects when it is first asked, so that nothing waits for a Redis that is down. Several
    /// installations in one database keep apart by `prefix`.
    pub fn new(url: &RedisUrl, prefix: &str) -> Result<Self, StoreError> {
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(CONNECT))
            .set_response_timeout(Some(ANSWER))
            // The next request tries again.
            .set_number_of_retries(0);
        // What encrypts `rediss://` is that of the process. Whoever has set one before has set the same.
        let _ = ring::default_provider().install_default();
        let client = Client::open(url.0.as_str()).map_err(|err| failed(&err))?;
        let connection = ConnectionManager::new_lazy_with_config(client, config);
        Ok(Self { connection: connection.map_err(|err| failed(&err))?, prefix: prefix.into() })
    }

    /// Whether it answers, and takes what is written.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let _: String = self.query(&redis::cmd("PING")).await?;
        Ok(())
    }

    pub(crate) async fn query<T: FromRedisValue>(&self, command: &Cmd) -> Result<T, StoreError> {
        let mut connection = self.connection.clone();
        in_time(async {
            match command.query_async(&mut connection).await {
                Err(err) if is_old(&err) => command.query_async(&mut connection).await,
                answer => answer,
            }
        })
        .await
    }

    pub(crate) async fn query_all<T: FromRedisValue>(
        &self,
        commands: &Pipeline,
    ) -> Result<T, StoreError> {
        let mut connection = self.connection.clone();
        in_time(async {
            match commands.query_async(&mut connection).await {
                Err(err) if is_old(&err) => commands.query_async(&mut connection).await,
                answer => answer,
            }
        })
        .await
    }

    /// For what comes to the same when it is done twice.
    pub(crate) async fn run<T: FromRedisValue>(
        &self,
        script: &ScriptInvocation<'_>,
    ) -> Result<T, StoreError> {
        let mut connection = self.connection.clone();
        in_time(async {
            match script.invoke_async(&mut connection).await {
                Err(err) if is_old(&err) => script.invoke_async(&mut connection).await,
                answer => answer,
            }
        })
        .await
    }

    pub(crate) async fn run_once<T: FromRedisValue>(
        &self,
        script: &ScriptInvocation<'_>,
    ) -> Result<T, StoreError> {
        let mut connection = self.connection.clone();
        in_time(script.invoke_async(&mut connection)).await
    }
}

/// The connection was there no more, such as after Redis was started anew; there is a new one by now.
fn is_old(err: &RedisError) -> bool {
    err.is_connection_dropped()
}

async fn in_time<T>(answer: impl Future<Output = RedisResult<T>>) -> Result<T, StoreError> {
    match timeout(PATIENCE, answer).await {
        Ok(answer) => answer.map_err(|err| failed(&err)),
        Err(_) => Err(StoreError::unavailable("Redis does not answer")),
    }
}

/// A Redis that has no room or still loads comes back, as one that is down does.
fn failed(err: &RedisError) -> StoreError {
    let text = format!("Redis: {err}");
    match err.kind() {
        ErrorKind::Parse | ErrorKind::UnexpectedReturnType => StoreError::corrupt(text),
        _ => StoreError::unavailable(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_redis_is_a_url_with_a_host() {
        let good = ["redis://localhost", "redis://:hunter2@10.1.2.3:6380/2", "rediss://u:p@r.co/"];
        for url in good {
            let parsed = url.parse::<RedisUrl>();
            assert!(parsed.is_ok(), "{url}: {parsed:?}");
            assert!(!format!("{parsed:?}").contains("hunter2"));
        }
        let bad = [
            ("", RedisUrlError::Scheme),
            ("localhost:6379", RedisUrlError::Scheme),
            ("http://localhost", RedisUrlError::Scheme),
            ("unix:///run/redis.sock", RedisUrlError::Scheme),
            ("redis://", RedisUrlError::Broken),
            ("redis://:6379", RedisUrlError::Broken),
            ("redis://localhost:port", RedisUrlError::Broken),
            ("redis://localhost/zero", RedisUrlError::Broken),
            ("rediss://localhost/#insecure", RedisUrlError::Fragment),
        ];
        for (url, why) in bad {
            assert_eq!(url.parse::<RedisUrl>(), Err(why), "{url}");
        }
    }

    #[tokio::test]
    async fn a_redis_that_is_not_there_is_unavailable() {
        // Nobody listens on a port that was bound and given back.
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let url = format!("redis://127.0.0.1:{port}").parse().expect("a URL");
        let server = RedisServer::new(&url, "test:").expect("not asked yet");
        for _ in 0..2 {
            let answer = server.ping().await;
            assert!(matches!(answer, Err(StoreError::Unavailable(_))), "{answer:?}");
        }
    }
}
