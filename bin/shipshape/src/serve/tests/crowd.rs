//! More connections and requests than there is room for.

use std::time::Duration;

use tokio::{
    io::AsyncWriteExt,
    join,
    net::TcpStream,
    time::{Instant, timeout},
};

use super::{exchange, get, limits, rest, while_serving};

#[tokio::test]
async fn more_requests_than_there_is_room_for_are_refused_and_health_is_not() {
    let mut limits = limits();
    limits.requests = 1;
    limits.handler = Duration::from_mins(1);
    while_serving(limits, async |address, signals| {
        let words = get("/hold");
        let others = async {
            signals.held.notified().await;
            let refused = exchange(address, &get("/echo")).await;
            assert!(refused.starts_with("HTTP/1.1 503 "), "{refused}");
            assert!(refused.contains("retry-after: 5\r\n"), "{refused}");
            assert!(exchange(address, &get("/healthz")).await.ends_with("alive"));
            signals.release.notify_one();
        };
        let (held, ()) = join!(exchange(address, &words), others);
        assert!(held.ends_with("released"), "{held}");
        assert!(exchange(address, &get("/echo")).await.starts_with("HTTP/1.1 200 "));
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_when_there_is_no_room_is_answered_as_soon_as_there_is() {
    let mut limits = limits();
    limits.requests = 1;
    limits.queue = Duration::from_mins(1);
    limits.handler = Duration::from_mins(1);
    while_serving(limits, async |address, signals| {
        let words = get("/hold");
        let others = async {
            signals.held.notified().await;
            let echo = get("/echo");
            let mut next = Box::pin(exchange(address, &echo));
            let early = timeout(Duration::from_millis(200), &mut next).await;
            assert!(early.is_err(), "answered without room");
            signals.release.notify_one();
            assert!(next.await.starts_with("HTTP/1.1 200 "));
        };
        join!(exchange(address, &words), others);
    })
    .await;
}

#[tokio::test]
async fn whoever_says_nothing_is_waited_for_less_in_a_crowd() {
    let mut limits = limits();
    limits.connections = 2;
    limits.head = Duration::from_mins(1);
    limits.crowded_head = Duration::from_millis(300);
    while_serving(limits, async |address, _| {
        let mut first = TcpStream::connect(address).await.expect("let in");
        let begun = Instant::now();
        assert_eq!(exchange(address, "").await, "");
        assert!(begun.elapsed() < Duration::from_secs(3));
        first.write_all(get("/echo").as_bytes()).await.expect("listened to");
        assert!(rest(first).await.starts_with("HTTP/1.1 200 "));
    })
    .await;
}

#[tokio::test]
async fn there_are_only_so_many_connections_and_the_next_one_waits() {
    let mut limits = limits();
    limits.connections = 1;
    limits.head = Duration::from_mins(1);
    while_serving(limits, async |address, _| {
        let first = TcpStream::connect(address).await.expect("let in");
        let words = get("/echo");
        let mut second = Box::pin(exchange(address, &words));
        let early = timeout(Duration::from_millis(200), &mut second).await;
        assert!(early.is_err(), "not answered while the first is connected");
        drop(first);
        assert!(second.await.starts_with("HTTP/1.1 200 "));
    })
    .await;
}
