use std::{net::IpAddr, str::FromStr};

use thiserror::Error;
use url::{Host, Url};

/// Where a collector is: the address before `/v1/traces`, such as `http://127.0.0.1:4318`.
///
/// `http://` is for what is near, which is this machine, a private address, and a name without a
/// dot, as containers have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CollectorUrl(Url);

/// What is wrong with a URL, as the second part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CollectorUrlError {
    #[error("is no URL")]
    NoUrl,
    #[error("begins with {0:?}")]
    Scheme(String),
    #[error("begins with \"http\", though its host is not near")]
    Far,
    #[error("has a name or a password in it")]
    Login,
    #[error("has a question mark or a hash sign in it")]
    More,
    #[error("ends with \"/v1/traces\", which is added to it")]
    Whole,
}

const TRACES: &str = "/v1/traces";

impl CollectorUrl {
    /// Where batches go.
    pub(crate) fn traces(&self) -> Url {
        let mut url = self.0.clone();
        url.set_path(&format!("{}{TRACES}", self.0.path().trim_end_matches('/')));
        url
    }
}

impl FromStr for CollectorUrl {
    type Err = CollectorUrlError;

    fn from_str(text: &str) -> Result<Self, CollectorUrlError> {
        let url = Url::parse(text).map_err(|_| CollectorUrlError::NoUrl)?;
        match (url.scheme(), url.host()) {
            (_, None) => return Err(CollectorUrlError::NoUrl),
            ("https", _) => {}
            ("http", Some(host)) if is_near(&host) => {}
            ("http", _) => return Err(CollectorUrlError::Far),
            (other, _) => return Err(CollectorUrlError::Scheme(other.to_owned())),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(CollectorUrlError::Login);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(CollectorUrlError::More);
        }
        match url.path().trim_end_matches('/').ends_with(TRACES) {
            true => Err(CollectorUrlError::Whole),
            false => Ok(Self(url)),
        }
    }
}

fn is_near(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => !name.contains('.'),
        Host::Ipv4(address) => address.is_loopback() || address.is_private(),
        Host::Ipv6(address) => IpAddr::V6(*address).is_loopback() || address.is_unique_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traces(text: &str) -> Result<String, CollectorUrlError> {
        text.parse().map(|it: CollectorUrl| it.traces().to_string())
    }

    #[test]
    fn traces_go_below_the_address() {
        for (text, expected) in [
            ("http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/traces"),
            ("http://collector:4318/", "http://collector:4318/v1/traces"),
            ("https://otlp.example.com/tenant/", "https://otlp.example.com/tenant/v1/traces"),
        ] {
            assert_eq!(traces(text), Ok(expected.to_owned()));
        }
    }

    #[test]
    fn what_is_no_address_of_a_collector_is_refused() {
        for (bad, why) in [
            ("127.0.0.1:4318", CollectorUrlError::NoUrl),
            ("http://", CollectorUrlError::NoUrl),
            ("grpc://collector:4317", CollectorUrlError::Scheme("grpc".to_owned())),
            ("http://otlp.example.com", CollectorUrlError::Far),
            ("http://8.8.8.8:4318", CollectorUrlError::Far),
            ("https://user:word@otlp.example.com", CollectorUrlError::Login),
            ("https://otlp.example.com?key=1", CollectorUrlError::More),
            ("http://127.0.0.1:4318/v1/traces", CollectorUrlError::Whole),
        ] {
            assert_eq!(traces(bad), Err(why), "{bad}");
        }
    }
}
