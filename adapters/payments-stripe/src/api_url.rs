use std::str::FromStr;

use thiserror::Error;
use url::{Host, Url};

/// Where the provider's API is, such as `https://api.stripe.com`. Keys cross the internet encrypted:
/// `http://` is for this machine only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiUrl {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) is_https: bool,
    /// As the head of a request names it.
    pub(crate) authority: String,
}

/// What is wrong with a URL, as the second part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ApiUrlError {
    #[error("is no URL")]
    NoUrl,
    #[error("begins with {0:?}")]
    Scheme(String),
    #[error("begins with \"http\", though its host is not this machine")]
    Far,
    #[error("has more in it than a host and a port")]
    More,
}

impl Default for ApiUrl {
    /// Stripe's own.
    fn default() -> Self {
        let host = "api.stripe.com".to_owned();
        Self { authority: host.clone(), host, port: 443, is_https: true }
    }
}

impl FromStr for ApiUrl {
    type Err = ApiUrlError;

    fn from_str(text: &str) -> Result<Self, ApiUrlError> {
        let url = Url::parse(text).map_err(|_| ApiUrlError::NoUrl)?;
        let is_https = match (url.scheme(), url.host()) {
            (_, None) => return Err(ApiUrlError::NoUrl),
            ("https", _) => true,
            ("http", Some(host)) if is_here(&host) => false,
            ("http", _) => return Err(ApiUrlError::Far),
            (other, _) => return Err(ApiUrlError::Scheme(other.to_owned())),
        };
        let has_login = !url.username().is_empty() || url.password().is_some();
        let has_more = url.path() != "/" || url.query().is_some() || url.fragment().is_some();
        if has_login || has_more {
            return Err(ApiUrlError::More);
        }
        let host = url.host_str().unwrap_or_default();
        let authority = match url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        Ok(Self {
            host: host.trim_start_matches('[').trim_end_matches(']').to_owned(),
            port: url.port_or_known_default().unwrap_or(443),
            is_https,
            authority,
        })
    }
}

fn is_here(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_elsewhere_is_spoken_to_encrypted() {
        assert_eq!("https://api.stripe.com".parse(), Ok(ApiUrl::default()));
        assert_eq!("https://api.stripe.com/".parse(), Ok(ApiUrl::default()));
        let near: ApiUrl = "http://[::1]:12111".parse().expect("this machine");
        assert_eq!((near.host.as_str(), near.port, near.is_https), ("::1", 12111, false));
        assert_eq!(near.authority, "[::1]:12111");
        for (bad, why) in [
            ("api.stripe.com", ApiUrlError::NoUrl),
            ("ftp://api.stripe.com", ApiUrlError::Scheme("ftp".to_owned())),
            ("http://api.stripe.com", ApiUrlError::Far),
            ("http://10.0.0.1", ApiUrlError::Far),
            ("https://api.stripe.com/v1", ApiUrlError::More),
            ("https://key@api.stripe.com", ApiUrlError::More),
            ("https://api.stripe.com?key=1", ApiUrlError::More),
        ] {
            assert_eq!(bad.parse::<ApiUrl>(), Err(why), "{bad}");
        }
    }
}
