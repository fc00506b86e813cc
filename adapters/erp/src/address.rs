use std::{fmt, str::FromStr};

use percent_encoding::percent_decode_str;
use thiserror::Error;
use url::form_urlencoded;

/// A server from whose databases companies may choose: `host:port`, and behind a `?` how the
/// connection is encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowedServer {
    pub(crate) host_and_port: HostAndPort,
    pub(crate) encryption: Encryption,
}

/// A text is no [`AllowedServer`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "`{0}` is no server: write host:port, such as erp.example.com:1433, and if need be \
     ?encrypt=no or ?trust_server_certificate=yes behind it"
)]
pub struct WrongServer(String);

/// Where a server listens. A host is compared as it is written: two names of one machine are two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HostAndPort {
    pub(crate) host: String,
    pub(crate) port: u16,
}

/// A database of a server, and who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Server {
    pub(crate) at: HostAndPort,
    pub(crate) database: Option<String>,
    pub(crate) username: String,
    pub(crate) password: Secret,
    pub(crate) encryption: Encryption,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encryption {
    /// What is usual for its kind: PostgreSQL and MySQL encrypt where they can, SQL Server must.
    #[default]
    Usual,
    Off,
    /// With any certificate.
    Unverified,
    /// With a certificate that the system trusts, for this host.
    Verified,
}

/// Printed nowhere.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(pub(crate) String);

impl AllowedServer {
    pub fn parse(raw: &str) -> Result<Self, WrongServer> {
        let (host_and_port, options) = raw.trim().split_once('?').unwrap_or((raw.trim(), ""));
        let parsed = host_and_port.parse().ok().zip(Encryption::parse(options));
        let (host_and_port, encryption) = parsed.ok_or_else(|| WrongServer(raw.to_owned()))?;
        Ok(Self { host_and_port, encryption })
    }
}

impl FromStr for HostAndPort {
    type Err = ();

    fn from_str(raw: &str) -> Result<Self, ()> {
        let (host, port) = raw.rsplit_once(':').ok_or(())?;
        let is_in_brackets = host.starts_with('[') && host.ends_with(']');
        let is_of_host = |it: char| it.is_ascii_alphanumeric() || "-._".contains(it);
        // A slash would be a socket to some, and an at sign a user.
        let is_plain = !host.is_empty() && host.chars().all(is_of_host);
        let is_ipv6 = is_in_brackets && host.chars().all(|it| is_of_host(it) || "[]:".contains(it));
        let port = port.parse().ok().filter(|it| *it != 0).ok_or(())?;
        if is_plain || is_ipv6 { Ok(Self { host: host.to_owned(), port }) } else { Err(()) }
    }
}

impl HostAndPort {
    /// Without the brackets around an address of IPv6, which only set it apart from the port.
    pub(crate) fn bare_host(&self) -> &str {
        self.host.trim_start_matches('[').trim_end_matches(']')
    }
}

impl Encryption {
    /// Of a query such as `encrypt=no`. `None` for what it does not know.
    pub(crate) fn parse(query: &str) -> Option<Self> {
        let (mut is_encrypted, mut is_trusted) = (None, false);
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = match &*value {
                "yes" | "true" => true,
                "no" | "false" => false,
                _ => return None,
            };
            match &*key {
                "encrypt" => is_encrypted = Some(value),
                "trust_server_certificate" => is_trusted = value,
                _ => return None,
            }
        }
        match (is_encrypted, is_trusted) {
            (None, false) => Some(Self::Usual),
            (Some(false), false) => Some(Self::Off),
            (Some(true), false) => Some(Self::Verified),
            (None | Some(true), true) => Some(Self::Unverified),
            (Some(false), true) => None,
        }
    }
}

impl Server {
    /// Of what stands behind `scheme://` in a URL.
    pub(crate) fn parse(rest: &str, usual_port: u16) -> Option<Self> {
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (sign_in, rest) = rest.rsplit_once('@')?;
        let (username, password) = sign_in.split_once(':').unwrap_or((sign_in, ""));
        let (host, database) = rest.split_once('/').unwrap_or((rest, ""));
        let has_port = !host.ends_with(']') && host.contains(':');
        let at = if has_port { host.parse() } else { format!("{host}:{usual_port}").parse() };
        let database = decoded(database)?;
        let username = decoded(username).filter(|it| !it.is_empty())?;
        Some(Self {
            at: at.ok()?,
            database: Some(database).filter(|it| !it.is_empty()),
            username,
            password: Secret(decoded(password)?),
            encryption: Encryption::parse(query)?,
        })
    }
}

fn decoded(text: &str) -> Option<String> {
    Some(percent_decode_str(text).decode_utf8().ok()?.into_owned())
}

impl fmt::Display for HostAndPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_a_host_and_a_port_and_nothing_else() {
        for (raw, is_server) in [
            ("erp.example.com:1433", true),
            ("10.0.0.7:5432", true),
            ("[::1]:5432", true),
            ("erp:1433?encrypt=no", true),
            ("erp:1433?encrypt=yes&trust_server_certificate=yes", true),
            ("erp:1433?encrypt=no&trust_server_certificate=yes", false),
            ("erp:1433?encrypt=perhaps", false),
            ("erp:1433?options=-c", false),
            ("erp", false),
            ("erp:0", false),
            (":5432", false),
            ("/run/postgresql:5432", false),
            ("user@erp:5432", false),
            ("erp:5432/database", false),
            ("erp:65536", false),
        ] {
            assert_eq!(AllowedServer::parse(raw).is_ok(), is_server, "{raw}");
        }
    }
}
