use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use http::{Method, StatusCode};

/// What is counted while the program runs.
#[derive(Default)]
pub struct Metrics {
    /// By the template of the route.
    routes: Mutex<BTreeMap<String, Route>>,
    pub(crate) in_flight: Arc<AtomicU64>,
    pub(crate) connections: Arc<AtomicU64>,
    pub(crate) refused_tries: AtomicU64,
}

/// One more of something, as long as this is not dropped.
pub struct Open(Arc<AtomicU64>);

#[derive(Default)]
pub(crate) struct Route {
    pub(crate) answers: BTreeMap<(&'static str, u16), u64>,
    pub(crate) times: BTreeMap<&'static str, Times>,
}

#[derive(Default)]
pub(crate) struct Times {
    /// How many took at most so long, bound by bound; those of smaller bounds are not among them.
    pub(crate) n_within: [u64; BOUNDS.len()],
    pub(crate) n: u64,
    pub(crate) seconds: f64,
}

/// In seconds, each as it is written.
pub(crate) const BOUNDS: [(f64, &str); 14] = [
    (0.001, "0.001"),
    (0.0025, "0.0025"),
    (0.005, "0.005"),
    (0.01, "0.01"),
    (0.025, "0.025"),
    (0.05, "0.05"),
    (0.1, "0.1"),
    (0.25, "0.25"),
    (0.5, "0.5"),
    (1.0, "1"),
    (2.5, "2.5"),
    (5.0, "5"),
    (10.0, "10"),
    (30.0, "30"),
];

impl Metrics {
    /// A request has been answered. `route` is the template of its path.
    pub fn answered(&self, route: &str, method: &Method, status: StatusCode, took: Duration) {
        let (method, seconds) = (known(method), took.as_secs_f64());
        let mut routes = self.routes();
        let counted = match routes.get_mut(route) {
            Some(counted) => counted,
            None => routes.entry(route.to_owned()).or_default(),
        };
        *counted.answers.entry((method, status.as_u16())).or_default() += 1;
        let times = counted.times.entry(method).or_default();
        if let Some(n) = BOUNDS.iter().position(|(bound, _)| seconds <= *bound) {
            times.n_within[n] += 1;
        }
        times.n += 1;
        times.seconds += seconds;
    }

    /// A request is being answered.
    pub fn request(&self) -> Open {
        Open::new(&self.in_flight)
    }

    /// Somebody is connected.
    pub fn connection(&self) -> Open {
        Open::new(&self.connections)
    }

    /// Something was tried too often.
    pub fn refused_try(&self) {
        self.refused_tries.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn routes(&self) -> MutexGuard<'_, BTreeMap<String, Route>> {
        self.routes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn new(count: &Arc<AtomicU64>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(count))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Anybody can make a method up.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}
