use std::{
    any::Any,
    convert::Infallible,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::Poll,
    time::Instant,
};

use frontend_html::RouteTemplate;
use http::{HeaderValue, Request, Response, StatusCode, header::CONNECTION};
use http_body_util::{Either, Full};
use hyper::body::{Bytes, Incoming};
use metrics_prometheus::Metrics;
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::timeout,
};
use tower::{Service, ServiceExt};
use tracing::{error, warn};

use super::{
    body::PacedBody,
    progress::Progress,
    refusal::{Refusal, Refused},
    server::Limits,
};

/// What the requests of all connections have in common.
pub(super) struct Desk {
    pub(super) limits: Limits,
    pub(super) is_https: bool,
    /// One for each request that may be worked on.
    pub(super) room: Semaphore,
    pub(super) metrics: Arc<Metrics>,
}

/// What is sent: the pages' own, or a few words of the server.
pub(super) type Sent<B> = Either<B, Full<Bytes>>;

impl Desk {
    /// Lets `pages` answer, as long as there is room and they keep to the time. `is_left_over` is
    /// set if they do not read the body to its end, which ends the connection.
    pub(super) async fn answer<S, B>(
        &self,
        pages: S,
        request: Request<Incoming>,
        is_left_over: Arc<AtomicBool>,
    ) -> Response<Sent<B>>
    where
        S: Service<Request<PacedBody>, Response = Response<B>, Error = Infallible>,
    {
        let (method, begun) = (request.method().clone(), Instant::now());
        let being_answered = self.metrics.request();
        let mut response = self.respond(pages, request, &is_left_over).await;
        drop(being_answered);
        let route = response.extensions().get::<RouteTemplate>();
        let route = route.map_or(RouteTemplate::NONE, RouteTemplate::as_str);
        self.metrics.answered(route, &method, response.status(), begun.elapsed());
        if is_left_over.load(Ordering::Relaxed) {
            response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }

    async fn respond<S, B>(
        &self,
        pages: S,
        request: Request<Incoming>,
        is_left_over: &Arc<AtomicBool>,
    ) -> Response<Sent<B>>
    where
        S: Service<Request<PacedBody>, Response = Response<B>, Error = Infallible>,
    {
        let progress = Arc::new(Progress::begin());
        let path = request.uri().path();
        // Whether we live can be asked under any load.
        let is_probe = matches!(path, "/healthz" | "/readyz");
        let refused = Refused { is_https: self.is_https, is_program: path.starts_with("/api/v1/") };
        let length = request.uri().path_and_query().map_or(0, |it| it.as_str().len());
        let method = request.method().clone();
        let request = request.map(|body| {
            PacedBody::new(body, self.limits.body, progress.clone(), is_left_over.clone())
        });
        if self.limits.address < length {
            return refuse(Refusal::AddressTooLong, refused);
        }
        let place = if is_probe { None } else { self.place().await };
        if place.is_none() && !is_probe {
            warn!("Refused a {method} request, since there are too many at once");
            return refuse(Refusal::Full, refused);
        }

        let answer = catching(pages.oneshot(request));
        match progress.within(self.limits.handler, answer).await {
            Some(Ok(Ok(said))) if progress.is_too_slow() && is_refusal(said.status()) => {
                Refusal::BodyTooSlow.instead_of(said, refused).map(Either::Right)
            }
            Some(Ok(Ok(said))) => said.map(Either::Left),
            Some(Err(_)) => refuse(Refusal::Panicked, refused),
            None => {
                let limit = self.limits.handler;
                error!("A {method} request took more than {limit:?}, so it was given up");
                refuse(Refusal::TookTooLong, refused)
            }
        }
    }

    /// Room for one more request, as soon as there is any: many come at once at the beginning of a
    /// shift. `None` if it takes too long.
    async fn place(&self) -> Option<SemaphorePermit<'_>> {
        timeout(self.limits.queue, self.room.acquire()).await.ok()?.ok()
    }
}

fn refuse<B>(refusal: Refusal, refused: Refused) -> Response<Sent<B>> {
    refusal.response(refused).map(Either::Right)
}

fn is_refusal(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}

/// What `work` comes to, or what it panicked with. The panic has been logged by then.
async fn catching<F: Future>(work: F) -> Result<F::Output, Box<dyn Any + Send>> {
    let mut work = pin!(work);
    // After a panic nobody sees `work` again, in whichever state it is.
    poll_fn(|cx| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx))) {
        Ok(Poll::Ready(done)) => Poll::Ready(Ok(done)),
        Ok(Poll::Pending) => Poll::Pending,
        Err(panicked) => Poll::Ready(Err(panicked)),
    })
    .await
}
