use std::{net::IpAddr, str::FromStr};

use thiserror::Error;
use url::{Host, Url};

/// Where a chat endpoint is: the address up to `/chat/completions`, such as
/// `https://api.example.com/v1`.
///
/// Texts and keys cross the internet encrypted: `http://` is for what is near, which is this
/// machine, a private address, and a name without a dot, as containers have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointUrl {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) is_https: bool,
    /// Of the requests.
    pub(super) path: String,
    /// As the head of a request names it.
    pub(super) authority: String,
}

/// What is wrong with a URL, as the second part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EndpointUrlError {
    #[error("is no URL")]
    NoUrl,
    #[error("begins with {0:?}")]
    Scheme(String),
    #[error("begins with \"http\", though its host is not near")]
    Far,
    #[error("has a name or a password in it, which go into SHIPSHAPE_SUMMARY_KEY")]
    Login,
    #[error("has a question mark or a hash sign in it")]
    More,
    #[error("ends with \"/chat/completions\", which is added to it")]
    Whole,
}

const COMPLETIONS: &str = "/chat/completions";

impl FromStr for EndpointUrl {
    type Err = EndpointUrlError;

    fn from_str(text: &str) -> Result<Self, EndpointUrlError> {
        let url = Url::parse(text).map_err(|_| EndpointUrlError::NoUrl)?;
        let host = url.host();
        let is_https = match (url.scheme(), &host) {
            (_, None) => return Err(EndpointUrlError::NoUrl),
            ("https", _) => true,
            ("http", Some(host)) if is_near(host) => false,
            ("http", _) => return Err(EndpointUrlError::Far),
            (other, _) => return Err(EndpointUrlError::Scheme(other.to_owned())),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(EndpointUrlError::Login);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(EndpointUrlError::More);
        }
        let path = url.path().trim_end_matches('/');
        if path.ends_with(COMPLETIONS) {
            return Err(EndpointUrlError::Whole);
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
            path: format!("{path}{COMPLETIONS}"),
            authority,
        })
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

    fn parsed(text: &str) -> Result<(String, u16, String), EndpointUrlError> {
        text.parse().map(|it: EndpointUrl| (it.host, it.port, it.path))
    }

    #[test]
    fn what_is_far_is_spoken_to_encrypted() {
        let url = |host: &str, port, path: &str| Ok((host.to_owned(), port, path.to_owned()));
        assert_eq!(
            parsed("https://api.example.com/v1/"),
            url("api.example.com", 443, "/v1/chat/completions")
        );
        assert_eq!(parsed("https://[2001:db8::1]"), url("2001:db8::1", 443, "/chat/completions"));
        for (near, host) in [
            ("http://localhost:11434/v1", "localhost"),
            ("http://ollama:11434/v1", "ollama"),
            ("http://10.1.2.3:11434/v1", "10.1.2.3"),
            ("http://[::1]:11434/v1", "::1"),
        ] {
            assert_eq!(parsed(near), url(host, 11434, "/v1/chat/completions"));
        }
        assert_eq!(parsed("http://api.example.com/v1"), Err(EndpointUrlError::Far));
        assert_eq!(parsed("http://9.9.9.9/v1"), Err(EndpointUrlError::Far));
    }

    #[test]
    fn what_is_no_address_of_an_endpoint_is_refused() {
        for (bad, why) in [
            ("api.example.com", EndpointUrlError::NoUrl),
            ("https://", EndpointUrlError::NoUrl),
            ("ftp://api.example.com", EndpointUrlError::Scheme("ftp".to_owned())),
            ("https://user:word@api.example.com/v1", EndpointUrlError::Login),
            ("https://api.example.com/v1?key=1", EndpointUrlError::More),
            ("https://api.example.com/v1/chat/completions", EndpointUrlError::Whole),
        ] {
            assert_eq!(parsed(bad), Err(why), "{bad}");
        }
    }
}
