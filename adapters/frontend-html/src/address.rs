//! Where a request comes from, as far as it can be believed.

use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    middleware::Next,
    response::Response,
};
use domain_identity::Device;
use domain_kernel::{Network, Origin, RequestId, Through};
use http::{HeaderMap, header::USER_AGENT, request::Parts};

use crate::{Settings, Web};

/// What the audit trail and the throttles want to know about a request. Extract it with
/// `Caller(origin): Caller`, or ask [`Caller::of`] in a layer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caller(pub(crate) Origin);

impl Caller {
    pub(crate) fn of(parts: &Parts, settings: &Settings) -> Self {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
        let address = peer.map(|it| client(it, &parts.headers, &settings.trusted_proxies));
        let request = parts.extensions.get::<RequestId>().copied();
        Self(Origin { request, address, through: Through::Network })
    }
}

/// Tells what is served beside the pages where a request comes from.
pub(crate) async fn tell(
    State(settings): State<Arc<Settings>>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let Caller(origin) = Caller::of(&parts, &settings);
    parts.extensions.insert(origin);
    next.run(Request::from_parts(parts, body)).await
}

/// What a session that begins now begins on.
pub(crate) struct Browser(pub(crate) Device);

impl FromRequestParts<Web> for Browser {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        let agent = parts.headers.get(USER_AGENT).and_then(|it| it.to_str().ok());
        let address = Caller::of(parts, &web.settings).0.address;
        Ok(Self(Device::new(agent.unwrap_or_default(), address)))
    }
}

impl FromRequestParts<Web> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        Ok(Self::of(parts, &web.settings))
    }
}

/// The nearest address that is not one of our proxies: each of them adds who called it at the end
/// of `X-Forwarded-For`, and what stands before that anyone can have written.
fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[Network]) -> IpAddr {
    let is_proxy = |it: IpAddr| proxies.iter().any(|network| network.contains(it));
    let mut nearest = peer.to_canonical();
    let lines = headers.get_all("x-forwarded-for").iter().rev();
    let hops = lines.filter_map(|it| it.to_str().ok()).flat_map(|it| it.rsplit(','));
    for hop in hops {
        if !is_proxy(nearest) {
            break;
        }
        let Ok(address) = hop.trim().parse::<IpAddr>() else {
            break;
        };
        nearest = address.to_canonical();
    }
    nearest
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn asked(peer: &str, forwarded: &[&'static str], proxies: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        let networks: Vec<Network> =
            proxies.iter().map(|it| it.parse().expect("a network")).collect();
        client(peer.parse().expect("an address"), &headers, &networks).to_string()
    }

    #[test]
    fn nobody_is_believed_by_default() {
        assert_eq!(asked("203.0.113.9", &["10.0.0.1"], &[]), "203.0.113.9");
        assert_eq!(asked("203.0.113.9", &["10.0.0.1"], &["127.0.0.1"]), "203.0.113.9");
    }

    #[test]
    fn a_proxy_is_believed_about_who_called_it_and_no_further() {
        let proxies = ["127.0.0.1", "10.0.0.0/8"];
        assert_eq!(asked("127.0.0.1", &["192.0.2.1, 203.0.113.9"], &proxies), "203.0.113.9");
        assert_eq!(asked("127.0.0.1", &["203.0.113.9", "10.1.1.1"], &proxies), "203.0.113.9");
        assert_eq!(asked("::ffff:127.0.0.1", &["203.0.113.9"], &proxies), "203.0.113.9");
        assert_eq!(asked("127.0.0.1", &["203.0.113.9, nonsense"], &proxies), "127.0.0.1");
        assert_eq!(asked("127.0.0.1", &[], &proxies), "127.0.0.1");
    }
}
