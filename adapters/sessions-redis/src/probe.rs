//! What a Redis says of itself.

use domain_kernel::StoreError;
use redis::cmd;

use crate::RedisServer;

/// As far as it matters to whoever keeps sessions there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RedisFacts {
    /// Such as `7.0.15`; empty where it does not say.
    pub version: String,
    /// What it does when it is full, such as `noeviction`; empty where it does not say.
    pub eviction: String,
}

impl RedisServer {
    /// Asks it whether it is there, and what it is.
    pub async fn probe(&self) -> Result<RedisFacts, StoreError> {
        self.ping().await?;
        let server: String = self.query(cmd("INFO").arg("server")).await?;
        let memory: String = self.query(cmd("INFO").arg("memory")).await?;
        Ok(facts(&server, &memory))
    }
}

fn facts(server: &str, memory: &str) -> RedisFacts {
    let said = |text: &str, name: &str| {
        let mut lines = text.lines().filter_map(|it| it.split_once(':'));
        lines.find(|it| it.0 == name).map(|it| it.1.trim().to_owned()).unwrap_or_default()
    };
    RedisFacts {
        version: said(server, "redis_version"),
        eviction: said(memory, "maxmemory_policy"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redis_says_what_it_is_in_lines() {
        let server = "# Server\r\nredis_version:7.0.15\r\nredis_mode:standalone\r\n";
        let memory = "# Memory\r\nmaxmemory:0\r\nmaxmemory_policy:noeviction\r\n";
        let facts = facts(server, memory);
        assert_eq!((facts.version.as_str(), facts.eviction.as_str()), ("7.0.15", "noeviction"));
        assert_eq!(super::facts("", ""), RedisFacts::default());
    }
}
