use std::{
    io,
    net::{IpAddr, SocketAddr},
};

use domain_audit::WebhookAddress;
use tokio::net::lookup_host;
use tokio_rustls::rustls::pki_types::ServerName;
use url::{Host, Url};

/// An address, taken apart as whoever is asked takes it apart.
pub(crate) struct Target {
    host: Host<String>,
    port: u16,
    pub(crate) is_https: bool,
    /// Of the request, with what stands after a question mark.
    pub(crate) path: String,
    /// As the head of a request names it.
    pub(crate) authority: String,
}

impl Target {
    pub(crate) fn parse(address: &WebhookAddress) -> Option<Self> {
        let url = Url::parse(address.as_str()).ok()?;
        let is_https = match url.scheme() {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
            return None;
        }
        let name = url.host_str().filter(|it| !it.is_empty())?;
        let authority = match url.port() {
            Some(port) => format!("{name}:{port}"),
            None => name.to_owned(),
        };
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        let port = url.port_or_known_default()?;
        Some(Self { host: url.host()?.to_owned(), port, is_https, path, authority })
    }

    /// The address, where there is no name to look up.
    pub(crate) fn literal(&self) -> Option<IpAddr> {
        match self.host {
            Host::Domain(_) => None,
            Host::Ipv4(address) => Some(address.into()),
            Host::Ipv6(address) => Some(address.into()),
        }
    }

    /// Where the host is now.
    pub(crate) async fn addresses(&self) -> io::Result<Vec<SocketAddr>> {
        match (&self.host, self.literal()) {
            (_, Some(address)) => Ok(vec![SocketAddr::new(address, self.port)]),
            (Host::Domain(name), _) => {
                let found: Vec<SocketAddr> =
                    lookup_host((name.as_str(), self.port)).await?.collect();
                match found.is_empty() {
                    true => Err(io::ErrorKind::NotFound.into()),
                    false => Ok(found),
                }
            }
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// Whose certificate it must be.
    pub(crate) fn server_name(&self) -> io::Result<ServerName<'static>> {
        match &self.host {
            Host::Domain(name) => ServerName::try_from(name.clone()).map_err(io::Error::other),
            Host::Ipv4(address) => Ok(ServerName::from(IpAddr::from(*address))),
            Host::Ipv6(address) => Ok(ServerName::from(IpAddr::from(*address))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(text: &str) -> Option<Target> {
        Target::parse(&WebhookAddress::restore(text.to_owned()))
    }

    #[test]
    fn an_address_is_taken_apart_as_browsers_do() {
        for (text, authority, path, literal) in [
            ("https://a.example", "a.example", "/", None),
            ("https://A.example:443/In?x=1", "a.example", "/In?x=1", None),
            ("http://10.1.2.3:5678/x", "10.1.2.3:5678", "/x", Some("10.1.2.3")),
            ("https://0x7f.1/", "127.0.0.1", "/", Some("127.0.0.1")),
            ("https://2130706433/", "127.0.0.1", "/", Some("127.0.0.1")),
            ("https://017700000001/", "127.0.0.1", "/", Some("127.0.0.1")),
            ("https://[::1]:8443/", "[::1]:8443", "/", Some("::1")),
        ] {
            let target = target(text).expect(text);
            assert_eq!((target.authority.as_str(), target.path.as_str()), (authority, path));
            assert_eq!(target.literal(), literal.map(|it| it.parse().expect("an address")));
        }
        for bad in ["a.example", "ftp://a.example", "https://b@a.example", "https://a.example/#x"] {
            assert!(target(bad).is_none(), "{bad}");
        }
    }
}
