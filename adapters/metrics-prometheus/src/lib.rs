//! What the program counts of itself, as Prometheus reads it (text format 0.0.4), and the listener
//! that tells. No label ever has an id, a name or a path in it: only templates of routes, methods
//! and statuses, of which there are so many and no more.

mod count;
mod process;
mod serve;
mod text;

use async_trait::async_trait;

pub use count::{Metrics, Open};
pub use serve::serve;

/// Something that is looked at when somebody asks, and can go down as well as up.
#[derive(Clone, Debug, PartialEq)]
pub struct Gauge {
    pub name: &'static str,
    pub help: &'static str,
    /// Which of several it is, such as `("pool", "readers")`. Those of one name stand together.
    pub label: Option<(&'static str, &'static str)>,
    pub value: f64,
}

/// Whoever knows what there is to look at.
#[async_trait]
pub trait Gauges: Send + Sync {
    async fn now(&self) -> Vec<Gauge>;
}

#[cfg(test)]
mod tests;
