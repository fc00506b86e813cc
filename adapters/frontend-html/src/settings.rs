//! What the web pages must be told by whoever starts them.

use std::{str::FromStr, sync::Arc};

use application::Random;
use domain_kernel::{Clock, Ids, Network};
use http::Uri;
use jiff::tz::TimeZone;
use thiserror::Error;

use crate::health::Readiness;

pub struct Settings {
    /// Where people reach us. Without one, only this machine's own addresses are answered.
    pub public_url: Option<PublicUrl>,
    /// Signs what a browser keeps for us. Whoever has it can forge messages.
    pub secret_key: [u8; 32],
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// Times are shown in this zone.
    pub time_zone: TimeZone,
    pub clock: Arc<dyn Clock>,
    pub ids: Arc<dyn Ids>,
    pub random: Arc<dyn Random>,
    pub readiness: Arc<dyn Readiness>,
}

/// Scheme, host and port under which people reach us, as a browser writes an origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    // Invariant: in lower case, without a default port, a path or anything after it.
    origin: String,
    host: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a public URL is http:// or https:// with a host, perhaps a port, and nothing after it")]
pub struct PublicUrlError;

impl Settings {
    /// Whether browsers reach us by https, so that cookies and addresses can insist on it.
    pub fn is_https(&self) -> bool {
        self.public_url.as_ref().is_some_and(PublicUrl::is_https)
    }

    /// The name that browsers guard best: one with `__Host-` can be set by this host only.
    pub fn cookie_name(&self, name: &str) -> String {
        let prefix = if self.is_https() { "__Host-" } else { "" };
        format!("{prefix}{name}")
    }
}

impl PublicUrl {
    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https:")
    }

    /// As a browser's `Origin` header has it.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The host without its port.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The complete address of one of our own paths, for mails and labels.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

impl FromStr for PublicUrl {
    type Err = PublicUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let uri: Uri = text.parse().map_err(|_| PublicUrlError)?;
        let scheme = uri.scheme_str().ok_or(PublicUrlError)?.to_ascii_lowercase();
        let default_port = match scheme.as_str() {
            "http" => 80,
            "https" => 443,
            _ => return Err(PublicUrlError),
        };
        let authority = uri.authority().ok_or(PublicUrlError)?;
        let host = authority.host().to_ascii_lowercase();
        let is_bare = matches!(uri.path(), "" | "/") && uri.query().is_none();
        if host.is_empty() || !is_bare || authority.as_str().contains('@') || text.contains('#') {
            return Err(PublicUrlError);
        }
        let port = match authority.port_u16() {
            Some(port) if port != default_port => format!(":{port}"),
            _ => String::new(),
        };
        Ok(Self { origin: format!("{scheme}://{host}{port}"), host })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_is_written_as_browsers_write_an_origin() {
        let url: PublicUrl = "HTTPS://Train.Example.com:443/".parse().expect("a good URL");
        assert_eq!(url.origin(), "https://train.example.com");
        assert_eq!(url.host(), "train.example.com");
        assert!(url.is_https());
        assert_eq!(url.join("/login"), "https://train.example.com/login");
        let url: PublicUrl = "http://[::1]:8080".parse().expect("a good URL");
        assert_eq!(url.origin(), "http://[::1]:8080");
    }

    #[test]
    fn a_public_url_has_nothing_but_scheme_host_and_port() {
        for bad in [
            "example.com",
            "ftp://example.com",
            "https://",
            "https://a@b.example",
            "https://a.example/app",
            "https://a.example/?x",
            "https://a.example/#x",
            "/login",
            "",
        ] {
            assert_eq!(bad.parse::<PublicUrl>(), Err(PublicUrlError), "{bad:?}");
        }
    }
}
