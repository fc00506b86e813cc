//! Whose trace a request is part of (W3C Trace Context).

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Request};
use http::HeaderMap;

use crate::Settings;

/// What one of our proxies says in `traceparent`. From anybody else it is nothing: they would have
/// their requests told, or not told, as part of whatever they like.
pub(crate) fn traceparent<'a>(request: &'a Request, settings: &Settings) -> Option<&'a str> {
    if settings.trusted_proxies.is_empty() {
        return None;
    }
    let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
    let peer = peer.ip().to_canonical();
    let is_proxy = settings.trusted_proxies.iter().any(|it| it.contains(peer));
    said(request.headers()).filter(|_| is_proxy)
}

/// Version, trace, span and flags, in hexadecimal digits: nothing else gets into a log.
fn said(headers: &HeaderMap) -> Option<&str> {
    let mut lines = headers.get_all("traceparent").iter();
    let (line, more) = (lines.next()?, lines.next());
    let text = line.to_str().ok()?;
    // Later versions may say more behind a hyphen.
    let (known, rest) = text.split_at_checked(LENGTH)?;
    let goes_on = !text.starts_with("00") && rest.starts_with('-');
    let is_good = (rest.is_empty() || goes_on)
        && known.bytes().enumerate().all(|(place, byte)| match place {
            2 | 35 | 52 => byte == b'-',
            _ => byte.is_ascii_digit() || matches!(byte, b'a'..=b'f'),
        });
    Some(known).filter(|_| is_good && more.is_none())
}

/// Of what version 00 says.
const LENGTH: usize = 55;

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    const GOOD: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    fn heard(lines: &[String]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers
                .append("traceparent", HeaderValue::from_bytes(line.as_bytes()).expect("a value"));
        }
        said(&headers).map(str::to_owned)
    }

    #[test]
    fn a_trace_is_named_in_digits_and_nothing_else_is_heard() {
        let (good, later) = (GOOD.to_owned(), GOOD.replacen("00", "01", 1));
        assert_eq!(heard(std::slice::from_ref(&good)), Some(good.clone()));
        assert_eq!(heard(&[format!("{later}-more")]), Some(later.clone()));
        for bad in [
            vec![],
            vec![good.clone(), good.clone()],
            vec!["00".to_owned()],
            vec![good.to_uppercase()],
            vec![good.replace('-', "_")],
            vec![good.replace('4', "ü")],
            vec![format!("{good}-more")],
            vec![format!("{later}more")],
        ] {
            assert_eq!(heard(&bad), None, "{bad:?}");
        }
    }

    #[test]
    fn nobody_but_our_proxies_is_heard() {
        for (peer, is_heard) in
            [("127.0.0.1:1", true), ("[::ffff:127.0.0.1]:1", true), ("10.0.0.1:1", false)]
        {
            let mut request = Request::new(axum::body::Body::empty());
            request.headers_mut().insert("traceparent", HeaderValue::from_static(GOOD));
            let peer: SocketAddr = peer.parse().expect("an address");
            request.extensions_mut().insert(ConnectInfo(peer));
            let mut settings = crate::tests::given::settings();
            assert_eq!(traceparent(&request, &settings), None);
            settings.trusted_proxies = vec!["127.0.0.1".parse().expect("a network")];
            assert_eq!(traceparent(&request, &settings).is_some(), is_heard, "{peer}");
        }
    }
}
