//! The server with pages of its own, over real sockets, with less patience than usual.

mod crowd;

use std::{convert::Infallible, future::pending, net::SocketAddr, sync::Arc, time::Duration};

use http::{HeaderValue, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    join,
    net::{TcpListener, TcpStream},
    sync::Notify,
    time::{Instant, sleep},
};
use tower::{Service, service_fn};

use super::{
    body::PacedBody,
    server::{Limits, Server},
};

/// What pages and tests tell each other.
#[derive(Clone, Default)]
struct Signals {
    /// A request to `/hold` has begun.
    held: Arc<Notify>,
    /// A request to `/hold` may end.
    release: Arc<Notify>,
    stop: Arc<Notify>,
}

fn limits() -> Limits {
    let mut limits = Limits::new(8);
    limits.head = Duration::from_millis(300);
    limits.queue = Duration::from_millis(300);
    limits.body.idle = Duration::from_millis(300);
    limits.handler = Duration::from_millis(600);
    limits
}

async fn page(
    request: Request<PacedBody>,
    signals: Signals,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let (status, text) = match head.uri.path() {
        "/echo" => match body.collect().await {
            Ok(body) => (StatusCode::OK, body.to_bytes()),
            Err(_) => (StatusCode::BAD_REQUEST, Bytes::from_static(b"broken")),
        },
        "/hold" => {
            signals.held.notify_one();
            signals.release.notified().await;
            (StatusCode::OK, Bytes::from_static(b"released"))
        }
        "/forever" => pending().await,
        "/panic" => panic!("a test wants it"),
        "/healthz" => (StatusCode::OK, Bytes::from_static(b"alive")),
        _ => (StatusCode::NOT_FOUND, Bytes::from_static(b"nothing here")),
    };
    let mut response = Response::new(Full::new(text));
    *response.status_mut() = status;
    response.headers_mut().insert("x-request-id", HeaderValue::from_static("7"));
    Ok(response)
}

fn pages(
    signals: &Signals,
) -> impl Service<
    SocketAddr,
    Error = Infallible,
    Future: Future,
    Response = impl Service<
        Request<PacedBody>,
        Response = Response<Full<Bytes>>,
        Error = Infallible,
        Future: Send,
    > + Clone
               + Send
               + 'static,
> {
    let signals = signals.clone();
    service_fn(move |_: SocketAddr| {
        let signals = signals.clone();
        let answer = service_fn(move |request| page(request, signals.clone()));
        async move { Ok(answer) }
    })
}

/// Serves for as long as `visit` takes, and returns what it came to.
async fn while_serving<F: Future>(
    limits: Limits,
    visit: impl FnOnce(SocketAddr, Signals) -> F,
) -> F::Output {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let signals = Signals::default();
    let server = Server::new(listener, limits, false, Arc::default());
    let told = async || signals.stop.notified().await;
    let visit = async {
        let done = visit(address, signals.clone()).await;
        signals.stop.notify_one();
        done
    };
    join!(server.run(pages(&signals), told), visit).1
}

/// Says `words` and listens until the other side has nothing more to say.
async fn exchange(address: SocketAddr, words: &str) -> String {
    let mut stream = TcpStream::connect(address).await.expect("let in");
    stream.write_all(words.as_bytes()).await.expect("listened to");
    rest(stream).await
}

async fn rest(mut stream: TcpStream) -> String {
    let mut said = Vec::new();
    stream.read_to_end(&mut said).await.expect("an orderly end");
    String::from_utf8(said).expect("text")
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
}

fn post(path: &str, length: usize, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )
}

#[tokio::test]
async fn whoever_says_nothing_or_half_of_it_is_not_waited_for() {
    while_serving(limits(), async |address, _| {
        let begun = Instant::now();
        let (silent, hesitant, halfway) = join!(
            exchange(address, ""),
            exchange(address, "P"),
            exchange(address, "GET / HTTP/1.1\r\nHost: local"),
        );
        assert_eq!((silent.as_str(), hesitant.as_str(), halfway.as_str()), ("", "", ""));
        assert!(begun.elapsed() < Duration::from_secs(3));
    })
    .await;
}

#[tokio::test]
async fn a_body_that_stalls_is_a_time_out_and_keeps_what_the_pages_said_about_it() {
    while_serving(limits(), async |address, _| {
        let said = exchange(address, &post("/echo", 10, "half")).await;
        assert!(said.starts_with("HTTP/1.1 408 "), "{said}");
        assert!(said.contains("x-request-id: 7\r\n") && said.contains("nosniff"), "{said}");
        assert!(said.contains("connection: close\r\n"), "{said}");
        assert!(said.ends_with("came too slowly. Try again.\n"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn a_body_that_takes_too_long_in_all_is_a_time_out_however_steadily_it_comes() {
    let mut limits = limits();
    limits.body.total = Duration::from_millis(500);
    while_serving(limits, async |address, _| {
        let stream = TcpStream::connect(address).await.expect("let in");
        let (mut reading, mut writing) = stream.into_split();
        writing.write_all(post("/echo", 1000, "").as_bytes()).await.expect("listened to");
        let drip = async {
            while writing.write_all(b".").await.is_ok() {
                sleep(Duration::from_millis(50)).await;
            }
        };
        let mut said = vec![0; 12];
        tokio::select! {
            () = drip => {}
            _ = reading.read_exact(&mut said) => {}
        }
        assert_eq!(String::from_utf8_lossy(&said), "HTTP/1.1 408");
    })
    .await;
}

#[tokio::test]
async fn a_page_that_takes_too_long_is_given_up() {
    while_serving(limits(), async |address, _| {
        let said = exchange(address, &get("/forever")).await;
        assert!(said.starts_with("HTTP/1.1 503 "), "{said}");
        assert!(said.contains("retry-after: 5\r\n") && said.contains("nosniff"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn a_page_that_panics_is_an_apology_and_the_next_is_fine() {
    while_serving(limits(), async |address, _| {
        let said = exchange(address, &get("/panic")).await;
        assert!(said.starts_with("HTTP/1.1 500 ") && !said.contains("a test wants it"), "{said}");
        assert!(exchange(address, &get("/echo")).await.starts_with("HTTP/1.1 200 "));
    })
    .await;
}

#[tokio::test]
async fn an_address_has_an_end() {
    while_serving(limits(), async |address, _| {
        let long = format!("/echo?{}", "x".repeat(9_000));
        assert!(exchange(address, &get(&long)).await.starts_with("HTTP/1.1 414 "));
        let many = "X: y\r\n".repeat(200);
        let words = get("/echo").replace("Connection", &format!("{many}Connection"));
        assert!(exchange(address, &words).await.starts_with("HTTP/1.1 431 "));
    })
    .await;
}

#[tokio::test]
async fn a_program_is_refused_by_a_problem_document() {
    while_serving(limits(), async |address, _| {
        let long = format!("/api/v1/me?{}", "x".repeat(9_000));
        let said = exchange(address, &get(&long)).await;
        assert!(said.starts_with("HTTP/1.1 414 "), "{said}");
        assert!(said.contains("content-type: application/problem+json\r\n"), "{said}");
        let document = "{\"title\":\"URI Too Long\",\"status\":414,\"code\":\"uri-too-long\",\
                        \"detail\":\"This address is too long.\"}";
        assert!(said.ends_with(document), "{said}");
    })
    .await;
}

#[tokio::test]
async fn an_answer_reaches_somebody_who_is_still_sending() {
    while_serving(limits(), async |address, _| {
        let body = "x".repeat(8 * 1024 * 1024);
        let said = exchange(address, &post("/nowhere", body.len(), &body)).await;
        assert!(said.starts_with("HTTP/1.1 404 ") && said.ends_with("nothing here"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn what_has_begun_is_finished_after_the_stop_and_nobody_else_is_let_in() {
    let mut limits = limits();
    limits.handler = Duration::from_mins(1);
    while_serving(limits, async |address, signals| {
        let idle = TcpStream::connect(address).await.expect("let in");
        let others = async {
            signals.held.notified().await;
            signals.stop.notify_one();
            assert_eq!(rest(idle).await, "");
            assert!(TcpStream::connect(address).await.is_err());
            signals.release.notify_one();
        };
        let words = get("/hold");
        let (held, ()) = join!(exchange(address, &words), others);
        assert!(held.ends_with("released"), "{held}");
    })
    .await;
}

#[tokio::test]
async fn what_does_not_end_is_dropped_when_the_grace_is_over() {
    let mut limits = limits();
    limits.handler = Duration::from_mins(1);
    limits.grace = Duration::from_millis(100);
    let begun = Instant::now();
    while_serving(limits, async |address, signals| {
        let mut stream = TcpStream::connect(address).await.expect("let in");
        stream.write_all(get("/hold").as_bytes()).await.expect("listened to");
        signals.held.notified().await;
        // Somebody still waits when the server is told to stop.
        std::mem::forget(stream);
    })
    .await;
    assert!(begun.elapsed() < Duration::from_secs(10));
}
