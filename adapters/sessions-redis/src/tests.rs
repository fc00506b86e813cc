//! What is not promised by every store: several programs on one Redis, and what Redis does itself.
#![expect(clippy::expect_used, reason = "a broken promise is a panic")]

use std::{sync::Arc, time::Duration};

use application::identity::{Throttle, ThrottleKey};
use domain_identity::{Limit, Step};
use domain_kernel::Timestamp;
use uuid::Uuid;

use super::*;

fn server(prefix: &str) -> RedisServer {
    let url = std::env::var("TEST_REDIS").expect("tests/all names the server");
    RedisServer::new(&url.parse().expect("a URL"), prefix).expect("not asked yet")
}

fn prefix() -> String {
    format!("{}:", Uuid::now_v7().simple())
}

fn noon() -> Timestamp {
    Timestamp::from_micros(1_772_366_400_123_456)
}

async fn keys(server: &RedisServer) -> Vec<(String, i64)> {
    let pattern = format!("{}*", server.prefix);
    let names = server.query(redis::cmd("KEYS").arg(pattern)).await;
    let names: Vec<String> = names.expect("keys");
    let mut keys = Vec::new();
    for name in names {
        let left = server.query(redis::cmd("PTTL").arg(&name)).await;
        keys.push((name, left.expect("a time")));
    }
    keys
}

#[tokio::test]
async fn a_redis_that_is_there_answers() {
    server("").ping().await.expect("an answer");
}

#[tokio::test]
async fn a_connection_that_was_ended_is_made_anew_and_nobody_notices() {
    let (ours, other) = (server(""), server(""));
    for _ in 0..3 {
        let id: u64 = ours.query(redis::cmd("CLIENT").arg("ID")).await.expect("a number");
        let ended = other.query(redis::cmd("CLIENT").arg("KILL").arg("ID").arg(id)).await;
        assert_eq!(ended.ok(), Some(1));
        ours.ping().await.expect("an answer");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tries_by_two_programs_at_once_are_counted_one_by_one() {
    let (prefix, key) = (prefix(), ThrottleKey([7; 32]));
    let limit = Limit::Bucket { burst: 30, every: Duration::from_secs(6) };
    let programs = [0, 1].map(|_| Arc::new(RedisThrottle::new(server(&prefix))));
    let mut tries = Vec::new();
    for n in 0..80 {
        let (program, limit) = (Arc::clone(&programs[n % 2]), limit.clone());
        tries.push(tokio::spawn(async move { program.take(&key, &limit, noon()).await }));
    }
    let mut n_taken = 0;
    for it in tries {
        let taken = it.await.expect("no panic").expect("not too many at once");
        n_taken += usize::from(taken.is_ok());
    }
    assert_eq!(n_taken, 30);
}

#[tokio::test]
async fn a_count_of_tries_goes_by_itself_when_it_matters_no_more() {
    let server = server(&prefix());
    let throttle = RedisThrottle::new(server.clone());
    let bucket = Limit::Bucket { burst: 5, every: Duration::from_mins(1) };
    let delays = Limit::Delays(vec![Step { below: 100, wait: Duration::from_secs(9) }]);
    throttle.take(&ThrottleKey([1; 32]), &bucket, noon()).await.expect("take").expect("free");
    throttle.undo(&ThrottleKey([1; 32]), &bucket).await.expect("undo");
    throttle.take(&ThrottleKey([2; 32]), &delays, noon()).await.expect("take").expect("free");

    let lasts = |all: &[(String, i64)], end: &str| {
        all.iter().find(|(name, _)| name.ends_with(end)).map(|(_, left)| (left - 1) / 60_000)
    };
    let all = keys(&server).await;
    assert_eq!(all.len(), 3, "{all:?}");
    assert_eq!(lasts(&all, "0101"), Some(5), "{all:?}");
    assert_eq!(lasts(&all, "0202"), Some(24 * 60), "{all:?}");
    throttle.give_back(&ThrottleKey([2; 32]), &delays).await.expect("give back");
    assert_eq!(keys(&server).await.len(), 2);
}
