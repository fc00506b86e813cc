//! Where to go on after signing in: a path of ours, whatever the query string says.

use http::{HeaderMap, Uri, header::REFERER};

use crate::Settings;

/// A path on this site that a browser cannot take for another (spec: training, T12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Next(
    // Invariant: begins with one slash, has no control character, also after decoding it once.
    String,
);

const MAX_BYTES: usize = 2_000;

impl Next {
    /// The way on when none, or none of ours, was asked for.
    pub(crate) fn home() -> Self {
        Self("/dashboard".to_owned())
    }

    /// What was asked for if it is ours, else home.
    pub(crate) fn parse(raw: &str) -> Self {
        if is_local(raw) { Self(raw.to_owned()) } else { Self::home() }
    }

    /// The page whose form or link led here, if it is one of ours, else home.
    pub(crate) fn referring(headers: &HeaderMap, settings: &Settings) -> Self {
        Self::referrer(headers, settings).unwrap_or_else(Self::home)
    }

    /// The page whose form or link led here, if it is one of ours.
    pub(crate) fn referrer(headers: &HeaderMap, settings: &Settings) -> Option<Self> {
        let referrer: Uri = headers.get(REFERER)?.to_str().ok()?.parse().ok()?;
        if !is_known_host(referrer.host()?, settings) {
            return None;
        }
        let path = referrer.path_and_query()?.as_str();
        is_local(path).then(|| Self(path.to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The sign-in page that goes on there.
    pub(crate) fn sign_in_url(&self) -> String {
        format!("/login?next={}", encoded(&self.0))
    }
}

/// Whether this is a name under which we answer (spec: quality, "Host").
pub(crate) fn is_known_host(host: &str, settings: &Settings) -> bool {
    match &settings.public_url {
        Some(url) => host.eq_ignore_ascii_case(url.host()),
        None => matches!(host, "127.0.0.1" | "[::1]") || host.eq_ignore_ascii_case("localhost"),
    }
}

/// Whether a browser takes this for a path on this site.
pub(crate) fn is_local(raw: &str) -> bool {
    let looks_local = |bytes: &[u8]| {
        let is_path = matches!(bytes, [b'/'] | [b'/', 0..=b'.' | b'0'..=b'[' | b']'.., ..]);
        let text = String::from_utf8_lossy(bytes);
        is_path && !text.chars().any(char::is_control)
    };
    raw.len() <= MAX_BYTES && looks_local(raw.as_bytes()) && looks_local(&decoded(raw.as_bytes()))
}

/// The bytes that percent-encoded text stands for. A `%` that encodes nothing stands for itself.
pub(crate) fn decoded(raw: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let [first, tail @ ..] = rest {
        let pair = match tail {
            [high, low, ..] if *first == b'%' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match (pair, tail) {
            (Some((high, low)), [_, _, tail @ ..]) => {
                bytes.push(high * 16 + low);
                rest = tail;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    bytes
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|it| u8::try_from(it).ok())
}

/// Text as the value of a query string.
pub(crate) fn encoded(text: &str) -> String {
    let mut url = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            url.push(char::from(byte));
        } else {
            let digit = |it: u8| char::from_digit(it.into(), 16).unwrap_or('0');
            url.push('%');
            url.push(digit(byte / 16).to_ascii_uppercase());
            url.push(digit(byte % 16).to_ascii_uppercase());
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_ours_is_gone_to() {
        for good in ["/", "/team", "/team?page=2&sort=due", "/e/7K3M", "/a//b", "/ä", "/a%20b"] {
            assert_eq!(Next::parse(good).as_str(), good);
        }
        let long = format!("/{}", "a".repeat(2_000));
        for bad in [
            "",
            "team",
            "//host",
            "/\\host",
            "\\host",
            "https:host",
            "https://host/",
            "javascript:alert(1)",
            " /team",
            "/\thost",
            "/a\nb",
            "/a\0",
            "/a%0d%0aset-cookie:x",
            "/%09/host",
            "/%2fhost",
            "/%5Chost",
            "/a%00",
            "/\u{85}",
            &long,
        ] {
            assert_eq!(Next::parse(bad), Next::home(), "{bad:?}");
        }
    }

    #[test]
    fn the_way_on_survives_the_query_string() {
        let next = Next::parse("/team?page=2&sort=due#ä");
        let url = next.sign_in_url();
        assert_eq!(url, "/login?next=/team%3Fpage%3D2%26sort%3Ddue%23%C3%A4");
        let back = decoded(url.split_once('=').expect("a query").1.as_bytes());
        assert_eq!(back, next.as_str().as_bytes());
        assert_eq!(decoded(b"100%, %zz %4"), b"100%, %zz %4");
    }
}
