use std::{convert::Infallible, sync::Arc, time::Duration};

use http::{
    HeaderValue, Method, Request, Response, StatusCode,
    header::{ALLOW, CONTENT_TYPE},
};
use http_body_util::Full;
use hyper::{
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::{sleep, timeout},
};

use crate::{Gauges, Metrics, text::text};

/// More than one reader is rare.
const CONNECTIONS: usize = 8;
/// For the head of a request, and between two.
const HEAD: Duration = Duration::from_secs(10);
/// For everything of a connection: readers come back every few seconds, or anew.
const CONNECTION: Duration = Duration::from_mins(10);
/// When the system has no more files, some will be closed soon.
const PAUSE: Duration = Duration::from_millis(200);
const TEXT: HeaderValue = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");

/// Tells whoever asks for `/metrics`, until it is dropped.
pub async fn serve(
    listener: TcpListener,
    version: &'static str,
    metrics: Arc<Metrics>,
    gauges: Arc<dyn Gauges>,
) {
    let free = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&free).acquire_owned().await else {
            return;
        };
        let Ok((stream, _)) = listener.accept().await else {
            sleep(PAUSE).await;
            continue;
        };
        let (metrics, gauges) = (Arc::clone(&metrics), Arc::clone(&gauges));
        tokio::spawn(async move {
            // Whoever goes away in the middle asks again.
            let _ = timeout(CONNECTION, converse(stream, version, metrics, gauges)).await;
            drop(place);
        });
    }
}

async fn converse(
    stream: TcpStream,
    version: &'static str,
    metrics: Arc<Metrics>,
    gauges: Arc<dyn Gauges>,
) -> hyper::Result<()> {
    let service = service_fn(|request| {
        let (metrics, gauges) = (Arc::clone(&metrics), Arc::clone(&gauges));
        async move { Ok::<_, Infallible>(answer(&request, version, &metrics, &*gauges).await) }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(16 * 1024)
        .serve_connection(TokioIo::new(stream), service)
        .await
}

async fn answer(
    request: &Request<Incoming>,
    version: &str,
    metrics: &Metrics,
    gauges: &dyn Gauges,
) -> Response<Full<Bytes>> {
    let (status, body) = match (request.method(), request.uri().path()) {
        (&Method::GET | &Method::HEAD, "/metrics") => {
            (StatusCode::OK, text(metrics, version, &gauges.now().await))
        }
        (_, "/metrics") => (StatusCode::METHOD_NOT_ALLOWED, "Only to be read.\n".to_owned()),
        _ => (StatusCode::NOT_FOUND, "There is only /metrics here.\n".to_owned()),
    };
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, TEXT);
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}
