//! HTTP/1.1 without ways to keep us busy for nothing: what is slow, silent or too much is ended
//! (spec: quality, 2; defaults, 6).

use std::{
    convert::Infallible,
    io,
    net::SocketAddr,
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

use http::{Request, Response};
use hyper::{
    body::{Body, Bytes},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use metrics_prometheus::Metrics;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::sleep,
};
use tower::{Service, ServiceExt};
use tracing::{debug, error, info, warn};

use super::{
    answer::Desk,
    body::{BoxError, Pace, PacedBody},
    linger::Lingering,
    open_files::affordable,
};

/// How much of everything there may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) connections: usize,
    pub(super) requests: usize,
    /// For one of those requests to end when there is one too many.
    pub(super) queue: Duration,
    /// In bytes, without scheme and host.
    pub(super) address: usize,
    /// For the head of a request to come. hyper has one time for this and for waiting between two
    /// requests, so a browser that comes back later connects anew.
    pub(super) head: Duration,
    /// The same while more than half of all connections are taken, so that whoever has something to
    /// say need not wait for those who have nothing.
    pub(super) crowded_head: Duration,
    pub(super) body: Pace,
    /// For an answer to begin after everything has come.
    pub(super) handler: Duration,
    /// For reading what somebody still sends who has been answered.
    pub(super) linger: Duration,
    /// For answers that are under way when the process has to stop.
    pub(super) grace: Duration,
}

pub(super) struct Server {
    listener: TcpListener,
    desk: Arc<Desk>,
}

/// The most that hyper holds of a request's head. It refuses more than 100 headers by itself.
const MOST_HEAD_BYTES: usize = 64 * 1024;
/// When the system has no more files, some will be closed soon.
const PAUSE: Duration = Duration::from_millis(200);

impl Limits {
    pub(super) fn new(connections: usize) -> Self {
        let body = Pace {
            idle: Duration::from_secs(15),
            total: Duration::from_mins(1),
            most: Duration::from_mins(15),
            bytes_per_second: 16 * 1024,
        };
        Self {
            connections,
            requests: 256,
            queue: Duration::from_secs(5),
            address: 8 * 1024,
            head: Duration::from_secs(10),
            crowded_head: Duration::from_secs(2),
            body,
            handler: Duration::from_secs(30),
            linger: Duration::from_secs(10),
            grace: Duration::from_secs(20),
        }
    }
}

impl Server {
    pub(super) fn new(
        listener: TcpListener,
        limits: Limits,
        is_https: bool,
        metrics: Arc<Metrics>,
    ) -> Self {
        let room = Semaphore::new(limits.requests);
        Self { listener, desk: Arc::new(Desk { limits, is_https, room, metrics }) }
    }

    /// Lets `pages` answer until `told` returns; then finishes what has begun. If `told` returns a
    /// second time, that is dropped too. `pages` makes a service for each connection.
    pub(super) async fn run<M, S, B>(self, mut pages: M, mut told: impl AsyncFnMut())
    where
        M: Service<SocketAddr, Response = S, Error = Infallible>,
        S: Service<Request<PacedBody>, Response = Response<B>, Error = Infallible>,
        S: Clone + Send + 'static,
        S::Future: Send,
        B: Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        let connections = GracefulShutdown::new();
        let n_places = affordable(self.desk.limits.connections);
        let free = Arc::new(Semaphore::new(n_places));
        let mut first = Box::pin(told());
        loop {
            let accepted = tokio::select! {
                () = &mut first => break,
                accepted = self.accept(&free) => accepted,
            };
            let Some((stream, peer, place)) = accepted else {
                continue;
            };
            let Ok(pages) = pages.ready().await;
            let Ok(pages) = pages.call(peer).await;
            let watcher = connections.watcher();
            let desk = Arc::clone(&self.desk);
            let is_crowded = free.available_permits() < n_places / 2;
            let head = if is_crowded { desk.limits.crowded_head } else { desk.limits.head };
            tokio::spawn(async move {
                let _open = desk.metrics.connection();
                converse(stream, pages, (Arc::clone(&desk), head), watcher).await;
                drop(place);
            });
        }
        drop(first);
        let grace = self.desk.limits.grace;
        // Nobody else can connect from here on.
        drop(self.listener);
        finish(connections, grace, told()).await;
    }

    /// The next connection, as soon as there is a place for it.
    async fn accept(
        &self,
        free: &Arc<Semaphore>,
    ) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
        let place = Arc::clone(free).acquire_owned().await.ok()?;
        match self.listener.accept().await {
            Ok((stream, peer)) => Some((stream, peer, place)),
            Err(err) if is_of_one_connection(&err) => None,
            Err(err) => {
                error!("No connection can be accepted: {err}");
                sleep(PAUSE).await;
                None
            }
        }
    }
}

/// Answers one request after another until somebody has had enough.
async fn converse<S, B>(
    stream: TcpStream,
    pages: S,
    (desk, head): (Arc<Desk>, Duration),
    watcher: Watcher,
) where
    S: Service<Request<PacedBody>, Response = Response<B>, Error = Infallible>,
    S: Clone + Send + 'static,
    S::Future: Send,
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    if let Err(err) = stream.set_nodelay(true) {
        debug!("A connection stays as it is: {err}");
    }
    let limits = desk.limits;
    let is_left_over = Arc::new(AtomicBool::new(false));
    let stream = Lingering::new(stream, limits.linger, Arc::clone(&is_left_over));
    let service = service_fn(move |request| {
        let (desk, pages) = (Arc::clone(&desk), pages.clone());
        let is_left_over = Arc::clone(&is_left_over);
        async move { Ok::<_, Infallible>(desk.answer(pages, request, is_left_over).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head)
        .max_buf_size(MOST_HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service);
    if let Err(err) = watcher.watch(connection).await {
        debug!("A connection ended: {err}");
    }
}

async fn finish(connections: GracefulShutdown, grace: Duration, told: impl Future<Output = ()>) {
    info!("Stopping; {} connections are open", connections.count());
    tokio::select! {
        () = connections.shutdown() => {}
        () = sleep(grace) => warn!("Gave up the connections that are still open after {grace:?}"),
        () = told => warn!("Told to stop again, so gave up the connections that are still open"),
    }
}

/// Somebody went away before they were let in.
fn is_of_one_connection(err: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};

    matches!(err.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
