use std::{fmt, net::IpAddr, str::FromStr};

use percent_encoding::percent_decode_str;
use thiserror::Error;
use url::Url;

/// The server that takes our mails, as a URL says it:
///
/// - `smtp://host`: encrypted by STARTTLS, without which nothing is sent. To this machine itself
///   nothing is encrypted.
/// - `smtps://host`: encrypted from the first byte.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpServer {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) security: Security,
    pub(crate) login: Option<Login>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Security {
    None,
    StartTls,
    Tls,
}

#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Login {
    pub(crate) user: String,
    pub(crate) password: String,
}

/// What is wrong with a URL, as the second part of a sentence. It never shows the password.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ServerError {
    #[error("is no URL")]
    NoUrl,
    #[error("begins with {0:?}")]
    Scheme(String),
    #[error("names no host")]
    NoHost,
    #[error("has something after the host and the port")]
    More,
    #[error("has a name without a password, or a password without a name")]
    HalfLogin,
}

impl FromStr for SmtpServer {
    type Err = ServerError;

    fn from_str(text: &str) -> Result<Self, ServerError> {
        let url = Url::parse(text).map_err(|_| ServerError::NoUrl)?;
        let (port, encrypted) = match url.scheme() {
            "smtp" => (587, Security::StartTls),
            "smtps" => (465, Security::Tls),
            other => return Err(ServerError::Scheme(other.to_owned())),
        };
        let host = url.host_str().filter(|it| !it.is_empty()).ok_or(ServerError::NoHost)?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let is_bare = matches!(url.path(), "" | "/");
        if !is_bare || url.query().is_some() || url.fragment().is_some() {
            return Err(ServerError::More);
        }
        let login = match (url.username(), url.password()) {
            ("", None) => None,
            (user, Some(password)) if !user.is_empty() => {
                Some(Login { user: decoded(user), password: decoded(password) })
            }
            _ => return Err(ServerError::HalfLogin),
        };
        let security = match encrypted {
            Security::StartTls if is_loopback(&host) => Security::None,
            encrypted => encrypted,
        };
        Ok(Self { host, port: url.port().unwrap_or(port), security, login })
    }
}

impl SmtpServer {
    /// Encrypts even to this machine itself.
    #[must_use]
    pub fn always_encrypted(self) -> Self {
        match self.security {
            Security::None => Self { security: Security::StartTls, ..self },
            Security::StartTls | Security::Tls => self,
        }
    }
}

impl fmt::Display for SmtpServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.security {
            Security::None => "not encrypted",
            Security::StartTls => "encrypted by STARTTLS",
            Security::Tls => "encrypted",
        };
        let who = if self.login.is_some() { "signed in" } else { "without a sign-in" };
        write!(f, "{}:{} ({how}, {who})", self.host, self.port)
    }
}

impl fmt::Debug for SmtpServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpServer({}:{}, {:?})", self.host, self.port, self.security)
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<(String, u16, Security), ServerError> {
        text.parse().map(|it: SmtpServer| (it.host, it.port, it.security))
    }

    #[test]
    fn a_server_is_encrypted_unless_it_is_this_machine() {
        let server = |host: &str, port, security| Ok((host.to_owned(), port, security));
        assert_eq!(parsed("smtp://mx.example"), server("mx.example", 587, Security::StartTls));
        assert_eq!(parsed("smtp://10.0.0.1:25"), server("10.0.0.1", 25, Security::StartTls));
        assert_eq!(parsed("smtps://mx.example/"), server("mx.example", 465, Security::Tls));
        for (local, host) in [
            ("smtp://localhost", "localhost"),
            ("smtp://127.0.0.2", "127.0.0.2"),
            ("smtp://[::1]", "::1"),
        ] {
            assert_eq!(parsed(local), server(host, 587, Security::None));
        }
        assert_eq!(parsed("smtps://localhost"), server("localhost", 465, Security::Tls));
    }

    #[test]
    fn a_url_may_have_a_name_and_a_password_and_nothing_else() {
        let server: SmtpServer = "smtp://a%40b.co:p%3Aw%2F@mx.example:2525".parse().expect("good");
        let login = server.login.clone().expect("a login");
        assert_eq!((login.user.as_str(), login.password.as_str()), ("a@b.co", "p:w/"));
        assert!(!format!("{server:?}").contains("p:w"));
        assert_eq!(server.to_string(), "mx.example:2525 (encrypted by STARTTLS, signed in)");
        for (bad, why) in [
            ("mx.example", ServerError::NoUrl),
            ("http://mx.example", ServerError::Scheme("http".to_owned())),
            ("smtp://", ServerError::NoHost),
            ("smtp://mx.example/inbox", ServerError::More),
            ("smtp://mx.example?tls=no", ServerError::More),
            ("smtp://user@mx.example", ServerError::HalfLogin),
        ] {
            assert_eq!(parsed(bad), Err(why), "{bad}");
        }
    }
}
